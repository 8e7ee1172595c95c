"""The pages of a PDF as words and ruled lines with their places, through pdfium, imported when one is read.

All measures are points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

# What pdfium gives for a hyphen at the end of a line.
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
_LINE_ENDS = frozenset({0x0A, 0x0D})
_NO_CHARACTER = frozenset({0x00, 0x20, 0xA0, 0x09, 0x200B, 0xFEFF})
_APART = 0.3
_TOUCHING = 0.03
# A letter's box has room for every accent: without this much of it, above and below, lines stay apart.
_AROUND_LETTERS = 0.08
_THIN = 3.0
_LONG = 5.0
_DEEPEST = 4
_MOST_CHARACTERS = 200_000

# The library's own state belongs to one thread at a time.
_one_at_a_time = threading.Lock()


@dataclass(slots=True)
class Word:
    """Letters without a gap between them."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(slots=True)
class Rule:
    """A drawn line: across at the height `at` from `start` to `end`, or down at the place `at`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    height: float
    words: list[Word]
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document in `data`. Raises pypdfium2.PdfiumError when it is none or needs a password."""
    import pypdfium2

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def texts(document: Any) -> Iterator[str]:
    """The text of each page, without places: quick, for a look whether there is anything to read."""
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        yield text.get_text_range()
        text.close()
        page.close()


def page_of(document: Any, number: int) -> Page:
    """The words and rules of the page of a number from 0."""
    page = document[number]
    width, height = page.get_size()
    turn = _Turn(page.get_rotation(), width, height, page.get_mediabox())
    text = page.get_textpage()
    try:
        found = Page(height, _words(text.raw, turn))
        _add_rules(page.raw, found, turn)
        return found
    finally:
        text.close()
        page.close()


@dataclass(slots=True)
class _Turn:
    """From the places in the file (from the bottom left, unturned) to those on the page as shown."""

    rotation: int
    width: float
    height: float
    box: tuple[float, float, float, float]

    def rectangle(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        """x0, top, x1, bottom as shown."""
        one, other = self._point(left, bottom), self._point(right, top)
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.box[0], y - self.box[1]
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y


def _words(text: Any, turn: _Turn) -> list[Word]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    words: list[Word] = []
    word: Word | None = None
    before, torn = 0.0, False
    for index in range(min(pdfium.FPDFText_CountChars(text), _MOST_CHARACTERS)):
        letter = pdfium.FPDFText_GetUnicode(text, index)
        if letter in _LINE_ENDS:
            torn = True
            continue
        if letter in _NO_CHARACTER or not pdfium.FPDFText_GetLooseCharBox(text, index, place):
            word = None
            continue
        said = "-" if letter in _LINE_END_HYPHENS else _said(letter)
        x0, top, x1, bottom = turn.rectangle(box.left, box.bottom, box.right, box.top)
        over = _AROUND_LETTERS * (bottom - top)
        top, bottom = top + over, bottom - over
        # The library ends a line before some ligatures: letters that touch are of one word all the same.
        touches = word is not None and abs(x0 - word.x1) < _TOUCHING * (bottom - top)
        if word is not None and (touches or not torn) and _goes_on(word, before, x0, top, bottom):
            word.text += said
            word.x1 = max(word.x1, x1)
            word.top, word.bottom = min(word.top, top), max(word.bottom, bottom)
        else:
            word = Word(said, x0, x1, top, bottom)
            words.append(word)
        before, torn = x0, False
    return words


def _said(letter: int) -> str:
    return chr(letter) if letter < 0x110000 and not 0xD800 <= letter < 0xE000 else "\ufffd"


def _goes_on(word: Word, before: float, x0: float, top: float, bottom: float) -> bool:
    """Whether a letter belongs to the word; the letters of a ligature all have the place of the whole."""
    height = max(bottom - top, word.height, 1.0)
    if abs(top - word.top) >= 0.5 * height:
        return False
    return x0 > before - 0.1 * height and x0 - word.x1 < _APART * height


Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _add_rules(page: Any, found: Page, turn: _Turn) -> None:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page)
    _walk((pdfium.FPDFPage_GetObject(page, index) for index in range(count)), found, turn, _SAME, 0)


def _walk(objects: Iterator[Any], found: Page, turn: _Turn, outer: Matrix, depth: int) -> None:
    import pypdfium2.raw as pdfium

    for each in objects:
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for left, bottom, right, top, boxed in _shapes(each):
                corners = (_through(outer, left, bottom), _through(outer, right, top))
                _note(turn.rectangle(*corners[0], *corners[1]), boxed, found)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inside = pdfium.FPDFFormObj_CountObjects(each)
            parts = (pdfium.FPDFFormObj_GetObject(each, index) for index in range(inside))
            _walk(parts, found, turn, _times(_matrix_of(each), outer), depth + 1)


def _shapes(path: Any) -> Iterator[tuple[float, float, float, float, bool]]:
    """The extent of each part of a path, and whether its outline is drawn."""
    import pypdfium2.raw as pdfium

    mode, stroked = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
    if not mode.value and not stroked.value:
        return
    matrix = _matrix_of(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if points and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield (*_extent(points), bool(stroked.value))
            points = []
        points.append(_through(matrix, x.value, y.value))
    if len(points) > 1:
        yield (*_extent(points), bool(stroked.value))


def _extent(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _note(place: tuple[float, ...], boxed: bool, found: Page) -> None:
    """Keep a shape as the rules that it draws: a thin one is a line, an outlined one is four."""
    x0, top, x1, bottom = place
    wide, tall = x1 - x0, bottom - top
    if tall <= _THIN and wide >= _LONG:
        found.across.append(Rule((top + bottom) / 2, x0, x1))
    elif wide <= _THIN and tall >= _LONG:
        found.down.append(Rule((x0 + x1) / 2, top, bottom))
    elif boxed and wide >= _LONG and tall >= _LONG:
        found.across += (Rule(top, x0, x1), Rule(bottom, x0, x1))
        found.down += (Rule(x0, top, bottom), Rule(x1, top, bottom))


def _matrix_of(each: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    got = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(each, got):
        return _SAME
    return got.a, got.b, got.c, got.d, got.e, got.f


def _through(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    (x, y), (u, v), (s, t) = (
        _through(outer, e, f),
        _through(outer, a + e, b + f),
        _through(outer, c + e, d + f),
    )
    return u - x, v - y, s - x, t - y, x, y
