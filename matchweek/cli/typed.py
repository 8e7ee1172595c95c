"""Times typed in a shell: in which zone they are read, and the words that say so."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from matchweek.cli import output

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.times.spoken import Reading, Setting
    from matchweek.domain.times.zones import Toward

OF_OPTION, OF_FILE, OF_ALL = "the zone of --zone", "your zone in this file", "no zone of yours is set"


def zone_typed_in(shell: Shell) -> tuple[Timezone, str]:
    """The zone of a time that names none, and in words why: --zone, the file's own, else Eastern."""
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN
    from matchweek.services.days.typed_times import own_zone

    if shell.zone:
        return shell.times, OF_OPTION
    kept = own_zone(shell.path)
    return (read_zone(kept), OF_FILE) if kept else (EASTERN, OF_ALL)


def now_of(shell: Shell, text: str) -> datetime:
    """The instant of --now or MATCHWEEK_NOW, which needs its date."""
    from matchweek.domain.times.spoken import Setting, read

    zone, why = zone_typed_in(shell)
    reading = read(text, Setting(zone=zone, own=zone))
    _tell(text, reading, Setting(zone=zone, own=zone), why)
    return reading.at


def instant_typed(
    shell: Shell, text: str, toward: Toward, *, day: datetime | None = None, limit: bool = False, **about: Any
) -> datetime:
    """The instant of a typed time. `day` is the moment on whose day a bare hour is; `limit` is True where
    the latest moment for something is asked.

    What is past where a time to come is meant, after SOAP or in another year goes with the answer.
    """
    from matchweek.domain.times.spoken import Setting, asks_for_theirs, read
    from matchweek.domain.times.spoken.cautions import cautions
    from matchweek.services.days import typed_times

    zone, why = zone_typed_in(shell)
    now = shell.clock.now()
    theirs: tuple[Timezone, ...] = ()
    ends = None
    if asks_for_theirs(text) or toward == "future":
        with shell.week(quickly=True) as week:
            theirs = typed_times.theirs(week, **about) if about else ()
            ends = typed_times.soap_end(week, now)
    setting = Setting(now=now, zone=zone, own=zone, toward=toward, theirs=theirs, day=day, limit=limit)
    reading = read(text, setting)
    odd = cautions(reading.at, now, toward, ends)
    # Of a time to come that was given for what is done, the act itself says so or refuses.
    _tell(
        text, reading, setting, why, [each for each in odd if toward != "past" or "still to come" not in each]
    )
    return reading.at


def day_typed(shell: Shell, text: str, *, eastern: bool = False) -> date:
    """A day typed for what was, in the zone in which times are read, or in Eastern."""
    from matchweek.domain.times.spoken import Setting, read_day
    from matchweek.domain.times.zones import EASTERN

    zone = EASTERN if eastern else zone_typed_in(shell)[0]
    return read_day(text, Setting(now=shell.clock.now(), zone=zone, toward="past"))


def _tell(
    text: str, reading: Reading, setting: Setting, why: str, odd: list[str] | tuple[str, ...] = ()
) -> None:
    from matchweek.cli.quick_times import instant_of
    from matchweek.domain.times.spoken.shown import clocks_for, on_clocks
    from matchweek.domain.times.zones import iso

    clocks = clocks_for(reading.zone, setting.theirs, setting.own, said=True)
    shown = on_clocks(reading.at, clocks, seconds=True)
    remarks = [*reading.notes, *odd]
    if not reading.zone_said:
        remarks.insert(0, f"“{text}” was read as {shown} ({why}).")
    elif remarks or instant_of(text) is None:
        # Only an instant with its offset says all of it by itself.
        remarks.insert(0, f"“{text}” was read as {shown}.")
    output.time_read(
        {
            "text": text,
            "at": iso(reading.at, reading.zone),
            "zone": reading.zone.name,
            "zone_said": reading.zone_said,
            "words": shown,
            "notes": [*reading.notes, *odd],
        },
        remarks,
    )
