"""Columns where nothing is drawn: rows have no word between them, and numbers end below each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matchweek.intake.pdf.pdf_page import Word
from matchweek.intake.pdf.pdf_text import GUTTER, Line

_MOST = 0.9
_NEAR = 0.6

Span = tuple[float, float]


def columns_between(words: Iterable[Word]) -> list[Span]:
    """The horizontal spans that words leave free gutters between, from left to right."""
    spans: list[Span] = []
    for word in sorted(words, key=lambda one: one.x0):
        if spans and word.x0 - spans[-1][1] < GUTTER * word.height:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.x1))
        else:
            spans.append((word.x0, word.x1))
    return spans


def body_columns(lines: Sequence[Line]) -> list[Span]:
    """The columns of lines that are rows; numbers set to the right may end close before the next column."""
    spans = columns_between(word for line in lines for word in line)
    return [part for span in spans for part in _numbers_apart(span, lines)]


def _numbers_apart(span: Span, lines: Sequence[Line]) -> Iterator[Span]:
    """The span, or two: numbers of different lengths that all end at one place, and what follows them."""
    inside = [[word for word in line if span[0] <= word.x0 and word.x1 <= span[1]] for line in lines]
    held = [words for words in inside if words]
    figures = [word for words in held for word in words[:1] if len(words) > 1 and word.text.isdigit()]
    if not figures:
        yield span
        return
    end = Counter(round(word.x1, 1) for word in figures).most_common(1)[0][0]
    ended = [word for word in figures if abs(word.x1 - end) < _NEAR]
    after = min((w.x0 for words in held for w in words if w.x0 > end - _NEAR), default=end)
    across = any(word.x0 < end - _NEAR and word.x1 > after + _NEAR for words in held for word in words)
    if len(ended) < _MOST * len(held) or len({len(word.text) for word in ended}) < 2 or across:
        yield span
        return
    yield (span[0], end)
    yield from _numbers_apart((after, span[1]), lines)
