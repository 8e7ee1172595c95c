"""Find, filter, and what stands on the screen when the week file cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.filters import AnyOf, Filter, Flag, Is, Lanes, States, Tiers, Visa
from matchweek.services.core.board import load_board
from matchweek.services.core.launch import Launch
from matchweek.services.core.week import open_week
from matchweek.services.file import keeping
from matchweek.services.lists import triage
from matchweek.tui.app.dashboard import Dashboard
from matchweek.tui.look.text import width_of
from matchweek.tui.panes.foot import footer_keys
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.screens.own.help import Help
from matchweek.tui.screens.own.trouble import Trouble
from matchweek.tui.screens.own.zone import AskZone
from matchweek.tui.screens.programs.card import CardScreen
from matchweek.tui.screens.programs.deck import Deck
from matchweek.tui.screens.programs.filter import FilterPrograms
from matchweek.tui.screens.programs.filter_choices import choices, parts_of, together
from matchweek.tui.screens.programs.note import Note
from matchweek.tui.screens.programs.sort import SortPrograms
from matchweek.tui.widgets.words import Para, wrap
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import CLOCK, listings, new_week


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Twelve fictional programs; one in each lane, one of them refused besides."""
    file = tmp_path / "week.db"
    week = new_week(file, listings(12))
    codes = load_board(week).programs.codes
    for code, lane in zip(codes, "123", strict=False):
        triage.set_lane(week, [code], triage.read_lane(lane))
    triage.refuse(week, [codes[3]])
    week.close()
    return file


def damage(path: Path) -> None:
    """Write over the beginning of a file."""
    path.write_bytes(b"no week at all" + path.read_bytes()[14:])


def codes_shown(opened: Opened) -> list[str]:
    return list(opened.app.week_screen.programs.view.codes)


# Find


async def test_find_narrows_at_each_letter_and_keeps_the_cursor(path: Path) -> None:
    async with open_dashboard(path) as opened:
        pane = opened.app.week_screen.programs
        code = codes_shown(opened)[4]
        pane.grid.goto(code)
        field = opened.app.session.board.programs[code].field
        await opened.press("slash")
        height = pane.grid.size.height
        counts = []
        for letter in field[:4].lower():
            await opened.press(letter)
            counts.append(len(pane.view))
            assert pane.grid.cursor == code
        assert counts == sorted(counts, reverse=True) and counts[-1] < 12
        assert pane.grid.size.height == height
        assert "find “" in opened.text
        await opened.press(*"zzz")
        assert len(pane.view) == 0
        await opened.press(*["backspace"] * 3)
        assert pane.grid.cursor == code
        await opened.press("enter")
        assert pane.grid.has_focus and len(pane.view) == counts[-1]
        await opened.press("escape")
        assert len(pane.view) == 12 and pane.grid.cursor == code


async def test_find_is_left_by_escape_and_opened_again_with_its_text(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        pane = opened.app.week_screen.programs
        await opened.press("slash", *"peds", "escape")
        assert pane.grid.has_focus and pane.view.text == "peds"
        code = pane.grid.cursor
        await opened.press("1")
        assert opened.app.session.board.programs[str(code)].lane == "primary"
        await opened.press("slash")
        assert pane.find_line is not None and pane.find_line.value == "peds"
        await opened.press("f")
        assert pane.view.text == "f"


async def test_the_first_letter_finds_everything_prepared(path: Path) -> None:
    async with open_dashboard(path) as opened:
        board = opened.app.session.board
        assert len(board.programs._haystacks) == len(board.programs)


# Filter


async def test_choices_of_a_kind_add_up_and_kinds_narrow(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("f")
        screen = opened.app.screen
        assert isinstance(screen, FilterPrograms)
        view = opened.app.week_screen.programs
        await opened.press("space")
        assert "1 of 12" in opened.text and len(view.view) == 1
        await opened.press("down", "enter")
        assert "2 of 12 · lanes 1 2" in opened.text
        screen.grid.goto("state/FL  Florida")
        await opened.press("space")
        lanes = {opened.app.session.board.programs[code].lane for code in codes_shown(opened)}
        states = {opened.app.session.board.programs[code].state for code in codes_shown(opened)}
        assert lanes <= {"primary", "secondary"} and states == {"FL"}
        await opened.press("f")
        assert "lanes 1 2 · in FL" in opened.text
        await opened.press("f", "c", "escape")
        assert len(view.view) == 12


async def test_the_filter_narrows_its_choices_by_letters(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        await opened.press("f", "slash", *"flor", "enter")
        screen = opened.app.screen
        assert isinstance(screen, FilterPrograms)
        assert screen.grid.cursor == "state/FL  Florida" and len(screen.grid.source) == 1
        await opened.press("space", "escape")
        assert len(screen.grid.source) > 10
        await opened.press("escape")
        assert {opened.app.session.board.programs[code].state for code in codes_shown(opened)} == {"FL"}


async def test_hidden_and_only_take_each_others_place(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("f")
        screen = opened.app.screen
        assert isinstance(screen, FilterPrograms)
        screen.grid.goto("refused/hidden")
        await opened.press("space")
        assert len(codes_shown(opened)) == 11
        await opened.press("down", "space")
        assert len(codes_shown(opened)) == 1
        await opened.press("tab")
        assert screen.grid.cursor == "filled/hidden"
        await opened.press("shift+tab", "shift+tab")
        assert screen.grid.cursor == "last list/changed"


@pytest.mark.parametrize(
    "chosen",
    [
        (Lanes.of("primary"), Lanes.of(None), Is(Flag.UNDECIDED)),
        (Tiers.of("top"), States.of("FL"), States.of("NY")),
        (Visa("J-1"), Is(Flag.VISA_SAID, False), Is(Flag.FILLED, False)),
    ],
)
def test_what_was_chosen_can_be_read_back_from_the_view(chosen: tuple) -> None:
    made = together(chosen)
    assert len({type(each) for each in made}) == len(made)
    assert {part for each in made for part in parts_of(each)} == set(chosen)


def test_every_choice_counts_what_it_leaves(path: Path) -> None:
    week = open_week(path, CLOCK)
    programs = load_board(week).programs
    week.close()
    found = choices(programs, [States.of("TX")])
    for choice in found:
        assert isinstance(choice.filter, Filter)
        assert choice.count == sum(map(choice.filter.test(), programs)), choice
    assert any(choice.title == "in TX" or choice.title.startswith("TX") for choice in found)
    assert AnyOf((Lanes.of("primary"), Is(Flag.REFUSED))).words == "lane 1 or only refused"


# The file cannot be opened


async def test_a_file_of_another_kind_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear program")
    app = Dashboard(Launch(path, CLOCK))
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Trouble))
        opened = Opened(app, pilot)
        await opened.shows("Not a week file")
        await opened.press("r")
        assert "A backup would not help here." in opened.toasts
        await opened.press("q")
    assert app.return_value == 4
    assert path.read_text() == "Dear program"


async def test_a_damaged_file_is_replaced_by_its_newest_good_backup(path: Path) -> None:
    week = open_week(path, CLOCK)
    backup = keeping.back_up(week)
    week.close()
    damage(path)
    app = Dashboard(Launch(path, CLOCK, "Asia/Karachi"))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Trouble))
        opened = Opened(app, pilot)
        await opened.shows(backup.name)
        await opened.press("r")
        assert isinstance(opened.app.screen, Ask)
        await opened.press("n", "r", "y")
        await until(pilot, lambda: app.session.ready)
        assert len(app.session.board.programs) == 12
        assert app.screen is app.week_screen
    assert list(path.parent.glob("week.db.damaged-*"))


# Parts

DIALOGS = (Ask, CardScreen, Deck, FilterPrograms, SortPrograms, AskZone, Help, Note, Trouble)


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.__name__)
def test_the_line_of_keys_fits_in_80_columns_and_is_true(dialog: type[Dialog]) -> None:
    line = "".join(f"{keys} {title}  " for keys, title in footer_keys(dialog.KEYS))
    assert width_of(line.rstrip()) <= 80 * 96 // 100 - 4 - 2 * 2
    assert any(command.footer and "escape" in command.keys for command in dialog.KEYS)
    for command in dialog.KEYS:
        assert callable(getattr(dialog, f"do_{command.id}")), command.id


@pytest.mark.parametrize("width", [1, 3, 7, 20, 200])
@pytest.mark.parametrize(
    "text", ["", "word", "several words and averyveryverylongone", "漢字かな交じり文 ab"]
)
def test_wrapped_lines_fit_and_lose_no_letter(width: int, text: str) -> None:
    lines = wrap(Para([("La ", "dim"), text], 3), width)
    whole = ["".join(part for part, _ in line) for line in lines]
    if width > 3:
        assert all(width_of(line) <= width or line.isspace() for line in whole)
    assert "".join("".join(whole).split()) == "".join(f"La {text}".split())


async def test_what_was_found_begins_at_its_first_program(path: Path) -> None:
    """A find or a filter that leaves the cursor's program out does not stay at the list's end."""
    async with open_dashboard(path) as opened:
        pane = opened.app.week_screen.programs
        await opened.press("G", "slash", *"internal", "enter")
        assert len(codes_shown(opened)) > 1
        assert pane.grid.cursor == codes_shown(opened)[0]
        await opened.press("escape", "G", "f", "slash", *"primary", "enter", "space", "f")
        assert pane.grid.cursor == codes_shown(opened)[0]
