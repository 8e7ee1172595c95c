"""The room for Textual's private names: nothing else touches one, and without the room all works as well."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import re
import runpy
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import rich
import textual
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

from matchweek.tui.textual_private import checked
from matchweek.tui.textual_private.backdrop import Backdrop
from matchweek.tui.textual_private.checked import PARTS, VERSIONS, fits, missing
from matchweek.tui.textual_private.sparing import Sparing
from tests.support.parsed import nodes
from tests.support.thorough import THOROUGH

ROOT = Path(__file__).resolve().parents[2]
TUI = ROOT / "matchweek" / "tui"
ROOM = TUI / "textual_private"
OUTSIDE = [path for path in sorted((ROOT / "matchweek").rglob("*.py")) if ROOM not in path.parents]


# Nothing else touches a private name


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@cache
def private_names(source: str) -> frozenset[str]:
    """The names that a source gives to its own objects: looked for once, not by each class below it."""
    return frozenset(_given(source))


def _given(source: str) -> Iterator[str]:
    for node in nodes(source):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


@cache
def ours() -> frozenset[str]:
    """Every private name of our own objects, wherever they stand."""
    sources = (path.read_text(encoding="utf-8") for path in OUTSIDE)
    return frozenset(name for source in sources for name in private_names(source) if is_private(name))


@cache
def their_sources() -> tuple[str, ...]:
    folders = [Path(module.__file__ or "").parent for module in (textual, rich)]
    return tuple(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))


@cache
def is_theirs(name: str) -> bool:
    """Whether Textual or Rich has such a private name; only the sources that hold it at all are read."""
    return any(name in source and name in private_names(source) for source in their_sources())


def touched(source: str) -> Iterator[str]:
    """Each private name of another object, and each private module, of Textual's or Rich's."""
    own = private_names(source)
    for node in nodes(source):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            of_self = ast.unparse(node.value) in ("self", "cls", "super()")
            # What a class covers of Textual's is looked for below, class by class.
            pythons = node.attr == "_replace" or ast.unparse(node) == "os._exit"
            known = node.attr in own or (of_self and node.attr in ours())
            if not known and not pythons and is_theirs(node.attr):
                yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and re.match(r"(textual|rich)\b.*\._", node.module or ""):
            yield f"line {node.lineno}: from {node.module}"


def test_only_this_room_touches_a_private_name() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {each}"
        for path in OUTSIDE
        for each in touched(path.read_text(encoding="utf-8"))
    ]
    assert not found, "what is Textual's own is touched in tui/textual_private alone\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("app._driver.write('')", 1),
        ("class A:\n    def go(self):\n        self._compositor = 1\n        self._compositor.update()", 0),
        ("from textual.widgets._toast import ToastRack", 1),
        ("from textual.widgets import Input", 0),
        ("self._css_styles.width", 1),
        ("column._replace(width=1)", 0),
    ],
)
def test_a_private_name_is_seen(source: str, found: int) -> None:
    assert len(list(touched(source))) == found


def classes() -> Iterator[type]:
    for path in sorted(TUI.rglob("*.py")):
        if path.name == "__init__.py":
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if sys.platform == "win32" and path.parent == ROOM:
            continue
        module = importlib.import_module(name)
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__ == name and issubclass(value, MessagePump | App):
                yield value


def given_by_textual(kind: type) -> dict[str, str]:
    """The private names of the Textual classes above a class, each with the one that has it."""
    names: dict[str, str] = {}
    for base in kind.__mro__:
        if base.__module__.partition(".")[0] == "textual":
            mine = {*vars(base), *private_names(_source(base))}
            names |= {name: base.__qualname__ for name in mine if is_private(name)}
    return names


@cache
def _source(kind: type) -> str:
    return textwrap.dedent(inspect.getsource(kind))


def test_no_class_of_ours_covers_a_private_name_by_accident() -> None:
    """A widget with a `_size` of its own would take Textual's away from it."""
    room = "matchweek.tui.textual_private."
    covered = []
    for kind in classes():
        if kind.__module__.startswith(room):
            continue
        given = given_by_textual(kind)
        covered += [
            f"{kind.__qualname__}.{name} ({given[name]})" for name in private_names(_source(kind)) & {*given}
        ]
    assert not covered, covered


# It is checked before it is used


def test_the_installed_textual_is_one_it_was_checked_against() -> None:
    """Run all tests with the new one, then put it into VERSIONS and into pyproject.toml."""
    assert textual.__version__ in VERSIONS


def test_the_project_takes_the_versions_that_were_run_and_no_others() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (asked,) = [each for each in project["dependencies"] if re.match(r"textual\b(?!-)", each)]
    first, last = VERSIONS[0], VERSIONS[-1]
    major, minor, patch = last.split(".")
    assert asked == f"textual>={first},<{major}.{minor}.{int(patch) + 1}"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_fits(part: str) -> None:
    if part in ("keyboard", "terminal") and sys.platform == "win32":
        pytest.skip("Unix only")
    assert missing(part) == []


def test_a_method_that_changed_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(self: object, regions: object) -> None: ...

    monkeypatch.setattr(Screen, "_compositor_refresh", changed)
    monkeypatch.delattr(MessagePump, "check_idle")
    assert missing("painting") == [
        "textual.screen:Screen._compositor_refresh",
        "textual.message_pump:MessagePump.check_idle",
    ]


def test_it_can_be_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(checked.PLAIN, "1")
    fits.cache_clear()
    try:
        assert not any(map(fits, PARTS))
    finally:
        monkeypatch.undo()
        fits.cache_clear()


def test_a_single_part_can_be_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(checked.PLAIN, "painting,keys")
    fits.cache_clear()
    try:
        assert [part for part in PARTS if not fits(part)] == ["painting", "keys"]
    finally:
        monkeypatch.undo()
        fits.cache_clear()


# Without it all works as well

# Hostile text is painted by the same lines, and takes as long as the rest.
MANY = "not (test_hostile_text_in_every_line_is_shown_literally_and_kept)"
# One or two for each thing that the room does: painting, dialogs, drafts, toasts, keys that come fast.
FEW = (
    "test_find_narrows_at_each_letter_and_keeps_the_cursor",
    "test_a_damaged_file_is_replaced_by_its_newest_good_backup",
    "test_choices_of_a_kind_add_up_and_kinds_narrow",
    "test_what_is_typed_is_a_draft_within_a_second_and_is_offered_again",
    "test_a_program_not_applied_to_asks_and_yes_records_it_with_its_time",
    "test_undo_in_the_form_takes_the_call_back_and_redo_brings_it_again",
    "test_words_typed_over_the_question_go_to_the_notes",
    "test_a_second_call_while_the_first_is_written_down",
    "test_every_program_is_found_by_its_code_and_the_cursor_goes_there",
    "test_a_command_chosen_does_what_its_key_does",
)
SCREENS = ("tests/tui/test_looking.py", "tests/tui/test_call_form.py", "tests/tui/test_palette.py")


def screens_work(which: str, without: str) -> None:
    """Run some screen tests in a process of their own, without one or all parts of the room."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-k", which, *SCREENS],
        cwd=ROOT,
        env={**os.environ, checked.PLAIN: without, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_screens_work_with_plain_textual() -> None:
    """Some of them, and all of these files with `--thorough`.

    CONTRIBUTING.md says how to run every test so.
    """
    screens_work(MANY if os.environ.get(THOROUGH) else " or ".join(FEW), "1")
    named = "".join((ROOT / file).read_text(encoding="utf-8") for file in SCREENS)
    assert not [name for name in FEW if f"def {name}(" not in named], "such a test is there no more"


@pytest.mark.skipif(not os.environ.get(THOROUGH), reason="half a minute: only with --thorough")
@pytest.mark.parametrize("part", PARTS)
def test_the_screens_work_where_one_part_does_not_fit(part: str) -> None:
    """The others are used then: none may count on what another brings."""
    screens_work(" or ".join(FEW), part)


def test_a_screen_that_textual_paints_has_what_others_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other way to paint has each public name of ours that Textual's own screens do not have."""
    monkeypatch.setenv(checked.PLAIN, "painting")
    fits.cache_clear()
    try:
        plain = runpy.run_path(str(ROOM / "painting.py"))
    finally:
        monkeypatch.undo()
        fits.cache_clear()
    for ours in (Backdrop, Sparing):
        public = {name for name in vars(ours) if not name.startswith("_")} - set(dir(Screen))
        assert public <= set(dir(plain[ours.__name__])), ours
