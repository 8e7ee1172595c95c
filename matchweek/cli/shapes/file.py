"""The JSON of the journal and of the week file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pendulum import Timezone

from matchweek.cli.shapes.common import Shape, iso_or_none, zone_table
from matchweek.domain.times.zone_table import in_force

if TYPE_CHECKING:
    from matchweek.domain.base.change import Entry
    from matchweek.services.file.keeping import Check


def entry(entry: Entry, words: str, zone: Timezone) -> Shape:
    """A journal entry; `undoes` is the group it takes back. `before` and `after` hold UTC instants."""
    return {
        "seq": entry.seq,
        "at": iso_or_none(entry.at, zone),
        "act": entry.act,
        "group": entry.group,
        "entity": entry.entity,
        "key": entry.key,
        "before": None if entry.before is None else dict(entry.before),
        "after": None if entry.after is None else dict(entry.after),
        "actor": entry.actor,
        "undoes": entry.undoes,
        "schema": entry.schema,
        "words": words,
    }


def check(check: Check) -> Shape:
    """What looking through the week file found; `usable` is false when it cannot be opened."""
    return {
        "path": str(check.path),
        "exists": check.exists,
        "good": check.good,
        "usable": check.usable,
        "problems": list(check.problems),
        "backups": [backup(one) for one in check.backups],
        "zone_table": zone_table(in_force()),
    }


def backup(backup: Any) -> Shape:
    """A copy of the week file: where, why it was made, how many bytes."""
    return {"path": str(backup.path), "reason": backup.reason, "size": backup.size}
