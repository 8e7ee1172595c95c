"""Offers and interviews where programs are: a word in the list, lines on the card, a count in the bar."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from textual.widget import Widget

    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable
    from matchweek.tui.host import Hosted
    from matchweek.tui.session.session import Session
    from matchweek.tui.widgets.grid import Grid

    class Base(Hosted, Widget): ...

else:
    Base = object

Words = dict[str, tuple[str, str]]
STYLES = {"open": "accent", "accepted": "good"}
# In the list the application's column says it: the newest offer of each program that still counts.
SHORT = {"open": ("offer", "accent"), "accepted": ("place", "good")}


class FollowsOffers(Base):
    """Mixed into the programs. Rows that are shown read `offered`: it stays the same dictionary."""

    if TYPE_CHECKING:
        session: Session
        grid: Grid

    offered: Words

    def follow_offers(self) -> None:
        """Draw the programs anew whose offer was recorded, answered, or has ended by the clock."""
        board, before = self.session.board, dict(self.offered)
        if not (board.kept.offers or before):
            return
        self.offered.clear()
        self.offered.update(offered(board, self.session.clock.now()))
        for code in {*before, *self.offered}:
            if before.get(code) != self.offered.get(code):
                self.grid.refresh_row(code)


def offered(board: Board, now: datetime) -> Words:
    """What the list says of programs with an open or accepted offer, by code; light while there is none."""
    if not board.kept.offers:
        return {}
    from matchweek.domain.offers.offers import offers_now

    found = offers_now(board.offers, board.timetable(now), now)
    return {each.program: SHORT[each.state] for each in found if each.state in SHORT}


def count_words(board: Board, timetable: Timetable, now: datetime, *, short: bool) -> list[Piece]:
    """How many offers are open, with the key that shows them; empty when none is."""
    if not board.kept.offers:
        return []
    from matchweek.domain.offers.offers import open_offers
    from matchweek.tui.commands import key_for

    count = len(open_offers(board.offers, timetable, now))
    if not count:
        return []
    noun = "offer" if count == 1 else "offers"
    words = f"  {count} {noun} " if short else f"   {count} open {noun} "
    return [(words, "accent"), (key_for("offers"), "key"), "  "]


def card_lines(code: str, board: Board, now: datetime, label: int) -> list[Line]:
    """The newest offer of a program and its next or last interview, a line each where there is one."""
    from matchweek.domain.times.zones import EASTERN, wall

    lines: list[Line] = []
    offers = [each for each in board.offers if each.program == code] if board.kept.offers else []
    if offers:
        from matchweek.domain.offers.offers import offer_now

        each = offer_now(offers[-1], board.offers, board.timetable(now), now)
        until = f" until {wall(each.expires_at, EASTERN)} ET" if each.open else ""
        answer = "   answered in R3 only" if each.open else ""
        more = f"   {len(offers)} offers" if len(offers) > 1 else ""
        lines.append(
            [
                (f"{'Offer':<{label}}", "dim"),
                (f"{each.state.words}{until}", STYLES.get(each.state, "")),
                (f"   round {each.offer.round}{answer}{more}", "dim"),
            ]
        )
    meetings = [each for each in board.kept.interviews.values() if each.program == code]
    if meetings:
        coming = [each for each in meetings if each.status == "arranged"]
        one = min(coming, key=lambda each: each.at) if coming else max(meetings, key=lambda each: each.at)
        who = ", ".join(part for part in (one.channel, one.interviewer) if part)
        more = f"   {len(meetings)} interviews" if len(meetings) > 1 else ""
        lines.append(
            [
                (f"{'Meets':<{label}}", "dim"),
                (f"{wall(one.at, EASTERN)} ET", "accent" if coming else ""),
                f" {who}",
                (f"   {one.status}{more}", "dim"),
            ]
        )
    return lines
