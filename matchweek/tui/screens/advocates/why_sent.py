"""Why an advocate's note could be used: kept with what was sent (rules: contact.note)."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from matchweek.domain.gate.contact import Gates, SentBecause
from matchweek.domain.gate.gate import reasons_to_speak
from matchweek.domain.people.advocates import Advocate
from matchweek.tui.commands.dialogs.letters import WHY
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import BLANK, Para, Words

REASONS = {
    SentBecause.ASKED_BY_PROGRAM: ("the program asked the advocate", "no contact from it is logged"),
    SentBecause.CLEARED: ("the school's SOAP official or NRMP cleared it", "no clearance is recorded"),
    SentBecause.SOAP_OVER: ("SOAP is over", "not before Thursday 21:00 Eastern"),
}


class WhySent(Dialog[str | None]):
    """Answers with one of domain.gate.contact.SentBecause that is so; None on Escape."""

    RULE = "contact.note"
    AT = WHY

    def __init__(self, gates: Gates, advocate: Advocate, program: str) -> None:
        super().__init__("Recorded as sent: why could it be?")
        self.so = reasons_to_speak(gates, advocate, program)
        title = gates.question(program)
        said = [Para([(advocate.name, "strong"), f" spoke or wrote to {title}."]), BLANK]
        for place, (reason, (words, not_so)) in enumerate(REASONS.items(), 1):
            is_so = reason in self.so
            tail = "" if is_so else f"   {not_so}"
            said.append(
                Para(
                    [
                        (f"{place}  ", "key" if is_so else "dim"),
                        (words, "" if is_so else "dim"),
                        (tail, "dim"),
                    ]
                )
            )
        said += [
            BLANK,
            Para([("A call to you does not by itself let an advocate phone the program unasked.", "dim")]),
        ]
        self.said = Words(said)

    def body(self) -> Iterable[Widget]:
        yield self.said

    def _answer(self, reason: SentBecause) -> None:
        if reason in self.so:
            self.dismiss(reason.value)
        else:
            self.app.notify(f"That is not so: {REASONS[reason][1]}.", markup=False)

    def do_why_asked(self) -> None:
        self._answer(SentBecause.ASKED_BY_PROGRAM)

    def do_why_cleared(self) -> None:
        self._answer(SentBecause.CLEARED)

    def do_why_over(self) -> None:
        self._answer(SentBecause.SOAP_OVER)

    def do_why_leave(self) -> None:
        self.dismiss(None)
