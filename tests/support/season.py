"""A week file in the season before Match Week: programs that invited, an interview that is to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from matchweek.clock import Clock, FixedClock
from matchweek.services.core.week import Week, instant, open_week

BEGINS = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
"""When the interview begins: Thursday 3 December 2026, 09:00 Eastern, 19:00 in Karachi."""
LAKESIDE: dict[str, Any] = {
    "institution": "Lakeside Hospital",
    "name": "Lakeside",
    "specialty": "Internal Medicine",
    "city": "Anytown",
    "state": "OH",
    "status": "scheduled",
    "format": "virtual",
}


def before(**span: int) -> datetime:
    """So long before the interview begins, such as `days=8`."""
    return BEGINS - timedelta(**span)


def season_week(path: Path, clock: Clock | None = None) -> Week:
    """A week in which Lakeside (row 1) has interview 1, and Harbor Point (row 2) interview 2 a week later."""
    week = open_week(path, clock or FixedClock(before(days=8)))
    with week.act("season.add") as act:
        row = act.add("tracked", **LAKESIDE)
        other = act.add("tracked", **{**LAKESIDE, "institution": "Harbor Point", "name": "Harbor Point"})
        for number, at in ((row, BEGINS), (other, BEGINS + timedelta(days=7))):
            act.add("interview", program="", at=instant(at), minutes=45, tracked=int(number))
        act.put("me", "1", zone="Asia/Karachi")
    return week


def at(week: Week, moment: datetime) -> Week:
    """The same week with its clock at another moment."""
    return replace(week, clock=FixedClock(moment))
