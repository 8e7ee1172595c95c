"""The one gate from data to the screen.

Text from a person, a file or a list is data. Nothing here reads it as markup, no control character in
it reaches the terminal, and every width is counted in terminal cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

Align = Literal["left", "right", "center"]

ELLIPSIS = "…"
MAX_MARKS = 3
"""Combining marks kept on one letter; more of them would paint over the lines above and below."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_CARRIER = "\N{DOTTED CIRCLE}"
_LINE_ENDS = r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_MARKS = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARK_STACK = f"({_MARKS}{{{MAX_MARKS}}}){_MARKS}+"
# Terminals disagree on the width of these: fillers, joiners, variation selectors, skin tones.
_UNSURE = (
    r"[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff]"
)
# What our own lines are drawn and written with, and letters that nothing is put together from: one cell each.
_HARMLESS = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x300), *range(0x2500, 0x25FD), 0x25FF))
) | frozenset("…–—“”‘’←↑→↓•✓≠−")


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` harmless for a terminal and of a width that can be relied on.

    Control characters become their pictures (ESC is shown as ␛, NUL as ␀), tabs and line ends a space;
    bidirectional controls, zero-width characters and variation selectors are removed; lone surrogates
    become �. With `lines=True` line ends are kept, as "\\n".
    """
    if text.isascii() and text.isprintable():
        return text
    return _clean(text, lines)


@lru_cache(maxsize=4096)
def _clean(text: str, lines: bool) -> str:
    if text.isprintable() and _HARMLESS.issuperset(text):
        # The patterns below are made when they are first needed, which the first frame need not wait for.
        return text
    text = re.sub(_LINE_ENDS, "\n" if lines else " ", text)
    if not text.isprintable():
        text = "".join([char if char.isprintable() else _shown(char) for char in text])
    if text.isascii():
        return text
    text = re.sub(_MARK_STACK, r"\1", unicodedata.normalize("NFC", re.sub(_UNSURE, "", text)))
    if text and unicodedata.category(text[0]) in ("Mn", "Me"):
        return _CARRIER + text
    return text


def _shown(char: str) -> str:
    """What stands on the screen for a character that has no safe picture of its own."""
    if char in "\n\t":
        return char if char == "\n" else " "
    category = unicodedata.category(char)
    if category == "Cc":
        code = ord(char)
        return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else _REPLACEMENT
    if category == "Cf":
        return ""
    if category == "Zs":
        return char if char == "\u3000" else " "
    return char if category in ("Co", "Cn") else _REPLACEMENT


_MASKS: list[Callable[[str], str]] = []


def mask_with(mask: Callable[[str], str] | None) -> None:
    """Let every text on its way to the screen go through `mask`, which hides names; None ends that."""
    _MASKS[:] = [] if mask is None else [mask]


def masking() -> bool:
    """Whether names are hidden now."""
    return bool(_MASKS)


def masked(text: str) -> str:
    """`text` as it may be shown: as it is, or with its names hidden while names are masked.

    To be called before text is cut or wrapped: half a name is not known again.
    """
    return _MASKS[0](text) if _MASKS else text


def width_of(text: str) -> int:
    """The number of terminal cells `text` takes (of text that went through `clean`)."""
    return len(text) if text.isascii() or _HARMLESS.issuperset(text) else cell_len(text)


def one_cell_each(text: str) -> bool:
    """Whether every letter of `text` is known to take one cell in every terminal and to stay in its place."""
    return _HARMLESS.issuperset(text)


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells; when something had to go, the last cell is "…"."""
    text = masked(text)
    if not (text.isascii() and text.isprintable()):
        text = _clean(text, False)
    if width_of(text) <= width:
        return text
    if width <= 0:
        return ""
    if one_cell_each(text):
        return text[: width - 1] + ELLIPSIS
    return _head(text, width - 1) + ELLIPSIS


def fit(text: str, width: int, align: Align = "left", *, private: bool = True) -> str:
    """`text` in exactly `width` cells: cut with "…" or filled with spaces on the side `align` leaves.

    It is masked like all text unless it is not `private`.

    The text is cleaned on the way. A wide character that would be halved gives way to a space.
    """
    if width <= 0:
        return ""
    if _MASKS and private:
        text = _MASKS[0](text)
    if text.isascii() and text.isprintable():
        size = len(text)
    else:
        text = _clean(text, False)
        size = width_of(text)
    if size > width:
        text = (text[: width - 1] if one_cell_each(text) else _head(text, width - 1)) + ELLIPSIS
        size = width_of(text)
    if size == width:
        return text
    if align == "left":
        return text + " " * (width - size)
    if align == "right":
        return " " * (width - size) + text
    left = (width - size) // 2
    return " " * left + text + " " * (width - size - left)


def cut_name(text: str, width: int) -> str:
    """A program's name in at most `width` cells: what tells it from its siblings stays, as does its code."""
    from matchweek.domain.programs.naming import shortened

    text = masked(text)
    if not (text.isascii() and text.isprintable()):
        text = _clean(text, False)
    return shortened(text, width, width_of)


def fit_name(text: str, width: int) -> str:
    """A program's name in exactly `width` cells, cut as `cut_name` does."""
    shown = cut_name(text, width)
    return shown + " " * (width - width_of(shown))


def _head(text: str, width: int) -> str:
    """The longest start of `text` within `width` cells, combining marks kept with their letter."""
    used = end = 0
    for char in text:
        used += cell_len(char)
        if used > width:
            break
        end += 1
    return text[:end]


def assemble(*parts: str | Content | tuple[str, str | Style]) -> Content:
    """Join plain strings, (text, style) pairs and content made elsewhere; strings are never markup."""
    return Content.assemble(
        *[
            clean(masked(part), lines=True)
            if isinstance(part, str)
            else (clean(masked(part[0]), lines=True), part[1])
            if isinstance(part, tuple)
            else part
            for part in parts
        ]
    )
