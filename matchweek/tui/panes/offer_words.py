"""What stands beside and above the offers: what an answer means, the place that is held, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.offers.offer_words import became, place_words, what_accepting_ends, what_waiting_risks
from matchweek.domain.offers.offers import OfferNow, accepted
from matchweek.domain.season.timetable import round_at
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.week.after_rounds import Aftermath, WhatNow, what_now
from matchweek.tui.commands import with_keys
from matchweek.tui.look.both_times import both
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

ONLY_R3 = "Offers are answered in R3 only. What is recorded here does nothing there."
PROPOSED = (
    "Part of the order is only proposed: {next_pane} goes to it, {prefer_up} and {prefer_down} make it yours."
)
Title = Callable[[str], str]


def now_words(board: Board, now: datetime, zone: str) -> WhatNow:
    """What this moment is about for the applicant of a board."""
    return what_now(
        board.timetable(now),
        now,
        board.state_at(now),
        read_zone(zone) if zone else EASTERN,
        tuple(each.name for each in board.advocates if each.answer in ("yes", "hedged", "asked")),
        accepted_here=bool(accepted(board.offers)),
    )


def steps(about: WhatNow, zone: str) -> Iterator[Para]:
    """What there is to do, one paragraph each, with the time from which it is allowed."""
    for each in about.steps:
        wait = f"   from {both(each.not_before, zone)}" if each.not_before is not None else ""
        yield Para([("·  ", "dim"), (f"{each.title}. ", "strong"), (each.what, "dim"), (wait, "accent")], 3)


def head(board: Board, now: datetime, zone: str, title: Title) -> list[Para]:
    """The place that is held and what follows; else what the round asks for."""
    said = []
    place = place_words(
        board.state_at(now), board.offers, {each.program: title(each.program) for each in board.offers}
    )
    if place:
        said.append(Para([(place, "good")]))
    about = now_words(board, now, zone)
    if about.about is not Aftermath.NONE:
        said += [Para([(f"{about.title}. ", "strong"), about.said]), *steps(about, zone)]
        if about.about in (Aftermath.FREE, Aftermath.SLEEP):
            said.append(Para([(with_keys("{after} has the programs still open, in their order."), "accent")]))
        return said
    number = round_at(board.timetable(now), now)
    round_words = f"Round {number} is open: look in R3. " if number is not None else ""
    return [*said, Para([(round_words, "strong"), (ONLY_R3, "dim")])]


def beside(
    each: OfferNow | None, board: Board, now: datetime, title: Title, order: Sequence[str]
) -> list[Para]:
    """What accepting the offer ends and what waiting risks; for one that is over what became of it.

    `order` is the one that is shown, with what is only proposed in it.
    """
    if each is None:
        return []
    timetable = board.timetable(now)
    hoped = _hoped(board)
    titles = {code: title(code) for code in {*hoped, *(offer.program for offer in board.offers)}}
    if not each.open:
        said = [Para([became(each, titles, board.offers)])]
        if each.offer.note:
            said += [BLANK, Para([(each.offer.note, "dim")])]
        return said
    accepting = what_accepting_ends(
        each.offer, board.offers, timetable, now, state=board.applicant.state, titles=titles
    )
    waiting = what_waiting_risks(
        each.offer, board.offers, timetable, now, order=order, hoped=hoped, titles=titles
    )
    return [
        Para([(title(each.program), "strong")]),
        BLANK,
        Para([("If you accept it in R3", "accent")]),
        *(Para([("·  ", "dim"), sentence], 3) for sentence in accepting),
        BLANK,
        Para([("If you wait", "accent")]),
        *(Para([("·  ", "dim"), sentence], 3) for sentence in waiting),
        *([] if set(order) <= set(board.kept.order) else [BLANK, Para([(with_keys(PROPOSED), "dim")])]),
    ]


def _hoped(board: Board) -> list[str]:
    """The programs applied to that are still open: an offer could come from them."""
    found = []
    for code, application in board.applications.items():
        program = board.programs.get(code)
        if application.submitted_at is not None and program is not None and not program.filled:
            found.append(code)
    return found
