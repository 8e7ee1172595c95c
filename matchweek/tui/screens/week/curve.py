"""The week's curve: positions left after each round, by lane and specialty, beside what is expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.programs.lists import FINAL_LIST, Standing, curve
from matchweek.tui.commands.dialogs.lists import CURVE
from matchweek.tui.look.text import fit
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable
    from matchweek.tui.session.session import Session

ALL = "all positions"
LANES = (("primary", "lane1"), ("secondary", "lane2"), ("backup", "lane3"), ("no lane", ""))
_NAME, _FIGURE, _SHARE, _BAR = 26, 8, 7, 16
_LABEL = 9


@dataclass(frozen=True, slots=True)
class Group:
    """Positions left by moment, of one group."""

    key: str
    name: str
    left: Mapping[int, int]
    style: str = ""

    @property
    def first(self) -> int:
        """The positions of the first moment that had any."""
        return next((count for _, count in sorted(self.left.items()) if count), 0)

    def share(self, after_round: int) -> float | None:
        """What is left of the first moment's positions, 0 to 1; None where no list tells."""
        if after_round not in self.left or not self.first:
            return None
        return self.left[after_round] / self.first


class CurveScreen(Sheet):
    """The group under the cursor is drawn above, moment by moment."""

    RULE = "timetable.filled"
    AT = CURVE

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Positions left")
        self._groups: dict[str, Group] = {}

    def words(self) -> str:
        return "after each round, beside what is expected" if self._groups else ""

    def look_up(self) -> None:
        self._groups = {group.key: group for group in groups(self.session.board)}

    def tell_below(self) -> None:
        super().tell_below()
        self.head.say(self.head_words())

    def head_words(self) -> Sequence[Para]:
        group = self._groups.get(self.lines.cursor or ALL)
        if group is None:
            return [Para(["No list was brought in yet: there is nothing to draw."])]
        timetable = self.session.board.timetable(self.now)
        return list(chart(group, timetable, self.head.size.width or self.width))

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        if not self._groups:
            return
        moments = sorted(self._groups[ALL].left)
        expected = expected_left(self.session.board.timetable(self.now)).get(moments[-1])
        names = "".join(f"{'Monday' if not each else f'R{each}':>{_FIGURE}}" for each in moments)
        yield Row([(f"{'':<{_NAME}}{names}{'left':>{_SHARE}}", "dim")])
        before = ""
        for group in self._groups.values():
            part = group.key.partition(":")[0]
            if before and part != before:
                yield Row()
            before = part
            yield Row(self._line(group, moments, expected), group.key)

    def _line(self, group: Group, moments: Sequence[int], expected: float | None) -> list[Piece]:
        figures = "".join(f"{group.left.get(each, 0):>{_FIGURE},}" for each in moments)
        share = group.share(moments[-1])
        pieces: list[Piece] = [(fit(group.name, _NAME), group.style), figures]
        pieces.append((f"{percent(share):>{_SHARE}}", "strong"))
        if self.width >= _NAME + _FIGURE * len(moments) + _SHARE + _BAR + 2:
            pieces += ["  ", *bar(share, expected, _BAR)]
        return pieces

    def below_words(self) -> Sequence[Para]:
        if not self._groups:
            return ()
        words = "┃ is what is expected to be left by then: a rule of thumb over all positions, verify in R3."
        return [Para([(words, "dim")])]

    def do_changes(self) -> None:
        self.host.week_screen.do_changes()


def groups(board: Board) -> Iterator[Group]:
    """All positions, then each lane, then each specialty, the largest first; nothing without a list."""
    standings = [program.standing for program in board.programs]
    points = curve(standings)
    if not points:
        return
    yield Group(ALL, ALL, {point.after_round: point.positions for point in points})
    lanes = _by(standings, lambda standing: board.programs[standing.listing.code].lane or "no lane")
    for lane, style in LANES:
        if lane in lanes:
            yield Group(f"lane:{lane}", lane, lanes[lane], style)
    fields = _by(standings, lambda standing: standing.listing.field)
    for name in sorted(fields, key=lambda name: (-max(fields[name].values()), name)):
        yield Group(f"specialty:{name}", name, fields[name])


def _by(standings: Sequence[Standing], group_of: Callable[[Standing], str]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for point in curve(standings, group_of):
        for name, left in point.groups.items():
            found.setdefault(name, {})[point.after_round] = left
    return found


def expected_left(timetable: Timetable) -> dict[int, float]:
    """What a rule of thumb expects to be left after a round, 0 to 1 (rules: timetable.filled)."""
    return {share.after_round: 1 - share.per_cent / 100 for share in timetable.fill_shares}


def chart(group: Group, timetable: Timetable, width: int) -> Iterator[Para]:
    """The group moment by moment: how many, a bar with the expected place in it, the share."""
    expected = expected_left(timetable)
    yield Para([(group.name, group.style or "strong"), (f"   {group.first:,} at first", "dim")])
    room = max(8, width - _LABEL - _FIGURE - _SHARE - 22)
    for moment in (*range(len(timetable.rounds) + 1), *([FINAL_LIST] if FINAL_LIST in group.left else [])):
        share, due = group.share(moment), expected.get(moment)
        label = "Monday" if not moment else "final" if moment >= FINAL_LIST else f"round {moment}"
        figure = f"{group.left[moment]:,}" if moment in group.left else "no list"
        pieces: list[Piece] = [(f"{label:<{_LABEL}}", "dim"), f"{figure:>{_FIGURE - 1}} "]
        pieces += [*bar(share, due, room), (f"{percent(share):>{_SHARE}}", "strong")]
        if due is not None:
            pieces.append((f"   about {percent(due)} expected", "dim"))
        yield Para(pieces)


def bar(share: float | None, expected: float | None, width: int) -> list[Piece]:
    """A line of `width` cells filled to a share, with a mark where it is expected to end."""
    full = 0 if share is None else min(width, round(share * width))
    cells: list[tuple[str, str]] = [("━", "accent")] * full + [("┄", "rule")] * (width - full)
    if expected is not None:
        cells[min(width - 1, round(expected * width))] = ("┃", "strong")
    pieces: list[tuple[str, str]] = []
    for text, style in cells:
        if pieces and pieces[-1][1] == style:
            pieces[-1] = (pieces[-1][0] + text, style)
        else:
            pieces.append((text, style))
    return list(pieces)


def percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f} %"
