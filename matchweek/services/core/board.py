"""The board: everything a week shows, read from the file in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.board.board import Board
from matchweek.domain.programs.lists import Standing, derive
from matchweek.services.core import unfinished
from matchweek.services.core.week import Week
from matchweek.store import journal, rows
from matchweek.store.feed import Feed

if TYPE_CHECKING:
    from matchweek.services.core.week import Connection


def load_board(week: Week) -> Board:
    """The whole board as of one moment of the file."""
    with week.reading() as connection:
        return _with_drafts(week, connection)


def load_and_follow(week: Week) -> tuple[Board, Feed]:
    """The board, and the feed that goes on from exactly where it was read."""
    with week.reading() as connection:
        seen, epoch = journal.last_seq(connection), rows.epoch(connection)
        board = _with_drafts(week, connection)
    # What is written between the two is news: the feed begins at `seen`, and is asked at once.
    return board, Feed(week.database, seen, epoch)


def _with_drafts(week: Week, connection: Connection) -> Board:
    board = board_in(connection)
    board.unfinished = unfinished.read_in(week, connection, board)
    return board


def follow_from(week: Week, seen: int, epoch: str) -> Feed:
    """The feed that goes on from a first look at the file."""
    return Feed(week.database, seen, epoch)


def standings(connection: Connection) -> dict[str, Standing]:
    """Where every program stands by all lists in force."""
    return derive([(info, rows.listings(connection, info.id)) for info in rows.current_lists(connection)])


def board_in(connection: Connection) -> Board:
    """The board as a transaction sees it: an act is judged by what is kept when it is done."""
    return Board.of(
        lists=[(info, rows.listings(connection, info.id)) for info in rows.current_lists(connection)],
        triage=rows.triage(connection),
        applications=rows.applications(connection),
        calls=rows.calls(connection),
        advocates=rows.advocates(connection),
        applicant=rows.applicant(connection),
        rehearsal=rows.week_kind(connection) == "rehearsal",
        kept=rows.kept(connection),
        season=rows.season(connection),
    )
