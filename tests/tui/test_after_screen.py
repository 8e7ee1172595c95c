"""After the last round: whom to write to and call, in which order, with one's own words; it sends nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.triage import Lane
from matchweek.services.core.week import open_week
from matchweek.services.history import history
from matchweek.services.lists import absences, triage
from matchweek.services.offers import offers
from matchweek.services.people import applicant
from matchweek.tui.screens.week.after import AfterScreen, ReachWords
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.support.hand_clock import HandClock
from tests.support.offers import et
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.thursday import at, thursday

NEW_YORK = "America/New_York"


@pytest.fixture
def clock() -> HandClock:
    return HandClock(et("21:00"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    week, codes = thursday(file)
    applicant.change(week, name="F. Rahman", state="unmatched", zone=NEW_YORK)
    triage.set_lane(week, [codes[7]], Lane.PRIMARY)
    triage.refuse(week, [codes[0]])
    week.close()
    return file


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(
        "matchweek.tui.screens.week.after.copy", lambda app, text, what: texts.append(f"{what}\n{text}")
    )
    return texts


def screen_of(opened: Opened) -> AfterScreen:
    assert isinstance(opened.app.screen, AfterScreen)
    return opened.app.screen


async def test_at_nine_the_agenda_leads_to_it(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, zone=NEW_YORK) as opened:
        await opened.press("w")
        assert isinstance(opened.app.screen, AgendaScreen)
        item = next(key for key, each in opened.app.screen.items.items() if "contact is free" in each.title)
        keys = [key for key, each in opened.app.screen.items.items() if each.command == "after"]
        assert item and opened.app.screen.lines.goto(keys[0])
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AfterScreen))


async def test_the_order_is_lane_first_without_what_was_refused(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, zone=NEW_YORK) as opened:
        await opened.press("W")
        assert "Contact is free." in opened.text
        keys = [row.key for row in screen_of(opened).lines.rows if row.key]
        board = opened.app.board
        (primary,) = [each.code for each in board.programs.programs if each.lane == "primary"]
        refused = {each.code for each in board.programs.programs if each.refused}
        assert keys[0] == primary
        assert refused and not refused & set(keys)


async def test_a_letter_and_a_script_are_shown_and_copied(
    path: Path, clock: HandClock, copied: list[str]
) -> None:
    async with open_dashboard(path, clock, zone=NEW_YORK) as opened:
        await opened.press("W", "enter")
        assert isinstance(opened.app.screen, ReachWords)
        for words in ("This sends nothing.", "⟦name of the program director⟧", "F. Rahman"):
            assert words in opened.text
        await opened.press("y", "tab", "y")
        assert "What to say by phone" in opened.text
        assert copied[0].startswith("the letter, ") and "SOAP has ended" in copied[0]
        assert copied[1].startswith("the phone script, ") and "May I speak with" in copied[1]


async def test_masked_names_stay_masked_in_what_is_copied(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, zone=NEW_YORK) as opened:
        await opened.press("P", "W", "y")
        await until(opened.pilot, lambda: "SOAP has ended" in opened.app.clipboard)
        assert "Rahman" not in opened.app.clipboard
        assert "Fictional Hospital" not in opened.app.clipboard


async def test_before_soap_ends_no_letter_is_shown(path: Path, clock: HandClock, copied: list[str]) -> None:
    clock.at = et("20:30")
    async with open_dashboard(path, clock, zone=NEW_YORK) as opened:
        await opened.press("W")
        assert "nobody may write to or call a program first" in opened.text
        assert not any(row.key for row in screen_of(opened).lines.rows)
        await opened.press("y", "enter")
        assert not copied and isinstance(opened.app.screen, AfterScreen)
        clock.at = et("21:00")
        screen_of(opened)._tick()
        await opened.shows("Contact is free.")


async def test_after_midnight_sleep_comes_first(path: Path, clock: HandClock) -> None:
    clock.at = et("24:10")
    async with open_dashboard(path, clock, zone=NEW_YORK) as opened:
        await opened.press("W")
        assert "Sleep first." in opened.text
        assert any(row.key for row in screen_of(opened).lines.rows)


async def test_who_has_a_place_writes_to_nobody_but_thanks(tmp_path: Path, clock: HandClock) -> None:
    file = tmp_path / "placed.db"
    week, codes = thursday(file)
    applicant.change(week, state="unmatched")
    offers.record(at(week, et("09:30")), codes[1])
    offers.accept(at(week, et("09:45")), codes[1])
    week.close()
    async with open_dashboard(file, clock, zone=NEW_YORK) as opened:
        await opened.press("W")
        assert "Thank the programs that spoke with you. A few lines to each, now" in opened.text
        assert not any(row.key for row in screen_of(opened).lines.rows)


@pytest.mark.parametrize("copies", [True, False])
async def test_a_letter_that_is_open_is_put_away_when_one_is_placed_meanwhile(
    path: Path, clock: HandClock, copied: list[str], *, copies: bool
) -> None:
    async with open_dashboard(path, clock, (160, 45), zone=NEW_YORK) as opened:
        await opened.press("W", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, ReachWords))
        await opened.shows("Subject")
        other = open_week(path, clock, actor="shell")
        applicant.change(other, state="placed")
        other.close()
        if copies:
            opened.app.session.poll()
            await opened.shows("put away")
            assert "Subject" not in opened.text and "You have a place" in opened.text
            await opened.press("tab")
            assert "put away" in opened.text
        await opened.press("y")
        await until(opened.pilot, lambda: "put away" in opened.text)
        assert not copied
        await opened.press("escape")
        await opened.shows("You have a place")


async def test_a_letter_whose_program_was_filled_meanwhile_is_put_away(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, (160, 45), zone=NEW_YORK) as opened:
        await opened.press("W")
        code = screen_of(opened).lines.cursor
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, ReachWords))
        other = open_week(path, clock, actor="shell")
        absences.confirm(other, [code])
        triage.refuse(other, [code])
        opened.app.session.poll()
        await opened.shows("no longer one to write to")
        triage.refuse(other, [code], refused=False)
        history.undo(other)
        other.close()
