"""Drafts in the real dashboard: made behind the gate, finished, used, sealed. Nothing is ever sent."""

from __future__ import annotations

import stat
from datetime import UTC, datetime

import pyperclip
import pytest

from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.lists import applications
from matchweek.services.people import advocates, letters
from matchweek.tui.look import mailto
from matchweek.tui.screens.advocates.why_sent import WhySent
from matchweek.tui.screens.letters.letter import LetterForm, open_letter
from matchweek.tui.screens.letters.letter_kinds import LetterKinds
from matchweek.tui.screens.letters.letter_page import LetterPage
from matchweek.tui.screens.letters.letters import Letters
from matchweek.tui.screens.own.save_to import SaveTo
from matchweek.tui.widgets.form_fields import TextField
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import codes_of

MONDAY = datetime(2027, 3, 15, 19, tzinfo=UTC)
TUESDAY = datetime(2027, 3, 16, 13, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def native(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the system's clipboard."""
    taken: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", taken.append)
    return taken


@pytest.fixture
def code(week) -> str:
    """A program applied to, with one advocate; it has made no contact."""
    found = codes_of(week)[0]
    applications.submit(week, [found], at=MONDAY)
    advocates.add(week, "Dr. M. Okafor", mail="okafor@example.org", phone="555-0142", answer="yes")
    return found


@pytest.fixture
def called(week, code) -> str:
    """The same once it has called."""
    calls.add(week, TUESDAY, program=code, caller="Dr. Vance")
    return code


def kept(week) -> list:
    return list(load_board(week).kept.letters.values())


async def form(opened) -> LetterForm:
    await until(
        opened.pilot, lambda: isinstance(opened.app.screen, LetterForm) and opened.app.screen.is_filled
    )
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


async def test_a_note_is_refused_while_the_program_is_held(week, week_file, code):
    async with open_dashboard(week_file) as opened:
        open_letter(opened.app, "note", 1, code)
        await until(opened.pilot, lambda: "Wait for their call" in opened.toasts)
        assert "Allowed now" in opened.toasts
        assert opened.app.screen is opened.app.week_screen
    assert kept(week) == []


async def test_once_they_called_it_opens_with_its_heading_and_gaps_give_way(week, week_file, called):
    async with open_dashboard(week_file) as opened:
        open_letter(opened.app, "note", 1, called)
        screen = await form(opened)
        await opened.shows("Use only if the program asks you")
        await opened.shows("matchweek sends nothing.")
        before = opened.text
        assert "⟦name of the program director⟧" in before
        places = []
        for _ in range(3):
            await opened.press("g")
            field = screen.form.active
            assert isinstance(field, TextField)
            places.append((field.id, field.value[field.buffer.at :].partition("⟧")[0]))
            await opened.press("escape")
        assert places[:2] == [("subject", "⟦your school"), ("subject", "⟦your name")]
        screen.form.go("body", typing=False)
        body = screen.form.active
        assert isinstance(body, TextField)
        body.buffer.first()
        await opened.press("g")
        await typed(opened, "Vance")
        assert "Dear Vance," in screen.form.by_id["body"].value
        assert "⟦name of the program director⟧" not in screen.form.by_id["body"].value
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
        (letter,) = kept(week)
        assert "Dear Vance," in letter.body and letter.heading
        assert unsaved_text.load(week, f"letter:{letter.id}") is None
        await opened.press("u")
        assert "⟦name of the program director⟧" in kept(week)[0].body


async def test_what_is_typed_is_on_disk_at_once_and_comes_back(week, week_file, code):
    letters.make(week, "thanks", "1")
    async with open_dashboard(week_file) as opened:
        await opened.press("D")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Letters))
        await opened.press("enter")
        screen = await form(opened)
        screen.form.go("subject")
        await typed(opened, " for all of it")
        await until(
            opened.pilot,
            lambda: (draft := unsaved_text.load(week, "letter:1")) and draft.values["subject"][-2:] == "it",
        )
    # The window is gone without the form having been left.
    assert kept(week)[0].subject == "Thank you"
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "enter")
        screen = await form(opened)
        assert screen.form.by_id["subject"].value == "Thank you for all of it"
        await opened.press("escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Letters))
    assert kept(week)[0].subject == "Thank you for all of it"


async def test_it_goes_on_with_the_draft_that_was_not_used(week, week_file, code):
    async with open_dashboard(week_file) as opened:
        for _ in range(2):
            open_letter(opened.app, "thanks", 1)
            await form(opened)
            await opened.press("escape")
        letters.used(week, 1, "copied")
        opened.app.session.poll()
        open_letter(opened.app, "thanks", 1, "")
        await form(opened)
    assert [letter.id for letter in kept(week)] == [1, 2]


async def test_copying_takes_what_is_typed_and_is_in_the_history(week, week_file, called, native):
    letters.make(week, "note", "1", called)
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "enter")
        screen = await form(opened)
        screen.form.go("subject")
        await typed(opened, " !!")
        await opened.press("escape", "y")
        await until(opened.pilot, lambda: native)
        assert opened.app.clipboard == native[0]
        assert "!!\n\nUse only if" in native[0]
        await until(opened.pilot, lambda: "Copied: The advocate's note" in opened.toasts)
        assert "to fill" in opened.toasts
    assert kept(week)[0].how == "copied"
    acts = [entry.act for entry in history.entries(week) if entry.entity == "letter"]
    assert acts[:2] == ["letter.used", "letter.change"]


async def test_saving_writes_a_private_file_and_asks_before_replacing_one(week, week_file, code, tmp_path):
    letters.make(week, "thanks", "1")
    target = tmp_path / "thanks.txt"
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "w")
        await save_to(opened, target)
        await until(opened.pilot, lambda: target.exists())
        assert kept(week)[0].how == "saved"
        await opened.press("w")
        await save_to(opened, target)
        await opened.shows("Enter again replaces it")
        await opened.press("escape")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text().startswith("Thank you\n\nDear Dr. Okafor,")


@pytest.mark.parametrize(("why_not", "how"), [("", "mailed"), (mailto.NO_PROGRAM, "")])
async def test_a_mail_is_recorded_once_a_program_took_it(
    week, week_file, code, monkeypatch, why_not: str, how: str
):
    asked: list[str] = []

    def opened_by(url: str) -> str:
        asked.append(url)
        return why_not

    monkeypatch.setattr(mailto, "opened", opened_by)
    letters.make(week, "thanks", "1")
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "m")
        await until(opened.pilot, lambda: ("Opened as a mail" if how else "Not opened") in opened.toasts)
        await until(opened.pilot, lambda: kept(week)[0].how == how)
    assert asked[0].startswith("mailto:okafor@example.org?subject=Thank%20you&body=Dear")


async def test_correcting_the_call_locks_the_note_whose_words_are_not_shown(week, week_file, called, native):
    letters.make(week, "note", "1", called)
    async with open_dashboard(week_file, size=(80, 24)) as opened:
        await opened.press("D")
        await opened.shows("not used")
        calls.change(week, 1, program=None)
        await opened.shows(" locked")
        for key in ("y", "w", "m", "s"):
            await opened.press(key)
            assert isinstance(opened.app.screen, Letters)
        assert "This draft is locked" in opened.toasts
        # They would cover for ten seconds what is looked for on the page.
        opened.forget_toasts()
        await opened.press("enter")
        assert isinstance(opened.app.screen, LetterPage)
        await opened.shows("not shown while it is locked")
        assert "Use only if the program asks you" not in opened.text
        await opened.press("y")
        assert native == [] and kept(week)[0].used_at is None
        calls.change(week, 1, program=called)
        await opened.shows("It is open again")
        await opened.shows("Use only if the program asks you")


async def test_a_note_that_was_sent_keeps_why_it_could_be_and_is_one_undo(week, week_file, called):
    letters.make(week, "note", "1", called)
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "s")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, WhySent))
        await opened.press("2")
        assert "That is not so: no clearance is recorded" in opened.toasts
        await opened.press("1")
        await until(opened.pilot, lambda: kept(week)[0].how == "sent")
        (assignment,) = load_board(week).kept.assignments.values()
        assert (assignment.program, assignment.sent_because) == (called, "asked_by_program")
        await opened.press("u")
        assert kept(week)[0].how == "" and not load_board(week).kept.assignments


async def test_the_kinds_say_why_one_is_not_open_and_what_is(week, week_file, called):
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "n")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterKinds))
        screen = opened.app.screen
        assert isinstance(screen, LetterKinds)
        lines = screen.lines
        assert lines.goto("thanks_program")
        await opened.shows("Thank programs after SOAP")
        await opened.shows("Thank your own faculty now")
        await opened.press("enter")
        assert isinstance(opened.app.screen, LetterKinds)
        assert lines.goto("note")
        await opened.shows("Nobody is assigned to a program yet")
        assert lines.goto("thanks")
        await opened.press("enter")
        await form(opened)
    assert [letter.kind for letter in kept(week)] == ["thanks"]


async def test_of_several_it_asks_for_whom(week, week_file, code):
    advocates.add(week, "Dr. P. Nowak", answer="yes")
    advocates.add(week, "Dr. Nobody", answer="no")
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "n", "enter")
        await opened.shows("Dr. P. Nowak")
        assert "Dr. Nobody" not in opened.text
        await opened.press("escape")
        await opened.shows("before the week")
        await opened.press("enter", "down", "enter")
        await form(opened)
    (letter,) = kept(week)
    assert (letter.kind, letter.advocate) == ("ready", 2)


async def test_masked_names_hide_the_words(week, week_file, called):
    letters.make(week, "note", "1", called)
    async with open_dashboard(week_file) as opened:
        await opened.press("P", "D")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Letters))
        assert "Okafor" not in opened.text
        await opened.press("enter")
        await form(opened)
        assert "Okafor" not in opened.text and "Dear" not in opened.text
        await opened.press("m")
        assert "Names are masked" in opened.toasts


def test_no_browser_of_the_terminal_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert mailto.opened("mailto:a@example.org") == mailto.NO_DESKTOP


async def test_a_note_that_is_being_written_is_put_away_when_its_program_is_held_again(
    week, week_file, called
):
    letters.make(week, "note", "1", called)
    async with open_dashboard(week_file) as opened:
        await opened.press("D", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterForm))
        await opened.press("enter", *"Mine")
        await opened.shows("Mine")
        calls.change(week, 1, program=None)
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterPage))
        await opened.shows("not shown while it is locked")
        assert "Mine" not in opened.text
        calls.change(week, 1, program=called)
        await opened.shows("It is open again")
        await opened.press("escape", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterForm))
        await opened.shows("Mine")
