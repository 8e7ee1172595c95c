"""The applicant, as far as the week needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    is graduate medical education before this Match (rules.md section 3). The last six are whom to
    call on Monday: the school's SOAP lead, one friend, and the crisis line of one's own country."""

    name: str = ""
    aamc_id: str = ""
    phone: str = ""
    mail: str = ""
    school: str = ""
    school_code: str = ""
    state: str = ApplicantState.UNKNOWN
    prior_training: bool = False
    zone: str = ""
    soap_lead: str = ""
    soap_lead_phone: str = ""
    friend: str = ""
    friend_phone: str = ""
    country: str = ""
    crisis_line: str = ""


# What every draft and the packet say of the applicant, and what a gap for it is called.
_ON_EVERY_DRAFT = {
    "name": "your name",
    "aamc_id": "your AAMC ID",
    "phone": "your phone number",
    "mail": "your mail address",
    "school": "your school",
    "school_code": "your school's institution code",
}


def unknown(applicant: Applicant) -> tuple[str, ...]:
    """What drafts and the packet still lack of one's own data, by name."""
    return tuple(name for field, name in _ON_EVERY_DRAFT.items() if not getattr(applicant, field).strip())
