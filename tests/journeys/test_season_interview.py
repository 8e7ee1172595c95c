"""One interview of the season by keys in a real terminal: invited, chosen, prepared, scored, certified.

Its room is killed in the middle of a note, which is there again; between the days the clock is set on.
"""

from __future__ import annotations

import re
import signal
from datetime import UTC, datetime
from pathlib import Path

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.services.people import applicant
from matchweek.services.season import invited
from tests.support.home import KARACHI, PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal
from tests.support.weeks import listings, new_week

pytestmark = NEEDS_PTY

# It is invited on a Tuesday in November, held at the end of the month at 10:00 Eastern, ranked in February.
INVITED = "2026-11-10T10:00:00-05:00"
EIGHT_DAYS_BEFORE = "2026-11-22T10:00:00-05:00"
IN_THE_ROOM = "2026-11-30T09:20:00-05:00"
AFTERWARDS = "2026-11-30T11:10:00-05:00"
RANKING = "2027-02-20T10:00:00-05:00"
CODE, OTHERS = "9000120C0", ("9000140C0", "9000320C0")
HELD = datetime(2026, 11, 30, 15, tzinfo=UTC)


def season(file: Path) -> None:
    """Two programs have a date already: those that the new one offers first."""
    clock = FixedClock(datetime.fromisoformat(INVITED))
    week = new_week(file, listings(6), clock=clock)
    applicant.change(week, zone="Asia/Karachi")
    for number, (code, day) in enumerate(zip(OTHERS, (24, 25), strict=True), 1):
        invited.record(week, code=code)
        invited.choose(week, number, datetime(2026, 11, day, 15, tzinfo=UTC), minutes=60)
        invited.answered(week, number)
    week.close()


def board_of(home: Home) -> Board:
    """What the file holds."""
    week = open_week(home.file, FixedClock(datetime.fromisoformat(RANKING)), create=False)
    try:
        return load_board(week)
    finally:
        week.close()


def opened(home: Home, now: str) -> Terminal:
    """The dashboard at a moment; what rang while it was closed is looked at and left."""
    terminal = home.dashboard(*KARACHI, "--now", now)
    away = "While this window was away"
    try:
        terminal.wait_for("Fictional Hospital")
        if away in terminal.wait_for(rf"{away}|\bsaved$"):
            terminal.press("enter")
            terminal.wait_gone(away)
        terminal.wait_for(r"\bsaved$")
    except BaseException:
        terminal.close()
        raise
    return terminal


def leave(terminal: Terminal) -> None:
    """Back to the week, and out."""
    terminal.press("q")
    terminal.wait_exit(PATIENCE)


def is_invited(terminal: Terminal) -> None:
    """Recorded at the key, its dates judged, the one that speaks for itself taken and answered."""
    terminal.press("f5")
    terminal.wait_for("2 scheduled")
    terminal.press("v")
    terminal.wait_for("An invitation|Invitation")
    terminal.type(CODE)
    terminal.wait_for("Fictional Hospital 9000")
    terminal.press("enter")
    terminal.wait_for("Invitation: Fictional Hospital 9000")
    terminal.type("48 h\n")
    terminal.type("Tue 24 Nov 10am ET or Wed 25 Nov 10:30am ET or Mon 30 Nov 10am ET")
    screen = terminal.wait_for("earliest good")
    assert screen.count("Fictional Hospital 9000") >= 3, "it says with which ones the first two clash"
    terminal.keys("escape", "3")
    terminal.wait_for(r"\bchosen\b")
    terminal.press("a")
    terminal.wait_for("Answered Tue 10:0")
    terminal.press("escape")
    terminal.wait_for("3 scheduled")
    leave(terminal)


def is_prepared(terminal: Terminal) -> None:
    """From the line of the agenda: an answer written, a point ticked."""
    terminal.press("w")
    terminal.wait_for("What now")
    terminal.wait_for(r"prepare .*6 points")
    terminal.press("escape")
    terminal.press("f5")
    terminal.wait_for("3 scheduled")
    terminal.keys("end", "p")
    terminal.wait_for("▸ Its site")
    terminal.type("120 beds")
    terminal.keys("escape", "space")
    terminal.wait_for("✓ Read the program's site")
    terminal.keys("tab", "tab", "tab")
    terminal.type("its clinic")
    terminal.keys("escape", "escape")
    terminal.wait_for("p: prepared 1 of 17")
    leave(terminal)


def is_killed_in_its_room(terminal: Terminal) -> None:
    terminal.press("w")
    terminal.wait_for("What now")
    terminal.press("enter")
    terminal.wait_for("Begins in ")
    terminal.wait_for("its clinic")
    terminal.type("asked about visas\nand the cl")
    terminal.wait_for(r"and the cl\b")
    terminal.wait_for("kept as you type")
    terminal.kill(signal.SIGKILL)
    terminal.wait_exit(PATIENCE)


def goes_on_in_it(terminal: Terminal) -> None:
    terminal.press("w")
    terminal.wait_for("notes of the interview with")
    terminal.press("enter")
    screen = terminal.wait_for("what was typed before is here again")
    assert "ET: asked about visas" in screen and "and the cl" in screen
    terminal.type("inic\n")
    terminal.wait_for("ET: and the clinic")
    terminal.keys("escape", "escape")
    terminal.wait_gone("The day:")
    leave(terminal)


def is_scored(terminal: Terminal) -> None:
    """Asked for by the agenda once it is over: a digit a score, and that it was held."""
    terminal.press("w")
    terminal.wait_for("write down how it was at")
    terminal.press("enter")
    terminal.wait_for("▸ Vibe")
    terminal.type("879t")
    terminal.wait_for("▸ Residents")
    terminal.type("they laughed")
    terminal.keys("escape", "d")
    terminal.wait_for("✓ done")
    terminal.press("escape")
    terminal.wait_gone("Scorecard:")
    leave(terminal)


def is_ranked(terminal: Terminal) -> None:
    """All three ranked, the one that was lived through first; that R3 has it is recorded with its proof."""
    terminal.keys("f5", "R")
    terminal.wait_for("Interviewed, and not ranked yet")
    for place in ("1. Family Med", "2. Pediatrics", "3. Internal Med"):
        terminal.keys("end", "a")
        terminal.wait_for(re.escape(place))
    terminal.keys("C")
    terminal.wait_for("proof")
    terminal.type("mail of R3\n")
    terminal.wait_for("and the same since")
    terminal.keys("escape", "escape")
    leave(terminal)


def test_an_interview_from_its_invitation_to_the_certified_list(tmp_path: Path) -> None:
    home = Home(tmp_path)
    season(home.file)
    for now, lives in (
        (INVITED, is_invited),
        (EIGHT_DAYS_BEFORE, is_prepared),
        (IN_THE_ROOM, is_killed_in_its_room),
        (IN_THE_ROOM, goes_on_in_it),
        (AFTERWARDS, is_scored),
        (RANKING, is_ranked),
    ):
        with opened(home, now) as terminal:
            lives(terminal)
    kept = board_of(home).kept
    row = next(each for each in kept.tracked.values() if each.code == CODE)
    (one,) = (each for each in kept.interviews.values() if each.tracked == row.id)
    assert (one.at, one.status, row.status) == (HELD, "done", "done")
    assert [line[10:] for line in one.note.splitlines()] == ["asked about visas", "and the clinic"]
    assert kept.tasks[f"2027/season.{one.id}.reasons"].note == "its clinic"
    assert kept.tasks[f"2027/season.{one.id}.site"].done_at is not None
    assert (row.vibe, row.fit, row.training, row.lifestyle) == (8, 7, 9, 10)
    ranked = kept.rankings["main"]
    assert ranked.order.split() == [CODE, *reversed(OTHERS)] and ranked.proof == "mail of R3"
    assert ranked.certified_at is not None
