"""The values of a correction, read as strictly as where each is first given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from matchweek.domain.base.change import Fields
from matchweek.domain.base.text import clean_note
from matchweek.domain.board.entities import field_of
from matchweek.errors import BadInput
from matchweek.services.core.cleaned import Reader, kept_value
from matchweek.services.days import aliases, calls, interviews
from matchweek.services.lists.applications import read_service, settle_calls
from matchweek.services.lists.triage import read_program_zone
from matchweek.services.people import advocates, applicant, documents
from matchweek.store import journal
from matchweek.store.act import Act

NOTHING = "Nothing was changed."


def values(act: Act, entity: str, given: Mapping[str, str], because: str) -> dict[str, Any]:
    """The fields of a correction as they are stored; an empty text clears one.

    Raises BadInput, which says what may be given, for what the field's own command refuses too.
    """
    named: dict[str, Any] = {}
    said_with_it: dict[str, Any] = {}
    for name, typed in given.items():
        try:
            found = _value(act, entity, name, clean_note(typed), because)
        except BadInput as error:
            remedy = error.remedy if NOTHING in error.remedy else f"{error.remedy} {NOTHING}".lstrip()
            raise BadInput(error.title, error.detail, remedy) from error
        named[name] = found.pop(name)
        said_with_it |= found
    return {**said_with_it, **named}


def _value(act: Act, entity: str, name: str, text: str, because: str) -> dict[str, Any]:
    if not text:
        return {name: journal.read_text(entity, name, text)}
    if entity == "me" and name in applicant.READ_FROM_TEXT:
        return applicant.checked({name: text})
    if entity == "application" and name in _OF_APPLICATION:
        return {name: _of_application(act, name, text, because)}
    known, reader = field_of(entity, name), _READERS.get((entity, name))
    if known is not None and known.text is not None:
        return {name: kept_value(known, text) if reader is None else reader(text)}
    value = journal.read_text(entity, name, text)
    return {name: value if reader is None else reader(value)}


def to_look_at(act: Act, entity: str, key: str, fields: Fields, now: datetime) -> tuple[str, ...]:
    """What the record's own command would say of it after such a change."""
    if not act.changes:
        return ()
    if entity == "interview":
        return interviews.warnings_of(act, int(key), now)
    if entity == "application" and fields.get("submitted_at"):
        return tuple(settle_calls(act, [key], datetime.fromisoformat(fields["submitted_at"])))
    return applicant.closed_plans(act, fields) if entity == "me" else ()


_OF_APPLICATION = ("via", "statement", "letters")


def _of_application(act: Act, name: str, text: str, because: str) -> Any:
    if name == "statement":
        return documents.read_statement(act, text)
    if name == "letters":
        return documents.read_letters(act, [part.strip() for part in text.split(",")])
    return read_service("", text, because)


def _of(entity: str, readers: Mapping[str, Reader]) -> dict[tuple[str, str], Reader]:
    return {(entity, name): read for name, read in readers.items()}


_READERS: dict[tuple[str, str], Reader] = {
    ("triage", "zone"): read_program_zone,
    ("alias", "name"): aliases.read_name,
    **_of("call", calls.READ),
    **_of("interview", interviews.READ),
    **_of("advocate", advocates.READ),
    **_of("document", documents.READ),
}
