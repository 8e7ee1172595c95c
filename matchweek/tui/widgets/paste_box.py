"""A box that takes a table of any size at once: it shows the first lines and counts the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from matchweek.tui.look.text import clean, masking
from matchweek.tui.widgets.painted import Line, Painted

# What is shown of a line; what is kept of it is whole.
_SHOWN = 400


class PasteBox(Painted, can_focus=True):
    """Pasted texts, each a page, and text that is typed at the end. `text` is all of it.

    `typing` is true from the first letter typed until Escape: Enter and Tab are then part of the text.
    """

    DEFAULT_CSS = "PasteBox { height: 1fr; width: 1fr; background: $boost; padding: 0 1; }"

    @dataclass
    class Changed(Message):
        """Something was pasted, typed or taken out."""

        box: PasteBox

    def __init__(self, pages: list[str]) -> None:
        super().__init__()
        self.pages = list(pages)
        self.typing = False
        self.ends: Callable[[str], bool] = lambda text: False
        """Whether a typed text is whole: Enter then ends it, and is no new line."""
        # Pages from before are shown; a new paste replaces them.
        self.kept = bool(pages)
        self._typed = ""

    @property
    def text(self) -> str:
        return "\n".join(part for part in (*self.pages, self._typed) if part)

    @property
    def empty(self) -> bool:
        return not self.text.strip()

    def words(self) -> str:
        """How much there is: “1,003 lines”, of how many pastes."""
        count = sum(_lines(part) for part in (*self.pages, self._typed) if part)
        said = f"{count:,} line{'' if count == 1 else 's'}"
        if len(self.pages) > 1:
            said += f" in {len(self.pages)} pastes"
        return f"{said}, kept from before: a new paste replaces them" if self.kept else said

    def take(self, text: str, *, goes_on: bool = False) -> None:
        """Add what was pasted as one page, or to the last one where it `goes_on` with it."""
        if not text.strip() and not goes_on:
            return
        if self.kept:
            self.pages, self.kept = [], False
        if self._typed:
            self.pages.append(self._typed)
            self._typed = ""
        self.typing = False
        if goes_on and self.pages:
            self.pages[-1] += text
        else:
            self.pages.append(text)
        self._changed()

    def drop(self) -> None:
        """Take the last paste out again."""
        if self.pages:
            self.pages.pop()
            self.kept = False
            self._changed()

    def rest(self) -> None:
        """Typing has ended for now; what was typed stays."""
        self.typing = False
        self._changed()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.take(event.text)

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            self._type(event.character)
        elif self.typing and event.key == "enter":
            if self.ends(self.text):
                # Its dialog reads it at this key.
                self.rest()
                return
            self._type("\n")
        elif self.typing and event.key == "tab":
            self._type("\t")
        elif event.key == "backspace":
            if self._typed:
                self._typed = self._typed[:-1]
                self._changed()
            elif self.pages:
                self.drop()
            else:
                # Its dialog says that there is nothing to take back.
                return
        else:
            return
        event.stop()
        event.prevent_default()

    def _type(self, text: str) -> None:
        if self.kept:
            self.pages, self.kept = [], False
        self.typing = True
        self._typed += text
        self._changed()

    def _changed(self) -> None:
        self._draw()
        self.post_message(self.Changed(self))

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        height = max(1, self.size.height)
        if masking() and self.text:
            self.show([[("Hidden while names are masked.", "dim")]])
        elif self.typing:
            lines = [part[:_SHOWN] for part in self._typed.split("\n")[-height:]]
            above = height - len(lines)
            before = _first_lines("\n".join(self.pages), above) if above > 0 and self.pages else []
            shown: list[Line] = [[clean(line)] for line in (*before, *lines)]
            shown[-1] = [*shown[-1], ("▏", "accent")]
            self.show(shown)
        else:
            count = sum(_lines(part) for part in (*self.pages, self._typed) if part)
            first = _first_lines(self.text, height)[:count]
            shown = [[clean(line)] for line in first]
            if count > len(first):
                shown[-1:] = [[(f"… and {count - len(first) + 1:,} lines more", "dim")]]
            self.show(shown)


def _first_lines(text: str, count: int) -> list[str]:
    """The first lines of a text that may be very long, each cut where nothing more of it can be shown."""
    head = text[: count * 20_000]
    found = head.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:count]
    return [line[:_SHOWN] for line in found]


def _lines(text: str) -> int:
    plain = text.rstrip("\r\n")
    return plain.count("\n") + plain.count("\r") - plain.count("\r\n") + 1
