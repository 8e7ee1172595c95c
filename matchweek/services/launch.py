"""What the command line hands to the dashboard; light enough to be made before the first frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matchweek.clock import Clock


@dataclass(frozen=True, slots=True)
class Launch:
    """How to open the dashboard.

    `path` is the week file. `zone` overrides the applicant's zone for this window. `prepare` is
    called in a thread before the file is opened: a rehearsal puts its fictional week there.
    """

    path: Path
    clock: Clock
    zone: str = ""
    prepare: Callable[[], None] | None = None
