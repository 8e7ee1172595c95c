"""The form of an interview: when, how, with whom, what came of it. It arranges nothing with anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.fields import described
from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.offers.scorecards import SCORES
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.days import INTERVIEW_FORM
from matchweek.tui.screens.calls.call_card import card
from matchweek.tui.screens.calls.call_fields import CHANNELS, HEATS
from matchweek.tui.screens.calls.scorecard import proposal, scorecard_fields
from matchweek.tui.screens.days.time_field import TimeField
from matchweek.tui.screens.days.times import time_text, zones_of
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.domain.week.fits import Fit
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

TEXTS = tuple(each.name for each in described(Interview) if each.text is not None and not each.text.code)
STATUSES = (("arranged", "arranged"), ("done", "done"), ("cancelled", "cancelled"))
NEEDED = "When it begins is needed to store it. Leave again to keep it as it is and finish it later."


class InterviewForm(FormScreen):
    """One interview. Escape twice leaves it; what has a beginning is stored as one act."""

    AT = INTERVIEW_FORM

    def __init__(
        self,
        session: Session,
        zone: str,
        code: str,
        known: Interview | None = None,
        begun: Mapping[str, str] | None = None,
    ) -> None:
        self.code = code
        self.known = known
        # What was judged last, and as it stood then.
        self._judged: tuple[object, Fit] | None = None
        super().__init__(session, zone, f"Interview {known.id}" if known is not None else "New interview")
        self.keeper.start(_values_of(known))
        self.begun = {**self.keeper.before, **(begun or {})}
        self.form.fill(self.begun)

    def fields(self) -> Sequence[Field]:
        return (
            TimeField(self, "at", "Begins", "future", under=self._at_words),
            TextField("minutes", "Minutes", remark=_minutes_remark),
            ChoiceField("channel", "Held by", CHANNELS),
            TextField("interviewer", "With", hint="the name, as it was said"),
            TextField("place", "Where", hint="link, room, number to call"),
            ChoiceField("status", "Status", STATUSES),
            ChoiceField("interest", "Interest", HEATS),
            TextField("calendar", "Booked in", hint="a slot you booked: in which calendar"),
            TextField("leave", "  leave it", hint="link or words, and by when", under=self._leave_words),
            TextField("note", "Notes", lines=True, hint="type; it is kept as you type"),
            *scorecard_fields(self),
        )

    @property
    def program_code(self) -> str:
        return self.code

    @property
    def _begins(self) -> TimeField:
        field = self.form.by_id["at"]
        assert isinstance(field, TimeField)
        return field

    @property
    def draft_form(self) -> str:
        return f"interview:{self.known.id}" if self.known is not None else f"interview:new:{self.code}"

    def on_mount(self) -> None:
        self.keeper.go_on()

    # What stands beside and under the lines

    def form_moved(self) -> None:
        super().form_moved()
        program = self.board.programs.get(self.code)
        self.side.show(
            card(
                program, self.board, self.side.size.width or 38, self.session.clock.now(), but=None, sure=True
            )
        )

    def _at_words(self) -> Sequence[Line]:
        width = self.form.size.width
        said = list(wrapped(self.board.question(self.code), width, "strong"))
        if self._shown_problem == "at" and self._unread():
            said += wrapped(NEEDED, width, "warn")
        found = self._fit()
        if found is None:
            return said
        if not (self.form.typing and self.form.active is self._begins):
            said += wrapped(found.clocks, width, "strong")
        said += wrapped(found.theirs, width, "dim")
        for words in found.remarks:
            said += wrapped(words, width, "warn")
        for place, words in enumerate(found.free_words, 1):
            said += wrapped(f"{self.AT[f'slot_{place}'].shown_key}  free: {words}", width, "good")
        return said

    def _leave_words(self) -> Sequence[Line]:
        values = self.form.values()
        if not values["calendar"].strip() or values["leave"].strip():
            return ()
        return wrapped(
            "How do you leave or move it? A slot that you do not take keeps another out.",
            self.form.size.width,
            "warn",
        )

    def do_score_place(self) -> None:
        """Put the program where its scores propose; nothing else of the form is stored by it."""
        found = proposal(self)
        if found is None:
            self.app.notify("No other place is proposed: give scores, 1 to 10.", markup=False)
            return
        order = found.order

        def act(week: Week) -> Done:
            from matchweek.services.offers import preferences

            return preferences.set_order(week, order)

        self.session.do(act, self.host.said)
        self.form.paint()

    def _fit(self) -> Fit | None:
        """The time as it stands, judged before it is stored; None where it is none, or not to be held."""
        values = self.form.values()
        minutes = _minutes(values["minutes"])
        if self._unread() or minutes is None or values["status"] != InterviewStatus.ARRANGED:
            return None
        # A form is drawn at every key, and the clock matters by the minute.
        against = (values["at"], minutes, int(self.session.clock.now().timestamp()) // 60, self.board)
        if self._judged is None or self._judged[0] != against:
            from matchweek.domain.week.fits import fit

            try:
                at = self._begins.instant()
            except BadInput:
                return None
            number = self.known.id if self.known is not None else 0
            one = Interview(number, self.code, at, minutes)
            self._judged = (against, fit(self.board, one, self.session.clock.now(), self.zone))
        return self._judged[1]

    def _take(self, place: int) -> None:
        """Begin at the free time of that place instead."""
        found = self._fit()
        if found is None or place >= len(found.free):
            self.app.notify("No free time is offered there.", markup=False)
            return
        self._begins.value = time_text(found.free[place])
        self.form_changed(self._begins)
        self.form.paint()

    def do_read_mail(self) -> None:
        """Propose what the mail pasted into the notes says; what was typed stays, and nothing is stored."""
        from matchweek.services.days.interview_mails import mail_fields, read_mail, which_time
        from matchweek.tui.screens.days.times import setting_of

        setting = setting_of(self.zone, self.session.clock.now(), "future", zones_of(self.board, self.code))
        try:
            found = read_mail(self.form.by_id["note"].value, setting)
        except BadInput as error:
            self.host.tell(error)
            return
        given = {name: str(value) for name, value in mail_fields(found).items()}
        if found.at is not None:
            given["at"] = time_text(found.at)
        usual = _values_of(None)
        for name, value in given.items():
            field = self.form.by_id[name]
            if field.value in ("", usual[name]):
                field.value = value
                self.form_changed(field)
        self.form.paint()
        title, detail, _ = which_time(found) if found.at is None else ("Proposed, not stored yet", "", "")
        said = detail or "Look at each line: when it begins stands on all clocks."
        self.app.notify(said, title=title, markup=False)

    def do_slot_1(self) -> None:
        self._take(0)

    def do_slot_2(self) -> None:
        self._take(1)

    def do_slot_3(self) -> None:
        self._take(2)

    # Storing

    def _unread(self) -> bool:
        text = self.form.by_id["at"].value
        if text.strip() and text == self.keeper.before["at"]:
            return False
        try:
            self._begins.instant()
        except BadInput:
            return True
        return False

    def _changes(self) -> dict[str, Any]:
        """The fields to store; a length or time that cannot be read is left out."""
        values = self.values()
        found: dict[str, Any] = {
            name: values[name]
            for name in TEXTS
            if name in values and values[name] != self.keeper.before[name]
        }
        for name in ("interest", *SCORES):
            if values[name] != self.keeper.before[name]:
                found[name] = int(values[name]) if values[name] else None
        if values["minutes"] != self.keeper.before["minutes"] and _minutes(values["minutes"]) is not None:
            found["minutes"] = _minutes(values["minutes"])
        if values["at"] != self.keeper.before["at"] and not self._unread():
            found["at"] = self._begins.instant()
        return found

    @property
    def _untouched(self) -> bool:
        """Whether nothing was typed, and nothing that was proposed could be stored."""
        return self.values() == self.begun and not (self.known is None and self.begun["at"])

    def problem(self) -> str:
        if self._untouched:
            return ""
        if self._unread():
            return "at"
        return "minutes" if _minutes(self.values()["minutes"]) is None else ""

    def commit(self) -> None:
        found = {} if self._untouched else self._changes()
        if self._unread() and not self._untouched:
            # Without a beginning it stays a draft.
            self.leaving.stays_draft()
            return
        if not found:
            self.leaving.forget()
            return
        known, code, draft, at = self.known, self.code, self.keeper.draft, found.pop("at", None)

        def act(week: Week) -> Done:
            from matchweek.services.days import interviews

            if known is not None:
                return interviews.change(week, known.id, at=at, draft=draft, **found)
            return interviews.add(week, code, at, draft=draft, **found)

        self.leaving.act(act, self.host.said)

    # Keys while letters act

    def stored(self) -> Mapping[str, str] | None:
        if self.known is None:
            return self.keeper.before
        self.known = self.board.kept.interviews.get(self.known.id)
        return _values_of(self.known) if self.known is not None else None


def _values_of(known: Interview | None) -> dict[str, str]:
    one = known or Interview(0, "", None)  # type: ignore[arg-type]
    return {
        "at": time_text(known.at) if known is not None else "",
        "minutes": str(one.minutes),
        **{name: str(getattr(one, name) or "") for name in ("interest", *SCORES)},
        **{name: str(getattr(one, name)) for name in TEXTS},
    }


def _minutes(text: str) -> int | None:
    """A length in minutes, or None where the text is none."""
    number = int(text) if text.strip().isdecimal() and len(text.strip()) < 5 else 0
    return number if 1 <= number <= 24 * 60 else None


def _minutes_remark(text: str) -> Piece | None:
    return ("minutes", "dim") if _minutes(text) is not None else ("not a length in minutes yet", "warn")
