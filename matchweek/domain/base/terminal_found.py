"""What a person is told of the terminal: by subject, how it is, and what to set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """WELL needs nothing, KNOW is good to know, SET asks for something to be set, UNKNOWN was not told."""

    WELL = "well"
    KNOW = "know"
    SET = "set"
    UNKNOWN = "unknown"

    @property
    def wants(self) -> bool:
        """Whether it keeps a terminal from being ready."""
        return self in (Level.SET, Level.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing: what it is about, how it is, and what to set or do (`then`, may be empty)."""

    about: str
    level: Level
    words: str
    then: str = ""


def ready(found: Iterable[Found]) -> bool:
    """Whether nothing is left to set, and nothing could not be known."""
    return not any(one.level.wants for one in found)
