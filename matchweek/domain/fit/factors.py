"""How far a program fits in each single thing, from 0 to 100; an unknown makes it a range."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.fit.inputs import HEARD, NOT_INTERESTED, Known, Seeker
from matchweek.domain.fit.weights import Factor
from matchweek.domain.programs.fact_values import NO_LAST_YEAR
from matchweek.domain.programs.program import ProgramType

if TYPE_CHECKING:
    from matchweek.domain.programs.wishes import Kind

FULL = 100
# By its place among the specialties sought; those further down count as the last.
_BY_PLACE = (100, 85, 70, 60)
_NOT_NAMED = 20
"""A specialty that stands neither among those sought nor among those refused."""
_NOT_WANTED = 30
"""A type or state that is not refused, while others are wanted."""
_CALLED = 50
"""The least that a program counts that took the trouble to make contact, and did not say no."""
_NO_LIMIT = int(NO_LAST_YEAR)
_GENERAL = 60
"""A letter that is for any program, beside one for this specialty."""
_MANY = 5
"""So many open positions count in full."""
_ORDINAL = ("first", "second", "third")


class Part(NamedTuple):
    """How far it fits, as a range of 0 to 100, and why; `own` says that what is unknown is one's own."""

    low: int
    high: int
    reason: str
    own: bool = False


def _known(value: int, reason: str) -> Part:
    return Part(value, value, reason)


def _unknown(reason: str, *, own: bool = False) -> Part:
    return Part(0, FULL, reason, own)


def _of_kind(known: Known, kind: Kind) -> bool:
    return kind.has(f"0000{known.kind}")


def specialty(known: Known, seeker: Seeker) -> Part:
    name, sought, refused = known.field, seeker.specialties, seeker.specialties_refused
    if not sought and not refused:
        return _unknown("you have not said which specialties you seek", own=True)
    # “Surgery prelim” among those sought goes before “Surgery” among those refused.
    meant = any(kind.type and _of_kind(known, kind) for kind in sought)
    if not meant and any(_of_kind(known, kind) for kind in refused):
        return _known(0, f"you refuse {name}")
    for place, kind in enumerate(sought):
        if _of_kind(known, kind):
            value = _BY_PLACE[min(place, len(_BY_PLACE) - 1)]
            if place < len(_ORDINAL):
                return _known(value, f"{name} is your {_ORDINAL[place]} specialty")
            return _known(value, f"{name} is among your specialties")
    if not sought:
        return Part(_NOT_NAMED, FULL, f"you do not refuse {name}, and seek no other yet", own=True)
    return _known(_NOT_NAMED, f"{name} is none you named")


_ASKED = ("its least score", "its limit of years", "your letters")


def experience(known: Known, seeker: Seeker) -> Part:
    """Its two filters and one's letters, each a third."""
    parts = (
        _score(known.score, seeker.score),
        _years(known.years, seeker.years),
        _letters(f"0000{known.kind}", seeker.letters),
    )
    said = [part.reason for part in parts if part.reason]
    unknown = [name for name, part in zip(_ASKED, parts, strict=True) if not part.reason]
    reason = "; ".join([*said, *([f"not known: {', '.join(unknown)}"] if unknown else [])])
    low, high = sum(part.low for part in parts) // 3, sum(part.high for part in parts) // 3
    return Part(low, high, reason, all(part.own for part in parts if part.low < part.high))


@lru_cache(maxsize=1024)
def _score(asked: int | None, own: int | None) -> Part:
    if asked is None:
        return _unknown("")
    if not asked:
        return _known(FULL, "it asks for no least score")
    if own is None:
        return _unknown(f"it asks for Step 2 CK {asked}; your score is not said", own=True)
    if own >= asked:
        return _known(FULL, f"your {own} is at or above its {asked}")
    return _known(0, f"your {own} is below its {asked}")


@lru_cache(maxsize=1024)
def _years(most: int | None, own: int | None) -> Part:
    if most is None:
        return _unknown("")
    if most >= _NO_LIMIT:
        return _known(FULL, "it has no limit of years")
    if own is None:
        return _unknown(f"it asks for at most {most} years since graduation; yours is not said", own=True)
    if own <= most:
        return _known(FULL, f"you graduated within its {most} years")
    return _known(0, f"you graduated {own} years ago, it takes {most}")


@lru_cache(maxsize=1024)
def _letters(code: str, letters: tuple[Kind | None, ...] | None) -> Part:
    if letters is None:
        return _unknown("", own=True)
    if any(kind is not None and kind.has(code) for kind in letters):
        return _known(FULL, "you have a letter for it")
    if None in letters:
        return _known(_GENERAL, "you have a letter for any specialty")
    return _known(0, "you have no letter for it")


def training_type(known: Known, seeker: Seeker) -> Part:
    title = ProgramType(known.type).title.lower() if known.type in list(ProgramType) else f"type {known.type}"
    if known.type in seeker.closed:
        return _known(0, f"{title} is closed to you")
    if known.type in seeker.types_refused:
        return _known(0, f"you refuse {title}")
    if known.type in seeker.types:
        return _known(FULL, f"you want {title}")
    if seeker.types:
        return _known(_NOT_WANTED, f"{title} is none you named")
    if seeker.types_refused:
        return Part(_NOT_WANTED, FULL, f"you do not refuse {title}", own=True)
    return _unknown("you have not said which types you want", own=True)


def visa(known: Known, seeker: Seeker) -> Part:
    """An H-1B only for people inside the U.S. depends on where one is (rules: eligibility.visa)."""
    need, offered = seeker.visa_need, set(known.visa.split())
    if need == "none":
        return _known(FULL, "you need no visa")
    if not need:
        return _unknown("you have not said which visa you need", own=True)
    name = {"j1": "J-1", "h1b": "H-1B"}.get(need, "J-1 or H-1B")
    if not offered:
        return _unknown(f"it is not known whether it sponsors {name}")
    if need in ("j1", "either") and "j1" in offered:
        return _known(FULL, "it sponsors J-1")
    if need in ("h1b", "either") and "h1b" in offered:
        if "inside" not in offered:
            return _known(FULL, "it sponsors H-1B")
        only = "H-1B only for people already inside the U.S."
        if seeker.inside_us is None:
            return _unknown(f"{only}; where you are is not said", own=True)
        return _known(FULL, f"{only}, as you are") if seeker.inside_us else _known(0, f"{only}, you are not")
    return _known(0, "it sponsors no visa" if offered == {"none"} else f"it does not sponsor {name}")


_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_HALF = 50
"""A share of IMGs, in percent, from which on it counts in full."""


def img(known: Known, seeker: Seeker) -> Part:
    if seeker.img is False:
        return _known(FULL, "your school is in the U.S. or Canada")
    if seeker.img is None:
        return _unknown("you have not said whether you are an IMG", own=True)
    if not known.img:
        return _unknown("it is not known whether it takes IMGs")
    share = _SHARE.search(known.img)
    if share is not None:
        part = float(share[1])
        # Some is much more than none; from there on it grows with the share.
        value = 0 if not part else min(FULL, 40 + round(60 * part / _HALF))
        return _known(value, f"{share[0]} of its residents are IMGs")
    return _known(FULL, "it takes IMGs") if known.img == "yes" else _known(0, "it takes no IMGs")


def region(known: Known, seeker: Seeker) -> Part:
    wishes = seeker.states_wanted or seeker.states_refused or seeker.near_partner or seeker.near_matched
    if not wishes:
        return _unknown("you have not said which states you want", own=True)
    if not known.state:
        return _unknown("its state is not known")
    name = STATE_NAMES.get(known.state, known.state)
    if known.state in seeker.states_refused:
        return _known(0, f"you refuse {name}")
    if known.state in seeker.states_wanted:
        return _known(FULL, f"you want {name}")
    if near := _near(known, seeker):
        return _known(FULL, f"{name} is {near}: you wish to be there")
    if seeker.states_wanted:
        return _known(_NOT_WANTED, f"{name} is none you named")
    if not seeker.states_refused:
        return _unknown("you have not said which other states you want", own=True)
    return Part(_NOT_WANTED, FULL, f"you do not refuse {name}", own=True)


def _near(known: Known, seeker: Seeker) -> str:
    """Whom or what a program is near by its state: “near your partner”; empty for neither."""
    near = (("your partner", seeker.near_partner), ("the place you matched to", seeker.near_matched))
    found = [what for what, states in near if known.state and known.state in states]
    return f"near {' and '.join(found)}" if found else ""


def ties(known: Known, seeker: Seeker) -> Part:
    """A state of one's own, one's institution, near a partner or a matched place: each counts in full."""
    if known.home:
        return _known(FULL, "it is your home institution")
    name = STATE_NAMES.get(known.state, known.state)
    if known.state and known.state in seeker.home_states:
        return _known(FULL, f"{name} is your home state")
    if near := _near(known, seeker):
        return _known(FULL, f"{name} is {near}")
    if seeker.no_state:
        return _unknown(f"{seeker.no_state} names no state: write it like Cleveland, OH", own=True)
    if not (seeker.home_states or seeker.near_partner or seeker.near_matched):
        return _unknown("you have not said where you have ties", own=True)
    return _unknown("no tie is known; a home institution would be one")


def advocate(known: Known, seeker: Seeker) -> Part:
    return Part(*known.voice)


def positions(known: Known, seeker: Seeker) -> Part:
    count = max(0, known.positions)
    words = "1 position is open" if count == 1 else f"{count or 'no'} positions are open"
    return _known(min(count, _MANY) * FULL // _MANY, words)


def calls(known: Known, seeker: Seeker) -> Part:
    interest = known.interest
    if interest is None:
        return _unknown("it has not called yet")
    if interest == NOT_INTERESTED:
        return _known(0, "it said that it is not interested")
    if interest == HEARD:
        return Part(_CALLED, FULL, "it made contact; its interest is not noted")
    return _known(_CALLED + (interest - 1) * (FULL - _CALLED) // 4, f"interest {interest} of 5")


FACTORS = {
    Factor.SPECIALTY: specialty,
    Factor.EXPERIENCE: experience,
    Factor.TYPE: training_type,
    Factor.VISA: visa,
    Factor.IMG: img,
    Factor.REGION: region,
    Factor.TIES: ties,
    Factor.ADVOCATE: advocate,
    Factor.POSITIONS: positions,
    Factor.CALLS: calls,
}
"""By what each factor is judged, in the order in which they are told."""

GOES_BY: dict[Factor, tuple[str, ...]] = {
    Factor.SPECIALTY: ("kind", "field"),
    Factor.EXPERIENCE: ("score", "years", "kind"),
    Factor.TYPE: ("kind",),
    Factor.VISA: ("visa",),
    Factor.IMG: ("img",),
    Factor.REGION: ("state",),
    Factor.TIES: ("home", "state"),
    Factor.ADVOCATE: ("voice",),
    Factor.POSITIONS: ("positions",),
    Factor.CALLS: ("interest",),
}
"""The fields of Known that each factor looks at: programs with the same ones have the same points."""
