"""What every shape shares."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pendulum import Timezone

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zone_table import ZoneTable
from matchweek.domain.times.zones import EASTERN, iso

Shape = dict[str, Any]


def iso_or_none(at: datetime | None, zone: Timezone) -> str | None:
    """An instant in a zone, null where there is none."""
    return None if at is None else iso(at, zone)


def zone_table(table: ZoneTable) -> Shape:
    """The table of zones in force; `system` is the version of the system's own, null without one."""
    source = "matchweek" if table.packaged else "system"
    return {"version": table.version, "from": source, "system": table.system or None}


def own_clock(kept: str, shown: Timezone) -> Timezone:
    """The clock beside Eastern: that of --zone, which is `shown`, else of the zone that the file keeps."""
    return read_zone(kept) if kept and shown.name == EASTERN.name else shown
