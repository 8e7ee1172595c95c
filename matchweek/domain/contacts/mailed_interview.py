"""What a pasted mail says of an interview: when, how long, over what, where. A proposal, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from matchweek.domain.contacts.calls import Channel
from matchweek.domain.times.spoken import Setting, read
from matchweek.domain.times.spoken.reading import Reading
from matchweek.errors import BadInput

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_YEAR = r"(?:,?\s+20\d\d)?"
DATE = re.compile(
    rf"\b(?:(?:{_WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?{_YEAR}|\d{{1,2}}\s+{MONTH}{_YEAR}"
    rf"|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|20\d\d-\d\d-\d\d)|{_WEEKDAY}|today|tomorrow)\b",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?|\d{1,2}:\d\d"
TIME = re.compile(
    rf"(?<![\d/:.-])(?:(?:\d{{1,2}}(?::\d\d)?\s*(?:-|–|to)\s*)?(?:{_CLOCK})(?:\s*(?:-|–|to|until)\s*(?:{_CLOCK}))?)"
    r"(?![\d:])",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"\b(?:[ECMP][SD]?T|(?:eastern|central|mountain|pacific|alaska|hawaii)(?:\s+(?:standard|daylight))?"
    r"(?:\s+time)?)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_LEAVE = re.compile(
    r"\b(?:re-?schedul|cancel|change (?:your|this|the) (?:time|slot|appointment))", re.IGNORECASE
)
_MINUTES = re.compile(r"\b(\d{1,3})[\s-]*min", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+(Dr\.?\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)")
_ENDS = re.compile(r"ends at (\d\d):(\d\d)")
# When a mail was sent or answered is not when one meets.
_HEADER = re.compile(r"^\s*(?:>|sent:|received:|on .*wrote:)|\d\d:\d\d:\d\d\s*[+-]\d{4}", re.IGNORECASE)
# “Date:” says so only among the lines of a mail's head; alone it may be the interview's.
_DATED = re.compile(r"^\s*date:", re.IGNORECASE)
_HEAD = re.compile(r"^\s*(?:from|to|cc|subject|reply-to|sent):", re.IGNORECASE)
_CHANNELS = (
    ("zoom", Channel.ZOOM),
    ("teams.microsoft", Channel.TEAMS),
    ("teams.live", Channel.TEAMS),
    ("thalamus", Channel.THALAMUS),
)
_CALENDARS = {
    "thalamus": "Thalamus",
    "calendly": "Calendly",
    "youcanbook": "YouCanBook.me",
    "acuity": "Acuity",
    "interview broker": "Interview Broker",
    "interviewbroker": "Interview Broker",
}
LINES = 3
LONGEST = 20_000
"""So much of a text is read: a mail is shorter, and what is longer was pasted by mistake."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """What a mail proposes. `times` are the moments it names, by time; one of them is it, or none is found.

    `minutes` is None where it says no length, the texts are "" where it says nothing. `question` is what
    has to be asked of its time, where it is an invitation with one that is not certain.
    """

    times: tuple[Reading, ...] = ()
    minutes: int | None = None
    channel: str = ""
    place: str = ""
    interviewer: str = ""
    calendar: str = ""
    leave: str = ""
    question: str = ""

    @property
    def at(self) -> datetime | None:
        """When it begins, where the mail names one moment only."""
        return self.times[0].at if len(self.times) == 1 else None


def mailed(text: str, setting: Setting) -> Mailed:
    """What a mail says of an interview; times without a zone are read in the setting's.

    Of several moments those that are past are left away, where others are not.
    """
    found = _times(said_lines(text), setting)
    said = details(text)
    return replace(said, times=found, minutes=_minutes(" ".join(said_lines(text)), found))


def details(text: str) -> Mailed:
    """What a text says of an interview besides its time: over what, where, with whom, how to leave it."""
    lines = said_lines(text)
    leave = next((line for line in lines if _LEAVE.search(line)), "")
    links = [link.rstrip(".,;") for line in lines if line != leave for link in LINK.findall(line)]
    whole = " ".join(lines)
    low = whole.casefold()
    said = _WITH.search(whole)
    return Mailed(
        channel=next((str(channel) for word, channel in _CHANNELS if word in low), ""),
        place=links[0] if links else "",
        interviewer=said[1] if said else "",
        calendar=next((name for word, name in _CALENDARS.items() if word in low), ""),
        leave=leave[:300],
    )


def said_lines(text: str) -> list[str]:
    """The lines that say something, but for those that tell when a mail was sent."""
    lines = [line for each in text[:LONGEST].splitlines() if (line := " ".join(each.split()))]
    return [line for place, line in enumerate(lines) if not _HEADER.search(line) and not _sent(lines, place)]


def _sent(lines: list[str], place: int) -> bool:
    """Whether a line is the date of a mail's head."""
    beside = lines[max(place - 1, 0) : place] + lines[place + 1 : place + 2]
    return _DATED.match(lines[place]) is not None and any(map(_HEAD.match, beside))


def _times(lines: list[str], setting: Setting) -> tuple[Reading, ...]:
    """The moments named in one line, else in two or three that follow each other."""
    for together in range(1, LINES + 1):
        found: dict[datetime, Reading] = {}
        for place in range(len(lines) - together + 1):
            for one in _in(" ".join(lines[place : place + together]), setting):
                found.setdefault(one.at, one)
        coming = {at: one for at, one in found.items() if setting.now is None or at >= setting.now}
        if found:
            return tuple(one for _, one in sorted((coming or found).items()))
    return ()


def _in(text: str, setting: Setting) -> Iterator[Reading]:
    """The moments of a line: each time of day with the last date before it, else the first behind it."""
    text = LINK.sub(" ", text)
    dates = list(DATE.finditer(text))
    for time in TIME.finditer(text):
        if any(date.start() <= time.start() < date.end() for date in dates) or not dates:
            continue
        before = [date for date in dates if date.end() <= time.start()]
        date = before[-1] if before else dates[0]
        after = text[time.end() : time.end() + 30]
        zone = ZONE.search(after)
        phrase = f"{date[0]} {time[0].replace('–', '-')} {_short(zone[0]) if zone else ''}".strip()
        try:
            yield read(phrase, setting)
        except BadInput:
            continue


def _short(zone: str) -> str:
    return zone.split()[0] if " " in zone else zone


def _minutes(text: str, times: tuple[Reading, ...]) -> int | None:
    if len(times) == 1 and (minutes := length_of(times[0])) is not None:
        return minutes
    said = _MINUTES.search(text)
    return int(said[1]) if said and 1 <= int(said[1]) <= 24 * 60 else None


def length_of(time: Reading) -> int | None:
    """How many minutes a time lasts that was written with its end: “2:30 to 2:50 PM”; None without one."""
    for note in time.notes:
        ends = _ENDS.search(note)
        if ends:
            local = time.at.astimezone(time.zone)
            span = timedelta(hours=int(ends[1]) - local.hour, minutes=int(ends[2]) - local.minute)
            return span // timedelta(minutes=1) % (24 * 60) or None
    return None
