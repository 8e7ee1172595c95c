"""A backup for each hour of use, made in a thread while the window is open."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError
from matchweek.tui.session.session_messages import Refused

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

HOUR = timedelta(hours=1)
# Closing the window waits this many seconds for a copy that is being made.
PATIENCE = 10.0


class HourlyBackups:
    """Looks at the clock when asked, so an hour that passed in a closed laptop counts too.

    Each copy is counted from the one before, in whichever window that was made. A rehearsal's
    file is thrown away and not copied.
    """

    def __init__(self, session: Session) -> None:
        self._desk = session
        self._last: datetime | None = None
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        """Begin a backup if one is due; microseconds when none is."""
        session = self._desk
        if session.week is None or session.board.rehearsal or session.lost:
            return
        if self._thread is not None and self._thread.is_alive():
            return
        now = session.clock.now()
        if self._last is None or not timedelta(0) <= now - self._last < HOUR:
            self._thread = threading.Thread(target=self._back_up, name="back up", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Let a copy that is being made come to its end."""
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _back_up(self) -> None:
        from matchweek.services.file import keeping

        week = self._desk.week
        if week is None:
            return
        try:
            last = keeping.last_hourly(week)
            self._last = keeping.back_up_hourly(week, last)
        except MatchweekError as error:
            # The next try is in an hour; telling it more often would help nobody.
            self._last = week.clock.now()
            self._desk.app.post_message(Refused(error))
