"""The invitations of the season that wait for an answer: each counts down until it is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.contact_facts import before_week
from matchweek.domain.season.rules.figures import ANSWER_WITHIN
from matchweek.domain.tracker.answer_windows import AnswerWindow, to_answer
from matchweek.domain.week.agenda_order import Item, Kind

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable
    from matchweek.domain.tracker.tracked import Tracked

LATE_WORDS = "The time they left is over. Answer all the same, and ask whether a place is left."


def answers_due(board: Board, timetable: Timetable, now: datetime) -> list[tuple[AnswerWindow, Tracked]]:
    """The answers that are waited for with their programs, the one that ends next first.

    From Match Week on there are none: a program is then written to only as the rule on contact has it, and an
    old invitation is no reason to.
    """
    known = board.kept.tracked
    if not known or not before_week(now, timetable):
        return []
    return [(each, known[each.id]) for each in to_answer(known.values())]


def title_of(board: Board, row: Tracked) -> str:
    """What is to be done: answer, with the date that is chosen where one is."""
    title = board.season_title(row)
    if row.status == "scheduled":
        return f"tell {title} that you take the date"
    return f"answer the invitation of {title}"


def upper_first(words: str) -> str:
    """The same as it stands at the beginning of a line."""
    return f"{words[:1].upper()}{words[1:]}"


def invitations(board: Board, timetable: Timetable, now: datetime) -> Iterator[Item]:
    """An item for each answer that is waited for."""
    for window, row in answers_due(board, timetable, now):
        late = window.ends <= now
        losses = (window.best, window.ends) if window.best < window.ends else (window.ends,)
        yield Item(
            title_of(board, row),
            window.ends,
            "",
            Kind.INVITATION,
            program=row.code,
            ref=f"tracked:{row.id}",
            detail=LATE_WORDS if late else _detail(window, row, now),
            losses=losses,
        )


def _detail(window: AnswerWindow, row: Tracked, now: datetime) -> str:
    count = len([each for each in row.offered.split(";") if each])
    if row.status == "scheduled":
        return "A date is chosen here; they know of it once you answer."
    dates = f"{count} date{'' if count == 1 else 's'} offered. " if count else ""
    if window.own:
        return f"{dates}They set no end: within {ANSWER_WITHIN} hours is your own rule."
    passed = window.best <= now < window.ends
    return f"{dates}{'Your own rule has passed' if passed else 'Answer early'}: the good dates go first."
