"""What happens to the applicant of a rehearsal, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchweek.domain.contacts.calls import CallKind, Channel, Recipient


class EventKind(StrEnum):
    """What an event is; in this order where several come at one instant."""

    NOTICE = "notice"
    LIST = "list"
    CALL = "call"
    VOICEMAIL = "voicemail"
    MESSAGE = "message"
    INTERVIEW = "interview"
    OFFER = "offer"
    NO_OFFER = "no_offer"
    ENDED = "ended"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens at `at` (aware UTC). `id` is the same whenever the week is told again.

    `title` is what can be seen before one answers, `words` what is heard or read then. `program` is
    the NRMP code it is about, also when the caller does not say so (`named` is False then).
    `channel`, `call_kind`, `heat` (1-5), `caller`, `role`, `number`, `to` and `incident` are what
    an attentive person would log. `round` is the round it belongs to, `until` when it is gone: an
    offer ends, an interview begins. `lesson` says what it teaches, for the summary.
    """

    id: str
    at: datetime
    kind: EventKind
    title: str
    words: str = ""
    program: str | None = None
    named: bool = True
    caller: str = ""
    role: str = ""
    number: str = ""
    to: str = Recipient.ME
    channel: str = Channel.PHONE
    call_kind: str = CallKind.SCREENING
    heat: int | None = None
    incident: str = ""
    round: int | None = None
    until: datetime | None = None
    lesson: str = ""

    @property
    def order(self) -> tuple[datetime, int, str]:
        """The place of this event in the week."""
        return (self.at, _KINDS[self.kind], self.id)


_KINDS = {kind: place for place, kind in enumerate(EventKind)}
