"""Standard time said in summer, and daylight time in winter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.times.spoken.zone_titles import TITLES, zone_title
from matchweek.domain.times.spoken.zone_words import ZoneSaid

if TYPE_CHECKING:
    from pendulum import Timezone


def summer_note(said: ZoneSaid, at: datetime, zone: Timezone) -> str:
    """That standard time was said in summer, or daylight time in winter; empty where neither was."""
    local = at.astimezone(zone)
    summer = bool(local.dst())
    if not said.season or summer == (said.season == "d") or _has_no_summer(zone, at):
        return ""
    now, name = ("summer" if summer else "winter"), local.tzname()
    title = zone_title(zone.name)
    clocks = f"{title} clocks" if zone.name in TITLES else f"clocks in {title}"
    return f"“{said.words.upper()}” was written, but {clocks} are on {now} time then: read as {name}."


def _has_no_summer(zone: Timezone, at: datetime) -> bool:
    return not any(at.replace(month=month, day=15).astimezone(zone).dst() for month in (1, 7))
