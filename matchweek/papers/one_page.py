"""Text onto exactly one page: type made smaller down to a readable floor, then the longest texts cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Body sizes in points, tried in this order; on paper the last is as small as is read without effort."""

SHORTENED = "[…]"
"""What stands at the end of a text that was shortened."""

_LEADING = 1.36

Measure = Callable[[str, bool], float]
"""The width of a text (in bold when True) set in type of one point."""


@dataclass(frozen=True, slots=True)
class Block:
    """One text of the page. `field` names it in warnings; "" is for words of ours, never shortened.

    `scale` is its size against the body's, `before` the space above it in body lines, `indent` is in
    body ems, `most` is the number of lines it never passes, however much room there is.
    """

    field: str
    text: str
    scale: float = 1.0
    bold: bool = False
    grey: bool = False
    before: float = 0.0
    indent: float = 0.0
    most: int = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line where it stands: the upper left corner in points from that of the box, and its height."""

    text: str
    x: float
    y: float
    size: float
    height: float
    bold: bool
    grey: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of the page, the body's size in points, and the fields that had to be shortened."""

    lines: tuple[Line, ...]
    size: float
    shortened: tuple[str, ...] = ()


def fit(blocks: Sequence[Block], width: float, height: float, measure: Measure) -> Page:
    """Set the blocks below each other in a box of `width` by `height` points, whatever their length.

    Words of ours (blocks without a field) must fit by themselves, with a line for each other block.
    """
    broken: list[list[str]] = []
    for size in SIZES:
        broken = [_broken(block, size, width, height, measure) for block in blocks]
        counts = [len(lines) for lines in broken]
        kept = all(count <= block.most for count, block in zip(counts, blocks, strict=True))
        if kept and _height(blocks, counts, size) <= height:
            return Page(tuple(_placed(blocks, broken, size)), size)
    size = SIZES[-1]
    counts = _shares(blocks, [len(lines) for lines in broken], height)
    shortened = []
    for place, (block, count) in enumerate(zip(blocks, counts, strict=True)):
        if count < len(broken[place]):
            last = _marked(broken[place][count - 1], _room(block, size, width), block.bold, measure)
            broken[place] = [*broken[place][: count - 1], last]
            shortened.append(block.field)
    return Page(tuple(_placed(blocks, broken, size)), size, tuple(shortened))


def break_lines(text: str, room: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The lines of a text at most `room` wide; a word wider than that is broken between its letters."""
    space = measure(" ")
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in paragraph.split(" "):
            for part in _parts(word, room, measure):
                wide = measure(part)
                if line and used + space + wide > room:
                    yield line
                    line, used = "", 0.0
                used += wide + (space if line else 0.0)
                line = f"{line} {part}" if line else part
        yield line


def _parts(word: str, room: float, measure: Callable[[str], float]) -> Iterator[str]:
    if measure(word) <= room:
        yield word
        return
    part, used = "", 0.0
    for letter in letters(word):
        wide = measure(letter)
        if part and used + wide > room:
            yield part
            part, used = "", 0.0
        part += letter
        used += wide
    yield part


def letters(text: str) -> Iterator[str]:
    """The letters of a text, each with the marks that belong to it."""
    letter = ""
    for character in text:
        if letter and not unicodedata.category(character).startswith("M"):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def _room(block: Block, size: float, width: float) -> float:
    return (width - block.indent * size) / (size * block.scale)


def _broken(block: Block, size: float, width: float, height: float, measure: Measure) -> list[str]:
    """The block's lines, but not many more than the whole page could hold."""
    limit = int(height / (size * block.scale * _LEADING)) + 2
    lines = break_lines(block.text, _room(block, size, width), lambda text: measure(text, block.bold))
    return list(islice(lines, limit))


def _height(blocks: Sequence[Block], counts: Sequence[int], size: float) -> float:
    lines = sum(block.before + count * block.scale for block, count in zip(blocks, counts, strict=True))
    return lines * size * _LEADING


def _shares(blocks: Sequence[Block], counts: Sequence[int], height: float) -> list[int]:
    """How many lines each block keeps: none is cut while a longer one stands."""
    wanted = [min(count, block.most) for count, block in zip(counts, blocks, strict=True)]

    def capped(cap: int) -> list[int]:
        pairs = zip(wanted, blocks, strict=True)
        return [min(count, cap) if block.field else count for count, block in pairs]

    cap = max(wanted)
    while cap > 1 and _height(blocks, capped(cap), SIZES[-1]) > height:
        cap -= 1
    kept = capped(cap)
    for place, count in enumerate(wanted):
        longer = [*kept[:place], kept[place] + 1, *kept[place + 1 :]]
        if kept[place] < count and _height(blocks, longer, SIZES[-1]) <= height:
            kept = longer
    return kept


def _marked(line: str, room: float, bold: bool, measure: Measure) -> str:
    """The line with the mark of shortening at its end, less the words that would not fit beside it."""
    kept = list(letters(line))
    while kept and measure(f"{''.join(kept)} {SHORTENED}", bold) > room:
        kept.pop()
    text = "".join(kept)
    if len(text) < len(line) and not line[len(text)].isspace():
        text = text.rpartition(" ")[0] or text
    return f"{text.rstrip()} {SHORTENED}".lstrip()


def _placed(blocks: Sequence[Block], broken: Sequence[Sequence[str]], size: float) -> Iterator[Line]:
    y = 0.0
    for block, lines in zip(blocks, broken, strict=True):
        y += block.before * size * _LEADING
        own = size * block.scale
        for text in lines:
            if text:
                yield Line(text, block.indent * size, y, own, own * _LEADING, block.bold, block.grey)
            y += own * _LEADING
