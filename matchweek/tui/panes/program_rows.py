"""The rows of the programs pane: what each column shows of a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.tui.panes.gate_cells import advocates_cell, contact_cell
from matchweek.tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from matchweek.domain.program_set import ProgramSet
    from matchweek.domain.programs import Program

COLUMNS = (
    Column("lane", "lane", 4, align="right"),
    Column("tier", "tier", 4, priority=1),
    Column("program", "program", 18, grow=5, names=True),
    Column("field", "specialty", 12, grow=2, priority=1, most=17),
    Column("type", "type", 4, priority=5),
    Column("place", "place", 10, grow=4, priority=2, most=24),
    Column("positions", "pos", 3, align="right"),
    Column("change", "+/−", 5, priority=2),
    Column("service", "via", 5, priority=6),
    Column("visa", "visa", 6, priority=4),
    Column("application", "apply", 5),
    Column("contact", "contact", 7, priority=2),
    Column("advocates", "adv", 3, priority=3, align="right"),
    Column("calls", "calls", 5, priority=4, align="right"),
)
MORE_COLUMNS = {
    "code": Column("code", "code", 11, priority=7),
    "acgme_id": Column("acgme_id", "ACGME ID", 10, priority=8),
}


def columns_for(widths: Mapping[str, int], more: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns of a list, as wide as what is in them; a column in which nothing stands takes no room."""
    fitted = []
    for column in COLUMNS:
        wide = widths.get(column.id)
        if wide is None:
            fitted.append(column)
        elif column.id in EMPTY_GOES:
            fitted.append(column._replace(shown=bool(wide)))
        else:
            wide = max(wide, len(column.title) + 1)
            least = min(LEAST[column.id], wide)
            fitted.append(column._replace(width=least, most=max(least, min(wide, column.most or wide))))
    return (*fitted, *(MORE_COLUMNS[name] for name in more))


EMPTY_GOES = ("visa", "change", "advocates", "calls")
# What is cut to less than this tells little: columns that matter less go first.
LEAST = {"program": 25, "field": 16, "place": 10}
LANES = {"primary": ("1", "lane1"), "secondary": ("2", "lane2"), "backup": ("3", "lane3")}
TIERS = {"top": "▲", "middle": "●", "safety": "▽"}
SERVICES = {"ERAS": "ERAS", "ResidencyCAS": "RCAS"}


class ProgramRows:
    """The rows of a view of the programs, as the grid asks for them."""

    def __init__(
        self,
        view: ProgramSet,
        masked: Callable[[Program], str] | None = None,
        more: Sequence[str] = (),
        closed: frozenset[str] = frozenset(),
        offered: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self.view = view
        self._offered = {} if offered is None else offered
        self._closed = closed
        self._more = more
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

    def cells(self, index: int) -> Sequence[Cell | str]:
        program = self.view[index]
        listing = program.listing
        names = [SERVICES.get(name, name[:4]) for name in listing.services]
        service = names[0] if len(names) == 1 else "both" if names else ""
        return (
            self._lane(program),
            TIERS.get(program.tier or "", ""),
            self._title(program),
            program.field_shown,
            Cell(program.type, "dim"),
            _place(program),
            str(program.positions),
            _change(program),
            Cell(f"{service}?" if listing.service_derived else service, "dim"),
            Cell(short_visa(program.visa) or "?", "" if program.visa else "dim"),
            self._application(program),
            contact_cell(program),
            advocates_cell(program),
            str(program.calls) if program.calls else "",
            *(Cell(getattr(program, name), "dim") for name in self._more),
        )

    def _application(self, program: Program) -> Cell:
        words = {"submitted": ("sent", "good"), "planned": ("plan", "accent")}
        return Cell(*self._offered.get(program.code, words.get(program.application_status, ("", ""))))

    def _lane(self, program: Program) -> Cell:
        if program.filled or program.outside:
            return Cell("–", "dim")
        if program.refused:
            return Cell("x", "dim")
        return Cell(*LANES.get(program.lane or "", ("·", "dim")))


def short_visa(visa: str) -> str:
    """The kinds of visa without their dashes, so that both stand whole in a narrow column: “J1 H1B”."""
    return visa.replace("J-1", "J1").replace("H-1B", "H1B")


def _place(program: Program) -> str:
    """The state first: it is what a narrow column must not cut."""
    return " ".join(part for part in (program.state, program.city) if part)


def _change(program: Program) -> Cell:
    """What the last list changed; a program of one's own that is missing asks for a look into R3."""
    if program.not_seen:
        return Cell("gone?", "warn")
    standing = program.standing
    style = "accent" if standing.new else "good" if standing.returned and not standing.filled else "dim"
    return Cell(standing.change_words, style)
