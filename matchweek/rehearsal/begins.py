"""When the scenes of the fictional week begin; loaded before the first frame, so without the services."""

from __future__ import annotations

from datetime import datetime, timedelta

from matchweek.domain.season.season_years import season_for
from matchweek.domain.season.timetable import Timetable
from matchweek.rehearsal.world.invented_people import Moments


def demo_start(now: datetime, scene: str = "round-1") -> datetime:
    """Where the demo's clock begins in a scene of the season that is next: the middle of round 1, the
    hour after Monday's notice, before applications open on Monday, just after round 1, in round 2,
    after SOAP, on Tuesday before the first call that opens a gate, or right after it, with drafts or
    without; of the season before it a Wednesday in November, or a Tuesday in February."""
    season = season_for(now)
    moments = moments_of(season)
    if scene == "monday":
        return moments.list_opens + timedelta(minutes=13)
    if scene == "planned":
        return moments.list_opens + timedelta(minutes=52)
    if scene == "after-round-1":
        return moments.round_1_closes + timedelta(minutes=6)
    if scene in ("season", "ranking"):
        from matchweek.rehearsal.world.season_programs import begins

        return begins(season, scene)
    if scene in ("offers", "after"):
        from matchweek.rehearsal.scenes import offer_scenes

        return offer_scenes.in_round_2(season) if scene == "offers" else offer_scenes.after_soap(season)
    if scene in ("gate", "unlocked", "words"):
        from matchweek.rehearsal.scenes import gate_scenes

        return gate_scenes.held(season) if scene == "gate" else gate_scenes.unlocked(season)
    return moments.middle_of_round_1


def moments_of(season: Timetable) -> Moments:
    return Moments(
        list_opens=season.list_opens,
        applications_open=season.applications_open,
        contact_opens=season.contact_opens,
        round_1_opens=season.rounds[0].opens,
        round_1_closes=season.rounds[0].closes,
    )
