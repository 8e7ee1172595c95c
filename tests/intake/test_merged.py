"""Spreadsheets with merged cells: words hold for every row, numbers and codes for one."""

from __future__ import annotations

import io
import sys
import types

import openpyxl
import pytest

from matchweek.intake import read_bytes
from matchweek.intake.forms.xlsx import table_of_workbook
from tests.intake.forms import merged_down, workbook
from tests.intake.lists import known_list

TABLE = known_list("fictional").table


def test_institutions_merged_down_are_those_of_every_row() -> None:
    ranges = merged_down(TABLE, "BCD")
    assert len(ranges) > 10
    reading = read_bytes(workbook(TABLE, merged=ranges), "list.xlsx")
    assert reading.rows == read_bytes(workbook(TABLE), "list.xlsx").rows
    assert (reading.warnings, reading.rejected, reading.certain) == ((), (), True)


def test_merged_positions_are_counted_once_and_told() -> None:
    reading = read_bytes(workbook(TABLE, merged=["H2:H3", "F2:F3"]), "list.xlsx")
    assert reading.positions == 67 - int(TABLE[2][7])
    assert [(row.row, row.reason) for row in reading.rejected] == [(3, "the positions are missing")]
    assert any("first of them only" in warning for warning in reading.warnings)


def test_headings_merged_down_belong_to_the_lower_row_too() -> None:
    above = ["Code", "Institution", "City", "State", "Specialty", "Positions", "", ""]
    below = ["", "", "", "", "", "Quota", "Matched", "Unfilled"]
    merged = [f"{letter}1:{letter}2" for letter in "ABCDE"] + ["F1:H1"]
    reading = read_bytes(workbook([above, below, *TABLE[1:]], merged=merged), "list.xlsx")
    assert (len(reading.rows), reading.positions, reading.certain) == (16, 67, True)
    assert reading.columns[0].header == "Code"


def test_a_library_that_tells_nothing_of_merged_cells_reads_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sheet:
        def to_python(self, skip_empty_area: bool) -> list[list[object]]:
            return [["9001140C0", "Orla"], ["9002140C0", ""]]

    class Book:
        sheets_metadata = (types.SimpleNamespace(name="List", typ="WorkSheet", visible="Visible"),)

        @staticmethod
        def from_filelike(data: io.BytesIO) -> Book:
            return Book()

        def get_sheet_by_name(self, name: str) -> Sheet:
            return Sheet()

    library = types.SimpleNamespace(CalamineWorkbook=Book, PasswordError=ZeroDivisionError)
    monkeypatch.setitem(sys.modules, "python_calamine", library)
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    assert [cells for _, cells in table_of_workbook(out.getvalue()).open()] == [
        ["9001140C0", "Orla"],
        ["9002140C0", ""],
    ]
