"""Every figure of the season's rows of systems.md, read from where matchweek holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from matchweek.domain.letters.letter_use import OF_SEASON
from matchweek.domain.season.rules import figures
from matchweek.domain.season.rules.book import find
from matchweek.domain.season.timetable import load_season
from matchweek.domain.tracker.dates_offered import Against
from matchweek.domain.tracker.load import DAY_MOST, STEPS, Activity, Breaks
from matchweek.domain.tracker.rules_of_thumb import cancelling, routine, soap
from matchweek.domain.tracker.timeline import timeline
from matchweek.domain.tracker.tracked import LEAST, MOST, SCORES, Format, SeasonStatus, Sponsors, Tracked
from matchweek.domain.week.readiness import READINESS

SEASON = timeline(load_season(2027))
HELD = {each.name for each in fields(Tracked)}
_TAKES = {"preparation", "practice", "logistics"}
_RANK_DATA = {"living", "transport", "visa", "visa_limits", "volume", "hospital", "fellowships", "flags"}
_ROW_35 = {"season_change", "season_waitlist", "season_thanks"}
_ASKED = {"question_1", "question_2", "question_3", "mentor", "resident"}

# The row, what of it, what it is to be, where it is held.
ROWS: tuple[tuple[str, str, Any, Callable[[], Any]], ...] = (
    ("1", "by month", {9: 10, 10: 55, 11: 80, 12: 95, 1: 100}, lambda: dict(figures.INVITED_BY)),
    ("1", "marked as an impression", "*", lambda: _mark("season.invitations")),
    ("31", "nine rows", 9, lambda: len(SEASON)),
    ("31", "from late September", "23–30 Sep", lambda: SEASON[0].dates),
    ("31", "to Match Day", "15–19 Mar", lambda: SEASON[-1].dates),
    ("32", "one answers within", 24, lambda: figures.ANSWER_WITHIN),
    ("32", "windows to answer", (48, 6), lambda: figures.ANSWER_WINDOWS),
    ("32", "days to prepare", (10, 14), lambda: figures.PREPARE_DAYS),
    ("32", "no conflict", set(), lambda: {"clash", "short", "blocked"} - {*Against}),
    ("35", "date change, waitlist or other date, thanks", set(), lambda: _ROW_35 - {*OF_SEASON}),
    ("33", "statuses", set(), lambda: {"scheduled", "waitlist", "declined", "rejected"} - {*SeasonStatus}),
    ("33", "vibe", (1, 10), lambda: (LEAST, MOST) if "vibe" in SCORES else None),
    ("33", "visa", {"yes", "no"}, lambda: {*Sponsors}),
    ("33", "format", {"in person", "virtual"}, lambda: {*Format}),
    ("59", "what stands in a row", set(), lambda: {"name", "specialty", "city", "state", "note"} - HELD),
    ("34", "looks a day", 3, lambda: figures.INBOX_LOOKS),
    ("36", "minutes", (15, 30), lambda: figures.INBOX_MINUTES),
    ("36", "where one looks", True, lambda: "Mail, portals, tracker" in routine()[0]),
    ("34", "label, colour, notifications", True, lambda: _says("label", "colour", "notifications")),
    ("38", "days of practice", (2, 3), lambda: figures.PRACTICE_DAYS),
    ("38", "days of reading, and off", (2, 1), lambda: (figures.READING_DAYS, figures.DAYS_OFF)),
    ("43", "shares", [25, 20, 15, 10, 30], lambda: [figures.LOAD_SHARES[each] for each in Activity]),
    ("43", "rest at least", 20, lambda: figures.LEAST_REST),
    ("43", "hours a day", (8, 9), lambda: figures.DAY_HOURS),
    ("43", "the most a day counts", 9 * 60, lambda: DAY_MOST),
    ("43", "one light day", 1, lambda: figures.LIGHT_DAYS),
    ("43", "no two 08:00", (8, "early"), lambda: (figures.EARLY_HOUR, Breaks.EARLY)),
    ("43", "what each interview takes", _TAKES, lambda: {step.activity for step in STEPS}),
    ("44", "scores", set(), lambda: {"fit", "training", "lifestyle"} - {*SCORES}),
    ("45", "under 10: none", "Under 10 interviews: cancel none.", lambda: cancelling(9).words),
    ("45", "10 to 14: one or two", "10 to 14 interviews: 1 or 2 may go.", lambda: cancelling(14).words),
    ("45", "over 15: selective", "Over 15 interviews: you may be selective.", lambda: cancelling(16).words),
    ("46", "rank data", set(), lambda: _RANK_DATA - HELD),
    ("48", "three questions, two people", set(), lambda: _ASKED - HELD),
    ("50", "under 8 and a visa", (True, False), lambda: (soap(7, "j1").prepare, soap(8, "j1").prepare)),
    ("50", "10 to 12 at least", (10, 12), lambda: figures.SAFE_LEAST),
    ("50", "the week's list is there", True, lambda: len(READINESS) > 10),
)  # fmt: skip
WANTED = {"1", *map(str, range(31, 49)), "50", "59"}


def _mark(name: str) -> str:
    rule = find(name)[1]
    assert rule is not None
    return rule.mark


def _says(*words: str) -> bool:
    rule = find("season.inbox")[1]
    assert rule is not None
    return all(word in " ".join(rule.lines) for word in words)


@pytest.mark.parametrize(
    ("row", "what", "wanted", "held"), ROWS, ids=[f"{row} {what}" for row, what, *_ in ROWS]
)
def test_each_figure_of_the_season_is_held(row: str, what: str, wanted: Any, held: Callable[[], Any]) -> None:
    assert held() == wanted, f"row {row}: {what}"


def test_the_rules_of_the_season_are_rules_of_thumb_with_a_source() -> None:
    rules = find("season")[0].rules
    assert {rule.mark for rule in rules} == {"*", "own"} and all(rule.source for rule in rules)
