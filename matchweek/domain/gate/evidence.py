"""What a gate may be opened by: something that happened in the file's own season (rules: contact.opened).

An `Opening` is made only here, and only of a contact that counts, of a clearance, or of the end of a
season whose times are known; of nothing else can a gate stand open. Instants are aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Begun, Call, Counts
from matchweek.domain.contacts.contact_facts import (
    is_silent,
    is_theirs,
    is_wrong_number,
    received_by,
    soap_over,
    too_early,
)
from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate.contact_words import Authority, Hint
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.triage import NO_APPLICATION, Application

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Clearance
    from matchweek.domain.season.timetable import Timetable


class NoEvidence(ValueError):
    """An opening was made of something that opens nothing: a mistake of the program, never of a person."""


@dataclass(frozen=True, slots=True)
class Contacted:
    """A program's own contact with one whose application it has; `since` is when both were so."""

    call: Call
    application: Application
    since: datetime


@dataclass(frozen=True, slots=True)
class Cleared:
    """Leave that was given; by a school only after the program's own `contact` (rules: contact.advocates)."""

    clearance: Clearance
    contact: Contacted | None = None


@dataclass(frozen=True, slots=True)
class SoapEnded:
    """SOAP has ended for one who still seeks a place; `state` is the applicant's."""

    state: str


Evidence = Contacted | Cleared | SoapEnded


@dataclass(frozen=True, slots=True)
class Opening:
    """What opened a gate by `now`, in the season of `timetable`. Raises NoEvidence for what opens none."""

    evidence: Evidence
    timetable: Timetable
    now: datetime

    def __post_init__(self) -> None:
        # Zones take long to import, and no first frame needs them.
        from matchweek.domain.season.season_years import begins

        if not self.timetable.known or not begins(self.timetable) <= self.at <= self.now:
            raise NoEvidence("nothing of this season")
        evidence = self.evidence
        if isinstance(evidence, SoapEnded) and evidence.state == ApplicantState.PLACED:
            raise NoEvidence("nothing is sought")
        if isinstance(evidence, Contacted):
            found = contact_of(evidence.call, evidence.application, self.timetable, self.now)
            if not isinstance(found, Contacted) or found.since != evidence.since:
                raise NoEvidence("no contact of the program")
        if isinstance(evidence, Cleared):
            if evidence.contact is not None:
                Opening(evidence.contact, self.timetable, self.now)
            if not clears(evidence.clearance, evidence.contact):
                raise NoEvidence("not theirs to clear")

    @property
    def by(self) -> OpenedBy:
        if isinstance(self.evidence, Contacted):
            return OpenedBy.CALL
        return OpenedBy.CLEARANCE if isinstance(self.evidence, Cleared) else OpenedBy.SOAP_OVER

    @property
    def at(self) -> datetime:
        """Since when it is open."""
        evidence = self.evidence
        if isinstance(evidence, Contacted):
            return evidence.since
        return evidence.clearance.at if isinstance(evidence, Cleared) else self.timetable.soap_ends

    @property
    def id(self) -> int | None:
        """The number of the call or clearance."""
        evidence = self.evidence
        if isinstance(evidence, Contacted):
            return evidence.call.id
        return evidence.clearance.id if isinstance(evidence, Cleared) else None


def clears(clearance: Clearance, contact: Contacted | None) -> bool:
    """Whether leave counts: NRMP's always, the school's only after the program's contact."""
    if clearance.authority == Authority.NRMP:
        return True
    if clearance.authority != Authority.SCHOOL or contact is None:
        return False
    return contact.call.program == clearance.program and contact.since <= clearance.at


def in_doubt(call: Call, application: Application, timetable: Timetable) -> Hint | None:
    """Why a program's contact does not count by itself: it came early, or before the application.

    It counts once somebody says so (`counts`).
    """
    if too_early(call.at, timetable):
        return Hint.TOO_EARLY
    sent = application.submitted_at
    return Hint.APPLIED_AFTER if sent is not None and not received_by(call.at, sent) else None


def counts(call: Call, application: Application) -> bool:
    """Whether somebody said that a contact counts although it was in doubt, knowing of the application."""
    if call.counts == Counts.NOBODY:
        return False
    said = call.counted_at or call.at
    return received_by(max(call.at, said), application.submitted_at)


def contact_of(
    call: Call, application: Application | None, timetable: Timetable, now: datetime
) -> Contacted | Hint | None:
    """A call as a contact that counts, or why it is none; None for what says nothing of a program yet."""
    application = application or NO_APPLICATION
    if not call.program or call.at > now:
        return None
    if call.at < timetable.list_opens:
        return Hint.BEFORE
    if not call.confirmed:
        return Hint.UNCONFIRMED
    if is_silent(call):
        return Hint.SILENT
    if is_wrong_number(call):
        return Hint.WRONG_NUMBER
    if not is_theirs(call):
        return Hint.WHO_BEGAN if call.begun_by == Begun.UNCLEAR else Hint.NOT_THEIRS
    received = application.submitted_at
    if received is None or not received_by(now, received):
        return Hint.NOT_APPLIED
    doubt = in_doubt(call, application, timetable)
    if doubt is not None and not counts(call, application):
        return doubt
    since = max(call.at, received, timetable.contact_opens, call.counted_at or call.at)
    return Contacted(call, application, since) if since <= now else Hint.TOO_EARLY


def ended(timetable: Timetable, now: datetime, state: str) -> Opening | None:
    """What SOAP's end opened to everybody; None before it, and for who has nothing to seek any more."""
    if not soap_over(now, timetable) or state == ApplicantState.PLACED:
        return None
    return Opening(SoapEnded(state), timetable, now)
