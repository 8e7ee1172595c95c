"""What the preview of a list says, line by line: questions, changes, columns, rejected rows, warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.programs.lists import FINAL_LIST
from matchweek.tui.commands.dialogs.lists import IMPORT
from matchweek.tui.look.text import fit, fit_name, masking
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para, wrap

if TYPE_CHECKING:
    from matchweek.services.lists.list_reading import ColumnGuess, Foreseen, Reading, Touched

WHOLE, MOMENT, COLUMN, TO_KNOW = "whole", "moment", "column:", "know:"
MOST_ROWS = 500
MOST_TOUCHED = 30
_LABEL, _FIELD = 22, 20
# Beside a name the longest word of what becomes of it stands whole at 80 columns.
_TITLE = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of the list. `whole` is None until it was said, `foreseen` until it was counted."""

    reading: Reading
    whole: bool | None
    after_round: int
    moments: Sequence[int]
    foreseen: Foreseen | None = None
    touched: Sequence[Touched] = ()


def count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def head(reading: Reading) -> Para:
    """One line: what was read, what was not, what needs a look."""
    pieces: list[Piece] = [
        (f"{count(len(reading.rows), 'program')}, {count(reading.positions, 'position')}", "strong")
    ]
    if reading.rejected:
        pieces += ["  ·  ", (f"{count(len(reading.rejected), 'row')} could not be used", "warn")]
    unsure = sum(1 for column in reading.columns if not column.certain)
    if unsure:
        words = "1 column needs a look" if unsure == 1 else f"{unsure} columns need a look"
        pieces += ["  ·  ", (words, "warn")]
    return Para(pieces)


def doubt_words(doubts: Sequence[str], short: str) -> str:
    """What is asked once before a list is stored: what is not certain, and `short`, whether it is whole."""
    if doubts and not short:
        short = IMPORT.in_words(
            "Look at the columns ({import_next} goes there). {Import_enter} again: it is right."
        )
    return " ".join((*doubts, short)) if short else ""


def rows(seen: Seen, width: int) -> list[Row]:
    """All lines, at a width in cells."""
    return [
        *_questions(seen),
        *_changes(seen),
        *_to_know(seen.reading, width),
        *_touched(seen),
        *_columns(seen.reading),
        *_rejected(seen.reading),
    ]


def sections(lines: Sequence[Row]) -> list[str]:
    """The key of the first line of each part, for going from one to the next."""
    found, before = [], ""
    for row in lines:
        part = row.key.partition(":")[0]
        if row.key and part != before:
            found.append(row.key)
            before = part
    return found


def _heading(title: str) -> Iterator[Row]:
    yield Row()
    yield Row([(title, "title")])


def _questions(seen: Seen) -> Iterator[Row]:
    whole: list[Piece] = ["The whole list, or a part of it?   "]
    for key, word, value in (("w", "whole", True), ("p", "part", False)):
        if seen.whole is value:
            whole += [(f" {word} ", "badge"), "   "]
        else:
            whole += [(key, "key"), (f" {word}", "dim"), "   "]
    yield Row(whole, WHOLE)
    if seen.whole is None:
        yield Row([("  Not said yet. Only a whole list says that the others are filled.", "warn")])
    elif seen.whole:
        yield Row([("  Programs that are not on it count as filled.", "dim")])
    else:
        yield Row([("  It adds to what came in for this moment; nothing counts as filled.", "dim")])
    moment: list[Piece] = ["The list as of "]
    for number in seen.moments:
        word = "Monday" if number == 0 else "final" if number >= FINAL_LIST else f"round {number}"
        moment.append((f" {word} ", "badge" if number == seen.after_round else "dim"))
    yield Row(moment, MOMENT)


def _changes(seen: Seen) -> Iterator[Row]:
    yield from _heading("What it changes")
    if not seen.reading.rows:
        yield Row([("nothing: no program can be read yet", "warn")], "changes")
        return
    if seen.foreseen is None:
        yield Row([("counting…", "dim")], "changes")
        return
    found = seen.foreseen.imported
    told = [
        (f"{len(found.filled):,} filled", found.filled if seen.whole else ()),
        (f"{len(found.shrank):,} with fewer positions", found.shrank),
        (f"{len(found.grew):,} with more", found.grew),
        (f"{len(found.added):,} new", found.added),
        (f"{len(found.returned):,} back", found.returned),
    ]
    words = [text for text, codes in told if codes]
    if rest := len(found.changed) - len(found.shrank) - len(found.grew) - len(found.returned):
        words.append(f"{rest:,} in words only")
    if words and found.unchanged > 0:
        words.append(f"{found.unchanged:,} unchanged")
    if not words:
        words.append("nothing: all programs are as they were")
    yield Row([(" · ".join(words), "")], "changes")
    if found.filled and seen.whole is None:
        yield Row([(f"and {len(found.filled):,} filled, if this is the whole list", "dim")])


def _touched(seen: Seen) -> Iterator[Row]:
    shown = [one for one in seen.touched if one.after or seen.whole is not False]
    if not shown:
        return
    yield from _heading(f"Of those you chose, {len(shown):,}")
    for one in shown[:MOST_TOUCHED]:
        if not one.after:
            word: Piece = (_gone(one, seen.whole), "warn")
        elif not one.before:
            word = (f"back with {one.after}", "good")
        else:
            word = (f"{one.before} → {one.after}", "accent")
        pieces: list[Piece] = [(fit(one.why, 11), "dim"), fit_name(one.title, _TITLE), " ", word]
        yield Row(pieces, f"touched:{one.code}")
    if len(shown) > MOST_TOUCHED:
        yield Row([(f"and {len(shown) - MOST_TOUCHED:,} more", "dim")], "touched:more")


def _gone(one: Touched, whole: bool | None) -> str:
    """What is said of one's own program that is not on the list."""
    if not whole:
        return f"{one.before} → not on it"
    return f"{one.before} → filled" if one.why == "top" else "not seen, check R3"


def _columns(reading: Reading) -> Iterator[Row]:
    yield from _heading("Columns as understood")
    for column in reading.columns:
        yield Row(_column(column), f"{COLUMN}{column.index}")


def _column(column: ColumnGuess) -> list[Piece]:
    mark: Piece = "  " if column.certain else ("? ", "warn")
    word = fit(field_word(column.field), _FIELD)
    style = "warn" if not column.certain else "" if column.field else "dim"
    samples = _shown(" · ".join(column.samples))
    return [mark, (fit(column.label, _LABEL), "dim"), " ", (word, style), " ", (samples, "dim")]


def _shown(text: str) -> str:
    """What a list says; while names are masked nothing of it, since the mask does not know it yet."""
    return "hidden" if masking() and text else text


def field_word(field: str) -> str:
    """What a column's field is called on screen."""
    from matchweek.services.lists.list_reading import FIELD_WORDS

    return FIELD_WORDS.get(field, field) or "not used"


def _rejected(reading: Reading) -> Iterator[Row]:
    if not reading.rejected:
        return
    yield from _heading(f"{count(len(reading.rejected), 'row')} that cannot be used; kept to be read")
    for number, row in enumerate(reading.rejected[:MOST_ROWS]):
        words: list[Piece] = [(f"row {row.row}", "warn"), f"  {row.reason}  ", (_shown(row.text), "dim")]
        yield Row(words, f"rejected:{number}")
    if len(reading.rejected) > MOST_ROWS:
        yield Row([(f"and {len(reading.rejected) - MOST_ROWS:,} more", "dim")], "rejected:more")


def _to_know(reading: Reading, width: int) -> Iterator[Row]:
    """Why the list needs a look stands above what needs it: seen without going down."""
    from matchweek.services.lists.list_reading import to_know

    if not (said := to_know(reading)):
        return
    yield from _heading("To know")
    for number, words in enumerate(said):
        for line in wrap(Para([words], 2), max(20, width - 2)):
            yield Row(line, f"{TO_KNOW}{number}" if line and line[0][0].strip() else "")


def part_words(part: str) -> str:
    """The doubt about a list that says it is a part, and was called whole."""
    asks = IMPORT.in_words(
        "Is it really the whole list? {Import_enter} again: yes. {import_part}: it is a part."
    )
    return f"It says “{part}”. {asks}"


def short_words(read: int, listed: int, filled: int, *, same_moment: bool) -> str:
    """The doubt about a list that is much shorter than the one before; "" when there is none.

    Within a moment a list hardly shrinks; from one round to the next half may go.
    """
    least = listed / 2 if same_moment else listed / 4
    if listed < 10 or read >= least:
        return ""
    then = f" ({filled:,} are filled then)" if filled else ""
    return (
        f"{count(read, 'program')}; the last list had {listed:,}. Is it really the whole list? "
        + IMPORT.in_words(f"{{Import_enter}} again: yes{then}. {{import_part}}: it is a part.")
    )
