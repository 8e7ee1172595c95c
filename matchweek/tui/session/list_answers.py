"""What is asked of a person about a list before it is stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said of a list: its moment (0 for Monday), and whether it is the whole one."""

    after_round: int
    whole: bool
