"""Which program an invitation is of: by a code in it, else by the names that senders write there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.tracker.mailed_invitation import institutions_in, specialty_in
from matchweek.domain.tracker.same import house, spelled_out
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
    `rows` are the programs of the season that may be meant, by their numbers; one alone where one is.
    `proposed` is what the invitation says of a program that nobody knows yet: code, institution, specialty.
    """

    code: str = ""
    certain: bool = False
    candidates: tuple[str, ...] = ()
    why: str = ""
    rows: tuple[int, ...] = ()
    proposed: Mapping[str, str] = field(default_factory=dict)

    @property
    def row(self) -> int:
        """The one program of the season that is meant; 0 for none, or several."""
        return self.rows[0] if len(self.rows) == 1 else 0


def which_program(event: CalendarEvent, board: Board) -> WhichProgram:
    """The program that an invitation names. What is not certain is for the person to say."""
    words = f"{event.title}\n{event.place}\n{event.organizer}\n{event.text}"
    told = tuple(dict.fromkeys(_codes_in(words, board)))
    if len(told) == 1:
        return WhichProgram(told[0], True, told, "its code is in it")
    if told:
        return WhichProgram("", False, told, "several codes are in it")
    rows = rows_named(words, board)
    season = _of_season(rows, words) if rows else WhichProgram()
    if season.certain:
        return season
    best: dict[str, float] = {}
    for text in _texts(event):
        for found in rank(text, board.programs, SHOWN, board.kept.aliases.values()):
            if found.score >= GOOD:
                best[found.code] = max(best.get(found.code, 0.0), found.score)
    ranked = sorted(best, key=lambda code: -best[code])[:SHOWN]
    own = _proposed(words, event)
    if rows and (not ranked or best[ranked[0]] < CERTAIN):
        # Neither is certain: all that it may be is proposed.
        return replace(season, candidates=tuple(ranked), proposed=own)
    if not ranked or "code" in own:
        # A code that is on no list is another program than any of the list, however its name is.
        return WhichProgram("", False, tuple(ranked), _unlisted(words), proposed=own)
    if len(ranked) > 1 and best[ranked[0]] - best[ranked[1]] < CLEAR:
        return WhichProgram("", False, tuple(ranked), "its words may mean several programs", proposed=own)
    certain = best[ranked[0]] >= CERTAIN
    why = "its name is in it" if certain else "a name like its own is in it"
    return WhichProgram(ranked[0], certain, tuple(ranked), why, proposed={} if certain else own)


def which_row(words: str, board: Board) -> Tracked | None:
    """The one program of the season that a text names; None where it names none, or may name several."""
    found = rows_named(words, board)
    return found[0] if len(found) == 1 and not _other_house(words, found[0]) else None


def rows_named(words: str, board: Board) -> list[Tracked]:
    """The programs of the season that a text names: by code, by ACGME ID, or by the whole institution.

    Of several of one institution those whose specialty stands there too, if any does.
    """
    rows = [each for each in board.kept.tracked.values() if each.code or each.institution or each.name]
    told = _told(words)
    numbers = {found[0] for found in _ACGME.finditer(words)}
    by_code = [each for each in rows if each.code in told or (each.acgme_id and each.acgme_id in numbers)]
    if by_code or not rows:
        return by_code
    text, written = f" {plain(words)} ", f" {spelled_out(words)} "
    named = [
        each for each in rows if (name := house(each.institution or each.name)) and f" {name} " in written
    ]
    # Another code than its own is another program of the same house.
    named = [each for each in named if not (told and each.code)]
    longest = max((len(house(each.institution or each.name)) for each in named), default=0)
    named = [each for each in named if len(house(each.institution or each.name)) == longest]
    return [each for each in named if each.specialty and f" {plain(each.specialty)} " in text] or named


def _told(words: str) -> set[str]:
    """The codes that stand in a text."""
    return {found[0].replace("-", "").replace(" ", "").upper() for found in _CODE.finditer(words)}


def _of_season(rows: Sequence[Tracked], words: str) -> WhichProgram:
    numbers = tuple(each.id for each in rows)
    if len(rows) > 1:
        return WhichProgram(why="several programs of your season may be meant", rows=numbers)
    one, text = rows[0], f" {plain(words)} "
    if longer := _other_house(words, one):
        return WhichProgram(one.code, False, (), f"it names {longer}", numbers)
    other = specialty_in(words)
    same = one.code in _told(words) or not one.specialty or not other or plain(one.specialty) == plain(other)
    why = "it is of your season" if same else f"it names {other}"
    return WhichProgram(one.code, same or f" {plain(one.specialty)} " in text, (), why, numbers)


def _other_house(words: str, row: Tracked) -> str:
    """The house of a text whose name only begins or ends as the row's does: “South Harbor Hospital” is not
    “Harbor Hospital”. Empty where there is none, where the row's own stands there too, or its code does."""
    own = house(row.institution or row.name)
    if not own or row.code in _told(words) or (row.acgme_id and row.acgme_id in words):
        return ""
    named = {house(each): each for each in institutions_in(words)}
    place = f"{row.city} {row.state} {STATE_NAMES.get(row.state, '')}"
    known = {*own.split(), *spelled_out(f"{place} {row.specialty} {row.name}").split(), *_specialty_words()}
    longer = (each for name, each in named.items() if own not in named and f" {own} " in f" {name} ")
    return next((each for each in longer if {*spelled_out(_USUAL.sub(" ", each)).split()} - known), "")


@lru_cache(maxsize=1)
def _specialty_words() -> frozenset[str]:
    """What may stand beside a house and is no part of its name."""
    return frozenset(spelled_out(" ".join(SPECIALTIES.values())).split())


def _proposed(words: str, event: CalendarEvent) -> Mapping[str, str]:
    """What the invitation itself says of a program that nobody knows yet."""
    found: dict[str, str] = {}
    for told in _CODE.finditer(words):
        try:
            found["code"] = ProgramCode.read(told[0]).text
            break
        except BadInput:
            continue
    houses = institutions_in(f"{event.title}\n{event.organizer}\n{event.place}\n{event.text}")
    if houses:
        found["institution"] = houses[0]
    specialty = SPECIALTIES.get(found["code"][4:7], "") if "code" in found else specialty_in(words)
    if specialty and found:
        found["specialty"] = specialty
    return found


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
