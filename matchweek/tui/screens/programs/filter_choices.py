"""The choices of the filter: by kind, each with its count; and the filters that some of them make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.programs.filters import (
    AnyOf,
    Applications,
    Fields,
    Filter,
    Flag,
    Is,
    Lanes,
    OneOf,
    Services,
    States,
    Tiers,
    Types,
    Visa,
)
from matchweek.domain.programs.program import ProgramType
from matchweek.domain.programs.programs import Program


class Worded(Protocol):
    """A filter that says what it leaves."""

    @property
    def words(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by. Those of one `kind` combine by "or", the kinds by "and"."""

    kind: str
    title: str
    filter: Worded
    count: int = 0


LANES = (
    ("primary", "primary"),
    ("secondary", "secondary"),
    ("backup", "backup"),
    (None, "no lane"),
)
TIERS = (("top", "▲ top"), ("middle", "● middle"), ("safety", "▽ safety"), (None, "no tier"))
STATUSES = (("planned", "planned"), ("submitted", "submitted"), ("none", "none"))
# Kind, title, filter: what a program simply is or is not.
FLAGS: tuple[tuple[str, str, Filter], ...] = (
    ("contact", "they contacted you", Is(Flag.CONTACTED)),
    ("contact", "with calls", Is(Flag.CALLED)),
    ("contact", "without calls", Is(Flag.CALLED, False)),
    ("last list", "changed", Is(Flag.CHANGED)),
    ("last list", "new", Is(Flag.NEW)),
    ("last list", "back on the list", Is(Flag.RETURNED)),
    ("refused", "hidden", Is(Flag.REFUSED, False)),
    ("refused", "only refused", Is(Flag.REFUSED)),
    ("filled", "hidden", Is(Flag.FILLED, False)),
    ("filled", "only filled", Is(Flag.FILLED)),
    ("visa", "any visa", Visa()),
    ("visa", "J-1", Visa("J-1")),
    ("visa", "H-1B", Visa("H-1B")),
    ("visa", "not known", Is(Flag.VISA_SAID, False)),
    ("IMGs", "takes IMGs", Is(Flag.IMGS)),
    ("IMGs", "takes none", Is(Flag.NO_IMGS)),
    ("IMGs", "not known", Is(Flag.IMGS_SAID, False)),
    ("home", "your home institution", Is(Flag.HOME)),
)
# The order on screen: what is used most first, the long ones last.
KINDS = (
    *("lane", "tier", "application", "contact", "last list", "refused", "filled"),
    *("service", "type", "visa", "IMGs", "home", "specialty", "state"),
)


def choices(programs: Iterable[Program], present: Iterable[Filter] = ()) -> list[Choice]:
    """Every choice there is for these programs, and those of the present filters, by kind."""
    listed = list(programs)
    found = [*_by_value(listed), *_by_flag(listed)]
    known = {choice.filter for choice in found}
    found += [
        Choice(kind_of(part), part.words, part)
        for each in present
        for part in parts_of(each)
        if part not in known
    ]
    return sorted(found, key=lambda choice: KINDS.index(choice.kind) if choice.kind in KINDS else len(KINDS))


def _by_value(programs: list[Program]) -> Iterator[Choice]:
    lanes = Counter(program.triage.lane for program in programs)
    for lane, title in LANES:
        yield Choice("lane", title, Lanes.of(lane), lanes[lane])
    for flag in (Flag.UNDECIDED, Flag.PROPOSED):
        each = Is(flag)
        yield Choice("lane", flag.value, each, sum(map(each.test(), programs)))
    tiers = Counter(program.triage.tier for program in programs)
    for tier, title in TIERS:
        yield Choice("tier", title, Tiers.of(tier), tiers[tier])
    statuses = Counter(str(program.application.status) for program in programs)
    for status, title in STATUSES:
        yield Choice("application", title, Applications.of(status), statuses[status])
    services = Counter(name for program in programs for name in program.listing.services if name)
    for service, count in sorted(services.items()):
        yield Choice("service", service, Services.of(service), count)
    types = Counter(program.type for program in programs)
    for letter in ProgramType:
        if types[letter.value]:
            title = f"{letter.value}  {letter.title.lower()}: {letter.meaning}"
            yield Choice("type", title, Types.of(letter.value), types[letter.value])
    fields = Counter(program.field for program in programs)
    for field, count in sorted(fields.items()):
        yield Choice("specialty", field, Fields.of(field), count)
    states = Counter(program.state for program in programs)
    for state, count in sorted(states.items(), key=lambda item: (not item[0], item[0])):
        title = f"{state}  {STATE_NAMES.get(state, '')}".rstrip() if state else "not known"
        yield Choice("state", title, States.of(state or None), count)


def _by_flag(programs: list[Program]) -> Iterator[Choice]:
    for kind, title, each in FLAGS:
        yield Choice(kind, title, each, sum(map(each.test(), programs)))


_VALUE_KINDS: dict[type[Filter], str] = {
    Lanes: "lane",
    Tiers: "tier",
    Applications: "application",
    Services: "service",
    Types: "type",
    Fields: "specialty",
    States: "state",
    Visa: "visa",
}
_FLAG_KINDS = {each: kind for kind, _, each in FLAGS} | {
    Is(Flag.UNDECIDED): "lane",
    Is(Flag.PROPOSED): "lane",
}


def kind_of(each: Filter) -> str:
    """The kind of choice a single filter is."""
    return _VALUE_KINDS.get(type(each)) or _FLAG_KINDS.get(each, "other")


def parts_of(each: Filter) -> Iterator[Filter]:
    """The single choices that a filter of the view was made of."""
    if isinstance(each, AnyOf):
        for part in each.filters:
            yield from parts_of(part)
    elif isinstance(each, OneOf):
        for value in sorted(each.values, key=str):
            yield type(each).of(value)
    else:
        yield each


def together(chosen: Iterable[Filter]) -> tuple[Filter, ...]:
    """The filters of a view for some single choices: "or" within a kind, "and" between kinds."""
    kinds: dict[str, list[Filter]] = {}
    for each in chosen:
        kinds.setdefault(kind_of(each), []).append(each)
    return tuple(_any_of(parts) for parts in kinds.values())


def _any_of(parts: list[Filter]) -> Filter:
    values: dict[type[OneOf], set[str | None]] = {}
    merged: list[Filter] = []
    for part in parts:
        if isinstance(part, OneOf):
            values.setdefault(type(part), set()).update(part.values)
        else:
            merged.append(part)
    merged = [kind.of(*found) for kind, found in values.items()] + merged
    return merged[0] if len(merged) == 1 else AnyOf(tuple(merged))
