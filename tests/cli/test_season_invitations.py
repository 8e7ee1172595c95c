"""From an invitation to its answer in the shell, as a script sees it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.support.weeks import listings, new_week

NOW = "2026-11-10T10:00:00-05:00"
AT = ("--now", NOW)
MAIL = """From: Fen Street Clinic <office@fen.example>
Please respond by Friday, November 13 at 5 PM ET.
We offer Tuesday, January 5, 2027 at 8:00 AM CT or Thursday, January 7 at 8:00 AM.
"""


@pytest.fixture
def there(shell: Shell) -> Shell:
    new_week(shell.file, listings(3)).close()
    return shell


def test_it_is_recorded_dated_chosen_answered_and_in_the_calendar(there: Shell) -> None:
    bare = there.json("season", "invite", before=AT)
    assert (bare["id"], bare["status"], bare["answer_by"]) == (1, "invited", "2026-11-11T10:00:00-05:00")
    one = there.json(
        "season", "invite", "Harbor Point Hospital", "--specialty", "IM", "--city", "Chicago",
        "--state", "IL", "--window", "48 h", "--dates", "Wed 11 Nov 8am CT or Thu 26 Nov",
        "--by", "Thalamus", before=AT,
    )  # fmt: skip
    assert (one["id"], one["answer_by"]) == (2, "2026-11-12T10:00:00-05:00")
    assert one["note"] == "Invited by Thalamus."
    shown = there.json("season", "dates", "harbor", before=AT)["dates"]
    assert [(each["at"], each["good"], each["earliest_good"]) for each in shown] == [
        ("2026-11-11T09:00:00-05:00", False, False),
        ("2026-11-26T09:00:00-05:00", True, True),
    ]
    assert [each["what"] for each in shown[0]["against"]] == ["short"]
    there.json("season", "block", "26-27 Nov", "--for", "exam", "--note", "Step 3", before=AT)
    looked = there("season", "dates", "2", before=AT)
    assert "! You have blocked: exam, Thu 26 Nov to Fri 27 Nov (Step 3)." in looked.out
    kept = there.json("season", "dates", "2", "Tue 1 Dec 8am CT", "--store", before=AT)
    assert kept["stored"] and [each["earliest_good"] for each in kept["dates"]] == [True]
    chosen = there.json(
        "season", "choose", "2", "1", "--minutes", "240", "--place", "https://x.example", before=AT
    )
    assert (chosen["status"], chosen["at"], chosen["minutes"]) == (
        "scheduled",
        "2026-12-01T09:00:00-05:00",
        240,
    )
    assert "Tell Harbor Point Hospital" in there("now", before=AT).out
    answered = there.json("season", "answer", "2", before=AT)
    assert answered["answered_at"] == NOW
    assert "SUMMARY:Interview: Harbor Point Hospital" in there("interview", "calendar", before=AT).out
    draft = there("season", "draft", "2", "thanks", before=AT)
    assert "Thank you for the time that you took for me at Harbor Point Hospital" in draft.out
    there.json("undo", before=AT)
    there.json("undo", before=AT)
    assert there.json("season", "show", "2", before=AT)["answered_at"] is None


def test_a_date_that_speaks_against_itself_is_told_when_it_is_chosen(there: Shell) -> None:
    there.json("season", "invite", "Harbor Point Hospital", "--specialty", "IM", before=AT)
    told = there("season", "choose", "1", "Wed 11 Nov 9am", before=AT)
    assert told.code == 0 and "Only 1 day to prepare" in told.err


def test_what_speaks_against_a_date_is_told_once_and_by_name(there: Shell) -> None:
    there.json("season", "add", "Fen Clinic", "--at", "2026-12-08T09:00-05:00", before=AT)
    there.json("season", "invite", "Harbor Point Hospital", before=AT)
    told = there("season", "choose", "2", "Tue 8 Dec 2026 9:15am ET", before=AT).err
    assert told.count("It overlaps") == 1 and "It overlaps Fen Clinic, Tue 09:00 to 09:30 ET." in told
    told = there("season", "choose", "2", "Mon 9 Nov 2026 9am ET", before=AT).err
    assert told.count("lies in the past") == 1


def test_days_are_blocked_with_what_for_in_one_line(there: Shell) -> None:
    there.json("season", "block", "5-7 Jan Step 3 exam", before=AT)
    (one,) = there.json("season", "blocks", before=AT)["blocked"]
    assert (one["kind"], one["note"]) == ("exam", "Step 3")


def test_blocked_days_are_shown_and_freed(there: Shell) -> None:
    there.json("season", "block", "28 Dec to 3 Jan", "--for", "travel", before=AT)
    assert there.json("season", "blocks", before=AT)["blocked"] == [
        {"id": 1, "first": "2026-12-28", "last": "2027-01-03", "kind": "travel", "note": ""}
    ]
    assert "Mon 28 Dec to Sun 3 Jan" in there("season", "blocks", before=AT).out
    there.json("season", "unblock", "1", before=AT)
    assert there.json("season", "blocks", before=AT)["blocked"] == []


def test_days_and_times_of_ones_own_are_those_of_the_zone_in_the_file(there: Shell) -> None:
    late = ("--now", "2026-11-10T23:00:00-05:00")  # Wednesday 09:00 in Karachi
    there.json("me", "set", "--zone", "Asia/Karachi", before=late)
    there.json("season", "invite", "Harbor Point Hospital", before=late)
    dated = there.json("season", "dates", "1", "Tue 1 Dec 6pm my time", before=late)["dates"]
    assert [each["at"] for each in dated] == ["2026-12-01T08:00:00-05:00"]
    chosen = there.json("season", "choose", "1", "Wed 2 Dec 6pm my time", before=late)
    assert chosen["at"] == "2026-12-02T08:00:00-05:00"
    blocked = there("season", "block", "tomorrow", before=late)
    assert "blocked: Thu 12 Nov" in blocked.out
    elsewhere = there("season", "block", "tomorrow", before=(*late, "--zone", "America/Chicago"))
    assert "blocked: Wed 11 Nov" in elsewhere.out


def test_an_end_of_long_ago_is_said_with_its_date(there: Shell) -> None:
    """“By Thu” would be read as the next one."""
    there.json("season", "invite", "Harbor Point Hospital", "--window", "48 h", before=AT)
    late = ("--now", "2026-11-20T10:00:00-05:00")
    assert "by 12 Nov, Thu 10:00 ET" in there("now", before=late).out
    assert "since 12 Nov, Thu 10:00 ET" in there("--plain", before=late).out
    assert "by Thu 10:00 ET" in there("now", before=AT).out
    march = ("--now", "2027-03-16T10:00:00-04:00")
    assert "Harbor" not in there("now", before=march).out


def test_a_mail_is_read_and_nothing_is_stored(there: Shell) -> None:
    path = there.home / "mail.txt"
    path.write_text(MAIL, encoding="utf-8")
    said = there.json("season", "mail", str(path), before=AT)
    assert (said["institution"], said["answer_by"]) == ("Fen Street Clinic", "2026-11-13T17:00:00-05:00")
    assert said["dates"] == ["2027-01-05T14:00:00+00:00", "2027-01-07T14:00:00+00:00"]
    assert there.json("season", "list", before=AT)["programs"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("season", "invite", "Harbor", "--window", "soon"),
        ("season", "invite", "Harbor", "--dates", "some day"),
        ("season", "dates", "Nowhere"),
        ("season", "choose", "1", "9"),
        ("season", "choose", "1", "soon"),
        ("season", "answer", "1", "perhaps"),
        ("season", "draft", "1", "poem"),
        ("season", "block", "soon"),
        ("season", "block", "5 Jan", "--for", "fun"),
        ("season", "unblock", "7"),
        ("season", "mail", "nowhere.txt"),
    ],
)
def test_what_cannot_be_is_refused_in_words(there: Shell, words: tuple[str, ...]) -> None:
    there.json("season", "invite", "Harbor Point Hospital", before=AT)
    refused = there(*words, before=AT)
    assert refused.code == 2 and refused.err and not refused.out


def test_in_match_week_no_draft_is_made(there: Shell) -> None:
    there.json("season", "invite", "Harbor Point Hospital", before=AT)
    refused = there("season", "draft", "1", "thanks", before=("--now", "2027-03-16T12:00:00-04:00"))
    assert refused.code == 3 and "Its code is not known here" in refused.err
