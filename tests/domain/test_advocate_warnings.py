"""Warnings that come by themselves, and the one story (systems.md rows 80-82, 85, 86)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchweek.domain.board.advocate_warnings import (
    SIX_MISTAKES,
    about_text,
    one_to_many,
    thanked_by,
    warnings,
)
from matchweek.domain.letters.letter_use import DraftKind
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.letters.program_letters import note
from matchweek.domain.people.advocates import Answer
from matchweek.domain.people.narrative import Narrative, leads_with_red_flag, missing, out_of_step, switches
from tests.support.advocacy import IM, ME, NOWAK, OKAFOR, PEOPLE, STORY, assigned, call, et, gates

ONE = [assigned(1, OKAFOR)]
UNASKED = replace(NOWAK, answer=Answer.NOT_ASKED)


def keys(*arguments: object, **more: object) -> set[str]:
    return {each.key for each in warnings(*arguments, **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "asked", "warned"),
    [("Tue 11:11", None, False), ("Tue 11:12", None, True), ("Tue 11:12", "Tue 11:00", False)],
)
def test_unlocked_for_two_hours_and_not_told(at: str, asked: str | None, warned: bool) -> None:
    one = replace(ONE[0], asked_at=et(asked) if asked else None)
    assert ("not_told" in keys(gates(at, calls=[call("Tue 09:12")]), PEOPLE, [one])) is warned


@pytest.mark.parametrize(("at", "late"), [("Tue 07:59", False), ("Tue 08:00", True), ("Thu 21:00", False)])
def test_asking_first_on_tuesday_is_late(at: str, late: bool) -> None:
    assert ("late" in keys(gates(at), [UNASKED], [assigned(1, UNASKED)])) is late
    assert "late" not in keys(gates(at), [UNASKED], [])
    assert "late" not in keys(gates(at), [NOWAK], [assigned(1, NOWAK)])


@pytest.mark.parametrize(("count", "over"), [(15, False), (16, True)])
def test_over_fifteen_for_one(count: int, over: bool) -> None:
    many = [assigned(number, OKAFOR, f"95{number:02d}140C0") for number in range(count)]
    assert ("overloaded" in keys(gates(), PEOPLE, many)) is over


def test_one_message_to_many() -> None:
    same = [SavedDraft(n, "monday", body=f"Dear Dr. {n},\n\nPlease  help me.", advocate=n) for n in range(3)]
    assert [each.key for each in one_to_many(same)] == ["one_to_many"]
    assert one_to_many(same[:2]) == []
    assert one_to_many([same[0]] * 3) == [], "the same one is not many"
    assert one_to_many([replace(each, body=f"Dear,\n{each.id}") for each in same]) == []


@pytest.mark.parametrize(
    ("kind", "body", "found"),
    [
        ("note", "word " * 150, []),
        ("note", "word " * 151, ["long"]),
        ("debrief", "word " * 151, []),
        ("note", "She is the best student I have ever had.", ["oversold"]),
        ("note", "Among the top 1% of her class.", ["oversold"]),
        ("note", "Careful, and good with families.", []),
        ("note", "She failed Step 1, but", ["red_flag"]),
        ("note", "good " * 45 + "failed Step 1", []),
        ("monday", "I did not match.", []),
    ],
)
def test_what_is_wrong_with_one_text(kind: str, body: str, found: list[str]) -> None:
    assert [each.key for each in about_text(SavedDraft(1, kind, body=body), STORY)] == found


def test_a_text_that_tells_another_story() -> None:
    made = note(ME, STORY, OKAFOR, IM, gates(calls=[call()]))
    saved = SavedDraft(1, DraftKind.NOTE, body=made.body, used=",".join(made.used))
    assert about_text(saved, STORY) == []
    changed = replace(STORY, strength_2="Speaks Urdu and Punjabi")
    assert [each.key for each in about_text(saved, changed)] == ["story"]
    assert out_of_step(made.body.upper(), made.used, STORY) == ()
    assert out_of_step("", ("strength_1", "nonsense"), STORY) == ("your first strength",)


def test_community_voices_left_out() -> None:
    praised = replace(UNASKED, note="Said I was the strongest of the year")
    assert "left_out" in keys(gates(), [praised], [])
    assert "left_out" not in keys(gates(), [UNASKED], [])
    assert "left_out" not in keys(gates(), [replace(praised, answer=Answer.ASKED)], [])
    chairs = [replace(OKAFOR, id=n, relation="") for n in range(3)]
    assert "left_out" in keys(gates(), chairs, [])
    assert "left_out" not in keys(gates(), [], [])


def test_own_faculty_not_thanked_by_friday() -> None:
    said = [SavedDraft(1, "thanks", advocate=OKAFOR.id, used_at=et("Thu 22:00"))]
    assert thanked_by(said) == {OKAFOR.id}
    assert "not_thanked" not in keys(gates("Fri 11:59"), [OKAFOR], [])
    assert "not_thanked" in keys(gates("Fri 12:00"), [OKAFOR], [])
    assert "not_thanked" not in keys(gates("Fri 12:00"), [OKAFOR], [], said)
    assert "not_thanked" in keys(gates("Fri 12:00"), [OKAFOR], [], [replace(said[0], used_at=None)])
    assert "not_thanked" not in keys(gates("Fri 12:00"), [replace(OKAFOR, answer=Answer.NO)], [])


def test_the_six_mistakes_each_have_a_warning() -> None:
    assert list(SIX_MISTAKES) == ["late", "one_to_many", "long", "oversold", "left_out", "story"]


def test_what_is_missing_of_the_story_is_named() -> None:
    assert missing(replace(STORY, pitch="I am ...")) == ()
    assert missing(Narrative())[0] == "your specialties, the first one first"
    assert missing(replace(STORY, evidence_3=" ", pitch="x")) == ("what shows your third strength",)
    assert not switches(STORY) and switches(replace(STORY, stress="wards"))


def test_a_note_as_made_never_leads_with_a_red_flag() -> None:
    assert not leads_with_red_flag(note(ME, STORY, OKAFOR, IM, gates(calls=[call()])).body, STORY)
    assert leads_with_red_flag("Failed Step 1 once, in the year", STORY)
