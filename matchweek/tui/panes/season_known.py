"""What the season left of a program of the list: on its card it stands as it was written in November."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from matchweek.domain.tracker.said import said_of, scores_said
from matchweek.domain.tracker.same import may_be
from matchweek.domain.tracker.season_view import SeasonRow, row_of
from matchweek.domain.tracker.tracked import Tracked, by_code
from matchweek.tui.commands.dialogs.programs import CARD
from matchweek.tui.widgets.painted import Line, Piece
from matchweek.tui.widgets.words import BLANK, Para, labelled

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program

KNOWN_LABEL = 13
"""Cells of the labels, of which the longest is “Visa limits”."""
# What the list says better, or what stands above.
_OF_LIST = frozenset({"Program", "Its name", "Specialty", "Place", "Code"})


def season_of(program: Program, board: Board) -> tuple[SeasonRow | None, Tracked | None]:
    """The program's row of the season, by its code; else the one that may be its, which is asked."""
    rows = board.kept.tracked.values()
    one = by_code(rows, program.code)
    if one is not None:
        return row_of(one, board.kept.interviews.values()), None
    return None, may_be(rows, program.listing)


def card_lines(program: Program, board: Board, label: int) -> list[Line]:
    """One line for the card below the list."""
    row, asked = season_of(program, board)
    name: Piece = (f"{'Season':<{label}}", "dim")
    if asked is not None:
        return [[name, ("is it ", "accent"), asked.title, ("? enter, then ", "dim"), (_key(), "key")]]
    if row is None:
        return []
    note = next(iter(row.tracked.note.splitlines()), "")
    parts = (scores_said(row), f"visa {row.tracked.visa}" if row.tracked.visa else "", note)
    words = "   ".join(part for part in parts if part)
    return [[name, (row.tracked.status, "strong"), f"   {words}"]]


def about_lines(program: Program, board: Board, zone: Timezone) -> list[Para]:
    """All of it, for the card that is opened; with the question where it may be another one's."""
    if not board.kept.tracked:
        return []
    row, asked = season_of(program, board)
    if asked is not None:
        words = f"Is it {asked.title}, number {asked.id} of your season? "
        return [
            BLANK,
            Para([(words, "accent"), (_key(), "key"), (": it is; its notes stand here then.", "dim")]),
        ]
    if row is None:
        return []
    return [BLANK, Para([("From the season", "title")]), *known_lines(row, zone, but=_OF_LIST)]


def known_lines(row: SeasonRow, zone: Timezone, but: Collection[str] = ()) -> list[Para]:
    """What is known of a program of the season, label by label, every line of it; `but` some labels."""
    said: list[Para] = []
    for name, value in said_of(row, zone):
        if name not in but:
            first, *rest = value.splitlines()
            said.append(labelled(name, first, width=KNOWN_LABEL))
            said += [Para([" " * KNOWN_LABEL, line], KNOWN_LABEL) for line in rest]
    return said


def _key() -> str:
    return CARD["card_season"].shown_key
