"""What a user changed in a packaged timetable: taken out to be kept, and put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from matchweek.domain.season.timetable import (
    WINDOW_KEY,
    RoundTimes,
    Timetable,
    as_utc,
    check,
    instants,
    window_keys,
)
from matchweek.errors import BadInput


def differences(packaged: Timetable, own: Timetable) -> dict[str, datetime]:
    """The instants that rebuild `own` from `packaged`, by key; all rounds if any of them differs."""
    before = instants(packaged)
    rounds_differ = packaged.rounds != own.rounds
    return {
        key: at
        for key, at in instants(own).items()
        if (rounds_differ if WINDOW_KEY.fullmatch(key) else before.get(key) != at)
    }


def with_differences(packaged: Timetable, kept: Mapping[str, datetime]) -> Timetable:
    """`packaged` with what `differences` gave.

    Raises BadInput when the result is out of order, a key is unknown or a round lacks a bound.
    """
    own = packaged
    numbers = sorted({int(found[1]) for key in kept if (found := WINDOW_KEY.fullmatch(key))})
    if numbers:
        own = own.with_rounds(tuple(window_of(kept, number) for number in numbers))
    for key, at in kept.items():
        if not WINDOW_KEY.fullmatch(key):
            own = own.moved(key, at)
    check(own)
    before = instants(packaged)
    moved = frozenset(key for key, at in instants(own).items() if before.get(key) != at)
    return replace(own, moved_keys=moved)


def window_of(kept: Mapping[str, datetime], number: int) -> RoundTimes:
    """A round from its two bounds. Raises BadInput when one of them is missing."""
    opens, closes = window_keys(number)
    if opens not in kept or closes not in kept:
        raise BadInput(
            "A round without a bound",
            f"Round {number} needs both {opens} and {closes}.",
            "Set both, or reset the timetable.",
        )
    return RoundTimes(as_utc(kept[opens]), as_utc(kept[closes]))
