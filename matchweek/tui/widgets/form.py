"""A form in one widget: painted at once, its keys answered in the same frame.

Letters type in a line; Escape leaves it, then letters act, and Escape again leaves the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset

from matchweek.tui.look.text import width_of
from matchweek.tui.widgets.form_fields import ChoiceField, Field, PickField, Suggestion, TextField
from matchweek.tui.widgets.form_keys import ENTER, NEW_LINE, NO, YES
from matchweek.tui.widgets.form_lines import (
    LABEL,
    MORE_ABOVE,
    MORE_BELOW,
    Look,
    field_lines,
    marked,
    suggestion_lines,
    wrapped,
)
from matchweek.tui.widgets.painted import Line, Painted


class FormOwner:
    """What a form tells its screen, at once and in the key's own frame."""

    def form_changed(self, field: Field) -> None:
        """Something was typed or chosen in a field."""

    def form_moved(self) -> None:
        """Another field is active, another candidate is marked, or letters act now or no longer do."""

    def form_typed_in(self) -> None:
        """Letters acted and go into a line from now on, those too that were pressed right behind the key."""

    def form_picked(self, field: TextField, key: str) -> None:
        """Enter took a candidate of a field."""

    def form_pasted(self, field: Field, text: str) -> bool:
        """Something was pasted into a field; True where it was taken elsewhere."""
        return False

    def form_painted(self) -> None:
        """The form was painted, the first time once it has a size."""

    def form_left(self) -> None:
        """Escape was pressed while letters act."""


@dataclass(frozen=True, slots=True)
class Question:
    """Asked under a field; y and n answer it. Other letters leave it open and go into `onward`: whoever
    types on has more to say, and the line that was asked about is no place for it."""

    field: Field
    words: str
    yes: Callable[[], None]
    no: Callable[[], None]
    onward: Field | None = None


class Form(Painted, can_focus=True):
    """Fields one under another; the one with the mark is active."""

    DEFAULT_CSS = "Form { height: 1fr; width: 1fr; }"

    def __init__(self, fields: Sequence[Field], owner: FormOwner) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self.by_id = {field.id: field for field in fields}
        self.owner = owner
        self.active: Field = self.fields[0]
        self.free = False
        self.ticks = False
        """A key ticks the active line off: the arrows then go on to the next line to tick, not to type in."""
        self.question: Question | None = None
        self.highlight = 0
        self.heard: events.Key | None = None
        """The key it was handed last, done or not."""
        self._top = 0
        self._owners: list[Field | None] = []
        self._suggested: tuple[object, Sequence[Suggestion]] = (None, ())

    # Values

    def values(self) -> dict[str, str]:
        """What every field holds, as text."""
        return {field.id: field.value for field in self.fields}

    def fill(self, values: dict[str, str]) -> None:
        """Put values into the fields; unknown names are left aside."""
        for name, value in values.items():
            if name in self.by_id:
                self.by_id[name].value = str(value)
        self.paint()

    @property
    def shown_fields(self) -> list[Field]:
        return [field for field in self.fields if field.shown()]

    @property
    def typing(self) -> bool:
        """Whether letters go into the active line."""
        return not self.free and self.question is None and self.active.typed

    def suggestions(self) -> Sequence[Suggestion]:
        """The candidates under the active line; asked for once for each text."""
        field = self.active
        if not (self.typing and isinstance(field, TextField)):
            return ()
        key = (field.id, field.value)
        if self._suggested[0] != key:
            self._suggested = (key, field.suggestions())
            self.highlight = 0
        return self._suggested[1]

    def forget_suggestions(self) -> None:
        """Ask for the candidates anew: what they depend on has changed."""
        self._suggested = (None, ())

    @property
    def suggested(self) -> Suggestion | None:
        """The candidate that enter would take."""
        found = self.suggestions()
        return found[self.highlight] if self.highlight < len(found) else None

    # Moving

    def go(self, field: Field | str, *, typing: bool = True) -> None:
        """Make a field the active one."""
        target = self.by_id[field] if isinstance(field, str) else field
        opened = self.free and typing
        self.question = None
        self.active = target
        self.free = not typing
        self.highlight = 0
        self.forget_suggestions()
        self._moved()
        if opened:
            self.owner.form_typed_in()

    def step(self, by: int) -> None:
        """Go to the next field or the one before; the ends do not join."""
        self.go(self._beside(by))

    def _beside(self, by: int) -> Field:
        fields = self.shown_fields
        place = fields.index(self.active) if self.active in fields else 0
        return fields[min(max(place + by, 0), len(fields) - 1)]

    def ask(self, question: Question) -> None:
        """Ask for y or n under a field."""
        self.active, self.free, self.question = question.field, False, question
        self._moved()

    def release(self) -> None:
        """Leave the line: letters act now."""
        self.question = None
        self.free = True
        self._moved()

    def _moved(self) -> None:
        self.owner.form_moved()
        self.paint()

    def _changed(self) -> None:
        self.owner.form_changed(self.active)
        self.paint()

    # Keys

    def on_key(self, event: events.Key) -> None:
        self.heard = event
        letter = event.character if event.is_printable else None
        if self._on_key_name(event.key, letter):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if isinstance(self.active, TextField) and self.active.typed:
            if self.owner.form_pasted(self.active, event.text):
                return
            self.question, self.free = None, False
            self.active.buffer.insert(event.text)
            self._changed()

    def _on_key_name(self, key: str, letter: str | None) -> bool:
        if self.question is not None and self._answer(key, letter):
            return True
        if key in ("tab", "shift+tab"):
            self.step(1 if key == "tab" else -1)
        elif self.free:
            return self._act(key)
        elif key == "escape":
            self.release()
        elif isinstance(self.active, ChoiceField):
            return self._choose(self.active, key, letter)
        elif isinstance(self.active, TextField):
            return self._type(self.active, key, letter)
        else:
            return False
        return True

    def _answer(self, key: str, letter: str | None) -> bool:
        question = self.question
        assert question is not None
        if letter in (*YES, *NO) or key == "enter":
            self.question = None
            (question.no if letter in NO else question.yes)()
            self.paint()
            return True
        self.question = None
        if key == "escape":
            question.no()
            self.paint()
            return True
        if letter is not None and not letter.isspace() and question.onward is not None:
            self.go(question.onward)
        return False

    def _act(self, key: str) -> bool:
        """What moves while letters act; the letters themselves are the screen's commands."""
        if key == "escape":
            self.owner.form_left()
        elif key in ("up", "down"):
            by = 1 if key == "down" else -1
            if self.ticks:
                self.go(self._beside(by), typing=False)
            else:
                self.step(by)
        elif key in ENTER:
            self.go(self.active)
        else:
            return False
        return True

    def _choose(self, field: ChoiceField, key: str, letter: str | None) -> bool:
        before = field.value
        if key in ("up", "down"):
            self.step(1 if key == "down" else -1)
            return True
        if key in ENTER:
            self.step(1)
            return True
        if key in ("left", "right"):
            field.step(1 if key == "right" else -1)
        elif key in ("backspace", "delete"):
            field.value = field.options[0][0]
        elif letter is not None:
            field.letter(letter)
        else:
            return False
        if field.value != before:
            self._changed()
        return True

    def _type(self, field: TextField, key: str, letter: str | None) -> bool:
        if isinstance(field, PickField) and field.picked:
            return self._picked_key(field, key, letter)
        fresh, field.fresh = field.fresh, False
        if letter is not None:
            if fresh:
                field.value = ""
            field.buffer.insert(letter)
            self._changed()
            return True
        if key in ENTER:
            return self._enter(field)
        if key in NEW_LINE and field.lines:
            return self._break_line(field)
        if key in ("up", "down"):
            self._up_down(field, 1 if key == "down" else -1)
            return True
        before = field.value
        if not field.buffer.key(key, self._look().room):
            return False
        if field.value != before:
            self._changed()
        else:
            self.paint()
        return True

    def _picked_key(self, field: PickField, key: str, letter: str | None) -> bool:
        if key in ("backspace", "delete"):
            field.picked = ""
            self._changed()
        elif key in ("up", "down", *ENTER):
            self.step(-1 if key == "up" else 1)
        else:
            return letter is not None
        return True

    def _enter(self, field: TextField) -> bool:
        suggested = self.suggested
        if field.ends_line:
            return self._end_line(field)
        if field.tall:
            return self._break_line(field)
        if suggested is not None:
            self.owner.form_picked(field, suggested.key)
            self.paint()
        else:
            self.step(1)
        return True

    def _end_line(self, field: TextField) -> bool:
        text = field.entered(field.value)
        if text is not None:
            field.value = text
            self._changed()
        return True

    def _break_line(self, field: TextField) -> bool:
        field.buffer.insert("\n")
        self._changed()
        return True

    def _up_down(self, field: TextField, by: int) -> None:
        if field.lines and field.buffer.key("down" if by > 0 else "up", self._look().room):
            self.paint()
        elif 0 <= self.highlight + by < len(self.suggestions()):
            self.highlight += by
            self._moved()
        else:
            self.step(by)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        row = self._top + event.y
        field = self._owners[row] if row < len(self._owners) else None
        if field is not None:
            self.go(field)

    # Painting

    def on_resize(self) -> None:
        # Candidates are named within the width there was; the marked one stays marked.
        at = self.highlight
        self.forget_suggestions()
        self.highlight = min(at, max(0, len(self.suggestions()) - 1))
        self.paint()

    def _look(self, *, active: bool = True, whole: bool = False) -> Look:
        tall = max(3, min(8, self.size.height - len(self.fields) - 1))
        if whole:
            others = [field for field in self.shown_fields if not _is_tall(field)]
            tall = max(3, self.size.height - sum(1 + len(field.under()) for field in others))
        return Look(
            width=self.size.width,
            active=active,
            typing=active and self.typing,
            highlight=self.highlight,
            note_lines=tall if active or whole else 2,
        )

    def paint(self) -> None:
        """Draw the form anew; only cells that changed reach the terminal."""
        if not self.size.width:
            return
        if not self.active.shown():
            self.active = self.shown_fields[0]
        lines: list[Line] = []
        owners: list[Field | None] = []
        first = last = 0
        for field in self.shown_fields:
            if field is self.active:
                first = len(lines)
            lines += self._lines_of(field)
            if field is self.active:
                last = len(lines)
            owners += [field] * (len(lines) - len(owners))
        height = self.size.height
        # The active field stays in sight whole, its first line at least.
        self._top = min(max(self._top, last - height), first, max(0, len(lines) - height))
        self._owners = owners
        shown = lines[self._top : self._top + height]
        if self._top:
            shown[0] = marked(shown[0], MORE_ABOVE, self.size.width)
        if self._top + height < len(lines):
            shown[-1] = marked(shown[-1], MORE_BELOW, self.size.width)
        self.show(shown)
        self._place_cursor()
        self.owner.form_painted()

    def _lines_of(self, field: Field) -> list[Line]:
        active = field is self.active
        look = self._look(active=active, whole=_is_tall(field))
        lines = field_lines(field, look)
        if active:
            lines += suggestion_lines(self.suggestions(), look)
        if self.question is not None and self.question.field is field:
            lines += [
                *wrapped(self.question.words, look.width, "strong"),
                [" " * LABEL, (YES[0], "key"), " yes   ", (NO[0], "key"), " no"],
            ]
        return [*lines, *field.under()]

    def _place_cursor(self) -> None:
        """Put the terminal's cursor where one types, for input methods that open a window there."""
        for y, line in enumerate(self._lines):
            x = 0
            for text, style in line:
                if style == "caret":
                    self.app.cursor_position = self.content_region.offset + Offset(x, y)
                    return
                x += width_of(text)


def _is_tall(field: Field) -> bool:
    return isinstance(field, TextField) and field.tall
