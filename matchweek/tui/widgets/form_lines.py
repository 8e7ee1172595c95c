"""How the fields of a form look: labels at the left, the active line with its cursor and candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from matchweek.tui.look.text import clean, cut, masked, masking, width_of
from matchweek.tui.widgets.form_fields import ChoiceField, Field, PickField, Suggestion, TextField
from matchweek.tui.widgets.painted import Line, Piece, laid
from matchweek.tui.widgets.text_buffer import Cell, TextBuffer

LABEL = 14
MORE_ABOVE, MORE_BELOW = "▲", "▼"
NOTE_LINES = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What of a form decides how a field is drawn: its width, whether the field is the active one and
    letters go into it, and the candidate that enter would take."""

    width: int
    active: bool = False
    typing: bool = False
    highlight: int = 0
    note_lines: int = NOTE_LINES

    @property
    def room(self) -> int:
        return max(8, self.width - LABEL - 1)


def field_lines(field: Field, look: Look) -> list[Line]:
    """The lines of one field, without what stands under it."""
    label: list[Piece] = [
        ("▸ " if look.active else "  ", "accent"),
        (f"{cut(field.label, LABEL - 3):<{LABEL - 2}}", "accent" if look.active else "dim"),
    ]
    values = list(_values(field, look))
    lines: list[Line] = [[*label, *values[0]]]
    lines += [[" " * LABEL, *value] for value in values[1:]]
    return lines


def marked(line: Line, sign: str, width: int) -> Line:
    """A line with a sign at its right end, that there are more beyond it."""
    pieces = [(piece, "") if isinstance(piece, str) else piece for piece in line]
    text, look = pieces[-1] if pieces else ("", "")
    used = sum(width_of(each) for each, _ in pieces)
    if used > width - 2 and text.endswith(" "):
        # What only fills the line is no text that could be cut.
        pieces[-1] = (text[: len(text) - min(used - width + 2, len(text) - len(text.rstrip()))], look)
    return [*laid(pieces, width - 2), "\t", (sign, "accent")]


def suggestion_lines(found: Sequence[Suggestion], look: Look) -> list[Line]:
    """The candidates under the active line; a mark shows which one enter takes."""
    lines: list[Line] = []
    for place, each in enumerate(found):
        here = place == look.highlight
        lines.append([" " * LABEL, ("› " if here else "  ", "accent"), *each.pieces])
        if each.below:
            lines.append([" " * (LABEL + 4), *each.below])
    return lines


def wrapped(text: str, width: int, style: str = "", indent: int = LABEL) -> list[Line]:
    """A sentence in as many lines as it needs, under the values of the form."""
    # Masked while it is whole: half a name is not known again.
    buffer = TextBuffer(masked(text), lines=True)
    rows = buffer.laid(max(8, width - indent - 1))
    return [[" " * indent, ("".join(cell.shown for cell in row.cells), style)] for row in rows]


def hung(lead: str, text: str, width: int, style: str = "") -> list[Line]:
    """The same behind a lead such as a number: what does not fit one line goes on behind it, not below it."""
    at = LABEL + width_of(lead)
    first, *rest = wrapped(text, width, style, at)
    return [[" " * LABEL, (lead, style), *first[1:]], *rest]


def _values(field: Field, look: Look) -> Iterator[list[Piece]]:
    if isinstance(field, ChoiceField):
        yield from _choices(field, look)
    elif isinstance(field, PickField) and field.picked:
        yield list(field.picked_words(field.picked))
    elif isinstance(field, TextField) and field.lines:
        yield from _note(field, look)
    elif isinstance(field, TextField):
        yield _line(field, look)
    else:
        yield [field.value]


def _line(field: TextField, look: Look) -> list[Piece]:
    text = field.buffer.text
    remark = field.remark(text)
    tail: list[Piece] = []
    room = look.room
    if remark is not None:
        words, style = remark if isinstance(remark, tuple) else (remark, "")
        words = cut(words, max(0, room - 12))
        room -= width_of(words) + 2
        tail = ["  ", (words, style)]
    if not look.active:
        return [cut(hidden(text), room), *tail]
    if not look.typing:
        return [(_filled(cut(hidden(text), room), room), "field"), *tail]
    before, under, after = (hidden(part) for part in field.buffer.in_sight(room))
    if not text:
        after = cut(field.hint, room - 1)
    used = width_of(before) + width_of(under) + width_of(after)
    rest: Piece = (after + " " * max(0, room - used), "hint" if not text else "field")
    return [(before, "field"), (under, "caret"), rest, *tail]


def _note(field: TextField, look: Look) -> Iterator[list[Piece]]:
    room, buffer = look.room, field.buffer
    laid = buffer.laid(room)
    row = buffer.row(room) if look.active else 0
    count = look.note_lines
    top = min(max(0, row - count + 1), max(0, len(laid) - count))
    if look.active and row < top:
        top = row
    marked = field.marks(buffer.text)
    for place in range(top, min(top + count, len(laid))):
        caret = buffer.at if look.active and look.typing and place == row else None
        pieces = list(_marked(laid[place].cells, marked, "field" if look.active else "", caret))
        more = place == top + count - 1 and place < len(laid) - 1
        if not look.active:
            left = len(laid) - count
            yield [*pieces, (f" … {left} more line{'' if left == 1 else 's'}" if more else "", "dim")]
            continue
        used = sum(width_of(text) for text, _ in pieces)
        hint = "" if buffer.text or caret is None else cut(field.hint, room - 1)
        rest = hint + " " * max(0, room - used - width_of(hint))
        yield [*pieces, (rest, "hint" if hint else "field")]
    for _ in range(len(laid), min(count, 3) if look.active else 1):
        yield [(" " * room, "field")]


def _marked(
    cells: Sequence[Cell], marked: Sequence[tuple[int, int]], base: str, caret: int | None
) -> Iterator[tuple[str, str]]:
    """A line's letters in pieces of one look: as typed, marked, and under the cursor."""

    def look_of(cell: Cell) -> str:
        if cell.at == caret:
            return "caret"
        return "badge" if any(start <= cell.at < end for start, end in marked) else base

    for style, run in groupby(cells, look_of):
        yield hidden("".join(cell.shown for cell in run)), style
    if caret is not None and all(cell.at != caret for cell in cells):
        yield " ", "caret"


def _choices(field: ChoiceField, look: Look) -> Iterator[list[Piece]]:
    remark = field.remark(field.value)
    tail: list[Piece] = ["  ", remark] if remark is not None else []
    if not look.active:
        yield [(field.words, ""), *tail]
        return
    row: list[Piece] = []
    used = 0
    for value, words in field.options:
        shown = f"[{words}]" if value == field.value else f" {words} "
        if used + width_of(shown) > look.room and row:
            yield row
            row, used = [], 0
        row.append((shown, "key" if value == field.value else "dim"))
        used += width_of(shown)
    yield [*row, *tail]


def hidden(text: str) -> str:
    """What a person typed, as it may be shown: as it is, or as dots while names are masked."""
    if not masking():
        return text
    return "".join(letter if letter.isspace() else "•" * width_of(letter) for letter in clean(text))


def _filled(text: str, width: int) -> str:
    shown = clean(text)
    return shown + " " * max(0, width - width_of(shown))
