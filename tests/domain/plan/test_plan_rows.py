"""Every row of the guides that plan and After are made of, with its figures, from where they are held."""

from __future__ import annotations

from datetime import date

import pytest

from matchweek.domain.people.audit import FACTORS, READING
from matchweek.domain.plan.frames import FRAMES, frames
from matchweek.domain.plan.packaged import TRACKS, tasks
from matchweek.domain.plan.routine import counted, lines, routines
from matchweek.domain.plan.situation import CONDITIONS
from matchweek.domain.plan.twelve_months import days_of, examples
from matchweek.domain.season.timetable import instants, load_season
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.week.monday import MONDAY_KEYS

BY_ID = {each.id: each for each in tasks()}
# The row, the task that holds it, the words of it that have to stand there.
ROWS: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (2, "two_tracks", ("save this cycle", "build the next")),
    (3, "audit", ("Scores", "year of graduation", "U.S. months", "letters", "number of programs")),
    (6, "stay_or_leave", ("one more year", "other ways")),
    (7, "outreach_list", ("20 to 40", "rank graduates like you", "community", "regions")),
    (7, "outreach", ("Write to them", "One to three replies")),
    (8, "outreach", ("four or five sentences", "One story")),
    (11, "door_open", ("Phone, mail and place", "visa")),
    (11, "references_ready", ("references", "phone and hours")),
    (12, "step3", ("Step 3",)),
    (12, "us_months", ("Two to four months", "January to June")),
    (12, "research", ("project", "abstract")),
    (12, "gap", ("No empty month",)),
    (13, "january_decision", ("competitive field", "change specialty", "bridge", "research")),
    (16, "first_of_february", ("NRMP and ERAS", "active", "typed right", "new letters")),
    (19, "network", ("exact situation", "mail and phone")),
    (26, "friday", ("Matched", "placed in SOAP", "without a place")),
    (26, "folder", ("folder",)),
    (27, "debrief", ("Scores, year, experience, research, visa", "who gave it")),
    (27, "debrief", ("If I fix X, Y and Z by September?",)),
    (28, "letters", ("Two or three new letters", "U.S. clinics")),
    (28, "statement", ("what grew", "what changed", "what you seek")),
    (29, "rebuild_or_leave", ("by a day that you set", "never chosen")),
    (29, "other_ways", ("Other work", "first step")),
    (34, "inbox", ("label", "colour", "notifications")),
    (49, "rank_entered", ("Five to seven days",)),
    (49, "rank_checked", ("names and codes", "24 to 48 hours")),
    (49, "certified", ("Two or three days before", "proof")),
    (49, "frozen", ("two reasons",)),
    (51, "papers", ("diploma", "ECFMG", "passport")),
    (51, "life", ("moving", "job")),
    (52, "notice", ("Monday 10:00", "matched or not", "One hour is yours")),
    (52, "calls_come", ("Tuesday to Thursday", "rounds are on Thursday", "Every number is answered")),
    (52, "friday", ("Friday 12:00",)),
    (58, "folder", ("first dates",)),
    (58, "rest", ("48 to 72 hours",)),
    (70, "monday", ("eight steps", "only when a program has called")),
    (71, "soap_lead", ("SOAP lead", "first one or two hours")),
    (82, "thanks", ("Thank everybody", "Thursday 21:00")),
    (82, "thanks_note", ("second note",)),
    (83, "debrief_asked", ("two or three", "What must change?", "speak for me again?")),
)
# The row, what comes back, its line with its figures.
DAILY = (
    (34, "looks", "0 of 3 looks: mail, portals, Season, 15–30 min each"),
    (36, "looks", "0 of 3 looks: mail, portals, Season, 15–30 min each"),
    (38, "practice", "practice 0 of 2–3"),
    (38, "reading", "reading 0 of 2"),
    (38, "day_off", "day off: none yet"),
)
NAMED = {2, 6, 7, 8, 11, 12, 13, 16, 19, 26, 27, 28, 29, 34, 36, 38, 49, 51, 52, 58, 70, 71, 82, 83}


@pytest.mark.parametrize(("row", "task", "words"), ROWS, ids=[f"{row}-{task}" for row, task, _ in ROWS])
def test_a_row_stands_in_its_task_with_its_figures(row: int, task: str, words: tuple[str, ...]) -> None:
    one = BY_ID[task]
    assert row in one.rows
    said = f"{one.title} {one.why} {one.done_when}".casefold()
    assert [each for each in words if each.casefold() not in said] == []


def test_every_row_named_is_in_the_table() -> None:
    assert {row for row, _, _ in ROWS} | {row for row, _, _ in DAILY} >= NAMED


@pytest.mark.parametrize(("row", "routine", "words"), DAILY)
def test_a_row_of_every_day_or_week_stands_in_the_routine(row: int, routine: str, words: str) -> None:
    one = next(each for each in routines() if each.id == routine)
    assert row in one.rows and words in [said for _, said in lines(counted([one], {}, date(2026, 12, 1)))]


def test_rows_14_and_15_are_nine_bars_over_a_year() -> None:
    days = {each.title: days_of(each, 2027) for each in examples()}
    assert len(days) == 9
    months = {title: round((last - first).days / 30) for title, (first, last) in days.items()}
    lengths = {"Step 3: preparation": 3, "Research project": 5, "Internal medicine, U.S. clinic": 2}
    lengths |= {"Family medicine, U.S. clinic": 2, "Psychiatry, U.S. clinic": 2, "Abstract or poster": 2}
    assert {title: months[title] for title in lengths} == lengths
    assert months["ERAS: statement, letters, list of programs"] == 3


def test_row_30_is_the_year_in_seven_time_frames() -> None:
    assert len(FRAMES) == 7
    found = frames(2027, instants(load_season(2027)), date(2027, 3, 18), EASTERN)
    days = [each.first for each in found if each.first is not None]
    assert days == sorted(days) and len(days) == 7
    assert [each.frame.title for each in found if each.today] == ["Match Week"]
    # A season without a timetable does not know its Match Week.
    assert [each.first for each in frames(2031, {}, date(2030, 11, 5), EASTERN)].count(None) == 2


def test_the_rows_of_the_audit_and_of_monday_are_where_they_were() -> None:
    assert {each.id for each in FACTORS} >= {"step2", "failures", "years", "months"} and set(READING) == set(
        "ABC"
    )
    # The eight steps, and what was sent there and never recorded here.
    assert len(MONDAY_KEYS - {"monday.reconcile"}) == 8
    assert set(TRACKS) == {"this", "next", "after"} and {"few_interviews", "bucket_c"} <= CONDITIONS.keys()
