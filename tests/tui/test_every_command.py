"""Commands are one list: each key of each screen and dialog once, by place, with its help."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from matchweek import settings
from matchweek.services.core.week import Week
from matchweek.tui import screens
from matchweek.tui.app import preferences
from matchweek.tui.commands import BY_ID, every
from matchweek.tui.commands.command import PLACES, PROGRAMS, Command, use_keys
from matchweek.tui.commands.places import NOWHERE, Place
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.screens.own.help import help_words
from tests.support.pilot import open_dashboard
from tests.support.settings import write_settings


def _dialogs() -> list[type[Dialog[object]]]:
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    found: dict[str, type[Dialog[object]]] = {}

    def walk(kind: type[Dialog[object]]) -> None:
        for each in kind.__subclasses__():
            if each.__module__.startswith("matchweek.") and each.AT is not NOWHERE:
                found[each.__qualname__] = each
            walk(each)

    walk(Dialog)
    return [found[name] for name in sorted(found)]


@pytest.mark.parametrize("command", list(every.every_command()), ids=lambda command: command.name)
def test_every_command_has_keys_a_title_and_help(command: Command) -> None:
    assert command.keys
    assert command.title and not command.title.endswith(".")
    assert command.help.endswith(".")


def test_names_and_places_are_used_once() -> None:
    names = [command.name for command in every.every_command()]
    assert len({*names}) == len(names)
    assert len({place.id for place in every.DIALOGS}) == len(every.DIALOGS)
    assert not {place.id for place in every.DIALOGS} & {*PLACES}
    assert not {*every.by_place()} & {*names}


@pytest.mark.parametrize("place", every.DIALOGS, ids=lambda place: place.id)
def test_a_key_means_one_thing_in_a_dialog(place: Place) -> None:
    keys = [key for command in place.bound for key in command.keys]
    assert len({*keys}) == len(keys)


@pytest.mark.parametrize("dialog", _dialogs(), ids=lambda dialog: dialog.__name__)
def test_a_dialog_has_its_keys_from_the_list_and_does_each(dialog: type[Dialog[object]]) -> None:
    assert dialog.AT in every.DIALOGS, "put it into PLACES of its file in tui/commands/dialogs"
    assert dialog.AT.commands == dialog.KEYS
    for command in dialog.AT.bound:
        assert callable(getattr(dialog, f"do_{command.id}", None)), command.name


def test_no_place_of_the_list_is_left_over() -> None:
    used = {dialog.AT.id for dialog in _dialogs()} | {place.id for place in every.DIALOGS if place.fixed}
    assert {place.id for place in every.DIALOGS} == used


def test_no_keys_are_defined_outside_the_list() -> None:
    """A command is defined in tui/commands, for the week or, by place, in tui/commands/dialogs."""
    tui = Path(screens.__file__).parents[1]
    found = [
        f"{path.relative_to(tui)}:{number}"
        for path in sorted(tui.rglob("*.py"))
        if path.relative_to(tui).parts[0] not in ("commands", "command.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if " Command(" in line or "(Command(" in line or line.startswith("    KEYS =")
    ]
    assert found == [], "move these keys into the list of their place: tui/commands/dialogs"


# Settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '"card.leave" = "1"',
            "line 2: the key “1” is taken by “primary” (lane_primary); “card.leave”",
        ),
        ('undo = "Y"\n"ask.no" = "Y"', "line 3: the key “Y” is taken by “yes” (ask.yes); “ask.no” keeps"),
        ('"sort.leave" = "P"', "line 2: the key “P” is taken by “mask names” (mask); “sort.leave” keeps"),
        ('mask = "n"', "line 2: the key “n” is taken by"),
        ('"sort.leave" = "f8"', "line 2: the key “F8” is taken by “pause” (pause); “sort.leave” keeps"),
        ('"line.enter" = "x"', "line 2: the keys of “line.enter” cannot be changed"),
        ('"card.leaf" = "x"', "line 2: unknown command “card.leaf”. Did you mean “card.leave”?"),
        ('week.undo = "1"', "line 2: the key “1” is taken by “primary” (lane_primary); “undo” keeps"),
    ],
)
def test_an_overlap_is_refused_in_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = write_settings(tmp_path, f"[keys]\n{text}\n")
    found, problems = settings.read(path, preferences.known())
    assert [str(each) for each in problems if str(each).startswith(f"settings.toml, {said}")], problems
    assert not {"ask.no", "card.leave", "sort.leave", "line.enter", "mask"} & {*found.keys}


@pytest.mark.parametrize("written", ['"card.leave" = "F5"', 'card.leave = "F5"'])
def test_a_key_of_one_dialog_may_mean_something_else_in_another(tmp_path: Path, written: str) -> None:
    path = write_settings(tmp_path, f'[keys]\n{written}\n"sort.leave" = "F5"\nweek.undo = "%"\n')
    found, problems = settings.read(path, preferences.known())
    assert not problems
    assert found.keys == {"card.leave": ("f5",), "sort.leave": ("f5",), "undo": ("percent_sign",)}


async def test_a_changed_key_works_in_a_dialog_and_its_line_and_help_say_it(week: Week, home: Path) -> None:
    write_settings(home, '[keys]\n"card.leave" = ["ctrl+y", "Y"]\n')
    assert week.path is not None
    try:
        async with open_dashboard(week.path, size=(120, 36)) as opened:
            await opened.press("enter")
            await opened.shows("ctrl+y back")
            await opened.press("question_mark")
            await opened.shows("ctrl+y Y")
            await opened.press("escape")
            await opened.press("escape")
            assert type(opened.app.screen).__name__ == "CardScreen", "the usual key was taken away"
            await opened.press("Y")
            assert opened.app.screen is opened.app.week_screen
    finally:
        use_keys({})
    assert BY_ID["undo"].keys_now == ("u",)


async def test_words_that_name_a_key_name_the_changed_one(week: Week, home: Path) -> None:
    write_settings(home, '[keys]\nundo = "ctrl+z"\nnote = "%"\nrefuse = "ctrl+x"\n')
    assert week.path is not None
    try:
        async with open_dashboard(week.path, size=(120, 60)) as opened:
            await opened.press("enter")
            await opened.shows("none; % writes one")
            said = str([para.pieces for para in help_words(PROGRAMS)])
            assert "ctrl+x takes that back" in said and "ctrl+z takes back any act" in said
    finally:
        use_keys({})


def test_a_key_named_by_a_word_begins_a_sentence_as_words_do() -> None:
    place = next(place for place in every.DIALOGS if place.id == "save")
    assert place.in_words("{Save_write} again, or {save_write}.") == "Enter again, or enter."
    assert place.in_words("{Undo} takes it back.") == "u takes it back."
