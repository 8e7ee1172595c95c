"""The week: round bar, agenda, programs, card, advocates, calls, footer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from matchweek.tui.acting import Commanded, Moved, Moves, Undoes
from matchweek.tui.commands import BY_ID, PLACES, WEEK, bind, bindings, of_the_panes, with_keys
from matchweek.tui.panes.agenda import AgendaLine
from matchweek.tui.panes.begun import asking_calls, begun_calls
from matchweek.tui.panes.card import Card
from matchweek.tui.panes.foot import Foot
from matchweek.tui.panes.frame import Pane
from matchweek.tui.panes.programs import ProgramsPane
from matchweek.tui.panes.round_bar import RoundBar, window_title
from matchweek.tui.screens.week.gates_followed import GATED, FollowsGates
from matchweek.tui.screens.week.live_week_keys import LiveWeek
from matchweek.tui.textual_private.painting import Sparing
from matchweek.tui.widgets.grid import Grid
from matchweek.tui.widgets.painted import Painted, Piece
from matchweek.tui.widgets.plain import Across, Down, Plain, StyledOnce

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.base.change import Entry
    from matchweek.domain.programs.programs import Program
    from matchweek.tui.panes.advocates import AdvocatesPane
    from matchweek.tui.panes.calls import CallsPane
    from matchweek.tui.panes.hint_line import HintLine
    from matchweek.tui.session.session import Session

NARROW, LOW = 110, 30
LEAST_WIDTH, LEAST_HEIGHT = 60, 18
WISHED = frozenset({"me", "narrative", "fit_weight"})
"""What one says oneself of what one seeks: the list is put in order by it at once."""
FITTED = WISHED | {"advocate", "assignment", "call", "document", "fact", "interview", "offer"}
"""The entities that how programs fit follows from."""
SHOWN_BY_TIME = frozenset(
    [
        "application",
        "call",
        "me",
        "moment",
        "budget_cap",
        "reserve",
        "round_check",
        "task",
        "absence",
        "offer",
        "interview",
        "tracked",
        "ranking",
        "own_task",
        "outreach",
        "afterwards",
    ]
)
"""The entities that the agenda's line follows, besides those that gates do."""


class WeekScreen(FollowsGates, LiveWeek, Commanded, Moves, Undoes, StyledOnce, Sparing, Plain, Screen[None]):
    """The dashboard. Reads the session's board; sends every key to the pane it belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(WEEK),
        *bind(of_the_panes(), "elsewhere"),
        *bind([BY_ID["stop_list"]], "stop_list", priority=True),
    ]
    TITLE = "Week"

    def action_elsewhere(self, name: str) -> None:
        """A key of another pane does nothing here, and says where it works."""
        command = BY_ID[name]
        pane = PLACES[command.where]
        there = with_keys("{next_pane} goes there")
        words = f"{command.shown_key} ({command.title}) works in {pane}: {there}."
        self.app.notify(words, markup=False)

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(classes="at-programs")
        self.session = session
        self.zone_override = zone
        self.round_bar = RoundBar()
        self.agenda = AgendaLine()
        self.card = Card()
        self.programs = ProgramsPane(session, self._on_program)
        self.right = Down(id="right")
        self.foot = Foot()
        self.notice = Painted(id="notice")
        self._shown_minute: datetime | None = None
        self._follows_late = False
        # Whether hints were spoken of yet; they are read from their file after the first frame.
        self.hint_told = False

    # Made with the second frame: what has nothing to say yet does not delay the first.

    @cached_property
    def advocates(self) -> AdvocatesPane:
        from matchweek.tui.panes.advocates import AdvocatesPane

        return AdvocatesPane()

    @cached_property
    def calls(self) -> CallsPane:
        from matchweek.tui.panes.calls import CallsPane

        return CallsPane()

    @cached_property
    def hint(self) -> HintLine:
        from matchweek.tui.panes.hint_line import HintLine

        return HintLine()

    @property
    def panes(self) -> tuple[Pane, ...]:
        return (self.programs, self.advocates, self.calls)

    def compose(self) -> ComposeResult:
        yield self.round_bar
        yield self.agenda
        with Across(id="main"):
            with Down(id="left"):
                yield self.programs
                yield self.card
            yield self.right
        yield self.foot

    def on_mount(self) -> None:
        self.programs.grid.focus()
        self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        self.right.mount(self.advocates, self.calls)

    def on_descendant_focus(self) -> None:
        self.foot.stands_in(self.pane.PLACE)
        if self.hint_told:
            self.host.show_hint()

    def on_resize(self) -> None:
        width, height = self.app.size
        self.set_class(width < NARROW, "-narrow")
        self.set_class(height < LOW, "-low")
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "-tiny")
        words = f"This window is {width} x {height}."
        self.notice.show([[words], [f"matchweek needs {LEAST_WIDTH} x {LEAST_HEIGHT} or more."]])
        if self.has_class("-tiny") and not self.notice.is_attached:
            self.mount(self.notice, before=self.foot)
        self._shown_minute = None
        self.call_after_refresh(self.tick)
        self.call_after_refresh(self._focus_again)

    def _focus_again(self) -> None:
        """A pane that was hidden in a window too small has lost the keys: give them back."""
        if self.focused is None and (self.app.app_focus or self.host.has_keys is None):
            self.go_to(next((pane for pane in self.panes if self.has_class(f"at-{pane.id}")), self.programs))

    def tell_hint(self, pieces: Sequence[Piece]) -> None:
        """Show a hint in a line of its own, or with no pieces none."""
        self.hint_told = True
        self.hint.tell(pieces)
        if pieces and not self.hint.is_attached:
            self.mount(self.hint, before=self.foot)
            self.call_after_refresh(self.host.free_keys)

    # The board

    def load(self) -> None:
        """Show the session's board from scratch, once there is one."""
        if not self.session.shows:
            return
        board = self.session.board
        self.programs.load(board.programs)
        self._without_list()
        self._load_advocates()
        self._load_calls()
        self._on_program(self.programs.program)
        self.tick(whole=True)
        self.call_after_refresh(self.follow_gates)

    def patch(self, entries: tuple[Entry, ...], touched: set[str]) -> None:
        """Show what some entries of the journal changed."""
        codes = [entry.key for entry in entries if entry.entity in ("triage", "application", "absence")]
        codes += [entry.key.partition("/")[0] for entry in entries if entry.entity == "fact"]
        if touched & {"lane_rule", "me"}:
            # Every program may be proposed for another lane.
            codes += self.session.board.programs.codes
        if touched & {"call", "application", "moment"}:
            self._load_calls()
        if "call" in touched:
            called = {
                fields.get("program") for entry in entries for fields in (entry.before, entry.after) if fields
            }
            codes += [code for code in called if code]
        if codes:
            self.programs.patch(codes)
        if touched & FITTED:
            self.programs.follow_fits(anew=bool(touched & WISHED))
        if "advocate" in touched:
            self._load_advocates()
        if touched & {"me", "offer"}:
            self.programs.fold_anew()
        if touched & {"offer", "interview", "moment"}:
            self._follow_offers()
        if touched & GATED:
            self.follow_gates()
        if touched & (SHOWN_BY_TIME | GATED):
            # Where another screen hides it the agenda is made when it is seen again, not at each key there.
            self._follows_late = True
            self.tick()

    def _load_calls(self) -> None:
        board, now = self.session.board, self.session.clock.now()
        self.calls.load(board.calls, self._title_of, now, begun_calls(board), asking_calls(board, now))

    def show_unfinished(self) -> None:
        """What was begun and not finished stands in its list, and on the agenda."""
        self._load_calls()
        self._load_advocates()
        self._on_program(self.programs.program)
        self.tick(whole=True)

    def _without_list(self) -> None:
        """What stands where there is no list goes by the time of the season."""
        self.programs.say_empty()
        self.foot.names_only(self.programs.PLACE, self.programs.keys_alone())

    def _load_advocates(self) -> None:
        board = self.session.board
        begun = [each for each in board.unfinished if each.form == "advocate:new"]
        self.advocates.load(board.advocates, begun[0].words if begun else "")

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        if self.is_mounted:
            self.host.follow_drafts()
            self.tick()

    def _title_of(self, code: str) -> str:
        program = self.session.board.programs.get(code)
        return self.host.program_title(program) if program is not None else code

    def _on_program(self, program: Program | None) -> None:
        self.card.about(program, self.session.board, self.session.clock.now(), self.gates_now)

    def _follow_offers(self) -> None:
        """The list and the card follow offers and interviews, which also end by the clock alone."""
        self.programs.follow_offers()
        self._on_program(self.programs.program)

    # The clock

    @property
    def zone(self) -> str:
        return self.zone_override or (self.session.board.applicant.zone if self.session.shows else "")

    def tick(self, *, whole: bool = False) -> None:
        """Follow the clock: the round bar each second, the agenda when a minute or the board changed."""
        if not self.session.shows or not self.is_mounted:
            return
        now = self.session.clock.now()
        board = self.session.board
        timetable = board.timetable(now)
        if self.is_current:
            # Where another screen hides it, it is told when it is seen again.
            self.round_bar.tell(board, timetable, self.zone, now, board.rehearsal)
        minute = now.replace(second=0, microsecond=0)
        whole = whole or (self._follows_late and self.is_current)
        if whole or minute != self._shown_minute:
            self._follows_late = False
            from matchweek.domain.week.agenda import agenda, headline

            if self._shown_minute is not None and minute != self._shown_minute:
                # The ages of calls are told in minutes.
                self._load_calls()
                self.follow_gates()
                self.programs.fold_anew()
                self._without_list()
            self._shown_minute = minute
            self._follow_offers()
            self.agenda.tell(headline(agenda(board, timetable, now)), self.zone, now)
            self.host.say_window_title(window_title(timetable, now, board.rehearsal))
            self.follow_monday(board, timetable, now)
        self.show_monday()

    # Keys

    @property
    def pane(self) -> Pane:
        """The pane that has the keys."""
        # Not `lit`, which follows the focus a moment later than a fast key.
        if self.focused is self.programs.grid:
            return self.programs
        return next((pane for pane in self.panes if pane.grid is self.focused), self.programs)

    @property
    def moved(self) -> Moved:
        return self.pane.grid

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
        # At once: `focus()` would come behind a key that was pressed right after this one.
        self.set_focus(pane.grid, scroll_visible=False)

    def do_zoom(self) -> None:
        """Give the pane with the keys the whole window below the clock, or the others their room again."""
        self.toggle_class("-zoomed")
        self.host.said_words("whole window" if self.has_class("-zoomed") else "all panes")

    def do_copy(self) -> None:
        from matchweek.tui.look.copied_lines import copy_from

        copy_from(self)

    def do_open_list(self) -> None:
        self.host.open_list()

    def do_paste(self) -> None:
        self.host.paste_list()

    def on_paste(self, event: events.Paste) -> None:
        """A table pasted without `p` before it is a list all the same."""
        if "\n" in event.text or "\r" in event.text:
            event.stop()
            self.host.paste_list(event.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        # In a rehearsal + means something in every pane.
        if action == "elsewhere" and parameters == ("add_advocate",):
            return not self.host.rehearses
        # Escape is taken only while there is a list to stop, and not from a line that is being typed.
        if action == "stop_list":
            return isinstance(self.focused, Grid) and self.host.incoming.busy
        return super().check_action(action, parameters)

    def action_stop_list(self, name: str) -> None:
        self.do_stop_list()

    def do_stop_list(self) -> None:
        if not self.host.incoming.stop():
            self.app.notify("No list is coming in.", markup=False)

    def do_quit(self) -> None:
        self.host.leave()
