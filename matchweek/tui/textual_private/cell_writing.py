"""What goes to the terminal for some changed cells: no cell and no colour that stands there already.

Textual names every piece's style in full and goes back to none behind it, and repaints a line from the left
edge of the widget that changed: twice the bytes, which a slow line and a laggard terminal both make felt.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from matchweek.tui.look.text import one_cell_each

Part = tuple[int, int, Strip]
"""The line, the first cell and what stands from there on."""

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
    "windows": ColorSystem.WINDOWS,
}
_PLAIN = Style.null()
_RESET = "\x1b[0m"
_KEPT_CHANGES = 4096
_KEPT_STRIPS = 256
_BACKWARDS, _WIDER = "backwards", "wider"
# Unicode's first strong isolate and its end: the direction of the text stays within it.
_ISOLATE, _END = "\u2068", "\u2069"


class Changes(ChopsUpdate):
    """Some spans of some lines."""

    def render_segments(self, console: Console) -> str:
        return write_parts(self._parts(), console)

    def _parts(self) -> Iterable[Part]:
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is None or x >= last or end <= first:
                    continue
                start, stop = max(0, first - x), min(end, last) - x
                if start and not _one_cell_each(strip):
                    # Half of a wide letter cannot be written.
                    start = 0
                yield y, x + start, strip.crop(start, stop)


class WholeScreen(LayoutUpdate):
    """Every line."""

    def render_segments(self, console: Console) -> str:
        return write_parts(self._parts(), console)

    def _parts(self) -> Iterable[Part]:
        # While a screen grows there are places that nothing was drawn for yet.
        lines: Sequence[Iterable[Strip | None]] = self.strips
        for y, line in enumerate(lines, self.region.y):
            x = self.region.x
            for strip in line:
                if strip is None:
                    break
                yield y, x, strip
                x += strip.cell_length


def write_parts(parts: Iterable[Part], console: Console) -> str:
    """The sequences that write these parts, from a terminal without any style to one without any again."""
    system = _SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
    sequences: list[str] = []
    append = sequences.append
    style, here = _PLAIN, (-1, -1)
    for y, x, strip in parts:
        if here != (y, x):
            append(f"\x1b[{y + 1};{x + 1}H")
        here = (y, x + strip.cell_length)
        kept = _kept.get(id(strip))
        if kept is None or kept.strip is not strip or kept.system is not system:
            kept = _keep(strip, system)
        if kept.first is not None:
            if kept.first is not style:
                append(_change(style, kept.first, system))
            append(kept.body)
            style = kept.last
            continue
        at = x
        for text, wanted, _ in strip:
            wanted = wanted or _PLAIN
            plain = one_cell_each(text)
            at += len(text) if plain else cell_len(text)
            if wanted.link:
                append(_change(style, _PLAIN, system))
                append(Strip.render_style(wanted, text, system))
                style = _PLAIN
                continue
            if wanted is not style:
                append(_change(style, wanted, system))
                style = wanted
            if plain or not (moved := moves_the_rest(text)):
                append(text)
            else:
                append(f"{_ISOLATE}{text}{_END}" if moved == _BACKWARDS else text)
                append(f"\x1b[{y + 1};{at + 1}H")
    append(_change(style, _PLAIN, system))
    return "".join(sequences)


class _Kept(NamedTuple):
    """What writes a strip from its first style on to its last; no first style where that is not always so."""

    strip: Strip
    system: ColorSystem
    first: Style | None = None
    body: str = ""
    last: Style = _PLAIN


# By the identity of strips that are kept too: rows of a list are written again and again as they scroll.
_kept: dict[int, _Kept] = {}


def _keep(strip: Strip, system: ColorSystem) -> _Kept:
    if len(_kept) >= _KEPT_STRIPS:
        _kept.clear()
    found = _kept[id(strip)] = _worked_out_strip(strip, system)
    return found


def _worked_out_strip(strip: Strip, system: ColorSystem) -> _Kept:
    first: Style | None = None
    style, body = _PLAIN, []
    for text, wanted, _ in strip:
        wanted = wanted or _PLAIN
        if wanted.link or not one_cell_each(text):
            return _Kept(strip, system)
        if first is None:
            first = wanted
        elif wanted is not style:
            body.append(_change(style, wanted, system))
        style = wanted
        body.append(text)
    return _Kept(strip, system, first, "".join(body), style)


@lru_cache(maxsize=2048)
def moves_the_rest(text: str) -> str:
    """Whether terminals may show what follows `text` at another place than it was counted: why, or empty.

    Marks with a width of their own (Devanagari and others) are none for Rich and one cell for most terminals;
    some terminals turn a line round that has a letter written from the right in it.
    """
    if one_cell_each(text):
        return ""
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text):
        return _BACKWARDS
    return _WIDER if any(unicodedata.category(letter) in ("Mc", "Mn") for letter in text) else ""


_changes: dict[tuple[Style, Style, ColorSystem], str] = {}


def _change(before: Style, after: Style, system: ColorSystem) -> str:
    """What turns one style into another."""
    known = _changes.get((before, after, system))
    if known is None:
        if len(_changes) >= _KEPT_CHANGES:
            _changes.clear()
        known = _changes[before, after, system] = _worked_out(before, after, system)
    return known


def _worked_out(before: Style, after: Style, system: ColorSystem) -> str:
    old, new = _codes(before, system), _codes(after, system)
    if old == new:
        return ""
    if not any(new):
        return _RESET
    if old[0] != new[0]:
        # An attribute ends only with all of them.
        return f"\x1b[{';'.join(code for code in ('0' if any(old) else '', *new) if code)}m"
    ends = ("", "39", "49")
    codes = [code or end for code, end, was in zip(new, ends, old, strict=True) if code != was]
    return f"\x1b[{';'.join(codes)}m"


def _codes(style: Style, system: ColorSystem) -> tuple[str, str, str]:
    """The codes of a style's attributes, of its colour and of the one behind it."""
    colour, behind = style.color, style.bgcolor
    return (
        Strip.render_ansi(style.without_color, system) if style else "",
        ";".join(colour.downgrade(system).get_ansi_codes()) if colour is not None else "",
        ";".join(behind.downgrade(system).get_ansi_codes(foreground=False)) if behind is not None else "",
    )


def _one_cell_each(strip: Strip) -> bool:
    return all(one_cell_each(text) or cell_len(text) == len(text) for text, _, _ in strip)
