"""Which zone a typed time is meant in: said, left out, one's own, the program's, or to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import pendulum

from matchweek.domain.spoken.setting import Setting, not_a_time
from matchweek.domain.spoken.words import Said
from matchweek.domain.spoken.zone_words import SAID_ELSEWHERE, ZoneSaid
from matchweek.domain.zones import place_name, read_zone
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone

TITLES = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
    "America/Puerto_Rico": "Puerto Rico",
}
# The shortest words that this grammar reads as that zone again.
SHORT = {
    "America/New_York": "ET",
    "America/Chicago": "CT",
    "America/Denver": "MT",
    "America/Los_Angeles": "PT",
    "America/Anchorage": "AKT",
    "Pacific/Honolulu": "HST",
    "America/Phoenix": "Arizona",
}


def zone_title(zone: Timezone) -> str:
    """A zone as a program names it: “Central”; elsewhere its city: “Karachi”."""
    return TITLES.get(zone.name) or place_name(zone)


def which_zones(said: Said, setting: Setting, text: str) -> tuple[Timezone, ...]:
    """The zones that may be meant: one, or several of which one must be chosen unless all agree.

    Raises BadInput for words that name no zone, and where the program's zone is meant but not known.
    """
    if said.rest:
        if said.zone is not None:
            raise not_a_time(text, f"“{' '.join(said.rest)[:20]}” was not understood.")
        return (_named(" ".join(said.rest), text),)
    if said.zone is None:
        return (setting.zone,)
    if said.zone.offset is not None:
        return (_fixed(said.zone.offset),)
    if said.zone.whose:
        return _of_whom(said.zone, setting)
    return _of_places(said.zone, setting)


def _named(words: str, text: str) -> Timezone:
    """A zone by its IANA name or a place, where nothing else in the text names one."""
    try:
        return read_zone(words)
    except BadInput as unknown:
        near = unknown.remedy if "Did you mean" in unknown.remedy else ""
        raise not_a_time(text, f"“{words[:20]}” was not understood. {near}".strip()) from None


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
            f"“{said.words}” was written, but the zone of the program is not known.",
            "Write the zone itself, such as 10am CT, or name the program first.",
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
    return tuple(pendulum.timezone(place) for place in places)


def ask_which(said: Said, zones: Sequence[Timezone], text: str) -> BadInput:
    """The question where several zones may be meant that do not show the same clock then."""
    titles = " or ".join(dict.fromkeys(zone_title(zone) for zone in zones))
    words = said.zone.words if said.zone is not None else text
    shown = words.upper() if len(words) <= 4 and not (said.zone and said.zone.whose) else words
    if said.zone is not None and said.zone.whose == "theirs":
        detail = f"Their zone is not certain: {titles}."
    else:
        detail = f"“{shown}” may be {titles}."
    written = " or ".join(SHORT.get(zone.name, place_name(zone)) for zone in zones)
    return BadInput("Which zone?", detail, f"Write {written} behind the time.")
