"""How a missed call is returned: its own number or the one it gave, whom to ask first, how old it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from matchweek.domain.contacts.calls import Call, Counts
from matchweek.domain.gate.call_backs import age_words, how_to_return, tries_words
from matchweek.domain.week.agenda import agenda
from matchweek.domain.week.alarms import AlarmKind, Watched, alarms
from tests.support.offers import IM, WEEK, et

DAY = timedelta(days=1)
TUESDAY = et("10:00") - 2 * DAY
SILENT = Call(1, TUESDAY, number="555-0142", missed=True, call_back="due")
VOICEMAIL = replace(SILENT, channel="voicemail", note="Please call us.")


@pytest.mark.parametrize(
    ("call", "number", "words"),
    [
        (SILENT, "555-0142", "only by its own number, 555-0142, never one looked up"),
        (replace(SILENT, number=""), "", "nothing to dial. Never look one up"),
        (VOICEMAIL, "555-0142", "It gives no number: only by its own, 555-0142, never one looked up"),
        (replace(VOICEMAIL, left_number="555-0199"), "555-0199", "Through the number it left, 555-0199"),
        (
            replace(VOICEMAIL, note="Call 205-555-0177 please"),
            "(205) 555-0177",
            "Through the number it left, (205) 555-0177, never",
        ),
        (
            replace(VOICEMAIL, note="Call 205.555.0177, extension 4, before 3pm"),
            "(205) 555-0177 ext. 4",
            "the number it left, (205) 555-0177 ext. 4, never",
        ),
        (
            replace(VOICEMAIL, note="205-555-0177 or 0178"),
            "(205) 555-0177 or (205) 555-0178",
            "It gives more than one: listen again for which.",
        ),
        (replace(VOICEMAIL, note="from abroad +44 20 7946 0958"), "+442079460958", "the number it left"),
        (replace(VOICEMAIL, number=""), "", "Listen again for the number it gives"),
        (replace(SILENT, number="", left_number="555-0188"), "555-0188", "the number it left"),
    ],
)
def test_the_number_is_theirs_and_never_looked_up(call: Call, number: str, words: str) -> None:
    found = how_to_return(call, None, WEEK, TUESDAY)
    assert found.number == number
    assert words in found.words
    assert not found.ask_first


def test_before_tuesday_or_from_a_program_not_applied_to_the_school_is_asked_first() -> None:
    monday = replace(VOICEMAIL, at=WEEK.contact_opens - timedelta(minutes=1))
    first = how_to_return(monday, None, WEEK, TUESDAY)
    assert first.ask_first
    assert "ask your school or NRMP first" in first.words
    assert not how_to_return(replace(monday, at=WEEK.contact_opens), None, WEEK, TUESDAY).ask_first
    stranger = replace(VOICEMAIL, program=IM, confirmed=True)
    assert "You did not apply there" in how_to_return(stranger, None, WEEK, TUESDAY).words
    assert not how_to_return(stranger, TUESDAY - DAY, WEEK, TUESDAY).ask_first
    assert not how_to_return(replace(stranger, confirmed=False), None, WEEK, TUESDAY).ask_first
    assert not how_to_return(stranger, None, WEEK, WEEK.soap_ends).ask_first
    for who in (Counts.SCHOOL, Counts.NRMP):
        assert not how_to_return(replace(monday, counts=who), None, WEEK, TUESDAY).ask_first
    assert how_to_return(replace(monday, counts=Counts.ME), None, WEEK, TUESDAY).ask_first


def test_age_and_tries_in_words() -> None:
    said = [age_words(TUESDAY, TUESDAY + timedelta(minutes=each)) for each in (0, 1, 89, 90, 200, 60 * 49)]
    assert said == ["0 minutes", "1 minute", "89 minutes", "1 hour", "3 hours", "2 days"]
    tried = replace(SILENT, tries=2, tried_at=TUESDAY)
    assert tries_words(tried, TUESDAY + timedelta(minutes=5)) == "Tried 2 of 3 times, last 5 minutes ago."
    assert tries_words(replace(tried, tries=3), TUESDAY).endswith("Let them call now; it stays here.")
    assert tries_words(replace(tried, tries=4), TUESDAY).startswith("Tried 4 times, last")
    assert not tries_words(SILENT, TUESDAY)


def test_a_call_that_waits_is_told_again_as_it_grows_old_and_not_after_three_tries() -> None:
    def told(call: Call, begins: int, ends: int) -> list[str]:
        since, until = (TUESDAY + timedelta(minutes=each) for each in (begins, ends))
        found = alarms(WEEK, Watched(calls=[call]), since, until)
        return [each.title for each in found if each.kind is AlarmKind.WAITING]

    assert told(SILENT, 0, 19) == []
    assert told(SILENT, 19, 20) == ["Not called back: 555-0142, 20 minutes ago"]
    assert told(SILENT, 0, 200) == ["Not called back: 555-0142, 3 hours ago"]
    assert told(replace(SILENT, tries=3), 0, 200) == []
    assert told(replace(SILENT, call_back="done"), 0, 200) == []
    assert told(replace(SILENT, next_due=TUESDAY + DAY), 0, 200) == []


def test_the_agenda_says_how_how_old_and_whom_to_ask() -> None:
    from matchweek.domain.board.board import Board

    tried = replace(SILENT, tries=1, tried_at=TUESDAY)
    items = agenda(Board(calls=[tried]), WEEK, TUESDAY + timedelta(minutes=30))
    item = next(each for each in items if each.ref == "call:1")
    assert item.title == "call back 555-0142"
    assert "only by its own number" in item.detail
    assert "It came 30 minutes ago." in item.detail
    assert "Tried 1 of 3 times, last 30 minutes ago." in item.detail
    early = replace(SILENT, at=WEEK.contact_opens - timedelta(hours=1))
    items = agenda(Board(calls=[early]), WEEK, TUESDAY)
    assert any(each.title == "ask your school before you call back 555-0142" for each in items)


def test_nothing_tells_one_to_call_back_before_the_school_was_asked() -> None:
    from matchweek.domain.board.board import Board
    from matchweek.domain.week.alarms import watched
    from matchweek.domain.week.due import everything_due

    early = replace(SILENT, at=WEEK.contact_opens - timedelta(minutes=30))
    stranger = replace(VOICEMAIL, id=2, number="555-0143", program=IM, confirmed=True)
    promised = replace(stranger, id=3, number="555-0144", next_due=TUESDAY + timedelta(minutes=30))
    usual = replace(SILENT, id=4, number="555-0145")
    board = Board(calls=[early, stranger, promised, usual])
    titles = [each.title for each in everything_due(board, WEEK, TUESDAY) if each.kind == "call"]
    assert sorted(titles) == [
        "Ask your school before you call back 555-0142",
        "Ask your school before you call back 555-0143",
        "Ask your school before you call back 555-0144",
        "Call back 555-0145",
    ]
    seen = watched(board, WEEK, TUESDAY)
    told = [each.title for each in alarms(WEEK, seen, TUESDAY, TUESDAY + timedelta(minutes=31))]
    assert "Ask your school before you call back 555-0143, 31 minutes ago" in told
    assert "Ask your school before you call back 555-0144" in told
    assert "Not called back: 555-0145, 31 minutes ago" in told
    assert not any("alled back: 555-0143" in each or each == "Call back 555-0144" for each in told)
