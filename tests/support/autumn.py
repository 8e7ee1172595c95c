"""A week file of the season, in November 2026: seven interviews, three of them held, and who answers late."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from matchweek.clock import FixedClock
from matchweek.domain.times.zones import zone_named
from matchweek.services.core.week import Week, instant, open_week
from matchweek.services.people import applicant

NOW = datetime(2026, 11, 18, 14, 10, tzinfo=UTC)
"""Wednesday 09:10 Eastern, 19:10 in Karachi."""
CLOCK = FixedClock(NOW)
_NY, _LA = "America/New_York", "America/Los_Angeles"
# Institution, state, status, when it invited (month, day); the interview: month, day, hour, zone, minutes.
PROGRAMS: tuple[tuple[Any, ...], ...] = (
    ("St. Brendan Health", "OH", "done", (9, 29), (10, 23, 9, _NY, 300)),
    ("Harbor Point Medical Center", "PA", "done", (10, 2), (10, 27, 8, _NY, 240)),
    ("Lakemere Regional", "FL", "done", (10, 6), (11, 3, 10, _NY, 360)),
    ("Northmoor Medical Center", "NJ", "scheduled", (10, 9), (12, 10, 9, _NY, 300)),
    ("Sable Point University Hospitals", "NY", "scheduled", (10, 13), (11, 20, 8, _NY, 360)),
    ("Cascadia University Hospitals", "CA", "scheduled", (10, 16), (11, 19, 8, _LA, 270)),
    ("Lakeshore Family Medicine", "PA", "scheduled", (10, 20), (11, 18, 13, _NY, 240)),
    ("Larkspur Community Health", "OH", "invited", (11, 17), None),
    ("Prairie Health Partners", "NY", "waitlist", None, None),
)


def autumn(path: Path, *, zone: str = "Asia/Karachi", visa_need: str = "j1") -> Week:
    """The week of such a season, open."""
    week = open_week(path, CLOCK)
    with week.act("season.add") as act:
        for name, state, status, invited, held in PROGRAMS:
            row: dict[str, Any] = {"institution": name, "state": state, "status": status}
            if invited:
                row["invited_at"] = instant(datetime(2026, *invited, 14, tzinfo=UTC))
            number = int(act.add("tracked", **row))
            if held:
                month, day, hour, clock, minutes = held
                at = instant(datetime(2026, month, day, hour, tzinfo=zone_named(clock)))
                done = "done" if status == "done" else "arranged"
                act.add("interview", program="", at=at, minutes=minutes, status=done, tracked=number)
    applicant.change(week, zone=zone, visa_need=visa_need)
    return week
