"""When something in a calendar file is: one instant, a time of day whose zone is asked, or a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from matchweek.domain.contacts.calendar_events import ZoneAsked
from matchweek.domain.times.zones import at_wall, zone_named
from matchweek.errors import BadInput
from matchweek.intake.calendar.lines import Line
from matchweek.intake.calendar.parts import Part
from matchweek.intake.calendar.repeats import NotRead, naive_time
from matchweek.intake.calendar.zone_blocks import ZoneBlock, block_of
from matchweek.intake.calendar.zone_names import iana_of, zones_like

_TIME = re.compile(r"(\d{8})T(\d{6}|\d{4})(Z|[+-]\d{4})?")
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?"
)
FLOATING = "It names no time zone: in which is it meant?"


@dataclass(frozen=True, slots=True)
class Moment:
    """Just one of: `at` (aware UTC), `wall` (naive) whose zone is `asked`, `day`. `naive` is as written."""

    naive: datetime
    at: datetime | None = None
    asked: ZoneAsked | None = None
    day: date | None = None

    @property
    def wall(self) -> datetime | None:
        return self.naive if self.asked is not None else None

    @property
    def key(self) -> str:
        """It as the name of one date of a series."""
        if self.day is not None:
            return self.day.isoformat()
        return self.at.isoformat() if self.at is not None else self.naive.isoformat()


@dataclass(slots=True)
class Zones:
    """The zones of one calendar: its own blocks, by the names that its times use."""

    blocks: Mapping[str, tuple[ZoneBlock, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    whole: str = ""

    @classmethod
    def of(cls, calendar: Part) -> Zones:
        """The blocks of a calendar; those that cannot be read are as good as none."""
        blocks: dict[str, tuple[ZoneBlock, ...]] = {}
        unread = set()
        for part in calendar.of("VTIMEZONE"):
            name = part.text("TZID")
            try:
                block = block_of(part)
            except NotRead:
                unread.add(_folded(name))
                continue
            known = blocks.get(_folded(name), ())
            if all(block.rules != each.rules for each in known):
                blocks[_folded(name)] = (*known, block)
        return cls(blocks, frozenset(unread), calendar.text("X-WR-TIMEZONE"))

    def moment(self, line: Line, value: str = "") -> Moment:
        """The moment of a line of dates, or of one `value` of several. Raises NotRead for what is none."""
        written = (value or line.value).strip().upper()
        day = line.parameters.get("VALUE", "").upper() == "DATE" or len(written) == 8
        if day:
            naive = _year(naive_time(written[:8]))
            return Moment(naive, day=naive.date())
        found = _TIME.fullmatch(written)
        if found is None:
            raise NotRead(f"“{written[:20]}” is no time")
        naive = _year(naive_time(f"{found[1]}T{found[2].ljust(6, '0')}"))
        if found[3] == "Z":
            return Moment(naive, naive.replace(tzinfo=UTC))
        if found[3]:
            return Moment(naive, datetime.strptime(written, "%Y%m%dT%H%M%S%z").astimezone(UTC))
        return self.place(naive, line.parameters.get("TZID", ""))

    def place(self, naive: datetime, name: str) -> Moment:
        """A time of day in the zone of that name; asked where the file does not tell which instant it is."""
        if not name:
            proposed = iana_of(self.whole)
            return Moment(naive, asked=ZoneAsked(FLOATING, "", (proposed,) if proposed else ()))
        blocks = self.blocks.get(_folded(name), ())
        iana = iana_of(name) or next((iana_of(each.place) for each in blocks if each.place), "")
        if not blocks:
            return self._named(naive, name, iana)
        instants = {at for block in blocks for at in _shown(block, naive)}
        if iana:
            instants.update(_shown_in(iana, naive))
        if len(instants) == 1:
            return Moment(naive, instants.pop())
        return Moment(naive, asked=ZoneAsked(_why(name, len(instants)), name, _some(iana, name)))

    def _named(self, naive: datetime, name: str, iana: str) -> Moment:
        instants = _shown_in(iana, naive) if iana and _folded(name) not in self.unread else []
        if len(instants) == 1:
            return Moment(naive, instants[0])
        if instants:
            return Moment(naive, asked=ZoneAsked(_why(name, 2), name, _some(iana, name)))
        why = f"It says “{name[:60]}” and not what that means: in which zone is it meant?"
        if iana and _folded(name) not in self.unread:
            why = _why(name, 0)
        return Moment(naive, asked=ZoneAsked(why, name, _some(iana, name)))


def _folded(name: str) -> str:
    return " ".join(name.strip().strip('"').split()).casefold()


def _some(iana: str, name: str) -> tuple[str, ...]:
    return (iana,) if iana else zones_like(name)


def _shown(block: ZoneBlock, naive: datetime) -> list[datetime]:
    try:
        return block.instants(naive)
    except (NotRead, OverflowError):
        return []


def _shown_in(iana: str, naive: datetime) -> list[datetime]:
    """When clocks in an IANA zone show that: once, never, or twice as they change."""
    zone = zone_named(iana)
    try:
        return [at_wall(naive, zone)]
    except BadInput:
        both = (naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        return [at for at in both if at.astimezone(zone).replace(tzinfo=None) == naive]


def _why(name: str, count: int) -> str:
    if count == 0:
        return f"It is skipped in “{name[:60]}”, where the clocks change: when is it meant?"
    return f"It may be {count} moments in “{name[:60]}” by this file: in which zone is it meant?"


def _year(found: datetime) -> datetime:
    if not 2000 <= found.year <= 2100:
        raise NotRead(f"{found.year} is no year of an interview")
    return found


def duration(value: str) -> timedelta:
    """A length such as PT1H30M. Raises NotRead for what is none, or lies before its beginning."""
    found = _DURATION.fullmatch(value.strip().upper())
    if found is None or not any(found.groups()[1:]) or found[1] == "-":
        raise NotRead(f"“{value[:20]}” is no length")
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def stamp(lines: Iterable[Line | None]) -> datetime | None:
    """The newest of the instants that tell when a version was made (aware UTC)."""
    found = []
    for line in lines:
        if line is None:
            continue
        try:
            moment = Zones().moment(line)
        except NotRead:
            continue
        found.append(moment.at or moment.naive.replace(tzinfo=UTC))
    return max(found, default=None)
