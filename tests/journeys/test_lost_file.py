"""The week file is deleted, moved or replaced under an open dashboard: nothing that was done is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.services.file import keeping
from matchweek.store.driver.fetching import ask
from matchweek.store.opening import empty_week
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.own.trouble import Trouble
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import CLOCK, codes_of, listings, new_week

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file can be neither deleted nor moved there"
)
PARTS = ("", "-wal", "-shm")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "weeks"
    folder.mkdir()
    file = folder / "week.db"
    new_week(file, listings(12)).close()
    return file


def lanes(path: Path) -> dict[str, str | None]:
    week = open_week(path, CLOCK)
    try:
        programs = load_board(week).programs
        return {code: programs[code].lane for code in codes_of(week) if programs[code].lane}
    finally:
        week.close()


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def move(path: Path, to: Path) -> None:
    path.rename(to)


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def contents(path: Path) -> bytes:
    return path.read_bytes()


def delete(path: Path) -> None:
    for part in PARTS:
        path.with_name(path.name + part).unlink(missing_ok=True)


async def notices(opened: Opened) -> str:
    opened.app.tick()
    await until(opened.pilot, lambda: isinstance(opened.app.screen, Ask), lambda: "nothing was asked")
    await opened.pilot.pause()
    return opened.text


@pytest.mark.parametrize("left", [(), ("-wal", "-shm")], ids=["all of it", "all but its log"])
async def test_a_deleted_file_is_put_back_with_all_that_was_done_since(
    path: Path, left: tuple[str, ...]
) -> None:
    async with open_dashboard(path) as opened:
        first = opened.app.week_screen.programs.grid.cursor
        await opened.press("1")
        for part in PARTS:
            if part not in left:
                path.with_name(path.name + part).unlink(missing_ok=True)
        second = opened.app.week_screen.programs.grid.cursor
        await opened.press("2")
        assert "is gone" in await notices(opened)
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.session.week and not opened.app.session.lost)
        assert str(path) in opened.toasts
        assert lanes(path) == {first: "primary", second: "secondary"}
        third = opened.app.week_screen.programs.grid.cursor
        await opened.press("3")
        assert lanes(path) == {first: "primary", second: "secondary", third: "backup"}
        await until(opened.pilot, lambda: opened.app.session._feed is not None)
        await opened.press("u")
        opened.app.tick()
        await opened.pilot.pause()
        assert not isinstance(opened.app.screen, Ask)
    assert lanes(path) == {first: "primary", second: "secondary"}
    assert sorted(each.name for each in path.parent.iterdir() if each.is_file()) == ["week.db"]


async def test_with_its_folder_gone_the_folder_is_made_anew(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("1")
        shutil.rmtree(path.parent)
        await notices(opened)
        await opened.press("y")
        await until(opened.pilot, path.exists)
        assert len(lanes(path)) == 1
        assert (mode(path), mode(path.parent)) == (0o600, 0o700)


async def test_a_moved_file_stays_where_it_is_now(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("1")
        move(path, path.with_name("moved.db"))
        await notices(opened)
        await opened.press("y")
        await until(opened.pilot, path.exists)
        assert len(lanes(path)) == 1


async def test_another_file_in_its_place_is_kept_and_opened(path: Path) -> None:
    other = path.with_name("other.db")
    new_week(other, listings(3, first=9500)).close()
    async with open_dashboard(path) as opened:
        await opened.press("1")
        delete(path)
        move(other, path)
        assert "Another file" in await notices(opened)
        await opened.press("y")
        (kept,) = path.parent.glob("week-kept-*.db")
        assert len(lanes(kept)) == 1
        await until(opened.pilot, lambda: len(opened.app.board.programs) == 3)
        assert not lanes(path)


async def test_another_file_that_is_no_week_is_told_of_and_the_week_is_kept(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("1")
        delete(path)
        write(path, "a shopping list")
        await notices(opened)
        await opened.press("y")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Trouble))
        (kept,) = path.parent.glob("week-kept-*.db")
        assert len(lanes(kept)) == 1
        assert read(path) == "a shopping list"


async def is_kept_in_memory(opened: Opened) -> None:
    """The first look has kept the pages."""
    opened.app.tick()
    image = opened.app.session.week and opened.app.session.week.image
    assert image
    await until(opened.pilot, image.pages)


def write_over(path: Path, data: bytes) -> None:
    """As a shell's “>” or a program that copies into a file does: the file stays the same one."""
    with path.open("r+b") as file:
        file.truncate(len(data) if data else 0)
        file.write(data)


SPOILT = {"emptied": b"", "written over": b"a shopping list" * 4000, "its head written over": b"\0" * 512}


@pytest.mark.parametrize("how", [*SPOILT, "cut"])
async def test_a_file_that_is_spoilt_in_place_is_put_back_with_all_that_was_done(
    path: Path, how: str
) -> None:
    async with open_dashboard(path) as opened:
        first = opened.app.week_screen.programs.grid.cursor
        await opened.press("1")
        await is_kept_in_memory(opened)
        second = opened.app.week_screen.programs.grid.cursor
        await opened.press("2")
        if how == "cut":
            os.truncate(path, 3 * 4096)
            opened.app.tick()
        elif how == "its head written over":
            with path.open("r+b") as file:
                file.write(SPOILT[how])
        else:
            write_over(path, SPOILT[how])
        screen = await notices(opened)
        assert "was written over by another program" in screen and "emptied, cut or written over" in screen
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.session.week and not opened.app.session.lost)
        assert str(path) in opened.toasts and "Everything" in opened.toasts
        assert lanes(path) == {first: "primary", second: "secondary"}
        await until(opened.pilot, lambda: opened.app.session._feed is not None)
        await opened.press("u")
        opened.app.tick()
        await opened.pilot.pause()
        assert not isinstance(opened.app.screen, Ask)
    assert lanes(path) == {first: "primary"}, "undo reaches back past it"
    kept = sorted(each.name for each in path.parent.iterdir() if each.is_file())
    assert [name for name in kept if ".damaged-" not in name] == ["week.db"]
    assert keeping.check(path).good


async def test_an_older_copy_over_it_is_told_and_nothing_is_stored_into_it(path: Path) -> None:
    older = contents(path)
    async with open_dashboard(path) as opened:
        first = opened.app.week_screen.programs.grid.cursor
        await opened.press("1")
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(PASSIVE)")
        await is_kept_in_memory(opened)
        write_over(path, older)
        second = opened.app.week_screen.programs.grid.cursor
        await opened.press("2")
        assert "An older copy was put over your week" in opened.toasts
        opened.app.tick()
        image = opened.app.session.week and opened.app.session.week.image
        assert image
        image.settle()
        screen = await notices(opened)
        assert "An older copy was put over your week file" in screen and "stays beside it" in screen
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.session.week and not opened.app.session.lost)
        assert lanes(path) == {first: "primary"} and second not in lanes(path)
    (aside,) = path.parent.glob("*.damaged-*")
    assert contents(aside) == older and keeping.check(path).good


async def test_leaving_a_window_whose_file_was_emptied_asks_first(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("1")
        await is_kept_in_memory(opened)
        write_over(path, b"")
        await opened.press("q")
        await opened.shows("was written over by another program")
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.return_value == 0)
    assert len(lanes(path)) == 1


async def test_pages_that_the_log_moved_into_the_file_are_kept_too(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("1")
        await is_kept_in_memory(opened)
        assert opened.app.session.week
        with opened.app.session.week.reading() as connection:
            ask(connection, "PRAGMA wal_checkpoint(RESTART)")
        await opened.press("2")
        opened.app.tick()
        await is_kept_in_memory(opened)
        await opened.press("3")
        write_over(path, b"")
        await notices(opened)
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.session.week and not opened.app.session.lost)
    assert sorted(lanes(path).values(), key=str) == ["backup", "primary", "secondary"]


async def test_a_week_too_large_to_keep_is_put_back_from_its_backup_and_its_log(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchweek.store.file_image.LARGEST", 4096)
    week = open_week(path, CLOCK)
    keeping.back_up(week)
    week.close()
    async with open_dashboard(path) as opened:
        await opened.press("1", "2")
        opened.app.tick()
        write_over(path, b"")
        await notices(opened)
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.session.week and not opened.app.session.lost)
    assert sorted(lanes(path).values(), key=str) == ["primary", "secondary"]


async def test_where_nothing_of_it_is_left_that_is_said_and_the_window_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchweek.store.file_image.LARGEST", 4096)
    async with open_dashboard(path) as opened:
        opened.app.tick()
        write_over(path, b"")
        path.with_name("week.db-wal").write_bytes(b"")
        shutil.rmtree(path.with_name("week.db.backups"), ignore_errors=True)
        await notices(opened)
        await opened.press("y")
        await until(opened.pilot, lambda: "could not be put back" in opened.toasts, lambda: opened.text)
        assert opened.app.is_running


async def test_where_it_cannot_be_put_back_the_window_keeps_it(path: Path, tmp_path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("1")
        shutil.rmtree(path.parent)
        write(path.parent, "a file where the folder was")
        await notices(opened)
        await opened.press("y")
        assert "could not be put back" in opened.toasts
        await opened.press("2")
        path.parent.unlink()
        await opened.press("q")
        assert isinstance(opened.app.screen, Ask), "leaving asks too"
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.return_value == 0)
    assert len(lanes(path)) == 2


async def test_no_is_asked_again_later_and_leaving_without_it_is_asked_twice(path: Path) -> None:
    async with open_dashboard(path) as opened:
        delete(path)
        await notices(opened)
        await opened.press("n")
        opened.app.tick()
        await opened.pilot.pause()
        assert not isinstance(opened.app.screen, Ask)
        for _ in range(40):
            opened.app.lost_file.look()
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Ask))
        await opened.press("escape", "q", "escape")
        assert opened.app.is_running and opened.app.screen is opened.app.week_screen
        await opened.press("q")
        await opened.shows("Leave and lose your week?")
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.return_value == 0)
    assert not read(path), "nobody's file is made again against their will"


async def test_the_question_goes_when_the_file_is_back_by_another_hand(path: Path) -> None:
    async with open_dashboard(path) as opened:
        move(path, path.with_name("moved.db"))
        await notices(opened)
        move(path.with_name("moved.db"), path)
        opened.app.tick()
        await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
        await opened.press("1")
        assert len(lanes(path)) == 1
        delete(path)
        assert "is gone" in await notices(opened), "a second loss is told at once"


async def test_nothing_is_put_back_while_a_list_comes_in(path: Path) -> None:
    async with open_dashboard(path) as opened:
        delete(path)
        opened.app.incoming.job = object()  # type: ignore[assignment]
        opened.app.tick()
        await opened.pilot.pause()
        assert not isinstance(opened.app.screen, Ask)
        opened.app.incoming.job = None
        await notices(opened)


def test_a_week_in_memory_is_never_lost() -> None:
    from matchweek.services.core.week import Week
    from matchweek.services.file import lost_file

    week = Week(empty_week(CLOCK.now()), CLOCK)
    assert not lost_file.is_lost(week) and not lost_file.is_replaced(week)
    week.close()
