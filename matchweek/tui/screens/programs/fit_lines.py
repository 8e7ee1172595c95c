"""How a program fits, as its card tells it: every point in one sentence, then each with a bar and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.base.ranges import span
from matchweek.domain.fit.explained import BAR_WORDS, bar, lines, would_narrow
from matchweek.domain.fit.fit import NO_CHANCE
from matchweek.domain.times.zones import EASTERN
from matchweek.tui.look.text import masking
from matchweek.tui.widgets.words import Para, labelled

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program

_LEAD = 13
_HANG = 11


def fit_line(program: Program, board: Board) -> list[Para]:
    """How it fits in one line, and what is not known; nothing while that cannot be told."""
    found = board.fits.fit(program.code)
    if found is None:
        return []
    unknown = would_narrow(found)
    more = f"   not known: {unknown}" if unknown else "   all is known"
    return [labelled("Fit", (f"{span(found.ends)} of 100", "strong"), (more, "dim"))]


def fit_lines(program: Program, board: Board, now: datetime) -> list[Para]:
    """The same, and every point: how many of how many, a bar, why, and how old what is known is."""
    found = board.fits.fit(program.code)
    if found is None:
        return []
    said = lines(found, board.facts.of(program.code), now.astimezone(EASTERN).date())
    room = max(len(line.point.count) for line in said)
    paras = [*fit_line(program, board), Para([" " * _HANG, found.sentence().partition(": ")[2]], _HANG)]
    for line in said:
        point = line.point
        head = f"  {point.factor:<{_LEAD}}"
        count = f"  {point.count:<{room}}  "
        hang = len(head) + len(bar(point)) + len(count)
        style = "accent" if point.known else ""
        # The reasons name states and specialties, which would tell which program it is.
        why = "" if masking() else line.words
        paras.append(Para([(head, "dim"), (bar(point), style), count, (why, "dim")], hang))
    return [*paras, Para([(f"  {BAR_WORDS}. {NO_CHANCE}", "dim")], 2)]
