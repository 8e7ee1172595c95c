"""Advocates from tables and contact cards: any form of the same people reads as the same people."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.errors import BadInput
from matchweek.intake import advocates
from matchweek.intake.advocates import AdvocateRow, AdvocatesRead, read_advocates, read_advocates_file
from tests.intake.forms import separated, workbook
from tests.support.hostile import HOSTILE
from tests.support.thorough import examples

TABLE = [
    ["Name", "Role", "Institution", "Specialty", "Mail", "Phone", "Tier", "Best time", "How I know them"],
    [
        "Nguyễn Thị Hạnh, MD",
        "Clerkship Director",
        "Lakeshore Hospital",
        "Internal Medicine",
        "hanh@example.org",
        "+1 555 0142",
        "1",
        "mornings, not Tuesday",
        "Wards, August",
    ],
    ["Łukasz Żak", "Attending", "", "Surgery", "zak@example.org", "", "Tier 3", "", ""],
]
PEOPLE = (
    AdvocateRow(
        2,
        "Nguyễn Thị Hạnh, MD",
        "Clerkship Director",
        "Lakeshore Hospital",
        "Internal Medicine",
        "hanh@example.org",
        "+1 555 0142",
        "mornings, not Tuesday",
        "Wards, August",
        1,
    ),
    AdvocateRow(3, "Łukasz Żak", "Attending", specialty="Surgery", mail="zak@example.org", tier=3),
)


def read(text: str | bytes, name: str = "people.csv") -> AdvocatesRead:
    return read_advocates(text if isinstance(text, bytes) else text.encode("utf-8"), name)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_in_any_form(delimiter: str, encoding: str, end: str) -> None:
    found = read(separated(TABLE, delimiter, end).encode(encoding))
    assert found.rows == PEOPLE
    assert (found.rejected, found.warnings) == ((), ())
    assert found.kind == ("tsv" if delimiter == "\t" else "csv")


def test_windows_letters_and_a_declared_separator() -> None:
    found = read("sep=;\nName;Hospital\nJosé Peña;Hôpital\n".encode("cp1252"))
    assert [(one.name, one.institution) for one in found.rows] == [("José Peña", "Hôpital")]


def test_a_spreadsheet() -> None:
    found = read_advocates(workbook(TABLE), "people.xlsx")
    assert (found.rows, found.kind) == (PEOPLE, "xlsx")


@pytest.mark.parametrize(
    ("header", "values", "field", "value"),
    [
        ("FULL NAME,job title", "A B,Chair", "role", "Chair"),
        ("title,name", "Program Director,A B", "role", "Program Director"),
        ("Name,Organisation", "A B,City Hospital", "institution", "City Hospital"),
        ("Name,Company", "A B,City Hospital", "institution", "City Hospital"),
        ("name,E-mail Address", "A B,a@example.org", "mail", "a@example.org"),
        ("name,E-mail 1 - Value", "A B,a@example.org", "mail", "a@example.org"),
        ("name,MOBILE", "A B,555 0142", "phone", "555 0142"),
        ("name,phone 1 - value", "A B,555 0142", "phone", "555 0142"),
        ("name,Business Phone,Mobile", "A B,1,2", "phone", "2 / 1"),
        ("name,best_time_to_call", "A B,evenings", "best_time", "evenings"),
        ("name,How do I know them?", "A B,Clinic", "relation", "Clinic"),
        ("name,relationship", "A B,Clinic", "relation", "Clinic"),
        ("name,tier", "A B,tier 2", "tier", 2),
        ("name,tier", "A B,II", "tier", 2),
        ("name,tier", "A B,2.0", "tier", 2),
        ("name,Notes", "A B,ask early", "note", "ask early"),
        ("name,Tél,Telephone", "A B,,555", "phone", "555"),
        ("Name,Mail", "A B,mailto:a@example.org", "mail", "a@example.org"),
        ("Name,Mail", "A B,Ann <a@example.org>", "mail", "a@example.org"),
        ("Name,Phone", "A B,'+1 555 0142", "phone", "+1 555 0142"),
        ("Name,Phone", "A B,n/a", "phone", ""),
        ("First Name,Last Name", "Ann,Example", "name", "Ann Example"),
        ("Last Name,First Name,Suffix", "Example,Ann,MD", "name", "Ann Example, MD"),
        ("First Name,Middle Name,Last Name", "Ann,B.,Example", "name", "Ann B. Example"),
        ("Title,First Name,Last Name", "Prof. Dr.,Ann,Example", "name", "Prof. Dr. Ann Example"),
        ("Title,Job Title,Name", "Dr.,Program Director,Ann Example", "role", "Program Director"),
        ("Title,Job Title,Name", "Associate Professor,Chair,Ann", "role", "Chair, Associate Professor"),
        ("Title,Name", "Dr.,Dr. Ann Example", "name", "Dr. Ann Example"),
        ("Name Prefix,Name", "Dr.,Ann Example", "name", "Dr. Ann Example"),
        ("Name,Business Fax,Business Phone 2", "A B,1,2", "phone", "2"),
        ("Name,Phone 1 - Label,Phone 1 - Value", "A B,Mobile,555 0142", "phone", "555 0142"),
        ("Name,Mobile,Work phone", "A B,(205) 555-0142,+1 205 555 0142", "phone", "(205) 555-0142"),
        ("Name,Mobile", "A B,2055550142.0", "phone", "2055550142"),
        (
            "Name,E-mail Address,E-mail Type,E-mail 2 Address",
            "A B,a@x.org,SMTP,b@x.org",
            "mail",
            "a@x.org, b@x.org",
        ),
        ("Given Name,Family Name,Display Name", "Ann,Example,Dr. Ann", "name", "Dr. Ann"),
    ],
)
def test_headings_in_any_words_case_and_order(header: str, values: str, field: str, value: object) -> None:
    (person,) = read(f"{header}\n{values}\n").rows
    assert getattr(person, field) == value


def test_one_column_of_names_is_enough() -> None:
    assert [one.name for one in read("Name\nAnn Example\nBen Example\n").rows] == [
        "Ann Example",
        "Ben Example",
    ]


def test_what_stands_above_the_headings_is_not_read() -> None:
    found = read("My people,\n,\nName,Role\nAnn Example,Chair\n")
    assert [(one.row, one.name) for one in found.rows] == [(4, "Ann Example")]


def test_a_cell_may_have_lines_and_commas_of_its_own() -> None:
    found = read('Name,Role,Notes\nAnn,Chair,"one, two,\nthree, four"\nBen,Attending,"say ""hello"""\n')
    assert [(one.row, one.note) for one in found.rows] == [(2, "one, two, three, four"), (3, 'say "hello"')]


def test_a_stray_quotation_mark_swallows_nobody() -> None:
    found = read('Name,Role,Phone\nAnn,"Chair,1\nBen,Attending,2\nCem,Dean,3\n')
    assert [(one.row, one.name, one.phone) for one in found.rows] == [
        (2, "Ann", "1"),
        (3, "Ben", "2"),
        (4, "Cem", "3"),
    ]


def test_who_cannot_be_used_is_rejected_with_the_reason() -> None:
    found = read("Name,Role\n,Chair\nAnn,Dean\n\n  ,  \n---,x\nANN,dean\n12,x\n")
    assert [one.name for one in found.rows] == ["Ann"]
    assert [(one.row, one.reason, one.text) for one in found.rejected] == [
        (2, "no person's name", "Chair"),
        (6, "no person's name", "---, x"),
        (7, "the same person as row 3", "ANN, dean"),
        (8, "no person's name", "12, x"),
    ]


def test_doubts_are_said() -> None:
    found = read("Name,Tier,Mail\nAnn,4,ann at home\nAnn,1,a@example.org; b@example.org\n")
    assert [(one.tier, one.mail) for one in found.rows] == [(None, ""), (1, "a@example.org, b@example.org")]
    assert found.warnings == (
        "Row 2 (Ann): “ann at home” is no mail address.",
        "Row 2 (Ann): “4” is no tier (1, 2 or 3).",
        "Rows 2 and 3 have the same name, Ann.",
    )


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf \r\n", "The file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "These are no contacts"),
        (bytes(range(256)) * 8, "These are no contacts"),
        (b"%PDF-1.7\nname,role\n", "These are no contacts"),
        (b"dear all,\nthanks\n", "No column was recognised"),
        (b"Role,Phone\nChair,1\n", "No column was recognised"),
        (b"Name,Role\n", "Nobody was found"),
        (b"Name,Role\n,Chair\n", "Nobody was found"),
        (b"BEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\n", "Nobody was found"),
        (
            b"Name\n" + b"".join(b"P%c%c\n" % (65 + i // 60 % 60, 65 + i % 58) * 2 for i in range(1100)),
            "address",
        ),
        (b"Name\n" * 60_000, "The file is too large"),
        (b"N" * (advocates.LARGEST_FILE + 1), "The file is too large"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(data: bytes, title: str) -> None:
    with pytest.raises(BadInput, match=title) as refused:
        read(data)
    assert refused.value.detail and refused.value.remedy


def test_files(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name\nAnn\n", encoding="utf-8")
    assert read_advocates_file(tmp_path / "people.csv").source == "people.csv"
    for name in ("none.csv", "", "nul\x00.csv"):
        with pytest.raises(BadInput, match="Cannot open"):
            read_advocates_file(tmp_path / name)


def harmless(found: AdvocatesRead) -> None:
    for person in found.rows:
        assert person.name and person.tier in (None, 1, 2, 3)
        for value in (getattr(person, field) for field in AdvocateRow.__slots__):
            assert not {unicodedata.category(c) for c in str(value)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert all(one.row >= 1 and one.reason for one in found.rejected)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_made_harmless(text: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["Name", "Role"], [f"Ann {text}", text]])
    harmless(read(out.getvalue().encode("utf-8", "replace")))
    card = f"BEGIN:VCARD\nVERSION:4.0\nFN:Ann {text}\nNOTE:{text}\nEND:VCARD\n"
    harmless(read(card.encode("utf-8", "replace"), "people.vcf"))


pieces = st.sampled_from(
    [
        "Name",
        "Role",
        "BEGIN:VCARD",
        "END:VCARD",
        "FN:Ann",
        "N:a;b",
        ",",
        ";",
        "\n",
        "\r\n",
        '"',
        "=",
        "\t",
        " ",
    ]
)


@settings(max_examples=examples(80), deadline=None)
@given(st.lists(st.one_of(pieces, st.text(max_size=5)), max_size=40).map("".join), st.booleans())
def test_any_text_is_read_or_refused(text: str, headed: bool) -> None:
    data = (f"Name,Mail\n{text}" if headed else text).encode("utf-8", "replace")
    try:
        harmless(read(data))
    except BadInput as refused:
        assert refused.title and refused.detail and refused.remedy


@settings(max_examples=examples(40), deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_in_a_card_are_read_or_refused(data: bytes) -> None:
    try:
        harmless(read(b"BEGIN:VCARD\nFN:Ann\nNOTE;" + data + b"\nEND:VCARD\n", "people.vcf"))
    except BadInput as refused:
        assert refused.title and refused.detail and refused.remedy


CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    ("name", "people", "left"),
    [
        (
            "14-outlook-contacts.csv",
            [
                AdvocateRow(
                    2,
                    "Dr. Odalys Q. Fernbrook, MD",
                    "Program Director",
                    "Larchmere Medical Center",
                    "Internal Medicine",
                    "ofernbrook@example.org, odalys@example.net",
                    "(202) 555-0143 / (202) 555-0142",
                    note="Met on wards",
                )
            ],
            [],
        ),
        (
            "15-google-contacts.csv",
            [
                AdvocateRow(
                    2,
                    "Dr. Odalys Q. Fernbrook, MD",
                    "Program Director",
                    "Larchmere Medical Center",
                    "Internal Medicine",
                    "ofernbrook@example.org, odalys@example.net",
                    "+1 202-555-0142 / (202) 555-0143 / 202-555-0199",
                    note="Met on wards",
                ),
                AdvocateRow(3, "Teo Harrowgate", mail="teo@example.org", phone="(202) 555-0150"),
            ],
            [(4, "no person's name, only Larchmere GME Office")],
        ),
        ("16-cr-cr-lf.vcf", [AdvocateRow(1, "Dr. Odalys Fernbrook", phone="+1 202 555 0142")], []),
    ],
)
def test_what_address_books_export(name: str, people: list[AdvocateRow], left: list[tuple[int, str]]) -> None:
    found = read_advocates_file(CASES / name)
    assert list(found.rows) == people
    assert [(one.row, one.reason) for one in found.rejected] == left


def test_a_table_whose_lines_end_twice() -> None:
    found = read("Name,Role\r\r\nAnn,Dean\r\r\nBen,Chair\r\r\n")
    assert [(one.row, one.name, one.role) for one in found.rows] == [(2, "Ann", "Dean"), (3, "Ben", "Chair")]
