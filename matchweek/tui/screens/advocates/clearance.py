"""Leave to contact a program, as somebody gave it: by whom, when, why; and withdrawing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.gate.contact import Clearance
from matchweek.domain.gate.contact_words import Authority
from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.tui.commands.dialogs.calls import CLEARANCE_FORM, CLEARANCES
from matchweek.tui.look.gate_words import state_words
from matchweek.tui.look.in_dashboard import told
from matchweek.tui.screens.advocates.closing_gates import closing_words
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.days.time_field import TimeField
from matchweek.tui.screens.days.times import time_text
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Line
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

AUTHORITIES = (("nrmp", "NRMP"), ("school", "school's SOAP official"))
ALL = "all"
NEEDED = "Who cleared it is needed to store it. Leave again to keep it as it is and finish it later."
WHO_CAN = (
    "Before a program has made contact only NRMP can clear it; then your school's SOAP official can, too.",
    "Write down who said so and in which words. This asks nobody and clears nothing by itself.",
)


def open_clearance(app: Host, session: Session, zone: str, advocate: int, code: str) -> None:
    """Open the clearances of a program, or the form of a first one."""
    if any(each.program == code for each in session.board.kept.clearances.values()):
        app.push_screen(Clearances(session, zone, advocate, code))
    else:
        app.push_screen(ClearanceForm(session, zone, advocate, code))


class ClearanceForm(FormScreen):
    """A new clearance. Escape twice leaves it; what has a name is stored as one act."""

    RULE = "contact.advocates"
    AT = CLEARANCE_FORM

    def __init__(self, session: Session, zone: str, advocate: int, code: str) -> None:
        self.advocate, self.code = advocate, code
        known = next((each for each in session.board.advocates if each.id == advocate), None)
        self.whom = (
            ((str(advocate), known.name), (ALL, "every advocate")) if known else ((ALL, "every advocate"),)
        )
        super().__init__(session, zone, "Contact was cleared")
        now = time_text(session.clock.now())
        self.begin({"whom": self.whom[0][0], "by": "", "authority": "nrmp", "at": now, "why": ""})

    def fields(self) -> Sequence[Field]:
        return (
            TextField("by", "Cleared by", hint="the name of who said so", under=self._by_words),
            ChoiceField("authority", "Of", AUTHORITIES, under=self._authority_words),
            ChoiceField("whom", "For", self.whom),
            TimeField(self, "at", "When", "past"),
            TextField("why", "Why", lines=True, hint="in their words, and how: phone, mail"),
        )

    @property
    def program_code(self) -> str:
        return self.code

    @property
    def draft_form(self) -> str:
        return f"clearance:{self.code}:{self.advocate}"

    def on_mount(self) -> None:
        self.keeper.go_on()

    # What stands beside and under the lines

    def form_moved(self) -> None:
        super().form_moved()
        advocacy = self.session.advocacy
        gate = advocacy.gate(self.advocate, self.code)
        width = self.side.size.width or 38
        title = self.board.question(self.code)
        lines: list[Line] = [*wrapped(title, width, "strong", 0), [state_words(gate)], []]
        for words in (gate.reason, gate.who_can_clear, *WHO_CAN):
            if words:
                lines += [*wrapped(words, width, "dim", 0), []]
        self.side.show(lines)

    def _by_words(self) -> Sequence[Line]:
        title = self.board.question(self.code)
        said = list(wrapped(title, self.form.size.width, "strong"))
        if self._shown_problem == "by" and not self.form.by_id["by"].value.strip():
            said += wrapped(NEEDED, self.form.size.width, "warn")
        return said

    def _authority_words(self) -> Sequence[Line]:
        no = self._refusal()
        words = told(no) if no is not None else ""
        return wrapped(words, self.form.size.width, "warn") if words else ()

    def _at(self) -> datetime:
        field = self.form.by_id["at"]
        assert isinstance(field, TimeField)
        return field.instant()

    def _refusal(self) -> RuleSaysNo | None:
        """Why the one chosen cannot clear it at that time."""
        authority = self.form.by_id["authority"].value
        try:
            at = self._at()
        except BadInput:
            return None
        gates = self.session.advocacy.gates
        return may(gates, ApplicantAct.CLEAR, code=self.code, authority=authority, at=at).refusal

    # Storing

    @property
    def _untouched(self) -> bool:
        values = self.values()
        return all(values[name] == self.keeper.before[name] for name in ("by", "why"))

    def problem(self) -> str:
        if self._untouched:
            return ""
        if not self.form.by_id["by"].value.strip():
            return "by"
        try:
            self._at()
        except BadInput:
            return "at"
        return "authority" if self._refusal() is not None else ""

    def commit(self) -> None:
        if self._untouched:
            self.leaving.forget()
            return
        if self.problem():
            # It stays a draft until it can be stored.
            self.leaving.stays_draft()
            return
        values, code, draft, at = self.values(), self.code, self.keeper.draft, self._at()
        who = "" if values["whom"] == ALL else values["whom"]

        def act(week: Week) -> Done:
            from matchweek.services.people import assignments

            return assignments.clear(
                week,
                who,
                code,
                by=values["by"],
                authority=values["authority"],
                why=values["why"],
                at=at,
                draft=draft,
            )

        self.leaving.act(act, self.host.said)


class Clearances(Sheet):
    """What was cleared for a program; one that was not given after all is withdrawn."""

    RULE = "contact.advocates"
    AT = CLEARANCES

    def __init__(self, session: Session, zone: str, advocate: int, code: str) -> None:
        super().__init__(session, zone, "Cleared")
        self.advocate, self.code = advocate, code

    @property
    def found(self) -> list[Clearance]:
        """The clearances of the program, the oldest first."""
        every = self.session.board.kept.clearances.values()
        return sorted((one for one in every if one.program == self.code), key=lambda one: (one.at, one.id))

    def words(self) -> str:
        return self.session.board.question(self.code)

    def head_words(self) -> Sequence[Para]:
        gate = self.session.advocacy.gate(self.advocate, self.code)
        return [Para([state_words(gate), (f"   {gate.reason}", "dim")])]

    def rows(self) -> Sequence[Row]:
        from matchweek.domain.times.zones import wall

        names = {advocate.id: advocate.name for advocate in self.session.board.advocates}
        rows = []
        for one in self.found:
            whom = names.get(one.advocate, "nobody there any more") if one.advocate else "every advocate"
            of = "NRMP" if one.authority == Authority.NRMP else "school"
            rows.append(
                Row([f"{one.by} ", (f"({of})  ", "dim"), f"{wall(one.at)} ET  ", (whom, "dim")], str(one.id))
            )
        return rows or [Row([("No clearance any more.", "dim")])]

    def below_words(self) -> Sequence[Para]:
        one = self.clearance
        return [Para([(one.why, "dim")])] if one is not None and one.why else ()

    @property
    def clearance(self) -> Clearance | None:
        """The clearance under the cursor."""
        return next((one for one in self.found if str(one.id) == self.lines.cursor), None)

    def do_clearance_new(self) -> None:
        self.app.push_screen(ClearanceForm(self.session, self.zone, self.advocate, self.code))

    def do_clearance_withdraw(self) -> None:
        one = self.clearance
        if one is None:
            return
        from matchweek.tui.screens.dialogs.ask import Ask

        def act(week: Week) -> Done:
            from matchweek.services.people import assignments

            return assignments.withdraw_clearance(week, one.id)

        closing = closing_words(self.host, self.session, without=one)
        said = [Para([words]) for words in closing] or [Para(["It closes no contact that is open now."])]
        question = Ask("Withdraw this clearance?", said, rule=self.RULE)

        def answered(yes: bool | None) -> None:
            if yes:
                self.session.do(act, self.host.said)

        self.app.push_screen(question, answered)
