"""Contact cards as phones and mail programs write them, in all three versions."""

from __future__ import annotations

import base64

import pytest

from matchweek.intake.advocates import AdvocateRow, AdvocatesRead, read_advocates

V3 = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Example//EN
N:Hạnh;Nguyễn;Thị;Dr.;MD
FN:Dr. Nguyễn Thị Hạnh
ORG:Lakeshore Hospital\\, North;Internal Medicine
TITLE:Clerkship Director
ROLE:Attending
item1.EMAIL;type=INTERNET;type=HOME:home@example.org
EMAIL;type=INTERNET;type=WORK;type=pref:hanh@example.org
TEL;type=WORK;type=FAX:+1 555 0100
TEL;type=HOME;type=VOICE:+1 555 0101
TEL;type=CELL;type=VOICE:+1 555 0142
NOTE:Praised me on the wards\\; said so twice.\\nBest time: mornings\\nTier: 1
  \\nHow I know them: wards\\, Aug
 ust
END:VCARD
"""

V4 = """\
begin:vcard
version:4.0
fn:Þórður Æsir
n:Æsir;Þórður;;;
org:Harbor Clinic
role:Program Director
tel;value=uri;type="voice,work";pref=1:tel:+1-555-0143;ext=12
tel;type=cell:tel:+1-555-0144
email;type=work:thordur@example.org
end:vcard
"""

V21 = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=9Eahin;=C4=B0lkay;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C4=B0lkay =
=C5=9Eahin
ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:H=F4pital;Surgery
TEL;CELL:555 0145
TEL;WORK;PREF:555 0146
EMAIL;PREF;INTERNET:sahin@example.org
NOTE;ENCODING=QUOTED-PRINTABLE:line one=0D=0Aline two =
with more
END:VCARD
"""


def read(text: str | bytes) -> AdvocatesRead:
    return read_advocates(text if isinstance(text, bytes) else text.encode("utf-8"), "people.vcf")


def card(*lines: str, version: str = "3.0") -> str:
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_three_versions_in_one_file(end: str, encoding: str) -> None:
    found = read((V3 + V4 + V21).replace("\n", end).encode(encoding))
    assert found.kind == "vcard"
    assert (found.rejected, found.warnings) == ((), ())
    assert found.rows == (
        AdvocateRow(
            1,
            "Dr. Nguyễn Thị Hạnh",
            "Clerkship Director, Attending",
            "Lakeshore Hospital, North",
            "Internal Medicine",
            "hanh@example.org, home@example.org",
            "+1 555 0142 / +1 555 0101",
            "mornings",
            "wards, August",
            1,
            "Praised me on the wards; said so twice.",
        ),
        AdvocateRow(
            2,
            "Þórður Æsir",
            "Program Director",
            "Harbor Clinic",
            mail="thordur@example.org",
            phone="+1-555-0143 ext. 12 / +1-555-0144",
        ),
        AdvocateRow(
            3,
            "İlkay Şahin",
            institution="Hôpital",
            specialty="Surgery",
            mail="sahin@example.org",
            phone="555 0146 / 555 0145",
            note="line one line two with more",
        ),
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Example;Ann;B.;Dr.;MD"], "Dr. Ann B. Example, MD"),
        (["N:Example;Ann"], "Ann Example"),
        (["N:Example\\; Sample;Ann"], "Ann Example; Sample"),
        (["FN:", "N:Example;Ann;;;"], "Ann Example"),
        (["item1.FN;LANGUAGE=en:Ann Example"], "Ann Example"),
        (['FN;X-A="b:c;d":Ann Example'], "Ann Example"),
        (["FN:Ann\\, Example"], "Ann, Example"),
        (["FN:Ann", " Example"], "AnnExample"),
        (["FN:Ann", "\t Example"], "Ann Example"),
    ],
)
def test_names(lines: list[str], name: str) -> None:
    assert [one.name for one in read(card(*lines)).rows] == [name]


def test_version_two_keeps_the_blank_it_was_folded_at() -> None:
    assert read(card("FN:Ann", " Example", version="2.1")).rows[0].name == "Ann Example"


def test_a_letter_split_by_folding_is_whole_again() -> None:
    raw = card("FN:Ann \u1ecdl\u00e1").encode()
    place = raw.index("\u1ecd".encode()) + 1
    assert read(raw[:place] + b"\r\n " + raw[place:]).rows[0].name == "Ann \u1ecdl\u00e1"


def test_a_picture_is_passed_over() -> None:
    lines = base64.encodebytes(bytes(range(256)) * 4000).decode().split("\n")
    picture = ["PHOTO;ENCODING=b;TYPE=JPEG:", *(f" {line}" for line in lines)]
    assert [one.name for one in read(card("FN:Ann", *picture)).rows] == ["Ann"]


def test_a_card_within_a_card_is_not_another_person() -> None:
    inner = card("FN:Assistant", "TEL:1").rstrip("\n").split("\n")
    assert [(one.name, one.phone) for one in read(card("FN:Ann", "AGENT:", *inner, "TEL:2")).rows] == [
        ("Ann", "2")
    ]


def test_a_card_without_its_end_is_kept_and_said() -> None:
    found = read(card("FN:Ann") + "BEGIN:VCARD\nVERSION:3.0\nFN:Ben\n")
    assert [one.name for one in found.rows] == ["Ann", "Ben"]
    assert found.warnings == ("Card 2 has no end: the file may be cut off.",)


@pytest.mark.parametrize("end", ["\r\n", "\r\r\n", "\r", "\n"])
def test_lines_end_as_any_system_ends_them(end: str) -> None:
    text = card("FN:Ann Larch", "TEL:202-555-0142", "ORG:Harbor Clinic") + card("FN:Ben")
    found = read("\r\n".join(text.splitlines()).replace("\r\n", end) + end)
    assert [(one.name, one.institution) for one in found.rows] == [
        ("Ann Larch", "Harbor Clinic"),
        ("Ben", ""),
    ]


def test_an_office_that_stands_under_its_own_name_is_no_person() -> None:
    """Phones give a card of an office the office's name, in FN and ORG."""
    found = read(card("FN:Ann") + card("N:;;;;", "FN:Harbor Clinic", "ORG:HARBOR CLINIC", "TEL:1"))
    assert [one.name for one in found.rows] == ["Ann"]
    assert [(one.row, one.reason) for one in found.rejected] == [(2, "no person's name, only HARBOR CLINIC")]


def test_a_card_without_a_person_is_rejected() -> None:
    found = read(card("FN:Ann") + card("ORG:Harbor Clinic", "TEL:1") + card("FN:ann"))
    assert [(one.row, one.reason) for one in found.rejected] == [
        (2, "no person's name, only Harbor Clinic"),
        (3, "the same person as card 1"),
    ]


@pytest.mark.parametrize("charset", ["unicode_escape", "idna", "nonsense", ""])
def test_an_unknown_character_set_is_passed_over(charset: str) -> None:
    line = f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:Jos=E9 Ann"
    (person,) = read(card(line, "N:x", version="2.1")).rows
    assert person.name == "José Ann"
