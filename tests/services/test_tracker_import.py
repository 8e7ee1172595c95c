"""One's own sheet: columns as people head them, times in a known zone, twice nothing new, no row lost."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.season_view import SeasonView, rows_of
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, entries_since
from matchweek.services.history import history
from matchweek.services.season import tracker, tracker_import
from matchweek.services.season.sheet_times import Dated, dated, day_first, plain_date
from matchweek.services.season.tracker_table import csv_of
from tests.support.weeks import new_week

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
IN_OCTOBER = datetime(2026, 10, 28, 13, 0, tzinfo=UTC)
NO_CLOCK = "its clock is not known: city and state say it"
NINE_EASTERN = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
SHEET = """\
My interviews 2026,,,,,,,,,
Program,Specialty,City,State,Interview Date,Time,Mode,Status,Visa?,Vibe (1-10),Red Flags,Notes,Coffee
Harbor Hospital,IM,Anytown,OH,11/18/2026,9:00 AM,Zoom,Scheduled,J-1,8,,warm,good
Lake Clinic,Family Med,Miami,FL,12/9/2026,TBD,in-person,Waitlisted,?,,,,
Ridge University,Psych,New York,NY,,,virtual,withdrawn,no,11,long hours,,
harbor hospital,Internal Medicine,,OH,,,,,,,,again,
,,,,,,,,,,,who is this,
"""


@pytest.fixture
def season(tmp_path: Path) -> Week:
    return new_week(tmp_path / "season.db", clock=FixedClock(NOW))


def board_of(week: Week) -> Board:
    return load_board(week)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Program", "institution"), ("Hospital", "institution"), ("NRMP Code", "code"),
        ("ACGME ID", "acgme_id"),
        ("Track name", "name"), ("Speciality", "specialty"), ("City, State", "city"),
        ("Interview Date", "date"),
        ("Start time", "time"), ("Zoom link", "link"), ("Virtual or in person", "format"),
        ("Outcome", "status"), ("Name of program", "institution"), ("Field", "specialty"),
        ("My impression /10", "vibe"), ("Fit out of 10", "fit"),
        ("Visa sponsorship", "visa"), ("Gut feeling", "vibe"), ("Lifestyle/Location", "lifestyle"),
        ("Cost of living", "living"), ("Patient volume", "volume"), ("Comments", "note"),
        ("Red flags", "flags"),
        ("Program Director", "faculty"), ("Coffee", ""),
    ],
)  # fmt: skip
def test_columns_are_known_by_what_people_head_them_with(heading: str, field: str) -> None:
    beside = "Specialty,Notes" if heading not in ("Speciality", "Comments", "Field") else "Program,City"
    read = tracker_import.read(f'"{heading}",{beside}\nHarbor,IM,x\n')
    assert read.columns[0].field == field


def test_a_hospital_beside_an_institution_is_its_kind() -> None:
    read = tracker_import.read("institution,hospital,specialty\nHarbor,community,IM\n")
    assert [each.field for each in read.columns] == ["institution", "hospital", "specialty"]


def test_a_sheet_comes_in_as_one_act_and_twice_changes_nothing(season: Week) -> None:
    read = tracker_import.read(SHEET)
    done = tracker_import.bring_in(season, read, times_in="theirs")
    rows = [
        (one.institution, one.specialty, one.status, one.format, one.visa, one.vibe, one.flags, one.note)
        for one in board_of(season).kept.tracked.values()
    ]
    assert rows == [
        ("Harbor Hospital", "Internal Medicine", "scheduled", "virtual", "yes", 8, "", "warm"),
        (
            "Lake Clinic",
            "Family Medicine",
            "waitlist",
            "in person",
            "",
            None,
            "",
            "12/9/2026: no time of day",
        ),
        ("Ridge University", "Psychiatry", "declined", "virtual", "no", None, "long hours", "vibe: 11"),
    ]
    (held,) = board_of(season).kept.interviews.values()
    assert (held.at, held.tracked) == (NINE_EASTERN, 1)
    assert done.words.startswith("3 programs new, 0 changed, 0 the same, 2 rows not used")
    told = " ".join(done.warnings)
    assert (
        "Row 6 was not used: the same program as row 3" in told and "Row 7" in told and "who is this" in told
    )
    # Rows that are not used stay in the history with their words.
    assert any("who is this" in str((each.after or {}).get("not_used")) for each in entries_since(season))
    again = tracker_import.bring_in(season, read)
    assert (again.changed, again.words) == (False, "Nothing new in it")
    history.undo(season)
    assert not board_of(season).kept.tracked and not board_of(season).kept.interviews


def test_what_the_table_writes_comes_in_again_as_it_was(season: Week, tmp_path: Path) -> None:
    tracker_import.bring_in(season, tracker_import.read(SHEET), times_in="theirs")
    tracker.change(season, 1, living="rent 1,400\nno car", hospital="community", note="=1+1\nsecond")
    board = board_of(season)
    text = csv_of(SeasonView(rows_of(board.kept.tracked.values(), board.kept.interviews.values())), EASTERN)
    read = tracker_import.read(text.encode())
    assert not tracker_import.bring_in(season, read).changed
    other = new_week(tmp_path / "other.db", clock=FixedClock(NOW))
    tracker_import.bring_in(other, read)
    there, here = ([*each.kept.tracked.values()] for each in (board_of(other), board))
    assert [(one.institution, one.living, one.note, one.visa) for one in there] == [
        (one.institution, one.living, one.note, one.visa)
        for one in sorted(here, key=lambda one: [each.institution for each in there].index(one.institution))
    ]


def test_what_is_empty_is_filled_and_what_stands_is_left_until_somebody_says_otherwise(season: Week) -> None:
    tracker.add(season, institution="Harbor Hospital", specialty="IM", vibe=5, at=NINE_EASTERN)
    sheet = "Program,Specialty,State,Vibe,Fit,Date\nHarbor Hospital,IM,OH,8,7,2026-11-19T09:00-05:00\n"
    read = tracker_import.read(sheet)
    done = tracker_import.bring_in(season, read)
    one = board_of(season).kept.tracked[1]
    assert (one.state, one.vibe, one.fit) == ("OH", 5, 7)
    assert "something else stands there, left as it is: vibe, date" in done.warnings[0]
    tracker_import.bring_in(season, read, replace_known=True)
    board = board_of(season)
    assert (board.kept.tracked[1].vibe, board.kept.interviews[1].at.day) == (8, 19)


def test_a_column_can_be_taken_for_another_field(season: Week) -> None:
    read = tracker_import.read("A,B,C\nHarbor Hospital,IM,9\nLake,FM,4\n")
    assert not read.rows and len(read.rejected) == 3
    read = read.with_column("institution", 0).with_column("specialty", 1).with_column("vibe", 2)
    assert len(read.rows) == 3
    read = read.with_column("fit", 2)
    assert read.column("vibe") is None
    named = tracker_import.read("Mine,Specialty,Notes\nHarbor Hospital,IM,x\n", {"institution": "Mine"})
    assert named.rows[0].said["institution"] == "Harbor Hospital"
    with pytest.raises(BadInput, match="No such field"):
        tracker_import.read("Mine,Specialty,Notes\nHarbor,IM,x\n", {"colour": "Mine"})
    # Where nothing is stored the history has nothing.
    many = tracker_import.read("A,B,C\n" + "1,2,3\n" * 9)
    told = list(tracker_import.warnings(tracker_import.foresee(Board(), many, NOW)))
    assert told[-1].endswith("more rows were not used.")
    with pytest.raises(BadInput, match="No program was found"):
        tracker_import.bring_in(season, tracker_import.read("A,B,C\n1,2,3\n"))


@pytest.mark.parametrize(
    ("said", "times_in", "expected"),
    [
        ({"date": "2026-11-18T09:00:00-05:00"}, "", Dated(NINE_EASTERN)),
        ({"date": "Nov 18, 2026 9am ET"}, "", Dated(NINE_EASTERN)),
        ({"date": "18 Nov 2026", "time": "8:00 AM CT"}, "", Dated(NINE_EASTERN)),
        ({"date": "Nov 18, 2026 - 9:00 AM EST"}, "", Dated(NINE_EASTERN)),
        ({"date": "Wed, Nov 18, 2026 | 9:00 AM - 1:00 PM EST"}, "", Dated(NINE_EASTERN)),
        # Never taken for a zone that nobody said.
        ({"date": "Nov 18, 2026", "time": "9:00 AM"}, "", Dated(asks=True)),
        ({"date": "Nov 18, 2026", "time": "9:00 AM"}, "America/New_York", Dated(NINE_EASTERN)),
        ({"date": "Nov 18, 2026", "time": "19:00"}, "Asia/Karachi", Dated(NINE_EASTERN)),
        ({"date": "Nov 18, 2026", "time": "8:00", "state": "IL"}, "theirs", Dated(NINE_EASTERN)),
        ({"date": "2026-11-18 00:00:00", "time": "09:00:00"}, "America/New_York", Dated(NINE_EASTERN)),
        # What a spreadsheet makes of a day without a time is no midnight.
        ({"date": "2026-11-18 00:00:00"}, "America/New_York", Dated(why="no time of day")),
        ({"date": "Nov 18, 2026", "time": "9:00"}, "theirs", Dated(why=NO_CLOCK)),
        ({"date": "TBD"}, "", Dated(why="not a date and time")),
        # After 1 November it is standard time.
        ({"date": "Oct 28, 2026 9:00"}, "America/New_York", Dated(IN_OCTOBER)),
        ({}, "", Dated()),
    ],
)  # fmt: skip
def test_a_date_is_read_in_a_zone_that_is_known(said: dict[str, str], times_in: str, expected: Dated) -> None:
    assert dated(said, NOW, times_in, first=None) == expected


@pytest.mark.parametrize(
    ("sheet", "at"),
    [
        ("Program,Interview Date,Start Time (ET)\nOak,Nov 18 2026,9:00 AM\n", NINE_EASTERN),
        ("Program,Date/Time EST\nOak,11/18/2026 9:00 AM\n", NINE_EASTERN),
        ("Program,Date,Time,Time Zone\nOak,Nov 18 2026,8:00 AM,Central\n", NINE_EASTERN),
        # A row's own words count before its zone, and that before a heading's.
        ("Program,Date,Time,TZ\nOak,Nov 18 2026,8:00 AM CST,EST\n", NINE_EASTERN),
        ("Program,Date,Time (PT),TZ\nOak,Nov 18 2026,9:00 AM,EST\n", NINE_EASTERN),
        (
            "Program,Date (DD/MM/YYYY),Time (ET)\nOak,12/11/2026,9:00\n",
            datetime(2026, 11, 12, 14, tzinfo=UTC),
        ),
        ("Program,Date (mm/dd),Time (ET)\nOak,12/11/2026,9:00\n", datetime(2026, 12, 11, 14, tzinfo=UTC)),
        ("Program,Date,Time,TZ\nOak,Nov 18 2026,8:00 AM,whatever\n", None),
    ],
)
def test_headings_and_rows_say_the_zone_and_the_order(season: Week, sheet: str, at: datetime | None) -> None:
    tracker_import.bring_in(season, tracker_import.read(sheet))
    assert [each.at for each in board_of(season).kept.interviews.values()] == ([at] if at else [])
    (one,) = board_of(season).kept.tracked.values()
    assert ("whatever" in one.note) is (at is None)


def test_what_stands_behind_a_heading_hides_no_column() -> None:
    read = tracker_import.read("Program (hospital),Vibe (out of 10),Notes (after)\nOak,8,x\n")
    assert [each.field for each in read.columns] == ["institution", "vibe", "note"]


def test_a_time_without_a_zone_is_asked_before_anything_is_stored(season: Week) -> None:
    read = tracker_import.read(SHEET)
    assert tracker_import.foresee(board_of(season), read, NOW).asks_zone == 1
    with pytest.raises(BadInput, match="In which zone"):
        tracker_import.bring_in(season, read)
    assert not board_of(season).kept.tracked


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["11/18/2026", "12/9/2026"], False),
        (["18/11/2026", "9/12/2026"], True),
        (["9/10/2026"], None),
        (["9/10", "Wed 18/11", "9am 9/10"], True),
        (["11-18-2026", "9.30"], False),
        (["2026-12-18", "Nov 18, 9-13"], None),
        ([], None),
    ],
)
def test_the_sheet_shows_whether_the_day_stands_first(dates: list[str], first: bool | None) -> None:
    assert day_first(dates) is first


@pytest.mark.parametrize("figures", ["12/11/2026 9am ET", "12/11 9am ET", "9am ET 12-11-2026"])
@pytest.mark.parametrize("order", [None, False, True])
def test_dates_that_may_be_two_days_are_asked_and_then_kept(
    season: Week, order: bool | None, figures: str
) -> None:
    """An interview a month off is a lost one: 12/11 is neither guessed nor put away in a note."""
    sheet = f"Program,Specialty,State,Date\nOak,IM,OH,{figures}\n"
    read = replace(tracker_import.read(sheet), days_first=order)
    if order is None:
        with pytest.raises(BadInput, match="Day or month first"):
            tracker_import.bring_in(season, read)
        assert not board_of(season).kept.tracked
        return
    tracker_import.bring_in(season, read)
    (held,) = board_of(season).kept.interviews.values()
    assert held.at.date() == (date(2026, 11, 12) if order else date(2026, 12, 11))
    # It stands now: the same sheet again asks nothing and changes nothing.
    assert not tracker_import.bring_in(season, tracker_import.read(sheet)).changed


def test_figures_become_a_date_where_the_sheet_shows_their_order() -> None:
    assert plain_date("12/9/26 8am", first=False) == "2026-12-09 8am"
    assert plain_date("9/12/2026", first=True) == "2026-12-09"
    assert plain_date("12/9/2026", first=None) == "12/9/2026"
    assert plain_date("Fri 12/11 9am", first=False) == "Fri 11 Dec 9am"
    assert plain_date("12/14 9am", first=True) == "12/14 9am"


def test_a_program_that_is_over_comes_in_with_its_date_and_nothing_rings(season: Week) -> None:
    ended = ("Declined", "Cancelled", "Rejected")
    sheet = "".join(f"{word} Hospital,IM,{word},Dec 8 2026 9am ET\n" for word in ended)
    tracker_import.bring_in(season, tracker_import.read(f"Program,Specialty,Status,Date\n{sheet}"))
    kept = board_of(season).kept
    assert {each.status for each in kept.tracked.values()} == {"declined", "cancelled", "rejected"}
    assert [each.status for each in kept.interviews.values()] == ["cancelled"] * 3


def test_a_workbook_comes_in(season: Week) -> None:
    book = openpyxl.Workbook()
    book.active.append(("Program", "Specialty", "City, State", "Date", "Vibe"))
    # A cell that holds a date, of no zone, as spreadsheets keep it.
    book.active.append(("Harbor", "IM", "Anytown, OH", datetime.fromisoformat("2026-11-18T09:00"), 8))
    out = io.BytesIO()
    book.save(out)
    read = tracker_import.read(out.getvalue())
    tracker_import.bring_in(season, read, times_in="America/New_York")
    (one,) = board_of(season).kept.tracked.values()
    (held,) = board_of(season).kept.interviews.values()
    assert (one.city, one.state, one.vibe, held.at) == ("Anytown", "OH", 8, NINE_EASTERN)
