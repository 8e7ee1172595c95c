"""What to do now, what is lost first at the front (rules: timetable, applications, contact, offers, list)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.own_times import RoundCheck, TaskState
from matchweek.domain.season.timetable import load_season
from matchweek.domain.week.agenda import SWEEP, Item, Kind, Urgency, agenda, headline
from matchweek.domain.week.readiness import READINESS

TIMES = load_season(2027)
ONE, TWO = TIMES.rounds[:2]
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CODES = ("9010140C0", "9011140C0", "9012220C0")
SENT = Application(submitted_at=TIMES.applications_open, via="ERAS")
PLANNED = Application(planned=True)


def a_board(
    *after_rounds: int,
    applications: dict[str, Application] | None = None,
    calls: list[Call] | None = None,
    state: str = "unmatched",
    kept: Kept | None = None,
    whole: bool = True,
    absent: tuple[str, ...] = (),
) -> Board:
    rows = {code: Listing(code, service="ERAS", positions=2) for code in CODES}
    later = {code: row for code, row in rows.items() if code not in absent}
    lists = [
        (ListInfo(number + 1, number, whole, TIMES.list_opens), later if number else rows)
        for number in after_rounds
    ]
    return Board.of(
        lists=lists,
        triage={},
        applications=applications or {},
        calls=calls or [],
        advocates=[],
        applicant=Applicant(state=state),
        rehearsal=False,
        kept=kept,
    )


def kinds(items: list[Item], urgency: Urgency | None = None) -> list[str]:
    return [str(item.kind) for item in items if urgency is None or item.urgency is urgency]


def of(kind: Kind, items: list[Item]) -> list[Item]:
    return [item for item in items if item.kind is kind]


def test_a_round_asks_first_to_look_in_r3() -> None:
    calls = [Call(1, ONE.opens, caller="Dr. Osei", call_back="due", next_due=TIMES.contact_opens)]
    items = agenda(a_board(0, calls=calls), TIMES, ONE.opens + 20 * MINUTE)
    assert (items[0].title, items[0].due, items[0].ref) == (
        "look in R3: Round 1 is open",
        ONE.closes,
        "round:1",
    )
    assert items[1].title == "call back Dr. Osei"
    assert (items[1].key, items[1].command, items[1].ref) == ("b", "called_back", "call:1")


def test_none_in_r3_or_an_offer_ends_the_asking() -> None:
    now = ONE.opens + 20 * MINUTE
    none = a_board(0, kept=Kept(round_checks={"2027/1": RoundCheck(ONE.opens + MINUTE)}))
    for items in (agenda(none, TIMES, now), agenda(a_board(0), TIMES, now, looked={1})):
        assert not of(Kind.LOOK, items)
        assert of(Kind.PHASE, items)[0].title == "Round 1 is open; R3 was looked at"
    other = a_board(0, kept=Kept(round_checks={"2026/1": RoundCheck(ONE.opens + MINUTE)}))
    assert of(Kind.LOOK, agenda(other, TIMES, now))
    assert of(Kind.LOOK, agenda(none, TIMES, TWO.opens))[0].ref == "round:2"


def test_the_whole_order() -> None:
    now = ONE.opens + 20 * MINUTE
    calls = [
        Call(1, ONE.opens, caller="Dr. Osei", call_back="due"),
        Call(2, ONE.opens, next_step="send the transcript", next_due=now + 3 * HOUR),
    ]
    board = a_board(applications={CODES[0]: PLANNED}, calls=calls)
    items = agenda(
        board,
        TIMES,
        now,
        offers=[(7, ONE.closes, "Old Mill")],
        interviews=[(3, now + 40 * MINUTE, "Harbor Point")],
        asks=[(5, now, "Dr. Vance about Old Mill")],
    )
    assert kinds(items, Urgency.NOW) == [
        "look", "offer", "call", "list", "advocate", "applications", "sweep",
    ]  # fmt: skip
    assert [item.ref for item in items[:3]] == ["round:1", "offer:7", "call:1"]
    assert kinds(items, Urgency.HERE) == ["phase"]
    assert kinds(items, Urgency.COMING) == ["interview", "moment", "moment", "call", "moment", "moment"]
    coming = [item.due for item in items if item.urgency is Urgency.COMING]
    assert coming == sorted(coming, key=lambda due: due or now)


def test_what_ends_within_a_quarter_of_an_hour_comes_first_by_its_time() -> None:
    now = ONE.closes - 12 * MINUTE
    offers = [(1, ONE.closes, "Old Mill")]
    interviews = [(2, now + 10 * MINUTE, "Harbor Point"), (3, now + 14 * MINUTE, "Mesa Valley")]
    items = agenda(a_board(0), TIMES, now, offers=offers, interviews=interviews)
    assert kinds(items, Urgency.PRESSING) == ["interview", "look", "offer", "interview"]
    assert [item.urgency for item in items[:4]] == [Urgency.PRESSING] * 4


def test_what_is_over_is_not_asked_for() -> None:
    now = ONE.closes + HOUR
    items = agenda(a_board(1), TIMES, now, offers=[(1, ONE.closes, "A")], interviews=[(2, now - HOUR, "B")])
    assert not of(Kind.OFFER, items) + of(Kind.INTERVIEW, items)


@pytest.mark.parametrize(
    ("lists", "now", "title", "due"),
    [
        ((), TIMES.list_opens + 70 * MINUTE, "bring in the List of Unfilled Programs", TIMES.contact_opens),
        ((0,), TIMES.contact_opens, "", None),
        ((0,), ONE.closes - MINUTE, "", None),
        ((0,), ONE.closes, "bring in the list after round 1", TWO.opens),
        ((0,), TWO.opens, "bring in the list after round 1", TWO.closes),
        ((0, 1), TWO.opens, "", None),
        ((0,), TWO.closes, "bring in the list after round 2", TIMES.rounds[2].opens),
        ((0, 1, 2, 3), TIMES.rounds[3].closes, "bring in the list after round 4", TIMES.soap_ends),
        ((0, 4), TIMES.rounds[3].closes, "", None),
        ((0, 4), TIMES.soap_ends, "bring in the final list: contact is free now", TIMES.match_day),
        ((), TIMES.match_day, "", None),
    ],
)
def test_the_list_is_asked_for_until_one_of_that_moment_is_there(
    lists: tuple[int, ...], now: datetime, title: str, due: datetime | None
) -> None:
    found = of(Kind.LIST, agenda(a_board(*lists), TIMES, now))
    assert [(item.title, item.due, item.key, item.command) for item in found] == (
        [(title, due, "ctrl+o", "open_list")] if title else []
    )


def test_a_part_asks_for_its_rest_without_hurry() -> None:
    items = agenda(a_board(0, whole=False), TIMES, TIMES.contact_opens)
    rest = of(Kind.LIST_REST, items)
    assert [item.title for item in rest] == [
        "the List of Unfilled Programs is a part so far: bring in the rest"
    ]
    assert items.index(rest[0]) > items.index(of(Kind.SWEEP, items)[0])


def test_programs_missing_from_the_list_ask_for_a_look() -> None:
    board = a_board(0, 1, applications={CODES[0]: SENT, CODES[1]: PLANNED}, absent=CODES[:1])
    (item,) = of(Kind.NOT_SEEN, agenda(board, TIMES, ONE.closes))
    assert (item.title, item.program) == ("1 of your programs not seen on the list: check R3", CODES[0])


@pytest.mark.parametrize(
    ("applications", "titles", "command"),
    [
        ({}, ["45 ERAS applications unspent"], "plan"),
        ({CODES[0]: PLANNED}, ["submit the 1 planned in ERAS; 45 left"], "submit"),
        ({CODES[0]: SENT, CODES[1]: PLANNED}, ["submit the 1 planned in ERAS; 44 left"], "submit"),
        ({CODES[0]: SENT}, ["44 ERAS applications unspent"], "plan"),
        ({f"90{number}140C0": SENT for number in range(10, 55)}, [], ""),
        ({f"90{number}140C0": SENT for number in range(10, 54)}, ["1 ERAS application unspent"], "plan"),
    ],
)
def test_unspent_applications(applications: dict[str, Any], titles: list[str], command: str) -> None:
    items = of(
        Kind.APPLICATIONS, agenda(a_board(0, applications=applications), TIMES, TIMES.contact_opens + HOUR)
    )
    assert [item.title for item in items] == titles
    assert all(item.command == command and item.due == ONE.opens for item in items)


def test_unspent_applications_say_what_late_ones_have_yielded() -> None:
    (item,) = of(Kind.APPLICATIONS, agenda(a_board(0), TIMES, ONE.closes + MINUTE))
    assert "60 %" in item.detail
    assert "verify in R3" in item.detail
    assert not of(Kind.APPLICATIONS, agenda(a_board(0), TIMES, TIMES.rounds[-1].opens))
    assert not of(Kind.APPLICATIONS, agenda(a_board(0), TIMES, TIMES.list_opens))


def swept(at: datetime) -> Kept:
    return Kept(tasks={SWEEP: TaskState(at)})


@pytest.mark.parametrize(
    ("now", "last", "urgency", "due"),
    [
        ("08:00", None, Urgency.NOW, "08:30"),
        ("08:29", None, Urgency.NOW, "08:30"),
        ("09:10", "08:40", Urgency.NOW, "09:30"),
        ("09:10", "09:00", Urgency.COMING, "09:30"),
        ("21:59", None, Urgency.NOW, "22:00"),
        ("22:00", None, None, ""),
        ("07:59", None, None, ""),
    ],
)
def test_the_half_hourly_sweep(now: str, last: str | None, urgency: Urgency | None, due: str) -> None:
    def tuesday(text: str) -> datetime:
        hours, minutes = map(int, text.split(":"))
        return TIMES.contact_opens + timedelta(hours=hours - 8, minutes=minutes)

    board = a_board(0, kept=swept(tuesday(last)) if last else None)
    found = of(Kind.SWEEP, agenda(board, TIMES, tuesday(now)))
    assert [(item.urgency, item.due) for item in found] == ([(urgency, tuesday(due))] if due else [])


def test_the_sweep_ends_with_the_last_round() -> None:
    last = TIMES.rounds[-1].closes
    assert of(Kind.SWEEP, agenda(a_board(0), TIMES, last - MINUTE))
    assert not of(Kind.SWEEP, agenda(a_board(0), TIMES, last))


def test_the_hour_after_the_notice_is_left_alone() -> None:
    items = agenda(a_board(), TIMES, TIMES.list_opens + 5 * MINUTE)
    assert items[0].title == "this hour is yours; nothing has to be decided in it"
    assert set(kinds(items)) == {"phase", "moment"}
    ended = a_board(kept=Kept(tasks={"monday.hour_ended": TaskState(TIMES.list_opens + MINUTE)}))
    assert of(Kind.LIST, agenda(ended, TIMES, TIMES.list_opens + 5 * MINUTE))


def test_monday_goes_step_by_step() -> None:
    unknown = agenda(a_board(state="unknown"), TIMES, TIMES.list_opens)
    assert of(Kind.MONDAY, unknown)[0].title == "read the notice in R3 and record it"
    now = TIMES.list_opens + 100 * MINUTE
    kept = Kept(tasks={"monday.school": TaskState(now)})
    steps = of(Kind.MONDAY, agenda(a_board(kept=kept), TIMES, now))
    refs = [item.ref for item in steps]
    assert refs == [
        "task:monday.specialties", "task:monday.list", "task:monday.tiers", "task:monday.match_faculty",
        "task:monday.tell_faculty", "task:monday.reconcile",
    ]  # fmt: skip
    assert [item.urgency for item in steps] == [Urgency.NOW] * 3 + [Urgency.COMING] * 3
    assert not of(Kind.MONDAY, agenda(a_board(), TIMES, TIMES.contact_opens))


def test_before_the_week_it_is_about_readiness() -> None:
    early = agenda(a_board(state="unknown"), TIMES, TIMES.list_opens - timedelta(days=40))
    assert [item.title for item in of(Kind.READY, early)] == [
        f"get ready: {len(READINESS)} of {len(READINESS)} points still open"
    ]
    # The line above the list names the key that opens them.
    assert [item.command for item in of(Kind.READY, early)] == ["readiness"]
    assert not any("everything is ready" in item.title for item in early)
    friday = TIMES.list_opens - timedelta(days=3)
    done = Kept(tasks={READINESS[0].key: TaskState(friday)})
    items = of(Kind.READY, agenda(a_board(state="unknown", kept=done), TIMES, friday))
    assert [item.ref for item in items[1:]] == [f"task:{point.key}" for point in READINESS[1:]]
    assert all(item.due == TIMES.list_opens for item in items)
    all_done = Kept(tasks={point.key: TaskState(friday) for point in READINESS})
    later = agenda(a_board(state="unknown", kept=all_done), TIMES, friday)
    (first, *_) = [item for item in later if item.kind is not Kind.PLAN]
    assert not any("get ready for SOAP" in item.title for item in later)
    assert first.title.startswith("everything is ready")


@pytest.mark.parametrize("state", ["placed", "ineligible"])
def test_who_is_not_in_soap_is_asked_for_nothing(state: str) -> None:
    for now in (TIMES.list_opens, TIMES.contact_opens, ONE.opens, ONE.closes):
        assert set(kinds(agenda(a_board(state=state), TIMES, now))) == {"phase", "moment"}


def test_the_line_says_now_next_and_then() -> None:
    now = ONE.opens + 20 * MINUTE
    calls = [Call(1, ONE.opens, caller="Dr. Osei", call_back="due")]
    line = headline(agenda(a_board(0, calls=calls), TIMES, now))
    assert [item.title for item in line] == [
        "look in R3: Round 1 is open",
        "call back Dr. Osei",
        "Round 1 ends; the list is refreshed",
    ]
    assert headline([]) == ()
    assert len(headline(agenda(a_board(), TIMES, TIMES.ends))) == 1


def test_a_step_without_a_time_does_not_stand_before_what_has_one() -> None:
    calls = [
        Call(1, ONE.opens, next_step="ask the school"),
        Call(2, ONE.opens, next_step="send the transcript", next_due=ONE.opens),
    ]
    items = agenda(a_board(0, calls=calls), TIMES, ONE.closes)
    (step,) = of(Kind.STEP, items)
    (call,) = of(Kind.CALL, items)
    assert (step.ref, step.due, call.ref, call.due) == ("call:1", None, "call:2", ONE.opens)
    assert items.index(call) < items.index(of(Kind.LIST, items)[0]) < items.index(step)


def test_several_of_a_kind_leave_room_for_the_next() -> None:
    calls = [Call(number, ONE.opens, call_back="due") for number in (1, 2, 3)]
    line = headline(agenda(a_board(0, 1, calls=calls, applications={CODES[0]: SENT}), TIMES, ONE.closes))
    assert kinds(list(line)) == ["call", "applications", "moment"]


INSTANTS = st.integers(-30 * 24 * 60, 7 * 24 * 60).map(
    lambda each: TIMES.list_opens + timedelta(minutes=each)
)


@given(INSTANTS, st.sampled_from(list(ApplicantState)), st.sets(st.integers(0, 4)), st.booleans())
def test_there_is_always_something_and_it_is_in_order(
    now: datetime, state: str, lists: set[int], whole: bool
) -> None:
    calls = [Call(1, now, call_back="due"), Call(2, now, next_step="x", next_due=now + 2 * HOUR)]
    applications = {CODES[0]: SENT, CODES[2]: PLANNED}
    board = a_board(*sorted(lists), state=state, calls=calls, applications=applications, whole=whole)
    items = agenda(board, TIMES, now)
    assert items
    assert [item.urgency for item in items] == sorted(item.urgency for item in items)
    assert len(of(Kind.PHASE, items)) == 1
    assert all(item.due is not None and item.due > now for item in items if item.urgency is Urgency.COMING)
    keys = [(item.ref, item.title) for item in items]
    assert len(keys) == len(set(keys))
    assert len(of(Kind.CALL, items)) == 2
