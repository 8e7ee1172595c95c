"""Offers: what they are at an instant, and which acts the rules allow (rules: offers)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.offers.offer_rules import judge_accept, judge_record, judge_reject
from matchweek.domain.offers.offers import (
    Offer,
    OfferAnswer,
    OfferState,
    complement,
    excludes,
    expires_at,
    offer_now,
    offers_now,
    open_offers,
    place_after,
    seen_in_round,
    state_after,
)
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.timetable import Timetable
from matchweek.errors import BadInput, RuleSaysNo
from tests.support.offers import ANESTHESIA, FM, IM, PRELIM, RADIOLOGY, TY, WEEK, answered, et, offer
from tests.support.thorough import examples


def state(one: Offer, *others: Offer, at: str, week: Timetable = WEEK) -> OfferState:
    return offer_now(one, (one, *others), week, et(at)).state


def test_an_offer_expires_at_the_end_of_its_round_by_the_clock_alone() -> None:
    one = offer(1)
    assert state(one, at="10:59:59") is OfferState.OPEN
    assert state(one, at="11:00:00") is OfferState.EXPIRED
    assert state(one, at="11:00:01") is OfferState.EXPIRED


def test_two_in_one_round_and_one_accepted_releases_the_other() -> None:
    one = answered(offer(1), OfferAnswer.ACCEPTED, "10:10")
    other = offer(2, FM, "09:40")
    assert state(one, other, at="10:11") is OfferState.ACCEPTED
    found = offer_now(other, (one, other), WEEK, et("12:00"))
    assert (found.state, found.ended_by) == (OfferState.RELEASED, 1)
    assert found.state.words == "ended by your acceptance"


def test_what_expired_before_the_acceptance_stays_expired() -> None:
    late = answered(offer(2, FM, "12:05", 2), OfferAnswer.ACCEPTED, "12:30")
    assert state(offer(1), late, at="13:00") is OfferState.EXPIRED


def test_a_moved_timetable_moves_the_end() -> None:
    one = offer(1)
    longer = WEEK.moved("round_1_closes", et("11:30"))
    assert state(one, at="11:10", week=longer) is OfferState.OPEN
    shorter = WEEK.moved("round_1_closes", et("09:15"))
    assert state(one, at="09:31", week=shorter) is OfferState.EXPIRED
    assert expires_at(offer(2, FM, "15:10", 3), WEEK.without_round(1)) == et("17:00")
    assert expires_at(offer(3, FM, "18:10", 4), WEEK.without_round(4)) == et("17:00")


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [("C", "C", True), ("P", "P", True), ("A", "A", True), ("P", "A", False), ("A", "P", False)]
    + [("C", letter, True) for letter in "MPAR"]
    + [("R", "P", True), ("M", "A", True)],
)
def test_only_a_preliminary_and_an_advanced_place_leave_room_for_each_other(
    first: str, second: str, ends: bool
) -> None:
    assert excludes(first, second) is ends


@pytest.mark.parametrize(
    ("before", "types", "after"),
    [
        ("unmatched", "", "unmatched"),
        ("unknown", "", "unknown"),
        ("unmatched", "C", "placed"),
        ("unknown", "P", "preliminary_only"),
        ("unmatched", "A", "advanced_only"),
        ("unmatched", "PA", "placed"),
        ("advanced_only", "", "advanced_only"),
        ("advanced_only", "P", "placed"),
        ("preliminary_only", "A", "placed"),
        ("unmatched", "R", "placed"),
        ("placed", "", "placed"),
        ("ineligible", "", "ineligible"),
    ],
)
def test_the_state_narrows_with_each_place(before: str, types: str, after: str) -> None:
    assert place_after(types, before) == after


def test_a_partial_place_leaves_its_complement() -> None:
    assert complement(ApplicantState.PRELIMINARY_ONLY) == {"A"}
    assert complement(ApplicantState.ADVANCED_ONLY) == {"P"}
    assert complement(ApplicantState.UNMATCHED) == frozenset()
    held = answered(offer(1, TY), OfferAnswer.ACCEPTED, "10:00")
    advanced, full = offer(2, ANESTHESIA), offer(3, FM)
    found = {each.id: each.state for each in offers_now((held, advanced, full), WEEK, et("10:30"))}
    assert found == {1: "accepted", 2: "open", 3: "released"}
    assert state_after((held, advanced), "unmatched") == "preliminary_only"


def test_open_offers_come_by_their_end() -> None:
    longer = WEEK.moved("round_1_closes", et("11:30"))
    offers = (offer(2, FM, "09:50"), offer(1, IM))
    assert [each.id for each in open_offers(offers, longer, et("11:10"))] == [1, 2]


def test_a_round_with_an_offer_was_looked_at() -> None:
    assert seen_in_round([offer(1)], 1, WEEK)
    assert not seen_in_round([offer(1)], 2, WEEK)
    assert not seen_in_round([offer(1)], 9, WEEK)


def refusal(act: Callable[[], object]) -> RuleSaysNo:
    with pytest.raises(RuleSaysNo) as caught:
        act()
    assert "SOAP rules" in caught.value.rule and caught.value.remedy and caught.value.detail
    return caught.value


@pytest.mark.parametrize("at", ["08:59:59", "11:00:00", "11:30", "20:00", "23:00"])
def test_an_offer_exists_only_in_a_round(at: str) -> None:
    refused = refusal(lambda: judge_record(IM, et(at), (), WEEK, et("23:30"), because="R3 says"))
    assert "no offer" in refused.detail


def test_an_offer_is_recorded_in_the_round_it_was_seen_in() -> None:
    assert judge_record(IM, et("09:00"), (), WEEK, et("09:30")) == (1, ())
    number, warnings = judge_record("9017-140-C0", et("10:58"), (), WEEK, et("11:02"))
    assert number == 1 and "expired" in warnings[0]
    assert (
        "not recorded as applied" in judge_record(IM, et("12:30"), (), WEEK, et("12:31"), applied=False)[1][0]
    )


@pytest.mark.parametrize(
    ("program", "at", "now"),
    [("Harbor Point", "09:30", "09:31"), (IM, "10:00", "09:59"), ("", "09:30", "09:31")],
)
def test_what_is_no_code_or_still_to_come_cannot_be_recorded(program: str, at: str, now: str) -> None:
    with pytest.raises(BadInput):
        judge_record(program, et(at), (), WEEK, et(now))


def test_the_same_offer_is_not_recorded_twice() -> None:
    for now in ("10:00", "11:02"):
        with pytest.raises(BadInput):
            judge_record(IM, et("09:45"), (offer(1),), WEEK, et(now))


@pytest.mark.parametrize("earlier", [offer(1), answered(offer(1), OfferAnswer.REJECTED, "10:00")])
def test_a_program_whose_offer_was_refused_or_lost_is_questioned(earlier: Offer) -> None:
    refusal(lambda: judge_record(IM, et("12:10"), (earlier,), WEEK, et("12:11")))
    number, warnings = judge_record(IM, et("12:10"), (earlier,), WEEK, et("12:11"), because="R3 shows it")
    assert number == 2 and "made again" in warnings[0]


def test_another_track_of_the_same_institution_may_still_offer() -> None:
    rejected = answered(offer(1), OfferAnswer.REJECTED, "10:00")
    assert judge_record("9017140C1", et("12:10"), (rejected,), WEEK, et("12:11"))[0] == 2


def test_after_a_place_only_what_fits_beside_it_can_come() -> None:
    full = answered(offer(1), OfferAnswer.ACCEPTED, "10:00")
    refusal(lambda: judge_record(FM, et("12:10"), (full,), WEEK, et("12:11")))
    prelim = answered(offer(1, TY), OfferAnswer.ACCEPTED, "10:00")
    refusal(lambda: judge_record(FM, et("12:10"), (prelim,), WEEK, et("12:11")))
    assert judge_record(ANESTHESIA, et("12:10"), (prelim,), WEEK, et("12:11"))[0] == 2
    # Seen before the acceptance and recorded after it: it was there.
    assert judge_record(FM, et("09:50"), (full,), WEEK, et("12:11"))[0] == 1


def test_what_monday_said_decides_what_can_come() -> None:
    half = ApplicantState.ADVANCED_ONLY
    assert judge_record(TY, et("09:30"), (), WEEK, et("09:31"), state=half)[0] == 1
    refused = refusal(lambda: judge_record(IM, et("09:30"), (), WEEK, et("09:31"), state=half))
    assert "places one holds" in refused.rule


def test_an_acceptance_is_judged_at_its_own_instant() -> None:
    one = offer(1)
    assert judge_accept(one, (one,), WEEK, et("10:58")) == ()
    assert judge_accept(one, (one,), WEEK, et("11:02"), at=et("10:58")) == ()
    refused = refusal(lambda: judge_accept(one, (one,), WEEK, et("11:00")))
    assert "--at" in refused.remedy
    assert judge_accept(one, (one,), WEEK, et("11:02"), because="R3 shows accepted")
    for at in ("11:03", "09:00"):
        with pytest.raises(BadInput):
            judge_accept(one, (one,), WEEK, et("11:02"), at=et(at), because="R3")


def test_a_second_place_of_a_kind_is_refused_whatever_the_reason() -> None:
    held, other = answered(offer(1), OfferAnswer.ACCEPTED, "10:00"), offer(2, FM, "09:50")
    refusal(lambda: judge_accept(other, (held, other), WEEK, et("10:30")))
    refusal(lambda: judge_accept(other, (held, other), WEEK, et("10:30"), because="R3 shows both"))
    refusal(lambda: judge_reject(other, (held, other), WEEK, et("10:30"), because="R3"))
    with pytest.raises(BadInput):
        judge_accept(held, (held,), WEEK, et("10:30"))


def test_both_halves_of_a_training_can_be_accepted() -> None:
    held, advanced = (
        answered(offer(1, PRELIM), OfferAnswer.ACCEPTED, "10:00"),
        offer(2, RADIOLOGY, "12:10", 2),
    )
    assert judge_accept(advanced, (held, advanced), WEEK, et("12:30")) == ()
    prelim = offer(3, TY)
    assert "partially placed" in judge_accept(prelim, (prelim,), WEEK, et("10:00"))[0]
    assert judge_accept(prelim, (prelim,), WEEK, et("10:00"), state="advanced_only") == ()


def test_rejecting_is_final_and_needs_an_offer_that_stands() -> None:
    one = offer(1)
    assert judge_reject(one, (one,), WEEK, et("10:00")) == ()
    refusal(lambda: judge_reject(one, (one,), WEEK, et("11:00")))
    assert judge_reject(one, (one,), WEEK, et("11:00"), because="I rejected it")
    held = answered(one, OfferAnswer.ACCEPTED, "10:00")
    refusal(lambda: judge_reject(held, (held,), WEEK, et("10:30"), because="changed my mind"))
    rejected = answered(one, OfferAnswer.REJECTED, "10:00")
    refusal(lambda: judge_accept(rejected, (rejected,), WEEK, et("10:30")))
    with pytest.raises(BadInput):
        judge_reject(rejected, (rejected,), WEEK, et("10:30"))


PROGRAMS = (IM, FM, TY, PRELIM, ANESTHESIA, RADIOLOGY, "9105140M0", "9042040R0")
MINUTES = st.integers(min_value=-30, max_value=13 * 60)
acts = st.lists(
    st.tuples(
        st.sampled_from(["record", "accept", "reject", "move"]),
        st.integers(min_value=0, max_value=7),
        st.integers(min_value=0, max_value=45),
        st.none() | MINUTES,
        st.sampled_from(["", "R3 shows it"]),
    ),
    max_size=40,
)


@dataclass
class Told:
    """A week of offer acts as services would do them: judged, then kept."""

    before: str
    now: datetime
    week: Timetable = WEEK
    offers: list[Offer] = field(default_factory=list)
    late: set[int] = field(default_factory=set)

    def do(self, kind: str, which: int, at: datetime | None, because: str) -> None:
        if kind == "move":
            self.week = self.week.moved("round_1_closes", et("10:30") + timedelta(minutes=10 * which))
        elif kind == "record":
            seen = at or self.now
            number, _ = judge_record(
                PROGRAMS[which], seen, self.offers, self.week, self.now, state=self.before, because=because
            )
            self.offers.append(Offer(len(self.offers) + 1, PROGRAMS[which], number, seen, because=because))
        elif self.offers:
            one = self.offers[which % len(self.offers)]
            judge = judge_accept if kind == "accept" else judge_reject
            judge(one, self.offers, self.week, self.now, at=at, because=because)
            moment = at or self.now
            if moment >= expires_at(one, self.week):
                assert because, "an answer after the end without a reason"
            answer = OfferAnswer.ACCEPTED if kind == "accept" else OfferAnswer.REJECTED
            self.offers[self.offers.index(one)] = replace(
                one, answer=answer, answered_at=moment, answer_because=because
            )

    def must_hold(self) -> None:
        places = [each for each in self.offers if each.accepted]
        for one in places:
            assert not any(excludes(one.type, other.type) for other in places if other is not one)
        for each in offers_now(self.offers, self.week, self.now):
            if each.open:
                assert self.now < each.expires_at
                assert not any(
                    excludes(one.type, each.offer.type) and (one.answered_at or self.now) < each.expires_at
                    for one in places
                )


@settings(max_examples=examples(60), deadline=None)
@given(acts, st.sampled_from(["unknown", "unmatched", "advanced_only"]))
def test_whatever_is_done_and_whenever_the_rules_hold(sequence: list, before: str) -> None:
    told = Told(before, et("08:30"))
    for kind, which, minutes, back, because in sequence:
        told.now += timedelta(minutes=minutes)
        at = None if back is None else et("08:30") + timedelta(minutes=back)
        stood = list(told.offers)
        try:
            told.do(kind, which, at, because)
        except (RuleSaysNo, BadInput):
            assert told.offers == stood
        told.must_hold()
    for hours in range(14):
        told.now = et("09:00") + timedelta(hours=hours)
        told.must_hold()


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.sampled_from(PROGRAMS), unique=True, max_size=8), MINUTES, MINUTES)
def test_nothing_is_open_after_its_round_and_nothing_reopens(
    programs: list[str], early: int, later: int
) -> None:
    offers = [offer(number, program) for number, program in enumerate(programs, 1)]
    first, second = sorted(et("08:30") + timedelta(minutes=each) for each in (early, later))
    before = {each.id: each.open for each in offers_now(offers, WEEK, first)}
    for each in offers_now(offers, WEEK, second):
        assert before[each.id] or not each.open
        assert each.open == (second < et("11:00"))
