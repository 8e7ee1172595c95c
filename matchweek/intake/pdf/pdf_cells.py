"""Words on a page into the cells of columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from matchweek.intake.headings.contents import INSTITUTION
from matchweek.intake.headings.headers import header_field
from matchweek.intake.pdf.pdf_columns import Span
from matchweek.intake.pdf.pdf_page import Word
from matchweek.intake.pdf.pdf_text import Line, Text, is_cut, lines_in, runs

_MOST_WORDS = 60
_HEADINGS = 2
_OF_ROWS = frozenset({"code", "name", "positions", "quota", "matched", "service"})


def over(run: Line, columns: Sequence[Span]) -> list[int]:
    """The columns above or below which words stand."""
    return [at for at, (left, right) in enumerate(columns) if run[0].x0 < right and left < run[-1].x1]


def cells_of(words: Iterable[Word], columns: Sequence[Span]) -> list[str]:
    """The texts of words by column; words with no more than a blank between them stand in one."""
    held: list[list[Word]] = [[] for _ in columns]
    for line in lines_in(words):
        parts = list(runs(line))
        before = 0
        for run, following in zip_longest(parts, parts[1:]):
            above = over(run, columns)
            cut = following is not None and is_cut(run[-1], following[0])
            for word in run:
                before = before if cut else above[0] if len(above) == 1 else column_of(word, columns)
                held[before].append(word)
    return [text_of(each) for each in held]


def line_across(line: Line, columns: Sequence[Span]) -> list[str]:
    """A line that is no row: each of its parts where it begins; [] where none reaches over several columns.

    Above rows may stand an institution, longer than the column of codes is wide.
    """
    parts = list(runs(line))
    above = [over(run, columns) for run in parts]
    if not any(len(each) > 1 for each in above):
        return []
    held: list[list[Word]] = [[] for _ in columns]
    for run, each in zip(parts, above, strict=True):
        held[each[0] if each else column_of(run[0], columns)] += run
    return [text_of(words) for words in held]


def names_one(line: Line) -> bool:
    """Whether a line names an institution, and is no row of headings."""
    fields = {header_field(word.text) for word in line}
    return not fields & _OF_ROWS and INSTITUTION.search(" ".join(word.text for word in line)) is not None


def heading_cells(words: Iterable[Word], columns: Sequence[Span]) -> list[str]:
    """The headings by column, each over the first that ends behind its own beginning.

    A heading set to the left stands apart from numbers set to the right, nearer to those of the column
    before. Where as many fields are known from what stands nearest, that is kept.
    """
    words = list(words)
    near = cells_of(words, columns)
    if len(words) > _MOST_WORDS or sum(header_field(word.text) != "" for word in words) < _HEADINGS:
        return near
    held: list[list[Word]] = [[] for _ in columns]
    for line in lines_in(words):
        for name in _names(line, [_begins_in(word, columns) for word in line]):
            held[_begins_in(name[0], columns)] += name
    begun = [text_of(each) for each in held]
    known = [sum(header_field(cell) != "" for cell in cells) for cells in (near, begun)]
    return begun if known[1] > known[0] else near


def _begins_in(word: Word, columns: Sequence[Span]) -> int:
    return next((at for at, (_, end) in enumerate(columns) if end > word.x0), len(columns) - 1)


def _names(line: Line, begins: Sequence[int]) -> list[Line]:
    """A line in its headings: the most known names of up to four words, no two beginning in one column."""
    known = {
        (at, end)
        for at in range(len(line))
        for end in range(at + 1, min(len(line), at + 4) + 1)
        if header_field(" ".join(word.text for word in line[at:end]))
    }
    # From the end of the line: by the word it begins with, and the column before which none may begin.
    best: dict[tuple[int, int], tuple[int, int, list[Line]]] = {}
    for at in range(len(line), -1, -1):
        for column in range(max(begins) + 2):
            if at == len(line):
                best[at, column] = (0, 0, [])
                continue
            ways = []
            for end in range(at + 1, min(len(line), at + 4) + 1):
                named = (at, end) in known and begins[at] >= column
                if named or end == at + 1:
                    count, fewer, rest = best[end, begins[at] + 1 if named else column]
                    ways.append((count + named, fewer - 1, [line[at:end], *rest]))
            best[at, column] = max(ways, key=lambda way: way[:2])
    return best[0, 0][2]


def text_of(words: Iterable[Word]) -> str:
    """The text of one cell."""
    return Text.of(
        Text.Line(
            " ".join(word.text for word in line),
            line[-1].x1 - line[0].x0,
            line[0].height,
            line[0].x1 - line[0].x0,
        )
        for line in lines_in(words)
    )


def column_of(word: Word, columns: Sequence[Span]) -> int:
    middle = word.middle[0]
    return min(range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1], 0.0))
