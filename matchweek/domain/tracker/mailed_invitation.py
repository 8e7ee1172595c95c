"""What a pasted mail says of an invitation of the season: whose, until when, which dates. A proposal only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.domain.contacts.mailed_interview import DATE, LINK, LONGEST, details, said_lines
from matchweek.domain.times.spoken import Setting
from matchweek.domain.tracker.dates_in_text import OfferedDate, dates_in, named_months

_NUMBERS = {"six": 6, "twelve": 12, "twenty-four": 24, "forty-eight": 48, "seventy-two": 72}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
# “within 48 hours”, “a 48-hour window”, “you have 6 hours to respond”.
_HOURS = re.compile(
    rf"\bwithin\s+(?:the\s+next\s+)?{_NUMBER}\s*-?\s*(?:hours|hrs?)\b"
    rf"|\b{_NUMBER}\s*-?\s*(?:hours?|hrs?)\s+(?:window|to\s+(?:respond|reply|answer|confirm|accept|schedule))",
    re.IGNORECASE,
)
# “Please respond by Friday, November 13 at 5 PM ET”.
_BY = re.compile(
    r"\b(?:respon[ds]\w*|repl\w+|answer|confirm|accept|schedule|rsvp|let us know|deadline)\b[^.\n]{0,80}?"
    r"\b(?:by|before|until|no later than|is)\s+([^.\n]{3,80})",
    re.IGNORECASE,
)
_HOUSE = (
    r"(?:Hospitals?|Medical Cent(?:er|re)|University|Health(?:care)?(?: System| Network)?|Clinic|"
    r"College(?: of Medicine)?|Medical College|School of Medicine|Infirmary)"
)
_NAME = r"(?:(?:St|Ste|Mt|Ft|[A-Z](?:\.[A-Z])*)\.|[A-Z][\w'’&-]*)"
_WORD = rf"(?:{_NAME}|of|the|and)"
_BEFORE = r"(?:New|North|South|East|West|Rhode|San|Santa|Los|Las|El|Puerto|Fort|Mount|Saint|St\.)\s+"
_PLACE = rf"(?:{_BEFORE})?[A-Z][\w'’-]+"
_INSTITUTION = re.compile(
    rf"\b({_NAME}(?:\s+{_WORD}){{0,6}}?\s+{_HOUSE}(?:\s+\d+)?(?:\s+(?:of|at)\s+[A-Z]\w+)*"
    rf"|University\s+of\s+(?:the\s+)?{_PLACE}(?:\s+at\s+{_PLACE})?)"
)
_LEAD = re.compile(
    r"^(?:(?:Interview|Invitation|Invite|Dear|From|Subject|Re|Fwd?|The|At|To|With|For|Your|Our|Residency|Program|"
    r"Greetings|Hello|Welcome|Thank|Congratulations)\b[:,]?\s*(?:to|from|at|with|for)?\s*)+"
)
_CAME = {
    "thalamus": "Thalamus",
    "interview broker": "Interview Broker",
    "interviewbroker": "Interview Broker",
    "myeras": "ERAS",
    "eras": "ERAS",
}


@dataclass(frozen=True, slots=True)
class MailedInvitation:
    """What a mail proposes. `institution` and `specialty` are words of it, "" where none are found;
    `hours` is the window that it names, `answer_by` the time (aware UTC), and None where it names none;
    `dates` are those that it offers, `unread` those with an hour that may be two moments; `place`,
    `leave` and `came` are "" where it says nothing.
    """

    institution: str = ""
    specialty: str = ""
    hours: int | None = None
    answer_by: datetime | None = None
    dates: tuple[OfferedDate, ...] = ()
    unread: tuple[OfferedDate, ...] = ()
    minutes: int | None = None
    place: str = ""
    channel: str = ""
    came: str = ""


def mailed_invitation(text: str, setting: Setting) -> MailedInvitation:
    """What a mail says; times without a zone are read in the setting's. Nothing is certain of it."""
    text = text[:LONGEST]
    hours, until, rest = _end_of_answer(named_months("\n".join(said_lines(text))), setting)
    every = dates_in(rest, setting)
    dates = tuple(each for each in every if each.at is not None)
    unread = tuple(each for each in every if each.at is None and each.timed)
    if setting.now is not None:
        now = setting.now
        dates = tuple(each for each in dates if each.at is not None and each.at > now - timedelta(hours=1))
    said = details(text)
    minutes = next((each.minutes for each in dates if each.minutes), None)
    return MailedInvitation(
        _institution(text),
        specialty_in(text),
        hours,
        until,
        dates,
        unread,
        minutes,
        said.place,
        said.channel,
        _came(text),
    )


def _end_of_answer(text: str, setting: Setting) -> tuple[int | None, datetime | None, str]:
    """The window in hours or as a time, and the text without the sentence that says it: it offers no date."""
    hours = _HOURS.search(text)
    rest = _HOURS.sub(" ", text)
    number = next((each for each in hours.groups() if each), "") if hours is not None else ""
    count = int(number) if number.isdecimal() else _NUMBERS.get(number.casefold())
    for found in _BY.finditer(rest):
        read = [each for each in dates_in(found[1], setting) if each.at is not None]
        if read or DATE.search(found[1]):
            rest = rest[: found.start()] + " " + rest[found.end() :]
            return count, read[0].at if read else None, rest
    return count, None, rest


def institutions_in(text: str) -> list[str]:
    """The houses that a text names, as it writes them, each once."""
    found: list[str] = []
    for line in LINK.sub(" ", text[:LONGEST]).splitlines():
        for each in _INSTITUTION.finditer(" ".join(line.split())):
            name = _LEAD.sub("", each[1]).strip(" ,.-")
            if len(name.split()) > 1 and name not in found:
                found.append(name)
    return found


def _institution(text: str) -> str:
    return next(iter(institutions_in(text)), "")


def specialty_in(text: str) -> str:
    """The specialty that a text names first; of names that begin alike the longest."""
    low = text.casefold()
    found = [(low.find(title.casefold()), -len(title), title) for title in SPECIALTIES.values()]
    return min((each for each in found if each[0] >= 0), default=(0, 0, ""))[2]


def _came(text: str) -> str:
    low = text.casefold()
    words = set(re.findall(r"[a-z]+", low))
    return next(
        (name for word, name in _CAME.items() if (word in words if " " not in word else word in low)), "mail"
    )
