"""Rule questions in a call's form: what to say at once, how grave it is, the words used. Nothing is filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from matchweek.domain.gate.rule_questions import NOTHING_FILED, REPLY, Grade, Incident, Question
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.calls import CALL_FORM
from matchweek.tui.screens.call_part import CallPart
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.tui.screens.calls.call import CallForm

OPTIONS = (
    ("", "none"),
    ("not_applied", "not applied to"),
    ("too_early", "too early"),
    ("commitment", "commitment"),
    ("list_place", "list place"),
    ("where_else", "where else"),
    ("pressure", "pressure"),
    ("other", "other"),
)
_OWN_WORDS = 40

MORE_KEYS = "After {leave}, {statement} shows a statement, {rules} the rule."


class IncidentField(ChoiceField):
    """The kinds of rule questions; one written in a person's own words stays as it was written."""

    @property
    def value(self) -> str:
        return self._chosen

    @value.setter
    def value(self, value: str) -> None:
        if all(value != known for known, _ in self.options):
            self.options = (*OPTIONS, (value, value[:_OWN_WORDS]))
        self._chosen = value


def question_fields(questions: RuleQuestions) -> list[Field]:
    """The rule question and the words used; there once it was asked for or one is marked."""
    return [
        IncidentField(
            "incident", "Rule?", OPTIONS, shown=questions.asks_question, under=questions.question_words
        ),
        TextField(
            "incident_words",
            "  words",
            lines=True,
            shown=questions.marked,
            hint="as they were said, word for word",
        ),
    ]


class RuleQuestions(CallPart):
    """One key marks a rule question in a call's form, with the reply to say at the top."""

    def __init__(self, screen: CallForm) -> None:
        super().__init__(screen)
        self.reply = Words(id="reply")
        self._asked_question = False
        # What was marked before a time or a program was typed with which it is not so.
        self.undone = ""

    # What is marked

    @property
    def incident(self) -> str:
        return self.form.by_id["incident"].value

    def marked(self) -> bool:
        """Whether a rule question is marked."""
        return bool(self.incident)

    def asks_question(self) -> bool:
        """Whether the line of the rule question is there."""
        return self._asked_question or self.marked() or bool(self.undone)

    @property
    def question(self) -> Question | None:
        from matchweek.domain.gate import rule_questions

        return rule_questions.question(self.incident)

    # What is said of it

    def tell_reply(self) -> None:
        """Show what to say, while a question is asked for or marked."""
        shown = self._asked_question or self.marked()
        self.reply.display = shown
        if shown:
            question = self.question
            words = question.reply if question is not None else REPLY
            self.reply.say([Para([("Say: ", "accent"), (f"“{words}”", "strong")], 5)])

    def question_words(self) -> Sequence[Line]:
        """Its grade, the rule, what to ask oneself first; and that nothing is filed."""
        question, width = self.question, self.form.size.width
        if question is None and self.undone:
            from matchweek.domain.gate.rule_questions import taken_back

            return wrapped(taken_back(self.undone, settled=True), width, "warn")
        if question is None:
            return wrapped("Left and right choose what it was.", width, "dim") if self.asks_question() else ()
        grade = f"{question.title[:1].upper()}{question.title[1:]}. It {question.grade.words}."
        lines = [*wrapped(grade, width, "warn" if question.grade is Grade.MUST_REPORT else "accent")]
        if self.form.active.id not in ("incident", "incident_words"):
            return lines
        ask = self._ask(question)
        lines += [*wrapped(question.rule, width), *(wrapped(ask, width, "accent") if ask else ())]
        return [
            *lines,
            *wrapped(f"{NOTHING_FILED} {CALL_FORM.in_words(MORE_KEYS)}", width, "dim"),
        ]

    def _ask(self, question: Question) -> str:
        from matchweek.domain.gate.rule_questions import clock_words

        if question.kind is not Incident.TOO_EARLY:
            return question.ask
        try:
            at = self.screen.lines.at()
        except BadInput:
            return question.ask
        return clock_words(at, self.board.timetable(at)) or question.ask

    def changed(self, field: Field) -> None:
        """Follow what was typed or chosen in a field."""
        if field.id == "applied":
            incident = self.form.by_id["incident"]
            if field.value == "no" and not incident.value:
                incident.value = Incident.NOT_APPLIED.value
            elif field.value == "yes" and incident.value == Incident.NOT_APPLIED:
                incident.value, self._asked_question = "", False
        elif field is self.finder or field.id == "at":
            self._follow_program()
        self.tell_reply()

    def _follow_program(self) -> None:
        """A question goes with what it was about, another program, another time; it comes back with it.

        A time is typed letter by letter, and each of them may be one: nothing of the question is lost by it.
        """
        from matchweek.domain.gate.rule_questions import standing

        call, incident = self.screen.lines.typed_call(), self.form.by_id["incident"]
        known = self.board.applications, self.board.timetable(call.at)
        if self.incident and not standing(call, *known):
            self.undone = self.incident
            incident.value, self._asked_question = "", False
        elif self.undone and not self.incident and standing(replace(call, incident=self.undone), *known):
            incident.value, self.undone = self.undone, ""

    # Its key

    def mark(self) -> None:
        """Mark a rule question: what follows from time and applications is proposed."""
        self._asked_question = True
        incident = self.form.by_id["incident"]
        if not incident.value and self.session.shows:
            from matchweek.domain.gate.rule_questions import proposed

            call = self.screen.lines.typed_call()
            found = proposed(call, self.board.applications, self.board.timetable(call.at))
            if found:
                incident.value = found[0].kind.value
                self.screen.form_changed(incident)
        self.tell_reply()
        self.form.go("incident")
