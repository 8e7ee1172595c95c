"""Lanes by rule: a lane is a name and a rule over what a program is; what it proposes is never stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from matchweek.domain.base.fields import PLAIN, one_of, several
from matchweek.domain.programs.triage import Lane

REFUSE = "refuse"
RULED = (*(lane.value for lane in Lane), REFUSE)
"""What a program may be proposed for, in the order in which rules are asked: the first that fits counts."""


@dataclass(frozen=True, slots=True)
class LaneRule:
    """The rule of a lane, or of being refused. `names` are words of institutions, parted by “;”."""

    lane: str = field(metadata=one_of(RULED))
    rule: str = field(default="", metadata=PLAIN)
    names: str = field(default="", metadata=several(";"))
