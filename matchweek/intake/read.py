"""A list from a file, from bytes or from a paste, whatever its form, to a Reading; nothing is stored here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import islice
from operator import attrgetter
from pathlib import Path

from matchweek.domain.programs.program import Listing
from matchweek.errors import BadInput
from matchweek.intake.clean import LEFT_OUT, Cleaner, is_furniture
from matchweek.intake.forms.file_kinds import refuse_known
from matchweek.intake.forms.mhtml import is_mhtml, page_of
from matchweek.intake.forms.shapes import table_of
from matchweek.intake.forms.text import decode
from matchweek.intake.headings.arrange import arranged
from matchweek.intake.headings.columns import Plan, is_header, plan_for
from matchweek.intake.headings.headers import FIELDS, fields_of, header_field
from matchweek.intake.rows.none_lost import codes_in, codes_in_no_row, codes_in_notes
from matchweek.intake.rows.odd import LETTERS_LOST, few, odd_words
from matchweek.intake.rows.parts import part_said
from matchweek.intake.rows.reading import (
    Cancelled,
    Progress,
    Reading,
    Rejected,
    Table,
    Unsure,
    check_cancelled,
)

LARGEST_FILE = 50 * 1024 * 1024
NOT_COUNTED = (
    "No column says the positions: a program keeps those of the list before, a new one counts as 1. "
    "Choose the column, or look in R3."
)
NOT_SURE = "How many positions is not sure"
SAVE_OR_PRINT = "Save the page with ctrl+s, or print it to PDF, and bring that file in."
OR_SAVE = f"Or s{SAVE_OR_PRINT[1:]}"
_RUN_TOGETHER = re.compile(r"[0-9]{7}[CMPAR][0-9A-Z][A-Za-z]{3}|[A-Za-z]{3}[0-9]{7}[CMPAR][0-9A-Z]")
_STEP = 1000
_SHORT = 4
_TAGS = re.compile(r"<[^<>]*>|&nbsp;")
_ROWS_NAMED = 8
_every_value = attrgetter(*(one.name for one in fields(Listing)))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class _Watch:
    """How the person follows a reading and stops it."""

    progress: Progress | None = None
    cancelled: Cancelled | None = None


_UNWATCHED = _Watch()


def read_file(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Reading:
    """Read a list file: CSV, TSV, text, XLSX, PDF or a saved web page, told apart by what is in it.

    `columns` overrides the column of a field by its heading or its number from 1. `progress` is
    told (rows done, rows in all, about); `cancelled` is asked now and then. Raises BadInput with
    what to do next when the file cannot be used, Failed when the reading was cancelled.
    """
    where = Path(path)
    return read_bytes(bytes_of(where), where.name, columns, progress=progress, cancelled=cancelled)


def read_bytes(
    data: bytes,
    name: str,
    columns: Mapping[str, str] | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Reading:
    """Read a list that is at hand as bytes, such as standard input; as `read_file`."""
    watch = _Watch(progress, cancelled)
    return _read(arranged(table_of_bytes(data, name, watch)), name, dict(columns or {}), watch)


def read_pasted(
    text: str,
    columns: Mapping[str, str] | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Reading:
    """Read a table copied from a web page or a spreadsheet, or CSV text; as `read_file`."""
    watch = _Watch(progress, cancelled)
    return _read(arranged(table_of_paste(text)), "pasted", dict(columns or {}), watch)


def table_of_paste(text: str) -> Table:
    """The table in a pasted text, taken apart and no more. Raises BadInput for an empty or a huge one."""
    if len(text) > LARGEST_FILE:
        raise _too_large("the pasted text")
    if not text.strip():
        raise BadInput("Nothing was pasted", "The text is empty.", "Copy the whole table, then paste it.")
    return _with_words(table_of(text, pasted=True), text)


def bytes_of(path: Path) -> bytes:
    """What is in a file; raises BadInput with what to do next where it cannot be read."""
    title = f"Cannot open {path.name or path}"
    try:
        if path.is_dir():
            raise BadInput(title, "It is a folder.", "Name the list file inside it.")
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise _too_large(path.name)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise BadInput(title, "There is no such file.", "Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a file's"
        raise BadInput(title, f"{reason}.", "Check the name and that you may read the file.") from error


def table_of_bytes(data: bytes, name: str, watch: _Watch = _UNWATCHED) -> Table:
    """Take bytes apart by what they are, and no more; the file's extension is not asked. Raises BadInput."""
    if len(data) > LARGEST_FILE:
        raise _too_large(name)
    if not data.strip(b"\x00 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise BadInput(
            "The list is empty",
            f"{name} holds no text.",
            "Export the list again, or copy the table and paste it.",
        )
    refuse_known(data, name)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from matchweek.intake.apart import PDF, table_apart

        return _with_part(table_apart(PDF, data, watch.progress, watch.cancelled))
    if data.startswith((b"PK\x03\x04", _OLE)):
        from matchweek.intake.apart import WORKBOOK, table_apart

        return _with_part(table_apart(WORKBOOK, data, watch.progress, watch.cancelled))
    if is_mhtml(data):
        return _of_mhtml(data)
    text, notes = decode(data)
    table = _with_words(table_of(text), text)
    return replace(table, notes=(*notes, *table.notes))


def _with_words(table: Table, text: str) -> Table:
    """A table with what its text says of being a part of the list, and every code in it."""
    return replace(table, part=part_said(_words_of(text)), codes=codes_in(text))


def _with_part(table: Table) -> Table:
    """A table with what its short rows say of being a part of the list, and every code in its rows."""
    short = ("\n".join(filter(None, cells)) for _, cells in table.open() if sum(map(bool, cells)) < _SHORT)
    codes = codes_in("\n".join("\n".join(filter(None, cells)) for _, cells in table.open()))
    return replace(table, part=part_said("\n".join(short)), codes=table.codes | codes)


def _words_of(text: str) -> str:
    """A text without the tags of a page."""
    return " ".join(_TAGS.sub(" ", text).split()) if text.lstrip().startswith("<") else text


def _of_mhtml(data: bytes) -> Table:
    page, charset = page_of(data)
    notes: tuple[str, ...] = ()
    try:
        text = page.decode(charset)
    except (LookupError, ValueError):
        text, notes = decode(page)
    table = _with_words(table_of(text), text)
    return replace(table, notes=(*notes, *table.notes))


def _read(table: Table, name: str, wanted: Mapping[str, str | int], watch: _Watch) -> Reading:
    plan = plan_for(table, wanted)
    kept, rejected, said, cleaner, unplaced = _clean(table, plan, watch)
    if not kept and not any(row.reason.startswith("the positions") for row in rejected):
        raise _no_program(table, plan, name, len(rejected))
    rows = tuple(listing for _, listing in kept.values())
    seen = table.codes - kept.keys()
    if seen:
        seen = seen - codes_in_notes(table.open(), plan.header)
    left = (*table.left, *codes_in_no_row(seen, rows, rejected))

    def reread(columns: Mapping[str, int]) -> Reading:
        return _read(table, name, {**dict.fromkeys(FIELDS, -1), **columns}, watch)

    return Reading(
        rows,
        tuple(rejected),
        (
            *_part_note(table.part),
            *left,
            *table.notes,
            *plan.notes,
            *said,
        ),
        tuple(replace(column, certain=column.certain and not unplaced) for column in plan.guesses()),
        name,
        table.kind,
        digest_of(rows),
        reread,
        plan.counted,
        cleaner.unsure,
        table.part,
        few(cleaner.odd, len(kept)),
        left,
    )


def _clean(
    table: Table, plan: Plan, watch: _Watch
) -> tuple[dict[str, tuple[int, Listing]], list[Rejected], tuple[str, ...], Cleaner, bool]:
    """Programs by code, rejected rows, warnings, what else was found, whether most lines found no column."""
    cleaner = Cleaner(plan, wrapped=table.wrapped)
    kept: dict[str, tuple[int, Listing]] = {}
    rejected: list[Rejected] = []
    differing: list[str] = []
    for done, found in enumerate(cleaner.rows(table.open()), 1):
        if done % _STEP == 0:
            check_cancelled(watch.cancelled)
            if watch.progress is not None:
                watch.progress(done, max(done, table.size))
        if isinstance(found, Rejected):
            rejected.append(found)
            continue
        row, listing = found
        before = kept.get(listing.code)
        if before is None:
            kept[listing.code] = found
        elif before[1] == listing:
            cleaner.say("The same program in the same words was counted once", row)
        else:
            kept[listing.code] = found
            both = f"Rows {before[0]} and {row} differ for {listing.code}"
            differing.append(f"{both}: row {row} was kept. Look in R3.")
    if watch.progress is not None:
        watch.progress(table.size, table.size)
    astray = len(rejected) + len(cleaner.said.get(LEFT_OUT, ()))
    unplaced = not plan.counted and astray > len(kept) > 0
    warnings = _warnings(plan, cleaner, differing, len(kept))
    if unplaced:
        warnings = (f"Only codes were read: {astray} lines could not be put into columns.", *warnings)
    return kept, rejected, warnings, cleaner, unplaced


def _no_program(table: Table, plan: Plan, name: str, rejected: int) -> BadInput:
    """Why a list has no program: only headings, nothing like a row, or no code in its rows."""
    lines = [cells for _, cells in islice(table.open(), _STEP) if any(map(str.strip, cells))]
    named = [cell for cells in lines for cell in cells if header_field(cell)]
    rows = [cells for cells in lines if not is_header(cells) and not is_furniture(cells, max(2, plan.width))]
    if not rows and len(fields_of(named)) > 1:
        return BadInput(
            "The list has headings and no program",
            f"{name} names its columns, and no row of a program stands below.",
            "If programs are shown where it comes from, export it again with its rows, or copy the whole"
            f" table and paste it. {OR_SAVE}",
        )
    if any(_RUN_TOGETHER.search(cell) for cells in lines for cell in cells):
        return BadInput(
            "No program code was found",
            f"Codes stand in {name}, but the cells of the table ran together when it was copied.",
            SAVE_OR_PRINT,
        )
    where = f"None of the {rejected} rows of {name}" if rejected else f"No line of {name}"
    return BadInput(
        "No program code was found",
        f"{where} has a code such as 9001400C1 where it is expected.",
        f"Include the column with the NRMP program code, or name it: --column code=HEADING. {OR_SAVE}",
    )


def _warnings(plan: Plan, cleaner: Cleaner, differing: list[str], rows: int) -> tuple[str, ...]:
    warnings = []
    if not plan.counted:
        warnings.append(NOT_COUNTED)
    elif "positions" not in plan.fields:
        warnings.append("Positions were taken as quota minus matched.")
    if odd := few(cleaner.odd, rows):
        warnings.append(f"Look at {odd_words(odd)}. {LETTERS_LOST}")
    if cleaner.unsure:
        warnings.append(_unsure_words(cleaner.unsure))
    for subject, where in cleaner.said.items():
        named = ", ".join(map(str, where[:_ROWS_NAMED]))
        more = f" and {len(where) - _ROWS_NAMED} more" if len(where) > _ROWS_NAMED else ""
        warnings.append(f"{subject}: row{'s' * (len(where) > 1)} {named}{more}.")
    if len(differing) > _ROWS_NAMED:
        rest = f"{len(differing) - _ROWS_NAMED} more programs have rows that differ: the last was kept."
        differing = [*differing[:_ROWS_NAMED], rest]
    return (*warnings, *differing)


def _part_note(part: str) -> tuple[str, ...]:
    return (f"It says “{part}”: that is a part of the list, and a part fills nothing.",) if part else ()


def _unsure_words(unsure: Mapping[str, Unsure]) -> str:
    named = [f"row {one.row} “{one.text}”" for one in islice(unsure.values(), _ROWS_NAMED)]
    more = f" and {len(unsure) - _ROWS_NAMED} more" if len(unsure) > _ROWS_NAMED else ""
    return f"{NOT_SURE}, look in R3: {', '.join(named)}{more}."


def digest_of(rows: tuple[Listing, ...]) -> str:
    """A name for the content of a list, the same in any order of its rows."""
    total = 0
    for row in rows:
        line = "\x1f".join(map(str, _every_value(row)))
        total += int.from_bytes(hashlib.blake2b(line.encode(), digest_size=24).digest())
    return f"{(total + len(rows)) % (1 << 192):048x}"


def _too_large(name: str) -> BadInput:
    return BadInput(
        "The list is too large",
        f"{name} has more than {LARGEST_FILE // (1024 * 1024)} MB; a national list has less than one.",
        "Check that it is the list, or export it as CSV without pictures.",
    )


_LIST_NAMES = frozenset(
    {
        ".csv",
        ".tsv",
        ".tab",
        ".txt",
        ".xlsx",
        ".xlsm",
        ".xls",
        ".ods",
        ".pdf",
        ".html",
        ".htm",
        ".mht",
        ".mhtml",
    }
)
_LOOK = 64 * 1024
_CODE_SOMEWHERE = re.compile(r"[0-9]{4}[ -]?[0-9]{3}[ -]?[CMPARSFcmparsf][ -]?[0-9A-Za-z]")


def looks_like_list(path: str | Path) -> bool:
    """Whether a file may be a list, from its name and its first bytes only; never raises."""
    where = Path(path)
    try:
        if where.suffix.lower() not in _LIST_NAMES or not where.is_file():
            return False
        with where.open("rb") as file:
            start = file.read(_LOOK)
        if start.startswith((b"%PDF-", b"PK\x03\x04", _OLE)):
            return True
        return _CODE_SOMEWHERE.search(decode(start)[0]) is not None
    except (OSError, ValueError, BadInput):
        return False
