"""Every act of the room of calls is taken back whole, and done again the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from matchweek.domain.contacts.calls import Begun, Counts, Outcome
from matchweek.domain.gate.rule_questions import Incident
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week
from matchweek.services.days import aliases, calls, interviews, invitations, invitations_stored
from matchweek.services.history import history
from matchweek.services.lists import triage
from matchweek.services.offers import scored
from tests.support.weeks import AT, codes_of, contents

Act = Callable[[Week, list[str]], Done]
SOON = AT + timedelta(hours=1)
SCORES: dict[str, Any] = {
    "fit": 8, "training": 7, "location": 6, "interest": 4, "residents": "tired, kind", "flags": "2 left",
    "asked": "why us", "improve": "slower", "note": "call PD back", "status": "done",
}  # fmt: skip
BOOKED: dict[str, Any] = {
    "minutes": 20, "channel": "thalamus", "interviewer": "Dr. Osei", "place": "https://x.example/9",
    "calendar": "Thalamus", "leave": "link in the mail",
}  # fmt: skip
SAID: dict[str, Any] = {
    "number": "205/555-0142", "left_number": "205-555-0143", "caller": "Dana", "role": "coordinator",
    "channel": "voicemail", "kind": "screening", "note": "one\ntwo", "heat": 5, "to": "school",
    "to_name": "Dean", "missed": False, "call_back": "done", "next_step": "mail them",
    "incident_words": "rank?",
}  # fmt: skip
# This call came on Thursday: that it was too early is not so, and is not kept.
ASKED = set(Incident) - {Incident.TOO_EARLY}
INVITATION = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:u1\nDTSTAMP:20270317T120000Z\n"
    "DTSTART:20270318T190000Z\nDTEND:20270318T193000Z\nSUMMARY:Interview {code}\nEND:VEVENT\nEND:VCALENDAR\n"
)


def call(**fields: Any) -> Act:
    return lambda week, codes: calls.change(week, 1, **fields)


def meeting(**fields: Any) -> Act:
    return lambda week, codes: interviews.change(week, 1, **fields)


def invite(week: Week, codes: list[str]) -> Done:
    events = invitations.read_text(INVITATION.format(code=codes[2]))
    return invitations_stored.bring_in(
        week, invitations.proposals(load_board(week), events, week.clock.now())
    )


ACTS: dict[str, Act] = {
    "a call starts": lambda week, codes: calls.add(week),
    "a call is missed": lambda week, codes: calls.add(week, missed=True, number="205-555-0142"),
    "who it was": lambda week, codes: calls.change(week, 1, program=codes[1], said="the river one"),
    "tried": lambda week, codes: calls.tried(week, 1),
    "when": lambda week, codes: calls.change(week, 1, AT - timedelta(hours=2)),
    "by when": call(next_step="mail", next_due=SOON),
    **{f"ended {each}": call(outcome=each.value) for each in Outcome if each},
    **{f"rule {each}": call(incident=each.value) for each in Incident if each in ASKED},
    **{f"begun by {each}": call(begun_by=each.value) for each in Begun if each},
    **{f"counts {each}": call(counts=each.value) for each in Counts if each},
    **{f"call {name}": call(**{name: value}) for name, value in SAID.items()},
    "an interview": lambda week, codes: interviews.add(week, codes[2], SOON, **BOOKED),
    "moved": meeting(at=SOON + timedelta(hours=3)),
    "cancelled": meeting(status="cancelled"),
    **{f"interview {name}": meeting(**{name: value}) for name, value in (BOOKED | SCORES).items()},
    "into the order": lambda week, codes: scored.place(week, 1),
    "an invitation": invite,
    "names": lambda week, codes: aliases.set_names(week, codes[0], "River, The Hill"),
    "for the call": lambda week, codes: triage.set_for_the_call(
        week, codes[0], why_here="near", to_ask="ICU?"
    ),
    "their clock": lambda week, codes: triage.set_zone(week, codes[:1], "Central"),
}  # fmt: skip


@pytest.fixture
def room(week: Week) -> tuple[Week, list[str]]:
    """A missed call that is named, and an interview with scores."""
    codes = codes_of(week)
    calls.add(week, AT - timedelta(hours=1), program=codes[0], missed=True, note="call us")
    interviews.add(week, codes[0], AT + timedelta(hours=2))
    interviews.change(week, 1, fit=5)
    return week, codes


def test_each_act_of_the_room_is_taken_back_whole_and_done_again(room: tuple[Week, list[str]]) -> None:
    week, codes = room
    # Each is taken back a second time at its end: a rest of it would be seen when the next one is.
    before = contents(week)
    for name, act in ACTS.items():
        act(week, codes)
        after = contents(week)
        assert after != before, f"{name} changed nothing"
        history.undo(week)
        assert contents(week) == before, f"{name} was not taken back whole"
        history.redo(week)
        assert contents(week) == after, f"{name} was not done again"
        history.undo(week)
    assert contents(week) == before


def test_a_wrong_outcome_taken_back_leaves_what_it_was_before(room: tuple[Week, list[str]]) -> None:
    week, _ = room
    calls.change(week, 1, outcome="wrong_number")
    history.undo(week)
    assert load_board(week).calls[0].outcome == ""
    calls.change(week, 1, outcome="offer_talk")
    assert not load_board(week).offers, "talk of an offer is none"
    calls.change(week, 1, outcome="not_interested")
    history.undo(week)
    assert load_board(week).calls[0].outcome == "offer_talk"
