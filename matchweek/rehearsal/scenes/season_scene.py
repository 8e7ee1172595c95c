"""The season before Match Week: a Wednesday in November, and an evening in February with the rank list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from matchweek.clock import FixedClock
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.ranking.rank_list import MAIN
from matchweek.domain.season.timetable import Timetable
from matchweek.domain.times.zones import at_wall, zone_named
from matchweek.rehearsal.scenes.story_scenes import narrative_of
from matchweek.rehearsal.world import season_programs as world
from matchweek.rehearsal.world.anchors import ANCHORS
from matchweek.rehearsal.world.invented_people import Cast
from matchweek.rehearsal.world.season_programs import FEBRUARY, PROGRAMS, Told, When, begins, monday
from matchweek.services.core.week import Week
from matchweek.services.people import applicant, narrative, stories
from matchweek.services.season import blocked_days, preparation, ranking, tracker

_SCORED_AFTER = timedelta(minutes=40)
_STRENGTHS = tuple(f"{name}_{number}" for number in (1, 2, 3) for name in ("strength", "evidence"))
_BY_CODE = {anchor.code: anchor for anchor in ANCHORS}


def live(week: Week, season: Timetable, people: Cast, scene: str) -> None:
    """Everything up to the moment of a scene, each act at its own time."""
    me = {"name": people.applicant.name, "zone": people.applicant.zone, "state": ApplicantState.UNKNOWN.value}
    me["visa_need"] = people.applicant.visa_need
    first = monday(season)
    applicant.change(_at(week, at_wall(datetime.combine(first - timedelta(days=56), time(12)))), **me)
    early = _at(week, at_wall(datetime.combine(first - timedelta(days=50), time(15))))
    told_of_all = asdict(narrative_of(people))
    known = {name: told_of_all[name] for name in ("specialties", "why_specialty", "pitch", *_STRENGTHS)}
    narrative.change(early, **known, **world.CORE)
    for story in world.STORIES:
        stories.add(early, **story)
    for begin, end, kind, words in world.BLOCKED:
        days = (first + timedelta(days=begin), first + timedelta(days=end))
        blocked_days.block(early, *days, own=people.applicant.zone, kind=kind, note=words)
    for told in PROGRAMS:
        _tell(week, first, told)
    for told in PROGRAMS:
        for at, fields in _afterwards(first, told, scene, begins(season, scene)):
            tracker.change(_at(week, at), _BY_CODE[told.anchor].name, **fields)
    now = begins(season, scene)
    if scene == FEBRUARY:
        ranking.set_order(_at(week, now - timedelta(days=1)), MAIN, world.RANKED)
    else:
        for number, answers in world.PREPARED.items():
            done = [*answers, *world.PRACTISED]
            preparation.write(_at(week, now - timedelta(hours=15)), number, answers, done=done)


def _tell(week: Week, first: date, told: Told) -> None:
    """A program makes contact: its row, its window, the date if one was chosen."""
    anchor = _BY_CODE[told.anchor]
    program = next((each for each in anchor.programs if each[0] == told.code), anchor.programs[0])
    came = _instant(first, told.invited or (-10, "09:00"))
    fields: dict[str, Any] = {
        "code": told.code,
        "institution": anchor.name,
        "name": program[1],
        "specialty": program[1],
        "city": anchor.city,
        "state": anchor.state,
        "status": told.status,
        "format": told.format,
        "visa": told.visa,
        "note": told.note,
    }
    if told.invited:
        fields |= {"invited_at": came, "answer_by": came + timedelta(hours=told.window)}
    if told.answered:
        fields["answered_at"] = _instant(first, told.answered)
    if told.offered:
        fields["offered"] = ";".join(_instant(first, each).isoformat() for each in told.offered)
    if told.status == "done":
        fields["status"] = "scheduled"
    if told.held is not None:
        fields |= {
            "at": _instant(first, told.held.when, told.held.zone),
            "minutes": told.held.minutes,
            "interviewer": told.held.interviewer,
            "place": told.held.place,
        }
    answered = _instant(first, told.answered) if told.answered else came
    tracker.add(_at(week, answered), **{name: value for name, value in fields.items() if value})


def _afterwards(
    first: date, told: Told, scene: str, until: datetime
) -> Iterator[tuple[datetime, Mapping[str, Any]]]:
    """What was written after the interview, and by February."""
    if told.held is not None and told.status == "done":
        ended = _instant(first, told.held.when, told.held.zone) + timedelta(minutes=told.held.minutes)
        yield (
            ended + _SCORED_AFTER,
            {"status": "done", **told.scored, "thanked_at": ended + timedelta(hours=3)},
        )
    if scene == FEBRUARY and told.later:
        yield until - timedelta(days=2), told.later


def _instant(first: date, when: When, zone: str = world.EASTERN) -> datetime:
    days, clock = when
    return at_wall(
        datetime.combine(first + timedelta(days=days), time.fromisoformat(clock)), zone_named(zone)
    )


def _at(week: Week, at: datetime) -> Week:
    return replace(week, clock=FixedClock(at))
