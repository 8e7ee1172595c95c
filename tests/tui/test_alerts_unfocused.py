"""Alarms where no terminal tells which window is looked at: inside GNU screen, and tmux as it comes."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus

from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls
from matchweek.services.offers import rounds
from tests.support.hand_clock import HandClock
from tests.support.pilot import open_dashboard, until


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2027, 3, 18, 12, 59, 0, tzinfo=UTC))


@pytest.fixture
def path(week: Week) -> Path:
    assert week.path is not None
    return week.path


@pytest.mark.parametrize(
    ("environment", "told", "sent"),
    [
        ({"STY": "1.pts-0"}, False, 1),
        ({"TMUX": "/tmp/tmux-1/default,1,0"}, False, 1),
        ({"TMUX": "/tmp/tmux-1/default,1,0"}, True, 0),
        ({}, False, 0),
    ],
)
async def test_where_nobody_tells_which_window_is_looked_at_every_alarm_notifies(
    path: Path,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    told: bool,
    sent: int,
) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said: list[str] = []
    monkeypatch.setattr(
        "matchweek.tui.session.desktop_notices.notify", lambda app, chosen, title, *rest: said.append(title)
    )
    with closing(open_week(path, clock)) as week:
        due = clock.at.replace(hour=13, minute=10)
        calls.add(week, clock.at, caller="Dr. Osei", missed=True, call_back="due", next_due=due)
        rounds.none_in_r3(week, at=clock.at.replace(hour=13, minute=0))
    clock.to(13, 9)
    async with open_dashboard(path, clock) as opened:
        if told:
            for event in (AppBlur(), AppFocus()):
                opened.app.post_message(event)
            await until(opened.pilot, lambda: opened.app.focus_told and opened.app.app_focus)
        clock.to(13, 10)
        opened.app.tick()
        await opened.pilot.pause()
        assert len(said) == sent


@pytest.mark.parametrize(("environment", "bells"), [({"KONSOLE_VERSION": "221203"}, 0), ({}, 1)])
async def test_konsole_which_notifies_of_a_bell_is_not_told_twice(
    path: Path,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    bells: int,
) -> None:
    for name in ("TMUX", "STY", "KONSOLE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said: list[str] = []
    monkeypatch.setattr(
        "matchweek.tui.session.desktop_notices.notify", lambda app, chosen, title, *rest: said.append(title)
    )
    async with open_dashboard(path, clock) as opened:
        rung: list[int] = []
        monkeypatch.setattr(opened.app, "bell", lambda: rung.append(1))
        opened.app.app_focus = False
        clock.to(13, 0)
        opened.app.tick()
        await opened.pilot.pause()
        assert (len(said), len(rung)) == (1, bells)
