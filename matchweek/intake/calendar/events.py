"""The events of one calendar as values: who invites, when, where, which version it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from matchweek.domain.base.text import clean_line, clean_note
from matchweek.domain.contacts.calendar_events import CalendarEvent, Meant
from matchweek.intake.calendar.lines import Line
from matchweek.intake.calendar.parts import Part
from matchweek.intake.calendar.repeats import NotRead
from matchweek.intake.calendar.series import dates_of
from matchweek.intake.calendar.times import Moment, Zones, duration, stamp

LONGEST_TEXT, LONGEST_LINE, MOST_PEOPLE = 20_000, 300, 20
_LONGEST = timedelta(days=1)
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
          "CONFERENCE", "X-ZOOM-URL", "URL")  # fmt: skip
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
_TAG = re.compile(r"<(?:br|/p|/div|/li)[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_HTML = re.compile(r"<(?:br|p|div|a|span|html|b|ul)[ />]", re.IGNORECASE)
NO_LENGTH = "It says no length."
TOO_LONG = "It lasts more than a day: look at its length."
ENDS_BEFORE = "It ends before it begins: its length is left out."


def events_of(calendar: Part) -> Iterator[CalendarEvent]:
    """Every appointment of a calendar. Raises NotRead for one without an end of its own or a beginning."""
    zones = Zones.of(calendar)
    method = calendar.text("METHOD").upper()
    made_by = clean_line(calendar.text("PRODID"))[:LONGEST_LINE]
    parts = list(calendar.of("VEVENT"))
    moved: dict[str, list[CalendarEvent]] = {}
    whole: list[CalendarEvent] = []
    for part in parts:
        one = replace(_event(part, zones, method), made_by=made_by)
        changed = part.first("RECURRENCE-ID")
        if changed is not None:
            one = replace(one, occurrence=zones.moment(changed).key)
            moved.setdefault(one.uid, []).append(one)
        else:
            whole += _each_date(part, one, zones)
    for each in whole:
        if not any(
            other.occurrence == each.occurrence for other in moved.get(each.uid, ()) if each.occurrence
        ):
            yield each
    for others in moved.values():
        yield from others


def _each_date(part: Part, one: CalendarEvent, zones: Zones) -> Iterator[CalendarEvent]:
    """One event, or each date of a series; a cancelled series is one event."""
    start = part.first("DTSTART")
    repeats = part.first("RRULE") or part.first("RDATE")
    if start is None or repeats is None or one.meant is not Meant.INVITED:
        yield one
        return
    dates, remarks = dates_of(part, zones.moment(start), zones)
    for moment in dates:
        yield replace(
            _at(one, moment), occurrence=moment.key, dates=len(dates), remarks=(*one.remarks, *remarks)
        )


def _at(one: CalendarEvent, moment: Moment) -> CalendarEvent:
    return replace(one, at=moment.at, wall=moment.wall, asked=moment.asked, day=moment.day)


def _event(part: Part, zones: Zones, method: str) -> CalendarEvent:
    meant = _meant(part, method)
    start = part.first("DTSTART")
    if start is None and meant is not Meant.CANCELLED:
        raise NotRead("the beginning is missing")
    uid = clean_line(part.text("UID"))[:500]
    raw = part.text("DESCRIPTION")[: LONGEST_TEXT * 4]
    place = clean_line(part.text("LOCATION"))[:LONGEST_LINE]
    organizer, people = _people(part)
    one = CalendarEvent(
        uid=uid,
        sequence=_sequence(part.text("SEQUENCE")),
        stamp=stamp((part.first("DTSTAMP"),)),
        meant=meant,
        title=clean_line(part.text("SUMMARY"))[:LONGEST_LINE],
        place=place,
        text=_words(raw),
        link=_link(part, raw, place),
        organizer=organizer,
        people=people,
        remarks=() if uid else ("It has no UID: a later change of it cannot be recognised.",),
    )
    if start is None:
        return one
    moment = zones.moment(start)
    minutes, remark = _minutes(part, moment, zones)
    return replace(_at(one, moment), minutes=minutes, remarks=(*one.remarks, *remark))


def _meant(part: Part, method: str) -> Meant:
    if method in _ANSWERS:
        return Meant.ANSWER
    cancelled = method == "CANCEL" or part.text("STATUS").upper() == "CANCELLED"
    return Meant.CANCELLED if cancelled else Meant.INVITED


def _minutes(part: Part, start: Moment, zones: Zones) -> tuple[int | None, Sequence[str]]:
    if start.day is not None:
        return None, ()
    end, lasts = part.first("DTEND"), part.text("DURATION")
    if end is None and not lasts:
        return None, (NO_LENGTH,)
    try:
        span = _span(start, zones.moment(end)) if end is not None else duration(lasts)
    except NotRead:
        return None, (NO_LENGTH,)
    if span > _LONGEST:
        return None, (TOO_LONG,)
    minutes = span // timedelta(minutes=1)
    if minutes < 0:
        return None, (ENDS_BEFORE,)
    return (minutes, ()) if minutes else (None, (NO_LENGTH,))


def _span(start: Moment, end: Moment) -> timedelta:
    if end.day is not None:
        raise NotRead("a time that ends with a day")
    if start.at is not None and end.at is not None:
        return end.at - start.at
    return end.naive - start.naive


def _sequence(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _people(part: Part) -> tuple[str, tuple[str, ...]]:
    """The name of who invites, and those of all people invited, each as it is written."""
    organizer = part.first("ORGANIZER")
    found = []
    for line in part.every("ATTENDEE"):
        if line.parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE"):
            continue
        found.append(_name(line))
    names = tuple(dict.fromkeys(filter(None, found)))
    return _name(organizer) if organizer is not None else "", names[:MOST_PEOPLE]


def _name(line: Line) -> str:
    mail = line.value.partition(":")[2] if line.value.lower().startswith("mailto:") else line.value
    return clean_line(line.parameters.get("CN", "") or mail)[:LONGEST_LINE]


def _words(raw: str) -> str:
    """A description as plain words: some calendars write it as a page."""
    if _HTML.search(raw):
        raw = html.unescape(_ANY_TAG.sub("", _TAG.sub("\n", raw)))
    return clean_note(raw)[:LONGEST_TEXT]


def _link(part: Part, raw: str, place: str) -> str:
    own = [clean_line(line.text) for name in _LINKS for line in part.every(name)]
    for text in (place, *own, html.unescape(raw)):
        found = _LINK.search(text)
        if found is not None:
            return clean_line(found[0]).rstrip(".,;")[:LONGEST_LINE]
    return ""
