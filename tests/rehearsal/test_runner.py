"""A rehearsal lived by a scripted applicant: lawful, counted right, the same each time."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from matchweek.domain.offers.offers import OfferState, place_after
from matchweek.domain.people.applicant import ApplicantState
from matchweek.errors import BadInput
from matchweek.rehearsal.starting import STARTS, begin
from matchweek.rehearsal.world.applicant_acts import ApplicantActs
from matchweek.rehearsal.world.interest import Fortune
from matchweek.services.core.rehearsed import Arrival, Came
from matchweek.services.core.week import ME, entries_since
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.offers import offers
from tests.support.lawful import Judge
from tests.support.rehearsed import SEASON, Person, kinds, staged


@contextmanager
def lived(path: Path, seed: int, **more: Any) -> Iterator[Person]:
    person = Person(path, seed, **more)
    try:
        person.live()
        yield person
    finally:
        person.close()


def lawful(person: Person, least: int = 10) -> list[str]:
    judge = Judge(person.runner.model.timetable)
    verdicts = judge.follow(entries_since(person.week))
    assert judge.judged > least
    return verdicts


def counted_anew(person: Person) -> None:
    """The summary's numbers, counted from the rows that the journal has led to."""
    summary = person.runner.summary(person.week, person.clock.now())
    logged = calls.everything(person.week)
    missed = [call for call in logged if call.missed]
    assert summary.calls.answered == len(logged) - len(missed)
    assert summary.calls.missed == len(missed)
    assert summary.calls.returned == sum(call.call_back == "done" for call in missed)
    entries = entries_since(person.week)
    sent = Counter(
        entry.after["via"]
        for entry in entries
        if entry.entity == "application" and entry.after and entry.after.get("submitted_at")
    )
    assert summary.applications == sent
    standing = offers.everything(person.week)
    assert summary.offer_states == Counter(str(each.state) for each in standing)
    assert len(summary.offers) == len(standing)
    assert summary.refused == Counter(person.refused)
    assert summary.acts == len({entry.group for entry in entries if entry.actor == ME})
    shown = person.runner.in_r3(person.clock.now())
    assert len(summary.unseen_offers) == sum(not each.recorded for each in shown)


# Must show 3: from Monday 10:00 to Friday, unattended


def test_a_week_that_ends_with_an_accepted_offer(tmp_path: Path) -> None:
    with lived(tmp_path / "week.db", 1, fortune=Fortune.PLACED) as person:
        standing = offers.everything(person.week)
        accepted = [each for each in standing if each.state is OfferState.ACCEPTED]
        assert len(accepted) == 1 and accepted[0].offer.round == 1
        assert any(each.state is OfferState.RELEASED for each in standing)
        assert person.refused == ["A place is taken"]
        assert not lawful(person)
        counted_anew(person)
        assert {Came.NOTICE, Came.LIST, Came.CALL, Came.VOICEMAIL, Came.ROUND, Came.END} <= kinds(person.came)
        told = "\n".join(person.runner.told(person.week, person.clock.now()))
        assert ": accepted" in told and "differ" not in told and "0 missed" in told


def test_a_week_that_ends_partially_placed(tmp_path: Path) -> None:
    person = Person(tmp_path / "week.db", 2, fortune=Fortune.PARTIAL, types="PA")
    try:
        person.live(person.runner.model.timetable.rounds[0].closes)
        person.accepts = False
        person.live()
        taken = [each for each in offers.everything(person.week) if each.state is OfferState.ACCEPTED]
        assert [each.program[7] for each in taken] == ["P"]
        assert place_after(each.program[7] for each in taken) == ApplicantState.PRELIMINARY_ONLY
        later = [each for each in person.runner.in_r3(person.clock.now()) if each.round > 1]
        assert later and {each.program[7] for each in later} == {"A"}
        assert {each.state for each in later} == {"expired"}
        assert not lawful(person)
        counted_anew(person)
    finally:
        person.close()


def test_a_week_that_ends_unplaced(tmp_path: Path) -> None:
    with lived(tmp_path / "week.db", 3, fortune=Fortune.UNPLACED) as person:
        assert not offers.everything(person.week) and not person.runner.in_r3(person.clock.now())
        summary = person.runner.summary(person.week, person.clock.now())
        assert {each.title for each in summary.met} >= {f"look in R3 in round {n}" for n in range(1, 5)}
        assert not lawful(person)
        counted_anew(person)


def test_who_does_nothing_is_told_what_was_missed(tmp_path: Path) -> None:
    person = Person(tmp_path / "week.db", 1, start="thursday", fortune=Fortune.PLACED)
    try:
        person.meet = lambda arrivals: person.came.extend(arrivals)  # type: ignore[method-assign]
        person.live()
        summary = person.runner.summary(person.week, person.clock.now())
        assert not summary.met and len(summary.missed) >= 8
        assert len(summary.unseen_offers) >= 2 and summary.acts == 0
        assert summary.calls.answered == 0
        assert Came.ENDED in kinds(person.came)
        assert {each.state for each in person.runner.in_r3(person.clock.now())} == {"expired"}
    finally:
        person.close()


# Must show 4: twenty weeks

FEW = 12


@pytest.mark.parametrize("seed", range(20))
def test_twenty_weeks_end_and_fill_as_expected(tmp_path: Path, seed: int) -> None:
    brings = 5 if seed % 5 == 0 else 1
    with lived(tmp_path / "week.db", seed, count=FEW, brings=brings) as person:
        assert person.came[-1].came is Came.END
        assert person.runner.next_at(person.clock.now()) is None
        left = [_positions(came) for came in person.came if came.came is Came.LIST]
        # Monday's, one after each round, and the final one, which is what the last round left.
        assert len(left) == 6 and left[5] == left[4]
        filled = [1 - each / left[0] for each in left]
        assert filled[1] == pytest.approx(0.60, abs=0.10)
        assert filled[2] == pytest.approx(0.80, abs=0.10)
        assert not lawful(person)
        assert person.runner.told(person.week, person.clock.now())


def _positions(came: Arrival) -> int:
    assert came.path is not None
    with came.path.open(encoding="utf-8", newline="") as file:
        return sum(int(row["Unfilled"]) for row in csv.DictReader(file))


# The same seed, the same week


def test_the_same_seed_and_deeds_give_the_same_week(tmp_path: Path) -> None:
    told = []
    for name in ("one", "other"):
        with lived(tmp_path / name / "week.db", 4, count=FEW) as person:
            entries = [replace(entry, seq=0) for entry in entries_since(person.week)]
            came = [replace(each, path=None) for each in person.came]
            told.append(
                (person.runner.events, came, entries, person.runner.told(person.week, person.clock.now()))
            )
    assert told[0] == told[1]
    known = set(told[0][0])
    other = staged(tmp_path / "third.db", 5, "tuesday").model
    assert not known & {each for each in other.events(ApplicantActs(), other.timetable.ends) if each.program}


@pytest.mark.parametrize("start", STARTS)
def test_every_start_has_its_days_behind_it(tmp_path: Path, start: str) -> None:
    person = Person(tmp_path / "week.db", 6, start=start)
    try:
        staged = entries_since(person.week)
        assert {entry.actor for entry in staged} == {"rehearsal"}
        sent = sum(bool((entry.after or {}).get("submitted_at")) for entry in staged)
        answered = calls.everything(person.week)
        assert (sent > 40) is (start != "monday")
        assert bool(answered) is (start == "thursday")
        assert not lawful(person, least=1)
        with pytest.raises(history.NothingTo):
            history.undo(person.week)
        first = person.runner.next_stop(person.clock.now())
        assert first is not None and timedelta(0) <= first - person.runner.started <= timedelta(hours=1)
    finally:
        person.close()


def test_a_day_that_is_none_and_a_file_that_is_taken_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such day"):
        begin(tmp_path / "week.db", SEASON, 1, "sunday")
    assert not (tmp_path / "week.db").exists()
    real = tmp_path / "real.db"
    real.write_bytes(b"a week of one's own")
    before = hashlib.sha256(real.read_bytes()).digest()
    with pytest.raises(BadInput, match="holds a week already"):
        begin(real, SEASON, 1, "monday")
    assert hashlib.sha256(real.read_bytes()).digest() == before


# The phone, and R3


def test_a_call_rings_three_minutes_and_is_heard_by_whoever_takes_it(tmp_path: Path) -> None:
    person = Person(tmp_path / "week.db", 1, start="tuesday")
    runner, week, clock = person.runner, person.week, person.clock
    try:
        clock.at = runner.next_at(clock.at) or clock.at
        while not runner.advance(week, clock.at):
            clock.at = runner.next_stop(clock.at) or clock.at
        ringing = runner.ringing(clock.at)
        assert ringing is not None and ringing.number
        assert runner.heard(clock.at, ringing.number) == ""
        assert runner.ringing(clock.at + timedelta(minutes=3)) is None
        assert runner.missed(clock.at + timedelta(minutes=3)) == ringing
        assert runner.pick_up(clock.at) == ringing
        calls.add(week, number=ringing.number)
        runner.advance(week, clock.at)
        assert runner.ringing(clock.at) is None and runner.pick_up(clock.at) is None
        assert runner.heard(clock.at, ringing.number) == ringing.words
        clock.at += timedelta(minutes=4)
        assert not any(came.came is Came.VOICEMAIL for came in runner.advance(week, clock.at))
    finally:
        person.close()


def test_whoever_is_called_back_answers_once(tmp_path: Path) -> None:
    person = Person(tmp_path / "week.db", 1, start="tuesday")
    runner, week, clock = person.runner, person.week, person.clock
    try:
        came: list[Arrival] = []
        while not any(each.came is Came.VOICEMAIL for each in came):
            clock.at = runner.next_stop(clock.at) or clock.at
            came += runner.advance(week, clock.at)
        voicemail = came[-1]
        missed = runner.missed(clock.at)
        assert missed is not None and missed.number == voicemail.number
        done = calls.add(week, number=voicemail.number, missed=True)
        assert not runner.advance(week, clock.at) and runner.missed(clock.at) is None
        calls.change(week, int(done.keys[0]), call_back="done")
        (answer,) = runner.advance(week, clock.at)
        assert answer.came is Came.RETURNED and answer.words != voicemail.words
        assert not runner.advance(week, clock.at)
    finally:
        person.close()


@pytest.fixture
def round_1(tmp_path: Path) -> Iterator[Person]:
    """Round 1, with two offers at least."""
    person = Person(tmp_path / "week.db", 1, start="thursday", fortune=Fortune.PLACED)
    opens = person.runner.model.timetable.rounds[0].opens
    person.clock.at = opens
    person.runner.advance(person.week, opens)
    person.later(minutes=10)
    yield person
    person.close()


def test_recording_an_acceptance_is_not_accepting(round_1: Person) -> None:
    runner, week, clock = round_1.runner, round_1.week, round_1.clock
    first = runner.in_r3(clock.at)[0]
    assert (first.state, first.recorded) == ("open", "")
    offers.record(week, first.program)
    offers.accept(week, first.program)
    runner.advance(week, clock.at)
    first = runner.in_r3(clock.at)[0]
    assert (first.state, first.recorded) == ("open", "accepted")
    clock.at = runner.model.timetable.rounds[0].closes
    ended = [came for came in runner.advance(week, clock.at) if came.came is Came.ENDED]
    assert first.program in {came.program for came in ended}
    assert runner.in_r3(clock.at)[0].state == "expired"
    assert any("recording is not doing" in line for line in runner.told(week, clock.at))


def test_an_acceptance_in_r3_withdraws_the_others_and_stands(round_1: Person) -> None:
    runner, week, clock = round_1.runner, round_1.week, round_1.clock
    first, second = runner.in_r3(clock.at)[:2]
    assert runner.answer_in_r3(week, first.program, True, clock.at).state == "accepted"
    shown = {each.program: each.state for each in runner.in_r3(clock.at)}
    assert (shown[first.program], shown[second.program]) == ("accepted", "withdrawn")
    for program in (first.program, second.program, "9999140C0"):
        with pytest.raises(BadInput):
            runner.answer_in_r3(week, program, True, clock.at)
    clock.at = runner.model.timetable.rounds[0].closes
    ended = [came for came in runner.advance(week, clock.at) if came.came is Came.ENDED]
    assert not ended
    assert any("not recorded here" in line for line in runner.told(week, clock.at))


def test_a_rejected_offer_is_gone_and_none_is_taken_after_the_end(round_1: Person) -> None:
    runner, week, clock = round_1.runner, round_1.week, round_1.clock
    first, second = runner.in_r3(clock.at)[:2]
    runner.answer_in_r3(week, first.program, False, clock.at)
    clock.at = runner.model.timetable.rounds[0].closes
    with pytest.raises(BadInput):
        runner.answer_in_r3(week, second.program, True, clock.at)
    runner.advance(week, clock.at)
    round_1.accepts = False
    round_1.live()
    offered = Counter(each.program for each in runner.in_r3(clock.at))
    assert offered[first.program] == offered[second.program] == 1


def test_what_is_announced_does_not_say_whether_r3_shows_an_offer(round_1: Person) -> None:
    programs = {each.title for each in round_1.runner.in_r3(round_1.clock.at)}
    (came,) = [came for came in round_1.runner.arrivals if came.came is Came.ROUND]
    assert not any(title in f"{came.title} {came.words}" for title in programs)


def test_the_judge_finds_what_is_unlawful(round_1: Person) -> None:
    week, runner = round_1.week, round_1.runner
    for each in runner.in_r3(round_1.clock.at)[:2]:
        offers.record(week, each.program)
    offers.accept(week, 1)
    calls.add(week, program=_not_applied(round_1))
    entries = entries_since(week)
    accepted = next(entry for entry in entries if entry.act == "offer.accept")
    again = replace(accepted, key="2")
    late = replace(
        entries[0], entity="application", key="9017140C0", after={"submitted_at": "x", "via": "ERAS"}
    )
    found = Judge(runner.model.timetable).follow([*entries, again, *[late] * 46])
    said = " ".join(found)
    assert "offer.accept 2" in said and "no rule question" in said
    assert "before applications opened" in said and "No applications left" in said


def _not_applied(person: Person) -> str:
    sent = {entry.key for entry in entries_since(person.week) if entry.entity == "application"}
    return next(row.code for row in person.runner.model.monday if row.code not in sent)


# What there is to do now


def test_advice_leads_through_the_days(tmp_path: Path) -> None:
    person = Person(tmp_path / "week.db", 1, fortune=Fortune.PLACED)
    runner, week, clock = person.runner, person.week, person.clock
    said: list[str] = []
    meet = person.meet

    def met(arrivals: Any) -> None:
        said.append(runner.advice(week, clock.at)[1])
        meet(arrivals)
        runner.advance(week, clock.at)
        said.append(runner.advice(week, clock.at)[1])

    person.meet = met  # type: ignore[method-assign]
    try:
        person.live()
        wanted = {"open_list", "lane_primary", "call", "look_in_r3", "next_event", "quit"}
        assert wanted <= set(said)
    finally:
        person.close()
