"""Every entity of a week by the name that the journal has for it, and where a board holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.fields import Field, described
from matchweek.domain.board.week_records import KINDS, NUMBERED
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.triage import Application, Triage

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board


@dataclass(frozen=True, slots=True)
class Entity:
    """`kind` is its dataclass, `key` the column by which the journal names a row of it."""

    kind: type
    key: str


ENTITIES: dict[str, Entity] = {
    "me": Entity(Applicant, "id"),
    "list": Entity(ListInfo, "id"),
    "triage": Entity(Triage, "code"),
    "application": Entity(Application, "code"),
    "call": Entity(Call, "id"),
    "advocate": Entity(Advocate, "id"),
    **{name: Entity(each.kind, each.key) for name, each in KINDS.items()},
    **{name: Entity(each.kind, "id") for name, each in NUMBERED.items()},
}


def field_of(entity: str, column: str) -> Field | None:
    """A field by the names that the journal has for its entity and for itself; None where there is none."""
    known = ENTITIES.get(entity)
    if known is None:
        return None
    return next((each for each in described(known.kind) if each.column == column), None)


def instants(entity: str) -> frozenset[str]:
    """The fields of an entity that are instants; none of what is no entity."""
    known = ENTITIES.get(entity)
    return (
        frozenset(each.column for each in described(known.kind) if each.kind is datetime)
        if known
        else frozenset()
    )


def held(board: Board) -> Iterator[tuple[str, Any, Any]]:
    """Every entity that a board holds: its name, its key, itself. Programs' own rows are no entities."""
    yield "me", 1, board.applicant
    yield from (("list", each.id, each) for each in board.lists)
    yield from (("advocate", each.id, each) for each in board.advocates)
    # The oldest first, as they came in.
    yield from (("call", each.id, each) for each in reversed(board.calls))
    yield from (("triage", each.code, each.triage) for each in board.programs.programs)
    yield from (("application", code, each) for code, each in board.applications.items())
    for name, kept in (KINDS | NUMBERED).items():
        yield from ((name, key, each) for key, each in getattr(board.kept, kept.field).items())
