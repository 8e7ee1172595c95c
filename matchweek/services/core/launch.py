"""What the command line hands to the dashboard; light enough to be made before the first frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matchweek.clock import Clock

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.services.core.rehearsed import Rehearsal


class Launch(NamedTuple):
    """How to open the dashboard.

    `path` is the week file. `zone` overrides the applicant's zone for this window. `prepare` is
    called in a thread before the file is opened: a rehearsal puts its fictional week there.
    `rehearsal` gives the world of a week that is rehearsed, once it is prepared; `clock` is then a
    PacedClock. `glimpse` gives a board to look through until it is prepared, or None; called in the
    thread of `prepare`, before it. `opens` is the id of the command that goes to the first screen; without
    it that is the week.
    """

    path: Path
    clock: Clock
    zone: str = ""
    prepare: Callable[[], None] | None = None
    rehearsal: Callable[[], Rehearsal] | None = None
    glimpse: Callable[[], Board | None] | None = None
    opens: str = ""
