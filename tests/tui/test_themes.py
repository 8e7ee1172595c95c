"""Every text of every theme can be read: in true colour, in 256, in 16 colours, and without any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem, ColorType
from rich.palette import Palette
from rich.terminal_theme import TerminalTheme
from textual.color import Color

from matchweek.services.core.week import Week
from matchweek.tui.look import colours
from matchweek.tui.look.themes import DEFAULT, THEMES
from tests.support.pilot import open_dashboard
from tests.support.settings import write_settings
from tests.support.terminal import NEEDS_PTY, Terminal

# Lines and bars are no text: they may be faint, and in 16 colours even vanish.
NO_TEXT = {"rule", "bar", "gutter", "cursor", "cursor-focus", "field"}
DEPTHS = ("true", "256", "16", "grey")
# Words that matter less, as WCAG has it for large text; all others.
FAINT = {"dim", "empty", "header", "hint"}
LEAST_FAINT, LEAST = 3.0, 4.5

# The sixteen colours of a Linux console and of xterm's default; others are user-set.
XTERM = TerminalTheme(
    (0, 0, 0),
    (229, 229, 229),
    [
        *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0)),
        *((0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    ],
    [
        *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
        *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
    ],
)


def _shown(color: Color, depth: str, bold: bool = False) -> Color:
    """A colour as a terminal of some depth shows it: bold is the brighter one of two where there are 16."""
    if depth == "true":
        return color
    if depth == "grey":
        return color.monochrome
    system = ColorSystem.EIGHT_BIT if depth == "256" else ColorSystem.STANDARD
    less = RichColor.from_rgb(color.r, color.g, color.b).downgrade(system)
    if less.type is ColorType.STANDARD:
        assert less.number is not None
        return Color(*XTERM.ansi_colors[less.number + 8 * (bold and less.number < 8)])
    return Color(*less.get_truecolor())


def _contrast(one: Color, other: Color) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _texts(name: str, depth: str) -> Iterator[tuple[str, str, Color, Color, bool]]:
    """Every look of a theme on everything it stands on: what, on what, the two colours."""
    theme = THEMES[name]
    variables = {**theme.to_color_system().generate(), **theme.variables}
    looks = {each: colours.resolved(each, variables, depth == "16") for each in colours.NAMES - NO_TEXT}
    foreground = Color.parse(variables["foreground"])
    below = {each: Color.parse(variables[each]) for each in ("background", "surface")}
    below["the cursor's row"] = below["background"] + foreground.with_alpha(colours._LOOKS["cursor-focus"][3])
    for each, look in looks.items():
        for what, background in below.items():
            under = background + look.background if look.background is not None else background
            if look.background is not None and what == "the cursor's row":
                continue
            letters = under + (look.color if look.color is not None else foreground)
            yield each, what, letters, under, bool(look.text_style.bold)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("name", THEMES)
def test_every_text_stands_out_from_what_it_stands_on(name: str, depth: str) -> None:
    faint = [
        f"{look} on {what}: {contrast:.1f}"
        for look, what, colour, under, bold in _texts(name, depth)
        for shown in {_shown(colour, depth), _shown(colour, depth, bold)}
        if (contrast := _contrast(shown, _shown(under, depth))) < (LEAST_FAINT if look in FAINT else LEAST)
    ]
    assert not faint, f"{name} in {depth}: {faint}"


@pytest.mark.parametrize("depth", ["256", "16"])
@pytest.mark.parametrize("name", THEMES)
def test_what_is_grey_stays_grey_in_fewer_colours(name: str, depth: str) -> None:
    theme = THEMES[name]
    for colour in (theme.background, theme.surface, theme.panel):
        shown = _shown(Color.parse(str(colour)), depth)
        assert max(shown.rgb) - min(shown.rgb) < 16, f"{colour} is {shown.hex}"


def test_the_measure_sees_what_cannot_be_read() -> None:
    black, grey = Color.parse("#000000"), Color.parse("#303030")
    assert _contrast(black, grey) < 2
    assert _contrast(black, Color.parse("#ffffff")) == pytest.approx(21)
    assert isinstance(XTERM.ansi_colors, Palette)


def test_the_colour_blind_theme_tells_the_lanes_apart_by_lightness_or_blue() -> None:
    """Red and green are one colour to most who are colour-blind: what differs must be the rest."""
    theme = THEMES["colour-blind"]
    lanes = [Color.parse(str(each)) for each in (theme.primary, theme.success, theme.secondary)]
    for place, one in enumerate(lanes):
        for other in lanes[place + 1 :]:
            lightness = abs(_luminance(one) - _luminance(other))
            assert lightness > 0.1 or abs(one.b - other.b) > 60


@pytest.mark.parametrize("name", THEMES)
async def test_each_theme_can_be_chosen_in_the_settings(week: Week, home: Path, name: str) -> None:
    write_settings(home, f'[look]\ntheme = "{name}"\n')
    assert week.path is not None
    async with open_dashboard(week.path, size=(80, 24)) as opened:
        assert opened.app.theme == name
        background = opened.app.theme_variables["background"]
        assert Color.parse(background) == Color.parse(str(THEMES[name].background))
        assert not opened.toasts


async def test_a_theme_is_changed_while_the_week_is_open(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(80, 24)) as opened:
        assert opened.app.theme == DEFAULT
        await opened.press("ctrl+p", *"theme light", "enter")
        await opened.pilot.pause()
        assert opened.app.theme == "light"
        assert opened.app.screen is opened.app.week_screen
        grid = opened.app.week_screen.programs.grid
        colours = {segment.style.bgcolor for segment in grid.render_line(2) if segment.style}
        assert all(colour and colour.triplet and sum(colour.triplet) > 500 for colour in colours)


async def test_lanes_tiers_and_states_are_told_without_colour(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(120, 30)) as opened:
        await opened.press("1", "t", "a", "2", "m", "3", "s", "x")
        await opened.shows("▲")
        shown = opened.text
        for sign in ("1", "2", "3", "▲", "●", "plan"):
            assert sign in shown


TERMINALS = {
    "true colour": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "256": {"TERM": "xterm-256color", "COLORTERM": ""},
    "16": {"TERM": "xterm", "COLORTERM": ""},
    "console": {"TERM": "linux", "COLORTERM": ""},
    "no colour": {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"},
}
START = """
import sys
from pathlib import Path
from tests.support.weeks import CLOCK
from matchweek.services.core.launch import Launch
from matchweek.tui.app.dashboard import run_dashboard
sys.exit(run_dashboard(Launch(Path(sys.argv[1]), CLOCK, "Asia/Karachi")))
"""


@NEEDS_PTY
@pytest.mark.parametrize("kind", TERMINALS)
def test_a_real_terminal_shows_it_readable(kind: str, week: Week, home: Path) -> None:
    import sys

    root = Path(__file__).resolve().parents[2]
    env = {**TERMINALS[kind], "MATCHWEEK_HOME": str(home), "PYTHONPATH": str(root)}
    with Terminal.fork([sys.executable, "-c", START, str(week.path)], 80, 24, env, cwd=root) as terminal:
        terminal.wait_for("Fictional Hospital")
        terminal.wait_for("saved")
        terminal.settle()
        cells = [terminal.emulator.style(x, y) for y in range(24) for x in range(80)]
        words = [cell for cell in cells if cell.data.isalnum()]
        assert len(words) > 300
        assert not [cell for cell in words if cell.fg == cell.bg]
        if kind == "no colour":
            tinted = {each for cell in words for each in (cell.fg, cell.bg) if not _is_grey(each)}
            assert not tinted
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert not terminal.left_behind()


def _is_grey(name: str) -> bool:
    """Whether a colour of the emulated screen is none, or has no hue."""
    if len(name) != 6:
        return name in ("default", "black", "white", "brightblack", "brightwhite")
    return name[:2] == name[2:4] == name[4:]
