"""Drafts: what is being typed in a form, kept so that a crash loses at most a second of it.

A draft is no act: it is not journalled, and undo does not know it. The act that commits the form
clears it in its own transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchweek.errors import FileBusy
from matchweek.services.week import Week
from matchweek.store import drafts
from matchweek.store.journal import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in a form, and when it was last kept (aware UTC)."""

    form: str
    values: Mapping[str, Any]
    typed_at: datetime


def save(week: Week, form: str, values: Mapping[str, Any]) -> bool:
    """Keep what is typed so far; False, with nothing kept, when the file is busy: try again.

    Waits no longer for the file than the week does, so a key handler's week never blocks the keys.
    """
    try:
        with week.database.writing(week.wait_ms) as connection:
            drafts.put(connection, form, values, week.clock.now())
    except FileBusy:
        return False
    return True


def load(week: Week, form: str) -> Draft | None:
    """What was typed in a form and never committed."""
    with week.reading() as connection:
        found = drafts.read(connection, form)
    return None if found is None else Draft(form, *found)


def forms(week: Week, prefix: str = "") -> list[str]:
    """The forms that have a draft, oldest first."""
    with week.reading() as connection:
        return [form for form in drafts.forms(connection) if form.startswith(prefix)]


def clear_in(act: Act, form: str) -> None:
    """Drop a form's draft in the transaction of the act that commits the form."""
    drafts.remove(act.connection, form)


def discard(week: Week, form: str) -> bool:
    """Drop a draft of which nothing is to be committed; False when the file is busy."""
    try:
        with week.database.writing(week.wait_ms) as connection:
            drafts.remove(connection, form)
    except FileBusy:
        return False
    return True
