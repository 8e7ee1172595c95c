"""Season by keys: the first program, statuses and scores, looking, one's own sheet, the card in March."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.season_view import SeasonRow, row_of
from matchweek.domain.tracker.tracked import Tracked
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import aliases, interviews
from matchweek.services.season import invited, tracker
from matchweek.services.season.finding import season_guesses
from matchweek.tui.screens.programs.card import CardScreen
from matchweek.tui.screens.season.next_step import answer_words, next_step
from matchweek.tui.screens.season.own_sheet import PasteSheet, SeasonSheet
from matchweek.tui.screens.season.season_card import card_lines
from matchweek.tui.screens.season.tracker import SeasonScreen
from matchweek.tui.screens.season.tracker_form import TrackedForm
from matchweek.tui.widgets.grid import Grid
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import listings, new_week

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
CLOCK = FixedClock(NOW)
DATE = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
SHEET = (
    "Mine,Their art,City,State,Date,Time,Warmth\n"
    "Harbor Hospital,IM,Anytown,OH,11/18/2026,9:00 AM,8\n"
    "Lake Clinic,FM,Miami,FL,,,\n"
    ",,,,,,7\n"
)

TWO_DAYS = "Program,State,Date\nOak Hospital,OH,12/11/2026 9:00 AM EST\n"


async def season(opened: Opened) -> SeasonScreen:
    await opened.press("f5")
    await until(opened.pilot, lambda: getattr(opened.app.screen, "_minute", None))
    screen = opened.app.screen
    assert isinstance(screen, SeasonScreen)
    return screen


async def typed(opened: Opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


def kept(path: Path) -> dict[str, tuple[object, ...]]:
    week = open_week(path, CLOCK)
    board = load_board(week)
    week.close()
    return {one.institution: (one.status, one.vibe, one.fit, one.note) for one in board.kept.tracked.values()}


async def rings_in_november(opened: Opened) -> None:
    """Who invites by phone is on no list: the call is kept, and where the invitation goes is said."""
    await opened.press("c")
    await opened.shows("Call 1")
    await typed(opened, "Harbor Hosp")
    await opened.shows("An invitation goes into Season:")
    await opened.press("escape", "i", "escape")
    assert "An invitation goes into Season: F5, then v." in opened.toasts
    await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
    opened.app.clear_notifications()


async def test_the_first_program_by_keys_its_status_its_scores_and_back(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    new_week(path, clock=CLOCK).close()
    async with open_dashboard(path, CLOCK) as opened:
        # In November nothing is to be pasted yet: the week says when, and where to go until then.
        await opened.shows("R3 opens it on Mon 15 Mar 10:00 Eastern.")
        assert re.search(r"F5 +until then: your interviews", opened.text)
        await rings_in_november(opened)
        screen = await season(opened)
        await opened.shows("gets one row here")
        assert re.search(r"v +an invitation came", opened.text)
        await opened.press("1")
        assert "There is no program of the season yet" in opened.toasts
        await opened.press("+")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, TrackedForm))
        await typed(opened, "Harbor Hospital")
        await opened.press("enter", "enter")
        await typed(opened, "IM")
        await opened.press("escape", "escape")
        await opened.shows("Internal Med")
        await opened.press("s", "8", "right", "t")
        assert kept(path) == {"Harbor Hospital": ("scheduled", 8, 10, "")}
        await opened.shows("[fit]")
        await opened.press("0", "left", "backspace", "x")
        assert kept(path)["Harbor Hospital"] == ("declined", None, None, "")
        for before in (("scheduled", None, None, ""), ("scheduled", 8, None, ""), ("scheduled", 8, 10, "")):
            await opened.press("u")
            assert kept(path)["Harbor Hospital"] == before
        await opened.press("U", "u", "n")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, TrackedForm))
        await typed(opened, "warm")
        await opened.press("escape", "escape")
        await opened.shows("warm")
        # The same again stays in its form and is said there.
        await opened.press("+")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, TrackedForm))
        await typed(opened, "harbor hospital")
        await opened.press("enter", "enter")
        await typed(opened, "Internal Medicine")
        await opened.shows("There already: Harbor Hospital")
        await opened.press("escape", "escape")
        assert len(kept(path)) == 1
        assert isinstance(opened.app.screen, TrackedForm)
        await opened.press("escape", "escape")
        # What was typed is kept. A call comes whenever it comes.
        assert opened.app.screen is screen
        board = opened.app.session.board
        await until(opened.pilot, lambda: [each.form for each in board.unfinished] == ["tracked:new"])
        await opened.press("c")
        await until(opened.pilot, lambda: opened.app.session.board.calls)


async def test_looking_goes_as_in_the_list_and_names_are_masked(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, clock=CLOCK)
    tracker.add(week, institution="Zephyr Hospital", specialty="IM", state="OH", vibe=3, note="quiet Zoe")
    tracker.add(week, institution="Harbor Hospital", specialty="FM", state="FL", vibe=9, at=DATE, visa="yes")
    tracker.add(week, institution="Lake Clinic", specialty="IM", state="OH", status="waitlist")
    async with open_dashboard(path, CLOCK, size=(160, 45)) as opened:
        screen = await season(opened)

        def shown() -> list[str]:
            return [row.tracked.institution for row in screen.pane.view]

        # To answer, to come, then the wait list.
        assert shown() == ["Zephyr Hospital", "Harbor Hospital", "Lake Clinic"]
        await opened.press("down")
        # 14:00 UTC, in one's own zone with its weekday, and Eastern beside it.
        await opened.shows("Wed 18 Nov 19:00")
        await opened.shows("Wed 09:00 ET")
        await opened.press("slash")
        await typed(opened, "ohio")
        assert shown() == ["Zephyr Hospital", "Lake Clinic"]
        await opened.press("enter", "escape")
        assert len(shown()) == 3
        await opened.press("S")
        await typed(opened, "jjjjjjjjj")
        await opened.press("enter")
        assert screen.pane.view.by == "vibe"
        # A title that is clicked sorts by its column, again the other way round, then as it was.
        for by, reverse in (("vibe", False), ("next", False), ("vibe", True)):
            screen.pane.grid.post_message(Grid.HeaderClicked(screen.pane.grid, "vibe"))
            await opened.pilot.pause()
            assert (screen.pane.view.by, screen.pane.view.reverse) == (by, reverse)
        assert shown()[:2] == ["Harbor Hospital", "Zephyr Hospital"]
        # A row stays under the hand that changes it.
        await opened.press("home", "1")
        assert shown()[:2] == ["Harbor Hospital", "Zephyr Hospital"]
        await opened.press("u", "f", "enter")
        assert [each.kind for each in screen.pane.view.filters] == ["status"]
        await opened.press("escape", "escape", "m")
        assert {"training", "lifestyle"} <= set(screen.pane.grid.shown_columns)
        await opened.press("m")
        assert {"hospital", "visa_limits", "living"} <= set(screen.pane.grid.shown_columns)
        await opened.press("m", "P")
        await opened.shows("Program 1")
        for secret in ("Harbor", "Zephyr", "Zoe"):
            assert secret not in opened.text
        await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen
    week.close()


def stand(week: Week, name: str) -> list[object]:
    return [getattr(one, name) for one in load_board(week).kept.tracked.values()]


async def buckets_by_number_keys(opened: Opened, week: Week) -> None:
    """Behind the scores the number keys give the bucket."""
    await opened.press("left")
    await opened.shows("[bucket]")
    await opened.press("home", "J", "1")
    assert stand(week, "bucket") == ["top", "top", "", "", ""]
    await opened.press("4")
    assert "bucket: 1 top, 2 middle, 3 safety, 0 none" in opened.toasts
    await opened.press("0")
    assert stand(week, "bucket") == ["top", "", "", "", ""]
    await opened.press("u", "u")
    assert stand(week, "bucket") == [""] * 5


async def test_one_key_sets_all_that_is_marked_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, clock=CLOCK)
    for name, state in (("Harbor", "OH"), ("Lake", "FL"), ("Oak", "OH"), ("Pine", "FL"), ("Reed", "OH")):
        tracker.add(week, institution=f"{name} Hospital", specialty="IM", state=state)
    async with open_dashboard(path, CLOCK) as opened:
        screen = await season(opened)
        await opened.press("space", "shift+down", "K")
        assert "2 marked" in opened.text
        await opened.press("9")
        assert stand(week, "vibe") == [9, 9, None, None, None]
        assert "2 programs: vibe 9" in opened.text and "marked" not in opened.text
        await opened.press("u")
        assert stand(week, "vibe") == [None] * 5
        # All that is shown; what a filter hides stays marked, and is asked about by name.
        await opened.press("asterisk", "asterisk", "asterisk", "slash", *"ohio", "enter")
        assert "5 marked (2 not shown)" in opened.text
        await opened.press("d")
        assert "5 marked, 2 of them are not shown" in opened.text and "Lake Hospital" in opened.text
        await opened.press("n")
        assert stand(week, "status") == ["invited"] * 5
        await opened.press("d", "y")
        assert stand(week, "status") == ["done"] * 5
        await opened.press("u")
        assert stand(week, "status") == ["invited"] * 5
        # Escape takes back marks, then what is sought.
        await opened.press("asterisk", "escape")
        assert not screen.pane.grid.marked and len(screen.pane.view) == 3
        await opened.press("escape")
        await buckets_by_number_keys(opened, week)
        # What was taken out elsewhere is marked no more.
        await opened.press("asterisk")
        tracker.remove(week, 5)
        await until(opened.pilot, lambda: len(screen.pane.grid.marked) == 4)
        await opened.press("P")
        await opened.shows("4 marked")
        assert "Harbor" not in opened.text
    week.close()


async def test_the_least_window_shows_which_program_when_and_how_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, clock=CLOCK)
    tracker.add(week, institution="Harbor Hospital", specialty="FM", state="FL", vibe=9, at=DATE)
    tracker.add(week, institution="Lake Clinic", specialty="IM", state="OH", status="rejected")
    week.close()
    for size in ((120, 36), (80, 24)):
        async with open_dashboard(path, CLOCK, size=size) as opened:
            screen = await season(opened)
            assert {"program", "date", "status", "vibe"} <= set(screen.pane.grid.shown_columns)
            assert "Harbor Hospital" in opened.text and "? help" in opened.text
            if size == (80, 24):
                # The palette finds them by name from anywhere.
                await opened.press("f2", "ctrl+p")
                await typed(opened, "lake clin")
                await opened.press("enter")
                await opened.shows("ID 2")


async def two_days_are_asked(opened: Opened, path: Path) -> None:
    """No interview is a month off, or hidden in a note."""
    opened.app.screen.box.take(TWO_DAYS)  # type: ignore[attr-defined]
    await opened.press("enter")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonSheet))
    await opened.shows("1 date may have the day or the month first.")
    await opened.press("enter")
    assert "m says first if the month or the day is first" in opened.text and not kept(path)
    await opened.press("m")
    await opened.shows("11 Dec, Fri 09:00 ET")
    await opened.press("m")
    await opened.shows("12 Nov, Thu 09:00 ET")
    await opened.press("escape", "A")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, PasteSheet))


async def test_ones_own_sheet_is_looked_at_its_columns_reassigned_and_stored_once(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    new_week(path, clock=CLOCK).close()
    async with open_dashboard(path, CLOCK) as opened:
        await season(opened)
        # Where the file is asked for, its rows may be pasted too.
        await opened.press("ctrl+o", "ctrl+v")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PasteSheet))
        await two_days_are_asked(opened, path)
        opened.app.screen.box.take(SHEET)  # type: ignore[attr-defined]
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonSheet))
        screen = opened.app.screen
        assert isinstance(screen, SeasonSheet)
        await until(opened.pilot, lambda: screen.lines.rows)
        # No heading names the program: the first column is taken for its institution.
        assert not screen.found.wanted and len(screen.found.rejected) == 3
        # What is taken for nothing is named where one looks first, however far above its line stands.
        await opened.shows("These columns are not used: Mine, Their art, Warmth.")
        await opened.shows("Go up to it: enter says what it is.")
        screen.lines.goto("column:0")
        await opened.press("enter", "home", "down", "down", "enter")
        await opened.shows("These columns are not used: Their art, Warmth.")
        assert screen.read.columns[0].field == "institution"
        screen.lines.goto("column:1")
        await opened.press("right")
        while screen.read.columns[1].field != "specialty":
            await opened.press("right")
        screen.lines.goto("column:6")
        await opened.press("left")
        while screen.read.columns[6].field != "vibe":
            await opened.press("left")
        screen.lines.goto("row 2")
        await opened.press("enter")
        assert "in which zone" in opened.text and not kept(path)
        await opened.press("z", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen))
        await until(opened.pilot, lambda: kept(path))
        assert kept(path) == {
            "Harbor Hospital": ("scheduled", 8, None, ""),
            "Lake Clinic": ("invited", None, None, ""),
        }
        await opened.shows("Wed 18 Nov 19:00")
        await opened.press("u")
        assert not kept(path)


def test_from_match_week_on_a_row_asks_for_nothing(tmp_path: Path) -> None:
    """Nobody answers an old invitation, or thanks for it, because a key stands there."""
    with closing(new_week(tmp_path / "week.db", clock=CLOCK)) as week:
        invited.record(week, institution="Fen Clinic")
        board = load_board(week)
    row = row_of(board.kept.tracked[1], ())
    assert "its dates, your answer" in next_step(row, board, NOW)
    assert next_step(row, board, NOW + timedelta(days=135)) == ""


async def test_what_was_written_in_november_stands_on_the_card_in_march(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, listings(12), clock=CLOCK)
    board = load_board(week)
    first, second = board.programs.codes[:2]
    listing = board.programs[second].listing
    tracker.add(week, code=first, note="they teach", vibe=7, residents="stayed long")
    tracker.add(week, institution=listing.institution, specialty=listing.specialty, note="by name")
    later = FixedClock(NOW + timedelta(days=135))
    async with open_dashboard(path, later, size=(160, 45)) as opened:
        opened.app.go_to_program(first)
        await opened.shows("vibe 7   they teach")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CardScreen))
        await opened.shows("From the season")
        await opened.shows("stayed long")
        await opened.press("escape")
        opened.app.go_to_program(second)
        await opened.pilot.pause()
        await opened.press("enter")
        await opened.shows("of your season?")
        assert "by name" not in opened.text
        await opened.press("=")
        await opened.shows("by name")
        await opened.press("u", "escape")
        # A name that was taught for its program finds it in the season as in the list.
        aliases.set_names(week, first, "The Mill")
        await until(opened.pilot, lambda: bool(opened.app.session.board.kept.aliases))
        screen = await season(opened)
        await opened.press("slash", *"the", "space", *"mill", "enter")
        assert [row.tracked.code for row in screen.pane.view] == [first]
        assert season_guesses("mill", load_board(week))[0].row == 1
        await opened.press("escape", "f2")
        # Season asks it too, beside the row, and takes the code by the same key.
        screen = await season(opened)
        screen.go_to_row(2)
        await opened.shows("On the list: ")
        await opened.press("=")
        # What a calendar cancelled is said beside the program that is still scheduled.
        tracker.change(week, 1, at=DATE + timedelta(days=200))
        interviews.change(week, 1, status="cancelled")
        screen.go_to_row(1)
        await opened.shows("z says so of the program")
        await opened.press("z")
        assert load_board(week).kept.tracked[1].status == "cancelled"
    assert load_board(week).kept.tracked[2].code == second
    week.close()


@pytest.mark.parametrize(
    ("offered", "held", "said"),
    [
        ("", None, "Answer by   Tue 3 Nov 10:00 ET   C: its dates, your answer"),
        ("2026-11-18T14:00:00+00:00", None, "Answer by   Tue 3 Nov 10:00 ET   C: take the date"),
        (
            "2026-11-18T14:00:00+00:00;2026-11-20T14:00:00+00:00",
            None,
            "Answer by   Tue 3 Nov 10:00 ET   C: choose one of 2 dates",
        ),
        (
            "2026-11-18T14:00:00+00:00",
            Interview(1, "", DATE, tracked=1),
            "Interview   Wed 18 Nov 09:00 Eastern   30 min   C: not answered yet",
        ),
    ],
)
def test_what_an_invitation_asks_for_stands_first_with_its_key(
    offered: str, held: Interview | None, said: str
) -> None:
    """Also in the least window, where the card has four lines."""
    one = Tracked(1, institution="Harbor", offered=offered, invited_at=NOW, answer_by=NOW + timedelta(days=1))
    row = SeasonRow(one, held)
    lines = card_lines(row, EASTERN, "Harbor", "", answer_words(row), 78, 4)
    words = ["".join(each if isinstance(each, str) else each[0] for each in line) for line in lines]
    assert words[1].startswith(said) and len(words) <= 4, words
    assert sum("Answer by" in each for each in words) <= 1
