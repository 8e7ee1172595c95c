"""The JSON of every answer: a contract with scripts. Keys are only ever added.

Instants are ISO 8601 with offset in the zone given, whole seconds; unknown is null, never left out.
"""

from __future__ import annotations

from matchweek.cli.shapes.common import Shape
from matchweek.cli.shapes.contact import assigned, clearance, gate, letter, proposed_voice, voices
from matchweek.cli.shapes.file import backup, check, entry
from matchweek.cli.shapes.listing import alias, changes, fact, imported, list_info, program, programs
from matchweek.cli.shapes.people import advocate, applicant, call, document, interview, offer
from matchweek.cli.shapes.week import budgets, moment, now, task, timetable

__all__ = [
    "Shape",
    "advocate",
    "alias",
    "applicant",
    "assigned",
    "backup",
    "budgets",
    "call",
    "changes",
    "check",
    "clearance",
    "document",
    "entry",
    "fact",
    "gate",
    "imported",
    "interview",
    "letter",
    "list_info",
    "moment",
    "now",
    "offer",
    "program",
    "programs",
    "proposed_voice",
    "task",
    "timetable",
    "voices",
]
