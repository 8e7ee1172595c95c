"""The grid on a screen: it paints the cursor where it is, at any size, with any text."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from matchweek.tui.look.text import mask_with
from matchweek.tui.widgets.grid import Column, Grid
from matchweek.tui.widgets.grid_lines import KEPT_LINES, Lines
from matchweek.tui.widgets.rows_in_sight import RowSource
from tests.support.grid_rows import COLUMNS, STEPS, Rows, change_rows, keys
from tests.support.thorough import examples


class GridApp(App[None]):
    CSS = "Grid.boxed { border: round red; padding: 0 1; }"

    def __init__(self, rows: Rows, classes: str = "") -> None:
        super().__init__()
        self.moves: list[str | None] = []
        self.clicks: list[str] = []
        self.opened: list[str] = []
        self.grid = Grid(COLUMNS, rows, empty=["No programs.", "Press p."], classes=classes)
        self.grid.on_cursor = self.moves.append

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_grid_header_clicked(self, message: Grid.HeaderClicked) -> None:
        self.clicks.append(message.order)

    def on_grid_opened(self, message: Grid.Opened) -> None:
        self.opened.append(message.key)


def shown(grid: Grid) -> list[str]:
    width, height = grid.outer_size
    strips = grid.render_lines(Region(0, 0, width, height))
    assert all(strip.cell_length == sum(s.cell_length for s in strip) == width for strip in strips)
    return [strip.text for strip in strips]


def screen_text(app: App[None]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


def cursor_line(grid: Grid) -> int:
    lines = [number for number, text in enumerate(shown(grid)) if "▌" in text]
    assert len(lines) == 1
    return lines[0]


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()


@pytest.mark.parametrize("classes", ["", "boxed"])
async def test_moving_repaints_and_tells(classes: str) -> None:
    app = GridApp(Rows(keys(100)), classes)
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.grid
        edge = 1 if classes else 0
        assert grid.cursor == "k00000"
        assert cursor_line(grid) == 1 + edge
        grid.move(3)
        assert app.moves == ["k00003"]
        await settle(pilot)
        assert [n for n, text in enumerate(screen_text(app)) if "▌" in text] == [4 + edge]
        grid.page(1)
        assert cursor_line(grid) == 4 + edge
        grid.end()
        assert grid.cursor == "k00099"
        grid.move(1)
        assert app.moves[-1] == "k00099" and len(app.moves) == 3
        grid.home()
        await settle(pilot)
        assert "Hospital k00000" in screen_text(app)[1 + edge]


async def test_only_visible_rows_are_asked_for_and_moves_draw_two_lines() -> None:
    rows = Rows(keys(100_000))
    app = GridApp(rows)
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        assert rows.asked <= set(range(11))
        rows.asked.clear()
        app.grid.move(1)
        await settle(pilot)
        assert rows.asked == {0, 1}
        app.grid.end()
        await settle(pilot)
        assert rows.asked <= {0, 1, *range(100_000 - 11, 100_000)}


async def test_no_move_lays_anything_out() -> None:
    app = GridApp(Rows(keys(500)))
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        before = app.screen._layout_updates, app.grid._layout_updates
        steps: list[Callable[[], None]] = [partial(app.grid.move, 1), partial(app.grid.page, 1)]
        for step in (*steps, app.grid.end, app.grid.source_changed):
            step()
            await settle(pilot)
        assert (app.screen._layout_updates, app.grid._layout_updates) == before


async def test_advancing_keeps_the_height_until_the_end() -> None:
    app = GridApp(Rows(keys(20)))
    async with app.run_test(size=(60, 11)):
        grid = app.grid
        grid.move(4)
        heights = []
        while grid.cursor != "k00019":
            grid.advance_keeping_height()
            heights.append(grid.cursor_row)
        assert heights == [*[4] * 10, 5, 6, 7, 8, 9]
        grid.advance_keeping_height()
        assert grid.cursor == "k00019"


async def test_sort_and_filter_keep_program_and_height() -> None:
    rows = Rows(keys(200))
    app = GridApp(rows)
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.grid
        grid.goto("k00100")
        line = cursor_line(grid)
        app.moves.clear()
        rows.order.reverse()
        grid.source_changed(order_only=True)
        rows.order = [key for key in rows.order if key[-1] in "02468"]
        grid.source_changed()
        await settle(pilot)
        assert (grid.cursor, cursor_line(grid), app.moves) == ("k00100", line, [])
        assert "k00100" in screen_text(app)[line]
        rows.order.remove("k00100")
        grid.source_changed()
        assert (grid.cursor, cursor_line(grid), app.moves) == ("k00098", line, ["k00098"])
        grid.source_changed("top")
        assert (grid.cursor, grid.top) == ("k00198", 0)
        grid.source = Rows([])
        assert (grid.cursor, app.moves[-1]) == (None, None)


async def test_refreshed_row_and_marks_are_drawn_anew() -> None:
    rows = Rows(keys(30))
    app = GridApp(rows)
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        rows.name = "Renamed"
        app.grid.refresh_row("k00002")
        app.grid.toggle_mark("k00003")
        app.grid.toggle_mark()
        app.grid.refresh_row("k00029")
        app.grid.refresh_row("nobody")
        await settle(pilot)
        lines = screen_text(app)
        assert "Renamed" in lines[3] and "Hospital" in lines[2]
        assert lines[4].startswith(" ✓") and lines[1].startswith("▌✓")
        assert app.grid.marked == {"k00003", "k00000"}
        app.grid.clear_marks()
        assert not any("✓" in line for line in shown(app.grid))


async def test_a_click_on_a_title_asks_for_its_order_where_it_has_one() -> None:
    app = GridApp(Rows(keys(3)))
    async with app.run_test(size=(50, 8)) as pilot:
        await settle(pilot)
        for placed in app.grid.placed_columns:
            await pilot.click(app.grid, offset=(placed.x, 0))
        assert app.clicks == [each.order for each in COLUMNS if each.order] == ["lane", "name", "fit"]


async def test_a_column_is_masked_unless_it_says_that_it_need_not_be() -> None:
    app = GridApp(Rows(keys(3), "Mercy"))
    async with app.run_test(size=(50, 8)) as pilot:
        app.grid.columns = (
            Column("name", "who", 9, lambda item: item[1]),
            COLUMNS[3]._replace(private=False),
        )
        mask_with(lambda text: "#" * len(text))
        try:
            app.grid.source_changed()
            await settle(pilot)
            lines = shown(app.grid)
            assert "Mercy" not in "".join(lines) and "#####" in lines[1] and lines[1].rstrip().endswith("9")
        finally:
            mask_with(None)


async def test_header_shows_the_sort_and_empty_grid_its_words() -> None:
    app = GridApp(Rows([]))
    async with app.run_test(size=(40, 8)) as pilot:
        grid = app.grid
        assert [line.strip() for line in shown(grid)[1:3]] == ["No programs.", "Press p."]
        steps: list[Callable[[], None]] = [partial(grid.move, 1), partial(grid.page, -1)]
        for step in (*steps, grid.end, grid.advance_keeping_height, grid.toggle_mark):
            step()
        grid.sort = ("fit", True)
        await settle(pilot)
        assert screen_text(app)[0].rstrip().endswith(" fit▼")
        grid.sort = ("lane", True)
        assert shown(grid)[0].startswith("  ln▼ program "), "the arrow touches no other title"
        grid.sort = ("name", False)
        assert "program▲" in shown(grid)[0]
        grid.empty = ["Nothing matches."]
        await settle(pilot)
        assert "Nothing matches." in screen_text(app)[1]
        assert app.moves == [] and not grid.marked


async def test_mouse() -> None:
    app = GridApp(Rows(keys(100)))
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.grid
        await pilot.click(grid, offset=(10, 4))
        assert app.moves == ["k00003"]
        await pilot.click(grid, offset=(30, 4))
        assert app.moves == ["k00003"] and app.opened == []
        await pilot.double_click(grid, offset=(20, 6))
        assert app.opened == ["k00005"]
        await pilot.click(grid, offset=(8, 0))
        await pilot.click(grid, offset=(0, 0))
        assert app.clicks == ["name"]
        await pilot._post_mouse_events([events.MouseScrollDown], grid, button=0)
        assert grid.top == 3 and grid.cursor == "k00005"
        await pilot.click(grid, offset=(59, 11))
        assert grid.top == 89


@pytest.mark.parametrize("classes", ["", "boxed"])
async def test_any_size_and_back(classes: str) -> None:
    app = GridApp(Rows(keys(50), "日本語の病院"), classes)
    async with app.run_test(size=(60, 12)) as pilot:
        app.grid.goto("k00030")
        for width, height in [(1, 1), (2, 2), (3, 1), (5, 3), (200, 60), (4, 1), (17, 5), (60, 2), (60, 12)]:
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert app.grid.cursor == "k00030"
            if not classes:
                assert cursor_line(app.grid) >= 0
            app.grid.move(1)
            app.grid.move(-1)
        assert app.moves[-1] == "k00030"


HOSTILE = [
    "[/x]",
    "[red]x",
    "\x1b[2J\x1b]0;x\x07",
    "\u202eevil",
    "x" * 300,
    "👨‍👩‍👧❤️👍🏽" * 9,
    "a\x00b\nc",
    "日本" * 60,
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_literally_in_its_cells(text: str) -> None:
    app = GridApp(Rows(keys(5), text))
    async with app.run_test(size=(50, 8)) as pilot:
        app.grid.columns = (*COLUMNS[:1], COLUMNS[1]._replace(title=text), *COLUMNS[2:])
        app.grid.empty = [text]
        app.grid.sort = ("name", True)
        await settle(pilot)
        lines = shown(app.grid)
        assert not any(char in line for line in lines for char in "\x1b\x00\n\u202e\u200d")
        if text.startswith("["):
            assert all(text in line for line in lines[1:6])
        assert {line.rstrip()[-1] for line in lines[1:6]} == {"9"}
        app.grid.source = Rows([])
        shown(app.grid)


async def test_styles_follow_theme_and_focus() -> None:
    app = GridApp(Rows(keys(5)))
    async with app.run_test(size=(50, 8)) as pilot:

        def colour() -> object:
            return [segment.style.bgcolor for segment in app.grid.render_line(1) if segment.style]

        await settle(pilot)
        dark = colour()
        app.theme = "textual-light"
        await settle(pilot)
        light = colour()
        assert light != dark
        app.set_focus(None)
        await settle(pilot)
        assert colour() != light


@given(
    st.lists(STEPS.filter(lambda step: step[0] != "resize"), max_size=12),
    st.sampled_from([(30, 6), (8, 1), (60, 20)]),
)
@settings(deadline=None, max_examples=examples(12))
def test_widget_paints_the_cursor_where_it_is(steps: list[tuple[str, object]], size: tuple[int, int]) -> None:
    async def drive() -> None:
        rows = Rows(keys(25))
        app = GridApp(rows)
        async with app.run_test(size=size) as pilot:
            grid = app.grid
            for step, value in steps:
                if step in ("shuffle", "remove", "add"):
                    change_rows(rows, step, value)
                    grid.source_changed(order_only=True)
                elif step == "goto":
                    grid.goto(f"k{value:05d}")
                elif step == "advance":
                    grid.advance_keeping_height()
                else:
                    getattr(grid, "scroll_rows" if step == "scroll" else step)(value)
                await settle(pilot)
                painted = [n for n, text in enumerate(screen_text(app)) if "▌" in text]
                assert painted == ([grid.cursor_row + (size[1] > 1)] if rows.order else [])
                assert screen_text(app) == shown(grid)

    asyncio.run(drive())


def test_grid_imports_nothing_heavy() -> None:
    code = "import sys, matchweek.tui.widgets.grid; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "textual.widget" in modules
    assert not {
        "pendulum",
        "sqlmodel",
        "sqlalchemy",
        "pydantic",
        "typer",
        "textual.widgets._data_table",
    } & set(modules)
    assert not [
        name
        for name in modules
        if name.startswith(("matchweek.services", "matchweek.store", "matchweek.domain"))
    ]


def test_lines_scrolled_past_are_let_go_and_those_in_sight_are_drawn_once() -> None:
    """A list of a thousand programs is walked through in a day; a screenful is drawn again at every key."""
    colours = Color(255, 255, 255), Color(0, 0, 0)
    lines = Lines(lambda: colours, lambda name: None)
    lines.lay_out(COLUMNS, 80)
    drawn: list[int] = []
    draw = lines._draw
    source = Rows(keys(1000))

    def counted(source: RowSource, index: int, flags: int) -> Strip:
        drawn.append(index)
        return draw(source, index, flags)

    lines._draw = counted  # type: ignore[method-assign]
    for top in range(950):
        for index in range(top, top + 45):
            lines.row(source, str(index), index, 0)
    assert len(lines._rows) <= KEPT_LINES
    assert drawn == list(range(994))
