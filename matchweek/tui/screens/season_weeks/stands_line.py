"""The line of the season: which of its nine steps it is, and what a rule of thumb says to begin now."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from matchweek.domain.board.season_sayings import soap_to_prepare
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.timeline import step_on, timeline
from matchweek.tui.commands import key_for
from matchweek.tui.look.text import width_of
from matchweek.tui.widgets.painted import Painted, Piece

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

_TOLD = (
    (" all steps", "rule of thumb: prepare for SOAP now"),
    (" all steps", "prepare for SOAP"),
    ("", "prepare for SOAP"),
    ("", "SOAP"),
)
"""What stands behind the two keys, the first that has room."""


class StandsLine(Painted):
    """One line; it follows the day, the timetable and the number of interviews."""

    DEFAULT_CSS = "StandsLine { height: 1; width: 1fr; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__(id="stands")
        self._step: tuple[date, Timetable, list[Piece]] | None = None
        # The rank list's key, in the steps that are about it.
        self._ranks: list[Piece] = []

    def tell(self, board: Board, timetable: Timetable, now: datetime) -> None:
        """Show where in the season `now` (aware UTC) is."""
        where = self._where(timetable, now.astimezone(EASTERN).date())
        ways = _TOLD if soap_to_prepare(board) is not None else ((" all steps", ""), ("", ""))
        for steps, soap in ways:
            pieces = [*where, *self._ranks, (f"  {key_for('season_outlook')}", "key"), (steps, "dim")]
            if soap:
                pieces += [(f"   {key_for('season_ready')}", "key"), (f" {soap}", "accent")]
            if _cells(pieces) <= (self.size.width or _cells(pieces)):
                break
        self.show([pieces])

    def _where(self, timetable: Timetable, today: date) -> list[Piece]:
        """The step of a day; looked up anew only when the day or the timetable is another."""
        if self._step is None or self._step[0] != today or self._step[1] is not timetable:
            found = step_on(timeline(timetable), today)
            words = "Before the season" if found is None else f"{found.step.title}"
            dates: list[Piece] = [] if found is None else [(f"  {found.dates}", "dim")]
            self._ranks = []
            if found is not None and found.step.key in ("ranking", "certified"):
                self._ranks = [(f"  {key_for('rank_list')}", "key"), (" rank list", "dim")]
            self._step = (today, timetable, [(words, "title"), *dates])
        return self._step[2]


def _cells(pieces: list[Piece]) -> int:
    return sum(width_of(each if isinstance(each, str) else each[0]) for each in pieces)
