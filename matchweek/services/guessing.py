"""Who may be calling: among names that fit alike, the program that is likely to call comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchweek.domain.board import Board
from matchweek.domain.programs import Program
from matchweek.services.identify import SHOWN, rank

# Two scores this near say the same of a name that was heard on the phone.
ALIKE = 15.0
_LOOKED_THROUGH = 25


@dataclass(frozen=True, slots=True)
class Guess:
    """A program that may be calling, and why it is or is not likely; `why` may be empty."""

    code: str
    why: str = ""
    likely: bool = True


def guesses(text: str, board: Board, known: Sequence[str] = (), limit: int = SHOWN) -> list[Guess]:
    """Who may be calling: whose number is known, then what the text may mean, the likeliest first.

    `known` are the programs that called from this number. Among names that fit alike those applied to stand
    before those planned, in contact, in a lane; what is full or not in SOAP and was not applied to is last.
    """
    programs = board.programs
    found = [Guess(code, "called from this number") for code in known if code in programs]
    ranked = [each for each in rank(text, programs, _LOOKED_THROUGH) if each.code not in known]
    alike = [each for each in ranked if each.score >= ranked[0].score - ALIKE]
    others = ranked[len(alike) :]
    likelihood = {each.code: _likelihood(programs[each.code]) for each in ranked}
    alike.sort(key=lambda each: likelihood[each.code][0])
    others.sort(key=lambda each: likelihood[each.code][0] == _LAST)
    found += [Guess(each.code, *likelihood[each.code][1:]) for each in (*alike, *others)]
    return found[:limit]


_LAST = 9


def _likelihood(program: Program) -> tuple[int, str, bool]:
    """How likely a program calls, 0 most; why, in a few words; and whether it is likely at all."""
    if program.application.submitted_at is not None:
        return 0, "applied to", True
    if program.outside:
        return _LAST, "not in SOAP", False
    if program.filled:
        return _LAST, "full, not applied to", False
    if program.application.planned:
        return 1, "planned", True
    if program.calls:
        return 2, "in contact", True
    return (3, "", True) if program.lane else (5, "refused", False) if program.refused else (4, "", True)
