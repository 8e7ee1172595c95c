"""For whom a kind of draft could be made, and why not."""

from __future__ import annotations

import pytest

from matchweek.domain.letters.letter_targets import KINDS, targets, why_none
from matchweek.domain.letters.letter_use import DraftKind
from tests.support.advocacy import FM, IM, LEADER, NOWAK, OKAFOR, assigned, call, gates

PEOPLE = (OKAFOR, NOWAK)


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(DraftKind)
    assert next(iter(KINDS)) is DraftKind.READY


def test_a_note_is_for_those_assigned_and_open_first() -> None:
    pairs = [assigned(1, OKAFOR, FM), assigned(2, OKAFOR, IM)]
    found = targets(DraftKind.NOTE, gates("Tue 12:00", [call(program=IM)]), PEOPLE, pairs)
    assert [(each.program, each.no is None) for each in found] == [(IM, True), (FM, False)]
    assert found[1].no is not None and "Allowed now" in found[1].no.remedy


def test_with_a_program_given_everybody_may_be_the_one() -> None:
    found = targets(DraftKind.NOTE, gates("Tue 12:00", [call(program=IM)]), PEOPLE, (), program=IM)
    assert [each.advocate for each in found] == [OKAFOR, NOWAK]
    only = targets(DraftKind.NOTE, gates("Tue 12:00"), PEOPLE, (), program=IM, advocate=NOWAK.id)
    assert [each.advocate for each in only] == [NOWAK] and only[0].no is not None


def test_an_answer_is_to_a_program_that_made_contact() -> None:
    assert targets(DraftKind.ANSWER, gates("Tue 12:00"), PEOPLE, ()) == ()
    (answer,) = targets(DraftKind.ANSWER, gates("Tue 12:00", [call(program=IM)]), PEOPLE, ())
    assert (answer.program, answer.no) == (IM, None)
    (thanks,) = targets(DraftKind.THANKS_PROGRAM, gates("Tue 12:00", [call(program=IM)]), PEOPLE, ())
    assert thanks.no is not None


def test_whoever_leads_a_held_program_is_asked_nothing() -> None:
    found = targets(DraftKind.READY, gates("Mon 11:00"), (LEADER, NOWAK), ())
    assert [(each.advocate, each.no is None) for each in found] == [(NOWAK, True), (LEADER, False)]


@pytest.mark.parametrize(
    ("kind", "anybody", "words"),
    [
        (DraftKind.ANSWER, True, "No program has contacted you"),
        (DraftKind.READY, False, "add an advocate first"),
        (DraftKind.NOTE, True, "Nobody is assigned"),
    ],
)
def test_why_there_is_nobody(kind: DraftKind, anybody: bool, words: str) -> None:
    assert words in why_none(kind, anybody=anybody)
