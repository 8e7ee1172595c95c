"""Everything done, act by act, in words, from the journal; and what undo would take back next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from matchweek.domain.base.change import IRREVERSIBLE, REDO, STEP_PAST, UNDO, Entry, to_undo
from matchweek.domain.board.past import OF_ACT, OF_ENTITY, ApplicantAct
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.history.act_words import ACT_WORDS, in_words
from matchweek.services.history.past_words import changes
from matchweek.services.history.subjects import BY_CODE, Name, Row, Rows
from matchweek.store import journal
from matchweek.store.act import Act

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.services.core.week import Connection


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
        words = f"{in_words(original, name, act.get)}{which}"
    bare = ACT_WORDS.get(original[0].act, original[0].act)
    at, kept = entries[0].at, target.act in IRREVERSIBLE
    if not which or kept:
        return Pending(words, bare, at, kept)
    detail = "The list before it is shown again. What you decided about programs stays. Redo brings it back."
    return Pending(words, bare, at, kept, f"Take back a whole list{which}?", detail)


def own_acts(week: Week, board: Board, name: Name = str, newest: int | None = None) -> list[ApplicantAct]:
    """Every act of the week, newest first. `board` tells which program a call or an offer was of.

    With `newest` only about so many lines of the journal are read, whole acts: a long week has 20,000.
    """
    with week.reading() as connection:
        entries = _newest(connection, newest)
        groups = {group: [*found][::-1] for group, found in groupby(entries, key=lambda entry: entry.group)}
        shown = [*groups]
        _read_behind(connection, groups)
    taken = _taken_back(groups)
    programs, rows = _Programs(board, entries), Rows(board, entries)
    return [_deed(group, groups, taken, programs, name, rows) for group in shown]


def how_many(week: Week) -> int:
    """How many acts the week has."""
    with week.reading() as connection:
        return journal.count_groups(connection)


def _newest(connection: Connection, limit: int | None) -> list[Entry]:
    """The newest entries, without the act that the limit cut; at least one act, whole."""
    entries = journal.newest(connection, limit)
    if limit is None or len(entries) < limit:
        return entries
    cut = entries[-1].group
    whole = [entry for entry in entries if entry.group != cut]
    return whole or journal.group_entries(connection, cut)[::-1]


def _read_behind(connection: Connection, groups: dict[int, list[Entry]]) -> None:
    """Read what an undo or redo among the newest acts took back or did again, however old it is."""
    waiting = [found[0].undoes for found in groups.values()]
    while waiting:
        group = waiting.pop()
        if group is not None and group not in groups and (found := journal.group_entries(connection, group)):
            groups[group] = found
            waiting.append(found[0].undoes)


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
    rows: Row,
) -> ApplicantAct:
    entries = groups[group]
    first = entries[0]
    told, verb = groups[_origin(group, groups)], ""
    if first.act in (UNDO, REDO, STEP_PAST):
        verb = {UNDO: "took back: ", REDO: "did again: ", STEP_PAST: "left as it is: "}[first.act]
    codes = dict.fromkeys(code for entry in entries if (code := programs(entry)))
    kinds = {OF_ACT.get(told[0].act, ""), *(OF_ENTITY.get(entry.entity, "") for entry in told)} - {""}
    bare = f"{verb}{ACT_WORDS.get(told[0].act, told[0].act)}"
    return ApplicantAct(
        group=group,
        at=first.at,
        words=f"{verb}{in_words(told, name, rows)}",
        bare=bare,
        actor=first.actor,
        kinds=frozenset(kinds),
        codes=tuple(codes),
        changes=tuple(line for entry in entries for line in changes(entry, name, rows)),
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
        for one in board.kept.tracked.values():
            if one.code:
                self._known["tracked", str(one.id)] = one.code

    def __call__(self, entry: Entry) -> str:
        return entry.key if entry.entity in BY_CODE else self._known.get((entry.entity, entry.key), "")
