"""One's own sheet brought into the tracker: looked at first, each program once, stored as one act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from matchweek.domain.board.board import Board
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.tracker.same import Known
from matchweek.domain.tracker.season_view import counting
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked
from matchweek.errors import BadInput
from matchweek.intake.another_kind import Kind, another, saying_what_it_is
from matchweek.intake.rows.reading import ColumnGuess, Rejected
from matchweek.intake.season import (
    FIELDS,
    SheetRead,
    SheetRow,
    read_sheet_bytes,
    read_sheet_file,
    read_sheet_pasted,
)
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.season import tracker
from matchweek.services.season.sheet_times import THEIRS, dated, day_first, either_way
from matchweek.services.season.tracked_fields import checked
from matchweek.store import rows

__all__ = [
    "FIELDS",
    "THEIRS",
    "ColumnGuess",
    "Foreseen",
    "Rejected",
    "SheetRead",
    "SheetRow",
    "Wanted",
    "bring_in",
    "foresee",
    "read",
]

_HELD = {"minutes": "minutes", "link": "place", "interviewer": "interviewer"}
_OWN = frozenset(FIELDS) - {"date", "time", "zone", *_HELD}
_NAMED = 5
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row of a sheet would do: the row it means, None for a new one; the fields that are set, and
    those `left` because something else stands there already. `remarks` are cells that could not be read:
    their words go into the note."""

    row: SheetRow
    same: Tracked | None
    values: Mapping[str, Any]
    at: datetime | None = None
    held: Mapping[str, Any] = field(default_factory=dict)
    left: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.same.title if self.same is not None else tracker.described_by(self.values).title

    @property
    def changes(self) -> bool:
        """Whether it does anything."""
        return self.same is None or bool(self.values or self.held or self.at is not None)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What bringing a sheet in would do. `asks_zone` counts the times that name no zone, `asks_order` the
    dates that may have the day or the month first: nothing is stored before somebody says which."""

    read: SheetRead
    wanted: tuple[Wanted, ...]
    rejected: tuple[Rejected, ...]
    asks_zone: int = 0
    asks_order: int = 0

    @property
    def fresh(self) -> tuple[Wanted, ...]:
        return tuple(each for each in self.wanted if each.same is None)

    @property
    def changed(self) -> tuple[Wanted, ...]:
        return tuple(each for each in self.wanted if each.same is not None and each.changes)

    @property
    def unchanged(self) -> int:
        return sum(not each.changes for each in self.wanted)

    @property
    def words(self) -> str:
        """The rows by what they do, in one line."""
        new = plural(len(self.fresh), "program")
        said = f"{new} new, {len(self.changed)} changed, {self.unchanged} the same"
        return f"{said}, {plural(len(self.rejected), 'row')} not used" if self.rejected else said


def read(source: Path | bytes | str, columns: Mapping[str, str] | None = None) -> SheetRead:
    """Read a file, bytes of standard input, or pasted text; nothing is stored. Raises BadInput."""
    with saying_what_it_is(source, Kind.SHEET, columns):
        if isinstance(source, Path):
            found = read_sheet_file(source.expanduser(), columns)
        elif isinstance(source, bytes):
            found = read_sheet_bytes(source, "standard input", columns)
        else:
            found = read_sheet_pasted(source, columns)
    if not found.rows:
        # Of a table of another kind it can still be said which column names the programs.
        refuse_another(source, by_words=True)
    return found


def refuse_another(source: Path | bytes | str, *, by_words: bool = False) -> None:
    """Raise BadInput with the command that reads a file that names no program; `by_words` only for what is
    no table at all."""
    told = another(source, Kind.SHEET, by_words=by_words)
    if told is not None:
        raise told


def foresee(
    board: Board, read: SheetRead, now: datetime, *, times_in: str = "", replace_known: bool = False
) -> Foreseen:
    """What bringing a sheet in would do. `times_in` is the zone of times that name none, or “theirs”.

    What is empty in the tracker is filled; what stands there otherwise is left, unless `replace_known`.
    """
    return _judged(
        read,
        list(board.kept.tracked.values()),
        list(board.kept.interviews.values()),
        now,
        times_in,
        replace_known=replace_known,
    )


def _judged(
    read: SheetRead,
    known: Sequence[Tracked],
    interviews: Sequence[Interview],
    now: datetime,
    times_in: str,
    *,
    replace_known: bool,
) -> Foreseen:
    shown = day_first(each.said.get("date", "") for each in read.rows)
    first = read.days_first if shown is None else shown
    there, seen = Known(known), Known()
    by_row: dict[int, list[Interview]] = {}
    for each in interviews:
        by_row.setdefault(each.tracked or 0, []).append(each)
    wanted: list[Wanted] = []
    rejected = list(read.rejected)
    asks = asks_order = 0
    for row in read.rows:
        values, remarks = _values(row)
        when = dated(row.said, now, times_in, first=first)
        one = tracker.described_by(values)
        twice = seen.find(replace(one, id=row.row))
        if twice is not None:
            rejected.append(Rejected(row.row, f"the same program as row {twice.id}", row.text))
            continue
        seen.add(replace(one, id=row.row))
        same = there.find(one)
        held = counting(by_row.get(same.id, ()) if same is not None else (), now)
        # A date that stands already is not asked again.
        asked = held is None or replace_known
        two_days = first is None and either_way(row.said.get("date", ""))
        if when.why and (asked or not two_days):
            remarks.append(f"{_when_words(row)}: {when.why}")
        asks += when.asks and asked
        asks_order += asked and two_days
        wanted.append(_against(row, same, held, values, when.at, remarks, replace_known=replace_known))
    rejected.sort(key=lambda each: each.row)
    return Foreseen(read, tuple(wanted), tuple(rejected), asks, asks_order)


def _when_words(row: SheetRow) -> str:
    return " ".join(part for name in ("date", "time", "zone") if (part := row.said.get(name, "")))


def _values(row: SheetRow) -> tuple[dict[str, Any], list[str]]:
    """The fields of a row as they are stored; a cell that cannot be read becomes a remark, none is lost."""
    values: dict[str, Any] = {}
    remarks: list[str] = []
    for name, text in row.said.items():
        if name not in _OWN:
            continue
        try:
            values |= checked({name: text})
        except BadInput:
            remarks.append(f"{name.replace('_', ' ')}: {text}")
    return {name: value for name, value in values.items() if value not in ("", None)}, remarks


def _held(row: SheetRow) -> tuple[dict[str, Any], list[str]]:
    from matchweek.services.days import interviews

    held: dict[str, Any] = {}
    remarks: list[str] = []
    for name, known in _HELD.items():
        if name in row.said:
            try:
                held |= interviews.checked({known: row.said[name]})
            except BadInput:
                remarks.append(f"{name}: {row.said[name]}")
    return held, remarks


def _against(
    row: SheetRow,
    same: Tracked | None,
    held: Interview | None,
    values: dict[str, Any],
    at: datetime | None,
    remarks: list[str],
    *,
    replace_known: bool,
) -> Wanted:
    """What a row adds to what is known of its program."""
    of_interview, more = _held(row)
    remarks += more
    if at is None and held is None:
        # Without a date there is no interview to keep them with.
        remarks += [f"{name}: {row.said[name]}" for name in ("link", "interviewer") if name in row.said]
        of_interview = {}
    if remarks:
        kept = [] if same is None else same.note.splitlines()
        lines = [each for each in (values.get("note", ""), *remarks) if each and each not in kept]
        values["note"] = "\n".join(lines) if same is None or not same.note else "\n".join([same.note, *lines])
    if same is None:
        return Wanted(row, None, values, at, of_interview, {}, tuple(remarks))
    left: dict[str, Any] = {}
    fills: dict[str, Any] = {}
    for name, value in values.items():
        now = getattr(same, name)
        if value == now:
            continue
        if _empty(same, name) or replace_known or (name == "note" and str(value).startswith(same.note)):
            fills[name] = value
        else:
            left[name] = value
    moved = at is not None and (held is None or held.at != at)
    if moved and held is not None and not replace_known:
        left["date"] = at
        moved = False
    changed = {
        name: value
        for name, value in of_interview.items()
        if held is None or (getattr(held, name) != value and (replace_known or not getattr(held, name)))
    }
    return Wanted(row, same, fills, at if moved else None, changed, left, tuple(remarks))


def _empty(one: Tracked, name: str) -> bool:
    """Whether nothing was said of a field yet: a row that was only invited has no status of its own."""
    return getattr(one, name) in ("", None) or (name == "status" and one.status == SeasonStatus.INVITED)


def bring_in(week: Week, read: SheetRead, *, times_in: str = "", replace_known: bool = False) -> Done:
    """Store a sheet as one act and one undo. The same sheet twice changes nothing.

    Rows that cannot be used are told, and kept in the history. Raises BadInput where times name no zone and
    `times_in` does not say it, and where no row names a program.
    """
    with week.act("season.import") as act:
        found = _judged(
            read,
            list(rows.tracked(act.connection).values()),
            list(rows.interviews(act.connection).values()),
            week.clock.now(),
            times_in,
            replace_known=replace_known,
        )
        _refuse(found)
        keys = []
        for each in found.wanted:
            if each.same is None:
                values = tracker.with_list(act, each.values)
                keys.append(tracker.put_new(act, week, values, each.at, each.held)[0])
            elif each.changes:
                tracker.put_changed(act, week, each.same, each.values, each.at, each.held)
                keys.append(str(each.same.id))
        if found.rejected and act.changes:
            act.note("season_sheet", read.source, not_used=_kept_words(found.rejected))
        changed = bool(act.changes)
    words = f"{found.words} from {read.source}" if changed else "Nothing new in it"
    return Done(words, tuple(warnings(found, stored=changed)), tuple(keys), changed)


def _refuse(found: Foreseen) -> None:
    if not found.wanted:
        headings = ", ".join(column.header for column in found.read.columns if column.header)
        raise BadInput(
            "No program was found",
            f"No row of {found.read.source} names one. Its headings: {headings or 'none'}.",
            "Say which column names them.",
        )
    if found.asks_order:
        raise BadInput(
            "Day or month first?",
            f"{plural(found.asks_order, 'date')} of {found.read.source} may be either, such as 12/11.",
            "Say which stands first.",
        )
    if found.asks_zone:
        raise BadInput(
            "In which zone are its times?",
            f"{plural(found.asks_zone, 'time')} of {found.read.source} name none.",
            "Say whether they are on each program's own clock, Eastern or yours.",
        )


def _kept_words(rejected: Sequence[Rejected]) -> str:
    return "; ".join(f"row {each.row}: {each.reason} ({each.text})" for each in rejected[:_KEPT])


def warnings(found: Foreseen, *, stored: bool = False) -> Iterator[str]:
    """What was not used, left or not understood: each row is named, or how many more there are.

    `stored` says that the history keeps them.
    """
    yield from found.read.warnings
    for each in found.rejected[:_NAMED]:
        yield f"Row {each.row} was not used: {each.reason} ({each.text})"
    if len(found.rejected) > _NAMED:
        where = "; the history has them" if stored else ""
        yield f"{len(found.rejected) - _NAMED} more rows were not used{where}."
    left = [each for each in found.wanted if each.left]
    for one in left[:_NAMED]:
        names = ", ".join(one.left)
        yield f"Row {one.row.row}, {one.title}: something else stands there, left as it is: {names}."
    if len(left) > _NAMED:
        yield f"{len(left) - _NAMED} more rows say something else than what stands."
    noted = [each for each in found.wanted if each.remarks and (each.same is None or each.changes)]
    for one in noted[:_NAMED]:
        said = "; ".join(one.remarks).rstrip(".")
        yield f"Row {one.row.row}, {one.title}: not understood, kept in its note: {said}."
    if len(noted) > _NAMED:
        yield f"{len(noted) - _NAMED} more rows have words that were kept in their notes."
