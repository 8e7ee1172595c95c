"""Every entity with every field filled, made of what is said of its fields: a new one fills itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from matchweek.domain.base.fields import Field, described
from matchweek.domain.board.entities import ENTITIES
from matchweek.services.core.week import Week
from tests.support.weeks import AT, listings, new_week

PROGRAM = "9000120C0"
KEYS: dict[str, str] = {
    "me": "1",
    "triage": PROGRAM,
    "application": PROGRAM,
    "absence": PROGRAM,
    "preference": PROGRAM,
    "moment": "2027/round_2_closes",
    "budget_cap": "ERAS",
    "reserve": "ERAS",
    "round_check": "2027/1",
    "task": "2027/ready.phone",
    "narrative": "mine",
    "packet": "mine",
    "fact": f"{PROGRAM}/warning",
    "lane_rule": "refuse",
    "fit_weight": "visa",
    "ranking": "main",
    "afterwards": "2027/advocate/1",
}
# What goes together in a row, or refers to another one.
OF_FIELD: dict[tuple[str, str], Any] = {
    ("assignment", "advocate"): 1,
    ("clearance", "advocate"): 1,
    ("letter", "advocate"): 1,
    ("letter", "kind"): "thanks",
    ("letter", "used"): "pitch",
    ("packet", "paper"): "a4",
    ("application", "via"): "ERAS",
    ("me", "zone"): "Asia/Karachi",
    ("triage", "zone"): "America/Denver",
    ("blocked", "last"): AT.date(),
    ("own_task", "last"): AT.date(),
    ("moment", "at"): datetime.fromisoformat("2027-03-18T19:10:00+00:00"),
}


def value_of(entity: str, each: Field, place: int, marker: str) -> Any:
    """Something for a field that is not what a record without it holds; a marker in text of one's own."""
    if (entity, each.name) in OF_FIELD:
        return OF_FIELD[entity, each.name]
    if each.kind is bool:
        return not each.default
    if each.kind is datetime:
        return AT - timedelta(minutes=place + 1)
    if each.kind is date:
        return AT.date() - timedelta(days=place + 1)
    if each.kind is int:
        return 3 if each.default != 3 else 2
    assert each.text is not None
    if each.text.code:
        return PROGRAM
    if each.text.choices:
        return next(word for word in reversed(each.text.choices) if word and word != str(each.default))
    return f"{marker}{entity}{place}" if marker else f"{entity} {each.name}"


def values_of(entity: str, marker: str = "") -> dict[str, Any]:
    """Every field of an entity but its number, by name."""
    kept = described(ENTITIES[entity].kind)
    return {
        each.name: value_of(entity, each, place, marker)
        for place, each in enumerate(kept)
        if each.name != "id"
    }


def as_kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as an act is given them: dates and times as ISO 8601 text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def fill(week: Week, marker: str = "") -> None:
    """Put one of every entity into a week that has a list, each with every field filled."""
    for entity in ENTITIES:
        if entity != "list":
            with week.act(f"test.{entity}") as act:
                act.put(entity, KEYS.get(entity, "1"), **as_kept(values_of(entity, marker)))


def filled_week(path: Path, marker: str = "") -> Week:
    """A week at `path` with programs, and one of every entity with every field filled."""
    week = new_week(path, listings(12))
    fill(week, marker)
    return week
