"""Tables pasted with one cell to a line: no cell moves into another row or column unseen."""

from __future__ import annotations

from matchweek.intake import Reading, read_pasted
from tests.intake.forms import PAGE_ABOVE, code_fifth, one_cell_a_line
from tests.intake.lists import known_list

TABLE = known_list("fictional").table
ROWS = {row[0]: row for row in TABLE[1:]}


def right(reading: Reading) -> None:
    """Every value that was read stands with its own program, in its own field."""
    for row in reading.rows:
        _, institution, city, state, specialty, quota, _, positions = ROWS[row.code]
        assert row.positions == int(positions)
        assert row.quota in (None, int(quota))
        assert row.institution in ("", institution)
        assert row.city in ("", city)
        assert row.state in ("", state)
        assert row.name == specialty


def test_a_table_below_other_text_is_read_without_doubt() -> None:
    for text in (
        PAGE_ABOVE + one_cell_a_line(TABLE),
        PAGE_ABOVE + one_cell_a_line(code_fifth(TABLE)),
        PAGE_ABOVE + one_cell_a_line(TABLE[1:]),
        PAGE_ABOVE + one_cell_a_line(code_fifth(TABLE[1:])),
    ):
        reading = read_pasted(text)
        assert (len(reading.rows), reading.positions, reading.rejected) == (16, 67, ())
        assert reading.certain
        right(reading)


def test_pages_with_their_headings_and_text_between() -> None:
    table = code_fifth(TABLE)
    pages = (PAGE_ABOVE + one_cell_a_line([table[0], *table[at : at + 6]]) for at in (1, 7, 13))
    reading = read_pasted("Previous\n1\n2\nNext\n".join(pages))
    assert (len(reading.rows), reading.positions, reading.rejected) == (16, 67, ())
    right(reading)


def test_where_rows_may_begin_at_two_places_every_column_is_in_doubt() -> None:
    cells = one_cell_a_line([[row[0], row[7], row[4]] for row in TABLE[1:]])
    reading = read_pasted("List of Unfilled Programs\n" + cells + "Privacy policy\n")
    assert reading.positions == 67
    assert {row.code: row.name for row in reading.rows} == {code: row[4] for code, row in ROWS.items()}
    assert not any(column.certain for column in reading.columns if column.field)
    assert any("Where a row begins" in warning for warning in reading.warnings)


def test_a_cell_that_vanished_moves_no_other() -> None:
    for headings in (TABLE[:1], []):
        rows = [[*row[:2], *row[3:]] if number % 5 == 4 else row for number, row in enumerate(TABLE[1:])]
        reading = read_pasted(one_cell_a_line([*headings, *rows]))
        assert (len(reading.rows), reading.positions) == (16, 67)
        right(reading)
        assert any("too few" in warning for warning in reading.warnings)


def test_a_text_that_may_belong_to_two_columns_goes_into_neither_and_is_told() -> None:
    rows = [list(row) for row in TABLE[1:]]
    rows[7] = ["9003999P0", "Anew Hospital", *rows[7][3:]]
    reading = read_pasted(one_cell_a_line([TABLE[0], *rows]))
    (row,) = (row for row in reading.rows if row.code == "9003999P0")
    assert (row.institution, row.city, row.state, row.positions) == ("", "", "TX", 6)
    assert not reading.certain
    assert any("left out" in warning for warning in reading.warnings)


def test_a_number_that_vanished_is_not_made_up() -> None:
    rows = [list(row) for row in TABLE[1:]]
    del rows[7][6]
    reading = read_pasted(one_cell_a_line([TABLE[0], *rows]))
    assert [(row.code, row.reason) for row in reading.rejected] == [
        ("9003999P0", "the positions are missing")
    ]
    assert reading.positions == 67 - 6
    right(reading)


def test_a_line_too_many_moves_no_cell() -> None:
    rows = [list(row) for row in TABLE[1:]]
    rows[4].insert(2, "Building B")
    reading = read_pasted(one_cell_a_line([TABLE[0], *rows]))
    assert [row.code for row in reading.rejected] == [rows[4][0]]
    assert (len(reading.rows), reading.positions) == (15, 67 - 4)
    assert not reading.certain
    right(reading)


def test_a_line_too_many_among_words_is_in_doubt() -> None:
    order = [2, 4, 7, 1, 5, 0, 6, 3]
    rows = [[row[at] for at in order] for row in TABLE]
    rows[5].insert(1, "Building B")
    reading = read_pasted(one_cell_a_line(rows))
    assert (len(reading.rows), reading.positions) == (16, 67)
    assert not reading.certain
    assert any("taken a cell's place" in warning for warning in reading.warnings)


def test_a_page_without_end_is_read_soon() -> None:
    text = "9001140C0\n" + "Code\nPositions\n" * 30_000 + "9002140C0\n3\n9003140C0\n4\n"
    assert len(read_pasted(text).rows) == 3


def test_one_row_of_a_list_is_not_taken_for_a_list_of_codes_unseen() -> None:
    reading = read_pasted(one_cell_a_line(TABLE[:2]))
    assert [row.code for row in reading.rows] == ["9001140C0"]
    assert not reading.certain
    assert any("15 lines could not be put into columns" in warning for warning in reading.warnings)
    assert reading.with_column("code", 0).certain
