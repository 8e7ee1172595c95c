"""The applicant, as far as the week needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from matchweek.domain.base.fields import COMMON, PLAIN, one_of, person


class ApplicantState(StrEnum):
    """What Monday's notice said; unknown until then, and then every type of program is open."""

    UNKNOWN = "unknown"
    UNMATCHED = "unmatched"
    ADVANCED_ONLY = "advanced_only"
    PRELIMINARY_ONLY = "preliminary_only"
    PLACED = "placed"
    INELIGIBLE = "ineligible"


@dataclass(frozen=True, slots=True)
class Applicant:
    """`zone` is an IANA name or empty until it was confirmed; `prior_training` says whether there
    is graduate medical education before this Match (rules: eligibility.types). From `soap_lead` on: whom to
    call on Monday, the school's SOAP lead, one friend, and the crisis line of one's own country; then
    what a program director asks first, in one's own words."""

    name: str = field(default="", metadata=person("Applicant"))
    aamc_id: str = ""
    phone: str = ""
    mail: str = ""
    school: str = ""
    school_code: str = ""
    state: str = field(default=ApplicantState.UNKNOWN, metadata=one_of(ApplicantState))
    prior_training: bool = False
    zone: str = field(default="", metadata=PLAIN)
    soap_lead: str = field(default="", metadata=person("SOAP lead"))
    soap_lead_phone: str = ""
    friend: str = field(default="", metadata=person("Friend"))
    friend_phone: str = ""
    country: str = field(default="", metadata=COMMON)
    # A public line, which has to be readable at any time.
    crisis_line: str = field(default="", metadata=PLAIN)
    graduation_year: str = field(default="", metadata=COMMON)
    exams: str = ""
    ecfmg: str = field(default="", metadata=COMMON)
    visa: str = field(default="", metadata=COMMON)
    location: str = ""
    us_experience: str = ""
    training: str = ""


# What every draft and the packet say of the applicant, and what a gap for it is called.
_ON_EVERY_DRAFT = {
    "name": "your name",
    "aamc_id": "your AAMC ID",
    "phone": "your phone number",
    "mail": "your mail address",
    "school": "your school",
    "school_code": "your school's institution code",
}


# What a director asks first, as packet and letters call it, in that order.
ASKED_FIRST = {
    "graduation_year": "Graduation",
    "exams": "Exams",
    "ecfmg": "ECFMG",
    "visa": "Visa",
    "location": "Now in",
    "us_experience": "U.S. clinical experience",
    "training": "Prior training",
}
# Without these there is a gap; the others need not be everybody's.
ASKED_OF_ALL = {
    "graduation_year": "year of graduation",
    "exams": "exams: score or pass, and which attempt",
    "visa": "visa: which one you need, or none",
    "location": "where you are now, inside the U.S. or not",
}


def asked_first(applicant: Applicant) -> tuple[tuple[str, str], ...]:
    """What is known of what a director asks first: (what it is called, what is said), in their order."""
    said = ((label, " ".join(getattr(applicant, field).split())) for field, label in ASKED_FIRST.items())
    return tuple((label, words) for label, words in said if words)


def unknown(applicant: Applicant) -> tuple[str, ...]:
    """What drafts and the packet still lack of one's own data, by name."""
    return tuple(
        name
        for field, name in (_ON_EVERY_DRAFT | ASKED_OF_ALL).items()
        if not getattr(applicant, field).strip()
    )
