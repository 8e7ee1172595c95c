"""Phases at the shell, and the timetable moved by it."""

from __future__ import annotations

import icalendar
import pytest

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR

WHY = ("--because", "R3 says so")


@pytest.mark.parametrize(
    ("now", "phase", "number", "closes"),
    [
        ("2027-03-18T08:59:59-04:00", "review", None, "2027-03-18T09:00:00-04:00"),
        ("2027-03-18T10:59:59-04:00", "round", 1, "2027-03-18T11:00:00-04:00"),
        ("2027-03-18T11:00:00-04:00", "between_rounds", None, "2027-03-18T12:00:00-04:00"),
        ("2027-03-18T14:59:59Z", "round", 1, "2027-03-18T11:00:00-04:00"),
        ("2027-03-18T19:59:59-04:00", "round", 4, "2027-03-18T20:00:00-04:00"),
        ("2027-03-18T20:00:00-04:00", "rounds_over", None, "2027-03-18T21:00:00-04:00"),
    ],
)
def test_now_is_right_to_the_second(
    shell: Shell, now: str, phase: str, number: int | None, closes: str
) -> None:
    said = shell.json("now", before=("--now", now))
    assert (said["phase"], said["round"], said["closes_at"]) == (phase, number, closes)
    assert not shell.file.exists()


def test_a_moved_end_is_followed_by_now_and_taken_back(shell: Shell) -> None:
    done = shell.json("timetable", "set", "round_1_closes", "11:30", *WHY)
    assert (done["changed"], done["moved"]) == (True, ["round_1_closes"])
    at = ("--now", "2027-03-18T11:29:59-04:00")
    assert shell.json("now", before=at)["phase"] == "round"
    assert shell.json("now", before=at)["closes_at"] == "2027-03-18T11:30:00-04:00"
    newest = shell.json("journal", "--limit", "1")["entries"][0]
    assert (newest["entity"], newest["after"]) == ("reason", {"because": "R3 says so"})
    undone = shell("undo")
    assert "round 1 closes Thu 18 Mar 11:30 ET" in undone.out
    assert shell.json("now", before=at)["phase"] == "between_rounds"
    assert shell.json("redo")["changed"]
    assert shell.json("timetable", "reset", *WHY)["moved"] == []
    assert shell.json("now", before=at)["phase"] == "between_rounds"


def test_times_are_typed_in_a_zone_of_one_s_own(shell: Shell) -> None:
    shell.json("timetable", "set", "round_3_opens", "00:45", *WHY, before=("--zone", "Asia/Kolkata"))
    rounds = shell.json("timetable", "show")["rounds"]
    assert rounds[2]["opens_at"] == "2027-03-18T15:15:00-04:00"
    shown = shell("timetable", "show", before=("--zone", "Asia/Kolkata")).out
    assert "Fri 00:45" in shown and "Thu 18 Mar 15:15" in shown
    moved = [line for line in shown.splitlines() if line.endswith("moved")]
    assert [line.split()[-2] for line in moved] == ["round_3_opens"]


def test_several_moments_go_into_one_command(shell: Shell) -> None:
    assert shell("timetable", "set", "round_4_closes", "22:00", *WHY).code == 2
    done = shell.json("timetable", "set", "round_4_closes", "22:00", "soap_ends", "23:00", *WHY)
    assert done["moved"] == ["round_4_closes", "soap_ends"]
    assert len({entry["group"] for entry in shell.json("journal")["entries"]}) == 1


@pytest.mark.parametrize(
    "typed",
    [
        ("round_2_opens", "10:00", *WHY),
        ("round_2_opens", *WHY),
        ("round_9_opens", "10:00", *WHY),
        ("round_2_opens", "soon", *WHY),
        ("round_2_opens", "12:30", "--because", " "),
        ("round_2_opens", "12:30"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_moved_is_bad_input(shell: Shell, typed: tuple[str, ...]) -> None:
    assert shell("timetable", "set", *typed).code == 2
    assert shell.json("timetable", "show")["moved"] == []


def test_a_round_is_added_and_dropped(shell: Shell) -> None:
    added = shell.json("timetable", "add-round", "20:10", "20:40", *WHY)
    assert added["rounds"][4] == {
        "round": 5,
        "opens_at": "2027-03-18T20:10:00-04:00",
        "closes_at": "2027-03-18T20:40:00-04:00",
    }
    assert len(shell.json("timetable", "drop-round", "5", *WHY)["rounds"]) == 4
    assert shell("timetable", "drop-round", "5", *WHY).code == 2
    assert shell("timetable", "add-round", "10:00", "10:30", *WHY).code == 2


def test_a_list_of_an_added_round_has_its_moment(listed: Shell) -> None:
    path = str(listed.home / "monday.csv")
    assert listed("list", "import", path, "--after-round", "5").code == 2
    listed.json("timetable", "add-round", "20:10", "20:40", *WHY)
    assert listed.json("list", "import", path, "--after-round", "5")["after_round"] == 5


def test_the_calendar_is_for_the_phone(listed: Shell) -> None:
    listed.json("apply", HARBOR)
    listed.json("timetable", "set", "round_1_closes", "11:30", *WHY)
    to = listed.home / "week.ics"
    assert listed("export", "calendar", "-o", str(to)).code == 0
    text = to.read_text(encoding="utf-8")
    starts = {
        str(event["UID"]): event["DTSTART"].dt for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    }
    assert starts["2027-round_1_closes@matchweek"].isoformat() == "2027-03-18T15:30:00+00:00"
    assert "Harbor" not in text and HARBOR not in text
    again = listed("export", "calendar").out.splitlines()
    counts = ("DTSTAMP", "SEQUENCE")
    assert [line for line in again if not line.startswith(counts)] == [
        line for line in text.splitlines() if not line.startswith(counts)
    ]
    assert listed.json("export", "calendar")["content"].startswith("BEGIN:VCALENDAR")
    # It takes nothing of the list out, so nothing is journalled of it.
    assert "list.exported" not in {entry["act"] for entry in listed.json("journal")["entries"]}


def test_a_calendar_of_a_missing_file_creates_nothing(shell: Shell) -> None:
    assert shell("export", "calendar").out.count("BEGIN:VEVENT") == 13
    assert not shell.file.exists()


def test_whom_to_call_is_kept(shell: Shell) -> None:
    who = {
        "soap_lead": "Dean Birch",
        "soap_lead_phone": "+1 555 0101",
        "friend": "Noor",
        "friend_phone": "+1 555 0102",
        "country": "Pakistan",
        "crisis_line": "a line of one's own",
    }
    options = [part for name, value in who.items() for part in (f"--{name.replace('_', '-')}", value)]
    assert shell.json("me", "set", *options)["changed"]
    assert {name: shell.json("me", "show")[name] for name in who} == who
    assert "Dean Birch +1 555 0101" in shell("me", "show").out
