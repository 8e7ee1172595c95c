"""How wide what stands in the columns of a list is: a column need not take more room, an empty one none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program

_LOOKED_AT = 2000


def widths_of(programs: Sequence[Program]) -> dict[str, int]:
    """How many letters the longest title, specialty, place, visa and change take; of advocates and calls,
    1 where something stands in their column. Of fit, whether it can be told.

    Of a very long list a part is looked at for the former: a column need not wait for all of it.
    """
    some = programs[:: max(1, len(programs) // _LOOKED_AT)]
    found = {
        "program": max((len(each.title) for each in some), default=0),
        "field": max((len(each.listing.short_field) for each in some), default=0),
        "place": max((len(each.place) for each in some), default=0),
        "visa": max((len(each.visa) for each in some), default=0),
        "change": max((len(each.standing.change_words) for each in some), default=0),
        "fit": int(bool(programs) and programs[0].fit_range is not None),
        "advocates": 0,
        "calls": 0,
    }
    for program in programs:
        widen(found, program)
    return found


def widen(widths: dict[str, int], program: Program) -> None:
    """Take a program's newest state into the columns that are empty at first. A top program counts among
    the advocates without having any: that is a gap, which is shown."""
    if program.advocates or program.tier == "top":
        widths["advocates"] = 1
    if program.calls:
        widths["calls"] = 1
    if program.facts:
        widths["visa"] = max(widths["visa"], len(program.visa))
