"""Which clock a program goes by: from its city and state, or as it was set by hand."""

from __future__ import annotations

from matchweek.domain.programs.program_zones.of_place import PlaceZone, zone_of, zone_of_place, zone_words

__all__ = ["PlaceZone", "zone_of", "zone_of_place", "zone_words"]
