"""Readiness: what has to stand before Monday, ticked off point by point; whom to call then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.week.readiness import READINESS, TERMINAL, Point, still_open
from matchweek.tui.commands.dialogs.days import READY
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.look.text import fit, masked, width_of
from matchweek.tui.screens.days.sheet import Sheet, ticked
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.people.applicant import Applicant
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

ZONE = "ready.zone"
PITCH = "ready.pitch"
PEOPLE = ("ready.school", "ready.people", "ready.lines")
_BY_KEY = {point.key: point for point in READINESS}


class Readiness(Sheet):
    """Space ticks a point, as one act; why and how of the one under the cursor stand below."""

    AT = READY

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Ready for Monday?")

    def on_mount(self) -> None:
        # Before the sheet's own: the cursor stays where it is put.
        self.tell()
        if missing := still_open(self.tasks_done):
            self.go_to(missing[0].key)

    def words(self) -> str:
        done = self.tasks_done
        ready = sum(point.key in done for point in READINESS)
        return f"{ready} of {len(READINESS)} ready"

    def head_words(self) -> Sequence[Para]:
        # What is still open stands below, the first of it under the cursor.
        if still_open(self.tasks_done):
            return ()
        return [Para([(f"All {len(READINESS)} points are ready.", "good")])]

    def rows(self) -> Sequence[Row]:
        board = self.session.board
        done = self.tasks_done
        found = (_rows(each, each.key in done, board.applicant, self.width) for each in READINESS)
        return [row for rows in found for row in rows]

    def below_words(self) -> Sequence[Para]:
        point = _BY_KEY.get(self.lines.cursor)
        if point is None:
            return ()
        said = [Para([("why  ", "dim"), point.why], 5), Para([("how  ", "dim"), here(point.how)], 5)]
        if point.key in PEOPLE:
            said.append(_does("people", "types it here, so that it stands ready on Monday"))
        if point.key == PITCH:
            said.append(_does("about_calls", "what a SOAP call is like, and one to practise"))
        if point.key == TERMINAL:
            said.append(_does("terminal", "looks at this terminal now"))
        if point.key == ZONE:
            said.append(_does("zone", f"your zone: {self.zone or 'not said yet'}"))
        return said

    def do_zone(self) -> None:
        self.host.do_zone()

    def do_about_calls(self) -> None:
        self.host.week_screen.do_about_calls()

    def do_terminal(self) -> None:
        from matchweek.tui.screens.own.terminal_check import TerminalCheck

        self.app.push_screen(TerminalCheck(self.session))

    def do_tick(self) -> None:
        key = self.lines.cursor
        if not key:
            return
        done = key not in self.tasks_done

        def act(week: Week) -> Done:
            from matchweek.services.days import tasks

            return tasks.set_done(week, [key], done)

        if self.session.do(act, self.host.said) and done:
            self.lines.move(1)

    def do_people(self) -> None:
        from matchweek.tui.screens.days.whom_to_call import PeopleForm

        self.app.push_screen(PeopleForm(self.session, self.zone))


def _rows(point: Point, done: bool, me: Applicant, width: int) -> list[Row]:
    """A point; what was noted towards it behind it, or below where a number would be cut."""
    noted = _noted(point.key, me)
    cells = min(max(54, width_of(point.title)), width - 2)
    pieces: list[Piece] = [ticked(done), (fit(point.title, cells), "dim" if done else "")]
    if noted and width_of(masked(noted)) <= width - cells - 6:
        return [Row([*pieces, "  ", (noted, "dim")], point.key)]
    return [Row(pieces, point.key), *(whole(["    "], noted, width, "", "dim") if noted else ())]


def _does(command: str, words: str) -> Para:
    return Para([(READY[command].shown_key, "key"), (f"    {words}", "dim")], 5)


def _noted(key: str, me: Applicant) -> str:
    """What was typed towards a point."""
    said = {
        "ready.school": (me.soap_lead, me.soap_lead_phone),
        "ready.people": (me.friend, me.friend_phone),
        "ready.lines": (me.country, me.crisis_line),
    }
    return " ".join(part for part in said.get(key, ()) if part)
