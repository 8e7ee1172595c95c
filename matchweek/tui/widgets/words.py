"""Paragraphs of styled words, wrapped to the width with a hanging indent; for cards, help and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size

from matchweek.tui.look.text import clean, masked, width_of
from matchweek.tui.widgets.painted import Line, Painted, Piece

_PARTS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; its lines after the first begin `hang` cells to the right."""

    pieces: Line = ()
    hang: int = 0


BLANK = Para()


def labelled(label: str, *pieces: Piece, width: int = 11) -> Para:
    """A dim label in a column of its own, and words that stay to the right of it."""
    return Para([(f"{label:<{width}}", "dim"), *pieces], width)


def lines_of(text: str, style: str = "", hang: int = 0) -> list[Para]:
    """A person's text as paragraphs, one for each of its lines."""
    return [Para([(line, style)], hang) for line in clean(text, lines=True).split("\n")]


def wrap(para: Para, width: int) -> list[list[tuple[str, str]]]:
    """The paragraph in lines of at most `width` cells; a word that is longer is broken."""
    hang = para.hang if para.hang < width else 0
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for text, style in _parts(para.pieces, max(1, width - hang)):
        size = width_of(text)
        if used + size > width and used > (hang if len(lines) > 1 else 0):
            if text.isspace():
                continue
            lines.append([(" " * hang, "")] if hang else [])
            used = hang
        lines[-1].append((text, style))
        used += size
    return lines


def _parts(pieces: Line, most: int) -> Iterator[tuple[str, str]]:
    """Words and the spaces between them, none wider than a line."""
    for piece in pieces:
        text, style = (piece, "") if isinstance(piece, str) else piece
        for part in _PARTS.findall(clean(masked(text))):
            while width_of(part) > most:
                end = most
                while width_of(part[:end]) > most:
                    end -= 1
                yield part[: max(1, end)], style
                part = part[max(1, end) :]
            yield part, style


class Words(Painted):
    """Paragraphs as high as they need to be at the width there is."""

    DEFAULT_CSS = "Words { height: auto; width: 1fr; }"

    def __init__(self, paragraphs: Sequence[Para] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.paragraphs: Sequence[Para] = tuple(paragraphs)

    def say(self, paragraphs: Sequence[Para]) -> None:
        """Show other paragraphs; laid out anew only when their height differs."""
        self.paragraphs = tuple(paragraphs)
        lines = self._wrapped(self.size.width)
        if len(lines) != self.size.height:
            self.refresh(layout=True)
        self.show(lines)

    @property
    def plain(self) -> str:
        """All words, one line for each paragraph."""
        return "\n".join(
            "".join(piece if isinstance(piece, str) else piece[0] for piece in para.pieces)
            for para in self.paragraphs
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Asked before the first paint: so the words are there in the dialog's first frame.
        self._lines = self._wrapped(width)
        return max(1, len(self._lines))

    def on_resize(self) -> None:
        self.show(self._wrapped(self.size.width))

    def _wrapped(self, width: int) -> list[list[tuple[str, str]]]:
        return [line for para in self.paragraphs for line in wrap(para, max(1, width))]


class Page(VerticalScroll, can_focus=False):
    """Words that scroll when there are more of them than lines."""

    DEFAULT_CSS = "Page { height: auto; scrollbar-size-vertical: 1; }"

    def __init__(self, paragraphs: Sequence[Para] = ()) -> None:
        super().__init__()
        self.words = Words(paragraphs)

    def compose(self) -> ComposeResult:
        yield self.words

    def say(self, paragraphs: Sequence[Para]) -> None:
        """Show other words, where one had scrolled to."""
        self.words.say(paragraphs)

    def move(self, delta: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=delta, animate=False)

    def page(self, direction: int) -> None:
        """Scroll by a screenful, one line of the old one kept."""
        self.scroll_relative(y=direction * max(1, self.size.height - 1), animate=False)

    def home(self) -> None:
        self.scroll_home(animate=False)

    def show_from(self, paragraph: int) -> None:
        """Scroll so that a paragraph, counted from 0, stands at the top; as far as there is more below."""
        width = max(1, self.words.size.width)
        above = sum(len(wrap(para, width)) for para in self.words.paragraphs[:paragraph])
        self.scroll_to(y=above, animate=False)

    def end(self) -> None:
        self.scroll_end(animate=False)
