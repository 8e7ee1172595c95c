"""Advocates in the fictional week: assigned on Monday, told and heard of as programs make contact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from matchweek.clock import FixedClock
from matchweek.domain.contacts.calls import Call
from matchweek.domain.season.timetable import Timetable
from matchweek.errors import MatchweekError
from matchweek.rehearsal.world.invented_people import Cast
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.people import assignments

TOLD_AFTER, SPOKE_AFTER, HEARD_AFTER = timedelta(minutes=22), timedelta(minutes=58), timedelta(hours=2)
REPLIES = ("will flag the file", "they had it on the session already", "“send me two lines by mail”")
Step = tuple[datetime, int, Callable[[Week], object]]


def held(season: Timetable) -> datetime:
    """When the scene of the gate begins: Tuesday, forty minutes after programs may call."""
    return season.contact_opens + timedelta(minutes=40)


def unlocked(season: Timetable) -> datetime:
    """When the scene of the opened gate begins: minutes after the first call."""
    return season.contact_opens + timedelta(minutes=76, seconds=30)


def assign(week: Week, people: Cast, listed: frozenset[str]) -> None:
    """Monday evening: who would speak to which program, where it is on the list."""
    for advocate in people.advocates:
        codes = [code for number, code in people.assignments if number == advocate.id and code in listed]
        if codes:
            assignments.assign(week, str(advocate.id), codes)


def live(week: Week, people: Cast, until: datetime | None = None) -> None:
    """Every call up to an instant, and what was done about advocates after each, in the order of time."""
    steps = sorted(_steps(people), key=lambda step: step[:2])
    for at, order, act in steps:
        # A call after that instant is left out; so is what had to follow it.
        if until is not None and at > until:
            continue
        try:
            act(replace(week, clock=FixedClock(at)))
        except MatchweekError:
            # Held, not assigned or on no list: nothing is told then. A call itself is never refused.
            if order == 0:
                raise


def _steps(people: Cast) -> Iterator[Step]:
    spoken: set[tuple[int, str]] = set()
    for call in people.calls:
        yield (call.at, 0, _logging(call))
        if call.program is None or not call.confirmed:
            continue
        first = True
        for number, code in people.assignments:
            if code != call.program or (number, code) in spoken:
                continue
            spoken.add((number, code))
            yield (call.at + TOLD_AFTER, 1, _telling(number, code))
            if first:
                reply = REPLIES[len(spoken) % len(REPLIES)]
                yield (call.at + SPOKE_AFTER, 1, _speaking(number, code))
                yield (call.at + HEARD_AFTER, 1, _hearing(number, code, reply))
            first = False


def _logging(call: Call) -> Callable[[Week], object]:
    # What nobody said stays unsaid: an empty answer is none of the answers that are known.
    said = {name: value for name, value in asdict(call).items() if value not in ("", None)}
    fields = {name: value for name, value in said.items() if name not in ("id", "at")}
    return lambda week: calls.add(week, at=call.at, **fields)


def _telling(number: int, code: str) -> Callable[[Week], object]:
    return lambda week: assignments.told(week, str(number), code)


def _speaking(number: int, code: str) -> Callable[[Week], object]:
    return lambda week: assignments.sent(week, str(number), code, "asked_by_program")


def _hearing(number: int, code: str, reply: str) -> Callable[[Week], object]:
    return lambda week: assignments.answered(week, str(number), code, reply)
