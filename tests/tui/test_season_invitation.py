"""An invitation of the season in the real dashboard: recorded, dates judged, one chosen, answered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.tracker.tracked import Tracked
from matchweek.services.core.week import Week
from matchweek.services.season import blocked_days, invited
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.calls.invitation_preview import InvitationPreview
from matchweek.tui.screens.invitations.blocked import Blocks
from matchweek.tui.screens.invitations.invitation import InvitationForm
from matchweek.tui.screens.letters.letter import LetterForm
from matchweek.tui.screens.letters.letter_kinds import LetterKinds
from matchweek.tui.screens.season.tracker import SeasonScreen
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import listings, new_week

# Tuesday 10 November 2026, 10 in the morning in New York, 20:00 in Karachi.
NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)
INVITATIONS = Path(__file__).parents[1] / "data" / "invitations"
DATES = "Tue 24 Nov 8am CT or Thu 26 Nov"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    week: Week = new_week(file, listings(3), clock=FixedClock(NOW))
    from matchweek.services.people import applicant

    applicant.change(week, zone="Asia/Karachi", name="Farah Kareem")
    invited.record(
        week,
        institution="Quarry Lane Medical Center",
        specialty="Internal Medicine",
        city="Chicago",
        state="IL",
    )
    invited.choose(week, 1, datetime(2026, 11, 24, 14, 30, tzinfo=UTC), minutes=60)
    invited.answered(week, 1)
    blocked_days.block(week, date(2026, 12, 1), kind="exam", note="Step 3", own="Asia/Karachi")
    week.close()
    return file


class Keys:
    """Keys pressed, and those of them that are no letter of a word."""

    def __init__(self, opened: Opened) -> None:
        self.opened, self.count = opened, 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self.opened.press(*keys)

    async def words(self, text: str) -> None:
        await self.opened.press(*("space" if each == " " else each for each in text))


async def form_of(opened: Opened) -> InvitationForm:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, InvitationForm), lambda: opened.text)
    screen = opened.app.screen
    assert isinstance(screen, InvitationForm)
    return screen


async def test_an_end_that_may_be_two_days_says_what_to_write(path: Path) -> None:
    # Tuesday evening in Eastern is Wednesday in Karachi.
    async with open_dashboard(path, HandClock(NOW.replace(hour=23)), size=(80, 24)) as opened:
        await opened.press("f5")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen))
        keys = Keys(opened)
        await keys.press("v")
        await form_of(opened)
        await keys.press("tab")
        await keys.words("tomorrow 5pm")
        await opened.shows("Which day? “tomorrow” is")
        await opened.shows("Write the weekday:")


async def test_recorded_answered_and_in_the_phone_within_12_keys_beside_the_words(
    path: Path, tmp_path: Path
) -> None:
    """Must show 6. Words are those of the program, the time that they leave, the dates, the file's name."""
    async with open_dashboard(path, HandClock(NOW), size=(120, 40)) as opened:
        await opened.press("f5")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen))
        keys, board = Keys(opened), opened.app.board
        await keys.press("v")
        form = await form_of(opened)
        # Stored before a letter was typed; no program is presumed.
        assert (board.kept.tracked[2].invited_at, board.kept.tracked[2].institution) == (NOW, "")
        await keys.words("Harbor Point")
        await keys.press("enter")
        await keys.words("48 h")
        await opened.shows("2 d 00:00 left")
        await keys.press("enter")
        await keys.words(DATES)
        await opened.shows("1  Tue 24 Nov 08:00 Central · 09:00 ET · 19:00 Karachi")
        await opened.shows("No minute between it and Quarry Lane Medical Center")
        await opened.shows("earliest good date")
        await keys.press("escape", "2", "a")
        await opened.shows("Answered Tue 10:00 ET")
        await keys.press("escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen), lambda: opened.text)
        row = board.kept.tracked[2]
        assert (row.institution, row.status, row.answered_at) == ("Harbor Point", "scheduled", NOW)
        assert row.answer_by == NOW + timedelta(hours=48)
        (held,) = [each for each in board.kept.interviews.values() if each.tracked == 2]
        assert held.at == datetime(2026, 11, 26, 14, tzinfo=UTC)
        await keys.press("X", "down", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.focused, Input), lambda: opened.text)
        line = opened.app.focused
        assert isinstance(line, Input)
        line.value = str(tmp_path / "mine.ics")
        await keys.press("enter")
        await until(opened.pilot, lambda: (tmp_path / "mine.ics").exists(), lambda: opened.text)
        await until(opened.pilot, lambda: "Written" in opened.toasts)
        event = (tmp_path / "mine.ics").read_text()
        assert "SUMMARY:Interview: Harbor Point" in event and "DTSTART:20261126T140000Z" in event
        assert keys.count <= 12, keys.count
        # Each act is one undo: answered, chosen, what was typed, recorded.
        for _ in range(3):
            await opened.press("escape")
        assert form.recorded.number == 2


async def test_a_program_is_taken_by_some_letters_and_the_invitation_moves_there(path: Path) -> None:
    async with open_dashboard(path, HandClock(NOW), size=(120, 40)) as opened:
        await opened.press("f5")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen))
        board = opened.app.board
        await opened.press("v", *"quarry")
        form = await form_of(opened)
        await opened.shows("in your season: scheduled")
        await opened.press("enter")
        await until(opened.pilot, lambda: list(board.kept.tracked) == [1], lambda: opened.text)
        assert (form.recorded.number, form.form.active.id) == (1, "window")
        assert board.kept.tracked[1].invited_at == NOW
        assert "Invitation: Quarry Lane Medical Center" in opened.text
        # A call meanwhile, and back again: what is typed is kept.
        await opened.press("6", "h", "escape", "c")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
        await opened.press("escape", "escape")
        await form_of(opened)
        await opened.press("escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen), lambda: opened.text)
        assert board.kept.tracked[1].answer_by == NOW + timedelta(hours=6)
        # The list's programs are found by the same letters; their code is kept.
        await opened.press("v", *"9000140")
        await form_of(opened)
        await opened.shows("Fictional Hospital 9000")
        await opened.press("enter", "escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen), lambda: opened.text)
        assert [each.code for each in board.kept.tracked.values()] == ["", "9000140C0"]
        # The countdown leads back to it from the agenda.
        await opened.press("w")
        screen = opened.app.screen
        assert isinstance(screen, AgendaScreen)
        await until(opened.pilot, lambda: "invitation/tracked:1" in screen.items, lambda: opened.text)
        assert screen.lines.goto("invitation/tracked:1")
        await opened.press("enter")
        assert (await form_of(opened)).recorded.number == 1
        # A draft to it, of the kinds of the season alone.
        await opened.press("e")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterKinds), lambda: opened.text)
        assert "I take the date" in opened.text and "Monday's ask" not in opened.text
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterForm), lambda: opened.text)
        await opened.shows("I am glad to come, and I take Tue 24 Nov 08:30 Central")
        (kept,) = board.kept.letters.values()
        assert (kept.kind, kept.tracked) == ("season_accept", 1)
        await opened.press("s")
        assert board.kept.tracked[1].answered_at == NOW


def row_of(board: Board) -> Tracked:
    return board.kept.tracked[2]


MAIL = """From: Fen Street Clinic <office@fen.example>
Subject: Interview invitation, Family Medicine
Dear Dr. Kareem,
we invite you to an interview at Fen Street Clinic. Please respond within 48 hours.
We offer Tuesday, January 5, 2027 at 8:00 AM CT or Thursday, January 7, 2027 at 8:00 AM CT.
Join: https://video.example/j/9000
"""


async def test_a_pasted_mail_is_proposed_and_stored_only_when_one_leaves(path: Path) -> None:
    async with open_dashboard(path, HandClock(NOW), size=(120, 40)) as opened:
        await opened.press("f5")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen))
        board = opened.app.board
        await opened.press("v")
        form = await form_of(opened)
        # Without a mail the key asks for one; pasted in whatever line, it is read at once.
        await opened.press("escape", "m")
        assert form.form.active.id == "note" and "Paste the mail here" in opened.toasts
        form.form.go("program")
        opened.app.post_message(Paste(MAIL.replace("\n", "\r")))
        await opened.shows("Tue 5 Jan 09:00 ET")
        values = form.form.values()
        assert (values["program"], values["specialty"], values["window"]) == (
            "Fen Street Clinic", "Family Medicine", "48 h",
        )  # fmt: skip
        assert values["place"] == "https://video.example/j/9000"
        assert board.kept.tracked[2].institution == "" and board.kept.tracked[2].offered == ""
        await opened.press("1")
        await until(opened.pilot, lambda: len(board.kept.interviews) == 2, lambda: opened.text)
        row, held = board.kept.tracked[2], board.kept.interviews[2]
        assert (row.institution, row.status, row.answer_by) == (
            "Fen Street Clinic", "scheduled", NOW + timedelta(hours=48),
        )  # fmt: skip
        assert (held.at, held.place) == (datetime(2027, 1, 5, 14, tzinfo=UTC), "https://video.example/j/9000")
        assert len(row.offered.split(";")) == 2
        assert "Where:" not in row.note and "another window" not in opened.text
        # What is typed of it later is the interview's own.
        form.form.go("minutes")
        await opened.press("end", *["backspace"] * 3, *"240", "escape", "a")
        await until(opened.pilot, lambda: row_of(board).answered_at == NOW, lambda: opened.text)
        assert board.kept.interviews[2].minutes == 240 and "Minutes:" not in row_of(board).note
        await days_are_blocked_over_it(opened)
        await what_cannot_be_read_stands_in_the_note(opened)
        await a_calendar_of_a_program_that_nobody_knows(opened)


async def what_cannot_be_read_stands_in_the_note(opened: Opened) -> None:
    """It is asked once; who leaves it so loses no word of it."""
    board = opened.app.board
    form = await form_of(opened)
    form.form.go("dates")
    await opened.press("end", *["backspace"] * 80, *"some", "space", *"week", "escape", "escape")
    await opened.press("escape", "escape")
    await until(opened.pilot, lambda: "Dates: some week" in row_of(board).note, lambda: opened.text)
    await opened.press("u", "C")
    await form_of(opened)


async def days_are_blocked_over_it(opened: Opened) -> None:
    """Days are blocked over the form and freed; what a line is for is read with its word."""
    board = opened.app.board
    await opened.press("b")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, Blocks))
    await opened.press("n", *"5-7", "space", *"Jan", "space", *"visa", "space", *"x", "enter")
    await until(opened.pilot, lambda: len(board.kept.blocked) == 2, lambda: opened.text)
    assert (board.kept.blocked[2].kind, board.kept.blocked[2].note) == ("visa", "x")
    await opened.shows("Tue 5 Jan to Thu 7 Jan")
    await opened.press("x")
    assert len(board.kept.blocked) == 1
    await opened.press("u")
    assert len(board.kept.blocked) == 2
    await opened.press("escape")
    await opened.shows("You have blocked: visa, Tue 5 Jan to Thu 7 Jan (x).")
    assert (await form_of(opened)).row.id == 2


async def a_calendar_of_a_program_that_nobody_knows(opened: Opened) -> None:
    """A new program of the season is proposed, and taken by a key."""
    board = opened.app.board
    opened.app.paste_list((INVITATIONS / "thalamus.ics").read_text().replace("9001", "9077"))
    await opened.shows("Bring in an invitation")
    await opened.press("enter")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, InvitationPreview))
    await opened.shows("9077140C0 is on no list that was brought in")
    await opened.press("enter")
    assert len(board.kept.interviews) == 2
    # They would cover for seconds what is looked for.
    opened.app.clear_notifications()
    await opened.press("p")
    await opened.shows("Fictional Hospital 9077 (9077140C0): new in your season")
    await opened.press("enter")
    await until(opened.pilot, lambda: len(board.kept.interviews) == 3, lambda: opened.text)
    assert (board.kept.tracked[3].code, board.kept.interviews[3].tracked) == ("9077140C0", 3)
