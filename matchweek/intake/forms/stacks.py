"""Text with one cell to a line, to rows: how many lines a row has, and which of them holds the code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from matchweek.intake.headings.contents import is_state
from matchweek.intake.headings.headers import header_field
from matchweek.intake.rows.cells import read_code, read_number, read_service
from matchweek.intake.rows.reading import Record

Line = tuple[int, str]

_TYPES = frozenset({"c", "m", "p", "a", "r", "categorical", "primary", "preliminary", "advanced", "reserved"})
_USUAL = 0.1
_LONGEST_ROW = 100
_FAR_ABOVE = 400
_PAGE_LINES = 3
_LOOKED_AT = 1000
_WHERE_ROWS_BEGIN = (
    "Where a row begins could not be told for sure: look whether institution and positions"
    " stand with their own program."
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows made of lines; `doubtful` when a cell may stand in a wrong row or was left out."""

    records: list[Record]
    notes: tuple[str, ...] = ()
    doubtful: bool = False


def stack(lines: Sequence[str]) -> Stack:
    """Rows written one cell to a line; lists of nothing but codes are rows of one cell."""
    numbered = [(number, line.strip()) for number, line in enumerate(lines, 1)]
    filled = [entry for entry in numbered if entry[1]]
    if filled:
        numbered = numbered[filled[0][0] - 1 : filled[-1][0]]
    best = max((_stacked(entries) for entries in (numbered, filled)), key=_agreement)
    return best if _agreement(best) > 0 else Stack([(number, [text]) for number, text in numbered])


def _agreement(made: Stack) -> float:
    """How many rows have a code in the same place, among rows of several cells and lines that are none."""
    places = Counter(
        (len(cells), place)
        for _, cells in made.records
        if len(cells) > 1 and (place := next((i for i, cell in enumerate(cells) if read_code(cell)), -1)) >= 0
    )
    return max(places.values(), default=0) / max(1, len(made.records))


def _stacked(lines: list[Line]) -> Stack:
    coded = [i for i, (_, text) in enumerate(lines) if len(text) < 40 and read_code(text)]
    step = _step(Counter(after - before for before, after in pairwise(coded)))
    if not 1 < step <= _LONGEST_ROW:
        return Stack([])
    between = [lines[before + 1 : after] for before, after in pairwise(coded)]
    kinds = Kinds([[text for _, text in span] for span in between if len(span) == step - 1])
    head, tail = lines[: coded[0]], kinds.ended(lines[coded[-1] + 1 :], lines[-1][0])
    places = _places_of_code(head, between, tail, kinds)
    codes = [read_code(lines[code][1]) or "" for code in coded]
    place = min(places, key=lambda one: _unsteadiness(one, codes, between, kinds.width))
    sure = len(places) == 1
    rows = _Rows(kinds, place)
    before = rows.begin(head)
    for code, span in zip(coded[:-1], between, strict=True):
        before = rows.row(before, lines[code], span)
    rows.end(before, lines[coded[-1]], tail)
    notes = (*(() if sure else (_WHERE_ROWS_BEGIN,)), *rows.notes())
    return Stack(
        sorted(rows.records, key=lambda record: record[0]), notes, not sure or rows.lost + rows.unsure > 0
    )


def _step(steps: Counter[int]) -> int:
    """How many lines a row has: of the usual distances the largest, for lines vanish rather than appear.

    0 when the distances are as irregular as in running text.
    """
    usual, count = steps.most_common(1)[0] if steps else (0, 0)
    if count * 3 < steps.total() or not steps:
        return 0
    return max(step for step in steps if steps[step] * 4 >= count and step < max(2 * usual, 2))


class Kinds:
    """What stands on each line between one code and the next, learnt from the rows that are whole.

    Place 0 is the first line after a code; a row may begin at any of the places.
    """

    def __init__(self, whole: list[list[str]]) -> None:
        self.width = len(whole[0]) if whole else 0
        some = whole[:: len(whole) // _LOOKED_AT + 1]
        self._kinds = [Counter(_kind(text) for span in some if (text := span[i])) for i in range(self.width)]
        self._seen: dict[str, set[int]] = {}
        for span in whole:
            for place, text in enumerate(span):
                self._seen.setdefault(text, set()).add(place)

    def fits(self, text: str, place: int) -> bool:
        if not text:
            return True
        if header_field(text) and place not in self._seen.get(text, ()):
            return False
        kinds = self._kinds[place]
        return kinds[_kind(text)] >= max(1.0, kinds.total() * _USUAL)

    def ended(self, tail: list[Line], number: int) -> list[Line]:
        """The lines after the last code, with the blank ones that end other rows but not a text."""
        ended = list(tail)
        while len(ended) < self.width and not self._kinds[len(ended)]:
            ended.append((number, ""))
        return ended

    def fitting_start(self, span: list[Line]) -> int:
        """How many of the first lines may be the cells that stand after a code."""
        fits = (self.fits(text, place) for place, (_, text) in enumerate(span[: self.width]))
        return sum(takewhile(bool, fits))

    def fitting_end(self, span: list[Line]) -> int:
        """How many of the last lines may be the cells that stand before a code."""
        last = reversed(span[max(0, len(span) - self.width) :])
        fits = (self.fits(text, self.width - back) for back, (_, text) in enumerate(last, 1))
        return sum(takewhile(bool, fits))

    def misfits(self, texts: Sequence[Line], first: int) -> int:
        return sum(not self.fits(text, place) for place, (_, text) in enumerate(texts, first))

    def one_way(self, span: Sequence[Line]) -> bool:
        """True when the places can be taken from more lines than there are places in one way only."""
        texts = [text for _, text in span]
        early, late = [], []
        at = 0
        for place in range(self.width):
            while at < len(texts) and not self.fits(texts[at], place):
                at += 1
            early.append(at)
            at += 1
        at = len(texts) - 1
        for place in reversed(range(self.width)):
            while at >= 0 and not self.fits(texts[at], place):
                at -= 1
            late.append(at)
            at -= 1
        return early == late[::-1]

    def placed(self, texts: Sequence[Line], first: int, end: int) -> list[int]:
        """The place of each of fewer texts than places, in order; -1 where several places are possible."""
        for may in (self._known, self.fits):
            low, high = [], []
            place = first
            for _, text in texts:
                while place < end and not may(text, place):
                    place += 1
                low.append(place)
                place += 1
            if place > end:
                continue
            place = end - 1
            for _, text in reversed(texts):
                while not may(text, place):
                    place -= 1
                high.append(place)
                place -= 1
            return [a if a == b else -1 for a, b in zip(low, reversed(high), strict=True)]
        return [-1] * len(texts)

    def _known(self, text: str, place: int) -> bool:
        """As `fits`, but words that other rows have stand only where those have them."""
        words = _kind(text) == "text" and text in self._seen
        return place in self._seen[text] if words else self.fits(text, place)


def _kind(text: str) -> str:
    """What sort of cell a text is, coarsely."""
    if text.lstrip("([")[:1].isdigit() and read_number(text) is not None:
        return "number"
    if is_state(text):
        return "state"
    if text.lower() in _TYPES:
        return "type"
    named = read_service(text)
    if "ERAS" in named or "ResidencyCAS" in named:
        return "service"
    return "code" if read_code(text) else "text"


def _places_of_code(head: list[Line], between: list[list[Line]], tail: list[Line], kinds: Kinds) -> list[int]:
    """Which line of a row has the code; several where that is not sure.

    Told by the headings, by whether the lines next to other text fit the rows, and by whole rows
    filling what stands before the first and after the last code.
    """
    step = kinds.width + 1
    breaks = [span for span in between if len(span) > kinds.width][:_FAR_ABOVE]
    above = [kinds.fitting_end(span) for span in (head, *breaks)]
    below = [kinds.fitting_start(span) for span in (*breaks, tail)]
    scores = {
        place: sum(place <= count for count in above) + sum(kinds.width - place <= count for count in below)
        for place in range(step)
    }
    fitting = [place for place in scores if scores[place] == max(scores.values())]
    headed = _headed_places([text for _, text in head], step)
    both = [place for place in headed if place in fitting]
    if headed and not both:
        return sorted({*headed, *fitting})
    places = both or fitting
    if len(places) == 1:
        return places
    return [place for place in places if _fills(head, tail, place, kinds)] or places


def _unsteadiness(place: int, codes: list[str], between: list[list[Line]], width: int) -> int:
    """How often the words of rows differ though institution or specialty of the code is the same."""
    pairs = set()
    for before, after, span in zip(codes, codes[1:_LOOKED_AT], between, strict=False):
        for at, (_, text) in enumerate(span if len(span) == width else ()):
            code = before if at < width - place else after
            pairs |= {(at, code[:4], text), (at, code[4:7], text)}
    return len(pairs)


def _fills(head: list[Line], tail: list[Line], place: int, kinds: Kinds) -> bool:
    """True when nothing but whole rows stands before the first row and after the last."""
    step = kinds.width + 1
    if len(head) < place or len(tail) < kinds.width - place:
        return False
    for lines in (head[: len(head) - place], tail[kinds.width - place :]):
        for start in range(0, len(lines), step):
            row = lines[start : start + step]
            whole = len(row) == step and not (
                kinds.misfits(row[:place], kinds.width - place) or kinds.misfits(row[place + 1 :], 0)
            )
            if not whole and _fields_named([text for _, text in row]) < 2:
                return False
    return True


def _headed_places(before: list[str], step: int) -> list[int]:
    """The places of the code that the best headings above the first row allow; none without headings."""
    best: dict[int, tuple[int, bool]] = {}
    for start in _starts(before, step):
        place = (len(before) - start) % step
        window = before[start : start + step]
        score = (_fields_named(window), header_field(window[place]) == "code")
        best[place] = max(best.get(place, score), score)
    top = max(best.values(), default=(0, False))
    return sorted(place for place in best if best[place] == top) if top[0] > 1 else []


def _starts(lines: Sequence[object], step: int) -> range:
    return range(max(0, len(lines) - _FAR_ABOVE), len(lines) - step + 1)


def _fields_named(texts: Sequence[str]) -> int:
    return len({field for text in texts if (field := header_field(text))})


class _Rows:
    """Puts the rows together, one code after another."""

    def __init__(self, kinds: Kinds, place: int) -> None:
        self._kinds = kinds
        self._before = place
        self._after = kinds.width - place
        self.records: list[Record] = []
        self.short = self.lost = self.unsure = 0

    def begin(self, head: list[Line]) -> list[Line]:
        """Take the lines before the first code; those of its row come back."""
        count = min(self._before, len(head))
        cells = head[len(head) - count :]
        self._aside(head[: len(head) - count])
        if count < self._before:
            return self._spread(cells, self._after, self._kinds.width)
        return self._checked(cells, self._after, True)

    def row(self, before: list[Line], code: Line, span: list[Line]) -> list[Line]:
        """Make a row of a code and what belongs to it; the cells before the next code come back."""
        width = self._kinds.width
        if len(span) < width:
            span = self._spread(span, 0, width)
            after, rest = span[: self._after], span[self._after :]
        elif len(span) == width:
            after, rest = span[: self._after], span[self._after :]
        else:
            odd = (len(span) + 1) % (width + 1) > 0
            cut = len(span) - self._before
            after = self._checked(span[: self._after], 0, odd)
            rest = self._checked(span[cut:], self._after, odd)
            aside = span[self._after : cut]
            if odd and len(aside) < _PAGE_LINES and any(text for _, text in aside):
                self.unsure += not self._kinds.one_way(span)
            self._aside(aside)
        self._add(before, code, after)
        return rest

    def end(self, before: list[Line], code: Line, tail: list[Line]) -> None:
        if len(tail) < self._after:
            after = self._spread(tail, 0, self._after)
        else:
            after = self._checked(tail[: self._after], 0, len(tail) > self._after)
            self._aside(tail[self._after :])
        self._add(before, code, after)

    def notes(self) -> tuple[str, ...]:
        said = []
        if self.short:
            rows = f"{self.short} rows have" if self.short > 1 else "1 row has"
            said.append(f"{rows} too few or too many lines.")
        if self.lost:
            said.append(f"Lines that may belong to more than one column were left out: {self.lost}.")
        if self.unsure:
            said.append(f"Rows with a line too many that may have taken a cell's place: {self.unsure}.")
        return tuple(said)

    def _add(self, before: list[Line], code: Line, after: list[Line]) -> None:
        number = next((number for number, text in before if text), code[0])
        self.records.append((number, [text for _, text in (*before, code, *after)]))

    def _spread(self, cells: list[Line], first: int, end: int) -> list[Line]:
        """Fewer lines than cells, each in its place; what has no sure place becomes a line of its own."""
        placed: list[Line] = [(0, "")] * (end - first)
        self.short += 1
        for cell, place in zip(cells, self._kinds.placed(cells, first, end), strict=True):
            if place >= 0:
                placed[place - first] = cell
            else:
                self._leave(cell)
        return placed

    def _checked(self, cells: list[Line], first: int, odd: bool) -> list[Line]:
        """The cells as they are, or none of them where they look shifted by a line too many."""
        if self._kinds.misfits(cells, first) < (1 if odd else 2):
            return cells
        self.short += 1
        for cell in cells:
            self._leave(cell)
        return [(0, "")] * len(cells)

    def _leave(self, cell: Line) -> None:
        if cell[1]:
            self.lost += 1
            self.records.append((cell[0], [cell[1]]))

    def _aside(self, lines: list[Line]) -> None:
        self.records += _portions(lines, self._kinds.width + 1)


def _portions(lines: list[Line], step: int) -> Iterator[Record]:
    """Lines without a code: headings and whole rows in rows of `step` cells, anything else as it is."""
    starts = _starts(lines, step)
    named = {start: _fields_named([text for _, text in lines[start : start + step]]) for start in starts}
    start = max(named, key=lambda at: (named[at], at), default=0)
    if named.get(start, 0) < 2:
        yield from _even_portions(lines, step)
        return
    yield from _even_portions(lines[:start], step)
    yield _joined(lines[start : start + step])
    yield from _even_portions(lines[start + step :], step)


def _even_portions(lines: list[Line], step: int) -> Iterator[Record]:
    while lines and not lines[0][1]:
        lines = lines[1:]
    if len(lines) % step:
        yield from ((number, [text]) for number, text in lines)
    else:
        yield from (_joined(lines[at : at + step]) for at in range(0, len(lines), step))


def _joined(lines: list[Line]) -> Record:
    return lines[0][0], [text for _, text in lines]
