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
    neither was said, and it is not written as clocks of 24 hours show it (09:00, 10:30, 14h). `word` is
    “noon” or “midnight” where that was said.
    """

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    open: bool = False
    word: Literal["", "noon", "midnight"] = ""

    @property
    def later(self) -> Clock:
        """The same in the other half of the day: 14:30 of 2:30, 00:30 of 12:30."""
        hour = (self.hour + 12) % 24
        return replace(self, hour=hour, open=False, half="p" if hour >= 12 else "a")

    @property
    def with_half(self) -> str:
        """On a clock of twelve hours, with am or pm: “2:30pm”, “12am”."""
        return f"{self.as_said}{'pm' if self.hour % 24 >= 12 else 'am'}"

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
    r"(?P<hour{0}>\d{{1,2}})(?:\s?[:.h]\s?(?P<minute{0}>\d\d)(?:[:.](?P<second{0}>\d\d))?|\s?h(?P<h{0}>)\b)?"
)
_COMPACT = r"(?P<compact{0}>\d{{3,4}})(?:\s?h(?P<ch{0}>)\b)?"
_END = r"(?!\d)(?![:./]\d)"
_ONE = r"(?:" + _COMPACT + r"(?![\d:])|" + _HOURS + r"(?!\d)(?!:\d))(?:\s?" + _HALF + r")?"
_NAMES = {name: number for number, name in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
)}  # fmt: skip
_NUMBERS = "|".join(_NAMES)
_MINUTES = {
    **_NAMES, "": 0, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
}  # fmt: skip
_SPOKEN_MINUTES = (
    r"(?:oh[\s-]five|ten|fifteen|(?:twenty|thirty|fou?rty|fifty)(?:[\s-](?:one|two|three|four|five))?)\b"
)


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
    full = part[f"h{which}"] is not None or part[f"ch{which}"] is not None
    figures = bool(compact or part[f"minute{which}"])
    return clock_of(match[0], written, minute, second, half, full=full, minutes=figures)


def clock_of(
    text: str,
    written: str,
    minute: int,
    second: int = 0,
    half: str = "",
    *,
    full: bool = False,
    minutes: bool = False,
) -> Clock:
    """The time of day of an hour as it was written. Raises BadInput for one that no clock shows.

    `full` is True where an “h” stands behind it, `minutes` where figures of minutes do.
    """
    hour = int(written)
    whole = hour == 24 and minute == second == 0 and not half
    if minute > 59 or second > 59 or (hour > 23 and not whole) or (half and not 1 <= hour <= 12):
        raise BadInput("No such time of day", f"“{text.strip()[:40]}” stands on no clock.", REMEDY)
    if half:
        return Clock(hour % 12 + (12 if half == "p" else 0), minute, second, half)
    return Clock(hour, minute, second, open=_may_be_later(hour, written, minutes, full=full))


def _may_be_later(hour: int, written: str, minutes: bool, *, full: bool) -> bool:
    """Whether the hour may be of a clock of twelve hours: 9, 9:30, 11 and 12, not 09:30, 11:00 or 9h."""
    if written.startswith("0") or not 1 <= hour <= 12:
        return False
    return hour < 8 or (not full and (hour < 10 or not minutes))


def _range(match: re.Match[str]) -> Range | None:
    """Both times of a range: the one without am or pm takes it from the other."""
    part = match.groupdict()
    said = [part[f"half{which}"] or part[f"letter{which}"] for which in "12"]
    bare = part["minute1"] is None and not part["compact1"] and part["h1"] is None
    _ask_to(match, said[0], bare)
    if not any(said) and bare and part["minute2"] is None and not _is_short(match):
        # “9-17” may as well be a day.
        return None
    start, end = _clock(match, "1"), _clock(match, "2")
    if said[1] and not said[0] and start.hour <= 12:
        same = replace(start, hour=start.hour % 12 + (12 if said[1] == "p" else 0), half=said[1], open=False)
        first = replace(start, hour=start.hour % 12, half="a", open=False)
        start = same if _minutes(same) < _minutes(end) else first
    elif not said[1] and end.open and end.hour < 12:
        end = end.later if _minutes(end) <= _minutes(start) or start.hour > 12 else end
    return Range(start, end)


def _is_short(match: re.Match[str]) -> bool:
    """Whether two bare hours are some hours apart on a clock of twelve: “10-11”, “11 - 1”."""
    if match["compact2"] or not (match["hour1"] and match["hour2"]):
        return False
    start, end = int(match["hour1"]), int(match["hour2"])
    return max(start, end) <= 12 and 1 <= (end - start) % 12 <= 4


def _ask_to(match: re.Match[str], said: str | None, bare: bool) -> None:
    """Raise BadInput for “10 to 3” and “10 to 11am”: ten minutes before, or from ten on."""
    if match["from"] or match["till"] != "to" or said or not bare or match["hour1"] not in ("5", "10"):
        return
    hour, before = match["hour2"] or match["compact2"], int(match["hour1"])
    if len(hour) > 2 or match["minute2"] is not None or not 1 <= int(hour) <= 12:
        return
    earlier = f"{(int(hour) - 2) % 12 + 1}:{60 - before}"
    raise BadInput(
        "A time or a range?",
        f"“{match[0].strip()}” may be {earlier}, or from {before} on.",
        f"Write {earlier} with am or pm, or the beginning alone: {before}am.",
    )


def _minutes(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


def _said_round(match: re.Match[str]) -> Clock:
    """“half past 2”, “quarter to 3”, “10 past 3”."""
    ahead = {"half": 30, "quarter": 15}.get(match["ahead"], 0) or int(match["minutes"] or match["counted"])
    written = str(_NAMES.get(match["hour"], match["hour"]))
    clock = clock_of(match[0], written, 0, 0, match["half"] or "")
    if match["way"] in ("past", "after"):
        return replace(clock, minute=ahead)
    total = (_minutes(clock) - ahead) % (24 * 60)
    # “quarter to 1” is 12:45.
    hour = total // 60 or (12 if clock.open else 0)
    return replace(clock, hour=hour, minute=total % 60)


def _named(match: re.Match[str]) -> Clock:
    """“nine”, “nine thirty”, “two forty-five pm”."""
    minutes = [_MINUTES[word] for word in re.split(r"[\s-]+", match["minute"] or "") if word != "oh"]
    return clock_of(match[0], str(_NAMES[match["hour"]]), sum(minutes), 0, match["half"] or "")


def _half_hour(match: re.Match[str]) -> Clock:
    hour = _NAMES.get(match["hour"]) or int(match["hour"])
    if not 1 <= hour <= 12:
        raise BadInput("No such time of day", f"“{match[0].strip()}” stands on no clock.", REMEDY)
    before, half = f"{(hour - 2) % 12 + 1}:30", match["half"]
    end = f"{half}m" if half else ""
    raise BadInput(
        f"{hour}:30 or {before}?",
        f"“{match[0].strip()}” is {hour}:30 in Britain, {before} elsewhere.",
        f"Write {hour}:30{end} or {before}{end}.",
    )


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
    (
        re.compile(rf"half\s+(?P<hour>\d{{1,2}}|{_NUMBERS})(?![\w:.])(?:\s?(?P<half>[ap])\s?m\b)?"),
        _half_hour,
    ),
    (
        re.compile(
            rf"(?P<hour>{_NUMBERS})(?:[\s-]+(?P<minute>{_SPOKEN_MINUTES}))?\b(?:\s?(?P<half>[ap])\s?m\b)?"
        ),
        _named,
    ),
    (
        re.compile(
            r"(?P<from>(?:between|from)\s+)?"
            + _ONE.format("1")
            + r"(?!\s-\d\d:?\d\d)\s?(?P<till>-|to|and|until|till)\s?"
            + _ONE.format("2")
            + _END
        ),
        _range,
    ),
    (re.compile(_ONE.format("") + _END), _clock),
)
