"""The rows of the programs pane: what each column shows of a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.tui.panes.gate_cells import advocates_cell, contact_cell
from matchweek.tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from datetime import date, datetime

    from matchweek.domain.programs.program_set import ProgramSet
    from matchweek.domain.programs.programs import Program

OLD = "~"
"""Stands before what is known and old; what is older than that is said in domain.programs.fact_age."""
Item = tuple["Program", "ProgramRows"]
"""A program, and the rows it stands in: these know what else is shown of it."""

LANES = {"primary": ("1", "lane1"), "secondary": ("2", "lane2"), "backup": ("3", "lane3")}
PROPOSED = {"primary": "1?", "secondary": "2?", "backup": "3?", "refuse": "x?"}
TIERS = {"top": "▲", "middle": "●", "safety": "▽"}
SERVICES = {"ERAS": "ERAS", "ResidencyCAS": "RCAS"}


class ProgramRows:
    """The rows of a view of the programs, as the grid asks for them."""

    def __init__(
        self,
        view: ProgramSet,
        masked: Callable[[Program], str] | None = None,
        closed: frozenset[str] = frozenset(),
        offered: Mapping[str, tuple[str, str]] | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.view = view
        self._now = now
        self._today: date | None = None
        self._offered = {} if offered is None else offered
        self._closed = closed
        self._title = masked or (lambda program: program.title)

    def __len__(self) -> int:
        return len(self.view)

    def key(self, index: int) -> str:
        return self.view.codes[index]

    def index(self, key: str) -> int | None:
        return self.view.position(key)

    def row_style(self, index: int) -> str:
        program = self.view[index]
        return (
            "dim"
            if program.filled or program.outside or program.refused or program.type in self._closed
            else ""
        )

    def item(self, index: int) -> Item:
        return self.view[index], self

    def title(self, program: Program) -> str:
        """A program's name, or its placeholder while names are masked."""
        return self._title(program)

    def old(self, program: Program, kind: str) -> bool:
        """Whether what is known of a program is so old that it is to be asked again."""
        fact = program.facts.get(kind)
        if fact is None or self._now is None:
            return False
        # The first frame waits for nothing that no row needs.
        from matchweek.domain.programs.fact_age import stale
        from matchweek.domain.times.zones import EASTERN

        if self._today is None:
            self._today = self._now().astimezone(EASTERN).date()
        return stale(fact, self._today)

    def application(self, program: Program) -> tuple[str, str]:
        """What became of an application, or of an offer of the round, with its style."""
        words = {"submitted": ("sent", "good"), "planned": ("plan", "accent")}
        return self._offered.get(program.code, words.get(program.application_status, ("", "")))


def short_visa(visa: str) -> str:
    """The kinds of visa without their dashes, so that both stand whole in a narrow column: “J1 H1B”."""
    return visa.replace("J-1", "J1").replace("H-1B", "H1B")


def _lane(item: Item) -> Cell:
    program = item[0]
    if program.filled or program.outside:
        return Cell("–", "dim")
    if program.refused:
        return Cell("x", "dim")
    if program.lane is None and program.proposed:
        # Dim until a person confirms it: a proposal decides nothing.
        return Cell(PROPOSED[program.proposed], "dim")
    return Cell(*LANES.get(program.lane or "", ("·", "dim")))


def _service(item: Item) -> Cell:
    listing = item[0].listing
    names = [SERVICES.get(name, name[:4]) for name in listing.services]
    service = names[0] if len(names) == 1 else "both" if names else ""
    return Cell(f"{service}?" if listing.service_derived else service, "dim")


def _visa(item: Item) -> Cell:
    return _known(short_visa(item[0].visa), item, "visa")


def _imgs(item: Item) -> Cell:
    return _known(item[0].imgs, item, "img")


def _known(said: str, item: Item, kind: str) -> Cell:
    """What is known, marked where it is old; the mark stands first, where a narrow column does not cut it."""
    if not said:
        return Cell("?", "dim")
    if not item[1].old(item[0], kind):
        return Cell(said)
    # Both visas and the mark stand whole in the column.
    return Cell(f"{OLD}{said.replace('J1 ', 'J1')}", "warn")


def _place(item: Item) -> str:
    """The state first: it is what a narrow column must not cut."""
    return " ".join(part for part in (item[0].state, item[0].city) if part)


def _change(item: Item) -> Cell:
    """What the last list changed; a program of one's own that is missing asks for a look into R3."""
    program = item[0]
    if program.not_seen:
        return Cell("gone?", "warn")
    standing = program.standing
    style = "accent" if standing.new else "good" if standing.returned and not standing.filled else "dim"
    return Cell(standing.change_words, style)


def _fit(program: Program) -> str:
    # The first frame waits for nothing of the domain.
    from matchweek.domain.base.ranges import span

    return "" if program.fit_range is None else span(program.fit_range, "-")


def _of(make: Callable[[Program], Cell | str]) -> Callable[[Item], Cell | str]:
    """A cell for which the program alone is needed."""
    return lambda item: make(item[0])


# What is cut to less than `least` tells little: columns that matter less go first.
COLUMNS = (
    Column("lane", "lane", 4, _lane, align="right", order="lane", private=False),
    Column(
        "tier",
        "tier",
        4,
        _of(lambda program: TIERS.get(program.tier or "", "")),
        priority=1,
        order="tier",
        private=False,
    ),
    Column(
        "program",
        "program",
        18,
        lambda item: item[1].title(item[0]),
        grow=5,
        names=True,
        order="program",
        least=25,
    ),
    Column(
        "field",
        "specialty",
        12,
        _of(lambda program: program.field_shown),
        grow=2,
        priority=1,
        most=17,
        order="field",
        least=16,
    ),
    Column(
        "type",
        "type",
        4,
        _of(lambda program: Cell(program.type, "dim")),
        priority=5,
        order="type",
        private=False,
    ),
    Column("place", "place", 10, _place, grow=4, priority=2, most=24, order="place", least=10),
    Column(
        "positions",
        "pos",
        3,
        _of(lambda program: str(program.positions)),
        align="right",
        order="positions",
        private=False,
    ),
    Column("change", "+/−", 5, _change, priority=2, order="change", private=False, may_go=True),
    Column(
        "fit",
        "fit",
        6,
        _of(_fit),
        priority=3,
        align="right",
        order="fit",
        private=False,
        may_go=True,
    ),
    Column("service", "via", 5, _service, priority=6, order="service"),
    Column("visa", "visa", 6, _visa, priority=4, order="visa", may_go=True),
    Column("application", "apply", 5, lambda item: Cell(*item[1].application(item[0])), order="application"),
    Column("contact", "contact", 7, _of(contact_cell), priority=2, order="contact"),
    Column(
        "advocates",
        "adv",
        3,
        _of(advocates_cell),
        priority=3,
        align="right",
        order="advocates",
        private=False,
        may_go=True,
    ),
    Column(
        "calls",
        "calls",
        5,
        _of(lambda program: str(program.calls) if program.calls else ""),
        priority=4,
        align="right",
        order="calls",
        private=False,
        may_go=True,
    ),
)
# Shown where the settings ask for them.
MORE_COLUMNS = (
    Column("code", "code", 11, _of(lambda program: Cell(program.code, "dim")), priority=7, order="code"),
    # Opaque: there is no order in it.
    Column("acgme_id", "ACGME ID", 10, _of(lambda program: Cell(program.acgme_id, "dim")), priority=8),
    Column("img", "IMGs", 6, _imgs, priority=5, order="img"),
    Column("home", "home", 4, _of(lambda program: "home" if program.home else ""), priority=6),
)


def columns_for(widths: Mapping[str, int], more: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns of a list, as wide as what is in them; a column in which nothing stands takes no room."""
    fitted = []
    for column in COLUMNS:
        wide = widths.get(column.id)
        if wide is None:
            fitted.append(column)
        elif column.may_go:
            fitted.append(column._replace(shown=bool(wide)))
        else:
            wide = max(wide, len(column.title) + 1)
            least = min(column.least, wide)
            fitted.append(column._replace(width=least, most=max(least, min(wide, column.most or wide))))
    return (*fitted, *(column for column in MORE_COLUMNS if column.id in more))
