"""What a logged contact still asks the person: who began it, whether it counts, whether they applied.

A doubt ends with its answer, never by time alone (rules: contact). Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Begun, Call
from matchweek.domain.contacts.contact_facts import in_soap, is_contact, is_silent, received_by, too_early
from matchweek.domain.contacts.who_began import WHO
from matchweek.domain.gate.evidence import counts
from matchweek.domain.gate.rule_questions import Incident, read
from matchweek.domain.programs.triage import NO_APPLICATION, Application

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable


class Doubt(StrEnum):
    """What is not answered of a contact."""

    WHO_BEGAN = "who_began"
    APPLIED = "applied"
    APPLIED_AFTER = "applied_after"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question of a call, in words with the program's `{title}`."""

    call: Call
    doubt: Doubt
    words: str


_WORDS = {
    Doubt.WHO_BEGAN: f"Contact with {{title}}: {WHO}",
    Doubt.APPLIED: "{title} called: did you apply? If not, it must be reported to NRMP.",
    Doubt.APPLIED_AFTER: (
        "Your application to {title} is recorded after its call: is its time right? If it is, the call "
        "must be reported to NRMP."
    ),
    Doubt.TOO_EARLY: (
        "{title} was in contact before programs may: who says that it counts? You may report it, ask your "
        "school."
    ),
}


def doubts(
    call: Call, applications: Mapping[str, Application], timetable: Timetable, now: datetime
) -> list[Doubt]:
    """What is not answered of one contact of this SOAP, what must be reported first."""
    if not in_soap(call.at, timetable) or call.at > now:
        return []
    if call.begun_by == Begun.UNCLEAR and not is_silent(call):
        return [Doubt.WHO_BEGAN]
    if not call.program or not is_contact(call):
        return []
    application = applications.get(call.program, NO_APPLICATION)
    if not received_by(now, application.submitted_at):
        # Only its own answer ends what must be reported; another question of the call does not.
        return [] if read(call.incident) is Incident.NOT_APPLIED else [Doubt.APPLIED]
    if counts(call, application):
        return []
    found = [] if received_by(call.at, application.submitted_at) else [Doubt.APPLIED_AFTER]
    early = too_early(call.at, timetable)
    return [*found, Doubt.TOO_EARLY] if early and not call.incident else found


def words_of(doubt: Doubt, title: str = "The program") -> str:
    """A doubt as a question to the person, with the program's `title`."""
    return _WORDS[doubt].format(title=title)


def open_questions(
    calls: Iterable[Call], applications: Mapping[str, Application], timetable: Timetable, now: datetime
) -> list[Asked]:
    """Every open question, the newest call first."""
    found: list[Asked] = []
    for call in sorted(calls, key=lambda each: (each.at, each.id), reverse=True):
        found += [Asked(call, doubt, _WORDS[doubt]) for doubt in doubts(call, applications, timetable, now)]
    return found
