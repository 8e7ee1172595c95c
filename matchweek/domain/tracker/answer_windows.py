"""How long an invitation waits for its answer: 48 hours, 6 hours or a time; oneself answers within 24.

What programs leave, and one's own rule, are figures (rules: invitations.window, invitations.answer;
systems.md row 32). Instants are aware UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.season.rules.figures import ANSWER_WINDOWS, ANSWER_WITHIN
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.times.spoken import Setting

_HOURS = re.compile(
    r"(?:(?:with)?in\s+|for\s+)?(\d{1,3})\s*(?:h|hrs?|hours?|(?P<days>d|days?))?\.?", re.IGNORECASE
)
_DAY = 24
_LONGEST = 30 * 24
_OPEN = frozenset({SeasonStatus.INVITED, SeasonStatus.SCHEDULED})


@dataclass(frozen=True, slots=True)
class AnswerWindow:
    """One answer that is waited for, of the row `id`: one's own rule says `best`, and it `ends` for good.

    Both are the same where the program leaves no more than one's own rule does. `own` says that nobody else
    set an end: it is one's own rule's.
    """

    id: int
    best: datetime
    ends: datetime
    own: bool = False


def usual_end(invited_at: datetime, hours: int = ANSWER_WITHIN) -> datetime:
    """When a window of so many hours ends; of none that was said, by when one answers oneself."""
    return invited_at + timedelta(hours=hours)


def read_window(text: str, invited_at: datetime, setting: Setting) -> datetime:
    """When the answer is due that a person says: “48 h”, “6”, “2 days”, “Thu 5pm CT”; nothing is one's own
    rule. A day is 24 hours from the invitation on.

    Raises BadInput for what is neither hours nor a time, and for a time before the invitation.
    """
    said = " ".join(text.split())
    if not said:
        return usual_end(invited_at)
    hours = _HOURS.fullmatch(said)
    if hours is None:
        # A window that looks at the agenda reads no times.
        from matchweek.domain.times.spoken import read

        found = read(said, setting).at
    elif 1 <= (many := int(hours[1]) * (_DAY if hours["days"] else 1)) <= _LONGEST:
        found = usual_end(invited_at, many)
    else:
        found = invited_at
    if found <= invited_at:
        known = " or ".join(f"{each} h" for each in ANSWER_WINDOWS)
        raise BadInput(
            "Not a time to answer by",
            f"“{said[:40]}” is not after the invitation.",
            f"Give {known}, or the time until which they wait: Thu 5pm CT.",
        )
    return found


def hours_of(invited_at: datetime | None, answer_by: datetime | None) -> int | None:
    """The usual window that an answer's end is of, in hours; None for any other time."""
    if invited_at is None or answer_by is None:
        return None
    return next((each for each in ANSWER_WINDOWS if answer_by - invited_at == timedelta(hours=each)), None)


def waits(one: Tracked) -> bool:
    """Whether an invitation was not answered yet; a date that one chose is not told to anybody by that."""
    return one.status in _OPEN and one.answered_at is None and one.answer_by is not None


def to_answer(tracked: Iterable[Tracked]) -> list[AnswerWindow]:
    """The answers that are waited for, the one that ends next first."""
    found = []
    for one in tracked:
        if waits(one) and one.answer_by is not None:
            best = usual_end(one.invited_at) if one.invited_at is not None else one.answer_by
            own = one.invited_at is not None and best == one.answer_by
            found.append(AnswerWindow(one.id, min(best, one.answer_by), one.answer_by, own))
    return sorted(found, key=lambda each: (each.ends, each.id))
