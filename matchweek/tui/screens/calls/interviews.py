"""The interviews by time: all of them, or those of one program; enter opens one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.events import ScreenResume

from matchweek.domain.contacts.interviews import BETWEEN, Interview, InterviewStatus, clashes
from matchweek.tui.commands import key_for
from matchweek.tui.commands.dialogs.days import INTERVIEWS
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.text import fit, fit_name, width_of
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.offers.offer_dialog import title_of, title_of_interview
from matchweek.tui.screens.programs.one_program import code_of_one
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matchweek.domain.board.board import Board
    from matchweek.domain.board.unfinished import Unfinished
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

BEGUN = "interview:new:"
MARKS: dict[str, Piece] = {
    InterviewStatus.ARRANGED: ("· ", "accent"),
    InterviewStatus.DONE: ("✓ ", "good"),
    InterviewStatus.CANCELLED: ("x ", "dim"),
}


class Interviews(Sheet):
    """With a `code` only those of that program; another one with it can be added then."""

    AT = INTERVIEWS
    WITHOUT_LINES = ("interview_new", "invitation_paste")

    def __init__(self, session: Session, zone: str, code: str = "") -> None:
        super().__init__(session, zone, "Interviews")
        self.code = code

    @property
    def found(self) -> list[Interview]:
        """The interviews shown, by time."""
        return of_program(self.session.board, self.code)

    def words(self) -> str:
        if self.code:
            return title_of(self.host, self.session.board, self.code)
        begun = f" · {len(self.begun)} half done" if self.begun else ""
        return f"{len(self.found)} by time{begun}" if self.found or begun else ""

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        found, now = self.found, self.now
        for one in self.begun:
            yield Row([("! ", "warn"), (f"{one.missing}  ", "warn"), one.title], one.form)
        if not found and self.begun:
            return
        if not found:
            yield Row(
                [("No interview yet: ", ""), (key_for("interview"), "key"), " on a program records one."]
            )
            return
        times = {each.id: due_words(each.at, self.zone, now) for each in found}
        cells = max(map(width_of, times.values()))
        coming = [each for each in found if each.status == InterviewStatus.ARRANGED]
        for each in found:
            over = each.status != InterviewStatus.ARRANGED
            title = title_of_interview(self.host, self.session.board, each)
            tail = [f"{each.minutes} min", each.channel, each.interviewer]
            if clashes(coming, each) and not over:
                tail.append(_clash(each, clashes(coming, each)))
            if any(one.form == f"interview:{each.id}" for one in self.session.board.unfinished):
                tail.insert(0, "not finished")
            name = fit_name(title, max(12, (self.width - cells - 4) // 2))
            pieces: list[Piece] = [MARKS.get(each.status, "  "), (fit(times[each.id], cells), "dim"), "  "]
            words = " · ".join(part for part in tail if part)
            yield Row([*pieces, (name, "dim" if over else ""), " ", (words, "dim")], str(each.id))

    def below_words(self) -> Sequence[Para]:
        each = self.interview
        if each is None:
            return ()
        interest = f"   interest {each.interest} of 5" if each.interest else ""
        said = [Para([(each.status, "strong"), (interest, "accent"), (f"   {each.place}", "")])]
        return [*said, *(Para([(line, "dim")]) for line in each.note.splitlines()[:4])]

    @property
    def interview(self) -> Interview | None:
        """The interview under the cursor."""
        return next((each for each in self.found if str(each.id) == self.lines.cursor), None)

    @property
    def begun(self) -> list[Unfinished]:
        """What was begun with a program and has no beginning yet."""
        drafts = [each for each in self.session.board.unfinished if each.form.startswith(BEGUN)]
        return [each for each in drafts if self.code in ("", each.program)]

    def on_screen_resume(self, event: ScreenResume) -> None:
        self.host.follow_drafts()

    def do_interview_open(self) -> None:
        if self.lines.cursor.startswith(BEGUN):
            go_on(self.host, self.session, self.zone, self.lines.cursor.partition(":")[2])
            return
        each = self.interview
        if each is not None:
            open_interview(self.host, self.session, self.zone, each.id)

    def do_invitation_paste(self) -> None:
        """Take a pasted invitation; a preview follows."""
        from matchweek.tui.screens.calls.paste_invitation import PasteInvitation

        if self.session.ready and self.host.names_may_show("an invitation"):
            self.app.push_screen(PasteInvitation(self.session, self.zone, self.code))

    def do_interview_new(self) -> None:
        each = self.interview
        code = self.code or (each.program if each is not None else "")
        if code:
            _push(self.host, self.session, self.zone, code)
        else:
            self.notify(f"{key_for('interview')} on a program records one.", markup=False)


def _clash(each: Interview, others: Sequence[Interview]) -> str:
    over = any(other.at < each.ends and each.at < other.ends for other in others)
    return "overlaps" if over else f"less than {BETWEEN // timedelta(minutes=1)} min apart"


def of_program(board: Board, code: str = "") -> list[Interview]:
    """The interviews of a program, or all of them, by time."""
    found = [each for each in board.kept.interviews.values() if not code or each.program == code]
    return sorted(found, key=lambda each: (each.at, each.id))


def open_interview(app: Host, session: Session, zone: str, number: int) -> None:
    """Open the form of an interview; nothing where there is none of that number."""
    known = session.board.kept.interviews.get(number)
    if known is not None:
        _push(app, session, zone, known.program, known)


def go_on(app: Host, session: Session, zone: str, key: str) -> None:
    """Open the form of a draft by what stands behind its “interview:”: a number, or “new:CODE”."""
    if key.isdecimal():
        open_interview(app, session, zone, int(key))
    else:
        _push(app, session, zone, key.removeprefix("new:"))


def open_for(app: Host, session: Session, zone: str, codes: tuple[str, ...]) -> None:
    """What the key i opens on a program: a new form, or the interviews there are with it."""
    code = code_of_one(app, codes, "An interview is with one program")
    if code is None:
        return
    if of_program(session.board, code):
        app.push_screen(Interviews(session, zone, code))
    else:
        _push(app, session, zone, code)


def open_from_call(app: Host, session: Session, zone: str, number: int) -> None:
    """A new form, begun with what a call told: who called, by when."""
    from matchweek.tui.screens.days.times import time_text

    call = session.board.call(number)
    if call is None or not call.program or not call.confirmed:
        app.notify("Which program called is not confirmed yet: open the call and say which.", markup=False)
        return
    begun = {"interviewer": call.caller}
    if call.next_due is not None and call.kind == "interview":
        begun["at"] = time_text(call.next_due)
    _push(app, session, zone, call.program, begun=begun)


def begin(app: Host, session: Session, zone: str, code: str, interviewer: str = "") -> None:
    """What an interview set in a call opens: those there are with the program, or a new form."""
    if of_program(session.board, code):
        app.push_screen(Interviews(session, zone, code))
    else:
        _push(app, session, zone, code, begun={"interviewer": interviewer})


def _push(
    app: Host,
    session: Session,
    zone: str,
    code: str,
    known: Interview | None = None,
    begun: Mapping[str, str] | None = None,
) -> None:
    from matchweek.tui.screens.calls.interview import InterviewForm

    app.push_screen(InterviewForm(session, zone, code, known, begun))
