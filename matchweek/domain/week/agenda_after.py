"""Who is still to be thanked, on the agenda until it is done (systems.md row 82)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.week.agenda_order import Item, Kind

if TYPE_CHECKING:
    from matchweek.domain.after.whom_to_thank import Person
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

_MAIL = "A line the same or the next day, a note later. Programs only from SOAP's end."
_NOTE = "What became of it, in three sentences. Who helped wants to know."


def thanks_items(board: Board, timetable: Timetable, now: datetime) -> Iterator[Item]:
    """The mail, and weeks later the note; nothing in the days of rest of somebody without a place."""
    if not timetable.known or now < timetable.list_opens:
        return
    # Most starts are before that, and the plan behind it takes time to import.
    from matchweek.domain.after.whom_to_thank import still_to_thank
    from matchweek.domain.board.season_plan import rests

    if rests(board, now):
        return
    first, later = still_to_thank(board, now)
    if first:
        yield _item(f"thank {_people(first)}", _MAIL, "thanks:first")
    if later:
        yield _item(f"a note to {_people(later)}: what became of it", _NOTE, "thanks:later")


def _item(title: str, detail: str, ref: str) -> Item:
    return Item(title, None, kind=Kind.THANKS, command="aftermath", ref=ref, detail=detail)


def _people(people: tuple[Person, ...]) -> str:
    return "one person who helped" if len(people) == 1 else f"{len(people)} people who helped"
