"""Times as they are typed in a form, Eastern unless said otherwise, and shown in both zones."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from matchweek.errors import BadInput
from matchweek.tui.widgets.painted import Piece

if TYPE_CHECKING:
    from pendulum import Timezone

OWN = re.compile(r"\s+(?:own|my|mine|here|local)(?:\s+time)?$", re.IGNORECASE)
HINT = "11:15, Thu 9:00, 8 pm own"
Toward = Literal["day", "past", "future"]


def read_time(text: str, zone: str, now: datetime, toward: Toward) -> datetime:
    """The instant meant: Eastern, or one's own time where “own” or the place's name stands behind it.

    Raises BadInput when no single moment is meant.
    """
    from matchweek.domain.zones import EASTERN, place_name, read_instant

    own = _own(zone)
    bare = " ".join(text.split())
    if own is not None:
        place = place_name(own)
        if OWN.search(bare):
            return read_instant(OWN.sub("", bare), own, now=now, toward=toward)
        if bare.casefold().endswith(f" {place.casefold()}"):
            return read_instant(bare[: -len(place) - 1], own, now=now, toward=toward)
    return read_instant(bare, EASTERN, now=now, toward=toward)


def time_remark(text: str, zone: str, now: datetime, toward: Toward) -> Piece | None:
    """What stands behind a time that is being typed: the moment in both zones, or that it is none yet."""
    from matchweek.tui.panes.round_bar import both

    if not text.strip():
        return None
    try:
        at = read_time(text, zone, now, toward)
    except BadInput:
        return ("not a time yet", "warn")
    if toward == "past" and at > now:
        return (f"{both(at, zone)}, not yet", "warn")
    return (both(at, zone), "dim")


def time_text(at: datetime) -> str:
    """An instant as a form's text: Eastern, “Thu 18 Mar 10:42”, with seconds where there are any."""
    from matchweek.domain.zones import EASTERN, wall

    return wall(at, EASTERN, seconds=at.second != 0)


def _own(zone: str) -> Timezone | None:
    from matchweek.domain.zones import read_zone

    return read_zone(zone) if zone else None
