"""The days as they run: the tick, the alarms, what to do now, the timetable."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import events

from matchweek.tui.app.base_app import BaseApp
from matchweek.tui.commands import key_for

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.screens.week.week import WeekScreen
    from matchweek.tui.session.alerts import Alerts
    from matchweek.tui.session.lost_file import LostFile
    from matchweek.tui.session.pulse import Pulse
    from matchweek.tui.session.session import Session

ALARM_STAYS = 60
"""An alarm stays in the window's title for so many ticks, and as long as the window is not looked at."""


class Watch(BaseApp):
    """An app that follows the clock: call `tick` each second once the week is open."""

    session: Session
    week_screen: WeekScreen

    @property
    def alerts(self) -> Alerts:
        """The alarms, told each second."""
        raise NotImplementedError

    @cached_property
    def pulse(self) -> Pulse:
        """What looks for others' changes and at the clock, once the week is open."""
        from matchweek.tui.session.pulse import Pulse

        return Pulse(self, self.session.poll, self.tick)

    @cached_property
    def lost_file(self) -> LostFile:
        """Whether the week file is still where it was."""
        from matchweek.tui.session.lost_file import LostFile

        return LostFile(self.host, self.session)

    def __init__(self) -> None:
        super().__init__()
        self._alarm = ""
        self._alarm_ticks = 0
        self._usual_title = ""
        self.focus_told = False

    def said(self, done: Done) -> None:
        """Say what an act did, and what it warns of."""
        raise NotImplementedError

    def tick(self) -> None:
        """Follow the clock."""
        self.week_screen.tick()
        self.alerts.tick()
        self.lost_file.look()
        self.session.tick()
        if self._alarm:
            self._alarm_ticks += 1
            if self.app_focus and self._alarm_ticks > ALARM_STAYS:
                self.say_alarm("")

    # The window's title

    def say_alarm(self, words: str) -> None:
        """Put an alarm before the window's title, until the window was looked at; "" ends that."""
        self._alarm, self._alarm_ticks = words, 0
        if self._usual_title:
            self.say_window_title(self._usual_title)

    def say_window_title(self, words: str) -> None:
        self._usual_title = words
        super().say_window_title(f"{self._alarm} · {words}" if self._alarm else words)

    def on_app_blur(self, event: events.AppBlur) -> None:
        self.focus_told = True

    def on_app_focus(self, event: events.AppFocus) -> None:
        self.focus_told = True
        if self._alarm:
            self.say_alarm("")

    # Keys

    def do_none_in_r3(self) -> None:
        """Record that R3 shows no offer in the round that is open."""

        def act(week: Week) -> Done:
            from matchweek.services.offers import rounds

            return rounds.none_in_r3(week)

        self.session.do(act, self._none_recorded)

    def _none_recorded(self, done: Done) -> None:
        self.said(done)
        number = done.keys[0]
        if done.changed:
            words = f"Round {number} asks no more to look. {key_for('undo')} takes it back."
            self.notify(words, title=f"Recorded: no offer in R3 in round {number}", timeout=6)
        else:
            self.notify(f"That R3 shows no offer in round {number} is recorded already.", timeout=4)

    def do_agenda(self) -> None:
        """The list behind the agenda line."""
        from matchweek.tui.screens.week.agenda import AgendaScreen, go_there

        if self.session.shows:
            self.push_screen(AgendaScreen(self.session), lambda item: go_there(self.host, item))

    def do_timetable(self) -> None:
        """Every moment of the week, to be moved."""
        from matchweek.tui.screens.days.timetable import TimetableScreen

        if self.session.shows:
            self.push_screen(TimetableScreen(self.session, self.week_screen.zone))
