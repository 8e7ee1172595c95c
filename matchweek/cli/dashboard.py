"""The door to the dashboard; the only place of the command line that opens the screen."""

from __future__ import annotations

import gc
import sys
import threading
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.cli.globals import Shell, system_now
from matchweek.clock import Clock, PacedClock, RunningClock
from matchweek.errors import BadInput, Failed
from matchweek.services.core.launch import Launch

if TYPE_CHECKING:
    from matchweek.domain.base.terminal_found import Found
    from matchweek.domain.board.board import Board
    from matchweek.services.core.rehearsed import Rehearsal

USUAL_SCENE = "round-1"
OPENS = {"season": "season", "ranking": "season"}
"""The screen that a scene is about, where it is not the week: the command that goes there."""
SEED = 2027
DAYS = ("monday", "tuesday", "thursday")
PACE = 60.0
_SEEDS = 10_000


class DemoClock(RunningClock):
    """Begins in the middle of round 1 of the next season, which it looks up when first asked.

    Looking it up needs the timetable, and the first frame does not wait for that.
    """

    def __init__(self, speed: float = 1.0, scene: str = "round-1") -> None:
        super().__init__(system_now(), speed)
        self._scene = scene
        self._begun = False
        self._beginning = threading.Lock()

    def now(self) -> datetime:
        with self._beginning:
            if not self._begun:
                from matchweek.rehearsal.begins import demo_start

                self.jump_to(demo_start(system_now(), self._scene))
                self._begun = True
        return super().now()


def open_own(shell: Shell) -> int:
    """Open one's own week; it is made where there is none."""
    _need_terminal()
    shell.check()
    return _run(Launch(shell.path, shell.clock, shell.zone_name))


def open_demo(shell: Shell, scene: str = "") -> int:
    """Open a fictional week in a file that is thrown away afterwards. Raises BadInput with --file."""
    _refuse_plain(shell)
    if shell.file:
        raise BadInput(
            "The demo has a file of its own", "--file was given.", "Leave it away: the demo is thrown away."
        )
    _need_terminal()
    clock = _demo_clock(shell, scene or USUAL_SCENE)
    shell.check()

    def prepare(path: Path) -> None:
        from matchweek.rehearsal.stage import stage

        stage(path, clock, SEED, scene or USUAL_SCENE)

    def first() -> Board | None:
        from matchweek.rehearsal.glimpse import glimpse

        return glimpse(clock.now(), SEED, scene or USUAL_SCENE)

    from matchweek.services.file.thrown_away import thrown_away

    with thrown_away("demo") as path:
        opens = OPENS.get(scene, "")
        return _run(Launch(path, clock, shell.zone_name, partial(prepare, path), glimpse=first, opens=opens))


def open_rehearsal(shell: Shell, start: str = "", speed: float | None = None, seed: int | None = None) -> int:
    """Rehearse a fictional week in a file that is thrown away; begins on Monday unless `start` says when.

    `speed` is how many seconds pass in one, an hour in a minute unless given; the same `seed` is the
    same week, and another one each time where none is given. Raises BadInput with --file, for a day
    that is none of DAYS and for an impossible speed.
    """
    _refuse_plain(shell)
    if shell.file:
        raise BadInput(
            "A rehearsal has a file of its own",
            "--file was given.",
            "Leave it away: the rehearsal is thrown away, and your own week is not touched.",
        )
    day = start.strip().casefold() or DAYS[0]
    if day not in DAYS:
        raise BadInput("No such day to begin", f"“{start}” was given.", f"Known: {', '.join(DAYS)}.")
    season = shell.fixed_now or system_now()
    given = shell.speed if speed is None else speed
    number = system_now().microsecond % _SEEDS if seed is None else seed

    def begins() -> datetime:
        from matchweek.rehearsal.starting import begins_at

        return begins_at(season, day)

    clock = PacedClock(begins, PACE if given is None else given)
    _need_terminal()
    shell.check()
    made: list[Rehearsal] = []

    def prepare(path: Path) -> None:
        from matchweek.rehearsal.starting import begin

        made[:] = [begin(path, season, number, day)]

    from matchweek.services.file.thrown_away import thrown_away

    with thrown_away("rehearsal") as path:
        return _run(Launch(path, clock, shell.zone_name, partial(prepare, path), lambda: made[0]))


def look_at_terminal() -> tuple[bool, list[Found]]:
    """Whether there is a terminal here to ask, and what is found of it."""
    from matchweek.tui.app import preferences
    from matchweek.tui.checked.gathering import gather, hear
    from matchweek.tui.checked.judging import judge
    from matchweek.tui.commands import use_keys

    chosen = preferences.read(preferences.settings_path())
    use_keys(chosen.keys)
    facts = gather(chosen.desktop, hear())
    return facts.at_terminal, judge(facts)


def _demo_clock(shell: Shell, scene: str) -> Clock:
    if shell.fixed_now is not None:
        return shell.clock
    return DemoClock(1.0 if shell.speed is None else shell.speed, scene)


def _run(launch: Launch) -> int:
    # Collecting garbage while importing costs a fifth of the time to the first frame and frees
    # nothing; the session turns it on again once the week is open.
    gc.disable()
    from matchweek.tui.app.unconnected import import_unconnected

    import_unconnected()
    from matchweek.tui.app.dashboard import run_dashboard

    return run_dashboard(launch)


def _refuse_plain(shell: Shell) -> None:
    if shell.plain:
        raise BadInput(
            "--plain opens no screen",
            "A demo and a rehearsal are lived in the dashboard.",
            "`matchweek --plain` alone tells your own week in lines.",
        )


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failed(
            "The dashboard needs a terminal",
            "Its input or output is not one.",
            "In a script use the commands, such as `matchweek now --json`; see `matchweek --help`.",
        )
