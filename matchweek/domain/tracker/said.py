"""What is known of a program of the season, line by line, in the words of screen and shell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matchweek.domain.times.zones import place_name, wall
from matchweek.domain.tracker.tracked import SCORES

if TYPE_CHECKING:
    from datetime import datetime

    from pendulum import Timezone

    from matchweek.domain.tracker.season_view import SeasonRow

LABELS = {
    "institution": "Program",
    "name": "Its name",
    "code": "Code",
    "acgme_id": "ACGME ID",
    "specialty": "Specialty",
    "type": "Type",
    "city": "City",
    "state": "State",
    "status": "Status",
    "format": "Format",
    "visa": "Visa",
    "at": "Interview",
    "minutes": "Minutes",
    "place": "Where",
    "interviewer": "With",
    "vibe": "Vibe",
    "fit": "Fit",
    "training": "Training",
    "lifestyle": "Lifestyle",
    "bucket": "Bucket",
    "note": "Note",
    "visa_limits": "Visa limits",
    "living": "Living",
    "transport": "Transport",
    "hospital": "Hospital",
    "volume": "Volume",
    "fellowships": "Fellowships",
    "residents": "Residents",
    "faculty": "Faculty",
    "flags": "Flags",
    "invited_at": "Invited",
    "answer_by": "Answer by",
    "answered_at": "Answered",
    "thanked_at": "Thanked",
    "reason": "Reason",
    "not_ranked": "Not ranked",
    "mentor": "Mentor",
    "resident": "A resident",
    "question_1": "Question 1",
    "question_2": "Question 2",
    "question_3": "Question 3",
}
"""What each field is called before its value."""
FACTS = (
    "visa_limits",
    "living",
    "transport",
    "hospital",
    "volume",
    "fellowships",
    "residents",
    "faculty",
    "flags",
)
"""What counts for a rank list later (systems.md row 46), and what one saw on the day (row 42)."""


def said_of(row: SeasonRow, zone: Timezone) -> list[tuple[str, str]]:
    """Label and value of what is known, times in `zone`; what is empty is left out."""
    return [(label, value) for label, value in _said(row, zone) if value]


def _said(row: SeasonRow, zone: Timezone) -> Iterator[tuple[str, str]]:
    one, held = row.tracked, row.interview
    yield "Program", one.institution or one.name or one.title
    yield "Its name", one.name if one.institution else ""
    yield "Specialty", " ".join(part for part in (one.specialty, f"({one.type})" if one.type else "") if part)
    yield "Place", ", ".join(part for part in (one.city, one.state) if part)
    yield (
        "Code",
        " · ".join(part for part in (one.code, f"ACGME {one.acgme_id}" if one.acgme_id else "") if part),
    )
    yield "Status", one.status
    if held is not None:
        ends = f", {held.minutes} min" if held.minutes else ""
        gone = f" ({held.status})" if held.status != "arranged" else ""
        yield "Interview", f"{moment(held.at, zone)}{ends}{gone}"
        yield "Where", held.place
        yield "With", held.interviewer
    yield "Format", one.format
    yield "Visa", one.visa or "not known"
    yield "Scores", scores_said(row)
    yield "Bucket", one.bucket
    for name in ("invited_at", "answer_by", "answered_at", "thanked_at"):
        at = getattr(one, name)
        yield LABELS[name], moment(at, zone) if at is not None else ""
    yield "Note", one.note
    for name in (*FACTS, "reason", "not_ranked", "mentor", "resident"):
        yield LABELS[name], getattr(one, name)


def scores_said(row: SeasonRow) -> str:
    """The scores that were given: “vibe 8, fit 9”."""
    given = ((name, getattr(row.tracked, name)) for name in SCORES)
    return ", ".join(f"{name} {value}" for name, value in given if value is not None)


def moment(at: datetime, zone: Timezone) -> str:
    """A moment in a zone that is named: “Thu 12 Nov 09:00 ET”."""
    return f"{wall(at, zone)} {place_name(zone, short=True)}"
