"""Which column is what: by headings where they are known, else by what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from matchweek.errors import BadInput
from matchweek.intake.headings import contents
from matchweek.intake.headings.headers import (
    column_named,
    count_columns,
    field_named,
    fields_of,
    header_field,
)
from matchweek.intake.rows.cells import clean_text, read_code
from matchweek.intake.rows.count_headings import COUNTS, never_positions, only_by_figures
from matchweek.intake.rows.reading import ColumnGuess, Record, Table

SAMPLE_ROWS = 500
_LARGEST_PREAMBLE = 60
_FOUND_BY_CONTENTS = ("code", "acgme_id", "state", "service", "positions", "institution", "specialty")


BETWEEN_WORDS = (
    "Codes were found between other words; no columns could be made of these. Save the page with ctrl+s,"
    " or print it to PDF, and bring that file in."
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is read: the headings' row (0 when there is none) and the column of each field."""

    header_row: int
    header: tuple[str, ...]
    width: int
    fields: Mapping[str, int]
    doubtful: frozenset[str] = frozenset()
    first_row: int = 1
    samples: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def counted(self) -> bool:
        """True when the table tells how many positions a program has."""
        return "positions" in self.fields or {"quota", "matched"} <= self.fields.keys()

    def guesses(self) -> tuple[ColumnGuess, ...]:
        by_index = {index: name for name, index in self.fields.items()}
        return tuple(
            ColumnGuess(
                index,
                by_index.get(index, ""),
                self.header[index] if index < len(self.header) else "",
                self.samples[index] if index < len(self.samples) else (),
                by_index.get(index, "") not in self.doubtful,
            )
            for index in range(self.width)
        )


class _Cleaned(dict[str, str]):
    """Clean texts by what they were: the cells of a column say the same again and again."""

    def __missing__(self, raw: str) -> str:
        text = self[raw] = clean_text(raw)
        return text


def plan_for(table: Table, wanted: Mapping[str, str | int]) -> Plan:
    """Understand a table's columns; `wanted` overrides by heading, number text or index (-1: none)."""
    sample = list(islice(table.open(), SAMPLE_ROWS + _LARGEST_PREAMBLE))
    place, header = _find_header(sample)
    header_row = sample[place][0] if header else 0
    data = [cells for _, cells in sample[place + 1 if header else 0 :] if any(cells) and not is_header(cells)]
    if not header:
        data = [cells for cells in data if len(cells) > 1] or data
    coded = [cells for cells in data if any(read_code(cell) for cell in cells if len(cell) < 60)]
    rows = (coded or data)[:SAMPLE_ROWS]
    width = max([len(header), *_usual_widths(rows, 3 if header else 10)], default=0)
    clean = _Cleaned()
    columns = [[clean[row[i]] if i < len(row) else "" for row in rows] for i in range(width)]
    fixed = _wanted(wanted, header, width)
    said = {name: index for name, index in fields_of(header).items() if name not in COUNTS}
    said |= _counts_said(header, columns)
    known = {name: index for name, index in said.items() if name not in fixed}
    known = {name: index for name, index in known.items() if index not in fixed.values()}
    found, doubtful, notes = _by_contents(columns, {**known, **fixed}, frozenset(fixed), header)
    only_codes = "code" in found.keys() - fixed.keys() and not {"positions", "matched"} & found.keys()
    if only_codes and contents.code_share(columns[found["code"]]) < 0.75:
        doubtful |= {"code"}
        notes = (*notes, BETWEEN_WORDS)
    if table.doubtful:
        doubtful |= found.keys() - fixed.keys()
    samples = tuple(tuple(value for value in islice(filter(None, column), 3)) for column in columns)
    return Plan(
        header_row,
        tuple(header),
        width,
        {name: index for name, index in found.items() if index >= 0},
        doubtful,
        header_row + 1 if header else 1,
        samples,
        (*notes, *_preamble_note(sample, place, bool(header))),
    )


def is_header(cells: Sequence[str]) -> bool:
    """True for a row of headings: two known names or more, and no program code."""
    if sum(header_field(cell) != "" for cell in cells) < 2:
        return False
    return not any(read_code(cell) for cell in cells if len(cell) < 60)


def _find_header(sample: list[Record]) -> tuple[int, list[str]]:
    """The place of the headings in the sample and their clean text; empty when there are none."""
    first_code = next(
        (i for i, (_, cells) in enumerate(sample) if any(read_code(c) for c in cells if len(c) < 60)), None
    )
    limit = min(len(sample) if first_code is None else first_code, _LARGEST_PREAMBLE)
    headed = [place for place in range(limit) if is_header(sample[place][1])]
    if headed:
        # Merged headings may stand above those of the columns: these name more, and stand lower.
        place = max(headed, key=lambda at: (len(fields_of(sample[at][1])), at))
        return place, [clean_text(cell) for cell in sample[place][1]]
    if first_code is None:
        return -1, []
    width = len(sample[first_code][1])
    for place in range(first_code - 1, -1, -1):
        cells = [clean_text(cell) for cell in sample[place][1]]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        single = width == 1 and header_field(cells[0]) == "code"
        if single or (len(cells) == width > 1 and _unknown_headings(filled, width)):
            return place, cells
        return -1, []
    return -1, []


def _unknown_headings(filled: list[str], width: int) -> bool:
    """Words in nearly every column and no figure: headings of a kind not known by name."""
    wordy = all(re.search(r"[^\W\d]", cell) and not re.search(r"[0-9]{3}", cell) for cell in filled)
    short_state = any(contents.is_state(cell) for cell in filled)
    return wordy and not short_state and len(filled) >= max(2, width - 1) and len(set(filled)) == len(filled)


def _usual_widths(rows: list[list[str]], share: int) -> Iterable[int]:
    """The widths that at least one row in `share` has, trailing blanks not counted."""
    widths: dict[int, int] = {}
    for row in rows:
        width = len(row)
        while width and not row[width - 1].strip():
            width -= 1
        widths[width] = widths.get(width, 0) + 1
    return [width for width, count in widths.items() if count * share >= len(rows)]


def _wanted(wanted: Mapping[str, str | int], header: Sequence[str], width: int) -> dict[str, int]:
    fixed: dict[str, int] = {}
    for name, column in wanted.items():
        index = column_named(column, header, width) if isinstance(column, str) else column
        if not -1 <= index < width:
            raise BadInput(
                "No such column", f"The list has {width} columns.", "Choose one of the columns shown."
            )
        field_name = field_named(name)
        if index >= 0 and index in fixed.values():
            raise BadInput(
                "One column, two fields",
                f"Column {index + 1} was given to {field_name} and to another field.",
                "Give each field a column of its own.",
            )
        fixed[field_name] = index
    return fixed


def _counts_said(header: Sequence[str], columns: list[list[str]]) -> dict[str, int]:
    """The columns of numbers that their headings name; of several the surest whose cells are numbers."""
    found = {}
    for name, claims in count_columns(header).items():
        counted = (index for index in claims if contents.is_counted(columns[index]))
        said = (index for index in claims if not only_by_figures(header[index]))
        index = next(counted, next(said, -1))
        if index >= 0:
            found[name] = index
    return found


def _by_contents(
    columns: list[list[str]], known: dict[str, int], fixed: frozenset[str], header: Sequence[str]
) -> tuple[dict[str, int], frozenset[str], tuple[str, ...]]:
    """Complete what the headings say by what the cells hold; which fields are doubtful, and why."""
    notes: list[str] = []
    has_header = bool(known.keys() - fixed)
    found = dict(known)
    doubtful: set[str] = set()
    code = found.get("code", -1)
    if "code" not in fixed and (code < 0 or contents.code_share(columns[code]) < 0.5):
        best = max(range(len(columns)), key=lambda i: contents.code_share(columns[i]), default=-1)
        if best >= 0 and contents.code_share(columns[best]) > 0 and best not in [found[n] for n in fixed]:
            found = {name: index for name, index in found.items() if index != best} | {"code": best}
            if code >= 0 and code != best:
                doubtful.add("code")
                notes.append(
                    f"The column headed as code holds few codes; they were taken from column {best + 1}."
                )
    codes = [read_code(value) or "" for value in columns[found["code"]]] if found.get("code", -1) >= 0 else []
    for name in contents.ORDER:
        if name in found or not codes:
            continue
        free = [i for i in range(len(columns)) if i not in found.values()]
        if has_header and name not in _FOUND_BY_CONTENTS:
            free = [i for i in free if i >= len(header) or not header[i]]
        if name == "positions":
            if {"quota", "matched"} <= found.keys():
                continue
            free = [i for i in free if i >= len(header) or not never_positions(header[i])]
        for guess in contents.find(name, columns, codes, free, dict(found)):
            if guess.field not in found and guess.index not in found.values():
                found[guess.field] = guess.index
                if not guess.certain or (has_header and guess.index < len(header) and header[guess.index]):
                    doubtful.add(guess.field)
    return found, frozenset(doubtful), tuple(notes)


def _preamble_note(sample: list[Record], place: int, has_header: bool) -> tuple[str, ...]:
    if not has_header:
        return ()
    above = [number for number, cells in sample[:place] if any(cell.strip() for cell in cells)]
    if not above:
        return ()
    rows = f"row {above[0]}" if len(above) == 1 else f"rows {above[0]} to {above[-1]}"
    return (f"What stands above the headings ({rows}) was not read.",)
