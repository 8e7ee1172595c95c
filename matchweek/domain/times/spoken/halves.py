"""In which half of the day a time is that was said without am and pm."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.times.spoken.clock_words import Clock
from matchweek.domain.times.spoken.setting import Setting, not_a_time
from matchweek.domain.times.spoken.words import Said
from matchweek.domain.times.zones import EASTERN
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone

# Programs call by day: from one to four without am or pm is the afternoon where they are, from eight on
# the morning.
_AFTERNOON = range(1, 5)
_MORNING = range(8, 13)
# From the East's morning until the West's evening.
_CALLING = range(7, 21)


def halves(said: Said, text: str) -> tuple[Clock, ...]:
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
    if said.part == "night" and 1 <= clock.hour < 6:
        raise BadInput(
            "Which night?",
            f"{clock.as_said} at night may be before or after midnight.",
            f"Write {clock.as_said}am or {clock.as_said}pm with its weekday.",
        )
    if not morning and 1 <= clock.hour < 12:
        return (clock.later,)
    if said.part == "afternoon" and clock.hour == 12:
        return (clock.sure,)
    raise not_a_time(text, f"“{said.part}” and the hour do not go together.")


def half_of(
    found: dict[Clock, datetime],
    here: datetime | None,
    zone: Timezone,
    said: Said,
    setting: Setting,
    notes: list[str],
) -> Clock:
    """Which of two times, twelve hours apart, is meant. Raises BadInput where that has to be asked.

    `found` has each on its day, as wall times in `zone`; `here` is the time now there.
    """
    early, late = found
    if _has_programs(zone):
        if early.hour in _AFTERNOON:
            notes.append(
                f"“{early.as_said}” is read as the afternoon; for the night write {early.as_said}am."
            )
            return late
        if early.hour == 12 or (early.hour in _MORNING and not _evening_comes_first(found, here, setting)):
            return early
    elif early.hour in _MORNING:
        # Where programs are far away, nine in the morning may be their midnight.
        if _in_calling_hours(found[early], zone) and not _in_calling_hours(found[late], zone):
            return early
        raise _which_half(early, late)
    dated = said.day is not None or said.weekday is not None
    if early.hour not in _MORNING and dated and here is not None and setting.toward != "day":
        past = setting.toward == "past"
        fitting = [clock for clock, at in found.items() if (at <= here) == past]
        if len(fitting) == 1:
            return fitting[0]
        if abs(found[late] - found[early]) > timedelta(hours=12):
            # One of them would be another week's.
            return min(found, key=lambda clock: abs(found[clock] - here))
    raise _which_half(early, late)


def night_there(clock: Clock, at: datetime, zone: Timezone) -> str:
    """A sentence where a morning's time without am or pm is the programs' night; else empty.

    `at` is the wall time in `zone` that it is read as: 10:30 in Karachi is 01:30 in the East.
    """
    if clock.half or clock.word or clock.hour not in _MORNING or _has_programs(zone):
        return ""
    if _in_calling_hours(at, zone) or not _in_calling_hours(at + timedelta(hours=12), zone):
        return ""
    east = f"{at.replace(tzinfo=zone).astimezone(EASTERN):%H:%M}"
    return f"That is {east} ET, when programs sleep; for the other half write {clock.later.with_half}."


def _evening_comes_first(found: dict[Clock, datetime], here: datetime | None, setting: Setting) -> bool:
    """Whether of a time to come the morning is past today, or is tomorrow's and the evening today's."""
    early, late = found.values()
    if setting.toward != "future" or here is None or late < here:
        return False
    return early < here or late < early


def _has_programs(zone: Timezone) -> bool:
    return zone.name.startswith(("America/", "US/", "Pacific/Honolulu"))


def _in_calling_hours(at: datetime, zone: Timezone) -> bool:
    return at.replace(tzinfo=zone).astimezone(EASTERN).hour in _CALLING


def _which_half(early: Clock, late: Clock) -> BadInput:
    if early.hour == 12:
        return BadInput(
            "Noon or midnight?",
            f"“{early.as_said}” may be {early} or {late} there.",
            f"Write {early.with_half} or {late}.",
        )
    return BadInput(
        "Morning or evening?",
        f"“{early.as_said}” may be {early} or {late} there.",
        f"Write {early.with_half} or {late.with_half}.",
    )
