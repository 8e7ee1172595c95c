"""Rule questions: what a call raises, how sure it is, what is said and written (rules: contact)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.contacts.calls import Call
from matchweek.domain.gate.rule_questions import (
    QUESTIONS,
    Grade,
    Incident,
    clock_words,
    near_opening,
    proposed,
    question,
    read,
    statement,
)
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.triage import Application
from matchweek.rehearsal.world.call_scripts import EARLY, FORBIDDEN, NOT_APPLIED
from tests.support.advocacy import ALL_SENT, IM, ME, WEEK, call, et, silent

LATER = {IM: Application(submitted_at=et("Tue 10:00"))}


@pytest.mark.parametrize(
    ("one", "applications", "kinds"),
    [
        (call(), ALL_SENT, []),
        (call(), {}, ["not_applied"]),
        (call(), {IM: Application(planned=True)}, ["not_applied"]),
        (call(), LATER, ["not_applied"]),
        (call("Tue 10:00"), LATER, []),
        (call(program=None), {}, []),
        (call(confirmed=False), {}, []),
        (silent(), {}, []),
        (call("Tue 07:59"), ALL_SENT, ["too_early"]),
        (call("Tue 08:00"), ALL_SENT, []),
        (call("Mon 10:00"), {}, ["not_applied", "too_early"]),
        (call("Mon 09:59"), {}, []),
        (call("Thu 20:59"), {}, ["not_applied"]),
        (call("Thu 21:00"), {}, []),
        (call(note="asked where else I applied"), ALL_SENT, ["where_else"]),
        (call(note="would you come if we offer? a place on our list depends on it"), ALL_SENT,
         ["list_place", "commitment"]),
        (call(note="friendly, asked about Step 3"), ALL_SENT, []),
    ],
)  # fmt: skip
def test_what_a_call_raises(one: Call, applications: dict[str, Application], kinds: list[str]) -> None:
    assert [each.kind for each in proposed(one, applications, WEEK)] == kinds


def test_what_must_be_reported_comes_first_after_asking_whether_one_applied() -> None:
    first, second = proposed(call("Tue 07:41"), {}, WEEK)
    assert (first.question.grade, second.question.grade) == (Grade.MUST_REPORT, Grade.MAY_REPORT)
    assert first.ask.startswith("Did you apply?")
    after = proposed(call(), LATER, WEEK)
    assert "recorded after this call" in after[0].ask


def test_words_of_a_note_are_never_sure() -> None:
    (found,) = proposed(call(note="where else did you apply"), ALL_SENT, WEEK)
    assert not found.sure


def test_only_contact_from_a_program_not_applied_to_must_be_reported() -> None:
    must = {kind for kind, one in QUESTIONS.items() if one.grade is Grade.MUST_REPORT}
    assert must == {Incident.NOT_APPLIED}
    assert set(QUESTIONS) == set(Incident)
    assert all(one.reply and one.rule and one.title for one in QUESTIONS.values())


@pytest.mark.parametrize(
    ("at", "near", "words"),
    [
        ("Tue 07:49:59", False, ""),
        ("Tue 07:50", True, "10 minutes before"),
        ("Tue 07:59", True, "1 minute before"),
        ("Tue 07:59:30", True, "less than a minute before"),
        ("Tue 08:10", True, "10 minutes after"),
        ("Tue 08:10:01", False, ""),
    ],
)
def test_near_the_opening_one_looks_at_the_clock(at: str, near: bool, words: str) -> None:
    assert near_opening(et(at), WEEK) is near
    said = clock_words(et(at), WEEK)
    assert words in said and bool(said) is near
    if near and et(at) < WEEK.contact_opens:
        assert proposed(call(at), ALL_SENT, WEEK)[0].ask == said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", None),
        ("  ", None),
        *((kind.value, kind) for kind in Incident),
        ("Not applied", Incident.NOT_APPLIED),
        (EARLY, Incident.TOO_EARLY),
        (NOT_APPLIED, Incident.NOT_APPLIED),
        (FORBIDDEN, Incident.WHERE_ELSE),
        ("pressured me to say yes", Incident.PRESSURE),
        ("something odd", Incident.OTHER),
    ],
)
def test_an_incident_is_read_as_a_slug_or_in_words(text: str, kind: Incident | None) -> None:
    assert read(text) is kind
    found = question(text)
    assert (found.kind if found else None) is kind


def test_the_statement_holds_dated_facts_only() -> None:
    one = call(
        "Tue 07:41",
        incident="too_early",
        incident_words="a quick chat before the rush",
        number="(518) 555-0102",
        caller="Dr. Osei",
        role="APD",
        note="short",
    )
    text = statement(
        one,
        ME,
        ALL_SENT,
        title="Harbor Point",
        written_at=et("Tue 08:20"),
    )
    for fact in (
        "Written Tue 16 Mar 08:20 2027, Eastern",
        "F. Rahman, AAMC ID 99123456",
        f"Harbor Point (NRMP code {IM})",
        "submitted Mon 15 Mar 12:00 2027, Eastern",
        "Contact received: Tue 16 Mar 07:41 2027, Eastern",
        "“a quick chat before the rush”",
        "Dr. Osei, APD",
        "contact before programs may start it",
    ):
        assert fact in text
    assert "violat" not in text.lower()


def test_a_statement_says_what_is_not_known() -> None:
    text = statement(call(program=None), Applicant(), {}, written_at=et("Tue 10:00"))
    assert "Program: not known" in text
    assert "none recorded as submitted" in text
    assert "Words used: none recorded" in text
    assert "not confirmed" in statement(call(confirmed=False), ME, {}, written_at=et("Tue 10:00"))


@given(text=st.text())
def test_any_text_reads_as_some_question_or_none(text: str) -> None:
    assert (read(text) is None) is (not text.strip())
