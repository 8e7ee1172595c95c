"""What follows for a program of the season when a draft to it was sent: it is answered, or thanked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from matchweek.domain.letters.letter_use import OF_SEASON, DraftKind
from matchweek.domain.tracker.tracked import SeasonStatus
from matchweek.services.core.week import Done, Week, happened, instant
from matchweek.services.people import letters
from matchweek.services.season.tracker import put_changed
from matchweek.store import rows

_STATUS = {
    DraftKind.SEASON_WAITLIST: SeasonStatus.WAITLIST,
    DraftKind.SEASON_DECLINE: SeasonStatus.DECLINED,
}


def sent(week: Week, number: int, because: str = "", at: datetime | None = None) -> Done:
    """Record that the person sent a draft, as services.people.letters.sent does; of one to a program of the
    season also what follows: the invitation is answered, or the program thanked."""
    with week.reading() as connection:
        known = rows.letters(connection).get(number)
    if known is None or known.kind not in OF_SEASON or known.tracked is None:
        return letters.sent(week, number, because, at)
    moment = happened(week, at)
    with week.act("letter.sent") as act:
        letters.use(week, act, number, "sent", at)
        row = rows.tracked(act.connection).get(known.tracked)
        if row is not None:
            put_changed(act, week, row, _follows(DraftKind(known.kind), moment), None, {})
    return Done(f"draft {number} sent", (), (str(number),))


def _follows(kind: DraftKind, at: datetime) -> dict[str, Any]:
    if kind is DraftKind.SEASON_THANKS:
        return {"thanked_at": instant(at)}
    found: dict[str, Any] = {"answered_at": instant(at)}
    status = _STATUS.get(kind)
    return {**found, "status": str(status)} if status is not None else found
