"""One file from November to May, through season, week and after: it opens, is in order, forgets nothing."""

from __future__ import annotations

from pathlib import Path

from matchweek.services.core.board import load_board
from matchweek.services.core.first_look import first_look
from matchweek.services.core.week import entries_since, open_week
from matchweek.services.file import keeping
from tests.support.hand_clock import HandClock
from tests.support.thorough import examples
from tests.support.weeks import shown
from tests.support.whole_life import TIMES, live


def test_a_whole_life_opens_checks_and_is_all_there(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    acts = examples(250)
    live(path, acts)
    assert keeping.check(path).good
    week = open_week(path, HandClock(TIMES.match_day))
    board = load_board(week)
    entries = entries_since(week)
    week.close()
    assert board.kept.tracked and board.kept.tasks and board.calls and len(board.programs)
    assert [each.seq for each in entries] == list(range(1, len(entries) + 1))
    assert len(entries) > acts / 2
    look = first_look(path)
    assert look is not None and shown(look[0]) == shown(board)
