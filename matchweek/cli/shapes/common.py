"""What every shape shares."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pendulum import Timezone

from matchweek.domain.zones import iso

Shape = dict[str, Any]


def iso_or_none(at: datetime | None, zone: Timezone) -> str | None:
    """An instant in a zone, null where there is none."""
    return None if at is None else iso(at, zone)
