"""Days as people say them: weekdays, dates in either order, “tomorrow”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matchweek.domain.times.zones import DAYS, MONTHS
from matchweek.errors import BadInput

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s*(?P<year>(?:19|20|21)\d\d)(?![\d:.]))?"
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday|nsday)?|thu(?:r(?:s(?:day)?)?)?|"
    r"fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?\b\.?"
)
_NEAR = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tomorow": 1,
    "tommorow": 1,
    "tommorrow": 1,
    "tmrw": 1,
    "tmrrw": 1,
    "tmorrow": 1,
    "tom": 1,
    "2morrow": 1,
    "2moro": 1,
    "2mrw": 1,
    "tmr": 1,
    "tmw": 1,
    "yesterday": -1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "last night": -1,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was said: a date, with or without its year or month; a weekday; or days from today.

    `way` is the word before a weekday: “next”, “this”, “last”, or “week” for one of next week.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    away: int | None = None
    way: str = ""
    part: str = ""
    words: str = ""


def _named(match: re.Match[str]) -> Day:
    month = MONTHS.index(match["month"][:3].capitalize()) + 1
    return _dated(match, int(match["day"]), month, match["year"])


def _figures(match: re.Match[str]) -> Day | None:
    """3/17 or 17/3: which is the month follows from the numbers, or is asked."""
    first, second = int(match["first"]), int(match["second"])
    if first > 12 and second <= 12:
        return _dated(match, first, second, match["year"])
    if second <= 12 and first != second:
        raise BadInput(
            "Day or month?",
            f"“{match[0].strip()}” is {second} {_month(first)} or {first} {_month(second)}.",
            f"Write the month in letters: {second} {_month(first)}.",
        )
    return _dated(match, second, first, match["year"])


def _dated(match: re.Match[str], day: int, month: int, year: str | None) -> Day:
    whole = int(year) if year else None
    if whole is not None and whole < 100:
        whole += 2000
    try:
        date(whole or 2028, month, day)
    except ValueError:
        raise BadInput(
            "There is no such day",
            f"“{match[0].strip()}” stands in no calendar.",
            "Write the day as 17 Mar, or in full as 2027-03-18T10:58.",
        ) from None
    return Day(whole, month, day, words=match[0].strip())


def _in_month(match: re.Match[str]) -> Day:
    """“the 17th”, of the month that is meant."""
    day = int(match["day"])
    if not 1 <= day <= 31:
        raise BadInput(
            "There is no such day", f"“{match[0].strip()}” stands in no calendar.", "Write 17 Mar."
        )
    return Day(day=day, words=match[0].strip())


def _month(number: int) -> str:
    return MONTHS[number - 1]


def _weekday(match: re.Match[str]) -> Day:
    way = "week" if match["week"] or match["week_after"] else (match["way"] or "")
    index = DAYS.index(match["weekday"][:3].capitalize())
    return Day(weekday=index, way="next" if way == "coming" else way, words=match[0].strip())


def _near(match: re.Match[str]) -> Day:
    words = match[0]
    part = "night" if words == "tonight" or words == "last night" else ""
    return Day(away=_NEAR[words], words=words, part=part)


def _in_days(match: re.Match[str]) -> Day:
    number = 1 if match["number"] in ("a", "one") else int(match["number"])
    return Day(away=number * (7 if match["unit"].startswith("week") else 1), words=match[0])


def _ago_days(match: re.Match[str]) -> Day:
    found = _in_days(match)
    return replace(found, away=-(found.away or 0))


_COUNT = r"(?P<number>\d{1,2}|a|one)\s+(?P<unit>days?|weeks?)"
_NEAR_WORDS = "|".join(sorted(_NEAR, key=len, reverse=True))

DAYS_SAID: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Day | None]]] = (
    (
        re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
        lambda m: _dated(m, int(m["day"]), int(m["month"]), m["year"]),
    ),
    (re.compile(r"(?:the\s+)?" + _DAY + r"\.?\s*(?:of\s+)?" + _MONTH + _YEAR), _named),
    (re.compile(_MONTH + r"\s*(?:the\s+)?" + _DAY + r"(?![\d:])(?!\.\d)" + _YEAR), _named),
    (
        re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>(?:20)?\d\d))?(?![\d/])"),
        _figures,
    ),
    (
        re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>20\d\d)?(?![\d:])"),
        lambda m: _dated(m, int(m["day"]), int(m["month"]), m["year"]) if int(m["month"]) <= 12 else None,
    ),
    (
        re.compile(
            r"(?P<week>next week'?s?\s+)?(?:(?P<way>next|this|last|coming)\s+)?"
            + _WEEKDAY
            + r"(?P<week_after>\s+next week\b)?"
        ),
        _weekday,
    ),
    (re.compile(r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)\b"), _in_month),
    (re.compile(rf"(?:{_NEAR_WORDS})\b"), _near),
    (re.compile(rf"in\s+{_COUNT}\b"), _in_days),
    (re.compile(rf"{_COUNT}\s+ago\b"), _ago_days),
)


def is_day(text: str) -> bool:
    """Whether a text is the name of one day and nothing else, also of one that is in no calendar."""
    said = " ".join(text.split()).casefold()
    return any(pattern.fullmatch(said) for pattern, _ in DAYS_SAID)
