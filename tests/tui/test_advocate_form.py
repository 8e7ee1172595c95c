"""The advocate's form in the real dashboard."""

from __future__ import annotations

from datetime import date

from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.people import advocates
from matchweek.tui.screens.advocates.advocate import AdvocateForm
from matchweek.tui.widgets.form_fields import TextField
from tests.support.hostile import HOSTILE
from tests.support.pilot import open_dashboard, until


async def form(opened) -> AdvocateForm:
    await until(
        opened.pilot, lambda: isinstance(opened.app.screen, AdvocateForm) and opened.app.screen.is_filled
    )
    return opened.app.screen


async def typed(opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


async def leave(opened) -> None:
    await opened.press("escape")
    await opened.press("escape")
    await until(opened.pilot, lambda: not isinstance(opened.app.screen, AdvocateForm))


async def test_adding_proposes_the_tier_from_the_role_and_is_one_undo(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("tab", "+")
        screen = await form(opened)
        await typed(opened, "Dr. M. Okafor")
        await opened.press("tab")
        await typed(opened, "program director")
        assert screen.form.by_id["tier"].value == "1"
        screen.form.go("answer")
        await opened.press("y")
        await leave(opened)
        stored = load_board(week).advocates[0]
        assert (stored.name, stored.tier, stored.answer) == ("Dr. M. Okafor", 1, "yes")
        assert stored.answered_on == date(2027, 3, 18)
        await opened.press("u")
        assert load_board(week).advocates == []


async def test_a_tier_once_said_is_not_proposed_over(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("tab", "insert")
        screen = await form(opened)
        screen.form.go("tier")
        await opened.press("3")
        screen.form.go("role")
        await typed(opened, "chair")
        assert screen.form.by_id["tier"].value == "3"


async def test_editing_changes_only_what_was_typed(week, week_file):
    advocates.add(week, "Dr. Iyer", role="APD", tier=2, phone="555-0101")
    async with open_dashboard(week_file) as opened:
        await opened.press("tab", "enter")
        screen = await form(opened)
        screen.form.go("best_time")
        await typed(opened, "after 17:00")
        advocates.change(week, "Dr. Iyer", phone="555-0102")
        await leave(opened)
    stored = load_board(week).advocates[0]
    assert (stored.best_time, stored.phone, stored.tier) == ("after 17:00", "555-0102", 2)


async def test_without_a_name_it_stays_a_draft(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("tab", "+")
        screen = await form(opened)
        screen.form.go("phone")
        await typed(opened, "555-0101")
        await opened.press("escape", "escape")
        assert opened.app.screen is screen and screen.form.active.id == "name"
        assert "A name is needed" in opened.text
        await leave(opened)
        assert load_board(week).advocates == []
        draft = unsaved_text.load(week, "advocate:new")
        assert draft is not None and draft.values["phone"] == "555-0101"
        await opened.press("+")
        screen = await form(opened)
        assert screen.form.by_id["phone"].value == "555-0101"


async def test_opening_and_leaving_stores_nothing(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("tab", "+")
        await form(opened)
        await leave(opened)
    assert load_board(week).advocates == []
    assert unsaved_text.forms(week) == []


async def test_hostile_text_in_every_line(week, week_file):
    async with open_dashboard(week_file, size=(80, 24)) as opened:
        await opened.press("tab", "+")
        screen = await form(opened)
        for words in HOSTILE:
            for field in screen.form.shown_fields:
                screen.form.go(field)
                if isinstance(field, TextField) and field.typed:
                    field.buffer.set("")
                    field.buffer.insert(words)
                    screen.form_changed(field)
                    screen.form.paint()
                    await opened.pilot.pause()
                    assert "\x1b" not in opened.text and "\u202e" not in opened.text
        screen.form.by_id["name"].value = "Dr. [/x]"
        await opened.press("escape", "escape", "escape", "escape", "escape", "escape")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, AdvocateForm))
        assert "Dr. [/x]" in opened.text
    assert load_board(week).advocates[0].name == "Dr. [/x]"
