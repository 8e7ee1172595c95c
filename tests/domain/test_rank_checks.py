"""What is proposed, checked and said of the rank lists (systems.md rows 44, 46 to 49)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.triage import Tier
from matchweek.domain.ranking.certification import (
    STAGE_WORDS,
    Certified,
    RankingTimes,
    Stage,
    as_certified,
    certified_of,
    ranking_times,
    stage_at,
    stage_words,
)
from matchweek.domain.ranking.checks import Finding, ToCheck, Weight, findings, main_codes, of_item
from matchweek.domain.ranking.proposals import proposed_bucket, proposed_order, reasons, score_of, unscored
from matchweek.domain.ranking.rank_list import COUPLE, MAIN, RankList
from matchweek.domain.ranking.reality import QUESTIONS, VOICES, reality_of
from matchweek.domain.season.timetable import load_season
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked

Lists = dict[str, tuple[str, ...]]
IM, FM, RES = "9000140C0", "9001120C0", "9002140R0"
RAD, TY = "9003420A0", "9005999P0"
SAID = {**dict.fromkeys(QUESTIONS, "yes"), **dict.fromkeys(VOICES, "go")}


def row(number: int = 1, code: str = IM, **known: object) -> Tracked:
    return replace(Tracked(number, code, status=SeasonStatus.DONE), **{**SAID, **known})  # type: ignore[arg-type]


def found(
    *rows: Tracked, me: Applicant | None = None, lists: Lists | None = None
) -> list[tuple[Weight, str, str]]:
    """What is found where every row's program interviewed one, as (weight, item, words)."""
    given = ToCheck(
        lists or {MAIN: tuple(each.code for each in rows)},
        rows,
        frozenset(each.id for each in rows if each.status == SeasonStatus.DONE),
        me or Applicant(),
    )
    return [(each.weight, each.item, each.words) for each in findings(given)]


# Scores and buckets


@pytest.mark.parametrize(
    ("scores", "mean", "bucket"),
    [
        ({}, None, ""),
        ({"fit": 8, "training": 9, "lifestyle": 7}, 8, Tier.TOP),
        ({"fit": 8, "training": 8, "lifestyle": 7}, 23 / 3, Tier.MIDDLE),
        ({"training": 6}, 6, Tier.MIDDLE),
        ({"training": 6, "lifestyle": 5}, 5.5, Tier.SAFETY),
        ({"vibe": 10}, None, ""),
    ],
)
def test_scores_propose_a_bucket(scores: dict[str, int], mean: float | None, bucket: str) -> None:
    one = replace(row(), **scores)  # type: ignore[arg-type]
    assert (score_of(one), proposed_bucket(one)) == (mean, bucket)


def test_an_order_is_proposed_by_bucket_then_mean_then_training() -> None:
    rows = {
        "low": row(fit=3, training=3, lifestyle=3),
        "unknown": row(),
        "thrive": row(fit=9, training=7, lifestyle=8),
        "train": row(fit=7, training=9, lifestyle=8),
        "chosen": row(bucket="top"),
        "safe": row(bucket="safety", fit=10, training=10, lifestyle=10),
    }
    assert proposed_order(tuple(rows), rows) == ("train", "unknown", "thrive", "chosen", "safe", "low")
    assert unscored([*rows, "nowhere"], rows) == ["unknown", "nowhere"]


def test_reasons_stand_in_the_order_in_which_they_count() -> None:
    one = row(
        training=9, fit=8, lifestyle=5, volume="busy", living="dear", city="Example", state="OH", vibe=7
    )
    told = reasons(one)
    assert [each.about for each in told] == ["Training", "Thriving", "Location", "Prestige"]
    assert [each.line for each in told] == [
        "9 of 10: busy",
        "8 of 10: vibe 7",
        "5 of 10: Example, OH; dear",
        "no score: it counts last",
    ]
    assert reasons(row())[0].line == ""


# Checks


def test_nothing_is_found_of_a_list_that_is_in_order() -> None:
    assert found(row(1, IM), row(2, FM)) == []


@pytest.mark.parametrize(
    ("rows", "lists", "expected"),
    [
        ((row(1, IM), row(2, FM)), {MAIN: (IM,)}, (Weight.WRONG, FM, "neither ranked nor refused")),
        ((row(1, IM), row(2, "")), {MAIN: (IM,)}, (Weight.WRONG, "", "code is not known")),
        ((row(1, IM),), {MAIN: (IM, IM)}, (Weight.WRONG, IM, "2 times")),
        ((row(1, IM),), {MAIN: (), COUPLE: (f"{IM}+none",) * 2}, (Weight.WRONG, f"{IM}+none", "same pair")),
        ((row(1, IM),), {MAIN: (IM, "900140C0")}, (Weight.WRONG, "900140C0", "no NRMP program code")),
        ((row(1, IM),), {MAIN: (IM, "9000140F0")}, (Weight.WRONG, "9000140F0", "no residency")),
        ((row(1, IM),), {MAIN: (IM, "9000998C0")}, (Weight.LOOK, "9000998C0", "no specialty we know")),
        ((row(1, RAD),), {MAIN: (RAD,)}, (Weight.LOOK, RAD, "without a list of first years")),
        ((row(1, RAD),), {MAIN: (RAD,), RAD: (IM,)}, (Weight.WRONG, IM, "preliminary programs alone")),
        ((row(1, IM),), {MAIN: (IM,), RAD: (TY,)}, (Weight.WRONG, "", "not on the main list")),
        ((row(1, IM),), {MAIN: (IM, FM), COUPLE: (f"{IM}+none",)}, (Weight.LOOK, FM, "in no pair")),
        ((row(1, IM, not_ranked="no"),), {MAIN: (IM,)}, (Weight.WRONG, IM, "one of the two")),
        ((row(1, IM, status="declined"),), {MAIN: (IM,)}, (Weight.LOOK, IM, "you declined")),
        ((row(1, IM, status="invited"),), {MAIN: (IM,)}, (Weight.LOOK, IM, "no interview")),
        ((row(1, IM, status="scheduled"),), {MAIN: (IM,)}, (Weight.LOOK, IM, "still to be held")),
        ((row(1, IM, status="waitlist"),), {MAIN: (IM,)}, (Weight.LOOK, IM, "on its wait list")),
        ((row(1, IM),), {MAIN: (IM, FM)}, (Weight.LOOK, FM, "no interview")),
        ((row(1, RAD),), {MAIN: (RAD,), RAD: (TY,)}, (Weight.LOOK, TY, "no interview")),
        ((row(1, IM, question_2=" "),), {MAIN: (IM,)}, (Weight.OPEN, IM, "2 of the 3 questions")),
        ((row(1, IM, mentor=""),), {MAIN: (IM,)}, (Weight.OPEN, IM, "a mentor's word is missing")),
        ((row(1, IM, resident=""),), {MAIN: (IM,)}, (Weight.OPEN, IM, "a resident's word is missing")),
        ((), {MAIN: ()}, (Weight.WRONG, "", "nothing is ranked")),
    ],
)  # fmt: skip
def test_each_fault_is_found(
    rows: tuple[Tracked, ...], lists: Lists, expected: tuple[Weight, str, str]
) -> None:
    weight, item, words = expected
    told = found(*rows, lists=lists)
    assert any(one == weight and of == item and words in said for one, of, said in told), told
    # The first of these faults alone is there, besides what has no interview.
    assert all("no interview" in said for one, of, said in told if (one, of) != (weight, item)), told


def test_a_refusal_with_a_reason_and_a_pair_are_enough() -> None:
    assert found(row(1, IM), row(2, FM, not_ranked="no residents to talk to"), lists={MAIN: (IM,)}) == []
    assert found(row(1, IM), lists={MAIN: (), COUPLE: (f"{IM}+{FM}", f"{IM}+none")}) == []


@pytest.mark.parametrize(
    ("me", "code", "known", "weight", "words"),
    [
        (Applicant(visa_need="j1"), IM, {"visa": "no"}, Weight.WRONG, "sponsors none"),
        (Applicant(visa_need="h1b"), IM, {}, Weight.LOOK, "not known: ask"),
        (Applicant(states_refused="TX"), IM, {"state": "TX"}, Weight.WRONG, "Texas"),
        (Applicant(specialties_refused="Internal Medicine"), IM, {}, Weight.WRONG, "Internal Medicine"),
        (Applicant(types_refused="C"), IM, {}, Weight.WRONG, "categorical"),
        (Applicant(), RES, {}, Weight.WRONG, "training before"),
    ],
)
def test_no_contract_that_one_cannot_fulfil(
    me: Applicant, code: str, known: dict[str, str], weight: Weight, words: str
) -> None:
    (one,) = found(row(1, code, **known), me=me)
    assert one[:2] == (weight, code) and words in one[2]


def test_a_contract_that_one_can_fulfil_is_none_to_speak_of() -> None:
    assert found(row(1, IM, visa="yes"), me=Applicant(visa_need="j1")) == []
    assert found(row(1, IM, visa="no"), me=Applicant(visa_need="none")) == []
    assert found(row(1, RES), me=Applicant(prior_training=True)) == []


def test_what_the_facts_say_of_a_visa_counts() -> None:
    def of(known: str, told: str) -> list[Finding]:
        rows = (row(1, IM, visa=told),)
        me = Applicant(visa_need="h1b")
        return findings(ToCheck({MAIN: (IM,)}, rows, frozenset({1}), me, visas={IM: known}))

    assert not of("h1b", "")
    assert [each.weight for each in of("j1", "")] == [Weight.WRONG]
    assert [each.weight for each in of("none", "yes")] == [Weight.LOOK]
    assert [each.weight for each in of("h1b", "no")] == [Weight.WRONG]


def test_length_is_checked() -> None:
    codes = tuple(f"{number}140C0" for number in range(9000, 9301))
    given = ToCheck({MAIN: codes})
    assert "at most 300" in findings(given)[0].words and findings(given)[0].weight == Weight.WRONG
    fees = findings(ToCheck({MAIN: codes[:100]}))
    assert any("extra fees" in each.words for each in fees)
    assert not any("extra fees" in each.words for each in findings(ToCheck({MAIN: codes[:99]})))


def test_findings_of_one_item_and_ones_own_codes() -> None:
    told = findings(ToCheck({MAIN: (IM, FM)}, (row(1, IM),), frozenset({1})))
    assert of_item(told, IM) == [] and len(of_item(told, FM)) == 1
    assert main_codes({MAIN: (IM,), COUPLE: (f"{FM}+none", f"none+{IM}", f"{FM}+{IM}")}) == (FM,)


def test_three_questions_a_mentor_and_a_resident() -> None:
    assert len(QUESTIONS) == 3 and list(VOICES) == ["mentor", "resident"]
    assert reality_of(row()).done
    bare = reality_of(Tracked(1, IM))
    assert (bare.answered, len(bare.missing), bare.done) == (0, 2, False)


# Certification

CLOSES = load_season(2027)


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        (timedelta(days=40), Stage.BEFORE),
        (timedelta(days=20), Stage.OPEN),
        (timedelta(days=7), Stage.ENTER),
        (timedelta(days=5, seconds=1), Stage.ENTER),
        (timedelta(days=5), Stage.AWAY),
        (timedelta(days=3), Stage.CERTIFY),
        (timedelta(days=2), Stage.LATE),
        (timedelta(hours=21, seconds=1), Stage.LATE),
        (timedelta(hours=21), Stage.FROZEN),
        (timedelta(0), Stage.CLOSED),
    ],
)
def test_row_49_says_what_to_do_when(before: timedelta, stage: Stage) -> None:
    times = ranking_times(CLOSES)
    assert times.closes == datetime(2027, 3, 4, 2, tzinfo=UTC)
    assert stage_at(times, times.closes - before) is stage


def test_times_that_are_not_known_are_said_so() -> None:
    assert ranking_times(load_season(2026)) == RankingTimes(None, None)
    assert stage_at(RankingTimes(None, None), CLOSES.ends) is Stage.UNKNOWN
    assert set(STAGE_WORDS) == set(Stage)
    assert "7 to 5 days" in STAGE_WORDS[Stage.OPEN] and "24 to 48 hours" in STAGE_WORDS[Stage.AWAY]


def test_what_changed_since_it_was_certified_is_named() -> None:
    lists = {MAIN: RankList(f"{IM} {FM} {RAD}", CLOSES.ends, "mail"), RAD: RankList(TY)}
    assert not certified_of({MAIN: RankList(IM)}).counts
    kept = {**lists, **{name: RankList(" ".join(order)) for name, order in as_certified(lists).items()}}
    assert certified_of(kept).counts and certified_of(kept).proof == "mail"
    kept |= {MAIN: replace(lists[MAIN], order=f"{FM} {IM} {RAD}"), RAD: RankList("")}
    certified = certified_of(kept)
    assert not certified.counts and certified.changed is not None
    assert list(certified.changed) == [MAIN, RAD]
    assert len(certified.changed[MAIN].moved) == 1 and certified.changed[RAD].extra == (TY,)
    assert as_certified(kept)[f"certified/{RAD}"] == ()


def test_the_last_day_forbids_a_change_only_where_a_list_is_certified() -> None:
    kept, nothing = Certified(datetime(2027, 3, 1, tzinfo=UTC)), Certified()
    assert stage_words(Stage.FROZEN, kept) == STAGE_WORDS[Stage.FROZEN]
    assert "certify it now" in stage_words(Stage.FROZEN, nothing)
    for stage in (Stage.ENTER, Stage.CERTIFY, Stage.LATE):
        assert "leave it" in stage_words(stage, kept)
        assert stage_words(stage, nothing) == STAGE_WORDS[stage]
