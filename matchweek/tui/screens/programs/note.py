"""The note: typed freely, kept as a draft each second, stored as one act when it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget
from textual.widgets import TextArea

from matchweek.domain.base.text import clean_note
from matchweek.tui.commands.dialogs.programs import NOTE_KEYS
from matchweek.tui.forms.keeper import Keeper
from matchweek.tui.forms.leaving import STAYS, Leaving
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.textual_private.watches import watch_no_more
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session
    from matchweek.tui.session.session_messages import Otherwise


class ActOn(Protocol):
    """Does an act on programs, as Sorting.act_on does."""

    def __call__(
        self,
        codes: tuple[str, ...],
        act: Callable[[Week, tuple[str, ...]], Done],
        *,
        otherwise: Otherwise | None = None,
    ) -> bool | None: ...


DRAFT_EACH = 1.0
NOTE = "note"
# One form for all notes on several programs: marks do not outlive the window, so their codes would
# never be found again.
SEVERAL = "note:several"


def form_of(codes: Sequence[str]) -> str:
    """The draft's name: the program's own, or the one of several."""
    return f"note:{codes[0]}" if len(codes) == 1 else SEVERAL


def open_note(app: Host, session: Session, codes: tuple[str, ...], act_on: ActOn) -> None:
    """Write the note of one program, or one note for several."""
    programs = [program for code in codes if (program := session.board.programs.get(code)) is not None]
    if programs and session.week is not None:
        app.push_screen(Note(session, programs, act_on))


class Note(Dialog[None]):
    """A text area with the present note. Escape keeps what it holds, as one act, and leaves."""

    AT = NOTE_KEYS
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

    def __init__(self, session: Session, programs: Sequence[Program], act_on: ActOn) -> None:
        one = len(programs) == 1
        super().__init__("Note", programs[0].question if one else f"on {len(programs)} programs")
        self.session = session
        self.keeper = Keeper(session, self)
        self.leaving = Leaving(session, self, self.keeper)
        self._codes = tuple(program.code for program in programs)
        self._act_on = act_on
        notes = {program.note for program in programs}
        self._notes = {program.code: program.note for program in programs}
        self._present = notes.pop() if len(notes) == 1 else ""
        self._lost = sum(bool(program.note) for program in programs) if notes else 0
        self._restored: list[Para] = []
        self.said = Words([])
        self.area = TextArea(self._present, soft_wrap=True, show_line_numbers=False)
        # The text that is on disk, as note or as draft.
        self._kept = self._present
        # The stored note as it is shown, while nothing was typed into it.
        self._untouched = self._present
        self.keeper.start({NOTE: self._present})

    def body(self) -> Iterable[Widget]:
        yield self.said
        yield self.area

    def on_mount(self) -> None:
        draft = self.keeper.go_on()
        if draft is not None and clean_note(self.area.text) not in ("", self._present):
            from matchweek.domain.times.zones import EASTERN, wall

            when = f"{wall(draft.typed_at, EASTERN)} ET"
            self._restored = [Para([("Restored: ", "accent"), f"typed until {when} and never kept."])]
        self.say_title()
        self.area.move_cursor(self.area.document.end)
        self.set_interval(DRAFT_EACH, self.keep)

    def on_unmount(self) -> None:
        watch_no_more(self.app, self.area)

    def say_title(self, words: str = "") -> None:
        """What has to be said about the text stands above it: the first line names the program."""
        said = list(self._restored)
        if self._lost:
            notes = "note" if self._lost == 1 else "notes"
            said.append(Para([f"It takes the place of {self._lost} {notes}. Left empty, nothing changes."]))
        if others := self.keeper.others():
            said.append(Para([(f"{others[:1].upper()}{others[1:]}.", "warn")]))
        if words == STAYS:
            said.append(Para([(words, "warn")]))
        self.said.display = bool(said)
        self.said.say(said)

    # The text

    @property
    def draft_form(self) -> str:
        return form_of(self._codes)

    def values(self) -> dict[str, str]:
        return {NOTE: self.area.text}

    def shown_value(self, name: str, value: str) -> str:
        return value

    def show_values(self, values: Mapping[str, str]) -> None:
        text = values.get(NOTE, self.area.text)
        if text == self.area.text:
            return
        if self.area.text == self._kept:
            # Nothing is typed here: what another window wrote is no draft of this one.
            self._kept = text
        untouched, here = self.area.text == self._untouched, self.area.selection
        at_end = here.end == self.area.document.end
        self.area.load_text(text)
        if untouched:
            self._untouched = text
        if untouched and at_end:
            # Whoever goes on behind the note goes on behind the one that stands there now.
            self.area.move_cursor(self.area.document.end)
        else:
            self.area.selection = here

    def is_long(self, name: str) -> bool:
        return True

    def label_of(self, name: str) -> str:
        return "Note"

    def stored(self) -> Mapping[str, str]:
        """The note that the programs have in common; of several, also what became of any of them since."""
        found = {code: self.session.board.programs.get(code) for code in self._codes}
        notes = {code: each.note if each is not None else self._notes[code] for code, each in found.items()}
        if len(set(notes.values())) == 1:
            return {NOTE: next(iter(notes.values()))}
        changed = dict.fromkeys(note for code, note in notes.items() if note and note != self._notes[code])
        return {NOTE: "\n\n".join(changed) or self._present}

    def board_changed(self) -> None:
        """Show what another window or an undo changed; what is being typed stays."""
        if self.is_mounted and not self.leaving.left:
            self.keeper.take_in(self.stored())

    def keep(self) -> bool:
        """Keep what is typed; returns whether all of it is on disk."""
        if self.area.text != self._kept:
            self.keeper.dirty = True
        text = self.area.text
        kept = self.keeper.keep()
        if kept:
            self._kept = text
        return kept

    def words_to_copy(self) -> str:
        return self.area.text

    # Leaving

    def do_note_keep(self) -> None:
        self.leaving.leave()

    def commit(self) -> None:
        text, draft = clean_note(self.area.text), self.keeper.draft
        if text == self.keeper.before[NOTE]:
            self.leaving.forget()
            return

        def act(week: Week, codes: tuple[str, ...]) -> Done:
            from matchweek.services.lists import triage

            return triage.set_note(week, codes, text, form=draft)

        self.leaving.outcome = self._act_on(self._codes, act, otherwise=self.leaving.refused_later)
