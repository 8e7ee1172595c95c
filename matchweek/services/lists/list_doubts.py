"""What a person should look at before a list is stored, since it was understood only by what it holds."""

from __future__ import annotations

from collections.abc import Mapping

from matchweek.intake import BETWEEN_WORDS, LETTERS_LOST, NOT_COUNTED, NOT_SURE, Reading, odd_words
from matchweek.services.core.week import plural

FIELD_WORDS: Mapping[str, str] = {
    "code": "program code",
    "name": "program name",
    "acgme_id": "ACGME ID",
    "service": "service",
    "type": "type",
    "matched": "positions matched",
    "positions": "positions open",
    "quota": "quota",
}
"""What the columns' fields are called on screen, where their own name does not say it."""

_NAMED = 4
_REASONS = 2
MANY_REJECTED = 4
"""One row that cannot be used to so many programs may be a column that was read wrongly."""


def doubts(reading: Reading) -> tuple[str, ...]:
    """In sentences, the most harmful first; none where every column is sure and nearly all rows are used."""
    if not reading.columns:  # made, not read
        return ()
    said: list[str] = []
    said += reading.left
    fields = {column.field for column in reading.columns}
    if "positions" not in fields and not {"quota", "matched"} <= fields:
        said.append(NOT_COUNTED)
    said += _by_what_they_hold(reading)
    if reading.unsure:
        texts = list(dict.fromkeys(f"“{one.text}”" for one in reading.unsure.values()))
        more = "…" if len(texts) > _NAMED else ""
        said.append(
            f"The positions of {plural(len(reading.unsure), 'program')} are not sure "
            f"({', '.join(texts[:_NAMED])}{more}): look in R3."
        )
    if reading.odd:
        said.append(f"{odd_words(reading.odd)}. {LETTERS_LOST}")
    if len(reading.rejected) * MANY_REJECTED > len(reading.rows):
        said.append(
            f"{plural(len(reading.rejected), 'row')} could not be used: a column may be read wrongly."
        )
    return tuple(said)


def to_know(reading: Reading) -> tuple[str, ...]:
    """What to know of a reading, in sentences: what was not read, where to look, the rest."""
    most = (reading.part != "") + len(reading.left)
    rest = reading.warnings[most:]
    first = [words for words in rest if words in (BETWEEN_WORDS, NOT_COUNTED)]
    first += [words for words in rest if LETTERS_LOST in words or words.startswith(NOT_SURE)]
    said = [*reading.warnings[:most]]
    if BETWEEN_WORDS not in first:
        said += [f"{words} Look at them in the columns." for words in _by_what_they_hold(reading)]
    said += first
    if rejected := reading.rejected:
        named = [one for one in rejected if not reading.part or reading.part not in one.text][:_REASONS]
        why = "; ".join(f"row {one.row}, {one.reason}" for one in named or rejected[:1])
        left = len(rejected) - max(1, len(named))
        more = f"; and {left:,} more" if left else ""
        said.append(f"{plural(len(rejected), 'row')} could not be used: {why}{more}.")
    return (*said, *(words for words in rest if words not in first))


def _by_what_they_hold(reading: Reading) -> list[str]:
    unsure = [column for column in reading.columns if column.field and not column.certain]
    if not unsure:
        return []
    named = ", ".join(f"“{one.label}” as {FIELD_WORDS.get(one.field, one.field)}" for one in unsure)
    return [f"Taken by what they hold: {named}."]
