"""What is written for a change leaves a terminal as painting everything anew would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Label

from matchweek.clock import RunningClock
from matchweek.services.core.week import Week
from matchweek.tui.textual_private import sparing
from matchweek.tui.textual_private.cell_writing import Changes, WholeScreen
from matchweek.tui.textual_private.sparing import Sparing, SparingCompositor, lines_in, shown_in
from tests.support.emulator import Emulator
from tests.support.needs import needs
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.thorough import examples
from tests.support.weeks import AT

WIDTH, HEIGHT = 24, 3
SYSTEMS = ("truecolor", "256", "standard")
LOOKS = (
    "",
    "red",
    "#d7dce4 on #0f1217",
    "bold #e4b062 on #0f1217",
    "bold",
    "on blue",
    "reverse underline",
    "default on default",
    "not bold italic white on #0f1217",
    "strike red on white",
)
pieces = st.tuples(st.sampled_from(("a", "bc ", "  ", "ö·", "日本", "…x")), st.sampled_from(LOOKS))
lines = st.lists(pieces, max_size=12)


def strip_of(line: Iterable[tuple[str, str]], width: int = WIDTH) -> Strip:
    strip = Strip([Segment(text, Style.parse(look) if look else None) for text, look in line])
    return strip.adjust_cell_length(width)


def console(system: str) -> Console:
    # A style remembers the codes of the colours it was first written in.
    Style.parse.cache_clear()  # type: ignore[attr-defined]
    return Console(file=StringIO(), force_terminal=True, color_system=system, legacy_windows=False)  # type: ignore[arg-type]


def cells(emulator: Emulator) -> list[Any]:
    return [emulator.style(x, y) for y in range(emulator.rows) for x in range(emulator.cols)]


def written(*sequences: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Emulator:
    emulator = Emulator(*size)
    for each in sequences:
        emulator.feed(each.encode())
    return emulator


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(lines, min_size=HEIGHT, max_size=HEIGHT), st.sampled_from(SYSTEMS))
def test_a_whole_screen_is_the_same_in_fewer_bytes(content: list[list[tuple[str, str]]], system: str) -> None:
    terminal = console(system)
    strips: list[Iterable[Strip]] = [
        [strip_of(line[:3], 10), strip_of(line[3:], WIDTH - 10)] for line in content
    ]
    region = Region(0, 0, WIDTH, HEIGHT)
    usual = LayoutUpdate(strips, region).render_segments(terminal)
    ours = WholeScreen(strips, region).render_segments(terminal)
    assert cells(written(ours)) == cells(written(usual))
    assert len(ours) <= len(usual)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(lines, min_size=HEIGHT, max_size=HEIGHT),
    st.lists(lines, min_size=HEIGHT, max_size=HEIGHT),
    st.tuples(st.integers(0, WIDTH - 1), st.integers(1, WIDTH)).filter(lambda span: span[0] < span[1]),
    st.sampled_from(SYSTEMS),
)
def test_a_part_is_the_same(
    before: list[list[tuple[str, str]]],
    after: list[list[tuple[str, str]]],
    span: tuple[int, int],
    system: str,
) -> None:
    """Textual writes more than was asked for, so what is beside the span is as it was."""
    cut, terminal = WIDTH // 2, console(system)
    old = [strip_of(line) for line in before]
    new = []
    for line, other in zip(old, (strip_of(line) for line in after), strict=True):
        parts = [line.crop(0, span[0]), other.crop(*span), line.crop(span[1], WIDTH)]
        new.append(Strip.join(parts))
    chops = [{0: strip.crop(0, cut), cut: strip.crop(cut)} for strip in new]
    spans = [(y, *span) for y in range(HEIGHT)]
    ends = [[cut, WIDTH]] * HEIGHT
    whole = LayoutUpdate([[strip] for strip in old], Region(0, 0, WIDTH, HEIGHT)).render_segments(terminal)
    usual = ChopsUpdate(chops, spans, ends).render_segments(terminal)
    ours = Changes(chops, spans, ends).render_segments(terminal)
    assert len(ours) <= len(usual)
    if all(strip.text.isascii() for strip in (*old, *new)):
        assert cells(written(whole, ours)) == cells(written(whole, usual))


def test_a_terminal_is_left_without_any_style() -> None:
    strip = strip_of([("a", "bold red on blue")], 1)
    assert (
        WholeScreen([[strip]], Region(0, 0, 1, 1)).render_segments(console("truecolor")).endswith("\x1b[0m")
    )


def test_a_link_is_written_as_it_is() -> None:
    strip = Strip(
        [Segment("x", Style(link="https://example.org", color="red")), Segment("y", Style(bold=True))]
    )
    text = WholeScreen([[strip]], Region(0, 0, 2, 1)).render_segments(console("truecolor"))
    assert "https://example.org" in text
    assert written(text, size=(2, 1)).text() == "xy"


def test_half_a_wide_letter_is_never_written() -> None:
    update = Changes([{0: strip_of([("日本", "red")], 4)}], [(0, 1, 3)], [[4]])
    assert "日" in update.render_segments(console("truecolor"))


class TestWhatIsDrawn:
    """Places: the foremost first, as the compositor has them."""

    def places(self, *regions: Region) -> dict[Widget, tuple[Region, Region]]:
        clip = Region(0, 0, 100, 100)
        return {Widget(): (region, clip) for region in regions}

    def found(self, changed: list[Region], places: dict[Widget, tuple[Region, Region]]) -> list[int]:
        order = list(places)
        return [order.index(widget) for widget in shown_in(changed, places)]

    def test_what_no_change_touches_is_left_out(self) -> None:
        places = self.places(Region(0, 0, 10, 10), Region(20, 0, 10, 10))
        assert self.found([Region(1, 1, 2, 1)], places) == [0]

    def test_what_lies_behind_is_left_out(self) -> None:
        places = self.places(Region(0, 0, 10, 10), Region(0, 0, 100, 100))
        assert self.found([Region(1, 1, 2, 1)], places) == [0]

    def test_what_shows_beside_it_is_drawn(self) -> None:
        places = self.places(Region(0, 0, 10, 10), Region(0, 0, 100, 100))
        assert self.found([Region(8, 1, 5, 1)], places) == [0, 1]

    def test_a_clipped_widget_hides_only_what_is_seen_of_it(self) -> None:
        front, back = Widget(), Widget()
        places = {
            front: (Region(0, 0, 10, 10), Region(0, 0, 4, 10)),
            back: (Region(0, 0, 9, 9), Region(0, 0, 9, 9)),
        }
        assert list(shown_in([Region(3, 1, 3, 1)], places)) == [front, back]


def test_only_the_lines_that_changed_are_asked_for() -> None:
    visible = Region(10, 2, 20, 10)
    changed = [Region(0, 0, 15, 4), Region(29, 4, 9, 1), Region(12, 9, 1, 90), Region(0, 6, 10, 2)]
    assert lines_in(changed, visible) == [(2, 5), (9, 12)]
    assert lines_in([Region(0, 0, 10, 50)], visible) == []


@needs("painting")
async def test_a_move_of_the_cursor_asks_the_list_for_two_lines(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        grid, asked = opened.app.week_screen.programs.grid, []
        await opened.press("down")
        drawn = grid.render_lines

        def counted(crop: Region) -> list[Strip]:
            asked.append(crop.height)
            return drawn(crop)

        monkeypatch.setattr(grid, "render_lines", counted)
        await opened.press("down")
        await until(opened.pilot, lambda: asked)
        assert sum(asked) == 2


class Watched:
    """A terminal beside the dashboard that gets each update as it is written."""

    def __init__(self, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        self.app = opened.app
        self.console = console("truecolor")
        self.size = self.app.size
        self.emulator = Emulator(*self.size)
        self.partial = 0
        self._anew: dict[int, tuple[Strip, list[Any]]] = {}
        monkeypatch.setattr(self.app, "_display", self._display)
        self.app.screen.refresh()

    def _display(self, screen: Screen[Any], update: object) -> None:
        if isinstance(update, CompositorUpdate):
            self.partial += isinstance(update, ChopsUpdate)
            self.emulator.feed(update.render_segments(self.console).encode())

    def differing(self) -> list[tuple[int, int]]:
        strips = self.app.screen._compositor.render_strips()
        return [
            (x, y)
            for y, strip in enumerate(strips)
            for x, style in enumerate(self._line(y, strip))
            if style != self.emulator.style(x, y)
        ]

    def _line(self, y: int, strip: Strip) -> list[Any]:
        """A line as a terminal has it that got it anew; one that is as it was is not written again."""
        known = self._anew.get(y)
        if known is None or known[0] != strip:
            whole = LayoutUpdate([[strip]], Region(0, 0, self.size.width, 1)).render_segments(self.console)
            anew = written(whole, size=(self.size.width, 1))
            known = self._anew[y] = strip, [anew.style(x, 0) for x in range(self.size.width)]
        return known[1]

    def told(self, keys: Sequence[str]) -> str:
        """Which lines differ, as the terminal has them and as they ought to be."""
        strips = self.app.screen._compositor.render_strips()
        lines = sorted({y for _, y in self.differing()})
        shown = self.emulator.text().split("\n")
        both = [f"{y}: {shown[y]!r} for {strips[y].text!r}" for y in lines]
        return f"after {keys}: {self.app.screen!r}, {len(self.differing())} cells\n" + "\n".join(both)


class Two(Sparing, Screen[None]):
    """One line over another, which goes and comes."""

    def compose(self) -> ComposeResult:
        yield Label("stays", id="stays")
        yield Resized("goes", id="goes")


class Resized(Label):
    sizes = 0

    def on_resize(self) -> None:
        self.sizes += 1


@pytest.mark.parametrize("comes", [False, True], ids=["goes", "comes"])
async def test_a_place_asked_for_before_the_layout_hides_no_change(
    comes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for a widget's place, Textual arranges all anew, and then finds that nothing moved."""
    app: App[None] = App()
    async with app.run_test(size=(20, 4)) as pilot:
        screen = Two()
        await app.push_screen(screen)
        goes, stays = screen.query_one("#goes", Resized), screen.query_one("#stays")
        if comes:
            goes.display = False
        await until(pilot, lambda: ("goes" in _shown(screen)) is not comes)
        written_to, before = Emulator(20, 4), goes.sizes
        terminal = console("truecolor")

        def display(_: Screen[Any], update: object) -> None:
            if isinstance(update, CompositorUpdate):
                written_to.feed(update.render_segments(terminal).encode())

        monkeypatch.setattr(app, "_display", display)
        screen.refresh()
        await until(pilot, lambda: ("goes" in written_to.text()) is not comes)
        goes.display = comes
        # As a scroll, or a widget that is new, leaves it.
        screen._compositor._full_map_invalidated = True
        assert stays.region.y == 0
        await until(pilot, lambda: ("goes" in written_to.text()) is comes, written_to.text)
        await until(pilot, lambda: goes.sizes > before or not comes)


def _shown(screen: Screen[Any]) -> str:
    return "".join(strip.text for strip in screen._compositor.render_strips())


KEYS = (
    *(
        "down",
        "1",
        "2",
        "j",
        "3",
        "0",
        "t",
        "space",
        "space",
        "a",
        "u",
        "U",
        "pagedown",
        "pageup",
        "end",
        "1",
        "home",
    ),
    *(
        "slash",
        "a",
        "l",
        "backspace",
        "escape",
        "escape",
        "S",
        "down",
        "enter",
        "S",
        "escape",
        "tab",
        "tab",
        "tab",
    ),
    *(
        "question_mark",
        "down",
        "escape",
        "c",
        "D",
        "r",
        "escape",
        "escape",
        "enter",
        "escape",
        "P",
        "down",
        "P",
    ),
    *("f3", "f4", "down", "f2", "H", "escape", "x", "u", "w", "escape", "f", "escape", "E", "E"),
)


@needs("painting")
@pytest.mark.parametrize("size", [(160, 45), (120, 36), (80, 24)])
async def test_after_every_key_the_terminal_shows_what_painting_everything_would(
    week: Week, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert week.path is not None
    # However fast they come here, each key is painted at once.
    monkeypatch.setattr(sparing, "FRAME", 0.0)
    async with open_dashboard(week.path, size=size) as opened:
        watched = Watched(opened, monkeypatch)
        await opened.pilot.pause()
        for number, key in enumerate(KEYS):
            await opened.press(key)
            assert isinstance(opened.app.screen._compositor, SparingCompositor), type(opened.app.screen)
            # All that the key asked for is painted a frame later, or two.
            pressed = KEYS[: number + 1]
            await until(
                opened.pilot, lambda: not watched.differing(), lambda keys=pressed: watched.told(keys)
            )
        assert watched.partial > len(KEYS) / 2


@needs("painting")
async def test_behind_a_form_only_the_lines_of_the_clock_are_dimmed_anew(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matchweek.tui.textual_private import backdrop

    assert week.path is not None
    clock, dimmed, told = RunningClock(AT, 0.0), [], backdrop._dimmed

    def counted(strips: Iterable[Strip], tint: Color) -> list[Strip]:
        found = told(strips, tint)
        dimmed.append(len(found))
        return found

    async with open_dashboard(week.path, clock, size=(160, 45)) as opened:
        watched = Watched(opened, monkeypatch)
        await opened.press("S")
        await opened.shows("sort by")
        await until(opened.pilot, lambda: not watched.differing())
        for second in range(1, 5):
            # The first second may bring what opening the form left to be painted.
            if second == 2:
                monkeypatch.setattr(backdrop, "_dimmed", counted)
            before = opened.text
            clock.jump_to(AT + timedelta(seconds=second))
            opened.app.tick()
            await until(opened.pilot, lambda: opened.text != before)  # noqa: B023
            await until(opened.pilot, lambda: not watched.differing(), lambda: str(watched.differing()))
        assert dimmed and max(dimmed) <= 3
        monkeypatch.setattr(backdrop, "_dimmed", told)
        await opened.press("escape")
        await until(opened.pilot, lambda: not watched.differing(), lambda: str(watched.differing()))


@needs("painting")
async def test_beside_a_box_that_grows_and_shrinks_nothing_is_left_in_pieces(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(120, 36)) as opened:
        watched = Watched(opened, monkeypatch)
        await opened.press("Z")
        box = opened.app.screen.query_one("#box")
        low = box.region.height
        for key, grown in (("left_square_bracket", True), ("backspace", False)):
            await opened.press(key)
            await until(opened.pilot, lambda: (box.region.height > low) is grown)  # noqa: B023
            await until(opened.pilot, lambda: not watched.differing(), lambda: watched.told([key]))  # noqa: B023
