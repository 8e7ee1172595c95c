"""What a list changes against what is known: for the dry run, the preview and an import's counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from matchweek.domain.program import Listing
from matchweek.domain.specialties import specialty_name
from matchweek.intake.reading import Reading

_COMPARED = (
    "institution",
    "name",
    "specialty",
    "city",
    "state",
    "service",
    "acgme_id",
    "quota",
    "phone",
    "website",
    "visa",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A program's positions before and after; equal when only its words changed."""

    code: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Codes in the order of the list (missing ones in the order known).

    `added` were never seen; `returned` were filled and are listed again; `changed` are known and
    differ, of which `shrank` and `grew` in positions; `missing` are known, listed until now, and
    absent. `filled` are the missing ones of a list that is said to be whole, else nothing.
    """

    added: tuple[str, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    missing: tuple[str, ...]
    returned: tuple[str, ...]
    whole: bool

    @property
    def shrank(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changed if change.after < change.before)

    @property
    def grew(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changed if change.after > change.before)

    @property
    def filled(self) -> tuple[str, ...]:
        return self.missing if self.whole else ()

    @property
    def is_empty(self) -> bool:
        """True when the list says nothing new."""
        return not (self.added or self.changed or self.returned or self.filled)


def compare(
    known: Mapping[str, int | Listing],
    reading: Reading,
    *,
    whole: bool,
    filled: Collection[str] = (),
) -> Difference:
    """Compare a reading with the programs known before it, by code.

    `known` has positions or whole Listings; `filled` names the known ones that count as filled, as
    do those known with 0 positions. A known program that a list shows with fewer columns is not
    changed by the columns that the list lacks.
    """
    added: list[str] = []
    changed: list[Change] = []
    unchanged: list[str] = []
    returned: list[str] = []
    for row in reading.rows:
        before = known.get(row.code)
        if before is None and row.code not in filled:
            added.append(row.code)
            continue
        positions = _positions(before)
        if row.code in filled or positions == 0:
            (returned if row.positions else unchanged).append(row.code)
        elif positions != row.positions or (isinstance(before, Listing) and _says_otherwise(before, row)):
            changed.append(Change(row.code, positions, row.positions))
        else:
            unchanged.append(row.code)
    listed = {row.code for row in reading.rows}
    missing = tuple(
        code
        for code, before in known.items()
        if code not in listed and code not in filled and _positions(before)
    )
    return Difference(tuple(added), tuple(changed), tuple(unchanged), missing, tuple(returned), whole)


def _positions(known: int | Listing | None) -> int:
    if known is None:
        return 0
    return known.positions if isinstance(known, Listing) else known


def _says_otherwise(before: Listing, after: Listing) -> bool:
    """True when the new row states something that the known one states differently."""
    standard = specialty_name(after.code[4:7])
    for name in _COMPARED:
        new, old = getattr(after, name), getattr(before, name)
        if new == old or new in ("", None):
            continue
        if name == "service" and after.service_derived and old:
            continue
        if name == "specialty" and new == standard:
            continue
        if name == "name" and new in (standard, after.specialty):
            continue
        return True
    return False
