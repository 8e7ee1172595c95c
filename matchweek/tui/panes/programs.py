"""The programs pane: the list, sorted with single keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from matchweek.domain.filters import Marked
from matchweek.domain.program_set import ProgramSet
from matchweek.domain.programs import Program, Programs
from matchweek.tui.commands import PROGRAMS
from matchweek.tui.panes.frame import Pane
from matchweek.tui.widgets.grid import Cell, Column, Grid

if TYPE_CHECKING:
    from textual.binding import BindingType

    from matchweek.services.week import Done, Week
    from matchweek.tui.desk import Desk

COLUMNS = (
    Column("lane", "ln", 2, align="right"),
    Column("tier", "ti", 2, priority=3),
    Column("program", "program", 18, grow=3),
    Column("field", "specialty", 12, grow=2, priority=1, most=30),
    Column("type", "ty", 2, priority=5),
    Column("place", "place", 10, grow=1, priority=2, most=24),
    Column("positions", "pos", 3, align="right"),
    Column("change", "Δ", 4, priority=2),
    Column("service", "sv", 3, priority=6),
    Column("visa", "visa", 6, priority=4),
    Column("application", "appl", 4),
    Column("calls", "calls", 5, priority=4, align="right"),
)
LANES = {"primary": ("1", "lane1"), "secondary": ("2", "lane2"), "backup": ("3", "lane3")}
TIERS = {"top": "▲", "middle": "●", "safety": "▽"}
SERVICES = {"ERAS": "E", "ResidencyCAS": "R"}
NO_LIST = (
    "",
    "No list yet.",
    "",
    "ctrl+o  bring in the List of Unfilled Programs from a file",
    "        or in a shell: matchweek list import FILE",
    "",
    "R3 opens the list on Monday at 10:00 Eastern.",
)
NOTHING_FOUND = ("", "Nothing matches.", "", "escape  take back the text to find, then the filters")


class ProgramRows:
    """The rows of a view of the programs, as the grid asks for them."""

    def __init__(self, view: ProgramSet, masked: Callable[[Program], str] | None = None) -> None:
        self.view = view
        self._title = masked or (lambda program: program.title)

    def __len__(self) -> int:
        return len(self.view)

    def key(self, index: int) -> str:
        return self.view.codes[index]

    def index(self, key: str) -> int | None:
        return self.view.position(key)

    def row_style(self, index: int) -> str:
        program = self.view[index]
        return "dim" if program.filled or program.refused else ""

    def cells(self, index: int) -> Sequence[Cell | str]:
        program = self.view[index]
        listing = program.listing
        service = "/".join(SERVICES.get(name, name[:3]) for name in listing.services)
        return (
            self._lane(program),
            TIERS.get(program.tier or "", ""),
            self._title(program),
            program.field,
            Cell(program.type, "dim"),
            program.place,
            str(program.positions),
            Cell(program.standing.change_words, "accent" if program.standing.new else "dim"),
            Cell(f"{service}?" if listing.service_derived else service, "dim"),
            Cell(program.visa or "?", "" if program.visa else "dim"),
            _application(program),
            str(program.calls) if program.calls else "",
        )

    def _lane(self, program: Program) -> Cell:
        if program.filled:
            return Cell("–", "dim")
        if program.refused:
            return Cell("x", "dim")
        return Cell(*LANES.get(program.lane or "", ("·", "dim")))


def _application(program: Program) -> Cell:
    words = {"submitted": ("sent", "good"), "planned": ("plan", "accent")}
    return Cell(*words.get(program.application_status, ("", "")))


class ProgramsPane(Pane):
    """Shows a view of the programs; its keys sort them. The cursor's program is shown in the card."""

    PLACE = PROGRAMS
    BINDINGS: ClassVar[list[BindingType]]

    def __init__(self, desk: Desk, on_program: Callable[[Program | None], None]) -> None:
        self.desk = desk
        self.view = ProgramSet(Programs(), by="lane")
        self._on_program = on_program
        super().__init__(
            Grid(COLUMNS, on_cursor=self._moved, empty=("", "Opening your week…")), id="programs"
        )

    # What is shown

    def load(self, programs: Programs) -> None:
        """Show a board's programs, with the filters and order one had."""
        self.show(self.view.of(programs))
        self.grid.empty = NOTHING_FOUND if len(programs) else NO_LIST

    def show(self, view: ProgramSet, *, order_only: bool = False, keep: str = "key") -> None:
        """Show another view; the cursor stays on its program where that is still shown."""
        self.view = view
        # A stored view solves itself once, so that the grid only ever asks for rows.
        len(view)
        self.grid.sort = (view.by, view.reverse) if view.by != "list" else None
        self.grid.show(ProgramRows(view, self._masked()), keep, order_only=order_only)
        self.say()

    def patch(self, codes: Iterable[str]) -> None:
        """Some programs changed: draw them anew; those that no longer match the filters leave."""
        changed = list(codes)
        view = self.view.refreshed()
        if view is not self.view or len(changed) > 100:
            self.show(view)
        else:
            for code in changed:
                self.grid.refresh_row(code)
            self.say()
        if self.grid.cursor in changed:
            self._moved(self.grid.cursor)

    @property
    def program(self) -> Program | None:
        """The program under the cursor."""
        code = self.grid.cursor
        return self.view.programs.get(code) if code is not None else None

    def title_text(self) -> str:
        return "Programs"

    def words(self) -> str:
        total, shown = len(self.view.programs), len(self.view)
        count = f"{shown:,}" if shown == total else f"{shown:,} of {total:,}"
        marked = f"{len(self.grid.marked)} marked" if self.grid.marked else ""
        return " · ".join(part for part in (count if total else "", marked, self.view.describe()) if part)

    def below(self) -> str:
        counts = self.view.programs.counts()
        if not counts.total:
            return ""
        words = counts.describe()
        tiers = counts.describe_tiers() if any(counts.tiers.values()) else ""
        return f"{tiers} — {words}" if tiers and self.size.width >= 120 else words

    def _masked(self) -> Callable[[Program], str] | None:
        return None

    def _moved(self, code: str | None) -> None:
        self._on_program(self.view.programs.get(code) if code is not None else None)

    # Keys

    def chosen(self) -> tuple[str, ...]:
        """The programs a key acts on: the marked ones, else the one under the cursor."""
        if self.grid.marked:
            return tuple(code for code in self.view.codes if code in self.grid.marked)
        return (self.grid.cursor,) if self.grid.cursor is not None else ()

    def action_command(self, name: str) -> None:
        if name not in ("find", "filter", "sort", "clear") and not self.chosen():
            self.app.notify("No program is under the cursor.", markup=False)
            return
        getattr(self, f"do_{name}")()

    def _act(self, act: Callable[[Week, tuple[str, ...]], Done], *, advance: bool = False) -> None:
        codes, cursor = self.chosen(), self.grid.cursor
        marked = bool(self.grid.marked)
        if marked:
            self.grid.clear_marks()
        self.desk.do(lambda week: act(week, codes), self.app.said)  # type: ignore[attr-defined]
        if advance and not marked and self.grid.cursor == cursor:
            self.grid.advance_keeping_height()
        elif marked:
            self.say()

    def _lane(self, lane: str | None) -> None:
        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.domain.triage import Lane
            from matchweek.services import triage

            return triage.set_lane(week, codes, Lane(lane) if lane else None)

        self._act(act, advance=True)

    def _tier(self, tier: str | None) -> None:
        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.domain.triage import Tier
            from matchweek.services import triage

            return triage.set_tier(week, codes, Tier(tier) if tier else None)

        self._act(act)

    def do_lane_primary(self) -> None:
        self._lane("primary")

    def do_lane_secondary(self) -> None:
        self._lane("secondary")

    def do_lane_backup(self) -> None:
        self._lane("backup")

    def do_lane_none(self) -> None:
        self._lane(None)

    def do_tier_top(self) -> None:
        self._tier("top")

    def do_tier_middle(self) -> None:
        self._tier("middle")

    def do_tier_safety(self) -> None:
        self._tier("safety")

    def do_tier_none(self) -> None:
        self._tier(None)

    def do_refuse(self) -> None:
        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services import triage

            return triage.toggle_refused(week, codes)

        self._act(act)

    def do_plan(self) -> None:
        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services import applications

            return applications.toggle_plan(week, codes)

        self._act(act)

    def do_mark(self) -> None:
        self.grid.toggle_mark()
        self.grid.move(1)
        self.say()

    def do_clear(self) -> None:
        if self.grid.marked:
            self.grid.clear_marks()
            self.say()
        elif self.view.text:
            self.show(self.view.find(""), order_only=True)
        elif self.view.filters:
            self.show(self.view.with_filters(), order_only=True)

    def on_grid_header_clicked(self, event: Grid.HeaderClicked) -> None:
        event.stop()
        self.sort_by(event.column)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_card()

    def sort_by(self, name: str) -> None:
        """Sort by a column; by the one it is sorted by already, the other way round, then not at all."""
        from matchweek.domain.columns import column

        by = column(name)
        if self.view.by != by.id:
            self.show(self.view.sorted(by.id, by.falling), order_only=True)
        elif self.view.reverse == by.falling:
            self.show(self.view.sorted(by.id, not by.falling), order_only=True)
        else:
            self.show(self.view.sorted("list"), order_only=True)

    def marked_filter(self) -> Marked:
        return Marked(frozenset(self.grid.marked))
