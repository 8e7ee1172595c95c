"""The dates that a program offers as the board judges them: all clocks, and what a week breaks (row 43)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.times.zones import at_wall, zone_named
from matchweek.domain.tracker.dates_offered import Against
from matchweek.domain.tracker.tracked import Tracked
from matchweek.domain.week.season_dates import JudgedDate, judged_dates, letter_clocks

NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)
CENTRAL, PACIFIC = map(zone_named, ("America/Chicago", "America/Los_Angeles"))
CHICAGO = Tracked(1, institution="Harbor Point Hospital", city="Chicago", state="IL", invited_at=NOW)
SEATTLE = Tracked(2, institution="Quarry Lane Medical Center", city="Seattle", state="WA", invited_at=NOW)
NOWHERE = Tracked(3, institution="Fen Street Clinic", invited_at=NOW)


def at(text: str, zone: object = CENTRAL) -> datetime:
    return at_wall(datetime.fromisoformat(text), zone)  # type: ignore[arg-type]


def board(*held: Interview) -> Board:
    rows = {each.id: each for each in (CHICAGO, SEATTLE, NOWHERE)}
    kept = Kept(tracked=rows, interviews={each.id: each for each in held})
    return Board(applicant=Applicant(zone="Asia/Karachi"), kept=kept, season=2027)


def judged(found: Board, row: Tracked, *texts: str, minutes: int | None = None) -> list[JudgedDate]:
    return judged_dates(found, row, [at(each) for each in texts], NOW, minutes=minutes)


def test_a_date_stands_on_their_clock_in_eastern_and_on_one_s_own() -> None:
    (one,) = judged(board(), CHICAGO, "2027-01-05T08:00")
    assert one.clocks == "Tue 5 Jan 08:00 Central · 09:00 ET · 19:00 Karachi"
    (unknown,) = judged(board(), NOWHERE, "2027-01-05T08:00")
    assert unknown.clocks == "Tue 5 Jan 09:00 ET · 19:00 Karachi"
    (said,) = judged_dates(board(), NOWHERE, [at("2027-01-05T08:00")], NOW, said=CENTRAL)
    assert said.clocks == "Tue 5 Jan 08:00 Central · 09:00 ET · 19:00 Karachi"


@pytest.mark.parametrize(
    ("wanted", "other", "early"),
    [
        ("2027-01-05T08:00", "2027-01-05T08:00", True),
        ("2027-01-05T07:30", "2027-01-06T08:00", True),
        ("2027-01-05T08:15", "2027-01-05T08:00", False),
        ("2027-01-05T08:00", "2027-01-07T08:00", False),
    ],
)
def test_row_43_no_two_at_eight_across_zones(wanted: str, other: str, *, early: bool) -> None:
    found = board(Interview(1, "", at(other, PACIFIC), tracked=2))
    (one,) = judged(found, CHICAGO, wanted)
    assert (Against.EARLY in [each.against for each in one.remarks]) is early
    assert one.good is not early
    if early:
        assert "wo at 08:00 in different zones: " in one.words


def test_row_43_a_week_that_breaks_its_hours_is_said_and_the_date_stays_a_good_one() -> None:
    (long,) = judged_dates(board(), CHICAGO, [at("2027-01-05T08:00")], NOW, "America/New_York", 600)
    assert [each.against for each in long.remarks] == [Against.LOAD]
    assert "over the 9 h of a day" in long.words
    assert long.good and long.best


def test_an_interview_of_the_same_program_is_moved_and_in_nobody_s_way() -> None:
    found = board(Interview(1, "", at("2027-01-05T08:00"), 120, tracked=1))
    one, other = judged(found, CHICAGO, "2027-01-05T09:00", "2027-01-12T09:00")
    assert (one.remarks, one.best, other.best) == ((), True, False)
    (theirs,) = judged(found, SEATTLE, "2027-01-05T09:00")
    assert theirs.remarks[0].against is Against.CLASH


def test_row_32_the_earliest_good_one_is_marked_in_whatever_order_they_come() -> None:
    found = board(Interview(1, "", at("2027-01-05T08:00"), 60, tracked=2))
    marks = [
        each.best
        for each in judged(found, CHICAGO, "2027-01-19T10:00", "2027-01-12T10:00", "2027-01-05T08:30")
    ]
    assert marks == [False, True, False]


def test_a_letter_says_it_on_their_clock_first() -> None:
    assert letter_clocks(board(), CHICAGO) == ""
    found = board(
        Interview(1, "", at("2027-01-05T08:00"), tracked=1),
        Interview(2, "", at("2027-01-05T23:30"), tracked=3),
    )
    assert letter_clocks(found, CHICAGO) == "Tue 5 Jan 08:00 Central (09:00 ET)"
    assert letter_clocks(found, NOWHERE) == "Wed 6 Jan 00:30 ET"


def test_interviews_of_other_months_change_nothing_of_what_a_week_breaks() -> None:
    """Only what is near a date is looked at: the same is said with all the others there."""
    near = [
        Interview(1, "", at("2027-01-04T08:00"), 300, tracked=2),
        Interview(2, "", at("2027-01-06T13:00"), 300, tracked=2),
    ]
    far = [
        Interview(10 + day, "", at("2027-02-01T10:00") + timedelta(days=day), 300, tracked=3)
        for day in range(30)
    ]
    (one,) = judged(board(*near), CHICAGO, "2027-01-05T08:00", minutes=300)
    (other,) = judged(board(*near, *far), CHICAGO, "2027-01-05T08:00", minutes=300)
    assert one.remarks == other.remarks and one.remarks
