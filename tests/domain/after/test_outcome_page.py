"""How the week ended, as one page: each outcome with its own steps, and days in which nothing is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from matchweek.domain.after.outcome_page import outcome_page
from matchweek.domain.after.whom_to_thank import still_to_thank, whom_to_thank
from matchweek.domain.board.board import Board
from matchweek.domain.board.recorded import recorded
from matchweek.domain.board.season_plan import plan_of, rests
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.afterwards import Afterwards
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.plan.own_task import OwnTask
from matchweek.domain.plan.plan import State
from matchweek.domain.plan.situation import Outcome
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.timetable import load_season
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.week.agenda import Kind, agenda

TIMES = load_season(2027)
DAY = timedelta(days=1)
CODE = "9010140C0"
TUESDAY = TIMES.match_day + 4 * DAY
OKAFOR, REFUSED = Advocate(1, "Dr. Ruth Okafor"), Advocate(2, "Dr. Not Now", answer="no")


def a_board(state: str = "unmatched", *, accepted: bool = False, thanked: Afterwards | None = None) -> Board:
    kept = Kept()
    if accepted:
        kept.offers[1] = Offer(1, CODE, 1, TIMES.rounds[0].opens, "accepted")
    if thanked is not None:
        kept.afterwards["2027/advocate/1"] = thanked
    called = Call(1, TIMES.contact_opens + DAY, CODE, confirmed=True, begun_by="program")
    return Board.of(
        lists=[],
        triage={},
        applications={CODE: Application(submitted_at=TIMES.applications_open, via="ERAS")},
        calls=[called],
        advocates=[OKAFOR, REFUSED],
        applicant=Applicant(state=state, friend="Lena"),
        rehearsal=False,
        kept=kept,
        season=2027,
    )


@pytest.mark.parametrize(
    ("board", "now", "outcome", "known_at"),
    [
        (a_board("unknown"), TIMES.list_opens - 90 * DAY, Outcome.UNKNOWN, TIMES.list_opens),
        (a_board("unknown"), TIMES.contact_opens, Outcome.UNKNOWN, None),
        (a_board(), TIMES.contact_opens, Outcome.UNKNOWN, TIMES.soap_ends),
        (a_board(), TIMES.soap_ends, Outcome.UNPLACED, None),
        (a_board("ineligible"), TIMES.soap_ends, Outcome.UNPLACED, None),
        (a_board("placed"), TIMES.list_opens, Outcome.MATCHED, None),
        (a_board(accepted=True), TIMES.rounds[1].opens, Outcome.PLACED, None),
    ],
)
def test_the_page_follows_how_it_ended(
    board: Board, now: datetime, outcome: Outcome, known_at: datetime | None
) -> None:
    page = outcome_page(board, now)
    assert (page.outcome, page.known_at) == (outcome, known_at)
    assert page.title and page.said
    if outcome is Outcome.UNKNOWN:
        assert not page.steps


PLACED, UNPLACED = {"plan.folder"}, {"plan.debrief_asked", "plan.debrief", "plan.rebuild_or_leave"}


@pytest.mark.parametrize(
    ("board", "own", "others"),
    [
        (a_board("placed"), PLACED, UNPLACED),
        (a_board(accepted=True), PLACED, UNPLACED),
        (a_board(), UNPLACED, PLACED),
    ],
)
def test_each_has_its_own_steps_and_none_of_the_others(board: Board, own: set[str], others: set[str]) -> None:
    found = {each.key for each in outcome_page(board, TUESDAY).steps}
    assert own <= found and not others & found
    assert "plan.thanks" in found and "plan.rest" not in found


@pytest.mark.parametrize(
    ("way", "said", "step"), [("rebuild", "apply again", False), ("leave", "another way", True)]
)
def test_what_was_decided_is_said_and_the_other_way_folds(way: str, said: str, step: bool) -> None:
    board = a_board()
    board.kept.tasks["2027/plan.rebuild_or_leave"] = TaskState(TUESDAY, "because", choice=way)
    page = outcome_page(board, TUESDAY)
    assert said in page.said[0]
    assert ("plan.other_ways" in {each.key for each in page.steps}) is step


def test_without_a_place_nothing_is_asked_for_three_days() -> None:
    board, friday = a_board(), TIMES.match_day
    for now in (TIMES.soap_ends, friday, friday + 3 * DAY - timedelta(seconds=1)):
        page = outcome_page(board, now)
        assert page.rests and not page.steps and page.waiting > 3
        assert page.rests_until == friday + 3 * DAY
    assert not outcome_page(board, friday + 3 * DAY).rests
    assert rests(board, friday + 3 * DAY - timedelta(seconds=1)) and not rests(board, friday + 3 * DAY)
    assert not rests(a_board("placed"), friday) and not rests(board, TIMES.contact_opens)


def test_programs_are_thanked_only_from_thursday_s_end() -> None:
    before = whom_to_thank(a_board(), TIMES.soap_ends - timedelta(seconds=1))
    assert [each.key for each in before] == ["advocate/1", "helper/Lena"]
    after = whom_to_thank(a_board(), TIMES.soap_ends)
    assert [each.key for each in after] == ["advocate/1", "helper/Lena", f"program/{CODE}"]


def test_who_is_open_stays_so_until_done() -> None:
    assert still_to_thank(a_board(), TIMES.contact_opens) == ((), ())
    first, later = still_to_thank(a_board(), TUESDAY)
    assert [each.name for each in first] == ["Dr. Ruth Okafor", "Lena", CODE] and not later
    once = Afterwards(thanked_at=TUESDAY)
    first, later = still_to_thank(a_board(thanked=once), TUESDAY + 30 * DAY)
    assert "Dr. Ruth Okafor" not in {each.name for each in first}
    assert [each.key for each in later] == ["advocate/1"]
    twice = replace(once, noted_at=TUESDAY)
    assert not still_to_thank(a_board(thanked=twice), TUESDAY + 30 * DAY)[1]


def test_in_the_days_of_rest_the_plan_and_the_agenda_ask_for_nothing_either() -> None:
    board, friday = a_board(), TIMES.match_day
    for zone in ("Asia/Karachi", "America/New_York", "Pacific/Honolulu"):
        for now in (TIMES.soap_ends, friday, friday + 2 * DAY, friday + 3 * DAY - timedelta(seconds=1)):
            asked = [each for each in plan_of(board, now, zone) if each.state in (State.OVERDUE, State.NOW)]
            assert {each.key for each in asked} <= {"plan.friday", "plan.rest"}, (zone, now)
        # On the day behind it thanks are of this week, and not late: they were not asked for before.
        monday = {each.key: each for each in plan_of(board, friday + 3 * DAY, zone)}
        assert monday["plan.thanks"].state is State.NOW
        assert monday["plan.thanks"].last == (friday + 3 * DAY).astimezone(read_zone(zone)).date() + DAY
    # What one put there oneself keeps its day.
    board.kept.own_tasks[1] = OwnTask(1, "Visa form", friday.date(), friday.date())
    own = {each.key: each.state for each in plan_of(board, friday + DAY)}
    assert own["own.1"] is State.OVERDUE
    placed = {each.key: each for each in plan_of(a_board("placed"), friday + DAY)}
    assert placed["plan.thanks"].last == date(2027, 3, 19) and placed["plan.folder"].state is State.NOW


def test_what_is_recorded_is_not_asked_for_again() -> None:
    thanked = Afterwards(thanked_at=TUESDAY, against="Step 2", verdict="then yes")
    board = a_board(thanked=thanked)
    assert not {"plan.thanks", "plan.debrief_asked"} & recorded(board, TIMES)
    board.kept.afterwards["2027/helper/Lena"] = thanked
    assert {"plan.thanks", "plan.debrief_asked", "plan.debrief"} <= recorded(board, TIMES)
    assert "plan.thanks_note" not in recorded(board, TIMES)
    found = {each.key: each for each in plan_of(board, TUESDAY)}
    assert found["plan.thanks"].state is State.DONE and found["plan.thanks"].recorded


def test_the_agenda_keeps_who_is_open_and_is_quiet_in_the_days_of_rest() -> None:
    def titles(board: Board, now: datetime) -> list[str]:
        return [each.title for each in agenda(board, TIMES, now) if each.kind is Kind.THANKS]

    friday = TIMES.match_day
    assert titles(a_board(), TIMES.contact_opens) == []
    assert titles(a_board(), friday + 3 * DAY - timedelta(seconds=1)) == []
    assert titles(a_board(), friday + 3 * DAY) == ["thank 3 people who helped"]
    assert titles(a_board(accepted=True), TIMES.soap_ends) == ["thank 3 people who helped"]
    assert titles(a_board("placed"), TIMES.list_opens) == ["thank 2 people who helped"]
    once = a_board(thanked=Afterwards(thanked_at=friday))
    assert titles(once, friday + 30 * DAY)[1:] == ["a note to one person who helped: what became of it"]


@pytest.mark.parametrize(
    ("state", "said"),
    [("placed", "R3 says on Match Day"), ("advanced_only", "shows its city now"), ("unmatched", "")],
)
def test_where_a_place_is_is_said_as_r3_shows_it(state: str, said: str) -> None:
    words = " ".join(outcome_page(a_board(state), TIMES.contact_opens).said)
    assert said in words and ("Match Day" in words) is bool(said)
    assert "R3 s" not in " ".join(outcome_page(a_board(state), TUESDAY).said).replace("R3 shows is what", "")
