"""Tables of facts about programs, by code or by name, to clean rows; nothing is stored or matched here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matchweek.domain.base.text import clean_note
from matchweek.domain.programs.facts import IN_WORDS, FactKind
from matchweek.errors import BadInput
from matchweek.intake.headings.headers import header_field, squeezed
from matchweek.intake.read import bytes_of, table_of_bytes, table_of_paste
from matchweek.intake.rows.cells import clean_text, meaningful, read_code, undefused
from matchweek.intake.rows.reading import Rejected, Table

MOST_ROWS = 20_000
_LOOKED_AT = 30
_SHOWN = 120
# Of each kind the headings that people give it; those of programs are the lists' own (headings.headers).
_KINDS = {
    FactKind.VISA: "visa|visas|visa sponsorship|visa types|visa type|visas sponsored|visa status|sponsors",
    FactKind.IMG: "img|imgs|takes imgs|accepts imgs|img friendly|img percent|img share|percent img"
    "|imgs percent|share of imgs|non us img|img %|% img",
    FactKind.SCORE: "score|least score|minimum score|min score|step 2|step 2 ck|least step 2 ck|cutoff"
    "|step 2 cutoff|step 2 ck cutoff|minimum step 2|minimum step 2 ck|score filter",
    FactKind.YEAR: "year|years|yog|yog limit|graduation year|years since graduation|year of graduation"
    "|graduation limit|yog cutoff|max years since graduation",
    FactKind.HOME: "home|home institution|home program|my school",
    FactKind.LINK: "link|url|website|web site|program website|web|homepage",
    FactKind.KNOWN: "known|what you know|know|notes|note|comment|comments|remarks|what i know",
    FactKind.WARNING: "warning|warnings|warning by others|red flag|red flags|caution",
}
_PLAIN = {
    "kind": "kind|fact|fact kind|about",
    "value": "value|fact value|says|answer",
    "source": "source|from|where from|read in|source of fact",
    "on": "on|date|as of|dated|updated|last updated|read on|checked|date checked|verified",
}
_OWN: dict[str, str] = {
    squeezed(name): str(column)
    for column, names in (*_KINDS.items(), *_PLAIN.items())
    for name in names.split("|")
}
_OF_PROGRAM = ("code", "name", "institution", "specialty", "city", "state", "type")
COLUMNS = (*_OF_PROGRAM, *_PLAIN, *(kind.value for kind in FactKind))
HEADINGS = "Code or Program, Specialty, Visa, IMG, Score, Year, Link, Known, Warning, Source, Date"


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row: which program it means, by `code` or in words, and what it says by kind, as it stood there.

    `row` is its number as a person counts them; `source` and `on` are as written, empty where it says none.
    """

    row: int
    code: str = ""
    name: str = ""
    institution: str = ""
    specialty: str = ""
    city: str = ""
    state: str = ""
    type: str = ""
    said: tuple[tuple[str, str], ...] = ()
    source: str = ""
    on: str = ""

    @property
    def words(self) -> str:
        """What it calls its program, for looking it up."""
        parts = (self.name, self.institution if self.institution != self.name else "", self.specialty)
        return " ".join(part for part in (*parts, self.city, self.state) if part)

    @property
    def shown(self) -> str:
        return self.code or self.words


@dataclass(frozen=True, slots=True)
class FactsRead:
    """A file of facts as it was understood; `source` is its name, `kinds` the kinds of which it speaks."""

    rows: tuple[FactRow, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    source: str
    kinds: tuple[str, ...] = field(default=())


def read_facts_file(path: str | Path, columns: Mapping[str, str] | None = None) -> FactsRead:
    """Read facts from CSV, XLSX or whatever a list may come in; `columns` names columns by heading.

    Raises BadInput with what to do next where there is no program or no fact in it.
    """
    where = Path(path)
    return read_facts_bytes(bytes_of(where), where.name, columns)


def read_facts_bytes(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> FactsRead:
    """The same of bytes at hand, such as standard input."""
    return _read(table_of_bytes(data, name), name, columns or {})


def read_facts_pasted(text: str, columns: Mapping[str, str] | None = None) -> FactsRead:
    """The same of a pasted table."""
    return _read(table_of_paste(text), "pasted", columns or {})


def _read(table: Table, name: str, wanted: Mapping[str, str]) -> FactsRead:
    records = [(row, cells) for row, cells in table.open() if any(map(str.strip, cells))]
    place, columns = _headings([cells for _, cells in records[:_LOOKED_AT]], wanted, name)
    rows: list[FactRow] = []
    rejected: list[Rejected] = []
    for number, cells in records[place + 1 :]:
        if len(rows) >= MOST_ROWS:
            raise BadInput(
                "That is more than all programs",
                f"{name} has more than {MOST_ROWS:,} rows.",
                "Take a part of it.",
            )
        found = _row(number, cells, columns)
        text = ", ".join(filter(None, map(clean_text, cells)))[:_SHOWN]
        if not found.shown:
            rejected.append(Rejected(number, "it names no program", text))
        elif found.said:
            rows.append(found)
    if not rows:
        raise BadInput(
            "No fact was found",
            f"No row of {name} says something of a program.",
            f"Name columns such as: {HEADINGS}.",
        )
    kinds = dict.fromkeys(kind for row in rows for kind, _ in row.said)
    return FactsRead(tuple(rows), tuple(rejected), (*table.left, *table.notes), name, tuple(kinds))


def _headings(lines: Sequence[list[str]], wanted: Mapping[str, str], name: str) -> tuple[int, dict[str, int]]:
    """The row of headings and which column each gives to what."""
    best: dict[str, int] = {}
    place = -1
    for number, cells in enumerate(lines):
        found = _columns(cells, wanted)
        if _enough(found) and len(found) > len(best):
            best, place = found, number
    if place < 0:
        raise BadInput(
            "No column was recognised",
            f"{name} has no row of headings that names a program and a fact.",
            f"Give the first row headings such as: {HEADINGS}; or `--column visa=HEADING`.",
        )
    missing = [heading for heading in wanted.values() if squeezed(heading) not in map(squeezed, lines[place])]
    if missing:
        shown = ", ".join(cell for cell in map(clean_text, lines[place]) if cell)
        raise BadInput(
            f"No such column: {missing[0][:40]}", f"The headings are: {shown}.", "Name one of them."
        )
    return place, best


def _enough(found: Mapping[str, int]) -> bool:
    names = found.keys() & {"code", "name", "institution"}
    return bool(names) and (found.keys() >= {"kind", "value"} or bool(found.keys() & set(FactKind)))


def _columns(cells: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    named = {squeezed(heading): column for column, heading in wanted.items()}
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        heading = squeezed(clean_text(cell))
        column = named.get(heading) or _OWN.get(heading) or header_field(clean_text(cell))
        if column in COLUMNS and column not in found:
            found[column] = index
    return found


def _row(number: int, cells: Sequence[str], columns: Mapping[str, int]) -> FactRow:
    raw = {column: cells[index] for column, index in columns.items() if index < len(cells)}
    text = {column: meaningful(undefused(clean_text(cell))) for column, cell in raw.items()}
    code = read_code(raw["code"]) if text.get("code") else None
    words = {column: text.get(column, "") for column in _OF_PROGRAM[1:]}
    # A code may stand in the column of names, and what people call it where the code should be.
    if code is None and words["name"]:
        code = read_code(raw["name"])
    if code is None and not words["name"]:
        words["name"] = text.get("code", "")
    return FactRow(
        number,
        code or "",
        said=tuple(_said(raw, text)),
        source=text.get("source", ""),
        on=text.get("on", ""),
        **words,
    )


def _said(raw: Mapping[str, str], text: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a row says: a column for each kind, or one that names the kind beside its value."""
    if text.get("kind") and text.get("value"):
        yield text["kind"], _own_words(raw["value"])
    for kind in FactKind:
        if text.get(kind.value):
            yield kind.value, _own_words(raw[kind.value]) if kind in IN_WORDS else text[kind.value]


def _own_words(cell: str) -> str:
    """Words with their lines, which a single line of a table would lose."""
    return undefused(clean_note(cell).strip())
