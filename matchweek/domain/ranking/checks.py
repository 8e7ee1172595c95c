"""What speaks against certifying the rank lists as they are (rules: ranking): said, never mended unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from matchweek.domain.base.specialties import SPECIALTIES
from matchweek.domain.fit.factors import visa
from matchweek.domain.fit.inputs import Known, Seeker
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.programs.eligibility import is_open
from matchweek.domain.programs.preference import Order
from matchweek.domain.programs.program import OUTSIDE, ProgramCode, ProgramType
from matchweek.domain.programs.wishes import Wishes, wishes_of
from matchweek.domain.ranking.length import length_of
from matchweek.domain.ranking.lists import advanced, by_codes, codes_of, is_supplemental, own_code, sides
from matchweek.domain.ranking.rank_list import COUPLE, MAIN, NO_MATCH
from matchweek.domain.ranking.reality import QUESTIONS, reality_of
from matchweek.domain.season.rules.figures import RANK_CODES, RANK_FEES_FROM
from matchweek.domain.tracker.tracked import SeasonStatus, Sponsors, Tracked
from matchweek.errors import BadInput

NEEDS_VISA_NO = "you need a visa, and the program sponsors none that you noted"
_OVER = (SeasonStatus.DECLINED, SeasonStatus.CANCELLED, SeasonStatus.REJECTED)
_OVER_WORDS = {
    SeasonStatus.DECLINED: "you declined its interview",
    SeasonStatus.CANCELLED: "its interview was cancelled",
    SeasonStatus.REJECTED: "it rejected you",
}
_NOT_YET_WORDS: dict[str, str] = {
    SeasonStatus.SCHEDULED: "its interview is still to be held: note it once it is done",
    SeasonStatus.WAITLIST: "you are on its wait list: it has not interviewed you",
}
NOT_NOTED = "no interview with it is noted"


class Weight(IntEnum):
    """How far a finding goes."""

    WRONG = 0
    """To be put right before the list is certified."""
    LOOK = 1
    """It may be meant so: to be looked at."""
    OPEN = 2
    """Not done yet."""

    @property
    def words(self) -> str:
        """As every list of findings says it."""
        return ("to put right", "to look at", "not done yet")[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: on which list, of which item ("" for the list at large), in words without
    any name. `row` is the tracker's row, also where it has no code."""

    weight: Weight
    list: str
    item: str
    words: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ToCheck:
    """What checks go by: the lists by name, the season's programs, those of them that interviewed one, the
    applicant; for codes what is known of their visa (as domain.programs.facts has it) and their state."""

    lists: Mapping[str, Order]
    tracked: Sequence[Tracked] = ()
    interviewed: frozenset[int] = frozenset()
    applicant: Applicant = field(default_factory=Applicant)
    visas: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)


def findings(given: ToCheck) -> list[Finding]:
    """Everything that was found: what is wrong first, then what to look at, then what is not done yet."""
    found = [
        *_lengths(given),
        *_twice(given),
        *_not_ranked(given),
        *_codes(given),
        *_contracts(given),
        *_supplemental(given),
        *_pairs(given),
        *_said_otherwise(given),
        *_reality(given),
    ]
    return sorted(found, key=lambda each: each.weight)


def only_moved(before: ToCheck, now: ToCheck) -> bool:
    """Whether two differ in nothing but the order of their lists: then the same is found of both."""
    return (
        before.tracked == now.tracked
        and before.interviewed == now.interviewed
        and before.applicant == now.applicant
        and (before.visas, before.states) == (now.visas, now.states)
        and before.lists.keys() == now.lists.keys()
        and all(Counter(before.lists[name]) == Counter(order) for name, order in now.lists.items())
    )


def of_item(found: Sequence[Finding], item: str) -> list[Finding]:
    """What was found of one item, on whichever list."""
    return [each for each in found if each.item == item]


def main_codes(lists: Mapping[str, Order]) -> Order:
    """One's own programs in the order that R3 goes by: a couple's pairs where there are any, else the main
    list."""
    couple = lists.get(COUPLE, ())
    if couple:
        return tuple(dict.fromkeys(code for each in couple if (code := own_code(each))))
    return lists.get(MAIN, ())


def _everywhere(lists: Mapping[str, Order]) -> Iterator[tuple[str, str, str]]:
    """(list, item, one's own code) of everything that is ranked."""
    for name, order in lists.items():
        for item in dict.fromkeys(order):
            if code := own_code(item):
                yield name, item, code


def _lengths(given: ToCheck) -> Iterator[Finding]:
    length = length_of(given.lists)
    if length.too_long:
        words = f"there are {length.words}: at most {RANK_CODES}"
        yield Finding(Weight.WRONG, MAIN, "", words)
    elif length.fees:
        words = f"{length.total} codes: from {RANK_FEES_FROM} on NRMP asks for extra fees"
        yield Finding(Weight.LOOK, MAIN, "", words)
    if not any(given.lists.values()):
        yield Finding(Weight.WRONG, MAIN, "", "nothing is ranked yet")


def _twice(given: ToCheck) -> Iterator[Finding]:
    for name, order in given.lists.items():
        for item, count in Counter(order).items():
            if count > 1:
                words = f"the same pair {count} times" if name == COUPLE else f"on the list {count} times"
                yield Finding(Weight.WRONG, name, item, words)


def _not_ranked(given: ToCheck) -> Iterator[Finding]:
    """Every program that interviewed one is ranked, or refused with a reason."""
    ranked = {code for _, _, code in _everywhere(given.lists)}
    for one in given.tracked:
        if one.id not in given.interviewed or one.not_ranked.strip() or one.code in ranked:
            continue
        words = (
            "interviewed, and neither ranked nor refused with a reason"
            if one.code
            else "interviewed, and its NRMP code is not known: a list is made of codes"
        )
        yield Finding(Weight.WRONG, MAIN, one.code, words, one.id)


def _codes(given: ToCheck) -> Iterator[Finding]:
    for name, order in given.lists.items():
        for item in dict.fromkeys(order):
            if name == COUPLE and sides(item) == (NO_MATCH, NO_MATCH):
                yield Finding(Weight.WRONG, name, item, "neither of you would match: leave it out")
            for code in codes_of(item):
                if words := _code_words(name, code):
                    yield Finding(Weight.WRONG, name, item, words)
                elif code[4:7] not in SPECIALTIES:
                    words = f"{code[4:7]} is no specialty we know: compare the code with R3"
                    yield Finding(Weight.LOOK, name, item, words)


def _code_words(name: str, code: str) -> str:
    """What is wrong with a code where it stands; empty for nothing."""
    try:
        well_formed = ProgramCode.read(code).text == code
    except BadInput:
        well_formed = False
    if not well_formed:
        return f"“{code}” is no NRMP program code"
    if code[7:8] in OUTSIDE:
        return f"type {code[7:8]} is no residency of the main Match"
    if is_supplemental(name) and code[7:8] != ProgramType.PRELIMINARY:
        return "a list of first years holds preliminary programs alone"
    return ""


def _contracts(given: ToCheck) -> Iterator[Finding]:
    """None whose contract one could not fulfil: the list is binding."""
    wishes, tracked = wishes_of(given.applicant), by_codes(given.tracked)
    for name, item, code in _everywhere(given.lists):
        one = tracked.get(code)
        for weight, words in _against(code, one, wishes, given):
            yield Finding(weight, name, item, words, one.id if one is not None else None)


def _against(code: str, one: Tracked | None, wishes: Wishes, given: ToCheck) -> Iterator[tuple[Weight, str]]:
    me = given.applicant
    if me.visa_need not in ("", "none"):
        yield from _visa(code, one, given)
    if not is_open(code[7:8], ApplicantState.UNMATCHED, me.prior_training):
        yield Weight.WRONG, "this type needs training before: you have noted none"
    state = given.states.get(code) or (one.state if one is not None else "")
    if refused := wishes.why_refused(code, state):
        yield Weight.WRONG, f"you refused this beforehand: {refused}"


def _visa(code: str, one: Tracked | None, given: ToCheck) -> Iterator[tuple[Weight, str]]:
    me = given.applicant
    known = visa(
        Known(code[4:8], "", visa=given.visas.get(code, "")),
        Seeker(visa_need=me.visa_need, inside_us=me.inside_us),
    )
    no = not known.high
    told = one.visa if one is not None else ""
    if told == Sponsors.NO or (no and not told):
        yield Weight.WRONG, NEEDS_VISA_NO if told else f"you need a visa: {known.reason}"
    elif no:
        yield Weight.LOOK, f"you noted that it sponsors your visa, but {known.reason}"
    elif not told and known.low != known.high:
        yield Weight.LOOK, "whether it sponsors your visa is not known: ask"


def _supplemental(given: ToCheck) -> Iterator[Finding]:
    main = main_codes(given.lists)
    with_list = {name for name, order in given.lists.items() if is_supplemental(name) and order}
    for code in advanced(main):
        if code not in with_list:
            words = "advanced, and without a list of first years: you would have to find one afterwards"
            yield Finding(Weight.LOOK, MAIN, code, words)
    where = "in any pair" if given.lists.get(COUPLE) else "on the main list"
    for name in sorted(with_list - set(main)):
        words = f"its advanced program is not {where}: it counts for nothing"
        yield Finding(Weight.WRONG, name, "", words)


def _pairs(given: ToCheck) -> Iterator[Finding]:
    """As a couple R3 goes by the pairs alone (rules: ranking.couples)."""
    if given.lists.get(COUPLE):
        alone = set(given.lists.get(MAIN, ())) - set(main_codes(given.lists))
        for code in (code for code in given.lists.get(MAIN, ()) if code in alone):
            yield Finding(Weight.LOOK, MAIN, code, "in no pair: as a couple R3 goes by the pairs alone")


def _said_otherwise(given: ToCheck) -> Iterator[Finding]:
    """What the tracker says of a program against its being ranked, on the main list and among first years."""
    tracked = by_codes(given.tracked)
    places = [(MAIN, code) for code in main_codes(given.lists)]
    places += [(name, code) for name, order in given.lists.items() if is_supplemental(name) for code in order]
    for name, code in dict.fromkeys(places):
        one = tracked.get(code)
        if one is None or (one.id not in given.interviewed and one.status not in _OVER):
            words = f"ranked, and {_NOT_YET_WORDS.get(one.status if one else '', NOT_NOTED)}"
            yield Finding(Weight.LOOK, name, code, words, one.id if one is not None else None)
            continue
        if one.not_ranked.strip():
            words = "ranked, and refused with a reason: one of the two"
            yield Finding(Weight.WRONG, name, code, words, one.id)
        if one.id not in given.interviewed:
            words = f"ranked, and {_OVER_WORDS[SeasonStatus(one.status)]}"
            yield Finding(Weight.LOOK, name, code, words, one.id)


def _reality(given: ToCheck) -> Iterator[Finding]:
    """The three questions, a mentor's and a resident's word, for each program that is ranked and known."""
    tracked = by_codes(given.tracked)
    for code in main_codes(given.lists):
        one = tracked.get(code)
        if one is None:
            continue
        asked = reality_of(one)
        parts = [f"{missing.lower()} is missing" for missing in asked.missing]
        if asked.answered < len(QUESTIONS):
            parts.insert(0, f"{asked.answered} of the {len(QUESTIONS)} questions answered")
        if parts:
            yield Finding(Weight.OPEN, MAIN, code, "; ".join(parts), one.id)
