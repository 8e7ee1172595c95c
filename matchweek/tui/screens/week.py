"""The week: round bar, agenda, programs, card, advocates, calls, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from matchweek.domain.programs import Program
from matchweek.tui.commands import WEEK, bindings
from matchweek.tui.panes.advocates import AdvocatesPane
from matchweek.tui.panes.agenda import AgendaLine
from matchweek.tui.panes.calls import CallsPane
from matchweek.tui.panes.card import Card
from matchweek.tui.panes.foot import Foot
from matchweek.tui.panes.frame import Pane, Rule
from matchweek.tui.panes.programs import ProgramsPane
from matchweek.tui.panes.round_bar import RoundBar
from matchweek.tui.widgets.painted import Painted

if TYPE_CHECKING:
    from matchweek.domain.change import Entry
    from matchweek.tui.desk import Desk

NARROW, LOW = 110, 30
LEAST_WIDTH, LEAST_HEIGHT = 60, 18


class WeekScreen(Screen[None]):
    """The dashboard. Reads the desk's board; sends every key to the pane it belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WEEK)
    TITLE = "Week"

    def __init__(self, desk: Desk, zone: str) -> None:
        super().__init__()
        self.desk = desk
        self.zone_override = zone
        self.round_bar = RoundBar()
        self.agenda = AgendaLine()
        self.card = Card()
        self.card_rule = Rule()
        self.programs = ProgramsPane(desk, self._on_program)
        self.advocates = AdvocatesPane()
        self.calls = CallsPane()
        self.foot = Foot()
        self.notice = Painted(id="notice")
        self._shown_minute: Any = None

    @property
    def panes(self) -> tuple[Pane, ...]:
        return (self.programs, self.advocates, self.calls)

    def compose(self) -> ComposeResult:
        yield self.round_bar
        yield self.agenda
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield self.programs
                yield self.card_rule
                yield self.card
            with Vertical(id="right"):
                yield self.advocates
                yield self.calls
        yield self.notice
        yield self.foot

    def on_mount(self) -> None:
        self.add_class("at-programs")
        self.programs.grid.focus()

    def on_resize(self) -> None:
        width, height = self.app.size
        self.set_class(width < NARROW, "-narrow")
        self.set_class(height < LOW, "-low")
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "-tiny")
        words = f"This window is {width} x {height}."
        self.notice.show([[words], [f"matchweek needs {LEAST_WIDTH} x {LEAST_HEIGHT} or more."]])
        self._shown_minute = None
        self.call_after_refresh(self.tick)

    # The board

    def load(self) -> None:
        """Show the desk's board from scratch."""
        board = self.desk.board
        self.programs.load(board.programs)
        self.advocates.load(board.advocates)
        self._load_calls()
        self._on_program(self.programs.program)
        self.tick()

    def patch(self, entries: tuple[Entry, ...], touched: set[str]) -> None:
        """Show what some entries of the journal changed."""
        codes = [entry.key for entry in entries if entry.entity in ("triage", "application")]
        if "call" in touched:
            self._load_calls()
            called = {
                fields.get("program") for entry in entries for fields in (entry.before, entry.after) if fields
            }
            codes += [code for code in called if code]
        if codes:
            self.programs.patch(codes)
        if "advocate" in touched:
            self.advocates.load(self.desk.board.advocates)
        if touched & {"application", "call", "me"}:
            self.tick(whole=True)

    def _load_calls(self) -> None:
        self.calls.load(self.desk.board.calls, self._title_of, self.desk.clock.now())

    def _title_of(self, code: str) -> str:
        program = self.desk.board.programs.get(code)
        return program.title if program is not None else code

    def _on_program(self, program: Program | None) -> None:
        self.card.about(program, self.desk.board)

    # The clock

    @property
    def zone(self) -> str:
        return self.zone_override or self.desk.board.applicant.zone

    def tick(self, *, whole: bool = False) -> None:
        """Follow the clock: the round bar each second, the agenda when a minute or the board changed."""
        if not self.desk.ready or not self.is_mounted:
            return
        from matchweek.services.moment import timetable_at

        now = self.desk.clock.now()
        timetable = timetable_at(now)
        board = self.desk.board
        self.round_bar.tell(board, timetable, self.zone, now, board.rehearsal)
        minute = now.replace(second=0, microsecond=0)
        if whole or minute != self._shown_minute:
            from matchweek.domain.agenda import agenda

            self._shown_minute = minute
            self.agenda.tell(agenda(board, timetable, now), self.zone)

    # Keys

    def action_command(self, name: str) -> None:
        getattr(self, f"do_{name}")()

    @property
    def pane(self) -> Pane:
        """The pane that has the keys."""
        return next((pane for pane in self.panes if pane.lit), self.programs)

    def do_down(self) -> None:
        self.pane.grid.move(1)

    def do_up(self) -> None:
        self.pane.grid.move(-1)

    def do_page_down(self) -> None:
        self.pane.grid.page(1)

    def do_page_up(self) -> None:
        self.pane.grid.page(-1)

    def do_home(self) -> None:
        self.pane.grid.home()

    def do_end(self) -> None:
        self.pane.grid.end()

    def do_next_pane(self) -> None:
        self._go(1)

    def do_previous_pane(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        panes = self.panes
        self.go_to(panes[(panes.index(self.pane) + step) % len(panes)])

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane; in a narrow window it is the one that is shown."""
        for each in self.panes:
            self.set_class(each is pane, f"at-{each.id}")
        pane.grid.focus()

    def do_undo(self) -> None:
        self.app.undo()  # type: ignore[attr-defined]

    def do_redo(self) -> None:
        self.app.redo()  # type: ignore[attr-defined]

    def do_open_list(self) -> None:
        self.app.open_list()  # type: ignore[attr-defined]

    def do_quit(self) -> None:
        self.app.leave()  # type: ignore[attr-defined]
