"""A field that is kept stands in the form of its entity, or it is said here where else it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from matchweek.domain.base.fields import Field, described
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.tracker.tracked import Tracked
from matchweek.tui.screens.advocates.advocate import open_advocate
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.calls.call_lines import Logged
from matchweek.tui.screens.calls.call_values import CODE, changes, values_of
from matchweek.tui.screens.calls.interview import InterviewForm
from matchweek.tui.screens.days.times import time_text
from matchweek.tui.screens.days.whom_to_call import PeopleForm
from matchweek.tui.screens.own.me_fields import LINES
from matchweek.tui.screens.season.tracker_form import open_tracked
from tests.support.filled import filled_week
from tests.support.pilot import open_dashboard
from tests.support.weeks import AT

ZONE = "Asia/Karachi"
# Where it is given instead.
ELSEWHERE: dict[type, dict[str, str]] = {
    Call: {
        "id": "it is its number",
        "confirmed": "the program's line, once it is confirmed",
        "missed": "M instead of c",
        "counted_at": "kept with who says that it counts",
        "tries": "t logs one more",
        "tried_at": "kept with the try",
    },
    Advocate: {"id": "it is their number"},
    Interview: {
        "id": "it is its number",
        "program": "the program it is opened of",
        "tracked": "the program it is opened of",
    },
    Tracked: {
        "id": "it is its number",
        "invited_at": "its invitation",
        "answer_by": "its invitation",
        "answered_at": "its invitation",
        "offered": "its invitation",
        "thanked_at": "its thank-you",
        **dict.fromkeys(("not_ranked", "reason", "mentor", "resident"), "the rank list"),
        **dict.fromkeys(("question_1", "question_2", "question_3"), "the rank list"),
    },
    Applicant: {
        "state": "Monday's dialog",
        "prior_training": "Monday's dialog",
        "zone": "its own dialog, in which places are found",
    },
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("filled") / "week.db"
    filled_week(file).close()
    return file


def forgotten(entity: type, there: set[str]) -> set[str]:
    names = {each.name for each in described(entity)}
    assert not set(ELSEWHERE.get(entity, {})) - names, "a field that is said to be elsewhere is gone"
    return names - there - set(ELSEWHERE.get(entity, {}))


@pytest.mark.parametrize("each", described(Call), ids=lambda each: each.name)
def test_what_is_typed_into_a_field_of_a_call_is_stored(each: Field) -> None:
    """A field that the form shows and does not read loses what is typed, and nobody is told."""
    if each.name in ELSEWHERE[Call]:
        return
    what_to_do = f"read {each.name} in tui/screens/calls/call_values.py: what is typed there is lost"
    before = values_of(Call(1, AT))
    name = CODE if each.text is not None and each.text.code else each.name
    assert name in before, what_to_do
    found = changes({**before, name: _typed(each)}, before, ZONE, AT)
    assert found.at is not None if each.name == "at" else each.name in found.fields, what_to_do
    assert not found.unread


def _typed(each: Field) -> str:
    """Something a person may have typed there."""
    if each.kind is datetime:
        return time_text(AT + timedelta(minutes=10 if each.name != "at" else -10))
    if each.kind is int:
        return "3"
    assert each.text is not None, each.name
    if each.text.choices:
        return next(word for word in reversed(each.text.choices) if word != str(each.default))
    return "9000120C0" if each.text.code else "what they said"


async def test_every_field_is_in_the_form_of_its_entity(path: Path) -> None:
    async with open_dashboard(path) as opened:
        app = opened.app
        there: set[str] = set()
        for missed in (False, True):
            call = CallForm(app.session, ZONE, Logged(1), replace(app.session.board.calls[0], missed=missed))
            app.push_screen(call)
            await opened.pilot.pause()
            there |= set(call.values())
        assert not forgotten(Call, there), "add them to tui/screens/calls/call_fields.py"
        advocate = open_advocate(app, app.session, ZONE, 1)
        await opened.pilot.pause()
        assert not forgotten(Advocate, set(advocate.values())), (
            "add them to tui/screens/advocates/advocate.py"
        )
        interview = app.session.board.kept.interviews[1]
        form = InterviewForm(app.session, ZONE, interview.program, interview)
        app.push_screen(form)
        await opened.pilot.pause()
        assert not forgotten(Interview, set(form.values())), "add them to tui/screens/calls/interview.py"
        tracked = open_tracked(app, app.session, ZONE)
        await opened.pilot.pause()
        assert tracked is not None and not forgotten(Tracked, set(tracked.values())), (
            "add them to tui/screens/season/tracker_form.py"
        )
        people = PeopleForm(app.session, ZONE)
        app.push_screen(people)
        await opened.pilot.pause()
        own = {line.id for line in LINES}
        assert not forgotten(Applicant, own | set(people.values())), (
            "add a line to tui/screens/own/me_fields.py"
        )
        assert not forgotten(Narrative, own), "add a line to tui/screens/own/me_fields.py"
