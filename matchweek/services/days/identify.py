"""Which program is meant: by name, nickname, city, code or the number that called before.

What is said is looked up in the index of names (services.days.name_index); what somebody is called
besides (domain.programs.aliases) counts as a name of the list does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.phones import numbers_in, same_line
from matchweek.domain.programs.aliases import Alias, by_program
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.programs.programs import Program, Programs
from matchweek.errors import BadInput
from matchweek.services.days.name_index import SHOWN, Candidate, Finder

# Mostly figures: meant for a code, and never for a name that is near to it.
_LIKE_A_CODE = re.compile(r"\d{6,}[A-Za-z]?\w{0,4}")

# A winner has at least this score, and this much more than the next program.
GOOD, CLEAR = 60.0, 6.0
CERTAIN = 95.0
# The beginning of a code, or one with letters that no type has: never the name of another program.
_CODE_LIKE = re.compile(r"\d{4}[ -]?\d{3}[ -]?\w{0,4}")


_finders: WeakKeyDictionary[Programs, Finder] = WeakKeyDictionary()


def finder_of(programs: Programs, aliases: Iterable[Alias] | None = None) -> Finder:
    """The index of these programs, made at the first question; `aliases` are all of them, None as before."""
    finder = _finders.get(programs)
    if finder is None:
        finder = _finders[programs] = Finder(programs)
    if aliases is not None:
        finder.know(by_program(aliases))
    return finder


def rank(
    text: str, programs: Programs, limit: int = SHOWN, aliases: Iterable[Alias] | None = None
) -> list[Candidate]:
    """The programs that a name, nickname, city, field, code or a mix of them may mean, best first."""
    return finder_of(programs, aliases).rank(text, limit)


@dataclass(frozen=True, slots=True)
class Identified:
    """The program that is meant; `certain` for its code or all but its whole name.

    What is not certain counts as said only once the person has confirmed it (rules: contact.opened).
    """

    program: Program
    certain: bool


def identify(text: str, programs: Programs, aliases: Iterable[Alias] | None = None) -> Identified:
    """The one program that `text` means: its code, or a name with a single clear winner.

    Raises BadInput, listing the best candidates with their codes, when it may be several or none.
    """
    try:
        code = ProgramCode.read(text).text
    except BadInput:
        code = ""
    if code in programs:
        return Identified(programs[code], True)
    if code or _CODE_LIKE.fullmatch(text.strip()):
        code = code or text.strip()
        raise BadInput(
            "Not on your list",
            f"{code}: on no list that was brought in.",
            "Check the code in R3, import the newest list, or add it with `matchweek program add CODE`.",
        )
    if _LIKE_A_CODE.fullmatch(re.sub(r"[\s-]", "", text)):
        raise BadInput(
            "No such program",
            f"“{text}” is the code of no program on your list.",
            "Copy the code from R3; 4 digits, 3 digits, a letter, a track.",
        )
    found = rank(text, programs, SHOWN, aliases)
    if found and found[0].score >= GOOD:
        if len(found) == 1 or found[0].score - found[1].score >= CLEAR:
            return Identified(programs[found[0].code], found[0].score >= CERTAIN)
        raise BadInput(
            "Several programs fit",
            f"“{text}” may be {_named(found, programs)}.",
            "Give the code, or more of the name, the city or the specialty.",
        )
    nearest = f" Nearest: {_named(found, programs)}." if found else ""
    raise BadInput(
        "No program fits", f"“{text}” is no clear name on your list.{nearest}", "Give the NRMP program code."
    )


def callers(number: str, calls: Iterable[Call]) -> list[str]:
    """The codes of the programs that called from this number before, newest first.

    Numbers are compared as people write them. Only a hint: a number may be a shared exchange.
    """
    if not numbers_in(number):
        return []
    ordered = sorted(calls, key=lambda call: call.at, reverse=True)
    codes = [call.program for call in ordered if call.program and call.confirmed and is_of(call, number)]
    return list(dict.fromkeys(codes))


def is_of(call: Call, number: str) -> bool:
    """Whether a call came from this number, or its voicemail left it."""
    return same_line(call.number, number) or same_line(call.left_number, number)


def _named(found: Sequence[Candidate], programs: Programs) -> str:
    rows = [programs[candidate.code] for candidate in found]
    return "; ".join(row.question for row in rows)
