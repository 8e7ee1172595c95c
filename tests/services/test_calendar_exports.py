"""What was exported is remembered outside the journal, so that later exports cancel what holds no more."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import vobject

from matchweek.clock import FixedClock
from matchweek.errors import Failed
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import timetable
from matchweek.services.history import history
from matchweek.services.lists import export
from tests.support.weeks import AT, rows_of

WHY = "R3 says so"


def exported(week: Week, to: Path) -> dict[str, Any]:
    export.write_calendar(week, export.calendar(week), to)
    calendar: Any = vobject.readOne(to.read_text(encoding="utf-8"))
    return {event.uid.value.partition("-")[2].partition("@")[0]: event for event in calendar.vevent_list}


def test_a_dropped_round_is_cancelled_until_it_comes_back(week: Week, tmp_path: Path) -> None:
    to = tmp_path / "week.ics"
    first = exported(week, to)
    timetable.drop_round(week, 4, WHY)
    for _ in range(2):
        later = exported(week, to)
        assert later["round_4_opens"].status.value == "CANCELLED"
        assert later["round_4_opens"].dtstart.value == first["round_4_opens"].dtstart.value
        assert later["round_3_opens"].status.value == "CONFIRMED"
    history.undo(week)
    assert exported(week, to)["round_4_opens"].status.value == "CONFIRMED"


def test_nothing_is_cancelled_that_was_never_exported(week: Week, tmp_path: Path) -> None:
    timetable.drop_round(week, 4, WHY)
    assert "round_4_opens" not in exported(week, tmp_path / "week.ics")


def test_each_export_counts_on_also_within_a_second_and_with_a_clock_set_back(
    week: Week, tmp_path: Path
) -> None:
    to = tmp_path / "week.ics"
    numbers = [int(exported(week, to)["match_day"].sequence.value) for _ in range(3)]
    assert week.path is not None
    with closing(open_week(week.path, FixedClock(AT.replace(month=2)))) as earlier:
        numbers.append(int(exported(earlier, to)["match_day"].sequence.value))
    assert numbers == sorted(set(numbers))


def test_an_export_is_no_act(week: Week, tmp_path: Path) -> None:
    before = rows_of(week, "entry")
    exported(week, tmp_path / "week.ics")
    assert rows_of(week, "entry") == before


def test_what_could_not_be_written_is_not_remembered(week: Week, tmp_path: Path) -> None:
    with pytest.raises(Failed):
        export.write_calendar(week, export.calendar(week), tmp_path / "missing" / "week.ics")
    timetable.drop_round(week, 4, WHY)
    assert "round_4_opens" not in exported(week, tmp_path / "week.ics")


def test_the_words_do_not_promise_what_phones_do_not_do(week: Week, tmp_path: Path) -> None:
    done = export.write_calendar(week, export.calendar(week), tmp_path / "week.ics")
    said = " ".join(done.warnings)
    assert "into a calendar of its own" in said
    assert "delete that calendar first" in said
