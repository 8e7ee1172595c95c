"""Alarms: each once, in order, after sleep too; rounds, offers and interviews never silenced
(rules: timetable, offers)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.season.own_times import RoundCheck
from matchweek.domain.season.timetable import load_season, moments
from matchweek.domain.week.agenda import agenda
from matchweek.domain.week.alarms import (
    LOOK_AFTER,
    NEVER_SILENCED,
    Alarm,
    AlarmKind,
    Quiet,
    Watched,
    alarms,
    watched,
)

TIMES = load_season(2027)
ROUND = TIMES.rounds[0]
NOTHING = Watched()
ALL_LOOKED = Watched(looked={1, 2, 3, 4})
MINUTE = timedelta(minutes=1)
WEEK = (TIMES.list_opens - timedelta(days=1), TIMES.ends + timedelta(days=1))
KARACHI = timezone(timedelta(hours=5))
NIGHT = Quiet(hours=(time(23), time(7)), zone=KARACHI)


def each_minute(
    since: datetime, until: datetime, what: Watched = NOTHING, quiet: Quiet | None = None
) -> list[Alarm]:
    """What a clock that ticks each minute announces."""
    found: list[Alarm] = []
    at = since
    while at < until:
        found += alarms(TIMES, what, at, at + MINUTE, quiet or Quiet())
        at += MINUTE
    return found


def test_a_week_announces_each_boundary_once_in_order() -> None:
    told = alarms(TIMES, ALL_LOOKED, *WEEK)
    assert [alarm.key for alarm in told] == [m.key for m in moments(TIMES) if m.is_boundary]
    assert [alarm.at for alarm in told] == sorted(alarm.at for alarm in told)
    assert {alarm.kind for alarm in told} == {AlarmKind.BOUNDARY, AlarmKind.ROUND}
    assert alarms(TIMES, NOTHING, WEEK[1], WEEK[0]) == ()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_every_round_asks_to_look_until_it_is_recorded(number: int) -> None:
    window = TIMES.rounds[number - 1]
    told = each_minute(window.opens - MINUTE, window.closes)
    looks = [(alarm.at - window.opens) // MINUTE for alarm in told if "Look in R3 now" in alarm.title]
    assert looks == [0, *LOOK_AFTER] == [0, 5, 15, 30, 60, 90, 110]
    assert all(alarm.urgent for alarm in told)
    assert told[0].text == "2 hours until it ends."
    assert told[-2].text == "10 minutes until it ends. Record an offer, or that there is none."
    assert told[-1].key == f"round_{number}_closes"
    assert told[-1].text.startswith("Nothing was recorded for it")
    list_words = "last list" if number == 4 else "refreshed list"
    assert list_words in told[-1].text


def test_a_recorded_round_asks_no_more() -> None:
    told = each_minute(ROUND.opens + 6 * MINUTE, ROUND.closes, Watched(looked=[1]))
    assert [(alarm.key, alarm.title) for alarm in told] == [("round_1_closes", "Round 1 has ended")]
    assert "Nothing was recorded" not in told[0].text


def test_a_laptop_that_slept_through_a_round_hears_the_present() -> None:
    told = alarms(TIMES, NOTHING, ROUND.opens - MINUTE, ROUND.opens + 100 * MINUTE)
    assert [(alarm.key, alarm.title) for alarm in told] == [
        ("round_1_opens", "Look in R3 now: Round 1 is open"),
        ("look:1:90", "Look in R3 now: Round 1 is open"),
    ]
    assert told[0].text == "20 minutes until it ends."
    told = alarms(TIMES, NOTHING, ROUND.opens - MINUTE, TIMES.rounds[1].opens + 7 * MINUTE)
    assert [alarm.key for alarm in told] == ["round_1_opens", "round_1_closes", "round_2_opens", "look:2:5"]
    assert [alarm.title for alarm in told[:2]] == ["Round 1 opened", "Round 1 has ended"]


OFFERS = [(1, ROUND.closes, "Harbor Point"), (2, ROUND.closes, "Old Mill")]


def test_open_offers_that_end_together_are_told_together() -> None:
    told = each_minute(ROUND.opens, ROUND.closes, Watched(looked=[1], offers=OFFERS))
    ends = [alarm for alarm in told if alarm.kind is AlarmKind.OFFER]
    assert [alarm.title for alarm in ends] == [
        "2 open offers end in 1 hour",
        "2 open offers end in 30 minutes",
        "2 open offers end in 15 minutes",
        "2 open offers end in 5 minutes",
        "2 open offers end in 1 minute",
        "2 open offers ended just now",
    ]
    assert ends[0].text.startswith("Harbor Point, Old Mill")
    assert ends[-1].text.startswith("Harbor Point, Old Mill. No answer is recorded.")
    assert all(alarm.about == ROUND.closes and alarm.urgent for alarm in ends)


def test_missed_reminders_of_one_offer_become_one_in_the_words_of_now() -> None:
    what = Watched(looked=[1], offers=OFFERS[:1])
    told = alarms(TIMES, what, ROUND.opens, ROUND.closes - 7 * MINUTE)
    assert [(alarm.key.rpartition(":")[2], alarm.title) for alarm in told] == [
        ("15", "An open offer ends in 7 minutes")
    ]


def test_an_offer_that_ran_out_says_so_awake_as_after_sleep() -> None:
    what = Watched(looked=[1], offers=OFFERS[:1])
    awake = each_second_around(ROUND.closes, what)
    assert [(alarm.at, alarm.title, alarm.names) for alarm in awake] == [
        (ROUND.closes, "An open offer ended just now", ("Harbor Point",))
    ]
    slept = alarms(TIMES, what, ROUND.closes - 90 * MINUTE, ROUND.closes + 20 * MINUTE)
    told = [(alarm.at, alarm.title, alarm.text) for alarm in slept if alarm.kind is AlarmKind.OFFER]
    assert told == [(ROUND.closes, "An open offer ended 20 minutes ago", awake[0].text)]


def each_second_around(at: datetime, what: Watched) -> list[Alarm]:
    """The offers' alarms that a clock which ticks each second tells around an instant."""
    second = timedelta(seconds=1)
    told = [alarms(TIMES, what, at + (n - 1) * second, at + n * second) for n in range(-5, 6)]
    return [alarm for some in told for alarm in some if alarm.kind is AlarmKind.OFFER]


def test_an_offer_on_the_board_that_ran_out_is_told_in_the_second_in_which_it_did() -> None:
    offer = Offer(1, "9010140C0", 1, ROUND.opens + MINUTE)
    board = Board(kept=Kept(offers={1: offer}))
    before = ROUND.closes - timedelta(seconds=1)
    told = alarms(TIMES, watched(board, TIMES, before), before, ROUND.closes)
    assert [alarm.title for alarm in told if alarm.kind is AlarmKind.OFFER] == [
        "An open offer ended just now"
    ]
    answered = replace(offer, answer="rejected", answered_at=ROUND.opens + 2 * MINUTE)
    board = Board(kept=Kept(offers={1: answered}))
    told = alarms(TIMES, watched(board, TIMES, before), before, ROUND.closes)
    assert not [alarm for alarm in told if alarm.kind is AlarmKind.OFFER]


def test_interviews_are_told_three_times_and_a_missed_one_still() -> None:
    begins = TIMES.contact_opens + timedelta(hours=5)
    what = Watched(interviews=[("a", begins, "Harbor Point")])
    told = each_minute(begins - 70 * MINUTE, begins + 9 * MINUTE, what)
    assert [alarm.title for alarm in told] == [
        "Interview in 1 hour",
        "Interview in 15 minutes",
        "Interview in 5 minutes",
    ]
    late = alarms(TIMES, what, begins - 70 * MINUTE, begins + 9 * MINUTE)
    assert [alarm.title for alarm in late] == ["The interview began 9 minutes ago"]


def test_two_interviews_do_not_hide_each_other() -> None:
    begins = TIMES.contact_opens + timedelta(hours=5)
    what = Watched(interviews=[(1, begins, "A"), (2, begins, "B")])
    assert [alarm.text for alarm in alarms(TIMES, what, begins - 6 * MINUTE, begins - MINUTE)] == ["A", "B"]


def test_a_call_back_falls_due_once() -> None:
    at = TIMES.contact_opens + timedelta(hours=3)
    calls = [
        Call(1, TIMES.contact_opens, caller="Dr. Osei", call_back="due", next_due=at),
        Call(2, TIMES.contact_opens, caller="Dr. Vance", call_back="done", next_due=at),
        Call(3, TIMES.contact_opens, call_back="due"),
    ]
    told = each_minute(at - 3 * MINUTE, at + 3 * MINUTE, Watched(calls=calls))
    promised = [alarm for alarm in told if alarm.kind is AlarmKind.CALL]
    assert [(alarm.at, alarm.title, alarm.urgent) for alarm in promised] == [
        (at, "Call back Dr. Osei", False)
    ]


def test_quiet_hours_put_off_what_can_wait_and_nothing_else() -> None:
    # Thursday 15:00 Eastern is Friday midnight in Karachi: round 3, in the quiet hours there.
    due = TIMES.rounds[2].opens + 30 * MINUTE
    morning = datetime(2027, 3, 19, 2, tzinfo=UTC)
    what = Watched(calls=[Call(1, ROUND.opens, caller="Dr. Osei", call_back="due", next_due=due)])
    told = each_minute(TIMES.rounds[2].opens - MINUTE, morning + MINUTE, what, NIGHT)
    heard = [alarm for alarm in told if alarm.kind in NEVER_SILENCED]
    assert heard[0].at == TIMES.rounds[2].opens
    assert len(heard) == 2 * (2 + len(LOOK_AFTER))
    waited = [(alarm.at, alarm.key.split(":")[0], alarm.about) for alarm in told if alarm not in heard]
    assert waited == [(morning, "call", due), (morning, "soap_ends", TIMES.soap_ends)]


@pytest.mark.parametrize(
    ("hours", "at", "told"),
    [
        ((time(23), time(7)), "22:59", "22:59"),
        ((time(23), time(7)), "23:00", "07:00+1"),
        ((time(23), time(7)), "06:59", "07:00"),
        ((time(23), time(7)), "07:00", "07:00"),
        ((time(1), time(5)), "03:00", "05:00"),
        ((time(1), time(5)), "05:00", "05:00"),
        ((time(5), time(5)), "05:00", "05:00"),
    ],
)
def test_when_quiet_hours_end(hours: tuple[time, time], at: str, told: str) -> None:
    day = datetime(2027, 3, 17, tzinfo=KARACHI)
    begin, end = (time.fromisoformat(each[:5]) for each in (at, told))
    expected = day.replace(hour=end.hour, minute=end.minute) + timedelta(days=told.endswith("+1"))
    found = Quiet(hours=hours, zone=KARACHI).told_at(day.replace(hour=begin.hour, minute=begin.minute))
    assert found == expected


def test_kinds_can_be_switched_off() -> None:
    told = alarms(TIMES, NOTHING, *WEEK, Quiet(off={"boundary", "call", "round", "look"}))
    assert {alarm.kind for alarm in told} == {AlarmKind.ROUND}
    assert len(told) == 8


def test_a_moved_round_is_announced_at_its_new_time() -> None:
    later = ROUND.closes + 30 * MINUTE
    moved = TIMES.moved("round_1_closes", later)
    assert [a.key for a in alarms(moved, ALL_LOOKED, ROUND.closes - MINUTE, later - MINUTE)] == []
    assert [a.key for a in alarms(moved, ALL_LOOKED, later - MINUTE, later)] == ["round_1_closes"]


def test_who_is_placed_is_not_asked_to_look() -> None:
    placed = watched(Board(applicant=Applicant(state="placed")), TIMES, ROUND.opens)
    told = alarms(TIMES, placed, *WEEK)
    assert not any("Look" in alarm.title or alarm.urgent for alarm in told)
    assert len(told) == len(alarms(TIMES, ALL_LOOKED, *WEEK))


def test_what_the_board_holds_is_watched() -> None:
    checks = {"2027/1": RoundCheck(ROUND.opens), "2026/2": RoundCheck(ROUND.opens)}
    calls = [Call(1, ROUND.opens)]
    board = Board(calls=calls, kept=Kept(round_checks=checks))
    found = watched(board, TIMES, ROUND.opens, looked={3}, offers=OFFERS)
    assert found == Watched(True, frozenset({1, 3}), OFFERS, [], calls)


# Whole minutes and the seconds around them, over the whole week.
INSTANTS = st.builds(
    lambda minute, second: WEEK[0] + timedelta(minutes=minute, seconds=second),
    st.integers(0, (WEEK[1] - WEEK[0]) // MINUTE),
    st.sampled_from([0, 0, 1, 59]),
)
THREE = st.lists(INSTANTS, min_size=3, max_size=3).map(sorted)
HOURS = st.tuples(st.times(), st.times())
SETTINGS = st.builds(
    Quiet,
    off=st.sets(st.sampled_from([str(kind) for kind in AlarmKind])),
    hours=st.none() | HOURS,
    zone=st.sampled_from([UTC, KARACHI, timezone(timedelta(hours=-10)), timezone(timedelta(minutes=345))]),
)
TITLED = st.lists(st.tuples(st.integers(1, 5), INSTANTS, st.just("A")), max_size=4, unique_by=lambda t: t[0])
WATCHED = st.builds(
    Watched,
    looked=st.sets(st.integers(1, 4)),
    offers=TITLED,
    interviews=TITLED,
    calls=st.lists(st.builds(Call, st.integers(1, 3), INSTANTS, next_step=st.just("x"), next_due=INSTANTS)),
)
REPEATED = (AlarmKind.LOOK, AlarmKind.OFFER, AlarmKind.INTERVIEW)


@given(THREE, WATCHED, SETTINGS)
def test_boundaries_compose(times: list[datetime], what: Watched, quiet: Quiet) -> None:
    a, b, c = times

    def once(since: datetime, until: datetime) -> list[Alarm]:
        return [alarm for alarm in alarms(TIMES, what, since, until, quiet) if alarm.kind not in REPEATED]

    assert once(a, c) == once(a, b) + once(b, c)


@given(THREE, WATCHED, SETTINGS)
def test_none_twice_and_none_out_of_order(times: list[datetime], what: Watched, quiet: Quiet) -> None:
    a, b, c = times
    what = Watched(what.seeking, what.looked, what.offers, what.interviews, list(what.calls)[:1])
    told = [*alarms(TIMES, what, a, b, quiet), *alarms(TIMES, what, b, c, quiet)]
    assert len({(alarm.kind, alarm.key) for alarm in told}) == len(told)
    assert [alarm.at for alarm in told] == sorted(alarm.at for alarm in told)
    assert all(a < alarm.at <= c for alarm in told)
    for group in [[each for each in alarms(TIMES, what, a, c, quiet) if each.kind in REPEATED]]:
        about = [(each.kind, each.key.rpartition(":")[0]) for each in group]
        assert len(about) == len(set(about))


@given(THREE, WATCHED, SETTINGS)
def test_rounds_offers_and_interviews_survive_any_settings(
    times: list[datetime], what: Watched, quiet: Quiet
) -> None:
    def loud(settings: Quiet) -> list[Alarm]:
        told = alarms(TIMES, what, times[0], times[2], settings)
        return [alarm for alarm in told if alarm.kind in NEVER_SILENCED]

    assert loud(quiet) == loud(Quiet())


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("unmatched", False),
        ("ineligible", False),
        ("unknown", True),
        ("placed", True),
        ("advanced_only", True),
    ],
)
def test_match_day_rings_only_for_those_to_whom_r3_names_a_place(state: str, told: bool) -> None:
    board = Board(applicant=Applicant(state=state))
    since, until = TIMES.soap_ends + MINUTE, TIMES.match_day + timedelta(hours=72)
    found = alarms(TIMES, watched(board, TIMES, since), since, until)
    assert [each.title for each in found if "Match Day" in each.title] == ["Match Day results"] * told
    # In the days of rest nothing else rings by itself.
    assert told or found == ()
    agenda_says = [each.title for each in agenda(board, TIMES, since) if each.title.startswith("Match Day")]
    assert bool(agenda_says) is told
