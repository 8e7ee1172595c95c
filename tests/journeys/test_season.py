"""A season by keys in a real terminal: invited, a date chosen against two clashes, prepared, held, ranked."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from pathlib import Path

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.tracker.tracked import Tracked
from matchweek.services.core.board import load_board
from matchweek.services.core.week import instant, open_week
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY

INVITED, PREPARES = "2026-11-18T09:10:00-05:00", "2026-12-08T12:00:00-05:00"
# 42 minutes before the interview, half an hour after it, a week before ranking closes.
ON_THE_DAY, AFTERWARDS, RANKS = (
    "2026-12-10T09:18:00-05:00",
    "2026-12-10T14:35:00-05:00",
    "2027-02-24T10:00:00-05:00",
)
LARKSPUR = "9128140C0"
OTHERS = (
    ("St. Brendan Health", "9017140C0", datetime(2026, 12, 3, 14, tzinfo=UTC)),
    ("Harbor Point Medical Center", "9042140C0", datetime(2026, 12, 8, 18, tzinfo=UTC)),
)


def begun(home: Home) -> None:
    """Two interviews are arranged; Larkspur is on the wait list."""
    week = open_week(home.file, FixedClock(datetime.fromisoformat(INVITED)))
    with week.act("season.add") as act:
        for name, code, at in OTHERS:
            row = act.add(
                "tracked", institution=name, code=code, specialty="Internal Medicine", status="scheduled"
            )
            act.add("interview", program=code, at=instant(at), minutes=240, tracked=int(row))
        act.add(
            "tracked",
            institution="Larkspur Community Health",
            code=LARKSPUR,
            specialty="Internal Medicine",
            city="Louisville",
            state="KY",
            status="waitlist",
        )
        act.put("me", "1", zone="Asia/Karachi")
    week.close()


def board_of(home: Home) -> Board:
    week = open_week(home.file, FixedClock(datetime.fromisoformat(RANKS)), create=False)
    try:
        return load_board(week)
    finally:
        week.close()


def on_season(home: Home, now: str) -> Terminal:
    """Its season, with the cursor on Larkspur."""
    terminal = home.opened("BEFORE MATCH WEEK", "--now", now)
    terminal.press("F5")
    terminal.wait_for(r"Season\s+3")
    terminal.type("/larkspur\n")
    terminal.wait_for(r"Season\s+1 of 3")
    return terminal


def left(terminal: Terminal) -> None:
    terminal.press("q")
    terminal.wait_exit(PATIENCE)


def test_a_season_from_the_invitation_to_certification(tmp_path: Path) -> None:
    home = Home(tmp_path)
    begun(home)
    invited(home)
    prepared(home)
    lived_through_and_killed(home)
    scored(home)
    ranked(home)


def invited(home: Home) -> None:
    """It is stored at the key; of three dates two clash, and the third is taken and answered."""
    with home.opened("BEFORE MATCH WEEK", "--now", INVITED) as terminal:
        terminal.press("F5")
        terminal.wait_for(r"Season\s+3")
        terminal.press("v")
        terminal.wait_for("some letters of its name")
        terminal.type("larkspur")
        terminal.wait_for("in your season: wait")
        terminal.press("enter")
        terminal.wait_for("Invitation: Larkspur")
        terminal.type("48 h\n")
        terminal.wait_for("left")
        terminal.type("Thu 3 Dec 10am ET or Tue 8 Dec 2pm ET or Thu 10 Dec 10am ET")
        screen = terminal.wait_for("earliest good")
        assert "St. Brendan Health" in screen and "Harbor Point Medical Center" in screen
        terminal.keys("escape", "3")
        terminal.wait_for("Thu 10 Dec 10:00 ET")
        terminal.press("a")
        terminal.wait_for("Answered")
        terminal.press("escape")
        terminal.wait_for(r"Season\s+3")
        left(terminal)
    row, held = larkspur(home)
    assert row.status == "scheduled" and row.answered_at is not None
    assert held.at == datetime(2026, 12, 10, 15, tzinfo=UTC)


def larkspur(home: Home) -> tuple[Tracked, Interview]:
    """Its row of the tracker, and its interview."""
    kept = board_of(home).kept
    row = next(each for each in kept.tracked.values() if each.code == LARKSPUR)
    return row, next(each for each in kept.interviews.values() if each.tracked == row.id)


def prepared(home: Home) -> None:
    """A point's answer is written where it stands, and the point ticked off."""
    with on_season(home, PREPARES) as terminal:
        terminal.press("p")
        terminal.wait_for("Prepare Larkspur")
        terminal.type("rural track since 2001")
        terminal.press("escape")
        terminal.press("space")
        terminal.wait_for("✓ Read the program's site")
        terminal.press("escape")
        terminal.wait_for(r"Season\s+1 of 3")
        left(terminal)


def lived_through_and_killed(home: Home) -> None:
    """The room is killed in mid-note; what was typed is there again, what was prepared beside it."""
    with on_season(home, ON_THE_DAY) as terminal:
        terminal.press("o")
        terminal.wait_for("rural track since 2001")
        terminal.type("asked about visas\nand the cl")
        terminal.wait_for(r"and the cl\b")
        terminal.wait_for("kept as you type")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit(PATIENCE)
    with on_season(home, ON_THE_DAY) as terminal:
        terminal.press("o")
        terminal.wait_for("what was typed before is here again")
        terminal.type("inic\n")
        terminal.wait_for("and the clinic")
        terminal.keys("escape", "escape")
        terminal.wait_gone("The day:")
        left(terminal)
    notes = larkspur(home)[1].note.splitlines()
    assert [line[10:] for line in notes] == ["asked about visas", "and the clinic"]


def scored(home: Home) -> None:
    """Within the hour: vibe, fit, training, lifestyle; it was held."""
    with on_season(home, AFTERWARDS) as terminal:
        terminal.press("e")
        terminal.wait_for("Scorecard|Vibe")
        terminal.keys("8", "7", "9", "6")
        terminal.keys("escape", "d")
        terminal.press("escape")
        terminal.wait_for(r"Season\s+1 of 3")
        left(terminal)
    row, held = larkspur(home)
    assert (row.vibe, row.fit, row.training, row.lifestyle) == (8, 7, 9, 6)
    assert (row.status, held.status) == ("done", "done")


def ranked(home: Home) -> None:
    """It is put on the rank list, and certification in R3 is recorded."""
    with home.opened("BEFORE MATCH WEEK", "--now", RANKS) as terminal:
        terminal.press("F5")
        terminal.wait_for(r"Season\s+3")
        terminal.press("R")
        terminal.wait_for("Interviewed, and not ranked yet")
        for _ in range(4):
            if LARKSPUR in terminal.text():
                break
            terminal.press("down")
            terminal.settle()
        terminal.press("a")
        terminal.wait_for(r"1\. Larkspur")
        terminal.press("C")
        terminal.type("mail of R3, folder match\n")
        terminal.wait_for("certified")
        terminal.press("escape")
        terminal.wait_for(r"Season\s+3")
        left(terminal)
    main = board_of(home).kept.rankings["main"]
    assert main.items == (LARKSPUR,) and main.certified_at is not None and "mail of R3" in main.proof
