"""What the season's interviews ask for, as things to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matchweek.domain.week.agenda_order import Item, Kind
from matchweek.domain.week.preparing import Asked


def season_items(asked: Iterable[Asked]) -> Iterator[Item]:
    """Each as an item, in the order in which they came."""
    for one in asked:
        yield Item(
            one.title,
            one.due,
            kind=Kind.PREPARE,
            program=one.program,
            ref=one.ref,
            detail=one.detail,
            losses=one.losses,
        )
