"""An invitation of the season: recorded at once, its program named later, a date chosen, answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.board.season_weeks import planned_interviews
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.season.timetable import load_season
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.tracked import Tracked
from matchweek.domain.week.due import answers_to_give
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history, past
from matchweek.services.lists.interview_calendar import calendar
from matchweek.services.people import applicant
from matchweek.services.season import invited, tracker
from tests.support.weeks import listings, new_week

# Tuesday 10 November 2026, 10 in the morning in New York.
NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)
TIMES = load_season(2027)
TUESDAY, THURSDAY = datetime(2027, 1, 5, 14, tzinfo=UTC), datetime(2027, 1, 7, 14, tzinfo=UTC)


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    opened = new_week(tmp_path / "week.db", listings(3), clock=FixedClock(NOW))
    yield opened
    opened.close()


def row(week: Week, number: int = 1) -> Tracked:
    return load_board(week).kept.tracked[number]


def held(week: Week) -> list[Interview]:
    return list(load_board(week).kept.interviews.values())


def test_it_is_recorded_before_anything_is_known_of_it(week: Week) -> None:
    done = invited.record(week)
    assert done.words == "invitation recorded: a program not named yet; answer by Wed 11 Nov 10:00 ET"
    one = row(week)
    assert (one.status, one.invited_at, one.answer_by) == ("invited", NOW, NOW + timedelta(hours=24))
    assert one.answered_at is None
    history.undo(week)
    assert not load_board(week).kept.tracked
    history.redo(week)
    assert row(week) == one


def test_two_that_nobody_named_yet_are_told_apart_by_their_numbers_everywhere(week: Week) -> None:
    invited.record(week, dates=[TUESDAY])
    (alone,) = answers_to_give(load_board(week), TIMES, NOW)
    assert alone[1] == "answer the invitation of a program not named yet"
    assert invited.record(week, specialty="Internal Medicine").words.startswith(
        "invitation recorded: a program not named yet · Internal Med (number 2); "
    )
    invited.choose(week, 1, TUESDAY)
    assert invited.answered(week, 1).words == "answered: a program not named yet (number 1), accepted"
    assert tracker.set_score(week, 1, "vibe", 8).words == "a program not named yet (number 1): vibe 8"
    board = load_board(week)
    assert board.interview_title(board.kept.interviews[1]) == "a program not named yet (number 1)"
    assert {words for _, words in answers_to_give(board, TIMES, NOW)} == {
        "answer the invitation of a program not named yet · Internal Med (number 2)"
    }
    assert "SUMMARY:Interview: a program not named yet (number 1)" in calendar(week).text
    assert [each.title for each in planned_interviews(board, EASTERN)] == [
        "a program not named yet (number 1)"
    ]
    # Named, neither has a number.
    tracker.change(week, 1, institution="Harbor Point Hospital")
    assert load_board(week).season_title(row(week, 2)) == "a program not named yet · Internal Med"


def test_the_program_window_and_dates_are_said_later_as_one_act(week: Week) -> None:
    invited.record(week)
    invited.change(
        week, 1, institution="Harbor Point Hospital", specialty="Internal Medicine",
        city="Chicago", state="IL",
        answer_by=NOW + timedelta(hours=48), dates=[THURSDAY, TUESDAY], came="Thalamus",
    )  # fmt: skip
    one = row(week)
    assert one.title.startswith("Harbor Point Hospital")
    assert one.answer_by == NOW + timedelta(hours=48)
    assert one.offered == "2027-01-05T14:00:00+00:00;2027-01-07T14:00:00+00:00"
    assert one.note == "Invited by Thalamus."
    history.undo(week)
    assert (row(week).institution, row(week).offered) == ("", "")


def test_history_says_what_was_done_with_dates_in_words(week: Week) -> None:
    invited.record(week, institution="Harbor Point Hospital", dates=[TUESDAY, THURSDAY])
    invited.choose(week, 1, TUESDAY)
    invited.answered(week, 1)
    deeds = past.own_acts(week, load_board(week))
    assert [each.words.partition(",")[0] for each in deeds[:3]] == [
        "answer to an invitation", "date of an interview of the season", "invitation of the season",
    ]  # fmt: skip
    said = "\n".join(line for each in deeds for line in each.changes)
    assert "dates offered: Tue 5 Jan 09:00 ET, Thu 7 Jan 09:00 ET" in said
    assert "T14:00" not in said and "tracked" not in said


def test_a_program_of_the_list_brings_what_the_list_says(week: Week) -> None:
    invited.record(week, code="9000140C0")
    listed = load_board(week).programs["9000140C0"].listing
    assert (row(week).code, row(week).institution, row(week).city) == (
        "9000140C0",
        listed.institution,
        listed.city,
    )


def test_an_invitation_of_a_program_that_is_known_moves_there_and_nothing_is_lost(week: Week) -> None:
    with week.act("season.add") as act:
        act.add("tracked", institution="Harbor Point Hospital", specialty="Internal Medicine",
                status="waitlist", note="asked in October", vibe=7)  # fmt: skip
    invited.record(week)
    invited.change(week, 2, note="call Dr. Osei", dates=[TUESDAY])
    done = invited.change(week, 2, of=1)
    assert done.keys == ("1",)
    tracked = load_board(week).kept.tracked
    assert list(tracked) == [1]
    one = tracked[1]
    assert (one.status, one.vibe, one.answer_by) == ("invited", 7, NOW + timedelta(hours=24))
    assert one.note == "asked in October\ncall Dr. Osei"
    assert one.offered == "2027-01-05T14:00:00+00:00"
    history.undo(week)
    assert set(load_board(week).kept.tracked) == {1, 2}
    assert row(week).status == "waitlist"


def test_what_was_written_of_an_invitation_moves_with_it(week: Week) -> None:
    """Scores, facts, words of others, and what one answered: nothing of the row that goes is lost."""
    tracker.add(week, institution="Harbor Point Hospital", specialty="IM", residents="yesterday: glad", fit=5)
    invited.record(week)
    tracker.change(week, 2, residents="yes", vibe=8, fit=9, mentor="Go there.", bucket="top", flags="nights")
    with week.act("season.score") as act:
        act.put("tracked", "2", thanked_at=NOW.isoformat())
    invited.answered(week, 2, "declined")
    invited.change(week, 2, of=1)
    one = row(week)
    assert (one.residents, one.vibe, one.fit) == ("yesterday: glad\nyes", 8, 5)
    assert (one.mentor, one.bucket, one.flags, one.thanked_at) == ("Go there.", "top", "nights", NOW)
    assert (one.status, one.answered_at) == ("declined", NOW)


def test_naming_a_known_program_does_not_double_it(week: Week) -> None:
    invited.record(week, institution="Harbor Point Hospital", specialty="Internal Medicine")
    invited.record(week)
    done = invited.change(week, 2, institution="Harbor Point Hospital", specialty="Internal Medicine")
    assert done.keys == ("1",)
    assert list(load_board(week).kept.tracked) == [1]
    again = invited.record(week, institution="Harbor Point Hospital", specialty="Internal Medicine")
    assert again.keys == ("1",)


def test_the_same_invitation_again_gives_no_time_that_the_program_does_not(tmp_path: Path) -> None:
    harbor: dict[str, Any] = {"institution": "Harbor Point Hospital", "specialty": "Internal Medicine"}
    week = new_week(tmp_path / "week.db", listings(1), clock=FixedClock(NOW))
    invited.record(week, answer_by=NOW + timedelta(hours=6), **harbor)
    first = row(week)
    week.clock = FixedClock(NOW + timedelta(hours=5))
    again = invited.record(week, **harbor)
    assert row(week) == first and not again.changed
    assert (
        again.words.endswith("answer by Tue 10 Nov 16:00 ET") and "stood there already" in again.warnings[0]
    )
    # By a key, before it is known whose it is.
    invited.record(week)
    invited.change(week, 2, of=1)
    assert row(week) == first
    # What is said of it counts; and what comes when it has ended is another one.
    invited.record(week, of=1, answer_by=NOW + timedelta(hours=48))
    assert (row(week).answer_by, row(week).invited_at) == (NOW + timedelta(hours=48), week.clock.now())
    invited.answered(week, 1)
    told = invited.record(week, of=1)
    assert row(week).answered_at is None and "You answered it on Tue 10 Nov 15:00 ET" in told.warnings[0]
    week.close()


def test_a_chosen_date_arranges_the_interview_and_still_waits_for_its_answer(week: Week) -> None:
    invited.record(week, institution="Harbor Point Hospital", specialty="Internal Medicine", dates=[TUESDAY])
    done = invited.choose(week, 1, TUESDAY, minutes=240, channel="zoom")
    assert done.words.endswith("Tue 5 Jan 09:00 ET; not answered yet")
    (one,) = held(week)
    assert (one.at, one.minutes, one.tracked, one.program, one.status) == (TUESDAY, 240, 1, "", "arranged")
    assert (row(week).status, row(week).answered_at) == ("scheduled", None)
    # Whoever lives elsewhere reads it on the own clock too.
    applicant.change(week, zone="Karachi")
    assert "ET · 19:00 Karachi; not answered yet" in invited.choose(week, 1, THURSDAY).words
    (moved,) = held(week)
    assert (moved.id, moved.at, moved.minutes) == (one.id, THURSDAY, 240)
    assert invited.answered(week, 1).words.endswith("accepted")
    assert (row(week).status, row(week).answered_at) == ("scheduled", NOW)
    assert not invited.answered(week, 1).changed
    history.undo(week)
    assert row(week).answered_at is None


@pytest.mark.parametrize(
    ("how", "status", "interview"),
    [
        ("declined", "declined", "cancelled"),
        ("no", "declined", "cancelled"),
        ("waitlist", "waitlist", "arranged"),
        ("other date", "scheduled", "arranged"),
        ("other-date", "scheduled", "arranged"),
        ("acc", "scheduled", "arranged"),
    ],
)
def test_what_was_answered_sets_where_one_stands(week: Week, how: str, status: str, interview: str) -> None:
    invited.record(week, institution="Harbor Point Hospital", specialty="Internal Medicine")
    invited.choose(week, 1, TUESDAY)
    invited.answered(week, 1, how)
    assert (row(week).status, held(week)[0].status, row(week).answered_at) == (status, interview, NOW)


@pytest.mark.parametrize(
    "call",
    [
        lambda week: invited.answered(week, 1, "perhaps"),
        lambda week: invited.answered(week, 1, at=NOW + timedelta(hours=1)),
        lambda week: invited.answered(week, 9),
        lambda week: invited.choose(week, 9, TUESDAY),
        lambda week: invited.choose(week, 1, TUESDAY, interest=3),
        lambda week: invited.change(week, 1, answer_by=NOW - timedelta(hours=1)),
        lambda week: invited.change(week, 1, offered="x"),
        lambda week: invited.change(week, 1, dates=[TUESDAY + timedelta(days=day) for day in range(41)]),
        lambda week: invited.record(week, NOW + timedelta(hours=1)),
        lambda week: invited.record(week, colour="red"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(week: Week, call: object) -> None:
    invited.record(week, institution="Harbor Point Hospital", specialty="Internal Medicine")
    before = row(week)
    with pytest.raises(BadInput):
        call(week)  # type: ignore[operator]
    assert load_board(week).kept.tracked == {1: before}
    assert held(week) == []
