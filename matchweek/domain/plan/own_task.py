"""A task of one's own beside the packaged ones: an exam, a rotation, a day by which something is decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from matchweek.domain.base.fields import NOTE, one_of
from matchweek.domain.plan.packaged import Track

OWN = "own."
"""What the keys of these tasks begin with, where what was ticked is kept."""


@dataclass(frozen=True, slots=True)
class OwnTask:
    """From `first` to `last`, both of them too, in one's own zone; one day where they are the same.

    `full_time` says that the whole day belongs to it: two such at the same time clash.
    """

    id: int
    title: str = field(metadata=NOTE)
    first: date
    last: date
    track: str = field(default=Track.THIS, metadata=one_of(Track))
    why: str = field(default="", metadata=NOTE)
    full_time: bool = False

    @property
    def key(self) -> str:
        return f"{OWN}{self.id}"
