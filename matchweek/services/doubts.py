"""What a person should look at before a list is stored, since it was understood only by what it holds."""

from __future__ import annotations

from collections.abc import Mapping

from matchweek.intake import NOT_COUNTED, Reading, odd_words
from matchweek.services.week import plural

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
LOST = "Letters may have been lost on the way: paste again, or bring in a file."
MANY_REJECTED = 4
"""One row that cannot be used to so many programs may be a column that was read wrongly."""


def doubts(reading: Reading) -> tuple[str, ...]:
    """In sentences, the most harmful first; none where every column is sure and nearly all rows are used."""
    if not reading.columns:  # made, not read
        return ()
    said = []
    fields = {column.field for column in reading.columns}
    if "positions" not in fields and not {"quota", "matched"} <= fields:
        said.append(NOT_COUNTED)
    unsure = [column for column in reading.columns if column.field and not column.certain]
    if unsure:
        named = ", ".join(f"“{one.label}” as {FIELD_WORDS.get(one.field, one.field)}" for one in unsure)
        said.append(f"Taken by what they hold: {named}.")
    if reading.unsure:
        texts = list(dict.fromkeys(f"“{one.text}”" for one in reading.unsure.values()))
        more = "…" if len(texts) > _NAMED else ""
        said.append(
            f"The positions of {plural(len(reading.unsure), 'program')} are not sure "
            f"({', '.join(texts[:_NAMED])}{more}): look in R3."
        )
    if reading.odd:
        said.append(f"{odd_words(reading.odd)}. {LOST}")
    if len(reading.rejected) * MANY_REJECTED > len(reading.rows):
        said.append(
            f"{plural(len(reading.rejected), 'row')} could not be used: a column may be read wrongly."
        )
    return tuple(said)
