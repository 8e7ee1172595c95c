"""The packaged seasons with one's own times in them: what every countdown and alarm goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from matchweek.domain.season.own_times import OwnTime, RoundCheck
from matchweek.domain.season.season_years import begins, gone_by, season_year, unknown_season
from matchweek.domain.season.timetable import (
    NEEDED,
    OTHERS,
    WINDOW_KEY,
    Timetable,
    check,
    instants,
    load_season,
    other_moment,
    seasons,
    window_keys,
)
from matchweek.domain.season.timetable_changes import differences, window_of, with_differences
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput

DO_NOT_FIT = "Your own times do not fit together and are left out: reset them, then set them again."


GIVE_THEM = (
    "Look them up in R3 and give them on the times screen, or with `matchweek timetable set KEY "
    "INSTANT... --because TEXT`. "
    "Until then every program is held."
)


def of_season(year: int, moments: Mapping[str, OwnTime]) -> Timetable:
    """One season with own times; as packaged, with a note that says so, if they do not fit together.

    A season without a packaged timetable is made of own times alone, once those needed are there.
    """
    prefix = moment_key(year, "")
    own = {key.removeprefix(prefix): kept.at for key, kept in moments.items() if key.startswith(prefix)}
    if year not in seasons():
        return _by_hand(year, own)
    packaged = load_season(year)
    if not own:
        return packaged
    try:
        return with_differences(packaged, own)
    except BadInput:
        return replace(packaged, verified=False, note=DO_NOT_FIT)


def missing(timetable: Timetable) -> tuple[str, ...]:
    """The keys still to be given of a season whose times are not known."""
    return () if timetable.known else _missing(timetable.given)


def optional(timetable: Timetable) -> tuple[str, ...]:
    """The dates before Match Week that a season without a packaged timetable still lacks: the plan, the rank
    list and the outreach go by them; nothing of the week does."""
    if timetable.season in seasons():
        return ()
    known = instants(timetable)
    return tuple(key for key in OTHERS if key not in known)


def not_known(timetable: Timetable) -> str:
    """What to say of a season whose times are not known: that, and what to do; else empty."""
    if timetable.known:
        return ""
    return f"matchweek knows no times of Match Week {timetable.season}. {GIVE_THEM}"


def over_words(timetable: Timetable, at: datetime) -> str:
    """What to say of a file of a season gone by when another year is at hand; else empty."""
    year = season_year(at)
    if year == timetable.season or not timetable.known or not in_another_year(timetable, at):
        return ""
    return (
        f"This file is of Match Week {timetable.season}, which is over. Match Week {year} needs a new file: "
        f"`matchweek --file week-{year}.db`. Nothing here plans or warns of {year}."
    )


def in_another_year(timetable: Timetable, at: datetime) -> bool:
    """Whether `at` belongs to another season so clearly that nothing of this one can be meant."""
    return gone_by(timetable, at) or at < begins(timetable)


# In the order in which they come.
_FIRST = (*NEEDED[:3], *window_keys(1), *NEEDED[3:])


def _missing(given: Mapping[str, datetime]) -> tuple[str, ...]:
    return tuple(key for key in _FIRST if key not in given)


def _check_given(given: Mapping[str, datetime]) -> None:
    """Raise BadInput, naming both, where times given so far are out of order."""
    for earlier, later in pairwise(key for key in _FIRST if key in given):
        if given[later] <= given[earlier] and later != "applications_open":
            raise BadInput(
                "The timetable is out of order",
                f"{later} ({wall(given[later])} ET) does not come after {earlier} "
                f"({wall(given[earlier])} ET).",
                "Look in R3 which of them is wrong.",
            )


def _by_hand(year: int, own: Mapping[str, datetime]) -> Timetable:
    lacking = _missing(own)
    note = f"No times of {year} are known: give them from R3."
    if lacking:
        return unknown_season(year, own, f"{note} Missing: {', '.join(lacking)}." if own else note)
    try:
        return made_by_hand(year, own)
    except BadInput:
        return unknown_season(year, own, DO_NOT_FIT)


def made_by_hand(year: int, own: Mapping[str, datetime]) -> Timetable:
    """A season of times that were all given. Raises BadInput when they are out of order."""
    numbers = {int(found[1]) for key in own if (found := WINDOW_KEY.fullmatch(key))}
    made = Timetable(
        season=year,
        verified=False,
        note="Your own times: verify in R3.",
        rounds=tuple(window_of(own, number) for number in sorted(numbers)),
        list_opens=own["list_opens"],
        applications_open=own["applications_open"],
        contact_opens=own["contact_opens"],
        soap_ends=own["soap_ends"],
        match_day=own["match_day"],
        others=tuple(other_moment(key, own[key]) for key in OTHERS if key in own),
        moved_keys=frozenset(own),
    )
    check(made)
    return made


def kept_times(own: Timetable) -> dict[str, datetime]:
    """What has to be kept of a timetable, by key: what differs from the packaged one, or all of it.

    Raises BadInput when the times of a season without a packaged one are complete and out of order.
    """
    if own.season in seasons():
        return differences(load_season(own.season), own)
    given = instants(own)
    _check_given(given)
    if not _missing(given):
        made_by_hand(own.season, given)
    return given


def without_own(timetable: Timetable) -> Timetable:
    """The season with every own time taken out."""
    return of_season(timetable.season, {})


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
