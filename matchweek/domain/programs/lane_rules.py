"""Lanes by rule: a lane is a name and a rule over specialty, type, state, service, visa and institution.

What is unknown never keeps a program out, unless the rule says “known” (systems.md row 96).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from matchweek.domain.base.fields import PLAIN, one_of, several
from matchweek.domain.programs.facts import FactKind
from matchweek.domain.programs.triage import Lane

if TYPE_CHECKING:
    from matchweek.domain.programs.facts import OfProgram
    from matchweek.domain.programs.program import Listing
    from matchweek.domain.programs.programs import Program
    from matchweek.domain.programs.wishes import Kind

REFUSE = "refuse"
RULED = (*(lane.value for lane in Lane), REFUSE)
"""What a program may be proposed for, in the order in which rules are asked: the first that fits counts."""
MOST_SPECIALTIES = 8
"""More specialties than this cannot all be argued for in one week (systems.md row 23): a rule of thumb."""
UNIVERSITY, COMMUNITY = "university", "community"
J1, H1B, J1_KNOWN, H1B_KNOWN = "j1", "h1b", "j1 known", "h1b known"
VISAS = (J1, H1B, J1_KNOWN, H1B_KNOWN)
IMGS, IMGS_KNOWN = "yes", "yes known"


@dataclass(frozen=True, slots=True)
class LaneRule:
    """The rule of a lane as it is kept. `names` are words of institutions, parted by “;”."""

    lane: str = field(metadata=one_of(RULED))
    rule: str = field(default="", metadata=PLAIN)
    names: str = field(default="", metadata=several(";"))


@dataclass(frozen=True, slots=True)
class Rule:
    """What programs of a lane have in common; what is empty asks for nothing.

    `institutions` are “university”, “community” (also where the name does not tell), `names` words of which
    an institution's name has one. `visa` and `img` leave out what is known not to fit; those with “known”
    leave out the unknown too. `home` asks for one's home institution. An H-1B only for people already inside
    the U.S. fits by where one is (rules: eligibility.visa): `inside`, None where that is not said.
    """

    kinds: tuple[Kind, ...] = ()
    types: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    visa: str = ""
    img: str = ""
    home: bool = False

    @property
    def all(self) -> bool:
        """Whether every program fits."""
        return self == Rule()

    def fits(self, program: Program, inside: bool | None = None) -> bool:
        """Whether a program is one of these."""
        return not self.why_not(program.standing.listing, program.facts, inside)

    def why_not(self, listing: Listing, facts: OfProgram, inside: bool | None = None) -> str:
        """What keeps a program out, by its row and what one knows of it; empty where it fits."""
        code = listing.code
        if self.kinds and not any(kind.has(code) for kind in self.kinds):
            return "specialty"
        if self.types and code[7:8] not in self.types:
            return "type"
        if self.states and listing.state and listing.state not in self.states:
            return "state"
        if self.services and listing.service and self.services.isdisjoint(listing.services):
            return "service"
        if self.institutions or self.names:
            return self._why_no_institution(listing.institution) or self._why_not_known(
                listing, facts, inside
            )
        return self._why_not_known(listing, facts, inside)

    def _why_no_institution(self, institution: str) -> str:
        if len(self.institutions) == 1:
            university = is_university(institution)
            if university is (COMMUNITY in self.institutions):
                return "institution"
        if self.names and not _has_word(institution, self.names):
            return "name"
        return ""

    def _why_not_known(self, listing: Listing, facts: OfProgram, inside: bool | None) -> str:
        if self.home and FactKind.HOME not in facts:
            return "home"
        if self.img:
            img = facts.get(FactKind.IMG)
            if (img.value in ("no", "0 %")) if img is not None else self.img == IMGS_KNOWN:
                return "IMGs"
        if self.visa and not _visa_fits(self.visa, visa_of(listing, facts), inside):
            return "visa"
        return ""


def visa_of(listing: Listing, facts: OfProgram) -> str:
    """Which visas a program sponsors, by one's own fact or by the list; empty for unknown."""
    own = facts.get(FactKind.VISA)
    if own is not None:
        return own.value
    if not listing.visa:
        return ""
    from matchweek.domain.programs.fact_values import read_visa

    return read_visa(listing.visa) or ""


def _visa_fits(wanted: str, value: str, inside: bool | None) -> bool:
    name, has_to_be_known = wanted.removesuffix(" known"), wanted.endswith("known")
    if not value:
        return not has_to_be_known
    offered = value.split()
    if name == H1B and "inside" in offered:
        return not has_to_be_known if inside is None else inside
    return name in offered


_UNIVERSITY = (
    "university",
    "univ",
    "u",
    "som",
    "com",
    "college",
    "school",
    "ucla",
    "uc",
    "suny",
    "lsu",
    "academic",
)


@lru_cache(maxsize=4096)
def is_university(institution: str) -> bool:
    """Whether an institution's name says that it is a university's; of many a name does not tell."""
    from matchweek.domain.base.text import fold

    words = fold(institution).replace("-", " ").replace("/", " ").replace(".", "").split()
    return any(word in _UNIVERSITY for word in words)


def _has_word(institution: str, names: Iterable[str]) -> bool:
    from matchweek.domain.base.text import fold

    text = fold(institution)
    return any(fold(name) in text for name in names)


def specialties_of(rules: Iterable[Rule]) -> frozenset[str]:
    """The specialties that rules name, by their three digits."""
    return frozenset(kind.specialty for rule in rules for kind in rule.kinds)


def scattered(rules: Mapping[str, Rule]) -> str:
    """What to say, soberly, of rules that scatter one's week; empty where they do not."""
    named = specialties_of(rule for lane, rule in rules.items() if lane != REFUSE)
    if len(named) <= MOST_SPECIALTIES:
        return ""
    return (
        f"{len(named)} specialties are too scattered: each needs reasons of its own in a call. "
        f"At most {MOST_SPECIALTIES} is a rule of thumb."
    )
