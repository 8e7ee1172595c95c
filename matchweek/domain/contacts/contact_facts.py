"""What a logged call is by its own words and time, before anybody judges what it opens (rules: contact).

Nothing here says whether somebody may be contacted: `gate.may` does. Instants are aware UTC.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Begun, Call, Channel, Outcome, Recipient

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

# A missed call over one of these says nothing unless a message was noted.
_LIVE = frozenset({Channel.PHONE, Channel.WHATSAPP, Channel.ZOOM, Channel.TEAMS})
# Over these people talk with each other; anything else may be a message only.
_TALKS = frozenset({Channel.PHONE, Channel.ZOOM, Channel.TEAMS})
RANK_LISTS_DUE = timedelta(days=12)
"""So long before the List opens interviews are over: rank lists are certified at the beginning of March."""
UNKNOWN_WEEK = timedelta(days=30)
_THEIRS = frozenset({Begun.NOT_ASKED, Begun.PROGRAM})


def is_silent(call: Call) -> bool:
    """Whether a call was missed and left no words: no voicemail, no message noted."""
    return call.missed and call.channel in _LIVE and not call.note.strip()


def is_theirs(call: Call) -> bool:
    """Whether the program began a contact, as far as anybody said otherwise."""
    return call.begun_by in _THEIRS


def is_wrong_number(call: Call) -> bool:
    """Whether a call was said to be for somebody else: it opens nothing (rules: contact.nothing)."""
    return call.outcome == Outcome.WRONG_NUMBER


def is_contact(call: Call) -> bool:
    """Whether a call is known to be one program's contact: confirmed, with words, begun by the program."""
    says_something = not is_silent(call) and not is_wrong_number(call)
    return bool(call.program) and call.confirmed and says_something and is_theirs(call)


def spoken(call: Call) -> bool:
    """Whether a contact was a talk with the applicant: no message, and not with somebody for them."""
    return is_contact(call) and not call.missed and call.channel in _TALKS and call.to == Recipient.ME


def in_week(call: Call, timetable: Timetable) -> bool:
    """Whether a contact came in Match Week, from the list's opening to Match Day's end."""
    return timetable.known and timetable.list_opens <= call.at < timetable.ends


def in_soap(at: datetime, timetable: Timetable) -> bool:
    """Whether contact is bound by SOAP's rule at an instant: from the list's opening to SOAP's end."""
    return timetable.known and timetable.list_opens <= at < timetable.soap_ends


def before_week(at: datetime, timetable: Timetable) -> bool:
    """Whether Match Week has surely not begun at an instant.

    Where its times are not known, that is a month before the day on which it usually ends.
    """
    if timetable.known:
        return at < timetable.list_opens
    from matchweek.domain.season.season_years import third_friday_ends

    return at < third_friday_ends(timetable.season) - UNKNOWN_WEEK


def soap_over(at: datetime, timetable: Timetable) -> bool:
    """Whether SOAP, and with it its rule on contact, has ended by an instant (rules: contact.after)."""
    return timetable.known and at >= timetable.soap_ends


def too_early(at: datetime, timetable: Timetable) -> bool:
    """Whether programs may not start contact yet at an instant (rules: contact.programs)."""
    return at < timetable.contact_opens


def of_the_season(at: datetime, timetable: Timetable) -> bool:
    """Whether an interview then is one of the season, before rank lists are due, and no contact of SOAP."""
    return timetable.known and at < timetable.list_opens - RANK_LISTS_DUE


def received_by(at: datetime, submitted_at: datetime | None) -> bool:
    """Whether a program had an application at an instant; `submitted_at` is None while none was sent."""
    return submitted_at is not None and submitted_at <= at
