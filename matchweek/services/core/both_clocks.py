"""A moment as an act's answer says it: in Eastern, and on the clock of whoever reads it."""

from __future__ import annotations

from datetime import datetime

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN, dated_in_both
from matchweek.store import rows
from matchweek.store.act import Act


def both_clocks(act: Act, at: datetime) -> str:
    """“Fri 27 Nov 00:00 ET · 10:00 Karachi”; without a zone of one's own in the file Eastern alone."""
    own = rows.applicant(act.connection).zone
    return dated_in_both(at, read_zone(own) if own else EASTERN)
