"""What a gate may be opened by: something that happened in the file's own season (rules: contact.opened).

An `Opening` is made only here, and only of a contact that counts, of a clearance, or of the end of a
season whose times are known; of nothing else can a gate stand open. Instants are aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.applicant import ApplicantState
from matchweek.domain.calls import Begun, Call, Channel, Counts, Recipient
from matchweek.domain.contact_words import Hint
from matchweek.domain.triage import NO_APPLICATION, Application

if TYPE_CHECKING:
    from matchweek.domain.contact import Clearance
    from matchweek.domain.timetable import Timetable


class OpenedBy(StrEnum):
    """What opened a gate."""

    NOTHING = ""
    CALL = "call"
    CLEARANCE = "clearance"
    SOAP_OVER = "soap_over"


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
    """Leave that was given."""

    clearance: Clearance


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
        from matchweek.domain.season_years import begins

        if not self.timetable.known or not begins(self.timetable) <= self.at <= self.now:
            raise NoEvidence("nothing of this season")
        evidence = self.evidence
        if isinstance(evidence, SoapEnded) and evidence.state == ApplicantState.PLACED:
            raise NoEvidence("nothing is sought")
        if isinstance(evidence, Contacted):
            found = contact_of(evidence.call, evidence.application, self.timetable, self.now)
            if not isinstance(found, Contacted):
                raise NoEvidence("no contact of the program")

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


# A missed call over one of these says nothing unless a message was noted.
_LIVE = frozenset({Channel.PHONE, Channel.WHATSAPP, Channel.ZOOM, Channel.TEAMS})
# Over these people talk with each other; anything else may be a message only.
_TALKS = frozenset({Channel.PHONE, Channel.ZOOM, Channel.TEAMS})
_THEIRS = frozenset({Begun.NOT_ASKED, Begun.PROGRAM})


def is_silent(call: Call) -> bool:
    """Whether a call was missed and left no words: no voicemail, no message noted."""
    return call.missed and call.channel in _LIVE and not call.note.strip()


def is_contact(call: Call) -> bool:
    """Whether a call is known to be one program's contact: confirmed, not silent, begun by the program."""
    return bool(call.program) and call.confirmed and not is_silent(call) and call.begun_by in _THEIRS


def spoken(call: Call) -> bool:
    """Whether a contact was a talk with the applicant: no message, and not with somebody for them."""
    return is_contact(call) and not call.missed and call.channel in _TALKS and call.to == Recipient.ME


def in_week(call: Call, timetable: Timetable) -> bool:
    """Whether a contact came in Match Week, from the list's opening to Match Day's end."""
    return timetable.known and timetable.list_opens <= call.at < timetable.ends


def in_doubt(call: Call, application: Application, timetable: Timetable) -> Hint | None:
    """Why a program's contact does not count by itself: it came early, or before the application.

    It counts once somebody says so (`counts`).
    """
    if call.at < timetable.contact_opens:
        return Hint.TOO_EARLY
    received = application.submitted_at
    return Hint.APPLIED_AFTER if received is not None and received > call.at else None


def counts(call: Call, application: Application) -> bool:
    """Whether somebody said that a contact counts although it was in doubt, knowing of the application."""
    received = application.submitted_at
    if call.counts == Counts.NOBODY or received is None:
        return False
    return received <= call.at or (call.counted_at is not None and received <= call.counted_at)


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
    if call.begun_by not in _THEIRS:
        return Hint.WHO_BEGAN if call.begun_by == Begun.UNCLEAR else Hint.NOT_THEIRS
    received = application.submitted_at
    if received is None or received > now:
        return Hint.NOT_APPLIED
    doubt = in_doubt(call, application, timetable)
    if doubt is not None and not counts(call, application):
        return doubt
    since = max(call.at, received, timetable.contact_opens, call.counted_at or call.at)
    return Contacted(call, application, since) if since <= now else Hint.TOO_EARLY
