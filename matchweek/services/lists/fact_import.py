"""Facts from a file or a paste: looked at first, decided where a name may mean several, stored as one act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from matchweek.domain.board.board import Board
from matchweek.domain.programs.fact_values import read_day, read_kind, read_source, read_value
from matchweek.domain.programs.facts import Fact, FactKind, key_of
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.intake.another_kind import Kind, saying_what_it_is
from matchweek.intake.facts import (
    FactRow,
    FactsRead,
    read_facts_bytes,
    read_facts_file,
    read_facts_pasted,
)
from matchweek.intake.rows.reading import Rejected
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.lists.fact_matching import Match, Matched, Matcher
from matchweek.services.lists.facts import as_fact, put, today_of

__all__ = ["FactsRead", "Foreseen", "Match", "Matched", "bring_in", "decided", "foresee", "read"]

FILE = "file"
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Clash:
    """Two facts of one program and kind that differ: the one that stands, and that of the file. `dated` says
    that the file names the day of its own; without one nobody knows which of them is newer."""

    known: Fact
    told: Fact
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an import would do. `rows` are all rows with the programs they mean.

    `fresh` were unknown; `renewed` differ from what stands, and are as new or newer; `older` differ and are
    older, or of no day, and are left unless somebody says otherwise; `same` counts what stands so already,
    `undated` what is of no day. `unread` are values that are not plain, `twice` what two rows of the file say
    differently: the newer, else the later one counts.
    """

    read: FactsRead
    rows: tuple[Matched, ...]
    fresh: tuple[Fact, ...] = ()
    renewed: tuple[Clash, ...] = ()
    older: tuple[Clash, ...] = ()
    same: int = 0
    unread: tuple[Rejected, ...] = ()
    twice: tuple[str, ...] = ()
    undated: int = 0

    def of(self, how: Match) -> tuple[Matched, ...]:
        """The rows that found their program so."""
        return tuple(each for each in self.rows if each.how is how)

    @property
    def likely(self) -> dict[int, tuple[str, ...]]:
        """The decisions that taking every clear proposal would be, by the row's number."""
        return {each.row.row: each.candidates[:1] for each in self.of(Match.AMBIGUOUS) if each.clear}

    @property
    def words(self) -> str:
        """The rows by how they found their program, in one line."""
        counts = [f"{len(self.of(how)):,} {how}" for how in Match]
        return f"{plural(len(self.rows), 'row')}: {', '.join(counts)}"


def read(source: Path | bytes | str, columns: Mapping[str, str] | None = None) -> FactsRead:
    """Read a file, bytes of standard input, or pasted text; nothing is stored. Raises BadInput."""
    with saying_what_it_is(source, Kind.FACTS, columns):
        if isinstance(source, Path):
            return read_facts_file(source.expanduser(), columns)
        if isinstance(source, bytes):
            return read_facts_bytes(source, "standard input", columns)
        return read_facts_pasted(source, columns)


def foresee(
    week: Week,
    board: Board,
    read: FactsRead,
    *,
    source: str = "",
    on: str = "",
    taken: Mapping[int, Sequence[str]] | None = None,
) -> Foreseen:
    """What bringing a file in would do. `taken` decides rows by their number: the codes that are meant.

    `source` and `on` hold for rows that say none themselves. Raises BadInput for a day or code that is none.
    """
    rows = decided(matched(board, read), taken or {})
    return judged(read, rows, board, today_of(week), source, on)


def matched(board: Board, read: FactsRead) -> tuple[Matched, ...]:
    """Which programs the rows of a file mean; a thousand names that nobody has learnt take a second."""
    matcher = Matcher(board)
    return tuple(matcher.match(row) for row in read.rows)


def decided(rows: Sequence[Matched], taken: Mapping[int, Sequence[str]]) -> tuple[Matched, ...]:
    """The rows, those that somebody decided matched to what was said; no code leaves a row out."""
    unknown = set(taken) - {each.row.row for each in rows}
    if unknown:
        raise BadInput(
            "No such row",
            f"Row {min(unknown)} says nothing of a program.",
            "Rows count as the file has them.",
        )
    return tuple(_decided(each, taken[each.row.row]) if each.row.row in taken else each for each in rows)


def _decided(one: Matched, codes: Sequence[str]) -> Matched:
    meant = tuple(ProgramCode.read(code).text for code in codes)
    if not meant:
        return replace(one, how=Match.UNMATCHED, codes=(), why="left out")
    return replace(one, how=Match.MATCHED, codes=meant)


def judged(
    read: FactsRead, rows: tuple[Matched, ...], board: Board, today: date, source: str = "", on: str = ""
) -> Foreseen:
    """The same for rows whose programs are known, against what stands on a board."""
    told, unread, twice = _told(rows, today, source, on)
    fresh, renewed, older = [], [], []
    same = 0
    for fact, dated in told.values():
        known = board.facts.own(fact.code).get(fact.kind)
        if known is None:
            fresh.append(fact)
        elif known.text == fact.text and (known.on >= fact.on or not dated):
            same += 1
        elif fact.on < known.on or not dated:
            older.append(Clash(known, fact, dated))
        else:
            renewed.append(Clash(known, fact))
    undated = sum(not dated for _, dated in told.values())
    kept = (tuple(fresh), tuple(renewed), tuple(older))
    return Foreseen(read, rows, *kept, same, tuple(unread), tuple(twice), undated)


_Told = dict[str, tuple[Fact, bool]]


def _told(
    rows: Sequence[Matched], today: date, source: str, on: str
) -> tuple[_Told, list[Rejected], list[str]]:
    """Every fact of the file once, with whether it says its day itself; what cannot be read; what differs."""
    told: _Told = {}
    unread: list[Rejected] = []
    twice: list[str] = []
    for each in rows:
        for code in each.codes:
            for fact, dated in _facts(each.row, code, today, source, on, unread):
                before = told.get(fact.key)
                if before is not None and before[0].text != fact.text:
                    twice.append(f"{code}, {FactKind(fact.kind).title}: two rows differ, the newer counts")
                if before is None or before[0].on <= fact.on:
                    told[fact.key] = (fact, dated)
    return told, unread, list(dict.fromkeys(twice))


def _facts(
    row: FactRow, code: str, today: date, source: str, on: str, unread: list[Rejected]
) -> Iterator[tuple[Fact, bool]]:
    try:
        day = read_day(row.on or on) if row.on or on else today
        if day > today:
            raise BadInput("That day has not come yet", f"{day} is after today.", "")
        where = read_source(row.source or source or FILE)
    except BadInput as error:
        unread.append(Rejected(row.row, f"{error.title}: {error.detail}", row.shown, code))
        return
    for name, text in row.said:
        try:
            kind = read_kind(name)
            value = read_value(kind, text)
        except BadInput as error:
            unread.append(Rejected(row.row, f"{error.title}: {error.detail}", row.shown, code))
            continue
        if value:
            yield Fact.of(code, kind.value, value, where, day), bool(row.on or on)


def bring_in(week: Week, foreseen: Foreseen, *, older: bool = False, draft: str = "") -> Done:
    """Store what was foreseen, as one act and one undo; `older` lets older facts take newer ones' places.

    What changed in the file meanwhile is looked at again in the act: a fact that became newer is left.
    """
    wanted = [*foreseen.fresh, *(each.told for each in foreseen.renewed)]
    wanted += [each.told for each in foreseen.older] if older else []
    with week.act("fact.import", draft=draft) as act:
        known = act.get_many("fact", [fact.key for fact in wanted])
        kept = [fact for fact in wanted if older or _not_newer(known.get(fact.key), fact)]
        put(act, [(key_of(fact.code, fact.kind), fact) for fact in kept])
        changed = bool(act.changes)
    codes = tuple(dict.fromkeys(fact.code for fact in kept))
    said = f"{plural(len(kept), 'fact')} of {plural(len(codes), 'program')} kept from {foreseen.read.source}"
    return Done(said if kept else "Nothing new in it", tuple(warnings(foreseen, older)), codes, changed)


def _not_newer(row: Mapping[str, str] | None, fact: Fact) -> bool:
    return row is None or as_fact(row).on <= fact.on


def warnings(foreseen: Foreseen, older: bool = False) -> Iterator[str]:
    """What was left out, and why: each row is named, or how many more there are."""
    yield from foreseen.read.warnings
    for how, words in (
        (Match.AMBIGUOUS, "may mean several programs, decide them"),
        (Match.UNMATCHED, "found no program"),
    ):
        if rows := foreseen.of(how):
            named = ", ".join(f"row {each.row.row} “{each.row.shown[:40]}”" for each in rows[:_NAMED])
            yield f"{plural(len(rows), 'row')} {words}: {named}{_more(len(rows))}."
    if foreseen.older and not older:
        named = ", ".join(_clash(each) for each in foreseen.older[:_NAMED])
        yield f"Older than what stands, or without a day, left as it is: {named}{_more(len(foreseen.older))}."
    if foreseen.undated:
        undated = plural(foreseen.undated, "fact")
        yield f"{undated} without a day, counted as of today: a column “on” says when it was so."
    for each in (*foreseen.unread, *foreseen.read.rejected)[:_NAMED]:
        yield f"Row {each.row} was left out: {each.reason}"
    if (count := len(foreseen.unread) + len(foreseen.read.rejected)) > _NAMED:
        yield f"{count - _NAMED} more rows were left out."
    yield from foreseen.twice[:_NAMED]


def _clash(each: Clash) -> str:
    kind = FactKind(each.known.kind).title
    when = str(each.told.on) if each.dated else "names no day"
    return f"{each.known.code} {kind} (known {each.known.on}, the file {when})"


def _more(count: int) -> str:
    return f" and {count - _NAMED} more" if count > _NAMED else ""
