"""The registry: every command has keys, help, a handler and, for acts, a twin in the shell."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from matchweek.cli.command_list import command as shell_command
from matchweek.services.core.week import Week
from matchweek.tui.app.dashboard import Dashboard
from matchweek.tui.app.hints import ENOUGH, HINTS, Hints, hint_pieces
from matchweek.tui.commands import (
    ADVOCATES,
    ANYWHERE,
    BY_ID,
    CALLS,
    COMMANDS,
    OFFERS,
    PLACES,
    PLAN,
    PROGRAMS,
    REHEARSAL,
    SEASON,
    WEEK,
    Command,
)
from matchweek.tui.commands.dialogs.invitations import INVITATION_FORM
from matchweek.tui.commands.dialogs.typing import TYPING
from matchweek.tui.commands.sorting import BREATH
from matchweek.tui.look.text import width_of
from matchweek.tui.panes.advocates import AdvocatesPane
from matchweek.tui.panes.calls import CallsPane
from matchweek.tui.panes.foot import week_keys
from matchweek.tui.panes.marking import GOES_WITH_LANE
from matchweek.tui.panes.programs import ProgramsPane
from matchweek.tui.screens.offers.offers import OffersScreen
from matchweek.tui.screens.own.help import KEYS_WIDTH, help_words
from matchweek.tui.screens.season.tracker import SeasonScreen
from matchweek.tui.screens.week.week import WeekScreen
from matchweek.tui.widgets.words import Para
from tests.support.pilot import open_dashboard, until

HANDLED_BY: dict[str, type] = {
    ANYWHERE: Dashboard,
    WEEK: WeekScreen,
    PROGRAMS: ProgramsPane,
    ADVOCATES: AdvocatesPane,
    CALLS: CallsPane,
    REHEARSAL: Dashboard,
    OFFERS: OffersScreen,
    SEASON: SeasonScreen,
}
LONGEST_SAID = "saved"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_complete(command: Command) -> None:
    assert command.keys
    assert command.title and not command.title.endswith(".")
    assert command.help.endswith(".")
    assert command.where in PLACES
    if command.where in HANDLED_BY:
        assert callable(getattr(HANDLED_BY[command.where], f"do_{command.id}", None))


def _shell_commands() -> dict[str, set[str]]:
    """Every command of the shell by its words, with its options."""
    found: dict[str, set[str]] = {}

    def walk(node: object, words: tuple[str, ...]) -> None:
        subcommands = getattr(node, "commands", None)
        options = {
            option for each in getattr(node, "params", ()) for option in (*each.opts, *each.secondary_opts)
        }
        found[" ".join(words)] = options
        for name, each in (subcommands or {}).items():
            walk(each, (*words, name))

    walk(shell_command(), ())
    return found


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command.shell], ids=lambda command: command.id
)
def test_what_changes_data_has_a_twin_in_the_shell(command: Command) -> None:
    known = _shell_commands()
    name = _named_in(command.shell, known)
    assert name in known, f"`matchweek {command.shell}` does nothing: make it in matchweek/cli/commands"
    options = set(re.findall(r"--[a-z-]+", command.shell))
    assert options <= known[name], f"`matchweek {command.shell}` has no option {options - known[name]}"


def _named_in(shell: str, known: Mapping[str, object]) -> str:
    """The command that a twin names: that of a noun is never the noun alone, which only shows its help."""
    words = [word for word in shlex.split(shell) if not word.startswith("-")]
    nouns = {name.partition(" ")[0] for name in known if " " in name}
    return " ".join(words[:2]) if words[0] in nouns else words[0]


def test_a_twin_that_its_noun_does_not_have_is_found() -> None:
    known = _shell_commands()
    assert _named_in("list names", known) not in known and "list" in known
    assert _named_in("list import FILE", known) == "list import"
    assert _named_in("apply CODE", known) == "apply"


def test_ids_are_used_once() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("place", [PROGRAMS, ADVOCATES, CALLS, SEASON, PLAN])
def test_the_footer_has_at_most_seven_keys_and_fits_in_80_columns(place: str) -> None:
    keys = week_keys(place)
    assert len(keys) <= 7
    # Two with the same place in the line would share it, as the three lanes do.
    assert sum(title == "lane" for _, title in keys) == (place == PROGRAMS), keys
    shown = "".join(f"{key} {title}  " for key, title in keys)
    assert width_of(shown) + 1 + width_of(LONGEST_SAID) <= 80 - 2


async def test_the_footer_stands_whole_at_80_columns(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(80, 24)) as opened:
        for place in (PROGRAMS, ADVOCATES, CALLS):
            last = opened.text.splitlines()[-1]
            assert all(f"{key} {title}" in last for key, title in week_keys(place))
            assert last.rstrip().endswith("saved")
            assert "…" not in last
            await opened.press("tab")


# A key that does nothing here says why


async def test_a_key_of_another_pane_says_where_it_works(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("tab", "1")
        assert "1 (primary) works in Programs" in opened.toasts
        assert not opened.app.board.programs.counts().lanes.get("primary")


# Hints


def test_a_hint_goes_when_its_keys_were_used_or_one_of_them_thrice(tmp_path: Path) -> None:
    hints = Hints(tmp_path / "hints.json")
    assert hints.next is HINTS[0]
    for _ in range(ENOUGH - 1):
        assert not hints.used("lane_primary")
    assert hints.used("lane_primary")
    assert hints.next is HINTS[1]
    assert hints.used(HINTS[1].commands[0])
    assert Hints(tmp_path / "hints.json").next is HINTS[2]


def test_a_hint_stands_only_where_its_keys_do_something() -> None:
    hints = Hints(None)
    assert hints.next_in(PROGRAMS) is HINTS[0]
    for place in (ADVOCATES, CALLS):
        hint = hints.next_in(place)
        assert hint is not None
        assert {BY_ID[each].where for each in hint.commands} <= {place, WEEK, ANYWHERE}


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_the_hint_follows_the_pane_that_has_the_keys(week: Week, size: tuple[int, int]) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=size) as opened:
        await opened.shows("sort a program into a lane")
        for _ in range(2):
            await opened.press("tab")
            await until(opened.pilot, lambda: "sort a program into a lane" not in opened.text)
            assert "takes back what was done last" in opened.text
        await opened.press("tab")
        await opened.shows("sort a program into a lane")


def test_help_tells_how_long_a_key_still_means_the_program_just_sorted() -> None:
    """“t” right after “1” is not for the program the cursor went on to."""
    said = next(line for line in _plain(help_words(PROGRAMS)) if line.startswith("just sorted"))
    assert f"{BREATH:g} seconds" in said
    for name in GOES_WITH_LANE:
        assert f" {BY_ID[name].shown_key} " in said


def _plain(said: list[Para]) -> list[str]:
    pieces = [[piece if isinstance(piece, str) else piece[0] for piece in para.pieces] for para in said]
    return ["".join(each) for each in pieces]


def test_hints_can_be_switched_off_and_a_broken_file_is_no_harm(tmp_path: Path) -> None:
    assert Hints(tmp_path / "hints.json", on=False).next is None
    for raw in (b"\xff", b"[]", b'{"done": 3}', b"{"):
        (tmp_path / "hints.json").write_bytes(raw)
        assert Hints(tmp_path / "hints.json").next is HINTS[0]
    (tmp_path / "file").write_bytes(b"")
    assert Hints(tmp_path / "file" / "hints.json").used("undo")


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.id)
def test_each_hint_fits_in_80_columns_and_names_keys(hint: object) -> None:
    pieces = hint_pieces(hint)  # type: ignore[arg-type]
    words = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)
    assert width_of(words) <= 78
    assert "{" not in words


async def test_hints_are_shown_one_at_a_time_and_then_no_more(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(100, 30)) as opened:
        hint = opened.app.week_screen.hint
        assert hint.display
        assert hint.text.startswith("1 2 3 sort a program")
        await opened.press("1", "2", "3")
        assert "takes back what was done last" in hint.text
        await opened.press("u")
        assert "finds as you type" in hint.text
    async with open_dashboard(week.path, size=(100, 30)) as opened:
        assert "finds as you type" in opened.app.week_screen.hint.text


def test_keys_that_mean_the_same_are_one_line_of_help_and_wide_ones_keep_the_column() -> None:
    said = _plain(help_words("", INVITATION_FORM.commands, TYPING.commands))
    dates = [line for line in said if "take a date  " in line]
    assert len(dates) == 1 and dates[0].startswith("1 to 9")
    column = {
        line.index(words) for line in said for words in ("take a date  ", "new line  ") if words in line
    }
    assert column == {KEYS_WIDTH + 1}
