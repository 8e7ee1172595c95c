"""The note: typed freely, kept as a draft each second, stored as one act when it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.widget import Widget
from textual.widgets import TextArea

from matchweek.domain.text import clean_note
from matchweek.errors import MatchweekError
from matchweek.tui.commands import Command
from matchweek.tui.desk import KEY_WAIT_MS
from matchweek.tui.screens.dialog import Dialog
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from textual.app import App

    from matchweek.domain.programs import Program
    from matchweek.services.week import Done, Week
    from matchweek.tui.desk import Desk

ActOn = Callable[[tuple[str, ...], "Callable[[Week, tuple[str, ...]], Done]"], None]

DRAFT_EACH = 1.0
# One form for all notes on several programs: marks do not outlive the window, so their codes would
# never be found again.
SEVERAL = "note:several"


def form_of(codes: Sequence[str]) -> str:
    """The draft's name: the program's own, or the one of several."""
    return f"note:{codes[0]}" if len(codes) == 1 else SEVERAL


def open_note(app: App[Any], desk: Desk, codes: tuple[str, ...], act_on: ActOn) -> None:
    """Write the note of one program, or one note for several."""
    programs = [program for code in codes if (program := desk.board.programs.get(code)) is not None]
    if programs and desk.week is not None:
        app.push_screen(Note(desk, programs, act_on))


class Note(Dialog[None]):
    """A text area with the present note. Escape keeps what it holds, as one act, and leaves."""

    KEYS = (Command("note_keep", ("escape",), "keep and leave", "Keep the note.", "note", footer=1),)
    AUTO_FOCUS = "TextArea"
    DEFAULT_CSS = """
    Note {
        #box { height: 70%; min-height: 12; }
        #body { height: 1fr; }
        TextArea, TextArea:focus {
            height: 1fr; border: none; padding: 0 1; background: $foreground 5%;
        }
        Words { margin-bottom: 1; }
    }
    """

    def __init__(self, desk: Desk, programs: Sequence[Program], act_on: ActOn) -> None:
        one = len(programs) == 1
        super().__init__("Note", programs[0].question if one else f"on {len(programs)} programs")
        self._desk = desk
        self._codes = tuple(program.code for program in programs)
        self._act_on = act_on
        notes = {program.note for program in programs}
        self._present = notes.pop() if len(notes) == 1 else ""
        self._lost = sum(bool(program.note) for program in programs) if notes else 0
        text, said = self._begin()
        self._drafted, self._told = text, False
        self.said = Words(said)
        self.area = TextArea(text, soft_wrap=True, show_line_numbers=False)

    def body(self) -> Iterable[Widget]:
        if self.said.paragraphs:
            yield self.said
        yield self.area

    def on_mount(self) -> None:
        self.area.move_cursor(self.area.document.end)
        self.set_interval(DRAFT_EACH, self.keep_draft)

    def _begin(self) -> tuple[str, list[Para]]:
        """The text to begin with, and what has to be said about it."""
        from matchweek.domain.zones import EASTERN, wall
        from matchweek.services import drafts

        said = []
        if self._lost:
            notes = "note" if self._lost == 1 else "notes"
            said.append(Para([f"It takes the place of {self._lost} {notes}. Left empty, nothing changes."]))
        assert self._desk.week is not None
        draft = drafts.load(self._desk.week, form_of(self._codes))
        typed = str(draft.values.get("note", "")) if draft is not None else ""
        if draft is None or clean_note(typed) in ("", self._present):
            return self._present, said
        when = f"{wall(draft.typed_at, EASTERN)} ET"
        said.insert(0, Para([("Restored: ", "accent"), f"typed until {when} and never kept."]))
        if draft.values.get("present", self._present) != self._present:
            said.append(Para(["The note was changed since; it stands below what you typed."]))
            typed = f"{typed}\n\n{self._present}"
        return typed, said

    def keep_draft(self) -> None:
        """Store what is typed so far; a busy file is tried again a second later."""
        text = self.area.text
        if text == self._drafted or self._desk.week is None:
            return
        from matchweek.services import drafts

        week = replace(self._desk.week, wait_ms=KEY_WAIT_MS)
        values = {"note": text, "present": self._present}
        try:
            kept = drafts.save(week, form_of(self._codes), values)
        except MatchweekError as error:
            # A full disk is told once, not each second.
            if not self._told:
                self.dashboard.tell(error)
            self._told = True
            return
        if kept:
            self._drafted, self._told = text, False

    def do_note_keep(self) -> None:
        text, form = clean_note(self.area.text), form_of(self._codes)
        self.dismiss()
        if text == self._present:
            self._forget(form)
            return

        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services import triage

            return triage.set_note(week, codes, text, form=form)

        self._act_on(self._codes, act)

    def _forget(self, form: str) -> None:
        from matchweek.services import drafts

        try:
            if self._desk.week is not None:
                drafts.discard(self._desk.week, form)
        except MatchweekError as error:
            self.dashboard.tell(error)
