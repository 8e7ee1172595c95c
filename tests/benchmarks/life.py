"""The keys on a file of a whole life, from November through season, week and after: few acts and many."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks import measure
from tests.benchmarks.week import CLOCK, Figures, Step, Week, start_figures, step_figures
from tests.support.terminal import Terminal
from tests.support.whole_life import live

ACTS = (250, 5000)
CONTENT = "Fictional Hospital"
STEPS = (
    Step("cursor key", ("down",), 60, before=("home",)),
    Step("lane key", ("1", "2", "3"), 45),
    Step("page down", ("pagedown", "pageup"), 12, before=("home",)),
    Step("season: F5", ("F5",), 8, each=("F2",)),
    Step("season: cursor key", ("down", "up"), 30, before=("F5", "home")),
    Step("season: score key", ("7", "8"), 40),
    Step("plan: F6", ("F6",), 8, each=("F2",)),
    Step("plan: cursor key", ("down", "up"), 30, before=("F6",)),
    Step("after: F7", ("F7",), 8, each=("F2",)),
)


def run_life(acts: int, environment: Mapping[str, str], python: str = sys.executable) -> Figures:
    """Live so many acts in a new file and press keys on it, on the Thursday of SOAP."""
    with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
        week = Week(Path(folder), environment, python)
        live(week.file, acts)
        with Terminal.spawn(week.command(clock=CLOCK), env=week.environment, cwd=folder) as terminal:
            figures = start_figures(measure.start(terminal, CONTENT))
            for step in STEPS:
                figures |= step_figures(terminal, step)
            return figures
