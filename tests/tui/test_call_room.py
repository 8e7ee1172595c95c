"""The room of a call: lines with their time, one letter for how it ended, the timer, calls that wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from matchweek.services.core.board import load_board
from matchweek.services.core.gates import load_gated
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.tui.commands.dialogs.calls import CALL_FORM, OUTCOME_KEYS
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.calls.interview import InterviewForm
from tests.support.hand_clock import HandClock
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import AT, codes_of, rows_of

MONDAY = AT - timedelta(days=2, hours=18)


async def form(opened, number: int | None = None) -> CallForm:
    def there() -> bool:
        screen = opened.app.screen
        is_one = isinstance(screen, CallForm) and screen.is_filled
        return is_one and (number is None or screen.logged.number == number)

    await until(opened.pilot, there, lambda: f"call {number} is not open: {opened.app.screen}")
    return opened.app.screen


async def typed(opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


async def letters_act(opened) -> None:
    if not opened.app.screen.form.free:
        await opened.press("escape")


async def test_notes_go_by_enter_into_lines_with_their_time(week, week_file):
    clock = HandClock(AT)
    async with open_dashboard(week_file, clock) as opened:
        await opened.press("c")
        screen = await form(opened)
        await opened.press("tab")
        await typed(opened, "asked about Step 3")
        await opened.press("enter")
        clock.at += timedelta(minutes=2)
        await typed(opened, "able to start in July")
        await opened.press("enter")
        assert screen.form.active.id == "note" and "enter" in screen.keys_line.text
        # With nothing in the line enter goes on, as it always did.
        await opened.press("enter")
        assert screen.form.active.id == "caller"
        await opened.press("escape", "n")
        assert screen.form.active.id == "note" and screen.form.typing
        await typed(opened, "wants a transcript")
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))
    note = load_board(week).calls[0].note
    assert note.splitlines() == [
        "10:42 ET: asked about Step 3",
        "10:44 ET: able to start in July",
        "wants a transcript",
    ]


@pytest.mark.parametrize("name", [each for each in OUTCOME_KEYS if each != "interview_set"])
async def test_one_letter_says_how_it_ended_and_again_takes_it_back(week, week_file, name):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await opened.press("escape")
        await opened.shows(CALL_FORM[name].title)
        await opened.press(CALL_FORM[name].keys[0])
        assert screen.form.values()["outcome"] == name
        await opened.press(CALL_FORM[name].keys[0])
        assert screen.form.values()["outcome"] == ""
        await opened.press(CALL_FORM[name].keys[0], "escape")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))
        assert load_board(week).calls[0].outcome == name
        await opened.press("u")
        await until(opened.pilot, lambda: load_board(week).calls[0].outcome == "")


async def test_an_interview_set_opens_when_it_is(week, week_file):
    code = codes_of(week)[0]
    applications.submit(week, [code], at=MONDAY)
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await opened.press("escape", "i")
        assert screen.form.values()["outcome"] == "interview_set" and "Say which program" in opened.toasts
        screen.form.go("program")
        await typed(opened, code)
        await opened.press("enter", "y", "escape", "i")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, InterviewForm))
        await typed(opened, "thu 2:30pm CT")
        await opened.press("escape", "escape")
        await form(opened, 1)
        assert screen.form.values()["outcome"] == "interview_set"
    assert [row["program"] for row in rows_of(week, "interview")] == [code]


async def test_the_timer_runs_until_an_ending_is_said(week, week_file):
    clock = HandClock(AT)
    async with open_dashboard(week_file, clock) as opened:
        await opened.press("c")
        screen = await form(opened)
        clock.at += timedelta(minutes=3, seconds=24)
        await until(opened.pilot, lambda: "Call 1  3:24" in opened.text, lambda: opened.text)
        await opened.press("escape", "d")
        assert not screen.room.runs and "3:24" not in opened.text
    clock.at += timedelta(hours=3)
    async with open_dashboard(week_file, clock) as opened:
        await opened.press("shift+tab", "enter")
        assert not (await form(opened, 1)).room.runs


async def test_a_second_call_is_parked_and_returned_to_by_one_key(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        first = await form(opened, 1)
        await opened.press("tab")
        await typed(opened, "the first")
        await opened.press("ctrl+n")
        second = await form(opened, 2)
        assert "call 1 waits" in opened.text
        await opened.press("tab")
        await typed(opened, "the second")
        await opened.press("escape", "space")
        assert await form(opened, 1) is first
        await opened.shows("call 2 waits")
        assert first.form.values()["note"] == "the first"
        await opened.press("escape", "space")
        again = await form(opened, 2)
        assert again is not second and again.form.values()["note"] == "the second"
        await opened.shows("call 1 waits")
        await opened.press("ctrl+n")
        third = await form(opened, 3)
        await opened.shows("call 2 waits")
        # Each is reached by the same key, one after the other.
        assert third.room.waits()
        for number in (2, 1, 3):
            await letters_act(opened)
            await opened.press("space")
            await form(opened, number)
        while isinstance(opened.app.screen, CallForm):
            await letters_act(opened)
            await opened.press("escape")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))
    assert [(call.id, call.note) for call in load_board(week).calls] == [
        (3, ""),
        (2, "the second"),
        (1, "the first"),
    ]


def test_a_wrong_number_opens_nothing(week):
    code = codes_of(week)[0]
    applications.submit(week, [code], at=MONDAY)
    calls.add(week, AT, program=code)
    assert not load_gated(week).gates.program(code).held
    done = calls.change(week, 1, outcome="wrong number")
    assert done.changed and load_board(week).calls[0].outcome == "wrong_number"
    gate = load_gated(week).gates.program(code)
    assert gate.held and "wrong number" in gate.reason
    calls.change(week, 1, outcome="none")
    assert not load_gated(week).gates.program(code).held
