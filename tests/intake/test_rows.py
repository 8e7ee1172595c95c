"""Rows to listings: what is completed, what is folded, what is rejected and how it is said."""

from __future__ import annotations

import pytest

from matchweek.domain.programs.program import Listing
from matchweek.intake import Reading, read_bytes, read_pasted

HEAD = "NRMP Code,Institution,City,State,Specialty,Positions"


def reading(*lines: str, head: str = HEAD) -> Reading:
    return read_bytes("\n".join((head, *lines)).encode(), "list.csv")


def only(*lines: str, head: str = HEAD) -> Listing:
    (row,) = reading(*lines, head=head).rows
    return row


def test_every_field_of_a_full_row() -> None:
    head = (
        "ACGME ID,Program Name,Institution,City,State,Specialty,Type,Type Name,NRMP Program Code,"
        "Available Positions,Quota,Applies via,Phone,Website,Visa"
    )
    row = only(
        "0400500932,North Track,Orla Health,Port Maren,Ohio,Anesthesiology,C,Categorical,9002040c1,3,9,"
        "Residency CAS,(555) 555-0123,www.example.org,J-1",
        head=head,
    )
    assert row == Listing(
        code="9002040C1",
        institution="Orla Health",
        name="North Track",
        specialty="Anesthesiology",
        type="C",
        city="Port Maren",
        state="OH",
        positions=3,
        service="ResidencyCAS",
        service_derived=False,
        acgme_id="0400500932",
        quota=9,
        phone="(555) 555-0123",
        website="www.example.org",
        visa="J-1",
    )


def test_what_no_column_says_comes_from_the_code_and_is_marked() -> None:
    row = only("9003110C0,4", head="Code,Positions")
    assert (row.name, row.specialty, row.type) == ("Emergency Medicine", "Emergency Medicine", "C")
    assert (row.service, row.service_derived) == ("ResidencyCAS", True)
    assert (row.institution, row.city, row.state, row.quota) == ("", "", "", None)


def test_an_unknown_specialty_stays() -> None:
    assert only("9003555C0,4", head="Code,Positions").specialty == "Unknown specialty 555"


def test_a_service_cell_without_words_is_derived_row_by_row() -> None:
    rows = reading("9001140C0,3,", "9001140C1,3,n/a", "9001110C0,3,ERAS", head="Code,Positions,Service").rows
    assert [(row.service, row.service_derived) for row in rows] == [
        ("ERAS", True),
        ("ERAS", True),
        ("ERAS", False),
    ]


@pytest.mark.parametrize(
    ("cells", "city", "state"),
    [
        ("Orla Health-OH,Port Maren,", "Port Maren", "OH"),
        ("Orla Health-OH,Port Maren,Texas", "Port Maren", "TX"),
        ('Orla Health,"Port Maren, OH",', "Port Maren", "OH"),
        ('Orla Health,"Port Maren, Ohio 45999",', "Port Maren", "OH"),
        ("Orla Health,-,Ontario", "", "Ontario"),
        ("Orla Health,,", "", ""),
    ],
)
def test_city_and_state(cells: str, city: str, state: str) -> None:
    row = only(f"9002140C0,{cells},Internal Medicine,3")
    assert (row.city, row.state) == (city, state)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",Orla,Maren,OH,Pediatrics,3", "no program code"),
        ("see website,Orla,Maren,OH,Pediatrics,3", "“see website” is not a program code"),
        ("9002320X0,Orla,Maren,OH,Pediatrics,3", "“9002320X0” is not a program code"),
        ("900140C0,Orla,Maren,OH,Pediatrics,3", "“900140C0” lost a zero and may be 0900140C0 or 9001040C0"),
        ("9002320C0,Orla,Maren,OH,Pediatrics,", "the positions are missing"),
        ("9002320C0,Orla,Maren,OH,Pediatrics", "the positions are missing"),
        ("9002320C0,Orla,Maren,OH,Pediatrics,many", "the positions “many” are no number"),
        ("9002320C0,Orla,Maren,OH,Pediatrics,-1", "the positions “-1” are no number"),
        ("9002320C0,Orla, Inc,Maren,OH,Pediatrics,3", "it has 7 cells where the table has 6"),
        ("Total,,,,,365", "“Total” is not a program code"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_number_and_reason(line: str, reason: str) -> None:
    lines = [f"9001140C{n},Orla,Maren,OH,Internal Medicine,3" for n in range(9)]
    read = reading(*lines[:4], "", line, *lines[4:])
    assert len(read.rows) == 9
    (rejected,) = read.rejected
    assert (rejected.row, rejected.reason) == (7, reason)
    assert rejected.text.split(" | ")[0].split(",")[0] in line


def test_a_rejected_row_is_shown_harmlessly() -> None:
    (rejected,) = reading("9001140C0,A,B,OH,C,3", "\x1b[31mbad\u202e,x,y,z,v,3").rejected
    assert rejected.text == "[31mbad | x | y | z | v | 3"


def test_a_repeated_row_is_counted_once_with_a_warning() -> None:
    read = reading("9001140C0,A,B,OH,IM,3", "9001320C0,A,B,OH,Peds,2", "9001140c0, A ,B,Ohio,IM,3.0")
    assert [row.code for row in read.rows] == ["9001140C0", "9001320C0"]
    assert read.positions == 5
    (warning,) = read.warnings
    assert "row 4" in warning


def test_of_rows_that_differ_the_last_is_kept_and_both_are_named() -> None:
    read = reading("9001140C0,A,B,OH,IM,3", "9001320C0,A,B,OH,Peds,2", "9001140C0,A,B,OH,IM,1")
    assert {row.code: row.positions for row in read.rows} == {"9001140C0": 1, "9001320C0": 2}
    (warning,) = read.warnings
    assert "Rows 2 and 4 differ for 9001140C0" in warning


def test_many_warnings_of_one_kind_are_one_line() -> None:
    lines = [f"900{n}140C0,A,B,OH,IM,{k}" for k in (1, 2) for n in range(10)] * 2
    read = reading(*lines)
    assert len(read.rows) == 10
    assert len(read.warnings) < 12


def test_a_lost_leading_zero_is_put_back_and_told() -> None:
    read = reading("123320C0,A,B,OH,Peds,3", "9001320C0,A,B,OH,Peds,3")
    assert read.rows[0].code == "0123320C0"
    assert read.warnings == ("A lost leading zero was put back in the code: row 2.",)


def test_a_type_that_contradicts_the_code_is_told_and_the_code_kept() -> None:
    read = reading("9001140P0,3,Categorical", "9001140C0,3,Categorical", head="Code,Positions,Type")
    assert [row.type for row in read.rows] == ["P", "C"]
    assert "row 2" in read.warnings[0]


def test_a_stray_quotation_mark_swallows_nothing() -> None:
    lines = [f"900{n}140C0,{quote}Orla Health,Maren,OH,IM,3" for n, quote in enumerate(["", '"', "", "", ""])]
    lines.append('9005140C0,"Harrow, North",Maren,OH,IM,3')
    read = reading(*lines)
    assert (len(read.rows), read.positions) == (6, 18)
    assert read.rows[5].institution == "Harrow, North"


def test_a_stray_quotation_mark_in_the_last_row() -> None:
    lines = [f"900{n}140C0,Orla Health,Maren,OH,IM,3" for n in range(5)]
    read = reading(*lines, '9005140C0,"Orla Health,Maren,OH,IM,3')
    assert len(read.rows) == 6


def test_a_cell_may_have_several_lines() -> None:
    read = reading('9001140C0,"Orla\nHealth",Maren,OH,IM,3', "bad,Orla,Maren,OH,IM,3")
    assert read.rows[0].institution == "Orla Health"
    assert read.rejected[0].row == 3


def test_a_web_table_whose_cells_had_several_lines() -> None:
    read = read_pasted(
        "NRMP Code\tInstitution\tCity\tPositions\n"
        "9001140C0\tOrla\nHealth\tMaren\t3\n"
        "9002140C0\tHarrow\tVale\t4\n"
        "9003140C0\tTern\nIsland\nClinic\tAlder\t5\n"
    )
    assert [(row.institution, row.positions) for row in read.rows] == [
        ("Orla Health", 3),
        ("Harrow", 4),
        ("Tern Island Clinic", 5),
    ]
    assert read.rejected == ()


TWO_LINES = [
    "9001140C0\tOrla Health\nPort Maren, OH\tInternal Medicine\t3",
    "9002140C0\tHarrow Hospital\nHarrow Vale, TX\tInternal Medicine\t4",
    "9003320C0\tTern Clinic\nSt. Alder, AK\tPediatrics\t5",
]


@pytest.mark.parametrize("headings", ["Code\tInstitution\tSpecialty\tPositions\n", ""])
def test_a_web_table_with_two_lines_in_a_cell_of_every_row(headings: str) -> None:
    read = read_pasted(headings + "\n".join(TWO_LINES))
    assert [(row.code, row.specialty, row.positions) for row in read.rows] == [
        ("9001140C0", "Internal Medicine", 3),
        ("9002140C0", "Internal Medicine", 4),
        ("9003320C0", "Pediatrics", 5),
    ]
    assert [(row.institution, row.city, row.state) for row in read.rows] == [
        ("Orla Health", "Port Maren", "OH"),
        ("Harrow Hospital", "Harrow Vale", "TX"),
        ("Tern Clinic", "St. Alder", "AK"),
    ]
    assert read.rejected == ()


def test_a_web_table_whose_rows_go_on_with_a_tab() -> None:
    read = read_pasted(
        "Code\tInstitution\tCity\n\tState\tPositions\n"
        "9001140C0\tOrla Health\tPort Maren\n\tOH\t3\n"
        "9002140C0\tHarrow Hospital\tHarrow Vale\n\tTX\t4\n"
    )
    assert [(row.institution, row.city, row.state, row.positions) for row in read.rows] == [
        ("Orla Health", "Port Maren", "OH", 3),
        ("Harrow Hospital", "Harrow Vale", "TX", 4),
    ]
    assert (read.rejected, read.certain) == ((), True)


@pytest.mark.parametrize("headings", ["Code\tInstitution\tPositions\n", ""])
def test_lines_between_whole_rows_are_not_joined_to_them(headings: str) -> None:
    lines = ["9001140C0\tOrla\t3", "Phone\t555-0101", "9002140C0\tHarrow\t4", "Phone\t555-0102"]
    read = read_pasted(headings + "\n".join(lines))
    assert [row.positions for row in read.rows] == [3, 4]
    assert {row.phone for row in read.rows} == {""}


def test_missing_cells_of_text_set_apart_by_spaces_are_found_by_their_place() -> None:
    read = read_pasted(
        "Code       Institution   City        State  Positions\n"
        "9001140C0  Orla Health   Port Maren  OH     3\n"
        "9002140C0  Harrow Vale   Harrow      TX     4\n"
        "9003140C0  Tern Island               AK     5\n"
    )
    assert [(row.city, row.state, row.positions) for row in read.rows] == [
        ("Port Maren", "OH", 3),
        ("Harrow", "TX", 4),
        ("", "AK", 5),
    ]


def test_a_list_of_codes_alone_counts_one_position_each_and_says_so() -> None:
    read = read_pasted("9001140C0\n9002 140 c0\n\n9003140C0\n")
    assert [row.positions for row in read.rows] == [1, 1, 1]
    assert any("a new one counts as 1." in warning for warning in read.warnings)


def test_positions_follow_from_quota_and_matched() -> None:
    read = reading("9001140C0,8,5", "9002140C0,8,9", head="Code,Quota,Matched")
    assert [row.positions for row in read.rows] == [3]
    assert read.rejected[0].row == 3
    assert any("quota minus matched" in warning for warning in read.warnings)


def test_a_program_with_no_position_left_is_kept() -> None:
    assert only("9001140C0,0", head="Code,Positions").positions == 0
