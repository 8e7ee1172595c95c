"""The room of a call: lines with their time, one letter for how it ended, the timer, calls that wait."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from matchweek.services.core.board import load_board
from matchweek.services.core.gates import load_gated
from matchweek.services.days import aliases, calls
from matchweek.services.lists import applications, facts
from matchweek.services.people import documents, me
from matchweek.tui.commands.dialogs.calls import CALL_FORM, OUTCOME_KEYS
from matchweek.tui.screens.calls.about_calls import PracticeCall
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.calls.interview import InterviewForm
from matchweek.tui.screens.programs.for_the_call import ForTheCall
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


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_pitch_and_answers_stand_beside_the_call(week, week_file, size):
    me.change(
        week, pitch="I am Farah and I love wards", why_unmatched="Too few places", start="Yes, on 1 July"
    )
    async with open_dashboard(week_file, size=size) as opened:
        await opened.press("c")
        screen = await form(opened)
        await opened.press("escape", "p")
        await opened.shows("I am Farah")
        # The clock of the pitch is that of the machine: what it says is held by tests of the domain.
        assert "Your pitch" in opened.text
        await opened.press("a")
        await opened.shows("Too few places")
        assert "Yes, on 1 July" in opened.text and "not written yet" in opened.text
        # Where the page stands in the place of the form, the form comes back before one types.
        await opened.press("n")
        await typed(opened, "typed again")
        await opened.shows("typed again")
        assert screen.form.display and screen.form.values()["note"] == "typed again"
        await opened.press("escape", "k")
        await opened.shows("No program yet.")
        await opened.press("d")
        await until(opened.pilot, lambda: screen.form.display and screen.room.outcome == "screened")
        await opened.press("d", "p")
        await opened.shows("I am Farah")
        await opened.press("P")
        await until(opened.pilot, lambda: "Farah" not in opened.text)


def prepared(week):
    """The program for whose call something was written, with its sorting; None for none."""
    return next((each for each in load_board(week).programs if each.triage.why_here), None)


async def test_a_page_that_is_longer_than_the_window_goes_on_with_its_key(week, week_file):
    me.change(week, red_flag="\n".join(f"line {each}" for each in range(30)), start="Yes, on 1 July")
    async with open_dashboard(week_file, size=(80, 24)) as opened:
        await opened.press("c")
        screen = await form(opened)
        await opened.press("escape", "a")
        await opened.shows("more lines")
        seen = opened.text
        for _ in range(3):
            if screen.pages.page == "form":
                break
            await opened.press("a")
            await opened.pilot.pause()
            seen += opened.text
        assert screen.form.display
        assert all(f"line {each}" in seen for each in range(30)) and "Yes, on 1 July" in seen


async def test_a_number_in_the_line_of_the_program_is_the_number_that_called(week, week_file):
    code = codes_of(week)[0]
    calls.add(week, AT, program=code, confirmed=True, number="(205) 555-0142")
    async with open_dashboard(week_file, size=(80, 24)) as opened:
        await opened.press("c")
        await form(opened, 2)
        await typed(opened, "12345 x")
        await opened.press("tab")
        await opened.shows("Too short to call: 5 digits")
        await opened.press("shift+tab", *["backspace"] * 7)
        await typed(opened, "+1 205 555 0142 cell")
        await opened.press("tab", "escape", "escape")
        await until(opened.pilot, lambda: load_board(week).calls[0].number == "+1 205 555 0142 cell")
        assert load_board(week).calls[0].note == "" and load_board(week).calls[0].program is None
        await opened.press("c")
        await form(opened, 3)
        await typed(opened, "zzyzxqq")
        await opened.shows("Nothing on your list is called so.")
        await opened.press(*["backspace"] * 7)
        await typed(opened, "2085550177")
        await opened.shows("No program, advocate or earlier call has this number.")
        await opened.press(*["backspace"] * 10)
        await typed(opened, "2055550142")
        await opened.press("enter", "y", "escape", "escape")
        await until(opened.pilot, lambda: load_board(week).calls[0].program == code)
        assert load_board(week).calls[0].number == "2055550142"
        await opened.press("c")
        await form(opened, 4)
        await typed(opened, code[:7])
        await opened.press("enter", "y", "escape", "escape")
        await until(opened.pilot, lambda: load_board(week).calls[0].program == code)
        assert load_board(week).calls[0].number == "", "the beginning of a code called nobody"


async def test_the_card_has_what_one_wrote_for_the_call(week, week_file):
    async with open_dashboard(week_file, size=(160, 45)) as opened:
        await opened.press("Y")
        await typed(opened, "their clinic for refugees")
        await opened.press("tab")
        await typed(opened, "who teaches at night?")
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: prepared(week) is not None)
        program = prepared(week)
        await opened.press("c")
        await form(opened)
        await typed(opened, program.code)
        await opened.press("enter", "y")
        await opened.shows("their clinic for refugees")
        assert "who teaches at night?" in opened.text and "no advocate is assigned" in opened.text
        assert "There" in opened.text and "unknown" in opened.text
    assert (program.triage.why_here, program.triage.to_ask) == (
        "their clinic for refugees",
        "who teaches at night?",
    )


async def test_the_card_says_visa_imgs_and_documents_and_what_is_unknown(week, week_file):
    one, two = codes_of(week)[:2]
    facts.set_facts(
        week,
        one,
        [facts.Said("visa", "J-1 only", "freida", "2027-03-01"), facts.Said("known", "asks for Step 3")],
    )
    documents.add(week, "statement", "For family medicine")
    documents.add(week, "letter", "Letter Osei", writer="Dr. Osei")
    aliases.set_names(week, one, "Mercy")
    for code in (one, two):
        calls.add(week, AT, program=code, confirmed=True, outcome="screened")
    async with open_dashboard(week_file, size=(160, 45)) as opened:
        await opened.press("slash", *"mercy")
        await opened.shows("1 of ")
        await opened.press("escape", "tab", "tab", "end", "enter")
        screen = await form(opened)
        assert screen.finder.picked == one
        await opened.shows("J-1 (FREIDA, from 1 Mar")
        for words in ("asks for Step 3 (you,", "For family medicine", "Dr. Osei"):
            assert words in opened.text, words
        assert [line.split("IMGs")[1].strip() for line in opened.text.splitlines() if "IMGs " in line] == [
            "unknown"
        ]
        await opened.press("escape", "escape", "up", "enter")
        await until(
            opened.pilot, lambda: opened.app.screen is not screen and "Visa      unknown" in opened.text
        )
        await opened.press("escape")
        # So narrow that the name is cut: half a name would not be known again.
        await opened.pilot.resize_terminal(110, 36)
        await until(opened.pilot, lambda: re.search(r"Fict\w*…", opened.text), lambda: opened.text)
        await opened.press("P")
        await until(opened.pilot, lambda: not re.search(r"Osei|Fict|…\w*al 9000", opened.text))


async def test_what_is_typed_for_the_call_is_a_draft_until_it_is_kept(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("Y")
        screen = opened.app.screen
        assert isinstance(screen, ForTheCall)
        await typed(opened, "half a sen")
        assert screen.keep()
    async with open_dashboard(week_file) as opened:
        await until(opened.pilot, lambda: "hat to say to" in opened.toasts, lambda: opened.toasts)
        await opened.press("Y")
        await opened.shows("half a sen")
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: prepared(week) is not None)
        await opened.press("u")
        await until(opened.pilot, lambda: prepared(week) is None)


async def test_what_a_call_is_like_is_a_key_away_and_one_is_practised(week, week_file):
    async with open_dashboard(week_file) as opened:
        await opened.press("Q")
        await opened.shows("What they may not ask")
        await opened.press("p")
        await opened.shows("Tell me about yourself.")
        await opened.press("a")
        await opened.shows("Nothing of yours is written")
        screen = opened.app.screen
        assert isinstance(screen, PracticeCall)
        for _ in screen.practice.questions:
            await opened.press("enter")
        await opened.shows("You hung up after")
        await opened.press("r")
        await opened.shows("question 1 of")
        await opened.press("escape", "escape", "question_mark", "Q")
        await opened.shows("Who calls")
        await opened.press("escape", "escape", "R")
        await opened.shows("What you say in the first minute")
        await opened.press("Q")
        await opened.shows("Who calls")
        # A call that rings is no practice: it is stored at once.
        await opened.press("c")
        await form(opened, 1)
    assert len(rows_of(week, "call")) == 1


async def test_a_call_that_was_missed_is_in_sight_in_its_pane(week, week_file):
    for minutes in range(40):
        calls.add(
            week, at=AT - timedelta(minutes=60 + minutes), number=f"205-555-01{minutes:02}", missed=True
        )
    async with open_dashboard(week_file, HandClock(AT), size=(120, 36)) as opened:
        grid = opened.app.week_screen.calls.grid
        before = grid.cursor
        await opened.press("M")
        await form(opened)
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen, lambda: "not left")
        await until(opened.pilot, lambda: len(grid.source) == 41, lambda: f"{len(grid.source)} calls")
        assert (grid.top, grid.source.key(0)) == (0, "41")
        assert grid.cursor == before and grid.cursor_row == 1


async def test_the_pane_says_where_the_school_is_asked_before_a_call_is_returned(week, week_file):
    code = codes_of(week)[0]
    calls.add(week, at=AT - timedelta(minutes=9), program=code, confirmed=True, missed=True)
    async with open_dashboard(week_file, HandClock(AT)) as opened:
        await opened.shows("ask first")
        applications.submit(week, [code], at=AT - timedelta(minutes=30))
        await until(opened.pilot, lambda: "ask first" not in opened.text, lambda: opened.text)


async def test_after_the_program_of_a_missed_call_letters_choose_no_channel(week, week_file):
    code = codes_of(week)[0]
    async with open_dashboard(week_file, HandClock(AT)) as opened:
        await opened.press("M")
        screen = await form(opened)
        screen.form.go("program")
        await typed(opened, code)
        await opened.press("enter", "y")
        await typed(opened, "very brief")
        assert screen.form.by_id["channel"].value == "phone"
        assert screen.form.by_id["note"].value.endswith("very brief")
