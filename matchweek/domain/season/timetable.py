"""The timetable of a Match Week: phases, rounds and boundaries, as data (rules: timetable).

Instants are aware UTC. Windows are half open: at its closing instant a round is over.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any

from matchweek.domain.times.zones import EASTERN, at_wall, wall
from matchweek.errors import BadInput


class Phase(StrEnum):
    """Where in Match Week one is; the words are those of the JSON."""

    BEFORE = "before"
    LIST_OPEN = "list_open"
    APPLICATIONS_OPEN = "applications_open"
    REVIEW = "review"
    ROUND = "round"
    BETWEEN_ROUNDS = "between_rounds"
    ROUNDS_OVER = "rounds_over"
    SOAP_OVER = "soap_over"
    MATCH_DAY = "match_day"
    AFTER = "after"


class MomentKind(StrEnum):
    LIST_OPENS = "list_opens"
    APPLICATIONS_OPEN = "applications_open"
    CONTACT_OPENS = "contact_opens"
    ROUND_OPENS = "round_opens"
    ROUND_CLOSES = "round_closes"
    SOAP_ENDS = "soap_ends"
    MATCH_DAY = "match_day"
    SEASON_ENDS = "season_ends"
    DATE = "date"
    """Worth knowing, but no phase begins or ends with it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the timetable: when, what happens in plain words, and of which kind.

    `day_only` means the hour is not published and `at` is that day's midnight, Eastern. `mark`
    is V (official), S (one secondary source), ? (not established) or empty (moved by the user).
    """

    at: datetime
    title: str
    kind: MomentKind
    key: str = ""
    mark: str = ""
    day_only: bool = False
    round: int | None = None

    @property
    def is_boundary(self) -> bool:
        """Whether a phase begins or ends here."""
        return self.kind is not MomentKind.DATE


@dataclass(frozen=True, slots=True)
class RoundTimes:
    """From `opens` up to, not including, `closes`."""

    opens: datetime
    closes: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.opens <= at < self.closes


@dataclass(frozen=True, slots=True)
class FillShare:
    """A rule of thumb: about this much of all positions is filled by the end of a round."""

    after_round: int
    per_cent: int
    mark: str


@dataclass(frozen=True, slots=True)
class PhaseNow:
    """The phase at an instant, and its bounds; None where it has no beginning or no end."""

    phase: Phase
    round: int | None
    opens_at: datetime | None
    closes_at: datetime | None


_TITLES = {
    "eligibility_notice": "Notice of SOAP eligibility; it says nothing about matching",
    "list_opens": "Matched or not: the notice; the List of Unfilled Programs opens in R3",
    "applications_open": "The application services accept SOAP applications",
    "contact_opens": "Programs may open files and may contact applicants",
    "interviews_go_on": "Interviews go on; unused applications may still be sent",
    "soap_ends": "SOAP ends; final list; contact free",
    "match_day": "Match Day results",
}
OTHERS = {
    "registration_opens": "Registration in R3 opens",
    "registration_closes": "Standard registration closes",
    "ranking_opens": "Ranking opens",
    "ranking_closes": "Rank list certification, late registration and ECFMG verification close",
}
"""Dates of the season before Match Week: any season may have them, and none of its phases needs them."""
WINDOW_KEY = re.compile(r"round_([1-9]\d?)_(opens|closes)")
NEVER = datetime(9000, 1, 1, tzinfo=UTC)
# What has to be known of a season before anything of it is judged, beside one round.
NEEDED = ("list_opens", "applications_open", "contact_opens", "soap_ends", "match_day")


@dataclass(frozen=True, slots=True)
class Timetable:
    """One season's Match Week. `verified` is False until official pages confirmed it.

    `marks` says how well each key is known, `moved_keys` which ones the user moved. The number
    of rounds, their days and lengths are free. Of a season that is not `known` all instants are
    NEVER, and `given` holds those that somebody typed so far.
    """

    season: int
    verified: bool
    note: str
    list_opens: datetime
    applications_open: datetime
    contact_opens: datetime
    rounds: tuple[RoundTimes, ...]
    soap_ends: datetime
    match_day: datetime
    eligibility_notice: datetime | None = None
    interviews_go_on: datetime | None = None
    others: tuple[Moment, ...] = ()
    fill_shares: tuple[FillShare, ...] = ()
    in_round_warning: str = ""
    sources: str = ""
    marks: Mapping[str, str] = field(default_factory=dict, hash=False)
    day_only: frozenset[str] = frozenset()
    moved_keys: frozenset[str] = frozenset()
    known: bool = True
    given: Mapping[str, datetime] = field(default_factory=dict, hash=False)

    @property
    def caution(self) -> str:
        """What to show beside every time of this season: “verify in R3”, or nothing."""
        return "" if self.verified else "verify in R3" if self.known else "times not known"

    @property
    def ends(self) -> datetime:
        """Midnight, Eastern, after Match Day: the season is over."""
        if not self.known:
            return NEVER
        day_after = self.match_day.astimezone(EASTERN).date() + timedelta(days=1)
        return at_wall(datetime.combine(day_after, time()))

    def moved(self, key: str, at: datetime) -> Timetable:
        """A copy with one instant changed: keys such as list_opens, round_2_closes, soap_ends.

        The order is not looked at: `check` does that, after the last of several moves. Raises
        BadInput for an unknown key or a naive instant.
        """
        known = instants(self) if self.known else dict.fromkeys((*NEEDED, *window_keys(1)), NEVER)
        if key not in known and key not in OTHERS and (self.known or not WINDOW_KEY.fullmatch(key)):
            near = difflib.get_close_matches(key, (*known, *OTHERS), n=3, cutoff=0.5) or list(known)
            raise BadInput(
                "No such moment in the timetable",
                f"“{key[:40]}” is not a moment of {self.season}.",
                f"Did you mean {' or '.join(near[:3])}?",
            )
        at = as_utc(at)
        if not self.known:
            return replace(self, given={**self.given, key: at}, moved_keys=self.moved_keys | {key})
        noted = replace(self, moved_keys=self.moved_keys | {key}, day_only=self.day_only - {key})
        if window := WINDOW_KEY.fullmatch(key):
            index = int(window[1]) - 1
            changed = replace(self.rounds[index], **{window[2]: at})
            return replace(noted, rounds=(*self.rounds[:index], changed, *self.rounds[index + 1 :]))
        if key in _TITLES:
            return replace(noted, **{key: at})  # type: ignore[arg-type]
        if key not in known:
            return replace(noted, others=(*self.others, other_moment(key, at)))
        others = tuple(
            replace(other, at=at, mark="", day_only=False) if other.key == key else other
            for other in self.others
        )
        return replace(noted, others=others)

    def with_round(self, opens: datetime, closes: datetime) -> Timetable:
        """A copy with one more round; rounds are numbered by their opening. Not checked."""
        window = RoundTimes(as_utc(opens), as_utc(closes))
        rounds = tuple(sorted((*self.rounds, window), key=lambda each: each.opens))
        return self.with_rounds(rounds)

    def without_round(self, number: int) -> Timetable:
        """A copy without round `number`; later rounds move up. Raises BadInput if it is none."""
        if not 1 <= number <= len(self.rounds):
            raise BadInput(
                "No such round", f"There is no round {number}.", f"Rounds are 1 to {len(self.rounds)}."
            )
        return self.with_rounds(self.rounds[: number - 1] + self.rounds[number:])

    def with_rounds(self, rounds: tuple[RoundTimes, ...]) -> Timetable:
        """A copy with these rounds instead, all of them counted as moved. Not checked."""
        keys = {key for number in range(1, len(rounds) + 1) for key in window_keys(number)}
        kept = {key for key in self.moved_keys if not WINDOW_KEY.fullmatch(key)}
        return replace(self, rounds=rounds, moved_keys=frozenset(kept | keys))


def as_utc(at: datetime) -> datetime:
    """The same instant in UTC. Raises BadInput when `at` has no zone."""
    if at.utcoffset() is None:
        raise BadInput(
            "An instant without a zone",
            f"“{at.isoformat(sep=' ')}” can mean a different moment in every zone.",
            "Add an offset, such as -04:00 for Eastern daylight time.",
        )
    return at.astimezone(UTC)


def window_keys(number: int) -> tuple[str, str]:
    """The keys of a round's opening and closing."""
    return f"round_{number}_opens", f"round_{number}_closes"


def instants(timetable: Timetable) -> dict[str, datetime]:
    """Every instant that can be moved, by its key, in the timetable's own order."""
    if not timetable.known:
        return dict(timetable.given)
    found: dict[str, datetime | None] = {other.key: other.at for other in timetable.others}
    for key in ("eligibility_notice", "list_opens", "applications_open", "contact_opens", "interviews_go_on"):
        found[key] = getattr(timetable, key)
    for number, window in enumerate(timetable.rounds, 1):
        found |= zip(window_keys(number), (window.opens, window.closes), strict=True)
    found |= {"soap_ends": timetable.soap_ends, "match_day": timetable.match_day}
    return {key: at for key, at in found.items() if at is not None}


def check(timetable: Timetable) -> None:
    """Raise BadInput, naming both, when two boundaries are out of order or no round is left."""
    if not timetable.rounds:
        raise BadInput("No round is left", "A Match Week has at least one round.", "Keep one of them.")
    ordered = _in_own_order(timetable) if timetable.known else ()
    line = [m for m in ordered if m.is_boundary or m.key == "eligibility_notice"]
    for earlier, later in pairwise(line):
        empty_round = later.kind is MomentKind.ROUND_CLOSES and later.at == earlier.at
        if later.at < earlier.at or empty_round:
            raise BadInput(
                "The timetable is out of order",
                f"{later.key} ({wall(later.at)} ET) does not come after {earlier.key} "
                f"({wall(earlier.at)} ET).",
                "Move the other one too, in the same command.",
            )


def _in_own_order(timetable: Timetable) -> list[Moment]:
    if not timetable.known:
        return [moment_of(timetable, key, at) for key, at in timetable.given.items()]
    found = []
    others = {other.key: other for other in timetable.others}
    for key, at in instants(timetable).items():
        found.append(others[key] if key in others else moment_of(timetable, key, at))
    found.append(Moment(timetable.ends, "Match Week is over", MomentKind.SEASON_ENDS, "season_ends"))
    return found


def other_moment(key: str, at: datetime) -> Moment:
    """A date of OTHERS by one's own word."""
    return Moment(at, OTHERS[key], MomentKind.DATE, key)


def moment_of(timetable: Timetable, key: str, at: datetime) -> Moment:
    """The moment of a key, with its title."""
    mark = "" if key in timetable.moved_keys else timetable.marks.get(key, "")
    if window := WINDOW_KEY.fullmatch(key):
        says = "opens" if window[2] == "opens" else "ends; the list is refreshed"
        title, kind = f"Round {window[1]} {says}", MomentKind(f"round_{window[2]}")
        return Moment(at, title, kind, key, mark, round=int(window[1]))
    if key in OTHERS:
        return other_moment(key, at)
    kind = MomentKind(key) if key in set(MomentKind) else MomentKind.DATE
    return Moment(at, _TITLES[key], kind, key, mark, key in timetable.day_only)


def moments(timetable: Timetable) -> tuple[Moment, ...]:
    """Everything that happens in the season, boundaries and other dates, in order of time."""
    return tuple(sorted(_in_own_order(timetable), key=lambda moment: moment.at))


def next_moments(timetable: Timetable, at: datetime, n: int) -> tuple[Moment, ...]:
    """The first `n` moments after `at`; none of a season whose times are not known."""
    return tuple(moment for moment in _coming(timetable) if moment.at > at)[: max(0, n)]


def next_boundary(timetable: Timetable, at: datetime) -> Moment | None:
    """The next moment after `at` at which the phase changes; None once the week is over."""
    return next((moment for moment in _coming(timetable) if moment.is_boundary and moment.at > at), None)


def crossings(timetable: Timetable, since: datetime, until: datetime) -> tuple[Moment, ...]:
    """Every moment after `since` and up to and including `until`, in order.

    Called with the last and the present look at the clock, it gives each moment exactly once,
    however long a laptop slept in between. Other dates are among them: see `is_boundary`.
    """
    # Asked each second, and nearly always in vain.
    due = any(since < at <= until for at in (*instants(timetable).values(), timetable.ends))
    return tuple(moment for moment in _coming(timetable) if since < moment.at <= until) if due else ()


def _coming(timetable: Timetable) -> tuple[Moment, ...]:
    return moments(timetable) if timetable.known else ()


def phases(timetable: Timetable) -> tuple[PhaseNow, ...]:
    """All phases in order; together they cover all of time, each ending where the next begins."""
    if not timetable.known:
        return (PhaseNow(Phase.BEFORE, None, None, None),)
    starts: list[tuple[Phase, int | None, datetime | None]] = [
        (Phase.BEFORE, None, None),
        (Phase.LIST_OPEN, None, timetable.list_opens),
        (Phase.APPLICATIONS_OPEN, None, timetable.applications_open),
        (Phase.REVIEW, None, timetable.contact_opens),
    ]
    for number, window in enumerate(timetable.rounds, 1):
        last = number == len(timetable.rounds)
        starts.append((Phase.ROUND, number, window.opens))
        starts.append((Phase.ROUNDS_OVER if last else Phase.BETWEEN_ROUNDS, None, window.closes))
    starts.append((Phase.SOAP_OVER, None, timetable.soap_ends))
    starts.append((Phase.MATCH_DAY, None, timetable.match_day))
    starts.append((Phase.AFTER, None, timetable.ends))
    ends = [opens for _, _, opens in starts[1:]] + [None]
    return tuple(
        PhaseNow(phase, number, opens, closes)
        for (phase, number, opens), closes in zip(starts, ends, strict=True)
        if opens is None or opens != closes
    )


def phase_at(timetable: Timetable, at: datetime) -> PhaseNow:
    """The phase that `at` falls into, with its round if it is one, and its bounds."""
    return [each for each in phases(timetable) if each.opens_at is None or each.opens_at <= at][-1]


def round_at(timetable: Timetable, at: datetime) -> int | None:
    """The number of the round that is open at `at`, from 1; None outside the rounds."""
    return phase_at(timetable, at).round


def last_round_ended(timetable: Timetable, at: datetime) -> int:
    """How many rounds are over at `at`."""
    return sum(1 for window in timetable.rounds if window.closes <= at)


@cache
def seasons() -> tuple[int, ...]:
    """The years that have a packaged timetable."""
    return tuple(
        sorted(int(entry.name[:4]) for entry in _packaged().iterdir() if entry.name.endswith(".toml"))
    )


@cache
def load_season(year: int) -> Timetable:
    """The packaged timetable of one Match year. Raises BadInput when there is none."""
    if year not in seasons():
        known = " or ".join(map(str, seasons()))
        raise BadInput("No timetable for that year", f"There is none for {year}.", f"Choose {known}.")
    data = tomllib.loads(_packaged().joinpath(f"{year}.toml").read_text(encoding="utf-8"))
    dates: dict[str, dict[str, Any]] = data["dates"]
    at: dict[str, Any] = {key: _instant(entry.get("at") or entry["on"]) for key, entry in dates.items()}
    thumb = data["rules_of_thumb"]
    shares = thumb["filled_after_rounds"]
    marks = {key: entry["mark"] for key, entry in dates.items()}
    for number, entry in enumerate(data["rounds"], 1):
        marks |= dict.fromkeys(window_keys(number), entry["mark"])
    timetable = Timetable(
        season=data["season"],
        verified=data["verified"],
        note=data["note"],
        sources=data["sources"],
        rounds=tuple(
            RoundTimes(_instant(each["opens"]), _instant(each["closes"])) for each in data["rounds"]
        ),
        others=tuple(
            Moment(_instant(each["at"]), each["title"], MomentKind.DATE, each["key"], each["mark"])
            for each in data.get("others", ())
        ),
        fill_shares=tuple(FillShare(n, each, shares["mark"]) for n, each in enumerate(shares["per_cent"], 1)),
        in_round_warning=thumb["in_round_warning"]["text"],
        marks=marks,
        day_only=frozenset(key for key, entry in dates.items() if "on" in entry),
        **at,
    )
    check(timetable)
    return timetable


def _packaged() -> Traversable:
    return files("matchweek.domain.season").joinpath("seasons")


def _instant(eastern: date) -> datetime:
    """The instant of an Eastern wall time; a day alone counts from its midnight."""
    return at_wall(eastern if isinstance(eastern, datetime) else datetime.combine(eastern, time()))
