"""What one takes and refuses beforehand: specialties, types and states, as typed and as kept.

Kept are words that stand for one thing each, with commas between: “Family Medicine, Surgery prelim”, “C, P”,
“NY, OH”. What is kept and cannot be read (an older or damaged file) is left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from matchweek.domain.base.specialties import SHORT_NAMES, SPECIALTIES
from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.base.text import clean_line
from matchweek.domain.programs.find import SHORT_FORMS, fold
from matchweek.domain.programs.program import ProgramType
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.people.applicant import Applicant

REGIONS: dict[str, str] = {
    "New England": "CT ME MA NH RI VT",
    "Northeast": "CT ME MA NH RI VT NJ NY PA",
    "Midwest": "IL IN MI OH WI IA KS MN MO NE ND SD",
    "South": "DE FL GA MD NC SC VA DC WV AL KY MS TN AR LA OK TX",
    "West": "AZ CO ID MT NV NM UT WY AK CA HI OR WA",
}
"""Regions of the Census Bureau, as a short way to type their states."""
_TYPE_WORDS: dict[str, str] = {
    **{kind.value.lower(): kind.value for kind in ProgramType},
    **{kind.title.lower(): kind.value for kind in ProgramType},
    "prelim": ProgramType.PRELIMINARY.value,
    "cat": ProgramType.CATEGORICAL.value,
    "primary care": ProgramType.PRIMARY.value,
    "one year": ProgramType.PRELIMINARY.value,
}
_SAID_TYPE = {kind.value: kind.title.lower() for kind in ProgramType} | {"P": "prelim"}
# What a single word means where several specialties have it.
_USUAL = {
    "medicine": "140",
    "im": "140",
    "prelim": "",
    "neuro": "180",
    "radiology": "",
    "transitional": "999",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A specialty, by its three digits; with a type letter only programs of that type."""

    specialty: str
    type: str = ""

    @property
    def title(self) -> str:
        name = SPECIALTIES.get(self.specialty, self.specialty)
        return f"{name} {_SAID_TYPE[self.type]}" if self.type else name

    def has(self, code: str) -> bool:
        """Whether a program with this NRMP code is of it."""
        return code[4:7] == self.specialty and self.type in ("", code[7:8])


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one decided beforehand; a specialty with its type weighs more than one without."""

    accepted: tuple[Kind, ...] = ()
    refused: tuple[Kind, ...] = ()
    types_accepted: frozenset[str] = frozenset()
    types_refused: frozenset[str] = frozenset()
    states_wanted: frozenset[str] = frozenset()
    states_refused: frozenset[str] = frozenset()

    @property
    def refuses_any(self) -> bool:
        """Whether there is anything that folds programs away."""
        return bool(self.refused or self.types_refused or self.states_refused)

    def why_refused(self, code: str, state: str) -> str:
        """Why a program is refused beforehand, in a few words; empty where it is not.

        “Surgery prelim” accepted beside “Surgery” refused keeps the preliminary ones.
        """
        if any(kind.type and kind.has(code) for kind in self.accepted):
            said = ""
        else:
            said = next((kind.title for kind in self.refused if kind.has(code)), "")
            if not said and code[7:8] in self.types_refused:
                said = f"{_SAID_TYPE.get(code[7:8], code[7:8])} programs"
        if not said and state in self.states_refused:
            said = STATE_NAMES.get(state, state)
        return said

    def accepts(self, code: str) -> bool | None:
        """Whether its specialty and type are among the accepted ones; None where nothing is said of them."""
        if not self.accepted and not self.types_accepted:
            return None
        by_type = not self.types_accepted or code[7:8] in self.types_accepted
        by_field = not self.accepted or any(kind.has(code) for kind in self.accepted)
        return by_type and by_field


def wishes_of(applicant: Applicant) -> Wishes:
    """What an applicant decided beforehand."""
    return Wishes(
        kinds_in(applicant.specialties_accepted),
        kinds_in(applicant.specialties_refused),
        types_in(applicant.types_accepted),
        types_in(applicant.types_refused),
        states_in(applicant.states_wanted),
        states_in(applicant.states_refused),
    )


def refused_words(reasons: Sequence[str], *, shown: bool = False) -> tuple[str, ...]:
    """The line for programs that are folded away by these reasons, one a program; () for none.

    “14 programs folded away: refused by you beforehand (Surgery, Texas)”, then a shorter one. With `shown`
    they stand in the list all the same.
    """
    if not reasons:
        return ()
    count = f"{len(reasons):,} {'program' if len(reasons) == 1 else 'programs'}"
    says = "shown, though refused by you beforehand" if shown else "folded away: refused by you beforehand"
    named = list(dict.fromkeys(reasons))
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return (f"{count} {says} ({', '.join(named[:_NAMED])}{more})", f"{count} {says}")


_NAMED = 4


# Reading what is kept


def kinds_in(text: str) -> tuple[Kind, ...]:
    """The specialties that are kept in a text, in their order."""
    return tuple(kind for part in _parts(text) if (kind := _kept_kind(part)) is not None)


def types_in(text: str) -> frozenset[str]:
    """The type letters that are kept in a text."""
    return frozenset(part for part in _parts(text) if part in _SAID_TYPE)


def states_in(text: str) -> frozenset[str]:
    """The postal letters that are kept in a text."""
    return frozenset(part for part in _parts(text) if part in STATE_NAMES)


# Reading what is typed


def read_kinds(text: str) -> str:
    """Specialties as people write them, as they are kept; raises BadInput for one that nobody knows."""
    return _joined(_kind(part).title for part in _parts(text))


def read_types(text: str) -> str:
    """Types as people write them, as they are kept: “categorical and prelim” is “C, P”."""
    return _joined(_type(part) for part in _parts(re.sub(r"\band\b|/", ",", text)))


def read_states(text: str) -> str:
    """States by name, letters or region, as they are kept; raises BadInput for what is none."""
    return _joined(letters for part in _parts(text) for letters in _state(part))


def _parts(text: str) -> Iterator[str]:
    return (part for each in re.split(r"[,;\n]", text) if (part := clean_line(each)))


def _joined(found: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(found))


@cache
def _kept_kind(words: str) -> Kind | None:
    try:
        return _kind(words)
    except BadInput:
        return None


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9&]+", " ", fold(words)).split())


@cache
def _by_name() -> dict[str, str]:
    found = {_plain(name): code for code, name in SPECIALTIES.items()}
    found |= {_plain(name): code for code, name in SHORT_NAMES.items()}
    for code, forms in SHORT_FORMS.items():
        found |= {_plain(form): code for form in forms.split()}
    return found | {code: code for code in SPECIALTIES}


def _kind(words: str) -> Kind:
    plain, kind = _plain(words), ""
    for said in sorted(_TYPE_WORDS, key=len, reverse=True):
        # A lone letter is a type only where it is written as one: “Surgery (P)”, “P Surgery”.
        if plain != said and re.search(rf"(?:^|\s){re.escape(said)}(?:$|\s)", plain):
            kind = _TYPE_WORDS[said]
            plain = " ".join(re.sub(rf"(?:^|\s){re.escape(said)}(?=$|\s)", " ", plain).split())
            break
    codes = _specialties(plain)
    if len(codes) == 1:
        return Kind(codes[0], "" if codes[0] == "999" else kind)
    if codes:
        listed = ", ".join(SPECIALTIES[code] for code in codes[:5])
        raise BadInput("Several specialties fit", f"“{words}” may be {listed}.", "Write more of its name.")
    raise BadInput(
        "No such specialty",
        f"“{words}” is none that NRMP lists{_perhaps(_misspelt(plain))}.",
        "Write its name, such as Family Medicine, or with a type: prelim Surgery.",
    )


def _misspelt(plain: str) -> list[str]:
    """The names of specialties that are but a slip away, the nearest first."""
    known = _by_name()
    return list(dict.fromkeys(SPECIALTIES[known[each]] for each in _near(plain, known)))


def _near(plain: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(plain, known, n=3, cutoff=0.8) if len(plain) >= _LEAST_FOR_A_SLIP else []


_LEAST_FOR_A_SLIP = 4
"""Of fewer letters too much is near."""


def _perhaps(names: Sequence[str]) -> str:
    return f"; it may be {' or '.join(names)}" if names else ""


def _specialties(plain: str) -> list[str]:
    if code := _by_name().get(plain) or _USUAL.get(plain):
        return [code]
    words = plain.split()
    if not words:
        return []
    fits = [
        code
        for code, name in SPECIALTIES.items()
        if all(any(each.startswith(word) for each in _plain(name).split()) for word in words)
    ]
    # “psych” is Psychiatry, not one of the combined programs that have it too.
    shortest = min((len(_plain(SPECIALTIES[code]).split()) for code in fits), default=0)
    return [code for code in fits if len(_plain(SPECIALTIES[code]).split()) == shortest]


def _type(words: str) -> str:
    plain = _plain(words)
    found = _TYPE_WORDS.get(plain) or _TYPE_WORDS.get(plain.removesuffix("s"))
    if found is None:
        listed = ", ".join(f"{kind.value} {kind.title.lower()}" for kind in ProgramType)
        raise BadInput("No such type of program", f"“{words}” was given.", f"Known: {listed}.")
    return found


def _state(words: str) -> tuple[str, ...]:
    letters = re.sub(r"[^A-Za-z]", "", words).upper()
    if letters in STATE_NAMES:
        return (letters,)
    plain = _plain(words).removeprefix("the ")
    for code, name in STATE_NAMES.items():
        if plain == _plain(name):
            return (code,)
    for region, members in REGIONS.items():
        if plain == _plain(region):
            return tuple(members.split())
    near = [name for name in STATE_NAMES.values() if plain and _plain(name).startswith(plain)]
    if len(near) == 1:
        return _state(near[0])
    if not near:
        names = {_plain(name): name for name in (*STATE_NAMES.values(), *REGIONS)}
        near = [names[each] for each in _near(plain, names)]
    raise BadInput(
        "No such state",
        f"“{words}” is no state{_perhaps(near)}.",
        f"Write letters or names, such as NY or Ohio, or a region: {', '.join(REGIONS)}.",
    )


READERS: dict[str, Callable[[str], str]] = {
    "home_states": read_states,
    "states_wanted": read_states,
    "states_refused": read_states,
    "specialties_accepted": read_kinds,
    "specialties_refused": read_kinds,
    "types_accepted": read_types,
    "types_refused": read_types,
}
"""The fields of Applicant that hold such words, and what reads each of them."""
