"""How an interview of the season is prepared: what is done by when, and where its answer is written.

A countdown in one's own zone, from ten days before to the last half hour (systems.md rows 39 to 41). Nothing
of it is stored but what was ticked off and written down: an interview that moves takes its dates with it,
and one that is cancelled has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.people.core_packet import LONG, PARTS, SHORT
from matchweek.domain.season.ticked import mark_key
from matchweek.domain.times.zones import wall_day

if TYPE_CHECKING:
    from matchweek.domain.season.own_times import TaskState
    from matchweek.domain.tracker.tracked import Tracked

PREFIX = "season."
"""What the key of a task begins with that prepares an interview: “season.12.site”."""

READ_UP = (10, 7)
"""Days before the interview in which one reads about the program (row 39)."""
PRACTISE = (4, 3)
"""Days before it in which one practises (row 39)."""
REASONS, QUESTIONS_EACH = 3, 2
SHORT_ANSWER = SHORT
"""Seconds of a short answer: who one is."""
LONG_ANSWER = LONG[1]
"""Seconds of a long answer at most."""
LAST_NOTES = (10, 15)
"""Minutes with one's notes on the day before, and no more (row 40)."""
SLEEP = timedelta(hours=7)
"""At least so much of it before the interview (row 40)."""
FIRST_BELL, SECOND_BELL = timedelta(minutes=60), timedelta(minutes=30)
"""T-60 and T-30 (row 41)."""
DURING = PARTS
"""In which order an answer tells its story (row 41)."""


class Stage(StrEnum):
    """When something is done, by what it is called."""

    READ_UP = "7 to 10 days before"
    PRACTISE = "3 to 4 days before"
    DAY_BEFORE = "the day before"
    FIRST_BELL = "60 minutes before"
    SECOND_BELL = "30 minutes before"


class Answer(StrEnum):
    """Where the answer of a point is written: in its own note, or where the fact stands already."""

    NOTE = "note"
    PLACE = "place"
    """The interview's link, room or address."""
    NAMES = "interviewer"
    """With whom the interview is."""
    HOSPITAL = "hospital"
    """The tracker's row of the program: what kind of hospital it is."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to do. `how` says what it is and when it is done; `in_person` is its title on the spot."""

    key: str
    stage: Stage
    title: str
    how: str
    answer: Answer = Answer.NOTE
    in_person: str = ""


POINTS: tuple[Point, ...] = (
    Point(
        "site",
        Stage.READ_UP,
        "Read the program's site",
        "Its size, tracks, rotations, what it is proud of: one line you can speak about.",
    ),
    Point(
        "residents",
        Stage.READ_UP,
        "Who its residents are",
        "From which schools and countries, and what became of those who left.",
    ),
    Point(
        "hospital",
        Stage.READ_UP,
        "What kind of hospital it is",
        "University, community, county or VA; which patients come, who pays for them.",
        Answer.HOSPITAL,
    ),
    Point(
        "reasons",
        Stage.READ_UP,
        f"{REASONS} reasons for this program",
        "Each one true of it and of few others; one a line.",
    ),
    Point(
        "ask_pd",
        Stage.READ_UP,
        f"{QUESTIONS_EACH} questions for the program director",
        "What its site does not answer; one a line.",
    ),
    Point(
        "ask_residents",
        Stage.READ_UP,
        f"{QUESTIONS_EACH} questions for residents",
        "What only they know: a bad night, who helps, what they would change; one a line.",
    ),
    Point(
        "mock",
        Stage.PRACTISE,
        "A mock interview",
        "With somebody who asks back. Write down what to say better.",
    ),
    Point(
        "short",
        Stage.PRACTISE,
        f"Who you are, aloud, in {SHORT_ANSWER[0]} to {SHORT_ANSWER[1]} seconds",
        "With the timer in Me, until it sounds spoken and not read.",
    ),
    Point(
        "long",
        Stage.PRACTISE,
        f"The other answers, aloud, in {LONG_ANSWER // 60} minutes at most",
        "Why the specialty, why the US, your stories: situation, action, result, reflection.",
    ),
    Point(
        "zone",
        Stage.DAY_BEFORE,
        "Their time and yours compared",
        "The two times that stand here, with the invitation and with your phone.",
    ),
    Point(
        "link",
        Stage.DAY_BEFORE,
        "The link opened once, camera and sound tried",
        "It is written here, so that it is one line away tomorrow.",
        Answer.PLACE,
        in_person="The way there, and how long it takes",
    ),
    Point(
        "outfit",
        Stage.DAY_BEFORE,
        "Outfit laid out, and a spare one",
        "Tried on and sat in; the spare hangs beside it.",
    ),
    Point(
        "names",
        Stage.DAY_BEFORE,
        "The names of whom you will meet",
        "As they are spelled and said, with commas between.",
        Answer.NAMES,
    ),
    Point(
        "notes",
        Stage.DAY_BEFORE,
        f"Your notes once more, {LAST_NOTES[0]} to {LAST_NOTES[1]} minutes",
        "Reasons, questions, stories. Then they are closed for today.",
    ),
    Point(
        "sleep",
        Stage.DAY_BEFORE,
        f"{SLEEP // timedelta(hours=1)} hours of sleep or more",
        "The time that stands here leaves them, and the hour before the interview.",
    ),
    Point(
        "t60",
        Stage.FIRST_BELL,
        "Dressed, water, quiet; the others told",
        "The room's door is closed, light from the front, nothing behind you.",
        in_person="Dressed and on the way; phone charged",
    ),
    Point(
        "t30",
        Stage.SECOND_BELL,
        "Link open, notes in sight, phone silent",
        "Names and first sentence said once aloud.",
        in_person="At the door: names and first sentence said once aloud",
    ),
)
BY_KEY = {point.key: point for point in POINTS}
_DAYS = {Stage.READ_UP: READ_UP, Stage.PRACTISE: PRACTISE, Stage.DAY_BEFORE: (1, 1)}
BELLS = {Stage.FIRST_BELL: FIRST_BELL, Stage.SECOND_BELL: SECOND_BELL}


@dataclass(frozen=True, slots=True)
class Prepared:
    """One point of one interview. It can be done from `opens`, is meant to be done `by` (both aware UTC),
    and was done at `done_at`; `answer` is what was written, wherever that stands."""

    point: Point
    title: str
    opens: datetime
    by: datetime
    done_at: datetime | None
    answer: str


def task_key(interview: int, point: str) -> str:
    """A point of an interview as a task: “season.12.site”. `mark_key` makes its key in a season of it."""
    return f"{PREFIX}{interview}.{point}"


def is_prepared_for(interview: Interview, tracked: Tracked | None) -> bool:
    """Whether there is something to prepare: an interview of the season that is still to be held."""
    if interview.tracked is None or interview.status != InterviewStatus.ARRANGED:
        return False
    return tracked is None or tracked.status not in OVER


OVER = frozenset({"declined", "cancelled", "rejected"})
"""The states of a program in which no interview with it is prepared or scored any more."""


def window(point: Point, interview: Interview, own: tzinfo) -> tuple[datetime, datetime]:
    """From when and by when a point is done (aware UTC); days begin and end in one's own zone."""
    opens, by = _of_stage(point.stage, interview.at, own)
    return opens, min(by, interview.at - FIRST_BELL - SLEEP) if point.key == "sleep" else by


@lru_cache(maxsize=512)
def _of_stage(stage: Stage, at: datetime, own: tzinfo) -> tuple[datetime, datetime]:
    """The same of all points of a stage: an agenda asks it of every interview, at every change."""
    if stage in BELLS:
        return at - BELLS[stage], at
    first, last = _DAYS[stage]
    day = at.astimezone(own).date()
    return _midnight(day - timedelta(days=first), own), end_of_day(day - timedelta(days=last), own)


def end_of_day(day: date, own: tzinfo) -> datetime:
    """The last minute of a day in a zone (aware UTC): 23:59 says which day is meant, 00:00 does not."""
    return _midnight(day + timedelta(days=1), own) - timedelta(minutes=1)


@lru_cache(maxsize=512)
def _midnight(day: date, own: tzinfo) -> datetime:
    """When a day begins in a zone (aware UTC)."""
    return datetime(day.year, day.month, day.day, tzinfo=own).astimezone(UTC)


def countdown(
    interview: Interview,
    tracked: Tracked | None,
    tasks: Mapping[str, TaskState],
    season: int,
    own: tzinfo,
) -> tuple[Prepared, ...]:
    """Every point of an interview, as it stands; `tasks` are all that the week file has, `own` one's zone."""
    on_the_spot = tracked is not None and tracked.format == "in person"
    found = []
    for point in POINTS:
        task = tasks.get(mark_key(season, task_key(interview.id, point.key)))
        opens, by = window(point, interview, own)
        title = point.in_person if on_the_spot and point.in_person else point.title
        done_at = task.done_at if task is not None else None
        found.append(Prepared(point, title, opens, by, done_at, _answer(point, interview, tracked, task)))
    return tuple(found)


def _answer(point: Point, interview: Interview, tracked: Tracked | None, task: TaskState | None) -> str:
    if point.answer is Answer.PLACE:
        return interview.place
    if point.answer is Answer.NAMES:
        return interview.interviewer
    if point.answer is Answer.HOSPITAL:
        return tracked.hospital if tracked is not None else ""
    return task.note if task is not None else ""


def when_words(each: Prepared, now: datetime, own: tzinfo) -> str:
    """When a point is to be done, by one's own calendar: “from Sun 29 Nov”, “by Thu 26 Nov”, “still to do”.

    What has its hour says it: “by Thu 3 Dec 23:00”.
    """
    if each.by <= now:
        return "still to do"
    word, at = ("by", each.by) if each.opens <= now else ("from", each.opens)
    local = at.astimezone(own)
    timed = each.point.stage in BELLS or (each.point.key == "sleep" and word == "by")
    return f"{word} {wall_day(local)}{f' {local:%H:%M}' if timed else ''}"


def to_do_now(points: Iterable[Prepared], now: datetime) -> list[Prepared]:
    """The points that can be done at `now` and are not: those too whose day is over, in their order."""
    return [each for each in points if each.done_at is None and each.opens <= now]


def in_the_room(interview: Interview, now: datetime) -> bool:
    """Whether the day's room is where one is: from an hour before until the interview is over."""
    return interview.at - FIRST_BELL <= now < interview.ends
