"""When a list is entered, left alone and certified, and whether it changed afterwards (systems.md row 49)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.programs.preference import Order
from matchweek.domain.ranking.compare import Differences, differences
from matchweek.domain.ranking.lists import CERTIFIED, order_of, orders
from matchweek.domain.ranking.rank_list import MAIN, RankList
from matchweek.domain.season.rules.figures import RANK_AWAY_HOURS, RANK_CERTIFY_DAYS, RANK_ENTER_DAYS
from matchweek.domain.season.timetable import instants
from matchweek.domain.times.zones import EASTERN

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable


class Stage(StrEnum):
    """What is to be done with the list at an instant."""

    UNKNOWN = "unknown"
    """The season's times are not known."""
    BEFORE = "before"
    OPEN = "open"
    ENTER = "enter"
    AWAY = "away"
    CERTIFY = "certify"
    LATE = "late"
    FROZEN = "frozen"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class RankingTimes:
    """When R3 takes rank lists, aware UTC; None for what a season does not say."""

    opens: datetime | None
    closes: datetime | None


def ranking_times(timetable: Timetable) -> RankingTimes:
    """When ranking opens and closes in a season, with one's own times."""
    known = instants(timetable)
    return RankingTimes(known.get("ranking_opens"), known.get("ranking_closes"))


def stage_at(times: RankingTimes, at: datetime) -> Stage:
    """What is to be done with the list at `at`: it is entered, left alone, certified so many days before
    ranking closes; on the last day in Eastern time nothing changes any more (rules: ranking.steps)."""
    closes = times.closes
    if closes is None:
        return Stage.UNKNOWN
    if at >= closes:
        return Stage.CLOSED
    if at.astimezone(EASTERN).date() == closes.astimezone(EASTERN).date():
        return Stage.FROZEN
    days = (closes - at) / timedelta(days=1)
    (enter, entered), (certify, certified) = RANK_ENTER_DAYS, RANK_CERTIFY_DAYS
    if days > enter:
        return Stage.BEFORE if times.opens is not None and at < times.opens else Stage.OPEN
    if days > entered:
        return Stage.ENTER
    if days > certify:
        return Stage.AWAY
    return Stage.CERTIFY if days > certified else Stage.LATE


STAGE_WORDS: Mapping[Stage, str] = {
    Stage.UNKNOWN: "When ranking closes is not known: look in R3.",
    Stage.BEFORE: "Ranking is not open in R3 yet. Order it here.",
    Stage.OPEN: (
        "Ranking is open in R3. Order it here first; it is entered "
        f"{RANK_ENTER_DAYS[0]} to {RANK_ENTER_DAYS[1]} days before it closes."
    ),
    Stage.ENTER: "Now: type it into R3, then compare names and codes with what R3 shows.",
    Stage.AWAY: (
        f"Leave it alone for {RANK_AWAY_HOURS[0]} to {RANK_AWAY_HOURS[1]} hours, then read it once more."
    ),
    Stage.CERTIFY: "Now: certify it in R3, and keep the proof.",
    Stage.LATE: "If it is not certified yet, certify it now. R3 is slow on the last day.",
    Stage.FROZEN: (
        "The last day: change nothing, but for a code that is wrong, or a fact that changed since "
        "you certified."
    ),
    Stage.CLOSED: "Ranking is closed. What R3 holds as certified counts.",
}


_STANDS = "It is certified as it stands here: leave it. What R3 shows is what counts."


@dataclass(frozen=True, slots=True)
class Certified:
    """What was certified, and how the lists differ now from what they were then, by name; only lists that
    differ are there. `at` is None while nothing was certified."""

    at: datetime | None = None
    proof: str = ""
    changed: Mapping[str, Differences] | None = None

    @property
    def counts(self) -> bool:
        """Whether what was certified is what stands here now."""
        return self.at is not None and not self.changed


def stage_words(stage: Stage, certified: Certified) -> str:
    """What is to be done with the list: a certified one is left alone, one that is not can be certified until
    ranking closes, also on the last day."""
    if certified.counts and stage in (Stage.ENTER, Stage.AWAY, Stage.CERTIFY, Stage.LATE):
        return _STANDS
    if not certified.counts and stage is Stage.FROZEN:
        return STAGE_WORDS[Stage.LATE]
    return STAGE_WORDS[stage]


def certified_of(rankings: Mapping[str, RankList]) -> Certified:
    """What was certified of some lists, and what changed since."""
    main = rankings.get(MAIN)
    if main is None or main.certified_at is None:
        return Certified()
    changed = dict(_changed(rankings))
    return Certified(main.certified_at, main.proof, changed)


def _changed(rankings: Mapping[str, RankList]) -> Iterator[tuple[str, Differences]]:
    now = orders(rankings)
    then = {name.removeprefix(CERTIFIED) for name in rankings if name.startswith(CERTIFIED)}
    for name in dict.fromkeys((*now, *sorted(then))):
        found = differences(now.get(name, ()), order_of(rankings, f"{CERTIFIED}{name}"))
        if found:
            yield name, found


def as_certified(rankings: Mapping[str, RankList]) -> dict[str, Order]:
    """What is kept when the lists are certified as they are: each under its certified name; an empty order
    for one that was certified before and is no more."""
    kept = {f"{CERTIFIED}{name}": order for name, order in orders(rankings).items()}
    gone: dict[str, Order] = {name: () for name in rankings if name.startswith(CERTIFIED)}
    return {**gone, **kept}
