"""Standard time said in summer, and daylight time in winter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.spoken.zone_words import ZoneSaid
from matchweek.domain.zones import place_name

if TYPE_CHECKING:
    from pendulum import Timezone


def summer_note(said: ZoneSaid, at: datetime, zone: Timezone) -> str:
    """That standard time was said in summer, or daylight time in winter; empty where neither was."""
    local = at.astimezone(zone)
    summer = bool(local.dst())
    if not said.season or summer == (said.season == "d") or _has_no_summer(zone, at):
        return ""
    now, name = ("summer" if summer else "winter"), local.tzname()
    return (
        f"“{said.words.upper()}” was written, but clocks in {place_name(zone)} are on {now} time then: "
        f"read as {name}."
    )


def _has_no_summer(zone: Timezone, at: datetime) -> bool:
    return not any(at.replace(month=month, day=15).astimezone(zone).dst() for month in (1, 7))
