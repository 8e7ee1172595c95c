"""What fit goes by: of the applicant, and of one program; and how far one thing counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matchweek.domain.programs.wishes import Kind


@dataclass(frozen=True, slots=True)
class Seeker:
    """What fit goes by of the applicant. What is empty or None is unknown, never no.

    `specialties` are those sought in their order; types are NRMP's letters, `closed` those that are not open
    to the applicant (rules: eligibility.types), states postal letters. `years` are the years since graduation
    at the Match, `letters` what each letter is for, None for any program; it is None itself while nobody said
    which letters there are. `near_matched` is the state of the place one matched to, `near_partner` that of a
    partner's: programs there are wished for. `no_state` names the one of both places whose state is not said.
    """

    specialties: tuple[Kind, ...] = ()
    specialties_refused: tuple[Kind, ...] = ()
    types: frozenset[str] = frozenset()
    types_refused: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    visa_need: str = ""
    inside_us: bool | None = None
    img: bool | None = None
    score: int | None = None
    years: int | None = None
    letters: tuple[Kind | None, ...] | None = None
    home_states: frozenset[str] = frozenset()
    states_wanted: frozenset[str] = frozenset()
    states_refused: frozenset[str] = frozenset()
    near_matched: frozenset[str] = frozenset()
    near_partner: frozenset[str] = frozenset()
    no_state: str = ""

    @property
    def told(self) -> bool:
        """Whether anything is known by which one program fits better than another."""
        return bool(
            self.specialties
            or self.specialties_refused
            or self.types
            or self.types_refused
            or self.visa_need
            or self.home_states
            or self.states_wanted
            or self.states_refused
            or self.near_matched
            or self.near_partner
            or self.img is not None
        )


class Voice(NamedTuple):
    """How far the advocates of a program would go, 0 to 100, and who: “Dr. Example (tier 1) said yes”."""

    low: int = 0
    high: int = 0
    words: str = "nobody speaks for you there yet"


NO_VOICE = Voice()
NOT_HEARD, HEARD, NOT_INTERESTED = None, 0, -1
"""What a program showed of interest besides 1 to 5: no contact yet; not noted in a contact; none."""


class Known(NamedTuple):
    """What fit goes by of one program; "" and None are unknown.

    `kind` are specialty and type of its code, “140C”, `field` their name. `visa` and `img` are as in
    `domain.programs.facts`; `score` is the least Step 2 CK it takes, `years` the most years since graduation;
    `home` that it is of one's home institution; `interest` is 1 to 5 or one of those above.
    """

    kind: str
    field: str
    state: str = ""
    positions: int = 1
    visa: str = ""
    img: str = ""
    score: int | None = None
    years: int | None = None
    home: bool = False
    interest: int | None = NOT_HEARD
    voice: Voice = NO_VOICE

    @property
    def type(self) -> str:
        """The type letter."""
        return self.kind[3:]
