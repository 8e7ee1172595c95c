"""Times of day as people say them: “2:30pm”, “230pm”, “14h30”, “half past two”, “noon”, “2-2:30pm”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from matchweek.errors import BadInput

REMEDY = "Write it as 2:30pm or 14:30; with its day as Thu 14:30, or 2027-03-18T10:58."


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a 24-hour clock.

    `half` is “a” or “p” where am or pm was said. `open` is True where it may also be twelve hours later:
    neither was said, and its hour is one of 1 to 7 without a leading zero. `word` is “noon” or
    “midnight” where that was said.
    """

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    open: bool = False
    word: Literal["", "noon", "midnight"] = ""

    @property
    def later(self) -> Clock:
        """The same, twelve hours later."""
        return replace(self, hour=self.hour + 12, open=False, half="p")

    @property
    def sure(self) -> Clock:
        """The same as it stands, in the first half of the day."""
        return replace(self, open=False)

    @property
    def after_midnight(self) -> timedelta:
        return timedelta(hours=self.hour, minutes=self.minute, seconds=self.second)

    def __str__(self) -> str:
        seconds = f":{self.second:02}" if self.second else ""
        return f"{self.hour:02}:{self.minute:02}{seconds}"

    @property
    def as_said(self) -> str:
        """On a clock of twelve hours, without am and pm: “5”, “2:30”."""
        minutes = f":{self.minute:02}" if self.minute or self.second else ""
        return f"{self.hour % 12 or 12}{minutes}"


@dataclass(frozen=True, slots=True)
class Range:
    """From one time of day to another; its start is the time that is meant."""

    start: Clock
    end: Clock


_HALF = r"(?:(?P<half{0}>[ap])\s?m\b\.?|(?P<letter{0}>(?<=\d)[ap])\b)"
_HOURS = (
    r"(?P<hour{0}>\d{{1,2}})(?:\s?[:.h]\s?(?P<minute{0}>\d\d)(?:[:.](?P<second{0}>\d\d))?|h(?P<h{0}>)\b)?"
)
_COMPACT = r"(?P<compact{0}>\d{{3,4}})"
_END = r"(?!\d)(?![:./]\d)"
_ONE = r"(?:" + _COMPACT + r"(?![\d:])|" + _HOURS + r"(?!\d)(?!:\d))(?:\s?" + _HALF + r")?"
_NAMES = {name: number for number, name in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
)}  # fmt: skip
_NUMBERS = "|".join(_NAMES)


def _clock(match: re.Match[str], which: str = "") -> Clock:
    """One time of a match. Raises BadInput for one that no clock shows."""
    part = match.groupdict()
    half = part[f"half{which}"] or part[f"letter{which}"] or ""
    compact = part[f"compact{which}"]
    if compact:
        written, minute = compact[:-2], int(compact[-2:])
    else:
        written, minute = part[f"hour{which}"], int(part[f"minute{which}"] or 0)
    second = int(part[f"second{which}"] or 0)
    if compact and not half and 2020 <= int(compact) < 2040:
        raise BadInput(
            "A year or a time of day?",
            f"“{compact}” may be both.",
            f"Write the time as {written}:{minute:02}.",
        )
    return clock_of(match[0], written, minute, second, half, full=part[f"h{which}"] is not None)


def clock_of(
    text: str, written: str, minute: int, second: int = 0, half: str = "", *, full: bool = False
) -> Clock:
    """The time of day of an hour as it was written. Raises BadInput for one that no clock shows."""
    hour = int(written)
    whole = hour == 24 and minute == second == 0 and not half
    if minute > 59 or second > 59 or (hour > 23 and not whole) or (half and not 1 <= hour <= 12):
        raise BadInput("No such time of day", f"“{text.strip()[:40]}” stands on no clock.", REMEDY)
    if half:
        return Clock(hour % 12 + (12 if half == "p" else 0), minute, second, half)
    return Clock(hour, minute, second, open=1 <= hour <= 7 and not written.startswith("0") and not full)


def _range(match: re.Match[str]) -> Range | None:
    """Both times of a range: the one without am or pm takes it from the other."""
    part = match.groupdict()
    said = [part[f"half{which}"] or part[f"letter{which}"] for which in "12"]
    if not any(said) and part["minute1"] is None and part["minute2"] is None and not part["compact1"]:
        # “9-17” may as well be a day.
        return None
    start, end = _clock(match, "1"), _clock(match, "2")
    if said[1] and not said[0] and start.hour <= 12:
        same = replace(start, hour=start.hour % 12 + (12 if said[1] == "p" else 0), half=said[1], open=False)
        first = replace(start, hour=start.hour % 12, half="a", open=False)
        start = same if _minutes(same) < _minutes(end) else first
    elif not said[1] and end.open:
        end = end.later if _minutes(end) <= _minutes(start) or start.hour > 12 else end
    return Range(start, end)


def _minutes(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


def _said_round(match: re.Match[str]) -> Clock:
    """“half past 2”, “quarter to 3”, “10 past 3”."""
    ahead = {"half": 30, "quarter": 15}.get(match["ahead"], 0) or int(match["minutes"] or match["counted"])
    written = str(_NAMES.get(match["hour"], match["hour"]))
    half = match["half"] or ""
    clock = clock_of(match[0], written, 0, 0, half)
    if match["way"] in ("past", "after"):
        return replace(clock, minute=ahead)
    total = (_minutes(clock) - ahead) % (24 * 60)
    return replace(clock, hour=total // 60, minute=total % 60, open=not half and 60 <= total < 8 * 60)


def _named(match: re.Match[str]) -> Clock:
    half = match["half"] or ""
    return clock_of(match[0], str(_NAMES[match["hour"]]), 0, 0, half)


CLOCKS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Clock | Range | None]]] = (
    (re.compile(r"(?:12\s+)?(?:noon|midday|mid-day)\b"), lambda match: Clock(12, word="noon")),
    (re.compile(r"(?:12\s+)?(?:midnight|mid-night)\b"), lambda match: Clock(0, word="midnight")),
    (
        # Not “10 to 3”, which may be a range.
        re.compile(
            r"(?:a\s+)?(?:(?P<ahead>half|quarter)|(?P<minutes>[0-5]?\d)(?:\s?min(?:ute)?s?\b)?(?=\s+(?:past|after)\b)"
            r"|(?P<counted>[0-5]?\d)\s?min(?:ute)?s?\b)\s+(?P<way>past|after|to|before)\s+"
            rf"(?P<hour>\d{{1,2}}|{_NUMBERS})(?![\d:.])(?:\s?(?P<half>[ap])\s?m\b)?"
        ),
        _said_round,
    ),
    (re.compile(rf"(?P<hour>{_NUMBERS})\b(?:\s?(?P<half>[ap])\s?m\b)?"), _named),
    (
        re.compile(
            r"(?:(?:between|from)\s+)?"
            + _ONE.format("1")
            + r"(?!\s-\d\d:?\d\d)\s?(?:-|to|and|until|till)\s?"
            + _ONE.format("2")
            + _END
        ),
        _range,
    ),
    (re.compile(_ONE.format("") + _END), _clock),
)
