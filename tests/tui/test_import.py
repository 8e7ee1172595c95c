"""Bringing a list in from a file by keys: choosing it, what is asked and said, what can go wrong."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from textual import events

from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.services.lists import applications
from matchweek.tui.commands import BY_ID
from matchweek.tui.look.text import width_of
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.screens.lists.choose_field import ChooseField
from matchweek.tui.screens.lists.import_preview import ImportPreview
from matchweek.tui.screens.lists.open_list import OpenList
from matchweek.tui.screens.lists.paste import PasteList
from tests.intake.lists import FICTIONAL
from tests.support.bringing_in import (
    HEADER,
    MONDAY,
    ROWS,
    THURSDAY,
    all_lines,
    brought_in,
    codes_in,
    dashboard,
    doubt_read,
    filled_in,
    open_file,
    paste,
    preview,
    table,
)
from tests.support.pilot import until
from tests.support.weeks import listings, new_week


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "fictional list.csv"
    path.write_text(FICTIONAL, encoding="utf-8")
    return path


@pytest.mark.parametrize("dialog", [OpenList, PasteList, ImportPreview, ChooseField])
def test_the_line_of_keys_fits_in_80_columns_and_is_true(dialog: type[Dialog[object]]) -> None:
    named = [command for command in dialog.KEYS if command.footer]
    line = "".join(f"{command.shown_keys.split()[0]} {command.title}   " for command in named)
    assert width_of(line.rstrip()) <= 80 * 96 // 100 - 4
    assert any("escape" in command.keys for command in named)
    for command in dialog.KEYS:
        assert callable(getattr(dialog, f"do_{command.id}"))


async def test_the_palette_stops_a_list_only_where_one_is_coming_in(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        opened.app.run_command(BY_ID["stop_list"])
        await until(opened.pilot, lambda: "No list is coming in" in opened.toasts)


# From a file


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_file_comes_in_by_keys_and_u_takes_it_back(
    week_file: Path, list_file: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(list_file.parent)
    async with dashboard(week_file, size) as opened:
        await opened.shows("p       paste the List")
        await opened.press("ctrl+o", *list_file.name, "enter")
        await preview(opened)
        await opened.shows("16 programs, 67 positions")
        await opened.shows("16 new")
        assert "nothing is stored" in opened.text or codes_in(week_file) == set()
        said = await brought_in(opened, "enter")
        assert "16 added" in said
        assert "u takes it back" in said
        await until(opened.pilot, lambda: len(opened.app.session.board.programs) == 16)
        assert len(codes_in(week_file)) == 16
        await opened.press("u")
        await opened.shows("16 programs")
        await opened.press("y")
        await until(opened.pilot, lambda: len(opened.app.session.board.programs) == 0)
        assert codes_in(week_file) == set()


async def test_the_same_list_twice_says_that_nothing_is_new(week_file: Path, list_file: Path) -> None:
    async with dashboard(week_file) as opened:
        await open_file(opened, list_file)
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: len(opened.app.session.board.programs) == 16)
        screen = await open_file(opened, list_file)
        assert "nothing: all programs are as they were" in all_lines(screen)
        assert "Nothing new" in await brought_in(opened, "w", "enter")
        assert len(opened.app.session.board.lists) == 1


async def test_escape_leaves_with_nothing_stored(week_file: Path, list_file: Path) -> None:
    async with dashboard(week_file) as opened:
        await open_file(opened, list_file)
        await opened.press("escape")
        await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
        assert codes_in(week_file) == set()


async def test_a_rejected_row_is_shown_with_its_number_and_reason(week_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    broken = [*ROWS[:3], "nonsense,Some Hospital,Town,FL,Psychiatry,4,2,2", *ROWS[4:]]
    path.write_text("\n".join([HEADER, *broken]), encoding="utf-8")
    async with dashboard(week_file) as opened:
        screen = await open_file(opened, path)
        await opened.shows("1 row could not be used")
        line = next(line for line in all_lines(screen).splitlines() if line.startswith("row 5"))
        assert "Some Hospital" in line
        assert "1 row could not be used" in await brought_in(opened, "enter")


async def test_a_column_is_reassigned_by_key_before_anything_is_stored(
    week_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "two numbers.csv"
    path.write_text(
        "code,hospital,seats,somewhere else\n9001140C0,North,3,7\n9002140C0,South,2,9\n", encoding="utf-8"
    )
    async with dashboard(week_file) as opened:
        screen = await open_file(opened, path)
        assert screen.reading.positions == 5
        # The column that is the positions gives them up to the one chosen from all fields.
        await opened.press("end")
        assert screen.lines.cursor == "column:3", all_lines(screen)
        await opened.press("enter")
        await opened.shows("What this column is")
        choice = opened.app.screen
        while getattr(choice, "lines").cursor != "positions":  # noqa: B009
            await opened.press("j")
        await opened.press("enter")
        await until(opened.pilot, lambda: screen.reading.positions == 16, lambda: opened.text)
        await opened.press("home")
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: len(opened.app.session.board.programs) == 2)
        board = opened.app.session.board
        assert [program.positions for program in board.programs.programs] == [7, 9]


async def test_left_and_right_take_a_column_through_the_free_fields(week_file: Path, list_file: Path) -> None:
    async with dashboard(week_file) as opened:
        screen = await open_file(opened, list_file)
        city = next(column for column in screen.reading.columns if column.field == "city")
        screen.lines.goto(f"column:{city.index}")
        await opened.press("right")
        await until(opened.pilot, lambda: screen.reading.column("city") is None)
        await until(opened.pilot, lambda: screen._job is None)
        await opened.press("left")
        await until(opened.pilot, lambda: screen.reading.column("city") is not None)
        assert codes_in(week_file) == set()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        ("letter.txt", b"Dear applicant,\nwe are sorry.\n"),
    ],
)
async def test_a_wrong_file_is_refused_and_the_path_stays(
    week_file: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    async with dashboard(week_file, (80, 24)) as opened:
        await opened.press("ctrl+o")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenList))
        screen = cast(OpenList, opened.app.screen)
        line = screen.line
        opened.app.post_message(events.Paste(str(path)))
        await until(opened.pilot, lambda: line.value)
        await opened.press("enter")
        await until(opened.pilot, lambda: "." in screen.said.plain and screen._read is None)
        assert opened.app.screen is screen
        assert screen.line.value == str(path)
        assert codes_in(week_file) == set()


async def test_a_missing_file_is_named(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        await opened.press("ctrl+o", *"/nowhere.csv", "enter")
        await opened.shows("There is no such file")


async def test_tab_completes_and_the_newest_list_stands_first(
    week_file: Path, tmp_path: Path, list_file: Path
) -> None:
    import os

    older = tmp_path / "fictional old.csv"
    older.write_text(FICTIONAL, encoding="utf-8")
    os.utime(older, (1_000_000_000, 1_000_000_000))
    (tmp_path / "fictional notes.docx").write_bytes(b"PK")
    async with dashboard(week_file) as opened:
        await opened.press("ctrl+o")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenList))
        screen = opened.app.screen
        assert isinstance(screen, OpenList)
        opened.app.post_message(events.Paste(f"{tmp_path}/fic"))
        await until(opened.pilot, lambda: screen.list.cursor == "fictional list.csv", lambda: opened.text)
        assert [row.key for row in screen.list.rows] == ["fictional list.csv", "fictional old.csv"]
        await opened.press("tab")
        assert screen.line.value == f"{tmp_path}/fictional "
        await opened.press("down", "tab")
        assert screen.line.value == str(older)
        await opened.press("enter")
        await preview(opened)


# What is asked and said


async def test_a_short_list_said_to_be_whole_is_questioned(week_file: Path) -> None:
    new_week(week_file, listings(80, first=9500), clock=MONDAY).close()
    async with dashboard(week_file, clock=THURSDAY) as opened:
        screen = await paste(opened, table(ROWS))
        await opened.press("w", "enter")
        await opened.shows("16 programs; the last list had 80")
        assert "80 are filled then" in screen.said.plain
        assert len(codes_in(week_file)) == 80
        await doubt_read(opened)
        said = await brought_in(opened, "enter")
        assert "80 filled" in said
    assert len(filled_in(week_file)) == 80


async def test_the_moment_comes_from_the_clock_and_is_changed_by_key(
    week_file: Path, list_file: Path
) -> None:
    async with dashboard(week_file, clock=THURSDAY) as opened:
        screen = await open_file(opened, list_file)
        assert screen.after_round == 1
        await opened.press("m")
        assert screen.after_round == 2
        await opened.press("j", "left", "left")
        assert screen.after_round == 0
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: len(opened.app.session.board.lists) == 1)
        assert opened.app.session.board.lists[0].after_round == 0


async def test_the_programs_one_chose_are_named_before_they_change(week_file: Path) -> None:
    from matchweek.domain.programs.triage import Tier
    from matchweek.services.lists import applications, triage

    week = new_week(week_file, listings(12), clock=MONDAY)
    codes = [program.code for program in load_board(week).programs.programs]
    applications.toggle_plan(week, codes[:1])
    triage.set_tier(week, codes[1:2], Tier.TOP)
    week.close()
    rest = [f"{code},9" for code in codes[1:]]
    async with dashboard(week_file, clock=THURSDAY) as opened:
        screen = await paste(opened, "\n".join(["code,positions", *rest]))
        await opened.press("w")
        await until(opened.pilot, lambda: screen._job is None)
        shown = all_lines(screen)
        assert "Of those you chose, 2" in shown
        assert any(line.startswith("planned") and "not seen, check R3" in line for line in shown.splitlines())
        assert any(line.startswith("top") and "→ 9" in line for line in shown.splitlines())


async def test_the_cursor_stays_on_its_program(week_file: Path, list_file: Path) -> None:
    new_week(week_file, listings(30, first=9500), clock=MONDAY).close()
    async with dashboard(week_file) as opened:
        await opened.press("j", "j", "j", "j")
        before = opened.app.week_screen.programs.grid.cursor
        await open_file(opened, list_file)
        await brought_in(opened, "p", "enter")
        await until(opened.pilot, lambda: len(opened.app.session.board.programs) == 46)
        await opened.pilot.pause()
        assert opened.app.week_screen.programs.grid.cursor == before


async def test_escape_stops_a_list_that_is_coming_in_and_nothing_is_left(
    week_file: Path, list_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3
    import threading
    from contextlib import closing

    from matchweek.store import lists as store

    began, go_on = threading.Event(), threading.Event()
    load = store.load

    def slow(*words: object) -> None:
        load(*words)  # type: ignore[arg-type]
        began.set()
        go_on.wait(20)

    monkeypatch.setattr(store, "load", slow)
    async with dashboard(week_file) as opened:
        await open_file(opened, list_file)
        await opened.press("enter")
        await until(opened.pilot, began.is_set)
        await opened.shows("esc stop")
        # Keys are answered meanwhile, and a second list waits its turn.
        await opened.press("tab", "p")
        assert "Another list is still coming in" in opened.toasts
        await opened.press("escape")
        go_on.set()
        await until(opened.pilot, lambda: not opened.app.incoming.busy)
        assert "Nothing of the list was stored" in opened.toasts
    with closing(sqlite3.connect(week_file)) as file:
        assert file.execute("SELECT count(*) FROM list").fetchone() == (0,)
        assert file.execute("SELECT count(*) FROM listing").fetchone() == (0,)


async def test_a_failure_while_storing_opens_the_preview_again(
    week_file: Path, list_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matchweek.errors import WeekFileError
    from matchweek.services.lists import lists

    def full(*words: object) -> None:
        raise WeekFileError("The disk is full", "It could not be written.", "Free some space.")

    async with dashboard(week_file) as opened:
        await open_file(opened, list_file)
        with monkeypatch.context() as patched:
            patched.setattr(lists, "_store", full)
            await opened.press("enter")
            await until(opened.pilot, lambda: "The disk is full" in opened.toasts)
        await preview(opened)
        await brought_in(opened, "enter")
    assert len(codes_in(week_file)) == 16


async def test_hostile_file_names_are_shown_harmlessly(week_file: Path, tmp_path: Path) -> None:
    for name in ("[red]list.csv", "a\x1b[31mb.csv", "\u202elist.csv"):
        (tmp_path / name).write_text(FICTIONAL, encoding="utf-8")
    async with dashboard(week_file) as opened:
        await opened.press("ctrl+o")
        opened.app.post_message(events.Paste(f"{tmp_path}/"))
        await opened.shows("[red]list.csv")
        assert "\x1b" not in opened.text
        assert "\u202e" not in opened.text
        await opened.press(*"[red]l", "enter")
        await preview(opened)
        await opened.shows("[red]list.csv")


async def test_what_now_goes_on_as_soon_as_the_list_is_in(tmp_path: Path, list_file: Path) -> None:
    file = tmp_path / "new week.db"
    new_week(file, []).close()
    async with dashboard(file) as opened:
        line = opened.app.week_screen.agenda
        await until(opened.pilot, lambda: "NOW bring in the List" in line.text, lambda: line.text)
        await open_file(opened, list_file)
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: "bring in the List" not in line.text, lambda: line.text)


async def test_every_moment_and_what_becomes_of_ones_own_stand_whole_at_80_columns(tmp_path: Path) -> None:
    monday = listings(40)
    new_week(tmp_path / "own.db", monday, clock=MONDAY).close()
    week = open_week(tmp_path / "own.db", MONDAY)
    applications.toggle_plan(week, [one.code for one in monday[:3]])
    week.close()
    lines = ["NRMP code\tInstitution\tSpecialty\tCity\tState\tPositions"]
    lines += [
        "\t".join((one.code, one.institution, one.specialty, one.city, one.state, str(one.positions)))
        for one in monday[3:]
    ]
    async with dashboard(tmp_path / "own.db", (80, 24), THURSDAY) as opened:
        await paste(opened, "\n".join(lines))
        await opened.press("w")
        await opened.shows("Of those you chose, 3")
        text = opened.text
        assert " round 4  final " in text
        assert text.count("not seen, check R3") == 3
