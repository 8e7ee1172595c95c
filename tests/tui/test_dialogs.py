"""What holds of every dialog: it is left once, masks names where one stands, explains its keys."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events

from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, entries_since
from matchweek.services.days import calls
from matchweek.services.people import advocates
from matchweek.tui.screens.lists.paste import PasteList
from matchweek.tui.screens.own.help import Help
from matchweek.tui.screens.programs.submit import SubmitQuestion
from matchweek.tui.screens.week.week import WeekScreen
from matchweek.tui.widgets.form import Question
from matchweek.tui.widgets.form_lines import wrapped
from tests.support.needs import needs
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import CLOCK, codes_of

LETTERS = {"escape": "\x1b", "y": "y", "enter": "\r", "c": "c"}


async def burst(opened: Opened, *keys: str) -> None:
    """Keys that come all at once, as over a slow line."""
    for key in keys:
        opened.app.post_message(events.Key(key, LETTERS.get(key, key)))
    for _ in range(4):
        await opened.pilot.pause()


def top(opened: Opened) -> Any:
    return opened.app.screen


@pytest.mark.parametrize("count", [2, 3, 4, 8])
async def test_a_form_is_left_once_by_a_burst_of_escapes(week: Week, count: int) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("c")
        await opened.shows("Interest")
        await opened.press(*"Osei")
        await burst(opened, *["escape"] * count)
        await opened.press("escape", "escape")
        assert opened.app.is_running
        assert top(opened) is opened.app.week_screen
        stored = [entry.act for entry in entries_since(week)]
    assert stored.count("call.add") == 1
    assert len(load_board(week).calls) == 1


async def test_a_question_is_answered_once(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("A")
        await until(opened.pilot, lambda: isinstance(top(opened), SubmitQuestion))
        await burst(opened, "y", "y", "y")
        assert top(opened) is opened.app.week_screen
        stored = [entry.act for entry in entries_since(week)]
    assert len([act for act in stored if act.startswith("application")]) == 1


OPENED = ("enter", "d", "w", "H", "f", "S", "L", "V", "l", "I", "R", "B", "v", "D", "e", "n")


@pytest.mark.parametrize("key", OPENED)
async def test_names_are_masked_and_keys_explained_where_one_stands(week: Week, key: str) -> None:
    assert week.path is not None
    code = codes_of(week)[0]
    calls.add(week, at=CLOCK.now(), program=code, caller="Dr. Quillfeather", note="a note")
    async with open_dashboard(week.path) as opened:
        await opened.press(key)
        dialog = top(opened)
        assert dialog is not opened.app.week_screen
        if key == "n":  # letters are text there
            return
        await opened.press("P")
        assert opened.app.mask is not None and opened.app.mask.on
        assert top(opened) is dialog
        title = opened.app.board.programs[code].title
        assert title not in opened.text and code not in opened.text
        await opened.press("P")
        assert not opened.app.mask.on
        await opened.press("question_mark")
        await until(opened.pilot, lambda: isinstance(top(opened), Help), lambda: opened.text)
        await opened.press("escape")
        assert top(opened) is dialog


async def test_in_a_form_letters_are_text_until_the_line_is_left(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("c")
        await opened.shows("Interest")
        await opened.press("P", "escape", "P")
        assert opened.app.mask is not None and opened.app.mask.on
        assert top(opened).form.active.value == "P"


async def test_names_that_are_not_known_yet_are_said_to_show(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("p")
        await until(opened.pilot, lambda: isinstance(top(opened), PasteList))
        top(opened).do_mask()
        await opened.pilot.pause()
        assert "leave this first" in opened.toasts
        assert opened.app.mask is None or not opened.app.mask.on


async def test_a_week_that_is_read_before_the_side_panes_stand_shows_all_in_them(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert week.path is not None
    advocates.add(week, "Dr. M. Okafor", best_time="mornings")
    calls.add(week, at=CLOCK.now(), caller="Dr. Quillfeather")
    complete = WeekScreen._complete
    monkeypatch.setattr(WeekScreen, "_complete", lambda screen: None)
    async with open_dashboard(week.path, size=(160, 45)) as opened:
        assert "Okafor" not in opened.text
        complete(opened.app.week_screen)
        for words in ("Okafor", "mornings", "Quillfeather"):
            await opened.shows(words)


async def test_what_is_typed_of_people_while_masked_is_hidden(week: Week) -> None:
    assert week.path is not None
    advocates.add(week, "Dr. M. Okafor", best_time="ask Mrs. Wumplebottom")
    async with open_dashboard(week.path, size=(160, 45)) as opened:
        await opened.shows("Wumplebottom")
        rules = [line for line in opened.text.splitlines() if "─ Programs" in line]
        await opened.press("P")
        assert "Wumplebottom" not in opened.text
        masked_rules = [line for line in opened.text.splitlines() if "─ Programs" in line]
        assert [line.count("─") for line in rules] == [line.count("─") for line in masked_rules]


async def test_a_long_question_under_a_line_is_masked_whole(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        title = opened.app.board.programs[codes_of(week)[0]].title
        await opened.press("P")
        for width in range(20, 80):
            lines = wrapped(f"{title}, which has a long name: is it this one?", width)
            words = " ".join(
                piece if isinstance(piece, str) else piece[0] for line in lines for piece in line
            )
            assert title.split()[-1] not in words, width


async def test_two_unfinished_calls_are_both_named(week: Week) -> None:
    from matchweek.services.core import unsaved_text

    assert week.path is not None
    for number in (1, 2):
        calls.add(week, at=CLOCK.now(), caller=f"Caller {number}")
        unsaved_text.save(week, f"call:{number}", {"note": "half a"})
    async with open_dashboard(week.path) as opened:
        opened.app._warm()
        await until(opened.pilot, lambda: "2 unfinished call notes" in opened.toasts, lambda: opened.toasts)
        assert "call 1" in opened.toasts and "call 2" in opened.toasts


async def test_the_same_words_do_not_pile_up(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        for _ in range(5):
            opened.app.notify("This is the first one.")
            await opened.pilot.pause()
        assert opened.toasts.count("This is the first one.") == 1


async def test_a_form_longer_than_the_window_says_that_there_is_more(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(80, 18)) as opened:
        await opened.press("c")
        await opened.shows("Program")
        form = top(opened).form
        form.go(form.shown_fields[4])
        form.ask(Question(form.shown_fields[4], "Is it this one? " * 40, lambda: None, lambda: None))
        lines = form.text.splitlines()
        assert lines[0].endswith("▲") and lines[-1].endswith("▼"), form.text


async def test_a_dialog_that_is_left_under_another_takes_only_itself_away(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("S")
        below = top(opened)
        await opened.press("question_mark")
        above = top(opened)
        assert isinstance(above, Help)
        below.dismiss(None)
        await opened.pilot.pause()
        assert top(opened) is above
        await opened.press("escape")
        await until(opened.pilot, lambda: top(opened) is opened.app.week_screen, lambda: opened.text)


@needs("painting")
async def test_what_changes_below_two_dialogs_shows_through_both(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("S", "question_mark")
        await opened.shows("Help")
        # Of the page only its first line and its hint stand beside so wide a box.
        opened.app.week_screen.hint.tell([("a mark that is seen", "muted")])
        await until(opened.pilot, lambda: "a mark that is seen" in opened.text, lambda: opened.text)


async def test_no_more_toasts_stand_than_can_be_seen(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        for number in range(20):
            opened.app.notify(f"Word {number}.")
            await opened.pilot.pause()
        assert opened.toasts.split() == " ".join(f"Word {number}." for number in range(12, 20)).split()
