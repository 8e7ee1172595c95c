"""Every packaged task falls on the right day, in each season, in each zone, and moves with the timetable."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pendulum import timezone

from matchweek.domain.plan.packaged import WHERE, Track, tasks
from matchweek.domain.plan.plan import Planned, State, plan
from matchweek.domain.plan.situation import CONDITIONS, Situation
from matchweek.domain.plan.when import day_of, read_when
from matchweek.domain.season.rules.figures import RANK_CERTIFY_DAYS, RANK_ENTER_DAYS
from matchweek.domain.season.season_years import unknown_season
from matchweek.domain.season.timetable import instants, load_season
from matchweek.domain.times.zones import EASTERN

KARACHI, HONOLULU = timezone("Asia/Karachi"), timezone("Pacific/Honolulu")
# The first and last days, by the 2027 and 2026 timetables, Eastern.
DAYS = {
    "plan.audit": ((date(2026, 11, 1), date(2026, 11, 10)), (date(2025, 11, 1), date(2025, 11, 10))),
    "plan.january_decision": ((date(2027, 1, 5), date(2027, 1, 15)), (date(2026, 1, 5), date(2026, 1, 15))),
    "plan.first_of_february": ((date(2027, 2, 1), date(2027, 2, 5)), (date(2026, 2, 1), date(2026, 2, 5))),
    "plan.soap_lead": ((date(2027, 2, 20), date(2027, 3, 11)), (date(2026, 2, 20), date(2026, 3, 12))),
    "plan.monday": ((date(2027, 3, 11), date(2027, 3, 14)), (date(2026, 3, 12), date(2026, 3, 15))),
    "plan.thanks": ((date(2027, 3, 18), date(2027, 3, 19)), (date(2026, 3, 19), date(2026, 3, 20))),
    "plan.rest": ((date(2027, 3, 19), date(2027, 3, 22)), (date(2026, 3, 20), date(2026, 3, 23))),
    "plan.debrief_asked": ((date(2027, 3, 23), date(2027, 4, 9)), (date(2026, 3, 24), date(2026, 4, 10))),
    "plan.debrief": ((date(2027, 4, 1), date(2027, 4, 30)), (date(2026, 4, 1), date(2026, 4, 30))),
    "plan.submit": ((date(2027, 9, 1), date(2027, 9, 10)), (date(2026, 9, 1), date(2026, 9, 10))),
}


def planned(
    season: int = 2027, own: object = EASTERN, moved: tuple[str, datetime] | None = None
) -> dict[str, Planned]:
    timetable = load_season(season)
    if moved is not None:
        timetable = timetable.moved(*moved)
    found = plan(season, instants(timetable), Situation(), {}, (), date(season - 1, 11, 2), own)  # type: ignore[arg-type]
    return {each.key: each for each in found}


@pytest.mark.parametrize("key", DAYS)
@pytest.mark.parametrize(("place", "season"), [(0, 2027), (1, 2026)])
def test_a_task_falls_on_its_day(key: str, place: int, season: int) -> None:
    one = planned(season)[key]
    assert (one.first, one.last) == DAYS[key][place]


def test_every_task_has_its_days_in_order_in_both_seasons() -> None:
    for season in (2026, 2027):
        timetable = load_season(season)
        for each in tasks():
            first = day_of(each.first, season, instants(timetable), EASTERN)
            last = day_of(each.last, season, instants(timetable), EASTERN)
            if season == 2026 and (first is None or last is None):
                # That season's file has no dates of ranking.
                assert {each.first.moment, each.last.moment} & {"ranking_closes", "registration_closes"}
                continue
            assert first is not None and last is not None and first.on <= last.on, each.id


def test_certification_week_is_as_the_rules_have_it() -> None:
    closes = instants(load_season(2027))["ranking_closes"].astimezone(EASTERN).date()

    def before(key: str) -> tuple[int, ...]:
        one = planned()[key]
        return tuple((closes - day).days for day in (one.first, one.last) if day is not None)

    enter, certify = before("plan.rank_entered"), before("plan.certified")
    assert (enter, certify) == (RANK_ENTER_DAYS, RANK_CERTIFY_DAYS)


@pytest.mark.parametrize(
    ("zone", "last"),
    [(EASTERN, date(2027, 3, 3)), (KARACHI, date(2027, 3, 4)), (HONOLULU, date(2027, 3, 3))],
)
def test_a_moment_falls_on_the_day_that_it_has_at_ones_own_place(zone: object, last: date) -> None:
    one = planned(own=zone)["plan.frozen"]
    assert one.last == last
    assert one.at == datetime(2027, 3, 4, 2, tzinfo=UTC)


def test_a_task_moves_with_the_boundary_that_was_moved() -> None:
    closes = instants(load_season(2027))["ranking_closes"]
    later = planned(moved=("ranking_closes", closes + timedelta(days=2)))
    assert later["plan.certified"].last == date(2027, 3, 3)
    assert later["plan.debrief"].last == planned()["plan.debrief"].last


def test_a_season_without_a_timetable_asks_for_its_dates() -> None:
    found = plan(
        2031, instants(unknown_season(2031, {}, "")), Situation(), {}, (), date(2030, 11, 2), EASTERN
    )
    undated = {each.key for each in found if each.state is State.UNDATED}
    assert {"plan.certified", "plan.monday", "plan.registered"} <= undated
    assert all(each.last is None for each in found if each.key in undated)


def test_every_task_is_whole() -> None:
    every = tasks()
    assert len({each.id for each in every}) == len(every)
    for each in every:
        assert each.title and each.why and each.done_when and each.rows, each.id
        assert each.where in WHERE, each.id
        # Two tracks stand side by side at 120 columns.
        assert len(each.title) <= 47, each.title
        assert {word.removeprefix("not ") for word in each.only} <= CONDITIONS.keys(), each.id
    assert {each.track for each in every} == set(Track)


@pytest.mark.parametrize("text", ["13-40", "+4-2", "", "ranking closes", "11-31"])
def test_a_day_that_cannot_be_is_no_day(text: str) -> None:
    with pytest.raises(ValueError):
        read_when(text)
