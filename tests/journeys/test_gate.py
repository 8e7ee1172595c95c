"""A program calls: its advocates turn to the top, are told, speak, and are heard of, in a real terminal."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.lists import applications
from matchweek.services.people import advocates, assignments
from tests.journeys.test_calls import dashboard, ready, shell
from tests.support.terminal import NEEDS_PTY
from tests.support.weeks import AT, codes_of

pytestmark = NEEDS_PTY
# An hour before the dashboard's clock, on Tuesday.
CALLED = AT - timedelta(days=1, hours=22)


def prepared(week: Week) -> tuple[str, str]:
    """Two programs applied to, both with Dr. Okafor."""
    first, second = codes_of(week)[:2]
    applications.submit(week, [first, second], at=AT - timedelta(days=3, hours=-1))
    advocates.add(week, "Dr. M. Okafor", tier=1, phone="(330) 555-0142", answer="yes")
    assignments.assign(week, "Okafor", [first, second])
    return first, second


def test_a_call_logged_in_a_shell_turns_the_pane_and_the_reply_is_recorded(week: Week, week_file: Path):
    first, second = prepared(week)
    with dashboard(week_file, 160, 45) as terminal:
        ready(terminal)
        terminal.wait_for(r"they wait until a program calls")
        terminal.press("tab")
        terminal.settle()
        terminal.press("t")
        terminal.wait_for(r"wait for their call")
        # From a shell, while a screen stands open here.
        shell(
            week_file, "call", "add", "--program", first, "--caller", "Dr. Osei", "--at", CALLED.isoformat()
        )
        terminal.wait_for(r"1 to tell")
        terminal.keys("escape")
        terminal.wait_gone(r"Programs for")
        terminal.press("home")
        screen = terminal.wait_for(r"Hospit…: they contacted you")
        assert "(330) 555-0142" in screen and "Say: " in screen
        terminal.press("t")
        terminal.wait_gone(r"1 to tell")
        terminal.press("s")
        terminal.wait_for(r"why could it be")
        terminal.press("1")
        terminal.wait_gone(r"why could it be")
        terminal.press("a")
        terminal.wait_for(r"What came back")
        terminal.type("will flag the file")
        terminal.press("enter")
        terminal.wait_gone(r"What came back")
        terminal.wait_for(r"Fictional Hospital 9000 answer")
    done = {each.program: each for each in load_board(week).kept.assignments.values()}
    assert done[first].reply == "will flag the file"
    assert done[first].sent_because == "asked_by_program"
    assert done[second].asked_at is None
    shown = shell(week_file, "program", "show", second)
    assert shown["contact"] == "held"
