"""Who may be calling: among names that fit alike, the program that is likely to call comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchweek.domain.board.board import Board
from matchweek.domain.people.phones import numbers_in, same_line
from matchweek.domain.programs.programs import Program
from matchweek.services.days.identify import callers, rank
from matchweek.services.days.name_index import SHOWN

# Two scores this near say the same of a name that was heard on the phone.
ALIKE = 15.0
_LOOKED_THROUGH = 25


@dataclass(frozen=True, slots=True)
class Guess:
    """A program that may be calling, and why it is or is not likely; `why` may be empty."""

    code: str
    why: str = ""
    likely: bool = True


def hints(number: str, board: Board, but: int | None = None) -> list[Guess]:
    """Whose number it may be: who called from it, then who has it on the list. Hints, which open nothing.

    `but` is the call that is being written down. A number may be that of a shared exchange.
    """
    if not numbers_in(number):
        return []
    earlier = [call for call in board.calls if call.id != but]
    known = [code for code in callers(number, earlier) if code in board.programs]
    listed = [each.code for each in board.programs if same_line(each.standing.listing.phone, number)]
    codes = list(dict.fromkeys((*known, *listed)))
    shared = f", one of {len(codes)}" if len(codes) > 1 else ""
    return [
        Guess(code, f"{'called from this number' if code in known else 'number on the list'}{shared}")
        for code in codes
    ]


def hint_words(found: Sequence[Guess], board: Board) -> str:
    """The hints in a sentence, named as hints; empty for none."""
    if not found:
        return ""
    named = "; ".join(board.question(each.code) for each in found[:SHOWN])
    if len(found) > 1:
        return f"A hint, no more: {len(found)} programs have this number: {named}. Name the one that called."
    return f"A hint, no more: {found[0].why}: {named}."


def guesses(text: str, board: Board, known: Sequence[Guess] = (), limit: int = SHOWN) -> list[Guess]:
    """Who may be calling: whose number is known, then what the text may mean, the likeliest first.

    `known` are the hints of its number. Among names that fit alike those applied to stand
    before those planned, in contact, in a lane; what is full or not in SOAP and was not applied to is last.
    """
    programs = board.programs
    found = list(known)
    hinted = {each.code for each in known}
    ranked = [
        each
        for each in rank(text, programs, _LOOKED_THROUGH, board.kept.aliases.values())
        if each.code not in hinted
    ]
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
