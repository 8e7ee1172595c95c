"""Situations that have to be right, 54 to 91, each by its number, as a person meets them in the dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.services.days import calls, timetable
from matchweek.services.lists import applications
from matchweek.services.lists.lists import bring_in_listings
from matchweek.services.offers import offers
from matchweek.services.people import advocates, applicant, assignments
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.offers.offer import RecordOffer
from tests.cli.lists import HARBOR, PENA
from tests.support.lived import (
    MON,
    THU,
    TUE,
    Lived,
    asked,
    moment,
    monday,
    on_program,
    phones,
    rows,
    typed,
    words,
)
from tests.support.pilot import Opened, until

PRELIM, RESERVED, OTHER = "9010440P1", "9060420R0", "9017140C0"


@pytest.fixture
def lived(week_file: Path) -> Lived:
    return monday(week_file)


def submitted(opened: Opened, code: str) -> bool:
    found = opened.app.board.applications.get(code)
    return found is not None and found.status is ApplicationStatus.SUBMITTED


def used(opened: Opened, service: str = "ERAS") -> int:
    return opened.app.board.budgets(opened.app.session.clock.now())[service].used


async def form(opened: Opened) -> CallForm:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
    screen = opened.app.screen
    assert isinstance(screen, CallForm)
    await until(opened.pilot, lambda: screen.is_filled)
    return screen


async def reason_asked(opened: Opened) -> None:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, Because), lambda: opened.text)


async def test_90_before_the_services_open_a_reason_is_typed_there(week_file: Path) -> None:
    lived = Lived(week_file)
    lived.bring(f"{MON}10:05")
    async with lived.at(f"{MON}10:30") as opened:
        await on_program(opened, HARBOR)
        await opened.press("A")
        await reason_asked(opened)
        assert "11:00" in words(opened) and "Rule: SOAP applications are accepted from" in words(opened)
        assert HARBOR in opened.text
        await opened.press("enter")
        assert "A reason is needed" in opened.text
        await opened.press("escape")
        assert not submitted(opened, HARBOR)
        await opened.press("A")
        await reason_asked(opened)
        await typed(opened, "ERAS took it")
        await opened.press("enter")
        await until(opened.pilot, lambda: submitted(opened, HARBOR))
        assert opened.app.board.applications[HARBOR].because == "ERAS took it"


@pytest.mark.parametrize(("at", "said"), [("10:00", "Round 1 is open:"), ("11:30", "Between rounds:")])
async def test_90_in_and_between_rounds_the_question_warns(lived: Lived, at: str, said: str) -> None:
    async with lived.at(f"{THU}{at}") as opened:
        await on_program(opened, PENA)
        await opened.press("A")
        await opened.shows(said)
        assert not submitted(opened, PENA)
        await opened.press("y")
        await until(opened.pilot, lambda: submitted(opened, PENA))


async def test_52_reserved_is_closed_to_advanced_only(lived: Lived) -> None:
    from matchweek.services.lists import added_by_hand

    lived.do(
        f"{MON}11:20", lambda week: added_by_hand.add(week, RESERVED, {"institution": "Old Mill Med Ctr"})
    )
    lived.do(f"{MON}11:21", lambda week: applicant.change(week, state="advanced_only", prior_training=True))
    async with lived.at(f"{MON}12:00") as opened:
        opened.app.go_to_program(RESERVED)
        await opened.press("a")
        await until(opened.pilot, lambda: "Not open to you" in opened.toasts)
        await opened.press("A", "y")
        await reason_asked(opened)
        assert "Not open to you" in words(opened)
        await opened.press("escape")
        assert not submitted(opened, RESERVED)


async def test_55_none_left_in_the_portal(lived: Lived) -> None:
    from matchweek.services.lists import budgets

    lived.do(f"{MON}12:00", lambda week: budgets.correct(week, "ERAS", 0, "the portal shows it"))
    async with lived.at(f"{MON}12:05") as opened:
        await on_program(opened, PENA)
        await opened.press("A")
        await reason_asked(opened)
        await typed(opened, "the portal took it")
        await opened.press("enter")
        await until(opened.pilot, lambda: submitted(opened, PENA))


async def test_60_a_filled_program_only_with_a_reason(lived: Lived) -> None:
    lived.bring(f"{THU}14:05", 2, c9020320C0=0)
    async with lived.at(f"{THU}14:10") as opened:
        await on_program(opened, PENA)
        await opened.press("A")
        await reason_asked(opened)
        assert "only to programs still on" in words(opened)
        await opened.press("escape")
        assert not submitted(opened, PENA) and used(opened) == 1
        await on_program(opened, OTHER)
        await opened.press("A", "y")
        await until(opened.pilot, lambda: submitted(opened, OTHER))


async def test_66_and_67_a_text_or_voicemail_counts_once_its_program_is_named(lived: Lived) -> None:
    lived.do(f"{TUE}09:00", lambda week: calls.add(week, channel="email", note="we look forward"))
    lived.do(f"{TUE}09:05", lambda week: calls.add(week, channel="voicemail", missed=True, number="555-0101"))
    async with lived.at(f"{TUE}09:10") as opened:
        assert opened.app.board.programs[HARBOR].contact == "held"
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.calls)
        week_screen.calls.grid.goto("2")
        await opened.press("enter")
        screen = await form(opened)
        screen.form.go("program")
        await typed(opened, HARBOR)
        await opened.press("enter", "y", "escape", "escape")
        await until(opened.pilot, lambda: opened.app.board.programs[HARBOR].contact == "unlocked")


async def test_89_a_number_of_two_programs_is_only_a_hint(week_file: Path) -> None:
    lived = Lived(week_file)
    shared = phones(rows(), "(330) 555-0170", 2)
    lived.do(f"{MON}10:05", lambda week: bring_in_listings(week, shared, "phones.csv", after_round=0))
    lived.do(f"{MON}11:30", lambda week: applications.submit(week, [HARBOR]))
    lived.do(
        f"{TUE}09:00", lambda week: calls.add(week, missed=True, channel="voicemail", number="330-555-0170")
    )
    async with lived.at(f"{TUE}09:05") as opened:
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.calls)
        await opened.press("enter")
        screen = await form(opened)
        await until(opened.pilot, lambda: "A hint, no more: 2 programs have this number" in words(opened))
        assert opened.app.board.programs[HARBOR].contact == "held"
        screen.form.go("program")
        hinted = [str(each) for each in screen.lines.suggest_programs("")]
        assert sum("number on the list, one of 2" in each for each in hinted) == 2
        await opened.press("escape", "escape")
        assert opened.app.board.calls[0].program is None
        assert opened.app.board.programs[HARBOR].contact == "held"


async def test_70_a_director_is_asked_about_before_any_ask(lived: Lived) -> None:
    lived.do(
        f"{MON}12:00",
        lambda week: advocates.add(
            week, "Dr. Vale", role="Program Director", institution="Harbor Point Medical Center"
        ),
    )
    async with lived.at(f"{MON}12:05") as opened:
        await until(opened.pilot, lambda: opened.app.week_screen.gates_now is not None)
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.advocates)
        await opened.press("d")
        await until(opened.pilot, lambda: "lead" in words(opened) + opened.toasts, lambda: opened.text)
        assert not opened.app.board.kept.letters


async def test_75_three_rounds(lived: Lived) -> None:
    lived.do(f"{THU}12:00", lambda week: timetable.drop_round(week, 4, "R3 shows three"))
    async with lived.at(f"{THU}18:30") as opened:
        assert "ROUNDS ARE OVER" in opened.app.week_screen.round_bar.text
        await on_program(opened, HARBOR)
        await opened.press("o")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, RecordOffer), lambda: opened.text)
        await until(opened.pilot, lambda: "No round is open then." in asked(opened), lambda: opened.text)
        assert "Offers exist only in R3, and only in a round." in asked(opened)
        assert "No round is open at that time. Thu 18 Mar 18:30 ET lies in no round" in asked(opened)
        await opened.press("y")
        await until(opened.pilot, lambda: "the rounds are Thu 18 Mar 09:00-11:00" in opened.toasts)
        assert "15:00-17:00 ET. A promise by phone is no offer." in opened.toasts
        assert "18:00-20:00" not in opened.toasts
        await opened.press("escape")
        assert not opened.app.board.kept.offers
        assert opened.app.board.programs[HARBOR].contact == "held"


async def test_77_an_offer_recorded_after_its_round_is_expired_at_once(lived: Lived) -> None:
    lived.do(f"{THU}11:05", lambda week: offers.record(week, HARBOR, at=moment(f"{THU}10:58")))
    async with lived.at(f"{THU}11:06") as opened:
        await opened.press("f3")
        await opened.shows("expired")


async def test_82_look_in_r3_stays_until_none_is_recorded(lived: Lived) -> None:
    async with lived.at(f"{THU}13:00") as opened:
        await opened.press("w")
        await opened.shows("look in R3: Round 2 is open")
        await opened.press("r")
        await opened.shows("R3 was looked at")


async def test_83_nobody_is_said_to_have_made_contact_who_did_not(lived: Lived) -> None:
    async with lived.at(f"{THU}21:30") as opened:
        await on_program(opened, PENA)
        await opened.shows("contact is free")
        assert "they contacted you" not in opened.text
        await opened.press("enter")
        assert "they contacted you" not in opened.text


async def test_85_a_file_keeps_its_season(week_file: Path) -> None:
    lived = Lived(week_file)
    lived.bring("2026-03-16T10:05")
    lived.do("2026-03-16T11:30", lambda week: applications.submit(week, [HARBOR]))
    async with lived.at("2027-03-16T09:00") as opened:
        bar = opened.app.week_screen.round_bar.text
        assert "2026" in bar and "SEASON OVER" in bar
        await on_program(opened, PENA)
        await opened.press("A", "y")
        await until(opened.pilot, lambda: "A file of another season" in opened.toasts)
        assert not submitted(opened, PENA)
        assert "2027" in opened.toasts


async def test_86_who_began_is_asked_and_an_advocate_s_own_start_opens_nothing(lived: Lived) -> None:
    note = "I ran into their PD and mentioned you"
    lived.do(f"{TUE}09:00", lambda week: calls.add(week, program=HARBOR, to="advocate", note=note))
    async with lived.at(f"{TUE}09:05") as opened:
        assert opened.app.board.programs[HARBOR].contact == "held"
        await opened.press("w")
        await opened.shows("Who began it?")
        screen = opened.app.screen
        screen.lines.goto(next(key for key in screen.items if "who_began" in key))  # type: ignore[attr-defined]
        await opened.press("enter")
        call = await form(opened)
        assert call.form.active.id == "begun_by"
        await opened.press("right")
        assert call.form.by_id["begun_by"].value == "advocate"
        assert "school" in str(call.lines.begun_words())
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: opened.app.board.calls[0].begun_by == "advocate")
        assert opened.app.board.programs[HARBOR].contact == "held"


async def test_87_undo_says_that_it_is_spent(lived: Lived) -> None:
    async with lived.at(f"{TUE}09:00") as opened:
        await opened.press("u")
        await until(opened.pilot, lambda: "spent" in opened.toasts)
        assert submitted(opened, HARBOR) and used(opened) == 1


async def test_88_two_minutes_early_shows_its_true_time_and_is_held(lived: Lived) -> None:
    lived.do(f"{TUE}07:58", lambda week: calls.add(week, program=HARBOR))
    async with lived.at(f"{TUE}08:30") as opened:
        assert opened.app.board.programs[HARBOR].contact == "held"
        week_screen = opened.app.week_screen
        week_screen.go_to(week_screen.calls)
        await opened.press("enter")
        screen = await form(opened)
        assert "07:58" in screen.form.by_id["at"].value
        await opened.shows("look at your clock")


async def test_71_a_clearance_withdrawn_holds_again(lived: Lived) -> None:
    lived.do(f"{MON}12:00", lambda week: advocates.add(week, "Dr. Okafor", tier=1))
    lived.do(f"{MON}12:01", lambda week: assignments.assign(week, "Okafor", [HARBOR]))
    async with lived.at(f"{TUE}09:00") as opened:
        assert opened.app.board.programs[HARBOR].contact == "held"
        week = opened.app.session.week
        assert week is not None
        assignments.clear(week, "", HARBOR, by="J. Vance", authority="nrmp", why="asked by mail")
        opened.app.session.poll()
        await until(opened.pilot, lambda: opened.app.board.programs[HARBOR].contact == "unlocked")
        await opened.press("u")
        await until(opened.pilot, lambda: opened.app.board.programs[HARBOR].contact == "held")
