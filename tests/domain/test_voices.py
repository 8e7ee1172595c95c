"""The map: loads, voices, gaps, home, and proposals with reasons (systems.md rows 63-65, 74, 77)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchweek.domain.gate.contact import Assignment
from matchweek.domain.gate.voices import (
    Fill,
    Home,
    Load,
    home,
    loads,
    propose,
    require_room,
    voices,
    without_voice,
)
from matchweek.domain.people.advocate_tiers import (
    CAN,
    CANNOT,
    FINDING,
    FINDING_PROMPTS,
    effective_tier,
    proposed,
    same_specialty,
    tier_remark,
)  # fmt: skip
from matchweek.domain.people.advocates import Answer
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.triage import Triage
from matchweek.errors import BadInput
from tests.support.advocacy import BRANDT, FM, HOME, IM, LEADER, NOWAK, OKAFOR, PEOPLE, assigned
from tests.support.programs import a_program

TOP = Triage("primary", "top")
HARBOR = a_program(
    IM, "Harbor Point Medical Center-PA", specialty="Internal Medicine", city="Erie", state="PA", triage=TOP
)
LAKE = a_program(FM, "Lakeshore Hospital", specialty="Family Medicine", triage=Triage("backup"))
CHENAR = a_program(HOME, "Chenar Valley", specialty="Internal Medicine", triage=Triage("primary", "middle"))
UNSORTED = a_program("9300140C0", "Quarry Lane Medical Center", specialty="Internal Medicine")
QUARRY = a_program("9301140C0", "Quarry Lane Medical Center", specialty="Internal Medicine", triage=TOP)


@pytest.mark.parametrize(
    ("role", "specialty", "targets", "tier"),
    [
        ("PD IM", "Internal Medicine", ["Internal Medicine"], 1),
        ("program director", "", ["Internal Medicine"], 1),
        ("chair", "Surgery", ["Internal Medicine"], 2),
        ("chair", "Surgery", [], 1),
        ("clerkship director", "IM", ["internal medicine"], 1),
        ("SOAP lead", "Surgery", ["Internal Medicine"], 1),
        ("dean of students", "", [], 1),
        ("professor of medicine", "Internal Medicine", ["Internal Medicine"], 2),
        ("professor", "Surgery", ["Psychiatry"], 3),
        ("hospitalist", "Internal Medicine", ["Internal Medicine"], 3),
        ("neighbour", "", [], None),
    ],
)
def test_a_role_proposes_a_tier(role: str, specialty: str, targets: list[str], tier: int | None) -> None:
    found = proposed(role, specialty, targets)
    assert found.tier == tier and found.reason


@pytest.mark.parametrize(
    ("tier", "answer", "counts"),
    [
        (1, Answer.YES, 1),
        (1, Answer.HEDGED, 2),
        (2, Answer.HEDGED, 2),
        (3, Answer.HEDGED, 3),
        (1, Answer.NO, None),
        (None, Answer.YES, None),
        (1, Answer.NOT_ASKED, 1),
    ],
)
def test_who_hedged_is_not_tier_1(tier: int | None, answer: str, counts: int | None) -> None:
    advocate = replace(OKAFOR, tier=tier, answer=answer)
    assert effective_tier(advocate) == counts
    assert bool(tier_remark(advocate)) is (answer == Answer.NO or (tier, answer) == (1, Answer.HEDGED))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("IM", "Internal Medicine", True),
        ("Medicine, prelim", "internal medicine", True),
        ("Obstetrics and Gynecology", "Obstetrics-Gynecology", True),
        ("Surgery", "Internal Medicine", False),
        ("", "", False),
        ("Medicine-Pediatrics", "Internal Medicine", False),
    ],
)
def test_specialties_are_compared_as_people_write_them(one: str, other: str, same: bool) -> None:
    assert same_specialty(one, other) is same is same_specialty(other, one)


def test_the_guided_list_has_its_six_steps_and_three_prompts() -> None:
    assert (len(FINDING), len(FINDING_PROMPTS), len(CAN), len(CANNOT)) == (6, 3, 3, 3)


@pytest.mark.parametrize(
    ("count", "fill", "left"),
    [
        (0, Fill.NONE, 15),
        (4, Fill.FEW, 11),
        (5, Fill.SENSIBLE, 10),
        (14, Fill.SENSIBLE, 1),
        (15, Fill.FULL, 0),
        (16, Fill.OVER, 0),
    ],
)
def test_five_to_fifteen_programs_are_sensible(count: int, fill: Fill, left: int) -> None:
    load = Load(1, count)
    assert (load.fill, load.left) == (fill, left)
    if count < 15:
        require_room(OKAFOR, count)
    else:
        with pytest.raises(BadInput, match="Too many"):
            require_room(OKAFOR, count)


def test_loads_count_everybody() -> None:
    found = loads(PEOPLE, [assigned(1, OKAFOR), assigned(2, OKAFOR, FM), Assignment(3, 77, IM)])
    assert [found[one.id].programs for one in PEOPLE] == [2, 0, 0, 0]


def test_voices_of_a_program() -> None:
    no = replace(NOWAK, answer=Answer.NO)
    some = [assigned(1, NOWAK), assigned(2, BRANDT), assigned(3, OKAFOR)]
    all_three = voices(PEOPLE, some)[IM]
    assert (all_three.advocates, all_three.tiers, all_three.yes) == ((1, 3, 2), (1, 2, 3), 2)
    assert all_three.leading and all_three.words == "three advocates, two said yes"
    hedged = voices(PEOPLE, some[1:2])[IM]
    assert not hedged.leading and hedged.words == "one advocate, none said yes"
    assert voices([no], some[:1]) == {}
    assert voices(PEOPLE, [some[0], some[0], some[2]])[IM].words == "two advocates, all said yes"


def test_top_programs_without_a_voice() -> None:
    programs: list[Program] = [
        HARBOR,
        LAKE,
        QUARRY,
        a_program("9302140C0", triage=replace(TOP, refused=True)),
    ]
    found = without_voice(programs, voices(PEOPLE, [assigned(1, OKAFOR)]))
    assert found == (QUARRY,)
    assert without_voice(programs, voices([replace(OKAFOR, answer="no")], [assigned(1, OKAFOR)])) == (
        HARBOR,
        QUARRY,
    )


@pytest.mark.parametrize(
    ("school", "targets", "kind"),
    [
        ("9802", ["IM"], Home.PROGRAM),
        (" 9802120C0 ", ["Surgery"], Home.INSTITUTION),
        ("9803", ["IM"], Home.NOT),
        ("", [], Home.NOT),
        ("98", [], Home.NOT),
    ],
)
def test_home_is_the_same_four_digits(school: str, targets: list[str], kind: Home) -> None:
    assert home(HOME, school, "Internal Medicine", targets) is kind


def test_proposals_come_with_reasons_the_best_first() -> None:
    found = propose([LAKE, HARBOR, CHENAR, QUARRY, UNSORTED], PEOPLE, [], school_code="9802", targets=["IM"])
    assert (found[0].advocate, found[0].program) == (OKAFOR.id, QUARRY.code)
    assert found[0].reasons[:2] == ("works there", "same specialty, Internal Medicine")
    assert "no advocate yet" in found[0].words
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert UNSORTED.code not in {each.program for each in found}
    assert FM not in {each.program for each in found}, "nobody has a reason to speak there"
    assert (LEADER.id, HOME) not in {(each.advocate, each.program) for each in found}, (
        "the leader is the program"
    )
    at_home = next(each for each in found if each.program == HOME and each.advocate == OKAFOR.id)
    assert "home program" in at_home.reasons


def test_proposals_leave_out_no_full_assigned_filled_and_refused() -> None:
    def pairs(
        programs: list[Program], advocate: object = OKAFOR, some: list[Assignment] | None = None
    ) -> int:
        return len(propose(programs, [advocate], some or []))  # type: ignore[list-item]

    assert pairs([HARBOR]) == 1
    assert pairs([HARBOR], replace(OKAFOR, answer="no")) == 0
    assert pairs([HARBOR], some=[assigned(1, OKAFOR)]) == 0
    full = [assigned(number, OKAFOR, f"95{number:02d}140C0") for number in range(15)]
    assert pairs([HARBOR], some=full) == 0 and pairs([HARBOR], some=full[1:]) == 1
    assert pairs([HARBOR.with_(triage=replace(TOP, refused=True))]) == 0
    assert pairs([a_program(IM, "X", positions=0, status="filled", specialty="IM", triage=TOP)]) == 0


def test_ties_in_the_relation_are_a_reason() -> None:
    tied = replace(NOWAK, institution="", relation="trained at Lakeshore Hospital")
    (found,) = propose([LAKE], [tied], [])
    assert found.reasons[0] == "has ties to Lakeshore Hospital"
    knows = replace(NOWAK, institution="", note="Knows people in Erie")
    assert propose([HARBOR], [knows], [])[0].program == IM


def test_at_most_so_many_are_given() -> None:
    assert len(propose([HARBOR, QUARRY], [OKAFOR], [], most=1)) == 1
