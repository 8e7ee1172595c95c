"""What fit goes by, gathered from a board: of the applicant, and of each of its programs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.base.text import fold
from matchweek.domain.contacts.calls import Outcome
from matchweek.domain.contacts.contact_facts import is_contact
from matchweek.domain.fit.inputs import HEARD, NO_VOICE, NOT_HEARD, NOT_INTERESTED, Known, Seeker, Voice
from matchweek.domain.letters.documents import DocumentKind
from matchweek.domain.people.advocate_tiers import effective_tier
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.domain.people.typed_facts import year_in
from matchweek.domain.programs.eligibility import closed_types
from matchweek.domain.programs.fact_values import read_visa
from matchweek.domain.programs.facts import Fact, FactKind
from matchweek.domain.programs.wishes import Kind, kinds_in, states_in, wishes_of

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program

# How far a voice goes by the tier that counts (systems.md row 63), where the advocate said yes.
_BY_TIER = {1: 100, 2: 70, 3: 50}
_LEAST_TIER = 3
# Plain words: of ten thousand programs each is looked up by them.
_VISA, _IMG, _SCORE, _YEAR, _HOME = (
    kind.value for kind in (FactKind.VISA, FactKind.IMG, FactKind.SCORE, FactKind.YEAR, FactKind.HOME)
)


def seeker_of(board: Board) -> Seeker:
    """What is known of the applicant."""
    me, narrative = board.applicant, board.kept.narrative
    wishes = wishes_of(me)
    # What the story names comes first, in its order; what is accepted besides comes behind it.
    sought = dict.fromkeys((*kinds_in(narrative.specialties), *wishes.accepted))
    matched, partner = state_of(me.matched_place), state_of(me.partner_place)
    no_state = "your partner's place" if me.partner_place and not partner else ""
    if me.matched_place and not matched:
        no_state = "the place you matched to"
    graduated = year_in(me.graduation_year)
    return Seeker(
        specialties=tuple(sought),
        specialties_refused=wishes.refused,
        types=wishes.types_accepted,
        types_refused=wishes.types_refused,
        closed=closed_types(board.state, me.prior_training),
        visa_need=me.visa_need,
        inside_us=me.inside_us,
        img=me.img,
        score=me.step2,
        years=max(0, board.season - graduated) if graduated and board.season else None,
        letters=_letters(board),
        home_states=states_in(me.home_states),
        states_wanted=wishes.states_wanted,
        states_refused=wishes.states_refused,
        near_matched=matched,
        near_partner=partner,
        no_state=no_state,
    )


def _letters(board: Board) -> tuple[Kind | None, ...] | None:
    """What each letter is for, None for any program; None itself while no letter was noted."""
    letters = [each for each in board.kept.documents.values() if each.kind == DocumentKind.LETTER]
    if not letters:
        return None
    found: list[Kind | None] = []
    for letter in letters:
        # A letter that names one program, or one type, is none for its specialty at large.
        found += kinds_in(letter.specialty) or ([None] if letter.general else [])
    return tuple(found)


_AFTER_STATE = re.compile(
    r"(?i)(?:[\s,]+(?:\d{5}(?:-\d{4})?|usa|u\.?s\.?(?:a\.?)?|united states(?: of america)?))+\s*$"
)


def state_of(place: str) -> frozenset[str]:
    """The state that ends a place, “Cleveland, OH” or “Cleveland, Ohio 44113, USA”; none where none does.

    Letters that are small need a comma before them: “come in” is no place in Indiana.
    """
    words = re.findall(r"[^\s,()]+", _AFTER_STATE.sub("", place))
    if not words:
        return frozenset()
    letters = words[-1].rstrip(".")
    if re.search(rf",\s*{re.escape(letters)}\b", place):
        letters = letters.upper()
    if letters in STATE_NAMES:
        return frozenset({letters})
    end = f" {fold(' '.join(words))}"
    named = [code for code, name in STATE_NAMES.items() if end.endswith(f" {fold(name)}")]
    # “West Virginia” ends with “Virginia” too.
    return frozenset(sorted(named, key=lambda code: len(STATE_NAMES[code]))[-1:])


class Inputs:
    """What is known of each program of a board, as it is when this is made."""

    def __init__(self, board: Board) -> None:
        self._interest = _interests(board)
        self._voices = _voices(board)

    def known(self, program: Program) -> Known:
        """What fit goes by of a program."""
        standing, facts = program.standing, program.facts
        listing = standing.listing
        code = listing.code
        visa = facts.get(_VISA)
        img = facts.get(_IMG)
        return Known(
            code[4:8],
            listing.field,
            listing.state,
            standing.positions,
            visa.value if visa is not None else _listed(listing.visa),
            img.value if img is not None else "",
            _number(facts.get(_SCORE)),
            _number(facts.get(_YEAR)),
            _HOME in facts,
            self._interest.get(code, NOT_HEARD),
            self._voices.get(code, NO_VOICE),
        )


@cache
def _listed(words: str) -> str:
    """The visas that the list's own words name, as facts have them; empty where that is not plain."""
    return (read_visa(words) or "") if words else ""


def _number(fact: Fact | None) -> int | None:
    return int(fact.value) if fact is not None and fact.value.isdecimal() else None


def _interests(board: Board) -> dict[str, int | None]:
    """The interest that each program showed, by the newest contact or interview in which it is noted."""
    noted: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for call in board.calls:
        if call.program and is_contact(call):
            refused = call.outcome == Outcome.NOT_INTERESTED
            noted[call.program].append((call.at, NOT_INTERESTED if refused else call.heat or HEARD))
    for each in board.kept.interviews.values():
        noted[each.program].append((each.at, each.interest or HEARD))
    found: dict[str, int | None] = {}
    for code, said in noted.items():
        told = [(at, interest) for at, interest in said if interest != HEARD]
        found[code] = max(told)[1] if told else HEARD
    return found


def _voices(board: Board) -> dict[str, Voice]:
    """Who would speak to each program that an advocate was given."""
    by_number = {advocate.id: advocate for advocate in board.advocates}
    given: defaultdict[str, list[Advocate]] = defaultdict(list)
    for each in board.kept.assignments.values():
        if each.advocate in by_number:
            given[each.program].append(by_number[each.advocate])
    return {code: voice_of(advocates) for code, advocates in given.items()}


def voice_of(advocates: Sequence[Advocate]) -> Voice:
    """How far the advocates of one program go: the one who goes furthest counts.

    Who has not answered yet may still say no, and whose tier is not known may be of any.
    """
    ranges = [_range(each) for each in advocates]
    if not ranges:
        return NO_VOICE
    low, high = max(low for low, _ in ranges), max(high for _, high in ranges)
    if not high:
        return Voice(0, 0, "nobody you gave it to speaks for you")
    # The words are of whoever goes furthest; of two alike, of the first.
    best = max(zip(ranges, advocates, strict=True), key=lambda one: (one[0][1], one[0][0]))[1]
    return Voice(low, high, _words(best))


def _range(advocate: Advocate) -> tuple[int, int]:
    if advocate.answer == Answer.NO:
        return 0, 0
    tier = effective_tier(advocate)
    high = _BY_TIER[1 if tier is None else tier]
    if advocate.answer == Answer.HEDGED:
        high = min(high, _BY_TIER[2])
    if advocate.answer not in (Answer.YES, Answer.HEDGED):
        return 0, high
    return _BY_TIER[_LEAST_TIER if tier is None else tier], high


def _words(advocate: Advocate) -> str:
    tier = effective_tier(advocate)
    which = f"an advocate of tier {tier}" if tier is not None else "an advocate without a tier"
    said = {Answer.YES: "said yes", Answer.HEDGED: "said maybe", Answer.ASKED: "has not answered yet"}
    return f"{which} {said.get(Answer(advocate.answer), 'was not asked yet')}"
