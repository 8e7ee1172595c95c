"""What must not be seen of a week while names are masked, and where a text shows some of it."""

from __future__ import annotations

import re
from functools import lru_cache

from matchweek.domain.board.board import Board

# What is shorter is also part of other words.
SHORTEST = 6
SHARED_WORDS = {
    "internal",
    "medicine",
    "hospital",
    "center",
    "health",
    "university",
    "regional",
    "medical",
    "reserved",
    "program",
}


def secrets(board: Board) -> frozenset[str]:
    """Every name, place, number and note of a board that must not be seen."""
    found: set[str] = set()
    for program in board.programs.programs:
        listing = program.listing
        found |= {program.title, listing.institution, program.code, listing.acgme_id, program.place}
        found |= {listing.phone, listing.website, *program.note.splitlines()}
    for call in board.calls:
        found |= {call.caller, call.number, call.next_step, *call.note.splitlines()}
    for advocate in board.advocates:
        found |= {advocate.name, advocate.phone, advocate.mail, advocate.institution}
        found |= set(advocate.note.splitlines())
    me = board.applicant
    found |= {me.name, me.aamc_id, me.phone, me.mail, me.school}
    return frozenset(each for each in found if len(each) >= SHORTEST)


@lru_cache
def by_beginning(hidden: frozenset[str]) -> dict[str, list[str]]:
    """The secrets by their first letters: thousands are looked for on each of hundreds of screens."""
    found: dict[str, list[str]] = {}
    for each in hidden:
        found.setdefault(each[:SHORTEST], []).append(each)
    return found


@lru_cache
def beginnings(hidden: frozenset[str]) -> frozenset[str]:
    """How those secrets begin that are known again when their ends are cut off."""
    starts = {each[:8] for each in hidden if " " in each[:8] or len(each) > 12}
    return frozenset(start for start in starts if start.strip().lower() not in SHARED_WORDS)


def leaks(text: str, hidden: frozenset[str]) -> set[str]:
    """Those of the secrets that are in a text, whole or with their ends cut off as "Harbor Poi…"."""
    known, starts = by_beginning(hidden), beginnings(hidden)
    found = {
        each
        for place in range(len(text) - SHORTEST + 1)
        for each in known.get(text[place : place + SHORTEST], ())
        if text.startswith(each, place)
    }
    for match in re.finditer(r"(\S[^│─…]{7,40})…", text):
        head = match[1].lstrip()
        found |= {head[:length] for length in range(SHORTEST, 9)} & starts
    return found
