"""How a missed call may be returned: through which number, and whether somebody is to be asked first.

A voicemail is answered through the number that it gives. A silent call only by its own number: one that is
looked up is not theirs, and to dial it is to start contact (rules: contact.begin, contact.programs).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from matchweek.domain.contacts.calls import Call, Counts
from matchweek.domain.contacts.contact_facts import in_soap, is_silent, soap_over, too_early
from matchweek.domain.people.phones import numbers_in
from matchweek.domain.season.timetable import Timetable

TRIES = 3
"""So often one tries; after that the call stays on the list, and waiting is better than a fourth."""


@dataclass(frozen=True, slots=True)
class Return:
    """How a call is returned: the `number` as it was written, "" where there is none to dial; in `words`.

    `ask_first` says that one's school or NRMP is to be asked before anybody is called.
    """

    number: str
    words: str
    ask_first: bool = False


def how_to_return(call: Call, submitted_at: datetime | None, timetable: Timetable, now: datetime) -> Return:
    """How to return a missed call; `submitted_at` is when one applied to its program, None if never."""
    number, words = _through(call)
    if soap_over(now, timetable) or call.counts in (Counts.SCHOOL, Counts.NRMP):
        return Return(number, words)
    if timetable.known and timetable.list_opens <= call.at and too_early(call.at, timetable):
        why = "It came before programs may make contact"
    elif call.program and call.confirmed and submitted_at is None and in_soap(call.at, timetable):
        why = "You did not apply there"
    else:
        return Return(number, words)
    return Return(number, f"{why}: ask your school or NRMP first, before you call back. {words}", True)


def _through(call: Call) -> tuple[str, str]:
    if is_silent(call) and not call.left_number:
        if not call.number:
            return "", "No number was shown and none was left: nothing to dial. Never look one up."
        return (
            call.number,
            f"No message was left: only by its own number, {call.number}, never one looked up.",
        )
    if given := call.left_number or _in_words(call.note):
        words = f"Through the number it left, {given}, never one looked up."
        return given, f"{words} It gives more than one: listen again for which." if " or " in given else words
    if not call.number:
        return "", "Listen again for the number it gives; never one looked up."
    return call.number, f"It gives no number: only by its own, {call.number}, never one looked up."


def _in_words(note: str) -> str:
    """Every number that the message gives, with what is dialled after it; "" where it gives none."""
    return " or ".join(each.written for each in numbers_in(note))


def age_words(at: datetime, now: datetime) -> str:
    """How long a call has waited: “12 minutes”, “3 hours”, “2 days”."""
    minutes = max(0, (now - at) // timedelta(minutes=1))
    for unit, size in (("day", 48 * 60), ("hour", 90)):
        if minutes >= size:
            count = minutes // (24 * 60 if unit == "day" else 60)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def tries_words(call: Call, now: datetime) -> str:
    """What was tried so far; "" before the first try."""
    if not call.tries:
        return ""
    last = f", last {age_words(call.tried_at, now)} ago" if call.tried_at is not None else ""
    of = f" of {TRIES}" if call.tries <= TRIES else ""
    said = f"Tried {call.tries}{of} times{last}."
    return said if call.tries < TRIES else f"{said} Let them call now; it stays here."
