"""One's own file of tasks for the season: taken, shown, taken out, undone; ticks stay with their tasks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.errors import BadInput
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.plan import season_file, tasks

SCHOOL = """
season = 2027
remove = ["life"]

[[tasks]]
id = "dean"
title = "See Dean Wrobel"
why = "The school asks for it."
first = "01-10"
last = "list_opens-20"
track = "this"
done_when = "You were there."
where = "outside"

[[tasks]]
id = "papers"
last = "03-01"
"""


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return open_week(tmp_path / "week.db", FixedClock(datetime(2027, 1, 12, 15, tzinfo=UTC)))


def shown(week: Week) -> dict[str, str]:
    return {each.key: str(each.last) for each in tasks.everything(week)}


def test_it_is_taken_shown_and_undone(week: Week) -> None:
    before = shown(week)
    found = season_file.changes(week, SCHOOL)
    assert (found.season, found.words) == (2027, "1 more, 1 changed, 1 taken out")
    assert shown(week) == before
    assert season_file.take(week, SCHOOL).words == f"tasks of 2027 from your file: {found.words}"
    now = shown(week)
    assert now["plan.dean"] == "2027-02-23" and now["plan.papers"] == "2027-03-01"
    assert "plan.life" not in now and season_file.text_of(week) == SCHOOL.strip("\n")
    tasks.set_done(week, ["plan.dean"])
    assert next(each.state for each in tasks.everything(week) if each.key == "plan.dean") == "done"
    with pytest.raises(BadInput):
        tasks.set_done(week, ["plan.life"])
    history.undo(week)
    history.undo(week)
    assert shown(week) == before and season_file.text_of(week) == ""
    history.redo(week)
    assert season_file.clear(week).changed and not season_file.clear(week).changed
    assert shown(week) == before


def test_what_cannot_be_read_is_named_and_nothing_is_kept(week: Week) -> None:
    for text, detail in (("season = 2028", "season 2028"), ("x" * 100_001, "100,001 characters")):
        with pytest.raises(BadInput) as error:
            season_file.take(week, text)
        assert detail in error.value.detail
    assert season_file.text_of(week) == ""
