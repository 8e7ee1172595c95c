"""A file of another kind than a command reads: it is said what it is, and which command reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.errors import BadInput
from matchweek.intake.another_kind import Kind, kind_of
from matchweek.intake.season import LIKE_A_LIST
from matchweek.services.days import invitations
from matchweek.services.lists import fact_import, list_reading, lists
from matchweek.services.people import advocate_import
from matchweek.services.season import tracker_import

FILES = {
    "inv.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n"
    "DTSTART:20261210T150000Z\r\nSUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "with.eml": "From: a@example.org\r\nSubject: Interview\r\nDate: Mon, 2 Nov 2026 10:00:00 -0500\r\n"
    "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/calendar\r\n\r\n",
    "mail.eml": "From: a@example.org\r\nSubject: Interview\r\nDate: Mon, 2 Nov 2026 10:00:00 -0500\r\n\r\n"
    "We invite you.\r\n",
    "list.csv": "Program Code,Institution,Specialty,Positions\n9001140C0,Harbor Point,Internal Medicine,2\n",
    "cards.vcf": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dr. Ruth Okafor\r\nEND:VCARD\r\n",
    "people.csv": "Name,Phone,Role\nDr. Ruth Okafor,305-555-0101,attending\n",
    "season.csv": "Program,City,Status,Vibe\nHarbor Point Internal Medicine,Miami,scheduled,8\n",
    "facts.csv": "Program,Visa,Step 2 minimum\nHarbor Point Internal Medicine,J-1,220\n",
    "words.txt": "dear all,\nthanks\n",
}
KINDS = {
    "inv.ics": Kind.INVITATION,
    "with.eml": Kind.INVITATION,
    "mail.eml": Kind.MAIL,
    "list.csv": Kind.LIST,
    "cards.vcf": Kind.PEOPLE,
    "people.csv": Kind.PEOPLE,
    "season.csv": Kind.SHEET,
    "facts.csv": Kind.FACTS,
    "words.txt": None,
}
COMMANDS = {
    Kind.LIST: "list import",
    Kind.PEOPLE: "advocate import",
    Kind.FACTS: "fact import",
    Kind.SHEET: "season import",
    Kind.INVITATION: "interview import",
    Kind.MAIL: "season mail",
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_is_is_seen_in_it(name: str) -> None:
    assert kind_of(FILES[name].encode(), name) is KINDS[name]


@pytest.mark.parametrize(
    ("mine", "names"),
    [
        (
            Kind.LIST,
            ("inv.ics", "with.eml", "mail.eml", "cards.vcf", "people.csv", "season.csv", "facts.csv"),
        ),
        (Kind.PEOPLE, ("inv.ics", "with.eml", "mail.eml", "list.csv", "season.csv", "facts.csv")),
        (
            Kind.FACTS,
            ("inv.ics", "with.eml", "mail.eml", "list.csv", "cards.vcf", "people.csv", "season.csv"),
        ),
        (Kind.SHEET, ("inv.ics", "with.eml", "mail.eml", "cards.vcf")),
        (Kind.INVITATION, ("mail.eml", "list.csv", "cards.vcf", "people.csv", "season.csv", "facts.csv")),
    ],
)
def test_one_of_another_kind_names_the_command_that_reads_it(
    mine: Kind, names: tuple[str, ...], tmp_path: Path
) -> None:
    by_path = {
        Kind.LIST: lists.read,
        Kind.PEOPLE: advocate_import.read_file,
        Kind.FACTS: fact_import.read,
        Kind.SHEET: tracker_import.read,
        Kind.INVITATION: invitations.read_file,
    }
    pasted = {
        Kind.LIST: list_reading.read_pasted_list,
        Kind.PEOPLE: advocate_import.read_pasted,
        Kind.FACTS: fact_import.read,
        Kind.SHEET: tracker_import.read,
        Kind.INVITATION: invitations.read_text,
    }
    for name in names:
        path = tmp_path / name
        path.write_bytes(FILES[name].encode())
        for read, source in ((by_path[mine], path), (pasted[mine], FILES[name])):
            with pytest.raises(BadInput) as error:
                read(source)  # type: ignore[operator]
            kind = KINDS[name]
            assert kind is not None
            assert f"`matchweek {COMMANDS[kind]} " in error.value.remedy, (mine, name)
            assert error.value.title == kind.value[0]


def test_what_is_nothing_known_is_told_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(FILES["words.txt"])
    with pytest.raises(BadInput, match="No program code was found"):
        lists.read(path)
    with pytest.raises(BadInput, match="There is no such file"):
        lists.read(tmp_path / "nowhere.csv")


def test_a_sheet_that_is_the_list_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(FILES["list.csv"])
    assert LIKE_A_LIST in tracker_import.read(path).warnings
    path.write_text(FILES["list.csv"].replace("Positions", "Vibe"))
    assert LIKE_A_LIST not in tracker_import.read(path).warnings
