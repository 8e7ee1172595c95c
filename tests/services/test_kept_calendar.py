"""Calendar files of interviews that are kept up to date: by services, by the shell, by a window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import vobject

from matchweek.services.core.week import Week, open_week
from matchweek.services.days import interviews
from matchweek.services.history import history
from matchweek.services.lists import kept_calendar
from tests.support.home import run_here
from tests.support.offers import et
from tests.support.pilot import open_dashboard, until
from tests.support.thursday import at, thursday


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Week, list[str]]:
    week, codes = thursday(tmp_path / "week.db")
    week = at(week, et("08:00"))
    interviews.add(week, codes[0], et("15:00"), interviewer="Dr. Voss")
    return week, codes


def begins(to: Path) -> list[tuple[Any, str]]:
    """When each event of a file begins, and whether it holds."""
    calendar: Any = vobject.readOne(to.read_text(encoding="utf-8"))
    return sorted((each.dtstart.value, each.status.value) for each in calendar.vevent_list)


def test_a_file_once_written_follows_every_act_and_undo(opened, tmp_path: Path) -> None:
    week, codes = opened
    to, hidden = tmp_path / "a.ics", tmp_path / "b.ics"
    kept_calendar.write(week, to)
    kept_calendar.write(week, hidden, masked=True)
    before = to.read_bytes()
    assert kept_calendar.bring_up(week) == () and to.read_bytes() == before, "nothing changed"
    interviews.change(week, 1, at=et("15:30"))
    interviews.add(week, codes[1], et("17:00"))
    assert kept_calendar.bring_up(week) == ()
    for each in (to, hidden):
        assert begins(each) == [(et("15:30"), "CONFIRMED"), (et("17:00"), "CONFIRMED")]
    assert "Voss" in to.read_text() and "Voss" not in hidden.read_text(), "each stays as it was chosen"
    history.undo(week)
    assert kept_calendar.bring_up(week) == ()
    assert begins(to) == [(et("15:30"), "CONFIRMED"), (et("17:00"), "CANCELLED")]
    # The last choice of a file counts.
    kept_calendar.write(week, to, masked=True)
    assert [(each.to, each.masked) for each in kept_calendar.kept_files(week)] == [(to, True), (hidden, True)]


def test_what_cannot_be_written_is_said_and_what_was_deleted_is_kept_no_more(opened, tmp_path: Path) -> None:
    week, _ = opened
    away = tmp_path / "stick"
    away.mkdir()
    to, deleted = away / "a.ics", tmp_path / "b.ics"
    kept_calendar.write(week, to)
    kept_calendar.write(week, deleted)
    shutil.move(away, tmp_path / "elsewhere")
    deleted.unlink()
    interviews.change(week, 1, at=et("15:30"))
    said = kept_calendar.bring_up(week)
    assert [("deleted" in words, "before" in words) for words in said] == [(True, False), (False, True)]
    assert not deleted.exists() and [each.to for each in kept_calendar.kept_files(week)] == [to]
    shutil.move(tmp_path / "elsewhere", away)
    assert kept_calendar.bring_up(week) == ()
    assert begins(to) == [(et("15:30"), "CONFIRMED")]


def test_a_copy_of_the_week_does_not_write_into_its_file(opened, tmp_path: Path) -> None:
    week, _ = opened
    to = tmp_path / "a.ics"
    kept_calendar.write(week, to)
    before = to.read_bytes()
    week.close()
    shutil.copy(tmp_path / "week.db", tmp_path / "copy.db")
    copy = open_week(tmp_path / "copy.db", week.clock)
    interviews.change(copy, 1, at=et("15:30"))
    assert kept_calendar.bring_up(copy) == () and to.read_bytes() == before
    copy.close()


def test_the_shell_keeps_it_up_to_date_and_no_trouble_with_it_stops_an_act(opened, tmp_path: Path) -> None:
    week, _ = opened
    week.close()
    to = tmp_path / "a.ics"

    def shell(*words: str) -> str:
        argv = ["--file", str(tmp_path / "week.db"), "--now", et("08:05").isoformat(), *words]
        code, out, err = run_here(argv, {"MATCHWEEK_HOME": str(tmp_path / "home")}, tmp_path)
        assert code == 0, err
        return f"{out}{err}"

    assert "kept up to date" in shell("interview", "calendar", "-o", str(to))
    shell("interview", "set", "1", "--at", "Thu 16:00 ET")
    assert begins(to) == [(et("16:00"), "CONFIRMED")]
    shell("undo")
    assert begins(to) == [(et("15:00"), "CONFIRMED")]
    to.unlink()
    assert "was deleted" in shell("interview", "set", "1", "--at", "Thu 17:00 ET")
    assert "was deleted" not in shell("undo")
    shell("interview", "calendar", "-o", str(to), "--masked")
    assert f"remains: {to}" in shell("erase", "--yes")


async def test_a_window_keeps_it_up_to_date_also_in_its_last_second(opened, tmp_path: Path) -> None:
    week, _ = opened
    to = tmp_path / "a.ics"
    kept_calendar.write(week, to)
    interviews.change(week, 1, at=et("15:10"))
    week.close()
    async with open_dashboard(tmp_path / "week.db") as window:
        # What was changed while no window looked after it.
        await until(window.pilot, lambda: begins(to) == [(et("15:10"), "CONFIRMED")])
        window.app.session.do(lambda week: interviews.change(week, 1, at=et("15:20")))
        await until(window.pilot, lambda: begins(to) == [(et("15:20"), "CONFIRMED")])
        await window.press("X", "down")
        await window.shows("Kept up to date")
        window.app.session.do(lambda week: interviews.change(week, 1, at=et("15:40")))
    assert begins(to) == [(et("15:40"), "CONFIRMED")]
    to.unlink()
    async with open_dashboard(tmp_path / "week.db") as window:
        await until(window.pilot, lambda: "was deleted" in window.toasts, lambda: window.toasts)
