"""Who may be calling: among names that fit alike, the program that is likely to call comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matchweek.domain.base.text import clean_line
from matchweek.domain.board.board import Board
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.phones import numbers_in, same_line, why_none
from matchweek.domain.programs.aliases import LONGEST
from matchweek.domain.programs.programs import Program
from matchweek.domain.times.zones import wall
from matchweek.services.days.identify import CLEAR, GOOD, callers, is_of, rank
from matchweek.services.days.name_index import SHOWN
from matchweek.services.days.number_index import numbers_of
from matchweek.services.days.said_words import around_words, asked_words

# Two scores this near say the same of a name that was heard on the phone.
ALIKE = 15.0
_LOOKED_THROUGH = 25
# A house has hundreds of numbers that begin alike: more names than these say nothing.
_NEAR_NAMED = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """A program that may be calling, and why it is or is not likely; `why` may be empty.

    `near` says that only the beginning of its number is the same.
    """

    code: str
    why: str = ""
    likely: bool = True
    near: bool = False


def hints(number: str, board: Board, but: int | None = None) -> list[Guess]:
    """Whose number it may be: who called from it, then who has it on the list. Hints, which open nothing.

    `but` is the call that is being written down. A number may be that of a shared exchange. Where nobody
    has it, the programs whose number begins alike: by area code and exchange, else by area code those that
    one applied to, planned or was called by.
    """
    if not numbers_in(number):
        return []
    earlier = [call for call in board.calls if call.id != but]
    known = [code for code in callers(number, earlier) if code in board.programs]
    listed = numbers_of(board.programs).having(number)
    codes = list(dict.fromkeys((*known, *listed)))
    if not codes and not advocates_of(number, board):
        return _near(number, board, earlier)
    shared = f", one of {len(codes)}" if len(codes) > 1 else ""
    return [
        Guess(code, f"{'called from this number' if code in known else 'number on the list'}{shared}")
        for code in codes
    ]


def advocates_of(number: str, board: Board) -> list[Advocate]:
    """The advocates who have this number: it is then none of a program."""
    return [each for each in board.advocates if same_line(each.phone, number)]


def _near(number: str, board: Board, calls: Sequence[Call]) -> list[Guess]:
    """The programs whose number on the list, or that they called from, begins as this one does."""
    asked = numbers_in(number)
    listed = numbers_of(board.programs)
    told = [
        (each.program, other)
        for each in calls
        if each.program and each.confirmed and each.program in board.programs
        for other in numbers_in(each.number)
    ]
    exchanges = list(dict.fromkeys(each.exchange for each in asked if each.exchange))
    codes = [code for code, other in told if other.exchange in exchanges]
    codes += [code for exchange in exchanges for code in listed.beginning(exchange)]
    if codes:
        return [Guess(code, "same area code and exchange", near=True) for code in dict.fromkeys(codes)]
    areas = list(dict.fromkeys(each.area for each in asked if each.area))
    codes = [code for code, other in told if other.area in areas]
    codes += [
        code
        for area in areas
        for code in listed.beginning(area)
        if _likelihood(board.programs[code])[0] < _LANE
    ]
    return [Guess(code, "same area code", near=True) for code in dict.fromkeys(codes)]


def hint_words(found: Sequence[Guess], board: Board) -> str:
    """The hints in a sentence, named as hints; empty for none."""
    if not found:
        return ""
    named = "; ".join(board.question(each.code) for each in found[:SHOWN])
    if found[0].near:
        named = "; ".join(board.question(each.code) for each in found[:_NEAR_NAMED])
        more = f" and {len(found) - _NEAR_NAMED} more" if len(found) > _NEAR_NAMED else ""
        return f"A hint, no more: {found[0].why} as {named}{more}. The number itself is on no list."
    if len(found) > 1:
        return f"A hint, no more: {len(found)} programs have this number: {named}. Name the one that called."
    return f"A hint, no more: {found[0].why}: {named}."


def number_words(number: str, board: Board, but: int | None = None) -> str:
    """All that is known of a number: why it is none, whose it may be, which advocate's it is; or empty."""
    named = ", ".join(each.name for each in advocates_of(number, board))
    theirs = f"The number of your advocate {named}, not of a program." if named else ""
    hinted = hint_words(hints(number, board, but), board)
    return " ".join(filter(None, (why_none(number), theirs, hinted, unnamed_words(number, board, but))))


def unnamed_words(number: str, board: Board, but: int | None = None) -> str:
    """That a call came from this number whose program is not known yet, the newest one; or empty."""
    if not numbers_in(number):
        return ""
    times = [
        each.at
        for each in board.calls
        if each.id != but and not (each.program and each.confirmed) and is_of(each, number)
    ]
    return f"It called before, {wall(max(times))} ET: which program is not known yet." if times else ""


def teaches(text: str, code: str, board: Board) -> bool:
    """Whether what was typed before a pick is a name to keep: one that does not lead to the program yet.

    A number, a code, a place or a field is no name; nor is what leads to its institution alone already.
    """
    name = clean_line(text)
    program = board.programs.get(code)
    if program is None or not 1 < len(name) <= LONGEST or numbers_in(name) or name[:4].isdigit():
        return False
    around = around_words(program.listing)
    words = asked_words(name)
    if not words or all(any(other.startswith(word) for other in around) for word in words):
        return False
    found = rank(name, board.programs, _LOOKED_THROUGH, board.kept.aliases.values())
    picked = next((each.score for each in found if each.code == code), 0.0)
    rivals = [each for each in found if each.code[:4] != code[:4] and each.score > picked - CLEAR]
    return picked < GOOD or bool(rivals)


def guesses(text: str, board: Board, known: Sequence[Guess] = (), limit: int = SHOWN) -> list[Guess]:
    """Who may be calling: whose number is known, then what the text may mean, the likeliest first.

    `known` are the hints of its number. Among names that fit alike those applied to stand
    before those planned, in contact, in a lane; what is full or not in SOAP and was not applied to is last.
    Where only the beginning of a number is the same, the name goes before it.
    """
    programs = board.programs
    near = {each.code for each in known if each.near}
    found = [each for each in known if not each.near or not text.strip() or numbers_in(text)]
    hinted = {each.code for each in found}
    ranked = [
        each
        for each in rank(text, programs, _LOOKED_THROUGH, board.kept.aliases.values())
        if each.code not in hinted
    ]
    alike = [each for each in ranked if each.score >= ranked[0].score - ALIKE]
    others = ranked[len(alike) :]
    likelihood = {each.code: _likelihood(programs[each.code]) for each in ranked}
    alike.sort(key=lambda each: (likelihood[each.code][0], each.code not in near))
    others.sort(key=lambda each: likelihood[each.code][0] == _LAST)
    found += [Guess(each.code, *likelihood[each.code][1:]) for each in (*alike, *others)]
    return found[:limit]


_LANE, _LAST = 3, 9


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
    return (_LANE, "", True) if program.lane else (5, "refused", False) if program.refused else (4, "", True)
