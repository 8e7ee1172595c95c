"""Four applicants from 1 November to September: at each of twelve dates the plan asks what the guides ask.

`python -m tests.domain.plan.test_four_applicants` writes the texts anew; read them before you keep them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from matchweek.domain.board.season_plan import DECISION
from matchweek.domain.plan.packaged import TRACKS, Track
from matchweek.domain.plan.plan import Planned, State, plan
from matchweek.domain.plan.routine import counted, lines, open_on
from matchweek.domain.plan.situation import Outcome, Situation, Way
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.timetable import instants, load_season
from matchweek.domain.times.zones import EASTERN, MONTHS

MOMENTS = instants(load_season(2027))
TEXTS = Path(__file__).parent / "four_applicants"
DATES = (
    *(date(2026, 11, 1), date(2026, 11, 16), date(2026, 12, 5)),
    *(date(2027, 1, 10), date(2027, 2, 5), date(2027, 2, 26), date(2027, 3, 11)),
    *(date(2027, 3, 20), date(2027, 4, 5), date(2027, 5, 1), date(2027, 7, 15), date(2027, 9, 5)),
)
RANKED, FRIDAY, DECIDED = date(2027, 3, 4), date(2027, 3, 19), date(2027, 4, 25)
RESTED = date(2027, 3, 22)
SOON_DAYS = 31
ASKED = (State.OVERDUE, State.NOW, State.COMING)

Story = Callable[[date], Situation]


def no_interviews(today: date) -> Situation:
    """No interviews, a visa to be sponsored; unplaced in March, and applies again."""
    one = Situation(
        interviews=0, visa=True, step3=False, us_months=1, bucket="C", rank_closed=today >= RANKED
    )
    one = replace(one, outcome=Outcome.UNPLACED if today >= FRIDAY else Outcome.UNKNOWN)
    one = replace(one, rests=FRIDAY <= today < RESTED)
    return replace(one, way=Way.REBUILD if today >= DECIDED else Way.OPEN)


def two_interviews(today: date) -> Situation:
    """Two interviews from December on, no visa; matched in March."""
    count = 0 if today < date(2026, 12, 1) else 2
    one = Situation(
        interviews=count, visa=False, step3=True, us_months=3, bucket="B", rank_closed=today >= RANKED
    )
    return replace(one, outcome=Outcome.MATCHED if today >= FRIDAY else Outcome.UNKNOWN)


def soap_placement(today: date) -> Situation:
    """One interview, a visa to be sponsored; a place in SOAP."""
    one = Situation(interviews=1, visa=True, step3=True, us_months=2, bucket="B", rank_closed=today >= RANKED)
    return replace(one, outcome=Outcome.PLACED if today >= FRIDAY else Outcome.UNKNOWN)


def leaving(today: date) -> Situation:
    """No interviews, no visa; unplaced, and chooses other work."""
    one = Situation(
        interviews=0, visa=False, step3=False, us_months=6, bucket="C", rank_closed=today >= RANKED
    )
    one = replace(one, outcome=Outcome.UNPLACED if today >= FRIDAY else Outcome.UNKNOWN)
    one = replace(one, rests=FRIDAY <= today < RESTED)
    return replace(one, way=Way.LEAVE if today >= DECIDED else Way.OPEN)


STORIES: dict[str, Story] = {
    "no_interviews": no_interviews,
    "two_interviews": two_interviews,
    "soap_placement": soap_placement,
    "leaving": leaving,
}


def walked(story: Story) -> Iterator[tuple[date, tuple[Planned, ...]]]:
    """The plan at each date, where what ended before the date before is done by then."""
    done: dict[str, TaskState] = {}
    before = None
    for today in DATES:
        found = plan(2027, MOMENTS, story(today), done, (), today, EASTERN)
        for each in found:
            if before is not None and each.is_open and each.last is not None and each.last < before:
                done[each.key] = TaskState(datetime(today.year, today.month, today.day, tzinfo=UTC))
        if story(today).way is not Way.OPEN:
            done[DECISION] = TaskState(datetime(today.year, today.month, today.day, tzinfo=UTC))
        before = today
        yield today, plan(2027, MOMENTS, story(today), done, (), today, EASTERN)


def asked(found: tuple[Planned, ...], today: date) -> list[Planned]:
    """What a person is shown as theirs: overdue, of this week, or beginning within a month."""
    return [
        each
        for each in found
        if each.state in (State.OVERDUE, State.NOW)
        or (each.state is State.COMING and ((each.first or date.max) - today).days <= SOON_DAYS)
    ]


def text_of(story: Story) -> str:
    return "\n".join([story.__doc__ or "", *_lines(story)]) + "\n"


def _lines(story: Story) -> Iterator[str]:
    for today, found in walked(story):
        yield ""
        yield f"── {_day(today)} {today.year} " + "─" * 40
        here = asked(found, today)
        # Two interviews: from December on one lies ahead until the rank lists close.
        ahead = story is two_interviews and date(2026, 12, 1) <= today
        for of, words in lines(counted(open_on(today, 2027, MOMENTS, ahead, EASTERN), {}, today)):
            yield f"  {of:<9}  {words}"
        for track in Track:
            of_track = [each for each in here if each.track is track]
            if of_track:
                yield TRACKS[track]
            for each in of_track:
                days = (
                    f"{_day(each.first)} – {_day(each.last)}" if each.first != each.last else _day(each.last)
                )
                yield f"  {each.state:<9}  {days:<15}  {each.title}"
        if not here:
            yield "nothing is asked"


def _day(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" if day is not None else "?"


@pytest.mark.parametrize("name", STORIES)
def test_the_plan_over_a_year_is_as_it_was_read(name: str) -> None:
    assert text_of(STORIES[name]) == (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def shown(name: str) -> dict[date, set[str]]:
    return {
        today: {each.key.removeprefix("plan.") for each in asked(found, today)}
        for today, found in walked(STORIES[name])
    }


def test_nothing_pointless_is_asked() -> None:
    ranking = {"rank_entered", "rank_checked", "certified", "frozen"}
    without = {"rest", "debrief_asked", "debrief", "rebuild_or_leave", "other_ways", "letters", "statement"}
    ever = {name: set[str]().union(*shown(name).values()) for name in STORIES}
    assert not ever["no_interviews"] & ranking and not ever["leaving"] & ranking
    assert "stay_or_leave" in ever["no_interviews"] and "soap_likely" in ever["no_interviews"]
    assert ranking <= ever["two_interviews"] and not ever["two_interviews"] & {*without, "step3"}
    # With two interviews and no visa to ask for the short list is enough.
    february = shown("two_interviews")[date(2027, 2, 5)]
    assert "soap_minimum" in february and "soap_likely" not in february
    assert {"soap_likely", "folder", "thanks"} <= ever["soap_placement"] and not ever[
        "soap_placement"
    ] & without
    # Without an interview nobody matches, with or without a visa.
    assert "soap_likely" in ever["leaving"] and not ever["leaving"] & {"folder", "soap_minimum"}
    for name in STORIES:
        for today, keys in shown(name).items():
            assert today < RANKED or not keys & {"outreach", "outreach_list", *ranking}
            assert len(keys) <= 18, (name, today, keys)


def test_what_is_over_is_never_overdue() -> None:
    for name, story in STORIES.items():
        for today, found in walked(story):
            late = {each.key for each in found if each.state is State.OVERDUE}
            assert not late & {"plan.rest", "plan.frozen"}, (name, today)
            of_cycle = [each.key for each in found if each.is_open and each.track is Track.THIS]
            assert today < FRIDAY or not of_cycle, (name, today)
            built = [each.key for each in found if each.is_open and each.track is Track.NEXT]
            assert today < FRIDAY or story(today).outcome is Outcome.UNPLACED or not built, (name, today)


def test_each_way_has_its_own_summer() -> None:
    july, september = DATES[-2], DATES[-1]
    again, other = shown("no_interviews"), shown("leaving")
    assert {"letters", "statement"} <= again[july] and "submit" in again[september]
    assert not other[july] & {"letters", "statement", "submit"} and not other[september] & {"submit"}
    assert "other_ways" in other[date(2027, 5, 1)] and "other_ways" not in again[date(2027, 5, 1)]


if __name__ == "__main__":
    TEXTS.mkdir(exist_ok=True)
    for name, story in STORIES.items():
        (TEXTS / f"{name}.txt").write_text(text_of(story), encoding="utf-8")
