"""IDs and numbers in the groups in which they are said on the phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matchweek.domain.people.facts_said import LABELS

if TYPE_CHECKING:
    from matchweek.domain.people.applicant import Applicant

_NUMBERS = {
    "aamc_id": "AAMC ID",
    "phone": "Phone",
    "nrmp_id": LABELS["nrmp_id"],
    "usmle_id": LABELS["usmle_id"],
}
_LONGEST = 5
"""A longer group is taken apart: nobody writes down six figures at once."""


def numbers_of(applicant: Applicant) -> list[tuple[str, str]]:
    """What is read aloud, (what it is, as it is kept): those first that are asked most, no empty ones."""
    named = [(label, getattr(applicant, name).strip()) for name, label in _NUMBERS.items()]
    named.append(("School code", applicant.school_code.strip()))
    return [(label, text) for label, text in named if text]


def groups(text: str) -> list[str]:
    """The letters and figures of a number in groups of three or four, as it was written where it has some.

    “99123456” is 9912 3456, “(330) 555-0108” is 330 555 0108, “N9912345” is N 991 2345.
    """
    found: list[str] = []
    for part in re.findall(r"\+?\d+|[^\W\d_]+", text):
        found += _apart(part) if part[-1].isdigit() else [part.upper()]
    return found


def _apart(digits: str) -> list[str]:
    plus, figures = digits[: digits.startswith("+")], digits.lstrip("+")
    if len(figures) <= _LONGEST:
        return [digits]
    # The last group has four, the ones before three: 330 555 0108; eight figures are twice four.
    size = 4 if len(figures) % 4 == 0 else 3
    parts, rest = [figures[-4:]], figures[:-4]
    while rest:
        parts.insert(0, rest[-size:])
        rest = rest[:-size]
    if len(parts) > 1 and len(parts[0]) == 1:
        parts[:2] = [parts[0] + parts[1]]
    return [plus + parts[0], *parts[1:]]
