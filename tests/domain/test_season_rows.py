"""Every figure of the season's rows of systems.md, read from where matchweek holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from matchweek.domain.letters.letter_use import OF_SEASON, DraftKind
from matchweek.domain.people import core_packet
from matchweek.domain.programs.triage import Tier
from matchweek.domain.ranking import proposals, reality
from matchweek.domain.season.rules import figures
from matchweek.domain.season.rules.book import find
from matchweek.domain.season.timetable import load_season
from matchweek.domain.tracker import preparation, scorecard
from matchweek.domain.tracker.dates_offered import Against, earliest_good
from matchweek.domain.tracker.load import DAY_MOST, STEPS, Activity, Breaks
from matchweek.domain.tracker.rules_of_thumb import cancelling, routine, soap
from matchweek.domain.tracker.timeline import timeline
from matchweek.domain.tracker.tracked import LEAST, MOST, SCORES, Format, SeasonStatus, Sponsors, Tracked
from matchweek.domain.week.readiness import READINESS

SEASON = timeline(load_season(2027))
HELD = {each.name for each in fields(Tracked)}
_BELLS: tuple[timedelta, timedelta] = (preparation.FIRST_BELL, preparation.SECOND_BELL)
_TAKES = {"preparation", "practice", "logistics"}
_RANK_DATA = {"living", "transport", "visa", "visa_limits", "volume", "hospital", "fellowships", "flags"}
_ROW_35 = {"season_change", "season_waitlist", "season_thanks"}
_READ_UP = {"site", "residents", "hospital", "reasons", "ask_pd", "ask_residents"}
_DAY_BEFORE = {"zone", "link", "outfit", "names", "notes", "sleep"}
_TEMPLATES = {DraftKind.SEASON_CHANGE, DraftKind.SEASON_WAITLIST, DraftKind.SEASON_THANKS}
_REASONS = ["Training", "Thriving", "Location", "Prestige"]

# The row, what of it, what it is to be, where it is held.
ROWS: tuple[tuple[str, str, Any, Callable[[], Any]], ...] = (
    ("1", "by month", {9: 10, 10: 55, 11: 80, 12: 95, 1: 100}, lambda: dict(figures.INVITED_BY)),
    ("1", "marked as an impression", "*", lambda: _mark("season.invitations")),
    ("31", "nine rows", 9, lambda: len(SEASON)),
    ("31", "from late September", "23–30 Sep", lambda: SEASON[0].dates),
    ("31", "to Match Day", "15–19 Mar", lambda: SEASON[-1].dates),
    ("32", "hours to answer within", 24, lambda: figures.ANSWER_WITHIN),
    ("32", "windows", (48, 6), lambda: figures.ANSWER_WINDOWS),
    ("32", "days to prepare", (10, 14), lambda: figures.PREPARE_DAYS),
    ("32", "the earliest date", 1, lambda: earliest_good([(_at(9), ()), (_at(3), ())])),
    ("32", "no conflict", True, lambda: {"clash", "short", "blocked"} <= {*Against}),
    ("33", "statuses", set(), lambda: {"scheduled", "waitlist", "declined", "rejected"} - {*SeasonStatus}),
    ("33", "vibe", (1, 10), lambda: (LEAST, MOST) if "vibe" in SCORES else None),
    ("33", "visa", {"yes", "no"}, lambda: {*Sponsors}),
    ("33", "format", {"in person", "virtual"}, lambda: {*Format}),
    ("59", "what stands in a row", set(), lambda: {"name", "specialty", "city", "state", "note"} - HELD),
    ("34", "label, colour, notifications", True, lambda: _says("label", "colour", "notifications")),
    ("34", "looks a day", 3, lambda: figures.INBOX_LOOKS),
    ("36", "minutes", (15, 30), lambda: figures.INBOX_MINUTES),
    ("36", "where one looks", True, lambda: "Mail, portals, tracker" in routine()[0]),
    ("35", "three templates", True, lambda: _TEMPLATES <= OF_SEASON),
    ("37", "master answers", ("about_me", "why_specialty", "why_us"), lambda: core_packet.MASTER_ANSWERS),
    ("37", "stories", 4, lambda: core_packet.STORIES),
    ("37", "told in", ("situation", "action", "result", "reflection"), lambda: core_packet.PARTS),
    ("37", "strengths", 3, lambda: core_packet.STRENGTHS),
    ("37", "weaknesses", (1, 2), lambda: core_packet.WEAKNESSES),
    ("37", "goals, and what one brings", (3, 3), lambda: (core_packet.GOALS, core_packet.BRINGS)),
    ("37", "set-up", True, lambda: "setup" in core_packet.MISSING),
    ("38", "days of practice", (2, 3), lambda: figures.PRACTICE_DAYS),
    ("38", "days of reading, and off", (2, 1), lambda: (figures.READING_DAYS, figures.DAYS_OFF)),
    ("39", "days of reading up", {7, 10}, lambda: {*preparation.READ_UP}),
    ("39", "what is read up", _READ_UP, lambda: _points(preparation.Stage.READ_UP)),
    ("39", "reasons, questions each", (3, 2), lambda: (preparation.REASONS, preparation.QUESTIONS_EACH)),
    ("39", "days of practice", {3, 4}, lambda: {*preparation.PRACTISE}),
    ("39", "a mock, and two lengths", {"mock", "short", "long"}, lambda: _points(preparation.Stage.PRACTISE)),
    ("39", "60-90 s", (60, 90), lambda: preparation.SHORT_ANSWER),
    ("39", "2 min", 120, lambda: preparation.LONG_ANSWER),
    ("40", "the day before", _DAY_BEFORE, lambda: _points(preparation.Stage.DAY_BEFORE)),
    ("40", "minutes with notes", (10, 15), lambda: preparation.LAST_NOTES),
    ("40", "hours of sleep", timedelta(hours=7), lambda: preparation.SLEEP),
    ("41", "T-60 and T-30", [60, 30], lambda: [each // timedelta(minutes=1) for each in _BELLS]),
    ("41", "during", ("situation", "action", "result", "reflection"), lambda: preparation.DURING),
    ("42", "vibe", "Vibe", lambda: scorecard.SCORE_WORDS["vibe"].partition(":")[0]),
    ("42", "residents, faculty, flags", {"residents", "faculty", "flags"}, lambda: {*scorecard.AFTER}),
    ("42", "thank-you", True, lambda: "thanked_at" in HELD),
    ("43", "shares", [25, 20, 15, 10, 30], lambda: [figures.LOAD_SHARES[each] for each in Activity]),
    ("43", "rest at least", 20, lambda: figures.LEAST_REST),
    ("43", "hours a day", (8, 9), lambda: figures.DAY_HOURS),
    ("43", "the most a day counts", 9 * 60, lambda: DAY_MOST),
    ("43", "one light day", 1, lambda: figures.LIGHT_DAYS),
    ("43", "no two 08:00", (8, "early"), lambda: (figures.EARLY_HOUR, Breaks.EARLY)),
    ("43", "what each interview takes", _TAKES, lambda: {step.activity for step in STEPS}),
    ("43", "said when a date is chosen", "load", lambda: Against.LOAD),
    ("44", "scores", set(), lambda: {"fit", "training", "lifestyle"} - {*SCORES}),
    ("44", "from and to", (1, 10), lambda: (LEAST, MOST)),
    ("45", "under 10: none", "Under 10 interviews: cancel none.", lambda: cancelling(9).words),
    ("45", "10 to 14: one or two", "10 to 14 interviews: 1 or 2 may go.", lambda: cancelling(14).words),
    ("45", "over 15: selective", "Over 15 interviews: you may be selective.", lambda: cancelling(16).words),
    ("46", "rank data", set(), lambda: _RANK_DATA - HELD),
    ("46", "asked after the interview", True, lambda: {*scorecard.FACTS, *scorecard.AFTER} >= _RANK_DATA),
    ("47", "buckets", ["top", "middle", "safety"], lambda: [each.value for each in Tier]),
    ("47", "the order of reasons", _REASONS, lambda: [each.about for each in proposals.reasons(Tracked(1))]),
    ("48", "three questions", 3, lambda: len(reality.QUESTIONS)),
    ("48", "whose word is asked", {"mentor", "resident"}, lambda: {*reality.VOICES}),
    ("48", "where the answers stand", set(), lambda: {*reality.QUESTIONS, *reality.VOICES} - HELD),
    ("50", "under 8 and a visa", (True, False), lambda: (soap(7, "j1").prepare, soap(8, "j1").prepare)),
    ("50", "10 to 12 at least", (10, 12), lambda: figures.SAFE_LEAST),
    ("50", "the week's list is there", True, lambda: len(READINESS) > 10),
)  # fmt: skip
WANTED = {"1", *map(str, range(31, 49)), "50", "59"}


def _points(stage: preparation.Stage) -> set[str]:
    return {point.key for point in preparation.POINTS if point.stage is stage}


def _at(day: int) -> datetime:
    return datetime(2026, 12, day, 15, tzinfo=UTC)


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


def test_no_row_of_the_season_is_missing() -> None:
    assert {row for row, *_ in ROWS} == WANTED


def test_the_rules_of_the_season_are_rules_of_thumb_with_a_source() -> None:
    rules = find("season")[0].rules
    assert {rule.mark for rule in rules} == {"*", "own"} and all(rule.source for rule in rules)
