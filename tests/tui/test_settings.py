"""The settings file: what is wrong in it is told with its line, and never keeps the week shut."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek import settings
from matchweek.services.core.week import Week
from matchweek.services.season import tracker
from matchweek.tui.app import preferences, settings_file
from matchweek.tui.commands import BY_ID, PLACES, every
from matchweek.tui.commands.keys import key_name, shown_key
from matchweek.tui.look.themes import THEMES
from matchweek.tui.screens.season import season_rows
from matchweek.tui.widgets.grid import Grid
from matchweek.tui.widgets.grid_columns import place_columns
from tests.support.pilot import open_dashboard
from tests.support.settings import write_settings

WRONG = [
    ("[look]\nthmee = 'dark'", "line 2: unknown setting “thmee”. Did you mean “theme”?"),
    ("[lok]\ntheme = 'dark'", "line 1: unknown section “lok”. Did you mean “look”?"),
    ("theme = 'dark'", "line 1: “theme” belongs under [look]."),
    ("[look]\n\ntheme = 'drak'", "line 3: there is no theme “drak”. Did you mean “dark”?"),
    ("[look]\ntheme = 7", "line 2: “theme” must be a text in quotes."),
    ("[look]\nhints = 'no'", "line 2: “hints” must be true or false."),
    ("look = 1", "line 1: “look” must be a section: [look]."),
    (
        "[times]\nzone = 'Asia/Karchi'",
        "line 2: “Asia/Karchi” names no single time zone. Did you mean Asia/Karachi?",
    ),
    ("[times]\nzone = '../../etc'", "line 2: “../../etc” names no single time zone."),
    ("[programs]\ncolumns = ['cod']", "line 2: there is no further column “cod”. Did you mean “code”?"),
    ("[season]\ncolumns = ['fitt']", "line 2: there is no further column “fitt”. Did you mean “fit”?"),
    ("[programs]\ncolumns = 'code'", "line 2: “columns” must be a list of texts."),
    ("[alarms]\nsilent = ['cal']", "line 2: there is no kind of alarm “cal”. Did you mean “call”?"),
    ("[alarms]\nsilent = ['offer']", "line 2: “offer” is always told: it cannot be made up for."),
    ("[alarms]\nquiet = '23-7'", "line 2: “23-7” are no hours: write them as “23:00-07:00”."),
    ("[alarms]\nquiet = '24:00-07:00'", "line 2: “24:00-07:00” are no hours"),
    ("[alarms]\ndesktop = 'of'", "line 2: there is no way “of” to notify. Did you mean “off”?"),
    ("[keys]\nlane_primry = '4'", "line 2: unknown command “lane_primry”. Did you mean “lane_primary”?"),
    ("[keys]\nundo = 'pagdown'", "line 2: “pagdown” is no key. Did you mean “pagedown”?"),
    ("[keys]\nundo = 'ctrl+m'", "line 2: “ctrl+m” is the same as enter in a terminal."),
    ("[keys]\nundo = 3", "line 2: “undo” needs a key in quotes, or a list of them."),
    ("[keys]\nundo = []", "line 2: “undo” needs a key in quotes, or a list of them."),
    (
        "[keys]\nundo = '1'",
        "line 2: the key “1” is taken by “primary” (lane_primary); “undo” keeps its own.",
    ),
    (
        "[keys]\nlane_primary = '%'\nlane_backup = '%'",
        "line 3: the key “%” is taken by “primary” (lane_primary); “lane_backup” keeps its own.",
    ),
    ("[look]\ntheme = 'dark", "line 2: is not TOML:"),
    ("[look\n", "line 1: is not TOML:"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_line_and_the_nearest_name(
    tmp_path: Path, text: str, said: str
) -> None:
    path = write_settings(tmp_path, text)
    found, problems = settings.read(path, preferences.known())
    assert [str(problem) for problem in problems if str(problem).startswith(f"settings.toml, {said}")], (
        problems
    )
    assert len(problems) == 1
    assert found.look == settings.Look()
    assert set(found.keys) <= {"lane_primary"}


def test_one_mistake_leaves_the_rest_in_force(tmp_path: Path) -> None:
    path = write_settings(
        tmp_path,
        "[look]\ntheme = 'light'\nhint = false\n[programs]\ncolumns = ['code', 'cod']\n"
        "[keys]\nundo = ['&', 'ctrl+u']\nredo = 'nonsense'\n",
    )
    found, problems = settings.read(path, preferences.known())
    assert found.look.theme == "light"
    assert found.programs.columns == ("code",)
    assert found.keys == {"undo": ("ampersand", "ctrl+u")}
    assert [problem.line for problem in problems] == [3, 5, 8]


def test_two_keys_may_change_places(tmp_path: Path) -> None:
    path = write_settings(tmp_path, "[keys]\nlane_primary = '3'\nlane_backup = '1'\n")
    found, problems = settings.read(path, preferences.known())
    assert not problems
    assert found.keys == {"lane_primary": ("3",), "lane_backup": ("1",)}


def test_a_key_may_mean_different_things_in_panes_beside_each_other(tmp_path: Path) -> None:
    path = write_settings(tmp_path, "[keys]\nrefuse = '%'\nadd_advocate = '%'\n")
    assert settings.read(path, preferences.known())[1] == []


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"\x00" * 10, b'theme = "\xe9"'])
def test_bytes_that_are_no_text_are_told(tmp_path: Path, raw: bytes) -> None:
    path = write_settings(tmp_path, "")
    path.write_bytes(raw)
    found, problems = settings.read(path, preferences.known())
    assert found == settings.Settings()
    assert len(problems) == 1


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    assert len(settings.read(tmp_path / "settings.toml", preferences.known())[1]) == 1


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "settings.toml", preferences.known()) == (settings.Settings(), [])


@given(st.text())
def test_no_text_of_the_file_does_harm(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        found, _ = settings.read(path, preferences.known())
        assert found.look.theme in THEMES


VALUES = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["look", "times", "programs", "keys", "x"]), VALUES))
def test_no_shape_of_the_file_does_harm(found: dict[str, object]) -> None:
    reading = settings._Reading(Path("settings.toml"), "", preferences.known())
    made, _ = reading.settings(found)
    assert isinstance(made.look.hints, bool)


# The file that is written on demand


def test_the_default_file_holds_every_setting_and_command_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    known = preferences.known()
    assert settings_file.create(path, known)
    assert settings.read(path, known) == (settings.Settings(), [])
    assert not settings_file.create(path, known)
    assert list(path.parent.iterdir()) == [path]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
    text = path.read_text(encoding="utf-8")
    for command in every.can_change():
        called = command.name if command.where in PLACES else f'"{command.name}"'
        assert f"# {called} = " in text


def test_every_line_of_the_default_file_is_right_once_its_mark_is_taken_away(tmp_path: Path) -> None:
    lines = settings_file.default_text(preferences.known()).splitlines()
    open_lines = [
        line.removeprefix("# ") if " = " in line and (line[2:3].islower() or line[2:3] == '"') else line
        for line in lines
    ]
    path = write_settings(tmp_path, "\n".join(open_lines))
    tomllib.loads("\n".join(open_lines))
    found, problems = settings.read(path, preferences.known())
    assert not problems
    assert found.look == settings.Look()
    assert found.keys == {command.name: command.keys for command in every.can_change()}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_to_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OSError, match="Permission"):
        settings_file.create(tmp_path / "settings.toml", preferences.known())


# Keys


def test_every_key_of_the_registry_can_be_written_as_it_is_shown() -> None:
    for command in every.every_command():
        for key in command.keys:
            assert key_name(shown_key(key)) == key


def test_no_two_commands_of_one_place_share_a_key() -> None:
    commands = every.can_change()
    shared = [
        (one.name, other.name)
        for place, one in enumerate(commands)
        for other in commands[place + 1 :]
        if set(one.keys) & set(other.keys) and every.meet(one.name, other.name)
    ]
    assert not shared


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_is_said_to_be_none(text: str) -> None:
    try:
        name = key_name(text)
    except ValueError as error:
        assert "key" in str(error) or "same as" in str(error)
    else:
        assert name


# In the dashboard


async def test_the_dashboard_opens_with_a_broken_file_and_says_why(week: Week, home: Path) -> None:
    write_settings(home, "[look]\nthmee = 'dark'\n[keys]\nundo = '1'\n")
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        assert "settings.toml, line 2: unknown setting “thmee”. Did you mean “theme”?" in opened.toasts
        assert "settings.toml, line 4: the key “1” is taken" in opened.toasts
        await opened.press("1", "u")
        await opened.shows("took back")


async def test_changed_keys_work_and_are_shown_everywhere(week: Week, home: Path) -> None:
    write_settings(home, "[keys]\nlane_primary = '%'\nundo = ['&', 'ctrl+u']\nfind = 'F11'\n")
    assert week.path is not None
    async with open_dashboard(week.path, size=(160, 45)) as opened:
        codes = opened.app.week_screen.programs.view.codes
        await opened.press("1")
        assert opened.app.board.programs.get(codes[0]).lane is None  # type: ignore[union-attr]
        await opened.press("percent_sign")
        assert opened.app.board.programs.get(codes[0]).lane == "primary"  # type: ignore[union-attr]
        await opened.press("ctrl+u")
        assert opened.app.board.programs.get(codes[0]).lane is None  # type: ignore[union-attr]
        foot = opened.app.week_screen.foot.text
        assert foot.startswith("% 2 3 lane")
        assert "& undo" in foot
        assert BY_ID["find"].shown_keys == "F11"
        await opened.press("question_mark")
        await opened.shows("F11            find")


async def test_further_columns_are_shown(week: Week, home: Path) -> None:
    text = "[programs]\ncolumns = ['code', 'acgme_id']\n"
    write_settings(home, f"{text}[season]\ncolumns = ['lifestyle', 'hospital', 'vibe', 'bucket', 'code']\n")
    assert week.path is not None
    tracker.add(week, institution="Harbor Hospital", specialty="IM", lifestyle=7, hospital="county")
    async with open_dashboard(week.path, size=(220, 40)) as opened:
        grid = opened.app.week_screen.programs.grid
        assert grid.shown_columns[-2:] == ("code", "acgme_id")
        await opened.shows(opened.app.week_screen.programs.view.codes[0])
        for placed in grid.placed_columns:
            before = grid.sort
            await opened.pilot.click(grid, offset=(placed.x, 0))
            await opened.pilot.pause()
            # Where there is no order in a column, a click on its title does nothing.
            assert (grid.sort != before) == bool(placed.column.order), placed.column.id
        await opened.press("f5")
        await opened.shows("county")
        season = opened.app.screen.query_one("SeasonPane Grid", Grid)
        assert season.shown_columns[6:] == ("visa", "lifestyle", "hospital", "vibe", "bucket", "code", "note")
        # What the number keys give is shown besides; the same key goes through the other columns as ever.
        await opened.press("right")
        assert season.shown_columns[6:9] == ("visa", "fit", "lifestyle")
        await opened.press("m")
        assert season.shown_columns[7:] == ("vibe", "fit", "training", "lifestyle", "bucket", "note")


def test_what_the_settings_may_ask_for_is_there() -> None:
    assert preferences.SEASON_COLUMNS == season_rows.MORE
    for narrow in (80, 120):
        shown = place_columns(
            season_rows.columns_for("vibe", season_rows.USUAL, {}, ("fit", "bucket")), narrow
        )
        there = {placed.column.id for placed in shown}
        assert {"program", "date", "status", "vibe", "fit", "bucket"} <= there


async def test_settings_are_written_on_demand(week: Week, home: Path) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("ctrl+p", *"open settings", "enter")
        await opened.pilot.pause()
        assert (home / "settings.toml").exists()
        assert "settings.toml" in opened.toasts
