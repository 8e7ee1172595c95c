"""A draft belongs to the window that types it; what a window that is gone has left is taken up once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from matchweek.errors import ChangedMeanwhile
from matchweek.services.core import unfinished, unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.core.open_window import OpenWindow, open_windows
from matchweek.services.core.unsaved_text import Commits
from matchweek.services.core.week import Week, entries_since
from matchweek.services.days import calls, interviews
from matchweek.services.history import history
from matchweek.services.lists import triage
from matchweek.services.people import me
from tests.support.weeks import CLOCK, codes_of


@pytest.fixture
def path(week: Week) -> Path:
    assert week.path is not None
    return week.path


@pytest.fixture
def windows(path: Path) -> Iterator[tuple[OpenWindow, OpenWindow]]:
    with ExitStack() as stack:
        found = OpenWindow(path), OpenWindow(path)
        for one in found:
            stack.callback(one.close)
        yield found


def test_what_a_living_window_types_is_offered_nowhere(
    week: Week, windows: tuple[OpenWindow, OpenWindow]
) -> None:
    one, other = (replace(week, window=each.name) for each in windows)
    form = f"note:{codes_of(week)[0]}"
    opened = unsaved_text.open_form(one, form, {"note": ""})
    assert opened.marked
    assert (opened.left, opened.elsewhere) == ((), ())
    assert unsaved_text.forms(week) == [], "only open, nothing typed"
    unsaved_text.save(one, form, {"note": "half a"}, {"note": ""}, CLOCK.now())
    found = unsaved_text.open_form(other, form, {"note": ""})
    assert found.left == ()
    assert found.elsewhere == (CLOCK.now(),)
    for reader in (other, week):
        assert unfinished.read(reader, load_board(week)) == ()
        assert load_board(reader).unfinished == ()
    # It is this window's own: there it was begun.
    assert [each.form for each in unfinished.read(one, load_board(week))] == [form]


def test_what_a_window_that_is_gone_typed_is_taken_up_once(
    path: Path, week: Week, windows: tuple[OpenWindow, OpenWindow]
) -> None:
    one, other = (replace(week, window=each.name) for each in windows)
    form = f"note:{codes_of(week)[0]}"
    unsaved_text.save(one, form, {"note": "half a"}, {"note": ""}, CLOCK.now())
    windows[0].close()
    assert open_windows(week.path) == {windows[1].name}
    assert [each.form for each in load_board(week).unfinished] == [form]
    found = unsaved_text.open_form(other, form, {"note": ""})
    assert [(each.values, each.before) for each in found.left] == [({"note": "half a"}, {"note": ""})]
    # The window that took it up lives: nobody else is offered it.
    third = OpenWindow(path)
    try:
        again = unsaved_text.open_form(replace(week, window=third.name), form, {"note": ""})
        assert again.left == ()
        assert len(again.elsewhere) >= 1
    finally:
        third.close()
    # Its act clears it together with its own.
    triage.set_note(other, codes_of(week)[:1], "half a thought", form=form)
    assert unsaved_text.forms(week) == []


def test_two_windows_that_are_gone_leave_both_texts(
    week: Week, windows: tuple[OpenWindow, OpenWindow]
) -> None:
    form = "call:1"
    for each, text in zip(windows, ("first", "second"), strict=True):
        unsaved_text.save(replace(week, window=each.name), form, {"note": text}, {"note": ""}, CLOCK.now())
        each.close()
    found = unsaved_text.open_form(week, form, {"note": ""})
    assert {str(each.values["note"]) for each in found.left} == {"first", "second"}


def test_a_draft_that_is_left_on_purpose_is_for_any_window(
    week: Week, windows: tuple[OpenWindow, OpenWindow]
) -> None:
    one, other = (replace(week, window=each.name) for each in windows)
    unsaved_text.save(one, "advocate:new", {"role": "chair"}, {"role": ""}, CLOCK.now())
    unsaved_text.release(one, "advocate:new")
    # Left by another one too: neither takes the other's place.
    unsaved_text.save(other, "advocate:new", {"role": "director"}, {"role": ""}, CLOCK.now())
    unsaved_text.release(other, "advocate:new")
    found = unsaved_text.open_form(one, "advocate:new", {"role": ""})
    assert {str(each.values["role"]) for each in found.left} == {"chair", "director"}
    unsaved_text.discard(one, "advocate:new")
    assert unsaved_text.forms(week) == []


def test_a_form_that_was_only_open_leaves_nothing(week: Week, windows: tuple[OpenWindow, OpenWindow]) -> None:
    one = replace(week, window=windows[0].name)
    unsaved_text.open_form(one, "me:own", {"name": ""})
    unsaved_text.release(one, "me:own")
    assert unsaved_text.forms(week) == []
    assert unsaved_text.elsewhere(week, "me:own") == ()


def seen(week: Week) -> int:
    return entries_since(week)[-1].seq


def test_an_act_that_would_overwrite_what_was_not_seen_is_not_done(week: Week) -> None:
    code = codes_of(week)[0]
    calls.add(week, CLOCK.now())
    at = seen(week)
    calls.change(week, 1, note="from the shell")
    with pytest.raises(ChangedMeanwhile):
        calls.change(week, 1, draft=Commits("call:1", at), note="mine", caller="Dr. Osei")
    assert load_board(week).call(1).caller == ""  # type: ignore[union-attr]
    # Another field of the same call is no conflict, nor the same text, nor another call.
    calls.change(week, 1, draft=Commits("call:1", at), caller="Dr. Osei", note="from the shell")
    calls.change(week, 1, draft=Commits("call:1", seen(week)), note="mine")
    assert load_board(week).call(1).note == "mine"  # type: ignore[union-attr]
    history.undo(week)
    assert load_board(week).call(1).note == "from the shell"  # type: ignore[union-attr]

    interviews.add(week, code, CLOCK.now(), note="")
    at = seen(week)
    interviews.change(week, 1, place="room 4")
    with pytest.raises(ChangedMeanwhile):
        interviews.change(week, 1, draft=Commits("interview:1", at), place="room 5")

    me.change(week, name="F. Rahman")
    at = seen(week)
    me.change(week, name="F. A. Rahman")
    with pytest.raises(ChangedMeanwhile):
        me.change(week, draft=Commits("me:own", at), name="Fatima Rahman")
    triage.set_note(week, [code], "a")
    at = seen(week)
    triage.set_note(week, [code], "b")
    with pytest.raises(ChangedMeanwhile):
        triage.set_note(week, [code], "c", form=Commits(f"note:{code}", at))
