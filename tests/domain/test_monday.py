"""Readiness, Monday's notice, its hour and its eight steps (rules: timetable, applications,
eligibility, contact, list)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from matchweek.domain.board.board import Board
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people import support
from matchweek.domain.people.support import LINES, OUTSIDE, US_LINE, in_words, lines_for
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.timetable import load_season
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.week.agenda import SWEEP
from matchweek.domain.week.monday import (
    HELD,
    HOUR_ENDED,
    MONDAY_KEYS,
    RECONCILE,
    SEQUENCE,
    Monday,
    hour_ends,
    monday_at,
    reconcile_words,
    steps,
    tasks,
)
from matchweek.domain.week.readiness import READINESS, READINESS_KEYS, still_open

TIMES = load_season(2027)
OPENS = TIMES.list_opens
MINUTE = timedelta(minutes=1)


def test_the_readiness_list_covers_what_the_week_needs() -> None:
    keys = [point.key.removeprefix("ready.") for point in READINESS]
    needed = "eligible residencycas documents phone voicemail computer power zone people rehearsal"
    assert set(needed.split()) <= set(keys)
    assert len(keys) == len(set(keys)) == len(READINESS_KEYS)
    assert all(point.title and point.why and point.how for point in READINESS)
    assert not READINESS_KEYS & MONDAY_KEYS
    assert SWEEP not in READINESS_KEYS | MONDAY_KEYS | {HOUR_ENDED}


def test_what_is_still_open_is_said() -> None:
    done = {point.key for point in READINESS[3:]} | {"monday.notice"}
    assert still_open(done) == READINESS[:3]


def test_the_eight_steps_have_times_from_the_opening_of_the_list() -> None:
    assert len(SEQUENCE) == 8
    found = tasks(TIMES)
    assert [task.key for task in found] == [step.key for step in (*SEQUENCE, RECONCILE)]
    timed = [task for task in found if task.by is not None]
    assert all(OPENS <= task.at < task.by < TIMES.contact_opens for task in timed if task.by)
    assert [task.at for task in timed] == sorted(task.at for task in timed)
    moved = tasks(TIMES.moved("list_opens", OPENS - 30 * MINUTE))
    assert moved[0].at == OPENS - 30 * MINUTE
    assert next(task for task in found if task.key == "monday.school").by == OPENS + 120 * MINUTE


HARBOR = "9001140C0"
TUESDAY = TIMES.contact_opens + timedelta(hours=2)


@pytest.mark.parametrize(
    ("sent", "call", "at", "opened"),
    [
        (True, {"program": HARBOR, "confirmed": True}, TUESDAY, True),
        (False, {"program": HARBOR, "confirmed": True}, TUESDAY, False),
        (True, {"program": HARBOR, "confirmed": False}, TUESDAY, False),
        (True, {"program": "9002120C0", "confirmed": True}, TUESDAY, False),
        (True, {"program": None}, TUESDAY, False),
        (False, {"program": None}, TIMES.soap_ends, True),
    ],
    ids=["lawful", "not applied to", "a guess", "another program", "unnamed", "soap over"],
)
def test_messages_open_with_lawful_contact_only(
    sent: bool, call: dict[str, Any], at: datetime, opened: bool
) -> None:
    application = (
        Application(submitted_at=TIMES.applications_open + MINUTE) if sent else Application(planned=True)
    )
    board = Board(applications={HARBOR: application}, calls=[Call(id=1, at=TUESDAY - MINUTE, **call)])
    (messages,) = [task for task in steps(board, TIMES, at) if task.key == "monday.messages"]
    assert (messages.closed == "") is opened


def test_messages_wait_until_a_program_made_contact() -> None:
    held = tasks(TIMES)[7]
    assert (held.key, held.at, held.by, held.closed) == ("monday.messages", TIMES.contact_opens, None, HELD)
    assert tasks(TIMES, closed="")[7].closed == ""
    assert [task.key for task in tasks(TIMES) if task.closed] == ["monday.messages"]


def test_no_step_before_the_last_addresses_a_program_or_gives_the_list_away() -> None:
    for step in SEQUENCE[:7]:
        assert not re.search(r"\b(call|write to|e-?mail|message) (a |the )?(program|PD)", step.what), step.key
    tell = next(step for step in SEQUENCE if step.key == "monday.tell_faculty")
    assert "never the list" in tell.what
    assert "contact no program" in tell.what


def test_done_steps_are_marked() -> None:
    found = tasks(TIMES, {"monday.school", "ready.phone"})
    assert [task.key for task in found if task.done] == ["monday.school"]


@pytest.mark.parametrize(
    ("state", "minutes", "done", "shown"),
    [
        ("unknown", -6, "", Monday.NONE),
        ("unknown", -5, "", Monday.QUIET),
        ("unknown", 0, "", Monday.ASK),
        ("unknown", 22 * 60 - 1, "", Monday.ASK),
        ("unmatched", 0, "", Monday.HOUR),
        ("unmatched", 59, "monday.notice", Monday.HOUR),
        ("unmatched", 20, HOUR_ENDED, Monday.SEQUENCE),
        ("unmatched", 20, "monday.school", Monday.SEQUENCE),
        ("unmatched", 60, "", Monday.SEQUENCE),
        ("advanced_only", 1, "", Monday.SEQUENCE),
        ("unmatched", 22 * 60, "", Monday.NONE),
        ("unknown", 22 * 60, "", Monday.NONE),
        ("placed", 0, "", Monday.MATCHED),
        ("placed", 3 * 24 * 60, "", Monday.MATCHED),
        ("ineligible", 10, "", Monday.INELIGIBLE),
        ("placed", 7 * 24 * 60, "", Monday.NONE),
    ],
)
def test_what_monday_is_about(state: str, minutes: int, done: str, shown: Monday) -> None:
    assert monday_at(TIMES, state, OPENS + minutes * MINUTE, {done}) is shown


def test_the_hour_is_an_hour() -> None:
    assert hour_ends(TIMES) == TIMES.applications_open == OPENS + 60 * MINUTE


@pytest.mark.parametrize(
    ("portal", "here", "words"),
    [
        (45, 45, ""),
        (45, 43, "ERAS says 45 sent, here 43: which 2 are missing here?"),
        (44, 43, "ERAS says 44 sent, here 43: which one is missing here?"),
        (
            43,
            45,
            "ERAS says 43 sent, here 45: which 2 have not gone out, or does ERAS count two tracks as one?",
        ),
        (0, 1, "ERAS says 0 sent, here 1: which one has not gone out, or does ERAS count two tracks as one?"),
    ],
)
def test_the_portal_against_here(portal: int, here: int, words: str) -> None:
    assert reconcile_words("ERAS", portal, here) == words


def test_the_words_after_the_notice_are_one_calm_sentence() -> None:
    assert support.NOT_MATCHED.count(".") == 1
    assert "!" not in support.NOT_MATCHED + support.CONGRATULATIONS + support.HOUR_WORDS
    assert all(line.startswith("Do not") for line in support.MATCHED_DO_NOT)


@pytest.mark.parametrize(
    ("zone", "own", "numbers"),
    [
        ("", "", ["988"]),
        ("America/New_York", "", ["988"]),
        ("Asia/Karachi", "", ["988"]),
        ("Asia/Karachi", " 1234 Umeed ", ["1234 Umeed", "988"]),
        ("Europe/London", "", ["116 123", "988"]),
        ("Asia/Kolkata", "my friend", ["my friend", "14416", "988"]),
    ],
)
def test_whom_to_call(zone: str, own: str, numbers: list[str]) -> None:
    assert [line.number for line in lines_for(zone, own)] == numbers
    assert lines_for(zone, own)[-1] is US_LINE


def test_a_line_says_its_number_once_and_where_it_answers() -> None:
    assert [line.words for line in lines_for("Europe/London", "1234 Umeed")] == [
        "Yours: 1234 Umeed",
        "Samaritans: 116 123, United Kingdom",
        "988 Suicide and Crisis Lifeline, United States",
    ]


def test_every_zone_of_a_line_is_a_zone() -> None:
    for line in LINES:
        for zone in line.zones:
            assert read_zone(zone).name == zone


@pytest.mark.parametrize(
    ("zone", "own", "outside"),
    [
        ("Asia/Karachi", "", True),
        ("Asia/Karachi", "1234 Umeed", False),
        ("Europe/London", "", False),
        ("", "", True),
    ],
)
def test_where_only_the_u_s_line_is_known_it_is_said_what_counts_elsewhere(
    zone: str, own: str, outside: bool
) -> None:
    assert (OUTSIDE in in_words(zone, own)) is outside
    assert US_LINE.words in in_words(zone, own)
