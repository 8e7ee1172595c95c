"""Which Match Week an instant belongs to, also where no times of it are packaged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from matchweek.domain.season.timetable import NEVER, RoundTimes, Timetable, load_season, seasons
from matchweek.domain.times.zones import EASTERN, at_wall


def season_for(at: datetime) -> Timetable:
    """The packaged season that `at` belongs to: the first whose end is after it; else the last one."""
    year = season_year(at)
    return load_season(year if year in seasons() else seasons()[-1])


def season_year(at: datetime) -> int:
    """The year of the Match Week that is next at `at` (aware), also where its times are not known.

    Match Day has been the third Friday of March for many years; only the year is taken from that.
    """
    packaged = next((year for year in seasons() if load_season(year).ends > at), None)
    if packaged is not None:
        return packaged
    year = at.astimezone(EASTERN).year
    return year if at < third_friday_ends(year) else year + 1


def third_friday_ends(year: int) -> datetime:
    """Midnight, Eastern, after the third Friday of March."""
    first = date(year, 3, 1)
    friday = first + timedelta(days=(4 - first.weekday()) % 7 + 14)
    return at_wall(datetime.combine(friday + timedelta(days=1), time()))


def unknown_season(year: int, given: Mapping[str, datetime], note: str) -> Timetable:
    """A season of which only some times were given, or none: nothing of it happens yet."""
    return Timetable(
        season=year,
        verified=False,
        note=note,
        list_opens=NEVER,
        applications_open=NEVER,
        contact_opens=NEVER,
        rounds=(RoundTimes(NEVER, NEVER),),
        soap_ends=NEVER,
        match_day=NEVER,
        moved_keys=frozenset(given),
        known=False,
        given=dict(given),
    )


# For so long after Match Day a week is still put in order in its own file.
AFTERMATH = timedelta(days=60)


def gone_by(timetable: Timetable, at: datetime) -> bool:
    """Whether a season is over for good: its file is only looked at, and nothing new begins in it."""
    return timetable.known and at >= timetable.ends + AFTERMATH


def begins(timetable: Timetable) -> datetime:
    """Midnight, Eastern, after the Match Day before that of a season: the season begins."""
    return third_friday_ends(timetable.season - 1)
