"""The place of an interview's program in one's own order, as its scorecard proposes it."""

from __future__ import annotations

from matchweek.domain.offers.scorecards import proposed_place
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week
from matchweek.services.days.interviews import no_interview
from matchweek.services.offers.preferences import store_order
from matchweek.store import rows


def place(week: Week, interview: int) -> Done:
    """Put its program where its scorecard proposes in one's own order; undone as any change of the order.

    Raises BadInput where there is no such interview, or its card proposes nothing new.
    """
    with week.act("preference.set") as act:
        known = rows.interviews(act.connection)
        one = known.get(interview)
        if one is None:
            raise no_interview(interview)
        found = proposed_place(one, known.values(), rows.kept(act.connection).order)
        if found is None:
            remedy = "Give --fit, --training or --location from 1 to 10, or see `matchweek offer order`."
            raise BadInput(
                "No other place is proposed", f"{one.program} has no scores or stands there.", remedy
            )
        store_order(act, found.order)
    return Done(f"order of preference: {one.program} is number {found.place}", keys=(one.program,))
