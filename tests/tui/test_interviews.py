"""Interviews by keys: written down from a program or a call, kept while typed, opened again, told in time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from matchweek.services.core import unsaved_text
from matchweek.services.days import interviews
from matchweek.services.offers import preferences
from matchweek.tui.screens.calls.interview import InterviewForm
from matchweek.tui.screens.calls.interviews import Interviews
from matchweek.tui.screens.programs.card import CardScreen
from tests.support.hand_clock import HandClock
from tests.support.offers import et
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.thursday import thursday

DAY = timedelta(days=1)


@pytest.fixture
def clock() -> HandClock:
    """Wednesday at nine, Eastern."""
    return HandClock(et("09:00") - DAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    thursday(file)[0].close()
    return file


def form_of(opened: Opened) -> InterviewForm:
    assert isinstance(opened.app.screen, InterviewForm)
    return opened.app.screen


async def test_i_writes_one_down_as_one_act(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        code = opened.app.week_screen.programs.grid.cursor
        await opened.press("i", *"Wed 14:00")
        assert "Wed 17 Mar 14:00 ET · 23:00 Karachi" in opened.text
        await opened.press(
            "tab", *["backspace"] * 2, *"20", "tab", "tab", *"Dr. Voss", "tab", *"link in mail"
        )
        await opened.press("escape", "escape")
        (one,) = opened.app.board.kept.interviews.values()
        assert (one.program, one.at, one.minutes) == (code, et("14:00") - DAY, 20)
        assert (one.interviewer, one.place, one.status) == ("Dr. Voss", "link in mail", "arranged")
        assert "Wed 17 Mar 14:00 ET zoom, Dr. Voss" in opened.app.week_screen.card.text
        await opened.press("u")
        assert not opened.app.board.kept.interviews


async def test_own_time_is_read_with_its_word(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("i", *"23:00 own", "escape", "escape")
        (one,) = opened.app.board.kept.interviews.values()
        assert one.at == et("14:00") - DAY


async def test_what_is_typed_is_a_draft_until_it_has_a_beginning(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        code = opened.app.week_screen.programs.grid.cursor
        await opened.press("i", "tab", "tab", "tab", *"Dr. Voss", "escape", "escape")
        assert "When it begins is needed" in opened.text
        await opened.press("escape", "escape")
        assert not opened.app.board.kept.interviews
        assert opened.app.session.week is not None
        assert unsaved_text.load(opened.app.session.week, f"interview:new:{code}") is not None
        await opened.press("i")
        assert form_of(opened).form.by_id["interviewer"].value == "Dr. Voss"
        await opened.press(*"14:00", "escape", "escape")
        assert [each.interviewer for each in opened.app.board.kept.interviews.values()] == ["Dr. Voss"]
        assert unsaved_text.load(opened.app.session.week, f"interview:new:{code}") is None


async def test_a_form_left_untouched_stores_nothing(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("i", "escape", "escape")
        assert opened.app.screen is opened.app.week_screen
        assert not opened.app.board.kept.interviews


async def test_from_a_call_it_begins_with_who_called(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("tab", "tab", "i")
        assert form_of(opened).form.by_id["interviewer"].value == "Dr. Osei"
        await opened.press(*"15:00", "escape", "escape")
        (one,) = opened.app.board.kept.interviews.values()
        assert (one.program, one.interviewer) == (opened.app.board.calls[0].program, "Dr. Osei")


async def test_the_list_opens_one_and_the_card_tells_it(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        code = opened.app.week_screen.programs.grid.cursor
        await opened.press("i", *"14:00", "escape", "escape")
        await opened.press("I")
        assert isinstance(opened.app.screen, Interviews)
        await opened.press("enter", *["tab"] * 5, "right", "escape", "escape")
        (one,) = opened.app.board.kept.interviews.values()
        assert one.status == "done"
        await opened.press("escape")
        opened.app.go_to_program(str(code))
        await opened.press("enter")
        assert isinstance(opened.app.screen, CardScreen)
        await opened.shows("Wed 17 Mar 14:00 ET   zoom, done")
        await opened.press("end")
        await opened.shows("interview done")


async def test_i_on_a_program_with_one_shows_them_and_adds_another(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("i", *"14:00", "escape", "escape", "i")
        assert isinstance(opened.app.screen, Interviews)
        await opened.press("+", *"14:10", "escape", "escape")
        assert len(opened.app.board.kept.interviews) == 2
        assert "overlap" in opened.toasts
        assert "overlaps" in opened.text


async def test_the_agenda_opens_its_form_and_the_alarm_comes_masked(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        assert opened.app.session.week is not None
        code = opened.app.board.programs.codes[0]
        interviews.add(
            opened.app.session.week,
            code,
            et("10:00") - DAY,
            interviewer="Dr. Voss",
            place="room 4 at Elmsworth",
        )
        opened.app.session.poll()
        await opened.press("w")
        shown: Any = opened.app.screen
        assert shown.lines.goto("interview/interview:1")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, InterviewForm))
        await opened.press("escape", "escape")
        title = opened.app.board.title(code)
        await opened.press("P", "I")
        for name in (title, "Voss"):
            assert name not in opened.text
        assert "Elmsworth" not in opened.text
        await opened.press("escape")
        clock.at = et("09:45") - DAY
        opened.app.tick()
        await opened.pilot.pause()
        assert "Interview in 15 minutes" in opened.toasts
        assert title not in opened.toasts


async def test_undo_in_an_open_form_leaves_it(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("i", *"14:00", "escape", "escape", "i", "enter", "escape", "u")
        await until(opened.pilot, lambda: not opened.app.board.kept.interviews)
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, InterviewForm))


async def test_a_clash_and_the_night_are_said_before_it_is_stored_and_a_free_time_is_taken(
    path: Path, clock: HandClock
) -> None:
    async with open_dashboard(path, clock) as opened:
        assert opened.app.session.week is not None
        interviews.add(opened.app.session.week, opened.app.board.programs.codes[3], et("11:30") - DAY)
        opened.app.session.poll()
        await opened.press("i", *"Wed 12:05")
        await opened.shows("Only 5 minutes between it and")
        assert "It is night where you are" not in opened.text
        await opened.press(*["backspace"] * 5, *"16:00")
        await opened.shows("It is night where you are: Thu 01:00.")
        assert "Their clock: Eastern." in opened.text
        await opened.shows("1  free: Wed 17 Mar 12:30 ET · 21:30 Karachi")
        assert len(opened.app.board.kept.interviews) == 1
        await opened.press("escape", "1")
        assert form_of(opened).form.by_id["at"].value == "Wed 17 Mar 12:30"
        await until(opened.pilot, lambda: "free:" not in opened.text)
        await opened.press("3")
        assert "No free time is offered there" in opened.toasts
        await opened.press("escape")
        assert sorted(each.at for each in opened.app.board.kept.interviews.values())[1] == et("12:30") - DAY
        await opened.press("u")
        assert len(opened.app.board.kept.interviews) == 1


async def test_a_scorecard_proposes_a_place_and_o_puts_it_there(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        week = opened.app.session.week
        assert week is not None
        first, second = opened.app.board.programs.codes[:2]
        interviews.add(week, first, et("08:00") - DAY, status="done", fit=3)
        interviews.add(week, second, et("08:40") - DAY, calendar="Thalamus")
        preferences.set_order(week, [first, second])
        opened.app.session.poll()
        await opened.press("I", "end", "enter")
        await opened.shows("How do you leave or move it?")
        assert "Residents" not in opened.text
        await opened.press(*["tab"] * 5, "right")
        await opened.shows("Residents")
        form = form_of(opened).form
        form.go(form.by_id["fit"])
        await opened.press(*["right"] * 8)
        await opened.shows("Its scores are 8.0 of 10: number 1 in your order")
        await opened.press("escape", "o")
        assert opened.app.board.kept.order == (second, first)
        await opened.press("escape")
        assert opened.app.board.kept.interviews[2].fit == 8
        await opened.press("u", "u")
        assert opened.app.board.kept.order == (first, second)


async def test_t_logs_a_try_and_the_call_stays_to_be_returned(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("M", *"555-0142", "escape")
        await opened.shows("only by its own number, 555-0142")
        await opened.press("t", "escape", "tab", "tab", "home", "t")
        call = next(each for each in opened.app.board.calls if each.missed)
        assert (call.tries, call.call_back, call.number) == (2, "due", "555-0142")
        await opened.shows("tried 2")
        await opened.press("u")
        assert [each.tries for each in opened.app.board.calls if each.missed] == [1]


async def test_calls_are_filtered_and_all_that_was_said_is_one_key(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("M", *"555-0142", "escape", "escape", "tab", "tab", "f")
        await opened.shows("only: to call back")
        assert [each.missed for each in opened.app.week_screen.calls.calls] == [True]
        await opened.press("f")
        await opened.shows("No call is like that.")
        await opened.press("f", "f", "home")
        await opened.shows("only: interview")
        await opened.press("s")
        await opened.shows("All that was said")
        assert "Dr. Osei" in opened.text
        await opened.press("enter")
        await opened.shows("Call 1")


async def test_a_mail_in_the_notes_is_proposed_and_stored_only_on_leaving(
    path: Path, clock: HandClock
) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("i")
        form = form_of(opened).form
        form.go(form.by_id["note"])
        mail = "We meet Wednesday, March 17 at 11:30 am ET with Dr. Ada Voss.\n"
        mail += "https://zoom.example/j/9 for 20 min"
        opened.app.screen.query_one("Form").post_message(Paste(mail))
        await until(opened.pilot, lambda: "zoom.example" in form.by_id["note"].value)
        await opened.press("escape", "m")
        assert "Proposed, not stored yet" in opened.toasts
        shown = form_of(opened).form.values()
        assert (shown["at"], shown["minutes"]) == ("Wed 17 Mar 11:30", "20")
        assert (shown["place"], shown["interviewer"]) == ("https://zoom.example/j/9", "Dr. Ada Voss")
        await opened.shows("Wed 17 Mar 11:30 ET · 20:30 Karachi")
        assert not opened.app.board.kept.interviews
        await opened.press("escape")
        (one,) = opened.app.board.kept.interviews.values()
        assert (one.at, one.minutes) == (et("11:30") - DAY, 20)
        await opened.press("u")
        assert not opened.app.board.kept.interviews
