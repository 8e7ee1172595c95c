"""The zone of a place in the United States: by its state, and in states with two clocks by its city."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.times.spoken.zone_titles import or_words, zone_title
from matchweek.domain.times.zones import zone_named

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.programs.programs import Program

_EASTERN, _CENTRAL, _MOUNTAIN, _PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
# The clock of most of a state; one zone a state is not enough (rules: zones.states).
_STATES = {
    _EASTERN: "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    _CENTRAL: "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    _MOUNTAIN: "CO ID MT NM UT WY",
    _PACIFIC: "CA NV OR WA",
    "America/Anchorage": "AK",
    "America/Phoenix": "AZ",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR VI",
    "Pacific/Guam": "GU MP",
    "Pacific/Pago_Pago": "AS",
}
_OTHER_CLOCK = {
    "AK": "America/Adak",
    "FL": _CENTRAL,
    "ID": _PACIFIC,
    "IN": _CENTRAL,
    "KS": _MOUNTAIN,
    "KY": _CENTRAL,
    "MI": _CENTRAL,
    "ND": _MOUNTAIN,
    "NE": _MOUNTAIN,
    "OR": _MOUNTAIN,
    "SD": _MOUNTAIN,
    "TN": _EASTERN,
    "TX": _MOUNTAIN,
}
_LONG_FORMS = {
    "st": "saint",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
    "bch": "beach",
    "spgs": "springs",
    "hts": "heights",
    "afb": "air force base",
}
_FIRST = {"n": "north", "no": "north", "s": "south", "so": "south", "e": "east", "w": "west"}


@dataclass(frozen=True, slots=True)
class PlaceZone:
    """The zones a place may be in, as IANA names: one, two where that is not certain, none where unknown.

    `by_hand` is True where a person set it.
    """

    names: tuple[str, ...] = ()
    by_hand: bool = False

    @property
    def certain(self) -> bool:
        return len(self.names) == 1

    @property
    def zones(self) -> tuple[Timezone, ...]:
        return tuple(zone_named(name) for name in self.names)

    @property
    def words(self) -> str:
        """“Central”, “zone not certain: Eastern or Central”, “zone not known”."""
        titles = or_words(zone_title(name) for name in self.names)
        if not self.names:
            return "zone not known"
        return titles if self.certain else f"zone not certain: {titles}"


def zone_of(program: Program | None) -> PlaceZone:
    """The zone of a program: as it was set, else by its place."""
    if program is None:
        return PlaceZone()
    if program.triage.zone:
        return PlaceZone((program.triage.zone,), by_hand=True)
    return zone_of_place(program.city, program.state)


def zone_words(program: Program) -> str:
    """A program's zone in words: “Central, set by hand”, “zone not certain: Eastern or Central”."""
    zone = zone_of(program)
    return f"{zone.words}, set by hand" if zone.by_hand else zone.words


def zone_of_place(city: str, state: str) -> PlaceZone:
    """The zone of a city in a state, which may be two letters or a name.

    In a state with two clocks a city that is not known leaves both open, as does a name that stands
    for places on either side.
    """
    letters = _letters(state)
    usual = _usual().get(letters)
    if usual is None:
        return PlaceZone()
    name = f";{_run_together(_without_state(city, letters))};"
    found = tuple(zone for zone, names in _cities().get(letters, ()) if name in names)
    if len(found) == 1:
        return PlaceZone(found)
    other = _OTHER_CLOCK.get(letters)
    return PlaceZone((usual,) if other is None else (usual, other))


def folded(city: str) -> str:
    """A city's name as the table has it: small plain letters, “St.” and its like written out."""
    plain = unicodedata.normalize("NFKD", city).casefold().replace("'", "").replace("’", "")
    letters = "".join(each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    words = [_LONG_FORMS.get(word, word) for word in letters.split()]
    return " ".join([_FIRST.get(words[0], words[0]), *words[1:]]) if len(words) > 1 else " ".join(words)


def _run_together(city: str) -> str:
    """“Coeur D Alene” and “De Land” are written in other ways too."""
    return folded(city).replace(" ", "")


def _without_state(city: str, letters: str) -> str:
    """“Fort Wayne, Indiana” without what the state's field says again."""
    name, comma, state = city.rpartition(",")
    return name if comma and _letters(state) == letters else city


def _letters(state: str) -> str:
    short = state.strip().upper()
    if short in STATE_NAMES:
        return short
    return next((each for each, name in STATE_NAMES.items() if name.upper() == short), "")


@cache
def _usual() -> dict[str, str]:
    return {state: zone for zone, states in _STATES.items() for state in states.split()}


@cache
def _cities() -> dict[str, tuple[tuple[str, str], ...]]:
    """The zones of each state with two clocks and “;name;name;” of each's cities; read when first asked for.

    Looked through as it is: each of 5,000 names by itself would take ten times the memory.
    """
    text = (
        files("matchweek.domain.programs.program_zones")
        .joinpath("two_clocks.txt")
        .read_text(encoding="utf-8")
    )
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        state, zone, names = line.split(" ", 2)
        found[state] = (*found.get(state, ()), (zone, f";{names.replace(' ', '')};"))
    return found
