"""The zone that a person means: by its IANA name, or by a place that lies in it."""

from __future__ import annotations

from pendulum import Timezone

from matchweek.domain.times.zones import EASTERN, EASTERN_WORDS, folded_zone_names, zone_named, zone_names


def read_zone(name: str) -> Timezone:
    """The zone called `name`: an IANA name in any case, or what `matchweek.domain.times.places` reads.

    Raises BadInput with the choices where several can be meant, with the nearest where none is.
    """
    if name == EASTERN.name or name.strip().casefold() in EASTERN_WORDS:
        return EASTERN
    known = folded_zone_names().get("_".join(name.split()).casefold(), "") if "/" in name else ""
    if not known:
        from matchweek.domain.times.places import read_place, short_forms

        bare = name in zone_names() and not short_forms.zones_said(name)
        known = name if bare else read_place(name)
    return zone_named(known)
