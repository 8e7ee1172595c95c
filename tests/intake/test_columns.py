"""Columns found by their headings, by what they hold, or by what the person says."""

from __future__ import annotations

import pytest

from matchweek.errors import BadInput
from matchweek.intake import FIELDS, Reading, read_bytes, read_pasted
from matchweek.intake.headings.headers import header_field
from tests.intake.forms import separated
from tests.intake.lists import known_list

TABLE = known_list("fictional").table


def fields(reading: Reading) -> list[str]:
    return [column.field for column in reading.columns]


def read(table: list[list[str]], columns: dict[str, str] | None = None) -> Reading:
    return read_bytes(separated(table).encode(), "list.csv", columns)


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        ("NRMP code/program code/NRMP program code/code/Nrmp_Program_Code/PROGRAM  CODE", "code"),
        ("program/program name/track/Program Name:", "name"),
        ("specialty/SPECIALTY", "specialty"),
        ("institution/hospital/sponsoring institution/sponsor/Sponsoring\nInstitution", "institution"),
        ("city", "city"),
        ("state", "state"),
        ("positions/available/openings/unfilled/# unfilled/available positions/#Unfilled", "positions"),
        ("quota", "quota"),
        ("type", "type"),
        ("service/application service/applies via/Applies-Via", "service"),
        ("ACGME/ACGME ID/ACGME code/acgme_id", "acgme_id"),
        ("phone", "phone"),
        ("website", "website"),
        ("visa", "visa"),
        ("Notes/Rank/\u200b", ""),
    ],
)
def test_the_headings_of_rules_section_6(headings: str, field: str) -> None:
    for heading in headings.split("/"):
        assert header_field(heading) == field


def test_every_column_is_reported_with_samples() -> None:
    reading = read(TABLE)
    assert fields(reading) == [
        "code",
        "institution",
        "city",
        "state",
        "specialty",
        "quota",
        "matched",
        "positions",
    ]
    assert [column.index for column in reading.columns] == list(range(8))
    assert reading.columns[7].header == "unfilled"
    assert reading.columns[7].samples == ("3", "8", "3")
    assert reading.certain


def test_unfilled_is_preferred_to_a_column_called_positions() -> None:
    reading = read([["Code", "Positions", "Unfilled"], ["9001140C0", "9", "2"]])
    assert reading.positions == 2


@pytest.mark.parametrize("first", ["Code", ""])
def test_of_two_rows_of_headings_the_one_that_names_more_is_taken(first: str) -> None:
    merged = ["Program", "", "Location", "", "", "Positions", "", ""]
    below = [first, "Institution", "City", "State", "Specialty", "Quota", "Matched", "Unfilled"]
    reading = read([["List of Unfilled Programs"], merged, below, *TABLE[1:]])
    assert (len(reading.rows), reading.positions) == (16, 67)
    assert [row.quota for row in reading.rows] == [int(row[5]) for row in TABLE[1:]]
    assert reading.columns[7].header == "Unfilled"


def test_of_headings_that_name_as_much_the_lower_are_taken() -> None:
    reading = read([["Code", "Quota"], ["Code", "Positions"], ["9001140C0", "3"], ["9002140C0", "4"]])
    assert (reading.positions, fields(reading)) == (7, ["code", "positions"])


def test_without_headings_columns_are_named_by_number_and_doubt_is_told() -> None:
    reading = read(TABLE[1:])
    assert fields(reading) == [
        "code",
        "institution",
        "city",
        "state",
        "specialty",
        "quota",
        "matched",
        "positions",
    ]
    assert reading.columns[0].certain
    assert reading.columns[7].label == "column 8"
    ambiguous = read(
        [["9001140C0", "9", "4", "5"], ["9002140C0", "8", "2", "6"], ["9003140C0", "7", "3", "4"]]
    )
    column = ambiguous.column("positions")
    assert column is not None and not column.certain
    assert not ambiguous.certain


def test_two_counts_without_headings_are_quota_and_positions_in_doubt() -> None:
    reading = read([["9001140C0", "9", "4"], ["9002140C0", "8", "2"], ["9003140C0", "3", "3"]])
    assert fields(reading) == ["code", "quota", "positions"]
    assert not reading.certain


def test_other_columns_without_headings() -> None:
    reading = read(
        [
            [
                "1",
                "1400500932",
                "9001140C0",
                "9001",
                "C",
                "Florida",
                "ERAS",
                "(555) 555-0101",
                "www.a.org",
                "3",
            ],
            ["2", "0400500932", "9001040C0", "9001", "C", "Ohio", "ERAS", "(555) 555-0102", "www.b.org", "4"],
            [
                "3",
                "1100500932",
                "9002110P0",
                "9002",
                "P",
                "Texas",
                "ResidencyCAS",
                "(555) 555-0103",
                "c.edu",
                "5",
            ],
        ]
    )
    assert fields(reading) == [
        "",
        "acgme_id",
        "code",
        "",
        "type",
        "state",
        "service",
        "phone",
        "website",
        "positions",
    ]
    assert [row.positions for row in reading.rows] == [3, 4, 5]
    assert [row.acgme_id for row in reading.rows] == ["1400500932", "0400500932", "1100500932"]


def test_a_heading_that_lies_about_codes_is_overruled_in_doubt() -> None:
    reading = read([["Code", "Program", "Positions"], ["A-1", "9001140C0", "3"], ["A-2", "9002140C0", "4"]])
    column = reading.column("code")
    assert column is not None
    assert (column.index, column.certain) == (1, False)
    assert reading.positions == 7
    assert reading.warnings


def test_a_column_with_an_unknown_heading_is_found_by_contents_in_doubt() -> None:
    table = [["Programme ref", "Where", "Still open"], *([row[0], row[3], row[7]] for row in TABLE[1:])]
    reading = read(table)
    assert fields(reading) == ["code", "state", "positions"]
    assert reading.positions == 67


def test_a_first_row_that_is_broken_is_not_taken_for_headings() -> None:
    reading = read([["see the website", *TABLE[1][1:]], *TABLE[2:]])
    assert [(row.row, len(reading.rows)) for row in reading.rejected] == [(1, 15)]


def test_codes_among_words_that_no_column_parts_are_in_doubt() -> None:
    reading = read_pasted("\n".join(" ".join(row) for row in TABLE[1:]))
    assert len(reading.rows) == 16
    assert not reading.certain
    assert any("between other words" in warning for warning in reading.warnings)
    assert read_pasted("\n".join(row[0] for row in TABLE[1:])).certain


def test_the_person_names_a_column_by_heading_or_number() -> None:
    table = [["Ref", "Left", "Old"], ["9001140C0", "3", "9001320C0"], ["9002140C0", "4", "9002320C0"]]
    assert [row.code for row in read(table).rows] == ["9001140C0", "9002140C0"]
    by_heading = read(table, {"code": "old", "positions": "LEFT"})
    assert [row.code for row in by_heading.rows] == ["9001320C0", "9002320C0"]
    assert read(table, {"code": "3"}).rows == by_heading.rows
    assert read(table[1:], {"code": "3"}).rows == by_heading.rows
    assert read(table, {"NRMP code": "Old"}).rows == by_heading.rows


@pytest.mark.parametrize(
    ("columns", "detail"),
    [
        ({"cod": "program_code"}, "code"),
        ({"code": "programcodes"}, "program_code"),
        ({"positions": "12"}, "quota"),
        ({"positions": "quota", "quota": "quota"}, "to another field"),
    ],
)
def test_an_unknown_field_or_heading_names_the_nearest(columns: dict[str, str], detail: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(TABLE, columns)
    assert detail in str(caught.value)
    assert caught.value.remedy


def test_without_headings_only_a_number_names_a_column() -> None:
    with pytest.raises(BadInput, match="number, 1 to 8"):
        read(TABLE[1:], {"code": "Code"})


def test_a_column_is_reassigned_and_the_list_read_again() -> None:
    reading = read(TABLE)
    again = reading.with_column("positions", 5)
    assert again.positions == sum(int(row[5]) for row in TABLE[1:])
    assert fields(again)[5:] == ["positions", "matched", ""]
    back = again.with_column("positions", 7).with_column("quota", 5)
    assert back.rows == reading.rows
    assert back.digest == reading.digest


def test_a_column_can_be_left_out_and_nothing_moves_into_its_place() -> None:
    again = read(TABLE).with_column("institution", None)
    assert "institution" not in fields(again)
    assert {row.institution for row in again.rows} == {""}
    assert {row.state for row in again.rows} == {row[3] for row in TABLE[1:]}


def test_a_column_that_was_chosen_is_no_longer_in_doubt() -> None:
    reading = read_pasted("9001140C0\t9\t4\n9002140C0\t8\t2\n9003140C0\t3\t3\n")
    assert not reading.certain
    chosen = reading.with_column("positions", 2).with_column("quota", 1)
    assert chosen.certain


@pytest.mark.parametrize(("field", "index"), [("code", 4), ("code", None), ("positions", 99), ("posn", 1)])
def test_a_choice_that_leaves_nothing_is_refused(field: str, index: int | None) -> None:
    with pytest.raises(BadInput):
        read(TABLE).with_column(field, index)


def test_every_field_of_the_reading_is_one_of_the_fields() -> None:
    assert {column.field for column in read(TABLE).columns} <= set(FIELDS)
