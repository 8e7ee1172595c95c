"""Rule questions in the call's form: marked by a key, a reply at the top, a statement; nothing is filed."""

from __future__ import annotations

from datetime import UTC, datetime

import pyperclip
import pytest

from matchweek.clock import FixedClock
from matchweek.services.core.board import load_board
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.calls.contact_statement import StatementScreen
from matchweek.tui.screens.own.save_to import SaveTo
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import codes_of

MONDAY = datetime(2027, 3, 15, 19, tzinfo=UTC)
BEFORE_EIGHT = FixedClock(datetime(2027, 3, 16, 11, 55, tzinfo=UTC))


@pytest.fixture(autouse=True)
def native(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the system's clipboard."""
    taken: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", taken.append)
    return taken


async def form(opened) -> CallForm:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm) and opened.app.screen.is_filled)
    return opened.app.screen


async def save_to(opened, path) -> None:
    """Give the place that is asked for."""
    await until(opened.pilot, lambda: isinstance(opened.app.screen, SaveTo))
    screen = opened.app.screen
    assert isinstance(screen, SaveTo)
    screen.line.value = str(path)
    await opened.press("enter")


async def typed(opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


async def leave(opened) -> None:
    await opened.press("escape")
    await opened.press("escape")
    await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_one_key_marks_it_and_the_reply_stands_at_the_top(week, week_file, size):
    async with open_dashboard(week_file, size=size) as opened:
        await opened.press("c")
        screen = await form(opened)
        assert "Rule?" not in opened.text and "Say:" not in opened.text
        await opened.press("escape", "r")
        assert screen.form.active.id == "incident"
        lines = opened.text.splitlines()
        title = next(place for place, line in enumerate(lines) if "─ Call 1" in line)
        assert "Say: “I would be glad to train here" in lines[title + 1]
        await opened.press("w")
        await opened.shows("Asked where else you applied. It may be reported")
        await opened.shows("Nothing is filed by itself")
        await opened.press("enter")
        await typed(opened, "which other hospitals")
        await leave(opened)
    call = load_board(week).calls[0]
    assert (call.incident, call.incident_words) == ("where_else", "which other hospitals")


async def test_before_tuesday_0800_it_is_proposed_with_a_look_at_the_clock(week, week_file):
    async with open_dashboard(week_file, BEFORE_EIGHT) as opened:
        await opened.press("c")
        screen = await form(opened)
        await opened.press("escape", "r")
        assert screen.form.by_id["incident"].value == "too_early"
        await opened.shows("Look at your clock: by it this came 5 minutes before")
        await opened.shows("from Tuesday 08:00 Eastern")


async def test_a_question_that_a_time_takes_back_is_said_and_comes_back_with_the_time(week, week_file):
    early = BEFORE_EIGHT.now()
    calls.add(week, early, incident="too_early", incident_words="we begin early")
    async with open_dashboard(week_file) as opened:
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.calls)
        await opened.press("enter")
        screen = await form(opened)
        at = screen.form.by_id["at"]
        before = at.value

        def type_(text: str) -> tuple[str, str]:
            at.value = text
            screen.form_changed(at)
            return screen.form.by_id["incident"].value, screen.form.by_id["incident_words"].value

        # A time is typed letter by letter, and each of them may be one.
        assert type_("Tue 09:10") == ("", "we begin early")
        await opened.shows("Rule question taken back")
        assert type_(before) == ("too_early", "we begin early")
        assert type_("Tue 09:10")[0] == ""
        await leave(opened)
        await until(opened.pilot, lambda: not load_board(week).calls[0].incident)
        assert "Rule question taken back" in opened.toasts
    call = load_board(week).calls[0]
    assert "“we begin early”" in call.note and not call.incident_words


@pytest.mark.parametrize(("remembered", "incident"), [(False, "not_applied"), (True, "")])
async def test_not_applied_to_is_asked_first_and_must_be_reported(week, week_file, remembered, incident):
    code = codes_of(week)[0]
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, code)
        await opened.press("enter", "y")
        assert screen.form.active.id == "note"
        await opened.press("escape", "N")
        assert screen.form.by_id["incident"].value == "not_applied"
        await opened.shows("It must be")
        if remembered:
            await opened.press("y")
        assert screen.form.by_id["incident"].value == incident
        await leave(opened)
    assert load_board(week).calls[0].incident == incident
    assert (code in load_board(week).applications) == remembered


async def test_a_question_in_own_words_survives_the_form(week, week_file):
    calls.add(week, incident="asked for my rank list, twice", incident_words="“send it to me”")
    async with open_dashboard(week_file) as opened:
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.calls)
        await opened.press("enter")
        screen = await form(opened)
        screen.form.go("caller")
        await typed(opened, "Dr. Vance")
        await leave(opened)
    call = load_board(week).calls[0]
    assert (call.incident, call.caller) == ("asked for my rank list, twice", "Dr. Vance")


async def test_the_statement_has_what_is_typed_and_is_copied_and_saved(week, week_file, native, tmp_path):
    code = codes_of(week)[0]
    applications.submit(week, [code], at=MONDAY)
    calls.add(week, program=code, caller="Dr. Vance")
    target = tmp_path / "statement.txt"
    async with open_dashboard(week_file) as opened:
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.calls)
        await opened.press("enter")
        await form(opened)
        await opened.press("escape", "r", "p", "enter")
        await typed(opened, "decide now")
        await opened.press("escape", "s")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, StatementScreen))
        await opened.shows("Nothing is filed by itself")
        await opened.press("y", "w")
        await until(opened.pilot, lambda: native)
        await save_to(opened, target)
        await until(opened.pilot, lambda: target.exists())
    for text in (native[0], target.read_text()):
        assert text.startswith("Statement of a contact during SOAP")
        assert "Words used: “decide now”" in text and "Question: pressure" in text and "Dr. Vance" in text


async def test_masked_names_hide_the_statement_s(week, week_file):
    calls.add(week, caller="Dr. Vance", incident="pressure", incident_words="decide now or never")
    async with open_dashboard(week_file) as opened:
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.calls)
        await opened.press("P", "enter")
        await form(opened)
        await opened.press("escape", "s")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, StatementScreen))
        assert "Vance" not in opened.text and "decide now" not in opened.text
        await opened.press("w")
        assert isinstance(opened.app.screen, StatementScreen)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("Where else", "where_else"), ("not-applied", "not_applied"), ("asked for gossip", "asked for gossip")],
)
def test_a_kind_is_known_in_any_spelling_and_own_words_stay(week, said: str, kept: str) -> None:
    calls.add(week, incident=said, incident_words="one\ntwo")
    call = load_board(week).calls[0]
    assert (call.incident, call.incident_words) == (kept, "one\ntwo")
