"""Runs a rehearsal in the window: its clock, what is announced, the line below every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.notifications import Notification

from matchweek.errors import MatchweekError
from matchweek.services.core.rehearsed import Arrival, Came
from matchweek.tui.commands import BY_ID, key_for
from matchweek.tui.look.text import clean, masked
from matchweek.tui.panes.rehearsal_line import RehearsalLine
from matchweek.tui.widgets.grid import Grid

if TYPE_CHECKING:
    from matchweek.clock import PacedClock
    from matchweek.services.core.rehearsed import Rehearsal
    from matchweek.tui.host import Host

SPEEDS = (1, 6, 15, 30, 60, 120, 300, 600, 1800, 3600)
CALM = 6.0
"""The clock runs no faster than this while a phone rings or something is written down."""
WIDE = 110
LONG, SHORT = 25.0, 15.0
"""Seconds for which something that arrived is shown."""
STAND = 3
"""So many toasts of what arrived stand at once: in fast time the others are over."""
# The alarms of the week tell these.
_ALARMED = (Came.ROUND, Came.OVER)


class Rehearser:
    """One for each window that rehearses. `world` is the week that comes."""

    def __init__(self, app: Host) -> None:
        self._app = app
        assert app.launch.rehearsal is not None
        self.world: Rehearsal = app.launch.rehearsal()
        self.clock = cast("PacedClock", app.launch.clock)
        self.wanted = self.clock.pace
        self._told = False
        self._end_due = False
        self._stop: object = None
        self._toasts: list[Notification] = []

    def begin(self) -> None:
        """Look at the world once and ask for a key; the clock stands until then."""
        from matchweek.tui.screens.rehearsal.rehearsal_begin import RehearsalBegin

        self.tick()
        self._app.push_screen(RehearsalBegin(self.wanted), lambda _: self.clock.resume())

    # Each quarter of a second

    def tick(self) -> None:
        """Let arrive what is due; the clock waits at what comes next."""
        week = self._app.session.week
        if week is None:
            return
        now = self.clock.now()
        try:
            came = self.world.advance(week, now)
        except MatchweekError:
            # The file is busy: it is read at the next look.
            return
        coming = self.world.next_at(now)
        if coming != self._stop:
            self._stop = coming
            self.clock.stop_at(coming)
        for each in came:
            self._announce(each)
        self._keep_calm()
        self.mark_screens()
        self._tell_the_line()
        if self._end_due and self._may_ask_for_keys():
            self.tell_the_end()

    def _keep_calm(self) -> None:
        from matchweek.tui.screens.dialogs.form_screen import FormScreen

        busy = self.world.ringing(self.clock.now()) is not None or isinstance(self._app.screen, FormScreen)
        speed = min(CALM, self.wanted) if busy else self.wanted
        if speed != self.clock.pace:
            self.clock.set_speed(speed)

    def _may_ask_for_keys(self) -> bool:
        return self._app.screen is self._app.week_screen and isinstance(self._app.has_keys, Grid)

    # The line

    def mark_screens(self) -> None:
        """See to it that every screen says that this is a rehearsal."""
        for screen in self._app.screen_stack:
            if screen.is_mounted and not screen.query(RehearsalLine):
                screen.mount(RehearsalLine())
                self._app.call_after_refresh(self._tell_the_line)

    def _tell_the_line(self) -> None:
        app = self._app
        now = self.clock.now()
        week = app.session.week
        if week is None:
            return
        advice, command = self.world.advice(week, now)
        key = key_for(command) if command in BY_ID else ""
        for screen in app.screen_stack:
            for line in screen.query(RehearsalLine):
                line.tell(self._speed_words(), advice, key, self._coming(), wide=app.size.width >= WIDE)

    def _speed_words(self) -> str:
        if self.clock.paused:
            return "paused"
        speed = self.clock.pace
        return f"{speed:g}×" if speed == self.wanted else f"{speed:g}× of {self.wanted:g}×"

    def _coming(self) -> str:
        """When the next thing comes; not what it is."""
        from matchweek.domain.times.zones import wall

        coming = self.world.next_stop(self.clock.now())
        return f"next {wall(coming)[:3]} {wall(coming)[-5:]}" if coming is not None else "the end"

    # What arrives

    def _announce(self, came: Arrival) -> None:
        app = self._app
        if came.came is Came.CALL:
            if app.chosen.bell:
                app.bell()
            words = f"{key_for('call')} answers, and you hear who it is. It rings three minutes."
            self._say(words, f"The phone rings: {came.number}", urgent=True)
        elif came.came is Came.LIST and came.path is not None:
            app.incoming.offer(came.path)
        elif came.came is Came.END:
            self._end_due = True
            self.clock.pause()
        elif came.came not in _ALARMED:
            more = f" {key_for('missed_call')} records it." if came.came is Came.VOICEMAIL else ""
            self._say(f"{came.words}{more}".strip() or came.title, came.title)

    def _say(self, words: str, title: str, *, urgent: bool = False) -> None:
        """A toast; only the newest few stand."""
        toast = Notification(
            clean(masked(words), lines=True),
            clean(masked(title)),
            "warning" if urgent else "information",
            timeout=LONG if urgent else SHORT,
            markup=False,
        )
        for over in self._toasts[: 1 - STAND]:
            self._app.take_back(over, refresh=False)
        self._toasts = [*self._toasts[1 - STAND :], toast]
        self._app.add_toast(toast)

    def _clear(self) -> None:
        """Take away what stands, before what comes next and before a form."""
        self._toasts = []
        self._app.clear_notifications()

    def number_shown(self, *, missed: bool) -> str:
        """The number that the phone shows: of the call that is answered, or of the one that was missed."""
        now = self.clock.now()
        call = self.world.missed(now) if missed else self.world.pick_up(now)
        self._clear()
        return call.number if call is not None else ""

    # Keys

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        if self.clock.paused:
            self.clock.resume()
        else:
            self.clock.pause()
        self._tell_the_line()

    def change_speed(self, by: int) -> None:
        """Go to the next speed up or down."""
        if by > 0:
            self.wanted = next((speed for speed in SPEEDS if speed > self.wanted), SPEEDS[-1])
        else:
            self.wanted = next((speed for speed in reversed(SPEEDS) if speed < self.wanted), SPEEDS[0])
        self._keep_calm()
        self._tell_the_line()

    def jump(self) -> None:
        """Go to the next thing; every boundary on the way is told."""
        coming = self.world.next_stop(self.clock.now())
        if coming is None:
            self.tell_the_end()
            return
        self._stop = None
        self._clear()
        self.clock.jump_to(max(coming, self.clock.now()))
        self.tick()
        self._app.tick()

    def look_in_r3(self) -> None:
        """Open the R3 that is rehearsed."""
        from matchweek.tui.screens.rehearsal.rehearsed_r3 import RehearsedR3

        app = self._app
        if app.session.week is not None and not isinstance(app.screen, RehearsedR3):
            app.push_screen(RehearsedR3(app.session, app.week_screen.zone, self.world))

    def tell_the_end(self) -> bool:
        """Show what it came to; False when that was shown and the person wants to leave."""
        from matchweek.tui.screens.rehearsal.rehearsal_end import RehearsalEnd

        week = self._app.session.week
        self._end_due = False
        if self._told or week is None:
            return False
        running = not self.clock.paused
        self.clock.pause()
        lines = self.world.told(week, self.clock.now())

        def after(leaves: bool | None) -> None:
            self._told = bool(leaves)
            if leaves:
                self._app.leave()
            elif running:
                self.clock.resume()

        over = any(came.came is Came.END for came in self.world.arrivals)
        self._app.push_screen(RehearsalEnd(lines, over=over), after)
        return True
