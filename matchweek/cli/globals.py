"""The options before the command: which file, which time, which zone; read without Typer too."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchweek.clock import Clock, SystemClock, clock_for

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.times.zones import Toward
    from matchweek.services.core.week import Week

NOW = "MATCHWEEK_NOW"
_TAKEN = ("--file", "--now", "--speed", "--zone")


@dataclass
class Shell:
    """What every command is given: the global options, and what follows from them."""

    file: str = ""
    now: str = ""
    speed: float | None = None
    zone: str = ""
    plain: bool = False
    _clock: Clock | None = field(default=None, repr=False)

    @property
    def path(self) -> Path:
        """The week file itself, also behind a link: --file, MATCHWEEK_FILE, or the system's place for it."""
        from matchweek.paths import real

        return real(self.named_path)

    @property
    def named_path(self) -> Path:
        """The same as it was named: perhaps a link."""
        from matchweek.paths import week_file

        return week_file(self.file or None)

    @property
    def fixed_now(self) -> datetime | None:
        """The instant that --now or MATCHWEEK_NOW gives, aware UTC; without an offset see `cli.typed`."""
        text = self.now or os.environ.get(NOW, "")
        if not text:
            return None
        from matchweek.cli.quick_times import instant_of

        quick = instant_of(text)
        if quick is not None:
            return quick
        from matchweek.cli.typed import now_of

        return now_of(self, text)

    @property
    def zone_name(self) -> str:
        """The IANA name of --zone, empty without one; it takes a place as well as a zone.

        Raises BadInput with the choices when several can be meant, with the nearest when none is.
        """
        from matchweek.cli.quick_times import zone_of

        plain = zone_of(self.zone)
        if plain or not self.zone:
            return plain
        from matchweek.domain.times.places import read_place

        return read_place(self.zone)

    @property
    def clock(self) -> Clock:
        """The one clock of this run. Raises BadInput for an impossible --now or --speed."""
        if self._clock is None:
            self._clock = clock_for(self.fixed_now, self.speed)
        return self._clock

    def headed(self, name: str) -> str:
        """The heading of a column of times, with the zone that they are in: “ends (ET)”."""
        from matchweek.domain.times.zones import place_name

        return f"{name} ({place_name(self.times, short=True)})"

    @property
    def times(self) -> Timezone:
        """The zone of the times shown: --zone, else Eastern."""
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.zones import EASTERN

        name = self.zone_name
        return read_zone(name) if name else EASTERN

    def instant(
        self, text: str | None, toward: Toward = "past", *, limit: bool = False, **about: Any
    ) -> datetime | None:
        """An instant typed for --at and its like, aware UTC; None when it was not given.

        Without a zone it is in that of --zone, else in the file's own. `about` says whose zone “theirs”
        is: program=CODE, call=NUMBER or interview=NUMBER. `limit` is True of the latest moment for something.
        How it was read goes with the answer.
        """
        if text is None:
            return None
        from matchweek.cli.quick_times import instant_of

        quick = instant_of(text)
        if quick is not None and toward == "past":
            return quick
        from matchweek.cli.typed import instant_typed

        return instant_typed(self, text, toward, limit=limit, **about)

    def day(self, text: str, *, eastern: bool = False) -> date:
        """A day typed, in the zone in which times are read. Raises BadInput for none."""
        from matchweek.cli.typed import day_typed

        return day_typed(self, text, eastern=eastern)

    @contextmanager
    def week(self, *, create: bool = False, quickly: bool = False) -> Iterator[Week]:
        """The week, closed afterwards; a missing file is an empty week unless `create`.

        `quickly` as `services.core.week.open_week` has it.
        """
        from matchweek.services.core.week import open_week

        week = open_week(self.path, self.clock, create=create, quickly=quickly)
        try:
            yield week
        finally:
            if week.unreadable:
                from matchweek.cli.output import note

                note([f"{row}; it is left out. Run `matchweek check`." for row in week.unreadable])
            week.close()
        if "interview" in week.touched:
            from matchweek.cli.output import note

            note(self._calendar_files())

    def _calendar_files(self) -> list[str]:
        """Bring the calendar files of the interviews up to date; what could not be, in words."""
        from matchweek.errors import MatchweekError
        from matchweek.services.core.week import open_week
        from matchweek.services.lists import kept_calendar

        try:
            week = open_week(self.path, self.clock, create=False)
        except MatchweekError as error:
            return [str(error)]
        try:
            return list(kept_calendar.bring_up(week))
        except MatchweekError as error:
            return [str(error)]
        finally:
            week.close()

    def check(self) -> None:
        """Raise BadInput for a --zone, --now or --speed that cannot be used, before anything is done."""
        _ = self.clock, self.zone_name


def split(arguments: Sequence[str]) -> tuple[Shell, list[str]] | None:
    """The global options and the rest, or None when Typer should look at it: help, errors."""
    shell = Shell()
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        if rest[0] == "--plain":
            shell.plain = bool(rest.pop(0))
            continue
        name, equals, value = rest.pop(0).partition("=")
        if name not in _TAKEN or (not equals and not rest):
            return None
        if not equals:
            value = rest.pop(0)
        if name == "--speed":
            try:
                shell.speed = float(value)
            except ValueError:
                return None
        else:
            setattr(shell, name.removeprefix("--"), value)
    return shell, rest


def system_now() -> datetime:
    """The machine's own time, for a demo that begins anew."""
    return SystemClock().now()
