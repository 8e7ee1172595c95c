"""The calendar files of the interviews are brought up to date in a thread, while one goes on typing."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from matchweek.errors import Failed, MatchweekError
from matchweek.tui.session.session_messages import Refused

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

WAIT_MS = 10_000
# Closing the window waits this many seconds for a file that is being written.
PATIENCE = 10.0
TITLE = "A calendar file is not up to date"


class KeptCalendars:
    """Looks once a second whether an interview changed; the first look makes good what was left behind."""

    def __init__(self, session: Session) -> None:
        self._desk = session
        self._due = True
        self._told: tuple[str, ...] = ()
        self._thread: threading.Thread | None = None

    def changed(self) -> None:
        """An interview changed: the next look writes."""
        self._due = True

    def look(self) -> None:
        """Begin to write if something changed; microseconds when nothing did."""
        session = self._desk
        if not self._due or session.week is None or session.lost:
            return
        if self._thread is not None and self._thread.is_alive():
            return
        self._due = False
        self._thread = threading.Thread(target=self._bring_up, name="calendar files", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let what is being written come to its end, and write what changed in the last second."""
        if self._thread is not None:
            self._thread.join(PATIENCE)
        self.look()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _bring_up(self) -> None:
        from matchweek.services.lists import kept_calendar
        from matchweek.tui.session.jobs import giving_way

        week = self._desk.week
        if week is None:
            return
        try:
            with giving_way():
                said = kept_calendar.bring_up(replace(week, wait_ms=WAIT_MS))
        except MatchweekError as error:
            said = (f"{error.headline} {error.detail}",)
        # The same trouble is told once, not after every act.
        for words in said:
            if words not in self._told:
                self._desk.app.post_message(Refused(Failed(TITLE, words)))
        self._told = said
