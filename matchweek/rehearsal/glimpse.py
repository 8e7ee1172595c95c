"""The list of the fictional week, to be looked through while its week file is still being written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import MINE, Kept
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.season_years import season_for
from matchweek.rehearsal.begins import moments_of
from matchweek.rehearsal.scenes.plan import Decision, triage_plan
from matchweek.rehearsal.scenes.story import SOUGHT, cast
from matchweek.rehearsal.world.national import national_list

SOURCE = "rehearsal list"
ARRIVES = timedelta(minutes=4)
"""How long after it opens the first list was brought in."""
# The scenes in which Monday's list still holds.
_SCENES = ("round-1", "gate", "unlocked", "words")


def glimpse(now: datetime, seed: int, scene: str = "round-1") -> Board | None:
    """The programs as they stand in a scene, with lanes, applications and people; no call and no gate yet.

    None for a scene that has another list, or none.
    """
    if scene not in _SCENES:
        return None
    season = season_for(now)
    moments = moments_of(season)
    listings, people = national_list(seed), cast(seed, moments)
    plan = triage_plan(listings, people, seed)
    arrived = ListInfo(1, 0, True, moments.list_opens + ARRIVES, SOURCE, len(listings))
    return Board.of(
        lists=[(arrived, {row.code: row for row in listings})],
        triage={code: one.triage for code, one in plan.items()},
        applications=_applications(plan),
        calls=[],
        advocates=sorted(people.advocates, key=lambda one: (one.tier is None, one.tier, one.name)),
        applicant=people.applicant,
        rehearsal=True,
        kept=Kept(narratives={MINE: Narrative(specialties=SOUGHT[people.story])}),
        season=season.season,
    )


def _applications(plan: dict[str, Decision]) -> dict[str, Application]:
    """Through which service one plans to apply is decided when it is submitted."""
    found = {code: one.application for code, one in plan.items()}
    return {
        code: one if one.submitted_at else replace(one, via="")
        for code, one in found.items()
        if one.planned or one.submitted_at
    }
