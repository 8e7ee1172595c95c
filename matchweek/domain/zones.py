"""Zones and instants in words: reading them, and showing them in Eastern and one's own time.

Everything official is Eastern; instants are aware UTC (rules.md section 1, "Time zones").
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pendulum
from pendulum import Timezone
from pendulum.tz.local_timezone import get_local_timezone

from matchweek.errors import BadInput

EASTERN: Timezone = pendulum.timezone("America/New_York")

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# The zone files' EST, MST and HST know no daylight time: who says EST in March means New York.
_EASTERN_WORDS = frozenset({"et", "est", "edt", "eastern", "eastern time", "us/eastern", "est5edt"})
_MEANT_BY = {
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "cdt": ("America/Chicago",),
    "ct": ("America/Chicago",),
    "mdt": ("America/Denver", "America/Phoenix"),
    "mst": ("America/Denver", "America/Phoenix"),
    "mt": ("America/Denver", "America/Phoenix"),
    "pst": ("America/Los_Angeles",),
    "pdt": ("America/Los_Angeles",),
    "pt": ("America/Los_Angeles",),
    "hst": ("Pacific/Honolulu",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "pkt": ("Asia/Karachi",),
    "npt": ("Asia/Kathmandu",),
    "pht": ("Asia/Manila",),
    "wat": ("Africa/Lagos",),
    "bst": ("Europe/London", "Asia/Dhaka"),
}
_UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal"})
_PRESENT_SPELLING = {"Calcutta": "Kolkata", "Katmandu": "Kathmandu", "Saigon": "Ho Chi Minh"}


@cache
def _zone_names() -> frozenset[str]:
    """Every IANA name; tzdata's own list is read where it is, as searching the disk takes 20 ms."""
    try:
        listed = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    except (ModuleNotFoundError, OSError):
        listed = []
    return frozenset(listed or pendulum.timezones())


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Every way to write a zone, folded, with the zone names it can mean."""
    names = sorted(_zone_names())
    whole = {name.casefold(): (name,) for name in names}
    cities: dict[str, tuple[str, ...]] = {}
    for name in names:
        area, _, city = name.casefold().rpartition("/")
        if area and city not in whole:
            cities[city] = (*cities.get(city, ()), name)
    return whole | cities


def read_zone(name: str) -> Timezone:
    """The zone called `name`: an IANA name in any case, “ET”, or a city when only one fits.

    Raises BadInput naming the nearest right names when there is none, or several.
    """
    folded = "_".join(name.split()).casefold()
    if folded.replace("_", " ") in _EASTERN_WORDS:
        return EASTERN
    if folded in _MEANT_BY:
        raise _unknown_zone(name, _MEANT_BY[folded])
    found = _spellings().get(folded, ())
    if len(found) == 1:
        return pendulum.timezone(found[0])
    raise _unknown_zone(name, found or _nearest(folded))


def _nearest(folded: str) -> tuple[str, ...]:
    near = difflib.get_close_matches(folded, _spellings(), n=4, cutoff=0.6)
    names = [name for written in near for name in _spellings()[written]]
    return tuple(dict.fromkeys(names))[:3]


def zones_like(typed: str, most: int = 6) -> tuple[str, ...]:
    """The zone names that a begun city, zone or short form can mean, the likeliest first."""
    folded = "_".join(typed.split()).casefold()
    if not folded:
        return ()
    if folded.replace("_", " ") in _EASTERN_WORDS:
        return (EASTERN.name,)
    begun = [name for written, names in _spellings().items() if written.startswith(folded) for name in names]
    inside = [name for written, names in _spellings().items() if folded in written for name in names]
    cities = sorted({*begun}, key=lambda name: (not name.casefold().endswith(folded), "/" not in name, name))
    known = [*_MEANT_BY.get(folded, ()), *cities, *sorted(inside)]
    return tuple(dict.fromkeys(known or _nearest(folded)))[:most]


def _unknown_zone(name: str, near: Iterable[str]) -> BadInput:
    choices = " or ".join(near)
    return BadInput(
        "Unknown time zone",
        f"“{name.strip()[:40]}” names no single time zone.",
        f"Did you mean {choices}?" if choices else "Write it as area and city, such as Asia/Karachi.",
    )


def at_wall(naive: datetime, zone: Timezone = EASTERN) -> datetime:
    """The UTC instant at which clocks in `zone` show `naive`.

    Raises BadInput when that time is skipped or comes twice as the clocks change there.
    """
    first = naive.replace(tzinfo=zone, fold=0)
    second = naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        at = first.astimezone(UTC)
        skipped = at.astimezone(zone).replace(tzinfo=None) != naive
        happens = "does not exist" if skipped else "comes twice"
        raise BadInput(
            "No single moment",
            f"{naive:%H:%M} {happens} on that day in {place_name(zone)}: the clocks change.",
            "Give the offset too, such as -04:00.",
        )
    return first.astimezone(UTC)


_ISO_BEGINS = re.compile(r"\d{4}-?(?:\d\d|W)", re.IGNORECASE)
_ZONE_AT_END = re.compile(r"\s*\b(?P<zone>ET|EST|EDT|Eastern|UTC|GMT)$", re.IGNORECASE)
_MONTH = "(?P<{}>" + "|".join(MONTHS) + r")[a-z]*\.?"
_SPOKEN = re.compile(
    r"(?:(?P<weekday>" + "|".join(DAYS) + r")[a-z]*\.?,?\s+)?"
    r"(?:(?:(?P<day>\d{1,2})\.?\s+" + _MONTH.format("month") + "|"
    "" + _MONTH.format("month_first") + r"\s+(?P<day_after>\d{1,2}))(?:,?\s+(?P<year>\d{4}))?,?\s+)?"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?\s*(?P<half>[ap])?(?(half)\.?m\.?)",
    re.IGNORECASE,
)

# An instant outside them is a slip, and far enough out no zone could show it.
_YEARS = range(1970, 2200)

# Where a time without a date belongs: a call was, a next step will be.
Toward = Literal["day", "past", "future"]
_SLACK = timedelta(hours=6)


def read_instant(
    text: str, zone: Timezone = EASTERN, *, now: datetime | None = None, toward: Toward = "day"
) -> datetime:
    """The instant that `text` means, aware, in UTC.

    ISO 8601 with a date and a time; without an offset it is the wall time in `zone`, Eastern
    unless said otherwise. With a reference `now` also “10:58”, “10:58 pm”, “Thu 10:58”, “18 Mar
    10:58” and “now”. Such a time belongs to the day of `now` and a weekday to the nearest one;
    `toward` past or future takes the last or the next such time instead, give or take six hours.
    A final ET or UTC overrides `zone`. Raises BadInput when no single instant is meant.
    """
    bare = " ".join(text.split())
    if named := _ZONE_AT_END.search(bare):
        zone = EASTERN if named["zone"].casefold() in _EASTERN_WORDS else pendulum.UTC
        bare = bare[: named.start()]
    if _ISO_BEGINS.match(bare):
        return _read_iso(bare, text, zone)
    spoken = _SPOKEN.fullmatch(bare)
    if spoken is None and bare.casefold() != "now":
        raise _not_an_instant(text)
    if now is None:
        raise _not_an_instant(text, "The date is missing.")
    if spoken is None:
        return now.astimezone(UTC)
    return at_wall(_spoken_wall(spoken, text, now.astimezone(zone).replace(tzinfo=None), toward), zone)


def _not_an_instant(text: str, why: str = "") -> BadInput:
    return BadInput(
        "Not a date and time",
        f"“{text.strip()[:40]}” does not name one moment. {why}".strip(),
        "Write it as 2027-03-18T10:58 (Eastern) or with an offset, 2027-03-18T10:58-04:00.",
    )


def _read_iso(bare: str, text: str, zone: Timezone) -> datetime:
    joined = re.sub(r"\s+(?=Z$|[+-]\d\d:?(?:\d\d)?$)", "", bare.upper())
    if not re.search(r"[T ]\d\d", joined):
        raise _not_an_instant(text, "The time of day is missing.")
    try:
        read = datetime.fromisoformat(joined)
    except ValueError:
        raise _not_an_instant(text) from None
    if read.year not in _YEARS:
        raise _not_an_instant(text, "The year cannot be meant.")
    return at_wall(read, zone) if read.tzinfo is None else read.astimezone(UTC)


def _spoken_wall(spoken: re.Match[str], text: str, here: datetime, toward: Toward) -> datetime:
    """The wall time of a spoken form, seen from the wall time `here`."""
    part = spoken.groupdict()
    if part["minute"] is None and part["half"] is None:
        raise _not_an_instant(text)
    hour = int(part["hour"])
    if part["half"]:
        if not 1 <= hour <= 12:
            raise _not_an_instant(text)
        hour = hour % 12 + (12 if part["half"] in "pP" else 0)
    try:
        same_day = here.replace(
            hour=hour, minute=int(part["minute"] or 0), second=int(part["second"] or 0), microsecond=0
        )
    except ValueError:
        raise _not_an_instant(text) from None
    day = part["day"] or part["day_after"]
    if day:
        month = MONTHS.index((part["month"] or part["month_first"])[:3].capitalize()) + 1
        dated = _on_date(same_day, here, int(day), month, part["year"])
        if dated is None or (part["weekday"] and DAYS[dated.weekday()] != part["weekday"].capitalize()):
            raise _not_an_instant(text, "There is no such day.")
        return dated
    days = [same_day + timedelta(days=n) for n in range(-7, 8)]
    if part["weekday"]:
        days = [at for at in days if DAYS[at.weekday()] == part["weekday"].capitalize()]
    if toward == "past":
        return max(at for at in days if at <= here + _SLACK)
    if toward == "future":
        return min(at for at in days if at >= here - _SLACK)
    return min(days, key=lambda at: abs(at - same_day))


def _on_date(time: datetime, here: datetime, day: int, month: int, year: str | None) -> datetime | None:
    """That time on that date; without a year, in the year that puts it nearest to `here`."""
    found = []
    years = {int(year)} & set(_YEARS) if year else {here.year - 1, here.year, here.year + 1}
    for candidate in years:
        try:
            found.append(time.replace(year=candidate, month=month, day=day))
        except ValueError:
            continue
    return min(found, key=lambda at: abs(at - here), default=None)


def iso(at: datetime, zone: Timezone = EASTERN) -> str:
    """ISO 8601 with offset and whole seconds: 2027-03-18T11:00:00-04:00."""
    return at.astimezone(zone).isoformat(timespec="seconds")


def wall(at: datetime, zone: Timezone = EASTERN, *, seconds: bool = False) -> str:
    """What a clock and a calendar in `zone` show: “Thu 18 Mar 10:42”, or with “:07”."""
    local = at.astimezone(zone)
    day = f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]}"
    return f"{day} {_hours(local, seconds)}"


def weekday(at: datetime, zone: Timezone = EASTERN) -> str:
    """The weekday in `zone`, in three letters."""
    return DAYS[at.astimezone(zone).weekday()]


def _hours(local: datetime, seconds: bool) -> str:
    return f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"


def place_name(zone: Timezone | str, *, short: bool = False) -> str:
    """The zone in a word: “Karachi”, “Los Angeles”, “UTC”, “Eastern” (or “ET” when short)."""
    name = zone if isinstance(zone, str) else zone.name
    if name.casefold() in _EASTERN_WORDS or name == EASTERN.name:
        return "ET" if short else "Eastern"
    if name in _UTC_NAMES:
        return "UTC"
    city = name.rpartition("/")[2].replace("_", " ")
    return _PRESENT_SPELLING.get(city, city)


@dataclass(frozen=True, slots=True)
class BothTimes:
    """One instant on an Eastern clock and on one's own.

    `own_weekday` and `own_time` are set even where both clocks agree (`same_clock`). `str()` is
    “Thu 15:00 ET · Fri 00:30 Kolkata”: the own weekday stands there whenever it differs.
    """

    weekday: str
    time: str
    own_weekday: str
    own_time: str
    place: str
    same_clock: bool

    @property
    def other_day(self) -> bool:
        """Whether it is another weekday in one's own zone."""
        return self.weekday != self.own_weekday

    @property
    def eastern(self) -> str:
        return f"{self.weekday} {self.time}"

    @property
    def own(self) -> str:
        """One's own time, after its weekday when that differs: “Fri 00:30”, “20:00”."""
        return f"{self.own_weekday} {self.own_time}" if self.other_day else self.own_time

    @property
    def own_with_weekday(self) -> str:
        return f"{self.own_weekday} {self.own_time}"

    def __str__(self) -> str:
        return f"{self.eastern} ET" + ("" if self.same_clock else f" · {self.own} {self.place}")


def in_both(at: datetime, zone: Timezone, *, seconds: bool = False) -> BothTimes:
    """The instant in Eastern time and in `zone`, each with its weekday."""
    eastern, own = at.astimezone(EASTERN), at.astimezone(zone)
    return BothTimes(
        weekday=DAYS[eastern.weekday()],
        time=_hours(eastern, seconds),
        own_weekday=DAYS[own.weekday()],
        own_time=_hours(own, seconds),
        place=place_name(zone),
        same_clock=eastern.utcoffset() == own.utcoffset(),
    )


def countdown_text(left: timedelta) -> str:
    """Time left in words: “17:53”, “1:07:53”, “2 d 03:12”; “0:00” once it is over.

    A begun second counts as whole, so that the countdown and a clock beside it always add up.
    """
    total = max(0, -(-left // timedelta(seconds=1)))
    minutes, seconds = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} d {hours:02}:{minutes:02}"
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}"


def system_zone_name(
    environ: Mapping[str, str] | None = None, localtime: Path = Path("/etc/localtime")
) -> str:
    """The IANA name of this machine's zone; “UTC” when it has none that is known.

    TZ counts first, then where /etc/localtime leads, then what the system says otherwise.
    """
    env = os.environ if environ is None else environ
    if "TZ" in env:
        return _known(env["TZ"].strip().removeprefix(":")) or "UTC"
    try:
        steps = [str(localtime.readlink()), str(localtime.resolve())]
    except OSError:
        steps = []
    for step in steps:
        if found := _known(step):
            return found
    try:
        return _known(get_local_timezone().name) or "UTC"
    except (OSError, RuntimeError, ValueError, LookupError):
        return "UTC"


def _known(name: str) -> str | None:
    """The IANA name in a setting or in a path into the zone files, if it is one."""
    inside = name.replace("\\", "/").rpartition("zoneinfo/")[2]
    inside = inside.removeprefix("posix/").removeprefix("right/")
    return inside if inside in _zone_names() else None
