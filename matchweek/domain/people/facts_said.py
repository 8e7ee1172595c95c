"""Each fact about oneself as it is shown and typed: “J-1”, “yes”, “242”; unknown is an empty text."""

from __future__ import annotations

from typing import Any

from matchweek.domain.people.applicant import FACTS, Applicant

LABELS: dict[str, str] = {
    "nrmp_id": "NRMP ID",
    "usmle_id": "USMLE ID",
    "step1": "Step 1",
    "step1_attempts": "Step 1 attempts",
    "step2": "Step 2 CK",
    "step2_attempts": "Step 2 CK attempts",
    "comlex": "COMLEX",
    "step3": "Step 3",
    "us_months": "U.S. clinical months",
    "us_letters": "Letters from the U.S.",
    "img": "School outside the U.S. and Canada",
    "visa_need": "Visa needed",
    "visa_status": "Status now",
    "inside_us": "Inside the U.S. now",
    "languages": "Languages",
    "matched_place": "Matched place",
    "partner_place": "Partner's place",
    "home_states": "Ties in",
    "states_wanted": "States wanted",
    "states_refused": "States refused",
    "specialties_accepted": "Specialties taken",
    "specialties_refused": "Specialties refused",
    "types_accepted": "Types taken",
    "types_refused": "Types refused",
    "season_programs": "Programs in the Match",
    "season_first": "  in the first specialty",
    "season_backup": "  in other specialties",
    "season_interviews": "Interviews in the Match",
    "season_late": "Sent late",
    "told": "Who is told",
    "match_answer": "“Did you match?”",
}
"""What each fact is called."""
VISA_SAID = {"none": "none", "j1": "J-1", "h1b": "H-1B", "either": "J-1 or H-1B"}


def said(name: str, value: Any) -> str:
    """A value of a field as it is shown, and as it can be typed again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "visa_need":
        return VISA_SAID.get(str(value), str(value))
    return str(value).replace("_", " ") if name == "step3" else str(value)


def facts_said(applicant: Applicant) -> tuple[tuple[str, str], ...]:
    """Every fact with what it is called, the unknown ones empty."""
    return tuple((LABELS[name], said(name, getattr(applicant, name))) for name in FACTS)
