"""Many at once, and which program a key means: marks, ranges, the breath after a lane key, full ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matchweek.services.core.week import open_week
from matchweek.services.lists import applications, triage
from matchweek.services.lists.lists import bring_in_listings
from matchweek.services.people import applicant
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import CLOCK, listings, new_week


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    new_week(file, listings(112, only="ERAS")).close()
    return file


def acts(path: Path) -> list[str]:
    """The acts of the journal, each once however many programs it changed; oldest first."""
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute("SELECT act FROM entry GROUP BY group_no ORDER BY min(seq)")
        return [row[0] for row in rows]


def refused(opened: Opened) -> int:
    return sum(program.refused for program in opened.app.session.board.programs)


async def test_a_whole_list_is_refused_by_two_keys_and_comes_back_by_one(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("asterisk")
        assert "112 marked" in opened.text
        await opened.press("x")
        assert refused(opened) == 112
        assert acts(path)[-1:] == ["triage.refuse"]
        await opened.press("u")
        assert refused(opened) == 0


async def test_all_means_what_is_shown_and_again_takes_it_back(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("slash", *"pediatrics", "enter", "asterisk")
        grid = opened.app.week_screen.programs.grid
        assert grid.marked == set(opened.app.week_screen.programs.view.codes)
        assert 0 < len(grid.marked) < 112
        await opened.press("asterisk")
        assert not grid.marked


@pytest.mark.parametrize(("down", "up"), [("shift+down", "shift+up"), ("J", "K")])
async def test_a_range_grows_with_the_cursor_and_shrinks_again(path: Path, down: str, up: str) -> None:
    async with open_dashboard(path) as opened:
        pane = opened.app.week_screen.programs
        first = pane.view.codes[:6]
        await opened.press(*[down] * 3)
        assert pane.grid.marked == set(first[:4])
        assert pane.grid.cursor == first[3]
        await opened.press(up)
        assert pane.grid.marked == set(first[:3])
        await opened.press("2")
        board = opened.app.session.board
        assert [board.programs[code].lane for code in first] == ["secondary"] * 3 + [None] * 3
        assert acts(path).count("triage.lane") == 1


async def test_a_tier_right_after_a_lane_means_the_program_just_sorted(path: Path) -> None:
    async with open_dashboard(path) as opened:
        pane, board = opened.app.week_screen.programs, opened.app.session.board
        seconds = [100.0]
        pane.breath = lambda: seconds[0]
        one, next_one = pane.view.codes[:2]
        await opened.press("1", "t")
        assert (board.programs[one].tier, board.programs[next_one].tier) == ("top", None)
        assert f"tier top: {board.programs[one].label}" in opened.app.week_screen.foot.text
        assert board.programs[one].question in opened.toasts
        assert pane.grid.cursor == next_one
        seconds[0] += 2
        await opened.press("m")
        assert (board.programs[one].tier, board.programs[next_one].tier) == ("top", "middle")


async def test_a_cursor_moved_by_hand_ends_the_breath(path: Path) -> None:
    async with open_dashboard(path) as opened:
        pane, board = opened.app.week_screen.programs, opened.app.session.board
        pane.breath = lambda: 7.0
        one, _, third = pane.view.codes[:3]
        await opened.press("1", "j", "t", "k", "a")
        assert board.programs[one].tier is None
        assert board.programs[third].tier == "top"
        assert not board.programs[one].application.planned


async def test_marks_that_a_filter_hides_are_named_before_a_key_acts(path: Path) -> None:
    async with open_dashboard(path) as opened:
        pane, board = opened.app.week_screen.programs, opened.app.session.board
        hidden = next(code for code in pane.view.codes if board.programs[code].field == "Pediatrics")
        shown = next(code for code in pane.view.codes if board.programs[code].field == "Family Medicine")
        pane.grid.mark({hidden, shown})
        await opened.press("slash", *"family", "enter", "x")
        assert "2 marked, 1 of them is not shown" in opened.text
        assert hidden in opened.text
        await opened.press("n")
        assert refused(opened) == 0
        await opened.press("x", "y")
        assert board.programs[hidden].refused
        assert board.programs[shown].refused
        assert acts(path).count("triage.refuse") == 1


async def test_marks_go_with_what_a_new_list_filled_and_are_counted(path: Path) -> None:
    async with open_dashboard(path) as opened:
        pane = opened.app.week_screen.programs
        gone, stays = pane.view.codes[0], pane.view.codes[-1]
        pane.grid.mark({gone, stays})
        later = [row for row in listings(112, only="ERAS") if row.code != gone]
        assert opened.app.session.week is not None
        bring_in_listings(opened.app.session.week, later, after_round=1, source="later")
        opened.app.session.poll()
        await until(opened.pilot, lambda: pane.grid.marked == {stays})
        assert "1 mark taken off" in opened.toasts
        assert gone not in pane.grid.marked


async def test_full_programs_are_asked_about_before_they_are_planned_or_recorded(path: Path) -> None:
    week = open_week(path, CLOCK)
    rows = listings(112, only="ERAS")
    triage.set_lane(week, [rows[0].code], triage.read_lane("primary"))
    bring_in_listings(week, rows[1:], after_round=1, source="later")
    week.close()
    async with open_dashboard(path) as opened:
        board = opened.app.session.board
        opened.app.week_screen.programs.goto(rows[0].code)
        await opened.press("a")
        assert "Full on the newest list: plan it?" in opened.text
        assert rows[0].code in opened.text
        await opened.press("n")
        assert not board.programs[rows[0].code].application.planned
        await opened.press("a", "y")
        assert board.programs[rows[0].code].application.planned
        await opened.press("A")
        assert "No position is left there by the newest list." in " ".join(opened.text.split())
        await opened.press("escape")
        assert board.programs[rows[0].code].application.submitted_at is None


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_recording_many_shows_them_by_lane_with_codes_to_the_last(
    path: Path, size: tuple[int, int]
) -> None:
    week = open_week(path, CLOCK)
    rows = listings(112, only="ERAS")
    triage.set_lane(week, [row.code for row in rows[:20]], triage.read_lane("backup"))
    triage.set_lane(week, [row.code for row in rows[20:45]], triage.read_lane("primary"))
    week.close()
    async with open_dashboard(path, size=size) as opened:
        pane = opened.app.week_screen.programs
        pane.grid.mark({row.code for row in rows[:45]})
        await opened.press("A")
        await opened.shows("Record 45 applications as submitted?")
        assert "0 of 45 left afterwards" in opened.text
        seen = opened.text
        for _ in range(12):
            await opened.press("pagedown")
            seen += opened.text
        assert "Primary lane, 25" in seen
        assert seen.index("Primary lane") < seen.index("Backup lane, 20")
        assert all(row.code in seen for row in rows[:45])
        await opened.press("y")
        assert acts(path).count("application.submit") == 1


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_z_gives_a_pane_the_whole_window_and_gives_it_back(path: Path, size: tuple[int, int]) -> None:
    async with open_dashboard(path, size=size) as opened:
        screen = opened.app.week_screen
        before = screen.programs.grid.size
        await opened.press("z")
        assert screen.programs.grid.size.width >= size[0] - 1
        assert screen.programs.grid.size.height > before.height
        await opened.press("tab")
        assert screen.advocates.grid.size.width >= size[0] - 1
        await opened.press("shift+tab", "z")
        assert screen.programs.grid.size == before


SIZES = [(80, 24), (120, 36), (160, 45)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_pane_with_the_whole_window_keeps_it_at_any_size(path: Path, size: tuple[int, int]) -> None:
    """A window that changes its size neither gives the pane back nor leaves the others half shown."""
    async with open_dashboard(path, size=size) as opened:
        screen = opened.app.week_screen
        before, cursor = screen.programs.grid.size, screen.programs.grid.cursor
        await opened.press("z")
        for other in (*SIZES, size):
            await opened.pilot.resize_terminal(*other)
            await until(opened.pilot, lambda other=other: screen.size == other)  # type: ignore[misc]
            await until(
                opened.pilot,
                lambda other=other: screen.programs.grid.size.width >= other[0] - 1,  # type: ignore[misc]
                lambda: f"{screen.programs.grid.size} of {screen.size}",
            )
            assert not screen.advocates.region.height and not screen.calls.region.height
            assert screen.programs.grid.cursor == cursor
        await opened.press("z")
        await until(opened.pilot, lambda: screen.programs.grid.size == before)


async def test_of_many_those_that_cannot_be_planned_are_named_and_the_same_key_plans_the_others(
    tmp_path: Path,
) -> None:
    path = tmp_path / "closed.db"
    rows = listings(5, only="ERAS")
    reserved = replace(rows[0], code="9900140R0", type="R", institution="Fictional Reserve")
    week = new_week(path, [*rows, reserved])
    applicant.change(week, state="unmatched")
    applications.submit(week, [rows[1].code], because="R3 shows it")
    week.close()
    others = {row.code for row in rows if row.code != rows[1].code}
    async with open_dashboard(path) as opened:
        pane, board = opened.app.week_screen.programs, opened.app.session.board
        await opened.press("E", "asterisk")
        assert pane.grid.marked == {*others, rows[1].code, reserved.code}
        await opened.press("a")
        await opened.shows("2 of 6 cannot be planned")
        assert all(board.programs[code].label in opened.toasts for code in (rows[1].code, reserved.code))
        assert "a now plans the other 4" in opened.toasts
        assert pane.grid.marked == others and "application.plan" not in acts(path)
        await opened.press("a")
        assert all(board.programs[code].application.planned for code in others)
        assert not board.programs[reserved.code].application.planned
        assert acts(path).count("application.plan") == 1
