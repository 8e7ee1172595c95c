"""What happened to one program, in words, from the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matchweek.domain.base.change import REDO, UNDO, Entry, Fields
from matchweek.services.core.field_words import field_words
from matchweek.services.core.week import Week
from matchweek.services.history.past_words import changes
from matchweek.store import journal


@dataclass(frozen=True, slots=True)
class Happened:
    """One change to a program: when (aware UTC), what in words, by whom."""

    at: datetime
    words: str
    actor: str


def history_of(
    week: Week,
    code: str,
    calls: tuple[int, ...] = (),
    offers: tuple[int, ...] = (),
    interviews: tuple[int, ...] = (),
    tracked: tuple[int, ...] = (),
) -> list[Happened]:
    """Everything the journal has about a program, its calls, offers and interviews, newest first.

    One of the season is named by its number in `tracked`; it may have no code.
    """
    own = [code] if code else []
    rows = {"triage": own, "application": own, "absence": own}
    numbered = {"call": calls, "offer": offers, "interview": interviews, "tracked": tracked}
    rows |= {entity: [str(number) for number in numbers] for entity, numbers in numbered.items()}
    with week.reading() as connection:
        entries = journal.entries_about(connection, rows)
    return [Happened(entry.at, _words(entry), entry.actor) for entry in entries]


def _words(entry: Entry) -> str:
    words = _WORDS[entry.entity](entry)
    if entry.act == UNDO:
        return f"undone, now: {words}"
    return f"done again: {words}" if entry.act == REDO else words


def _triage(entry: Entry) -> str:
    before, after = _defined(entry.before), _defined(entry.after)
    said = [
        f"{name} {after.get(name) or 'none'}"
        for name in ("lane", "tier")
        if before.get(name) != after.get(name)
    ]
    if bool(before.get("refused")) != bool(after.get("refused")):
        said.append("refused" if after.get("refused") else "no longer refused")
    if (before.get("note") or "") != (after.get("note") or ""):
        said.append("note kept" if after.get("note") else "no note")
    if (before.get("zone") or "") != (after.get("zone") or ""):
        said.append(_clock_words(after.get("zone") or ""))
    return ", ".join(said) or "sorted"


def _clock_words(zone: str) -> str:
    from matchweek.domain.times.spoken.zone_titles import zone_title

    return f"their clock is {zone_title(zone)}" if zone else "their clock by their place"


def _application(entry: Entry) -> str:
    before, after = _defined(entry.before), _defined(entry.after)
    said = []
    if before.get("submitted_at") != after.get("submitted_at"):
        via = after.get("via") or ""
        through = f" through {via}" if via else ""
        said.append(f"submitted{through}" if after.get("submitted_at") else "not submitted")
    elif bool(before.get("planned")) != bool(after.get("planned")):
        said.append("application planned" if after.get("planned") else "application not planned")
    if after.get("because"):
        said.append(f"because {after['because']}")
    return ", ".join(said) or "application changed"


def _call(entry: Entry) -> str:
    if entry.after is None:
        return "call taken out"
    if entry.before is None:
        who = entry.after.get("caller") or entry.after.get("number") or "unknown caller"
        return f"call logged: {who}"
    if entry.before.get("incident") and entry.after.get("incident") == "":
        left = {
            name: value for name, value in entry.after.items() if name not in ("incident", "incident_words")
        }
        also = f", call changed: {_fields(left)}" if left else ""
        return f"rule question taken back: {entry.before['incident'].replace('_', ' ')}{also}"
    return f"call changed: {_fields(entry.after)}"


def _fields(changed: Fields) -> str:
    return ", ".join(map(field_words, changed))


def _defined(fields: Fields | None) -> Fields:
    return fields or {}


def _absence(entry: Entry) -> str:
    gone = entry.after is not None and _defined(entry.after).get("confirmed_at")
    return "gone from the list, as R3 says" if gone else "not confirmed as gone"


def _offer(entry: Entry) -> str:
    before, after = _defined(entry.before), _defined(entry.after)
    if entry.after is None:
        return "offer taken out"
    if entry.before is None:
        said = f"offer seen in R3, round {after.get('round')}"
    elif "answer" in after and after["answer"] != before.get("answer"):
        answer = after["answer"]
        said = "offer not answered after all" if answer == "none" else f"recorded as {answer} in R3"
    else:
        said = f"offer corrected: {_fields(after)}"
    because = after.get("answer_because") or after.get("because")
    return f"{said}, because {because}" if because else said


def _interview(entry: Entry) -> str:
    if entry.after is None:
        return "interview taken out"
    if entry.before is None:
        return "interview recorded"
    status = entry.after.get("status")
    return f"interview {status}" if status else f"interview changed: {_fields(entry.after)}"


def _tracked(entry: Entry) -> str:
    if entry.after is None:
        return "taken out of the season"
    said = ", ".join(changes(entry))
    return f"{'added' if entry.before is None else 'changed'}: {said}" if said else "changed"


_WORDS = {
    "tracked": _tracked,
    "triage": _triage,
    "application": _application,
    "absence": _absence,
    "call": _call,
    "offer": _offer,
    "interview": _interview,
}
