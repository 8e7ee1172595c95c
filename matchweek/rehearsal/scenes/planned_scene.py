"""Monday before applications open: the list is sorted and planned, and something is known of its programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from matchweek.clock import FixedClock
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import NO_APPLICATION, Application
from matchweek.rehearsal.scenes.plan import Decision
from matchweek.rehearsal.world.invented_people import Cast
from matchweek.rehearsal.world.repeatable_chance import Chance
from matchweek.services.core.week import Week
from matchweek.services.lists import facts
from matchweek.services.lists.facts import Said

_LOOKED_UP = ("120", "140", "999")
"""The specialties whose programs somebody looked up before the week."""
_IMG = ("yes", "yes", "no", "12 %", "34 %", "60 %")
_SCORE = ("no limit", "210", "220", "225", "230")


def unsent(plan: dict[str, Decision]) -> dict[str, Decision]:
    """The decisions of a week with every application still planned."""
    return {
        code: replace(
            one,
            application=Application(planned=True)
            if one.application.planned or one.application.submitted_at
            else NO_APPLICATION,
        )
        for code, one in plan.items()
    }


def look_up(week: Week, people: Cast, listings: Sequence[Listing], seed: int) -> None:
    """What was looked up of every third program of those specialties, weeks before; a few of it is old."""
    opens = people.moments.list_opens
    early = replace(week, clock=FixedClock(opens - timedelta(days=3)))
    chance = Chance(seed, 45)
    recently, long_ago = (str((opens - timedelta(days=days)).date()) for days in (40, 700))
    wanted = [row for row in listings if row.code[4:7] in _LOOKED_UP]
    for row in wanted[::3]:
        said = [Said("img", _IMG[chance.below(len(_IMG))], "directory", recently)]
        if chance.below(2):
            said.append(Said("score", _SCORE[chance.below(len(_SCORE))], "website", recently))
        if not row.visa:
            said.append(Said("visa", "j1 h1b", "website", long_ago))
        facts.set_facts(early, row.code, said)
