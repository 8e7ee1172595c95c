"""What an act changed on a rank list, in words: what moved from where to where, what was certified."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from matchweek.domain.base.change import Entry
from matchweek.domain.ranking.compare import change_words
from matchweek.domain.ranking.lists import CERTIFIED
from matchweek.domain.times.zones import EASTERN, wall

CERTIFIED_AT = "certified in R3: "
"""Before when a list was certified."""


def rank_changes(entry: Entry, name: Callable[[str], str]) -> list[str]:
    """A line for each change. That a list was kept as it was certified tells nobody anything."""
    before, after = entry.before or {}, entry.after or {}
    if entry.key.startswith(CERTIFIED):
        return []
    told = []
    if "order" in before or "order" in after:
        was, now = (str(each.get("order") or "").split() for each in (before, after))
        told = change_words(was, now, name)
    if after.get("certified_at") != before.get("certified_at"):
        at = after.get("certified_at")
        when = f"{wall(datetime.fromisoformat(str(at)), EASTERN)} ET" if at else "not any more"
        told.append(f"{CERTIFIED_AT}{when}")
    if after.get("proof") and after.get("proof") != before.get("proof"):
        told.append(f"proof: {after['proof']}")
    return told
