"""One change to one thing, and the journal entry that keeps it: before, after, inverse, conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Fields = Mapping[str, Any]

# Acts whose effect lies outside the file: undo says so once and then steps past them.
IRREVERSIBLE = frozenset({"list.exported"})
UNDO, REDO, STEP_PAST = "undo", "redo", "undo.past"


@dataclass(frozen=True, slots=True)
class Change:
    """What one act did to one row: the changed fields before and after, as JSON-able values.

    `before` is None where the row did not exist, `after` None where it was removed.
    """

    entity: str
    key: str
    before: Fields | None
    after: Fields | None

    def inverse(self) -> Change:
        return Change(self.entity, self.key, self.after, self.before)

    def conflicts(self, row: Fields | None) -> bool:
        """Whether the row no longer is as this change left it, so that taking it back would lose
        what came later."""
        if self.after is None or row is None:
            return not (self.after is None and row is None)
        return any(row.get(field) != value for field, value in self.after.items())

    def lost_to(self, later: Change, row: Fields | None) -> bool:
        """Whether `later` changed something of what keeps this change from being taken back, while
        the row now is `row`."""
        if self.after is None or row is None or later.after is None or later.before is None:
            return True
        return any(row.get(field) != value and field in later.after for field, value in self.after.items())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `at` is aware UTC; entries of one act share `group`.

    `undoes` is the group that this entry's group takes back, or None.
    """

    seq: int
    at: datetime
    act: str
    group: int
    entity: str
    key: str
    before: Fields | None
    after: Fields | None
    actor: str
    schema: str
    undoes: int | None = None

    @property
    def change(self) -> Change:
        return Change(self.entity, self.key, self.before, self.after)


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A group as undo needs it: its number, its act, and what it takes back."""

    group: int
    act: str
    undoes: int | None


def to_undo(newest_first: Iterable[GroupHead]) -> GroupHead | None:
    """The newest group of an actor that is still in force; None when there is nothing to undo."""
    taken_back: set[int] = set()
    for head in newest_first:
        if head.group in taken_back:
            continue
        if head.undoes is not None:
            taken_back.add(head.undoes)
        if head.act not in (UNDO, STEP_PAST):
            return head
    return None


def to_redo(newest_first: Iterable[GroupHead]) -> GroupHead | None:
    """The undo to reverse next; None once the actor has acted anew since."""
    taken_back: set[int] = set()
    for head in newest_first:
        if head.group in taken_back:
            continue
        if head.act == UNDO:
            return head
        if head.act not in (REDO, STEP_PAST):
            return None
        if head.act == REDO and head.undoes is not None:
            taken_back.add(head.undoes)
    return None
