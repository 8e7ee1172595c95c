"""Spreadsheets to a table, through python-calamine, which is imported when one is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from matchweek.errors import BadInput
from matchweek.intake.forms.formulas import columns_without_values, letters
from matchweek.intake.forms.hidden_columns import without_hidden_counts
from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.headers import header_field, squeezed
from matchweek.intake.headings.merged import may_repeat, note_of
from matchweek.intake.rows.cells import SHORTEST_CODE, read_code
from matchweek.intake.rows.reading import Progress, Record, Table

_LARGEST_UNPACKED = 400 * 1024 * 1024
# Above the headings there may be a title and a few words.
_TOP = 30
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its place in the workbook, its rows, those of merged numbers, how many rows have a code."""

    name: str
    place: int
    shown: bool
    rows: list[Record]
    single: list[int]
    codes: int
    headings: tuple[str, ...]
    heading_row: int


def table_of_workbook(data: bytes, progress: Progress | None = None) -> Table:
    """The shown sheet with the most program codes, with all others of the same headings.

    Rows are numbered as the spreadsheet numbers them, on from sheet to sheet. A hidden sheet is never
    read. Raises BadInput for an encrypted or damaged workbook, and for a file that is none.
    """
    if data.startswith(b"PK"):
        _check_archive(data)
    elif _ENCRYPTED_PART in data:
        raise _encrypted()
    sheets = [sheet for sheet in _sheets(data) if sheet.rows]
    if not sheets:
        raise BadInput(
            "The spreadsheet is empty",
            "None of its sheets holds a cell.",
            "Export the list again, or copy the table and paste it.",
        )
    coded = [sheet for sheet in sheets if sheet.codes]
    shown = [sheet for sheet in coded if sheet.shown]
    if coded and not shown:
        raise BadInput(
            "The list is on a hidden sheet",
            f"Only the sheet “{coded[0].name[:40]}” has program codes, and the workbook hides it.",
            "Look at it in the spreadsheet program: show the sheet if it is the list, and save the file.",
        )
    _check_values(shown, sheets, data)
    best = max(shown or [sheet for sheet in sheets if sheet.shown] or sheets, key=lambda sheet: sheet.codes)
    alike = [sheet for sheet in shown if sheet is best or (best.headings and sheet.headings == best.headings)]
    return _joined(alike or [best], coded, data)


def _check_values(coded: list[_Sheet], sheets: list[_Sheet], data: bytes) -> None:
    """Raise BadInput where no sheet has a code, and the codes of one are formulas without their values."""
    for sheet in sheets if not coded else ():
        heading = next((cells for number, cells in sheet.rows if number == sheet.heading_row), [])
        of_codes = {letters(at) for at, cell in enumerate(heading) if header_field(cell) == "code"}
        columns = columns_without_values(data, sheet.place) if of_codes and sheet.shown else ()
        if of_codes & set(columns):
            raise BadInput(
                "The spreadsheet has formulas without values",
                f"Column {', '.join(columns)} of “{sheet.name[:40]}” holds formulas and not what they give.",
                "Open the file in the spreadsheet program, save it, and bring it in again.",
            )


def _joined(alike: list[_Sheet], coded: list[_Sheet], data: bytes) -> Table:
    records: list[Record] = []
    single: list[int] = []
    for sheet in alike:
        done = records[-1][0] if records else 0
        single += [done + row for row in sheet.single]
        # The headings of further sheets, and what stands above them, are said once.
        first = sheet.heading_row if done else 0
        records += [(done + number, cells) for number, cells in sheet.rows if number > first]
    notes: list[str] = []
    if len(alike) > 1:
        notes.append(f"{len(alike)} sheets with the same headings were read: {_named(alike)}.")
    others = [sheet for sheet in coded if sheet not in alike]
    left: list[str] = []
    if others:
        only = "these sheets were" if len(alike) > 1 else f"the sheet “{alike[0].name[:40]}” was"
        words = f"Only {only} read, not {_named(others)}."
        if any(sheet.shown for sheet in others):
            left.append(f"{words} If another one is the list, save it alone as CSV and bring in that file.")
        else:
            notes.append(words)
    for sheet in alike:
        heading = next((cells for number, cells in sheet.rows if number == sheet.heading_row), [])
        if hidden := without_hidden_counts(sheet.rows, list(heading), data, sheet.place):
            notes.append(f"Hidden in “{sheet.name[:40]}” and not read: column {', '.join(hidden)}.")
        columns = columns_without_values(data, sheet.place)
        if columns:
            notes.append(
                f"Column {', '.join(columns)} of “{sheet.name[:40]}” holds formulas without values, which"
                " cannot be read: open the file in the spreadsheet program, save it, bring it in again."
            )
    table = Table.of("xlsx", records, (*notes, *note_of(single)), wrapped=False)
    return replace(table, left=tuple(left))


def _named(sheets: list[_Sheet]) -> str:
    return ", ".join(f"“{sheet.name[:40]}”{'' if sheet.shown else ' (hidden)'}" for sheet in sheets)


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except Exception as error:
        raise _unreadable() from error
    if sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise BadInput(
            "The spreadsheet is too large",
            "Unpacked it takes more than 400 MB.",
            "Export only the list, as CSV.",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise _encrypted()


def _sheets(data: bytes) -> list[_Sheet]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(book, place, told) for place, told in enumerate(book.sheets_metadata)]
    except python_calamine.PasswordError as error:
        raise _encrypted() from error
    except Exception as error:
        if "password" in str(error).lower():
            raise _encrypted() from error
        raise _unreadable() from error
    except BaseException as error:
        # A panic of the library's Rust code is no Exception; anything else, as ctrl+c, goes on.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable() from error


def _sheet(book: Any, place: int, told: Any) -> _Sheet:
    if not str(told.typ).endswith("WorkSheet"):
        return _Sheet(told.name, place, False, [], [], 0, (), 0)
    rows, single = _rows(book.get_sheet_by_name(told.name))
    heading_row, heading = next(((at, cells) for at, cells in rows[:_TOP] if is_header(cells)), (0, []))
    headings = tuple(squeezed(cell) for cell in heading if cell)
    shown = str(told.visible).rpartition(".")[2] == "Visible"
    return _Sheet(told.name, place, shown, rows, single, _codes(rows), headings, heading_row)


def _rows(sheet: Any) -> tuple[list[Record], list[int]]:
    """The rows of a sheet, and the numbers of those with a merged cell that was not repeated."""
    rows: Iterable[list[object]] = sheet.to_python(skip_empty_area=False)
    records = [(number, [_text(value) for value in row]) for number, row in enumerate(rows, 1)]
    if not any(any(cells) for _, cells in records):
        return [], []
    # Some kinds of workbook, and older versions of the library, tell nothing of merged cells.
    return records, _repeat_down(records, getattr(sheet, "merged_cell_ranges", None) or [])


def _repeat_down(records: list[Record], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[int]:
    """Put the words of a cell merged over rows into each of them; the first rows of other such cells."""
    single = []
    for (top, column), (bottom, _) in ranges:
        if not top < bottom or top >= len(records) or column >= len(records[top][1]):
            continue
        text = records[top][1][column]
        if not may_repeat(text):
            if text:
                single.append(records[top][0])
            continue
        for _, cells in records[top + 1 : bottom + 1]:
            if column < len(cells) and not cells[column] and any(cells):
                cells[column] = text
    return sorted(single)


def _text(value: object) -> str:
    """A cell as a person sees it: whole numbers without a tail."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def _codes(rows: list[Record]) -> int:
    return sum(
        any(read_code(cell) for cell in cells if SHORTEST_CODE <= len(cell) < 60) for _, cells in rows[:5000]
    )


def _encrypted() -> BadInput:
    return BadInput(
        "The spreadsheet is encrypted",
        "It cannot be read without its password.",
        "Open it, save a copy without a password, and bring in the copy.",
    )


def _unreadable() -> BadInput:
    return BadInput(
        "The spreadsheet cannot be read",
        "It is damaged, or it is another kind of file.",
        "Open it and save it as CSV or XLSX, or copy the table and paste it.",
    )
