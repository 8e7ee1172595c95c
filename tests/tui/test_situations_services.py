"""Situations about services, lists and offers, 45 to 92, each by its number, as met in the dashboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.services.lists import applications
from matchweek.services.lists.lists import bring_in_listings
from matchweek.services.offers import offers
from matchweek.services.people import advocates, applicant
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.letters.letter_kinds import LetterKinds
from matchweek.tui.screens.offers.offer import RecordOffer
from matchweek.tui.screens.programs.reconcile import Reconcile
from matchweek.tui.screens.programs.submit import SubmitQuestion, WhySubmitted
from matchweek.tui.screens.programs.submit_via import SubmitVia
from tests.cli.lists import HARBOR, PENA
from tests.support.lived import MON, THU, TUE, Lived, asked, monday, on_program, rows, typed, words
from tests.support.pilot import Opened, until

NOTHING = "whoever is not eligible for SOAP may apply to nothing until SOAP ends"
PRELIM, OTHER = "9010440P1", "9017140C0"


@pytest.fixture
def lived(week_file: Path) -> Lived:
    return monday(week_file)


def submitted(opened: Opened, code: str) -> bool:
    found = opened.app.board.applications.get(code)
    return found is not None and found.status is ApplicationStatus.SUBMITTED


def used(opened: Opened, service: str = "ERAS") -> int:
    found = opened.app.board.budgets(opened.app.session.clock.now()).get(service)
    return 0 if found is None else found.used


async def on_top(opened: Opened, screen: type) -> None:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, screen), lambda: opened.text)


async def another_way(opened: Opened, code: str) -> None:
    """The question about a program's application, and from it to the services."""
    await on_program(opened, code)
    await opened.press("A")
    await on_top(opened, SubmitQuestion)
    await opened.press("tab")
    await on_top(opened, SubmitVia)


async def test_45_at_night_the_hour_that_goes_missing_is_not_waited_for(lived: Lived) -> None:
    for at, left in (("2027-03-14T01:30-05:00", "1 d 07:30"), ("2027-03-14T03:30-04:00", "1 d 06:30")):
        async with Lived(lived.path).at(at) as opened:
            assert left in opened.app.week_screen.round_bar.text, at


async def test_54_two_tracks_of_which_the_portal_counts_one(lived: Lived) -> None:
    lived.do(f"{MON}11:40", lambda week: applications.submit(week, [PRELIM]))
    async with lived.at(f"{MON}20:00") as opened:
        await opened.press("B")
        await on_top(opened, Reconcile)
        await opened.press("1", "r")
        await on_top(opened, Because)
        await opened.press("enter")
        assert "A reason is needed" in opened.text
        await typed(opened, "two tracks, one taken")
        await opened.press("enter")
        await until(
            opened.pilot, lambda: opened.app.board.budgets(opened.app.session.clock.now())["ERAS"].left == 44
        )
        assert used(opened) == 2


def two_services(path: Path) -> Lived:
    lived = Lived(path)
    both = [replace(each, service="ERAS/ResidencyCAS") if each.code == PENA else each for each in rows()]
    lived.do(f"{MON}10:05", lambda week: bring_in_listings(week, both, "both.csv", after_round=0))
    return lived


@pytest.mark.parametrize(("keys", "counted"), [((), "ERAS"), (("tab", "down", "enter"), "ResidencyCAS")])
async def test_56_two_services_are_counted_for_the_one_that_was_used(
    week_file: Path, keys: tuple[str, ...], counted: str
) -> None:
    async with two_services(week_file).at(f"{MON}11:30") as opened:
        await on_program(opened, PENA)
        await opened.press("A")
        await on_top(opened, SubmitQuestion)
        assert "through ERAS; its list names ResidencyCAS too (tab)" in asked(opened)
        await opened.press(*keys)
        await on_top(opened, SubmitQuestion)
        assert f"through {counted};" in asked(opened)
        await opened.press("y")
        await until(opened.pilot, lambda: submitted(opened, PENA))
        assert used(opened, counted) == used(opened, "ERAS") + used(opened, "ResidencyCAS") == 1


async def test_57_their_own_site_needs_a_reason_and_takes_none_of_the_45(lived: Lived) -> None:
    async with lived.at(f"{MON}12:00") as opened:
        await another_way(opened, PENA)
        assert "takes none of them" in asked(opened)
        await opened.press("end", "enter")
        await on_top(opened, Because)
        assert "another process is recorded only with a reason" in asked(opened)
        await opened.press("enter")
        assert "A reason is needed" in opened.text
        await opened.press("escape")
        assert not submitted(opened, PENA)
        await another_way(opened, PENA)
        await opened.press("end", "enter")
        await on_top(opened, Because)
        await typed(opened, "R3 says our own site")
        await opened.press("enter")
        await until(opened.pilot, lambda: submitted(opened, PENA))
        kept = opened.app.board.applications[PENA]
        assert (kept.via, kept.because) == ("own site", "R3 says our own site")
        assert (used(opened), used(opened, "ResidencyCAS"), used(opened, "own site")) == (1, 0, 1)
        assert "other 1" in opened.app.week_screen.round_bar.text
        assert "999" not in opened.text and "1/45" in opened.app.week_screen.round_bar.text
        await opened.press("u")
        await until(opened.pilot, lambda: "spent" in opened.toasts)
        assert submitted(opened, PENA)


async def test_57_a_service_that_the_list_does_not_name_asks_for_a_reason(lived: Lived) -> None:
    async with lived.at(f"{MON}12:00") as opened:
        await another_way(opened, PENA)
        await opened.press("down", "enter")
        await on_top(opened, Because)
        assert "the list says ERAS" in asked(opened)
        # From there too the way can be chosen again, and leaving records nothing.
        await opened.press("tab")
        await on_top(opened, SubmitVia)
        await opened.press("escape")
        await on_top(opened, Because)
        await opened.press("escape")
        assert not submitted(opened, PENA)


async def test_57_what_the_list_calls_another_process_asks_for_a_reason_too(week_file: Path) -> None:
    lived = Lived(week_file)
    own: list[Listing] = [
        replace(each, service="apply on our own site") if each.code == PENA else each for each in rows()
    ]
    lived.do(f"{MON}10:05", lambda week: bring_in_listings(week, own, "own.csv", after_round=0))
    async with lived.at(f"{MON}11:30") as opened:
        await on_program(opened, PENA)
        await opened.press("A")
        await on_top(opened, Because)
        await typed(opened, "so says R3")
        await opened.press("enter")
        await until(opened.pilot, lambda: submitted(opened, PENA))
        assert used(opened, "apply on our own site") == 1 and used(opened) == 0
        assert "other 1" in opened.app.week_screen.round_bar.text


async def test_58_who_withdraws_on_monday_is_asked_about_and_confirmed_gone(lived: Lived) -> None:
    lived.bring(f"{MON}15:00", 0, c9010140C0=0)
    async with lived.at(f"{MON}15:01") as opened:
        await opened.press("w")
        await opened.shows("not seen on the list: check R3")
        await opened.press("escape", "L")
        await opened.shows("not seen, check R3")
        await opened.press("space")
        await until(opened.pilot, lambda: opened.app.board.programs[HARBOR].filled)
        program = opened.app.board.programs[HARBOR]
        assert (program.positions, submitted(opened, HARBOR), used(opened)) == (0, True, 1)
        await opened.press("u")
        await until(opened.pilot, lambda: not opened.app.board.programs[HARBOR].filled)
        await opened.press("U")
        await until(opened.pilot, lambda: opened.app.board.programs[HARBOR].filled)
    async with lived.at(f"{THU}21:30") as opened:
        await opened.press("W")
        await opened.shows("programs still open")
        screen = opened.app.screen
        assert HARBOR not in [row.key for row in screen.lines.rows]  # type: ignore[attr-defined]


async def test_61_not_eligible_no_application_no_offer_no_ask_until_the_end(lived: Lived) -> None:
    lived.do(f"{MON}12:00", lambda week: applicant.change(week, state="ineligible"))
    lived.do(f"{MON}12:01", lambda week: advocates.add(week, "Dr. Okafor", tier=1))
    async with lived.at(f"{THU}09:20") as opened:
        await on_program(opened, PENA)
        await opened.press("a")
        await until(opened.pilot, lambda: NOTHING in opened.toasts, lambda: opened.text)
        assert "Not open to you" in opened.toasts and "A plan gets no exception." in opened.toasts
        await opened.press("A")
        await on_top(opened, SubmitQuestion)
        await opened.press("y")
        await on_top(opened, WhySubmitted)
        await opened.pilot.pause()
        assert "Not open to you" in asked(opened) and NOTHING in asked(opened)
        assert "Nothing is recorded yet." in asked(opened)
        await opened.press("escape")
        assert not submitted(opened, PENA) and not opened.app.board.budgets()["ERAS"].planned
        opened.app.clear_notifications()
        await opened.press("o")
        await on_top(opened, RecordOffer)
        await until(opened.pilot, lambda: NOTHING in asked(opened), lambda: opened.text)
        assert "No categorical offer can come to you." in asked(opened)
        assert "If R3 shows it all the same, y asks for your reason" in asked(opened)
        await opened.press("y")
        await on_top(opened, Because)
        await opened.pilot.pause()
        assert "No categorical offer can come to you" in asked(opened)
        assert "What does R3 show, or what happened?" in asked(opened)
        await opened.press("escape", "escape")
        assert not opened.app.board.offers
        assert opened.app.board.programs[PENA].contact == "held"
    async with lived.at(f"{THU}21:00") as opened:
        assert opened.app.board.programs[PENA].contact == "unlocked"
        await opened.shows("contact is free")
        assert "may apply to nothing" not in opened.text


async def test_69_the_home_director_may_be_asked_once_the_home_program_called(lived: Lived) -> None:
    from matchweek.services.days import calls

    lived.do(f"{MON}12:00", lambda week: advocates.add(week, "Dr. Home", leads=HARBOR, tier=1))

    async def draft(at: str) -> tuple[str, int]:
        async with lived.at(at) as opened:
            await until(opened.pilot, lambda: opened.app.week_screen.gates_now is not None)
            week_screen = opened.app.week_screen
            week_screen.go_to(week_screen.advocates)
            await opened.press("d")
            await until(opened.pilot, lambda: opened.app.screen is not week_screen or opened.toasts)
            if isinstance(opened.app.screen, LetterKinds):
                await opened.press("enter")
                await until(opened.pilot, lambda: opened.app.board.kept.letters or opened.toasts)
            return words(opened) + opened.toasts, len(opened.app.board.kept.letters)

    said, kept = await draft(f"{MON}12:05")
    assert kept == 0 and "contact" in said
    lived.do(f"{TUE}09:00", lambda week: calls.add(week, program=HARBOR))
    _, kept = await draft(f"{TUE}09:10")
    assert kept == 1


async def test_69_from_soaps_end_the_home_director_may_be_asked_too(lived: Lived) -> None:
    lived.do(f"{MON}12:00", lambda week: advocates.add(week, "Dr. Home", leads=PENA, tier=1))
    for at, kept in ((f"{THU}20:59", 0), (f"{THU}21:00", 1)):
        async with lived.at(at) as opened:
            await until(opened.pilot, lambda: opened.app.week_screen.gates_now is not None)
            week_screen = opened.app.week_screen
            week_screen.go_to(week_screen.advocates)
            await opened.press("n")
            await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterKinds) or opened.toasts)
            if isinstance(opened.app.screen, LetterKinds):
                await opened.press("enter")
                await until(opened.pilot, lambda: opened.app.board.kept.letters or opened.toasts)
            assert len(opened.app.board.kept.letters) == kept, opened.toasts


async def test_78_a_rejected_offer_is_not_accepted_nor_made_again(lived: Lived) -> None:
    lived.do(f"{THU}09:10", lambda week: offers.record(week, HARBOR))
    async with lived.at(f"{THU}09:30") as opened:
        await opened.press("f3")
        await opened.shows("Harbor Point")
        await opened.press("x", "y")
        await until(opened.pilot, lambda: opened.app.board.offers[0].answer == "rejected")
    async with lived.at(f"{THU}09:31") as opened:
        await opened.press("f3")
        await opened.shows("rejected")
        await opened.press("a")
        await opened.pilot.pause()
        assert "recorded as rejected" in words(opened) + opened.toasts
        await opened.press("y")
        await opened.pilot.pause()
        assert opened.app.board.offers[0].answer == "rejected"
    async with lived.at(f"{THU}12:10") as opened:
        await on_program(opened, HARBOR)
        await opened.press("o", "y")
        await on_top(opened, Because)
        await opened.press("escape", "escape")
        assert len(opened.app.board.offers) == 1


async def test_91_type_letters_s_and_f_are_kept_and_are_no_target(week_file: Path) -> None:
    lived = Lived(week_file)
    odd = replace(rows()[0], code="9010140S0", type="S")
    lived.do(f"{MON}10:05", lambda week: bring_in_listings(week, [*rows(), odd], "odd.csv", after_round=0))
    async with lived.at(f"{MON}11:30") as opened:
        await on_program(opened, "9010140S0")
        await opened.shows("not in SOAP")
        await opened.press("a")
        await until(opened.pilot, lambda: "Not in SOAP" in opened.toasts)
        await opened.press("A")
        await opened.pilot.pause()
        if isinstance(opened.app.screen, SubmitQuestion):
            await opened.press("y")
        await on_top(opened, Because)
        assert "does not take part in SOAP" in asked(opened)
        await opened.press("escape")
        assert not submitted(opened, "9010140S0")
