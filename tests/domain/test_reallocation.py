"""Unused applications: where they could still go, and why there (rules: timetable, applications, contact)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.contacts.calls import Call
from matchweek.domain.programs.budget import Budget
from matchweek.domain.programs.eligibility import open_types
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.reallocation import SPENT_FOR_GOOD, Interest, interest, reallocate, words
from matchweek.domain.programs.triage import Application, Triage
from matchweek.domain.season.timetable import load_season
from tests.support.programs import a_program

AT = datetime(2027, 3, 18, 15, tzinfo=UTC)
TIMES = load_season(2027)
SENT = Application(submitted_at=AT, via="ERAS")
ROOM = {"ERAS": Budget("ERAS", used=40), "ResidencyCAS": Budget("ResidencyCAS", used=45)}


def program(code: str, lane: str | None = None, tier: str | None = None, **more: object) -> Program:
    more.setdefault("service", "ERAS")
    refused = bool(more.pop("refused", False))
    return a_program(code, "Harbor Point", triage=Triage(lane, tier, refused), **more)  # type: ignore[arg-type]


def codes(programs: list[Program], calls: list[Call] | None = None, types: str = "CMPAR") -> list[str]:
    return [each.code for each in reallocate(programs, ROOM, calls or [], types)]


def call(code: str | None, heat: int | None, *, confirmed: bool = True) -> Call:
    return Call(1, AT, code, confirmed, heat=heat)


def test_only_what_can_still_be_applied_to() -> None:
    open_one = program("9010140C0")
    closed = [
        program("9011140C0", application=SENT),
        program("9012140C0", refused=True),
        program("9013140C0", status="filled", positions=0),
        program("9014140C0", positions=0),
        program("9015140R0"),
        program("9016220C0", service="ResidencyCAS"),
        program("9017140C0", application=Application(planned=True, via="ResidencyCAS")),
    ]
    types = "".join(sorted(open_types("unmatched")))
    assert codes([*closed, open_one], types=types) == ["9010140C0"]


def test_a_program_of_two_services_takes_the_one_with_room() -> None:
    (found,) = reallocate([program("9010220C0", service="ResidencyCAS/ERAS")], ROOM)
    assert found.service == "ERAS"
    assert reallocate([program("9010220C0")], {"ERAS": Budget("ERAS", used=45)}) == ()


def test_lane_then_tier_then_interest() -> None:
    programs = [
        program("9010140C0"),
        program("9011140C0", "backup", "top"),
        program("9012140C0", "primary"),
        program("9013140C0", "primary", "safety"),
        program("9014140C0", "primary", "top"),
        program("9015140C0", "primary", "top"),
        program("9016140C0", "secondary", "middle"),
    ]
    calls = [call("9015999P0", 4)]
    assert codes(programs, calls) == [
        "9015140C0", "9014140C0", "9013140C0", "9012140C0", "9016140C0", "9011140C0", "9010140C0",
    ]  # fmt: skip


def test_interest_at_the_institution_counts_and_says_so() -> None:
    best = program("9015140C0", "primary", "top", positions=3, previous=5, fit=71)
    (found,) = reallocate([best], ROOM, [call("9015999P0", 4), call("9015320C0", 2)])
    assert found.words == (
        "primary lane · top · interest 4 of 5 at its institution · fit 71 · "
        "3 positions left, 2 fewer than before"
    )
    assert found.warning == ""


def test_a_call_from_a_program_not_applied_to_is_a_rule_question_first() -> None:
    (found,) = reallocate([program("9015140C0", "primary")], ROOM, [call("9015140C0", None)])
    assert "it made contact" in found.reasons
    assert "must be reported to NRMP" in found.warning


def test_a_guessed_caller_counts_for_nothing() -> None:
    calls = [
        call("9015140C0", 5, confirmed=False),
        call(None, 5),
        call("9014140C0", None),
        call("9014140C1", 2),
    ]
    programs, institutions = interest(calls)
    assert programs == {"9014140C0": Interest(0, 1), "9014140C1": Interest(2, 1)}
    assert institutions == {"9014": Interest(2, 2)}


def test_how_far_the_applications_left_reach() -> None:
    programs = [program(f"90{number}140C0", "primary") for number in range(10, 18)]
    found = reallocate(programs, ROOM)
    assert [each.within for each in found] == [True] * 5 + [False] * 3
    assert [each.rank for each in found] == list(range(1, 9))


def test_planned_and_large_break_ties() -> None:
    planned = Application(planned=True)
    programs = [
        program("9010140C0", positions=1),
        program("9011140C0", positions=4),
        program("9012140C0", positions=1, application=planned),
        program("9013140C0", positions=1, fit=10),
    ]
    assert codes(programs) == ["9013140C0", "9012140C0", "9011140C0", "9010140C0"]


@pytest.mark.parametrize(
    ("minutes", "says", "silent"),
    [
        (-60, ["60 % by the end of round 1 and 80 % by the end of round 2", "verify"], "during a round"),
        (30, ["60 %", "during a round", "when the round has ended"], "last 40 %"),
        (130, ["last 40 %", "verify in R3"], "during a round"),
        (310, ["round 2", "last 20 %"], "last 40 %"),
        (700, ["No round is left"], "%"),
    ],
)
def test_what_late_applications_yielded(minutes: int, says: list[str], silent: str) -> None:
    said = words(TIMES, TIMES.rounds[0].opens + timedelta(minutes=minutes))
    text = " ".join(said)
    assert all(each in text for each in says), text
    assert silent not in text
    assert said[-1] == SPENT_FOR_GOOD


LANES = st.sampled_from([None, "primary", "secondary", "backup"])
TIERS = st.sampled_from([None, "top", "middle", "safety"])


@given(st.lists(st.tuples(LANES, TIERS, st.integers(0, 3)), max_size=12), st.randoms())
def test_the_ranking_does_not_depend_on_the_lists_order(rows, random) -> None:
    programs = [
        program(f"90{number}140C0", lane, tier, positions=positions)
        for number, (lane, tier, positions) in enumerate(rows, 10)
    ]
    shuffled = list(programs)
    random.shuffle(shuffled)
    assert codes(shuffled) == codes(programs)
    assert len(codes(programs)) == sum(positions > 0 for _, _, positions in rows)
