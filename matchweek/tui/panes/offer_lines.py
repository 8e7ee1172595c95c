"""The lines of the Offers screen: open offers with their time left, what became of others, one's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.offers.offers import OfferNow, OfferState, offers_now
from matchweek.domain.programs.preference import in_order, proposed
from matchweek.domain.programs.reallocation import interest
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.domain.times.zones import countdown_text, wall
from matchweek.tui.look.text import cut_name, fit, fit_name, width_of
from matchweek.tui.panes.program_rows import TIERS
from matchweek.tui.widgets.line_list import LineList, Row, with_below
from matchweek.tui.widgets.painted import Piece

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program

TIME_CELLS = 8
STATE_CELLS = 25
PLACE_CELLS = 5
NAME_CELLS = 30
STYLES = {OfferState.ACCEPTED: "good", OfferState.EXPIRED: "dim", OfferState.REJECTED: "dim"}
NONE_YET = (
    "No offer is recorded.",
    "{offer} on a program of the week records one that you see in R3.",
    "{none_in_r3} records that R3 shows none in this round.",
)
Title = Callable[[str], str]


class TimedLines(LineList):
    """Lines whose time left is at their beginning: each second only those cells are painted."""

    def retime(self, rows: Sequence[Row]) -> None:
        """Show the same lines with other times; what the cursor is on is told to nobody again."""
        self.rows = tuple(rows)
        height = max(1, self.size.height)
        self.show([self._line(at) for at in range(self.top, min(self.top + height, len(self.rows)))])


class Offers:
    """The offers of a board at an instant, in the order of the screen."""

    def __init__(self, board: Board, now: datetime) -> None:
        timetable = board.timetable(now)
        self.all = offers_now(board.offers, timetable, now)
        self.order = wanted_order(board)
        by_code = {each.program: each for each in self.all if each.open}
        self.open = [by_code[code] for code in in_order(by_code, self.order)]
        self.others = [each for each in reversed(self.all) if not each.open]

    def changed(self, board: Board, now: datetime) -> bool:
        """Whether an offer is something else by now: one that was open has expired."""
        found = offers_now(board.offers, board.timetable(now), now)
        return [each.state for each in found] != [each.state for each in self.all]

    def find(self, key: str) -> OfferNow | None:
        """The offer of a line's key."""
        return next((each for each in self.all if str(each.id) == key), None)

    def rows(self, board: Board, title: Title, now: datetime, width: int) -> Iterator[Row]:
        """The open ones with their time left, then what became of the others."""
        for place, each in enumerate(self.open, 1):
            yield Row(
                _open_line(each, place, board.programs.get(each.program), title, now, width), str(each.id)
            )
        if self.others:
            if self.open:
                yield Row()
            yield Row([("Answered, expired, ended", "accent")])
            for each in self.others:
                yield Row(_other_line(each, title, width), str(each.id))


def _open_line(
    each: OfferNow, place: int, program: Program | None, title: Title, now: datetime, width: int
) -> list[Piece]:
    field = program.field if program is not None else each.program
    behind = f"{field} · round {each.offer.round}"
    rest = max(12, width - TIME_CELLS - 5)
    name = fit_name(title(each.program), max(10, rest * 2 // 5, rest - max(width_of(behind), rest * 2 // 5)))
    return [
        (fit(countdown_text(each.expires_at - now), TIME_CELLS), "accent"),
        (f"{place}. ", "dim"),
        (name, "strong"),
        " ",
        (behind, "dim"),
    ]


def _other_line(each: OfferNow, title: Title, width: int) -> list[Piece]:
    when = each.offer.answered_at if each.offer.answered_at is not None else each.expires_at
    reason = f"   {each.offer.answer_because or each.offer.because}".rstrip()
    name = fit_name(title(each.program), max(10, width - STATE_CELLS - 18))
    return [
        (name, "" if each.offer.accepted else "dim"),
        " ",
        (fit(each.state.words, STATE_CELLS), STYLES.get(each.state, "")),
        (f"{_hour(when)} ET", "dim"),
        (reason, "dim"),
    ]


def _hour(at: datetime) -> str:
    """“Thu 11:00”, Eastern."""
    words = wall(at)
    return f"{words[:3]} {words[-5:]}"


# One's own order


def wanted_order(board: Board) -> tuple[str, ...]:
    """Programs applied to, in contact or with an offer, in one's order; those never placed as proposed."""
    wanted = {code for code, each in board.applications.items() if each.submitted_at is not None}
    wanted |= {call.program for call in board.calls if call.program and call.confirmed}
    wanted |= {offer.program for offer in board.offers}
    heat = {code: each.heat for code, each in interest(board.calls)[0].items()}
    known = [program for code in wanted if (program := board.programs.get(code)) is not None]
    missing = sorted(code for code in wanted if code not in board.programs)
    return tuple(dict.fromkeys([*board.kept.order, *proposed(known, heat), *missing]))


def order_rows(board: Board, order: Sequence[str], title: Title, width: int) -> Iterator[Row]:
    """Each program of the order, what is said of it never cut; those only proposed stand below a heading."""
    placed = frozenset(board.kept.order)
    heading = False
    said = {code: _order_words(board.programs.get(code)) for code in order}
    longest = max(map(width_of, said.values()), default=0)
    room = min(width * 2 // 5, width - PLACE_CELLS - 1 - longest)
    beside = room >= NAME_CELLS
    for place, code in enumerate(order, 1):
        if code not in placed and not heading:
            heading = True
            words = "not placed by you yet; proposed by lane, tier and interest" if placed else "proposed"
            yield Row([(words, "accent")])
        program = board.programs.get(code)
        gone = program is not None and (program.filled or program.refused)
        style = "dim" if gone else ""
        lead: list[Piece] = [(f"{place:>3}. ", "dim")]
        if beside:
            yield Row([*lead, (fit_name(title(code), room), style), " ", (said[code], "dim")], code)
        else:
            # What is said of it stands whole below.
            lead.append((cut_name(title(code), width - PLACE_CELLS), style))
            yield from with_below(lead, said[code], width, code, at=PLACE_CELLS + 1)


def _order_words(program: Program | None) -> str:
    """What stands beside a program of the order, or below it."""
    if program is None:
        return "on no list"
    gone = program.filled or program.refused
    words = [f"{TIERS.get(program.tier or '', ' ')} {program.listing.short_field}", program.lane or "no lane"]
    if program.application_status is ApplicationStatus.SUBMITTED:
        words.append("applied")
    if program.contacted:
        words.append("contacted you")
    if gone:
        words.append("filled" if program.filled else "refused")
    return " · ".join(words)
