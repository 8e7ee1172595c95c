"""What one's school or NRMP answered on a rule that is not certain: kept in the week, shown with the rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from matchweek.domain.season.rules.book import MARKS, UNSURE, Rule, find
from matchweek.domain.season.ticked import mark_key
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.season.own_times import TaskState

PREFIX = "rule."


def answer_key(season: int, name: str) -> str:
    """How the answer on a rule is kept: it holds for one season."""
    return mark_key(season, PREFIX + name)


def answers(tasks: Mapping[str, TaskState], season: int) -> dict[str, str]:
    """The answers kept in a season, by the rule's name."""
    start = answer_key(season, "")
    return {
        key.removeprefix(start): task.note
        for key, task in tasks.items()
        if key.startswith(start) and task.note
    }


def answerable(name: str) -> Rule:
    """The rule of a name, on which an answer may be kept.

    Raises BadInput for a whole section, for none, and for a rule that is certain.
    """
    section, rule = find(name)
    unsure = [each.name for each in section.rules if each.mark in UNSURE]
    if rule is None:
        open_ones = f"Not certain in it: {', '.join(unsure)}." if unsure else "All of it is certain."
        raise BadInput("An answer is on one rule", f"“{section.name}” is a whole section.", open_ones)
    if rule.mark not in UNSURE:
        raise BadInput(
            "This rule is not in doubt",
            f"{rule.name} is marked: {MARKS[rule.mark]}.",
            "What R3 or a portal shows against it is recorded where it happens, with a reason.",
        )
    return rule
