"""The next season: a new file from this one, and nothing confidential in it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.season.timetable import load_season
from matchweek.errors import BadInput, Failed
from matchweek.services.after import next_season, people
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, newest_entry, open_week
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.lists import applications, facts
from matchweek.services.people import advocates, applicant, documents, narrative, stories
from matchweek.services.plan import tasks
from tests.support.weeks import listings, new_week

TIMES = load_season(2027)
APRIL = FixedClock(TIMES.match_day + timedelta(days=20))
LISTED = listings(4)
CODE = LISTED[0].code


@pytest.fixture
def week(tmp_path: Path) -> Week:
    week = new_week(tmp_path / "week.db", LISTED)
    week.clock = APRIL
    applicant.change(
        week, name="Amina Khan", state="unmatched", step2=221, season_programs=90, zone="Asia/Karachi"
    )
    narrative.change(week, why_specialty="I stay when it is hard")
    stories.add(week, title="The night shift", situation="One nurse.")
    advocates.add(week, name="Dr. Ruth Okafor", role="attending", answer="yes")
    documents.add(week, kind="letter", title="Letter of Dr. Okafor")
    facts.set_fact(week, CODE, "visa", "j1", source="website", on="1 Oct 2026")
    applications.submit(week, [CODE], at=TIMES.applications_open)
    tasks.add(week, "Step 3 exam 14 May 2027")
    people.answer(week, "okafor", against="Step 2 at 221", verdict="then yes")
    return week


def test_what_was_learnt_goes_over_and_the_list_stays(week: Week, tmp_path: Path) -> None:
    before, entries = load_board(week), newest_entry(week)
    foreseen = next_season.foresee(week)
    assert not foreseen.path.exists()
    found = next_season.begin(week, 2028)
    assert found == foreseen
    assert found.path == tmp_path / "week-2028.db" and found.path.stat().st_mode & 0o777 == 0o600
    new = open_week(found.path, APRIL)
    board = load_board(new)
    assert board.season == 2028
    me = board.applicant
    assert (me.name, me.step2, me.zone) == ("Amina Khan", 221, "Asia/Karachi")
    assert me.state == "unknown" and me.season_programs is None
    assert board.story.why_specialty == "I stay when it is hard"
    assert [each.title for each in board.kept.stories.values()] == ["The night shift"]
    assert [(each.name, each.answer) for each in board.advocates] == [("Dr. Ruth Okafor", "not_asked")]
    assert [each.title for each in board.kept.documents.values()] == ["Letter of Dr. Okafor"]
    learnt, own = sorted(board.kept.own_tasks.values(), key=lambda each: each.last)
    assert "Step 2 at 221" in learnt.why and own.title == "Step 3 exam"
    assert board.kept.facts.keys() == before.kept.facts.keys()
    assert not len(board.programs) and not board.lists and not board.applications and not board.calls
    assert ("applications", 1) in found.stayed and ("people, to be asked anew", 1) in found.went
    assert load_board(week).kept == before.kept and newest_entry(week) == entries
    history.undo(new)
    assert not load_board(new).advocates
    assert not any(each.institution.encode() in found.path.read_bytes() for each in LISTED)


def test_the_bars_of_rebuilding_go_over_as_tasks_of_that_cycle(week: Week) -> None:
    tasks.decide(week, "rebuild", "Step 3 by June")
    path = next_season.begin(week, 2028).path
    board = load_board(open_week(path, APRIL))
    bars = {each.title: each for each in board.kept.own_tasks.values()}
    assert bars["U.S. clinic, first block"].full_time and bars["Step 3: exam"].why
    assert len(bars) == 11 and {each.track for each in bars.values()} == {"this"}
    # They are there by their title: nothing is proposed twice.
    assert {each.title for each in tasks.rebuilt(open_week(path, APRIL)).bars}.isdisjoint(bars)


def test_a_file_that_is_there_is_never_touched(week: Week, tmp_path: Path) -> None:
    there = tmp_path / "week-2028.db"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(Failed) as error:
        next_season.begin(week, 2028)
    assert error.value.title == "A file is there already" and there.read_text(encoding="utf-8") == "mine"
    next_season.begin(week, 2028, tmp_path / "other.db")
    assert (tmp_path / "other.db").exists()


def test_only_the_next_season_and_only_once_this_one_is_over(week: Week, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        next_season.begin(week, 2029)
    assert "give 2028" in error.value.remedy
    week.clock = FixedClock(TIMES.soap_ends)
    with pytest.raises(BadInput) as error:
        next_season.begin(week, 2028)
    assert error.value.title == "The season 2027 is not over"
    assert not list(tmp_path.glob("*2028*"))


def test_what_is_done_or_laid_aside_is_over_and_what_was_put_off_goes_over_with_its_day(week: Week) -> None:
    for line in ("Poster 1 Jun", "Visa form 2 Jun", "Old letter 31 Mar"):
        tasks.add(week, line)
    tasks.set_done(week, ["own.1", "own.2"])
    tasks.not_for_me(week, ["own.3"])
    tasks.postpone(week, "own.4", date(2027, 6, 20))
    tasks.set_note(week, "own.4", "ask in person")
    tasks.add(week, "Forgotten form 20 Mar 2027")
    begun = next_season.begin(week, 2028)
    assert ("open tasks of your own whose day is over", 1) in begun.stayed
    new = open_week(begun.path, APRIL)
    found = load_board(new).kept.own_tasks.values()
    assert [(each.title, each.last, each.why) for each in found if not each.title.startswith("What")] == [
        ("Old letter", date(2027, 6, 20), "ask in person")
    ]


def test_no_program_is_named_among_what_was_learnt(week: Week) -> None:
    week.clock = FixedClock(TIMES.contact_opens + timedelta(hours=2))
    calls.add(week, TIMES.contact_opens + timedelta(hours=1), program=CODE)
    week.clock = APRIL
    people.answer(week, f"program/{CODE}", against="they saw no U.S. letters")
    found = next_season.begin(week, 2028)
    told = "\n".join(each.why for each in load_board(open_week(found.path, APRIL)).kept.own_tasks.values())
    assert "no U.S. letters" in told
    assert not any(each.institution.encode() in found.path.read_bytes() for each in LISTED)


def test_no_season_begins_from_what_a_rehearsal_invented(tmp_path: Path) -> None:
    rehearsed = open_week(tmp_path / "week.db", APRIL, kind="rehearsal")
    for begins in (lambda: next_season.foresee(rehearsed), lambda: next_season.begin(rehearsed, 2028)):
        with pytest.raises(BadInput, match="rehearsal"):
            begins()
    rehearsed.close()
    assert not (tmp_path / "week-2028.db").exists()
