"""Zones by their IANA names, and instants shown in words, in Eastern and one's own time.

Everything official is Eastern; instants are aware UTC (rules: zones).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pendulum
from pendulum import Timezone
from pendulum.tz.local_timezone import get_local_timezone

from matchweek.domain.times.zone_table import NOT_A_ZONE, damaged, in_force, packaged_file, whole_zone
from matchweek.errors import BadInput, Failed

# Before the first zone is read.
ZONE_TABLE = in_force()

EASTERN: Timezone = pendulum.timezone("America/New_York")

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

EASTERN_WORDS = frozenset({"et", "est", "edt", "eastern", "eastern time", "us/eastern", "est5edt"})
_UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal"})
_OLD_AREAS = frozenset({"us", "canada", "brazil", "chile", "mexico", "etc"})
_FIRST_WEEK = datetime(2026, 9, 1, 12, tzinfo=UTC)
_PRESENT_SPELLING = {"Calcutta": "Kolkata", "Katmandu": "Kathmandu", "Saigon": "Ho Chi Minh"}


@cache
def zone_names() -> frozenset[str]:
    """Every IANA name; tzdata's own list is read where it is, as searching the disk takes 20 ms."""
    try:
        listed = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    except (ModuleNotFoundError, OSError):
        listed = []
    return frozenset(listed or pendulum.timezones())


@cache
def folded_zone_names() -> dict[str, str]:
    """Every IANA name by itself in small letters."""
    return {name.casefold(): name for name in zone_names()}


def zones_called(text: str, *, begun: bool = False) -> tuple[str, ...]:
    """The IANA names, or without a “/” those of whose city `text` is the name, in any case; or begins it."""
    folded = "_".join(text.split()).casefold()
    if not folded:
        return ()
    found = []
    for written, name in sorted(folded_zone_names().items()):
        area, _, city = written.rpartition("/")
        said = (written,) if "/" in text else (city,) if area and area not in _OLD_AREAS else ()
        if any(each.startswith(folded) if begun else each == folded for each in said):
            found.append(name)
    return tuple(found)


@cache
def zone_named(name: str) -> Timezone:
    """The zone of an IANA name; pendulum would read its file again each time.

    A file of the system that cannot be read is passed over. Raises Failed where no other one can be.
    """
    try:
        if not damaged(name):
            return pendulum.timezone(name)
    except NOT_A_ZONE:
        pass
    try:
        return Timezone.from_file(whole_zone(packaged_file(name)), key=name)
    except (ImportError, *NOT_A_ZONE):
        raise Failed(
            "A time zone cannot be read",
            f"The file of {name} is missing or damaged on this system.",
            "Reinstall the zones: python -m pip install --force-reinstall tzdata. Or set another city's zone "
            "with the same clock: matchweek me set --zone CITY",
        ) from None


@cache
def _week_by_week(name: str) -> tuple[timedelta | None, ...]:
    """The zone's distance from UTC each week of the two years of the next seasons."""
    zone = zone_named(name)
    return tuple((_FIRST_WEEK + timedelta(weeks=n)).astimezone(zone).utcoffset() for n in range(104))


def same_clock(one: str, other: str) -> bool:
    """Whether clocks in both zones always show the same."""
    return one == other or _week_by_week(one) == _week_by_week(other)


def at_wall(naive: datetime, zone: Timezone = EASTERN, season: Literal["", "s", "d"] = "") -> datetime:
    """The UTC instant at which clocks in `zone` show `naive`.

    Of a time that comes twice as the clocks change, standard (“s”) or daylight time (“d”) where
    `season` says so. Raises BadInput when that time is skipped, and when it comes twice otherwise.
    """
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    skipped = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive
    if season and not skipped:
        return (first if season == "d" else second).astimezone(UTC)
    happens = "does not exist" if skipped else "comes twice"
    offsets = f"{_offset_words(first)} or {_offset_words(second)}"
    raise BadInput(
        "No single moment",
        f"{naive:%H:%M} {happens} on {wall_day(naive)} in {place_name(zone)}: the clocks change.",
        f"Give the offset too, {offsets}: {naive:%Y-%m-%dT%H:%M}{_offset_words(first)}.",
    )


def _offset_words(at: datetime) -> str:
    written = at.strftime("%z")
    return f"{written[:3]}:{written[3:5]}"


def wall_day(local: date) -> str:
    """A day, or that of a wall time: “Thu 18 Mar”."""
    return f"{DAYS[local.weekday()]} {day_month(local)}"


def day_month(local: date) -> str:
    """“18 Mar”."""
    return f"{local.day} {MONTHS[local.month - 1]}"


def day_month_year(local: date) -> str:
    """“18 Mar 2027”."""
    return f"{day_month(local)} {local.year}"


# Where a time without a date belongs: a call was, a next step will be.
Toward = Literal["day", "past", "future"]


def iso(at: datetime, zone: Timezone = EASTERN) -> str:
    """ISO 8601 with offset and whole seconds: 2027-03-18T11:00:00-04:00."""
    return at.astimezone(zone).isoformat(timespec="seconds")


def wall(at: datetime, zone: Timezone = EASTERN, *, seconds: bool = False) -> str:
    """What a clock and a calendar in `zone` show: “Thu 18 Mar 10:42”, or with “:07”."""
    local = at.astimezone(zone)
    return f"{wall_day(local)} {_hours(local, seconds)}"


def weekday(at: datetime, zone: Timezone = EASTERN) -> str:
    """The weekday in `zone`, in three letters."""
    return DAYS[at.astimezone(zone).weekday()]


def _hours(local: datetime, seconds: bool) -> str:
    return f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"


def place_name(zone: Timezone | str, *, short: bool = False) -> str:
    """The zone in a word: “Karachi”, “Los Angeles”, “UTC”, “Eastern” (or “ET” when short)."""
    name = zone if isinstance(zone, str) else zone.name
    if name.casefold() in EASTERN_WORDS or name == EASTERN.name:
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


def dated_in_both(at: datetime, zone: Timezone) -> str:
    """The same with its date: “Wed 3 Mar 21:00 ET · Thu 07:00 Karachi”."""
    both = in_both(at, zone)
    return f"{wall(at)} ET" + ("" if both.same_clock else f" · {both.own} {both.place}")


_WEEKDAY_SAYS_WHICH = timedelta(days=6)


def due_in_both(at: datetime, zone: Timezone, now: datetime) -> str:
    """A moment in both zones, with its date where the weekday does not say which: “15 Mar, Mon 10:00 ET”."""
    words = str(in_both(at, zone))
    if abs(at - now) < _WEEKDAY_SAYS_WHICH:
        return words
    return f"{day_month(at.astimezone(EASTERN))}, {words}"


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
    return inside if inside in zone_names() else None
