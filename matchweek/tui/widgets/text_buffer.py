"""Text being typed: where the cursor stands, what a key does to it, and how it lies in lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from matchweek.domain.base.text import clean_note
from matchweek.tui.commands.dialogs.typing import TYPING
from matchweek.tui.look.text import clean, width_of

LINE_LIMIT, NOTE_LIMIT = 500, 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One letter with its marks as it stands on the screen; `at` is where it begins in the text."""

    at: int
    shown: str
    width: int


@dataclass(frozen=True, slots=True)
class LaidLine:
    """One line on the screen: the text from `start` to `end`, without the line's end."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    def place(self, at: int) -> int:
        """How many screen cells stand before a place in the text."""
        return sum(cell.width for cell in self.cells if cell.at < at)

    def under(self, x: int) -> int:
        """The place in the text under a screen cell; its end beyond the last letter."""
        used = 0
        for cell in self.cells:
            used += cell.width
            if x < used:
                return cell.at
        return self.end


class TextBuffer:
    """One line of text, or several with `lines`, and a cursor in it.

    What is typed or pasted loses terminal escapes, control and bidi characters at once, as it would
    when it is stored. `full` says that something did not fit the limit any more.
    """

    def __init__(self, text: str = "", *, lines: bool = False) -> None:
        self.lines = lines
        self.limit = NOTE_LIMIT if lines else LINE_LIMIT
        self.full = False
        self._laid: tuple[str, int, tuple[LaidLine, ...]] = ("", 0, ())
        # The column the cursor wants to keep while it moves up and down.
        self._column: int | None = None
        self.text = ""
        self.at = 0
        self.set(text)

    def set(self, text: str) -> None:
        """Another text, the cursor at its end; where it is the same the cursor stays.

        The limit is for what is typed: of a longer text that is stored already nothing is cut away.
        """
        kept = self._kept(text)
        if kept != self.text:
            self.text, self.at = kept, len(kept)

    def insert(self, text: str) -> bool:
        """Put text before the cursor; False when nothing of it could be kept."""
        kept = self._kept(text)
        room = max(0, self.limit - len(self.text))
        self.full = len(kept) > room
        kept = kept[:room]
        self.text = self.text[: self.at] + kept + self.text[self.at :]
        self.at += len(kept)
        self._column = None
        return bool(kept)

    def _kept(self, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not self.lines:
            return clean_note(" ".join(text.replace("\t", " ").split("\n")))
        return "\n".join(clean_note(line) for line in text.split("\n"))

    # Keys

    def key(self, name: str, width: int = 80) -> bool:
        """What a named key does; False when it means nothing here. `width` is the width of a line."""
        if name in ("up", "down"):
            return self._row(-1 if name == "up" else 1, width)
        act = _KEYS.get(name)
        if act is None:
            return False
        self._column = None
        act(self)
        return True

    def left(self) -> None:
        self.at = _before(self.text, self.at)

    def right(self) -> None:
        self.at = _after(self.text, self.at)

    def home(self) -> None:
        self.at = self.text.rfind("\n", 0, self.at) + 1

    def end(self) -> None:
        found = self.text.find("\n", self.at)
        self.at = len(self.text) if found < 0 else found

    def first(self) -> None:
        self.at = 0

    def last(self) -> None:
        self.at = len(self.text)

    def word_left(self) -> None:
        self.at = self._word_start()

    def word_right(self) -> None:
        at, size = self.at, len(self.text)
        while at < size and self.text[at].isspace():
            at += 1
        while at < size and not self.text[at].isspace():
            at += 1
        self.at = at

    def backspace(self) -> None:
        self._cut(_before(self.text, self.at), self.at)

    def delete(self) -> None:
        self._cut(self.at, _after(self.text, self.at))

    def delete_word(self) -> None:
        self._cut(self._word_start(), self.at)

    def delete_to_start(self) -> None:
        self._cut(self.text.rfind("\n", 0, self.at) + 1, self.at)

    def _word_start(self) -> int:
        at = self.at
        while at and self.text[at - 1].isspace():
            at -= 1
        while at and not self.text[at - 1].isspace():
            at -= 1
        return at

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.at = start
        self.full = False

    def _row(self, step: int, width: int) -> bool:
        """Move a line on the screen up or down; False at the first and the last one."""
        laid = self.laid(width)
        row = self.row(width)
        if not 0 <= row + step < len(laid):
            return False
        if self._column is None:
            self._column = laid[row].place(self.at)
        self.at = laid[row + step].under(self._column)
        return True

    # Lines on the screen

    def laid(self, width: int) -> tuple[LaidLine, ...]:
        """The text in lines of at most `width` cells, broken between words where there are any."""
        text, laid_width, laid = self._laid
        if text != self.text or laid_width != width or not laid:
            found: list[LaidLine] = []
            start = 0
            for line in self.text.split("\n"):
                found += _wrap(line, start, max(2, width))
                start += len(line) + 1
            laid = tuple(found)
            self._laid = (self.text, width, laid)
        return laid

    def row(self, width: int) -> int:
        """The line on the screen that the cursor is in."""
        laid = self.laid(width)
        return max(row for row, line in enumerate(laid) if line.start <= self.at)

    def in_sight(self, width: int) -> tuple[str, str, str]:
        """One line with the cursor in sight: what stands before the cursor, under it and after it."""
        cells = _cells(self.text.replace("\n", " "), 0)
        before = [cell for cell in cells if cell.at < self.at]
        after = [cell for cell in cells if cell.at >= self.at]
        under = (after[0].shown if after else "") or " "
        room = max(0, width - width_of(under))
        while before and sum(cell.width for cell in before) > room:
            # Half a line at a time, so that the text does not crawl at every letter.
            before = before[max(1, len(before) // 2) :]
        room -= sum(cell.width for cell in before)
        tail = ""
        for cell in after[1:]:
            room -= cell.width
            if room < 0:
                break
            tail += cell.shown
        return "".join(cell.shown for cell in before), under, tail


_ACTS = {
    "typing_left": TextBuffer.left,
    "typing_right": TextBuffer.right,
    "typing_home": TextBuffer.home,
    "typing_line_end": TextBuffer.end,
    "typing_first": TextBuffer.first,
    "typing_last": TextBuffer.last,
    "typing_word_left": TextBuffer.word_left,
    "typing_word_right": TextBuffer.word_right,
    "typing_backspace": TextBuffer.backspace,
    "typing_delete": TextBuffer.delete,
    "typing_delete_word": TextBuffer.delete_word,
    "typing_delete_to_start": TextBuffer.delete_to_start,
}
_KEYS = {key: act for name, act in _ACTS.items() for key in TYPING[name].keys}
# Some terminals send this for Backspace.
_KEYS["ctrl+h"] = TextBuffer.backspace


def _is_mark(char: str) -> bool:
    return not char.isascii() and (unicodedata.category(char) in ("Mn", "Me") or not clean(char))


def _before(text: str, at: int) -> int:
    at = max(0, at - 1)
    while at and _is_mark(text[at]):
        at -= 1
    return at


def _after(text: str, at: int) -> int:
    at = min(len(text), at + 1)
    while at < len(text) and _is_mark(text[at]):
        at += 1
    return at


def _cells(line: str, start: int) -> list[Cell]:
    if line.isascii() and line.isprintable():
        return [Cell(start + place, char, 1) for place, char in enumerate(line)]
    cells, place = [], 0
    while place < len(line):
        end = _after(line, place)
        shown = clean(line[place:end])
        cells.append(Cell(start + place, shown, width_of(shown)))
        place = end
    return cells


def _wrap(line: str, start: int, width: int) -> list[LaidLine]:
    cells, end = _cells(line, start), start + len(line)
    found: list[LaidLine] = []
    first = 0
    while True:
        used, last = 0, first
        while last < len(cells) and used + cells[last].width <= width:
            used += cells[last].width
            last += 1
        # The cursor needs a cell behind a line that is exactly full.
        if last == len(cells) and (used < width or not cells):
            return [
                *found,
                LaidLine(cells[first].at if first < len(cells) else end, end, tuple(cells[first:])),
            ]
        space = next((at for at in range(last - 1, first, -1) if cells[at].shown == " "), None)
        cut = max(first + 1, last) if space is None else space + 1
        # The place behind the last letter of a broken line is the first one of the next line.
        found.append(LaidLine(cells[first].at, cells[cut - 1].at, tuple(cells[first:cut])))
        first = cut
