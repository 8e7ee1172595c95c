"""The two lines of the routine in the plan: what a line says, and below it why, and by which keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matchweek.domain.plan.routine import Every
from matchweek.tui.commands import with_keys
from matchweek.tui.look.text import fit
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.board.season_routine import RoutineNow

DAY, WEEK = "routine.day", "routine.week"
KEYS = {"today": DAY, "this week": WEEK}
"""The lines by what they are of: their keys in the list."""
_OF = {DAY: Every.DAY, WEEK: Every.WEEK}
_CELLS = 11
HOW = {
    DAY: "{plan_look} ticks the next one. What is not ticked is gone with its day. {plan_quiet} silences it.",
    WEEK: "Today was: {plan_practice} practice, {plan_reading} reading, {plan_day_off} off. "
    "{plan_quiet} silences it.",
}
SILENT = "The routine is silent. {plan_quiet} brings it back."


def rows(now: RoutineNow, width: int, folded: bool) -> Iterator[Row]:
    """Its lines; while it is silent none, or one that says so where what is folded away is shown."""
    cells = max(8, width - _CELLS)
    for of, words in now.lines(cells):
        yield Row([(f"{of:>{_CELLS - 2}}  ", "dim"), fit(words, cells)], KEYS[of])
    if now.quiet and now.counted and folded:
        yield Row([(with_keys(SILENT), "dim")])


def about(key: str, now: RoutineNow) -> Iterator[Para]:
    """What stands below the lines while the cursor is on one of them; nothing for another key."""
    if key not in _OF:
        return
    here = [each.routine for each in now.counted if each.routine.every is _OF[key]]
    yield Para([("why  ", "dim"), " ".join(each.why for each in here)], 5)
    yield Para([(with_keys(HOW[key]), "dim")])
