"""A call as the text of its form, and back: what a person changed, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.fields import described
from matchweek.domain.contacts.calls import Call
from matchweek.errors import BadInput
from matchweek.tui.screens.days.times import read_time, time_text

if TYPE_CHECKING:
    from pendulum import Timezone

# Its program stands in the form as its name, and as CODE once it is confirmed.
TEXTS = tuple(each.name for each in described(Call) if each.text is not None and not each.text.code)
CODE = "code"


def values_of(call: Call) -> dict[str, str]:
    """What the form shows of a stored call; `code` is the confirmed program."""
    values = {name: str(getattr(call, name)) for name in TEXTS}
    # A record from before it was asked counts as the program's, as one that says so does.
    values["begun_by"] = values["begun_by"].replace("program", "")
    values["heat"] = str(call.heat or "")
    values["next_due"] = time_text(call.next_due) if call.next_due is not None else ""
    values["at"] = time_text(call.at)
    values[CODE] = call.program or "" if call.confirmed else ""
    return values


@dataclass(slots=True)
class Changes:
    """What a form changes of a call: fields of services.days.calls.change, its corrected instant, and the
    first field whose text could not be read. Nothing that was typed is left out: what cannot be read
    goes to the note in words."""

    fields: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None
    unread: str = ""


def changes(
    values: Mapping[str, str],
    before: Mapping[str, str],
    zone: str,
    now: datetime,
    theirs: tuple[Timezone, ...] = (),
    number: str = "",
) -> Changes:
    """What differs from the values the form began with; `theirs` are the zones its program may be in, and
    `number` what the line of the program says of who called, where no program was taken from it."""
    found = Changes({name: values[name] for name in TEXTS if name in values and values[name] != before[name]})
    if found.fields.get("begun_by") == "":
        found.fields["begun_by"] = "program"
    aside: list[str] = []
    if values["heat"] != before["heat"]:
        found.fields["heat"] = int(values["heat"]) if values["heat"] else None
    if values[CODE] != before[CODE]:
        found.fields |= {"program": values[CODE] or None}
    elif number:
        found.fields["number"] = number
    elif values.get("program", "").strip() and not values[CODE]:
        aside.append(f"Program, not confirmed: {values['program'].strip()}")
    if values["next_due"] != before["next_due"]:
        _next_due(found, values["next_due"], zone, now, theirs, aside)
    if values["at"] != before["at"] and values["at"].strip():
        try:
            found.at = read_time(values["at"], zone, now, "past", theirs=theirs)
        except BadInput:
            found.unread = "at"
            aside.append(f"Its time: {values['at'].strip()}")
    if aside:
        found.fields["note"] = "\n".join([part for part in (values["note"].rstrip("\n"), *aside) if part])
    return found


def _next_due(
    found: Changes, text: str, zone: str, now: datetime, theirs: tuple[Timezone, ...], aside: list[str]
) -> None:
    if not text.strip():
        found.fields["next_due"] = None
        return
    try:
        found.fields["next_due"] = read_time(text, zone, now, "future", theirs=theirs, limit=True)
    except BadInput:
        found.unread = "next_due"
        aside.append(f"By: {text.strip()}")
