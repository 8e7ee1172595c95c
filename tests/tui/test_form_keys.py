"""The line below a form is true: in every field of every form each key does what it says there."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest
from textual import events

from matchweek.services.offers import offers
from matchweek.services.people import advocates
from matchweek.tui.commands.dialogs.typing import TYPING
from matchweek.tui.commands.keys import NAMED_KEYS
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets import form as form_module
from matchweek.tui.widgets import text_buffer
from matchweek.tui.widgets.form import Form
from matchweek.tui.widgets.form_fields import Field
from matchweek.tui.widgets.form_keys import typing_keys
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import codes_of, listings, new_week

# The keys that open each form from the week.
FORMS = {
    "CallForm": ("c",),
    "CallForm, missed": ("M", "tab"),
    "AdvocateForm": ("tab", "plus"),
    "MeForm": ("f4", "e"),
    "InterviewForm": ("i",),
    "PeopleForm": ("R", "e"),
    "CorrectOffer": ("f3", "C"),
    "LetterForm": ("tab", "n", "enter"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    week = new_week(file, listings(12))
    advocates.add(week, "Dr. M. Okafor", answer="yes")
    offers.record(week, codes_of(week)[0])
    week.close()
    return file


def press(form: Form, key: str) -> None:
    form.on_key(events.Key({"← →": "right", "esc": "escape"}.get(key, key), None))


def does(form: Form, field: Field, key: str, title: str) -> bool:
    """Whether a key does in a field what is said of it."""
    form.go(field)
    fields, before = form.shown_fields, field.value
    place = fields.index(field)
    if title == "fields":
        press(form, "tab")
        return form.active is fields[place + 1]
    if title == "change":
        press(form, "right")
        if field.value == before:
            press(form, "left")
        return field.value != before and form.active is field
    if title == "find":
        form.on_key(events.Key("q", "q"))
        return field.value == f"{before}q" and form.active is field
    press(form, key)
    if title == "next":
        return form.active is form.shown_fields[form.shown_fields.index(field) + 1] and field.value == before
    if title == "back":
        return form.active is fields[place - 1]
    if title == "new line":
        return field.value == f"{before}\n" and form.active is field
    if title == "end typing":
        return form.free
    raise AssertionError(f"{key} {title} is not known to the test")


async def opened_form(opened: Opened, name: str) -> FormScreen:
    await opened.press(*FORMS[name])
    await until(opened.pilot, lambda: isinstance(opened.app.screen, FormScreen), lambda: opened.text)
    screen = opened.app.screen
    assert isinstance(screen, FormScreen)
    assert type(screen).__name__ == name.partition(",")[0]
    return screen


@pytest.mark.parametrize("name", FORMS)
async def test_each_key_does_what_the_line_below_says(path: Path, name: str) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        screen = await opened_form(opened, name)
        form = screen.form
        for field in form.fields:
            if not field.shown():
                continue
            form.go(field)
            said = screen.keys_line.text
            for key, title in typing_keys(form):
                assert f"{key} {title}" in said, (field.id, said)
                if title in ("take it", "choose", "done, kept"):
                    continue
                kept = field.value
                assert does(form, field, key, title), (field.id, key, title)
                field.value = kept
        form.release()
        shown = screen.keys_line.text
        assert "esc done" in shown or "esc leave" in shown, "letters act now, and the line says which"


async def test_enter_twice_goes_on_from_notes_so_that_no_three_answers_land_in_one_field(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        screen = await opened_form(opened, "CallForm")
        form = screen.form
        form.go("note")
        await opened.press(*"asked", "enter", "enter", *"Osei", "enter", *"PD", "ctrl+j")
        values = form.values()
        assert (values["note"], values["caller"], values["role"]) == ("10:42 ET: asked\n", "Osei", "PD")
        form.go("note")
        # The line of keys stands whole where there are the most of them.
        await opened.shows("twice done, kept")
        await opened.press("ctrl+l", *"twice", "enter")
        assert form.values()["note"] == "10:42 ET: asked\n\n10:42 ET: twice\n"


async def test_notes_come_right_after_the_program(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        form = (await opened_form(opened, "CallForm")).form
        shown = [field.id for field in form.shown_fields]
        assert shown[:3] == ["program", "note", "caller"]


async def test_a_candidate_is_taken_by_the_key_that_is_said_to(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        screen = await opened_form(opened, "CallForm")
        await opened.press(*"9000")
        assert "enter take it" in screen.keys_line.text
        await opened.press("enter")
        assert screen.form.question is not None and "y yes" in screen.keys_line.text
        await opened.press("y")
        assert screen.form.values()["program"] == "" and screen.form.active.id in ("applied", "note")
        screen.form.go("program")
        assert "backspace take it out" in screen.keys_line.text


async def test_after_no_the_line_says_where_letters_go_and_they_go_there(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        screen = await opened_form(opened, "CallForm")
        form = screen.form
        await opened.press(*"9000", "enter", "n")
        assert form.active.id == "program" and "letters find" in screen.keys_line.text
        assert "tab next" in screen.keys_line.text and "esc end typing" in screen.keys_line.text
        await opened.press("1")
        assert form.active.value == "90001" and form.by_id["note"].value == ""
        await opened.press("tab")
        assert "letters find" not in screen.keys_line.text
        await opened.press(*"asked")
        assert form.by_id["note"].value == "asked"


def test_no_key_of_typing_is_only_in_the_code() -> None:
    listed = {key for command in TYPING.commands for key in command.keys} | {"ctrl+j", "ctrl+h"}
    used = {
        node.value
        for module in (form_module, text_buffer)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(rf"((ctrl|alt|shift)\+)?({'|'.join(NAMED_KEYS)}|(?<=\+)\w)", node.value)
    }
    assert used
    assert used <= listed, "put it into tui/commands/dialogs/typing.py, with its help"


@pytest.mark.parametrize("key", [key for command in TYPING.commands for key in command.keys])
async def test_every_listed_key_does_something_while_one_types(path: Path, key: str) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        form = (await opened_form(opened, "CallForm")).form
        form.go("note")
        form.by_id["note"].value = "one two\nthree"
        event = events.Key(key, key if len(key) == 1 else None)
        form.on_key(event)
        assert event._stop_propagation, "nothing took it"


async def test_help_tells_what_the_keys_do_while_one_types(path: Path) -> None:
    async with open_dashboard(path, size=(120, 90)) as opened:
        await opened_form(opened, "CallForm")
        await opened.press("escape", "question_mark")
        await until(opened.pilot, lambda: "While you type" in opened.text, lambda: opened.text)
        assert TYPING["typing_delete_word"].help in opened.text
