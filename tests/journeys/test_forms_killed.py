"""A window that is gone in the middle of a word: in every form what was typed is there again.

The file is copied as it lies on the disk while the window is open, which is all that a kill leaves behind.
"""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from matchweek.services.offers import offers
from matchweek.services.people import advocates
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from tests.support.home import PATIENCE, Home
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.terminal import NEEDS_PTY
from tests.support.weeks import codes_of, listings, new_week

TYPED = "half a tho"


@dataclass(frozen=True)
class Form:
    """The keys that open a form, the field typed in, and the keys that open it again after the kill."""

    keys: tuple[str, ...]
    field: str
    again: tuple[str, ...] = ()


FORMS = {
    "CallForm": Form(("c",), "note", ("tab", "tab", "enter")),
    "AdvocateForm": Form(("tab", "plus"), "name"),
    "InterviewForm": Form(("i",), "interviewer"),
    "ForTheCall": Form(("Y",), "to_ask"),
    "CorrectOffer": Form(("f3", "C"), "note"),
    "MeForm": Form(("f4", "e"), ""),
    "PeopleForm": Form(("R", "e"), ""),
    "LetterForm": Form(("tab", "n", "enter"), "body", ("D", "enter")),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    week = new_week(file, listings(12))
    advocates.add(week, "Dr. M. Okafor", answer="yes")
    offers.record(week, codes_of(week)[0])
    week.close()
    return file


async def form_of(opened: Opened, name: str, keys: tuple[str, ...]) -> FormScreen:
    await opened.press(*keys)
    await until(opened.pilot, lambda: isinstance(opened.app.screen, FormScreen), lambda: opened.text)
    screen = opened.app.screen
    assert isinstance(screen, FormScreen) and type(screen).__name__ == name
    await until(opened.pilot, lambda: screen.is_filled)
    return screen


def on_disk(path: Path) -> bool:
    """Whether what was typed lies in a draft of the file, read past all of our own code."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return any(TYPED in row[0] for row in file.execute('SELECT "values" FROM draft'))


def left_behind(path: Path, folder: Path) -> Path:
    """The file and its log as they lie there now."""
    folder.mkdir()
    for each in path.parent.glob(f"{path.name}*"):
        if each.is_file():
            shutil.copy(each, folder / each.name)
    return folder / path.name


@pytest.mark.parametrize("name", FORMS)
async def test_what_was_typed_in_a_form_is_there_after_a_kill(path: Path, tmp_path: Path, name: str) -> None:
    form = FORMS[name]
    async with open_dashboard(path) as opened:
        screen = await form_of(opened, name, form.keys)
        if form.field:
            screen.form.go(form.field)
        field = screen.form.active.id
        await opened.press("end", *TYPED)
        await until(opened.pilot, lambda: on_disk(path), lambda: f"no draft holds it: {opened.text}")
        killed = left_behind(path, tmp_path / "killed")
    async with open_dashboard(killed) as opened:
        screen = await form_of(opened, name, form.again or form.keys)
        value = screen.form.by_id[field].value
        assert TYPED in value, f"{field} holds {value!r}"


@NEEDS_PTY
@pytest.mark.parametrize(
    ("keys", "again"),
    [(("i", "tab", "tab", "tab"), ("i",)), (("F4", "e"), ("F4", "e"))],
    ids=["interview", "me"],
)
def test_a_window_that_is_killed_leaves_it_behind_too(
    path: Path, tmp_path: Path, keys: tuple[str, ...], again: tuple[str, ...]
) -> None:
    """The same with a real window and a real kill."""
    home = Home(tmp_path)
    with home.opened("Fictional Hospital") as terminal:
        for key in keys:
            terminal.press(key)
        terminal.wait_for(re.escape("twice done, kept"), PATIENCE)
        terminal.type(TYPED)
        end = time.monotonic() + PATIENCE
        while not on_disk(path):
            assert time.monotonic() < end, terminal.text()
            terminal.pump(0.05)
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit(PATIENCE)
    with home.opened("Fictional Hospital") as terminal:
        for key in again:
            terminal.press(key)
        terminal.wait_for(re.escape(TYPED), PATIENCE)
