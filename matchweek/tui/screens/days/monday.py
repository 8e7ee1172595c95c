"""Monday of Match Week: the quiet before the notice, what it said, an hour, then steps with times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.week.tasks_done import tasks_done
from matchweek.tui.commands import Command
from matchweek.tui.commands.dialogs.days import MONDAY
from matchweek.tui.commands.places import LIVE
from matchweek.tui.screens.days import monday_lines as say
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable
    from matchweek.domain.week.monday import Monday
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

TICK = 1.0


class MondayScreen(Sheet):
    """Follows the clock and what was recorded; never in the way of the call key."""

    RULE = "timetable.week"
    AT = MONDAY
    DEFAULT_CSS = "MondayScreen { background: $background; }"

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Monday")
        self._asks = False
        self._shown: Monday | None = None

    def on_mount(self) -> None:
        self.set_interval(TICK, self.tick)

    def tick(self) -> None:
        """Another minute, or another part of Monday."""
        if self.is_mounted:
            self.tell()

    @property
    def timetable(self) -> Timetable:
        return self.session.board.timetable(self.now)

    @property
    def about(self) -> Monday:
        """What the screen is about now; outside Monday what comes, or the steps."""
        from matchweek.domain.week.monday import Monday, monday_at

        if self._asks:
            return Monday.ASK
        board, timetable, now = self.session.board, self.timetable, self.now
        found = monday_at(timetable, board.applicant.state, now, tasks_done(board, timetable))
        if found is not Monday.NONE:
            return found
        return Monday.QUIET if now < timetable.list_opens else Monday.SEQUENCE

    # What is shown

    def words(self) -> str:
        from matchweek.tui.look.both_times import both

        return both(self.now, self.zone)

    def head_words(self) -> Sequence[Para]:
        return say.head(self.about, self.session.board, self.timetable, self.zone, self.now)

    def rows(self) -> Sequence[Row]:
        return say.rows(self.about, self.session.board, self.timetable, self.zone, self.now, self.width)

    def below_words(self) -> Sequence[Para]:
        return say.below(self.about, self.lines.cursor, self.session.board, self.timetable, self.now)

    def tell(self) -> None:
        about = self.about
        if about is not self._shown:
            self._shown = about
            self.keys_line.tell(_keys(about))
            super().tell()
            self.lines.home()
            self.lines.goto(say.first_open(self.session.board, self.timetable, self.now))
        super().tell()

    # Keys

    def do_take(self) -> None:
        """Record the answer, or tick the step, under the cursor."""
        key = self.lines.cursor
        if key == say.LATER:
            self._asks = False
            self.dismiss(None)
        elif key.startswith(say.ANSWER):
            self._record(ApplicantState(key.removeprefix(say.ANSWER)))
        elif key.startswith(say.TASK):
            self._tick(key)

    def _record(self, state: ApplicantState) -> None:
        def act(week: Week) -> Done:
            from matchweek.services.people import applicant

            return applicant.change(week, state=state.value)

        if self.session.do(act, self.host.said) is not False:
            self._asks = False
            # That the notice is there is told no longer: it would stand over whom to call.
            self.app.clear_notifications()
            self.tell()

    def _tick(self, key: str) -> None:
        done = key not in self.tasks_done

        def act(week: Week) -> Done:
            from matchweek.services.days import tasks

            return tasks.set_done(week, [key], done)

        self.session.do(act, self.host.said)

    def do_end_hour(self) -> None:
        from matchweek.domain.week.monday import HOUR_ENDED, Monday

        if self.about is not Monday.HOUR:
            self.notify("The hour is not running.", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.days import tasks

            return tasks.set_done(week, [HOUR_ENDED])

        self.session.do(act, self.host.said)

    def do_state(self) -> None:
        self._asks = True
        self.tell()
        self.lines.home()

    def do_reconcile(self) -> None:
        from matchweek.tui.screens.programs.reconcile import Reconcile

        self.app.push_screen(Reconcile(self.session, self.zone))

    def do_sheet_leave(self) -> None:
        if self._asks:
            self._asks = False
            self.tell()
        else:
            self.dismiss(None)


def _keys(about: Monday) -> tuple[Command, ...]:
    """The keys that do something in a part of Monday."""
    from matchweek.domain.week.monday import Monday

    at = MONDAY
    here: dict[Monday, tuple[Command, ...]] = {
        Monday.ASK: at.some("take"),
        Monday.HOUR: at.some("end_hour", "state"),
        Monday.SEQUENCE: (at.said("take", "done, or not"), *at.some("state", "reconcile")),
        Monday.MATCHED: at.some("state"),
        Monday.INELIGIBLE: at.some("state"),
    }
    return (*here.get(about, ()), at["sheet_leave"], *LIVE)
