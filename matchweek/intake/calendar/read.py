"""A calendar file, or a mail with one in it, to its events. What it says is data; nothing of it is done."""

from __future__ import annotations

import re
from pathlib import Path

from matchweek.domain.contacts.calendar_events import CalendarEvent
from matchweek.errors import BadInput
from matchweek.intake.calendar.events import events_of
from matchweek.intake.calendar.lines import lines_of
from matchweek.intake.calendar.parts import calendars
from matchweek.intake.calendar.repeats import NotRead
from matchweek.intake.forms.text import decode

LARGEST = 4 * 1024 * 1024
"""Bytes. An invitation takes a few thousand; a calendar of many years is not brought in."""
MOST_EVENTS = 300
_BEGINS = re.compile(r"^[ \t>\ufeff]*BEGIN:VCALENDAR[ \t]*$", re.MULTILINE | re.IGNORECASE)
_EVENT = re.compile(r"^[ \t>]*BEGIN:VEVENT", re.MULTILINE | re.IGNORECASE)
_FOLDED = re.compile(rb"\r?\n[ \t]")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_MAIL = re.compile(
    rb"^content-type:\s*(?:text/calendar|application/ics|multipart/)", re.MULTILINE | re.IGNORECASE
)
_ONE = "Open the interview in your calendar and save that one event, or take the file from its mail."
_REMEDY = "Save the invitation as a file (.ics), or copy it whole, from BEGIN:VCALENDAR to END:VCALENDAR."


def holds_calendar(text: str) -> bool:
    """Whether a text has a calendar in it, or a mail's part with one."""
    sample = _lined(text[:LARGEST])
    return _BEGINS.search(sample) is not None or "text/calendar" in sample.lower()


def read_calendar(source: bytes | str) -> list[CalendarEvent]:
    """The appointments of a file or of pasted text, in their order.

    A mail is looked through for its calendar part. Raises BadInput for what holds no calendar, is cut off or
    broken, or is larger than an invitation is.
    """
    data = source if isinstance(source, bytes) else source.encode("utf-8", "replace")
    if len(data) > LARGEST:
        raise too_large(len(data))
    text = _calendar_text(data)
    count = len(_EVENT.findall(text))
    if count > MOST_EVENTS:
        raise _too_many(count)
    found: list[CalendarEvent] = []
    for part in calendars(lines_of(text)):
        try:
            for event in events_of(part):
                if len(found) >= MOST_EVENTS:
                    raise _too_many(count)
                found.append(event)
        except NotRead as error:
            raise BadInput(
                "This calendar file is broken", f"Of one event {error}. Nothing was stored.", _REMEDY
            ) from error
    found = _newest(found)
    if not found:
        raise BadInput("No appointment is in it", "The calendar holds no event.", _REMEDY)
    return found


def _newest(events: list[CalendarEvent]) -> list[CalendarEvent]:
    """Each appointment once, in its newest version: a mail often brings the same one twice."""
    best: dict[tuple[str, str], CalendarEvent] = {}
    for place, each in enumerate(events):
        key = (each.uid, each.occurrence) if each.uid else (f"{place}", "no uid")
        if key not in best or each.version >= best[key].version:
            best[key] = each
    return list(best.values())


def read_calendar_file(path: Path) -> list[CalendarEvent]:
    """The same of a file. Raises BadInput also where it cannot be read."""
    title = f"Cannot open {path.name or path}"
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise too_large(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise BadInput(title, "There is no such file.", "Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise BadInput(title, "It is a folder.", "Name the invitation inside it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a file's"
        raise BadInput(title, f"{reason}.", "Check the name and that you may read the file.") from error
    return read_calendar(data)


def _too_many(count: int) -> BadInput:
    return BadInput(
        "This is a whole calendar, and no invitation",
        f"It has {count:,} events of many dates; at most {MOST_EVENTS} are read."
        if count <= MOST_EVENTS
        else f"It has {count:,} events; at most {MOST_EVENTS} are read.",
        _ONE,
    )


def too_large(size: int) -> BadInput:
    """The error for a file that is larger than any invitation."""
    return BadInput(
        "Too large for an invitation",
        f"It has {size / 1024 / 1024:,.0f} MB; at most {LARGEST // 1024 // 1024} MB are read.",
        _ONE,
    )


def _calendar_text(data: bytes) -> str:
    """The text from the first BEGIN:VCALENDAR on. Raises BadInput where there is none."""
    text = _lined(_decoded(data))
    if _BEGINS.search(text) is None and _MAIL.search(data):
        text = _lined(_in_mail(data))
    begins = _BEGINS.search(text)
    if begins is None:
        raise BadInput("No calendar invitation is in it", "It has no BEGIN:VCALENDAR.", _REMEDY)
    text = text[begins.start() :]
    return _QUOTED.sub("", text) if ">" in begins[0] else text.lstrip()


def _lined(text: str) -> str:
    """The text with one kind of line end: terminals paste a carriage return for each of them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    # Lines are folded by bytes, also in the midst of a letter (RFC 5545, section 3.1).
    unfolded = _FOLDED.sub(b"", data)
    for whole in (data, unfolded):
        try:
            return whole.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    try:
        return decode(data)[0]
    except BadInput as error:
        raise BadInput(
            "No calendar invitation is in it", "The file is binary and holds no text.", _REMEDY
        ) from error


def _in_mail(data: bytes) -> str:
    """The calendar parts of a saved mail, which are often written in base64."""
    from email import message_from_bytes
    from email.errors import MessageError

    try:
        mail = message_from_bytes(data)
        parts = [
            part.get_payload(decode=True)
            for part in mail.walk()
            if part.get_content_type() in ("text/calendar", "application/ics")
        ]
    except (MessageError, ValueError, LookupError):
        return ""
    # A mail brings the same invitation to read and as an attachment.
    texts = dict.fromkeys(_decoded(part) for part in parts if isinstance(part, bytes) and part.strip())
    return next(iter(texts), "")
