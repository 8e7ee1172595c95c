"""Facts by sections, the audit, numbers read aloud, the summary, and documents, in the real dashboard."""

from __future__ import annotations

from typing import Any, TypeVar

from matchweek.domain.programs.triage import Lane
from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.lists import triage
from matchweek.services.people import documents, me
from matchweek.tui.screens.own.audit import AuditScreen
from matchweek.tui.screens.own.documents import DocumentForm, DocumentsScreen
from matchweek.tui.screens.own.in_large import InLarge
from matchweek.tui.screens.own.me import MeScreen
from matchweek.tui.screens.own.me_fields import SECTIONS
from matchweek.tui.screens.own.me_form import MeForm
from matchweek.tui.screens.own.summary import SummaryScreen
from matchweek.tui.screens.programs.application_documents import DocumentsHere
from matchweek.tui.screens.programs.submit import SubmitQuestion, WhySubmitted
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import codes_of


async def typed(opened: Opened, text: str) -> None:
    await opened.press(*("space" if letter == " " else letter for letter in text))


Shown = TypeVar("Shown")


async def stands(opened: Opened, kind: type[Shown]) -> Shown:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, kind), lambda: opened.text)
    screen: Any = opened.app.screen
    assert isinstance(screen, kind)
    return screen


async def test_the_form_goes_by_sections_and_a_wrong_value_stays_a_draft(week, week_file):
    async with open_dashboard(week_file, size=(80, 24)) as opened:
        await opened.press("f4")
        await stands(opened, MeScreen)
        await opened.press("enter")
        screen = await stands(opened, MeForm)
        await until(opened.pilot, lambda: screen.is_filled)
        seen = [screen.heading]
        for _ in SECTIONS[1:]:
            await opened.press("pagedown")
            seen.append(screen.heading)
        assert seen == list(SECTIONS) and "6 of 6" in opened.text
        await opened.press("pagedown", *["pageup"] * (len(SECTIONS) - 2))
        assert screen.heading == SECTIONS[1]
        screen.form.go("step2")
        await typed(opened, "512")
        await opened.shows("Not a score. Scores go from 1 to 300")
        await opened.press("escape", "escape")
        assert isinstance(opened.app.screen, MeForm) and screen.form.active.id == "step2"
        await opened.press("backspace", "backspace", "backspace")
        await typed(opened, "242 first attempt")
        screen.form.go("states_refused")
        await typed(opened, "Texas")
        await until(opened.pilot, lambda: (found := unsaved_text.load(week, "me:own")) and found.values)
        await opened.press("escape", "escape")
        await stands(opened, MeScreen)
        mine = load_board(week).applicant
        assert (mine.step2, mine.step2_attempts, mine.states_refused) == (242, 1, "TX")
        await opened.shows("Step 2 CK 242, first attempt   (from your facts)")
        await opened.press("a")
        await stands(opened, AuditScreen)
        await opened.shows("Bucket A, B or C")
        assert "What is unknown widens it: esc, then enter on its line" in " ".join(opened.text.split())
        await opened.press("escape", "u")
        assert load_board(week).applicant.step2 is None


async def test_a_line_that_cannot_be_read_keeps_no_other_one_from_being_stored(week, week_file):
    async with open_dashboard(week_file, size=(80, 24)) as opened:
        await opened.press("f4")
        await stands(opened, MeScreen)
        await opened.press("enter")
        screen = await stands(opened, MeForm)
        await until(opened.pilot, lambda: screen.is_filled)
        await typed(opened, "mara")
        screen.form.go("season_interviews")
        await typed(opened, "few")
        await opened.press("escape", "escape")
        assert screen.form.active.id == "season_interviews"
        await opened.press("escape", "escape")
        await stands(opened, MeScreen)
        await opened.shows("This cannot be read: Interviews.")
        assert load_board(week).applicant.name == "mara"
        left = unsaved_text.load(week, "me:own")
        assert left and dict(left.values) == {"season_interviews": "few"}
        await opened.press("enter")
        screen = await stands(opened, MeForm)
        await until(opened.pilot, lambda: screen.values()["season_interviews"] == "few")
        assert screen.values()["name"] == "mara"
        screen.form.go("season_interviews")
        await opened.press("backspace", "backspace", "backspace", "3", "escape", "escape")
        await stands(opened, MeScreen)
        mine = load_board(week).applicant
        assert (mine.name, mine.season_interviews) == ("mara", 3)
        assert unsaved_text.load(week, "me:own") is None


async def test_audit_numbers_summary_and_mask(week, week_file):
    me.change(
        week, aamc_id="99123456", phone="(330) 555-0108", step2="224", why_committed="Every night since."
    )
    async with open_dashboard(week_file, size=(160, 45)) as opened:
        await opened.press("f4", "l")
        await stands(opened, InLarge)
        await opened.shows("9912 3456")
        await opened.shows("╭─╮╭─╮╶╮ ╶─╮")
        await opened.press("P")
        await until(opened.pilot, lambda: "9912" not in opened.text and "╭─╮╭─╮" not in opened.text)
        await opened.press("P", "escape", "s")
        await stands(opened, SummaryScreen)
        await opened.shows("Every night since.")
        await opened.press("escape", "a")
        await stands(opened, AuditScreen)
        await opened.shows("Bucket C")
        await opened.press("P")
        await until(opened.pilot, lambda: "224" not in opened.text)
        await opened.press("escape")
        await until(opened.pilot, lambda: "Not filled in" in opened.text and "224" not in opened.text)
        await opened.press("P", "f2", "c")
        await until(opened.pilot, lambda: "call" in opened.text.lower())
        await opened.press("escape", "v")
        await stands(opened, InLarge)


async def test_a_document_is_written_down_chosen_and_asked_about_before_it_is_sent(week, week_file):
    family, medicine = codes_of(week)[:2]
    assert (family[4:7], medicine[4:7]) == ("120", "140")
    async with open_dashboard(week_file, size=(120, 36)) as opened:
        await opened.press("f4", "d")
        await stands(opened, DocumentsScreen)
        await opened.press("plus")
        screen = await stands(opened, DocumentForm)
        await until(opened.pilot, lambda: screen.is_filled)
        screen.form.go("title")
        await typed(opened, "Family")
        screen.form.go("specialty")
        await typed(opened, "FM")
        await until(
            opened.pilot,
            lambda: (found := unsaved_text.load(week, "me:document:new")) and found.values["title"],
        )
        await opened.press("escape", "escape")
        await stands(opened, DocumentsScreen)
        await opened.shows("Family Medicine")
        assert [each.specialty for each in documents.everything(week)] == ["Family Medicine"]
        documents.add(week, "letter", "Ortiz")
        await opened.press("escape", "f2")
        opened.app.week_screen.programs.grid.goto(medicine)
        await opened.press("b")
        await stands(opened, DocumentsHere)
        await opened.shows("No statement of yours is for")
        await opened.press("space")
        await opened.shows("is wrong for")
        await opened.press("escape", "A")
        await stands(opened, WhySubmitted)
        await opened.shows("The documents do not fit")
        await opened.press("escape")
        assert load_board(week).applications[medicine].submitted_at is None
        opened.app.week_screen.programs.grid.goto(family)
        await opened.press("A")
        await stands(opened, SubmitQuestion)
        await opened.shows("with Family; Ortiz")
        await opened.press("y")
        await until(opened.pilot, lambda: family in load_board(week).applications)
        sent = load_board(week).applications[family]
        assert (sent.statement, sent.letters) == (1, "2")


async def test_what_is_refused_beforehand_folds_away_and_nothing_is_stored(week, week_file):
    first = codes_of(week)[1]
    triage.set_lane(week, [first], Lane.PRIMARY)
    async with open_dashboard(week_file, size=(160, 45)) as opened:
        pane = opened.app.week_screen.programs
        whole = len(pane.view)
        me.change(week, specialties_refused="Internal Medicine", states_refused="Florida")
        await until(opened.pilot, lambda: "refused by you beforehand" in opened.text, lambda: opened.text)
        left = list(pane.view)
        assert len(left) < whole and first in {program.code for program in left}
        assert all(program.state != "FL" for program in left if program.code != first)
        await opened.press("E")
        await until(opened.pilot, lambda: len(pane.view) == whole)
        await opened.shows("shown, though refused by you beforehand")
        assert not any(program.refused for program in load_board(week).programs.programs)
        await opened.press("u")
        await until(opened.pilot, lambda: "beforehand" not in opened.text)
