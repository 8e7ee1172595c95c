"""The dashboard's wiring: opens the week, hands keys to screens, tells what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType

from matchweek.tui import desk as desks
from matchweek.tui.commands import ANYWHERE, bindings
from matchweek.tui.desk import Desk
from matchweek.tui.screens.week import WeekScreen
from matchweek.tui.terminal import guard_input, leave_on_signals

if TYPE_CHECKING:
    from matchweek.domain.change import Entry
    from matchweek.errors import MatchweekError
    from matchweek.services.launch import Launch
    from matchweek.services.week import Done

TICK, POLL = 1.0, 0.25


class Dashboard(App[int]):
    """The terminal dashboard of one week file."""

    TITLE = "matchweek"
    CSS_PATH = "styles/matchweek.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(ANYWHERE)

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch
        self.desk = Desk(self, launch)
        self.desk.patched = self._patched
        self.week_screen = WeekScreen(self.desk, launch.zone)
        self._step_past = False

    def on_mount(self) -> None:
        leave_on_signals(self)
        self.push_screen(self.week_screen)
        self.call_after_refresh(self.desk.open)

    def on_unmount(self) -> None:
        self.desk.close()

    # The week file

    def on_opened(self, event: desks.Opened) -> None:
        self.desk.opened(event)
        self.week_screen.load()
        self.said_words("saved")
        self.set_interval(TICK, self.week_screen.tick)
        self.set_interval(POLL, self.desk.poll)
        if not self.desk.board.applicant.zone and not self.launch.zone:
            self.ask_zone()

    def on_opening_failed(self, event: desks.OpeningFailed) -> None:
        from matchweek.tui.screens.trouble import Trouble

        self.push_screen(Trouble(event.error), lambda _: self.exit(event.error.exit_code))

    def on_board_loaded(self, event: desks.BoardLoaded) -> None:
        self.desk.reloaded(event)
        self.week_screen.load()

    def _patched(self, entries: tuple[Entry, ...], touched: set[str]) -> None:
        self.week_screen.patch(entries, touched)

    # What happened

    def said(self, done: Done) -> None:
        """Say what an act did, and what it warns of."""
        self._step_past = False
        self.said_words(done.words)
        for warning in done.warnings:
            self.notify(warning, severity="warning", markup=False, timeout=8)

    def said_words(self, words: str) -> None:
        self.week_screen.foot.saw(words)

    def on_acted(self, event: desks.Acted) -> None:
        self.desk.follow()
        if event.then is not None:
            event.then(event.done)

    def on_refused(self, event: desks.Refused) -> None:
        self.tell(event.error)

    def on_waiting(self, event: desks.Waiting) -> None:
        self.week_screen.foot.waits(event.count)
        if event.late:
            self.notify(
                "Another program holds the week file. What you did is kept here and will be stored as "
                "soon as it is free. Leave this window open.",
                title="Not stored yet",
                severity="warning",
                markup=False,
            )

    def tell(self, error: MatchweekError) -> None:
        """Show a refusal or an error with what one can do instead; nothing was changed."""
        from matchweek.services.history import CannotTakeBack

        self._step_past = isinstance(error, CannotTakeBack)
        rule = getattr(error, "rule", "")
        words = " ".join(part for part in (error.detail, error.remedy, rule and f"Rule: {rule}") if part)
        self.notify(words or error.title, title=error.title, severity="warning", markup=False, timeout=10)

    # Acts of no pane

    def undo(self) -> None:
        from matchweek.services import history

        past = self._step_past
        self.desk.do(lambda week: history.undo(week, step_past=past, name=self._program_name), self._took_back)

    def redo(self) -> None:
        from matchweek.services import history

        self.desk.do(lambda week: history.redo(week, name=self._program_name), self._took_back)

    def _took_back(self, done: Done) -> None:
        self.said(done)
        programs = self.week_screen.programs
        if len(done.keys) == 1:
            programs.grid.goto(done.keys[0])
        self.notify(done.words, markup=False, timeout=3)

    def _program_name(self, code: str) -> str:
        program = self.desk.board.programs.get(code)
        return program.title if program is not None else code

    def leave(self) -> None:
        """Leave; everything is stored already, unless acts still wait for the file."""
        if self.desk.waiting:
            from matchweek.tui.screens.ask import Ask

            question = Ask(
                f"{self.desk.waiting} acts are not stored yet",
                "Another program holds the week file. Leave all the same and lose them?",
            )
            self.push_screen(question, lambda yes: self.exit(0) if yes else None)
        else:
            self.exit(0)

    # Keys that apply anywhere

    def action_command(self, name: str) -> None:
        getattr(self, f"do_{name}")()

    def do_next_screen(self) -> None:
        self.do_week()

    def do_previous_screen(self) -> None:
        self.do_week()

    def do_week(self) -> None:
        """There is one screen so far; go back to it from whatever stands before it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def do_help(self) -> None:
        from matchweek.tui.screens.help import Help

        self.push_screen(Help(self.week_screen.pane.PLACE))

    # Dialogs

    def open_list(self) -> None:
        from matchweek.tui.screens.open_list import OpenList

        self.push_screen(OpenList(self.desk))

    def ask_zone(self) -> None:
        from matchweek.tui.screens.zone import AskZone

        self.push_screen(AskZone(self.desk))


def run_dashboard(launch: Launch) -> int:
    """Open the dashboard and stay until it is left; returns the exit code."""
    guard_input()
    code = Dashboard(launch).run()
    return code if code is not None else 0
