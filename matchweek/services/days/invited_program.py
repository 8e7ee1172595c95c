"""Which program an invitation is of: by a code in it, else by the names that senders write there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.tracker.same import house
from matchweek.domain.tracker.specialties import plain
from matchweek.errors import BadInput
from matchweek.services.days.identify import CERTAIN, CLEAR, GOOD, rank

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calendar_events import CalendarEvent
    from matchweek.domain.tracker.tracked import Tracked

SHOWN = 5
_CODE = re.compile(r"(?<![0-9A-Za-z])\d{4}[ -]?\d{3}[ -]?[A-Za-z][ -]?\d(?![0-9A-Za-z])")
_ACGME = re.compile(r"(?<!\d)\d{10}(?!\d)")
_LINK = re.compile(r"https?://\S+|\S+@\S+")
# Words of every invitation, which name no program.
_USUAL = re.compile(
    r"\b(?:updated|cancell?ed|accepted|invitation|invite|virtual|video|zoom|teams|microsoft|thalamus|meeting|"
    r"residency|applicant|candidate|interviews?|interview day|with|for|at|the|program|scheduled|reminder|"
    r"re|fwd?)\b:?",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:hospital|medical|university|health|clinic|cl[ií]nica|college|center|centre|program)\b",
    re.IGNORECASE,
)
_LINES, _LONGEST = 6, 120


@dataclass(frozen=True, slots=True)
class WhichProgram:
    """`code` is the program where one is meant; `certain` by its code or all but its whole name.

    `candidates` are the codes that may be meant, the likeliest first, `why` says in few words what was found.
    """

    code: str = ""
    certain: bool = False
    candidates: tuple[str, ...] = ()
    why: str = ""


def which_program(event: CalendarEvent, board: Board) -> WhichProgram:
    """The program that an invitation names. What is not certain is for the person to say."""
    words = f"{event.title}\n{event.place}\n{event.organizer}\n{event.text}"
    told = tuple(dict.fromkeys(_codes_in(words, board)))
    if len(told) == 1:
        return WhichProgram(told[0], True, told, "its code is in it")
    if told:
        return WhichProgram("", False, told, "several codes are in it")
    best: dict[str, float] = {}
    for text in _texts(event):
        for found in rank(text, board.programs, SHOWN, board.kept.aliases.values()):
            if found.score >= GOOD:
                best[found.code] = max(best.get(found.code, 0.0), found.score)
    ranked = sorted(best, key=lambda code: -best[code])[:SHOWN]
    if not ranked:
        return WhichProgram(why=_unlisted(words))
    if len(ranked) > 1 and best[ranked[0]] - best[ranked[1]] < CLEAR:
        return WhichProgram("", False, tuple(ranked), "its words may mean several programs")
    certain = best[ranked[0]] >= CERTAIN
    return WhichProgram(
        ranked[0], certain, tuple(ranked), "its name is in it" if certain else "a name like its own is in it"
    )


def which_row(words: str, board: Board) -> Tracked | None:
    """The one program of the season that a text names: by its code, its ACGME ID, or its whole institution.

    Of several of one institution the one whose specialty stands there too; None where it may be several.
    """
    rows = [each for each in board.kept.tracked.values() if each.code or each.institution or each.name]
    told = {found[0].replace("-", "").replace(" ", "").upper() for found in _CODE.finditer(words)}
    numbers = {found[0] for found in _ACGME.finditer(words)}
    by_code = [each for each in rows if each.code in told or (each.acgme_id and each.acgme_id in numbers)]
    if by_code:
        return by_code[0] if len(by_code) == 1 else None
    text = f" {plain(words)} "
    named = [each for each in rows if (name := house(each.institution or each.name)) and f" {name} " in text]
    if len(named) > 1:
        named = [each for each in named if each.specialty and f" {plain(each.specialty)} " in text] or named
    if len(named) > 1:
        longest = max(len(house(each.institution or each.name)) for each in named)
        named = [each for each in named if len(house(each.institution or each.name)) == longest]
    return named[0] if len(named) == 1 else None


def _codes_in(words: str, board: Board) -> Iterator[str]:
    for found in _CODE.finditer(words):
        try:
            code = ProgramCode.read(found[0]).text
        except BadInput:
            continue
        if code in board.programs:
            yield code
    numbers = {found[0] for found in _ACGME.finditer(words)}
    if numbers:
        yield from (each.code for each in board.programs if each.acgme_id in numbers)


def _texts(event: CalendarEvent) -> Iterator[str]:
    """Where senders write who invites: the title, the place, the organizer, lines that speak of a house."""
    lines = [line for line in event.text.splitlines() if _HOUSE.search(line)][:_LINES]
    for text in (event.title, event.place, event.organizer, *lines):
        plain = " ".join(_USUAL.sub(" ", _LINK.sub(" ", text[:_LONGEST])).split()).strip(" -–—:|()")
        if sum(letter.isalpha() for letter in plain) >= 3:
            yield plain


def _unlisted(words: str) -> str:
    for found in _CODE.finditer(words):
        try:
            return f"{ProgramCode.read(found[0]).text} is on no list that was brought in"
        except BadInput:
            continue
    return "no program of your list is named in it"
