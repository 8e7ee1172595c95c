"""The hours after an acceptance and after the last round (rules: contact, offers)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from matchweek.domain.contacts.calls import Call
from matchweek.domain.gate.gate import may_reach
from matchweek.domain.letters.gaps import gaps
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.lists import ListStatus, Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.triage import Application, Triage
from matchweek.domain.week.after_letters import letter, phone_script
from matchweek.domain.week.after_rounds import (
    Aftermath,
    Reach,
    sleep_first,
    what_now,
    whom_to_reach,
)
from tests.support.offers import WEEK, et

EASTERN, KARACHI = ZoneInfo("America/New_York"), ZoneInfo("Asia/Karachi")


def about(at: str, state: str, zone: ZoneInfo = EASTERN) -> Aftermath:
    return what_now(WEEK, et(at), state, zone).about


@pytest.mark.parametrize(
    ("at", "state", "expected"),
    [
        ("10:30", "unmatched", "none"),
        ("20:59:59", "unmatched", "none"),
        ("21:00", "unmatched", "free"),
        ("21:00", "unknown", "free"),
        ("21:00", "ineligible", "free"),
        ("21:00", "preliminary_only", "free"),
        ("10:30", "preliminary_only", "partly"),
        ("10:30", "placed", "placed"),
        ("23:30", "placed", "placed"),
        ("24:00", "unmatched", "sleep"),
        ("30:59", "unmatched", "sleep"),
        ("31:00", "unmatched", "free"),
    ],
)
def test_what_the_hour_is_about(at: str, state: str, expected: str) -> None:
    assert about(at, state) == expected


def test_night_is_where_the_applicant_is() -> None:
    assert about("21:00", "unmatched", KARACHI) is Aftermath.SLEEP
    assert sleep_first(et("15:00"), KARACHI) and not sleep_first(et("23:59"), EASTERN)
    said = what_now(WEEK, et("21:00"), "unmatched", KARACHI)
    assert said.steps[0].key == "sleep" and "stays free tomorrow" in said.said


def test_contact_is_free_only_for_those_who_seek() -> None:
    assert may_reach(WEEK, et("21:00"), "unmatched").allowed
    assert not may_reach(WEEK, et("20:59:59"), "unmatched").allowed
    assert not may_reach(WEEK, et("21:00"), "placed").allowed
    moved = WEEK.moved("soap_ends", et("22:00"))
    assert not may_reach(moved, et("21:30"), "unmatched").allowed


def test_placed_tells_others_to_stop_and_thanks_programs_later() -> None:
    said = what_now(WEEK, et("10:30"), "placed", EASTERN, ["Dr. Okafor", "Dr. Iyer"])
    assert [step.key for step in said.steps[:3]] == ["tell_advocates", "tell_dean", "rest"]
    assert "Dr. Okafor, Dr. Iyer" in said.steps[0].what
    thanks = said.steps[-1]
    assert thanks.not_before == et("21:00") and "Thu 18 Mar 21:00" in thanks.what
    assert what_now(WEEK, et("21:00"), "placed", EASTERN).steps[-1].not_before is None


def test_a_place_from_the_main_match_is_no_acceptance_of_this_week() -> None:
    assert what_now(WEEK, et("10:30"), "advanced_only", EASTERN, accepted_here=False).about is Aftermath.NONE
    assert "preliminary" in what_now(WEEK, et("10:30"), "advanced_only", EASTERN).said


def program(
    code: str, lane: str | None = None, tier: str | None = None, left: int = 1, **more: object
) -> Program:
    status = ListStatus.LISTED if left else ListStatus.FILLED
    standing = Standing(Listing(code, institution=f"Fictional {code}", positions=left), left, status=status)
    return Program(standing, Triage(lane, tier, refused=bool(more.get("refused"))), Application())


def test_the_order_in_which_to_write() -> None:
    programs = [
        program("9010140C0", "secondary", "top"),
        program("9011140C0", "primary", "middle", 9),
        program("9012140C0", "primary", "middle"),
        program("9013140C0", "primary", "top"),
        program("9014140C0", None, None, 9),
        program("9015140C0", "primary", "top", 0),
        program("9016140C0", "primary", "top", refused=True),
        program("9017140C0", "primary", "middle", 9),
    ]
    calls = [
        Call(1, et("09:00"), "9012140C0", True, heat=4),
        Call(2, et("09:00"), "9011140C0", False, heat=5),
    ]
    found = whom_to_reach(programs, calls, timetable=WEEK, order=("9017140C0", "9011140C0"))
    assert [reach.code[2:4] for reach in found] == ["13", "12", "17", "11", "10", "14"]
    assert [reach.rank for reach in found] == [1, 2, 3, 4, 5, 6]
    assert (
        found[1].spoke
        and found[1].words == "primary lane · middle · interest 4 of 5 · not applied to · 1 position left"
    )


def test_a_partial_place_leaves_only_its_complement() -> None:
    programs = [
        program("9010040A0", "primary"),
        program("9010140P0", "primary"),
        program("9010140C0", "primary"),
    ]
    assert [each.code for each in whom_to_reach(programs, timetable=WEEK, state="preliminary_only")] == [
        "9010040A0"
    ]
    assert not whom_to_reach(programs, timetable=WEEK, state="placed")
    assert len(whom_to_reach(programs, timetable=WEEK, state="unknown")) == 3


def reach(*, spoke: bool = False, applied: bool = False) -> Reach:
    return Reach(1, "9017140C0", "St. Brendan Health", "", "", 2, spoke, applied, ())


ME = Applicant(
    name="F. Rahman",
    aamc_id="99123456",
    phone="(330) 555-0108",
    mail="f.rahman@example.org",
    school="Chenar Valley",
)


@pytest.mark.parametrize("write", [letter, phone_script])
def test_what_is_not_known_is_a_visible_gap(write) -> None:
    bare, known = (
        write(reach(), "Internal Medicine", Applicant()),
        write(reach(), "Internal Medicine", ME, "I am …"),
    )
    assert len(bare.gaps) > len(known.gaps) > 0
    assert "your name" in bare.gaps and "your name" not in known.gaps
    assert "Rahman" in known.body and "I am …" in known.body
    assert gaps("a ⟦b⟧ c ⟦d e⟧") == ("b", "d e")


def test_a_letter_says_only_what_is_so() -> None:
    assert "did not apply" in letter(reach(), "Family Medicine", ME).body
    assert "You have my application" in letter(reach(applied=True), "Family Medicine", ME).body
    assert "We spoke" in letter(reach(spoke=True, applied=True), "Family Medicine", ME).body
    assert "We spoke" in phone_script(reach(spoke=True), "Family Medicine", ME).body
    assert "F. Rahman, AAMC ID 99123456" in letter(reach(), "Family Medicine", ME).subject
