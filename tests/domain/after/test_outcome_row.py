"""The outcome row: how placed, where, when, and what was applied to, invited, attended, ranked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchweek.domain.after.look_back import FOR_SCHOOL, look_back
from matchweek.domain.after.outcome_row import COLUMNS, outcome_row
from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.triage import Application
from matchweek.domain.ranking.rank_list import RankList
from matchweek.domain.season.timetable import load_season
from matchweek.domain.tracker.tracked import Tracked

TIMES = load_season(2027)
TUESDAY = TIMES.match_day + timedelta(days=4)
CODE, OTHER = "9010140C0", "9011120C0"
FIRST = Offer(1, CODE, 1, TIMES.rounds[0].opens, "accepted")
SECOND = Offer(1, CODE, 2, TIMES.rounds[1].opens, "accepted")
# Evening in Eastern, the next day in UTC.
EVENING = datetime(2027, 1, 13, 2, tzinfo=UTC)


def a_board(
    state: str = "unmatched", *offers: Offer, matched_place: str = "", season_programs: int | None = 90
) -> Board:
    kept = Kept()
    kept.offers.update({each.id: each for each in offers})
    kept.tracked.update({
        1: Tracked(1, institution="Harbor", status="done", invited_at=EVENING - timedelta(days=70)),
        2: Tracked(2, institution="Lake", status="scheduled"),
        3: Tracked(3, institution="Hill", status="rejected"),
        4: Tracked(4, institution="Glen", status="rejected", invited_at=EVENING - timedelta(days=60)),
    })  # fmt: skip
    kept.interviews.update({
        1: Interview(1, "", EVENING, status="done", tracked=1),
        2: Interview(2, "", EVENING + timedelta(days=3), status="cancelled", tracked=2),
        3: Interview(3, CODE, TIMES.contact_opens + timedelta(hours=4), status="done"),
        4: Interview(4, CODE, TIMES.contact_opens + timedelta(hours=30), status="arranged"),
    })  # fmt: skip
    kept.rankings["main"] = RankList(f"{CODE} {OTHER}", certified_at=EVENING + timedelta(days=45))
    sent = Application(submitted_at=TIMES.applications_open, via="ERAS")
    return Board.of(
        lists=[],
        triage={},
        applications={
            CODE: sent,
            OTHER: replace(sent, via="", submitted_at=TIMES.contact_opens),
            "9012140C0": Application(planned=True),
        },
        calls=[],
        advocates=[],
        applicant=Applicant(
            state=state,
            name="Amina Khan",
            aamc_id="12345678",
            season_programs=season_programs,
            matched_place=matched_place,
        ),
        rehearsal=False,
        kept=kept,
        season=2027,
    )


def row(board: Board, now: datetime = TUESDAY, *, named: bool = False) -> dict[str, object]:
    return dict(zip(COLUMNS, outcome_row(board, now).cells(named=named), strict=True))


def test_each_stage_has_its_count_and_its_first_and_last_day() -> None:
    found = row(a_board())
    assert {key: value for key, value in found.items() if key.startswith(("app", "inv", "att"))} == {
        "applied_match": 90, "applied_soap": 2, "applied_by": "ERAS 1, service not written down 1",
        "applied_first": "2027-03-15", "applied_last": "2027-03-16",
        # The one that said no without ever inviting does not count; the one called off later does.
        "invited_match": 3, "invited_soap": 1, "invited_first": "2026-11-03", "invited_last": "2026-11-13",
        "attended_match": 1, "attended_soap": 1, "attended_first": "2027-01-12",
        "attended_last": "2027-03-16",
    }  # fmt: skip
    assert (found["ranked"], found["certified_on"]) == (2, "2027-02-26")


@pytest.mark.parametrize(
    ("board", "now", "how", "program", "code", "day"),
    [
        (a_board("unknown"), TIMES.list_opens, "not known yet", "", "", ""),
        (a_board(), TUESDAY, "not placed", "", "", ""),
        (
            a_board("placed", matched_place="Harbor, OH"), TUESDAY,
            "Main Match", "Harbor, OH", "", "2027-03-19",
        ),
        (
            a_board("unmatched", SECOND), TUESDAY,
            "SOAP, round 2", CODE, CODE, "2027-03-18",
        ),
        # Said to be placed once SOAP had given the place: it is still SOAP that did.
        (
            a_board("placed", SECOND), TUESDAY,
            "SOAP, round 2", CODE, CODE, "2027-03-18",
        ),
        (
            a_board("advanced_only", FIRST, matched_place="Lake, MI"),
            TUESDAY, "Main Match; SOAP, round 1", f"Lake, MI; {CODE}", CODE, "2027-03-18",
        ),
    ],
)  # fmt: skip
def test_how_one_was_placed(board: Board, now: datetime, how: str, program: str, code: str, day: str) -> None:
    found = row(board, now)
    assert (found["system"], found["season"]) == ("NRMP", 2027)
    assert (found["how_placed"], found["program"], found["program_code"], found["placed_on"]) == (
        how, program, code, day,
    )  # fmt: skip


def test_one_s_name_and_number_stand_there_only_where_they_are_asked_for() -> None:
    hidden, shown = row(a_board()), row(a_board(), named=True)
    assert (hidden["name"], hidden["aamc_id"]) == ("", "")
    assert (shown["name"], shown["aamc_id"]) == ("Amina Khan", "12345678")
    assert not any("Amina" in value for _, value in outcome_row(a_board(), TUESDAY).lines())


def test_it_stands_on_the_one_page_once_it_is_known() -> None:
    lines = {part.title: dict(part.lines) for part in look_back(a_board(), TUESDAY)}[FOR_SCHOOL]
    assert lines["System"] == "NRMP, not placed"
    assert lines["Applied"] == (
        "90 in the Match, 2 in SOAP; 15 Mar 2027 to 16 Mar 2027 (ERAS 1, service not written down 1)"
    )
    assert lines["Ranked"] == "2; certified 26 Feb 2027"
    assert FOR_SCHOOL not in {part.title for part in look_back(a_board("unknown"), TIMES.list_opens)}


def test_what_nobody_wrote_down_is_empty_not_nought() -> None:
    board = a_board(season_programs=None)
    board.kept.tracked.clear()
    board.kept.interviews.clear()
    board.kept.rankings.clear()
    assert (
        row(board)["ranked"] is None and ("Ranked", "not written down") in outcome_row(board, TUESDAY).lines()
    )
    found = row(board)
    assert (found["applied_match"], found["invited_match"], found["attended_match"]) == (None, None, None)
    assert dict(outcome_row(board, TUESDAY).lines())["Invited"] == "the Match: not written down, 0 in SOAP"
    assert row(replace_said(board, 4))["invited_match"] == 4


def replace_said(board: Board, interviews: int) -> Board:
    board.applicant = replace(board.applicant, season_interviews=interviews)
    return board
