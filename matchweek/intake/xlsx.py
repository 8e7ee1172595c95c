"""Spreadsheets to a table, through python-calamine, which is imported when one is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from matchweek.errors import BadInput
from matchweek.intake.cells import read_code
from matchweek.intake.merged import may_repeat, note_of
from matchweek.intake.reading import Record, Table

_LARGEST_UNPACKED = 400 * 1024 * 1024
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")


def table_of_workbook(data: bytes) -> Table:
    """The sheet with the most program codes, its rows numbered as the spreadsheet numbers them.

    Raises BadInput for an encrypted or damaged workbook, and for a file that is none.
    """
    if data.startswith(b"PK"):
        _check_archive(data)
    elif _ENCRYPTED_PART in data:
        raise _encrypted()
    sheets = [(name, rows, single) for name, rows, single in _sheets(data) if rows]
    if not sheets:
        raise BadInput(
            "The spreadsheet is empty",
            "None of its sheets holds a cell.",
            "Export the list again, or copy the table and paste it.",
        )
    counted = [(_codes(rows), name, rows, single) for name, rows, single in sheets]
    _, name, rows, single = max(counted, key=lambda entry: entry[0])
    others = [f"“{other[:40]}”" for codes, other, *_ in counted if codes and other != name]
    notes = (f"Only the sheet “{name[:40]}” was read, not {', '.join(others)}.",) if others else ()
    return Table.of("xlsx", rows, (*notes, *note_of(single)), wrapped=False)


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


def _sheets(data: bytes) -> list[tuple[str, list[Record], list[int]]]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [(name, *_rows(book.get_sheet_by_name(name))) for name in book.sheet_names]
    except python_calamine.PasswordError as error:
        raise _encrypted() from error
    except Exception as error:
        raise _unreadable() from error
    except BaseException as error:
        # A panic of the library's Rust code is no Exception; anything else, as ctrl+c, goes on.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable() from error


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
    return sum(any(read_code(cell) for cell in cells if 8 <= len(cell) < 60) for _, cells in rows[:5000])


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
