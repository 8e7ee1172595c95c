"""The room of an interview's day: the time to it, link and names, one's bullets, notes line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.domain.contacts.note_lines import entered
from matchweek.domain.times.zones import countdown_text
from matchweek.tui.commands.dialogs.preparing import DAY_ROOM
from matchweek.tui.look.both_times import both
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.season.day_pages import ANSWERS, BULLETS, STORIES, DayPages, shown
from matchweek.tui.screens.season.interview_form import InterviewOfSeason
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

TICK = 1.0


class DayRoom(InterviewOfSeason, FormScreen):
    """Escape leaves the notes, again the room: what stands in it is kept, in the interview's notes."""

    AT = DAY_ROOM
    NAME = "The day:"
    DRAFT = "room"
    DEFAULT_CSS = "DayRoom { #clock { height: 4; width: 1fr; margin-bottom: 1; } #body { height: 1fr; } }"

    def __init__(self, session: Session, zone: str, number: int) -> None:
        self.clock = Painted(id="clock")
        # Found once and not each second: a place's clock takes a search.
        self._begins = ""
        super().__init__(session, zone, number)
        self.pages = DayPages(self)
        self.begin(self._texts())

    def fields(self) -> Sequence[Field]:
        return (
            TextField(
                "note",
                "Notes",
                lines=True,
                tall=True,
                entered=self._line_entered,
                hint="type; enter ends the line and writes its time",
            ),
        )

    def body(self) -> Iterable[Widget]:
        yield self.clock
        yield from super().body()

    def on_mount(self) -> None:
        self.set_interval(TICK, self.tick)
        self._tell_clock()
        note = self.form.by_id["note"]
        if isinstance(note, TextField):
            note.buffer.last()
        self.pages.show()

    def _line_entered(self, note: str) -> str | None:
        one = self.interview
        return entered(note, self.now, one.at if one is not None else self.now)

    # What stands above and beside the notes

    def tick(self) -> None:
        """Each second the clock and the countdown."""
        one = self.interview
        if one is None or not (self.is_current or not self.clock.text):
            return
        now = self.now
        place = shown(one.place) or "no link or place written down yet"
        names = shown(one.interviewer) or "no names written down yet"
        lines: list[Line] = [
            [(_to_it(one.at, one.ends, now), "strong"), "\t", (f"now {both(now, self.zone)}", "accent")],
            [("When    ", "dim"), self._begins, (f"   {one.minutes} minutes", "dim")],
            [("Where   ", "dim"), (place, "" if one.place else "dim")],
            [("With    ", "dim"), (names, "" if one.interviewer else "dim")],
        ]
        self.clock.show(lines)

    def _tell_clock(self) -> None:
        self._begins = self.clocks_said()
        self.tick()

    def form_changed(self, field: Field) -> None:
        super().form_changed(field)
        self.pages.to_form()

    def form_moved(self) -> None:
        super().form_moved()
        self.pages.show()

    def on_resize(self) -> None:
        self.call_after_refresh(self.pages.place)

    def load(self) -> None:
        super().load()
        if self.is_mounted:
            self._tell_clock()
            self.pages.show()

    def board_changed(self) -> None:
        super().board_changed()
        if self.is_mounted and not self.leaving.left:
            self._tell_clock()
            self.pages.show()

    # Its notes

    def _texts(self) -> dict[str, str]:
        one = self.interview
        return {"note": one.note if one is not None else ""}

    def stored(self) -> Mapping[str, str] | None:
        return self._texts() if self.interview is not None else None

    def commit(self) -> None:
        number = self.number

        def store(week: Week, *, draft: str, note: str) -> Done:
            from matchweek.services.days import interviews

            return interviews.change(week, number, draft=draft, note=note)

        self.store_changed(store)

    # Keys while letters act

    def do_into_line(self) -> None:
        self.pages.to_form()
        super().do_into_line()

    def do_bullets(self) -> None:
        self.pages.turn(BULLETS)

    def do_stories(self) -> None:
        self.pages.turn(STORIES)

    def do_answers(self) -> None:
        self.pages.turn(ANSWERS)

    def do_copy_link(self) -> None:
        """The link, or the place, to the clipboard."""
        from matchweek.tui.look.clipboard import copy

        one = self.interview
        if one is None or not one.place:
            self.app.notify("No link is written down yet.", markup=False)
        else:
            copy(self.host, one.place, "the link")

    def do_to_score(self) -> None:
        """Leave the room, its notes kept, and fill in the scorecard."""
        from matchweek.tui.screens.season.score_interview import ScorecardForm

        self.go_on_with(ScorecardForm)


def _to_it(begins: datetime, ends: datetime, now: datetime) -> str:
    """How long until it begins, how long it still lasts, or that it is over."""
    if now < begins:
        return f"Begins in {countdown_text(begins - now)}"
    if now < ends:
        return f"It runs: {countdown_text(now - begins)} gone, {countdown_text(ends - now)} left"
    return "It is over: the scorecard, while it is fresh"
