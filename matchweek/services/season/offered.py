"""The dates that a program offers, read and judged for whoever looks at them; nothing is stored here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.dates_in_text import OfferedDate, offered_dates
from matchweek.domain.week.season_dates import JudgedDate, judged_dates

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.tracked import Tracked


def setting(
    board: Board, now: datetime, own: str = "", theirs: Sequence[Timezone] = (), *, limit: bool = False
) -> Setting:
    """What dates and an answer's end are read against: without a zone they are Eastern.

    `own` is one's zone, else the one on the board.
    """
    name = own or board.applicant.zone
    mine = read_zone(name) if name else None
    return Setting(now=now, zone=EASTERN, own=mine, toward="future", theirs=tuple(theirs), limit=limit)


def judged(
    board: Board,
    row: Tracked,
    read: Sequence[OfferedDate] | None,
    now: datetime,
    own: str = "",
    minutes: int | None = None,
) -> list[JudgedDate]:
    """The dates that were read, or those kept of a row, each with what speaks against it, by time."""
    known = [each for each in read if each.at is not None] if read is not None else []
    dates = (
        [each.at for each in known if each.at is not None] if read is not None else offered_dates(row.offered)
    )
    said = next((each.zone for each in known if each.zone_said), None)
    length = minutes or next((each.minutes for each in known if each.minutes), None)
    return judged_dates(board, row, sorted(dates), now, own, length, said)
