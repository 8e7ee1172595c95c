"""The fictional week as it stands in a scene, made once for all processes of a run of tests, and copied.

To live through a scene takes seconds, and a dozen files of tests begin with one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from matchweek.clock import Clock
from matchweek.domain.season.season_years import season_year

SHARED = "TESTS_STAGED"
"""The folder of the scenes made so far; every process of the tests is given it."""

_made: TemporaryDirectory[str] | None = None


def begin() -> None:
    """Make the folder, unless the process that began this one has."""
    global _made
    if SHARED not in os.environ:
        _made = TemporaryDirectory(prefix="staged")
        os.environ[SHARED] = _made.name


def end() -> None:
    """Take the folder away again, where this process made it."""
    if _made is not None:
        os.environ.pop(SHARED, None)
        _made.cleanup()


def put_scene(path: Path, clock: Clock, seed: int, scene: str = "round-1") -> None:
    """What `stage` writes to a new file: of the clock it takes the season alone."""
    kept = Path(os.environ[SHARED], f"{season_year(clock.now())}-{seed}-{scene}.db")
    if not kept.exists():
        # Here and not above: most processes that load this begin with no scene.
        from matchweek.rehearsal.stage import stage

        # Two processes may make it at the same time: each the whole of it, and one of them stays.
        with TemporaryDirectory(dir=kept.parent) as folder:
            made = Path(folder, "week.db")
            stage(made, clock, seed, scene)
            made.replace(kept)
    shutil.copy(kept, path)
