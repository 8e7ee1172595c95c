"""Up to which instant alarms were announced, so that a restart neither repeats nor skips one."""

from __future__ import annotations

from datetime import UTC, datetime

from matchweek.errors import FileBusy
from matchweek.services.core.week import Week
from matchweek.store import alarms_told

ALARMS = "alarms"


def last_seen(week: Week, key: str = ALARMS) -> datetime | None:
    """The last instant up to which something was announced (aware UTC); None when nothing was yet.

    Never later than now: a clock that was wrong and set back must not silence what is to come.
    """
    with week.reading() as connection:
        kept = alarms_told.read(connection, key)
    return None if kept is None else min(kept, week.clock.now().astimezone(UTC))


def remember(week: Week, at: datetime, key: str = ALARMS) -> bool:
    """Keep that everything up to `at` was announced.

    No act: it is not journalled, and undo does not announce anything again. Each call is a durable
    write: call it when something was announced, not each second. False, with nothing kept, when the
    file is busy: try again at the next tick.
    """
    try:
        with week.database.writing(week.wait_ms) as connection:
            alarms_told.put(connection, key, at.astimezone(UTC))
    except FileBusy:
        return False
    return True
