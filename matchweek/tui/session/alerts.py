"""Alarms told once each: toast, bell, window title, and a desktop notification behind another window."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError
from matchweek.tui.keyboard.escaped import in_multiplexer
from matchweek.tui.session import desktop_notices
from matchweek.tui.session.session import KEY_WAIT_MS
from matchweek.tui.session.session_messages import Refused
from matchweek.tui.widgets.grid import Grid

if TYPE_CHECKING:
    from matchweek.domain.week.alarms import Alarm, Quiet
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

ASLEEP = timedelta(seconds=5)
"""A longer pause between two ticks, in real time, means that the window or the machine slept."""
TOASTS = 2
"""More alarms than these at once are told together."""
LINES = 8
URGENT_FOR, CALM_FOR = 20.0, 10.0
KEEP_EVERY = 60
"""After so many ticks without an alarm the last look at the clock is kept."""
CLOSING_PATIENCE = 2.0
_QUIET = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


class Alerts:
    """Looks at the clock each second and tells every alarm since the look before, once in this window.

    Nothing is told between two looks that `domain.week.alarms` does not find again, so a sleep is caught
    up with whole and in order.
    """

    def __init__(self, app: Host) -> None:
        self._app = app
        self._since: datetime | None = None
        self._told: set[Alarm] = set()
        self._catching_up = True
        self._quiet: tuple[str, Quiet] | None = None
        self._last_seen = LastSeen(app.session)

    def start(self) -> None:
        """Go on from where alarms were last told, in whichever window; the first time from now on."""
        from matchweek.services.file import alarms_told

        session: Session = self._app.session
        assert session.week is not None
        last = None
        try:
            last = alarms_told.last_seen(session.week)
        except MatchweekError as error:
            self._app.tell(error)
        self._since = last or session.clock.now()
        self._catching_up = True
        self.tick()

    def close(self) -> None:
        self._last_seen.close()

    def tick(self) -> None:
        """Tell what fell due since the last tick; microseconds when nothing did."""
        session: Session = self._app.session
        since = self._since
        if since is None or not session.shows:
            return
        now = session.clock.now()
        if now <= since:
            # The clock stands still, or was set back: what was told is remembered.
            self._since = now
            return
        asleep = self._catching_up or now - since > ASLEEP * max(1.0, session.clock.speed)
        # A rehearsal's clock jumps while somebody looks on.
        asleep = asleep and not self._app.rehearses
        found = self._found(since, now)
        self._since, self._catching_up = now, False
        self._last_seen.keep(now, told=bool(found))
        if found:
            self._tell(found, asleep)

    def _found(self, since: datetime, now: datetime) -> list[Alarm]:
        from matchweek.domain.week.alarms import AlarmKind, alarms, watched

        board = self._app.session.board
        timetable = board.timetable(now)
        due = alarms(timetable, watched(board, timetable, since), since, now, self._silenced())
        new = [alarm for alarm in due if alarm not in self._told]
        self._told.update(new)
        # A reminder says the same as the round's own opening, when both are caught up with.
        opened = {alarm.title for alarm in new if alarm.kind is AlarmKind.ROUND}
        return [alarm for alarm in new if alarm.kind is not AlarmKind.LOOK or alarm.title not in opened]

    def _silenced(self) -> Quiet:
        zone = self._app.week_screen.zone
        if self._quiet is None or self._quiet[0] != zone:
            self._quiet = (zone, quiet_of(self._app.chosen.silent, self._app.chosen.quiet, zone))
        return self._quiet[1]

    # Telling

    def _tell(self, found: Sequence[Alarm], asleep: bool) -> None:
        app = self._app
        outside = not app.app_focus or self._focus_unknown()
        if app.chosen.bell and not (
            outside and desktop_notices.bell_notifies(app.chosen.desktop, os.environ)
        ):
            app.bell()
        if len(found) <= TOASTS:
            for alarm in found:
                self._toast(alarm)
        elif asleep and self._may_ask_for_keys():
            from matchweek.tui.screens.week.missed_alarms import Missed

            app.push_screen(Missed(found, app.week_screen.zone))
        else:
            lines = [_line(alarm) for alarm in found[-LINES:]]
            if len(found) > LINES:
                lines.insert(0, f"{len(found) - LINES} more before these.")
            app.notify("\n".join(lines), title=f"{len(found)} alarms", severity="warning", timeout=URGENT_FOR)
        head = next((alarm for alarm in reversed(found) if alarm.urgent), found[-1])
        app.say_alarm(without_names(head))
        if outside:
            more = f" And {len(found) - 1} more." if len(found) > 1 else ""
            said = f"{head.text}{more}".strip()
            desktop_notices.notify(app, app.chosen.desktop, head.title, said, os.environ)
        app.week_screen.tick(whole=True)

    def _focus_unknown(self) -> bool:
        """Whether nobody tells if this window is looked at: screen never does, tmux where it is set to."""
        return not self._app.focus_told and in_multiplexer(os.environ)

    def _toast(self, alarm: Alarm) -> None:
        self._app.notify(
            alarm.text or f"{_when(alarm)}.",
            title=alarm.title,
            severity="warning" if alarm.urgent else "information",
            timeout=URGENT_FOR if alarm.urgent else CALM_FOR,
        )

    def _may_ask_for_keys(self) -> bool:
        """Whether a dialog would take no key from a line that is being typed."""
        return self._app.screen is self._app.week_screen and isinstance(self._app.has_keys, Grid)


class LastSeen:
    """Keeps the last look at the clock in the week file, in a thread: it never waits before a key."""

    def __init__(self, session: Session) -> None:
        self._desk = session
        self._wanted: datetime | None = None
        self._ticks = KEEP_EVERY
        self._thread: threading.Thread | None = None
        self._failed = False

    def keep(self, at: datetime, *, told: bool) -> None:
        """Keep `at` now if something was told, else once a minute; a busy file is tried again."""
        self._ticks += 1
        if told or self._wanted is not None or self._ticks >= KEEP_EVERY:
            self._wanted = at
        if self._wanted is None or self._failed or (self._thread is not None and self._thread.is_alive()):
            return
        self._ticks = 0
        self._thread = threading.Thread(
            target=self._write, args=(at,), name="keep the last look", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        if self._thread is not None:
            self._thread.join(CLOSING_PATIENCE)

    def _write(self, at: datetime) -> None:
        from matchweek.services.file import alarms_told

        week = self._desk.week
        if week is None:
            return
        try:
            kept = alarms_told.remember(replace(week, wait_ms=KEY_WAIT_MS), at)
        except MatchweekError as error:
            # Told once: acts tell the same trouble as long as it lasts.
            self._failed = True
            self._desk.app.post_message(Refused(error))
            return
        if kept and self._wanted == at:
            self._wanted = None


def quiet_of(silent: Sequence[str], hours: str, zone: str) -> Quiet:
    """What the settings silence; `hours` are as “23:00-07:00” in `zone`, Eastern without one."""
    from datetime import time

    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN
    from matchweek.domain.week.alarms import Quiet

    found = _QUIET.fullmatch(hours)
    between = None
    if found:
        begin, begin_minute, end, end_minute = map(int, found.groups())
        between = (time(begin, begin_minute), time(end, end_minute))
    return Quiet(tuple(silent), between, read_zone(zone) if zone else EASTERN)


def without_names(alarm: Alarm) -> str:
    """An alarm's title for the window's title, which is seen by others: it names nobody."""
    if alarm.kind == "waiting":
        return "A missed call was not called back yet"
    return "Something promised in a call is due" if alarm.kind == "call" else alarm.title


def _line(alarm: Alarm) -> str:
    """An alarm among others told at once, with the programs it is about."""
    names = f": {', '.join(alarm.names)}" if alarm.names else ""
    return f"{_when(alarm)}  {alarm.title}{names}"


def _when(alarm: Alarm) -> str:
    from matchweek.domain.times.zones import EASTERN, weekday

    return f"{weekday(alarm.about)} {alarm.about.astimezone(EASTERN):%H:%M} ET"
