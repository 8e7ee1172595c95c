"""On which day and in which half of it a time of day is, seen from the time now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.times.spoken.clock_words import Clock
from matchweek.domain.times.spoken.day_words import Day
from matchweek.domain.times.spoken.halves import half_of, halves, night_there
from matchweek.domain.times.spoken.iso_text import YEARS
from matchweek.domain.times.spoken.setting import Setting, not_a_time
from matchweek.domain.times.spoken.words import Said
from matchweek.domain.times.spoken.zone_titles import zone_title
from matchweek.domain.times.zones import DAYS, MONTHS
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone

# How far a time without a date may lie on the other side of now.
SLACK = timedelta(hours=6)


def wall_of(said: Said, zone: Timezone, text: str, setting: Setting, notes: list[str]) -> datetime:
    """The wall time in `zone`, naive. Adds to `notes` what was chosen where more could be meant.

    Raises BadInput for a day that is not, and where morning or afternoon has to be asked.
    """
    assert said.clock is not None
    here = setting.here(zone)
    day = _date_of(said, here, zone, text, setting, notes)
    if said.clock.word == "midnight":
        return _midnight(said, day, here, text, setting)
    found = {clock: _on_its_day(clock, day, here, said, setting) for clock in halves(said, text)}
    clock = next(iter(found)) if len(found) == 1 else half_of(found, here, zone, said, setting, notes)
    if not said.part and (note := night_there(clock, found[clock], zone)):
        notes.append(note)
    if said.about:
        notes.append(f"It is read as {clock}, to the minute.")
    if said.end is not None:
        notes.append(f"That is when it begins; it ends at {_end(clock, said.end)}.")
    return found[clock]


def _end(start: Clock, end: Clock) -> Clock:
    return end.later if end.open and end.after_midnight <= start.after_midnight else end


# Days


def _date_of(
    said: Said, here: datetime | None, zone: Timezone, text: str, setting: Setting, notes: list[str]
) -> date | None:
    """The date that was said; None where a weekday or nothing says it."""
    day, weekday = said.day, said.weekday
    if day is None:
        return _by_way(weekday, here, notes) if weekday is not None and here is not None else None
    if day.away is not None:
        assert here is not None
        _same_today(day, here, zone, setting)
        found: date | None = here.date() + timedelta(days=day.away)
    else:
        found = _on_date(day, here) if day.month is not None else _in_month(day, weekday, here, setting)
    if found is None or found.year not in YEARS:
        raise not_a_time(text, "There is no such day.")
    if weekday is not None and found.weekday() != weekday.weekday:
        is_one = f"{found.day} {MONTHS[found.month - 1]} {found.year} is a {DAYS[found.weekday()]}."
        raise not_a_time(text, f"There is no such day: {is_one}")
    return found


def _same_today(day: Day, here: datetime, zone: Timezone, setting: Setting) -> None:
    """“Tomorrow” is another day where one is than in the zone that is meant: then it is asked."""
    if setting.own is None or setting.now is None:
        return
    own = setting.now.astimezone(setting.own).date()
    if own == here.date():
        return
    away = timedelta(days=day.away or 0)
    there, mine = (f"{DAYS[(each + away).weekday()]}" for each in (here.date(), own))
    raise BadInput(
        "Which day?",
        f"“{day.words}” is {there} in {zone_title(zone.name)} and {mine} in {zone_title(setting.own.name)}.",
        f"Write the weekday: {there} or {mine}.",
    )


def _by_way(weekday: Day, here: datetime, notes: list[str]) -> date | None:
    """The date of “next Wed” and its like."""
    assert weekday.weekday is not None
    ahead = (weekday.weekday - here.weekday()) % 7
    today = here.date()
    if weekday.way == "next":
        found = today + timedelta(days=ahead or 7)
        notes.append(
            f"“{weekday.words}” is read as the first one after today, {found.day} {MONTHS[found.month - 1]}."
        )
        return found
    if weekday.way == "last":
        return today - timedelta(days=(7 - ahead) if ahead else 7)
    if weekday.way == "this":
        return today + timedelta(days=ahead)
    if weekday.way == "week":
        return today + timedelta(days=7 - here.weekday() + weekday.weekday)
    return None


def _on_date(day: Day, here: datetime | None) -> date | None:
    """That date; without a year, in the year that puts it nearest to now."""
    if day.year is not None:
        years = [day.year]
    else:
        assert here is not None
        years = [here.year - 1, here.year, here.year + 1]
    found = []
    for year in years:
        try:
            found.append(date(year, day.month or 1, day.day or 1))
        except ValueError:
            continue
    if here is None or len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda each: abs(each - here.date()))


def _in_month(day: Day, weekday: Day | None, here: datetime | None, setting: Setting) -> date | None:
    """“The 17th”: the next one, the last one, or the nearest; with its weekday the one that is such a day."""
    assert here is not None
    today = here.date()
    found = []
    for month in range(-6, 7):
        year, index = divmod(today.year * 12 + today.month - 1 + month, 12)
        try:
            found.append(date(year, index + 1, day.day or 1))
        except ValueError:
            continue
    if setting.toward != "day":
        found = [at for at in found if (at <= today if setting.toward == "past" else at >= today)]
    nearest = sorted(found, key=lambda at: abs(at - today))
    if weekday is not None and nearest[0].weekday() != weekday.weekday:
        return next((at for at in nearest[:2] if at.weekday() == weekday.weekday), nearest[0])
    return nearest[0]


def _on_its_day(
    clock: Clock, day: date | None, here: datetime | None, said: Said, setting: Setting
) -> datetime:
    """That time on its day; without a date on the day to which it belongs."""
    if day is not None:
        return datetime.combine(day, time()) + clock.after_midnight
    assert here is not None
    today = datetime.combine(here.date(), time()) + clock.after_midnight
    days = [today + timedelta(days=n) for n in range(-7, 8)]
    if said.weekday is not None:
        days = [at for at in days if at.weekday() == _weekday_of(clock, said.weekday)]
    if setting.toward == "past":
        return max(at for at in days if at <= here + SLACK)
    if setting.toward == "future":
        if said.weekday is not None and today in days:
            # Said of today, it is never next week's; that it is past is told.
            return today
        return min(at for at in days if at >= here - SLACK)
    return _nearest(days, today)


def _weekday_of(clock: Clock, weekday: Day) -> int:
    # 24:00 is the end of its day.
    return ((weekday.weekday or 0) + clock.hour // 24) % 7


def _nearest(days: Iterable[datetime], to: datetime) -> datetime:
    return min(days, key=lambda at: abs(at - to))


def _midnight(said: Said, day: date | None, here: datetime | None, text: str, setting: Setting) -> datetime:
    """Midnight without a day is the one that comes, or that was; with a day it is asked which end of it."""
    if said.day is not None and said.day.words == "tonight":
        assert day is not None
        return datetime.combine(day, time()) + timedelta(days=1)
    if day is None and said.weekday is None and setting.toward != "day":
        assert here is not None
        today = datetime.combine(here.date(), time())
        return today if setting.toward == "past" else today + timedelta(days=1)
    named = said.day or said.weekday
    words = named.words if named is not None else "that day"
    raise BadInput(
        "Which midnight?",
        f"Midnight of {words} may be its beginning or its end.",
        "Write 00:00 for its beginning, 24:00 for its end, with the weekday: Thu 24:00.",
    )
