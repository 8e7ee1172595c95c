"""One's own order says of a program what the gate says of its contact."""

from __future__ import annotations

import pytest

from matchweek.domain.board.advocacy import Advocacy, tell_programs
from matchweek.domain.board.board import Board
from matchweek.domain.contacts.calls import Call
from matchweek.domain.programs.programs import Programs
from matchweek.domain.programs.triage import Application
from matchweek.tui.panes.offer_lines import order_rows
from tests.support.advocacy import IM, SENT, call, et, silent
from tests.support.programs import a_program


@pytest.mark.parametrize(
    ("one", "application", "said"),
    [
        pytest.param(call(), SENT, True, id="it called, and has the application"),
        pytest.param(call(), Application(), False, id="never applied to: that is reported, not answered"),
        pytest.param(call("Tue 07:50"), SENT, False, id="before programs may"),
        pytest.param(
            call("Tue 07:50", counts="school"), SENT, True, id="early, and the school lets it count"
        ),
        pytest.param(call(confirmed=False), SENT, False, id="a guess"),
        pytest.param(silent(), SENT, False, id="without a word"),
        pytest.param(call(begun_by="advocate"), SENT, False, id="one's own side began it"),
    ],
)
def test_that_they_contacted_you_is_said_where_answering_is_open(
    one: Call, application: Application, said: bool
) -> None:
    board = Board(
        programs=Programs([a_program(IM, "Harbor Point", application=application)]),
        calls=[one],
        applications={IM: application},
        season=2027,
    )
    tell_programs(board, Advocacy(board, et("Tue 12:00")))
    rows = [row for row in order_rows(board, [IM], str, 120) if row.key == IM]
    assert len(rows) == 1 and ("contacted you" in str(rows[0])) is said
