"""Questions before an offer, or the answer given to it in R3, is recorded. None does anything in R3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.errors import BadInput, MatchweekError, RuleSaysNo
from matchweek.tui.commands.dialogs.offers import OFFER_QUESTION
from matchweek.tui.commands.dialogs.questions import LINE
from matchweek.tui.forms.lines import KeptLines
from matchweek.tui.look.both_times import both
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.look.text import masking
from matchweek.tui.screens.days.times import Told, read_time, tell_time, zones_of
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import BLANK, Para, Words

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.season.timetable import Timetable
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session


class OfferDialog(Dialog[None]):
    """Asks once. `at` is the instant it is judged at: when the key was pressed, or the time that is typed.

    Subclasses say the words, judge, and act; what a rule questions is recorded with a reason.
    """

    RULE = "offers.one"
    AT = OFFER_QUESTION
    TIME_WORDS = "at"
    DEFAULT_CSS = """
    OfferDialog {
        Input, Input:focus {
            display: none; height: 1; border: none; padding: 0 1; background: $foreground 10%;
        }
        Input.-asked { display: block; }
        #question { margin-bottom: 1; }
        #said { margin-top: 1; }
    }
    """

    def __init__(self, session: Session, zone: str, title: str, subject: str) -> None:
        super().__init__(title, subject)
        self.session = session
        self.zone = zone
        self.opened_at = session.clock.now()
        self.question = Words(id="question")
        self.line = Input(placeholder="such as 10:58, Thu 9:58 CT, 19:58 own", compact=True)
        self.said = Words(id="said")
        self.kept = KeptLines(self, self.draft_form, {"at": self.line})

    def body(self) -> Iterable[Widget]:
        yield self.question
        yield self.line
        yield self.said

    def on_mount(self) -> None:
        again = self.kept.open()
        self.tell()
        if again or self._asks_for_time():
            self.do_offer_time()

    # What subclasses say

    @property
    def draft_form(self) -> str:
        """The name under which the time that is typed is kept."""
        raise NotImplementedError

    def words(self) -> Iterator[Para]:
        """What is recorded, and what that does not do."""
        raise NotImplementedError

    def judge(self, at: datetime, because: str) -> None:
        """Raise what speaks against recording it at an instant."""
        raise NotImplementedError

    def act(self, week: Week, at: datetime, because: str) -> Done:
        """Record it."""
        raise NotImplementedError

    def recorded(self, done: Done) -> None:
        """Say what was recorded."""
        self.host.said(done)

    # The time

    @property
    def board(self) -> Board:
        return self.session.board

    def timetable(self, at: datetime) -> Timetable:
        return self.board.timetable(at)

    def _at(self) -> datetime:
        """The instant meant. Raises BadInput for a text that is none."""
        typed = self.line.value.strip()
        if not typed:
            return self.opened_at
        return read_time(typed, self.zone, self.session.clock.now(), "past", theirs=self._theirs)

    @property
    def _theirs(self) -> tuple[Timezone, ...]:
        return zones_of(self.board, self.program_code)

    @property
    def program_code(self) -> str:
        """The program whose zone “their time” is."""
        return ""

    def _against(self) -> MatchweekError | None:
        """What speaks against it as it stands."""
        try:
            self.judge(self._at(), "")
        except MatchweekError as error:
            return error
        return None

    def _may_give_reason(self) -> bool:
        """Whether a reason would let it be recorded all the same."""
        try:
            self.judge(self._at(), "a reason")
        except MatchweekError:
            return False
        return True

    def _asks_for_time(self) -> bool:
        """Whether another time is the first thing to ask for."""
        return False

    def tell(self) -> None:
        """Write everything anew for the time that is meant."""
        self.question.say(list(self.words()))
        said: list[Para] = []
        told = self._told()
        said.append(Para([(f"{self.TIME_WORDS}  ", "dim"), (told.words, told.style)]))
        said += [Para([note], 2) for note in told.notes]
        if told.at is None:
            self.said.say(said)
            return
        against = self._against()
        if against is not None:
            said += [BLANK, Para([(f"{against.title}. ", "warn"), here(against.detail)])]
            if isinstance(against, RuleSaysNo):
                said.append(Para([("Rule: ", "dim"), against.rule]))
            said.append(Para([self._remedy(against)]))
        self.said.say(said)

    @property
    def rule_section(self) -> str:
        """The rule that speaks against it, where one does."""
        against = self._against() if self._told().at is not None else None
        return against.section if isinstance(against, RuleSaysNo) else self.RULE

    def _told(self) -> Told:
        """How the time that is meant is read."""
        typed = self.line.value.strip()
        if not typed:
            return Told(both(self.opened_at, self.zone), "strong", self.opened_at)
        return tell_time(typed, self.zone, self.session.clock.now(), "past", theirs=self._theirs)

    def _remedy(self, against: MatchweekError) -> str:
        if self._may_give_reason():
            words = "If R3 shows it all the same, {offer_yes} asks for your reason and records it with that."
            return self.AT.in_words(words)
        return here(against.remedy)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.kept.changed()
        self.tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The time stands: the keys act again."""
        event.stop()
        self.set_focus(None)
        self.tell_keys()

    # Keys

    def do_offer_time(self) -> None:
        self.line.add_class("-asked")
        # At once: “y” of a time that is typed right behind the key would answer the question.
        self.set_focus(self.line)
        self.keys_line.tell((LINE.said("line_enter", "that time", 1), LINE["line_leave"]))

    def do_offer_yes(self) -> None:
        try:
            at = self._at()
        except BadInput as error:
            self.notify(here(error.detail), title=error.title, severity="warning", markup=False)
            return
        against = self._against()
        if against is None:
            self._record(at, "")
        elif self._may_give_reason():
            from matchweek.tui.screens.dialogs.because import Because

            words = f"{here(against.detail)} What does R3 show, or what happened?"
            because = Because(
                against.title, words, draft_form=f"reason:{self.draft_form}", rule=self.rule_section
            )
            self.app.push_screen(because, lambda reason: self._record(at, reason) if reason else None)
        else:
            self.host.tell(against)

    def _record(self, at: datetime, because: str) -> None:
        def act(week: Week) -> Done:
            return self.act(week, at, because)

        if self.session.do(act, self.recorded) is not False:
            self.leave()

    def leave(self) -> None:
        """Leave; the time that was typed is kept no longer."""
        self.kept.end()
        self.dismiss(None)

    def do_offer_no(self) -> None:
        if self.line.has_focus:
            self.set_focus(None)
            self.keys_line.tell(self.KEYS)
        else:
            self.leave()


def title_of_interview(app: Host, board: Board, interview: Interview) -> str:
    """The program of an interview as the screen names it, masked while names are."""
    if interview.program in board.programs or interview.tracked not in board.kept.tracked:
        return title_of(app, board, interview.program)
    return "a program of the season" if masking() else board.interview_title(interview)


def title_of(app: Host, board: Board, code: str) -> str:
    """A program as the screen names it, masked while names are."""
    program = board.programs.get(code)
    return app.program_title(program) if program is not None else code
