"""The one story that every draft tells: set field by field, kept once."""

from __future__ import annotations

from collections.abc import Mapping

from matchweek.domain.base.fields import described
from matchweek.domain.base.text import clean_note
from matchweek.domain.board.week_records import MINE
from matchweek.domain.people.narrative import Narrative
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week

FIELDS = tuple(each.name for each in described(Narrative))


def change(week: Week, *, draft: str = "", **values: str) -> Done:
    """Set fields of the narrative (those of domain.people.narrative.Narrative); an empty one clears it.

    `draft` names the form whose draft this commits. Raises BadInput for an unknown field.
    """
    said = checked(values)
    with week.act("narrative.set", draft=draft) as act:
        act.put("narrative", MINE, **said)
        changed = bool(act.changes)
    return Done("your story changed", (), (MINE,), changed)


def checked(values: Mapping[str, str]) -> dict[str, str]:
    """The fields as they are stored; raises BadInput for an unknown one."""
    unknown = [name for name in values if name not in FIELDS]
    if unknown:
        raise BadInput("No such field", f"“{unknown[0]}” was given.", f"Known: {', '.join(FIELDS)}.")
    return {name: clean_note(value) for name, value in values.items()}
