"""Which zone a typed time is meant in: said, left out, one's own, the program's, or to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import pendulum

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken.setting import Setting, not_a_time
from matchweek.domain.times.spoken.words import Said, cut_up
from matchweek.domain.times.spoken.zone_titles import or_words, zone_short, zone_title
from matchweek.domain.times.spoken.zone_words import SAID_ELSEWHERE, ZoneSaid
from matchweek.domain.times.zones import zone_named, zones_called
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.times.places import Place
_ZONE_REMEDY = "Write it as ET, CT, MT, PT, or as area and city, such as America/Boise."


def which_zones(said: Said, setting: Setting, text: str) -> tuple[Timezone, ...]:
    """The zones that may be meant: one, or several of which one must be chosen unless all agree.

    Raises BadInput for words that name no zone, and where the program's zone is meant but not known.
    """
    if said.rest:
        if said.zone is not None:
            raise not_a_time(text, f"“{' '.join(said.rest)[:20]}” was not understood.")
        return _named(" ".join(said.rest), text)
    if said.zone is None:
        return (setting.zone,)
    if said.zone.offset is not None:
        return (_fixed(said.zone.offset),)
    if said.zone.whose:
        return _of_whom(said.zone, setting)
    return _of_places(said.zone, setting)


def zone_called(words: str, setting: Setting | None = None) -> Timezone:
    """The zone that words alone name: “CT”, “Central time”, “America/Boise”, “Boise”.

    Raises BadInput for words that name none, or several.
    """
    said = cut_up(words)
    if said.clock or said.day or said.weekday or said.stretch or said.part or not (said.zone or said.rest):
        raise BadInput("Not a time zone", f"“{words.strip()[:40]}” was given.", _ZONE_REMEDY)
    if said.rest or said.zone is None:
        return read_zone(words)
    zones = which_zones(said, setting or Setting(), words)
    if len(zones) > 1:
        raise ask_which(said, zones, words)
    return zones[0]


def _named(words: str, text: str) -> tuple[Timezone, ...]:
    """The zones of an IANA name or a place; several where the place has two clocks, or a namesake."""
    names = zones_called(words) if "/" in words else tuple(place.zone for place in _places_called(words))
    if not names:
        raise not_a_time(text, f"“{words[:20]}” was not understood.")
    return tuple(zone_named(name) for name in dict.fromkeys(names))


def place_note(said: Said, zone: Timezone, setting: Setting) -> str:
    """Which place a word is read as: it may be a person's name. Empty for one's own zone and IANA names."""
    words = " ".join(said.rest)
    if not words or "/" in words or (setting.own is not None and zone.name == setting.own.name):
        return ""
    place = next((each for each in _places_called(words) if each.zone == zone.name), None)
    return f"“{words[:20]}” is read as the place {place.title}." if place is not None else ""


@lru_cache(maxsize=64)
def _places_called(words: str) -> tuple[Place, ...]:
    # Looking through all places at each letter would be felt.
    from matchweek.domain.times.places import exactly

    return exactly(words)


def _fixed(offset: timedelta) -> Timezone:
    if not offset:
        return pendulum.UTC
    return pendulum.timezone(int(offset.total_seconds()))  # type: ignore[return-value]


def _of_whom(said: ZoneSaid, setting: Setting) -> tuple[Timezone, ...]:
    own = setting.own or setting.zone
    if said.whose == "own":
        return (own,)
    if said.whose == "local":
        return tuple(dict.fromkeys((own, *setting.theirs)))
    if not setting.theirs:
        raise BadInput(
            "Which zone is theirs?",
            f"“{said.words}”: the program's zone is not known.",
            "Name the program first, or write the zone: 10am CT.",
        )
    return setting.theirs


def _of_places(said: ZoneSaid, setting: Setting) -> tuple[Timezone, ...]:
    """The zones of a short form; who lives in one of them, or has a program there, means that one."""
    places = list(said.places)
    own = setting.own.name if setting.own is not None else ""
    if own in SAID_ELSEWHERE.get(said.words, ()):
        places.append(own)
    elif len(places) > 1:
        known = {own, *(zone.name for zone in setting.theirs[:1] if len(setting.theirs) == 1)}
        fitting = [place for place in places if place in known]
        places = fitting if len(fitting) == 1 else places
    return tuple(zone_named(place) for place in places)


def ask_which(said: Said, zones: Sequence[Timezone], text: str) -> BadInput:
    """The question where several zones may be meant that do not show the same clock then."""
    titles = or_words(zone_title(zone.name) for zone in zones)
    words = said.zone.words if said.zone is not None else " ".join(said.rest)
    shown = words.upper() if len(words) <= 4 and not (said.zone and said.zone.whose) else words
    if said.zone is not None and said.zone.whose == "theirs":
        detail = f"Their zone is not certain: {titles}."
    else:
        detail = f"“{shown}” may be {titles}."
    written = or_words(zone_short(zone.name) for zone in zones)
    return BadInput("Which zone?", detail, f"Write {written} behind the time.")
