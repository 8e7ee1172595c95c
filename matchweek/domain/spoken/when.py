"""On which day and in which half of it a time of day is, seen from the time now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.spoken.clock_words import Clock
from matchweek.domain.spoken.day_words import Day
from matchweek.domain.spoken.iso_text import YEARS
from matchweek.domain.spoken.setting import Setting, not_a_time
from matchweek.domain.spoken.words import Said
from matchweek.domain.spoken.zone_titles import zone_title
from matchweek.domain.zones import DAYS, MONTHS
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone

# How far a time without a date may lie on the other side of now.
SLACK = timedelta(hours=6)
# Programs call by day: from one to four without am or pm is the afternoon where they are.
_AFTERNOON = range(1, 5)


def wall_of(said: Said, zone: Timezone, text: str, setting: Setting, notes: list[str]) -> datetime:
    """The wall time in `zone`, naive. Adds to `notes` what was chosen where more could be meant.

    Raises BadInput for a day that is not, and where morning or afternoon has to be asked.
    """
    assert said.clock is not None
    here = setting.here(zone)
    day = _date_of(said, here, zone, text, setting, notes)
    if said.clock.word == "midnight":
        return _midnight(said, day, here, text, setting)
    found = {clock: _on_its_day(clock, day, here, said, setting) for clock in _halves(said, text)}
    clock = next(iter(found)) if len(found) == 1 else _half(found, here, zone, said, setting, notes)
    if said.end is not None:
        notes.append(f"That is when it begins; it ends at {_end(clock, said.end)}.")
    return found[clock]


def _halves(said: Said, text: str) -> tuple[Clock, ...]:
    """The time of day as it is meant; twice, twelve hours apart, where either half may be."""
    clock = said.clock
    assert clock is not None
    if not said.part:
        return (clock.sure, clock.later) if clock.open else (clock,)
    morning = said.part == "morning"
    if clock.half or clock.hour > 12 or clock.word:
        if morning == (clock.hour < 12):
            return (clock,)
        raise not_a_time(text, f"“{said.part}” and the hour do not go together.")
    if morning and clock.hour < 12:
        return (clock.sure,)
    if not morning and 1 <= clock.hour < (6 if said.part == "night" else 12) and said.part == "night":
        raise BadInput(
            "Which night?",
            f"{clock.as_said} at night may be before or after midnight.",
            f"Write {clock.as_said}am or {clock.as_said}pm with its weekday.",
        )
    if not morning and 1 <= clock.hour < 12:
        return (clock.later,)
    if said.part == "afternoon" and clock.hour == 12:
        return (clock,)
    raise not_a_time(text, f"“{said.part}” and the hour do not go together.")


def _half(
    found: dict[Clock, datetime],
    here: datetime | None,
    zone: Timezone,
    said: Said,
    setting: Setting,
    notes: list[str],
) -> Clock:
    """Which of two times, twelve hours apart, is meant. Raises BadInput where that has to be asked."""
    early, late = found
    if _calls_by_day(zone) and early.hour in _AFTERNOON:
        notes.append(f"“{early.as_said}” is read as the afternoon; for the night write {early.as_said}am.")
        return late
    dated = said.day is not None or said.weekday is not None
    if dated and here is not None and setting.toward != "day":
        past = setting.toward == "past"
        fitting = [clock for clock, at in found.items() if (at <= here) == past]
        if len(fitting) == 1:
            return fitting[0]
        if abs(found[late] - found[early]) > timedelta(hours=12):
            # One of them would be another week's.
            return min(found, key=lambda clock: abs(found[clock] - here))
    raise BadInput(
        "Morning or evening?",
        f"“{early.as_said}” may be {early} or {late} there.",
        f"Write {early.as_said}am or {early.as_said}pm.",
    )


def _calls_by_day(zone: Timezone) -> bool:
    return zone.name.startswith(("America/", "US/", "Pacific/Honolulu"))


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
        found = _on_date(day, here)
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
