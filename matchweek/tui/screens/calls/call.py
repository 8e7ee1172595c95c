"""Writing a call down: it is stored at the key press, and everything else may be filled in later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from matchweek.domain.contacts.calls import Call, Outcome
from matchweek.tui.commands.dialogs.calls import CALL_FORM
from matchweek.tui.screens.call_applied import Applied
from matchweek.tui.screens.calls.call_fields import ProgramFinder, call_fields
from matchweek.tui.screens.calls.call_lines import CallLines, Logged
from matchweek.tui.screens.calls.call_pages import ANSWERS, CARD, PITCH, CallPages
from matchweek.tui.screens.calls.call_questions import RuleQuestions
from matchweek.tui.screens.calls.call_room import CallRoom
from matchweek.tui.screens.calls.call_values import CODE, values_of
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form import Question
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete
    from textual.events import ScreenResume

    from matchweek.services.core.week import Done, Week
    from matchweek.tui.commands import Command
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

TICK = 1.0
"""Seconds between two looks at the timer."""
# Where in the form a question of a call is answered.
ANSWERED_IN = {
    "who_began": "begun_by",
    "applied": "applied",
    "applied_after": "counts",
    "too_early": "counts",
}


def start_call(app: Host, session: Session, zone: str, *, missed: bool = False) -> CallForm:
    """Store that a call came in now, then open its form. No program is presumed."""
    at = session.clock.now()
    logged = Logged()
    # “Missed” says nothing yet of a message left: the channel is chosen in the form.
    fields: dict[str, Any] = {"missed": True} if missed else {}
    number = app.number_shown(missed=missed)
    if number:
        fields["number"] = number

    def act(week: Week) -> Done:
        from matchweek.services.core.week import newest_entry
        from matchweek.services.days import calls

        done = calls.add(week, at, **fields)
        logged.number, logged.made = int(done.keys[0]), newest_entry(week)
        return done

    def then(done: Done) -> None:
        app.said_words(done.words)
        # A call that had to wait may be on the board before its form knew its number.
        for form in app.screen_stack:
            if isinstance(form, CallForm) and form.logged is logged:
                form.board_changed()

    stored = session.do(act, then)
    call = session.board.call(logged.number) if stored and logged.number is not None else None
    screen = CallForm(
        session,
        zone,
        logged,
        call or Call(0, at, number=number, missed=missed, call_back="due" if missed else "none"),
    )
    app.push_screen(screen)
    return screen


def log_try(app: Host, session: Session, number: int) -> None:
    """Log one more try to return a call; it stays on the list."""

    def act(week: Week) -> Done:
        from matchweek.services.days import calls

        return calls.tried(week, number)

    session.do(act, app.said)


def open_call(app: Host, session: Session, zone: str, number: int, *, answers: str = "") -> CallForm | None:
    """Open the form of a call that was logged before, with what was typed and never committed.

    `answers` is the open question (domain.gate.call_doubts.Doubt) whose line has the keys first.
    """
    call = session.board.call(number)
    if call is None:
        return None
    screen = CallForm(session, zone, Logged(number), call, ANSWERED_IN.get(answers, ""), found=True)
    app.push_screen(screen)
    return screen


class CallForm(FormScreen):
    """The form of one call: its lines, its rule questions, whether one applied. Escape twice leaves it;
    everything is kept."""

    RULE = "contact.opened"
    AT = CALL_FORM

    def __init__(
        self,
        session: Session,
        zone: str,
        logged: Logged,
        call: Call,
        begin_at: str = "",
        *,
        found: bool = False,
    ) -> None:
        self.logged = logged
        self._begin_at = begin_at
        self.found = found
        self._said = ""
        self.call = call
        self.call_back = call.call_back
        super().__init__(session, zone, self._title())
        self.begin(values_of(call))

    def _title(self) -> str:
        title = "Missed call" if self.call.missed else "Call"
        return title if self.logged.number is None else f"{title} {self.logged.number}"

    def fields(self) -> Sequence[Field]:
        self.lines = CallLines(self)
        self.room = CallRoom(self)
        self.pages = CallPages(self)
        self.questions = RuleQuestions(self)
        self.applied = Applied(self)
        self.finder = ProgramFinder(self)
        return call_fields(self, missed=self.call.missed)

    @property
    def program_code(self) -> str:
        return self.finder.picked

    @property
    def rule_section(self) -> str:
        """The rule that the question marked rests on."""
        question = self.questions.question
        return question.section if question is not None else self.RULE

    @property
    def draft_form(self) -> str:
        return self.logged.form

    def body(self) -> Iterable[Widget]:
        if words := self.host.heard(self.call):
            yield Words([Para([("You hear: ", "accent"), words], 2)], id="heard")
        yield self.questions.reply
        yield from super().body()

    def values(self) -> dict[str, str]:
        return {**self.form.values(), CODE: self.finder.picked}

    def show_values(self, values: Mapping[str, str]) -> None:
        self.finder.picked = values.get(CODE, self.finder.picked)
        super().show_values(values)

    def label_of(self, name: str) -> str:
        return "Program" if name == CODE else super().label_of(name)

    def shown_value(self, name: str, value: str) -> str:
        return self.board.question(value) if name == CODE and value else super().shown_value(name, value)

    def on_mount(self) -> None:
        from matchweek.tui.app.ready_for_names import warm_finding

        warm_finding(self.session)
        self.set_interval(TICK, self.tick)
        self.say_title()
        # A call that was stored a moment ago is open nowhere else: nothing is written for it now.
        if self.found and self.keeper.go_on() is not None:
            note = self.form.by_id["note"]
            self.form.go(note if note.value else self.form.active)
        if self._begin_at:
            self.form.go(self._begin_at)
        self.questions.tell_reply()

    def say_title(self, words: str = "") -> None:
        """Beside the heading how long the call lasts; behind it what became of the words, and who waits."""
        timer = self.room.timer()
        said = (self.keeper.others(), words, self.room.waits())
        heading = f"{self.heading}  {timer}" if timer else self.heading
        self.title_line.tell(heading, " · ".join(part for part in said if part))

    def tick(self) -> None:
        """Each second the timer, and that of the pitch."""
        self.pages.tick()
        timer = self.room.timer()
        if timer and self.is_current:
            _, said = self.title_line.said
            self.title_line.tell(f"{self.heading}  {timer}", said)

    def dismiss(self, result: None = None) -> AwaitComplete:
        done = super().dismiss(result)
        self.room.left()
        return done

    # What stands beside and under the lines

    def form_moved(self) -> None:
        before = self._typed_in
        super().form_moved()
        if before is not None and before.id == "applied_at" and self.form.active is not before:
            self.applied.submit()
        self._show_card()

    def form_changed(self, field: Field) -> None:
        super().form_changed(field)
        self.pages.to_form()
        self.questions.changed(field)
        if field.id == "applied" and field.value == "yes":
            self.applied.propose_time()
        elif field.id == "number":
            self.form.forget_suggestions()
        self._show_card()

    def _show_card(self) -> None:
        self.pages.show()

    # Which program it was

    def form_picked(self, field: TextField, key: str) -> None:
        if field is not self.finder:
            field.value = key
            self.form_changed(field)
            self.form.step(1)
            return
        program = self.board.programs.get(key)
        if program is None:
            return
        self.lines.asked = key
        words = f"{program.question}: is it this one?"
        note = self.form.by_id["note"]
        self.form.ask(Question(field, words, lambda: self._confirm(key), self._deny, note))

    def _confirm(self, code: str) -> None:
        from matchweek.services.days.guessing import teaches

        # Kept with the pick, in one act: the next time the name leads there by itself.
        self._said = self.finder.value if teaches(self.finder.value, code, self.board) else ""
        if number := self.lines.number_said():
            self.form.by_id["number"].value = number
        self.finder.picked = code
        self.finder.value = ""
        self.form_changed(self.finder)
        # Whoever goes on typing writes a note: no letter of it may answer or choose what stands below.
        self.form.go("note")

    def _deny(self) -> None:
        self.form.go(self.finder)

    # Leaving

    def form_left(self) -> None:
        """Leave; before a correction that closes a gate is stored, what it closes is said and asked."""
        said = self.lines.would_close()
        if not said:
            super().form_left()
            return
        from matchweek.tui.screens.advocates.closing_gates import ask_before_closing

        ask_before_closing(self.host, said, super().form_left)

    def problem(self) -> str:
        return self.lines.changes().unread

    def commit(self) -> None:
        """One act: what was changed in the form, and the end of its draft."""
        self.applied.submit()
        found = self.lines.changes()
        if not found.fields and found.at is None:
            self.leaving.forget()
            return
        # Known by then even where it had to wait for the file: acts are stored in order.
        logged, seen, said = self.logged, self.keeper.seen, self._said

        def act(week: Week) -> Done:
            from matchweek.services.core.unsaved_text import Commits
            from matchweek.services.days import calls

            assert logged.number is not None
            draft = Commits(logged.form, logged.seen(seen))
            return calls.change(week, logged.number, found.at, draft=draft, said=said, **found.fields)

        def then(done: Done) -> None:
            # That a question is gone which nobody took back is told once more, and for longer.
            if self.questions.undone:
                self.host.said(done)
            else:
                self.host.said_words(done.words)

        self.leaving.act(act, then)

    # Keys while letters act

    def _heat(self, heat: int) -> None:
        self.form.by_id["heat"].value = str(heat)
        self.form_changed(self.form.by_id["heat"])
        self.form.paint()

    def do_heat_1(self) -> None:
        self._heat(1)

    def do_heat_2(self) -> None:
        self._heat(2)

    def do_heat_3(self) -> None:
        self._heat(3)

    def do_heat_4(self) -> None:
        self._heat(4)

    def do_heat_5(self) -> None:
        self._heat(5)

    def do_to_notes(self) -> None:
        """Back to the line: what is said goes on."""
        self.pages.to_form()
        note = self.form.by_id["note"]
        if isinstance(note, TextField):
            note.buffer.last()
        self.form.go(note)

    def do_into_line(self) -> None:
        self.pages.to_form()
        super().do_into_line()

    def do_card(self) -> None:
        """The program's card, whole."""
        self.pages.turn(CARD)

    def do_pitch(self) -> None:
        """One's own words, with the time since one began to say them."""
        self.pages.turn(PITCH)

    def do_answers(self) -> None:
        """One's own answers to what is asked in most calls."""
        self.pages.turn(ANSWERS)

    def on_resize(self) -> None:
        # Behind what the form itself does with its new size.
        self.call_after_refresh(self.pages.place)

    def do_screened(self) -> None:
        self.room.end(Outcome.SCREENED)

    def do_interview_set(self) -> None:
        self.room.interview_set()

    def do_will_call_back(self) -> None:
        self.room.end(Outcome.WILL_CALL_BACK)

    def do_offer_talk(self) -> None:
        self.room.end(Outcome.OFFER_TALK)

    def do_not_interested(self) -> None:
        self.room.end(Outcome.NOT_INTERESTED)

    def do_wrong_number(self) -> None:
        self.room.end(Outcome.WRONG_NUMBER)

    def open_other(self, host: Host, waiting: Sequence[int]) -> None:
        """Open the first of the calls that wait, by their numbers; the others go on waiting behind it."""
        opened = open_call(host, self.session, self.zone, waiting[0])
        if opened is not None:
            opened.room.waiting = list(waiting[1:])

    def do_other_call(self) -> None:
        self.room.switch()

    def do_next_missed(self) -> None:
        self.keep()
        start_call(self.host, self.session, self.zone, missed=True)

    def do_back_done(self) -> None:
        field = self.form.by_id.get("call_back")
        if field is None:
            self.app.notify("This call was answered: there is nothing to call back.", markup=False)
            return
        field.value = "due" if field.value == "done" else "done"
        self.form_changed(field)
        self.form.paint()

    def do_back_tried(self) -> None:
        number = self.logged.number
        if not self.call.missed and self.call.call_back == "none":
            self.app.notify("This call was answered: there is nothing to call back.", markup=False)
        elif number is not None:
            log_try(self.host, self.session, number)

    def do_rule_question(self) -> None:
        self.questions.mark()

    def do_my_numbers(self) -> None:
        """One's IDs and numbers, large, over the form of the call."""
        from matchweek.tui.screens.own.in_large import InLarge

        self.keep()
        self.app.push_screen(InLarge(self.session))

    def do_statement(self) -> None:
        """A dated statement of this contact, with what is typed now."""
        from matchweek.tui.screens.calls.contact_statement import StatementScreen

        self.keep()
        if self.session.ready:
            self.app.push_screen(StatementScreen(self.session, self.lines.typed_call()))

    @property
    def shown_keys(self) -> Sequence[Command]:
        # They answer the question under the program, which is there only sometimes.
        asks = self.applied.asks_applied() and not self.form.by_id["applied"].value
        hidden = {"other_call"} if not self.room.waits() else set[str]()
        return [key for key in self.KEYS if key.id not in (hidden if asks else {"yes", "no", *hidden})]

    def do_yes(self) -> None:
        self._answer("yes")

    def do_no(self) -> None:
        self._answer("no")

    def _answer(self, answer: str) -> None:
        """Answer the question that stands open under the program."""
        if self.applied.asks_applied():
            field = self.form.by_id["applied"]
            field.value = answer
            self.form_changed(field)
            self.form.paint()

    def stored(self) -> Mapping[str, str] | None:
        """The call as it is stored; its number is known a moment before the board has it."""
        call = self.board.call(self.logged.number) if self.logged.number is not None else None
        if call is None:
            return None if self.call.id else self.keeper.before
        self.call = call
        return values_of(call)

    def board_changed(self) -> None:
        super().board_changed()
        if not self.is_mounted or self.leaving.left:
            return
        if self.heading != self._title():
            self.heading = self._title()
            self.say_title()
        self._show_card()

    def on_screen_resume(self, event: ScreenResume) -> None:
        # What is mixed in hears of it too: each class has its turn.
        if self.call.id and self.board.call(self.call.id) is None:
            self._go_when_on_top()
        else:
            self.say_title()
            self.form_moved()

    def _go_when_on_top(self) -> None:
        """The call was taken back: there is nothing to write down any more."""
        if self.is_current:
            self.dismiss(None)
