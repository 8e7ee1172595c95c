"""What is recorded of an offer, corrected with a reason. R3 itself is changed by nothing here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.offers.offers import Offer
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.offers import CORRECT_OFFER
from matchweek.tui.screens.days.time_field import TimeField
from matchweek.tui.screens.days.times import time_text
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

ANSWERS = (("none", "not answered"), ("accepted", "accepted in R3"), ("rejected", "rejected in R3"))
TIMES = ("at", "answered_at")
SAID = (
    "This corrects the record. R3 holds what counts: look there first.",
    "The round follows from the time at which it was seen.",
    "An answer of “not answered” takes its time with it.",
)


class CorrectOffer(FormScreen):
    """Escape twice leaves it; what differs is corrected once a reason stands there, else it stays a draft."""

    RULE = "offers.states"
    AT = CORRECT_OFFER

    def __init__(self, session: Session, zone: str, offer: Offer) -> None:
        self.offer = offer
        super().__init__(session, zone, f"Correct offer {offer.id}")
        self.begin(_values_of(offer))

    def fields(self) -> Sequence[Field]:
        return (
            TimeField(self, "at", "Seen at", "past", under=self._program),
            ChoiceField("answer", "Answer", ANSWERS),
            TimeField(self, "answered_at", "  at", "past", shown=self._answered, hint="Thu 10:58"),
            TextField("note", "Note", hint="your own words"),
            TextField("because", "Why", hint="pressed the wrong key; R3 says …", under=self._why),
        )

    @property
    def program_code(self) -> str:
        return self.offer.program

    @property
    def draft_form(self) -> str:
        return f"offer:{self.offer.id}"

    def on_mount(self) -> None:
        self.keeper.go_on()

    # What stands beside and under the lines

    def form_moved(self) -> None:
        super().form_moved()
        width = self.side.size.width or 38
        lines: list[Line] = []
        for sentence in SAID:
            lines += [*wrapped(sentence, width, "dim", 0), []]
        self.side.show(lines)

    def _program(self) -> Sequence[Line]:
        title = self.board.question(self.offer.program)
        return wrapped(f"{title}, round {self.offer.round}", self.form.size.width, "dim")

    def _why(self) -> Sequence[Line]:
        missing = self._shown_problem == "because" and not self.form.by_id["because"].value.strip()
        words = "A reason is needed to correct it. Leave again to keep it as a draft and finish it later."
        return wrapped(words, self.form.size.width, "warn") if missing else ()

    def _answered(self) -> bool:
        return self.form.by_id["answer"].value != "none"

    # Storing

    def _changes(self) -> tuple[dict[str, str], str]:
        """The fields that differ, as the journal has them, and the first that cannot be read."""
        values = self.values()
        found: dict[str, str] = {}
        for name in ("answer", "note", *TIMES):
            same = values[name] == self.keeper.before[name]
            if same or (name == "answered_at" and values["answer"] == "none"):
                continue
            if name in TIMES and values[name].strip():
                try:
                    field = self.form.by_id[name]
                    assert isinstance(field, TimeField)
                    at = field.instant()
                except BadInput:
                    return found, name
                found[name] = at.isoformat()
            elif name != "at":
                found[name] = values[name]
        return found, ""

    def problem(self) -> str:
        found, unread = self._changes()
        reason = self.form.by_id["because"].value.strip()
        return unread or ("because" if found and not reason else "")

    def commit(self) -> None:
        found, unread = self._changes()
        because = self.form.by_id["because"].value.strip()
        if unread or (found and not because):
            self.leaving.stays_draft()
            return
        if not found:
            self.leaving.forget()
            return
        number, draft = str(self.offer.id), self.keeper.draft

        def act(week: Week) -> Done:
            from matchweek.services.offers import offers

            return offers.correct(week, number, found, because, draft=draft)

        self.leaving.act(act, self.host.said)

    # Keys while letters act

    def stored(self) -> Mapping[str, str] | None:
        offer = self.board.kept.offers.get(self.offer.id)
        if offer is None:
            return None
        self.offer = offer
        return _values_of(offer)


def _values_of(offer: Offer) -> dict[str, str]:
    return {
        "at": time_text(offer.at),
        "answer": str(offer.answer),
        "answered_at": time_text(offer.answered_at) if offer.answered_at is not None else "",
        "note": offer.note,
    }
