"""Invitations over the season, the rules of thumb for today's number, the nine steps of the season."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from matchweek.domain.season.own_timetable import of_season
from matchweek.domain.season.timetable import load_season
from matchweek.domain.times.zones import zone_named
from matchweek.domain.tracker.curve import MARK, in_words, invitations, of_days
from matchweek.domain.tracker.plot import OWN, USUAL, draw, top_for
from matchweek.domain.tracker.rules_of_thumb import cancelling, interviews_counted, sayings, soap
from matchweek.domain.tracker.timeline import STEPS, step_on, timeline
from matchweek.domain.tracker.tracked import Tracked

TODAY = date(2026, 11, 20)
DAYS = [date(2026, 9, 28), date(2026, 10, 2), date(2026, 10, 2), date(2026, 10, 31), date(2026, 11, 1)]


def test_invitations_are_counted_by_the_end_of_each_month() -> None:
    every = of_days(DAYS, 2027, TODAY)
    assert [(each.name, each.own, each.so_far, each.usual) for each in every.months] == [
        ("Sep", 1, 1, 10),
        ("Oct", 3, 4, 55),
        ("Nov", 1, 5, 80),
        ("Dec", None, None, 95),
        ("Jan", None, None, 100),
    ]
    assert (every.first, every.last, every.so_far) == (date(2026, 9, 1), date(2027, 1, 31), 5)


@pytest.mark.parametrize(
    ("day", "usual"),
    [
        (date(2026, 8, 1), 0),
        (date(2026, 9, 30), 10),
        (date(2026, 10, 31), 55),
        (date(2026, 11, 30), 80),
        (date(2026, 12, 31), 95),
        (date(2027, 1, 31), 100),
        (date(2027, 2, 20), 100),
        (date(2026, 11, 15), 67.5),
    ],
)
def test_between_the_ends_of_months_the_impression_goes_straight(day: date, usual: float) -> None:
    assert of_days([], 2027, TODAY).usual(day) == pytest.approx(usual)


def test_a_day_is_one_of_the_own_zone() -> None:
    at = datetime(2026, 11, 1, 1, tzinfo=UTC)
    rows = [Tracked(1, invited_at=at), Tracked(2, status="done"), Tracked(3, status="rejected")]
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    east = invitations(rows, 2027, now, zone_named("America/New_York"))
    south = invitations(rows, 2027, now, zone_named("Asia/Karachi"))
    assert [each.own for each in east.months[:3]] == [0, 1, 0]
    assert [each.own for each in south.months[:3]] == [0, 0, 1]
    assert east.undated == 1 and east.so_far == 2


def test_the_words_say_the_same_and_predict_nothing() -> None:
    said = " ".join(in_words(of_days(DAYS, 2027, TODAY)))
    assert "5 invitations so far." in said and "Sep 1, Oct 3, Nov 1." in said
    assert f"about 72 % of all invitations of a season are out: {MARK}." in said
    assert "chance" not in said and "likely" not in said
    assert in_words(of_days([], 2027, date(2026, 8, 1))) == ["0 invitations so far."]
    assert "without a date" in " ".join(in_words(of_days(DAYS, 2027, TODAY, undated=2)))


def test_the_plot_holds_both_lines_and_ends_today() -> None:
    every = of_days(DAYS, 2027, TODAY)
    top = top_for(every.so_far)
    canvas = draw(
        60,
        10,
        (every.first, every.last, TODAY),
        lambda day: every.usual(day) / 100,
        lambda day: every.own(day) / top,
    )
    rows = [canvas.row(at) for at in range(10)]
    assert all(sum(len(text) for text, _ in row) == 60 for row in rows)
    assert {line for row in rows for _, line in row} == {"", OWN, USUAL}
    own = [x for (_, x), line in canvas.lines.items() if line == OWN]
    assert max(own) == round(60 * (TODAY - every.first).days / (every.last - every.first).days) - 1
    assert (
        canvas.lines[0, 59] == USUAL and min(y for (y, _), line in canvas.lines.items() if line == OWN) == 0
    )


@pytest.mark.parametrize(("count", "top"), [(0, 5), (5, 5), (6, 10), (17, 20), (300, 300), (512, 512)])
def test_the_axis_holds_what_is_counted(count: int, top: int) -> None:
    assert top_for(count) == top


# Rules of thumb


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Under 10 interviews: cancel none."),
        (9, "Under 10 interviews: cancel none."),
        (10, "10 to 14 interviews: 1 or 2 may go."),
        (14, "10 to 14 interviews: 1 or 2 may go."),
        (15, "Not over 15 interviews yet: 1 or 2 may go."),
        (16, "Over 15 interviews: you may be selective."),
    ],
)
def test_what_may_be_cancelled(count: int, words: str) -> None:
    assert cancelling(count).words == words


@pytest.mark.parametrize(
    ("count", "visa", "prepare"),
    [
        (7, "j1", True),
        (7, "either", True),
        (0, "h1b", True),
        (8, "j1", False),
        (7, "none", False),
        (7, "", False),
        (12, "j1", False),
    ],
)
def test_when_soap_is_prepared(count: int, visa: str, prepare: bool) -> None:
    assert soap(count, visa).prepare is prepare


def test_who_said_no_visa_yet_is_asked() -> None:
    assert "Me says which" in soap(5, "").words and "Me says which" not in soap(5, "none").words
    assert "10 to 12 interviews or more" in soap(9, "j1").words


def test_nothing_says_how_likely_anything_is() -> None:
    said = " ".join(
        each.words for count in range(30) for visa in ("", "none", "j1") for each in sayings(count, visa)
    )
    assert "%" not in said and "chance" not in said and "likely" not in said


def test_interviews_arranged_or_held_count() -> None:
    states = ["invited", "scheduled", "waitlist", "done", "declined", "cancelled", "rejected"]
    assert interviews_counted(Tracked(n, status=each) for n, each in enumerate(states)) == 2


# The nine steps


def test_the_season_is_nine_steps_without_a_gap() -> None:
    steps = timeline(load_season(2027))
    assert len(steps) == len(STEPS) == 9
    assert steps[0].first == date(2026, 9, 23) and steps[-1].last == date(2027, 3, 19)
    assert all((later.first - earlier.last).days == 1 for earlier, later in pairwise(steps))
    assert [each.dates for each in steps[:1] + steps[-2:]] == ["23–30 Sep", "4–14 Mar", "15–19 Mar"]


def test_the_steps_move_with_the_timetable() -> None:
    season = load_season(2027)
    moved = season.moved("ranking_closes", datetime(2027, 3, 6, 2, tzinfo=UTC))
    found = {each.step.key: each for each in timeline(moved)}
    assert found["certified"].first == date(2027, 2, 26) and found["certified"].by_timetable
    assert found["wait"].first == date(2027, 3, 6)


def test_a_season_without_these_dates_has_the_usual_days() -> None:
    season = load_season(2027)
    bare = replace(season, others=())
    assert [each.first for each in timeline(bare)] == [each.first for each in timeline(season)]
    assert not any(each.by_timetable for each in timeline(bare)[:8])
    unknown = of_season(2031, {})
    assert len(timeline(unknown)) == 9 and timeline(unknown)[0].first.year == 2030


def test_days_that_r3_has_not_said_yet_are_marked_and_move_with_match_week() -> None:
    """The third Friday of March 2028 is the 17th: nobody plans by the days of 2027."""
    steps = {each.step.key: each for each in timeline(of_season(2028, {}))}
    assert [steps[key].dates for key in ("certified", "wait", "match")] == [
        "~22 Feb – 1 Mar", "~2–12 Mar", "~13–17 Mar",
    ]  # fmt: skip
    assert steps["first"].dates == "23–30 Sep"
    assert not any(each.guessed for each in timeline(load_season(2027)))


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 9, 22), None),
        (date(2026, 9, 23), "first"),
        (date(2026, 11, 30), "interviews"),
        (date(2027, 3, 3), "certified"),
        (date(2027, 3, 19), "match"),
        (date(2027, 3, 20), None),
    ],
)
def test_where_in_the_season_a_day_is(day: date, key: str | None) -> None:
    found = step_on(timeline(load_season(2027)), day)
    assert (found.step.key if found else None) == key
