"""The packaged seasons with one's own times in them: what every countdown and alarm goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from matchweek.domain.kept import OwnTime, RoundCheck
from matchweek.domain.timetable import Timetable, load_season, seasons
from matchweek.domain.timetable_changes import with_differences
from matchweek.errors import BadInput

DO_NOT_FIT = "Your own times do not fit together and are left out: reset them, then set them again."


@dataclass(frozen=True, slots=True)
class Timetables:
    """Every season in order of time, each with the instant at which it is over."""

    ends: tuple[tuple[datetime, Timetable], ...]

    @classmethod
    def of(cls, moments: Mapping[str, OwnTime]) -> Timetables:
        """The packaged seasons with own times, by keys such as “2027/round_2_closes”."""
        own = [of_season(year, moments) for year in seasons()]
        return cls(tuple(sorted(((each.ends, each) for each in own), key=lambda pair: pair[0])))

    def at(self, at: datetime) -> Timetable:
        """The first season whose end is after `at`; the last one when all are over."""
        return next((timetable for ends, timetable in self.ends if ends > at), self.ends[-1][1])


def of_season(year: int, moments: Mapping[str, OwnTime]) -> Timetable:
    """One season with own times; as packaged, with a note that says so, if they do not fit together."""
    packaged = load_season(year)
    prefix = moment_key(year, "")
    own = {key.removeprefix(prefix): kept.at for key, kept in moments.items() if key.startswith(prefix)}
    if not own:
        return packaged
    try:
        return with_differences(packaged, own)
    except BadInput:
        return replace(packaged, verified=False, note=DO_NOT_FIT)


def moment_key(year: int, key: str) -> str:
    """How a moment of a season is kept: “2027/round_2_closes”."""
    return f"{year}/{key}"


def round_key(year: int, number: int) -> str:
    """How a round of a season is kept: “2027/1”."""
    return f"{year}/{number}"


def rounds_without_offer(timetable: Timetable, checks: Mapping[str, RoundCheck]) -> frozenset[int]:
    """The rounds in which R3 was looked at and showed no offer.

    A look from before the round opens does not count: the round was moved, or is another one now.
    """
    found = set()
    for number, window in enumerate(timetable.rounds, 1):
        check = checks.get(round_key(timetable.season, number))
        if check is not None and check.none_at is not None and check.none_at >= window.opens:
            found.add(number)
    return frozenset(found)
