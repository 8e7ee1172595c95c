"""What was seen in R3 in a round, as far as there was nothing: offers have acts of their own."""

from __future__ import annotations

from datetime import datetime

from matchweek.domain.offers.offers import seen_in_round
from matchweek.domain.season.own_timetable import round_key, rounds_without_offer
from matchweek.domain.season.timetable import Timetable, last_round_ended, round_at
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week, instant, to_come
from matchweek.services.days.timetable import read_at
from matchweek.store import rows


def none_in_r3(week: Week, number: int | None = None, at: datetime | None = None) -> Done:
    """Record that R3 was looked at in a round and shows no offer; it ends that round's reminders.

    The round is the one open at `at` (aware; default now), else the one that ended last. Raises
    BadInput for a round there is not, or that has not opened by then.
    """
    moment = at or week.clock.now()
    with week.act("round.none") as act:
        timetable = read_at(act.connection, moment)
        wanted = number or round_at(timetable, moment) or last_round_ended(timetable, moment)
        _refuse_round(timetable, wanted, moment)
        if wanted not in rounds_without_offer(timetable, rows.kept(act.connection).round_checks):
            act.put("round_check", round_key(timetable.season, wanted), none_at=instant(moment))
        changed = bool(act.changes)
        offered = seen_in_round(rows.offers(act.connection).values(), wanted, timetable)
    warnings = (f"An offer is recorded for round {wanted}: look at both in R3.",) if offered else ()
    return Done(f"round {wanted}: no offer in R3", (*to_come(week, at), *warnings), (str(wanted),), changed)


def _refuse_round(timetable: Timetable, number: int, at: datetime) -> None:
    if not 1 <= number <= len(timetable.rounds):
        if number:
            raise BadInput(
                "No such round", f"There is no round {number}.", f"Rounds are 1 to {len(timetable.rounds)}."
            )
        number = 1
    opens = timetable.rounds[number - 1].opens
    if at < opens:
        raise BadInput(
            f"Round {number} has not opened",
            f"It opens {wall(opens)} ET, and R3 shows no offer before.",
            "Look in R3 when it opens. If R3 has opened it already, move it: `matchweek timetable set "
            f"round_{number}_opens INSTANT --because TEXT`.",
        )
