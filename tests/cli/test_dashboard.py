"""The door to the dashboard: what is handed over, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.cli import dashboard
from matchweek.clock import Clock, FixedClock, PacedClock, RunningClock, SystemClock
from matchweek.rehearsal import stage
from matchweek.services.core.launch import Launch
from matchweek.tui.commands import BY_ID
from tests.cli.conftest import NOW, Shell
from tests.support.weeks import new_week


class Opened:
    """Takes the place of the screen and remembers what it was given."""

    def __init__(self) -> None:
        self.launches: list[Launch] = []
        self.programs: list[int] = []

    def __call__(self, launch: Launch) -> int:
        self.launches.append(launch)
        if launch.prepare is not None:
            from matchweek.services.core.board import load_board
            from matchweek.services.core.week import open_week

            launch.prepare()
            week = open_week(launch.path, launch.clock)
            self.programs.append(len(load_board(week).programs))
            week.close()
        return 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    screen = Opened()
    monkeypatch.setattr(dashboard, "_need_terminal", lambda: None)
    monkeypatch.setattr(dashboard, "_run", screen)
    yield screen


def run(*arguments: str) -> int:
    from matchweek.cli.main import main

    return main(arguments)


def test_no_command_opens_ones_own_week(shell: Shell, opened: Opened) -> None:
    assert run("--file", str(shell.file), "--zone", "karachi") == 0
    (launch,) = opened.launches
    assert (launch.path, launch.zone, launch.prepare) == (shell.file, "Asia/Karachi", None)
    assert isinstance(launch.clock, SystemClock)
    run("--now", NOW)
    assert isinstance(opened.launches[1].clock, FixedClock)
    assert opened.launches[1].path == shell.home / "week.db"
    run("--now", NOW, "--speed", "60")
    assert isinstance(opened.launches[2].clock, RunningClock)


def test_the_demo_is_thrown_away(shell: Shell, opened: Opened) -> None:
    assert run("demo") == 0
    (launch,) = opened.launches
    assert opened.programs[0] > 800
    assert not launch.path.parent.exists()
    assert list(shell.home.iterdir()) == []


def test_the_demo_begins_in_round_1_of_the_next_season(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from matchweek.domain.season.season_years import season_for
    from matchweek.domain.season.timetable import round_at

    monkeypatch.setattr(dashboard, "system_now", lambda: datetime(2026, 11, 22, tzinfo=UTC))
    frozen = dashboard.DemoClock(0.0)
    assert round_at(season_for(frozen.now()), frozen.now()) == 1
    assert frozen.now() == frozen.now()
    assert frozen.now().year == 2027


def test_the_demo_takes_no_file_and_no_unknown_options(shell: Shell, opened: Opened) -> None:
    assert run("--file", str(shell.file), "demo") == 2
    assert run("demo", "--nope") == 2
    assert run("demo", "extra") == 2
    assert opened.launches == []


@pytest.mark.parametrize("words", [["demo", "--scene", "planned"], ["demo", "--scene=planned"]], ids=" ".join)
def test_a_scene_is_handed_on(
    shell: Shell, opened: Opened, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def made(path: Path, clock: Clock, seed: int, scene: str) -> None:
        asked.append(scene)
        new_week(path).close()

    # To live through a scene takes a second; the demo that is thrown away above does.
    monkeypatch.setattr(stage, "stage", made)
    assert run(*words) == 0
    assert (asked, opened.programs) == (["planned"], [0])
    # A scene of the season begins on its own screen, not on a week without a list.
    assert run("demo", "--scene", "season") == 0
    assert [each.opens for each in opened.launches] == ["", "season"]
    assert set(dashboard.OPENS) <= set(stage.SCENES) and set(dashboard.OPENS.values()) <= set(BY_ID)


def test_without_a_terminal_it_says_what_to_use(shell: Shell) -> None:
    said = shell()
    assert (said.code, "matchweek now --json" in said.err) == (1, True)
    assert not Path(shell.file).exists()


def test_a_rehearsal_is_thrown_away_and_touches_no_week(shell: Shell, opened: Opened) -> None:
    shell("program", "add", "9001140C0")
    before = shell.file.read_bytes()
    assert run("rehearse") == 0
    assert run("rehearse", "--from", "thursday", "--speed", "120", "--seed", "5") == 0
    first, second = opened.launches
    assert isinstance(first.clock, PacedClock) and isinstance(second.clock, PacedClock)
    assert (first.clock.pace, second.clock.pace) == (60, 120)
    assert first.clock.paused
    assert opened.programs[0] == 0 and opened.programs[1] > 800
    assert second.rehearsal is not None and second.rehearsal().seed == 5
    assert not first.path.parent.exists() and not second.path.parent.exists()
    assert shell.file.read_bytes() == before


def test_the_global_speed_is_that_of_a_rehearsal_too(shell: Shell, opened: Opened) -> None:
    assert run("--speed", "600", "rehearse", "--from", "TUESDAY") == 0
    (launch,) = opened.launches
    assert isinstance(launch.clock, PacedClock) and launch.clock.pace == 600
    assert launch.clock.now().strftime("%A") == "Tuesday"


def test_a_rehearsal_refuses_a_file_a_day_and_a_speed_that_cannot_be(shell: Shell, opened: Opened) -> None:
    assert run("--file", str(shell.file), "rehearse") == 2
    assert run("rehearse", "--from", "sunday") == 2
    assert run("rehearse", "--speed", "-1") == 2
    assert run("rehearse", "--seed", "-1") == 2
    assert run("rehearse", "now") == 2
    assert opened.launches == [] and not shell.file.exists()


def test_the_days_to_begin_are_those_that_can_be_staged() -> None:
    from matchweek.rehearsal.starting import STARTS

    assert tuple(STARTS) == dashboard.DAYS


@pytest.mark.parametrize("command", ["demo", "rehearse"])
def test_plain_lines_and_a_screen_are_not_both_had(shell: Shell, command: str) -> None:
    said = shell("--plain", command)
    assert said.code == 2
    assert "--plain opens no screen" in said.err
