"""A field that is kept is in the JSON, can be given in the shell and corrected: a forgotten one says so."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from matchweek.cli.commands import advocates, calls, interviews, me
from matchweek.cli.commands.season import tracker
from matchweek.domain.base.fields import described
from matchweek.domain.board.entities import ENTITIES
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.gate.contact import Assignment, Clearance
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Application, Triage
from matchweek.domain.tracker.tracked import Tracked
from matchweek.services.history import history
from matchweek.services.history.history import _NOT_CORRECTED
from tests.cli.conftest import Shell
from tests.support.filled import KEYS, PROGRAM, as_kept, filled_week, values_of


def _itself(said: Any) -> Any:
    return said


# Where each is shown: the command, and where in its answer one of them stands.
SHOWN: dict[type, tuple[tuple[str, ...], Callable[[Any], Any]]] = {
    Call: (("call", "list"), lambda said: said["calls"][0]),
    Offer: (("offer", "list"), lambda said: said["offers"][0]),
    Interview: (("interview", "list"), lambda said: said["interviews"][0]),
    Advocate: (("advocate", "list"), lambda said: said["advocates"][0]),
    Assignment: (("advocate", "list"), lambda said: said["advocates"][0]["programs"][0]),
    Clearance: (
        ("advocate", "clear", "", PROGRAM, "--by", "A", "--authority", "nrmp", "--why", "b"),
        _itself,
    ),
    SavedDraft: (("advocate", "drafts"), lambda said: said["drafts"][0]),
    Applicant: (("me", "show"), _itself),
    Narrative: (("me", "show"), lambda said: said["narrative"]),
    Listing: (("program", "show", PROGRAM), _itself),
    Triage: (("program", "show", PROGRAM), _itself),
    Application: (("program", "show", PROGRAM), _itself),
    Tracked: (("season", "list"), lambda said: said["programs"][0]),
}
# What is there under another name, or says nothing to a script.
OTHERWISE: dict[type, dict[str, str]] = {
    Offer: {"answer": "state", "answer_because": "because"},
    Assignment: {"id": "code", "advocate": "code", "program": "code", "note": "reply"},
    SavedDraft: {"used": "kind"},
    Application: {"planned": "application", "submitted_at": "applied_at"},
}
# What an act sets by itself, and what is given in another way.
SET: dict[type, tuple[Callable[..., None], dict[str, str]]] = {
    Call: (
        calls.change,
        {"id": "number_of_call", "confirmed": "program", "counted_at": "counts", "tried_at": "tries"},
    ),
    Interview: (interviews.change, {"id": "number", "interviewer": "who", "program": "number"}),
    Advocate: (advocates.change, {"id": "who"}),
    Applicant: (me.change, {}),
    Narrative: (me.change, {}),
    # The dates that were offered are recorded with the invitation that offers them.
    Tracked: (tracker.change, {"id": "which", "offered": "at"}),
}


@pytest.mark.parametrize("entity", SHOWN, ids=lambda kind: kind.__name__)
def test_a_field_is_in_the_answer_of_its_command(shell: Shell, entity: type) -> None:
    filled_week(shell.file).close()
    command, found = SHOWN[entity]
    document = found(shell.json(*command))
    for each in described(entity):
        name = OTHERWISE.get(entity, {}).get(each.name, each.name)
        assert name in document, f"add {each.name} to the shape of {entity.__name__} in matchweek/cli/shapes"


@pytest.mark.parametrize("entity", SET, ids=lambda kind: kind.__name__)
def test_a_field_can_be_set_in_the_shell(entity: type) -> None:
    command, otherwise = SET[entity]
    options = inspect.signature(command, eval_str=True).parameters
    for each in described(entity):
        name = otherwise.get(each.name, each.name)
        assert name in options, f"`{command.__module__}`: add an option for {each.name}, with its help"


# What is read as strictly as where it is first given.
CORRECTED: dict[str, dict[str, Any]] = {
    "me": {
        "graduation_year": "2023",
        "step1": "pass",
        **dict.fromkeys(("home_states", "states_wanted", "states_refused"), "TX"),
        **dict.fromkeys(("specialties_accepted", "specialties_refused"), "Internal Medicine"),
        **dict.fromkeys(("types_accepted", "types_refused"), "C"),
    },
    "document": {"specialty": "Internal Medicine", "types": "C"},
    "application": {"statement": 0, "letters": "none"},
}


@pytest.mark.parametrize("entity", sorted(ENTITIES.keys() - _NOT_CORRECTED.keys() - {"offer"}))
def test_each_field_can_be_corrected_to_what_it_may_be(week_file: Any, entity: str) -> None:
    """Every value that a field may have is read again as it is kept, by `correct` too."""
    week = filled_week(week_file)
    key = KEYS.get(entity, "1")
    for name, value in as_kept(values_of(entity) | CORRECTED.get(entity, {})).items():
        text = str(value) if not isinstance(value, bool) else "yes" if value else "no"
        history.correct(week, entity, key, {name: text}, "it says so")
        # Others may follow from it, such as when somebody said that a contact counts.
        with week.act("look") as act:
            row = act.get(entity, key)
        assert row is not None and row[name] == value, (entity, name)
    week.close()
