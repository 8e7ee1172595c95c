"""Offers as they are stored: judged at their instant, expired by the clock alone, one place of a kind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.domain.offers.offers import OfferState, excludes, expires_at
from matchweek.domain.programs.program import Listing
from matchweek.errors import BadInput, MatchweekError, RuleSaysNo
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.days import interviews
from matchweek.services.history import history
from matchweek.services.lists import applications
from matchweek.services.offers import offers, preferences, rounds
from matchweek.services.people import applicant
from tests.support.hand_clock import HandClock
from tests.support.offers import ANESTHESIA, FM, IM, PRELIM, TY, et
from tests.support.thorough import examples
from tests.support.weeks import closing_week, new_week

CODES = (IM, FM, TY, PRELIM, ANESTHESIA)
LISTED = [
    Listing(code=code, institution=f"Hospital {code[:4]}", name="", type=code[7], positions=3, service="ERAS")
    for code in CODES
]


@pytest.fixture
def week(week_file: Path) -> Iterator[Week]:
    week = new_week(week_file, LISTED)
    applicant.change(week, state="unmatched")
    week.clock = HandClock(et("09:30"))
    yield from closing_week(week)


def at(week: Week, time: str) -> Week:
    week.clock = HandClock(et(time))
    return week


def states(week: Week) -> dict[str, str]:
    return {each.program: str(each.state) for each in offers.everything(week)}


def test_an_offer_expires_with_no_command_in_between(week: Week) -> None:
    offers.record(week, IM)
    before = entries_since(week)
    assert states(at(week, "10:59:59")) == {IM: "open"}
    assert states(at(week, "11:00:01")) == {IM: "expired"}
    assert entries_since(week) == before


def test_what_was_accepted_in_time_can_be_recorded_later(week: Week) -> None:
    offers.record(week, IM)
    with pytest.raises(RuleSaysNo, match="expired"):
        offers.accept(at(week, "11:02"), IM)
    offers.accept(week, IM, at=et("10:58"))
    assert states(week) == {IM: "accepted"}
    assert load_board(week).state == "placed"


def test_one_accepted_and_the_other_is_ended_by_it(week: Week) -> None:
    offers.record(week, IM)
    offers.record(week, FM)
    offers.accept(at(week, "10:10"), 2)
    assert states(week) == {IM: "released", FM: "accepted"}
    history.undo(week)
    assert states(week) == {IM: "open", FM: "open"}


def test_a_rejected_one_offered_again_is_questioned_and_recorded_with_a_reason(week: Week) -> None:
    offers.record(week, IM)
    offers.reject(week, IM)
    with pytest.raises(RuleSaysNo) as refused:
        offers.record(at(week, "12:05"), IM)
    assert "not made again" in refused.value.rule
    offers.record(week, IM, because="R3 shows it once more")
    found = offers.everything(week)
    assert [(each.offer.round, str(each.state)) for each in found] == [(1, "rejected"), (2, "open")]
    assert found[-1].offer.because == "R3 shows it once more"


def test_a_partial_place_leaves_what_completes_it(week: Week) -> None:
    for code in (PRELIM, ANESTHESIA, IM):
        offers.record(week, code)
    done = offers.accept(week, PRELIM)
    assert any("Check R3" in each for each in done.warnings)
    assert states(week) == {PRELIM: "accepted", ANESTHESIA: "open", IM: "released"}
    assert load_board(week).state == "preliminary_only"
    with pytest.raises(RuleSaysNo, match="Not open to you"):
        applications.plan(week, [FM])
    applications.plan(week, [ANESTHESIA])
    offers.accept(week, ANESTHESIA)
    assert load_board(week).state == "placed"


def test_an_offer_of_a_program_on_no_list_needs_a_reason(week: Week) -> None:
    with pytest.raises(BadInput, match="Not on your list"):
        offers.record(week, "9999140C0")
    offers.record(week, "9999140C0", because="R3 shows it")
    assert states(week) == {"9999140C0": "open"}


@pytest.mark.parametrize("which", ["7", "9999140C0", "nonsense", ""])
def test_an_offer_that_is_not_there_is_refused(week: Week, which: str) -> None:
    with pytest.raises(BadInput):
        offers.accept(week, which)


def test_mistakes_are_corrected_with_a_reason(week: Week) -> None:
    offers.record(week, IM)
    offers.record(week, FM)
    offers.accept(week, IM)
    with pytest.raises(BadInput, match="reason"):
        history.correct(week, "offer", "1", {"answer": "none"}, "")
    with pytest.raises(RuleSaysNo, match="Two places"):
        history.correct(week, "offer", "2", {"answer": "accepted"}, "it was this one")
    history.correct(week, "offer", "1", {"answer": "none"}, "the wrong row")
    history.correct(
        week, "offer", "2", {"answer": "accepted", "answered_at": "2027-03-18T09:30-04:00"}, "this"
    )
    assert states(week) == {IM: "released", FM: "accepted"}
    history.correct(week, "offer", "1", {"at": "2027-03-18T12:30-04:00"}, "it came in round 2")
    assert load_board(week).kept.offers[1].round == 2
    with pytest.raises(BadInput, match="before it was seen"):
        history.correct(week, "offer", "2", {"at": "2027-03-18T12:30-04:00"}, "later")


def test_no_undo_and_redo_of_two_people_makes_two_places(week: Week) -> None:
    offers.record(week, IM)
    offers.record(week, FM)
    offers.accept(week, IM)
    history.undo(week)
    other = Week(week.database, week.clock, actor="partner", path=week.path)
    offers.accept(other, FM)
    with pytest.raises(RuleSaysNo, match="Two places"):
        history.redo(week)
    assert states(week) == {IM: "released", FM: "accepted"}


def test_an_offer_ends_the_reminders_of_its_round(week: Week) -> None:
    from matchweek.domain.week.due import looked_at

    board = load_board(week)
    assert looked_at(board, board.timetable(et("09:30"))) == frozenset()
    offers.record(week, IM)
    rounds.none_in_r3(at(week, "12:10"))
    board = load_board(week)
    assert looked_at(board, board.timetable(et("12:10"))) == {1, 2}


def test_the_order_of_preference_is_kept_and_moved(week: Week) -> None:
    preferences.set_order(week, [FM, IM])
    preferences.move(week, [FM, IM, TY], TY, -2)
    assert load_board(week).kept.order == (TY, FM, IM)
    preferences.prefer(week, IM, before=FM)
    assert load_board(week).kept.order == (TY, IM, FM)
    preferences.leave_out(week, [TY])
    assert load_board(week).kept.order == (IM, FM)
    history.undo(week)
    assert load_board(week).kept.order == (TY, IM, FM)
    assert not preferences.set_order(week, [TY, IM]).changed


def test_an_interview_is_warned_of_and_changed(week: Week) -> None:
    first = interviews.add(week, IM, et("14:00"), minutes="45", interviewer="Dr. [Smith]")
    assert any("did you apply" in each for each in first.warnings)
    second = interviews.add(week, FM, et("14:30"))
    assert any("overlap" in each for each in second.warnings)
    interviews.change(week, 2, at=et("15:00"), channel="phone", interest=4)
    held = load_board(week).kept.interviews[2]
    assert (held.at, held.channel, held.interest) == (et("15:00"), "phone", 4)
    interviews.change(week, 2, status="done")
    for wrong in (
        {"minutes": 0},
        {"interest": 6},
        {"status": "maybe"},
        {"channel": "pigeon"},
        {"colour": "red"},
    ):
        with pytest.raises(BadInput):
            interviews.change(week, 1, **wrong)
    with pytest.raises(BadInput, match="No such interview"):
        interviews.change(week, 9, status="done")


_MINUTES = st.integers(0, 150)
_LATE = st.none() | st.integers(0, 200)
_REASON = st.sampled_from(["", "", "R3 shows it"])
_ACTS = st.one_of(
    st.tuples(st.just("record"), st.sampled_from(CODES), _LATE, _REASON),
    st.tuples(st.just("accept"), st.sampled_from(CODES), _LATE, _REASON),
    st.tuples(st.just("reject"), st.sampled_from(CODES), _LATE, _REASON),
    st.tuples(st.just("correct"), st.integers(1, 4), st.sampled_from(["none", "accepted", "rejected"])),
    st.tuples(st.sampled_from(["undo", "redo"])),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "week.db"
    new_week(path, LISTED).close()
    return path


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_MINUTES, _ACTS), min_size=1, max_size=14))
def test_whatever_is_done_and_whenever_the_stored_offers_are_lawful(
    template: Path, done: list[tuple[int, tuple[Any, ...]]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        shutil.copy(template, path)
        clock = HandClock(et("08:30"))
        week = open_week(path, clock)
        for minutes, act in done:
            clock.at += timedelta(minutes=minutes)
            _do(week, act)
            _lawful(week)
        clock.at = et("21:00")
        _lawful(week)
        week.close()


def _do(week: Week, act: tuple[Any, ...]) -> None:
    name, *rest = act
    try:
        if name in ("undo", "redo"):
            (history.undo if name == "undo" else history.redo)(week)
        elif name == "correct":
            history.correct(week, "offer", str(rest[0]), {"answer": rest[1]}, "R3 says so")
        else:
            code, late, because = rest
            moment = None if late is None else week.clock.now() - timedelta(minutes=late)
            act_on: Any = {"record": offers.record, "accept": offers.accept, "reject": offers.reject}[name]
            act_on(week, code, at=moment, because=because)
    except MatchweekError:
        pass


def _lawful(week: Week) -> None:
    now, board = week.clock.now(), load_board(week)
    timetable = board.timetable(now)
    corrected = {entry.key.split()[1] for entry in entries_since(week) if entry.entity == "reason"}
    held = [each.offer for each in offers.everything(week) if each.state is OfferState.ACCEPTED]
    assert not any(excludes(one.type, other.type) for one, other in combinations(held, 2))
    for each in offers.everything(week):
        assert not (each.open and now >= each.expires_at)
        if each.offer.answered_at is not None and str(each.id) not in corrected:
            in_time = each.offer.at <= each.offer.answered_at < expires_at(each.offer, timetable)
            assert in_time or each.offer.answer_because
