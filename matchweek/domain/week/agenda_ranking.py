"""What the rank list asks for in its last week: typed into R3, certified, and again (systems.md row 49)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.ranking.certification import (
    Stage,
    certified_of,
    ranking_times,
    stage_at,
    stage_words,
)
from matchweek.domain.ranking.lists import orders
from matchweek.domain.season.rules.figures import RANK_CERTIFY_DAYS, RANK_ENTER_DAYS
from matchweek.domain.tracker.tracked import SeasonStatus
from matchweek.domain.week.agenda_order import Item, Kind

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

RANKING = "ranking:main"
"""What its items are about."""
AGAIN = "R3 uses a list that changed only when it is certified again."
_BEFORE = (Stage.UNKNOWN, Stage.BEFORE, Stage.OPEN)


def to_certify(board: Board, timetable: Timetable, at: datetime) -> datetime | None:
    """When ranking closes, where the list is still to be certified as it stands here; None for nothing to do:
    nothing is ranked and nobody interviewed one, what was certified stands here, or ranking is over."""
    kept = board.kept
    if not kept.rankings and all(one.status != SeasonStatus.DONE for one in kept.tracked.values()):
        return None
    closes = ranking_times(timetable).closes
    return closes if closes is not None and at < closes and not certified_of(kept.rankings).counts else None


def ranking_items(board: Board, timetable: Timetable, now: datetime) -> Iterator[Item]:
    """At most one thing to do, from the days on in which the list is entered; of a certified one that changed
    at once."""
    closes = to_certify(board, timetable, now)
    if closes is None:
        return
    rankings, stage = board.kept.rankings, stage_at(ranking_times(timetable), now)
    certified = certified_of(rankings)
    words = stage_words(stage, certified)
    if certified.at is not None:
        yield _item("the rank list changed: certify it again in R3", closes, AGAIN)
    elif stage in _BEFORE:
        return
    elif not any(orders(rankings).values()):
        yield _item("order your rank list, then certify it in R3", closes, words)
    elif stage is Stage.ENTER:
        entered = closes - timedelta(days=RANK_ENTER_DAYS[1])
        yield _item("type the rank list into R3", entered, words, closes)
    else:
        begin, end = (closes - timedelta(days=days) for days in RANK_CERTIFY_DAYS)
        due = end if now < end else closes
        yield _item("certify the rank list in R3", due, words, closes, opens=begin)


def _item(
    title: str, due: datetime, detail: str, closes: datetime | None = None, opens: datetime | None = None
) -> Item:
    losses = tuple(sorted({due, closes or due}))
    return Item(title, due, kind=Kind.RANKING, ref=RANKING, detail=detail, opens=opens, losses=losses)
