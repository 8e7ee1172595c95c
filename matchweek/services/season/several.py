"""The same set for several programs of the season at once, as one act: all or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchweek.services.core.week import Done, Week, plural
from matchweek.services.season import tracker
from matchweek.services.season.tracked_fields import checked


def change(week: Week, numbers: Sequence[int], **fields: Any) -> Done:
    """Set fields of the programs with these numbers; one alone is told by its name, as `tracker.change` does.

    What is to be said of several is said once, with how many it is about. Raises BadInput for a value that
    cannot be and for a number that is not there; then nothing is changed.
    """
    if len(numbers) == 1:
        return tracker.change(week, numbers[0], **fields)
    values, told = checked(fields), dict[str, list[str]]()
    with week.act("season.set") as act:
        for number in numbers:
            one = tracker.named(act, number)
            for words in tracker.put_changed(act, week, one, values, None, {}):
                told.setdefault(words, []).append(tracker.titled(act, one))
        changed = bool(act.changes)
    warnings = tuple(f"{_whom(titles)}: {words}" for words, titles in told.items())
    said = ", ".join(tracker.value_words(name, value) for name, value in values.items())
    return Done(f"{plural(len(numbers), 'program')}: {said}", warnings, tuple(map(str, numbers)), changed)


def _whom(titles: Sequence[str]) -> str:
    return titles[0] if len(titles) == 1 else plural(len(titles), "program")
