"""The call's form in the real dashboard: stored at the key, found, confirmed, kept, undone."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from matchweek.clock import FixedClock
from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.days import calls
from matchweek.services.history.history import entries
from matchweek.services.lists import applications
from matchweek.tui.app import ready_for_names
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.widgets.form_fields import TextField
from tests.support.hostile import HOSTILE
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import AT, codes_of, rows_of

BAD = {"\x1b", "\u202e"}
MONDAY_AFTERNOON = datetime(2027, 3, 15, 19, 0, tzinfo=UTC)


async def form(opened) -> CallForm:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm) and opened.app.screen.is_filled)
    return opened.app.screen


async def typed(opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


def lines_of(widget) -> str:
    """What a widget paints by itself."""
    return "\n".join(strip.text for strip in widget.render_lines(widget.size.region))


async def leave(opened) -> None:
    await opened.press("escape")
    await opened.press("escape")
    await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))


async def test_the_call_is_stored_at_the_key_and_presumes_no_program(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.pilot.press("c")
        stored = rows_of(week, "call")
        assert len(stored) == 1
        assert stored[0]["program"] is None and stored[0]["at"].startswith("2027-03-18 14:42:07")
        screen = await form(opened)
        assert screen.finder.value == "" and screen.finder.picked == ""


async def test_a_misspelt_city_out_of_order_is_found_and_counts_once_confirmed(week, week_file):
    code = codes_of(week)[0]
    applications.submit(week, [code], at=MONDAY_AFTERNOON)
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "fictonal famly 9000")
        assert screen.form.suggestions()[0].key == code
        await opened.press("enter")
        await opened.shows("y yes   n no")
        assert screen.finder.picked == ""
        await opened.press("y", "tab")
        await typed(opened, "Dr. Vance")
        await leave(opened)
    call = load_board(week).calls[0]
    assert (call.program, call.confirmed, call.caller) == (code, True, "Dr. Vance")
    # The call itself, and the form as one act.
    assert [entry.act for entry in entries(week) if entry.entity == "call"] == ["call.set", "call.add"]


async def test_saying_no_goes_back_to_the_line_with_its_text(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "9000 family")
        await opened.press("enter", "n")
        assert screen.finder.picked == "" and screen.form.typing
        # Letters act again: what is found is still to be chosen from.
        await opened.press("escape")
        assert "which program? enter shows them" in opened.text, opened.text
        await opened.press("enter")
        await typed(opened, " x")
        assert screen.finder.value == "9000 family x"


async def test_a_letter_typed_over_the_question_is_not_lost(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "9000 family")
        await opened.press("enter")
        await typed(opened, " m")
        assert screen.finder.value == "9000 family m" and screen.form.question is None


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_words_typed_over_the_question_go_to_the_notes(week, week_file, size):
    """Whoever types on is told something by the caller: that is no part of the program's name."""
    async with open_dashboard(week_file, size=size) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "fictonal famly")
        await opened.press("enter")
        assert "other words go to Notes" in screen.keys_line.text
        await typed(opened, "asks about Step 3")
        assert screen.finder.value == "fictonal famly" and screen.finder.picked == ""
        assert screen.form.values()["note"] == "asks about Step 3"
        await opened.shows("Not confirmed yet: which program?")
        await opened.press("shift+tab", "enter", "y")
        assert screen.finder.picked and "Not confirmed yet" not in opened.text
        await leave(opened)
    assert load_board(week).calls[0].note == "asks about Step 3"


async def test_the_last_line_offers_yes_and_no_only_while_they_answer_something(week, week_file):
    code = codes_of(week)[0]
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await opened.press("escape")
        await until(opened.pilot, lambda: "done, kept" in screen.keys_line.text)
        assert "yes" not in screen.keys_line.text and "next call" in screen.keys_line.text
        await opened.press("enter")
        await typed(opened, code)
        await opened.press("enter", "y", "escape")
        assert screen.applied.asks_applied()
        assert "y yes" in screen.keys_line.text and "N no" in screen.keys_line.text
        await opened.press("N")
        assert screen.form.by_id["applied"].value == "no"
        await until(opened.pilot, lambda: "y yes" not in screen.keys_line.text)


async def test_the_number_that_called_before_proposes_its_program(week, week_file):
    code = codes_of(week)[3]
    calls.add(week, AT.replace(hour=13), program=code, number="(419) 555-0142")
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "419 555 0142")
        assert screen.form.suggestions()[0].key == code
        await opened.press("ctrl+u", "tab", "tab", "tab", "tab")
        await typed(opened, "4195550142")
        await opened.shows("called from this number")


async def test_a_program_not_applied_to_asks_and_yes_records_it_with_its_time(week, week_file):
    code = codes_of(week)[0]
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, code)
        await opened.press("enter", "y")
        # Whoever types on takes a note, and answers nothing by its letters.
        await typed(opened, "yes, very nice")
        assert screen.form.by_id["note"].value.endswith("yes, very nice")
        assert screen.form.by_id["applied"].value == ""
        await opened.press("escape", "N")
        await opened.shows("Contact from a program you did not apply to")
        await opened.press("y")
        assert screen.form.active.id == "applied_at"
        await typed(opened, "Mon 14:10")
        await opened.press("enter")
        assert not screen.applied.asks_applied()
        await leave(opened)
    application = load_board(week).applications[code]
    assert application.submitted_at == datetime(2027, 3, 15, 18, 10, tzinfo=UTC)


def kept_note(week) -> str:
    draft = unsaved_text.load(week, "call:1")
    return draft.values["note"] if draft is not None else ""


async def test_what_is_typed_is_a_draft_within_a_second_and_is_offered_again(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        screen.form.go("note")
        await typed(opened, "asked about")
        await until(opened.pilot, lambda: kept_note(week) == "asked about")
    assert load_board(week).calls[0].note == ""
    async with open_dashboard(week_file) as opened:
        await until(opened.pilot, lambda: "unfinished call note" in opened.toasts)
        await opened.press("shift+tab", "enter")
        screen = await form(opened)
        assert screen.form.by_id["note"].value == "asked about"
        await typed(opened, " Step 3")
        await leave(opened)
    assert load_board(week).calls[0].note == "asked about Step 3"
    assert unsaved_text.forms(week) == []


async def test_escape_leaves_the_line_then_letters_act(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        await typed(opened, "u5")
        assert screen.finder.value == "u5"
        await opened.press("escape", "5")
        assert screen.form.by_id["heat"].value == "5" and screen.finder.value == "u5"
        await opened.press("escape")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))
    call = load_board(week).calls[0]
    assert call.heat == 5
    assert "not confirmed: u5" in call.note


async def test_a_second_call_while_the_first_is_written_down(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        first = await form(opened)
        await typed(opened, "cc")
        await opened.press("ctrl+n")
        await until(opened.pilot, lambda: len(rows_of(week, "call")) == 2)
        second = await form(opened)
        assert second is not first
        await leave_one(opened, first)
        assert opened.app.screen is first and first.finder.value == "cc"


async def leave_one(opened, below) -> None:
    await opened.press("escape")
    await opened.press("escape")
    await until(opened.pilot, lambda: opened.app.screen is below)


async def test_undo_in_the_form_takes_the_call_back_and_redo_brings_it_again(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        await form(opened)
        await opened.press("escape", "u")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))
        assert rows_of(week, "call") == []
        await opened.press("U")
        assert len(rows_of(week, "call")) == 1


async def test_undo_after_leaving_takes_the_form_back_as_one(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        screen.form.go("caller")
        await typed(opened, "Dr. Vance")
        screen.form.go("role")
        await typed(opened, "PD")
        await leave(opened)
        await opened.press("u")
        stored = rows_of(week, "call")[0]
        assert (stored["caller"], stored["role"]) == ("", "")
        await opened.press("U")
        assert rows_of(week, "call")[0]["caller"] == "Dr. Vance"


async def test_a_time_that_cannot_be_read_is_shown_once_then_kept_in_words(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        screen.form.go("next_due")
        await typed(opened, "after lunch")
        await opened.shows("Not a time yet")
        await opened.press("escape", "escape")
        assert opened.app.screen is screen and screen.form.active.id == "next_due"
        await leave(opened)
    assert load_board(week).calls[0].note == "By: after lunch"


def back_of(week, number: int) -> str:
    return next(call.call_back for call in load_board(week).calls if call.id == number)


async def test_a_missed_call_waits_until_it_was_called_back(week, week_file):
    calls.add(week, AT.replace(hour=14), caller="Dr. Later")
    calls.add(week, AT.replace(hour=13), caller="Dr. Osei", missed=True)
    async with open_dashboard(week_file, size=(160, 45)) as opened:
        assert [call.caller for call in opened.app.week_screen.calls.calls] == ["Dr. Osei", "Dr. Later"]
        await opened.press("M")
        screen = await form(opened)
        assert screen.form.active.id == "number"
        await typed(opened, "555-0142")
        screen.form.go("next_due")
        await typed(opened, "11:15")
        await leave(opened)
        call = load_board(week).calls[0]
        assert (call.missed, call.call_back, call.number) == (True, "due", "555-0142")
        assert call.next_due == datetime(2027, 3, 18, 15, 15, tzinfo=UTC)
        await opened.shows("2 to call back")
        await opened.press("shift+tab", "g", "b")
        assert back_of(week, 3) == "done"
        await opened.press("u")
        assert back_of(week, 3) == "due"


async def test_contact_before_tuesday_is_told_calmly(week, week_file):
    early = FixedClock(datetime(2027, 3, 16, 11, 30, tzinfo=UTC))
    async with open_dashboard(week_file, early) as opened:
        await opened.press("c")
        await form(opened)
        await opened.shows("before Tuesday 08:00")


async def test_talk_of_an_offer_says_where_offers_are(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("c")
        screen = await form(opened)
        screen.form.go("kind")
        await opened.press("t")
        assert screen.form.by_id["kind"].value == "offer_talk"
        await opened.shows("Offers exist only in R3")


async def test_hostile_text_in_every_line_is_shown_literally_and_kept(week, week_file):
    sizes = [(80, 24), (120, 36), (160, 45), (60, 18), (61, 18)]
    async with open_dashboard(week_file, size=sizes[-1]) as opened:
        await opened.press("c")
        screen = await form(opened)
        screen.form.by_id["to"].value = "school"
        for words in HOSTILE:
            for field in screen.form.shown_fields:
                screen.form.go(field)
                if isinstance(field, TextField) and field.typed:
                    field.buffer.set("")
                    field.buffer.insert(words)
                    screen.form_changed(field)
                    screen.form.paint()
                    # With the cursor in it, and below the whole screen once all lines say the same.
                    assert BAD.isdisjoint(lines_of(screen.form))
            # The last is the size that the next text is written in: each is, in turn.
            sizes = [*sizes[1:], sizes[0]]
            for size in sizes:
                await opened.pilot.resize_terminal(*size)
                await opened.pilot.pause()
                assert BAD.isdisjoint(opened.text), size
        screen.form.go("caller")
        screen.form.by_id["caller"].value = "Dr. [Smith] [/x]"
        screen.form.paint()
        await opened.pilot.pause()
        assert "Dr. [Smith] [/x]" in opened.text
        await opened.press("escape", "escape", "escape", "escape", "escape", "escape")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))
    assert load_board(week).calls[0].caller == "Dr. [Smith] [/x]"


async def test_what_compares_names_is_loaded_once_a_call_is_open(week, week_file, monkeypatch):
    # Another module in its place: this process has loaded the real one long ago.
    monkeypatch.setattr(ready_for_names, "COMPARES", "tabnanny")
    monkeypatch.delitem(sys.modules, "tabnanny", raising=False)
    async with open_dashboard(week_file) as opened:
        assert "tabnanny" not in sys.modules
        await opened.press("c")
        await until(opened.pilot, lambda: "tabnanny" in sys.modules)
