"""Thursday of the fictional week as scenes: offers in two rounds, and the hours after the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from matchweek.clock import FixedClock
from matchweek.domain.programs.program import Listing
from matchweek.domain.season.timetable import Timetable
from matchweek.rehearsal.refresh import refreshed
from matchweek.rehearsal.world import anchors as at
from matchweek.services.core.week import Week
from matchweek.services.days import interviews
from matchweek.services.lists import lists
from matchweek.services.offers import offers, preferences, rounds

# One's own order, decided on Wednesday evening.
ORDER = (
    at.ST_BRENDAN_IM,
    at.HARBOR_POINT_IM,
    at.CASCADIA_PRIMARY,
    at.LAKEMERE_IM,
    at.NORTHMOOR_IM,
    at.THORNBURY_IM,
    at.ST_BRENDAN_TY,
    at.LAKESHORE_FM,
    at.MESA_VIEJA_PRELIM,
)
# What R3 shows in the second round: those of them with a position left, the second best and the last.
ROUND_2 = (at.LAKEMERE_IM, at.NORTHMOOR_IM, at.THORNBURY_IM, at.LARKSPUR_IM, at.OLD_MILL_IM)
ROUND_2_BESIDE = (at.MESA_VIEJA_PRELIM, at.NORTHMOOR_PRELIM, at.SANTA_EULOGIA_TY)


def in_round_2(season: Timetable) -> datetime:
    """When the scene of the offers begins: 41 minutes into round 2."""
    return season.rounds[1].opens + timedelta(minutes=41, seconds=7)


def after_soap(season: Timetable) -> datetime:
    """When the scene after the last round begins; it is morning where the applicant is."""
    return season.soap_ends + timedelta(minutes=72)


def offers_come(week: Week, season: Timetable, listings: Sequence[Listing], seed: int) -> None:
    """Interviews on Wednesday, two offers in round 1 that are over, two in round 2 that are open."""
    _meet(_at(week, season.contact_opens + timedelta(hours=10)), season)
    preferences.set_order(_at(week, season.rounds[0].opens - timedelta(hours=11)), ORDER)
    first, second = season.rounds[:2]
    seen = _at(week, first.opens + timedelta(minutes=9))
    offers.record(seen, at.LAKESHORE_FM)
    offers.record(seen, at.WREN_SEDGE_FM)
    offers.reject(_at(week, first.opens + timedelta(minutes=84)), at.LAKESHORE_FM)
    after = refreshed(listings, seed, 1)
    lists.bring_in_listings(
        _at(week, first.closes + timedelta(minutes=4)), after, "rehearsal list", after_round=1
    )
    left = {row.code for row in after if row.positions}
    for place, codes in enumerate((ROUND_2, ROUND_2_BESIDE)):
        code = next((code for code in codes if code in left), codes[0])
        offers.record(_at(week, second.opens + timedelta(minutes=6 + place)), code)


def soap_ends(week: Week, season: Timetable, listings: Sequence[Listing], seed: int) -> None:
    """No offer in the last two rounds, and the list after each."""
    for number in range(2, len(season.rounds) + 1):
        window = season.rounds[number - 1]
        if number > 2:
            rounds.none_in_r3(_at(week, window.opens + timedelta(minutes=12)), number)
        rows = refreshed(listings, seed, number)
        later = _at(week, window.closes + timedelta(minutes=4))
        lists.bring_in_listings(later, rows, "rehearsal list", after_round=number)


def _meet(week: Week, season: Timetable) -> None:
    wednesday = season.contact_opens + timedelta(days=1)
    interviews.add(
        week,
        at.LAKEMERE_IM,
        wednesday + timedelta(hours=6),
        minutes=30,
        interviewer="Dr. Lindqvist",
        place="Zoom, the link is in the mail",
    )
    interviews.change(_at(week, wednesday + timedelta(hours=7)), 1, status="done", interest=4)
    interviews.add(
        _at(week, wednesday + timedelta(hours=8)),
        at.NORTHMOOR_IM,
        season.rounds[1].closes + timedelta(minutes=30),
        minutes=20,
        channel="phone",
        interviewer="Dr. Amsel",
    )


def _at(week: Week, moment: datetime) -> Week:
    return replace(week, clock=FixedClock(moment))
