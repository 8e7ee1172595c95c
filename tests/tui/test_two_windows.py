"""One thing open in two windows: who else has it is said, and both texts are kept, whoever leaves last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.board.two_texts import mark
from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.core.open_window import OpenWindow
from matchweek.services.core.week import Week
from matchweek.services.days import calls, interviews
from matchweek.services.history import history
from matchweek.services.lists import triage
from matchweek.services.people import advocates, letters, me
from matchweek.tui.screens.advocates.advocate import AdvocateForm
from matchweek.tui.screens.calls.call import CallForm, open_call
from matchweek.tui.screens.calls.interview import InterviewForm
from matchweek.tui.screens.days.whom_to_call import PeopleForm
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.dialogs.which_text import WhichText
from matchweek.tui.screens.letters.letter import LetterForm, open_kept
from matchweek.tui.screens.own.me_form import open_me_form
from matchweek.tui.screens.programs.note import Note
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import AT, CLOCK, codes_of

WIDE = (160, 45)
HERE = mark(AT)


@pytest.fixture
def path(week: Week) -> Path:
    assert week.path is not None
    return week.path


@pytest.fixture
def other(week: Week, path: Path) -> Iterator[Week]:
    """Another window on the week, which opened what it types at 10:40."""
    window = OpenWindow(path)
    clock = FixedClock(datetime(2027, 3, 18, 14, 40, tzinfo=UTC))
    yield replace(week, window=window.name, clock=clock)
    window.close()


def note_of(week: Week, code: str) -> str:
    return load_board(week).programs[code].note


async def note(opened: Opened) -> Note:
    await opened.press("n")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, Note))
    screen = opened.app.screen
    assert isinstance(screen, Note)
    return screen


def cursor(opened: Opened) -> str:
    return opened.app.week_screen.programs.grid.cursor or ""


async def test_a_note_typed_elsewhere_is_not_offered_and_said(path: Path, week: Week, other: Week) -> None:
    async with open_dashboard(path) as opened:
        form = f"note:{cursor(opened)}"
        unsaved_text.open_form(other, form, {"note": ""})
        unsaved_text.save(other, form, {"note": "their words"}, {"note": ""}, other.clock.now())
        screen = await note(opened)
        assert screen.area.text == ""
        assert "Restored" not in opened.text
        assert "Open in another window since 10:40 ET." in opened.text
        await opened.press(*"mine", "escape")
        assert note_of(week, cursor(opened)) == "mine"
    # What the other types is still its own.
    found = unsaved_text.load(week, form)
    assert found is not None
    assert found.values == {"note": "their words"}


async def test_two_windows_leave_one_note_and_all_words_are_there(path: Path, week: Week) -> None:
    async with open_dashboard(path) as one, open_dashboard(path) as two:
        code = cursor(one)
        first, second = await note(one), await note(two)
        assert "Open in another window" not in one.text
        assert "Open in another window since 10:42 ET." in two.text
        await two.press(*"second")
        await one.press(*"first", "escape")
        assert note_of(week, code) == "first"
        await until(two.pilot, lambda: second.keeper.both)
        assert "both are kept" in two.text
        assert second.area.text == "second"
        await two.press("escape")
        assert note_of(week, code) == f"second\n\n{HERE}\nfirst"
        assert not first.is_attached and not second.is_attached
        # One act, which is taken back as one.
        await two.press("u")
        assert note_of(week, code) == "first"
    assert unsaved_text.forms(week) == []


async def test_a_note_that_nobody_types_in_here_follows_the_other(path: Path, week: Week) -> None:
    async with open_dashboard(path) as opened:
        screen = await note(opened)
        triage.set_note(week, [cursor(opened)], "from the shell")
        await until(opened.pilot, lambda: screen.area.text == "from the shell")
        await opened.press("escape")
        assert note_of(week, cursor(opened)) == "from the shell"
    assert [entry.act for entry in history.entries(week)].count("triage.note") == 1


async def test_who_goes_on_behind_a_note_goes_on_behind_the_newest(path: Path, week: Week) -> None:
    """The other's words come while the note is open and nothing is typed: what follows stands behind them."""
    async with open_dashboard(path, size=WIDE) as opened:
        code = cursor(opened)
        triage.set_note(week, [code], "first")
        opened.app.session.poll()
        screen = await note(opened)
        await until(opened.pilot, lambda: screen.area.text == "first")
        triage.set_note(week, [code], "the second one, longer")
        await until(opened.pilot, lambda: screen.area.text == "the second one, longer")
        await opened.press("space", *"end", "escape")
        assert note_of(week, code) == "the second one, longer end"


async def test_what_was_stored_in_the_last_moment_is_seen_too(path: Path, week: Week) -> None:
    async with open_dashboard(path) as opened:
        screen = await note(opened)
        await opened.press(*"mine")
        follow = opened.app.session.follow
        written: list[int] = []

        def just_after() -> None:
            """The other one stores after this window has looked and before it stores."""
            follow()
            if not written:
                written.append(1)
                triage.set_note(week, [cursor(opened)], "theirs")

        opened.app.session.follow = just_after  # type: ignore[method-assign]
        await opened.press("escape")
        assert written
        assert not screen.is_attached
        assert note_of(week, cursor(opened)) == f"mine\n\n{HERE}\ntheirs"


async def test_a_note_for_several_keeps_what_another_wrote(path: Path, week: Week) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("space", "space")
        codes = sorted(opened.app.week_screen.programs.grid.marked)
        assert len(codes) == 2
        screen = await note(opened)
        await opened.press(*"both")
        triage.set_note(week, codes[:1], "theirs")
        await until(opened.pilot, lambda: screen.keeper.both)
        await opened.press("escape")
        assert {note_of(week, code) for code in codes} == {f"both\n\n{HERE}\ntheirs"}


async def test_a_killed_windows_words_and_what_was_stored_since(path: Path, week: Week) -> None:
    dead = replace(week, window="4711-dead")
    async with open_dashboard(path) as opened:
        code = cursor(opened)
        unsaved_text.save(dead, f"note:{code}", {"note": "half a tho"}, {"note": ""}, CLOCK.now())
        triage.set_note(week, [code], "stored since")
        await until(opened.pilot, lambda: opened.app.board.programs[code].note)
        screen = await note(opened)
        assert "Restored:" in opened.text
        assert "both are kept" in opened.text
        assert screen.area.text == "half a tho"
        await opened.press(*"ught", "escape")
        assert note_of(week, code) == "half a thought\n\n— also written in another window —\nstored since"
    assert unsaved_text.forms(week) == []


async def test_two_killed_windows_left_one_note(path: Path, week: Week) -> None:
    async with open_dashboard(path) as opened:
        code = cursor(opened)
        for name, text in (("4711-a", "first"), ("4712-b", "second")):
            unsaved_text.save(replace(week, window=name), f"note:{code}", {"note": text}, {"note": ""})
        screen = await note(opened)
        assert {"first", "second"} <= set(screen.area.text.split("\n"))
        assert HERE in screen.area.text
        await opened.press("escape")
        assert {"first", "second"} <= set(note_of(week, code).split("\n"))
    assert unsaved_text.forms(week) == []


# The forms


async def form_of(opened: Opened, kind: type[FormScreen]) -> Any:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, kind) and opened.app.screen.is_filled)
    return opened.app.screen


async def leave(opened: Opened, screen: FormScreen) -> None:
    await opened.press("escape", "escape")
    await until(opened.pilot, lambda: not screen.is_attached, lambda: opened.text)


async def open_number(opened: Opened, number: int = 1) -> CallForm:
    open_call(opened.app, opened.app.session, "", number)
    found: CallForm = await form_of(opened, CallForm)
    return found


async def test_a_call_takes_what_one_changed_and_keeps_both_notes(path: Path, week: Week) -> None:
    calls.add(week, CLOCK.now(), caller="Dr. Osei", note="rotation")
    async with open_dashboard(path, size=WIDE) as opened:
        screen = await open_number(opened)
        screen.form.go("note")
        await opened.press("end", "ctrl+l", *"visa")
        calls.change(week, 1, note="rotation\nStep 3", number="555-0101")
        await until(opened.pilot, lambda: "both are kept" in opened.text)
        assert screen.form.by_id["number"].value == "555-0101"
        await leave(opened, screen)
    stored = load_board(week).call(1)
    assert stored is not None
    assert stored.note == f"rotation\nvisa\n\n{HERE}\nStep 3"
    assert (stored.caller, stored.number) == ("Dr. Osei", "555-0101")
    history.undo(week)
    stored = load_board(week).call(1)
    assert stored is not None
    assert stored.note == "rotation\nStep 3", "one act, taken back as one"


@pytest.mark.parametrize(("key", "right"), [("1", "Dr. Voss"), ("2", "Dr. Adeyemi")])
async def test_of_two_short_texts_one_is_asked_for(path: Path, week: Week, key: str, right: str) -> None:
    calls.add(week, CLOCK.now())
    async with open_dashboard(path, size=(80, 24)) as opened:
        screen = await open_number(opened)
        screen.form.go("caller")
        await opened.press(*"Dr. Voss")
        calls.change(week, 1, caller="Dr. Adeyemi")
        await until(opened.pilot, lambda: screen.keeper.both)
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, WhichText))
        await opened.shows("typed here: Dr. Voss")
        assert "the other window: Dr. Adeyemi" in opened.text
        assert "at 10:42 ET" in opened.text
        # Back to the form: nothing is stored, nothing is chosen.
        await opened.press("escape")
        await until(opened.pilot, lambda: opened.app.screen is screen)
        assert load_board(week).call(1).caller == "Dr. Adeyemi"  # type: ignore[union-attr]
        await opened.press("escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, WhichText))
        await opened.press(key)
        await until(opened.pilot, lambda: not screen.is_attached)
    assert load_board(week).call(1).caller == right  # type: ignore[union-attr]
    assert unsaved_text.forms(week) == []


async def test_a_call_that_is_open_elsewhere_says_so(path: Path, week: Week, other: Week) -> None:
    calls.add(week, CLOCK.now())
    unsaved_text.open_form(other, "call:1", {})
    async with open_dashboard(path, size=WIDE) as opened:
        await open_number(opened)
        await opened.shows("open in another window since 10:40 ET")
        # And the other one is told as soon as it looks.
        assert unsaved_text.elsewhere(other, "call:1") == (CLOCK.now(),)


async def test_a_new_call_is_known_to_be_open_soon(path: Path, week: Week, other: Week) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("c")
        await form_of(opened, CallForm)
        await until(opened.pilot, lambda: unsaved_text.elsewhere(other, "call:1"))
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: not unsaved_text.elsewhere(other, "call:1"))


async def test_an_advocate_and_an_interview_keep_both(path: Path, week: Week) -> None:
    code = codes_of(week)[0]
    advocates.add(week, "Dr. Osei")
    interviews.add(week, code, datetime(2027, 3, 19, 15, tzinfo=UTC))
    async with open_dashboard(path, size=WIDE) as opened:
        app, session = opened.app, opened.app.session

        app.push_screen(AdvocateForm(session, "", session.board.advocates[0]))
        screen = await form_of(opened, AdvocateForm)
        screen.form.go("note")
        await opened.press(*"mine")
        advocates.change(week, "1", note="theirs", phone="555-0102")
        await until(opened.pilot, lambda: screen.keeper.both)
        await leave(opened, screen)
        stored = load_board(week).advocates[0]
        assert (stored.note, stored.phone) == (f"mine\n\n{HERE}\ntheirs", "555-0102")

        app.push_screen(InterviewForm(session, "", code, session.board.kept.interviews[1]))
        screen = await form_of(opened, InterviewForm)
        screen.form.go("note")
        await opened.press(*"mine")
        interviews.change(week, 1, note="theirs", place="room 4")
        await until(opened.pilot, lambda: screen.keeper.both)
        await leave(opened, screen)
        interview = load_board(week).kept.interviews[1]
        assert (interview.note, interview.place) == (f"mine\n\n{HERE}\ntheirs", "room 4")
    assert unsaved_text.forms(week) == []


async def test_ones_own_data_keep_both(path: Path, week: Week) -> None:
    async with open_dashboard(path, size=WIDE) as opened:
        app, session = opened.app, opened.app.session
        screen: Any
        screen = open_me_form(app, session, "", "pitch")
        await form_of(opened, FormScreen)
        await opened.press(*"mine")
        me.change(week, pitch="theirs", name="F. Rahman")
        await until(opened.pilot, lambda: screen.keeper.both)
        await leave(opened, screen)
        assert load_board(week).kept.narrative.pitch == f"mine\n\n{HERE}\ntheirs"
        assert load_board(week).applicant.name == "F. Rahman"

        app.push_screen(PeopleForm(session, ""))
        screen = await form_of(opened, PeopleForm)
        screen.form.go("friend")
        await opened.press(*"Ana")
        me.change(week, friend="Bo", country="Pakistan")
        await until(opened.pilot, lambda: screen.keeper.both)
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(app.screen, WhichText))
        await opened.press("1")
        await until(opened.pilot, lambda: not screen.is_attached)
        assert load_board(week).applicant.friend == "Ana"
        assert load_board(week).applicant.country == "Pakistan"
    assert unsaved_text.forms(week) == []


async def test_a_draft_is_not_used_before_both_were_seen(path: Path, week: Week) -> None:
    advocates.add(week, "Dr. Osei")
    letters.make(week, "ready", "1", "")
    async with open_dashboard(path, size=WIDE) as opened:
        app = opened.app
        open_kept(app, 1)
        screen = await form_of(opened, LetterForm)
        before = load_board(week).kept.letters[1]
        screen.form.go("body")
        await opened.press("end", *" mine")
        letters.change(week, 1, subject=before.subject, body=f"{before.body}\ntheirs", to="a@example.org")
        await until(opened.pilot, lambda: screen.keeper.both)
        # It is not used before both were looked at.
        await opened.press("escape", "y")
        assert "Nothing was done with the draft" in opened.toasts
        assert load_board(week).kept.letters[1].used_at is None
        await opened.press("escape")
        await until(opened.pilot, lambda: not screen.is_attached)
        letter = load_board(week).kept.letters[1]
        assert letter.to == "a@example.org"
        assert HERE in letter.body and letter.body.endswith("\ntheirs")
        assert "mine" in letter.body
    assert unsaved_text.forms(week) == []


async def test_an_undo_in_the_form_is_no_other_window(path: Path, week: Week) -> None:
    calls.add(week, CLOCK.now())
    calls.change(week, 1, note="old")
    async with open_dashboard(path, size=WIDE) as opened:
        screen = await open_number(opened)
        screen.form.go("note")
        await opened.press("end", *"er", "escape", "u")
        await until(opened.pilot, lambda: load_board(week).call(1).note == "")  # type: ignore[union-attr]
        assert not screen.keeper.both
        await opened.press("escape")
        await until(opened.pilot, lambda: not screen.is_attached)
        assert load_board(week).call(1).note == "older"  # type: ignore[union-attr]


async def test_a_call_taken_back_elsewhere_leaves_its_words(path: Path, week: Week) -> None:
    calls.add(week, CLOCK.now())
    async with open_dashboard(path, size=WIDE) as opened:
        screen = await open_number(opened)
        screen.form.go("note")
        await opened.press(*"asked about")
        history.undo(week)
        await until(opened.pilot, lambda: not screen.is_attached)
        history.redo(week)
        await until(opened.pilot, lambda: opened.app.board.call(1) is not None)
        again = await open_number(opened)
        assert again.form.by_id["note"].value == "asked about"
