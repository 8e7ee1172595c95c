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
from matchweek.services.core.week import plural
from matchweek.services.history.rank_changes import rank_changes
from matchweek.services.history.subjects import Subjects, no_row
from matchweek.store import journal

if TYPE_CHECKING:
    from matchweek.services.history.subjects import Name, Row

LONGEST = 60
"""So much of a changed value is shown."""
# What says nothing to a person: numbers of rows, and what stands in the words already.
_SILENT = frozenset({"id", "code", "key", "digest", "tracked", "call", "uid", "sequence"})
_TOLD = {
    "at": "when",
    "to": "to whom",
    "to_name": "to",
    "heat": "interest, 1 to 5",
    "next_due": "next step due",
    "via": "through",
    "submitted_at": "submitted",
    "counts": "says that it counts",
    "outcome": "how it ended",
    "why_here": "why this program",
    "to_ask": "question to ask",
    "counted_at": "said that it counts",
    "confirmed": "program confirmed",
    "begun_by": "began it",
    "incident": "rule question",
    "none_at": "no offer in R3, seen",
    "confirmed_at": "gone, as R3 says",
    "answered_at": "answered",
    "answered_on": "answered",
    "invited_at": "invited",
    "thanked_at": "thanked",
    "offered": "dates offered",
    "done_at": "done",
    "sent_at": "spoke to the program",
    "asked_at": "told",
    "aamc_id": "AAMC ID",
    "ecfmg": "ECFMG",
    "us_experience": "U.S. experience",
    "nrmp_id": "NRMP ID",
    "usmle_id": "USMLE ID",
    "step1": "Step 1",
    "step1_attempts": "Step 1 attempts",
    "step2": "Step 2 CK",
    "step2_attempts": "Step 2 CK attempts",
    "comlex": "COMLEX",
    "step3": "Step 3",
    "us_months": "months of U.S. clinical work",
    "us_letters": "letters from the U.S.",
    "img": "school outside the U.S. and Canada",
    "inside_us": "inside the U.S. now",
    "season_programs": "programs in the Match",
    "season_first": "of them in the first specialty",
    "season_backup": "of them in others",
    "season_interviews": "interviews in the Match",
    "season_late": "sent late in the Match",
    "told": "who is told",
    "match_answer": "sentence for “did you match?”",
    "soap_lead": "SOAP lead",
}
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


def field_words(field: str) -> str:
    """What a field is called on the screen."""
    return _TOLD.get(field, field.replace("_", " "))


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
        silent = field in _SILENT and (entry.entity, field) != ("tracked", "code")
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
