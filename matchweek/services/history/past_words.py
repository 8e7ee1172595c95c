"""What an act changed, field by field, in words: times with their day, no defaults, no underscores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from matchweek.domain.base.change import Entry, Fields
from matchweek.domain.board.entities import field_of
from matchweek.domain.programs.lists import moment_words
from matchweek.domain.times.zones import EASTERN, wall
from matchweek.services.core.field_words import SILENT, field_words
from matchweek.services.core.week import plural
from matchweek.services.history.rank_changes import rank_changes
from matchweek.services.history.subjects import Subjects, no_row
from matchweek.store import journal

if TYPE_CHECKING:
    from matchweek.services.history.subjects import Name, Row

LONGEST = 60
"""So much of a changed value is shown."""
_SAID = {"hedged": "maybe"}
_ZONES = frozenset({"zone"})
_ROWS = {
    "advocate": "advocate",
    "interview": "interview",
    "statement": "document",
    "letters": "document",
}
"""By field which rows its numbers name."""
_ENTITIES = {
    "tracked": "program of the season",
    "blocked": "blocked days",
    "letter": "draft",
    "own_task": "task of your own",
    "outreach": "program of the outreach",
}
"""What a row is called where its entity's own name says nothing to a person."""
_UNSET = (None, "", False)


def changes(entry: Entry, name: Name = str, row: Row = no_row) -> list[str]:
    """What an entry changed, a field a line: “lane: primary (before: backup)”; nothing that is as ever."""
    before: Fields = entry.before or {}
    after: Fields = entry.after or {}
    if entry.entity == "list":
        return [plural(int(after.get("row_count") or 0), "program")] if after.get("row_count") else []
    if entry.entity == "ranking":
        return rank_changes(entry, name)
    if entry.after is None and entry.before is not None:
        called = _ENTITIES.get(entry.entity, field_words(entry.entity))
        return [f"{called} taken out"] if entry.entity else []
    subjects = Subjects(name, row)
    usual: Mapping[str, object] = journal.defaults_of(entry.entity) if entry.before is None else {}
    found = []
    for field, value in after.items():
        old = before.get(field)
        as_ever = entry.before is None and (value in (*_UNSET, 0) or value == usual.get(field))
        silent = field in SILENT and (entry.entity, field) != ("tracked", "code")
        if silent or value == old or as_ever:
            continue
        if field == "incident" and not value:
            found.append(f"rule question taken back: {_value(entry.entity, field, old, subjects)}")
            continue
        said = f"{field_words(field)}: {_value(entry.entity, field, value, subjects)}"
        was = "" if old in _UNSET else f" (before: {_value(entry.entity, field, old, subjects)})"
        found.append(f"{said}{was}")
    return found


def _value(entity: str, field: str, value: object, subjects: Subjects) -> str:
    if value in (None, ""):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "after_round" and isinstance(value, int):
        return moment_words(value)
    text = " ".join(str(value).split())
    if field == "program":
        return subjects.name(text)
    if field in _ROWS and (named := ", ".join(filter(None, _named(field, text, subjects)))):
        return named
    known = field_of(entity, field)
    if known is not None and known.kind in (datetime, date):
        return _instant(text)
    if field == "offered":
        return ", ".join(_instant(each) for each in text.split(";"))
    if field in _ZONES:
        from matchweek.domain.times.spoken.zone_titles import zone_title

        return zone_title(text)
    if field == "incident" or (known is not None and known.text is not None and known.text.choices):
        return _SAID.get(text, text.replace("_", " "))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _named(field: str, text: str, subjects: Subjects) -> Iterator[str]:
    """What rows are called that a field names by their numbers."""
    return (subjects.row(_ROWS[field], each) for each in re.split(r"\D+", text))


def _instant(text: str) -> str:
    """A kept instant as Eastern time, a kept day as a day."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    if at.tzinfo is None:
        day: date = at.date()
        return f"{day:%a} {day.day} {day:%b}"
    return f"{wall(at, EASTERN)} ET"
