"""A moment on the clocks that matter: the program's, Eastern, one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.times.spoken.zone_titles import zone_title
from matchweek.domain.times.zones import EASTERN, wall_day

if TYPE_CHECKING:
    from pendulum import Timezone


def on_clocks(at: datetime, zones: Sequence[Timezone], *, seconds: bool = False) -> str:
    """A moment on several clocks: “Wed 17 Mar 14:30 Central · 15:30 ET · Thu 01:00 Karachi”.

    The first has its date; another has its weekday where that differs. Clocks that agree are shown once,
    by the first of them; Eastern always stands there.
    """
    shown: list[str] = []
    offsets = set()
    first_day = ""
    for zone in zones:
        local = at.astimezone(zone)
        if local.utcoffset() in offsets:
            continue
        offsets.add(local.utcoffset())
        name = "ET" if local.utcoffset() == at.astimezone(EASTERN).utcoffset() else zone_title(zone.name)
        time = f"{local:%H:%M:%S}" if seconds and local.second else f"{local:%H:%M}"
        if not shown:
            first_day = wall_day(local)
            shown.append(f"{first_day} {time} {name}")
        else:
            day = "" if wall_day(local) == first_day else f"{wall_day(local)[:3]} "
            shown.append(f"{day}{time} {name}")
    return " · ".join(shown)


def clocks_for(
    zone: Timezone, theirs: Sequence[Timezone], own: Timezone | None, *, said: bool
) -> tuple[Timezone, ...]:
    """The zones to show a time in: the program's where certain, one that was said, Eastern, one's own."""
    first = [zone] if said and zone != own else []
    program = list(theirs) if len(theirs) == 1 else []
    return tuple(dict.fromkeys([*program, *first, EASTERN, *([own] if own is not None else [])]))
