"""Invitations by keys: pasted, looked at, answered, stored one by one; moved and cancelled by the next."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.events import Paste

from matchweek.tui.screens.calls.interview import InterviewForm
from matchweek.tui.screens.calls.interviews import Interviews
from matchweek.tui.screens.calls.invitation_preview import InvitationPreview
from matchweek.tui.screens.calls.paste_invitation import PasteInvitation
from matchweek.tui.screens.season.own_sheet import OpenSheet, PasteSheet
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import listings, new_week

FILES = Path(__file__).parents[1] / "data" / "invitations"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    new_week(file, listings(36)).close()
    return file


@pytest.fixture
def clock() -> HandClock:
    """Saturday 10 October 2026."""
    return HandClock(datetime(2026, 10, 10, 12, tzinfo=UTC))


async def paste(opened: Opened, text: str) -> InvitationPreview:
    """Paste it into the box that m opens, and read it."""
    if not isinstance(opened.app.screen, PasteInvitation):
        await opened.press("m")
    assert isinstance(opened.app.screen, PasteInvitation)
    opened.app.post_message(Paste(text))
    await opened.pilot.pause()
    await opened.press("enter")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, InvitationPreview))
    screen = opened.app.screen
    assert isinstance(screen, InvitationPreview)
    return screen


def text_of(name: str) -> str:
    return (FILES / name).read_text(encoding="utf-8")


async def test_an_invitation_is_pasted_stored_moved_and_cancelled(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        kept = opened.app.session.board.kept
        await opened.press("I")
        await paste(opened, text_of("outlook-eastern.ics"))
        assert "nothing is stored yet" in opened.text
        assert "Sun 1 Nov 10:00 ET" in opened.text and "9000140C0" in opened.text
        assert not kept.interviews
        await opened.press("enter")
        assert isinstance(opened.app.screen, Interviews)
        assert [f"{one.at:%d %H:%M}" for one in opened.app.board.kept.interviews.values()] == ["01 15:00"]
        await paste(opened, str(FILES / "outlook-eastern-moved.ics"))
        assert "moved from Sun 1 Nov 10:00 to Tue 3 Nov 13:00 ET" in opened.text
        await opened.press("enter")
        assert f"{opened.app.board.kept.interviews[1].at:%d %H:%M}" == "03 18:00"
        await paste(opened, text_of("outlook-eastern.ics"))
        assert "older than what is recorded" in opened.text
        await opened.press("enter")
        assert isinstance(opened.app.screen, InvitationPreview)
        await opened.press("escape")
        await paste(opened, text_of("exchange-cancelled.ics"))
        assert "the program cancels interview 1" in opened.text
        await opened.press("enter")
        assert opened.app.board.kept.interviews[1].status == "cancelled"
        await opened.press("u", "u")
        assert f"{opened.app.board.kept.interviews[1].at:%d %H:%M}" == "01 15:00"
        await opened.press("u")
        assert not opened.app.board.kept.interviews and not opened.app.board.kept.invitations


async def test_a_typed_name_of_a_file_is_read_at_enter_and_season_takes_it_too(
    path: Path, clock: HandClock
) -> None:
    name = str(FILES / "outlook-eastern.ics")
    async with open_dashboard(path, clock) as opened:
        await opened.press("I", "m", *name, "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, InvitationPreview))
        await opened.press("escape", "escape", "f5", "ctrl+o")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenSheet))
        await opened.press(*name, "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, InvitationPreview))
        await opened.press("escape", "A")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PasteSheet))
        opened.app.post_message(Paste(text_of("outlook-eastern.ics")))
        await opened.pilot.pause()
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, InvitationPreview))


async def test_what_is_open_is_answered_by_keys(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("I")
        await paste(opened, text_of("interview-broker-floating.ics"))
        assert "Eastern (the program's), Karachi (yours)" in opened.text
        await opened.press("enter")
        assert not opened.app.board.kept.interviews
        assert "z goes through the zones" in opened.text
        await opened.press("z")
        assert "Sun 1 Nov 10:00 ET" in opened.text
        await opened.press("z")
        assert "Sun 1 Nov 01:00 ET" in opened.text
        await opened.press("z", "enter")
        assert [one.at.hour for one in opened.app.board.kept.interviews.values()] == [15]

        await paste(opened, text_of("interview-broker.ics"))
        assert "Is it 9002320C0?" in opened.text
        await opened.press("enter")
        assert len(opened.app.board.kept.interviews) == 1
        await opened.press("p", "enter")
        assert [one.program for one in opened.app.board.kept.interviews.values()][1] == "9002320C0"

        await paste(opened, text_of("apple-all-day.ics"))
        assert "and no time." in opened.text
        await opened.press("f")
        assert isinstance(opened.app.screen, InterviewForm)
        await opened.press("escape", "escape")

        # From a program's own interviews it is of that program, where it names no other one.
        opened.app.push_screen(Interviews(opened.app.session, "Asia/Karachi", "9005110C0"))
        await opened.pilot.pause()
        await paste(opened, text_of("outlook-eastern.ics").replace("9000140C0", ""))
        await opened.press("enter")
        assert opened.app.board.kept.interviews[3].program == "9005110C0"

        # An invitation pasted where a list is pasted is no list.
        await opened.press("escape", "escape", "escape")
        opened.app.paste_list(text_of("zoom-series.ics"))
        await opened.pilot.pause()
        screen = await paste(opened, "")
        assert len(screen.found) == 4
        await opened.press("down", "enter")
        assert opened.app.screen is screen and len(opened.app.board.kept.interviews) == 4
        assert "is recorded already" in opened.text
        await opened.press("P")
        assert "Names are shown" in opened.toasts or opened.app.screen is screen


async def test_an_invitation_in_the_notes_of_a_form_is_proposed_and_a_broken_one_told(
    path: Path, clock: HandClock
) -> None:
    async with open_dashboard(path, clock) as opened:
        form = InterviewForm(opened.app.session, "Asia/Karachi", "9001140C0")
        opened.app.push_screen(form)
        await opened.pilot.pause()
        form.form.by_id["note"].value = text_of("thalamus.ics")
        form.do_read_mail()
        assert form.values()["at"] == "Fri 30 Oct 10:00"
        assert form.values()["place"] == "https://thalamus.example/room/7f31"
        form.form.by_id["at"].value = ""
        form.form.by_id["note"].value = text_of("webmail-edt.ics")
        form.do_read_mail()
        assert form.values()["at"] == ""
        form.form.by_id["note"].value = text_of("broken-cut.ics")
        form.do_read_mail()
        await opened.pilot.pause()
        assert form.values()["at"] == ""
        assert not opened.app.board.kept.interviews
