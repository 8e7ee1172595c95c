"""The small dialogs of the week: submit, note, sort, card, one by one, zone, help."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.lists import applications, triage
from matchweek.services.people import applicant
from matchweek.tui.commands import COMMANDS
from matchweek.tui.panes.sorting import SORTING
from matchweek.tui.screens.advocates.advocate import AdvocateForm
from matchweek.tui.screens.advocates.finding import Finding
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.own.help import Help
from matchweek.tui.screens.own.zone import AskZone
from matchweek.tui.screens.programs.card import CardScreen
from matchweek.tui.screens.programs.deck import Deck
from matchweek.tui.screens.programs.note import Note
from matchweek.tui.screens.programs.sort import SortPrograms
from matchweek.tui.screens.programs.submit import SubmitQuestion
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.terminal import NEEDS_PTY, Terminal
from tests.support.weeks import CLOCK, listings, new_week


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A week file with twelve fictional programs, whose person is in Karachi."""
    file = tmp_path / "week.db"
    week = new_week(file, listings(12))
    applicant.change(week, zone="Asia/Karachi")
    week.close()
    return file


def read(path: Path) -> Week:
    return open_week(path, CLOCK)


def acts(path: Path) -> list[str]:
    """The acts of the journal, oldest first."""
    with closing(sqlite3.connect(path)) as file:
        return [row[0] for row in file.execute("SELECT act FROM entry ORDER BY seq")]


def cursor(opened: Opened) -> str:
    code = opened.app.week_screen.programs.grid.cursor
    assert code is not None
    return code


async def test_submitting_asks_once_and_says_what_is_left(path: Path) -> None:
    async with open_dashboard(path) as opened:
        code = cursor(opened)
        await opened.press("A")
        assert isinstance(opened.app.screen, SubmitQuestion)
        service = opened.app.session.board.programs[code].service
        for words in (
            "Record 1 application as submitted?",
            "Fictional Hospital",
            f"through {service}",
            "44 of 45 left afterwards",
            "This sends nothing; it cannot be withdrawn later.",
        ):
            assert words in opened.text
        await opened.press("n")
        assert "application.submit" not in acts(path)
        await opened.press("A", "escape")
        assert "application.submit" not in acts(path)
        await opened.press("A", "y")
        assert acts(path)[-1] == "application.submit"
        assert opened.app.session.board.applications[code].submitted_at is not None


async def test_submitting_past_the_cap_is_refused_by_the_rule_and_keeps_the_marks(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    rows = listings(47, only="ERAS")
    week = new_week(path, rows)
    applications.submit(week, [row.code for row in rows[:44]])
    week.close()
    async with open_dashboard(path) as opened:
        grid = opened.app.week_screen.programs.grid
        for row in rows[45:]:
            grid.toggle_mark(row.code)
        await opened.press("A")
        await opened.shows("Rule: 45 applications per application service")
        await opened.press("escape")
        assert grid.marked == {row.code for row in rows[45:]}
        assert len([one for one in acts(path) if one == "application.submit"]) == 44


async def test_a_note_is_kept_by_escape_as_one_act(path: Path) -> None:
    async with open_dashboard(path) as opened:
        code = cursor(opened)
        await opened.press("n", *"asked", "enter", *"1x", "escape")
        assert opened.app.session.board.programs[code].note == "asked\n1x"
        assert acts(path)[-1:] == ["triage.note"]
        assert not isinstance(opened.app.screen, Note)
        await opened.press("n", "escape")
        assert acts(path).count("triage.note") == 1
        await opened.press("u")
        assert opened.app.session.board.programs[code].note == ""


async def test_what_was_typed_in_a_note_is_there_after_a_kill(path: Path) -> None:
    async with open_dashboard(path) as opened:
        code = cursor(opened)
        await opened.press("n", *"half a thou")
        reader = read(path)
        await until(opened.pilot, lambda: unsaved_text.load(reader, f"note:{code}") is not None)
        reader.close()
    # Leaving the app by the test is no Escape: nothing was committed, as after a kill.
    assert "triage.note" not in acts(path)
    async with open_dashboard(path) as opened:
        opened.app.week_screen.programs.grid.goto(code)
        await opened.press("n")
        assert "Restored:" in opened.text
        assert "half a thou" in opened.text
        await opened.press(*"ght", "escape")
        assert opened.app.session.board.programs[code].note == "half a thought"
    week = read(path)
    assert unsaved_text.forms(week) == []
    week.close()


async def test_a_busy_file_delays_a_draft_and_blocks_no_key(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("n", *"x")
        note = opened.app.screen
        assert isinstance(note, Note)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            note.keep()
            await opened.press("y")
            assert note.area.text == "xy"
            other.execute("ROLLBACK")
        note.keep()
        reader = read(path)
        assert unsaved_text.forms(reader) == [f"note:{cursor(opened)}"]
        reader.close()


async def test_one_note_for_several_marked_programs(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("space", "space", "n", *"both", "escape")
        noted = [one.code for one in opened.app.session.board.programs if one.note == "both"]
        assert len(noted) == 2
        assert not opened.app.week_screen.programs.grid.marked
        await opened.press("u")
        assert not any(one.note for one in opened.app.session.board.programs)


async def test_an_untouched_note_on_several_changes_none_of_theirs(path: Path) -> None:
    week = read(path)
    codes = list(load_board(week).programs.codes)
    triage.set_note(week, codes[:1], "first")
    triage.set_note(week, codes[1:2], "second")
    week.close()
    async with open_dashboard(path) as opened:
        opened.app.week_screen.programs.grid.marked |= set(codes[:2])
        await opened.press("n")
        assert "It takes the place of 2 notes" in opened.text
        await opened.press("escape")
        assert [opened.app.session.board.programs[code].note for code in codes[:2]] == ["first", "second"]


async def test_sorting_from_the_dialog(path: Path) -> None:
    async with open_dashboard(path) as opened:
        pane = opened.app.week_screen.programs
        await opened.press("S")
        screen = opened.app.screen
        assert isinstance(screen, SortPrograms)
        assert screen.grid.cursor == pane.view.by == "lane"
        screen.grid.goto("positions")
        await opened.press("enter")
        assert (pane.view.by, pane.view.reverse) == ("positions", True)
        assert [one.positions for one in pane.view] == sorted(
            (one.positions for one in pane.view), reverse=True
        )
        await opened.press("S", "enter")
        assert (pane.view.by, pane.view.reverse) == ("positions", False)
        await opened.press("S", "escape")
        assert (pane.view.by, pane.view.reverse) == ("positions", False)


async def test_the_card_shows_everything_and_sorts(path: Path) -> None:
    week = read(path)
    code = load_board(week).programs.codes[0]
    triage.set_note(week, [code], "line one\nDr. [Smith] [/x]")
    triage.set_lane(week, [code], triage.read_lane("2"))
    week.close()
    async with open_dashboard(path, size=(80, 24)) as opened:
        opened.app.week_screen.programs.grid.goto(code)
        await opened.press("enter")
        card = opened.app.screen
        assert isinstance(card, CardScreen)
        words = card.page.words.plain
        for said in (code, "Monday 1", "secondary", "line one", "Dr. [Smith] [/x]", "wait for their call"):
            assert said in words
        assert "lane secondary" in words
        await opened.press("1", "t", "a")
        program = opened.app.session.board.programs[code]
        assert (program.lane, program.tier, program.application.planned) == ("primary", "top", True)
        assert "application planned" in card.page.words.plain
        await opened.press("end")
        assert card.page.scroll_y > 0
        assert "lane secondary" in opened.text
        await opened.press("u")
        assert "undone, now: application not planned" in card.page.words.plain
        await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen


async def test_one_by_one_goes_through_the_undecided(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("1", "d")
        deck = opened.app.screen
        assert isinstance(deck, Deck)
        assert "1 of 11 undecided" in opened.text
        first = deck.code
        await opened.press("2")
        second = deck.code
        assert second != first
        assert "2 of 11 undecided · 1 decided" in opened.text
        await opened.press("t")
        assert deck.code == second
        await opened.press("space", "x", "right")
        assert "5 of 11 undecided · 2 decided" in opened.text
        await opened.press("left", "backspace")
        assert "3 of 11" in opened.text
        await opened.press("u")
        assert "3 of 11 undecided · 1 decided" in opened.text
        await opened.press("escape")
        assert cursor(opened) == deck.code
        board = opened.app.session.board
        assert board.programs[str(first)].lane == "secondary"
        assert board.programs[str(second)].tier == "top"


async def test_one_by_one_says_how_long_it_takes_and_keeps_a_time_box(path: Path) -> None:
    clock = HandClock(CLOCK.now())
    async with open_dashboard(path, clock=clock) as opened:
        await opened.press("d")
        await opened.shows("12 left   9 gives it 90 minutes")
        for _ in range(3):
            clock.at += timedelta(seconds=20)
            await opened.press("2")
        await opened.shows("9 left, about 3 min at this pace")
        await opened.press("9")
        await opened.shows("90 of 90 min left")
        clock.at += timedelta(minutes=17)
        await opened.shows("73 of 90 min left")
        # It goes on where one leaves meanwhile, for a call.
        await opened.press("escape", "d")
        await opened.shows("73 of 90 min left")
        clock.at += timedelta(minutes=80)
        await opened.shows("the 90 minutes are over")
        await opened.press("9")
        await opened.shows("9 gives it 90 minutes")


async def test_one_by_one_comes_back_to_what_was_left_for_later(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("d", "right", *["3"] * 11)
        assert "all 12 seen · 11 decided" in opened.text
        await opened.press("1")
        assert "No program is shown" in opened.toasts
        await opened.press("space", "1")
        assert "all 1 seen · 1 decided" in opened.text
        await opened.press("escape", "d")
        assert "No program shown here is undecided" in opened.toasts
        assert all(one.lane for one in opened.app.session.board.programs)


async def test_the_first_run_asks_for_the_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Karachi")
    path = tmp_path / "week.db"
    async with open_dashboard(path, size=(80, 24), zone="") as opened:
        assert isinstance(opened.app.screen, AskZone)
        assert "10:42:07 Eastern, 19:42 in Karachi: does your phone agree?" in opened.text
        assert "Nothing is sent." in opened.app.screen.words.plain
        await opened.press("escape")
        assert opened.app.session.board.applicant.zone == ""
    async with open_dashboard(path, zone="") as opened:
        await opened.press(*"lago")
        assert "10:42:07 Eastern, 15:42 in Lagos, Nigeria: does your phone agree?" in opened.text
        await opened.press("enter")
        assert opened.app.session.board.applicant.zone == "Africa/Lagos"
        assert opened.app.screen is opened.app.week_screen
    async with open_dashboard(path, zone="") as opened:
        assert opened.app.screen is opened.app.week_screen


async def test_help_names_every_command_of_the_pane(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        await opened.press("question_mark")
        screen = opened.app.screen
        assert isinstance(screen, Help)
        words = screen.page.words.plain
        for command in COMMANDS:
            if command.where in ("programs", "week", "anywhere"):
                assert command.help in words
        assert words.index("Programs") < words.index("The week") < words.index("Anywhere")
        assert "It sends nothing" in words
        await opened.press("end", "q")
        assert opened.app.screen is opened.app.week_screen


async def test_a_key_that_cannot_act_says_why(tmp_path: Path, path: Path) -> None:
    empty = tmp_path / "empty.db"
    async with open_dashboard(empty) as opened:
        await opened.press("1")
        assert "There is no list yet" in opened.toasts
    async with open_dashboard(path) as opened:
        await opened.press("tab", "1")
        assert "works in Programs" in opened.toasts
        await opened.press("shift+tab", "slash", *"zzz", "enter", "1")
        assert "No program is shown" in opened.toasts
        assert "triage.lane" not in acts(path)


def test_what_sorts_is_in_the_registry() -> None:
    assert set(SORTING) <= {command.id for command in COMMANDS}


def test_a_draft_is_no_act_and_goes_with_its_form(path: Path) -> None:
    week = read(path)
    before = len(history.entries(week))
    assert unsaved_text.save(week, "note:x", {"note": "İ\n[x]"})
    assert unsaved_text.save(week, "note:x", {"note": "2"})
    assert len(history.entries(week)) == before
    found = unsaved_text.load(week, "note:x")
    assert found is not None and found.values == {"note": "2"}
    code = load_board(week).programs.codes[0]
    triage.set_note(week, [code], "2", form="note:x")
    assert unsaved_text.load(week, "note:x") is None
    week.close()


async def test_quitting_with_acts_that_wait_asks_first(path: Path) -> None:
    async with open_dashboard(path) as opened:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await opened.press("1", "q")
            assert isinstance(opened.app.screen, Ask)
            assert "1 act is not stored yet" in opened.text
            await opened.press("n")
            other.execute("ROLLBACK")
        await until(opened.pilot, lambda: not opened.app.session.waiting)
        assert acts(path)[-1] == "triage.lane"


async def test_leaving_a_week_that_is_still_being_opened_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_dashboard(path) as opened:
        session = opened.app.session
        week = session.week
        monkeypatch.setattr(session, "week", None)
        await opened.press("1", "q")
        assert "Your week is still being opened" in opened.text
        assert "Another program" not in opened.text
        await opened.press("n")
        monkeypatch.setattr(session, "week", week)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_a_toast_stands_below_a_small_question_not_over_it(path: Path, size: tuple[int, int]) -> None:
    async with open_dashboard(path, size=size) as opened:
        body = "Another program holds the week file. Leave all the same and lose them?"
        opened.app.push_screen(Ask("1 act is not stored yet", body))
        await opened.shows("1 act is not stored yet")
        opened.app.notify("Internal Med · Harbor Point", title="The program just sorted")
        await opened.shows("The program just sorted")
        asked = " ".join(opened.text.split())
        assert "holds the week file. Leave all" in asked or "Leave all the same and lose them?" in asked
        screen = opened.app.screen
        assert isinstance(screen, Ask)
        await until(
            opened.pilot,
            lambda: all(
                not toast.region.overlaps(screen.query_one("#box").region) for toast in screen.query("Toast")
            ),
            lambda: opened.text,
        )


@NEEDS_PTY
def test_a_note_survives_kill_9_in_a_real_terminal(path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "matchweek", "--file", str(path)]
    home = {"MATCHWEEK_HOME": str(tmp_path / "home"), "MATCHWEEK_NOW": "2027-03-18T10:42:07-04:00"}
    reader = read(path)
    with Terminal.fork(command, cols=100, rows=30, env=home) as terminal:
        terminal.wait_for("saved")
        terminal.keys("n")
        terminal.wait_for("keep and leave")
        terminal.type("not yet kept")
        terminal.wait_for(
            lambda text: any(_typed(reader, form) for form in unsaved_text.forms(reader, "note:"))
        )
        terminal.kill()
        terminal.wait_exit()
    reader.close()
    with Terminal.fork(command, cols=100, rows=30, env=home) as terminal:
        terminal.wait_for("saved")
        terminal.keys("n")
        terminal.wait_for("Restored:")
        terminal.wait_for("not yet kept")


def _typed(week: Week, form: str) -> bool:
    draft = unsaved_text.load(week, form)
    return draft is not None and draft.values["note"] == "not yet kept"


# Finding advocates


async def test_finding_leads_to_the_form_of_a_new_advocate_and_back(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("tab", "f")
        assert isinstance(opened.app.screen, Finding)
        await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen
        await opened.press("f", "plus")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AdvocateForm))
        await opened.press("escape", "f")
        assert isinstance(opened.app.screen, Finding)
        await opened.press("escape")
        assert isinstance(opened.app.screen, AdvocateForm)


async def test_a_narrow_window_is_not_covered_by_what_was_told(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        app = opened.app
        for words in ("first", "second", "third"):
            app.notify(words, title="New in R3")
        app.notify("a key does nothing here")
        app.notify("look in R3 now", title="Round 1", severity="warning")
        # The newest of what arrived, what a key answered, and each warning.
        wanted = ["third", "a key does nothing here", "look in R3 now"]
        await until(opened.pilot, lambda: [note.message for note in app.standing_toasts()] == wanted)
