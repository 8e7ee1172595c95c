"""What one can say in every interview of a season, and how long each part takes aloud (systems.md row 37)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from matchweek.domain.people.answers import PITCH_FROM, PITCH_TO

if TYPE_CHECKING:
    from matchweek.domain.people.narrative import Narrative
    from matchweek.domain.people.stories import Story

STORIES, STRENGTHS, GOALS, BRINGS = 4, 3, 3, 3
WEAKNESSES = (1, 2)
"""One is enough, and two at most."""
SHORT = (60, 90)
"""Seconds of a short answer: who one is."""
LONG = (0, 120)
"""Seconds of any other answer: two minutes at most."""
WORDS_A_MINUTE = 150

TIMED: dict[str, tuple[int, int]] = {
    "pitch": (PITCH_FROM, PITCH_TO),
    "about_me": SHORT,
    "why_specialty": LONG,
    "why_us": LONG,
    "weakness_1": LONG,
    "weakness_2": LONG,
}
"""How long each text of Me takes aloud, in seconds from and to, by its field; a story is a LONG one."""

MASTER_ANSWERS = ("about_me", "why_specialty", "why_us")
PARTS = ("situation", "action", "result", "reflection")
"""What a story is told in, in their order: fields of a Story."""
MISSING: dict[str, str] = {
    "about_me": f"who you are, in {SHORT[0]} to {SHORT[1]} seconds",
    "why_specialty": "why this specialty",
    "why_us": "why the US",
    **{f"strength_{number}": f"strength {number}" for number in range(1, STRENGTHS + 1)},
    "weakness_1": "a weakness, and what you do about it",
    **{f"goal_{number}": f"goal {number}" for number in range(1, GOALS + 1)},
    **{f"bring_{number}": f"what you bring, {number}" for number in range(1, BRINGS + 1)},
    "setup": "your set-up: light, camera, sound, background",
}
"""What belongs to the packet, by its field of the narrative: the second weakness may stay open."""


def missing(narrative: Narrative, stories: Iterable[Story]) -> tuple[str, ...]:
    """What the core packet still wants, by name, in its order; empty once one can speak about everything."""
    found = [words for name, words in MISSING.items() if not getattr(narrative, name).strip()]
    told = sum(is_told(each) for each in stories)
    if told < STORIES:
        found.append(f"{STORIES - told} of {STORIES} stories")
    return tuple(found)


def is_told(story: Story) -> bool:
    """Whether a story can be told: all four parts of it are written."""
    return all(getattr(story, part).strip() for part in PARTS)


def in_one(story: Story) -> str:
    """A story as it is said aloud: its parts one behind the other."""
    return "\n".join(text for part in PARTS if (text := getattr(story, part).strip()))


def limit_words(limits: tuple[int, int]) -> str:
    """How long is right, in words: “30 to 60 seconds”, “2 minutes at most”."""
    first, last = limits
    if first:
        return f"{first} to {last} seconds"
    return f"{last // 60} minutes at most" if last % 60 == 0 else f"{last} seconds at most"


def length_words(text: str, limits: tuple[int, int]) -> tuple[str, str]:
    """How long a text takes to say, and its look: “75 words, about 30 s”. Empty for no words."""
    words = len(text.split())
    if not words:
        return "", ""
    seconds = round(words * 60 / WORDS_A_MINUTE)
    said = f"{words} word{'' if words == 1 else 's'}, about {seconds} s"
    if seconds < limits[0]:
        return f"{said}: {limits[0]} to {limits[1]} s is right", "dim"
    return (said, "good") if seconds <= limits[1] else (f"{said}: over {limits[1]} s", "warn")
