"""The model of a fictional week: how it fills, what happens, and that it is the same each time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.contacts.calls import CallKind
from matchweek.domain.offers.offers import OfferAnswer, excludes, place_after
from matchweek.domain.programs.budget import CAP
from matchweek.domain.programs.lists import FINAL_LIST
from matchweek.domain.programs.program import Listing
from matchweek.domain.season.timetable import load_season
from matchweek.errors import BadInput
from matchweek.rehearsal.refresh import refreshed
from matchweek.rehearsal.world.applicant_acts import ApplicantAct, ApplicantActs
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.rehearsal.world.filling import Filling
from matchweek.rehearsal.world.interest import Fortune
from matchweek.rehearsal.world.model import WeekModel
from matchweek.rehearsal.world.national import national_list
from tests.support.applicant import Scripted, everything, nothing
from tests.support.thorough import examples

WEEK = load_season(2027)
SENT = WEEK.applications_open + timedelta(hours=2)
seeds = st.integers(min_value=0, max_value=10**6)


@cache
def monday(seed: int) -> tuple[Listing, ...]:
    return national_list(seed)


def model(seed: int, **more) -> WeekModel:
    return WeekModel(seed, WEEK, listings=monday(seed), **more)


def choice(seed: int, types: str = "CP", count: int = CAP) -> list[str]:
    """Some programs of these types, spread over the list."""
    codes = [row.code for row in monday(seed) if row.type in types]
    return codes[:: max(1, len(codes) // count)][:count]


def lived(seed: int, types: str = "CP", until: datetime | None = None, **more) -> Scripted:
    fortune = more.pop("fortune", Fortune.EVEN)
    someone = Scripted(model(seed, fortune=fortune), **more)
    someone.apply(choice(seed, types), SENT)
    someone.live(until)
    return someone


@pytest.mark.parametrize("seed", range(20))
def test_about_60_and_80_percent_are_filled_whoever_takes_part(seed: int) -> None:
    filling = Filling(monday(seed), seed)
    shares = []
    for _ in range(4):
        filling.offer({})
        shares.append(filling.settle().filled)
    assert shares == sorted(shares)
    assert shares[0] == pytest.approx(0.60, abs=0.05)
    assert shares[1] == pytest.approx(0.80, abs=0.05)
    assert shares[3] < 1


def test_no_program_offers_more_than_it_has_and_what_is_left_rolls_on() -> None:
    filling = Filling(monday(1), 1)
    open_before = sum(row.positions for row in monday(1))
    for number in range(1, 5):
        filling.offer({})
        done = filling.settle()
        assert done.number == number
        assert done.offers == open_before
        left = sum(row.positions for row in done.listings)
        # A few positions are found again, none is lost.
        assert open_before - done.accepted <= left <= open_before - done.accepted + 10
        open_before = left


def test_the_name_at_the_top_gets_the_offer_first_and_only_once() -> None:
    row = max(monday(2), key=lambda row: row.positions)
    filling = Filling(monday(2), 2)
    assert filling.offer({row.code: 0}) == (row.code,)
    filling.settle()
    assert filling.offer({row.code: 0}) == ()
    later = Filling(monday(2), 2)
    assert later.offer({row.code: row.positions}) == ()


def test_an_offer_not_accepted_rolls_to_the_next_name() -> None:
    row = min(monday(2), key=lambda row: (row.positions, row.code))
    place = {row.code: 0}
    taken, left = Filling(monday(2), 2), Filling(monday(2), 2)
    taken.offer(place)
    left.offer(place)
    after_taken = {each.code: each.positions for each in taken.settle({row.code}).listings}
    after_left = {each.code: each.positions for each in left.settle().listings}
    assert after_left.get(row.code, 0) == after_taken.get(row.code, 0) + 1


def test_the_list_of_an_applicant_who_does_nothing_is_the_refreshed_one() -> None:
    week = model(3)
    for after_round in range(1, 5):
        assert week.list_after(ApplicantActs(), after_round) == refreshed(monday(3), 3, after_round)
    assert week.list_after(ApplicantActs(), 0) == monday(3)
    for number in (0, 5, -1):
        with pytest.raises(BadInput):
            week.offers(ApplicantActs(), number)


def ids(events: Sequence[Event]) -> list[str]:
    return [event.id for event in events]


@settings(max_examples=examples(8), deadline=None)
@given(seeds)
def test_the_same_seed_and_deeds_are_the_same_week(seed: int) -> None:
    first, second = lived(seed % 7), lived(seed % 7)
    assert first.happened == second.happened and first.own_acts == second.own_acts
    told = model(seed % 7).events(ApplicantActs(first.own_acts), WEEK.ends)
    assert list(told) == first.happened


@settings(max_examples=examples(25), deadline=None)
@given(st.integers(0, 4), st.integers(0, 110), st.data())
def test_what_is_done_later_changes_nothing_that_happened(seed: int, hours: int, data: st.DataObject) -> None:
    until = WEEK.list_opens + timedelta(hours=hours)
    someone = lived(seed, until=until)
    before = model(seed).events(ApplicantActs(someone.own_acts), until)
    ahead = {
        event.program
        for event in model(seed).events(ApplicantActs(someone.own_acts), WEEK.ends)
        if event.program
    }
    codes = st.sampled_from([*sorted(ahead), *choice(seed, "CPMA")])
    later = []
    for _ in range(data.draw(st.integers(1, 4))):
        at = until + timedelta(minutes=data.draw(st.integers(0, 600)))
        code = data.draw(codes)
        later.append(ApplicantAct(at, "application", code, {"submitted_at": at.isoformat()}))
        call = {"at": at.isoformat(), "program": code, "number": "", "missed": False, "call_back": "none"}
        later.append(ApplicantAct(at, "call", f"later {code}", call))
    later.sort(key=lambda deed: deed.at)
    assert model(seed).events(ApplicantActs([*someone.own_acts, *later]), until) == before


def test_events_come_in_order_each_once_and_next_event_agrees() -> None:
    someone = lived(5)
    assert len(set(ids(someone.happened))) == len(someone.happened)
    for one, other in pairwise(someone.happened):
        assert one.order < other.order
    week, own_acts = model(5), ApplicantActs(someone.own_acts)
    at = WEEK.list_opens - timedelta(days=1)
    for instant in sorted({event.at for event in someone.happened}):
        coming = week.next_event(own_acts, at)
        assert coming is not None and coming.at == instant
        assert coming == next(event for event in someone.happened if event.at == instant)
        at = instant
    assert week.next_event(own_acts, WEEK.match_day) is None


@pytest.mark.parametrize("seed", range(6))
def test_the_week_has_everything_that_happens_to_people(seed: int) -> None:
    someone = lived(seed)
    calls = someone.of(EventKind.CALL)
    lessons = {event.lesson for event in someone.happened}
    assert lessons >= {
        "before 08:00",
        "two at once",
        "an unknown number",
        "not applied to",
        "a forbidden question",
        "a promise is no offer",
        "a number that says nothing",
        "a voicemail",
    }
    assert 10 <= len(calls) <= 26
    early = [event for event in calls if event.at < WEEK.contact_opens]
    assert len(early) == 1 and early[0].incident
    applied = set(choice(seed, "CP"))
    strangers = [event for event in calls if event.program and event.program not in applied]
    assert [event.lesson for event in strangers] == ["not applied to"]
    first = next(event for event in calls if event.lesson == "two at once")
    assert any(timedelta(0) < first.at - event.at <= timedelta(minutes=3) for event in calls)
    assert any(event.call_kind == CallKind.OFFER_TALK for event in calls)
    for event in someone.happened:
        assert event.number == "" or re.fullmatch(r"\([2-9]\d\d\) 555-01\d\d", event.number)
        assert event.program is None or 9000 <= int(event.program[:4]) <= 9999
        assert event.title and "{" not in event.words + event.title


def test_interviews_do_not_collide_and_come_only_after_a_talk() -> None:
    someone = lived(2)
    starts = [event.at for event in someone.of(EventKind.INTERVIEW)]
    assert len(starts) >= 2 and len(set(starts)) == len(starts)
    deaf = lived(2, calls=nothing)
    assert len(deaf.of(EventKind.INTERVIEW)) <= 1
    assert len(deaf.of(EventKind.VOICEMAIL)) > len(someone.of(EventKind.VOICEMAIL))


def test_who_applies_to_nothing_hears_almost_nothing() -> None:
    someone = Scripted(model(1))
    someone.live()
    assert {event.lesson for event in someone.of(EventKind.CALL)} == {
        "not applied to",
        "a number that says nothing",
    }
    assert not someone.of(EventKind.OFFER) and len(someone.of(EventKind.NO_OFFER)) == 4
    assert [event.id for event in someone.of(EventKind.LIST)] == [
        f"list:{number}" for number in (*range(5), FINAL_LIST)
    ]


def test_the_final_list_comes_when_soap_ends_and_is_what_the_last_round_left() -> None:
    someone = Scripted(model(1))
    someone.live()
    last = someone.of(EventKind.LIST)[-1]
    assert (last.id, last.at) == (f"list:{FINAL_LIST}", WEEK.soap_ends)
    left = someone.model.list_after(ApplicantActs(), FINAL_LIST)
    assert left == someone.model.list_after(ApplicantActs(), len(WEEK.rounds)) != someone.model.monday


def test_missed_calls_lower_the_chance() -> None:
    heard = sum(len(lived(seed).of(EventKind.OFFER)) for seed in range(8))
    deaf = sum(len(lived(seed, calls=nothing).of(EventKind.OFFER)) for seed in range(8))
    assert heard >= 6 and deaf < heard / 2


def test_a_late_application_is_answered_later_or_not_at_all() -> None:
    someone = Scripted(model(4))
    someone.live(WEEK.contact_opens + timedelta(hours=3))
    late = WEEK.contact_opens + timedelta(hours=3, minutes=1)
    someone.apply(choice(4, "CPA", 200), late)
    someone.live()
    calls = [event for event in someone.of(EventKind.CALL) if event.id.startswith("call:late")]
    assert calls and all(event.at > late + timedelta(minutes=45) for event in calls)
    after_all = Scripted(model(4))
    after_all.apply(choice(4, "CP"), WEEK.rounds[-1].opens)
    after_all.live()
    assert not after_all.of(EventKind.OFFER)


@pytest.mark.parametrize("seed", range(5))
def test_placed_by_fortune(seed: int) -> None:
    someone = lived(seed, fortune=Fortune.PLACED, accepts=everything)
    offers = someone.of(EventKind.OFFER)
    assert len(offers) >= 2 and {offer.round for offer in offers} == {1}
    ended = [event for event in someone.of(EventKind.ENDED) if event.round == 1]
    assert not ended
    assert len(someone.of(EventKind.NO_OFFER)) == 3


@pytest.mark.parametrize("seed", range(5))
def test_partially_placed_by_fortune(seed: int) -> None:
    someone = lived(seed, "PA", fortune=Fortune.PARTIAL, accepts=lambda event: True)
    offers = someone.of(EventKind.OFFER)
    assert {offer.program[7] for offer in offers if offer.round == 1 and offer.program} == {"P"}
    assert "A" in {offer.program[7] for offer in offers if offer.round == 2 and offer.program}
    taken = [offers[0].program or "", next(o.program or "" for o in offers if o.round == 2)]
    assert place_after(code[7] for code in taken) == "placed"
    assert not excludes(taken[0][7], taken[1][7])


@pytest.mark.parametrize("seed", range(5))
def test_unplaced_by_fortune(seed: int) -> None:
    someone = lived(seed, fortune=Fortune.UNPLACED)
    assert not someone.of(EventKind.OFFER) and len(someone.of(EventKind.CALL)) > 8


def test_what_is_refused_or_let_go_is_not_offered_again() -> None:
    someone = lived(0, fortune=Fortune.PLACED)
    offered = Counter(event.program for event in someone.of(EventKind.OFFER))
    assert set(offered.values()) == {1}
    assert {event.program for event in someone.of(EventKind.ENDED)} == set(offered)


def test_an_acceptance_counts_when_it_was_in_time_however_late_it_is_recorded() -> None:
    someone = lived(0, fortune=Fortune.PLACED)
    offer = someone.of(EventKind.OFFER)[0]
    closes = WEEK.rounds[0].closes
    week = model(0, fortune=Fortune.PLACED)

    def recorded(answered: datetime) -> ApplicantActs:
        fields = {"program": offer.program, "round": 1, "answer": OfferAnswer.ACCEPTED.value}
        said = ApplicantAct(
            closes + timedelta(minutes=2), "offer", offer.id, {**fields, "answered_at": answered.isoformat()}
        )
        return ApplicantActs([*someone.own_acts, said])

    in_time, too_late = recorded(closes - timedelta(minutes=2)), recorded(closes)
    assert [week.offers(in_time, number) for number in (2, 3, 4)] == [(), (), ()]
    left = {row.code: row.positions for row in week.list_after(in_time, 1)}
    rolled = {row.code: row.positions for row in week.list_after(too_late, 1)}
    assert offer.program is not None
    assert rolled[offer.program] == left.pop(offer.program, 0) + 1
    rolled.pop(offer.program)
    assert left == rolled


def test_an_undone_application_is_unknown_again() -> None:
    someone = Scripted(model(1))
    someone.apply(choice(1), SENT)
    for code in choice(1):
        someone.keep(SENT + timedelta(minutes=5), "application", code, submitted_at=None)
    someone.live()
    assert len(someone.of(EventKind.CALL)) == 2


def test_a_rehearsal_that_begins_on_thursday_takes_the_days_before_as_lived() -> None:
    begins = WEEK.rounds[0].opens - timedelta(minutes=30)
    someone = Scripted(model(3, begins=begins))
    someone.apply(choice(3), SENT)
    someone.live()
    assert min(event.at for event in someone.happened) >= begins
    known = lived(3)
    assert {event.program for event in someone.of(EventKind.OFFER)} >= {
        event.program for event in known.of(EventKind.OFFER) if event.round == 1
    }


def test_a_timetable_with_other_rounds_is_lived_too() -> None:
    three = replace(WEEK.without_round(4), soap_ends=WEEK.rounds[3].opens)
    someone = Scripted(WeekModel(2, three, listings=monday(2)))
    someone.apply(choice(2), SENT)
    someone.live()
    # Monday's, one after each round, the final one.
    assert len(someone.of(EventKind.LIST)) == 5
    assert someone.happened[-1].at == three.match_day


def test_a_short_list_is_lived_too() -> None:
    someone = Scripted(WeekModel(2, WEEK, listings=monday(2)[:3]))
    someone.apply([row.code for row in monday(2)[:3]], SENT)
    someone.live()
    assert someone.happened
