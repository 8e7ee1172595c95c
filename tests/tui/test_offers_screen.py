"""Offers by keys: recorded in the week, answered, ended, ordered, corrected. Nothing of it is done in R3."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from matchweek.domain.board.board import Board
from matchweek.domain.offers.offers import OfferState, offers_now
from matchweek.services.core import unsaved_text
from matchweek.services.offers import offers
from matchweek.tui.panes.program_rows import COLUMNS
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.offers.answer_offer import ACCEPTS, REJECTS, AnswerOffer
from matchweek.tui.screens.offers.correct_offer import CorrectOffer
from matchweek.tui.screens.offers.offer import RECORDS, RecordOffer
from matchweek.tui.screens.offers.offers import OffersScreen
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.support.hand_clock import HandClock
from tests.support.offers import et
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.thursday import at, thursday
from tests.tui.test_fast_keys import burst


@pytest.fixture
def clock() -> HandClock:
    return HandClock(et("09:40"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Thursday of round 1; no offer yet."""
    file = tmp_path / "week.db"
    thursday(file)[0].close()
    return file


@pytest.fixture
def offered(tmp_path: Path) -> Path:
    """Two offers open since 09:30, of the second and the fourth program."""
    file = tmp_path / "offered.db"
    week, codes = thursday(file)
    for code in (codes[1], codes[3]):
        offers.record(at(week, et("09:30")), code)
    week.close()
    return file


def screen_of(opened: Opened) -> OffersScreen:
    assert isinstance(opened.app.screen, OffersScreen)
    return opened.app.screen


def states(board: Board, moment: str) -> list[str]:
    """What every offer is at a wall time, in the order in which they were seen."""
    found = offers_now(board.offers, board.timetable(et(moment)), et(moment))
    return [each.state.value for each in found]


async def tick(opened: Opened) -> None:
    """A second of the clock passes, for whichever screen stands."""
    opened.app.tick()
    screen = opened.app.offers_screen
    if screen is not None:
        screen.tick()
    await opened.pilot.pause()


# Recording


async def test_o_names_program_round_and_end_and_records_only_after_y(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        code = opened.app.week_screen.programs.grid.cursor
        await opened.press("o")
        assert isinstance(opened.app.screen, RecordOffer)
        for words in (RECORDS, "Round 1 ends Thu 11:00 ET · 20:00 Karachi", "seen at  Thu 09:40 ET"):
            assert words in opened.text
        await opened.press("escape")
        assert not opened.app.board.offers
        await opened.press("o", "y")
        (offer,) = opened.app.board.offers
        assert (offer.program, offer.round, offer.at) == (code, 1, et("09:40"))
        assert "answered in R3 only" in opened.toasts
        assert "1 open offer F3" in opened.app.week_screen.round_bar.text
        assert "open until Thu 18 Mar 11:00 ET" in opened.app.week_screen.card.text
        await opened.press("u")
        assert not opened.app.board.offers
        assert "open offer" not in opened.app.week_screen.round_bar.text
        assert "Offer" not in opened.app.week_screen.card.text


async def test_the_list_says_offer_until_the_round_is_over(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock) as opened:
        pane = opened.app.week_screen.programs

        def words(code: str) -> str:
            row = pane.view.position(code)
            assert row is not None
            (column,) = (each for each in COLUMNS if each.id == "application")
            return column.text(pane.grid.source.item(row))

        codes = [offer.program for offer in opened.app.board.offers]
        assert [words(code) for code in codes] == ["offer", "offer"]
        clock.at = et("11:00:01")
        await tick(opened)
        assert [words(code) for code in codes] == ["sent", "sent"]


async def test_a_time_seen_is_typed_and_decides_the_round(path: Path, clock: HandClock) -> None:
    clock.at = et("11:02")
    async with open_dashboard(path, clock) as opened:
        await opened.press("o")
        assert "No round is open then." in opened.text
        await opened.press("y")
        assert not opened.app.board.offers
        assert "Offers exist only in R3" in opened.toasts
        await opened.press("t", *"10:58", "enter")
        assert "Round 1 ends" in opened.text
        await opened.press("y")
        (offer,) = opened.app.board.offers
        assert (offer.round, offer.at) == (1, et("10:58"))


async def test_letters_right_behind_the_key_of_another_time_do_not_answer(
    path: Path, clock: HandClock
) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("o")
        line = opened.app.screen.query_one(Input)
        burst(opened, "t", "y")
        await until(opened.pilot, lambda: line.value == "y" and line.has_focus, lambda: opened.text)
        assert isinstance(opened.app.screen, RecordOffer) and not opened.app.board.offers


async def test_a_promise_by_phone_is_kept_as_a_call_of_that_kind(path: Path, clock: HandClock) -> None:
    clock.at = et("08:30")
    async with open_dashboard(path, clock) as opened:
        await opened.press("o")
        assert "That is no offer: c keeps it as a call" in opened.text
        await opened.press("c")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
        await opened.press("escape", "escape")
        assert not opened.app.board.offers
        assert opened.app.board.calls[0].kind == "offer_talk"


async def test_an_offer_made_again_is_questioned_and_recorded_with_a_reason(
    offered: Path, clock: HandClock
) -> None:
    async with open_dashboard(offered, clock) as opened:
        code = opened.app.board.offers[0].program
        clock.at = et("12:10")
        await tick(opened)
        opened.app.go_to_program(code)
        await opened.press("o")
        assert "made before" in opened.text
        await opened.press("y")
        assert isinstance(opened.app.screen, Because)
        await opened.press("escape")
        assert len(opened.app.board.offers) == 2
        await opened.press("y", *"another track", "enter")
        offer = opened.app.board.offers[-1]
        assert (offer.program, offer.round, offer.because) == (code, 2, "another track")


async def test_one_offer_is_recorded_at_a_time(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("space", "space", "o")
        assert "one program at a time" in opened.toasts


# The screen


async def test_f3_and_brackets_go_round_and_escape_goes_back(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("f3")
        await opened.shows("No offer is recorded.")
        for key in ("f2", "]", "[", "right_square_bracket", "escape"):
            before = isinstance(opened.app.screen, OffersScreen)
            await opened.press(key)
            await until(
                opened.pilot, lambda before=before: isinstance(opened.app.screen, OffersScreen) != before
            )
        assert opened.app.screen is opened.app.week_screen
        assert len(opened.app.screen_stack) == 1


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (80, 24)], ids=["160x45", "120x36", "80x24"])
async def test_open_offers_count_down_without_a_layout(
    offered: Path, clock: HandClock, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_dashboard(offered, clock, size=size) as opened:
        await opened.press("f3")
        await opened.shows("1:20:00")
        screen = screen_of(opened)
        assert opened.text.count("1:20:00") == 3, "each offer and the round bar"
        laid_out: list[object] = []
        monkeypatch.setattr(screen, "_refresh_layout", lambda *args, **options: laid_out.append(args))
        clock.at = et("09:40:01")
        await tick(opened)
        assert opened.text.count("1:19:59") == 3
        assert not laid_out


async def test_accepting_asks_with_its_words_and_ends_the_others(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock) as opened:
        await opened.press("f3", "a")
        assert isinstance(opened.app.screen, AnswerOffer)
        assert ACCEPTS == "Record that I accepted in R3. This does not accept it."
        for words in (ACCEPTS, "Accepting is binding.", "R3 takes every other offer"):
            assert words in opened.text
        await opened.press("n")
        assert states(opened.app.board, "09:40") == ["open", "open"]
        await opened.press("a", "y")
        await opened.shows("Your place:")
        assert sorted(states(opened.app.board, "09:40")) == ["accepted", "released"]
        for words in ("ended by your acceptance", "Tell your advocates to stop. Dr. Okafor", "Rest."):
            assert words in opened.text
        assert "from Thu 21:00 ET" in opened.text
        await opened.press("u")
        await opened.shows("2 open in your order")


async def test_rejecting_asks_once(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock) as opened:
        await opened.press("f3", "x")
        assert REJECTS in opened.text
        await opened.press("y")
        assert sorted(states(opened.app.board, "09:40")) == ["open", "rejected"]
        await opened.press("j", "x")
        assert "recorded as rejected already" in opened.text.lower() or REJECTS in opened.text


async def test_an_offer_expires_by_the_clock_and_asks_when_it_was_accepted(
    offered: Path, clock: HandClock
) -> None:
    async with open_dashboard(offered, clock, size=(160, 45)) as opened:
        await opened.press("f3")
        clock.at = et("11:00:01")
        await tick(opened)
        assert opened.text.count(OfferState.EXPIRED.value) >= 2
        assert "none open" in opened.text
        clock.at = et("11:02")
        await tick(opened)
        await opened.press("a")
        assert "This offer has expired" in opened.text
        asked: Any = opened.app.screen
        assert asked.line.has_focus, "the time is asked for first"
        await opened.press(*"10:58", "enter")
        assert "accepted at  Thu 18 Mar 10:58 ET" in opened.text
        assert "has expired" not in opened.text
        await opened.press("y")
        (accepted,) = [each for each in opened.app.board.offers if each.accepted]
        assert (accepted.answered_at, accepted.answer_because) == (et("10:58"), "")


async def test_without_a_time_an_expired_one_needs_a_reason(offered: Path, clock: HandClock) -> None:
    clock.at = et("11:02")
    async with open_dashboard(offered, clock) as opened:
        await opened.press("f3", "a", "escape", "y")
        assert isinstance(opened.app.screen, Because)
        await opened.press(*"R3 was late", "enter")
        (accepted,) = [each for each in opened.app.board.offers if each.accepted]
        assert (accepted.answered_at, accepted.answer_because) == (et("11:02"), "R3 was late")


async def test_none_in_r3_works_here_too(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("f3", "r")
        assert "no offer in R3 in round 1" in opened.toasts
        await opened.press("u")
        assert not any(each.none_at for each in opened.app.board.kept.round_checks.values())


async def test_a_preliminary_place_narrows_the_list(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        week, pane = opened.app.session.week, opened.app.week_screen.programs
        assert week is not None
        preliminary = next(each.code for each in opened.app.board.programs.programs if each.type == "P")
        offers.record(week, preliminary)
        offers.accept(week, preliminary)
        opened.app.session.poll()
        await until(opened.pilot, lambda: len(pane.view) == 0)
        await opened.press("f3")
        await opened.shows("Partially placed:")
        assert "Check R3" in opened.text
        await opened.press("f2", "u")
        await until(opened.pilot, lambda: len(pane.view) == 12)


async def test_a_full_place_greys_the_list_and_keeps_it_in_sight(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock, size=(160, 45)) as opened:
        await opened.press("f3", "a", "y", "f2")
        await opened.shows("greyed: not open to you")
        assert len(opened.app.week_screen.programs.view) == 12
    async with open_dashboard(offered, clock, size=(160, 45)) as opened:
        await opened.shows("greyed: not open to you")
        assert len(opened.app.week_screen.programs.view) == 12


# One's own order


async def test_the_order_is_moved_by_keys_and_orders_the_open_offers(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock, size=(160, 45)) as opened:
        await opened.press("f3")
        screen = screen_of(opened)
        assert "SOAP has no rank list" in opened.text
        first, second = screen._movable()
        await opened.press("J")
        assert screen._movable() == (second, first)
        assert screen.code == first, "the cursor stays with its program"
        order = opened.app.board.kept.order
        assert order.index(second) < order.index(first)
        await opened.press("tab", "home", "shift+down")
        moved = opened.app.board.kept.order
        assert moved[1] == screen.code
        await opened.press("u", "u")
        assert opened.app.board.kept.order == ()


async def test_what_is_neither_applied_to_nor_in_contact_is_not_ordered(
    offered: Path, clock: HandClock
) -> None:
    async with open_dashboard(offered, clock) as opened:
        await opened.press("f3", "tab")
        await opened.shows("Your order of preference")
        applied = {code for code, each in opened.app.board.applications.items() if each.submitted_at}
        assert {row.key for row in screen_of(opened).order.rows if row.key} == applied


# Corrections


async def test_a_wrong_record_is_corrected_with_a_reason_only(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock) as opened:
        await opened.press("f3", "a", "y")
        await opened.shows("Your place:")
        number = next(each.id for each in opened.app.board.offers if each.accepted)
        screen_of(opened).go_to_offer(number)
        await opened.press("C")
        assert isinstance(opened.app.screen, CorrectOffer)
        await opened.press("tab", "left", "escape", "escape")
        assert "A reason is needed" in opened.text
        assert isinstance(opened.app.screen, CorrectOffer)
        await opened.press(*"pressed the wrong key", "escape", "escape")
        await opened.shows("2 open in your order")
        assert states(opened.app.board, "09:40") == ["open", "open"]
        assert opened.app.session.week is not None
        assert unsaved_text.load(opened.app.session.week, f"offer:{number}") is None


async def test_a_correction_without_a_reason_stays_a_draft(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock) as opened:
        await opened.press("f3", "C", "tab", "right", "escape", "escape", "escape", "escape")
        assert isinstance(opened.app.screen, OffersScreen)
        assert states(opened.app.board, "09:40") == ["open", "open"]
        await opened.press("C")
        await opened.shows("accepted in R3")


# From the agenda, and masked


async def test_enter_on_the_agenda_goes_to_the_offer(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock) as opened:
        await opened.press("w")
        screen = opened.app.screen
        assert isinstance(screen, AgendaScreen)
        number = opened.app.board.offers[1].id
        assert screen.lines.goto(f"offer/offer:{number}")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OffersScreen))
        await until(opened.pilot, lambda: screen_of(opened).offers.cursor == str(number))


async def test_names_are_masked_here_and_in_what_is_told(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock, size=(160, 45)) as opened:
        title = opened.app.board.title(opened.app.board.offers[0].program)
        await opened.press("f3")
        await opened.shows(title)
        await opened.press("P")
        await until(opened.pilot, lambda: title not in opened.text)
        for keys in (("a",), ("escape", "C"), ("escape", "escape", "w")):
            await opened.press(*keys)
            assert title not in opened.text, keys
        await opened.press("escape")
        clock.at = et("10:30")
        await tick(opened)
        assert "2 open offers end in 30 minutes" in opened.toasts
        assert title not in opened.toasts


async def test_the_palette_does_what_a_key_of_the_screen_would(offered: Path, clock: HandClock) -> None:
    async with open_dashboard(offered, clock) as opened:
        await opened.press("ctrl+p", *"accepted in r3", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AnswerOffer))
