"""Bringing a list in by pasting: whole, in parts, typed, kept, and with hostile text in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from matchweek.tui.screens.lists import paste as paste_screen
from matchweek.tui.screens.lists.paste import PasteList
from tests.support.bringing_in import (
    ROWS,
    all_lines,
    brought_in,
    codes_in,
    dashboard,
    doubt_read,
    filled_in,
    paste,
    preview,
    table,
)
from tests.support.pilot import until

HOSTILE = ("[/x]", "[red]boo", "Dr. [Smith]", "\x1b[31mred\x07", "\u202egnp.exe", "😀" * 90, "a\x00b")


async def test_enter_on_the_empty_box_says_how_to_copy(week_file: Path) -> None:
    async with dashboard(week_file, (80, 24)) as opened:
        await opened.press("p", "enter")
        await opened.shows("How to copy the list from R3")


async def test_where_nothing_comes_another_way_is_named(
    week_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STY", raising=False)
    monkeypatch.setattr(paste_screen, "NOTHING_CAME_AFTER", 0.01)
    async with dashboard(week_file, (80, 24)) as opened:
        await opened.press("p")
        await opened.shows("Nothing came? Press ctrl+v: it reads the clipboard itself.")
        screen = opened.app.screen
        assert isinstance(screen, PasteList)
        screen.box.take(table(ROWS[:3]))
        await until(opened.pilot, lambda: "Nothing came?" not in opened.text)


async def test_what_came_or_was_asked_meanwhile_stays(
    week_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(week_file, (80, 24)) as opened:
        await opened.press("p", "enter")
        await opened.shows("How to copy the list from R3")
        screen = opened.app.screen
        assert isinstance(screen, PasteList)
        screen._nothing_came()
        await opened.pilot.pause()
        assert "How to copy the list from R3" in opened.text and "Nothing came?" not in opened.text


async def test_inside_screen_it_says_that_letters_may_be_lost(
    week_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STY", "1.pts-0")
    async with dashboard(week_file, (80, 24)) as opened:
        await opened.press("p")
        await opened.shows("Screen may lose letters of a long paste: ctrl+v reads it whole.")


async def test_letters_lost_on_the_way_are_asked_about(week_file: Path) -> None:
    rows = [f"{9000 + at}140C0\tHospital {at}\tOH\tERAS\t{at % 7 + 1}" for at in range(20)]
    rows[4] = rows[4].replace("ERAS", "AS")
    rows[7] = rows[7].replace("OH", "OZ")
    rows[9] = rows[9].replace("140C0", "14C0")
    text = "\n".join(["code\tinstitution\tstate\tservice\tpositions", *rows])
    async with dashboard(week_file) as opened:
        screen = await paste(opened, text)
        shown = " ".join(all_lines(screen).split())
        for words in ("row 6 “AS”: no service", "row 9 “OZ”: no state", "row 11 “900914C0”"):
            assert words in shown
        await opened.press("w", "home", "enter")
        assert "Letters may have been lost" in " ".join(opened.text.split())
        assert not opened.app.board.lists
        await doubt_read(opened)
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: len(opened.app.board.programs) == 19)


async def test_three_pages_pasted_one_after_another_add_up_and_nothing_is_filled(week_file: Path) -> None:
    pages = [ROWS[:6], ROWS[6:11], ROWS[11:]]
    async with dashboard(week_file) as opened:
        for number, page in enumerate(pages):
            screen = await paste(opened, table(page))
            # The first page is asked for; the next ones go on as it was answered.
            assert screen.whole is (None if number == 0 else False)
            await brought_in(opened, *(("p", "enter") if number == 0 else ("enter",)))
            have = sum(map(len, pages[: number + 1]))
            await opened.shows(f"─ Programs  {have}")
    assert len(codes_in(week_file)) == 16
    assert filled_in(week_file) == set()


async def test_a_reading_without_programs_is_not_brought_in(week_file: Path) -> None:
    text = "code\tinstitution\tpositions\n9001140C0\tHarbor\tmany\n9002140C0\tHaven\tsome"
    async with dashboard(week_file) as opened:
        screen = await paste(opened, text)
        assert "no program can be read yet" in all_lines(screen)
        for _ in range(3):
            await opened.press("w", "home", "enter")
        assert opened.app.screen is screen, "there is nothing to store"
        assert "No program can be read." in opened.text
        assert not opened.app._notifications


async def test_what_was_understood_by_its_contents_is_asked_once(week_file: Path) -> None:
    rows = [f"{9000 + at}140C0\tHospital {at}\tOH\t{at % 7 + 1}" for at in range(12)]
    text = "\n".join(["code\tinstitution\tstate\tLeft over", *rows])
    async with dashboard(week_file) as opened:
        await paste(opened, text)
        await opened.press("w", "home", "enter")
        assert "“Left over” as positions open" in " ".join(opened.text.split())
        assert not opened.app.board.lists
        await doubt_read(opened)
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: len(opened.app.board.programs) == 12)


async def test_what_is_said_of_one_list_does_not_lie_over_the_next(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        await paste(opened, "code\tinstitution\tpositions\n9001140C0\tHarbor\t2")
        await brought_in(opened, "w", "home", "enter")
        assert "The list is in" in opened.toasts
        await opened.press("p")
        await until(opened.pilot, lambda: "The list is in" not in opened.toasts)


async def test_nothing_is_stored_before_it_is_said_whether_a_paste_is_whole(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        screen = await paste(opened, table(ROWS))
        await opened.press("enter")
        await opened.shows("Say first whether it is the whole list")
        assert opened.app.screen is screen
        await brought_in(opened, "w", "enter")
    assert len(codes_in(week_file)) == 16


async def test_a_table_of_a_thousand_rows_is_taken_at_once(week_file: Path) -> None:
    rows = [
        f"{9000 + n // 4}{(120, 140, 220, 400)[n % 4]}C0,Hospital {n},Town,FL,,9,1,8" for n in range(1000)
    ]
    async with dashboard(week_file) as opened:
        await opened.press("p")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PasteList))
        opened.app.post_message(events.Paste(table([f"{row}{' ' * 250}" for row in rows])))
        await opened.shows("1,001 lines")
        assert "lines more" in opened.text
        await opened.press("enter")
        screen = await preview(opened)
        assert len(screen.reading.rows) == 1000


async def test_a_table_can_be_typed_and_escape_ends_typing(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        await opened.press("p")
        await opened.press(*"code,seats", "enter", *"9001140C0,4", "enter", *"9002140C0,2")
        await opened.press("escape", "enter")
        screen = await preview(opened)
        assert screen.reading.positions == 6


async def test_what_was_pasted_is_kept_when_one_leaves(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        await paste(opened, table(ROWS))
        await opened.press("escape", "p")
        await opened.shows("17 lines, kept from before")
        # A new paste takes its place instead of adding to it.
        opened.app.post_message(events.Paste(table(ROWS[:3])))
        await opened.shows("4 lines")


async def test_a_table_pasted_on_the_week_opens_the_box(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        opened.app.post_message(events.Paste(table(ROWS)))
        await opened.shows("17 lines")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_hostile_text_in_cells_is_shown_harmlessly(week_file: Path, size: tuple[int, int]) -> None:
    rows = [f"{9000 + at}140C0\t{text}\t{text}\t2" for at, text in enumerate(HOSTILE)]
    broken = [f"{text}\t{text}\tX\t2" for text in HOSTILE]
    text = "\n".join(["code\tinstitution\tcity\t[b]positions[/b]", *rows, *broken])
    async with dashboard(week_file, size) as opened:
        screen = await paste(opened, text)
        for _ in range(len(screen.lines.rows)):
            await opened.press("j")
            assert "\x1b" not in opened.text
            assert "\u202e" not in opened.text
        assert "[red]boo" in all_lines(screen)
        await opened.press("p", "home", "enter")
        assert "may be read wrongly" in opened.text
        await opened.press("enter")
        assert not opened.app.board.lists, "a double press answers nothing"
        await doubt_read(opened)
        await brought_in(opened, "enter")
        await until(opened.pilot, lambda: len(opened.app.session.board.programs) == len(HOSTILE))
        assert "[/x]" in opened.text or size[0] == 80
