"""The lines of a form: text, a choice, something picked from candidates. State only, nothing drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matchweek.tui.widgets.painted import Line, Piece
from matchweek.tui.widgets.text_buffer import TextBuffer

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One candidate under a line: what it is, and how it is shown; `below` has a line of its own."""

    key: str
    pieces: tuple[Piece, ...]
    below: tuple[Piece, ...] = ()


class Field:
    """One line of a form. `value` is plain text, as drafts keep it.

    `shown` says whether it is there now, `remark` what stands behind its value, `under` which lines
    stand below it.
    """

    def __init__(
        self,
        id: str,  # noqa: A002
        label: str,
        *,
        hint: str = "",
        shown: Callable[[], bool] | None = None,
        remark: Callable[[str], Piece | None] | None = None,
        under: Callable[[], Sequence[Line]] | None = None,
    ) -> None:
        self.id = id
        self.label = label
        self.hint = hint
        self.shown = shown or (lambda: True)
        self.remark = remark or (lambda text: None)
        self.under = under or (lambda: ())

    @property
    def value(self) -> str:
        raise NotImplementedError

    @value.setter
    def value(self, value: str) -> None:
        raise NotImplementedError

    @property
    def typed(self) -> bool:
        """Whether letters are text here."""
        return False


class TextField(Field):
    """A line that is typed; with `lines` it takes several, with `tall` all the room the others leave.

    `suggest` offers candidates for its text, `marks` finds what of it stands out: (start, end) each.
    `entered` is the text once enter ended its last line, or None where enter goes on to the next field.
    """

    def __init__(
        self,
        id: str,  # noqa: A002
        label: str,
        *,
        lines: bool = False,
        tall: bool = False,
        marks: Callable[[str], Sequence[tuple[int, int]]] | None = None,
        suggest: Callable[[str], Sequence[Suggestion]] | None = None,
        entered: Callable[[str], str | None] | None = None,
        hint: str = "",
        shown: Callable[[], bool] | None = None,
        remark: Callable[[str], Piece | None] | None = None,
        under: Callable[[], Sequence[Line]] | None = None,
    ) -> None:
        super().__init__(id, label, hint=hint, shown=shown, remark=remark, under=under)
        self.lines = lines
        self.tall = tall
        self.marks = marks or (lambda text: ())
        self.entered = entered or (lambda text: None)
        # A proposed value: the first letter replaces it.
        self.fresh = False
        self.buffer = TextBuffer(lines=lines)
        self.suggest = suggest

    @property
    def value(self) -> str:
        return self.buffer.text

    @value.setter
    def value(self, value: str) -> None:
        self.buffer.set(value)

    @property
    def typed(self) -> bool:
        return True

    @property
    def ends_line(self) -> bool:
        """Whether enter ends the line one is in, rather than go on to the next field."""
        in_last_line = "\n" not in self.value[self.buffer.at :]
        return in_last_line and self.entered(self.value) is not None

    def suggestions(self) -> Sequence[Suggestion]:
        return self.suggest(self.buffer.text) if self.suggest is not None else ()


class PickField(TextField):
    """Text that finds one thing among many. `picked` is its key once it was confirmed, else empty."""

    picked = ""
    picked_words: Callable[[str], Sequence[Piece]] = staticmethod(lambda key: (key,))

    @property
    def typed(self) -> bool:
        return not self.picked

    def suggestions(self) -> Sequence[Suggestion]:
        return () if self.picked else super().suggestions()


class ChoiceField(Field):
    """One of several values, each with its words; the first stands for nothing chosen yet."""

    def __init__(
        self,
        id: str,  # noqa: A002
        label: str,
        options: Sequence[Choice],
        *,
        hint: str = "",
        shown: Callable[[], bool] | None = None,
        remark: Callable[[str], Piece | None] | None = None,
        under: Callable[[], Sequence[Line]] | None = None,
    ) -> None:
        super().__init__(id, label, hint=hint, shown=shown, remark=remark, under=under)
        self.options = tuple(options)
        self._chosen = self.options[0][0]

    @property
    def value(self) -> str:
        return self._chosen

    @value.setter
    def value(self, value: str) -> None:
        if any(value == option for option, _ in self.options):
            self._chosen = value

    @property
    def words(self) -> str:
        return next(words for value, words in self.options if value == self._chosen)

    def step(self, by: int) -> None:
        """The next choice or the one before; the ends do not join."""
        values = [value for value, _ in self.options]
        place = values.index(self._chosen) + by
        self._chosen = values[min(max(place, 0), len(values) - 1)]

    def letter(self, letter: str) -> bool:
        """The next choice whose value or words begin with a letter; False when none does."""
        low = letter.lower()
        fitting = [
            value for value, words in self.options if value[:1].lower() == low or words[:1].lower() == low
        ]
        if not fitting:
            return False
        place = fitting.index(self._chosen) + 1 if self._chosen in fitting else 0
        self._chosen = fitting[place % len(fitting)]
        return True
