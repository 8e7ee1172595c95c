"""The live week behind the week screen: the keys of its screens, and Monday's screen that comes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.screen import Screen

    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable
    from matchweek.tui.host import Hosted
    from matchweek.tui.session.session import Session

    class Base(Hosted, Screen[None]): ...

else:
    Base = object


class LiveWeek(Base):
    """Mixed into the week screen: opens readiness, Monday, portals, list changes, curve, reallocation."""

    if TYPE_CHECKING:
        session: Session

        @property
        def zone(self) -> str: ...

    # What Monday's screen was to do at the last look, and whether it is to come by itself.
    _monday: str | None = None
    _monday_due = False

    def do_readiness(self) -> None:
        from matchweek.tui.screens.days.readiness import Readiness

        self._open(Readiness)

    def do_monday(self) -> None:
        from matchweek.tui.screens.days.monday import MondayScreen

        self._open(MondayScreen)

    def do_reconcile(self) -> None:
        from matchweek.tui.screens.programs.reconcile import Reconcile

        self._open(Reconcile)

    def do_changes(self) -> None:
        from matchweek.tui.screens.week.list_changes import ListChanges

        self._open(ListChanges)

    def do_curve(self) -> None:
        from matchweek.tui.screens.week.curve import CurveScreen

        self._open(CurveScreen)

    def do_forty_five(self) -> None:
        from matchweek.tui.screens.programs.forty_five import FortyFive

        self._open(FortyFive)

    def do_fit_weights(self) -> None:
        from matchweek.tui.screens.programs.weights import FitWeights

        self._open(FitWeights)

    def do_reallocate(self) -> None:
        from matchweek.tui.screens.programs.reallocate import Reallocate

        self._open(Reallocate)

    def do_about_calls(self) -> None:
        from matchweek.tui.screens.calls.about_calls import AboutCalls

        if self.session.shows:
            self.app.push_screen(AboutCalls(self.session))

    def do_interviews(self) -> None:
        from matchweek.tui.screens.calls.interviews import Interviews

        self._open(Interviews)

    def _open(self, kind: Callable[[Session, str], Screen[None]]) -> None:
        if self.session.shows:
            self.app.push_screen(kind(self.session, self.zone))
        else:
            self.app.notify("Your week is still being opened: press it again in a moment.", markup=False)

    # Monday comes by itself

    def follow_monday(self, board: Board, timetable: Timetable, now: datetime) -> None:
        """Each minute: whether Monday's screen is due. The notice is asked for by whoever saw 10:00 pass."""
        from matchweek.domain.week.monday import Monday, monday_at
        from matchweek.domain.week.tasks_done import tasks_done

        found = monday_at(timetable, board.applicant.state, now, tasks_done(board, timetable))
        before, self._monday = self._monday, found.value
        if found is Monday.QUIET:
            self._monday_due |= before != found.value
        elif found is Monday.ASK:
            self._monday_due |= before not in (None, found.value)
        else:
            self._monday_due = False

    def show_monday(self) -> None:
        """Open Monday's screen if it is due, once, and not while anything is typed or asked."""
        if not self._monday_due:
            return
        from matchweek.tui.screens.days.monday import MondayScreen

        if any(isinstance(screen, MondayScreen) for screen in self.app.screen_stack):
            self._monday_due = False
            return
        from matchweek.tui.widgets.grid import Grid

        if self.app.screen is self and isinstance(self.host.has_keys, Grid) and self.session.ready:
            self._monday_due = False
            self.do_monday()
