"""What the fictional world knows of an applicant, read from a real journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.base.change import Entry
from matchweek.rehearsal.world.applicant_acts import ApplicantAct, ApplicantActs
from matchweek.services.core.week import Week, entries_since
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.lists import applications
from matchweek.store.schema import SCHEMA
from tests.support.offers import IM, et
from tests.support.weeks import codes_of, listings, new_week

TEN = et("10:00")


@pytest.fixture
def week(tmp_path: Path):
    opened = new_week(tmp_path / "week.db", listings(3), clock=FixedClock(et("08:00")))
    yield opened
    opened.close()


def at(week: Week, when: datetime) -> Week:
    return replace(week, clock=FixedClock(when))


def test_applications_calls_and_undo_are_read_from_the_journal(week: Week) -> None:
    code, other, _ = codes_of(week)
    applications.submit(at(week, et("08:10")), [code, other])
    # Spent is spent for undo: only a correction with its reason takes it out.
    for each in (code, other):
        history.correct(at(week, et("08:20")), "application", each, {"submitted_at": ""}, "not sent")
    applications.submit(at(week, et("08:30")), [code])
    calls.add(at(week, TEN), number="(319) 555-0101")
    calls.change(at(week, et("10:05")), 1, program=code)
    calls.add(at(week, et("10:20")), program=code, missed=True)
    calls.change(at(week, et("10:50")), 2, call_back="done")
    own_acts = ApplicantActs.of(entries_since(week))
    assert set(own_acts.view(et("08:10")).applied) == set()
    assert set(own_acts.view(et("08:15")).applied) == {code, other}
    assert set(own_acts.view(et("08:25")).applied) == set()
    assert own_acts.view(et("09:00")).applied == {code: et("08:30")}
    assert own_acts.applied_since() == {code: et("08:10"), other: et("08:10")}
    assert not own_acts.view(TEN).answered(TEN, code, "")
    assert own_acts.view(et("10:01")).answered(TEN, code, "(319) 555-0101")
    assert own_acts.view(et("10:06")).answered(TEN, code, "")
    assert not own_acts.view(et("10:30")).answered(et("10:20"), code, "")
    assert not own_acts.view(et("10:30")).returned(et("10:20"), code, "")
    assert own_acts.view(et("11:00")).returned(et("10:20"), code, "")
    assert own_acts.everything() == own_acts.view(et("23:00"))


def call(when: str, **fields: object) -> ApplicantActs:
    row = {"at": et(when).isoformat(), "program": None, "number": "", "missed": False, "call_back": "none"}
    return ApplicantActs([ApplicantAct(et(when), "call", "1", {**row, **fields})])


@pytest.mark.parametrize(
    ("logged", "answers"),
    [
        (call("10:00"), True),
        (call("09:59:01"), True),
        (call("09:58:59"), False),
        (call("10:10"), True),
        (call("10:10:01"), False),
        (call("10:01", program=IM), True),
        (call("10:01", program="9204120C0"), False),
        (call("10:01", number="(319) 555-0101"), True),
        (call("10:01", number="(319) 555-0102"), False),
        (call("10:01", number="(319) 555-0102", program=IM), True),
        (call("10:01", missed=True), False),
        (call("10:01", to="advocate"), False),
    ],
)
def test_a_call_logged_near_its_time_and_of_nobody_else_answers_it(
    logged: ApplicantActs, answers: bool
) -> None:
    assert logged.everything().answered(TEN, IM, "(319) 555-0101") is answers


def test_calling_back_later_returns_a_missed_call() -> None:
    assert call("11:30", program=IM).everything().returned(TEN, IM, "")
    assert not call("09:30", program=IM).everything().returned(TEN, IM, "")
    assert not call("11:30", program="9204120C0").everything().returned(TEN, IM, "")


def test_a_clock_that_was_set_back_hides_nothing() -> None:
    early, late = TEN - timedelta(hours=2), TEN
    own_acts = ApplicantActs(
        ApplicantAct(when, "application", code, {"submitted_at": when.isoformat()})
        for code, when in (("9010140C0", late), ("9011140C0", early))
    )
    assert set(own_acts.view(et("09:00")).applied) == set()
    assert set(own_acts.view(et("10:01")).applied) == {"9010140C0", "9011140C0"}


def test_other_entries_of_the_journal_are_passed_over() -> None:
    entry = Entry(1, TEN, "triage.lane", 1, "triage", IM, None, {"lane": "primary"}, "me", SCHEMA)
    assert ApplicantActs.of([entry]).everything().applied == {}
