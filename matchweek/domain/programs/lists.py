"""What the imported lists say together: where each program stands now, and how the week went.

A list is a snapshot of one moment: Monday (0), after round 1-4, the final one (5) (rules: list.where).
Nothing here is stored; it follows from the lists alone, whatever order they were imported in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from matchweek.domain.base.fields import COMMON, NOT_STORED, column
from matchweek.domain.programs.program import Listing

History = tuple[tuple[int, int], ...]


class ListStatus(StrEnum):
    """Whether a program still has positions on the newest list that speaks of it."""

    LISTED = "listed"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Absence:
    """R3 confirmed at `confirmed_at` that a program was gone by the list after `after_round`."""

    after_round: int = 0
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ListInfo:
    """One imported list. `after_round` is 0 for Monday, else the round it follows.

    `whole` says the list was the complete one, so that an absence means the program is filled;
    `imported_at` is aware UTC; `rows` were usable, `rejected` were not. `unread` are the codes that
    stand in the rejected rows: the list names these programs, so they are not absent from it.
    """

    id: int
    after_round: int
    whole: bool
    imported_at: datetime
    source: str = field(default="", metadata=COMMON)
    rows: int = field(default=0, metadata=column("row_count"))
    rejected: int = field(default=0, metadata=column("rejected_count"))
    unread: frozenset[str] = field(default=frozenset(), metadata=NOT_STORED)

    @property
    def moment(self) -> str:
        return moment_words(self.after_round)


FINAL_LIST = 9
"""The moment of the list that R3 shows when SOAP ends: behind those of all rounds, added ones too."""


def moment_words(after_round: int) -> str:
    """The moment a list belongs to, in words: "Monday", "after round 2" or "when SOAP ended"."""
    if after_round >= FINAL_LIST:
        return "when SOAP ended"
    return f"after round {after_round}" if after_round else "Monday"


class Standing(NamedTuple):
    """Where one program stands by all lists so far.

    `listing` is the newest row that names it, also when it is filled; `positions` is 0 then.
    `previous` is the number of positions at the moment before the current one, None when there was
    no such moment or the program was not on it. `new` and `returned` (it was filled before) speak
    of the current moment only. `history` holds (after_round, positions) for each moment whose lists
    said something about the program, oldest first. `missing` says that the newest list of the current
    moment, a whole one, lacks what an earlier one of that moment had.
    """

    listing: Listing
    positions: int
    previous: int | None = None
    status: str = ListStatus.LISTED
    new: bool = False
    returned: bool = False
    history: History = ()
    missing: bool = False

    def gone(self, confirmed: bool) -> Standing:
        """Of a missing one: as filled once R3 confirmed that it is gone, else as listed before."""
        if confirmed:
            return self._replace(status=ListStatus.FILLED, positions=0)
        return self._replace(status=ListStatus.LISTED, positions=self.history[-1][1])

    @property
    def first_positions(self) -> int:
        """The positions when the program was first seen."""
        return self.history[0][1] if self.history else self.positions

    @property
    def filled(self) -> bool:
        return self.status == ListStatus.FILLED

    @property
    def missing_since(self) -> int:
        """Of a filled program: the moment whose list was the first without it."""
        since = 0
        for after_round, positions in reversed(self.history):
            if positions:
                break
            since = after_round
        return since

    @property
    def change(self) -> int | None:
        """What the current moment changed in positions; all of them when the program is new, None
        when nothing came before."""
        if self.previous is None:
            return self.positions if self.new else None
        return self.positions - self.previous

    @property
    def changed(self) -> bool:
        """Whether the newest list changed anything: positions, new, back or filled."""
        return bool(self.change) or self.new or self.returned

    @property
    def change_words(self) -> str:
        """The change for a narrow column: "new", "back", "full", "−2", "+1" or nothing."""
        if self.new:
            return "new"
        if self.filled:
            return "full"
        if self.returned:
            return "back"
        change = self.change
        if not change:
            return ""
        return f"+{change}" if change > 0 else f"−{-change}"


class _Moment(NamedTuple):
    after_round: int
    rows: Mapping[str, Listing]
    whole: bool
    unread: frozenset[str]


def _moments(lists: Iterable[tuple[ListInfo, Mapping[str, Listing]]]) -> list[_Moment]:
    """The lists added up by moment, oldest moment first; within one the later import wins."""
    moments: dict[int, _Moment] = {}
    by_import = sorted(lists, key=lambda item: (item[0].after_round, item[0].imported_at, item[0].id))
    for info, rows in by_import:
        before = moments.get(info.after_round)
        if before is None:
            moments[info.after_round] = _Moment(info.after_round, rows, info.whole, info.unread)
        else:
            both = _added_up(before.rows, rows)
            moments[info.after_round] = _Moment(
                info.after_round, both, before.whole or info.whole, before.unread | info.unread
            )
    return list(moments.values())


def _added_up(earlier: Mapping[str, Listing], later: Mapping[str, Listing]) -> dict[str, Listing]:
    """The rows of both by code: the later one, with what it leaves out as the earlier one had it."""
    both = {**earlier, **later}
    for code in earlier.keys() & later.keys():
        both[code] = later[code].completed_by(earlier[code])
    return both


def _missing_now(
    lists: Sequence[tuple[ListInfo, Mapping[str, Listing]]], moment: int, known: Mapping[str, Listing]
) -> set[str]:
    """What the newest import of a moment lacks though it is whole and an earlier one had it."""
    same = [item for item in lists if item[0].after_round == moment]
    info, rows = max(same, key=lambda item: (item[0].imported_at, item[0].id))
    if len(same) < 2 or not info.whole:
        return set()
    return set(known.keys() - rows.keys() - info.unread)


def derive(lists: Sequence[tuple[ListInfo, Mapping[str, Listing]]]) -> dict[str, Standing]:
    """Where every program ever listed stands now, in the order they were first seen.

    Lists of one moment add up, and a later import of the same code wins. The highest moment is
    the current one. A program absent from a moment is filled when some list of that moment is
    whole; otherwise it keeps its former standing, and so does one whose row could not be read.
    rules: list.columns
    """
    moments = _moments(lists)
    latest: dict[str, Listing] = {}
    histories: dict[str, History] = {}
    filled: set[str] = set()
    filled_before = filled
    for moment in moments:
        filled_before = filled
        latest = _added_up(latest, moment.rows)
        if moment.whole:
            absent = latest.keys() - moment.rows.keys() - moment.unread
            # Of a program whose row could not be read nothing new is known: filled stays filled.
            filled = absent | (filled & moment.unread).difference(moment.rows)
        else:
            filled = filled.difference(moment.rows)
        seen = [(code, listing.positions) for code, listing in moment.rows.items()]
        gone = [(code, 0) for code in filled if code not in moment.unread] if moment.whole else []
        _extend(histories, moment.after_round, seen + gone)
    if not moments:
        return {}
    current = moments[-1].after_round
    told: dict[History, tuple[int, int | None, bool]] = {
        history: _told(history, current, len(moments) > 1) for history in set(histories.values())
    }
    standings: dict[str, Standing] = {}
    missing = _missing_now(lists, current, latest)
    for code, listing in latest.items():
        history = histories[code]
        positions, previous, new = told[history]
        if code in filled:
            standings[code] = Standing(listing, 0, previous, ListStatus.FILLED, new, False, history)
        else:
            returned = code in filled_before
            standings[code] = Standing(
                listing, positions, previous, ListStatus.LISTED, new, returned, history, code in missing
            )
    return standings


def as_of(standing: Standing, moment: int, first: int) -> Standing | None:
    """Where a program stood by the lists up to a moment; None when none had named it by then.

    `first` is the earliest moment of which there is a list. The listing stays the newest row, and
    no position left counts as filled.
    """
    history = tuple(said for said in standing.history if said[0] <= moment)
    if not history:
        return None
    positions, previous, new = _told(history, moment, moment > first)
    status = ListStatus.LISTED if positions else ListStatus.FILLED
    returned = bool(positions) and history[-1][0] == moment and len(history) > 1 and not history[-2][1]
    return Standing(standing.listing, positions, previous, status, new, returned, history)


def _told(history: History, current: int, later: bool) -> tuple[int, int | None, bool]:
    """What a history says at the current moment: positions, those before, whether it is new."""
    after_round, positions = history[-1]
    if after_round != current:
        return positions, positions, False
    if len(history) > 1:
        return positions, history[-2][1], False
    return positions, None, later


def _extend(histories: dict[str, History], after_round: int, said: list[tuple[str, int]]) -> None:
    """Append what one moment said; equal histories are one object, which saves most memory."""
    shared: dict[tuple[History, int], History] = {}
    for code, positions in said:
        key = (histories.get(code, ()), positions)
        longer = shared.get(key)
        if longer is None:
            longer = shared[key] = (*key[0], (after_round, positions))
        histories[code] = longer


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What was left at one moment: positions, programs that had any, and positions by group."""

    after_round: int
    positions: int
    programs: int
    groups: Mapping[str, int]

    @property
    def moment(self) -> str:
        return moment_words(self.after_round)


def curve(
    standings: Iterable[Standing], by: Callable[[Standing], str] | None = None
) -> tuple[CurvePoint, ...]:
    """The week's curve: positions left at each moment, oldest first.

    `by` names each program's group (its field, its lane); without it `groups` stays empty. A
    program that a partial list left out counts with what was known of it before.
    """
    alike = Counter((by(standing) if by else "", standing.history) for standing in standings)
    moments = sorted({after for _, history in alike for after, _ in history})
    points = []
    for moment in moments:
        positions = programs = 0
        groups: dict[str, int] = {}
        for (group, history), count in alike.items():
            left = next((there for after, there in reversed(history) if after <= moment), 0)
            positions += left * count
            programs += count if left else 0
            if by:
                groups[group] = groups.get(group, 0) + left * count
        points.append(CurvePoint(moment, positions, programs, groups))
    return tuple(points)
