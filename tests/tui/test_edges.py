"""What surrounds a screen: plain words, keys that no toast covers, no letters of the page beside a dialog."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from matchweek.domain.board.board import Board
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.week.monday import Monday
from matchweek.services.days import calls, interviews
from matchweek.services.offers import offers
from matchweek.services.people import advocates, applicant
from matchweek.tui.look.text import width_of
from matchweek.tui.screens.days import monday_lines
from matchweek.tui.screens.dialogs.dialog import Dialog
from tests.architecture.test_words import found
from tests.support.needs import needs
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.screens import every_screen
from tests.support.weeks import CLOCK, codes_of, listings, new_week

LONG = "Taskeen Health Initiative, free counselling line of Pakistan, 0316 8275336"


def covered(opened: Opened) -> list[str]:
    """Which lines that name keys have a toast over them."""
    screen = opened.app.screen
    lines = [getattr(screen, name, None) for name in ("keys_line", "foot", "hint")]
    shown = [line for line in lines if line is not None and line.is_attached and line.region.height]
    return [
        f"{type(line).__name__} {line.region} under {toast.region}"
        for line in shown
        for toast in screen.query(Toast)
        if toast.region.overlaps(line.region)
    ]


def beside(opened: Opened) -> list[str]:
    """What stands of the page beside a dialog that leaves no room for words, and on the last line."""
    screen = opened.app.screen
    if not isinstance(screen, Dialog):
        return []
    lines = opened.text.splitlines()
    box = screen.query_one("#box").region
    right = screen.size.width - box.right
    rows = range(box.y, box.bottom) if min(box.x, right) < 16 else ()
    left = [lines[y][: box.x] + lines[y][box.right :] for y in rows]
    if box.bottom < len(lines):
        left.append(lines[-1])
    return [line for line in left if line.strip()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A week with calls, advocates, offers and interviews."""
    file = tmp_path / "week.db"
    week = new_week(file, listings(12))
    applicant.change(
        week, crisis_line=LONG, country="Pakistan", friend="A" * 60, friend_phone="+92 300 5550100"
    )
    for code in codes_of(week)[:6]:
        calls.add(week, at=CLOCK.now(), program=code, caller="someone", note="a note")
        advocates.add(week, f"Advocate {code}", answer="maybe")
        offers.record(week, code, note="a note")
        interviews.add(week, code, CLOCK.now(), interviewer="someone", place="a link", note="a note")
    offers.reject(week, codes_of(week)[1])
    week.close()
    return file


@needs("painting")
@pytest.mark.long
async def test_every_screen_has_plain_words_free_keys_and_clean_edges(
    path: Path,
) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        async for how in every_screen(opened, "", "words"):
            words = re.sub(r"[│─┄]", " ", opened.text)
            assert not found(words), f"{how}: {found(words)}\n{opened.text}"
            assert not found(opened.toasts), f"{how}: {opened.toasts}"
            opened.app.clear_notifications()
            await until(opened.pilot, lambda: not opened.app.screen.query(Toast))
            await until(opened.pilot, lambda: not beside(opened), lambda how=how: f"{how}: {beside(opened)}")  # type: ignore[misc]
            opened.app.notify("One line of words, and another one that makes it taller.", title="Toast")
            screen = opened.app.screen
            await until(
                opened.pilot, lambda screen=screen: any(toast.region.height for toast in screen.query(Toast))
            )
            await until(
                opened.pilot, lambda: not covered(opened), lambda how=how: f"{how}: {covered(opened)}"
            )  # type: ignore[misc]
            opened.app.clear_notifications()


async def test_a_toast_that_stands_moves_off_the_keys_of_a_form_that_opens(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        opened.app.notify("It stands while a form opens.", title="Toast", timeout=60)
        await opened.press("c")
        await opened.shows("Interest")
        await until(
            opened.pilot, lambda: any(toast.region.height for toast in opened.app.screen.query(Toast))
        )
        await until(opened.pilot, lambda: not covered(opened), lambda: str(covered(opened)))


async def test_the_number_of_a_help_line_is_not_cut_on_the_list_for_monday(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        await opened.press("R", "end")
        await opened.shows("0316 8275336")


@pytest.mark.parametrize("width", [64, 70, 96])
def test_the_number_of_a_help_line_is_not_cut_in_the_first_hour(width: int) -> None:
    me = Applicant(crisis_line=LONG, country="Pakistan", friend="A" * 60, friend_phone="+92 300 5550100")
    board = Board(applicant=me)
    now = CLOCK.now()
    found = monday_lines.rows(Monday.HOUR, board, board.timetable(now), "Asia/Kolkata", now, width)
    lines = ["".join(each if isinstance(each, str) else each[0] for each in row.pieces) for row in found]
    assert all(width_of(line) < width for line in lines)
    said = " ".join(" ".join(lines).split())
    for number in ("0316 8275336", "+92 300 5550100", "14416 Tele-MANAS", "988 988 Suicide"):
        assert number in said, said
