"""Lists on the agenda: which is to be brought in, and what of one's own stands on none (list.where)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from matchweek.domain.board.board import Board
from matchweek.domain.programs.lists import FINAL_LIST, moment_words
from matchweek.domain.season.timetable import Phase, PhaseNow, Timetable, last_round_ended
from matchweek.domain.week.agenda_order import Item, Kind

_LISTED_PHASES = frozenset({Phase.LIST_OPEN, Phase.APPLICATIONS_OPEN, Phase.REVIEW, Phase.ROUND,
                            Phase.BETWEEN_ROUNDS, Phase.ROUNDS_OVER})  # fmt: skip


def lists_to_bring_in(
    board: Board, timetable: Timetable, phase_now: PhaseNow, now: datetime
) -> Iterator[Item]:
    """The list of this moment as long as it is not there whole."""
    lists, phase = board.lists, phase_now.phase
    if phase is Phase.SOAP_OVER:
        if not any(info.after_round >= FINAL_LIST and info.whole for info in lists):
            title = "bring in the final list: contact is free now"
            by = phase_now.closes_at
            yield _bring_in(title, by, "list:final")
        return
    if phase not in _LISTED_PHASES:
        return
    after = last_round_ended(timetable, now)
    here_already = [info for info in lists if info.after_round >= after]
    if any(info.whole for info in here_already):
        return
    name = f"the list {moment_words(after)}" if after else "the List of Unfilled Programs"
    ref = f"list:{after}"
    if here_already:
        title = f"{name} is a part so far: bring in the rest"
        detail = "A part marks no program as filled."
        yield Item(title, None, "ctrl+o", Kind.LIST_REST, command="open_list", ref=ref, detail=detail)
        return
    detail = "What filled, shrank and appeared is shown before it is stored."
    by = phase_now.closes_at
    yield _bring_in(f"bring in {name}", by, ref, detail)


def not_seen(board: Board, phase_now: PhaseNow) -> Iterator[Item]:
    """One's own programs that a list, read whole, did not hold."""
    if phase_now.phase not in _LISTED_PHASES:
        return
    missing = board.not_seen()
    if not missing:
        return
    title = f"{len(missing)} of your programs not seen on the list: check R3"
    only = missing[0].code if len(missing) == 1 else ""
    yield Item(title, None, "", Kind.NOT_SEEN, program=only, ref="not_seen")


def _bring_in(title: str, by: datetime | None, ref: str, detail: str = "") -> Item:
    losses = (by,) if by is not None else ()
    command = "open_list"
    return Item(title, by, "ctrl+o", Kind.LIST, command=command, ref=ref, detail=detail, losses=losses)
