"""An interview of the season in the real dashboard: prepared, lived through in its room, written down."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.domain.tracker import said
from matchweek.services.people import stories
from matchweek.services.season import preparation
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.letters.letter import LetterForm
from matchweek.tui.screens.own.me import MeScreen
from matchweek.tui.screens.own.story import StoryForm
from matchweek.tui.screens.season.day_room import DayRoom
from matchweek.tui.screens.season.preparation import LABELS, PreparationForm
from matchweek.tui.screens.season.score_interview import LINES, ScorecardForm
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.season import BEGINS, before, season_week

SMALL = (80, 24)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A week in which the interview with Lakeside is prepared, and one story is written."""
    file = tmp_path / "week.db"
    week = season_week(file)
    answers = {
        "reasons": "its clinic\nits size\nmy sister lives there",
        "ask_pd": "who teaches at night?",
        "link": "https://video.example/7",
        "names": "Dr. Osei, Dr. Lind",
    }
    preparation.write(week, 1, answers, done=["reasons"])
    stories.add(week, title="The night shift", situation="One nurse.", action="I called.", result="It held.")
    week.close()
    return file


async def from_agenda(opened: Opened, ref: str) -> None:
    """Go to a line of the agenda and press enter on it."""
    await opened.press("w")
    screen = opened.app.screen
    assert isinstance(screen, AgendaScreen)
    await until(opened.pilot, lambda: f"prepare/{ref}" in screen.items, lambda: opened.text)
    assert screen.lines.goto(f"prepare/{ref}")
    await opened.press("enter")
    await until(opened.pilot, lambda: opened.app.screen is not screen)
    await opened.pilot.pause()


async def test_it_is_prepared_from_the_agenda_each_answer_where_its_fact_stands(path: Path) -> None:
    async with open_dashboard(path, HandClock(before(days=8)), size=(120, 36)) as opened:
        await from_agenda(opened, "season.prepare:1")
        form = opened.app.screen
        assert isinstance(form, PreparationForm)
        # The first point that is to be done now has the keys.
        assert form.form.active.id == "site"
        await opened.shows("Read the program's site, by Thu 26 Nov")
        await opened.press(*"beds", "escape", "space")
        await opened.shows("✓ Read the program's site")
        assert "2 of 6" in form.side.text
        # Whoever ticks goes on ticking: one key a point, and nothing is typed.
        await opened.press("down", "space", "down", "down")
        assert form.form.active.id == "reasons" and "4 of 6" not in form.side.text
        await opened.shows("✓ Who its residents are")
        await opened.press("u")
        form.form.go("hospital")
        await opened.press(*"county", "escape")
        form.form.go("names")
        await opened.press("end", *", Dr. Ray", "escape", "escape")
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, PreparationForm))
        kept = opened.app.board.kept
        site = kept.tasks["2027/season.1.site"]
        assert (site.note, site.done_at) == ("beds", before(days=8))
        assert kept.tracked[1].hospital == "county"
        assert kept.interviews[1].interviewer == "Dr. Osei, Dr. Lind, Dr. Ray"
        await opened.press("u")
        assert kept.tracked[1].hospital == "" and kept.tasks["2027/season.1.site"].note == ""
        await opened.press("u")
        assert "2027/season.1.site" not in kept.tasks
        await from_agenda(opened, "season.prepare:1")
        await opened.press("escape", "o")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, DayRoom), lambda: opened.text)
        assert "Begins in 8 d 00:00" in opened.text


async def lived_through(opened: Opened, room: DayRoom) -> None:
    """Notes with their time, a call that rings meanwhile, the stories, and nothing shown to others."""
    room.tick()
    await opened.pilot.pause()
    assert "It runs: 5:00 gone, 40:00 left" in opened.text
    await opened.press(*"warm", "enter", *"asked of visa", "enter")
    assert room.values()["note"] == "09:05 ET: warm\n09:05 ET: asked of visa\n"
    # A call that rings is a key away, and what was typed is kept meanwhile.
    await opened.press(*"more", "ctrl+n")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
    await opened.press("escape", "escape")
    await until(opened.pilot, lambda: opened.app.screen is room)
    await opened.press("escape", "s")
    await opened.shows("The night shift")
    await opened.press("P")
    await until(opened.pilot, lambda: "hidden" in room.side.text)
    for secret in ("night shift", "One nurse", "video.example", "Osei", "Lakeside", "asked of visa"):
        assert secret not in opened.text, secret
    await opened.press("b")
    assert "sister" not in opened.text


async def test_its_day_has_one_room_and_its_scorecard_follows_within_the_hour(path: Path) -> None:
    clock = HandClock(before(minutes=42, seconds=10))
    async with open_dashboard(path, clock, size=(120, 36)) as opened:
        await from_agenda(opened, "season.room:1")
        room = opened.app.screen
        assert isinstance(room, DayRoom)
        for words in (
            "Begins in 42:10", "now Thu 08:17 ET · 18:17 Karachi", "Thu 3 Dec 09:00 ET · 19:00 Karachi",
            "https://video.example/7", "Dr. Osei, Dr. Lind", "my sister lives there", "who teaches at night?",
            "situation → action → result → reflection",
        ):  # fmt: skip
            assert words in opened.text, words
        clock.at = BEGINS + timedelta(minutes=5)
        await lived_through(opened, room)
        await opened.press("P", "e")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, ScorecardForm), lambda: opened.text)
        assert opened.app.board.kept.interviews[1].note == ("09:05 ET: warm\n09:05 ET: asked of visa\nmore")
        clock.at = BEGINS + timedelta(minutes=50)
        await opened.press(
            "8", "7", "0", "up", "up", "8", "7", "t", "5", *"they laughed", "escape", "d", "t", "escape"
        )
        await until(opened.pilot, lambda: not isinstance(opened.app.screen, ScorecardForm))
        kept = opened.app.board.kept
        row = kept.tracked[1]
        assert (row.vibe, row.fit, row.training, row.lifestyle, row.residents) == (
            8,
            7,
            10,
            5,
            "they laughed",
        )
        assert (row.status, kept.interviews[1].status, row.thanked_at) == ("done", "done", clock.at)
        await opened.press("w")
        agenda = opened.app.screen
        assert isinstance(agenda, AgendaScreen)
        assert not [key for key in agenda.items if "season" in key and key.endswith(":1")]
        await opened.press("escape", "u", "u", "u")
        row = kept.tracked[1]
        assert (row.vibe, row.status, row.thanked_at) == (None, "scheduled", None)


async def test_in_a_small_window_a_page_takes_the_place_of_the_notes(path: Path) -> None:
    async with open_dashboard(path, HandClock(before(minutes=20)), size=SMALL) as opened:
        await opened.press("f5")
        await opened.shows("o: the day's room")
        await opened.press("down")
        await opened.shows("p: prepared 0 of 17")
        await opened.press("up", "o")
        await opened.shows("Begins in 20:00")
        room = opened.app.screen
        assert "https://video.example/7" in opened.text and "its clinic" not in opened.text
        await opened.press(*"a note", "escape", "b")
        await opened.shows("its clinic")
        await opened.press("enter", *" goes on")
        await opened.shows("a note goes on")
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: opened.app.screen is not room)
        assert opened.app.board.kept.interviews[1].note == "a note goes on"
        for key, kind in (("p", PreparationForm), ("e", ScorecardForm)):
            await opened.press(key)
            assert isinstance(opened.app.screen, kind)
            await opened.press("escape", "escape")
        await opened.press("e", "escape", "w")
        letter = opened.app.screen
        assert isinstance(letter, LetterForm)
        assert "Thank you for the time that you took for me at" in letter.values()["body"]


async def test_stories_stand_in_me_with_their_time(path: Path) -> None:
    async with open_dashboard(path, HandClock(before(days=20)), size=(120, 45)) as opened:
        await opened.press("f4")
        screen = opened.app.screen
        assert isinstance(screen, MeScreen)
        await until(opened.pilot, lambda: screen.lines.cursor)
        assert screen.lines.goto("story:1")
        await opened.pilot.pause()
        for words in ("not whole yet   The night shift", "Told in two minutes at most"):
            assert words in opened.text, opened.text
        await opened.press("enter")
        form = opened.app.screen
        assert isinstance(form, StoryForm)
        form.form.go("reflection")
        await opened.press(*"ask", "escape", "t")
        await opened.shows("0 s, 2 minutes at most")
        await opened.press("t", "escape")
        await opened.shows("7 words, about 3 s   The night shift")
        assert screen.lines.goto("story:new")
        await opened.shows("⟦3 of 4 stories")
        await opened.press("enter", *"A fall", "escape", "escape")
        assert [each.title for each in opened.app.board.kept.stories.values()] == [
            "The night shift",
            "A fall",
        ]
        assert screen.lines.goto("about_me")
        await opened.press("t")
        await opened.shows("About me: 0 s, 60 to 90 seconds")
        await opened.press("t")
        assert "60 to 90 seconds is right" in opened.toasts


def test_every_line_has_a_label_that_fits() -> None:
    assert all(len(label) <= 11 for label in (*LABELS.values(), *(said.LABELS[name] for name in LINES)))
