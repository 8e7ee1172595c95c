"""Positions come from the column that says so, never from a guess while one does."""

from __future__ import annotations

import pytest

from matchweek.intake import Reading, read_bytes
from matchweek.intake.rows.count_headings import Count, count_heading, never_positions
from tests.intake.forms import separated
from tests.intake.lists import known_list

TABLE = known_list("fictional").table


def read(table: list[list[str]]) -> Reading:
    return read_bytes(separated(table).encode(), "list.csv")


HEADINGS = {
    "positions": """SOAP Positions Available|Available Positions|Positions Unfilled|Unfilled|# Unfilled|Seats
        |Open Positions|Vacant Positions|Vacancies|Number of Vacancies|Openings|Open Seats|Remaining Positions
        |Positions|Number of Positions|SOAP Positions|Program Openings|Unfilled Positions (2027)|2026 Unfilled
        |PGY-1 Positions Available|Unfilled Quota|Unmatched Positions|PositionsAvailable""",
    "quota": "Quota|2026 Quota|Quota 2026|quota_2026|2026Quota|Total Positions|Positions Offered|Offered",
    "matched": "Matched|2026 Matched|Filled|Positions Filled|Number Matched|Matched in Main Match",
    "": """PGY Level|PGY|Rank|Rank Number|Year|Program Year|Position Type|Visa Available|Open Date|Phone
        |Status|Available From Date|% Filled|Filled/Unfilled|PGY Position|Interviews Available Online""",
}


@pytest.mark.parametrize("field", HEADINGS)
def test_what_headings_say_of_numbers(field: str) -> None:
    for heading in map(str.strip, HEADINGS[field].split("|")):
        said = count_heading(heading)
        assert (said.field if said else "") == field, heading


def test_the_year_of_a_heading() -> None:
    assert count_heading("2026 Quota") == Count("quota", 0, 2026)
    assert count_heading("Matched (2025-2026)") == Count("matched", 0, 2026)


@pytest.mark.parametrize("heading", ["PGY Level", "PGY-1", "Rank", "2025 Quota", "Matched", "Year", "Filled"])
def test_what_never_is_positions(heading: str) -> None:
    assert never_positions(heading)
    others = [[row[0], row[1]] for row in TABLE[1:]]
    reading = read([["Code", "Institution", heading], *([*row, "2"] for row in others)])
    assert reading.column("positions") is None
    assert not reading.counted
    assert reading.positions == 16


@pytest.mark.parametrize(
    "heading",
    ["SOAP Positions Available", "Est. open seats", "Categorical Vacancies", "Currently open (PGY-1)"],
)
@pytest.mark.parametrize("other", ["PGY Level", "Rank", "Year", "Beds", "Interviewers"])
def test_a_heading_that_says_positions_wins_over_any_guess(heading: str, other: str) -> None:
    for headings in ([heading, other], [other, heading]):
        rows = [[row[0], *(row[7] if name == heading else "9" for name in headings)] for row in TABLE[1:]]
        reading = read([["Code", *headings], *rows])
        assert reading.positions == 67
        assert reading.certain


def test_of_several_headings_the_surest_with_numbers_below_wins() -> None:
    table = [["Code", "Positions", "SOAP Unfilled Positions"], ["9001140C0", "9", "2"]]
    assert read(table).positions == 2
    table = [["Code", "Available", "Positions"], ["9001140C0", "yes", "3"], ["9002140C0", "yes", "1"]]
    assert read(table).positions == 4


def years(styles: str, newest_first: bool = True) -> list[list[str]]:
    """The fictional list with the quota and those matched of seven years; the newest is 2026."""
    order = range(2026, 2019, -1) if newest_first else range(2020, 2027)
    heading = ["Code", "Institution", "City", "State", "Program"]
    heading += [styles.format(year=year, what=what) for year in order for what in ("Quota", "Matched")]
    rows = []
    for row in TABLE[1:]:
        older = [[str(int(row[5]) + age), str(age)] for age in range(1, 7)]
        of_year = dict(zip(range(2025, 2019, -1), older, strict=True)) | {2026: [row[5], row[6]]}
        rows.append([*row[:5], *(cell for year in order for cell in of_year[year])])
    return [heading, *rows]


@pytest.mark.parametrize(
    "styles", ["{year} {what}", "{what} {year}", "{what}_{year}", "{year}{what}", "{what} ({year})"]
)
@pytest.mark.parametrize("newest_first", [True, False])
def test_of_seven_years_the_newest_counts(styles: str, newest_first: bool) -> None:
    reading = read(years(styles, newest_first))
    assert (len(reading.rows), reading.positions, reading.rejected) == (16, 67, ())
    assert [row.quota for row in reading.rows] == [int(row[5]) for row in TABLE[1:]]
    assert reading.certain
    assert any("quota minus matched" in warning for warning in reading.warnings)


def test_a_state_s_list_with_six_older_years_gives_its_own_positions() -> None:
    known = known_list("state")
    head = known.header
    quota, matched = head.index("quota"), head.index("matched")
    kept = [at for at, name in enumerate(head) if name not in ("quota", "matched", "unfilled")]
    headings = [head[at] for at in kept]
    headings += [f"{year} {what}" for year in range(2026, 2019, -1) for what in ("Quota", "Matched")]
    rows = [[*(row[at] for at in kept), row[quota], row[matched], *(["9", "4"] * 6)] for row in known.rows]
    reading = read([headings, *rows])
    assert (len(reading.rows), reading.positions) == (known.programs, known.positions)
    assert reading.certain


def test_an_unfilled_column_of_the_newest_year_wins_over_older_ones() -> None:
    table = [["Code", "2025 Unfilled", "2026 Unfilled", "2026 Quota"], ["9001140C0", "9", "2", "12"]]
    assert read(table).positions == 2


def test_a_newer_year_that_tells_only_its_quota_is_not_yet_told() -> None:
    table = [["Code", "2027 Quota", "2026 Quota", "2026 Matched"], ["9001140C0", "9", "8", "6"]]
    assert read(table).positions == 2


@pytest.mark.parametrize(
    ("matched", "positions"), [("--", 10), ("\u2013", 10), ("4*", 6), ("4\u2020", 6), ("10", 0)]
)
def test_marks_beside_those_matched(matched: str, positions: int) -> None:
    table = [["Code", "Quota", "Matched"], ["9001140C0", "10", matched]]
    assert read(table).positions == positions


def test_a_number_that_is_not_sure_keeps_its_row_and_is_asked() -> None:
    cells = {"9001140C0": "2+", "9002140C0": "1-3", "9003140C0": "2/8", "9004140C0": "3*"}
    reading = read([["Code", "Positions"], *map(list, cells.items())])
    assert {row.code: row.positions for row in reading.rows} == {
        "9001140C0": 2, "9002140C0": 1, "9003140C0": 2, "9004140C0": 3
    }  # fmt: skip
    assert {code: unsure.text for code, unsure in reading.unsure.items()} == {
        code: text for code, text in cells.items() if code != "9004140C0"
    }
    assert any("row 2 “2+”, row 3 “1-3”, row 4 “2/8”" in warning for warning in reading.warnings)


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("quoted", [False, True])
def test_a_quoted_cell_of_two_lines_and_commas_tears_no_row(delimiter: str, quoted: bool) -> None:
    name = delimiter.join(("Larch Center\nof Ash", " Birch", " and Cedar"))
    rows = [
        ["Code", "Institution", "City", "Positions"],
        ["9001140C0", name, "Harrow", "3"],
        ["9002140C0", "Heron", "Falcon", "2"],
    ]
    text = separated(rows, delimiter)
    if quoted:
        text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    reading = read_bytes(text.encode(), "list.csv")
    assert [(row.positions, row.institution) for row in reading.rows] == [
        (3, " ".join(name.split())), (2, "Heron")
    ]  # fmt: skip
    assert reading.rejected == ()


def test_a_stray_quotation_mark_still_swallows_no_row() -> None:
    text = 'Code,Institution,City,Positions\n9001140C0,"Larch,Harrow,3\n9002140C0,Heron,"Falcon",2\n'
    assert [row.positions for row in read_bytes(text.encode(), "list.csv").rows] == [3, 2]


@pytest.mark.parametrize(
    "cell", ["9029100C9 H", "9029100C9-H", "9029100C9 (H)", "9029100C9  h", "9029100C9 \u2013 x"]
)
def test_words_beside_a_code_make_no_other_code(cell: str) -> None:
    reading = read([["Code", "Positions"], [cell, "2"]])
    assert [row.code for row in reading.rows] == ["9029100C9"]


@pytest.mark.parametrize(
    ("before", "newest"), [("'25", "'26"), ("FY25", "FY26"), ("2024-25", "2025\u201326")]
)
def test_years_in_short_are_years(before: str, newest: str) -> None:
    headings = [f"{year} {word}" for year in (before, newest) for word in ("Quota", "Matched")]
    text = f"Code,{','.join(headings)}\n9001140C0,10,2,12,7\n9002140C0,3,3,4,1\n"
    reading = read_bytes(text.encode(), "list.csv")
    assert [(one.code, one.quota, one.positions) for one in reading.rows] == [
        ("9001140C0", 12, 5),
        ("9002140C0", 4, 3),
    ]
    assert reading.certain


@pytest.mark.parametrize("heading", ["'26 Match", "2026 Match", "Match", "Main Match", "NRMP Match 2026"])
def test_match_beside_quota_is_those_matched_where_figures_stand_below(heading: str) -> None:
    table = [["Code", "2026 Quota", heading], ["9001140C0", "9", "6"], ["9002140C0", "4", "0"]]
    text = "\n".join("\t".join(row) for row in table)
    reading = read_bytes(text.encode(), "list.tsv")
    assert [(row.quota, row.positions) for row in reading.rows] == [(9, 3), (4, 4)]
    table = [["Code", "2026 Quota", heading], ["9001140C0", "9", "NRMP"], ["9002140C0", "4", "NRMP"]]
    words = read_bytes("\n".join("\t".join(row) for row in table).encode(), "list.tsv")
    assert ([row.quota for row in words.rows], words.counted, words.rejected) == ([9, 4], False, ())


@pytest.mark.parametrize("heading", ["25 Matched", "Filled (25)", "Quota 7"])
def test_what_was_taken_is_never_what_is_left(heading: str) -> None:
    assert never_positions(heading)
    reading = read_bytes(f"Code,Name,{heading}\n9001140C0,Larch,2\n9002140C0,Elm,3\n".encode(), "list.csv")
    assert not reading.counted
