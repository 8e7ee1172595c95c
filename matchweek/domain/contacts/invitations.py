"""What an invitation changes: it is new, known, newer than what is recorded, older, or one's own calendar's.

An event is known again by its UID (RFC 5545), whatever else of it changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from matchweek.domain.contacts.calendar_events import CalendarEvent, Meant
from matchweek.domain.contacts.interviews import Interview, InterviewStatus

_OWN = re.compile(r"(\d{4})-([\w./-]+)@matchweek")
_OWN_INTERVIEW = re.compile(r"interview-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Invitation:
    """The newest version of an invitation that is recorded as an `interview`, by its number.

    `uid` and `occurrence` name it; `sequence` and `stamp` (aware UTC) its version; `at` (aware UTC),
    `minutes` and `place` are what it said, so that a newer one changes only what it says
    otherwise. `zone` is the IANA name in which a time without one was said to be meant.
    """

    id: int
    uid: str
    interview: int
    occurrence: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    at: datetime | None = None
    minutes: int | None = None
    place: str = ""
    zone: str = ""
    cancelled: bool = False

    @property
    def version(self) -> tuple[int, float]:
        """What grows from one version to the next, as of the event."""
        return self.sequence, self.stamp.timestamp() if self.stamp is not None else 0.0


class Outcome(StrEnum):
    """What bringing an event in does."""

    NEW = "new"
    RECORDED = "recorded"
    """An interview stands there already, and is known by its invitation from then on."""
    CHANGED = "changed"
    CANCELLED = "cancelled"
    NEWER = "newer"
    """A newer version that changes nothing of the interview."""
    SAME = "same"
    OLDER = "older"
    NOT_KNOWN = "not_known"
    """A cancellation of what is not recorded."""
    ANSWER = "answer"
    OWN = "own"


STORED = frozenset({Outcome.NEW, Outcome.RECORDED, Outcome.CHANGED, Outcome.CANCELLED, Outcome.NEWER})


def own_interview(uid: str) -> tuple[bool, int | None]:
    """Whether matchweek wrote the event of that UID itself, and the interview that it is of, if any."""
    written = _OWN.fullmatch(uid)
    if written is None:
        return False, None
    of_interview = _OWN_INTERVIEW.fullmatch(written[2])
    return True, int(of_interview[1]) if of_interview else None


def known_as(
    event: CalendarEvent, invitations: Iterable[Invitation], interviews: Mapping[int, Interview]
) -> Invitation | None:
    """The invitation recorded of an event, where its interview still is; the newest of several."""
    if not event.uid:
        return None
    found = [
        each
        for each in invitations
        if each.uid == event.uid and each.occurrence == event.occurrence and each.interview in interviews
    ]
    return max(found, key=lambda each: each.id, default=None)


def dates_recorded(
    uid: str, invitations: Iterable[Invitation], interviews: Mapping[int, Interview]
) -> list[tuple[Invitation, Interview]]:
    """The recorded dates of a series that are not cancelled."""
    return [
        (each, interviews[each.interview])
        for each in invitations
        if uid and each.uid == uid and each.occurrence and each.interview in interviews and not each.cancelled
    ]


def outcome(
    event: CalendarEvent,
    at: datetime | None,
    place: str,
    known: Invitation | None,
    interview: Interview | None,
) -> Outcome:
    """What an event does: `known` is what is recorded of its UID, `at` and `place` are as they would be kept.

    `interview` is the known one's, or one that is to be taken for it.
    """
    if own_interview(event.uid)[0]:
        return Outcome.OWN
    if event.meant is Meant.ANSWER:
        return Outcome.ANSWER
    if known is None:
        if event.meant is Meant.CANCELLED:
            return Outcome.NOT_KNOWN
        return Outcome.NEW if interview is None else Outcome.RECORDED
    cancels = event.meant is Meant.CANCELLED
    says_otherwise = cancels != known.cancelled or (
        not cancels and bool(said_changes(event, at, place, known))
    )
    if event.version < known.version:
        return Outcome.OLDER if says_otherwise else Outcome.SAME
    if event.version == known.version and event.stamp is not None and at is None:
        return Outcome.SAME
    if not says_otherwise:
        return Outcome.NEWER if event.version > known.version else Outcome.SAME
    if event.version == known.version and known.cancelled:
        # The invitation from before its cancellation, which came with the same number.
        return Outcome.OLDER
    return Outcome.CANCELLED if cancels else Outcome.CHANGED


def said_changes(event: CalendarEvent, at: datetime | None, place: str, known: Invitation) -> dict[str, Any]:
    """What an event says otherwise than the version before: the fields of the interview that it sets.

    What it does not say any more stays, and so does what one's own hand changed and it says as before.
    """
    found: dict[str, Any] = {}
    if at is not None and at != known.at:
        found["at"] = at
    if event.minutes is not None and event.minutes != known.minutes:
        found["minutes"] = event.minutes
    if place and place != known.place:
        found["place"] = place
    return found


def status_after(event: CalendarEvent, known: Invitation | None, interview: Interview) -> str:
    """The status that an event gives its interview: what was held stays held, what one cancelled stays so."""
    if interview.status == InterviewStatus.DONE:
        return interview.status
    if event.meant is Meant.CANCELLED:
        return InterviewStatus.CANCELLED
    if known is not None and known.cancelled:
        return InterviewStatus.ARRANGED
    return interview.status


def recorded_by_hand(
    program: str,
    at: datetime | None,
    interviews: Iterable[Interview],
    invitations: Iterable[Invitation],
    row: int = 0,
) -> Interview | None:
    """The interview with a program at that time which no invitation is of: it is taken for this one's.

    `row` is the program's number in the season, 0 where it has none.
    """
    invited = {each.interview for each in invitations}
    found = [
        each
        for each in interviews
        if ((bool(program) and each.program == program) or (row and each.tracked == row))
        and each.at == at
        and each.id not in invited
        and each.status != InterviewStatus.CANCELLED
    ]
    return found[0] if len(found) == 1 else None
