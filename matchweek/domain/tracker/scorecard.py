"""What is written down of a season's interview while it is fresh (systems.md rows 41, 42, 44 and 46).

All of it stands in the tracker's row of the program; nothing is a second copy.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.tracker.preparation import OVER

if TYPE_CHECKING:
    from matchweek.domain.tracker.tracked import Tracked

WITHIN = timedelta(hours=1)
"""In which the scorecard is filled in from the interview's end: later one writes what one wishes."""
THANKED_FOR = timedelta(days=7)
"""So long a thank-you is asked for: one that comes later thanks for nothing."""

SCORE_WORDS: dict[str, str] = {
    "vibe": "Vibe: how it felt to be there",
    "fit": "Fit: how much it is what you look for",
    "training": "Training: how much you would learn",
    "lifestyle": "Lifestyle: hours, place, life beside work",
}
AFTER: dict[str, str] = {
    "residents": "Residents: what they said, how they seemed",
    "faculty": "Faculty: whom you met, what stays of them",
    "flags": "Flags: what made you doubt",
}
"""What is written down of the people, by its field (row 42)."""
FACTS: dict[str, str] = {
    "living": "Cost of living: rent, what a salary buys",
    "transport": "Transport: car or not, airport, way to the hospital",
    "visa": "Visa: sponsors it, or not",
    "visa_limits": "Visa limits: J-1, H-1B or none; from when, whom not",
    "volume": "Volume: beds, admissions, what one sees",
    "hospital": "Kind of hospital: university, community, county, VA",
    "fellowships": "Fellowships: in house, where the last ones went",
}
"""What a rank list wants to know later, by its field (row 46); its flags stand among the people's words."""


def asked(interview: Interview, tracked: Tracked | None, now: datetime) -> bool:
    """Whether a scorecard waits to be filled in: the interview is over and has no vibe yet."""
    return _was_held(interview, tracked, now) and tracked is not None and tracked.vibe is None


def thanks_asked(interview: Interview, tracked: Tracked | None, now: datetime) -> bool:
    """Whether the program waits to be thanked, as long as a thank-you still means something."""
    fresh = now < interview.ends + THANKED_FOR
    return fresh and _was_held(interview, tracked, now) and tracked is not None and not tracked.thanked_at


def _was_held(interview: Interview, tracked: Tracked | None, now: datetime) -> bool:
    if interview.tracked is None or interview.status == InterviewStatus.CANCELLED:
        return False
    return interview.ends <= now and (tracked is None or tracked.status not in OVER)
