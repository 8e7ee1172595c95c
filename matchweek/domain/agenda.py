"""What to do now, what comes next, by when: derived from the board, the timetable and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matchweek.domain.board import Board
from matchweek.domain.calls import Call, CallBack
from matchweek.domain.timetable import Phase, Timetable, next_moments, phase_at


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the agenda. `due` is aware UTC, None for "at once"; `key` the command's key."""

    title: str
    due: datetime | None
    key: str = ""


_NOW = {
    Phase.BEFORE: "get ready: the list opens when Match Week begins",
    Phase.LIST_OPEN: "bring in the list and sort it",
    Phase.APPLICATIONS_OPEN: "apply: programs may open files from Tuesday 08:00",
    Phase.REVIEW: "answer every call; programs read and interview",
    Phase.BETWEEN_ROUNDS: "bring in the refreshed list",
    Phase.ROUNDS_OVER: "no round is left; the final list comes when SOAP ends",
    Phase.SOAP_OVER: "SOAP is over; contact is free",
    Phase.MATCH_DAY: "Match Day",
    Phase.AFTER: "the season is over",
}
_KEYS = {Phase.LIST_OPEN: "ctrl+o", Phase.BETWEEN_ROUNDS: "ctrl+o"}


def agenda(board: Board, timetable: Timetable, now: datetime) -> list[Item]:
    """Everything that is due, what is lost first at the front; at least one item.

    Overdue calls come first, then what the phase asks for, then what follows, by time.
    """
    phase = phase_at(timetable, now)
    if phase.phase is Phase.ROUND:
        here = Item(f"look in R3: Round {phase.round} is open", phase.closes_at)
    else:
        here = Item(_NOW[phase.phase], phase.closes_at, _KEYS.get(phase.phase, ""))
    due = [Item(_call_title(call), call.next_due) for call in waiting_calls(board.calls)]
    late = [item for item in due if item.due is None or item.due <= now]
    later = [item for item in due if item.due is not None and item.due > now]
    later += [
        Item(moment.title, moment.at) for moment in next_moments(timetable, now, 4) if moment.is_boundary
    ]
    later.sort(key=lambda item: item.due or now)
    return [*late, here, *later]


def waiting_calls(calls: Sequence[Call]) -> list[Call]:
    """Calls that still wait to be returned or have a next step, the earliest due first."""
    waiting = [call for call in calls if call.call_back == CallBack.DUE or call.next_due is not None]
    return sorted(waiting, key=lambda call: (call.next_due or call.at, call.id))


def _call_title(call: Call) -> str:
    who = call.caller or call.number or "an unknown caller"
    if call.call_back == CallBack.DUE:
        return f"call back {who}"
    return f"{call.next_step or 'next step'}: {who}"
