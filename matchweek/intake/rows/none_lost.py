"""No program vanishes when a table is put together anew, and none that the source names goes unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from matchweek.domain.programs.program import Listing, codes_among
from matchweek.intake.rows.reading import Record, Rejected

_NAMED = 8
_NOTES = frozenset(["note", "notes", "comment", "comments", "remark", "remarks"])
# Text that a person copied or printed: where cells ran together, a code stands against other words.
_MOST_COPIED = 4_000_000
# Figures come first, for which a text is searched quickly; what stands before them is asked afterwards.
_AGAINST_WORDS = re.compile(
    r"[0-9]{7}[CMPAR][0-9](?:"
    r"(?=[A-Za-z][a-z]{2})(?<=(?<![0-9A-Za-z]).{9})|(?![0-9A-Za-z])(?<=(?<=[a-z]{3}).{9}))"
)


def codes_in(text: str) -> frozenset[str]:
    """Every code in a source, those that ran together with the words of another cell included."""
    found = codes_among(text)
    if len(text) > _MOST_COPIED:
        return found
    return found.union(_AGAINST_WORDS.findall(text))


def with_lost(before: Iterable[Record], after: Sequence[Record]) -> list[Record]:
    """`after`, and below it each record of `before` whose code stands nowhere in it, as a cell of its own.

    Such a row is then told as one that cannot be used, rather than not at all.
    """
    coded = [(number, codes) for number, cells in after if (codes := codes_among(" ".join(cells)))]
    there = frozenset().union(*(codes for _, codes in coded))
    # Rows above the headings are not read: none of these may stand there.
    first = min((number for number, _ in coded), default=1)
    lost = [
        (max(number, first), [text])
        for number, cells in before
        if codes_among(text := " ".join(filter(None, (cell.strip() for cell in cells)))) - there
    ]
    return [*after, *lost]


def is_for_notes(heading: str) -> bool:
    """Whether below a heading stand a person's own words: a code among these is no row of the list."""
    return heading.strip().casefold().rstrip(":") in _NOTES


def codes_in_notes(records: Iterable[Record], header: Sequence[str]) -> frozenset[str]:
    """The codes that a person wrote about in the rows of a table."""
    columns = [index for index, heading in enumerate(header) if is_for_notes(heading)]
    if not columns:
        return frozenset()
    texts = (cells[index] for _, cells in records for index in columns if index < len(cells))
    return codes_among("\n".join(texts))


def codes_in_no_row(
    seen: frozenset[str], rows: Sequence[Listing], rejected: Sequence[Rejected]
) -> tuple[str, ...]:
    """What is said of codes that a source holds and that stand in no row and no rejected row of it."""
    lost = seen - {row.code for row in rows}
    for one in rejected if lost else ():
        lost = lost - codes_among(one.text) - {one.code}
    if not lost:
        return ()
    named = ", ".join(sorted(lost)[:_NAMED])
    more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    many = f"{len(lost)} codes were seen that are" if len(lost) > 1 else "1 code was seen that is"
    return (f"{many} in no row: {named}{more}. Look for {'them' if len(lost) > 1 else 'it'} in the list.",)
