"""Alarms as a person gets them: each once, in order, also after a sleep and a restart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.week.alarms import NEVER_SILENCED, AlarmKind
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls, timetable
from matchweek.services.file import alarms_told
from matchweek.services.offers import rounds
from matchweek.tui.app import preferences
from matchweek.tui.screens.week.missed_alarms import Missed
from matchweek.tui.session import alerts as alerts_module
from matchweek.tui.session import desktop_notices
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.settings import write_settings
from tests.support.weeks import rows_of

# Thursday 18 March 2027: round 1 is from 13:00 to 15:00 UTC.
THURSDAY = datetime(2027, 3, 18, 12, 59, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(THURSDAY)


@pytest.fixture
def path(week: Week) -> Iterator[Path]:
    assert week.path is not None
    yield week.path


class Heard:
    """What left the window: bells, notifications, titles."""

    def __init__(self, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bells = 0
        self.sent: list[tuple[str, str]] = []
        monkeypatch.setattr(opened.app, "bell", self._ring)
        monkeypatch.setattr(
            desktop_notices, "notify", lambda app, chosen, title, text, env: self.sent.append((title, text))
        )

    def _ring(self) -> None:
        self.bells += 1


def toasts(opened: Opened) -> list[str]:
    return [note.title for note in opened.app._notifications if note.title]


async def tick(opened: Opened) -> None:
    opened.app.tick()
    await opened.pilot.pause()


async def test_a_round_that_opens_is_told_once(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        heard = Heard(opened, monkeypatch)
        clock.to(12, 59, 59)
        await tick(opened)
        assert not toasts(opened) and not heard.bells
        clock.to(13, 0)
        await tick(opened)
        await tick(opened)
        assert toasts(opened) == ["Look in R3 now: Round 1 is open"]
        assert heard.bells == 1
        assert opened.app._window_title.startswith("Look in R3 now: Round 1 is open · matchweek")
        assert "look in R3: Round 1 is open" in opened.app.week_screen.agenda.text
        assert not heard.sent, "the window has the focus"
        clock.to(13, 5)
        await tick(opened)
        assert len(toasts(opened)) == 2, "reminded after five minutes"


async def test_none_in_r3_ends_the_reminders_and_undo_brings_them_back(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        clock.to(13, 1)
        await tick(opened)
        await opened.press("r")
        assert opened.app.board.kept.round_checks["2027/1"].none_at == clock.at
        assert "Recorded: no offer in R3 in round 1" in toasts(opened)
        assert "look in R3" not in opened.app.week_screen.agenda.text
        opened.app.clear_notifications()
        await opened.press("r")
        assert "recorded already" in opened.toasts
        opened.app.clear_notifications()
        clock.to(13, 5)
        await tick(opened)
        assert not toasts(opened)
        await opened.press("u")
        assert "look in R3" in opened.app.week_screen.agenda.text
        opened.app.clear_notifications()
        clock.to(13, 15)
        await tick(opened)
        assert toasts(opened) == ["Look in R3 now: Round 1 is open"]


async def test_none_in_r3_before_any_round_is_refused_in_words(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("r")
        await until(opened.pilot, lambda: "Round 1 has not opened" in opened.toasts)
        assert not opened.app.board.kept.round_checks


async def test_after_a_long_sleep_every_missed_boundary_is_told_once_in_order(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_dashboard(path, clock) as opened:
        heard = Heard(opened, monkeypatch)
        clock.to(19, 1)
        await tick(opened)
        assert isinstance(opened.app.screen, Missed)
        words = opened.app.screen.page.words.plain
        told = [
            "Round 1 opened",
            "Round 1 has ended",
            "Round 2 opened",
            "Round 2 has ended",
            "Round 3 is open",
        ]
        assert [words.count(each) for each in told] == [1] * len(told)
        assert sorted(told, key=words.index) == told
        assert not toasts(opened) and heard.bells == 1
        assert "ROUND 3" in opened.app.week_screen.round_bar.text
        await opened.press("escape")
        await tick(opened)
        assert opened.app.screen is opened.app.week_screen


async def test_what_was_missed_takes_no_key_from_a_form(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("c")
        form = opened.app.screen
        clock.to(19, 1)
        await tick(opened)
        assert opened.app.screen is form
        note = next(note for note in opened.app._notifications if note.title.endswith(" alarms"))
        assert [line.split("  ")[1] for line in note.message.splitlines()][:2] == [
            "Round 1 opened",
            "Round 1 has ended",
        ]


async def test_what_was_told_survives_a_restart(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        clock.to(13, 0)
        await tick(opened)
        await until(opened.pilot, lambda: _last_seen(path, clock) == clock.at)
    async with open_dashboard(path, clock) as opened:
        await tick(opened)
        assert not toasts(opened), "told before"
    clock.to(15, 0)
    async with open_dashboard(path, clock) as opened:
        assert toasts(opened) == ["Round 1 has ended"]
    assert not [entry for entry in _journal(path) if "seen" in entry["entity"]]


def _last_seen(path: Path, clock: HandClock) -> datetime | None:
    with closing(open_week(path, clock)) as week:
        return alarms_told.last_seen(week)


def _journal(path: Path) -> list[dict[str, Any]]:
    with closing(open_week(path, FixedClock(THURSDAY))) as week:
        return rows_of(week, "entry")


async def test_the_first_opening_of_a_week_tells_nothing_of_the_past(path: Path, clock: HandClock) -> None:
    clock.to(19, 1)
    async with open_dashboard(path, clock) as opened:
        await tick(opened)
        assert not toasts(opened)
        assert opened.app.screen is opened.app.week_screen


async def test_a_clock_set_back_repeats_nothing(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        clock.to(13, 0)
        await tick(opened)
        clock.to(12, 58)
        await tick(opened)
        clock.to(13, 1)
        await tick(opened)
        assert toasts(opened) == ["Look in R3 now: Round 1 is open"]


async def test_a_moved_boundary_is_told_at_its_new_time(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        with closing(open_week(path, clock, actor="other")) as other:
            timetable.set_times(other, {"round_1_opens": THURSDAY.replace(hour=13, minute=30)}, "R3 says so")
        await until(opened.pilot, lambda: opened.app.board.kept.moments)
        clock.to(13, 0)
        await tick(opened)
        assert not toasts(opened)
        clock.to(13, 30)
        await tick(opened)
        assert toasts(opened) == ["Look in R3 now: Round 1 is open"]


async def test_a_busy_file_is_tried_again_and_no_key_waits(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def remember(week: Week, at: datetime) -> bool:
        assert threading.current_thread() is not threading.main_thread()
        assert week.wait_ms <= 50
        tried.append(at.isoformat())
        return len(tried) > 1

    monkeypatch.setattr(alarms_told, "remember", remember)
    async with open_dashboard(path, clock) as opened:
        for second in (1, 2, 3, 4):
            clock.to(13, 0, second)
            await tick(opened)
            writing = opened.app.alerts._last_seen._thread
            await until(opened.pilot, lambda writing=writing: writing is None or not writing.is_alive())
        assert len(tried) == 2, "not again once it was kept"


async def test_without_alarms_the_last_look_is_kept_once_a_minute(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[datetime] = []
    monkeypatch.setattr(alarms_told, "remember", lambda week, at: not kept.append(at))
    clock.to(11, 0)
    async with open_dashboard(path, clock) as opened:
        for second in range(1, 121):
            clock.to(11, second // 60, second % 60)
            opened.app.tick()
            writing = opened.app.alerts._last_seen._thread
            if writing is not None:
                writing.join()
        # Textual's own tick may come between.
        assert 2 <= len(kept) <= 3


# Outside the window


async def test_behind_another_window_the_desktop_is_told_without_what_is_masked(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_week(path, clock)) as week:
        due = clock.at.replace(hour=13, minute=10)
        calls.add(week, clock.at, caller="Dr. Quillfeather", missed=True, call_back="due", next_due=due)
        rounds.none_in_r3(week, at=clock.at.replace(hour=13, minute=0))
    clock.to(13, 9)
    written: list[str] = []
    monkeypatch.setattr(
        "matchweek.tui.textual_private.unix_terminal.write", lambda app, words: written.append(words)
    )
    async with open_dashboard(path, clock) as opened:
        opened.app.app_focus = False
        await opened.press("P")
        opened.app.app_focus = False
        clock.to(13, 10)
        await tick(opened)
        sent = [words for words in written if words.startswith(("\x1b]9;", "\x1bP", "\x1b]777", "\x1b]99"))]
        assert len(sent) == 1
        assert "Call back" in sent[0]
        assert not [words for words in written if "Quillfeather" in words]
        assert "Quillfeather" not in opened.toasts
        assert opened.app._window_title.startswith("Something promised in a call is due · ")
        opened.app.post_message(alerts_module_focus())
        await until(opened.pilot, lambda: opened.app._window_title.startswith("matchweek"))


def alerts_module_focus() -> Any:
    from textual.events import AppFocus

    return AppFocus()


@pytest.mark.parametrize(
    ("chosen", "environment", "way"),
    [
        ("auto", {"TERM": "xterm-256color"}, "9"),
        ("auto", {"TERM": "xterm-kitty"}, "99"),
        ("auto", {"TERM": "tmux-256color", "TMUX": "x", "KITTY_WINDOW_ID": "1"}, "99"),
        ("auto", {"TERM": "foot"}, "777"),
        ("auto", {"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "777"),
        ("auto", {"TERM": "xterm-ghostty"}, "777"),
        ("auto", {"TERM": "linux"}, ""),
        ("auto", {"TERM": "screen-256color", "TMUX": "x"}, "9"),
        ("off", {"TERM": "xterm-kitty"}, ""),
        ("777", {"TERM": "linux"}, "777"),
    ],
)
def test_each_terminal_gets_the_one_sequence_it_knows(
    chosen: str, environment: dict[str, str], way: str
) -> None:
    assert desktop_notices.way_of(chosen, environment) == way


@pytest.mark.parametrize("way", ["9", "99", "777"])
@pytest.mark.parametrize("tmux", [False, True])
def test_no_word_of_a_person_ends_the_sequence(way: str, tmux: bool) -> None:
    made = desktop_notices.sequence(way, "a\x1b\\b;c\x07", "d\n\x9ce\x1b]0;x" * 50, tmux=tmux)
    calm = desktop_notices.sequence(way, "abc", "de", tmux=tmux)
    for control in "\x1b\x07\x9c\n":
        assert made.count(control) == calm.count(control)
    assert made.count(";") == calm.count(";")


# Settings


def test_the_kinds_of_the_settings_are_those_of_the_domain() -> None:
    assert set(preferences.NEVER_SILENT) == {str(kind) for kind in NEVER_SILENCED}
    assert {*preferences.SILENCEABLE, *preferences.NEVER_SILENT} == {str(kind) for kind in AlarmKind}


async def test_kinds_can_be_silenced_and_rounds_never(
    path: Path, clock: HandClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(home, "[alarms]\nsilent = ['boundary', 'round']\nbell = false\n")
    clock.to(13, 59, 0, days=-3)
    async with open_dashboard(path, clock) as opened:
        assert "“round” is always told" in opened.toasts
        opened.app.clear_notifications()
        heard = Heard(opened, monkeypatch)
        # Monday 10:00 Eastern: the list opens.
        clock.to(14, 0)
        await tick(opened)
        assert not toasts(opened)
        clock.to(13, 0, days=3)
        await tick(opened)
        assert "Look in R3 now: Round 1 is open" in toasts(opened)
        assert not heard.bells


async def test_in_quiet_hours_the_rest_waits_and_is_told_when_they_end(
    path: Path, clock: HandClock, home: Path
) -> None:
    # Tuesday 08:00 Eastern is 17:00 in Karachi.
    write_settings(home, "[alarms]\nquiet = '16:30-17:30'\n")
    clock.to(11, 59, 0, days=-2)
    async with open_dashboard(path, clock) as opened:
        clock.to(12, 0)
        await tick(opened)
        assert not toasts(opened)
        clock.to(12, 30)
        await tick(opened)
        assert toasts(opened) == ["Programs may open files and may contact applicants"]


def test_hours_over_midnight_are_read() -> None:
    quiet = alerts_module.quiet_of((), "23:00-07:00", "Asia/Karachi")
    night = datetime(2027, 3, 15, 20, 0, tzinfo=UTC)
    assert quiet.told_at(night) == datetime(2027, 3, 16, 2, 0, tzinfo=UTC)
    assert alerts_module.quiet_of((), "", "").hours is None


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_last_of_what_was_missed_is_reached_and_the_way_out_named(
    path: Path, clock: HandClock, size: tuple[int, int]
) -> None:
    async with open_dashboard(path, clock, size) as opened:
        clock.to(23, 30)
        await tick(opened)
        screen = opened.app.screen
        assert isinstance(screen, Missed)
        await opened.shows("esc go on")
        await opened.press("end")
        last = screen.page.words.plain.rstrip().splitlines()[-1].strip()
        await opened.shows(last.split()[0])
        assert (
            screen.keys_line.region.bottom <= size[1]
            and screen.page.region.bottom < screen.keys_line.region.y
        )
