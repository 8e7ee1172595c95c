"""The card before the first call, and the calls to practise."""

from __future__ import annotations

from random import Random

from matchweek.domain.gate.about_calls import (
    ABOUT,
    ASKED,
    NOT_TO_ANSWER,
    QUESTIONS_IN_A_CALL,
    practice,
)
from matchweek.domain.gate.rule_questions import QUESTIONS, REPLY, Incident
from matchweek.domain.people.answers import answer_of, how_long, prepared
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.programs.triage import Triage


def test_the_card_says_what_is_to_be_known() -> None:
    words = " ".join(line for part in ABOUT for line in (part.title, *part.lines))
    for needed in ("Thalamus", "Zoom", "book", "coordinator", "resident", "program director", "R3", REPLY):
        assert needed in words, needed
    for kind in (Incident.COMMITMENT, Incident.LIST_PLACE, Incident.WHERE_ELSE):
        assert QUESTIONS[kind].rule in words


def test_each_practice_begins_with_oneself_and_has_one_question_that_may_not_be_asked() -> None:
    found = [practice(Random(seed)) for seed in range(200)]
    for each in found:
        asked = [question for question, _ in each.questions]
        assert asked[0] == ASKED[0][0] and len(set(asked)) == len(asked) == QUESTIONS_IN_A_CALL
        assert len([question for question in asked if question in NOT_TO_ANSWER]) == 1
    assert len({each.questions for each in found}) > 150
    assert {field for each in found for _, field in each.questions} == {
        "reply",
        *(field for _, field in ASKED),
    }
    assert practice(Random(7)) == practice(Random(7))


def test_each_answer_is_a_field_there_is() -> None:
    owners = (Applicant(), Narrative(), Triage())
    for _, field in ASKED:
        assert not field or any(hasattr(owner, field) for owner in owners), field


def test_answers_come_from_what_is_written_of_oneself() -> None:
    me, story = Applicant(visa="J-1"), Narrative(start="Yes, my ECFMG certificate is here.", red_flag="")
    found = {each.field: each.answer for each in prepared(me, story)}
    assert list(found) == ["why_unmatched", "why_specialty", "red_flag", "visa", "start"]
    assert found["visa"] == "J-1" and found["start"].startswith("Yes") and found["red_flag"] == ""
    assert answer_of("why_here", me, story) == ""


def test_a_pitch_that_grows_long_is_told_so() -> None:
    assert [how_long(seconds)[1] for seconds in (0, 29, 30, 60, 61)] == ["dim", "dim", "good", "good", "warn"]
    assert "long" in how_long(75)[0]
