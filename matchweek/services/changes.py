"""What the lists of one moment changed, by kind, and which of one's own programs they touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from matchweek.domain.programs import Program
from matchweek.services import lists
from matchweek.services.board import load_board
from matchweek.services.reading import why_touched
from matchweek.services.week import Week


class Mine(NamedTuple):
    """A program one has to do with that the list changed: applied, planned, called you or top."""

    program: Program
    why: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Each changed program stands once in `programs` and in one of the five kinds, by code.

    `programs` are as of that moment; `mine` has the weightiest first.
    """

    after_round: int
    programs: tuple[Program, ...]
    filled: tuple[str, ...]
    shrank: tuple[str, ...]
    grew: tuple[str, ...]
    new: tuple[str, ...]
    returned: tuple[str, ...]
    mine: tuple[Mine, ...]

    def words(self) -> str:
        """“18 filled, 31 with fewer positions, 2 new”; or that nothing changed."""
        told = (
            (self.filled, "filled"),
            (self.shrank, "with fewer positions"),
            (self.grew, "with more"),
            (self.new, "new"),
            (self.returned, "back"),
        )
        return ", ".join(f"{len(codes):,} {word}" for codes, word in told if codes) or "nothing changed"


def changes(week: Week, after_round: int | None = None) -> Changes:
    """What the lists of a moment (by default the newest) changed against the moment before it.

    Raises BadInput when a moment is asked for of which no list was brought in.
    """
    moment, standings = lists.changes(week, after_round)
    known = load_board(week).programs
    programs = []
    for code, standing in standings.items():
        one = known.get(code)
        programs.append(one.with_(standing=standing) if one is not None else Program(standing))
    kinds: dict[str, list[str]] = {kind: [] for kind in ("filled", "shrank", "grew", "new", "returned")}
    for one in programs:
        kinds[_kind(one)].append(one.code)
    ranked = sorted(((*why_touched(one), one) for one in programs), key=lambda found: found[0])
    return Changes(
        after_round=moment,
        programs=tuple(programs),
        mine=tuple(Mine(one, why) for _, why, one in ranked if why),
        **{kind: tuple(codes) for kind, codes in kinds.items()},
    )


def _kind(program: Program) -> str:
    standing = program.standing
    if standing.filled:
        return "filled"
    if standing.new:
        return "new"
    if standing.returned:
        return "returned"
    return "grew" if (standing.change or 0) > 0 else "shrank"
