"""What the planned applications of a service are made of, as bars against its budget.

A part of a bar is drawn in a letter of its own, so that it is read without colours too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.board.forty_five import WAYS
from matchweek.domain.season.rules.figures import APPLICATIONS
from matchweek.tui.panes.program_rows import LANES, TIERS
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece

if TYPE_CHECKING:
    from matchweek.domain.board.forty_five import Choice
    from matchweek.domain.programs.budget import Budget

CELLS = APPLICATIONS
TITLE = 13
KINDS = 6
"""So many kinds of the planned ones have a part of their own; the others share one."""
NONE, OTHERS = "none", "others"
SENT, FREE, HELD = "█", "·", "░"


@dataclass(frozen=True, slots=True)
class Part:
    """Some planned applications of one kind: `count` of them, drawn with `glyph` in `cells` cells."""

    glyph: str
    name: str
    count: int
    cells: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One way to part what is planned. `sent`, `free` and `held` are cells before and behind the parts."""

    title: str
    parts: tuple[Part, ...]
    sent: int
    free: int
    held: int

    @property
    def drawn(self) -> str:
        """The bar itself, always as wide as the budget of a whole week."""
        parts = "".join(part.glyph * part.cells for part in self.parts)
        return SENT * self.sent + parts + FREE * self.free + HELD * self.held

    @property
    def words(self) -> str:
        """What each letter stands for, and how many are of it."""
        return " · ".join(
            f"{part.glyph} {part.count}"
            if part.glyph == part.name
            else f"{part.glyph} {part.name} {part.count}"
            for part in self.parts
        )


_KNOWN: Mapping[str, str] = {**{lane: glyph for lane, (glyph, _) in LANES.items()}, **TIERS}


def bars(choice: Choice) -> list[Bar]:
    """What is planned by lane, tier, type and specialty; none while nothing is planned."""
    if not choice.planned:
        return []
    return [_bar(title, choice.counts(way), choice.budget) for title, way in WAYS]


def _bar(title: str, counted: list[tuple[str, int]], budget: Budget) -> Bar:
    rest = sum(count for _, count in counted[KINDS:])
    kinds = [*counted[:KINDS], *([(OTHERS, rest)] if rest else [])]
    sent = min(budget.used, CELLS)
    held = min(budget.kept_back, CELLS - sent)
    planned = sum(count for _, count in kinds)
    cells = shared_out([count for _, count in kinds], min(planned, CELLS - sent - held))
    named = letters([name for name, _ in kinds], _KNOWN)
    parts = tuple(
        Part(named[name], name, count, wide) for (name, count), wide in zip(kinds, cells, strict=True)
    )
    return Bar(title, parts, sent, CELLS - sent - sum(cells) - held, held)


def shared_out(counts: Sequence[int], room: int) -> list[int]:
    """As many cells as there is room for, in the proportion of the counts; the largest rests get one more."""
    whole = sum(counts)
    if whole <= room:
        return list(counts)
    cells = [count * room // whole for count in counts]
    by_rest = sorted(range(len(counts)), key=lambda place: -(counts[place] * room % whole))
    for place in by_rest[: room - sum(cells)]:
        cells[place] += 1
    return cells


def letters(names: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """A glyph of its own for each name: the one that is known, else a letter of the name that is free."""
    found: dict[str, str] = {}
    for name in names:
        own = [known[name]] if name in known else ["–"] if name == NONE else ["+"] if name == OTHERS else []
        wanted = (*own, *(letter.upper() for letter in name if letter.isalnum()), *"123456789")
        found[name] = next(glyph for glyph in wanted if glyph not in found.values())
    return found


def bar_rows(choice: Choice, width: int) -> Iterator[Row]:
    """The bars as lines; what the letters mean stands behind, or below where there is no room."""
    for bar in bars(choice):
        drawn: list[Piece] = [(f"{bar.title:<{TITLE}}", "dim"), *_pieces(bar)]
        if TITLE + CELLS + 2 + len(bar.words) <= width:
            yield Row([*drawn, "  ", bar.words])
        else:
            yield Row(drawn)
            yield Row([f"{'':<{TITLE}}{bar.words}"])


def _pieces(bar: Bar) -> Iterator[Piece]:
    yield SENT * bar.sent, "dim"
    for place, part in enumerate(bar.parts):
        yield part.glyph * part.cells, "dim" if place % 2 else "accent"
    yield FREE * bar.free + HELD * bar.held, "dim"
