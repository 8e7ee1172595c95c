"""Everything done, act by act, in words, from the journal; and what undo would take back next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from matchweek.domain.change import IRREVERSIBLE, REDO, STEP_PAST, UNDO, Entry, Fields, to_undo
from matchweek.domain.past import OF_ACT, OF_ENTITY, Deed
from matchweek.services import history
from matchweek.services.history import ACT_WORDS, Name
from matchweek.services.week import Week, plural
from matchweek.store import journal
from matchweek.store.journal import Act

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board import Board

BY_CODE = frozenset({"triage", "application", "absence", "preference"})
LONGEST = 60
"""So much of a changed value is shown."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What undo would take back: in words, in words without anybody's name, when it was done (aware UTC).

    `kept` says that it cannot be taken back. `asks` and `detail` are the question that comes first for what
    takes much along; empty for all else.
    """

    words: str
    bare: str
    at: datetime
    kept: bool = False
    asks: str = ""
    detail: str = ""


def next_undo(week: Week, name: Name = str) -> Pending | None:
    """The act that undo would take back now, or None; nothing is changed."""
    with week.reading() as connection:
        target = to_undo(history.heads(connection, week.actor))
        if target is None:
            return None
        entries = journal.group_entries(connection, target.group)
        act = Act(connection, "", week.clock.now(), week.actor)
        original = history.act_behind(act, entries)
        which = history.which_list(act, original)
    words = f"{history.in_words(original, name)}{which}"
    bare = ACT_WORDS.get(original[0].act, original[0].act)
    at, kept = entries[0].at, target.act in IRREVERSIBLE
    if not which or kept:
        return Pending(words, bare, at, kept)
    detail = "The list before it is shown again. What you decided about programs stays. Redo brings it back."
    return Pending(words, bare, at, kept, f"Take back a whole list{which}?", detail)


def deeds(week: Week, board: Board, name: Name = str) -> list[Deed]:
    """Every act of the week, newest first. `board` tells which program a call or an offer was of."""
    entries = history.entries(week)
    groups = {group: [*found][::-1] for group, found in groupby(entries, key=lambda entry: entry.group)}
    taken = _taken_back(groups)
    programs = _Programs(board, entries)
    return [_deed(group, groups, taken, programs, name) for group in groups]


def _taken_back(groups: Mapping[int, Sequence[Entry]]) -> set[int]:
    """The groups that are undone and were not done again."""
    undone: set[int] = set()
    for group in sorted(groups):
        act = groups[group][0].act
        if act == UNDO:
            undone.add(_origin(group, groups))
        elif act == REDO:
            undone.discard(_origin(group, groups))
    return undone


def _origin(group: int, groups: Mapping[int, Sequence[Entry]]) -> int:
    """The act behind an undo or redo, however often it was taken back and done again."""
    while (before := groups[group][0].undoes) is not None and before in groups:
        group = before
    return group


def _deed(
    group: int,
    groups: Mapping[int, Sequence[Entry]],
    taken: set[int],
    programs: Callable[[Entry], str],
    name: Name,
) -> Deed:
    entries = groups[group]
    first = entries[0]
    told, verb = groups[_origin(group, groups)], ""
    if first.act in (UNDO, REDO, STEP_PAST):
        verb = {UNDO: "took back: ", REDO: "did again: ", STEP_PAST: "left as it is: "}[first.act]
    codes = dict.fromkeys(code for entry in entries if (code := programs(entry)))
    kinds = {OF_ACT.get(told[0].act, ""), *(OF_ENTITY.get(entry.entity, "") for entry in told)} - {""}
    bare = f"{verb}{ACT_WORDS.get(told[0].act, told[0].act)}"
    return Deed(
        group=group,
        at=first.at,
        words=f"{verb}{history.in_words(told, name)}",
        bare=bare,
        actor=first.actor,
        kinds=frozenset(kinds),
        codes=tuple(codes),
        changes=tuple(line for entry in entries for line in _changes(entry)),
        taken_back=group in taken,
        kept=first.act in IRREVERSIBLE,
    )


class _Programs:
    """Gives the code of the program that an entry is about, or nothing."""

    def __init__(self, board: Board, entries: Sequence[Entry]) -> None:
        self._known: dict[tuple[str, str], str] = {}
        for entry in entries:
            for fields in (entry.before, entry.after):
                if fields and fields.get("program"):
                    self._known.setdefault((entry.entity, entry.key), str(fields["program"]))
        for call in board.calls:
            if call.program:
                self._known["call", str(call.id)] = call.program

    def __call__(self, entry: Entry) -> str:
        return entry.key if entry.entity in BY_CODE else self._known.get((entry.entity, entry.key), "")


# What says nothing to a person: numbers of rows, and what stands in the words already.
_SILENT = frozenset({"id", "code", "key", "digest", "state"})


def _changes(entry: Entry) -> list[str]:
    """What an entry changed, a field a line: “lane: none, now primary”."""
    before: Fields = entry.before or {}
    after: Fields = entry.after or {}
    if entry.entity == "list":
        return [f"{plural(int(after.get('row_count') or 0), 'program')}"] if after.get("row_count") else []
    if entry.after is None and entry.before is not None:
        return [f"{entry.entity} taken out"] if entry.entity else []
    found = []
    for field, value in after.items():
        old = before.get(field)
        if field in _SILENT or value == old or (entry.before is None and value in (None, "", False, 0)):
            continue
        said = f"{field.replace('_', ' ')}: {_value(value)}"
        found.append(f"{said} (before: {_value(old)})" if old not in (None, "", False) else said)
    return found


def _value(value: object) -> str:
    if value in (None, ""):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
