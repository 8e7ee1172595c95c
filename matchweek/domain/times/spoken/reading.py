"""What a typed time means: one instant, in the zone it was said in, and what was understood otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from matchweek.domain.times.spoken.iso_text import IsoText, iso_in
from matchweek.domain.times.spoken.setting import Setting, not_a_time
from matchweek.domain.times.spoken.summer import summer_note
from matchweek.domain.times.spoken.when import wall_of
from matchweek.domain.times.spoken.which_zone import ask_which, place_note, which_zones
from matchweek.domain.times.spoken.words import Said, cut_all, cut_up, two_times
from matchweek.domain.times.spoken.zone_titles import zone_title
from matchweek.domain.times.zones import EASTERN, Toward, at_wall, wall
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone


@dataclass(frozen=True, slots=True)
class Reading:
    """An instant that was typed. `at` is aware UTC.

    `zone` is the zone it was read in; `zone_said` tells whether the text named it or an offset, else
    it is the setting's. `notes` say what was understood otherwise than written, a sentence each.
    """

    at: datetime
    zone: Timezone
    zone_said: bool = False
    notes: tuple[str, ...] = ()


def read(text: str, setting: Setting) -> Reading:
    """The instant that `text` means.

    ISO 8601, or a day, a time of day and a zone in any order, as people say them: “wed 2:30pm CT”,
    “10 central”, “tomorrow 9”, “3/17 10am”, “in 20 min”, “2-2:30pm” (its start). What is left out
    follows from the setting. One moment may stand there on several clocks: “17:00 ET / 14:00 PT”. Raises
    BadInput when no single instant is meant, with what to write.
    """
    iso = iso_in(text)
    each = (iso.said,) if iso is not None else cut_all(text)
    found = _read_one(each[0], iso, text, setting)
    for other in each[1:]:
        _must_agree(found, each[0], other, text, setting)
    return found


def read_instant(
    text: str, zone: Timezone = EASTERN, *, now: datetime | None = None, toward: Toward = "day"
) -> datetime:
    """The instant that `text` means, aware, in UTC.

    Without an offset or a zone it is the wall time in `zone`, Eastern unless said otherwise. Raises
    BadInput when no single instant is meant.
    """
    return read(text, Setting(now=now, zone=zone, toward=toward)).at


def _read_one(said: Said, iso: IsoText | None, text: str, setting: Setting) -> Reading:
    zones = which_zones(said, setting, text)
    if iso is not None and iso.offset is not None:
        return _with_offset(iso, zones, setting)
    if iso is None:
        _complete(said, text, setting)
        _no_limit(said, setting)
    readings = [_read_in(zone, said, iso, text, setting) for zone in zones]
    if len({reading.at for reading in readings}) > 1:
        raise ask_which(said, zones, text)
    return readings[0]


def _must_agree(first: Reading, said: Said, other: Said, text: str, setting: Setting) -> None:
    """Raise BadInput where a text's other clock does not show the moment of its first."""
    clock = other.clock
    if clock is None or not (other.zone or other.rest) or other.stretch or other.part or other.edge:
        raise two_times(text)
    zones = which_zones(other, setting, text)
    if any(_shows(first.at.astimezone(zone), other) for zone in zones):
        return
    zone, title = zones[0], zone_title(zones[0].name)
    said_there = clock.as_said if clock.open else str(clock)
    if other.weekday is not None:
        said_there = f"{other.weekday.words.capitalize()} {said_there}"
    raise BadInput(
        "Two times",
        f"{wall(first.at, first.zone)} {zone_title(first.zone.name)} is "
        f"{wall(first.at, zone)} {title}, not {said_there}.",
        "Ask which is right, and write that one alone.",
    )


def _shows(local: datetime, other: Said) -> bool:
    """Whether a clock and a calendar there show what was said."""
    clock, day = other.clock, other.day
    assert clock is not None
    if other.weekday is not None and other.weekday.weekday != local.weekday():
        return False
    if day is not None and (
        day.away is not None or day.day != local.day or day.month not in (None, local.month)
    ):
        return False
    hours = {clock.hour % 24, clock.later.hour} if clock.open else {clock.hour % 24}
    return local.hour in hours and local.minute == clock.minute


def _no_limit(said: Said, setting: Setting) -> None:
    """Raise BadInput for “before noon” where the moment itself is wanted, and for “after 3pm” anywhere."""
    if not said.edge or said.clock is None or (setting.limit and said.up_to):
        return
    raise BadInput(
        "When exactly?",
        f"“{said.edge}” makes a limit of it; the time itself is wanted here.",
        "Write the time alone, as near as you know it: Thu 11:30.",
    )


def read_day(text: str, setting: Setting) -> date:
    """The day that `text` names in the setting's zone: “yesterday”, “Tue”, “3/17”, “2027-03-17”.

    Raises BadInput where no single day is meant.
    """
    said = cut_up(text)
    if said.clock is not None or said.stretch is not None or not (said.day or said.weekday):
        raise BadInput(
            "Not a day",
            f"“{' '.join(text.split())[:40]}” was given.",
            "Write it as 2027-03-12, 12 Mar, Fri or yesterday.",
        )
    return read(f"{text} 12:00", setting).at.astimezone(setting.zone).date()


def _with_offset(iso: IsoText, zones: Sequence[Timezone], setting: Setting) -> Reading:
    """An ISO instant with its offset; a zone behind it may only say the same."""
    at = iso.instant
    said = iso.said.zone
    if said is not None and all(at.astimezone(zone).utcoffset() != iso.offset for zone in zones):
        raise BadInput(
            "Two zones",
            f"The offset and “{said.words}” are not the same clock on that day.",
            "Leave one of them away.",
        )
    return Reading(at, setting.zone, zone_said=True)


def _complete(said: Said, text: str, setting: Setting) -> None:
    """Raise BadInput where a part is missing, or parts exclude one another."""
    days = said.day is not None or said.weekday is not None
    if said.stretch is not None:
        if said.clock is not None or days or said.part:
            raise not_a_time(text, "It names a time of day and a length of time.")
    elif said.clock is None:
        raise not_a_time(text, "The time of day is missing." if days or said.part else "")
    if setting.now is None and (said.day is None or said.day.year is None):
        raise not_a_time(text, "The date is missing.")


def _read_in(zone: Timezone, said: Said, iso: IsoText | None, text: str, setting: Setting) -> Reading:
    """The reading where `zone` is meant."""
    notes: list[str] = list(said.notes)
    if said.stretch is not None:
        assert setting.now is not None
        at = setting.now.astimezone(UTC) + said.stretch.by
        if said.stretch.by:
            # Nobody means the seconds of “in 20 min”.
            at = at.replace(second=0, microsecond=0)
    else:
        naive = iso.read if iso is not None else wall_of(said, zone, text, setting, notes)
        at = at_wall(naive, zone, said.zone.season if said.zone is not None else "")
    if said.zone is not None and (note := summer_note(said.zone, at, zone)):
        notes.append(note)
    if said.rest and (note := place_note(said, zone, setting)):
        notes.append(note)
    return Reading(at, zone, said.zone is not None or bool(said.rest), tuple(notes))


def asks_for_theirs(text: str) -> bool:
    """Whether the zone of a program may decide what a text means."""
    try:
        each = cut_all(text)
    except BadInput:
        return False
    zones = [said.zone for said in each if said.zone is not None]
    return any(zone.whose in ("theirs", "local") or len(zone.places) > 1 for zone in zones)
