"""The season with hundreds of programs: its screen, a cursor key, a score, a status, a place in a rank list.

The week that is in the same file is measured without the season and with it: nothing of it may become slower.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from matchweek.clock import FixedClock
from matchweek.services.core.week import instant, open_week
from tests.benchmarks import measure
from tests.benchmarks.rows import programs, write_list
from tests.benchmarks.week import CONTENT, Figures, Step, Week, start_figures, step_figures
from tests.support.terminal import Terminal

PROGRAMS, INTERVIEWS = 300, 60
NOW = datetime.fromisoformat("2026-11-18T09:10:00-05:00")
CLOCK = ("--now", NOW.isoformat(), "--speed", "1", "--zone", "America/New_York")
LISTED = 1000

STEPS = (
    Step("season: F5", ("F5",), 8, each=("F2",)),
    Step("season: cursor key", ("down",), 60, before=("F5", "home")),
    Step("season: score key", ("7", "8"), 40),
    Step("season: status key", ("a", "s"), 40),
    Step("season: page down", ("pagedown",), 12, before=("home",)),
    Step("season: hours of a week", ("l",), 8, each=("escape",)),
    Step("season: place in the rank list", ("J", "K"), 30, before=("escape", "F5", "R"), after=("escape",)),
)
WEEK_STEPS = (
    Step("week: cursor key", ("down",), 60, before=("home",)),
    Step("week: lane key", ("1", "2", "3"), 45),
)


def fill(path: Path, *, programs_of: int = PROGRAMS, interviews: int = INTERVIEWS) -> None:
    """Put a season of so many programs into a week file, the first of them with an interview and ranked."""
    week = open_week(path, FixedClock(NOW))
    states = ("scheduled", "invited", "waitlist", "done")
    codes = []
    with week.act("season.add") as act:
        for number, row in enumerate(programs(programs_of)):
            code, held = row[0], number < interviews
            codes.append(code)
            key = act.add(
                "tracked",
                code=code,
                institution=row[2],
                name=row[1],
                specialty=row[5],
                city=row[3],
                state=row[4],
                status="scheduled" if held else states[number % len(states)],
                vibe=number % 10 + 1,
                invited_at=instant(NOW - timedelta(hours=5 * number)),
            )
            if held:
                at = instant(NOW + timedelta(hours=20 * number - 400))
                act.add("interview", program=code, at=at, minutes=240, tracked=int(key))
        act.put("ranking", "main", order=" ".join(codes[:interviews]))
    week.close()


def run_season(environment: Mapping[str, str], python: str = sys.executable) -> Figures:
    """The season's keys; and the week's with the season in its file, and without."""
    figures: Figures = {}
    for name, with_season in (("without the season", False), ("with the season", True)):
        with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
            week = Week(Path(folder), environment, python)
            write_list(week.folder / "rows.csv", LISTED)
            week.import_list(week.folder / "rows.csv", LISTED)
            if with_season:
                fill(week.file)
            with Terminal.spawn(week.command(), env=week.environment, cwd=folder) as terminal:
                start = start_figures(measure.start(terminal, CONTENT))
                figures |= {f"{each}, {name}": values for each, values in start.items()}
                for step in WEEK_STEPS:
                    figures |= {f"{each}, {name}": v for each, v in step_figures(terminal, step).items()}
    return figures | _keys_of(environment, python)


def _keys_of(environment: Mapping[str, str], python: str) -> Figures:
    with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
        week = Week(Path(folder), environment, python)
        fill(week.file)
        with Terminal.spawn(week.command(clock=CLOCK), env=week.environment, cwd=folder) as terminal:
            terminal.wait_for("No list yet", timeout=60)
            measure.drain(terminal, 1.5)
            figures: Figures = {}
            for step in STEPS:
                figures |= step_figures(terminal, step)
            return figures
