"""A fictional week put into a week file through the same services as a real one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from matchweek.clock import Clock, FixedClock
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Lane, Tier
from matchweek.domain.season.season_years import season_for
from matchweek.domain.season.timetable import Timetable
from matchweek.domain.week.readiness import READINESS
from matchweek.errors import BadInput
from matchweek.rehearsal.begins import demo_start, moments_of
from matchweek.rehearsal.glimpse import ARRIVES, SOURCE
from matchweek.rehearsal.refresh import refreshed
from matchweek.rehearsal.scenes import gate_scenes, offer_scenes, own_documents, planned_scene, story_scenes
from matchweek.rehearsal.scenes.plan import Decision, triage_plan
from matchweek.rehearsal.scenes.story import cast
from matchweek.rehearsal.world.invented_people import Cast
from matchweek.rehearsal.world.national import national_list
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import tasks
from matchweek.services.lists import applications, lists, triage
from matchweek.services.offers import rounds
from matchweek.services.people import advocates, applicant

SCENES = ("round-1", "monday", "planned", "after-round-1", "offers", "after", "gate", "unlocked", "words",
          "season", "ranking")  # fmt: skip

WHOM_TO_CALL = {
    "soap_lead": "Dr. Y. Calloway",
    "soap_lead_phone": "(330) 555-0177, from 09:30",
    "friend": "Sana",
    "friend_phone": "555-0134",
    "country": "Fictional Country",
    "crisis_line": "Evening Line 555-0100",
}


def stage(path: Path, clock: Clock, seed: int, scene: str = "round-1") -> None:
    """Fill a new week file with the fictional week as it stands in a scene.

    Raises BadInput for an unknown scene, and for a file that holds a week already: a rehearsal
    never touches a real one.
    """
    if scene not in SCENES:
        raise BadInput("No such scene", f"“{scene}” is not known.", f"Known: {', '.join(SCENES)}.")
    if path.exists() and path.stat().st_size:
        raise BadInput(
            "This file holds a week already",
            f"{path} is not empty.",
            "A rehearsal needs a file of its own: leave --file away.",
        )
    season = season_for(clock.now())
    moments = moments_of(season)
    if scene in ("season", "ranking"):
        _season(path, season, cast(seed, moments), scene)
        return
    listings = national_list(seed)
    people = cast(seed, moments)
    week = open_week(path, FixedClock(moments.list_opens + ARRIVES), kind="rehearsal", hasty=True)
    try:
        if scene == "monday":
            _monday(week, people)
            return
        introduce(week, people)
        lists.bring_in_listings(week, listings, SOURCE, after_round=0)
        if scene == "planned":
            planned_scene.look_up(week, people, listings, seed)
            _sort(week, planned_scene.unsent(triage_plan(listings, people, seed)), people)
            return
        decide(week, triage_plan(listings, people, seed), people, listings)
        opened = gate_scenes.unlocked(season)
        until = {"gate": gate_scenes.held(season), "unlocked": opened, "words": opened}.get(scene)
        gate_scenes.live(week, people, until)
        if scene == "words":
            story_scenes.write(week, season)
        if scene == "after-round-1":
            after = standing_at(week, moments.round_1_closes + timedelta(minutes=4))
            rounds.none_in_r3(after, 1, moments.round_1_closes - timedelta(minutes=8))
            lists.bring_in_listings(after, refreshed(listings, seed, 1), SOURCE, after_round=1)
        if scene in ("offers", "after"):
            offer_scenes.offers_come(week, season, listings, seed)
        if scene == "after":
            offer_scenes.soap_ends(week, season, listings, seed)
    finally:
        week.close()


def _season(path: Path, season: Timetable, people: Cast, scene: str) -> None:
    """Months before there is a list."""
    from matchweek.rehearsal.scenes import season_scene

    week = open_week(path, FixedClock(demo_start(season.list_opens, scene)), kind="rehearsal", hasty=True)
    try:
        season_scene.live(week, season, people, scene)
    finally:
        week.close()


def standing_at(week: Week, at: datetime) -> Week:
    return replace(week, clock=FixedClock(at))


def introduce(week: Week, people: Cast) -> None:
    early = standing_at(week, people.moments.list_opens - timedelta(days=3))
    usual = asdict(Applicant())
    fields = {name: value for name, value in asdict(people.applicant).items() if value != usual[name]}
    applicant.change(early, **fields)
    story_scenes.agree(early, people)
    own_documents.write_down(early, people.story)
    for advocate in people.advocates:
        advocates.add(early, **_fields(advocate))


def _monday(week: Week, people: Cast) -> None:
    """Ready since Friday; the notice said “not matched”; no list yet."""
    introduce(week, replace(people, applicant=replace(people.applicant, state=ApplicantState.UNKNOWN)))
    early = standing_at(week, people.moments.list_opens - timedelta(days=3))
    applicant.change(early, **WHOM_TO_CALL)
    tasks.set_done(early, [point.key for point in READINESS[:-2]])
    applicant.change(
        standing_at(week, people.moments.list_opens + timedelta(minutes=3)),
        state=ApplicantState.UNMATCHED.value,
    )


def _fields(one: Advocate) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if name not in ("id", "at")}


def _sort(week: Week, plan: dict[str, Decision], people: Cast) -> None:
    """Lanes, tiers, what is refused and planned, and the notes."""
    sorting = standing_at(week, people.moments.list_opens + timedelta(minutes=38))
    for lane in Lane:
        if codes := [code for code, one in plan.items() if one.triage.lane == lane]:
            triage.set_lane(sorting, codes, lane)
    for tier in Tier:
        if codes := [code for code, one in plan.items() if one.triage.tier == tier]:
            triage.set_tier(sorting, codes, tier)
    if codes := [code for code, one in plan.items() if one.triage.refused]:
        triage.refuse(sorting, codes)
    if codes := [code for code, one in plan.items() if one.application.planned]:
        applications.plan(sorting, codes)
    for code, decision in plan.items():
        if decision.triage.note:
            triage.set_note(sorting, [code], decision.triage.note)


def decide(week: Week, plan: dict[str, Decision], people: Cast, listings: Sequence[Listing]) -> None:
    _sort(week, plan, people)
    sent = [(code, one.application) for code, one in plan.items() if one.application.submitted_at]
    for code, application in sorted(sent, key=lambda pair: (pair[1].submitted_at, pair[0])):
        at = application.submitted_at
        assert at is not None
        applications.submit(standing_at(week, at), [code], via=application.via or None, at=at)
    evening = standing_at(week, people.moments.list_opens + timedelta(hours=7))
    gate_scenes.assign(evening, people, frozenset(row.code for row in listings))
