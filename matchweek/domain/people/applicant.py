"""The applicant, as far as the week needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum

from matchweek.domain.base.fields import COMMON, NOTE, PLAIN, one_of, person
from matchweek.domain.people.in_words import in_words


class ApplicantState(StrEnum):
    """What Monday's notice said; unknown until then, and then every type of program is open."""

    UNKNOWN = "unknown"
    UNMATCHED = "unmatched"
    ADVANCED_ONLY = "advanced_only"
    PRELIMINARY_ONLY = "preliminary_only"
    PLACED = "placed"
    INELIGIBLE = "ineligible"

    @property
    def waits_for_match_day(self) -> bool:
        """Whether Match Day names something: not to those who know since Monday that no program matched."""
        return self not in (ApplicantState.UNMATCHED, ApplicantState.INELIGIBLE)


# The words that a field may be; an empty one is unknown.
STEP3 = ("", "passed", "failed", "booked", "not_taken")
VISA_NEEDS = ("", "none", "j1", "h1b", "either")


@dataclass(frozen=True, slots=True)
class Applicant:
    """`zone` is an IANA name or empty until it was confirmed; `prior_training` says whether there
    is graduate medical education before this Match (rules: eligibility.types). From `soap_lead` on: whom to
    call on Monday, the school's SOAP lead, one friend, and the crisis line of one's own country; then
    what a program director asks first, in one's own words.

    From `nrmp_id` on come facts that are counted with; None and an empty text are unknown, never no.
    `step1` is “pass”, “fail” or a score, `step2` the score of Step 2 CK; attempts are sittings, the last one
    with it. `us_months` are months of hands-on clinical work in the U.S. The `season_` fields are of
    the Match before SOAP: programs applied to in all, in the first specialty, in others, interviews there,
    and whether that was sent late. States are postal letters, specialties the words of
    `domain.programs.wishes`, types NRMP's letters, each with commas between. `told` are those who are told,
    `match_answer` the one sentence for “did you match?”. Where a text of one's own is empty, the words for
    it come from these facts (domain.people.in_words)."""

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
    nrmp_id: str = ""
    usmle_id: str = ""
    step1: str = field(default="", metadata=COMMON)
    step1_attempts: int | None = None
    step2: int | None = None
    step2_attempts: int | None = None
    comlex: str = field(default="", metadata=COMMON)
    step3: str = field(default="", metadata=one_of(STEP3))
    us_months: int | None = None
    us_letters: int | None = None
    img: bool | None = None
    visa_need: str = field(default="", metadata=one_of(VISA_NEEDS))
    visa_status: str = field(default="", metadata=COMMON)
    inside_us: bool | None = None
    languages: str = field(default="", metadata=COMMON)
    matched_place: str = ""
    partner_place: str = ""
    home_states: str = field(default="", metadata=COMMON)
    states_wanted: str = field(default="", metadata=COMMON)
    states_refused: str = field(default="", metadata=COMMON)
    specialties_accepted: str = field(default="", metadata=PLAIN)
    specialties_refused: str = field(default="", metadata=PLAIN)
    types_accepted: str = field(default="", metadata=PLAIN)
    types_refused: str = field(default="", metadata=PLAIN)
    season_programs: int | None = None
    season_first: int | None = None
    season_backup: int | None = None
    season_interviews: int | None = None
    season_late: bool | None = None
    told: str = field(default="", metadata=NOTE)
    match_answer: str = field(default="", metadata=NOTE)

    @property
    def failures(self) -> int | None:
        """How many sittings of Steps 1, 2 CK and 3 were failed; None where a result or its attempts are
        unknown."""
        known = self.step1 and self.step2 is not None and self.step1_attempts and self.step2_attempts
        return self.least_failures if known else None

    @property
    def least_failures(self) -> int:
        """How many failures are known; there may be more where `failures` is None."""
        first = max((self.step1_attempts or 1) - 1, 0) + (self.step1 == "fail")
        return first + max((self.step2_attempts or 1) - 1, 0) + (self.step3 == "failed")


_FIELDS = [each.name for each in fields(Applicant)]
FACTS: tuple[str, ...] = tuple(_FIELDS[_FIELDS.index("nrmp_id") :])
"""The fields from `nrmp_id` on: facts that are counted with, and what goes with them."""

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
    told = in_words(applicant)
    said = ((label, " ".join(getattr(told, field).split())) for field, label in ASKED_FIRST.items())
    return tuple((label, words) for label, words in said if words)


def unknown(applicant: Applicant) -> tuple[str, ...]:
    """What drafts and the packet still lack of one's own data, by name."""
    told = in_words(applicant)
    return tuple(
        name for field, name in (_ON_EVERY_DRAFT | ASKED_OF_ALL).items() if not getattr(told, field).strip()
    )
