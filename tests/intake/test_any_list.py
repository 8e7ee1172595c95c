"""Any form of a list yields the same programs and positions."""

from __future__ import annotations

import pytest

from matchweek.intake import Reading
from tests.intake.forms import FORMS, Rows
from tests.intake.lists import KnownList, known_list


@pytest.fixture(params=["fictional", "state"], scope="module")
def known(request: pytest.FixtureRequest) -> KnownList:
    return known_list(request.param)


@pytest.fixture(scope="module")
def plain(known: KnownList) -> Reading:
    return FORMS["csv"](known.table)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_list_in_any_form(known: KnownList, plain: Reading, form: str) -> None:
    reading = FORMS[form](known.table)
    assert reading.rejected == ()
    assert (len(reading.rows), reading.positions) == (known.programs, known.positions)
    assert {row.code: row.positions for row in reading.rows} == {row[0]: int(row[7]) for row in known.rows}
    assert {row.code: row.state for row in reading.rows} == {row[0]: row[3] for row in known.rows}
    assert reading.rows == plain.rows
    assert reading.digest == plain.digest


def broken(rows: Rows) -> tuple[list[list[str]], list[int]]:
    """The table with three rows spoiled, and which numbers they have below the headings."""
    table = [list(row) for row in rows]
    table[3][0] = "see website"
    table[6][7] = "several"
    table[9][0] = table[9][0][:5]
    return table, [3, 6, 9]


@pytest.mark.parametrize("form", FORMS)
def test_three_broken_rows_are_named_and_the_rest_is_read(known: KnownList, form: str) -> None:
    if form == "positions in words" or form == "float tails":
        pytest.skip("this form rewrites the cell that is spoiled")
    table, spoiled = broken(known.table)
    reading = FORMS[form](table)
    assert len(reading.rows) == known.programs - 3
    assert len(reading.rejected) == 3
    assert [row.row for row in reading.rejected] == sorted({row.row for row in reading.rejected})
    for row, number in zip(reading.rejected, spoiled, strict=True):
        assert row.reason
        assert table[number][4].split()[-1] in row.text
    if form in ("csv", "bom and crlf", "xlsx", "semicolon", "utf-16"):
        assert [row.row for row in reading.rejected] == [number + 1 for number in spoiled]
