"""Lists brought in: a snapshot loaded by chunks, then made current by one act that undo takes back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from matchweek.domain.programs.lists import FINAL_LIST, ListInfo, Standing, derive
from matchweek.domain.programs.program import Listing, codes_among
from matchweek.domain.programs.refresh import list_moment, suspiciously_short
from matchweek.errors import BadInput, WeekFileError
from matchweek.intake import Reading, Rejected, read_bytes, read_file
from matchweek.intake.another_kind import Kind, saying_what_it_is
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.days.timetable import refuse_another_year, timetable_of
from matchweek.services.lists.absences import missing_words
from matchweek.services.lists.list_doubts import doubts
from matchweek.store import lists, rows
from matchweek.store.backup import back_up_file
from matchweek.store.database import PATIENCE_MS
from matchweek.store.driver import listed
from matchweek.store.lists import CHUNK, Snapshot
from matchweek.store.presence import Presence

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What bringing a list in did, or would do. Counts are of programs; `positions` of the list.

    Of the `changed`, `shrank` and `grew` have fewer or more positions and `returned` were filled
    before. `listed` programs had positions before this list. `on_list` has the positions of each
    program of the list, by code, as they count. `new` says that the lists here do not say it all.
    `whole` is what was said of the list.
    """

    read: int
    positions: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    filled: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    after_round: int
    stored: bool
    shrank: tuple[str, ...] = ()
    grew: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    listed: int = 0
    on_list: Mapping[str, int] = field(default_factory=dict)
    new: bool = True
    whole: bool = True

    @property
    def unchanged(self) -> int:
        """How many programs of the list stand as they stood before."""
        return self.read - len(self.added) - len(self.changed)

    @property
    def words(self) -> str:
        if not self.stored and not (self.added or self.changed or self.filled):
            return f"nothing new: {plural(self.read, 'program')}, all as they were"
        parts = [f"{plural(self.read, 'program')} read", f"{len(self.added):,} added"]
        parts += [f"{len(self.changed):,} changed", f"{len(self.filled):,} filled"]
        if self.rejected:
            parts.append(f"{plural(len(self.rejected), 'row')} could not be used")
        return ", ".join(parts)


def bring_in_file(
    week: Week,
    path: Path,
    *,
    after_round: int | None = None,
    whole: bool = True,
    columns: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> Imported:
    """Read a list file and bring it in; see `bring_in`."""
    return bring_in(
        week, read_file(path, columns=columns), after_round=after_round, whole=whole, dry_run=dry_run
    )


def read(source: Path | bytes, columns: Mapping[str, str] | None = None) -> Reading:
    """Read a list file, or one that came through standard input; nothing is stored yet."""
    with saying_what_it_is(source, Kind.LIST, columns):
        if isinstance(source, bytes):
            return read_bytes(source, "standard input", columns)
        return read_file(source, columns=columns)


def bring_in(
    week: Week,
    reading: Reading,
    *,
    after_round: int | None = None,
    whole: bool = True,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Store a list as a snapshot and make it current, as one act.

    `after_round` is 0 for Monday's list; by default the round that ended last. `whole` says that
    absent programs are filled. A list that changes nothing is not stored again. `progress` is told
    the rows stored and all rows; what it raises stops the import. Raises BadInput when no row could
    be used. Whatever is raised, nothing is stored then.
    """
    if not reading.rows:
        first = f" Row {reading.rejected[0].row}: {reading.rejected[0].reason}." if reading.rejected else ""
        count = plural(len(reading.rejected), "row")
        raise BadInput(
            "No program could be read",
            f"{count} of {reading.source or 'the text'} could not be used.{first}",
            "Check which column is what: the codes and the positions are needed (--column FIELD=HEADER).",
        )
    moment = moment_of(week, after_round)
    now = week.clock.now()
    refuse_another_year(timetable_of(week), now)
    with week.reading() as connection:
        known = [(info, rows.listings(connection, info.id)) for info in rows.current_lists(connection)]
    before = derive(known)
    reading = _with_what_was_known(reading, known, moment)
    last = max((info.imported_at for info, _ in known), default=now)
    unread = frozenset().union(*(codes_among(row.text) for row in reading.rejected))
    info = ListInfo(_NEXT, moment, whole, max(now, last), reading.source, unread=unread)
    after = derive([*known, (info, {row.code: row for row in reading.rows})])
    result = _compared(reading, before, after, moment)
    said = (*_unread_words(reading, after, whole), *missing_words(week, after))
    result = replace(result, warnings=(*result.warnings, *said))
    newest = max((info.after_round for info, _ in known), default=-1)
    if whole and suspiciously_short(len(reading.rows), result.listed, same_moment=moment <= newest):
        result = replace(result, warnings=(*result.warnings, _short_words(result)))
    result = replace(result, new=not _says_nothing_new(known, reading, info), whole=whole)
    if dry_run or not result.new:
        return result
    snapshot = Snapshot(moment, whole, reading.source, reading.digest, info.imported_at)
    _store(week, snapshot, reading, progress)
    return replace(result, stored=True)


def bring_in_listings(
    week: Week, listings: Sequence[Listing], source: str, *, after_round: int, whole: bool = True
) -> Imported:
    """Bring in rows that need no reading, such as a rehearsal's list."""
    reading = Reading(
        rows=tuple(listings),
        rejected=(),
        warnings=(),
        columns=(),
        source=source,
        kind="made",
        digest="",
        reread=lambda _: reading,
    )
    return bring_in(week, reading, after_round=after_round, whole=whole)


def add_by_hand(week: Week, listing: Listing) -> Done:
    """Add one program that no list had, as a part of the newest list."""
    with week.reading() as connection:
        moment = max((info.after_round for info in rows.current_lists(connection)), default=0)
    now = week.clock.now()
    with week.through_models().act("program.add") as act:
        if listed.services_of(act.connection, [listing.code]):
            raise BadInput(
                "Already on your list",
                f"{listing.code} is known.",
                f"See it: `matchweek program show {listing.code}`.",
            )
        snapshot = Snapshot(moment, False, "added by hand", "", now)
        list_id = lists.add_at_once(act.connection, snapshot, [listing])
        act.put("list", str(list_id), state="current")
    return Done(f"added: {listing.code}", keys=(listing.code,))


def _says_nothing_new(
    known: Sequence[tuple[ListInfo, Mapping[str, Listing]]], reading: Reading, new: ListInfo
) -> bool:
    """Whether the lists of that moment say all of this already, so that no later import could tell."""
    said: dict[str, Listing] = {}
    said_whole = False
    named: set[str] = set()
    newest: Mapping[str, Listing] = {}
    for info, listings in sorted(known, key=lambda item: (item[0].imported_at, item[0].id)):
        if info.after_round == new.after_round:
            said.update(listings)
            newest = listings
            named |= info.unread
            said_whole = said_whole or info.whole
    named.update(said)
    return (
        (said_whole or not new.whole)
        and not (new.whole and newest.keys() - {row.code for row in reading.rows} - new.unread)
        and new.unread <= named
        and all(said.get(row.code) == row for row in reading.rows)
    )


_CODES_NAMED = 10
_STANDING_KEPT = "but the row could not be read: what was known before was kept. Check R3."
_NOT_SHOWN = "but the row could not be read and no list before named it: it is not shown. Check R3."


def _unread_words(reading: Reading, after: Mapping[str, Standing], whole: bool) -> tuple[str, ...]:
    """What the rows that could not be used leave open, for a person to look up in R3."""
    read = {row.code for row in reading.rows}
    rows = {row.code: row.row for row in reading.rejected if row.code and row.code not in read}
    said = []
    for codes, words in (
        ([code for code in rows if code in after], _STANDING_KEPT),
        ([code for code in rows if code not in after], _NOT_SHOWN),
    ):
        if codes:
            more = f" and {len(codes) - _CODES_NAMED:,} more" if len(codes) > _CODES_NAMED else ""
            numbers = ", ".join(str(rows[code]) for code in codes[:_CODES_NAMED])
            where = f"row{'s' * (len(codes) > 1)} {numbers}"
            said.append(f"The list names {', '.join(codes[:_CODES_NAMED])}{more} ({where}), {words}")
    nameless = [row.row for row in reading.rejected if not row.code]
    if whole and nameless and any(standing.filled for standing in after.values()):
        numbers = ", ".join(map(str, nameless[:_CODES_NAMED])) + ("…" if len(nameless) > _CODES_NAMED else "")
        said.append(
            f"The code of {plural(len(nameless), 'row')} could not be read ({numbers}): a program that is "
            "missing from this list, and so counts as filled, may be one of them. Check R3."
        )
    return tuple(said)


def _short_words(result: Imported) -> str:
    return (
        f"{plural(result.read, 'program')}; the last list had {result.listed:,}. Is it really whole? "
        "If it is a part, take it back and bring it in with --part: a part fills nothing."
    )


# Stands for the number the list will get: higher than any there is, so it is added up last.
_NEXT = 2**62


def moment_of(week: Week, after_round: int | None) -> int:
    """The moment meant, by default that of the round that ended last; BadInput for a round there is not."""
    now = week.clock.now()
    season = timetable_of(week)
    if after_round is None:
        return list_moment(season, now)
    if not 0 <= after_round <= len(season.rounds) and after_round != FINAL_LIST:
        raise BadInput(
            "No such round",
            f"{after_round} was given; this season has {plural(len(season.rounds), 'round')}.",
            f"Use 0 for Monday's list, {FINAL_LIST} for the final one.",
        )
    return after_round


def _with_what_was_known(
    reading: Reading, known: Sequence[tuple[ListInfo, Mapping[str, Listing]]], moment: int
) -> Reading:
    """The reading with the positions that lists up to this moment said, where it does not tell them for sure.

    What was not read is never fewer: not one instead of four, nor the least that “2+” may be.
    """
    if reading.counted and not reading.unsure:
        return reading
    standings = derive([entry for entry in known if entry[0].after_round <= moment])

    def told(row: Listing) -> Listing:
        standing = standings.get(row.code) if not reading.counted or row.code in reading.unsure else None
        last = next((left for _, left in reversed(standing.history) if left), 0) if standing else 0
        return replace(row, positions=last) if last and last != row.positions else row

    return replace(reading, rows=tuple(map(told, reading.rows)))


def _compared(
    reading: Reading, before: Mapping[str, Standing], after: Mapping[str, Standing], moment: int
) -> Imported:
    added = tuple(code for code in after if code not in before)
    filled = tuple(
        code for code, standing in after.items() if standing.filled and not _filled(before.get(code))
    )
    changed = tuple(
        code
        for code, standing in after.items()
        if code in before and code not in filled and _shown(standing) != _shown(before[code])
    )
    returned = tuple(code for code in changed if before[code].filled and not after[code].filled)
    stayed = [code for code in changed if not before[code].filled]
    return Imported(
        read=len(reading.rows),
        positions=reading.positions,
        added=added,
        changed=changed,
        filled=filled,
        rejected=reading.rejected,
        warnings=tuple(dict.fromkeys((*doubts(reading), *reading.warnings))),
        after_round=moment,
        stored=False,
        shrank=tuple(code for code in stayed if after[code].positions < before[code].positions),
        grew=tuple(code for code in stayed if after[code].positions > before[code].positions),
        returned=returned,
        listed=sum(not standing.filled for standing in before.values()),
        on_list={row.code: row.positions for row in reading.rows},
    )


def _filled(standing: Standing | None) -> bool:
    return standing is not None and standing.filled


def _shown(standing: Standing) -> tuple[Listing, int, str]:
    return (standing.listing, standing.positions, standing.status)


def _store(week: Week, snapshot: Snapshot, reading: Reading, progress: Progress | None) -> None:
    path = week.path
    if path is None:
        raise BadInput("No week file is open", "", "Name one with --file.")
    back_up_file(path, week.clock.now(), "before-import")
    week = week.through_models()
    with Presence(path, "import"):
        list_id = lists.begin(week.database, snapshot)
        try:
            for start in range(0, len(reading.rows), CHUNK):
                lists.load(week.database, list_id, reading.rows[start : start + CHUNK])
                if progress is not None:
                    progress(min(start + CHUNK, len(reading.rows)), len(reading.rows))
            lists.reject(
                week.database, list_id, ((row.row, row.reason, row.text) for row in reading.rejected)
            )
            # What took seconds to load is not given up because a key holds the lock just now.
            with replace(week, wait_ms=PATIENCE_MS).act("list.import") as act:
                lists.finish(act.connection, list_id, len(reading.rows), len(reading.rejected))
                act.put("list", str(list_id), state="current")
        except BaseException:
            with contextlib.suppress(WeekFileError):
                lists.discard(week.database, list_id)
            raise
