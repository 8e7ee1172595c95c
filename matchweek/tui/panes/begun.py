"""Which calls are half done: typed in and not kept, or with no program named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from matchweek.domain.board.board import Board


def begun_calls(board: Board) -> Mapping[int, str]:
    """What such a call's line says, by the call's number."""
    if not board.calls:
        return {}
    from matchweek.domain.board.unfinished import incomplete_calls

    found = {each.form: "program?" for each in incomplete_calls(board)}
    found |= {each.form: "half done" for each in board.unfinished if each.kind == "call"}
    return {int(key): words for form, words in found.items() if (key := form.partition(":")[2]).isdecimal()}


def asking_calls(board: Board, at: datetime) -> Collection[int]:
    """The missed calls before whose return one's school is asked, as of `at` (aware)."""
    if not any(call.call_back == "due" for call in board.calls):
        return ()
    from matchweek.domain.week.due import asked_first

    return asked_first(board.calls, board.applications, board.timetable(at), at)
