"""One's own order of preference among programs, decided beforehand (rules: offers.no-list).

It is private: SOAP knows no applicant's rank list. An order is a tuple of program codes, best first;
every move is by code, never by place, so that nothing jumps when the list changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from matchweek.domain.programs.triage import Lane, Tier

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program

Order = tuple[str, ...]

_LANES = {lane.value: rank for rank, lane in enumerate(Lane)}
_TIERS = {tier.value: rank for rank, tier in enumerate(Tier)}
_LAST = 9


def with_programs(order: Iterable[str], codes: Iterable[str]) -> Order:
    """The order with these programs in it: those it knows stay where they are, others follow."""
    return tuple(dict.fromkeys([*order, *codes]))


def without(order: Iterable[str], codes: Iterable[str]) -> Order:
    """The order without some programs."""
    gone = set(codes)
    return tuple(code for code in order if code not in gone)


def moved(order: Order, code: str, by: int) -> Order:
    """The order with `code` moved `by` places, negative towards the top; it stops at either end.

    A code that is not in the order leaves it as it is.
    """
    if code not in order:
        return order
    return moved_to(order, code, order.index(code) + by)


def moved_to(order: Order, code: str, place: int) -> Order:
    """The order with `code` at `place`, counted from 0, or at the nearest place there is."""
    if code not in order:
        return order
    rest = [each for each in order if each != code]
    place = min(max(place, 0), len(rest))
    return (*rest[:place], code, *rest[place:])


def put_before(order: Order, code: str, other: str) -> Order:
    """The order with `code` directly before `other`; unchanged when either is not in it."""
    if code == other or code not in order or other not in order:
        return order
    rest = [each for each in order if each != code]
    place = rest.index(other)
    return (*rest[:place], code, *rest[place:])


def moved_among(order: Order, shown: Iterable[str], code: str, by: int) -> Order:
    """The order with `code` moved `by` places among the `shown` codes, as a filtered screen has them.

    Codes that are not shown keep their neighbours above.
    """
    seen = [each for each in order if each in set(shown)]
    if code not in seen:
        return order
    here = seen.index(code)
    there = min(max(here + by, 0), len(seen) - 1)
    if there == here:
        return order
    if there < here:
        return put_before(order, code, seen[there])
    rest = without(order, [code])
    return moved_to(order, code, rest.index(seen[there]) + 1)


def in_order(codes: Iterable[str], order: Iterable[str]) -> Order:
    """The codes by the order; those it does not know come last, as they were given."""
    places = {code: place for place, code in enumerate(order)}
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: places.get(code, len(places))))


def proposed(programs: Iterable[Program], heat: Mapping[str, int] | None = None) -> Order:
    """An order to begin with: lane, tier, interest shown (`heat`, 1-5 by code), positions, code."""
    known = heat or {}
    return tuple(
        program.code
        for program in sorted(
            programs,
            key=lambda one: (
                _LANES.get(one.lane or "", _LAST),
                _TIERS.get(one.tier or "", _LAST),
                -known.get(one.code, 0),
                -one.positions,
                one.code,
            ),
        )
    )
