"""Words that can be stored nowhere: the form stays open with them until they are somewhere."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from tests.support.disk import FULL, READ_ONLY, trouble
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import CLOCK
from tests.tui.test_two_windows import WIDE, cursor, note, note_of, open_number


@pytest.fixture
def path(week: Week) -> Path:
    assert week.path is not None
    return week.path


@pytest.mark.parametrize("kind", ["note", "call"])
async def test_words_that_can_be_stored_nowhere_stay_on_the_screen(path: Path, week: Week, kind: str) -> None:
    calls.add(week, CLOCK.now())
    words = "A note of many words. " * 800
    async with open_dashboard(path, size=WIDE) as opened:
        screen: Any
        code = cursor(opened)
        if kind == "note":
            screen = await note(opened)
        else:
            screen = await open_number(opened)
            screen.form.go("note")
        disk = ExitStack()
        disk.enter_context(trouble(opened.app.session.week, FULL))
        if kind == "note":
            screen.area.insert(words)
        else:
            screen.form.by_id["note"].value = words
            screen.form_changed(screen.form.by_id["note"])
        await opened.press("escape", *(["escape"] if kind == "call" else []))
        assert opened.app.screen is screen
        await until(opened.pilot, lambda: "The disk is full" in opened.toasts, lambda: opened.toasts)
        await opened.shows("NOT STORED")
        # Once more: now it is asked, and what was typed can be copied.
        await opened.press("escape")
        await opened.shows("These words are not stored")
        copied: list[str] = []
        opened.app.copy_to_clipboard = copied.append  # type: ignore[method-assign, assignment]
        await opened.press("y")
        assert words.strip() in copied[0]
        await opened.press("escape")
        assert opened.app.screen is screen
        # There is room again: leaving stores it.
        disk.close()
        await opened.press("escape")
        await until(opened.pilot, lambda: not screen.is_attached, lambda: opened.text)
        if kind == "note":
            assert note_of(week, code) == words
        else:
            assert load_board(week).call(1).note == words  # type: ignore[union-attr]
    assert unsaved_text.forms(week) == []


async def test_words_can_be_given_up_once_it_was_asked(path: Path, week: Week) -> None:
    async with open_dashboard(path) as opened:
        screen = await note(opened)
        disk = ExitStack()
        disk.enter_context(trouble(opened.app.session.week, READ_ONLY))
        await opened.press(*"lost", "escape", "escape")
        await opened.shows("leave without them")
        await opened.press("x")
        await until(opened.pilot, lambda: not screen.is_attached)
        disk.close()
    assert unsaved_text.forms(week) == []


async def test_words_of_an_act_that_waited_and_was_refused_are_offered(path: Path, week: Week) -> None:
    async with open_dashboard(path, size=WIDE) as opened:
        code = cursor(opened)
        screen = await note(opened)
        disk = ExitStack()
        with closing(sqlite3.connect(path, isolation_level=None)) as busy:
            busy.execute("BEGIN IMMEDIATE")
            disk.enter_context(trouble(opened.app.session.week, READ_ONLY))
            await opened.press(*"words", "escape")
            await until(opened.pilot, lambda: not screen.is_attached)
            assert opened.app.session.waiting == 1
            busy.execute("ROLLBACK")
        await opened.shows("These words are not stored")
        assert "words" in opened.text
        # Still nowhere: they are offered again.
        await opened.press("escape")
        await opened.shows("These words are not stored")
        disk.close()
        await opened.press("escape")
        await until(opened.pilot, lambda: unsaved_text.forms(week) == [f"note:{code}"])
        again = await note(opened)
        assert again.area.text == "words"
        await opened.press("escape")
        assert note_of(week, code) == "words"


async def test_a_call_left_before_it_could_be_stored_is_not_taken_for_changed_elsewhere(
    path: Path, week: Week
) -> None:
    """Its making is newer than what its form has seen; both acts are stored one after the other."""
    async with open_dashboard(path) as opened:
        with closing(sqlite3.connect(path, isolation_level=None)) as busy:
            busy.execute("BEGIN IMMEDIATE")
            await opened.press("c", *"typed", "escape", "escape")
            assert opened.app.session.waiting == 2
            busy.execute("ROLLBACK")
        await until(opened.pilot, lambda: not opened.app.session.waiting)
        call = load_board(week).call(1)
    assert call is not None
    assert call.note == "Program, not confirmed: typed"
    assert unsaved_text.forms(week) == []
