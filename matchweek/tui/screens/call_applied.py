"""Whether one applied to the program of a call: asked in its form, recorded with the time it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.gate.call_doubts import Doubt
from matchweek.errors import BadInput
from matchweek.tui.screens.call_part import CallPart
from matchweek.tui.screens.days.times import read_time, time_text
from matchweek.tui.widgets.form_fields import TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.services.core.week import Done, Week
    from matchweek.tui.screens.calls.call import CallForm

NOT_APPLIED = (
    "Contact from a program you did not apply to must be reported to NRMP by you "
    "(Match Participation Agreement). Nothing is reported from here; ask your school how."
)
ASK_APPLIED = (
    "No application is recorded there. Did you apply? After {leave}:"
    " {yes} records it with its time, {no} says you did not."
)


class Applied(CallPart):
    """Shows the question under the program while no application is recorded there, and records the answer."""

    def __init__(self, screen: CallForm) -> None:
        super().__init__(screen)
        self._submitting = ""

    def asks_applied(self) -> bool:
        program = self.board.programs.get(self.finder.picked) if self.finder.picked else None
        return program is not None and program.application.submitted_at is None

    def says_sent(self) -> bool:
        """Whether it is asked when the application was sent: none is recorded, or after the call."""
        if self.asks_applied():
            return self.form.by_id["applied"].value == "yes"
        return Doubt.APPLIED_AFTER in self.screen.lines.counts_doubt() and not self.form.by_id["counts"].value

    def applied_words(self) -> Sequence[Line]:
        value = self.form.by_id["applied"].value
        if value == "yes":
            return ()
        width = self.form.size.width
        return (
            wrapped(NOT_APPLIED, width, "warn")
            if value == "no"
            else wrapped(self.screen.AT.in_words(ASK_APPLIED), width, "dim")
        )

    def propose_time(self) -> None:
        """Propose when applications opened, the first letter replaces it; the call itself came later."""
        field = self.form.by_id["applied_at"]
        assert isinstance(field, TextField)
        if not field.value:
            field.value = time_text(
                min(self.board.timetable(self.screen.call.at).applications_open, self.screen.call.at)
            )
            field.fresh = True
        self.form.go(field)

    def submit(self) -> None:
        """Record the application there, once its time can be read."""
        code, text = self.finder.picked, self.form.by_id["applied_at"].value
        if not (self.says_sent() and text.strip()) or self._submitting == f"{code} {text}":
            return
        try:
            at = read_time(text, self.screen.zone, self.now, "past", theirs=self.screen.lines.theirs)
        except BadInput:
            return
        self._submitting = f"{code} {text}"
        if not self.asks_applied():
            self._correct(code, at)
            return

        def act(week: Week) -> Done:
            from matchweek.services.lists import applications

            return applications.submit(week, [code], at=at)

        self.session.do(act, self.screen.host.said)
        self.form.paint()

    def _correct(self, code: str, at: datetime) -> None:
        """The time of an application that was recorded after the call, as it was."""

        def act(week: Week) -> Done:
            from matchweek.services.history import history

            because = "sent before the call, recorded after it"
            return history.correct(week, "application", code, {"submitted_at": at.isoformat()}, because)

        self.session.do(act, self.screen.host.said)
        self.form.paint()
