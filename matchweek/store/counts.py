"""Numbers an act must know inside its own transaction."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from matchweek.domain.programs.budget import service_name
from matchweek.store.driver.fetching import ask

if TYPE_CHECKING:
    from matchweek.store.driver.fetching import Either

_SUBMITTED = "SELECT via, count(*) FROM application WHERE submitted_at IS NOT NULL GROUP BY via"


def submitted_by_service(connection: Either) -> dict[str, int]:
    """How many applications are recorded as submitted, by the service they went through."""
    used: Counter[str] = Counter()
    for via, count in ask(connection, _SUBMITTED):
        used[service_name(str(via))] += int(count)
    return used
