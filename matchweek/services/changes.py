"""What the lists of one moment changed, by kind, and which of one's own programs they touched."""

from __future__ import annotations

from dataclasses import dataclass

from matchweek.domain.programs import Program
from matchweek.domain.refresh import Touch, touched
from matchweek.services.board import load_board
from matchweek.services.lists import around
from matchweek.services.week import Week


@dataclass(frozen=True, slots=True)
class Changes:
    """Each changed program stands once in `programs` and in one of the five kinds, by code.

    `programs` are as of that moment; `mine` are those planned, submitted, in contact or top, the
    worst news first.
    """

    after_round: int
    programs: tuple[Program, ...]
    filled: tuple[str, ...]
    shrank: tuple[str, ...]
    grew: tuple[str, ...]
    new: tuple[str, ...]
    returned: tuple[str, ...]
    mine: tuple[Touch, ...]

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
    moment, before, after = around(week, after_round)
    board = load_board(week)
    programs = []
    for code, standing in after.items():
        if standing.changed:
            known = board.programs.get(code)
            programs.append(known.with_(standing=standing) if known is not None else Program(standing))
    kinds: dict[str, list[str]] = {kind: [] for kind in ("filled", "shrank", "grew", "new", "returned")}
    for one in programs:
        kinds[_kind(one)].append(one.code)
    mine = touched(
        before,
        after,
        {program.code: program.triage for program in board.programs},
        board.applications,
        board.calls,
        confirmed={program.code for program in programs if program.filled and not program.not_seen},
    )
    return Changes(
        after_round=moment,
        programs=tuple(programs),
        mine=mine,
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
