"""Invitations over the season: one's own line, one author's impression as a dotted one, the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.board.season_weeks import invitations_of
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.curve import MARK, Invitations, in_words
from matchweek.domain.tracker.plot import OWN, USUAL, Canvas, draw, top_for
from matchweek.tui.commands.dialogs.season_weeks import INVITED
from matchweek.tui.screens.season_weeks.low_sheet import LowSheet
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from datetime import date

    from matchweek.tui.session.session import Session

LOOKS = {OWN: "accent", USUAL: "dim", "": ""}
_AXIS, _RIGHT, _LABEL = 12, 6, 12
_LEAST, _MOST = 6, 22
# The lines of the window that are no plot: title, table, words, keys and the room between them.
_BESIDE = 16


class InvitedScreen(LowSheet):
    """The plot and its table above, the words as lines."""

    RULE = "season.invitations"
    AT = INVITED

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Invitations so far")
        self.every: Invitations | None = None

    def look_up(self) -> None:
        clock = read_zone(self.zone) if self.zone else EASTERN
        self.every = invitations_of(self.session.board, self.now, clock)

    def words(self) -> str:
        return "" if self.every is None else f"{self.every.so_far}"

    def head_words(self) -> Sequence[Para]:
        if self.every is None:
            return ()
        height = min(_MOST, max(_LEAST, self.size.height - _BESIDE - (0 if self.has_class("-low") else 4)))
        return [Para(line) for line in plot_lines(self.every, self.head.size.width or self.width, height)]

    def rows(self) -> Sequence[Row]:
        if self.every is None:
            return ()
        return [row for said in in_words(self.every) for row in whole([], said, self.width, "")]

    def below_words(self) -> Sequence[Para]:
        return [Para([("━ yours   ", LOOKS[OWN]), (f"· usual: {MARK}", "dim")])]


def plot_lines(every: Invitations, width: int, height: int) -> Iterator[list[Piece]]:
    """The plot with both axes, and under each month its figures."""
    across = max(20, width - _AXIS - _RIGHT)
    top = top_for(every.so_far)
    canvas = _drawn(every, across, height, top)
    for at in range(height):
        left = {0: str(top), height // 2: str(top // 2) if top % 2 == 0 else "", height - 1: "0"}.get(at, "")
        right = {0: "100 %", height - 1: "0 %"}.get(at, "")
        pieces: list[Piece] = [(f"{left:>{_AXIS - 2}} ┤", LOOKS[OWN])]
        pieces += [(text, LOOKS[line]) for text, line in canvas.row(at)]
        yield [*pieces, (f"{right:>{_RIGHT}}", "dim")]
    yield from _table(every, across)


def _drawn(every: Invitations, across: int, height: int, top: int) -> Canvas:
    def usual(day: date) -> float:
        return every.usual(day) / 100

    def own(day: date) -> float:
        return every.own(day) / top

    return draw(across, height, (every.first, every.last, every.today), usual, own)


def _table(every: Invitations, across: int) -> Iterator[list[Piece]]:
    span = (every.last - every.first).days + 1
    ends = [round(across * ((each.last - every.first).days + 1) / span) for each in every.months]
    widths = [end - begin for begin, end in zip([0, *ends], ends, strict=False)]

    def line(name: str, cells: Sequence[str], style: str) -> list[Piece]:
        shown = "".join(f"{cell:^{width}}" for cell, width in zip(cells, widths, strict=True))
        return [(f"{name:<{_LABEL}}", "dim"), (shown, style)]

    yield line("", [each.name for each in every.months], "title")
    yield line("yours", [_count(each.own) for each in every.months], "")
    yield line("so far", [_count(each.so_far) for each in every.months], "strong")
    yield line("usual", [f"{each.usual} %" for each in every.months], "dim")


def _count(value: int | None) -> str:
    return "" if value is None else str(value)
