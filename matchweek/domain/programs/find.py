"""Find as you type: what can be found of a program, with accents, case and apostrophes folded away.

Every word must occur somewhere; a word may be any part of a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from matchweek.domain.base import text as plain
from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.programs.program import Listing, ProgramType, field_name

# What applicants call the fields; a part of the standard name ("psych") needs no entry.
SHORT_FORMS: dict[str, str] = {
    "040": "gas",
    "110": "em",
    "120": "fm fp",
    "140": "im",
    "220": "ob/gyn obgyn",
    "275": "omm onmm",
    "280": "ent",
    "320": "peds",
    "340": "pm&r pmr",
    "416": "ir",
    "420": "dr",
    "700": "med-peds medpeds",
    "999": "ty",
}

# Letters that Unicode does not take apart into a letter and its mark; apostrophes go.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}
    | dict.fromkeys("'`\u2018\u2019\u02bc")
)


def fold(words: str) -> str:
    """The text without case, accents and apostrophes, for comparing; spaces stay as they are."""
    if words.isascii():
        low = words.lower()
        return low.translate(_LETTERS) if "'" in low or "`" in low else low
    # Lower once more: taking a letter apart can bring out a capital (the trade mark sign).
    return plain.fold(words).translate(_LETTERS).casefold()


def find_words(typed: str) -> tuple[str, ...]:
    """The folded words of what was typed, each once, the longest (the most telling) first."""
    return tuple(sorted(set(fold(typed).split()), key=lambda word: (-len(word), word)))


@cache
def _field_words(kind: str) -> str:
    """What a specialty and type letter are called: the standard name, short forms, the type."""
    kind_of_training = next((each.name for each in ProgramType if each.value == kind[3:]), "")
    return f"{field_name('0000' + kind)}\n{SHORT_FORMS.get(kind[:3], '')}\n{kind_of_training}"


class Haystacks:
    """What find looks through, by row number, folded once.

    What many rows share (institution and place; the field) is kept and searched once for all, which
    halves both the memory and the time of a letter.
    """

    __slots__ = ("_field_of", "_fields", "_own", "_place_of", "_places")

    def __init__(self) -> None:
        self._own: list[str] = []
        self._place_of: list[int] = []
        self._field_of: list[int] = []
        self._places: dict[tuple[str, str, str], tuple[int, str]] = {}
        self._fields: dict[tuple[str, str], tuple[int, str]] = {}

    def __len__(self) -> int:
        return len(self._own)

    def append(self, listing: Listing, note: str, names: Sequence[str] = ()) -> None:
        """Add the next row; `names` are those that people use for the program."""
        self._own.append("")
        self._place_of.append(0)
        self._field_of.append(0)
        self.replace(len(self._own) - 1, listing, note, names)

    def replace(self, row: int, listing: Listing, note: str, names: Sequence[str] = ()) -> None:
        """Renew one row, as after a note."""
        self._own[row] = fold("\n".join((listing.name, listing.code, listing.acgme_id, note, *names)))
        where = (listing.institution, listing.city, listing.state)
        place = self._places.get(where)
        if place is None:
            words = fold("\n".join((*where, STATE_NAMES.get(listing.state, ""))))
            place = self._places[where] = (len(self._places), words)
        what = (listing.code[4:8], listing.specialty)
        field = self._fields.get(what)
        if field is None:
            words = fold(f"{_field_words(what[0])}\n{what[1]}")
            field = self._fields[what] = (len(self._fields), words)
        self._place_of[row] = place[0]
        self._field_of[row] = field[0]

    def select(self, rows: Iterable[int], words: Iterable[str]) -> list[int]:
        """Those of the rows in which every folded word occurs, in the order given."""
        own, place_of, field_of = self._own, self._place_of, self._field_of
        kept = list(rows)
        for word in words:
            fields = [word in text for _, text in self._fields.values()]
            if len(kept) < len(self._places):
                texts = [text for _, text in self._places.values()]
                kept = [
                    row
                    for row in kept
                    if word in own[row] or fields[field_of[row]] or word in texts[place_of[row]]
                ]
            else:
                places = [word in text for _, text in self._places.values()]
                kept = [
                    row for row in kept if places[place_of[row]] or fields[field_of[row]] or word in own[row]
                ]
        return kept

    def matches(self, row: int, words: Iterable[str]) -> bool:
        """Whether every folded word occurs in one row."""
        return bool(self.select((row,), words))
