"""What is given for a row of the tracker, as it is kept: in a form, in the shell, in one's own sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from matchweek.domain.base.fields import described
from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.programs.fact_values import H1B, J1, NO_VISA
from matchweek.domain.programs.fact_values import read_visa as facts_visa
from matchweek.domain.programs.program import ProgramCode, ProgramType
from matchweek.domain.programs.triage import Tier
from matchweek.domain.programs.wishes import read_states
from matchweek.domain.tracker.specialties import plain, read_specialty, read_type
from matchweek.domain.tracker.tracked import LEAST, MOST, SCORES, Format, SeasonStatus, Sponsors, Tracked
from matchweek.errors import BadInput
from matchweek.services.core.cleaned import Reader, cleaned

NONE = frozenset({"", "-", "none", "unknown", "not known", "n/a", "na", "?"})
_STATUSES = {
    SeasonStatus.INVITED: "invited|invite|invitation|offered|offer|pending|to answer|received",
    SeasonStatus.SCHEDULED: "scheduled|booked|confirmed|accepted|upcoming|set",
    SeasonStatus.WAITLIST: "waitlist|wait list|wait listed|waitlisted|waiting list|on the waitlist",
    SeasonStatus.DONE: "done|interviewed|completed|complete|attended|finished|past",
    SeasonStatus.DECLINED: "declined|declined by me|i declined|turned down|withdrawn|withdrew",
    SeasonStatus.CANCELLED: "cancelled|canceled",
    SeasonStatus.REJECTED: "rejected|rejection|declined by them|no|not invited|denied",
}
_FORMATS = {
    Format.IN_PERSON: "in person|inperson|onsite|on site|in-house|face to face|live|physical",
    Format.VIRTUAL: "virtual|video|online|remote|zoom|teams|webex|thalamus|phone|telephone",
}
_YES = "yes|y|true|1|j 1|j1|h 1b|h1b|h1 b|j 1 h 1b|j1 h1b|j1 and h1b|sponsors|sponsored|both|x"
_NO = "no|n|false|0|none|no visa|no visas|no sponsorship|does not sponsor|not sponsored|us only"


def _words_of(known: Mapping[Any, str]) -> dict[str, str]:
    return {plain(said): str(value) for value, words in known.items() for said in words.split("|")}


_STATUS_WORDS, _FORMAT_WORDS = _words_of(_STATUSES), _words_of(_FORMATS)
_VISA_WORDS = _words_of({Sponsors.YES: _YES, Sponsors.NO: _NO})

_OF_FACTS = {f"{J1} {H1B}": str(Sponsors.YES), NO_VISA: str(Sponsors.NO)}
"""What a visa says as facts say it, both visas in any order: one with a “no” beside it stays a question."""


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for an unknown one or a value that cannot be."""
    return cleaned(Tracked, fields, _no_such, read=_READ)


def _no_such(name: str) -> BadInput:
    known = ", ".join(each.name for each in described(Tracked) if each.name != "id")
    return BadInput("No such field of a program of the season", name, f"Known: {known}.")


def read_code(value: str) -> str:
    """An NRMP code, or nothing."""
    return "" if fold(value).strip() in NONE else ProgramCode.read(value).text


def read_status(value: str) -> str:
    """Where one stands with a program, however it is written. Raises BadInput naming the words."""
    return _meant(value, _STATUS_WORDS, "No such status", SeasonStatus)


def read_format(value: str) -> str:
    """How an interview is held, "" while it is not known."""
    return "" if fold(value).strip() in NONE else _meant(value, _FORMAT_WORDS, "No such format", Format)


def read_visa(value: str) -> str:
    """Whether the visa one needs is sponsored: yes, no, or "" while it is not known."""
    said = fold(value).strip()
    if said in NONE - {"none"}:
        return ""
    known = _VISA_WORDS.get(plain(value)) or _OF_FACTS.get(facts_visa(value) or "")
    if known is None:
        raise BadInput("Visa: yes, no or unknown", f"“{clean_line(value)}” was given.", "Give one of these.")
    return known


def _meant(value: str, words: Mapping[str, str], title: str, known: Any) -> str:
    found = words.get(plain(value))
    if found is None:
        raise BadInput(title, f"“{clean_line(value)}” was given.", f"Known: {', '.join(known)}.")
    return found


def read_score(value: Any) -> int | None:
    """A score from 1 to 10; “8/10” is one, and nothing is none."""
    if value is None or fold(str(value)).strip() in NONE:
        return None
    found = re.fullmatch(r"\s*(\d{1,2})(?:[.,]0+)?\s*(?:(?:/|of|out of)\s*10)?\s*", str(value))
    number = int(found[1]) if found else 0
    if not LEAST <= number <= MOST:
        raise BadInput(
            "Not a score",
            f"“{clean_line(str(value))}” was given.",
            f"Give a whole number, {LEAST} to {MOST}.",
        )
    return number


def read_state(value: str) -> str:
    """The two letters of a state, or the word as it was written."""
    words = clean_line(value)
    try:
        letters = read_states(words)
    except BadInput:
        return words
    return letters if letters in STATE_NAMES else words


def read_acgme(value: str) -> str:
    """An ACGME ID: its digits. Raises BadInput for what is none."""
    digits = re.sub(r"[\s-]+", "", clean_line(value).removesuffix(".0"))
    if digits and not re.fullmatch(r"\d{9,10}", digits):
        raise BadInput("Not an ACGME ID", f"“{clean_line(value)}” was given.", "It has ten digits.")
    return digits.rjust(10, "0") if digits else ""


def read_types(value: str) -> str:
    """The type's letter, by letter or word."""
    if fold(value).strip() in NONE:
        return ""
    found = read_type(value)
    if not found:
        known = ", ".join(f"{each.value} {each.title.lower()}" for each in ProgramType)
        raise BadInput("No such type", f"“{clean_line(value)}” was given.", f"Known: {known}.")
    return found


def read_bucket(value: str) -> str:
    """Top, middle or safety; “none” takes it out."""
    said = fold(value).strip()
    if said in NONE:
        return ""
    if said not in list(Tier):
        raise BadInput(
            "No such bucket", f"“{clean_line(value)}” was given.", f"Known: {', '.join(Tier)}, none."
        )
    return said


_READ: dict[str, Reader] = {
    "code": read_code,
    "specialty": lambda value: read_specialty(clean_line(value)),
    "type": read_types,
    "state": read_state,
    "acgme_id": read_acgme,
    "status": read_status,
    "format": read_format,
    "visa": read_visa,
    "bucket": read_bucket,
    **dict.fromkeys(SCORES, read_score),
}
