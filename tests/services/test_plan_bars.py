"""The bars of the twelve months: moved, stretched, begun, undone; files that others read."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import pytest
import vobject

from matchweek.clock import FixedClock
from matchweek.domain.plan.bars import Bar
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.plan import bars, tasks

NOVEMBER = datetime(2026, 11, 28, 15, tzinfo=UTC)


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return open_week(tmp_path / "week.db", FixedClock(NOVEMBER))


def bar(week: Week, key: str) -> Bar:
    return next(each for each in bars.year(week).bars if each.key == key)


def test_every_act_is_undone(week: Week) -> None:
    tasks.add(week, "IM rotation 1 Mar to 30 Apr", track="next")
    before = bars.year(week)
    for act in (
        lambda: bars.begin(week),
        lambda: bars.move(week, "own.1", -7),
        lambda: bars.stretch(week, "own.1", 7),
        lambda: bars.stretch(week, "plan.step3", 7),
        lambda: bars.full_time(week, "own.1", True),
    ):
        assert act().changed
        assert bars.year(week) != before
        history.undo(week)
        assert bars.year(week) == before


def test_the_example_is_put_in_once_and_may_be_changed(week: Week) -> None:
    assert len(bars.begin(week).keys) == 9
    assert not bars.begin(week).changed
    found = bars.year(week)
    assert sum(each.own for each in found.bars) == 9 and found.months[0].name == "Nov 2026"
    tasks.remove(week, 1)
    assert bars.begin(week).keys == ("own.10",)


def test_a_bar_moves_and_grows_from_the_days_that_it_has_now(week: Week) -> None:
    tasks.add(week, "IM rotation 1 Mar to 30 Apr", track="next")
    bars.move(week, "own.1", 7)
    assert (bar(week, "own.1").first, bar(week, "own.1").last) == (date(2027, 3, 8), date(2027, 5, 7))
    bars.stretch(week, "own.1", -14)
    assert bar(week, "own.1").last == date(2027, 4, 23)
    tasks.postpone(week, "own.1", date(2027, 6, 1))
    bars.stretch(week, "own.1", 1)
    assert bar(week, "own.1").last == date(2027, 6, 2)
    before = bar(week, "plan.step3").last
    assert bars.stretch(week, "plan.step3", 7).warnings
    assert bar(week, "plan.step3").last == before + timedelta(days=7)


def test_two_whole_days_at_the_same_time_are_said(week: Week) -> None:
    tasks.add(week, "IM 1 Mar to 30 Apr", track="next", full_time=True)
    tasks.add(week, "FM 1 May to 30 Jun", track="next", full_time=True)
    assert not any("Both need" in each for each in bars.year(week).remarks)
    bars.move(week, "own.2", -7)
    assert "Both need the whole day: IM and FM, 24 Apr to 30 Apr 2027." in bars.year(week).remarks
    bars.full_time(week, "own.1", False)
    assert not any("Both need" in each for each in bars.year(week).remarks)


def test_what_cannot_be_is_refused_with_what_to_do(week: Week) -> None:
    tasks.add(week, "Exam 14 May", track="next")
    for act in (
        lambda: bars.move(week, "plan.step3", 7),
        lambda: bars.move(week, "own.9", 7),
        lambda: bars.move(week, "own.1", 999999),
        lambda: bars.stretch(week, "own.1", -1),
        lambda: bars.stretch(week, "plan.step3", -300),
        lambda: bars.full_time(week, "plan.step3", True),
        lambda: bars.as_text(week, "png"),
    ):
        with pytest.raises(BadInput) as error:
            act()
        assert error.value.remedy
    assert bar(week, "own.1").last == date(2027, 5, 14)


def test_the_calendar_is_read_by_two_others(week: Week) -> None:
    bars.begin(week)
    tasks.add(week, "Prüfung; “Teil 2”, mit Ä 14 May", track="next")
    text = bars.as_text(week, "ics")
    wanted = {(each.title, each.first, each.last + timedelta(days=1)) for each in bars.year(week).bars}
    read = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert {(str(e["summary"]), e.decoded("dtstart"), e.decoded("dtend")) for e in read} == wanted
    events = vobject.readOne(text).vevent_list
    assert {(e.summary.value, e.dtstart.value, e.dtend.value) for e in events} == wanted
    assert len({e.uid.value for e in events}) == len(wanted) >= 13
    # The next season's file has bars of the same numbers: in one calendar they are others.
    assert all("-2027-" in e.uid.value for e in events)


def test_the_table_and_the_picture_are_read_by_others(week: Week, tmp_path: Path) -> None:
    bars.begin(week)
    tasks.add(week, '=1+1 <b>& "so" 14 May', track="next")
    read = list(csv.DictReader(io.StringIO(bars.as_text(week, "csv"), newline="")))
    assert [each["key"] for each in read] == [each.key for each in bars.year(week).bars]
    assert any(each["title"].startswith("'=1+1") for each in read)
    assert {each["first"] for each in read if each["title"] == "Step 3: exam"} == {"2027-05-03"}
    to = tmp_path / "plan.svg"
    bars.write(week, "svg", to)
    root = ET.parse(to).getroot()
    names = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Nov 2026", "Dec", "Jan 2027", '=1+1 <b>& "so"', "Step 3: exam"} <= set(names)
    drawn = [
        *root.iter("{http://www.w3.org/2000/svg}rect"),
        *root.iter("{http://www.w3.org/2000/svg}polygon"),
    ]
    assert len(drawn) == len(bars.year(week).bars) + 1
    assert to.stat().st_mode & 0o077 == 0


def test_what_is_done_stays_done_when_its_bar_is_made_longer(week: Week) -> None:
    tasks.set_done(week, ["plan.step3"])
    with pytest.raises(BadInput) as error:
        bars.stretch(week, "plan.step3", 7)
    assert error.value.title == "It is done"
    assert load_board(week).kept.tasks["2027/plan.step3"].done_at is not None
    tasks.add(week, "IM rotation 1 Apr to 30 Apr")
    tasks.set_done(week, ["own.1"])
    bars.stretch(week, "own.1", 7)
    assert next(each.done for each in bars.year(week).bars if each.key == "own.1")


def test_begun_in_summer_the_example_has_no_bar_whose_days_are_over(week: Week) -> None:
    tasks.set_note(week, "plan.debrief", "the file is of this season")
    week.clock = FixedClock(datetime(2027, 6, 1, 15, tzinfo=UTC))
    done = bars.begin(week)
    assert load_board(week).season == 2027
    assert len(done.keys) == 6 and "3 bars of the example left out" in done.warnings[0]
    assert all(each.last >= date(2027, 6, 1) for each in bars.year(week).bars if each.own)
