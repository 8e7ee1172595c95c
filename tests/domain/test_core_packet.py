"""The core packet: what belongs to it and how long each part takes, every figure with its row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchweek.domain.people import core_packet
from matchweek.domain.people.core_packet import LONG, SHORT, TIMED, in_one, length_words, limit_words, missing
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.people.stories import Story

WHOLE = Narrative(
    about_me="I am", why_specialty="because", why_us="here", strength_1="a", strength_2="b", strength_3="c",
    weakness_1="slow at first", goal_1="x", goal_2="y", goal_3="z", bring_1="p", bring_2="q", bring_3="r",
    setup="lamp in front",
)  # fmt: skip
TOLD = [Story(n, f"story {n}", "a ward", "I asked", "it went well", "ask sooner") for n in range(1, 5)]

FIGURES = [
    ("row 37: four stories", core_packet.STORIES, 4),
    ("row 37: as situation, action, result, reflection", core_packet.PARTS,
     ("situation", "action", "result", "reflection")),
    ("row 37: three strengths", core_packet.STRENGTHS, 3),
    ("row 37: one or two weaknesses", core_packet.WEAKNESSES, (1, 2)),
    ("row 37: three goals", core_packet.GOALS, 3),
    ("row 37: three things one brings", core_packet.BRINGS, 3),
    ("row 37: master answers", core_packet.MASTER_ANSWERS, ("about_me", "why_specialty", "why_us")),
    ("row 39: a short answer, 60 to 90 s", (SHORT, TIMED["about_me"]), ((60, 90), (60, 90))),
    ("row 39: a long answer, 2 minutes", (LONG, TIMED["why_us"], limit_words(LONG)),
     ((0, 120), (0, 120), "2 minutes at most")),
    ("row 24: the pitch, 30 to 60 s", (TIMED["pitch"], limit_words(TIMED["pitch"])),
     ((30, 60), "30 to 60 seconds")),
]  # fmt: skip


@pytest.mark.parametrize(("row", "is_now", "figure"), FIGURES, ids=[each[0] for each in FIGURES])
def test_every_figure(row: str, is_now: object, figure: object) -> None:
    assert is_now == figure, row


def test_it_is_whole_with_every_line_and_four_stories_and_names_each_that_is_not_there() -> None:
    assert missing(WHOLE, TOLD) == ()
    assert len(missing(Narrative(), ())) == len(core_packet.MISSING) + 1
    for name, words in core_packet.MISSING.items():
        assert missing(replace(WHOLE, **{name: " "}), TOLD) == (words,)
    assert missing(WHOLE, [*TOLD[:3], replace(TOLD[3], reflection="")]) == ("1 of 4 stories",)


def test_a_story_is_said_in_its_order_without_what_is_not_written() -> None:
    assert in_one(replace(TOLD[0], result="")) == "a ward\nI asked\nask sooner"


@pytest.mark.parametrize(("words", "look"), [(145, "dim"), (150, "good"), (225, "good"), (230, "warn")])
def test_a_text_is_measured_by_150_words_a_minute(words: int, look: str) -> None:
    said, style = length_words("word " * words, SHORT)
    assert style == look and f"{words} words" in said
    assert length_words(" ", SHORT) == ("", "")
    assert length_words("one", LONG) == ("1 word, about 0 s", "good")
