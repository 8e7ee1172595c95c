"""What is lost next comes first, all week; what is late stays late (rules: timetable, offers)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.own_times import RoundCheck, TaskState
from matchweek.domain.season.timetable import load_season
from matchweek.domain.week.agenda import agenda, headline
from matchweek.domain.week.agenda_order import PRESSING_WITHIN, Item, Kind, Urgency, in_order

TIMES = load_season(2027)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CODES = ("9010140C0", "9011140C0")
SENT = Application(submitted_at=TIMES.applications_open, via="ERAS")


def at(day: str, clock: str) -> datetime:
    """An Eastern hour of Match Week."""
    hours, minutes = map(int, clock.split(":"))
    midnight = TIMES.list_opens - 10 * HOUR
    return midnight + ("Mon", "Tue", "Wed", "Thu", "Fri").index(day) * DAY + hours * HOUR + minutes * MINUTE


def a_board(
    calls: list[Call],
    *,
    after_rounds: tuple[int, ...] = (0,),
    state: str = "unmatched",
    kept: Kept | None = None,
    filled: bool = False,
) -> Board:
    rows = {code: Listing(code, service="ERAS", positions=2) for code in CODES}
    lists = [(ListInfo(1, 0, True, TIMES.list_opens), rows)]
    for number in after_rounds:
        if number:
            left = {code: row for code, row in rows.items() if not filled or code != CODES[0]}
            lists.append((ListInfo(number + 1, number, True, TIMES.rounds[number - 1].closes), left))
    return Board.of(
        lists=lists,
        triage={},
        applications={CODES[1]: SENT},
        calls=calls,
        advocates=[],
        applicant=Applicant(state=state),
        rehearsal=False,
        kept=kept or Kept(),
    )


def missed(day: str, clock: str, code: str | None = None) -> Call:
    return Call(1, at(day, clock), caller="Dr. Osei", missed=True, call_back="due", program=code)


BACK = "call back Dr. Osei"
SPEND = "44 ERAS applications unspent"
LOOKED = {f"2027/{number}": RoundCheck(at("Thu", "09:01")) for number in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("now", "call", "after_rounds", "line", "late"),
    [
        # Tuesday and Wednesday: whoever called waits, and nothing is lost before Thursday.
        (("Tue", "10:10"), ("Tue", "10:00"), (0,), [BACK, SPEND], False),
        (("Wed", "16:00"), ("Tue", "10:00"), (0,), [BACK, SPEND], False),
        (("Thu", "08:00"), ("Tue", "10:00"), (0,), [BACK, SPEND], False),
        # In a round R3 goes before; what Tuesday left is late.
        (("Thu", "09:20"), ("Tue", "10:00"), (0,), ["look in R3: Round 1 is open", SPEND], True),
        (("Thu", "09:20"), ("Thu", "09:10"), (0,), ["look in R3: Round 1 is open", BACK], False),
        # Between rounds: the refreshed list and what is unspent; a call of this hour before them.
        (("Thu", "11:10"), ("Tue", "10:00"), (0,), ["bring in the list after round 1", SPEND], True),
        (("Thu", "11:10"), ("Thu", "11:05"), (0,), [BACK, "bring in the list after round 1"], False),
        (("Thu", "11:50"), ("Tue", "10:00"), (0, 1), [SPEND, "look through mail"], True),
        (("Thu", "17:30"), ("Tue", "10:00"), (0, 3), [SPEND, "look through mail"], True),
        (("Thu", "20:10"), ("Tue", "10:00"), (0,), ["bring in the list after round 4", BACK], True),
        # SOAP is over: whom to write to, not whom to call back since Tuesday.
        (("Thu", "21:05"), ("Tue", "10:00"), (0, 4), ["bring in the final list", "write to the prog"], True),
        (("Fri", "09:00"), ("Tue", "10:00"), (0, 4), ["bring in the final list", "write to the prog"], True),
        (("Fri", "13:00"), ("Tue", "10:00"), (0, 4), ["you may write to programs", BACK], True),
    ],
)
def test_the_week_of_a_call_back(
    now: tuple[str, str],
    call: tuple[str, str],
    after_rounds: tuple[int, ...],
    line: list[str],
    late: bool,
) -> None:
    items = agenda(a_board([missed(*call)], after_rounds=after_rounds), TIMES, at(*now))
    said = [item.title for item in headline(items)]
    assert [title.startswith(wanted) for title, wanted in zip(said, line, strict=False)] == [True, True], said
    (back,) = [item for item in items if item.kind is Kind.CALL]
    assert (back.urgency is Urgency.LATE) is late
    # Late is not gone, and says since when.
    assert not late or (back.due == at(*call) and "late" in back.detail)


def test_what_can_no_longer_help_sinks_at_once() -> None:
    board = a_board([missed("Thu", "11:05", CODES[0])], after_rounds=(0, 1), filled=True)
    (back,) = [item for item in agenda(board, TIMES, at("Thu", "11:10")) if item.kind is Kind.CALL]
    assert back.urgency is Urgency.LATE


def test_the_newest_of_what_is_late_stands_first() -> None:
    calls = [
        Call(1, at("Tue", "09:00"), caller="A", call_back="due"),
        Call(2, at("Thu", "09:30"), caller="B", call_back="due"),
        Call(3, at("Wed", "09:00"), caller="C", call_back="due"),
    ]
    items = agenda(a_board(calls, kept=Kept(round_checks=LOOKED)), TIMES, at("Thu", "12:30"))
    late = [item.title for item in items if item.urgency is Urgency.LATE]
    assert late[0] == "call back B"
    assert len(late) == 3


def test_an_interview_in_minutes_comes_first_and_one_in_an_hour_does_not_hold_now() -> None:
    meeting = Interview(1, CODES[1], at("Thu", "10:00"))
    board = a_board([], kept=Kept(interviews={1: meeting}))
    early = agenda(board, TIMES, at("Thu", "09:20"))
    assert early[0].kind is Kind.LOOK
    assert next(item for item in early if item.urgency is Urgency.COMING).kind is Kind.INTERVIEW
    assert agenda(board, TIMES, at("Thu", "09:50"))[0].kind is Kind.INTERVIEW
    assert agenda(board, TIMES, at("Thu", "10:10"))[0].kind is Kind.INTERVIEW


def test_an_open_offer_goes_before_a_promise_for_the_same_hour() -> None:
    offer = Offer(1, CODES[1], 1, at("Thu", "09:05"))
    step = Call(1, at("Wed", "09:00"), next_step="send the transcript", next_due=at("Thu", "10:20"))
    items = agenda(a_board([step], kept=Kept(offers={1: offer})), TIMES, at("Thu", "09:30"))
    assert [item.kind for item in items[:2]] == [Kind.OFFER, Kind.CALL]


@pytest.mark.parametrize(
    ("state", "now", "first"),
    [
        ("unmatched", ("Thu", "21:10"), "write to the programs that still have places"),
        ("preliminary_only", ("Fri", "13:00"), "write to the programs that still have places"),
        ("ineligible", ("Thu", "21:10"), "write to the programs that still have places"),
        ("unmatched", ("Fri", "11:50"), "write to the programs that still have places"),
        # From Match Day on nothing is asked of who has no place.
        ("unmatched", ("Fri", "12:00"), "you may write to programs that still have places, or rest"),
        ("placed", ("Thu", "21:10"), "SOAP is over; you are placed"),
        ("placed", ("Thu", "19:00"), "you are placed: SOAP asks nothing more of you"),
    ],
)
def test_after_soap_by_what_became_of_somebody(state: str, now: tuple[str, str], first: str) -> None:
    board = a_board([], state=state, after_rounds=(0, 4))
    items = agenda(board, TIMES, at(*now))
    writes = [item for item in items if item.kind is Kind.WRITE]
    assert bool(writes) is ("write" in first)
    assert all((item.urgency is Urgency.LATE) is item.title.startswith("you may") for item in writes)
    shown = writes[0].title if writes else items[0].title
    assert shown == first
    assert all(item.command == "after" and item.key == "W" for item in writes)


def test_who_is_placed_is_told_so_before_a_late_call() -> None:
    calls = [missed("Tue", "10:00")]
    items = agenda(a_board(calls, state="placed"), TIMES, at("Thu", "12:30"))
    assert items[0].title.startswith("you are placed")
    assert [item.urgency for item in items if item.kind is Kind.CALL] == [Urgency.LATE]


INSTANTS = st.integers(-60, 60 * 24 * 6).map(lambda each: TIMES.list_opens + each * MINUTE)
OTHERS = st.sampled_from([kind for kind in Kind if kind not in (Kind.PHASE, Kind.LOOK, Kind.OFFER)])
ITEMS = st.builds(
    lambda kind, losses, opens: Item(
        "x", losses[0] if losses else None, kind=kind, losses=tuple(losses), opens=opens
    ),
    OTHERS.filter(lambda kind: kind is not Kind.INTERVIEW),
    st.lists(INSTANTS, max_size=2).map(sorted),
    st.none() | INSTANTS,
)


@given(st.lists(ITEMS, max_size=8), INSTANTS)
def test_what_is_lost_sooner_and_can_be_done_is_never_below_what_can_wait(
    items: list[Item], now: datetime
) -> None:
    found = in_order(items, now)
    assert len(found) == len(items)
    for place, above in enumerate(found):
        for below in found[place + 1 :]:
            lost = below.next_loss(now)
            if below.urgency is Urgency.COMING or lost is None:
                continue
            other = above.next_loss(now)
            assert above.urgency is not Urgency.COMING
            assert other is not None, "what can wait, or is late, stands above what is lost"
            assert other <= lost or above.urgency < below.urgency


@given(INSTANTS, INSTANTS, st.booleans())
def test_a_call_back_is_always_there_and_never_above_what_ends_in_r3(
    now: datetime, came: datetime, looked: bool
) -> None:
    kept = Kept(round_checks=LOOKED if looked else {}, tasks={"monday.hour_ended": TaskState(came)})
    call = Call(1, min(came, now), caller="Dr. Osei", missed=True, call_back="due")
    items = agenda(a_board([call], kept=kept), TIMES, now)
    kinds = [item.kind for item in items]
    assert kinds.count(Kind.CALL) == 1
    if Kind.LOOK in kinds:
        assert kinds.index(Kind.LOOK) < kinds.index(Kind.CALL)


def test_a_quarter_of_an_hour_before_a_round_what_it_ends_is_pressing() -> None:
    now = TIMES.rounds[1].opens - PRESSING_WITHIN
    pressing = [item.kind for item in agenda(a_board([]), TIMES, now) if item.urgency is Urgency.PRESSING]
    assert pressing == [Kind.LIST, Kind.APPLICATIONS]


def test_who_is_placed_is_told_to_cancel_an_interview() -> None:
    meeting = Interview(1, "9010140C0", at("Thu", "14:00"))
    for state, said in (("placed", "you are placed: cancel the interview with"), ("unmatched", "interview:")):
        board = a_board([], state=state, after_rounds=(0,), kept=Kept(interviews={1: meeting}))
        (item,) = [each for each in agenda(board, TIMES, at("Thu", "12:00")) if each.kind is Kind.INTERVIEW]
        assert item.title.startswith(said), item.title


@pytest.mark.parametrize("now", [("Thu", "21:10"), ("Fri", "11:00")])
def test_of_who_is_placed_no_contact_is_said_to_be_free(now: tuple[str, str]) -> None:
    items = agenda(a_board([], state="placed", after_rounds=(0, 4)), TIMES, at(*now))
    assert not [item.title for item in items if item.kind is Kind.PHASE and "contact is free" in item.title]


def test_names_keep_their_letter_inside_a_sentence() -> None:
    titles = [item.title for item in agenda(a_board([]), TIMES, at("Mon", "09:30"))]
    assert any(title.startswith("ResidencyCAS access link") for title in titles), titles
    assert any(title.startswith("Monday to Thursday") for title in titles)
    assert any(title.startswith("a second way into the internet") for title in titles)
