"""Whether a time for an interview fits the rest of the day, and which times near it are free."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo

from matchweek.domain.contacts.interviews import BETWEEN, Interview, clashes
from matchweek.domain.times.zones import DAYS, EASTERN, weekday

NIGHT = (time(22), time(7))
"""From and to, in one's own zone, over midnight: who is called then should have slept before."""
OFFICE = (time(8), time(18))
"""Between these hours, in the program's zone, somebody there may be asked for another time."""
EVERY = timedelta(minutes=15)
NEAR = timedelta(days=2)
OFFERED = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A time that an interview may have: `interview` as it would be stored, and what it is judged against.

    `own` is one's own zone, `theirs` the program's; None where it is not known. `contact_opens` is when
    programs may begin contact, `now` the present (both aware).
    """

    interview: Interview
    others: Sequence[Interview]
    now: datetime
    own: tzinfo | None = None
    theirs: tzinfo | None = None
    contact_opens: datetime | None = None


def at_night(at: datetime, ends: datetime, own: tzinfo | None) -> bool:
    """Whether any of it falls into the night of one's own zone; never where that is not known."""
    if own is None:
        return False
    begins, stops = at.astimezone(own), (ends - timedelta(microseconds=1)).astimezone(own)
    clocks = (begins.time(), stops.time())
    return begins.date() != stops.date() or any(each >= NIGHT[0] or each < NIGHT[1] for each in clocks)


def clash_words(wanted: Interview, other: Interview, title: str) -> str:
    """How two interviews are in each other's way: “It overlaps Mercy, Wed 14:00 to 14:30 ET.”"""
    begins, ends = other.at.astimezone(EASTERN), other.ends.astimezone(EASTERN)
    when = f"{title}, {weekday(other.at)} {begins:%H:%M} to {ends:%H:%M} ET"
    if other.at < wanted.ends and wanted.at < other.ends:
        return f"It overlaps {when}."
    apart = max(other.at - wanted.ends, wanted.at - other.ends) // timedelta(minutes=1)
    between = f"Only {apart} minute{'' if apart == 1 else 's'}" if apart else "No minute"
    return f"{between} between it and {when}: keep {BETWEEN // timedelta(minutes=1)}."


def _code(interview: Interview) -> str:
    return interview.program or "another interview"


def remarks(wanted: Wanted, title: Callable[[Interview], str] = _code) -> list[str]:
    """What is wrong with a time, in sentences: each clash, and the night at one's own place."""
    one = wanted.interview
    found = [clash_words(one, each, title(each)) for each in clashes(wanted.others, one)]
    if at_night(one.at, one.ends, wanted.own):
        assert wanted.own is not None
        local = one.at.astimezone(wanted.own)
        found.append(f"It is night where you are: {DAYS[local.weekday()]} {local:%H:%M}.")
    return found


def free(wanted: Wanted, most: int = OFFERED) -> list[datetime]:
    """Free times to offer instead, the nearest first of each: by day before those at night; aware UTC.

    They lie within the program's office hours, on weekdays, within two days of the time that was wanted,
    when programs may make contact, and not before `now`.
    """
    near = sorted(_candidates(wanted), key=lambda at: (abs(at - wanted.interview.at), at))
    minutes = timedelta(minutes=wanted.interview.minutes)
    by_day = (at for at in near if not at_night(at, at + minutes, wanted.own))
    found = _apart(by_day, minutes, most)
    if len(found) < most:
        nights = (at for at in near if at_night(at, at + minutes, wanted.own))
        found += _apart(nights, minutes, most - len(found))
    return found


def _apart(times: Iterator[datetime], minutes: timedelta, most: int) -> list[datetime]:
    """The first few that are a whole interview apart: three beside each other are one choice, not three."""
    found: list[datetime] = []
    for at in times:
        if len(found) == most:
            break
        if all(abs(at - each) >= minutes for each in found):
            found.append(at)
    return found


def _candidates(wanted: Wanted) -> Iterator[datetime]:
    one, zone = wanted.interview, wanted.theirs or EASTERN
    earliest = max(wanted.now, wanted.contact_opens or wanted.now, one.at - NEAR)
    first = one.at - (one.at - earliest) // EVERY * EVERY
    for step in range(int((one.at + NEAR - first) // EVERY) + 1):
        at = first + step * EVERY
        slot = replace(one, at=at)
        begins, ends = at.astimezone(zone), slot.ends.astimezone(zone)
        inside = OFFICE[0] <= begins.time() and ends.time() <= OFFICE[1] and begins.date() == ends.date()
        if at >= earliest and inside and begins.weekday() < 5 and not clashes(wanted.others, slot):
            yield at
