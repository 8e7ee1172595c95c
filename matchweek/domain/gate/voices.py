"""The map of advocates and programs: loads, gaps, voices, and who could speak where, with reasons.

Who would speak is not who may: every contact waits for the gate (rules: contact). Figures are
those of systems.md rows 64, 65, 74 and 77.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.base.text import fold
from matchweek.domain.gate.contact import Assignment
from matchweek.domain.gate.leaders import led_by
from matchweek.domain.people.advocate_tiers import effective_tier, same_specialty
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.domain.programs.triage import ApplicationStatus, Tier
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program

SENSIBLE = (5, 15)
MOST = SENSIBLE[1]


class Fill(StrEnum):
    """How an advocate's number of programs stands to the sensible 5 to 15."""

    NONE = "none"
    FEW = "few"
    SENSIBLE = "sensible"
    FULL = "full"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Load:
    """How many programs an advocate was given."""

    advocate: int
    programs: int

    @property
    def fill(self) -> Fill:
        few, most = SENSIBLE
        if self.programs > most:
            return Fill.OVER
        if self.programs == most:
            return Fill.FULL
        if self.programs >= few:
            return Fill.SENSIBLE
        return Fill.FEW if self.programs else Fill.NONE

    @property
    def left(self) -> int:
        return max(0, MOST - self.programs)

    @property
    def words(self) -> str:
        """“12 programs”, and what is wrong with it where something is."""
        said = f"{self.programs} program{'' if self.programs == 1 else 's'}"
        remark = {Fill.OVER: f"at most {MOST} for one advocate", Fill.FULL: "no more"}.get(self.fill, "")
        return f"{said}: {remark}" if remark else said


def loads(advocates: Iterable[Advocate], assignments: Iterable[Assignment]) -> dict[int, Load]:
    """Every advocate's load, by number; those without a program too."""
    counted = {advocate.id: 0 for advocate in advocates}
    for each in assignments:
        if each.advocate in counted:
            counted[each.advocate] += 1
    return {number: Load(number, count) for number, count in counted.items()}


def require_room(advocate: Advocate, load: int, more: int = 1) -> None:
    """Raise BadInput when an advocate would be given more than fifteen programs (systems.md row 65)."""
    if load + more <= MOST:
        return
    raise BadInput(
        "Too many programs for one advocate",
        f"{advocate.name} has {load}; with {more} more it would be {load + more}, and {MOST} is the most.",
        "Take another program away first, or ask somebody else for this one.",
    )


@dataclass(frozen=True, slots=True)
class Voices:
    """Who would speak to one program. `tiers` are those that count, the weightiest first; an advocate
    who said no is no voice, and `yes` counts those who said yes."""

    program: str
    advocates: tuple[int, ...] = ()
    tiers: tuple[int | None, ...] = ()
    yes: int = 0

    @property
    def count(self) -> int:
        return len(self.advocates)

    @property
    def leading(self) -> bool:
        """Whether a voice of tier 1 is among them; one who hedged is not."""
        return 1 in self.tiers

    @property
    def words(self) -> str:
        """“no advocate”, “one advocate”, “two advocates, one said yes”: two or three that agree."""
        names = ("no advocate", "one advocate", "two advocates", "three advocates")
        said = names[self.count] if self.count < len(names) else f"{self.count} advocates: three are enough"
        if not self.count:
            return said
        if self.yes == self.count:
            return said if self.count == 1 else f"{said}, all said yes"
        numbers = ("none", "one", "two", "three")
        return f"{said}, {numbers[self.yes] if self.yes < len(numbers) else self.yes} said yes"


def voices(advocates: Iterable[Advocate], assignments: Iterable[Assignment]) -> dict[str, Voices]:
    """The voices of every program that was assigned, by code."""
    by_id = {advocate.id: advocate for advocate in advocates if advocate.answer != Answer.NO}
    speaking: dict[str, dict[int, Advocate]] = {}
    for each in assignments:
        if each.advocate in by_id:
            speaking.setdefault(each.program, {})[each.advocate] = by_id[each.advocate]
    found = {}
    for code, some in speaking.items():
        ordered = sorted(some.values(), key=_weight)
        found[code] = Voices(
            code,
            tuple(one.id for one in ordered),
            tuple(effective_tier(one) for one in ordered),
            sum(one.answer == Answer.YES for one in ordered),
        )
    return found


def _weight(advocate: Advocate) -> tuple[int, str, int]:
    return (effective_tier(advocate) or 9, advocate.name, advocate.id)


class Home(StrEnum):
    """How a program belongs to the applicant's own school (same first four digits of the code)."""

    NOT = ""
    INSTITUTION = "home institution"
    PROGRAM = "home program"


def home(code: str, school_code: str, field: str = "", targets: Iterable[str] = ()) -> Home:
    """Whether a program is at home: `school_code` is the institution's four digits, or a whole code.

    The home program is the one in a specialty sought; its director is the program all the same.
    """
    own = school_code.strip()[:4]
    if len(own) < 4 or code[:4] != own:
        return Home.NOT
    at_home = any(same_specialty(field, target) for target in targets)
    return Home.PROGRAM if at_home else Home.INSTITUTION


def without_voice(
    programs: Iterable[Program], spoken: Mapping[str, Voices], tier: str = Tier.TOP
) -> tuple[Program, ...]:
    """The programs of a tier, neither filled nor refused, that nobody would speak to."""
    return tuple(
        program
        for program in programs
        if program.tier == tier
        and not program.filled
        and not program.refused
        and (program.code not in spoken or not spoken[program.code].count)
    )


@dataclass(frozen=True, slots=True)
class ProposedVoice:
    """One advocate for one program; `reasons` are short clauses, the weightiest first."""

    advocate: int
    program: str
    score: int
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        return " · ".join(self.reasons)


_TIER_SCORES: dict[str | None, int] = {Tier.TOP: 2, Tier.MIDDLE: 1}
_VOICE_SCORES = {1: 2, 2: 1}
_SPECIALTY, _INSTITUTION, _TIE, _PLACE, _HOME = 3, 4, 3, 1, 2
_ENOUGH = 3


def propose(
    programs: Iterable[Program],
    advocates: Sequence[Advocate],
    assignments: Sequence[Assignment],
    *,
    school_code: str = "",
    targets: Sequence[str] = (),
    most: int | None = None,
) -> tuple[ProposedVoice, ...]:
    """Who could speak to which program, the best proposal first, each with its reasons.

    Programs in a lane or tier, planned or submitted, neither filled nor refused. Left out: who said no,
    who has fifteen programs, who leads the program (and so is it), pairs assigned, programs with three
    voices. A proposal needs a reason beyond the program's own tier.
    """
    taken = {(each.advocate, each.program) for each in assignments}
    load = loads(advocates, assignments)
    spoken = voices(advocates, assignments)
    able = [_Known.of(one) for one in advocates if one.answer != Answer.NO and load[one.id].programs < MOST]
    found = []
    for program in programs:
        count = spoken[program.code].count if program.code in spoken else 0
        if not _wanted(program) or count >= _ENOUGH:
            continue
        fields = _Fields.of(program, home(program.code, school_code, program.field, targets))
        for known in able:
            if (known.advocate.id, program.code) in taken or program.code in known.leads:
                continue
            proposal = _pair(known, fields, count)
            if proposal is not None:
                found.append((proposal, _weight(known.advocate)))
    found.sort(key=lambda pair: (-pair[0].score, pair[0].program, pair[1]))
    return tuple(proposal for proposal, _ in found[:most])


def _wanted(program: Program) -> bool:
    if program.filled or program.refused:
        return False
    return bool(program.lane or program.tier) or program.application_status is not ApplicationStatus.NONE


@dataclass(frozen=True, slots=True)
class _Known:
    """An advocate as compared: folded once, not once a program."""

    advocate: Advocate
    leads: frozenset[str]
    institution: str
    ties: str

    @classmethod
    def of(cls, advocate: Advocate) -> _Known:
        ties = fold(f" {advocate.relation} {advocate.note} ")
        return cls(advocate, led_by(advocate), fold(advocate.institution).strip(), ties)


@dataclass(frozen=True, slots=True)
class _Fields:
    """A program as compared."""

    program: Program
    at_home: Home
    institution: str
    city: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, program: Program, at_home: Home) -> _Fields:
        names = (program.specialty, program.field.removesuffix(", prelim").removesuffix(", primary"))
        institution = fold(program.institution).removesuffix(f"-{fold(program.state)}").strip()
        return cls(program, at_home, institution, fold(program.city), names)


def _pair(known: _Known, fields: _Fields, count: int) -> ProposedVoice | None:
    advocate, program = known.advocate, fields.program
    said: list[tuple[int, str]] = []
    if known.institution and fields.institution and _within(known.institution, fields.institution):
        said.append((_INSTITUTION, "works there"))
    elif len(fields.institution) > 3 and fields.institution in known.ties:
        said.append((_TIE, f"has ties to {program.institution}"))
    elif len(fields.city) > 3 and f" {fields.city}" in known.ties:
        said.append((_PLACE, f"knows {program.city}"))
    if any(same_specialty(advocate.specialty, name) for name in fields.names):
        said.append((_SPECIALTY, f"same specialty, {program.field}"))
    if fields.at_home and said:
        said.append((_HOME, str(fields.at_home)))
    if not said:
        return None
    tier = effective_tier(advocate)
    if tier in _VOICE_SCORES:
        said.append((_VOICE_SCORES[tier], f"tier {tier}"))
    if program.tier in _TIER_SCORES:
        said.append((_TIER_SCORES[program.tier], f"{program.tier} program"))
    said.append(
        (
            -count,
            "no advocate yet"
            if not count
            else "one advocate yet"
            if count == 1
            else f"{count} advocates yet",
        )
    )
    said.sort(key=lambda pair: -pair[0])
    return ProposedVoice(
        advocate.id, program.code, sum(score for score, _ in said), tuple(clause for _, clause in said)
    )


def _within(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 3 and f" {shorter} " in f" {longer} "
