"""One's own data and one's story together: what the form of Me holds, stored as one act."""

from __future__ import annotations

from typing import Any

from matchweek.domain.board.week_records import MINE
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week
from matchweek.services.people import applicant, narrative


def change(week: Week, *, draft: str = "", **fields: Any) -> Done:
    """Set fields of domain.people.applicant.Applicant and of the Narrative; an empty text clears one.

    `draft` names the form whose draft this commits. Raises BadInput for an unknown field, as
    services.people.applicant.change does for a state or a zone that is none.
    """
    story = {name: value for name, value in fields.items() if name in narrative.FIELDS}
    own = {name: value for name, value in fields.items() if name not in narrative.FIELDS}
    mine, said = applicant.checked(own), narrative.checked(story)
    if not fields and not draft:
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek me set --help`.")
    with week.act("me.set", draft=draft) as act:
        if mine:
            act.put("me", "1", **mine)
        if said:
            act.put("narrative", MINE, **said)
        changed = bool(act.changes)
        warnings = (*applicant.closed_plans(act, mine), *applicant.who_helps(mine, changed=changed))
    return Done("kept", warnings, changed=changed)
