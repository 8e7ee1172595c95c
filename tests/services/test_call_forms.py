"""Committing a form clears its draft in the same act; questions about a call are told, never judged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchweek.domain.people.advocates import propose_tier
from matchweek.domain.season.season_years import season_for
from matchweek.errors import BadInput
from matchweek.services.core import unsaved_text
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.people import advocates
from tests.support.weeks import codes_of, contents


def test_committing_a_call_clears_its_draft_and_is_one_act(week):
    number = int(calls.add(week).keys[0])
    unsaved_text.save(week, f"call:{number}", {"note": "asked about"})
    calls.change(
        week, number, draft=f"call:{number}", program=codes_of(week)[0], note="asked about Step 3", heat=4
    )
    assert unsaved_text.load(week, f"call:{number}") is None
    stored = contents(week)["call"][0]
    assert (stored["note"], stored["heat"], stored["confirmed"]) == ("asked about Step 3", 4, 1)
    history.undo(week)
    before = contents(week)["call"][0]
    assert (before["note"], before["heat"], before["program"]) == ("", None, None)


def test_the_number_that_called_can_be_changed(week):
    number = int(calls.add(week, number="555-0101").keys[0])
    calls.change(week, number, number="555-0142")
    assert contents(week)["call"][0]["number"] == "555-0142"


def test_a_refused_commit_leaves_the_draft(week):
    number = int(calls.add(week).keys[0])
    unsaved_text.save(week, f"call:{number}", {"note": "x"})
    with pytest.raises(BadInput):
        calls.change(week, number, draft=f"call:{number}", program="9999140C0")
    assert unsaved_text.load(week, f"call:{number}") is not None


def test_committing_nothing_clears_the_draft_alone(week):
    number = int(calls.add(week).keys[0])
    unsaved_text.save(week, f"call:{number}", {"note": ""})
    done = calls.change(week, number, draft=f"call:{number}")
    assert not done.changed
    assert unsaved_text.load(week, f"call:{number}") is None
    with pytest.raises(BadInput):
        calls.change(week, number)


def test_committing_an_advocate_clears_its_draft(week):
    unsaved_text.save(week, "advocate:new", {"name": "Dr. X"})
    key = advocates.add(week, "Dr. X", draft="advocate:new").keys[0]
    assert unsaved_text.load(week, "advocate:new") is None
    unsaved_text.save(week, f"advocate:{key}", {"name": "Dr. Y"})
    advocates.change(week, key, draft=f"advocate:{key}", name="Dr. Y")
    assert unsaved_text.forms(week) == []


@pytest.mark.parametrize(
    ("at", "early"),
    [
        (datetime(2027, 3, 15, 13, 59, tzinfo=UTC), False),
        (datetime(2027, 3, 15, 14, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 16, 11, 59, 59, tzinfo=UTC), True),
        (datetime(2027, 3, 16, 12, 0, tzinfo=UTC), False),
    ],
)
def test_contact_before_tuesday_eight_eastern_is_told(at, early):
    assert bool(calls.too_early(season_for(at), at)) is early


@pytest.mark.parametrize(
    ("role", "tier"),
    [
        ("PD IM", 1),
        ("Chair", 1),
        ("APDIM", 1),
        ("Associate Program Director", 1),
        ("clerkship director", 1),
        ("professor of medicine", 2),
        ("President, state society", 2),
        ("ward attending", 3),
        ("hospitalist", 3),
        ("", None),
        ("friend of the family", None),
    ],
)
def test_a_role_proposes_a_tier(role, tier):
    assert propose_tier(role) == tier
