"""What a list says wins: its own words, rows that are not in SOAP, the final list; and who may be calling."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.programs.lists import FINAL_LIST
from matchweek.domain.programs.program import NOT_IN_SOAP, Listing
from matchweek.domain.programs.reallocation import reallocate
from matchweek.domain.times.spoken import read_instant
from matchweek.domain.week.agenda import agenda
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.intake import read_bytes
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls, identify, interviews
from matchweek.services.days.guessing import Guess, guesses
from matchweek.services.lists import applications, triage
from matchweek.services.lists.lists import bring_in_listings
from matchweek.services.offers import offers
from tests.support.weeks import listings, new_week

SITES = ("Orlando", "Ocala", "Pensacola", "Sanford", "Walton")
TRACKS = [
    Listing(
        f"9087999P{n}",
        "Lake GME",
        f"Transitional/{site}",
        f"Transitional/{site}",
        positions=2,
        service="ERAS",
    )
    for n, site in enumerate(SITES)
]


# The list's own words


@pytest.mark.parametrize(
    ("code", "words", "field", "short", "doubted"),
    [
        ("9001555C0", "Sleep Medicine", "Sleep Medicine", "Sleep Medicine", True),
        ("9001555C0", "", "Unknown specialty 555", "Unknown specialty 555", False),
        ("9001120C0", "Psychiatry", "Psychiatry", "Psychiatry ≠", True),
        ("9001120C0", "Internal Medicine", "Internal Medicine", "Internal Medicine ≠", True),
        ("9001140P0", "Med-Prelim/Neurology", "Medicine, prelim", "Medicine, prelim", False),
        ("9001380R0", "Public Health & Preventive Medicine", "Preventive Medicine", "Preventive Med", False),
        ("9001420A0", "Radiology-Diagnostic/Aventura", "Diagnostic Radiology", "Diagn. Radiol.", False),
        ("9001275R0", "Osteo Neuromusc Med", "Osteopathic Neuromusculoskeletal Medicine", "Osteopathic NMM",
         False),
        ("9001999P0", "TY", "Transitional Year", "Transitional", False),
        ("9001140C0", "Primary Care", "Internal Medicine", "Internal Med", False),
    ],
)  # fmt: skip
def test_the_words_of_a_list_win_where_its_number_says_another(
    code: str, words: str, field: str, short: str, doubted: bool
) -> None:
    row = Listing(code, specialty=words)
    assert (row.field, row.short_field, bool(row.doubt)) == (field, short, doubted)


# Not in SOAP


@pytest.mark.parametrize("letter", "SF")
def test_a_row_of_another_letter_is_kept_and_is_no_target(tmp_path: Path, letter: str) -> None:
    reading = read_bytes(
        f"code,institution,specialty,positions\n9010140{letter}0,Harbor,Cardiology,2\n"
        "9010140C0,Harbor,IM,3\n".encode(),
        "list.csv",
    )
    assert [row.code for row in reading.rows] == [f"9010140{letter}0", "9010140C0"]
    assert not reading.rejected
    no_target(new_week(tmp_path / "week.db", reading.rows), f"9010140{letter}0")


@pytest.mark.parametrize("said", ["No", "not participating", "N", "Does not participate"])
def test_a_row_that_a_column_takes_out_of_soap_is_no_target(tmp_path: Path, said: str) -> None:
    heading = "Program Code,Institution,Positions,SOAP Participation"
    text = f"{heading}\n9010140C0,Harbor,2,{said}\n9010120C0,Harbor,3,Yes\n"
    reading = read_bytes(text.encode(), "list.csv")
    assert [row.type for row in reading.rows] == [NOT_IN_SOAP, "C"]
    no_target(new_week(tmp_path / "week.db", reading.rows), "9010140C0")


def no_target(week: Week, code: str) -> None:
    for act in (applications.plan, applications.submit):
        with pytest.raises(RuleSaysNo, match="Not in SOAP"):
            act(week, [code])
    applications.submit(week, [code], because="R3 shows it as submitted")
    board = load_board(week)
    assert board.programs[code].outside
    assert not board.programs[code].undecided
    counts = board.programs.counts()
    assert (counts.outside, counts.undecided) == (1, len(board.programs.programs) - 1)
    assert "not in SOAP 1" in counts.describe()
    assert board.programs.order("code").rows[-1] == board.programs.row(code)
    remark = f"{code} does not take part in SOAP"
    inside = next(each for each in board.programs.codes if each != code)
    lane, tier = triage.read_lane("primary"), triage.read_tier("top")
    for done in (triage.set_lane(week, [inside, code], lane), triage.set_tier(week, [code], tier)):
        assert [words[: len(remark)] for words in done.warnings] == [remark]
    assert not triage.set_lane(week, [inside], lane).warnings
    assert not triage.refuse(week, [code]).warnings
    seen = replace(week, clock=FixedClock(datetime(2027, 3, 18, 14, 0, tzinfo=UTC)))
    for done in (calls.add(seen, program=code), interviews.add(seen, code, seen.clock.now())):
        assert any(words.startswith(remark) for words in done.warnings), done.warnings
    assert offers.record(seen, code).warnings[-1].startswith(remark)
    assert offers.accept(seen, code).warnings[-1].startswith(remark)
    triage.set_lane(week, [code], lane)
    assert code not in {each.code for each in reallocate(board.programs, board.budgets())}
    week.close()


@pytest.mark.parametrize("text", ["9000120C7", "9000120S0", "9000120X0", "9000 120 X 0", "900012"])
def test_a_code_that_is_on_no_list_never_finds_another(tmp_path: Path, text: str) -> None:
    week = new_week(tmp_path / "week.db", listings(12))
    with pytest.raises(BadInput):
        identify.identify(text, load_board(week).programs)
    week.close()


# The final list


def test_the_final_list_has_a_moment_of_its_own_and_ends_its_reminder_though_nothing_changed(
    tmp_path: Path,
) -> None:
    path, rows = tmp_path / "week.db", listings(12)
    new_week(path, rows).close()
    over = FixedClock(read_instant("2027-03-18T20:30:00-04:00"))
    week = open_week(path, over)
    assert bring_in_listings(week, rows, "after 4", after_round=4).stored
    week.close()
    ended = FixedClock(read_instant("2027-03-18T21:05:00-04:00"))
    week = open_week(path, ended)
    assert any("final list" in item.title for item in items(week))
    from matchweek.services.lists.lists import bring_in_file

    file = tmp_path / "final.csv"
    file.write_text("code,positions\n" + "".join(f"{row.code},{row.positions}\n" for row in rows))
    done = bring_in_file(week, file)
    assert (done.stored, done.after_round) == (True, FINAL_LIST)
    assert not any("final list" in item.title for item in items(week))
    assert {info.moment for info in load_board(week).lists} >= {"after round 4", "when SOAP ended"}
    week.close()


def items(week: Week) -> list:  # type: ignore[type-arg]
    board, now = load_board(week), week.clock.now()
    return list(agenda(board, board.timetable(now), now))


# Who may be calling


def test_the_first_guess_is_the_one_that_may_be(tmp_path: Path) -> None:
    week = new_week(tmp_path / "week.db", TRACKS)
    applications.submit(week, [TRACKS[2].code])
    applications.plan(week, [TRACKS[3].code])
    later = [replace(row, positions=1) for row in TRACKS if row.code != TRACKS[0].code]
    bring_in_listings(week, later, "later", after_round=1)
    board = load_board(week)
    found = guesses("lake transitional", board)
    assert [each.code[-1] for each in found] == ["2", "3", "1", "4", "0"]
    assert [each.why for each in found] == ["applied to", "planned", "", "", "full, not applied to"]
    assert not found[-1].likely
    known = guesses("lake transitional", board, [Guess(TRACKS[4].code, "called from this number")])
    assert (known[0].code, known[0].why) == (TRACKS[4].code, "called from this number")
    assert guesses("lake sanford", board)[0].code == TRACKS[3].code
    week.close()


# What is left


def test_what_is_left_goes_to_the_specialties_of_the_lanes_first(tmp_path: Path) -> None:
    rows = listings(24, only="ERAS")
    week = new_week(tmp_path / "week.db", rows)
    one = next(row for row in rows if row.specialty == "Pediatrics")
    triage.set_lane(week, [one.code], triage.read_lane("secondary"))
    board = load_board(week)
    found = reallocate(board.programs, board.budgets())
    fields = [board.programs[each.code].field for each in found]
    count = fields.count("Pediatrics")
    assert fields[:count] == ["Pediatrics"] * count
    assert "not a specialty of your lanes" in found[-1].words
    week.close()
