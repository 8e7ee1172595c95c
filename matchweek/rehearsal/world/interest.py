"""How much a fictional program likes this applicant, and where that puts the name on its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.eligibility import is_open
from matchweek.domain.programs.program import ProgramType
from matchweek.rehearsal.world.call_scripts import MEDICINE_CALLS, SURGERY_CALLS
from matchweek.rehearsal.world.filling import NOT_YET
from matchweek.rehearsal.world.repeatable_chance import Chance


class Fortune(StrEnum):
    """How a rehearsal turns out: by chance, or so that a certain end can be practised."""

    EVEN = "even"
    PLACED = "placed"
    PARTIAL = "partial"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Contact:
    """What contact there was with one program so far, as counts."""

    answered: int = 0
    returned: int = 0
    missed: int = 0
    interviewed: int = 0


NO_CONTACT = Contact()
# From this interest in a file on, a program calls; from the second on it invites to an interview.
CALLS_FROM, INVITES_FROM = 0.8, 0.87
# How fast the place on a program's list falls with what is missing in its interest.
_STEEP = 420.0


@dataclass(frozen=True, slots=True)
class Liking:
    """How a program finds the file (0-1) and how a conversation would go (0-1)."""

    file: float
    talk: float

    def score(self, contact: Contact) -> float:
        """The file, and what contact made of it; a missed call that is not returned costs most."""
        score = 0.7 * self.file + 0.1 * self.talk
        score += 0.10 * min(contact.answered, 1) + 0.04 * min(contact.returned, 1)
        score += (0.08 + 0.08 * self.talk) * min(contact.interviewed, 1)
        return score - 0.15 * min(contact.missed, 2)


def liking(seed: int, code: str) -> Liking:
    """The liking of one program; those of a told story keep what the story says."""
    dice = Chance(seed, 50_000 + int(code[:7]) * 131 + sum(map(ord, code[7:])))
    file, talk = dice.random(), dice.random()
    told = _told_heat().get(code)
    return Liking(max(file, 0.5 + 0.09 * told) if told else file, talk)


@cache
def _told_heat() -> Mapping[str, int]:
    """The highest interest that the told calls show, by program."""
    heat: dict[str, int] = {}
    for line in (*MEDICINE_CALLS, *SURGERY_CALLS):
        if line.program and line.heat and line.heat > 2:
            heat[line.program] = max(heat.get(line.program, 0), line.heat)
    return heat


def places(
    likings: Mapping[str, Liking],
    contacts: Mapping[str, Contact],
    positions: Mapping[str, int],
    *,
    round_number: int,
    state: str = ApplicantState.UNMATCHED,
    fortune: Fortune = Fortune.EVEN,
) -> dict[str, int]:
    """This applicant's place on the preference lists of the programs applied to, from 0, by code.

    Programs whose type no longer fits the applicant's `state` have taken the name off.
    """
    if fortune is Fortune.UNPLACED:
        return {}
    scores = {
        code: liked.score(contacts.get(code, NO_CONTACT))
        for code, liked in likings.items()
        if is_open(code[7:8], state)
    }
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    found = {
        code: int((1 - min(scores[code], 1.0)) ** 2 * _STEEP * max(1, positions.get(code, 1)))
        for code in ranked
    }
    if fortune is Fortune.PLACED:
        full = [code for code in ranked if code[7:8] in "CMR"]
        # Two at once, so that there is something to decide.
        found |= dict.fromkeys((full or ranked)[:2], 0)
    if fortune is Fortune.PARTIAL:
        return _in_halves(ranked, found, round_number)
    return found


def _in_halves(ranked: list[str], found: dict[str, int], round_number: int) -> dict[str, int]:
    """A preliminary place is offered first, an advanced one only after it, and nothing else."""
    first = [code for code in ranked if code[7:8] == ProgramType.PRELIMINARY.value]
    later = [code for code in ranked if code[7:8] == ProgramType.ADVANCED.value]
    kept = {code: found[code] for code in first}
    if round_number == 1:
        return kept | dict.fromkeys(first[:1], 0) | dict.fromkeys(later[:1], NOT_YET)
    return kept | dict.fromkeys(later[:3], 0)
