"""The dashboard's wiring: opens the week, hands keys to screens, tells what happened."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from matchweek.errors import MatchweekError
from matchweek.tui.app.looked_at import LookedAt
from matchweek.tui.app.main_screens import MainScreens
from matchweek.tui.app.opening import Opening
from matchweek.tui.app.terminal import leave_on_signals
from matchweek.tui.app.type_ahead import TypeAhead
from matchweek.tui.commands import (
    AFTER,
    ANYWHERE,
    BY_ID,
    ME,
    OFFERS,
    PLAN,
    REHEARSAL,
    SEASON,
    bindings,
    with_keys,
)
from matchweek.tui.keyboard.keyboard import Keyboard
from matchweek.tui.panes.foot import Foot
from matchweek.tui.screens.week.week import WeekScreen
from matchweek.tui.session import session_messages as told
from matchweek.tui.session.rehearsing import Rehearsing
from matchweek.tui.session.session import Session
from matchweek.tui.textual_private.unix_terminal import guard_input, guard_output

if TYPE_CHECKING:
    from matchweek.domain.base.change import Entry
    from matchweek.domain.board.board import Board
    from matchweek.services.core.launch import Launch
    from matchweek.services.core.week import Done
    from matchweek.services.history.past import Pending
    from matchweek.tui.acting import Commanded
    from matchweek.tui.app.idle_loading import Unfinished
    from matchweek.tui.app.refusals import Refusals
    from matchweek.tui.commands import Command
    from matchweek.tui.session.alerts import Alerts
    from matchweek.tui.session.jobs import JobEnded, JobStep
    from matchweek.tui.session.list_coming_in import Incoming

WARM_AFTER = 0.5


class Dashboard(TypeAhead, LookedAt, Opening, Keyboard, MainScreens, Rehearsing):
    """The terminal dashboard of one week file."""

    TITLE = "matchweek"
    CSS_PATH = "../styles/matchweek.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(ANYWHERE)

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch
        self.session = Session(self, launch)
        self.session.patched = self._patched
        self.session.warm = lambda board: self.week_screen.programs.warm(board.programs)
        self.week_screen = WeekScreen(self.session, launch.zone or self.chosen.zone)
        if self.chosen.columns:
            self.week_screen.programs.add_columns(self.chosen.columns)
        self._step_past = False

    # Made when they are first needed: the first frame does not wait for their modules.

    @cached_property
    def incoming(self) -> Incoming:
        """The list that is coming in."""
        from matchweek.tui.session.list_coming_in import Incoming

        return Incoming(self)

    @cached_property
    def refusals(self) -> Refusals:
        """The refusals that stand."""
        from matchweek.tui.app.refusals import Refusals

        return Refusals(self, lambda: self.keys_pressed)

    @cached_property
    def alerts(self) -> Alerts:
        """The alarms."""
        from matchweek.tui.session.alerts import Alerts

        return Alerts(self)

    def get_default_screen(self) -> WeekScreen:
        # The week itself, so that no empty screen has to be made and styled before it.
        return self.week_screen

    def on_mount(self) -> None:
        leave_on_signals(self)
        self.week_screen.call_after_refresh(self.session.open)

    def stopped(self, error: BaseException) -> str:
        from matchweek.tui.look.stopped import stopped_words

        for screen in self.screen_stack:
            # What is typed would be kept within half a second; the fault may lie there, too.
            with suppress(Exception):
                if (keep := getattr(screen, "keep", None)) is not None:
                    keep()
        return stopped_words(error)

    def on_unmount(self) -> None:
        self.leave_window_title()
        self.incoming.close()
        self.alerts.close()
        self.pulse.stop()
        self.session.close()

    # The week file

    def on_glanced(self, event: told.Glanced) -> None:
        shown = self.session.shows
        self.session.glanced(event)
        self.board_changed()
        self.week_screen.load()
        if shown:
            self._tell_screens()

    async def on_opened(self, event: told.Opened) -> None:
        if not self.session.shows:
            self.session.glanced(told.Glanced(event.board))
            self.week_screen.load()
        self.session.opened(event)
        self.said_words("saved")
        self.show_hint()
        self.tell_settings()
        self.pulse.start()
        self.set_timer(WARM_AFTER, self._warm)
        if not self.week_screen.zone:
            self.ask_zone()
        self.alerts.start()
        self.start_rehearsal()
        self.incoming.watch(self.chosen.watch)
        await self.go_on_opened()
        if self.launch.opens and self.screen is self.week_screen:
            self.run_command(BY_ID[self.launch.opens])
        if event.week.unreadable:
            from matchweek.tui.session import damaged_rows

            damaged_rows.tell(self, self.session)

    def _warm(self) -> None:
        from matchweek.tui.app.idle_loading import warm

        warm(self.session)

    def on_unfinished(self, event: Unfinished) -> None:
        from matchweek.tui.session import unfinished

        unfinished.follow(self)
        unfinished.tell(self, self.board.unfinished)

    def follow_drafts(self) -> None:
        """Show what was begun and not finished as it is now."""
        from matchweek.tui.session import unfinished

        if unfinished.follow(self):
            self._tell_screens()

    async def on_opening_failed(self, event: told.OpeningFailed) -> None:
        from matchweek.tui.screens.own.trouble import Trouble

        def after(restored: bool | None) -> None:
            if restored:
                self.session.open()
            else:
                self.exit(event.error.exit_code)

        await self.week_is_open(drop=True)
        self.push_screen(Trouble(event.error, self.launch), after)

    def on_board_loaded(self, event: told.BoardLoaded) -> None:
        self.session.reloaded(event)
        self.board_changed()
        self.week_screen.load()
        self._tell_screens()

    def _patched(self, entries: tuple[Entry, ...], touched: set[str]) -> None:
        if self.board.looked_on:
            # What is one's own may have changed.
            self.board_changed()
            self.week_screen.load()
        else:
            self.board_changed(touched)
        self.week_screen.patch(entries, touched)
        if self.board.unfinished:
            # An act may have kept what was typed.
            self.call_later(self.follow_drafts)
        self._tell_screens()

    def _tell_screens(self) -> None:
        self.zone_everywhere()
        for screen in self.screen_stack:
            # The card and one by one show the board too.
            if changed := getattr(screen, "board_changed", None):
                changed()

    def zone_changed(self) -> None:
        """Show every time anew."""
        self.board_changed()
        self.week_screen.load()
        self._tell_screens()

    @property
    def board(self) -> Board:
        if not self.session.shows:
            from matchweek.domain.board.board import Board

            return Board()
        return self.session.board

    def show_hint(self) -> None:
        from matchweek.tui.app.hints import hint_pieces

        place = self.week_screen.pane.PLACE
        hint = self.hints.next_in(place) if len(self.board.programs) else None
        self.week_screen.tell_hint(hint_pieces(hint) if hint is not None else ())

    def run_command(self, command: Command) -> None:
        """Do a command by its name, in the pane it belongs to; a key would do the same there."""
        if command.where in (OFFERS, ME, SEASON, PLAN, AFTER):
            self.command_on(command)
            return
        self.do_week()
        week = self.week_screen
        pane = next((pane for pane in week.panes if command.where == pane.PLACE), None)
        if pane is not None:
            week.go_to(pane)
        target: Commanded = pane or (self if command.where in (ANYWHERE, REHEARSAL) else week)
        target.action_command(command.id)

    def go_to_program(self, code: str) -> None:
        """Put the cursor on a program; filters that hide it are taken back."""
        self.do_week()
        self.week_screen.go_to(self.week_screen.programs)
        self.week_screen.programs.goto(code)

    # What happened

    def said(self, done: Done) -> None:
        """Say what an act did, and what it warns of."""
        from matchweek.tui.look.in_dashboard import here

        self._step_past = False
        self.keep_rule(None)
        self.said_words(self._named(done))
        for warning in done.warnings:
            said = self.session.board.named(here(warning))
            self.notify(said, severity="warning", markup=False, timeout=8)

    def _named(self, done: Done) -> str:
        """What an act did, with the names of programs; also of the one where it was one."""
        head, one, rest = done.words.partition(": 1 program")
        program = self.session.board.programs.get(done.keys[0]) if one and len(done.keys) == 1 else None
        if program is None or rest:
            return self.session.board.named(done.words)
        return f"{head}: {program.label}"

    def said_words(self, words: str) -> None:
        # Another main screen may have a last line of its own.
        for screen in self.screen_stack:
            if isinstance(foot := getattr(screen, "foot", None), Foot):
                foot.saw(words)

    def on_acted(self, event: told.Acted) -> None:
        self.session.follow()
        if event.then is not None:
            event.then(event.done)

    def on_refused(self, event: told.Refused) -> None:
        ask = getattr(event.error, "ask", None)
        if ask is None:
            self.tell(event.error)
        else:
            self.count_refusal(event.error)
            self.keep_rule(event.error)
            ask()
        if event.otherwise is not None:
            event.otherwise(event.error)

    def on_waiting(self, event: told.Waiting) -> None:
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
        from matchweek.services.history.history import CannotTakeBack
        from matchweek.tui.look.in_dashboard import told

        self._step_past = isinstance(error, CannotTakeBack)
        self.count_refusal(error)
        self.keep_rule(error)
        happened = self.session.board.named(told(error)) if self.session.shows else told(error)
        words = " ".join(part for part in (happened, self.rule_words(error)) if part)
        self.refusals.tell(error, words or error.title)

    def toasts_changed(self) -> None:
        # Only where one was told: the first toast of a window waits for no module.
        if "refusals" in self.__dict__:
            self.refusals.follow()
        super().toasts_changed()

    # Acts of no pane

    def undo(self) -> None:
        """Take back the newest act; a whole list is asked about first."""
        pending = self._pending_undo()
        if pending is None or not pending.asks:
            self._undo()
            return
        from matchweek.tui.screens.dialogs.ask import Ask

        question = Ask(pending.asks, pending.detail)
        self.push_screen(question, lambda yes: self._undo() if yes else None)

    def _pending_undo(self) -> Pending | None:
        from matchweek.services.history.past import next_undo

        if self.session.week is None or self.session.waiting:
            return None
        try:
            return next_undo(self.session.week, self.program_name)
        except MatchweekError:
            # What keeps it from being read is told by the act itself.
            return None

    def _undo(self) -> None:
        from matchweek.services.history import history

        past = self._step_past
        self.session.do(
            lambda week: history.undo(week, step_past=past, name=self.program_name), self._took_back
        )

    def redo(self) -> None:
        from matchweek.services.history import history

        self.session.do(lambda week: history.redo(week, name=self.program_name), self._took_back)

    def _took_back(self, done: Done) -> None:
        self.said(done)
        programs = self.week_screen.programs
        if len(done.keys) == 1:
            programs.grid.goto(done.keys[0])
        self.toast("undo", done.words, timeout=3)

    def program_name(self, code: str) -> str:
        return self.session.board.title(code)

    def leave(self) -> None:
        """Leave; everything is stored already, unless acts still wait for the file.

        Nothing is asked before a file is made that is thrown away afterwards.
        """
        if self.ends_rehearsal():
            return
        if self.lost_file.asks_before_leaving():
            return
        if self.session.waiting and (self.session.ready or self.launch.prepare is None):
            from matchweek.tui.screens.dialogs.ask import Ask

            count = self.session.waiting
            held = "Another program holds the week file."
            why = held if self.session.ready else "Your week is still being opened."
            question = Ask(
                "1 act is not stored yet" if count == 1 else f"{count} acts are not stored yet",
                f"{why} Leave all the same and lose them?",
            )
            self.push_screen(question, lambda yes: self.exit(0) if yes else None)
        elif self.incoming.busy:
            from matchweek.tui.screens.dialogs.ask import Ask

            words = "Leave all the same? Nothing of it is stored then; everything else is."
            question = Ask("A list is still coming in", words)
            self.push_screen(question, lambda yes: self.exit(0) if yes else None)
        else:
            self.exit(0)

    def do_mask(self) -> None:
        super().do_mask()
        # The last act may name somebody whom no record holds any more, and whom no mask knows.
        self.said_words("saved")

    # Keys that apply anywhere

    def action_help_quit(self) -> None:
        """What Textual binds ctrl+c to: it says how to leave, and leaves nothing."""
        from matchweek.tui.commands.places import way_out

        words = with_keys("{quit} leaves matchweek. Everything is saved already.")
        back = f"{way_out(self.screen)} goes back to the week; there " if len(self.screen_stack) > 1 else ""
        self.notify(f"{back}{words}")

    def do_help(self) -> None:
        self.show_help(self.week_screen.pane.PLACE)

    def show_help(self, place: str, keys: tuple[Command, ...] = (), typing: tuple[Command, ...] = ()) -> None:
        """What the keys of a place do; those of a dialog are given, and those while one types in it."""
        from matchweek.tui.screens.own.help import Help

        self.push_screen(Help(place, keys, typing))

    def do_call(self) -> None:
        from matchweek.tui.screens.calls.call import start_call

        start_call(self, self.session, self.week_screen.zone)

    def do_missed_call(self) -> None:
        from matchweek.tui.screens.calls.call import start_call

        start_call(self, self.session, self.week_screen.zone, missed=True)

    # Dialogs

    def open_list(self) -> None:
        from matchweek.tui.screens.lists.open_list import OpenList

        if self.list_may_show() and self.incoming.free and self.names_may_show("a list"):
            self.push_screen(OpenList(self.session))

    def paste_list(self, text: str = "") -> None:
        from matchweek.tui.screens.lists.paste import PasteList

        if "BEGIN:VCALENDAR" in text:
            self._paste_invitation(text)
        elif self.list_may_show() and self.incoming.free and self.names_may_show("a list"):
            self.push_screen(PasteList(self.session, text))

    def _paste_invitation(self, text: str) -> None:
        """An invitation was pasted where a list is: it is no list."""
        from matchweek.tui.screens.calls.paste_invitation import PasteInvitation

        if self.session.ready and self.names_may_show("an invitation"):
            self.push_screen(PasteInvitation(self.session, self.week_screen.zone, text=text))

    def unmarked_paste(self, text: str, *, goes_on: bool) -> None:
        from matchweek.tui.screens.lists.open_list import OpenFile
        from matchweek.tui.screens.lists.paste import Paste

        if isinstance(self.screen, Paste):
            self.screen.box.take(text, goes_on=goes_on)
        elif isinstance(self.screen, OpenFile):
            self.screen.do_file_paste(text)
        else:
            self.paste_list(text)

    def on_job_step(self, event: JobStep) -> None:
        self.incoming.step(event)

    def on_job_ended(self, event: JobEnded) -> None:
        self.incoming.ended(event)


def run_dashboard(launch: Launch) -> int:
    """Open the dashboard and stay until it is left; returns the exit code."""
    guard_input()
    guard_output()
    app = Dashboard(launch)
    code = app.run()
    return code if code is not None else app.return_code or 0
