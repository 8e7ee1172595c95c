"""Labels in cells: “Positions:1” for those who cannot see the headings, and tables of labels and values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.headers import header_field
from matchweek.intake.rows.cells import clean_text, is_coded
from matchweek.intake.rows.none_lost import with_lost
from matchweek.intake.rows.reading import Record

_LOOKED_AT = 60
_ENOUGH = 0.8
_LABEL = re.compile(r"\s*([^\W\d_][^:\t\n]{1,40}?)\s*:\s*(?=\S)")

# “Positions available 7”, “NRMP 9001140C0”: the label is all words before the figures.
_BEFORE_FIGURES = re.compile(r"([^\W\d_][^\d:]{2,40}?)\s+(?=[0-9]+[A-Za-z0-9]{0,4}$)")

Strip = Callable[[str], str]


def without_labels(records: list[Record]) -> list[Record]:
    """The records without the labels that most cells of a column begin with; the label is its heading.

    Without a row of headings the labels become one.
    """
    place = next((at for at, (_, cells) in enumerate(records[:_LOOKED_AT]) if is_header(cells)), -1)
    rows = [cells for _, cells in islice(records, place + 1, None) if any(map(is_coded, cells))][:_LOOKED_AT]
    if not rows or max(map(len, rows)) < 2:
        return records
    width = Counter(map(len, rows)).most_common(1)[0][0]
    headings = [clean_text(cell) for cell in records[place][1]] if place >= 0 else []
    headings = [*headings, *[""] * (width - len(headings))]
    strips: dict[int, tuple[str, re.Pattern[str]]] = {}
    for column in range(width):
        filled = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
        if filled and (label := _label_of(filled, headings[column])):
            pattern = re.compile(rf"(?i)\s*{re.escape(label)}\s*[:=]?\s*")
            strips[column] = (label, pattern)
    if not strips:
        return records
    done = [
        (number, [_bare(cell, strips.get(at)) for at, cell in enumerate(cells)]) for number, cells in records
    ]
    if place >= 0:
        done[place] = records[place]
    elif sum(header_field(label) != "" for label, _ in strips.values()) > 1:
        first = next(at for at, (_, cells) in enumerate(records) if any(map(is_coded, cells)))
        said = [strips[column][0] if column in strips else "" for column in range(width)]
        done = [*done[:first], (records[first][0] - 1, said), *done[first:]]
    return done


def _label_of(filled: Sequence[str], heading: str) -> str:
    """The label that most cells of a column begin with: the column's heading, or one that names a field."""
    enough = max(2, len(filled) * _ENOUGH) if len(filled) > 1 else 1
    if heading and sum(_begins(text, heading) for text in filled) >= enough:
        return heading
    labels = Counter(
        found[1] for text in filled if (found := _LABEL.match(text) or _BEFORE_FIGURES.match(text))
    )
    label, count = labels.most_common(1)[0] if labels else ("", 0)
    return label if count >= enough and header_field(label) else ""


def _begins(text: str, heading: str) -> bool:
    """Whether a cell is a heading and something after it that is no part of the same word."""
    if text[: len(heading)].lower() != heading.lower():
        return False
    rest = text[len(heading) :].lstrip()
    return bool(rest) and (rest[0] in ":=" or rest[0].isdigit() or text[len(heading)] in " \n")


def _bare(cell: str, strip: tuple[str, re.Pattern[str]] | None) -> str:
    if strip is None:
        return cell
    found = strip[1].match(cell)
    return cell[found.end() :] if found and found.end() < len(cell) else cell


# Tables of labels and values


def as_rows(records: list[Record]) -> list[Record]:
    """Tables with a label and its value in a line, one after another, as rows of one table.

    A new program begins with the label that the first one begins with, and where a label comes again.
    """
    some = [cells for _, cells in records[:_LOOKED_AT] if any(map(str.strip, cells))]
    if sum(bool(_pairs(cells)) for cells in some) < len(some) * 0.3:
        return records
    pairs = [(number, pair) for number, cells in records for pair in _pairs(cells)]
    filled = sum(any(map(str.strip, cells)) for _, cells in records)
    lines = len({number for number, _ in pairs})
    labels = Counter(label for _, (label, _) in pairs)
    if len(labels) < 2 or lines < filled * 0.6 or not any(header_field(label) == "code" for label in labels):
        return records
    names: dict[str, str] = {}
    for _, (label, _) in pairs:
        names.setdefault(header_field(label), label)
    begins = header_field(pairs[0][1][0])
    made: list[tuple[int, dict[str, str]]] = []
    for number, (label, value) in pairs:
        field = header_field(label)
        if not made or field == begins or made[-1][1].get(field):
            made.append((number, {}))
        made[-1][1][field] = value
    first = made[0][0] - 1  # the headings stand above, and what is above them is not read
    rows = [(number, [said.get(field, "") for field in names]) for number, said in made]
    return [(first, list(names.values())), *rows]


def rows_of_pairs(lines: Sequence[str]) -> list[Record]:
    """Text of labels and values, side by side or below each other, as rows; [] where it is something else."""
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not any(
        header_field(line.partition("\t")[0].partition(":")[0].strip()) for _, line in filled[:_LOOKED_AT]
    ):
        return []
    beside = [(number, line.split("\t")) for number, line in filled]
    rows = as_rows(beside)
    if rows is not beside:
        return with_lost(beside, rows)
    labels = [header_field(line.strip().rstrip(":")) for _, line in filled]
    if Counter(labels)["code"] < 2 or sum(map(bool, labels)) < len(labels) * 0.4:
        return []
    below = [
        (number, [line.strip().rstrip(":"), "" if labels[at + 1] else filled[at + 1][1].strip()])
        for at, (number, line) in enumerate(filled[:-1])
        if labels[at]
    ]
    rows = as_rows(below)
    return with_lost(beside, rows) if rows is not below else []


def _pairs(cells: Sequence[str]) -> list[tuple[str, str]]:
    """The labels and values of a line; none where its cells are not such pairs."""
    texts = [clean_text(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) == 1 and (found := _LABEL.match(texts[0])):
        texts = [found[1], texts[0][found.end() :]]
    if not texts or len(texts) % 2:
        return []
    labels = [text.rstrip(" :") for text in texts[::2]]
    if not all(map(header_field, labels)) or any(map(header_field, texts[1::2])):
        return []
    return list(zip(labels, texts[1::2], strict=True))
