"""Filters over programs: small values that compose, and say in words what they leave.

A view keeps a program when all its filters do. `test()` gives the predicate; it is made once for
each run, so that 100,000 programs are filtered between two frames.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Self

from matchweek.domain.programs.find import fold
from matchweek.domain.programs.lists import ListStatus
from matchweek.domain.programs.program import ProgramType
from matchweek.domain.programs.triage import ApplicationStatus, Lane, Tier

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.domain.programs.wishes import Wishes

Test = Callable[["Program"], bool]


class Filter:
    """What every filter can do. `rank` is its place in a description."""

    __slots__ = ()
    rank: ClassVar[int] = 9

    def test(self) -> Test:
        """The predicate: whether a program stays."""
        raise NotImplementedError

    @property
    def words(self) -> str:
        """What the filter leaves, for the line above the list."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class OneOf(Filter):
    """Keeps the programs whose value is one of some; None stands for "no value"."""

    values: frozenset[str | None]

    @classmethod
    def of(cls, *values: str | None) -> Self:
        return cls(frozenset(values))

    @classmethod
    def _ordered(cls, values: Collection[str | None]) -> list[str]:
        """The values that are not None, in the order they are said."""
        return sorted(str(value) for value in values if value is not None)

    def _say(self, one: str, many: str, none: str) -> str:
        said = self._ordered(self.values)
        if not said:
            return none
        words = f"{one if len(said) == 1 else many} {' '.join(said)}".strip()
        return f"{words} or {none}" if None in self.values else words


def _in_order(values: Collection[str | None], order: Iterable[StrEnum]) -> list[str]:
    """The values of an enumeration in its own order; any others after them."""
    known = [member.value for member in order]
    rest = sorted(str(value) for value in values if value is not None and value not in known)
    return [value for value in known if value in values] + rest


class Lanes(OneOf):
    """In one of some lanes; None keeps those in no lane."""

    __slots__ = ()
    rank = 0

    def test(self) -> Test:
        values = self.values
        return lambda program: program.triage.lane in values

    @classmethod
    def _ordered(cls, values: Collection[str | None]) -> list[str]:
        numbers = {lane.value: str(number) for number, lane in enumerate(Lane, 1)}
        return [numbers.get(value, value) for value in _in_order(values, Lane)]

    @property
    def words(self) -> str:
        return self._say("lane", "lanes", "no lane")


class Tiers(OneOf):
    """In one of some tiers; None keeps those in no tier."""

    __slots__ = ()
    rank = 1

    def test(self) -> Test:
        values = self.values
        return lambda program: program.triage.tier in values

    @classmethod
    def _ordered(cls, values: Collection[str | None]) -> list[str]:
        return _in_order(values, Tier)

    @property
    def words(self) -> str:
        return self._say("tier", "tiers", "no tier")


@dataclass(frozen=True, slots=True)
class OpenTypes(Filter):
    """Leaves the types of program that are open to the applicant; a letter nobody knows stays.

    With `wishes` what was refused beforehand goes too, as long as nothing was decided or done about it.
    """

    closed: frozenset[str]
    wishes: Wishes | None = None
    rank = 1

    def test(self) -> Test:
        closed, wishes = self.closed, self.wishes
        if wishes is None:
            return lambda program: program.standing.listing.code[7:8] not in closed
        return lambda program: (
            program.standing.listing.code[7:8] not in closed and not refused_beforehand(program, wishes)
        )

    @property
    def words(self) -> str:
        return "open to you" if self.wishes is None else "open to you, not refused beforehand"


def refused_beforehand(program: Program, wishes: Wishes) -> str:
    """Why a program is refused by what was decided beforehand; empty where it is not, and for one that was
    laned, planned, applied to or in contact: what was done about it goes before."""
    if not program.undecided or program.calls or program.application.status is not ApplicationStatus.NONE:
        return ""
    listing = program.standing.listing
    return wishes.why_refused(listing.code, listing.state)


class Types(OneOf):
    """Of one of some types, by the code's letter."""

    __slots__ = ()
    rank = 2

    def test(self) -> Test:
        values = self.values
        return lambda program: program.standing.listing.code[7:8] in values

    @classmethod
    def _ordered(cls, values: Collection[str | None]) -> list[str]:
        return _in_order(values, ProgramType)

    @property
    def words(self) -> str:
        return self._say("type", "types", "no type")


class Fields(OneOf):
    """In one of some fields, named as `Listing.field` names them."""

    __slots__ = ()
    rank = 3

    def test(self) -> Test:
        values = self.values
        known: dict[str, bool] = {}

        def keep(program: Program) -> bool:
            listing = program.standing.listing
            kind = listing.code[4:8]
            if kind not in known:
                known[kind] = listing.field in values
            return known[kind]

        return keep

    @property
    def words(self) -> str:
        return " or ".join(self._ordered(self.values))


class States(OneOf):
    """In one of some states, by their two letters; None keeps those whose state is not known."""

    __slots__ = ()
    rank = 4

    def test(self) -> Test:
        values = {value or "" for value in self.values}
        return lambda program: program.standing.listing.state in values

    @property
    def words(self) -> str:
        return self._say("in", "in", "state unknown")


class Services(OneOf):
    """Applied to through one of some services; a row may name several."""

    __slots__ = ()
    rank = 5

    def test(self) -> Test:
        values = self.values
        known: dict[str, bool] = {}

        def keep(program: Program) -> bool:
            listing = program.standing.listing
            service = listing.service
            if service not in known:
                known[service] = any(name in values for name in listing.services)
            return known[service]

        return keep

    @property
    def words(self) -> str:
        return f"through {' or '.join(self._ordered(self.values))}"


_STATUSES = (ApplicationStatus.SUBMITTED, ApplicationStatus.PLANNED, ApplicationStatus.NONE)


class Applications(OneOf):
    """With an application in one of some states: none, planned, submitted."""

    __slots__ = ()
    rank = 6

    def test(self) -> Test:
        submitted, planned, none = (status in self.values for status in _STATUSES)

        def keep(program: Program) -> bool:
            application = program.application
            if application.submitted_at is not None:
                return submitted
            return planned if application.planned else none

        return keep

    @classmethod
    def _ordered(cls, values: Collection[str | None]) -> list[str]:
        return [
            "no application" if value == "none" else value for value in _in_order(values, ApplicationStatus)
        ]

    @property
    def words(self) -> str:
        return " or ".join(self._ordered(self.values))


class Flag(StrEnum):
    """What a program can simply be, or not be."""

    UNDECIDED = "undecided"
    CHANGED = "changed"
    NEW = "new"
    RETURNED = "returned"
    CONTACTED = "contacted"
    CALLED = "called"
    REFUSED = "refused"
    FILLED = "filled"
    VISA_SAID = "visa_said"
    PROPOSED = "proposed"
    IMGS = "imgs"
    NO_IMGS = "no_imgs"
    IMGS_SAID = "imgs_said"
    HOME = "home"


def _undecided(program: Program) -> bool:
    triage = program.triage
    return triage.lane is None and not triage.refused and program.standing.status != _FILLED


_FILLED = ListStatus.FILLED
_NO_IMGS = frozenset({"", "no", "0 %"})
_FLAGS: dict[Flag, tuple[Test, str, str]] = {
    Flag.UNDECIDED: (_undecided, "undecided", "decided"),
    Flag.CHANGED: (lambda p: p.standing.changed, "changed by the last list", "unchanged by the last list"),
    Flag.NEW: (lambda p: p.standing.new, "new on the last list", "not new"),
    Flag.RETURNED: (lambda p: p.standing.returned, "back on the last list", "not back"),
    Flag.CONTACTED: (lambda p: p.contacted, "they contacted you", "they did not contact you"),
    Flag.CALLED: (lambda p: p.calls > 0, "with calls", "without calls"),
    Flag.REFUSED: (lambda p: p.triage.refused, "only refused", "refused hidden"),
    Flag.FILLED: (lambda p: p.standing.status == _FILLED, "only filled", "filled hidden"),
    Flag.PROPOSED: (lambda p: bool(p.proposed) and p.undecided, "proposed", "not proposed"),
    Flag.VISA_SAID: (lambda p: bool(p.visa), "visa known", "visa not known"),
    Flag.IMGS: (lambda p: p.imgs not in _NO_IMGS, "takes IMGs", "not known to take IMGs"),
    Flag.NO_IMGS: (lambda p: p.imgs in ("no", "0 %"), "takes no IMGs", "not known to take no IMGs"),
    Flag.IMGS_SAID: (lambda p: bool(p.imgs), "IMGs known", "IMGs not known"),
    Flag.HOME: (lambda p: p.home, "home institution", "other institutions"),
}


@dataclass(frozen=True, slots=True)
class Is(Filter):
    """Keeps the programs that are something, or with `wanted` False those that are not:
    `Is(Flag.FILLED, False)` hides the filled ones."""

    flag: Flag
    wanted: bool = True
    rank: ClassVar[int] = 7

    def test(self) -> Test:
        true = _FLAGS[self.flag][0]
        return true if self.wanted else lambda program: not true(program)

    @property
    def words(self) -> str:
        _, words, otherwise = _FLAGS[self.flag]
        return words if self.wanted else otherwise


_NO_VISA = frozenset({"", "none", "no", "na", "n/a", "notsponsored", "nosponsorship"})


@dataclass(frozen=True, slots=True)
class Visa(Filter):
    """Keeps the programs of which a visa is known ("J-1"), or any visa when `kind` is empty.

    One's own fact counts before what the list says. With `unsaid` those of which nothing is known stay too.
    """

    kind: str = ""
    unsaid: bool = False
    rank: ClassVar[int] = 7

    def test(self) -> Test:
        kind, unsaid = _squeeze(self.kind), self.unsaid
        known: dict[str, bool] = {"": unsaid}

        def keep(program: Program) -> bool:
            visa = program.visa
            if visa not in known:
                low = _squeeze(visa)
                known[visa] = unsaid if not low else low not in _NO_VISA and kind in low
            return known[visa]

        return keep

    @property
    def words(self) -> str:
        words = f"visa {self.kind}" if self.kind else "any visa"
        return f"{words} or not said" if self.unsaid else words


def _squeeze(text: str) -> str:
    return "".join(fold(text).replace("-", "").split())


@dataclass(frozen=True, slots=True)
class AnyOf(Filter):
    """Keeps the programs that at least one of some filters keeps."""

    filters: tuple[Filter, ...]
    rank: ClassVar[int] = 7

    def test(self) -> Test:
        tests = [each.test() for each in self.filters]
        return lambda program: any(keep(program) for keep in tests)

    @property
    def words(self) -> str:
        return " or ".join(each.words for each in self.filters)


def in_canonical_order(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """The filters once each in a fixed order, so that equal views describe themselves alike."""
    return tuple(sorted(set(filters), key=lambda each: (each.rank, each.words)))
