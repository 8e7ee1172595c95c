"""The people and calls of the rehearsal, and what was decided by the middle of round 1."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.contacts.calls import CallBack, Channel, Recipient
from matchweek.domain.people.advocates import Answer
from matchweek.domain.programs.triage import SENSIBLE_SIZES, Lane, Tier
from matchweek.errors import BadInput
from matchweek.rehearsal.scenes.plan import triage_plan
from matchweek.rehearsal.scenes.story import cast
from matchweek.rehearsal.world.call_scripts import EARLY, NOT_APPLIED
from matchweek.rehearsal.world.invented_people import STORIES, Moments
from matchweek.rehearsal.world.national import national_list
from tests.support.thorough import examples

WEEK = Moments.of_week(datetime(2027, 3, 15, 14, 0, tzinfo=UTC))
seeds = st.integers(min_value=0, max_value=10**9)
stories = st.sampled_from(STORIES)


def test_a_usual_week_has_the_moments_of_2027() -> None:
    assert WEEK.applications_open == datetime(2027, 3, 15, 15, 0, tzinfo=UTC)
    assert WEEK.contact_opens == datetime(2027, 3, 16, 12, 0, tzinfo=UTC)
    assert WEEK.round_1_opens == datetime(2027, 3, 18, 13, 0, tzinfo=UTC)
    assert WEEK.round_1_closes == datetime(2027, 3, 18, 15, 0, tzinfo=UTC)
    assert WEEK.middle_of_round_1 == datetime(2027, 3, 18, 14, 42, 7, tzinfo=UTC)


def test_instants_without_a_zone_are_refused() -> None:
    with pytest.raises(BadInput):
        Moments.of_week(WEEK.list_opens.replace(tzinfo=None))


def test_a_story_nobody_tells_is_refused() -> None:
    with pytest.raises(BadInput):
        cast(1, WEEK, "dermatology")


@pytest.mark.parametrize("story", STORIES)
def test_the_applicant_and_the_advocates_can_be_reached_by_nobody(story: str) -> None:
    people = cast(1, WEEK, story)
    assert re.fullmatch(r"99\d{6}", people.applicant.aamc_id)
    assert 9000 <= int(people.applicant.school_code) <= 9999
    assert people.applicant.zone in ("Asia/Karachi", "America/Detroit")
    assert 5 <= len(people.advocates) <= 6
    assert {advocate.tier for advocate in people.advocates} == {1, 2, 3}
    answers = Counter(advocate.answer for advocate in people.advocates)
    assert answers[Answer.YES] >= 3 and answers[Answer.HEDGED] == 1 and answers[Answer.ASKED] == 1
    reached = [(people.applicant.phone, people.applicant.mail)]
    reached += [(advocate.phone, advocate.mail) for advocate in people.advocates]
    for phone, mail in reached:
        assert re.fullmatch(r"\([2-9]\d\d\) 555-01\d\d", phone)
        assert re.fullmatch(r"[a-z.\-]+@example\.org", mail)
    for advocate in people.advocates:
        assert (advocate.answered_on is None) == (advocate.answer == Answer.ASKED)


@pytest.mark.parametrize(("story", "speaking"), [("medicine", 4), ("surgery", 3)])
def test_each_advocate_speaks_to_three_or_four_programs_applied_to(story: str, speaking: int) -> None:
    people = cast(2, WEEK, story)
    plan = triage_plan(national_list(2), people, 2)
    load = Counter(number for number, _ in people.assignments)
    assert len(load) == speaking and set(load.values()) <= {3, 4}
    yes = {advocate.id for advocate in people.advocates if advocate.answer == Answer.YES}
    assert set(load) <= yes
    for _, code in people.assignments:
        assert plan[code].application.submitted_at is not None


@settings(max_examples=examples(15), deadline=None)
@given(seeds, stories)
def test_calls_come_in_order_before_the_demo_opens(seed: int, story: str) -> None:
    calls = cast(seed, WEEK, story).calls
    assert [call.id for call in calls] == list(range(1, len(calls) + 1))
    instants = [call.at for call in calls]
    assert instants == sorted(instants)
    assert instants[-1] < WEEK.middle_of_round_1
    assert WEEK.middle_of_round_1 - instants[-1] < timedelta(minutes=30)
    early = [call for call in calls if call.at < WEEK.contact_opens]
    assert [call.incident for call in early] == [EARLY]
    assert early[0].at.replace(second=0) == WEEK.contact_opens - timedelta(minutes=19)


@pytest.mark.parametrize("story", STORIES)
def test_a_week_of_calls_has_everything_that_happens_to_people(story: str) -> None:
    calls = cast(4, WEEK, story).calls
    assert {call.heat for call in calls if call.heat} >= {1, 2, 3, 4, 5}
    assert {Recipient.ME, Recipient.ADVOCATE, Recipient.SCHOOL} == {call.to for call in calls}
    assert Channel.VOICEMAIL in {call.channel for call in calls}
    unknown = [call for call in calls if call.program is None]
    assert unknown and not any(call.confirmed for call in unknown)
    due = [call for call in calls if call.call_back == CallBack.DUE]
    assert len(due) == 1 and due[0].missed and due[0].next_due is not None
    assert due[0].next_due > WEEK.middle_of_round_1
    gaps = [b.at - a.at for a, b in pairwise(calls)]
    assert any(gap < timedelta(minutes=5) for gap in gaps)
    for call in calls:
        assert call.number == "" or re.fullmatch(r"\([2-9]\d\d\) 555-01\d\d", call.number)
        assert 10 < len(call.note) < 260


@settings(max_examples=examples(5), deadline=None)
@given(seeds, stories)
def test_calls_come_from_programs_applied_to_but_for_the_one_to_report(seed: int, story: str) -> None:
    people = cast(seed, WEEK, story)
    listings = national_list(seed)
    plan = triage_plan(listings, people, seed)
    known = {row.code for row in listings}
    strangers = []
    for call in people.calls:
        if call.program is None:
            continue
        assert call.program in known
        sent = plan[call.program].application.submitted_at if call.program in plan else None
        if sent is None:
            strangers.append(call.incident)
        else:
            assert sent < call.at
    assert strangers == [NOT_APPLIED]


@settings(max_examples=examples(5), deadline=None)
@given(seeds, stories)
def test_the_plan_in_the_middle_of_round_1(seed: int, story: str) -> None:
    listings = national_list(seed)
    plan = triage_plan(listings, cast(seed, WEEK, story), seed)
    rows = {row.code: row for row in listings}
    assert set(plan) <= set(rows)
    lanes = Counter(decision.triage.lane for decision in plan.values())
    assert (lanes[Lane.PRIMARY], lanes[Lane.SECONDARY], lanes[Lane.BACKUP]) == (14, 22, 31)
    refused = sum(decision.triage.refused for decision in plan.values())
    assert len(listings) - 67 == refused + (len(listings) - len(plan))
    assert 40 <= len(listings) - len(plan) <= 60
    tiers = Counter(decision.triage.tier for decision in plan.values())
    assert sum(tiers[tier] for tier in Tier) == 67
    for tier, (low, high) in SENSIBLE_SIZES.items():
        assert low <= tiers[tier] <= high
    for decision in plan.values():
        assert (decision.triage.lane is None) == decision.triage.refused


@settings(max_examples=examples(5), deadline=None)
@given(seeds, stories)
def test_the_budgets_are_41_and_3_of_45(seed: int, story: str) -> None:
    listings = national_list(seed)
    plan = triage_plan(listings, cast(seed, WEEK, story), seed)
    rows = {row.code: row for row in listings}
    sent = {code: made.application for code, made in plan.items() if made.application.submitted_at}
    used = Counter(application.via for application in sent.values())
    assert used == {"ERAS": 41, "ResidencyCAS": 3}
    planned = Counter(
        made.application.via
        for made in plan.values()
        if made.application.planned and made.application.submitted_at is None
    )
    assert 2 <= planned["ERAS"] <= 4 and all(used[via] + planned[via] <= 45 for via in used)
    for code, application in sent.items():
        assert application.via in rows[code].services
        assert plan[code].triage.lane is not None
        instant = application.submitted_at
        assert instant is not None and instant.utcoffset() == timedelta(0)
        assert WEEK.applications_open <= instant < WEEK.contact_opens


@pytest.mark.parametrize("size", [0, 3, 40, 200])
def test_a_shorter_list_gives_a_shorter_plan(size: int) -> None:
    listings = national_list(6)[:size]
    plan = triage_plan(listings, cast(6, WEEK), 6)
    assert set(plan) <= {row.code for row in listings}
    sent = [made for made in plan.values() if made.application.submitted_at]
    assert len(sent) <= 44


def test_another_season_moves_everything_with_it() -> None:
    later = Moments.of_week(WEEK.list_opens - timedelta(days=364))
    first, second = cast(3, WEEK), cast(3, later)
    assert [call.at - timedelta(days=364) for call in first.calls] == [call.at for call in second.calls]
    moved = replace(WEEK, round_1_opens=WEEK.round_1_opens - timedelta(days=1))
    third = cast(3, moved)
    shifts = {(a.note, a.at) for a in first.calls} - {(b.note, b.at) for b in third.calls}
    assert {note for note, _ in shifts} == {
        call.note for call in first.calls if call.at >= WEEK.round_1_opens
    }
