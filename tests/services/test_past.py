"""Everything done, act by act: in words, by kind, program, day and words; what undo would take back next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.domain.board.past import KINDS, OF_ENTITY, ApplicantAct, Shown, days
from matchweek.domain.programs.triage import Lane
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days import calls, interviews, timetable
from matchweek.services.history import history, past
from matchweek.services.lists import export, triage
from matchweek.services.people import advocates, applicant
from matchweek.services.season import invited, preparation, tracker
from matchweek.store.journal import ENTITIES
from tests.services.test_first_look import ONE_OF_EACH
from tests.support.acts import CODES, LISTED, perform
from tests.support.thorough import examples
from tests.support.weeks import AT, codes_of, new_week


def own_acts(week: Week) -> list[ApplicantAct]:
    return past.own_acts(week, load_board(week))


def test_every_kind_of_row_that_an_act_can_change_can_be_looked_for() -> None:
    assert {OF_ENTITY[entity] for entity in ENTITIES} <= set(KINDS)
    assert set(OF_ENTITY) == set(ENTITIES)


def test_every_act_says_what_it_is_about_as_a_person_calls_it(tmp_path: Path) -> None:
    """Never by a number that only the file knows, whatever of it was changed, taken back or taken out."""
    week = new_week(tmp_path / "all.db", LISTED)
    for act in ONE_OF_EACH:
        perform(week, act)
    advocates.change(week, "Dr. Ü", note="called me")
    tracker.add(week, institution="Zephyr Hospital", specialty="IM", at=AT.replace(day=19))
    tracker.set_score(week, "Zephyr Hospital", "vibe", 8)
    preparation.tick(week, 3, ["site", "residents"])
    invited.record(week)
    tracker.remove(week, "Zephyr Hospital")
    history.undo(week)
    tracker.remove(week, "Zephyr Hospital")
    board = load_board(week)
    deeds = past.own_acts(week, board, board.title)
    said = [each.words for each in deeds]
    assert said[:8] == [
        "program of the season taken out, Zephyr Hospital · Internal Med",
        "took back: program of the season taken out, Zephyr Hospital · Internal Med",
        "program of the season taken out, Zephyr Hospital · Internal Med",
        "invitation of the season, a program not named yet",
        "preparation of an interview, Zephyr Hospital · Internal Med, 2 tasks",
        "change of a program of the season, Zephyr Hospital · Internal Med: vibe",
        "program of the season, Zephyr Hospital · Internal Med",
        "change an advocate, Dr. Ü: note",
    ]
    harbor = board.title(CODES[0])
    assert {
        "no offer in R3, round 1", "task done, the hour after the notice", "story.put, the night on call",
        "blocked.put, Thu 18 Mar to Sat 20 Mar", "task of your own, Step 3 exam",
        "outreach.put, Harbor Point", "afterwards.put, Dr. Ü", "draft, Dr. Ü", f"interview, {harbor}",
        f"record an offer, {harbor}",
        f"fact of a program, {harbor}, visa", f"tracked.put, {harbor}",
    } <= set(said)  # fmt: skip
    told = [*said, *(line for each in deeds for line in each.changes)]
    numbered = re.compile(r"number \d|, \d+$|\brows\b|(advocate|interview|statement|letters): \d|\d{4}/")
    assert [line for line in told if numbered.search(line)] == []


def test_an_act_on_many_is_one_deed_with_all_its_programs(week: Week) -> None:
    some = codes_of(week)[:3]
    triage.set_lane(week, some, Lane.PRIMARY)
    newest = own_acts(week)[0]
    assert newest.words == "lane primary, 3 programs"
    assert sorted(newest.codes) == sorted(some)
    assert newest.kinds == {"programs"}
    assert "lane: primary" in newest.changes


def test_a_change_of_an_interview_names_its_program_and_what_was_changed(week: Week) -> None:
    (code,) = codes_of(week)[:1]
    interviews.add(week, code, AT)
    assert interviews.change(week, 1, note="asked about Step 3").words == f"interview changed, {code}: note"
    assert history.undo(week).words == f"took back: change of an interview, {code}: note"


def test_an_act_and_its_undo_count_the_same_programs(week: Week) -> None:
    some = codes_of(week)[:3]
    triage.set_lane(week, some[:1], Lane.SECONDARY)
    assert triage.set_lane(week, some, Lane.SECONDARY).words == "lane secondary: 2 programs"
    assert history.undo(week).words == "took back: lane secondary, 2 programs"


def test_what_was_taken_back_and_done_again_says_so(week: Week) -> None:
    (code,) = codes_of(week)[:1]
    triage.set_lane(week, [code], Lane.PRIMARY)
    history.undo(week)
    newest, before = own_acts(week)[:2]
    assert (newest.words, before.taken_back) == (f"took back: lane primary, {code}", True)
    assert Shown(program=code).of(own_acts(week)) == [newest, before]
    history.redo(week)
    newest, undone, before = own_acts(week)[:3]
    assert newest.words == f"did again: lane primary, {code}"
    assert (undone.taken_back, before.taken_back) == (False, False)


def test_a_call_is_found_by_its_program_its_caller_and_its_day(week: Week) -> None:
    (code,) = codes_of(week)[:1]
    calls.add(week, AT, program=code, caller="Dr. Quill")
    calls.change(week, 1, note="asked about Step 3")
    found = own_acts(week)
    assert len(Shown(program=code).of(found)) == 2, "also a change that does not name the program"
    assert len(Shown(text="QUILL").of(found)) == 2, "also a change that does not say who called"
    assert len(Shown(text="step 3 asked").of(found)) == 1
    assert Shown(day=days(found)[0]).of(found) == found
    assert {deed.bare for deed in Shown(kind="calls").of(found)} == {"log a call", "change a call"}


def test_what_undo_would_take_back_is_what_it_takes_back(week: Week) -> None:
    timetable.drop_round(week, 4, "R3 says so")
    triage.set_lane(week, codes_of(week)[:2], Lane.BACKUP)
    for _ in range(2):
        pending = past.next_undo(week)
        assert pending is not None and not pending.asks
        assert history.undo(week).words == f"took back: {pending.words}"
    whole = past.next_undo(week)
    assert whole is not None
    assert f"{len(codes_of(week))} programs" in whole.asks
    assert history.undo(week).words == f"took back: {whole.words}"
    assert past.next_undo(week) is None


def test_what_left_the_house_is_said_to_stay(week: Week) -> None:
    export.take_out(week, "x", "csv", 12, None)
    pending = past.next_undo(week)
    assert pending is not None and pending.kept and not pending.asks
    assert own_acts(week)[0].kept


@settings(
    max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["lane", "call", "undo", "redo"]), max_size=12))
def test_nothing_in_force_is_shown_as_taken_back(week: Week, acts: list[str]) -> None:
    code = codes_of(week)[0]
    for number, act in enumerate(acts):
        if act == "lane":
            triage.set_lane(week, [code], list(Lane)[number % 3])
        elif act == "call":
            calls.add(week, AT)
        elif past.next_undo(week) is not None and act == "undo":
            if past.next_undo(week).asks:  # type: ignore[union-attr]
                continue
            history.undo(week)
        elif act == "redo":
            try:
                history.redo(week)
            except history.NothingTo:
                continue
    in_force = [deed for deed in own_acts(week) if deed.bare == "log a call" and not deed.taken_back]
    assert len(in_force) == len(load_board(week).calls)


def test_what_changed_is_said_in_words_without_defaults(week: Week) -> None:
    code = codes_of(week)[0]
    due = AT.replace(hour=20)
    calls.add(week, AT, program=code, caller="Dr. Quill", next_step="send Step 3", next_due=due, missed=True)
    calls.change(week, 1, call_back="done", kind="offer_talk")
    newest, first = past.own_acts(week, load_board(week), lambda code: f"the name of {code}")[:2]
    assert set(newest.changes) == {"kind: offer talk (before: other)", "call back: done (before: due)"}
    assert set(first.changes) == {
        "when: Thu 18 Mar 10:42 ET",
        f"program: the name of {code}",
        "program confirmed: yes",
        "caller: Dr. Quill",
        "missed: yes",
        "call back: due",
        "next step: send Step 3",
        "next step due: Thu 18 Mar 16:42 ET",
    }


def test_the_state_of_the_notice_and_a_clock_are_named(week: Week) -> None:
    applicant.change(week, state="unmatched", zone="Asia/Karachi")
    said = own_acts(week)[0].changes
    assert "state: unmatched (before: unknown)" in said
    assert any(line.startswith("zone: ") and "Asia/" not in line for line in said), said


@pytest.mark.parametrize("newest", [1, 7, 20, 60, 1000])
def test_the_newest_acts_are_read_whole_and_as_all_of_them_say(week: Week, newest: int) -> None:
    codes = codes_of(week)
    triage.set_lane(week, codes[:1], Lane.BACKUP)
    for code in codes:
        triage.set_lane(week, [code], Lane.PRIMARY)
    triage.refuse(week, codes)
    for _ in range(len(codes) + 1):
        history.undo(week)
    history.redo(week)
    everything = own_acts(week)
    some = past.own_acts(week, load_board(week), newest=newest)
    assert some == everything[: len(some)] and some
    assert past.how_many(week) == len(everything)
