"""The dashboard with keys of other keyboards, and keys pressed before the week is open."""

from __future__ import annotations

import pytest
from textual import events

from matchweek.services.core.week import Week
from matchweek.tui.commands import COMMANDS
from matchweek.tui.keyboard.messages import UnmarkedPaste, key_event
from matchweek.tui.keyboard.press import Press
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.lists.paste import PasteList
from matchweek.tui.screens.programs.note import Note
from matchweek.tui.textual_private.keys_on_their_way import bindings_of
from tests.support.needs import needs
from tests.support.pilot import open_dashboard, until
from tests.tui.test_fast_keys import burst, form, holds, path_of


async def test_a_call_in_another_alphabet_and_its_words_as_they_are(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        burst(opened, *"сад")
        await until(opened.pilot, lambda: holds(opened, "ад"), lambda: opened.text)
        assert "Another keyboard layout: с acts as c" in opened.toasts
        await opened.press("escape", "escape")
        opened.app.clear_notifications()
        burst(opened, "с")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
        assert "layout" not in opened.toasts


@needs("toasts")
async def test_a_call_with_caps_lock(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        burst(opened, "C")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
        assert "Caps Lock? C acts as c here." in opened.toasts
        await until(opened.pilot, lambda: form(opened).logged.number)


async def test_a_terminal_that_knows_caps_lock_is_believed(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        opened.app.post_message(key_event(Press("T", "T", caps=True)))
        await until(opened.pilot, lambda: "Caps Lock is on" in opened.toasts)
        await opened.pilot.pause()
        (program,) = [each for each in opened.app.board.programs.programs if each.tier]
        assert program.tier == "top"


@needs("toasts")
async def test_a_wrong_key_is_never_silent_and_never_floods(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        burst(opened, *["z"] * 20, "f7", "ctrl+g")
        await until(opened.pilot, lambda: "ctrl+g does nothing here" in opened.toasts, lambda: opened.toasts)
        assert len(opened.app._notifications) == 1


async def test_text_that_came_at_once_opens_the_paste_and_nothing_acts(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        before = opened.app.board.programs.programs
        opened.app.post_message(UnmarkedPaste("9001140C0\tHarbor\rxx"))
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PasteList))
        opened.app.post_message(UnmarkedPaste("112", goes_on=True))
        screen = opened.app.screen
        assert isinstance(screen, PasteList)
        await until(opened.pilot, lambda: screen.box.text == "9001140C0\tHarbor\rxx112")
        assert opened.app.board.programs.programs == before


async def test_text_that_came_at_once_is_in_the_line_that_is_typed(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("c")
        opened.app.post_message(UnmarkedPaste("harbor point\tx"))
        await until(opened.pilot, lambda: holds(opened, "harbor point"), lambda: opened.text)
        assert form(opened).form.active.id != "program"


@pytest.mark.parametrize("key", ["n", "p", "ctrl+o", "f3", "1", "S"])
async def test_what_follows_a_key_that_waits_for_the_week_waits_too(week: Week, key: str) -> None:
    path = path_of(week)
    async with open_dashboard(path) as opened:
        app = opened.app
        kept, app.session.week = app.session.week, None
        board, app.session._board = app.session._board, None
        stored = board.programs.programs if board else ()
        burst(opened, key, *"uxu1undo")
        await until(opened.pilot, lambda: "being opened" in opened.toasts, lambda: opened.toasts)
        for _ in range(20):
            await opened.pilot.pause()
        assert app.session.waiting == 0
        app.session.week, app.session._board = kept, board
        if key == "n":
            await app.go_on_opened()
            await until(opened.pilot, lambda: "uxu1undo" in opened.text, lambda: opened.text)
            assert isinstance(app.screen, Note)
            assert app.board.programs.programs == stored
        else:
            await app.week_is_open(drop=True)
            assert app.board.programs.programs == stored


async def test_words_after_a_key_that_is_refused_are_no_call(week: Week) -> None:
    """The week takes too long to open: a c among the words would be a call that never was."""
    async with open_dashboard(path_of(week)) as opened:
        app = opened.app
        kept, app.session.week = app.session.week, None
        calls, entries = list(app.board.calls), app.session.seen
        burst(opened, "n", *"Mon call back")
        await until(opened.pilot, lambda: "being opened" in opened.toasts, lambda: opened.toasts)
        await app._refuse()
        for _ in range(10):
            await opened.pilot.pause()
        assert "did nothing" in opened.toasts
        assert app.session.waiting == 0 and len(app.screen_stack) == 1
        app.session.week = kept
        app.session.follow()
        await opened.pilot.pause()
        assert (list(app.board.calls), app.session.seen) == (calls, entries)


async def test_a_paste_right_behind_the_key_that_opens_it_is_in_it(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        burst(opened, "p")
        opened.app.post_message(events.Paste("9001140C0\tHarbor\r9002140C0\tPoint\r"))
        await until(opened.pilot, lambda: "2 lines" in opened.text, lambda: opened.text)
        await opened.press("escape")
        assert len(opened.app.screen_stack) == 1


async def test_keys_behind_escape_act_on_what_it_leads_to(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        for _ in range(3):
            burst(opened, "n", *"abc", "escape", "c", *"adv", "escape", "escape", "1")
            await until(opened.pilot, lambda: len(opened.app.screen_stack) == 1 and not opened.app._held)
            await until(opened.pilot, lambda: "primary 1 ·" in opened.text, lambda: opened.text)
            burst(opened, "u")
            await until(opened.pilot, lambda: "primary 0 ·" in opened.text, lambda: opened.text)


@needs("keys")
@pytest.mark.parametrize("opens", [(), ("slash",), ("c",), ("question_mark",), ("S",), ("ctrl+p",)], ids=str)
async def test_what_a_key_means_is_read_as_textual_reads_it(week: Week, opens: tuple[str, ...]) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press(*opens)
        app = opened.app
        known = {key for command in COMMANDS for key in command.keys_now}
        for key in sorted(known | {"a", "q", "5", "enter", "escape", "tab", "ctrl+u", "backspace", "f12"}):
            chain = [
                binding
                for _, bindings in app.screen._modal_binding_chain
                for binding in bindings.key_to_bindings.get(key, ())
            ]
            assert list(bindings_of(app, key)) == chain, key
