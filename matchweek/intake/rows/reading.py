"""What reading a list yields: usable rows, rejected rows, warnings, and how its columns were understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from matchweek.domain.programs.program import Listing
from matchweek.errors import Failed

Record = tuple[int, list[str]]
"""A row as it stands in the source: its 1-based number as a person would count it, and its cells."""

Progress = Callable[[int, int], None]
"""Told now and then how many rows are done, of about how many."""

Cancelled = Callable[[], bool]
"""Asked now and then whether the person has had enough."""


@dataclass(frozen=True, slots=True)
class Table:
    """A source taken apart into rows of cells, which can be walked more than once.

    `size` is at least the number of rows; `notes` are warnings of taking it apart. `wrapped` says
    that a row of the table may be spread over several lines and that page furniture may stand
    between rows, as in prints and pastes. `doubtful` says that a cell may stand in a wrong row or
    column, so that every column needs a look. `part` is what it says of showing only a part. `codes` are
    the program codes that the source holds anywhere, in rows or not. `left` says, in sentences, where
    programs stand that were not read.
    """

    kind: str
    size: int
    open: Callable[[], Iterator[Record]]
    notes: tuple[str, ...] = ()
    wrapped: bool = False
    doubtful: bool = False
    part: str = ""
    codes: frozenset[str] = frozenset()
    left: tuple[str, ...] = ()

    @classmethod
    def of(cls, kind: str, records: list[Record], notes: tuple[str, ...] = (), wrapped: bool = True) -> Table:
        return cls(kind, len(records), lambda: iter(records), notes, wrapped)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used: its 1-based number in the source, why, and its text.

    `code` is the program's code where its cell reads, else "". It then stands in `text` too, so that
    whoever keeps the text keeps the code.
    """

    row: int
    reason: str
    text: str
    code: str = ""


class Unsure(NamedTuple):
    """A number of positions that is not sure, such as “2+”: the row it stands in, and its text."""

    row: int
    text: str


class Odd(NamedTuple):
    """A cell that says what cannot be: its field, the row it stands in, and its text."""

    field: str
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """How one column of the source was understood.

    `field` is the Listing's field (or "matched"), "" for a column that is not used; `certain` is
    False when a person should look at it.
    """

    index: int
    field: str
    header: str
    samples: tuple[str, ...]
    certain: bool

    @property
    def label(self) -> str:
        return self.header or f"column {self.index + 1}"


@dataclass(frozen=True, slots=True)
class Reading:
    """One list, read and cleaned; nothing is stored yet.

    `rows` keep the order of the source, one per program code. `source` is the file's name without
    its folder. `kind` is csv, tsv, xlsx, pdf, html or pasted. `digest` names the content: the same
    programs in another order, file form or spelling of cells have the same digest. `counted` says that
    the list tells how many positions a program has; `unsure` are the programs, by code, of which it does
    not tell it for sure: they have the least number it may be. `part` is what the source says of showing
    only a part, such as “Showing 1 to 100 of 940 entries”, else "". `odd` are cells that say what cannot be.
    `left` says where programs stand that were seen and not read; these sentences are warnings too.
    """

    rows: tuple[Listing, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    columns: tuple[ColumnGuess, ...]
    source: str
    kind: str
    digest: str
    reread: Callable[[Mapping[str, int]], Reading] = field(repr=False, compare=False)
    counted: bool = True
    unsure: Mapping[str, Unsure] = field(default_factory=dict)
    part: str = ""
    odd: tuple[Odd, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def positions(self) -> int:
        return sum(row.positions for row in self.rows)

    @property
    def certain(self) -> bool:
        """True when no column that is used needs a look."""
        return all(column.certain for column in self.columns if column.field)

    def column(self, field_name: str) -> ColumnGuess | None:
        return next((column for column in self.columns if column.field == field_name), None)

    def with_column(self, field_name: str, index: int | None) -> Reading:
        """Read the same source again with one field taken from another column, or from none.

        `index` counts from 0 as in ColumnGuess. A field that had the column gives it up. Raises
        BadInput when the field or column is unknown or no program code is left.
        """
        assigned = {
            column.field: column.index for column in self.columns if column.field and column.index != index
        }
        assigned[field_name] = -1 if index is None else index
        again = self.reread(assigned)
        checked = {column.index for column in self.columns if column.certain} | {index}
        columns = tuple(replace(one, certain=one.index in checked) for one in again.columns)
        return replace(again, columns=columns)


def check_cancelled(cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise Failed("Reading was stopped", "Nothing was stored.", "Read the list again when you want it.")
