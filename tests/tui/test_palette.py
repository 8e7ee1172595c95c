"""The palette finds every command, program and theme, and does what is chosen."""

from __future__ import annotations

from matchweek.services.core.week import Week
from matchweek.tui.commands import COMMANDS
from matchweek.tui.look.themes import THEMES
from matchweek.tui.screens.dialogs.command_palette import Palette
from tests.support.pilot import Opened, open_dashboard

MOVING = {"down", "up", "page_down", "page_up", "home", "end", "next_screen", "previous_screen"}


def palette_of(opened: Opened) -> Palette:
    screen = opened.app.screen
    assert isinstance(screen, Palette)
    return screen


def keys_found(opened: Opened) -> list[str]:
    source = palette_of(opened).grid.source
    return [source.key(index) for index in range(len(source))]


async def test_every_command_and_theme_is_in_it(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("ctrl+p")
        keys = set(keys_found(opened))
        assert {f"command {command.id}" for command in COMMANDS} - keys == {
            f"command {name}" for name in MOVING | {"palette", "clear"}
        }
        assert {f"theme {name}" for name in THEMES} <= keys
        assert "settings" in keys


async def test_every_program_is_found_by_its_code_and_the_cursor_goes_there(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        for code in opened.app.week_screen.programs.view.codes[1:4]:
            await opened.press("ctrl+p", *code.lower())
            assert keys_found(opened) == [code]
            await opened.press("enter")
            assert opened.app.screen is opened.app.week_screen
            assert opened.app.week_screen.programs.grid.cursor == code


async def test_a_program_that_the_filter_hides_is_gone_to(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        programs = opened.app.week_screen.programs
        first, last = programs.view.codes[0], programs.view.codes[-1]
        programs.show(programs.view.find(first))
        await opened.press("ctrl+p", *last.lower(), "enter")
        assert programs.grid.cursor == last


async def test_a_command_chosen_does_what_its_key_does(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        code = opened.app.week_screen.programs.grid.cursor
        await opened.press("tab", "ctrl+p", *"secondary", "enter")
        program = opened.app.board.programs.get(str(code))
        assert program is not None
        assert program.lane == "secondary"
        assert opened.app.week_screen.pane is opened.app.week_screen.programs


async def test_escape_leaves_and_changes_nothing(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        before = opened.app.week_screen.programs.grid.cursor
        await opened.press("ctrl+p", *"prim", "escape")
        assert opened.app.screen is opened.app.week_screen
        assert opened.app.week_screen.programs.grid.cursor == before
        assert not opened.app.board.programs.counts().lanes.get("primary")


async def test_nothing_found_is_said_and_enter_does_nothing(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("ctrl+p", *"qqqqzzzz")
        await opened.shows("Nothing is called that.")
        await opened.press("enter")
        assert isinstance(opened.app.screen, Palette)


async def test_arrows_choose(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("ctrl+p", "down", "down", "up", "pagedown", "pageup")
        first = keys_found(opened)
        await opened.press("down")
        assert palette_of(opened).grid.cursor in first[1:]
