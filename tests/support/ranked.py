"""A season in February: programs that interviewed one, with their scores, and ranking open in R3."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from matchweek.services.core.week import Week

FEBRUARY = datetime(2027, 2, 25, 15, 0, tzinfo=UTC)
"""Six days before ranking closes: the list is entered."""
IM, FM, PSY = "9000140C0", "9001120C0", "9002400C0"
RAD, TY, PRELIM = "9003420A0", "9005999P0", "9006140P0"
NAMES = {
    IM: "Harbor",
    FM: "Prairie",
    PSY: "Lakeside",
    RAD: "Northgate",
    TY: "Southfield",
    PRELIM: "Westbrook",
}


def tracked(week: Week, code: str, **known: Any) -> int:
    """A program of the season that interviewed one; its number."""
    with week.act("test.tracked") as act:
        row = {"code": code, "institution": NAMES.get(code, ""), "status": "done", **known}
        return int(act.add("tracked", **row))


def season(week: Week, codes: Sequence[str] = (IM, FM, PSY, RAD, TY, PRELIM)) -> None:
    """All of them, each a little worse than the one before."""
    for place, code in enumerate(codes):
        score = max(1, 9 - place)
        tracked(week, code, fit=score, training=score, lifestyle=score)
