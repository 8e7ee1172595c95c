"""One's own sheet of the season's programs, to clean rows; nothing is stored or matched here.

Taken apart as every list is; its headings are those of the lists and, as data, the tracker's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from matchweek.domain.base.text import clean_note
from matchweek.domain.contacts.mailed_interview import ZONE
from matchweek.errors import BadInput
from matchweek.intake.headings.headers import column_named, header_field, squeezed
from matchweek.intake.read import bytes_of, table_of_bytes, table_of_paste
from matchweek.intake.rows.cells import clean_text, meaningful, read_code, undefused
from matchweek.intake.rows.reading import ColumnGuess, Record, Rejected, Table
from matchweek.intake.rows.states import state_suffix

MOST_ROWS = 2_000
_LOOKED_AT = 30
_SAMPLES = 3
_SHOWN = 160
_OF_LIST_RANK = 50
"""A heading of the lists counts behind the tracker's own names for its fields."""
_OF_LISTS = ("code", "institution", "name", "specialty", "type", "city", "state", "acgme_id")
# What people head their own columns with; of each field the surest first.
_OWN_HEADINGS = {
    "institution": "institution|hospital|program|program name|university|site|name of program"
    "|name of the program|name of hospital|name of institution",
    "specialty": "field|field of medicine",
    "date": "date|interview date|date and time|date time|interview|interview date time|when|day|iv date"
    "|date of interview|interview day",
    "time": "time|interview time|start time|start|hour|time of interview",
    "zone": "time zone|timezone|tz|zone",
    "minutes": "minutes|length|duration|how long",
    "link": "link|zoom link|interview link|meeting link|url|where|location of interview|platform link",
    "interviewer": "interviewer|interviewers|with|interviewed by|who",
    "format": "format|mode|interview format|virtual or in person|in person or virtual|platform"
    "|interview type",
    "status": "status|state of it|stage|interview status|outcome|result",
    "visa": "visa|visas|visa sponsorship|sponsors visa|j 1|h 1b|j 1 h 1b|visa yes no|visa type",
    "vibe": "vibe|vibes|impression|gut|gut feeling|feeling|overall|rating|vibe 1 10|overall impression",
    "fit": "fit|fit score|fit 1 10",
    "training": "training|training score|teaching|training quality|training 1 10",
    "lifestyle": "lifestyle|life|location score|lifestyle location|lifestyle 1 10|location 1 10|wellness",
    "bucket": "bucket|tier|rank bucket|rank tier|group",
    "note": "note|notes|comment|comments|remarks|thoughts",
    "visa_limits": "visa limits|visa notes|visa details|visa comment",
    "living": "living|cost of living|col|rent|housing",
    "transport": "transport|transportation|car needed|car|commute",
    "hospital": "hospital type|kind of hospital|hospital|program type|setting|type of hospital"
    "|community or university",
    "volume": "volume|patient volume|beds|census|case volume|cases",
    "fellowships": "fellowships|fellowship|fellowship match|in house fellowships",
    "residents": "residents|resident vibe|what residents said|residents said|resident notes",
    "faculty": "faculty|pd|program director|faculty notes|pd notes",
    "flags": "flags|red flags|red flag|concerns|cons",
}
# “Time (ET)”, “Interview time EST”, “Date (MM/DD)”, “Vibe (of 10)”: what stands behind a heading's own words.
_BEHIND = re.compile(r"^(.+?)[\s,/-]*\(([^()]*)\)\s*$")
# “My impression”, “Vibe /10”, “Fit out of 10”: whose it is, and the scale that every score here has.
_WHOSE = re.compile(r"^my\s+", re.IGNORECASE)
_OF_TEN = re.compile(r"[\s,-]*(?:/|\b(?:out\s+)?of\b)\s*10\s*$", re.IGNORECASE)
_ZONE_BEHIND = re.compile(rf"^(.+?)[\s,/-]+({ZONE.pattern}|(?:UTC|GMT)[-+\d:]*)\s*$", re.IGNORECASE)
_ZONE_ONLY = re.compile(rf"{ZONE.pattern}|(?:UTC|GMT)\s?[-+\d:]*", re.IGNORECASE)
_ORDERS = ((re.compile(r"^d+\W+m", re.IGNORECASE), True), (re.compile(r"^m+\W+d", re.IGNORECASE), False))
_RANKS: dict[str, list[tuple[int, str]]] = {}
for _field_name, _names in _OWN_HEADINGS.items():
    for _rank, _name in enumerate(_names.split("|")):
        _RANKS.setdefault(squeezed(_name), []).append((_rank, _field_name))
FIELDS = (
    *_OF_LISTS,
    *(column for column in _OWN_HEADINGS if column not in _OF_LISTS),
)
"""Every field that a column of a sheet can be."""
NAMING = frozenset({"code", "institution", "name"})
LIKE_A_LIST = "It looks like the List of Unfilled Programs. To bring that in: `matchweek list import FILE`."
IN_WORDS = frozenset(
    {"note", "visa_limits", "living", "transport", "hospital", "volume", "fellowships", "residents"}
    | {"faculty", "flags"}
)
"""Fields whose lines are kept."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as a person counts them, and what stands in it by field."""

    row: int
    said: Mapping[str, str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet as it was understood. `rows` name a program, `rejected` could not be used and are kept to be
    told; `columns` say which column is which field, and can be reassigned. `days_first` is what somebody said
    of dates such as 12/11/2026; None before."""

    rows: tuple[SheetRow, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    columns: tuple[ColumnGuess, ...]
    source: str
    records: tuple[Record, ...] = field(default=(), repr=False, compare=False)
    place: int = -1
    days_first: bool | None = None

    def column(self, name: str) -> ColumnGuess | None:
        """The column of a field, None where it has none."""
        return next((column for column in self.columns if column.field == name), None)

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are taken for nothing, as they are headed: what stands in them is not stored."""
        return tuple(each.label for each in self.columns if not each.field and (each.header or each.samples))

    def with_column(self, name: str, index: int | None) -> SheetRead:
        """The same sheet with one field taken from another column, or from none; the column's field goes."""
        columns = []
        for column in self.columns:
            taken = column.field if column.field != name and column.index != index else ""
            columns.append(replace(column, field=name if column.index == index else taken, certain=True))
        return _filled(replace(self, columns=tuple(columns)))


def read_sheet_file(path: Path, columns: Mapping[str, str] | None = None) -> SheetRead:
    """Read a sheet from CSV, XLSX or whatever a list comes in; `columns` names columns by heading or number.

    Raises BadInput with what to do next where the file cannot be read.
    """
    return read_sheet_bytes(bytes_of(path), path.name, columns)


def read_sheet_bytes(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> SheetRead:
    """The same of bytes at hand, such as standard input."""
    return _read(table_of_bytes(data, name), name, columns or {})


def read_sheet_pasted(text: str, columns: Mapping[str, str] | None = None) -> SheetRead:
    """The same of rows copied from a spreadsheet."""
    return _read(table_of_paste(text), "what was pasted", columns or {})


def _read(table: Table, name: str, wanted: Mapping[str, str]) -> SheetRead:
    records = [(row, cells) for row, cells in table.open() if any(map(str.strip, cells))]
    if len(records) > MOST_ROWS:
        raise BadInput(
            "That is more than a season", f"{name} has more than {MOST_ROWS:,} rows.", "Take a part of it."
        )
    place, found = _headings([cells for _, cells in records[:_LOOKED_AT]])
    header = [clean_text(cell) for cell in records[place][1]] if place >= 0 else []
    width = max((len(cells) for _, cells in records), default=0)
    named = _wanted(wanted, header, width)
    by_column = {
        index: each for each, index in found.items() if each not in named and index not in named.values()
    }
    by_column |= {index: each for each, index in named.items()}
    columns = tuple(
        ColumnGuess(index, by_column.get(index, ""), header[index] if index < len(header) else "",
                    _samples(records[place + 1 :], index), index in by_column)
        for index in range(width)
    )  # fmt: skip
    warnings = (*table.left, *table.notes, *_a_list(columns))
    read = SheetRead((), (), warnings, columns, name, tuple(records), place)
    return _filled(replace(read, days_first=_order_said(read.column("date"))))


def _a_list(columns: Sequence[ColumnGuess]) -> tuple[str, ...]:
    """What to say of a sheet that has the columns of the List alone, positions with them."""
    used = {column.field for column in columns if column.field}
    counted = any(not column.field and header_field(column.header) == "positions" for column in columns)
    return (LIKE_A_LIST,) if counted and "code" in used and used <= {*_OF_LISTS} else ()


def _order_said(date: ColumnGuess | None) -> bool | None:
    """Whether the day stands first, as the heading of the dates says: “Date (DD/MM/YYYY)”."""
    behind = _parted(date.header)[1] if date is not None else ""
    return next((first for pattern, first in _ORDERS if pattern.match(behind)), None)


def _parted(heading: str) -> tuple[str, str]:
    """A heading's own words, and what stands behind them."""
    found = _BEHIND.match(heading) or _ZONE_BEHIND.match(heading)
    return (found[1], found[2].strip()) if found is not None else (heading, "")


def _zone_said(columns: Iterable[ColumnGuess]) -> str:
    """The zone that the heading of the times says, else that of the dates; empty where neither does."""
    behind = {each.field: _parted(each.header)[1] for each in columns if each.field in ("date", "time")}
    zones = (behind.get(name, "") for name in ("time", "date"))
    return next((each for each in zones if _ZONE_ONLY.fullmatch(each)), "")


def _wanted(wanted: Mapping[str, str], header: Sequence[str], width: int) -> dict[str, int]:
    """The columns that a person named, by field."""
    found = {}
    for name, heading in wanted.items():
        plain = squeezed(name)
        field_name = next((each for each in FIELDS if squeezed(each) == plain), "") or _field(name)
        if not field_name:
            raise BadInput(
                f"No such field: {name[:40]}",
                "A sheet of the season has none.",
                f"Known: {', '.join(FIELDS)}.",
            )
        found[field_name] = column_named(heading, header, width)
    return found


def _headings(lines: Sequence[list[str]]) -> tuple[int, dict[str, int]]:
    """The row of headings and which column each field is in; -1 and nothing where there is none."""
    best: dict[str, int] = {}
    place = -1
    for number, cells in enumerate(lines):
        found = _columns(cells)
        if len(found) > max(1, len(best)):
            best, place = found, number
    return place, best


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column each heading gives to which field; the surest name of a field wins, each column once."""
    claims: list[tuple[int, int, str]] = []
    for index, cell in enumerate(cells):
        heading = clean_text(cell)
        bare = _OF_TEN.sub("", _WHOSE.sub("", _parted(heading)[0]))
        known = _RANKS.get(squeezed(heading)) or _RANKS.get(squeezed(bare)) or []
        claims += ((rank, index, name) for rank, name in known)
        if (of_lists := header_field(heading) or header_field(bare)) in _OF_LISTS:
            claims.append((_OF_LIST_RANK, index, of_lists))
    found: dict[str, int] = {}
    for _, index, name in sorted(claims):
        if name not in found and index not in found.values():
            found[name] = index
    return found


def _field(heading: str) -> str:
    return next(iter(_columns([heading])), "")


def _samples(records: Sequence[Record], index: int) -> tuple[str, ...]:
    found = dict.fromkeys(
        text for _, cells in records if index < len(cells) and (text := clean_text(cells[index]))
    )
    return tuple(found)[:_SAMPLES]


def _filled(read: SheetRead) -> SheetRead:
    """The sheet with its rows as its columns say them."""
    by_field = {column.field: column.index for column in read.columns if column.field}
    rows: list[SheetRow] = []
    rejected: list[Rejected] = []
    zone = _zone_said(read.columns)
    for number, cells in read.records[read.place + 1 :]:
        said = _said(cells, by_field)
        if zone and said.keys() & {"date", "time"}:
            said.setdefault("zone", zone)
        text = ", ".join(filter(None, map(clean_text, cells)))[:_SHOWN]
        if NAMING & said.keys():
            rows.append(SheetRow(number, said, text))
        else:
            rejected.append(Rejected(number, "it names no program", text))
    return replace(read, rows=tuple(rows), rejected=tuple(rejected))


def _said(cells: Sequence[str], by_field: Mapping[str, int]) -> dict[str, str]:
    found = {}
    for name, index in by_field.items():
        raw = cells[index] if index < len(cells) else ""
        line = undefused(clean_note(raw).strip()) if name in IN_WORDS else undefused(clean_text(raw))
        if meaningful(line):
            found[name] = line
    if "state" not in found and (letters := state_suffix(found.get("city", ""))):
        found |= {"city": found["city"].rpartition(",")[0].strip() or found["city"], "state": letters}
    code = read_code(found["code"]) if "code" in found else None
    if "code" in found and code is None and "institution" not in found and "name" not in found:
        # What people call it stands where the code should be.
        found["institution"] = found.pop("code")
    elif code is not None:
        found["code"] = code
    return found
