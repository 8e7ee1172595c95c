"""No sentence claims contact that was not: each is made of the calls that say so (rules: contact)."""

from __future__ import annotations

from typing import Any

import pytest

from matchweek.domain.contacts.calls import Call
from matchweek.domain.gate.contact import Gates
from matchweek.domain.gate.gate import may_reach
from matchweek.domain.letters.faculty_letters import called
from matchweek.domain.letters.letter_use import DraftKind, require_allowed
from matchweek.domain.letters.program_letters import answer
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.reallocation import interest
from matchweek.domain.week.after_letters import letter, phone_script
from matchweek.domain.week.after_rounds import Reach, whom_to_reach
from matchweek.errors import RuleSaysNo
from tests.support.advocacy import IM, ME, OKAFOR, STORY, WEEK, call, cleared, et, gates, silent

PROGRAM = Program(Standing(Listing(IM, institution="Harbor Point", positions=2), 2))

# what is the case, the call, whether the program was in touch, whether it talked with the applicant
CALLS: list[tuple[str, Call, bool, bool]] = [
    ("it called and we spoke", call(), True, True),
    ("nobody confirmed which program it was", call(confirmed=False), False, False),
    ("a silent missed call", silent(), False, False),
    ("we began it", call(begun_by="applicant"), False, False),
    ("an advocate began it", call(begun_by="advocate", to="advocate"), False, False),
    ("who began it is not clear", call(begun_by="unclear"), False, False),
    ("a voicemail", call(missed=True, channel="voicemail"), True, False),
    ("a mail", call(channel="email"), True, False),
    ("a text", call(channel="text"), True, False),
    ("an advocate was called", call(to="advocate", to_name="Dr. C. Okafor"), True, False),
    ("the school was called", call(to="school"), True, False),
    ("long before the week", call("Mon 09:00"), False, False),
]


@pytest.mark.parametrize(("one", "touched", "talked"), [pytest.param(*row[1:], id=row[0]) for row in CALLS])
def test_the_letter_after_soap_claims_only_what_was(one: Call, touched: bool, talked: bool) -> None:
    (reach,) = whom_to_reach([PROGRAM], [one], timetable=WEEK)
    assert (reach.contacted, reach.spoke) == (touched, talked)
    assert ("it made contact" in reach.words) is touched
    for draft in (letter(reach, "Medicine", ME), phone_script(reach, "Medicine", ME)):
        assert ("We spoke" in draft.body) is talked, draft.body
        assert ("in touch" in draft.body) is (touched and not talked), draft.body
        assert "this week" not in draft.body


def test_interest_is_only_what_a_program_showed_by_itself() -> None:
    for _, one, _, _ in CALLS[1:6]:
        assert interest([one]) == ({}, {})


WHOM: list[tuple[dict[str, Any], str]] = [
    ({}, "has contacted me."),
    ({"to": "school"}, "has contacted my school."),
    ({"to": "advocate"}, "has contacted one of my advocates."),
    ({"to": "advocate", "to_name": "Dr. Brandt"}, "has contacted Dr. Brandt."),
]


@pytest.mark.parametrize(("how", "said"), WHOM)
def test_an_advocate_is_told_whom_the_program_contacted(how: dict[str, Any], said: str) -> None:
    body = called(ME, OKAFOR, IM, gates(calls=[call(**how)])).body
    assert said in body
    assert body.count("has contacted") == 1


def test_a_program_that_never_wrote_is_not_answered() -> None:
    cleared_only = answer(ME, STORY, IM, gates(clearances=[cleared()]))
    assert "getting in touch" not in cleared_only.body and "Re:" not in cleared_only.subject
    assert "getting in touch" in answer(ME, STORY, IM, gates(calls=[call()])).body
    after = answer(ME, STORY, IM, gates("Thu 21:00"))
    assert "getting in touch" not in after.body


def test_who_never_made_contact_is_not_thanked_for_it() -> None:
    with pytest.raises(RuleSaysNo):
        require_allowed(DraftKind.THANKS_PROGRAM, gates("Thu 21:00", clearances=[cleared()]), None, IM)
    early = gates("Thu 21:00", calls=[call("Mon 14:00")])
    require_allowed(DraftKind.THANKS_PROGRAM, early, None, IM)


GONE = "2027-05-25T12:00+00:00"


def gone_by(calls: Any = ()) -> Gates:
    from dataclasses import replace
    from datetime import datetime

    return Gates(replace(gates(calls=calls).situation, now=datetime.fromisoformat(GONE)))


@pytest.mark.parametrize("kind", sorted(set(DraftKind) - {"thanks", "debrief", "stop"}))
def test_nothing_new_is_written_from_the_file_of_a_season_gone_by(kind: str) -> None:
    with pytest.raises(RuleSaysNo, match="Match Week 2027"):
        require_allowed(kind, gone_by([call()]), OKAFOR, IM)


def test_a_season_gone_by_stays_as_it_was_and_says_so() -> None:
    gate = gone_by().why(OKAFOR, IM)
    assert (gate.state, gate.may_ask, gate.may_thank) == ("unlocked", False, False)
    assert gate.words == "season over" and "2027" in gate.reason
    assert gone_by().on_program(IM)["gone_by"] is True
    require_allowed(DraftKind.THANKS, gone_by(), OKAFOR)


def test_contact_is_free_only_in_the_aftermath_of_its_own_season() -> None:
    assert may_reach(WEEK, et("Thu 21:00"), "unmatched").allowed
    assert not may_reach(WEEK, gone_by().situation.now, "unmatched").allowed


def test_a_reach_without_contact_says_none() -> None:
    reach = Reach(1, IM, "Harbor Point", "", "", 1, False, True, ())
    assert "You have my application from Match Week" in letter(reach, "Medicine", ME).body
