"""Words on a page to lines, and the lines of one cell to its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matchweek.intake.pdf.pdf_page import Word
from matchweek.intake.rows.cells import is_address, read_code

GUTTER = 0.4
"""A gap between words that parts columns, in heights of their letters."""
_CODED_LONG = (8, 40)

Line = list[Word]


class Text(str):
    """The text of a cell, which knows the lines it had on paper."""

    class Line(NamedTuple):
        """One line of a cell: how wide and high it is, and how wide its first word."""

        text: str
        width: float
        height: float
        first: float

    lines: tuple[Text.Line, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[Text.Line]) -> Text:
        held = tuple(lines)
        made = cls(joined(line.text for line in held))
        made.lines = held
        return made


def is_coded(line: Line) -> bool:
    """True for a line with an NRMP code in one of its words."""
    return any(map(holds_code, line))


def holds_code(word: Word) -> bool:
    """Whether a word has an NRMP code; the address of a program's page, which may end in one, is none."""
    text = word.text
    return (
        _CODED_LONG[0] <= len(text) < _CODED_LONG[1] and not is_address(text) and read_code(text) is not None
    )


def lines_in(words: Iterable[Word]) -> list[Line]:
    """Words on one height, from the top down and from the left."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda one: (one.top, one.x0)):
        if lines and word.top - lines[-1][0].top < 0.3 * word.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.x0) for line in lines]


def runs(line: Line) -> Iterator[Line]:
    """The words of a line, parted where a gap is wider than a blank, and where one runs under the next."""
    run: Line = []
    for word in line:
        if run and (word.x0 - run[-1].x1 >= GUTTER * word.height or is_cut(run[-1], word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def is_cut(word: Word, following: Word) -> bool:
    """Whether a word runs under the next: a cell too narrow for its words was cut when it was printed."""
    return following.x0 < word.x1 - GUTTER * word.height


def joined(lines: Iterable[str]) -> str:
    """The lines of one cell as one text: a line that ends in a dash or slash goes on without a blank."""
    text = ""
    for line in lines:
        if text and line:
            tight = text[-1] in "-\u2010\u2011\u2013\u2014/" and len(text) > 1 and text[-2] != " "
            text += line if tight else f" {line}"
        else:
            text += line
    return text
