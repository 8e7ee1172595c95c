"""What the lists of one moment changed, by kind, and which of one's own programs they touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from matchweek.domain.programs.lists import Standing, derive, moment_words
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.refresh import Touch, touched
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.store import rows


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


class Around(NamedTuple):
    """Where every program stood before the lists of a moment, and with them, by code."""

    after_round: int
    before: dict[str, Standing]
    after: dict[str, Standing]


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


def around(week: Week, after_round: int | None = None) -> Around:
    """The standings before and with the lists of one moment, by default the newest.

    Raises BadInput when a moment is asked for of which no list was brought in.
    """
    with week.reading() as connection:
        known = [(info, rows.listings(connection, info.id)) for info in rows.current_lists(connection)]
    moments = {info.after_round for info, _ in known}
    if after_round is not None and after_round not in moments:
        raise BadInput(
            "No such list", f"No list {moment_words(after_round)} was brought in.", "Import it first."
        )
    moment = max(moments, default=0) if after_round is None else after_round
    before = derive([(info, found) for info, found in known if info.after_round < moment])
    return Around(
        moment, before, derive([(info, found) for info, found in known if info.after_round <= moment])
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
