"""Which calls are half done: typed in and not kept, or with no program named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matchweek.domain.board.board import Board


def begun_calls(board: Board) -> Mapping[int, str]:
    """What such a call's line says, by the call's number."""
    if not board.calls:
        return {}
    from matchweek.domain.board.unfinished import incomplete_calls

    found = {each.form: "program?" for each in incomplete_calls(board)}
    found |= {each.form: "half done" for each in board.unfinished if each.kind == "call"}
    return {int(key): words for form, words in found.items() if (key := form.partition(":")[2]).isdecimal()}
