"""What a task is called in the history: each key that is ticked anywhere has words."""

from __future__ import annotations

import pytest

from matchweek.domain.plan.packaged import tasks as packaged
from matchweek.domain.plan.routine import QUIET, routines
from matchweek.domain.tracker.own_hours import TASK
from matchweek.domain.tracker.preparation import POINTS, task_key
from matchweek.services.days.tasks import KNOWN
from matchweek.services.history.task_titles import title_of_task

PLACES = {
    "of the readiness list, of Monday": sorted(KNOWN),
    "of the plan": [each.key for each in packaged()],
    "of an interview": [task_key(12, point.key) for point in POINTS],
    "of the routine": [QUIET, *(f"{QUIET}.{each.id}.2026-12-01.1" for each in routines())],
    "one's own hours": [TASK],
}


@pytest.mark.parametrize("keys", PLACES.values(), ids=[*PLACES])
def test_no_key_stands_in_its_place(keys: list[str]) -> None:
    assert keys
    for key in keys:
        title = title_of_task(key)
        assert key not in title, key
        assert title or key in ("sweep", TASK, QUIET), "only what its act says already has no title"


def test_a_key_that_nobody_knows_any_more_is_said_as_it_is() -> None:
    assert title_of_task("season.12.gone") == "season.12.gone"
    assert title_of_task("plan.gone") == "plan.gone" and title_of_task("gone") == "gone"
