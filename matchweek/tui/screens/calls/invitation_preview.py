"""What an invitation would record, move or cancel, looked at before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from matchweek.domain.contacts.invitations import Outcome
from matchweek.domain.times.zones import wall
from matchweek.tui.commands.dialogs.days import INTERVIEW_FORM, INVITATIONS
from matchweek.tui.look.text import fit
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para, labelled

if TYPE_CHECKING:
    from matchweek.domain.contacts.calendar_events import CalendarEvent
    from matchweek.services.core.week import Done, Week
    from matchweek.services.days.invitation_proposals import Answer, Proposal
    from matchweek.tui.session.session import Session

T = TypeVar("T")
MARKS: dict[Outcome, Piece] = {
    Outcome.NEW: ("+ ", "good"),
    Outcome.RECORDED: ("+ ", "good"),
    Outcome.CHANGED: ("~ ", "warn"),
    Outcome.CANCELLED: ("x ", "warn"),
}
ASKED: Piece = ("? ", "warn")
NOTHING: Piece = ("= ", "dim")
_WHEN, _TITLE, _LABEL = 19, 30, 16


class InvitationPreview(Sheet):
    """The events of one file or paste; `code` is the program whose interviews stood behind, or empty.

    Enter stores the one under the cursor; what is not certain is answered by keys first, never by itself.
    """

    NAMES_UNKNOWN = True
    AT = INVITATIONS

    def __init__(self, session: Session, zone: str, events: Sequence[CalendarEvent], code: str = "") -> None:
        super().__init__(session, zone, "An invitation")
        self.events = events
        self.code = code
        self.answers: dict[int, Answer] = {}
        self.found: list[Proposal] = []
        self._look()

    def _look(self) -> None:
        from matchweek.services.days.invitations import proposals

        self.found = proposals(self.session.board, self.events, self.now, self.zone, self.answers)
        if not self.code:
            return
        for one in self.found:
            none = not one.which.candidates and not one.which.rows and not one.program and not one.row
            if none and one.number not in self.answers:
                # It was brought in from this program's own interviews, and names no other one.
                self._say(one, program=self.code)
                return

    def board_changed(self) -> None:
        """Another window may have brought a newer version in meanwhile."""
        self._look()
        super().board_changed()

    # What is shown

    def words(self) -> str:
        count = len(self.found)
        return (
            f"{count} event{'' if count == 1 else 's'} · nothing is stored yet"
            if self._open
            else "nothing is new"
        )

    @property
    def _open(self) -> bool:
        return any(one.may_be_stored or one.questions for one in self.found)

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        from matchweek.services.days.invitation_proposals import foreseen

        for one in self.found:
            mark = ASKED if one.questions else MARKS.get(one.outcome, NOTHING)
            says = one.questions[0] if one.questions else foreseen(one)
            style = "" if one.may_be_stored or one.questions else "dim"
            title = fit(one.event.title or "an event without a title", min(_TITLE, self.width // 3))
            when = f"{wall(one.at)} ET" if one.at is not None else ""
            words = (says, "warn" if one.questions else "dim")
            yield Row([mark, (fit(when, _WHEN), style), "  ", (title, style), "  ", words], str(one.number))

    @property
    def proposal(self) -> Proposal | None:
        """The event under the cursor."""
        return next((one for one in self.found if str(one.number) == self.lines.cursor), None)

    def below_words(self) -> Sequence[Para]:
        from matchweek.services.days.invitation_proposals import foreseen, said_of

        one = self.proposal
        if one is None:
            return ()
        said = [Para([(f"{words} ", "warn"), (self._how(words), "")]) for words in one.questions]
        if not one.questions:
            said.append(Para([(foreseen(one), "strong" if one.may_be_stored else "dim")]))
        said += [
            labelled(name, (words, ""), width=_LABEL) for name, words in said_of(one, self.session.board)
        ]
        said += [Para([(f"! {words}", "warn")], 2) for words in one.remarks]
        return said

    def _how(self, question: str) -> str:
        """Which key answers a question."""
        if question.endswith("no time."):
            return self.AT.in_words("{Invitation_form} opens the form, to type when it begins.")
        if "zone" in question or question.endswith("is it meant?"):
            return self.AT.in_words("{Invitation_zone} goes through the zones.")
        return self.AT.in_words("{Invitation_program} goes through the programs.")

    # Answers

    def _say(self, one: Proposal, **said: object) -> None:
        from matchweek.services.days.invitation_proposals import NO_ANSWER

        before = self.answers.get(one.number, NO_ANSWER)
        self.answers[one.number] = replace(before, **said)  # type: ignore[arg-type]
        self._look()

    def do_invitation_zone(self) -> None:
        """Read its time in the next zone that may be meant; none is taken by itself."""
        one = self.proposal
        if one is None or not one.zones:
            self.notify("Its zone is certain: there is none to choose.", markup=False)
            return
        self._say(one, zone=_next(one.zones, one.zone))
        self.tell()

    def do_invitation_program(self) -> None:
        """Take the next program that it may be of."""
        one = self.proposal
        if one is None or one.known is not None:
            self.notify("Its program is known: it is recorded already.", markup=False)
            return
        some = self._may_be(one)
        if not some:
            there = INTERVIEW_FORM["read_mail"].shown_key
            words = (
                "It names no program of your list. {interview} on the program opens an interview with it: "
            )
            self.notify(f"{self.AT.in_words(words)}paste this into its notes, then {there}.", markup=False)
            return
        now = ("", one.row, False) if one.row else (one.program, 0, bool(one.new))
        program, row, new = _next(some, now if not one.new else ("", 0, True))
        self._say(one, program=program, row=row, new=new)
        self.tell()

    def _may_be(self, one: Proposal) -> tuple[tuple[str, int, bool], ...]:
        """What it may be of: a program of the season, of the list, or a new one of the season."""
        codes = dict.fromkeys((*one.which.candidates, *((self.code,) if self.code else ())))
        if one.which.code and not one.which.rows:
            codes = dict.fromkeys((one.which.code, *codes))
        found = [("", row, False) for row in one.which.rows] + [(code, 0, False) for code in codes]
        new = [("", 0, True)] if one.which.proposed else []
        return (*new, *found) if "code" in one.which.proposed else (*found, *new)

    def do_invitation_there(self) -> None:
        """It is the next interview with its program that there is, or a new one again."""
        one = self.proposal
        if one is None or one.known is not None or not (one.program or one.row):
            self.notify("Only a new one with a program can be said to be another one.", markup=False)
            return
        kept = self.session.board.kept.interviews.values()
        same = (
            each.id for each in kept if (each.tracked == one.row if one.row else each.program == one.program)
        )
        numbers: tuple[int | None, ...] = (None, *same)
        said = self.answers.get(one.number)
        self._say(
            one, program=one.program, row=one.row, interview=_next(numbers, said.interview if said else None)
        )
        self.tell()

    def do_invitation_form(self) -> None:
        """Open the form of an interview with what was found, to type the rest of it."""
        from matchweek.tui.screens.calls.interview import InterviewForm
        from matchweek.tui.screens.days.times import time_text

        one = self.proposal
        if one is None or not one.program or one.interview is not None:
            self.notify("A form is for a new interview with a program that is known.", markup=False)
            return
        begun = {name: str(value) for name, value in one.fields.items()}
        if one.at is not None:
            begun["at"] = time_text(one.at)
        self.app.switch_screen(InterviewForm(self.session, self.zone, one.program, None, begun))

    # Storing

    def do_invitation_take(self) -> None:
        one = self.proposal
        if one is None:
            return
        if not one.may_be_stored:
            words = (
                f"{one.questions[0]} {self._how(one.questions[0])}"
                if one.questions
                else "Nothing is new in it."
            )
            self.notify(words, title="Not stored", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.days.invitations_stored import bring_in

            return bring_in(week, [one])

        self.session.do(act, self._stored)

    def _stored(self, done: Done) -> None:
        self.host.said(done)
        self._look()
        if not self._open:
            self.dismiss(None)
        else:
            self.tell()


def _next(some: Sequence[T], now: T) -> T:
    """The one behind `now`; the first where it is none of them, or the last."""
    place = some.index(now) + 1 if now in some else 0
    return some[place % len(some)]
