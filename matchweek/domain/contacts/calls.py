"""A contact that came in: a call, a voicemail, a message, to me, an advocate or my school."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from matchweek.domain.base.fields import CODE, COMMON, NOTE, one_of, person


class Recipient(StrEnum):
    """Whom the program contacted; any of the three opens contact (rules: contact.opened)."""

    ME = "me"
    ADVOCATE = "advocate"
    SCHOOL = "school"


class Channel(StrEnum):
    PHONE = "phone"
    VOICEMAIL = "voicemail"
    EMAIL = "email"
    TEXT = "text"
    WHATSAPP = "whatsapp"
    THALAMUS = "thalamus"
    ZOOM = "zoom"
    TEAMS = "teams"
    PORTAL = "portal"


class CallKind(StrEnum):
    """What a contact was about; talk of an offer is no offer: offers exist only in R3."""

    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER_TALK = "offer_talk"
    INFORMATION = "information"
    OTHER = "other"


class Begun(StrEnum):
    """Who began a contact; only what the program began is its contact (rules: contact.nothing).

    Empty is a record from before this was asked, and counts as the program's.
    """

    NOT_ASKED = ""
    PROGRAM = "program"
    APPLICANT = "applicant"
    ADVOCATE = "advocate"
    SCHOOL = "school"
    UNCLEAR = "unclear"


class Counts(StrEnum):
    """Who says that an early contact, or one from before the application, counts all the same."""

    NOBODY = ""
    ME = "me"
    SCHOOL = "school"
    NRMP = "nrmp"


class Outcome(StrEnum):
    """How a contact ended, said in one key as one hangs up; empty while that is not said.

    Talk of an offer is no offer: offers exist only in R3. A wrong number is nobody's contact.
    """

    NOT_SAID = ""
    SCREENED = "screened"
    INTERVIEW_SET = "interview_set"
    WILL_CALL_BACK = "will_call_back"
    OFFER_TALK = "offer_talk"
    NOT_INTERESTED = "not_interested"
    WRONG_NUMBER = "wrong_number"


KIND_WORDS: dict[str, str] = {
    CallKind.OTHER: "not said yet",
    CallKind.SCREENING: "screening",
    CallKind.INTERVIEW: "interview",
    CallKind.OFFER_TALK: "talk of an offer",
    CallKind.INFORMATION: "information",
}
"""What kind a contact was, in words: those of the form and of the shell's list."""
OUTCOME_WORDS: dict[str, str] = {
    Outcome.SCREENED: "screened",
    Outcome.INTERVIEW_SET: "interview set",
    Outcome.WILL_CALL_BACK: "will call back",
    Outcome.OFFER_TALK: "talk of an offer",
    Outcome.NOT_INTERESTED: "not interested",
    Outcome.WRONG_NUMBER: "wrong number",
}
"""How a contact ended, in words: the screen's, the shell's and those of what is written into files."""


class CallBack(StrEnum):
    """Whether a missed call still waits to be returned."""

    NONE = "none"
    DUE = "due"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Call:
    """One contact. `at` is when it came in, `next_due` when its next step falls due (aware UTC).

    `program` is an NRMP code or None while the caller is not known; `confirmed` says the person
    confirmed which program it was. `heat` is the interest shown, 1 to 5. `incident` names a rule
    question, or is empty; `incident_words` are the words used. `missed` marks a call nobody answered.
    `begun_by` says who began it; `counts` who said that it counts although it came early or before the
    application, and `counted_at` when they did. `left_number` is the number that a voicemail gives; `tries`
    says how often one tried to call back, `tried_at` when last. `outcome` says how it ended.
    """

    id: int
    at: datetime
    program: str | None = field(default=None, metadata=CODE)
    confirmed: bool = False
    to: str = field(default=Recipient.ME, metadata=one_of(Recipient))
    to_name: str = field(default="", metadata=person("Advocate"))
    number: str = ""
    caller: str = field(default="", metadata=person("Caller"))
    role: str = field(default="", metadata=COMMON)
    channel: str = field(default=Channel.PHONE, metadata=one_of(Channel))
    kind: str = field(default=CallKind.OTHER, metadata=one_of(CallKind))
    note: str = field(default="", metadata=NOTE)
    heat: int | None = None
    incident: str = ""
    missed: bool = False
    call_back: str = field(default=CallBack.NONE, metadata=one_of(CallBack))
    next_step: str = ""
    next_due: datetime | None = None
    incident_words: str = field(default="", metadata=NOTE)
    begun_by: str = field(default=Begun.NOT_ASKED, metadata=one_of(Begun))
    counts: str = field(default=Counts.NOBODY, metadata=one_of(Counts))
    counted_at: datetime | None = None
    outcome: str = field(default=Outcome.NOT_SAID, metadata=one_of(Outcome))
    left_number: str = ""
    tries: int = 0
    tried_at: datetime | None = None


def what_it_was(call: Call) -> str:
    """How a contact ended, in words; where that is not said, what kind of contact it was."""
    usual: dict[str, str] = {CallKind.OFFER_TALK: OUTCOME_WORDS[Outcome.OFFER_TALK], CallKind.OTHER: "call"}
    return OUTCOME_WORDS.get(call.outcome) or usual.get(call.kind, call.kind)
