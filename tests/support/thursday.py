"""Thursday of a week with applications, a call and an advocate: what offers are recorded on top of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from matchweek.clock import FixedClock
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.services.people import advocates
from tests.support.offers import et
from tests.support.weeks import codes_of, listings, new_week


def thursday(path: Path, count: int = 12) -> tuple[Week, list[str]]:
    """An open week whose first six programs were applied to on Wednesday, and the codes of its list."""
    week = new_week(path, listings(count), clock=FixedClock(et("09:00")))
    codes = codes_of(week)
    applications.submit(at(week, et("09:00") - timedelta(days=1)), codes[:6])
    advocates.add(week, "Dr. Okafor", answer="yes")
    when = et("09:00") - timedelta(hours=20)
    calls.add(week, at=when, program=codes[1], caller="Dr. Osei", heat=4, kind="interview")
    return week, codes


def at(week: Week, moment: datetime) -> Week:
    """The same week, its clock at another moment."""
    return replace(week, clock=FixedClock(moment))
