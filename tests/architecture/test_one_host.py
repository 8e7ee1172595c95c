"""Screens know the app by its words alone, keys are run in one place, and a form has parts."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import matchweek.tui.screens
from matchweek.tui.forms.keeper import Keeper
from matchweek.tui.forms.leaving import Leaving
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form import FormOwner
from tests.support.parsed import nodes

PACKAGE = Path(__file__).resolve().parents[2] / "matchweek"
TUI = PACKAGE / "tui"
ROOM = TUI / "textual_private"


def sources() -> Iterator[tuple[str, str]]:
    """The files of the screen with their text; what is not ours to touch has its own room and rules."""
    for path in sorted(TUI.rglob("*.py")):
        if ROOM not in path.parents:
            yield path.relative_to(PACKAGE.parent).as_posix(), path.read_text(encoding="utf-8")


def forms() -> list[type[FormScreen]]:
    """Every form there is."""
    for module in pkgutil.walk_packages(matchweek.tui.screens.__path__, "matchweek.tui.screens."):
        importlib.import_module(module.name)
    found, new = [], [FormScreen]
    while new:
        new = [
            each for kind in new for each in kind.__subclasses__() if each.__module__.startswith("matchweek")
        ]
        found += new
    return found


def test_keys_are_run_in_one_place() -> None:
    found = [name for name, source in sources() if "def action_command" in source]
    assert found == ["matchweek/tui/acting.py"], (
        "a screen or a pane runs its keys by acting.Commanded: say in `why_not` what cannot act now, and in "
        "`do_command` what is asked first"
    )


def test_nobody_looks_past_what_is_known_of_an_attribute() -> None:
    found = [name for name, source in sources() if re.search(r"type: ignore\[[^]]*attr-defined", source)]
    assert not found, (
        "what a screen asks of the app is said once in host.Host: add it there, and ask `self.host`; "
        "in a class that is mixed in, let `Base` be what it is mixed into"
    )


def test_the_app_is_never_of_a_type_that_says_nothing() -> None:
    found = [name for name, source in sources() if re.search(r"\b(app|dashboard|screen): Any\b", source)]
    assert not found, "take the app as host.Host, a screen by the class or the words it has to have"


def test_what_is_copied_goes_through_the_mask() -> None:
    found = [
        name
        for name, source in sources()
        if name != "matchweek/tui/look/clipboard.py"
        and re.search(r"(?<!def )\b(copy_to_clipboard|pyperclip\.copy)\(", source)
    ]
    assert not found, f"copy by look.clipboard.copy, which masks names and says what became of it: {found}"


def test_a_form_is_one_step_from_what_all_forms_share() -> None:
    assert FormScreen.__bases__ == (Dialog, FormOwner)
    assert len(forms()) > 5
    found = [each.__name__ for each in forms() if FormScreen not in each.__bases__]
    assert not found, (
        "a form has parts, as CallForm has its lines and its rule questions: it is no subclass of one"
    )


def test_what_is_typed_is_kept_and_left_by_the_same_two_parts() -> None:
    """Keeping and leaving stand once: no form writes drafts by itself."""
    assert {"keep", "take_in", "forget"} <= {name for name, _ in inspect.getmembers(Keeper, callable)}
    assert {"leave", "act", "stays_draft"} <= {name for name, _ in inspect.getmembers(Leaving, callable)}
    found = [
        name
        for name, source in sources()
        if "/forms/" not in name and re.search(r"\bdrafts\.(save|open_form|discard|release)\(", source)
    ]
    assert not found, (
        "forms.keeper.Keeper keeps, takes up and forgets drafts; forms.lines.KeptLines of small dialogs"
    )


def test_moving_undo_and_redo_are_written_once() -> None:
    """What is the same wherever a key does it stands in acting; a screen says what is moved."""
    twice: dict[str, list[str]] = {}
    for name, source in sources():
        for node in nodes(source):
            if isinstance(node, ast.FunctionDef) and node.name in ("do_down", "do_page_up", "do_redo"):
                twice.setdefault(node.name, []).append(name)
    assert twice == {each: ["matchweek/tui/acting.py"] for each in ("do_down", "do_page_up", "do_redo")}
