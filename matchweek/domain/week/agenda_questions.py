"""What the week still asks the person, as things to do: about a contact, and the times of a season."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.gate.call_doubts import open_questions
from matchweek.domain.week.agenda_order import Item, Kind

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

HELD = "Until it is answered, in its form, nothing opens by this call."


def questions(
    board: Board, timetable: Timetable, now: datetime, counts_until: Callable[[datetime, str], datetime]
) -> Iterator[Item]:
    """Every open question of a contact; late once the program has settled whom it will offer its places."""
    for each in open_questions(board.calls, board.applications, timetable, now):
        call = each.call
        yield Item(
            each.words.format(title=board.title(call.program) if call.program else "a program"),
            None,
            kind=Kind.QUESTION,
            program=call.program or "",
            ref=f"call:{call.id}:{each.doubt}",
            detail=HELD,
            losses=(counts_until(call.at, call.program or ""),),
        )


def times_to_give(timetable: Timetable) -> Iterator[Item]:
    """A season of which no times are known: nothing else can be judged before they are given."""
    if timetable.known:
        return
    title = f"give the times of Match Week {timetable.season}: none are known here"
    detail = "Take them from R3. Until all are here every program is held and no deadline is shown."
    yield Item(title, None, "H", Kind.TIMES, command="timetable", ref="times", detail=detail)
