"""The columns programs can be sorted by: one key each, and the words that describe the order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.ranges import Range
from matchweek.domain.programs.find import fold
from matchweek.domain.programs.program import ProgramType, field_name
from matchweek.domain.programs.triage import Lane, Tier
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program

Key = Callable[["Program"], Any]


@dataclass(frozen=True, slots=True)
class Last:
    """A key that comes last in both directions, a higher grade behind a lower one."""

    grade: int


NOTHING = Last(0)
_REFUSED = Last(1)
_FILLED = Last(2)


def _itself(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Column:
    """A way to sort.

    `key` gives a program's value, a `Last` for "no value". `rank` turns a value into what is
    compared, once for each value. `then` is another column that orders the programs of one value.
    `up` and `down` are words for the two directions; `falling` says that a first press on the header
    should sort the highest first, which then goes without saying.
    """

    id: str
    title: str
    key: Key
    up: str = ""
    down: str = "reversed"
    falling: bool = False
    rank: Callable[[Any], Any] = _itself
    then: Column | None = None

    @property
    def by_fit(self) -> bool:
        """Whether how well programs fit is part of this order."""
        return self.key in (_fit, _best_fit) or (self.then is not None and self.then.by_fit)

    def same(self, one: Program, other: Program) -> bool:
        """Whether two states of a program stand at the same place of this order."""
        if self.key(one) != self.key(other):
            return False
        return self.then is None or self.then.same(one, other)

    def words(self, reverse: bool) -> str:
        """The order in words: "sorted by place", "sorted by positions, fewest first"."""
        direction = self.down if reverse else self.up
        return f"sorted by {self.title}, {direction}" if direction else f"sorted by {self.title}"


_LANES: dict[str, int] = {lane.value: rank for rank, lane in enumerate(Lane)}
_TIERS: dict[str, int] = {tier.value: rank for rank, tier in enumerate(Tier)}
_TYPES: dict[str, int] = {letter.value: rank for rank, letter in enumerate(ProgramType)}


def _code(program: Program) -> str:
    return program.standing.listing.code


def _listed(_: Program) -> Last:
    """The order of the list is the holder's own; no program carries it."""
    return NOTHING


def _institution(program: Program) -> str:
    listing = program.standing.listing
    return listing.institution or listing.name


def _field(program: Program) -> str:
    return program.standing.listing.code[4:8]


def _field_rank(kind: str) -> str:
    return fold(field_name(f"0000{kind}"))


def _specialty(program: Program) -> str:
    return program.standing.listing.specialty


def _type(program: Program) -> str | Last:
    letter = program.standing.listing.code[7:8]
    return letter if letter in _TYPES else NOTHING


def _place(program: Program) -> str | Last:
    listing = program.standing.listing
    # A town of unknown state sorts behind all states.
    return listing.state or ("\uffff" if listing.city else NOTHING)


def _city(program: Program) -> str:
    return program.standing.listing.city


def _positions(program: Program) -> int:
    return program.standing.positions


def _change(program: Program) -> int | Last:
    change = program.standing.change
    return NOTHING if change is None else change


def _service(program: Program) -> str | Last:
    return program.standing.listing.service or NOTHING


def _visa(program: Program) -> str | Last:
    return program.visa or NOTHING


def _imgs(program: Program) -> int | Last:
    """The share, with a plain yes before and a plain no behind all shares."""
    said = program.imgs
    if not said:
        return NOTHING
    return 101 if said == "yes" else -1 if said == "no" else int(said.partition(" ")[0])


def _lane(program: Program) -> str | Last:
    """Those in no lane: the undecided first, then the refused, then the filled."""
    triage = program.triage
    if triage.refused:
        return _REFUSED
    if triage.lane is None:
        return _FILLED if program.standing.filled else NOTHING
    return triage.lane


def _tier(program: Program) -> str | Last:
    return program.triage.tier or NOTHING


def _application(program: Program) -> int | Last:
    application = program.application
    if application.submitted_at is not None:
        return 0
    return 1 if application.planned else NOTHING


def _contact(program: Program) -> int:
    return 0 if program.contact == "unlocked" else 1


def _fit(program: Program) -> Range | Last:
    return program.fit_range or NOTHING


def _fit_rank(ends: Range) -> Range:
    """By the middle of the range; of two alike the one that can be more."""
    return ends[0] + ends[1], ends[1]


def _best_fit(program: Program) -> Range | Last:
    return program.fit_range or NOTHING


def _best_fit_rank(ends: Range) -> Range:
    both, most = _fit_rank(ends)
    return -both, -most


def _calls(program: Program) -> int | Last:
    return program.calls or NOTHING


def _advocates(program: Program) -> int | Last:
    return program.advocates or NOTHING


COLUMNS: dict[str, Column] = {
    each.id: each
    for each in (
        Column("list", "the list's order", _listed),
        Column("code", "code", _code),
        Column("program", "institution", _institution, rank=fold),
        Column("field", "specialty", _field, rank=_field_rank, then=Column("", "", _specialty, rank=fold)),
        Column("type", "type", _type, rank=_TYPES.__getitem__),
        Column("place", "place", _place, then=Column("", "", _city, rank=fold)),
        Column("positions", "positions", _positions, "fewest first", "", falling=True),
        Column("change", "change", _change, "most lost first", "most gained first"),
        Column("service", "service", _service),
        Column("visa", "visa", _visa, rank=fold),
        Column("img", "takes IMGs", _imgs, "least first", "", falling=True),
        # Within a lane, and among those in none yet, the best fit first.
        Column(
            "lane",
            "lane",
            _lane,
            rank=_LANES.__getitem__,
            then=Column("", "", _best_fit, rank=_best_fit_rank),
        ),
        Column("tier", "tier", _tier, rank=_TIERS.__getitem__),
        Column("application", "application", _application),
        Column("contact", "contact", _contact),
        Column("calls", "calls", _calls, "fewest first", "", falling=True),
        Column("advocates", "advocates", _advocates, "fewest first", "", falling=True),
        Column("fit", "fit", _fit, "least first", "", falling=True, rank=_fit_rank),
    )
}

# Other names a person may give a column.
_ALIASES = {
    "institution": "program",
    "name": "program",
    "title": "program",
    "specialty": "field",
    "state": "place",
    "city": "place",
}


def column(name: str) -> Column:
    """The column of that name or alias. Raises BadInput, which names them all."""
    found = COLUMNS.get(_ALIASES.get(name, name))
    if found is None:
        raise BadInput(
            "No such column", f"“{name}” is none to sort by.", f"Take one of: {', '.join(COLUMNS)}."
        )
    return found
