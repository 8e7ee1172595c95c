"""The programs of the week, each with what one decided about it; held in memory for the screen.

`Programs` is the one mutable holder that the feed patches, with the caches that make a letter in
find and a sort fast; what is seen of it is a `ProgramSet`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Protocol

from matchweek.domain.base.ranges import Range, middle
from matchweek.domain.contacts.gate_states import state as contact_state
from matchweek.domain.programs import naming
from matchweek.domain.programs.column_widths import widen, widths_of
from matchweek.domain.programs.columns import Column, Last, column
from matchweek.domain.programs.facts import NO_FACTS, FactKind, OfProgram, short_visas
from matchweek.domain.programs.find import Haystacks
from matchweek.domain.programs.lists import Absence, Standing
from matchweek.domain.programs.program import NOT_IN_SOAP, Listing
from matchweek.domain.programs.tally import Counts, Tally
from matchweek.domain.programs.triage import (
    NO_APPLICATION,
    NO_TRIAGE,
    Application,
    ApplicationStatus,
    Triage,
)

HELD = "held"
UNLOCKED = "unlocked"


class Fits(Protocol):
    """How the programs of a week fit the applicant (domain.board.fits)."""

    def range(self, code: str) -> Range | None:
        """How well a program fits; None until that can be told."""


@dataclass(frozen=True, slots=True)
class Program:
    """One program as the applicant sees it: where the lists have it, and all one knows besides.

    `contact` is "held" or "unlocked" (rules: contact), `opened_by` what opened it, `contacted` whether
    the program itself made contact, `gone_by` that the season is over for good; `calls` and `advocates` are
    how many belong to it; `gone` is what R3 confirmed while it was missing from the list; `facts` is what one
    knows of it besides the list; `names` are those people use for it; `proposed` is the lane, or “refuse”,
    that the rules propose while it is undecided; `kin` are the programs it must not be taken for.
    """

    standing: Standing
    triage: Triage = NO_TRIAGE
    application: Application = NO_APPLICATION
    contact: str = HELD
    opened_by: str = ""
    contacted: bool = False
    gone_by: bool = False
    calls: int = 0
    advocates: int = 0
    gone: Absence | None = None
    facts: OfProgram = field(default_factory=lambda: NO_FACTS)
    names: tuple[str, ...] = ()
    proposed: str = ""
    kin: naming.Kin | None = field(default=None, compare=False, repr=False)
    # How the programs of the week fit, for all of them together.
    fits: Fits | None = field(default=None, compare=False, repr=False)

    def with_(self, **changes: Any) -> Program:
        """The same program with some of its fields changed."""
        return replace(self, **changes)

    @property
    def listing(self) -> Listing:
        return self.standing.listing

    @property
    def fit_range(self) -> Range | None:
        """How well it fits, from the least of 100 to the most; None until that can be told."""
        return None if self.fits is None else self.fits.range(self.standing.listing.code)

    @property
    def fit(self) -> int | None:
        """One number for it: the middle of the range."""
        found = self.fit_range
        return None if found is None else middle(found)

    @property
    def contact_words(self) -> str:
        """Its contact as the screen says it: by what opened it."""
        return contact_state(self.opened_by, gone_by=self.gone_by)

    @property
    def code(self) -> str:
        return self.standing.listing.code

    @property
    def institution(self) -> str:
        return self.standing.listing.institution

    @property
    def name(self) -> str:
        return self.standing.listing.name

    @property
    def specialty(self) -> str:
        return self.standing.listing.specialty

    @property
    def field(self) -> str:
        return self.standing.listing.field

    @property
    def type(self) -> str:
        """The type letter of the code, C M P A R; the code is the key, so it wins over the row."""
        return self.standing.listing.code[7:8]

    @property
    def city(self) -> str:
        return self.standing.listing.city

    @property
    def state(self) -> str:
        return self.standing.listing.state

    @property
    def place(self) -> str:
        return self.standing.listing.place

    @property
    def service(self) -> str:
        return self.standing.listing.service

    @property
    def acgme_id(self) -> str:
        return self.standing.listing.acgme_id

    @property
    def visa(self) -> str:
        """What is known of its visas, short: by one's own fact, else as the list says it."""
        own = self.facts.get(FactKind.VISA)
        return short_visas(own.value) if own is not None else self.standing.listing.visa

    @property
    def imgs(self) -> str:
        """Whether it takes IMGs, as far as one knows: “yes”, “no”, “34 %”; empty for unknown."""
        own = self.facts.get(FactKind.IMG)
        return own.value if own is not None else ""

    @property
    def home(self) -> bool:
        """Whether it is of one's home institution, as far as one has said."""
        return FactKind.HOME in self.facts

    @property
    def positions(self) -> int:
        return self.standing.positions

    @property
    def change(self) -> int | None:
        return self.standing.change

    @property
    def status(self) -> str:
        return self.standing.status

    @property
    def filled(self) -> bool:
        return self.standing.filled

    @property
    def not_seen(self) -> bool:
        """Missing from the list though one planned, submitted or was called: check R3, until confirmed."""
        absent = self.standing.filled or self.standing.missing
        if not (absent and (self.calls or self.application.status != ApplicationStatus.NONE)):
            return False
        gone = self.gone
        return gone is None or gone.confirmed_at is None or gone.after_round < self.standing.missing_since

    @property
    def outside(self) -> bool:
        """Whether the list names it without its taking part in SOAP: kept, and no target."""
        return self.standing.listing.outside

    @property
    def field_shown(self) -> str:
        """The specialty in short, or that the row is not in SOAP."""
        return NOT_IN_SOAP if self.outside else self.listing.short_field

    @property
    def lane(self) -> str | None:
        return self.triage.lane

    @property
    def tier(self) -> str | None:
        return self.triage.tier

    @property
    def refused(self) -> bool:
        return self.triage.refused

    @property
    def note(self) -> str:
        return self.triage.note

    @property
    def undecided(self) -> bool:
        """Still to be sorted: listed, in SOAP, in no lane and not refused."""
        return self.triage.undecided and not self.standing.filled and not self.outside

    @property
    def application_status(self) -> ApplicationStatus:
        return self.application.status

    @property
    def title(self) -> str:
        """What it is called where its specialty stands beside it; what tells it from its siblings first."""
        return naming.title(self.standing.listing, self.kin)

    @property
    def label(self) -> str:
        """What it is called where nothing stands beside it."""
        return naming.label(self.standing.listing, self.kin)

    @property
    def question(self) -> str:
        """What it is called where an act on it is asked about: with specialty and code."""
        return naming.question(self.standing.listing, self.kin)

    @property
    def formal(self) -> str:
        """What it is called in a letter and in a sentence to be spoken."""
        return naming.formal(self.standing.listing)


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """A full sort of all programs: row numbers in order, and each row's place in it."""

    rows: list[int]
    places: list[int]


_KEPT_ORDERS = 6


class Programs:
    """All programs of the week by code. `put` patches one; a new import makes a new holder.

    A program's row number, in the list's order, never changes while the holder lives.
    """

    def __init__(self, programs: Iterable[Program] = ()) -> None:
        self.programs = list(programs)
        self.codes = [program.standing.listing.code for program in self.programs]
        self._rows = {code: row for row, code in enumerate(self.codes)}
        if len(self._rows) < len(self.codes):
            raise ValueError("a program code occurs twice")
        self._all = list(range(len(self.codes)))
        self._by_code: list[int] | None = None
        self._haystacks = Haystacks()
        self._orders: OrderedDict[tuple[str, bool], Order] = OrderedDict()
        self._changes: list[int] = []
        self._widths: dict[str, int] | None = None
        self._sunk: list[bool] | None = None
        self._tally = Tally(self.programs)

    def __len__(self) -> int:
        return len(self.programs)

    def __iter__(self) -> Iterator[Program]:
        """In the list's order."""
        return iter(self.programs)

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def __getitem__(self, code: str) -> Program:
        return self.programs[self._rows[code]]

    def get(self, code: str) -> Program | None:
        row = self._rows.get(code)
        return None if row is None else self.programs[row]

    def row(self, code: str) -> int | None:
        """The row number of a program, None when it is not of this week."""
        return self._rows.get(code)

    @property
    def version(self) -> int:
        """Grows with each `put`; `changed_since` tells what changed in between."""
        return len(self._changes)

    def changed_since(self, version: int) -> list[int]:
        return self._changes[version:]

    def put(self, program: Program) -> None:
        """Replace a program by a newer state of itself, in constant time.

        Orders already shown stay as they are. Raises KeyError for a code of no list: what is on the
        list changes by importing, and an import makes a new holder.
        """
        row = self._rows[program.code]
        before = self.programs[row]
        if before == program:
            return
        self.programs[row] = program
        if self._widths is not None:
            widen(self._widths, program)
        self._tally.change(before, -1)
        self._tally.change(program, +1)
        if row < len(self._haystacks) and (
            (before.note, before.names) != (program.note, program.names)
            or before.listing is not program.listing
        ):
            self._haystacks.replace(row, program.listing, program.note, program.names)
        if before.standing is not program.standing:
            self._sunk = None
            self._orders.clear()
        for name, reverse in list(self._orders):
            if not column(name).same(before, program):
                del self._orders[name, reverse]
        self._changes.append(row)

    @property
    def fitted(self) -> bool:
        """Whether it can be told how the programs fit."""
        return bool(self.programs) and self.programs[0].fit_range is not None

    def fits_changed(self) -> None:
        """How programs fit is told anew: orders that go by it are made anew when next asked for."""
        for name, reverse in list(self._orders):
            if column(name).by_fit:
                del self._orders[name, reverse]

    def counts(self) -> Counts:
        """The counts over all programs, kept up to date by `put`."""
        return self._tally.counts()

    def widths(self) -> dict[str, int]:
        """How wide the columns of a list have to be; worked out once, `put` keeps it true."""
        if self._widths is None:
            self._widths = widths_of(self.programs)
        # How programs fit may be told from one moment to the next.
        self._widths["fit"] = int(self.fitted)
        return self._widths

    def haystacks(self) -> Haystacks:
        """What find looks through, by row number; built once."""
        if len(self._haystacks) < len(self.programs):
            for _ in self._build_haystacks(len(self.programs)):
                pass
        return self._haystacks

    def prepare(self, chunk: int = 1000) -> Iterator[None]:
        """Build ahead, in small steps, what the first letter in find and the first sort need."""
        yield from self._build_haystacks(chunk)
        self._in_code_order()
        yield
        self.widths()
        yield

    def _build_haystacks(self, chunk: int) -> Iterator[None]:
        haystacks = self._haystacks
        while len(haystacks) < len(self.programs):
            start = len(haystacks)
            for program in self.programs[start : start + chunk]:
                haystacks.append(program.standing.listing, program.triage.note, program.names)
            yield

    def all_rows(self) -> list[int]:
        """Every row number, in the list's order; not to be changed."""
        return self._all

    def order(self, by: str, reverse: bool = False) -> Order:
        """All rows sorted by a column, ties by code; cached until a `put` changes it.

        Raises BadInput for an unknown column.
        """
        by = column(by).id
        found = self._orders.get((by, reverse))
        if found is not None:
            self._orders.move_to_end((by, reverse))
            return found
        if by in ("list", "code"):
            rows = self._all if by == "list" else self._in_code_order()
            rows = rows[::-1] if reverse else rows
        else:
            rows = self._sort(column(by), reverse)
        rows = self._alive_first(rows)
        places = self._all
        if rows is not self._all:
            places = [0] * len(rows)
            for place, row in zip(self._all, rows, strict=True):
                places[row] = place
        order = self._orders[by, reverse] = Order(rows, places)
        while len(self._orders) > _KEPT_ORDERS:
            self._orders.popitem(last=False)
        return order

    def _alive_first(self, rows: list[int]) -> list[int]:
        """The same order, what is full and what is not in SOAP behind all that one can still apply to."""
        if self._sunk is None:
            self._sunk = [one.standing.filled or one.outside for one in self.programs]
        sunk = self._sunk
        if not any(sunk):
            return rows
        return [row for row in rows if not sunk[row]] + [row for row in rows if sunk[row]]

    def _in_code_order(self) -> list[int]:
        if self._by_code is None:
            self._by_code = sorted(self._all, key=self.codes.__getitem__)
        return self._by_code

    def _sort(self, by: Column, reverse: bool) -> list[int]:
        """Row numbers by a column, ties by code.

        A column has few values beside its rows, so rows of one value are gathered in their former
        order and only the values are sorted.
        """
        rows = self._in_code_order()
        if by.then is not None:
            rows = self._gather(rows, by.then, reverse)
        return self._gather(rows, by, reverse)

    def _gather(self, rows: list[int], by: Column, reverse: bool) -> list[int]:
        read = by.key
        keys = [read(program) for program in self.programs]
        values = set(keys)
        last = [value for value in values if isinstance(value, Last)]
        ranks = {value: by.rank(value) for value in values.difference(last)}
        groups: dict[Any, list[int]] = {rank: [] for rank in sorted(set(ranks.values()), reverse=reverse)}
        groups |= {value: [] for value in sorted(last, key=lambda value: value.grade)}
        add = {value: groups[ranks.get(value, value)].append for value in values}
        # Looked up in the rows' own order, where memory is read in one sweep.
        adds = [add[key] for key in keys]
        for row in rows:
            adds[row](row)
        return list(chain.from_iterable(groups.values()))


def place_in(order: Order, rows: list[int], row: int) -> int:
    """Where a row stands, or would stand, among some rows in that order; O(log n)."""
    places = order.places
    return bisect_left(rows, places[row], key=places.__getitem__)
