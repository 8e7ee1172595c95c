"""The gate in the real dashboard: who is to be told, what is allowed meanwhile, what a correction closes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from matchweek.domain.board.advocacy import Advocacy
from matchweek.domain.programs.triage import Tier
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.services.people import advocates, assignments, letters
from matchweek.tui.screens.advocates.advocate_map import MapScreen
from matchweek.tui.screens.advocates.assign import AssignAdvocate, AssignProgram
from matchweek.tui.screens.advocates.clearance import ClearanceForm, Clearances
from matchweek.tui.screens.advocates.reply import Reply
from matchweek.tui.screens.advocates.why_sent import WhySent
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.dialogs.ask import Ask
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import AT, CLOCK, codes_of, listings, new_week

WIDE, SMALL = (160, 45), (80, 24)
CALLED = AT - timedelta(hours=1)


@pytest.fixture
def week(week_file: Path):
    """Twelve programs, two of them applied to, with Dr. Okafor for both and Dr. Nowak for the first."""
    week = new_week(week_file, listings(12))
    first, second = codes_of(week)[:2]
    applications.submit(week, [first, second], at=AT - timedelta(days=2, hours=-1))
    advocates.add(week, "Dr. M. Okafor", tier=1, role="PD", phone="(330) 555-0142", answer="yes")
    advocates.add(week, "Dr. P. Nowak", tier=3, phone="(330) 555-0163", answer="yes")
    assignments.assign(week, "Okafor", [first, second])
    assignments.assign(week, "Nowak", [first])
    yield week
    week.close()


async def followed(opened: Opened) -> None:
    await until(opened.pilot, lambda: opened.app.week_screen.gates_now is not None)


def now(week: Week) -> Advocacy:
    return Advocacy(load_board(week), CLOCK.now())


def top(opened: Opened) -> Any:
    """The screen that stands on top."""
    return opened.app.screen


def pane(opened: Opened) -> str:
    return opened.app.week_screen.advocates.said.text


async def test_a_confirmed_call_turns_its_advocates_to_the_top_at_once(week, week_file):
    first, second = codes_of(week)[:2]
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        grid = opened.app.week_screen.advocates.grid
        assert grid.source.key(0) == "1"
        assert "they wait until a program calls" in opened.text
        calls.add(week, CALLED, program=first, caller="Dr. Osei")
        await opened.shows("2 to tell")
        assert [grid.source.key(place) for place in range(3)] == ["turned:1", "turned:3", "1"]
        # Who, phone, which program, what to say; the cursor went there from another pane.
        said = pane(opened)
        assert "Dr. M. Okafor" in said and "(330) 555-0142" in said
        assert "they contacted you" in said and "Say: “" in said
        assert opened.app.board.programs[first].contact == "unlocked"
        assert opened.app.board.programs[second].contact == "held"
        assert "tell Dr. M. Okafor" in opened.app.week_screen.agenda.text


async def test_a_guessed_caller_opens_nothing(week, week_file):
    first = codes_of(week)[0]
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        calls.add(week, CALLED, program=first, confirmed=False)
        calls.add(week, CALLED, program=first, missed=True)
        await until(opened.pilot, lambda: len(opened.app.board.calls) == 2)
        assert not opened.app.week_screen.gates_now.turned
        assert opened.app.board.programs[first].contact == "held"
        assert "wait for their call" in opened.app.week_screen.card.text


async def test_told_spoke_and_answered_by_key_each_one_undo(week, week_file):
    first = codes_of(week)[0]
    calls.add(week, CALLED, program=first)
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        await opened.press("tab", "g", "t")
        assert now(week).assignment(1, first).asked_at == AT
        opened.app.week_screen.advocates.grid.goto("1")
        await opened.press("s")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, WhySent))
        await opened.press("2")
        assert "That is not so" in opened.toasts
        await opened.press("1")
        assert now(week).assignment(1, first).sent_because == "asked_by_program"
        await opened.press("a")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Reply))
        await opened.press(*"flagged", "enter")
        done = now(week).assignment(1, first)
        assert (done.reply, done.answered_at) == ("flagged", AT)
        await opened.press("u", "u")
        assert now(week).assignment(1, first).sent_at is None
        await opened.press("u")
        assert now(week).assignment(1, first).asked_at is None


@pytest.mark.parametrize("key", ["t", "s"])
async def test_while_held_a_key_says_to_wait_and_records_nothing(week, week_file, key):
    second = codes_of(week)[1]
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        opened.app.push_screen(AssignAdvocate(opened.app.session, "", 1, second))
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AssignAdvocate))
        await opened.press(key)
        assert "Wait for their call" in opened.toasts
        assert "Match Participation Agreement" in opened.toasts
        assert "Allowed now" in opened.toasts
        assert now(week).assignment(1, second).asked_at is None


async def test_in_a_narrow_window_a_toast_says_who_can_be_told(week, week_file):
    first = codes_of(week)[0]
    async with open_dashboard(week_file, size=SMALL) as opened:
        await followed(opened)
        calls.add(week, CALLED, program=first)
        await until(opened.pilot, lambda: "they contacted you" in opened.toasts)
        assert "Tell Dr. M. Okafor, (330) 555-0142" in opened.toasts


async def test_the_agenda_goes_to_the_advocate(week, week_file):
    first = codes_of(week)[0]
    calls.add(week, CALLED, program=first)
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        opened.app.week_screen.advocates.grid.goto("2")
        await opened.press("w")
        top(opened).lines.goto("advocate/advocate:3")
        await opened.press("enter")
        assert opened.app.week_screen.pane is opened.app.week_screen.advocates
        assert opened.app.week_screen.advocates.pair == (2, first)


# Correcting what opened it


async def test_correcting_the_call_says_first_what_it_closes(week, week_file):
    first, second = codes_of(week)[:2]
    calls.add(week, CALLED, program=first)
    letters.make(week, "note", "Okafor", first)
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        await opened.press("tab", "tab", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
        top(opened).finder.picked = second
        top(opened).form_changed(top(opened).finder)
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Ask))
        assert "you wait again" in opened.text and "locked, not deleted" in opened.text
        await opened.press("n")
        assert load_board(week).calls[0].program == first
        await opened.press("escape", "y")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm | Ask))
        assert load_board(week).calls[0].program == second
        assert opened.app.board.programs[first].contact == "held"
        assert "Wait again" in opened.toasts
    assert len(load_board(week).kept.letters) == 1


async def test_undo_of_the_call_says_what_is_held_again(week, week_file):
    first = codes_of(week)[0]
    calls.add(week, CALLED, program=first)
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        await opened.press("u")
        await until(opened.pilot, lambda: "Wait again" in opened.toasts)
        assert "they wait until a program calls" in opened.text


# Clearances


async def test_a_clearance_is_recorded_and_withdrawn(week, week_file):
    first = codes_of(week)[0]
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        opened.app.push_screen(AssignAdvocate(opened.app.session, "", 1, first))
        await opened.pilot.pause()
        await opened.press("C")
        await until(
            opened.pilot,
            lambda: isinstance(opened.app.screen, ClearanceForm) and opened.app.screen.is_filled,
        )
        assert "Only NRMP can clear this" in opened.text
        form = top(opened).form
        await opened.press(*"Vance")
        form.go("authority")
        await opened.press("s")
        await opened.press("escape", "escape")
        # The school cannot before the program has made contact: nothing is stored, nothing is lost.
        assert isinstance(opened.app.screen, ClearanceForm)
        assert "has not made contact" in opened.text
        form.go("authority")
        await opened.press("n", "escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AssignAdvocate))
        found = list(load_board(week).kept.clearances.values())
        assert [(one.by, one.authority, one.advocate) for one in found] == [("Vance", "nrmp", 1)]
        assert "cleared" in opened.text
        await opened.press("C")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Clearances))
        await opened.press("x")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Ask))
        assert "waits again" in opened.text
        await opened.press("y")
        assert not load_board(week).kept.clearances


# Assigning


async def test_e_assigns_and_takes_away_each_one_undo(week, week_file):
    third = codes_of(week)[2]
    async with open_dashboard(week_file, size=SMALL) as opened:
        await followed(opened)
        opened.app.week_screen.programs.goto(third)
        await opened.press("e")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AssignProgram))
        top(opened).lines.goto("2")
        await opened.press("space")
        assert now(week).assignment(2, third) is not None
        assert "[x] 3 Dr. P. Nowak" in opened.text and "2 programs" in opened.text
        await opened.press("space")
        assert now(week).assignment(2, third) is None
        await opened.press("u")
        assert now(week).assignment(2, third) is not None


async def test_more_than_fifteen_are_refused_in_words(week_file):
    week = new_week(week_file, listings(20))
    advocates.add(week, "Dr. M. Okafor", tier=1)
    codes = codes_of(week)
    applications.plan(week, codes[:16])
    assignments.assign(week, "Okafor", codes[:15])
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        await opened.press("tab", "e")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AssignAdvocate))
        top(opened).lines.goto(codes[15])
        await opened.press("space")
        await until(opened.pilot, lambda: "Too many programs for one advocate" in opened.toasts)
        assert "15 is the most" in opened.toasts
        assert len(now(week).assignments) == 15
    week.close()


async def test_proposals_stand_with_their_reason_and_one_key_takes_them_all(week, week_file):
    advocates.change(week, "Nowak", specialty="Internal Medicine")
    medicine = [code for code in codes_of(week) if code[4:7] == "140"]
    applications.plan(week, medicine[1:])
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        opened.app.week_screen.advocates.grid.goto("2")
        await opened.press("tab", "e")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AssignAdvocate))
        screen = top(opened)
        wanted = {each.program for each in screen.proposed}
        assert wanted == set(medicine)
        assert "same specialty, Internal Medicine" in opened.text
        await opened.press("plus")
        assert wanted <= {each.program for each in now(week).by_advocate[2]}
        await opened.press("u")
        assert not wanted & {each.program for each in now(week).by_advocate[2]}


# The map


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "80x24"])
async def test_the_map_shows_voices_loads_gaps_and_assigns(week, week_file, size):
    from matchweek.services.lists import triage
    from matchweek.services.people import applicant

    first, second, third = codes_of(week)[:3]
    triage.set_tier(week, [first, second, third], Tier.TOP)
    applicant.change(week, school_code=third[:4])
    calls.add(week, CALLED, program=first)
    async with open_dashboard(week_file, size=size) as opened:
        await followed(opened)
        await opened.press("v")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, MapScreen))
        await opened.pilot.pause()
        text = opened.text
        assert "Okafor" in text and "1 · 2" in text and "3 · 1" in text
        assert "1 top program has no advocate" in text
        assert "2 advocates" in text and "1 advocate" in text and "no advocate" in text
        assert "called" in text
        top(opened).lines.goto(third)
        await opened.press("right", "space")
        assert now(week).assignment(2, third) is not None
        await opened.shows("Every top program has an advocate.")
        assert "home institution" in opened.text
        await opened.press("left", "left", "space")
        assert now(week).assignment(1, third) is not None
        await opened.press("e")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AssignAdvocate))
        await opened.press("escape", "escape")
        assert opened.app.screen is opened.app.week_screen


async def test_the_map_accepts_a_proposal_by_key(week, week_file):
    advocates.change(week, "Nowak", specialty="Internal Medicine")
    code = next(code for code in codes_of(week) if code[4:7] == "140" and code not in codes_of(week)[:2])
    applications.plan(week, [code])
    async with open_dashboard(week_file, size=SMALL) as opened:
        await followed(opened)
        await opened.press("v", "tab")
        pair = top(opened).pair
        assert pair is not None and now(week).assignment(*pair) is None
        await opened.press("enter")
        assert now(week).assignment(*pair) is not None


async def test_masked_names_stand_on_no_screen_of_the_gate(week, week_file):
    first = codes_of(week)[0]
    calls.add(week, CALLED, program=first)
    assignments.clear(week, "Okafor", first, by="J. Vance", authority="nrmp", why="said so to Quill")
    async with open_dashboard(week_file, size=WIDE) as opened:
        await followed(opened)
        await opened.press("P")
        for keys in (("tab",), ("v",), ("escape", "tab", "tab", "e")):
            await opened.press(*keys)
            for name in ("Okafor", "Nowak", "Vance", "Fictional Hospital 9000", "555-0142"):
                assert name not in opened.text, (keys, name)
        await opened.press("P")


def test_a_week_reopened_shows_the_same_gates(week, week_file):
    first = codes_of(week)[0]
    calls.add(week, CALLED, program=first)
    again = open_week(week_file, CLOCK)
    assert [each.advocate.name for each in now(again).turned] == ["Dr. M. Okafor", "Dr. P. Nowak"]
    again.close()


def test_the_map_leaves_names_the_room_in_which_no_two_read_the_same():
    from matchweek.domain.programs import naming
    from matchweek.tui.screens.advocates import advocate_map as shown

    assert shown._LEAST_TITLE >= naming._NARROW
