"""A change of the timetable: times typed in Eastern or own time, shown in both, and the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.domain.season.timetable import Timetable, check
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.days import CHANGE
from matchweek.tui.forms.lines import KeptLines
from matchweek.tui.look.both_times import both
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.screens.days.times import FORMS, HINT, read_time, tell_time
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import BLANK, Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

Times = Mapping[str, datetime]


@dataclass(frozen=True, slots=True)
class Asked:
    """A time to ask for: its name, its label, the moment whose day a bare hour is on, what stands there."""

    key: str
    label: str
    day: datetime
    text: str = ""


class ChangeTimes(Dialog[None]):
    """Stores nothing unless times and order are right and a reason is given; Escape changes nothing.

    `change` makes the timetable of the typed times, `act` stores them.
    """

    RULE = "timetable.week"
    AT = CHANGE
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    ChangeTimes {
        Input, Input:focus {
            height: 1; border: none; padding: 0 1; margin-bottom: 1; background: $foreground 10%;
        }
    }
    """

    def __init__(
        self,
        session: Session,
        zone: str,
        title: str,
        subject: str,
        asked: Sequence[Asked],
        change: Callable[[Times], Timetable],
        act: Callable[[Week, Times, str], Done],
        words: str = "",
    ) -> None:
        super().__init__(title, subject)
        self._desk = session
        self._zone = zone
        self._asked = asked
        self._change = change
        self._act = act
        self._words = words
        self.fields = [Input(each.text, placeholder=HINT, id=each.key) for each in asked]
        self.reason = Input(placeholder="such as: R3 says so", id="because")
        self.said = Words(id="said")
        asked_for = "+".join(each.key for each in asked) or title
        self.draft_form = f"times:{asked_for}"
        lines = {str(field.id): field for field in (*self.fields, self.reason)}
        self.kept = KeptLines(self, self.draft_form, lines)

    def body(self) -> Iterable[Widget]:
        for each, field in zip(self._asked, self.fields, strict=True):
            yield Words([Para([(each.label, "dim"), (self._now_words(each), "dim")])])
            yield field
        yield Words([Para([("why; it is kept with the change", "dim")])])
        yield self.reason
        yield self.said

    def _now_words(self, each: Asked) -> str:
        return f"   now {_in_both(each.day, self._zone)}" if each.text else ""

    def on_mount(self) -> None:
        self.kept.open()
        self._tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.kept.changed()
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_change_keep()

    def _read(self) -> dict[str, datetime]:
        """The typed times by their names. Raises BadInput for one that is none yet."""
        return {
            each.key: read_time(field.value, self._zone, self._desk.clock.now(), "day", day=each.day)
            for each, field in zip(self._asked, self.fields, strict=True)
        }

    def _refusal(self) -> str:
        """Why this cannot be stored, in words; empty when it can."""
        try:
            typed = self._read()
        except BadInput:
            return "Nothing is stored before each time is clear."
        try:
            check(self._change(typed))
        except BadInput as error:
            return here(" ".join(part for part in (error.detail or error.title, error.remedy) if part))
        return "" if self.reason.value.strip() else "A reason is needed."

    def _tell(self) -> None:
        said: list[Para] = [Para([self._words]), BLANK] if self._words else []
        for each, field in zip(self._asked, self.fields, strict=True):
            said += self._seen(each, field.value)
        refusal = self._refusal()
        said.append(
            Para([(refusal, "warn")])
            if refusal
            else Para([(CHANGE.in_words("{Change_keep} stores it."), "accent")])
        )
        self.said.say(said)

    def _seen(self, each: Asked, text: str) -> list[Para]:
        """How a typed time is read, with what is to be said of it."""
        label: Piece = (f"{each.label}  ", "dim")
        if not text.strip():
            return [Para([label, (FORMS, "dim")])]
        told = tell_time(text, self._zone, self._desk.clock.now(), "day", day=each.day)
        return [Para([label, (told.words, told.style)]), *(Para([note], 2) for note in told.notes)]

    # Keys

    def do_change_next(self) -> None:
        self.focus_next(Input)

    def do_change_back(self) -> None:
        self.focus_previous(Input)

    def do_change_keep(self) -> None:
        if self.focused is not self.reason:
            self.focus_next(Input)
            return
        refusal = self._refusal()
        if refusal:
            self.notify(refusal, title="Not stored", severity="warning", markup=False)
            return
        times, because = self._read(), self.reason.value
        stored = self._desk.do(lambda week: self._act(week, times, because), self.host.said)
        if stored is not False:
            self.do_change_leave()

    def do_change_leave(self) -> None:
        self.kept.end()
        self.dismiss()


def _in_both(at: datetime, zone: str) -> str:
    """A moment with its date and in both zones: “18 Mar: Thu 11:00 ET · 20:00 Karachi”."""
    _, day, month, _ = wall(at).split()
    return f"{day} {month}: {both(at, zone)}"
