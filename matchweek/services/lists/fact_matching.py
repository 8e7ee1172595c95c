"""Which program a row of facts means: by its code, by its whole name, else only as a proposal to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from matchweek.domain.base.specialties import SPECIALTIES, short_name, specialty_name
from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.base.text import fold
from matchweek.domain.board.board import Board
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program
from matchweek.intake.facts import FactRow
from matchweek.services.days.identify import CLEAR, GOOD, rank

MOST_CANDIDATES = 12
_LOOKED_AT = 25
_STATE_TAIL = re.compile(r"-[A-Z]{2}$")
_STATES = {fold(name): short for short, name in STATE_NAMES.items()}


class Match(StrEnum):
    """How a row found its program."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class Matched:
    """A row and the programs it means, `codes`; of an ambiguous one the `candidates`, the likeliest first.

    `clear` says that the first candidate is far before the others: still a person says yes. `why` says what
    hinders a row that found nothing.
    """

    row: FactRow
    how: Match
    codes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    clear: bool = False
    why: str = ""


class Matcher:
    """The programs of a board by everything they are called, made once for a file that has names."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._houses: dict[str, list[str]] = {}
        for code in board.programs.codes:
            self._houses.setdefault(code[:4], []).append(code)

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """The programs by every whole name of their list; a file with codes never asks for it."""
        found: dict[str, set[str]] = {}
        for program in self._board.programs:
            for name in _names(program):
                found.setdefault(name, set()).add(program.code)
        return found

    @cached_property
    def _aliases(self) -> dict[str, set[str]]:
        """The programs by what they are called besides."""
        found: dict[str, set[str]] = {}
        for alias in self._board.kept.aliases.values():
            if alias.program in self._board.programs:
                found.setdefault(_plain(alias.name), set()).add(alias.program)
        return found

    def match(self, row: FactRow) -> Matched:
        """Find the program of one row; a code is taken as it stands, on a list or not."""
        if row.code:
            return Matched(row, Match.MATCHED, (row.code,))
        named = self._called(row)
        found = [code for code in named if self._fits(row, code)]
        if not found and (house := self._of_the_house(row)):
            # Who writes the specialty beside “Harbor” may mean another program of that house.
            named, found = house, [code for code in house if self._fits(row, code)]
        if len(found) == 1:
            return Matched(row, Match.MATCHED, tuple(found))
        if found:
            return Matched(row, Match.AMBIGUOUS, candidates=tuple(found[:MOST_CANDIDATES]))
        if named:
            return Matched(row, Match.UNMATCHED, why="no program of that name has that specialty or place")
        return self._like(row)

    def _called(self, row: FactRow) -> list[str]:
        """The programs that are called exactly so, by their code."""
        found: set[str] = set()
        for name in _said(row):
            found |= self._aliases.get(name, set()) | self._named.get(name, set())
        return sorted(found)

    def _of_the_house(self, row: FactRow) -> list[str]:
        """All programs of the institutions one of whose programs is called so besides the list's name."""
        houses = {code[:4] for name in _said(row) for code in self._aliases.get(name, set())}
        return sorted(code for house in houses for code in self._houses[house]) if row.specialty else []

    def _fits(self, row: FactRow, code: str) -> bool:
        """Whether a program is in the place, and of the specialty and type, that the row says."""
        listing = self._board.programs[code].listing
        state = _STATES.get(fold(row.state), row.state.upper())
        return (
            (not row.specialty or _same_specialty(row.specialty, listing))
            and (not state or not listing.state or state == listing.state)
            and (not row.city or not listing.city or _plain(row.city) in _plain(listing.city))
            and (not row.type or row.type[:1].upper() == code[7:8])
        )

    def _like(self, row: FactRow) -> Matched:
        """The programs whose names are like what was written: proposals, however near."""
        aliases = self._board.kept.aliases.values()
        ranked = rank(row.words, self._board.programs, _LOOKED_AT, aliases)
        found = [each for each in ranked if each.score >= GOOD and self._fits(row, each.code)]
        if not found:
            return Matched(row, Match.UNMATCHED, why="no program on your list has such a name")
        clear = len(found) == 1 or found[0].score - found[1].score >= CLEAR
        candidates = tuple(each.code for each in found[:MOST_CANDIDATES])
        return Matched(row, Match.AMBIGUOUS, candidates=candidates, clear=clear)


def _said(row: FactRow) -> list[str]:
    """What a row may call its program, whole."""
    said = (row.name, row.institution, f"{row.institution} {row.name}")
    return [name for name in map(_plain, said) if name]


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


def _names(program: Program) -> Iterator[str]:
    """What a program is called by its list, whole names only."""
    listing = program.listing
    every: Iterable[str] = (
        listing.institution,
        _STATE_TAIL.sub("", listing.institution),
        program.title,
        program.label,
        program.formal,
        f"{listing.institution} {listing.name}",
        "" if _same_specialty(listing.name, listing) else listing.name,
    )
    return filter(None, dict.fromkeys(map(_plain, every)))


def _same_specialty(said: str, listing: Listing) -> bool:
    """Whether words, or the three digits, name the specialty of a program."""
    number = listing.code[4:7]
    if said.strip() == number:
        return True
    known = {listing.specialty, listing.field, specialty_name(number), short_name(number)}
    words = _plain(said)
    if words in map(_plain, known):
        return True
    # “Medicine-Preliminary” and the like: the words of the specialty beside those of its type.
    rest = set(words.split()) - {"categorical", "preliminary", "prelim", "program", "residency", "year"}
    standard = set(_plain(SPECIALTIES.get(number, "")).split()) - {"year"}
    return bool(rest) and rest == standard
