"""What one sees of the tracker: filtered, found and sorted, as an immutable ordered view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import inf
from typing import Any

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.programs.aliases import Alias, by_program
from matchweek.domain.programs.find import find_words, fold
from matchweek.domain.tracker.specialties import short_specialty
from matchweek.domain.tracker.tracked import SCORES, SeasonStatus, Tracked
from matchweek.errors import BadInput

OPEN = frozenset({SeasonStatus.INVITED, SeasonStatus.SCHEDULED, SeasonStatus.WAITLIST})
"""Statuses in which something may still happen."""


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """A program of the season with the interview that counts: the next one arranged, else the last one.

    `names` are what a person calls it besides.
    """

    tracked: Tracked
    interview: Interview | None = None
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return str(self.tracked.id)

    @property
    def at(self) -> datetime | None:
        """When its interview is, or was; None while no date is known (aware UTC)."""
        return None if self.interview is None else self.interview.at

    @property
    def short_field(self) -> str:
        return short_specialty(self.tracked.specialty)

    def is_as(self, other: SeasonRow) -> bool:
        """Whether nothing of it was stored anew."""
        same = self.tracked is other.tracked and self.interview is other.interview
        return same and self.names == other.names

    @property
    def over(self) -> bool:
        """Whether nothing is to come of it any more."""
        return self.tracked.status not in OPEN


def rows_of(
    tracked: Iterable[Tracked],
    interviews: Iterable[Interview],
    now: datetime | None = None,
    aliases: Iterable[Alias] = (),
) -> list[SeasonRow]:
    """The rows of the tracker, each with its interview and its names, in the order in which they came."""
    names = by_program(aliases)
    by_row: dict[int, list[Interview]] = {}
    for each in interviews:
        if each.tracked is not None:
            by_row.setdefault(each.tracked, []).append(each)
    held = {number: counting(some, now) for number, some in by_row.items()}
    return [SeasonRow(each, held.get(each.id), names.get(each.code, ())) for each in tracked]


def row_of(tracked: Tracked, interviews: Iterable[Interview], now: datetime | None = None) -> SeasonRow:
    """The row of one program."""
    return rows_of([tracked], interviews, now)[0]


def counting(interviews: Iterable[Interview], now: datetime | None = None) -> Interview | None:
    """The interview that counts of several with one program: the next arranged, else the last of all."""
    found = sorted(interviews, key=lambda each: (each.at, each.id))
    held = [each for each in found if each.status != InterviewStatus.CANCELLED] or found
    coming = [
        each for each in held if each.status == InterviewStatus.ARRANGED and (now is None or each.ends >= now)
    ]
    return coming[0] if coming else held[-1] if held else None


# Ways to sort


@dataclass(frozen=True, slots=True)
class Way:
    """A way to sort. `key` gives a row's value, None for none, which comes last in both directions.

    `falling` says that a first press sorts the highest first; `first` says in words what stands first.
    """

    id: str
    title: str
    key: Callable[[SeasonRow], Any]
    falling: bool = False
    first: str = "a to z"


def _name(row: SeasonRow) -> str:
    return fold(row.tracked.institution or row.tracked.name or row.tracked.code)


def _place(row: SeasonRow) -> tuple[str, str] | None:
    one = row.tracked
    return (one.state or "\uffff", fold(one.city)) if one.state or one.city else None


def _word(name: str) -> Callable[[SeasonRow], str | None]:
    return lambda row: fold(str(getattr(row.tracked, name))) or None


def _score(name: str) -> Callable[[SeasonRow], int | None]:
    return lambda row: getattr(row.tracked, name)


_STATUSES = {str(status): place for place, status in enumerate(SeasonStatus)}
_BUCKETS = {"top": 0, "middle": 1, "safety": 2}

_GROUPS: dict[str, int] = {
    SeasonStatus.INVITED: 0,
    SeasonStatus.SCHEDULED: 1,
    SeasonStatus.WAITLIST: 2,
    SeasonStatus.DONE: 3,
}
"""What may be lost first stands first: an invitation to answer, then what is to come."""


def _next(row: SeasonRow) -> tuple[int, float]:
    """What comes next: invitations by the time to answer them, what is scheduled by its date, then what is
    over, the newest first."""
    group = _GROUPS.get(row.tracked.status, len(_GROUPS))
    at = row.tracked.answer_by if group == 0 else row.at
    if at is None:
        return group, inf
    return group, -at.timestamp() if row.over else at.timestamp()


WAYS: dict[str, Way] = {
    each.id: each
    for each in (
        Way("next", "what comes next", _next, first="to answer, to come, over"),
        Way("added", "when it was added", lambda row: row.tracked.id, first="the oldest first"),
        Way("date", "date", lambda row: row.at, first="the oldest first, without a date last"),
        Way("program", "institution", _name),
        Way("specialty", "specialty", lambda row: fold(row.short_field) or None),
        Way("place", "place", _place),
        Way("format", "format", _word("format")),
        Way("status", "status", lambda row: _STATUSES.get(row.tracked.status), first="invited first"),
        Way("visa", "visa", _word("visa"), falling=True, first="yes first, unknown last"),
        *(Way(name, name, _score(name), falling=True, first="highest first") for name in SCORES),
        Way("bucket", "bucket", lambda row: _BUCKETS.get(row.tracked.bucket), first="top first"),
        Way("answer", "answer by", lambda row: row.tracked.answer_by, first="the soonest first"),
        Way("code", "code", _word("code")),
    )
}
USUAL = "next"


def way(name: str) -> Way:
    """The way to sort of that name. Raises BadInput, which names them all."""
    found = WAYS.get(name)
    if found is None:
        raise BadInput("No such column", f"“{name}” is none to sort by.", f"Take one of: {', '.join(WAYS)}.")
    return found


# Filters


@dataclass(frozen=True, slots=True)
class Only:
    """Leaves the rows whose `kind` is `value`. Several of one kind add up; the kinds narrow each other."""

    kind: str
    value: str

    @property
    def words(self) -> str:
        return _KINDS[self.kind].words(self.value)

    def keeps(self, row: SeasonRow) -> bool:
        return _KINDS[self.kind].of(row) == self.value


@dataclass(frozen=True, slots=True)
class _Kind:
    of: Callable[[SeasonRow], str]
    words: Callable[[str], str]
    values: Sequence[str] = ()


def _visa_words(value: str) -> str:
    return f"visa {value or 'not known'}"


def _said(none: str) -> Callable[[str], str]:
    return lambda value: value or none


def _state_words(value: str) -> str:
    return f"{value}  {STATE_NAMES.get(value, '')}".rstrip() if value else "place not known"


# What is filtered most stands first.
_KINDS: dict[str, _Kind] = {
    "status": _Kind(lambda row: row.tracked.status, _said(""), tuple(map(str, SeasonStatus))),
    "date": _Kind(lambda row: "set" if row.at else "", lambda value: "dated" if value else "no date yet"),
    "format": _Kind(lambda row: row.tracked.format, _said("format not known")),
    "visa": _Kind(lambda row: row.tracked.visa, _visa_words, ("yes", "no", "")),
    "bucket": _Kind(lambda row: row.tracked.bucket, _said("no bucket"), ("top", "middle", "safety", "")),
    "scored": _Kind(
        lambda row: "all" if None not in _scores(row) else "some" if any(_scores(row)) else "",
        lambda value: {"all": "all scores", "some": "some scores"}.get(value, "no score"),
        ("all", "some", ""),
    ),
    "specialty": _Kind(lambda row: row.short_field, _said("specialty not known")),
    "state": _Kind(lambda row: row.tracked.state, _state_words),
}
KINDS = tuple(_KINDS)


def _scores(row: SeasonRow) -> list[int | None]:
    return [getattr(row.tracked, name) for name in SCORES]


def values_of(kind: str, rows: Iterable[SeasonRow]) -> Mapping[str, int]:
    """Every value of a kind with how many rows have it; those that are always offered first."""
    known = _KINDS[kind]
    counts = Counter(map(known.of, rows))
    found = {value: counts.pop(value, 0) for value in known.values}
    return found | {value: counts[value] for value in sorted(counts, key=lambda each: (not each, each))}


class SeasonView:
    """An ordered view of the tracker's rows. `filtered`, `find` and `sorted` give new views."""

    def __init__(
        self,
        rows: Sequence[SeasonRow] = (),
        filters: Sequence[Only] = (),
        text: str = "",
        by: str = USUAL,
        reverse: bool = False,
    ) -> None:
        """Raises BadInput for an unknown way to sort."""
        self.programs = tuple(rows)
        self.filters = tuple(sorted(set(filters), key=lambda one: (KINDS.index(one.kind), one.value)))
        self.text = " ".join(text.split())
        self.by = way(by).id
        self.reverse = reverse

    def _but(self, **changes: Any) -> SeasonView:
        now = {"rows": self.programs, "filters": self.filters, "text": self.text, "by": self.by}
        return SeasonView(**{**now, "reverse": self.reverse, **changes})

    def of(self, rows: Sequence[SeasonRow]) -> SeasonView:
        """The same filters, find and order over other rows."""
        return self._but(rows=rows)

    def refreshed(self, rows: Sequence[SeasonRow]) -> SeasonView:
        """The same over rows that changed: those that no longer match leave, none moves under a hand.

        Where a program came or went, all are put in order anew.
        """
        view = self._but(rows=rows)
        before = {row.tracked.id: row for row in self.programs}
        if len(rows) != len(before) or any(row.tracked.id not in before for row in rows):
            return view
        changed = {row.tracked.id: row for row in rows if not before[row.tracked.id].is_as(row)}
        stay = [changed.get(row.tracked.id, row) for row in self.rows]
        stay = [row for row in stay if row.tracked.id not in changed or self.keeps(row)]
        come = [row for row in changed.values() if row.key not in self._places and self.keeps(row)]
        view.__dict__["rows"] = (*stay, *_ordered(come, WAYS[self.by], self.reverse))
        if not come and len(stay) == len(self.rows):
            # Each stands where it stood: a score on a long list costs no other row anything.
            view.__dict__["_places"] = self._places
        return view

    def stands_as(self, other: SeasonView) -> bool:
        """Whether the same programs stand in the same order, whatever is known of each."""
        return self._places is other._places or [*self._places] == [*other._places]

    def with_filters(self, *filters: Only) -> SeasonView:
        """This view with exactly these filters; find and order stay."""
        return self._but(filters=filters)

    def find(self, text: str) -> SeasonView:
        """This view with another text to find in names, place, specialty, code and notes."""
        return self._but(text=text)

    def sorted(self, by: str, reverse: bool = False) -> SeasonView:
        """This view in another order, ties by name. Raises BadInput for an unknown way."""
        return self._but(by=by, reverse=reverse)

    def sorted_by(self, by: str) -> SeasonView:
        """As a press on a title asks: its usual direction, again the other one, again as before all."""
        wanted = way(by)
        if self.by != wanted.id:
            return self.sorted(wanted.id, wanted.falling)
        if self.reverse == wanted.falling:
            return self.sorted(wanted.id, not wanted.falling)
        return self.sorted(USUAL)

    @cached_property
    def rows(self) -> tuple[SeasonRow, ...]:
        """What is shown, in order."""
        return tuple(_ordered(filter(self.keeps, self.programs), WAYS[self.by], self.reverse))

    def keeps(self, row: SeasonRow) -> bool:
        """Whether the filters and the text to find leave a row."""
        kinds, words = self._asked
        return all(any(each.keeps(row) for each in some) for some in kinds) and (
            not words or _found(row, words)
        )

    @cached_property
    def _asked(self) -> tuple[Sequence[Sequence[Only]], Sequence[str]]:
        kinds: dict[str, list[Only]] = {}
        for each in self.filters:
            kinds.setdefault(each.kind, []).append(each)
        return tuple(kinds.values()), find_words(self.text)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {row.key: place for place, row in enumerate(self.rows)}

    @property
    def keys(self) -> tuple[str, ...]:
        """The numbers of the rows that are shown, as text, in order."""
        return tuple(row.key for row in self.rows)

    @property
    def every(self) -> tuple[str, ...]:
        """The numbers of all rows, shown or not, as they came."""
        return tuple(row.key for row in self.programs)

    def position(self, key: str) -> int | None:
        """Where a row stands, by its number as text; None where it is not shown."""
        return self._places.get(key)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SeasonRow]:
        return iter(self.rows)

    def row(self, key: str | None) -> SeasonRow | None:
        """A row that is shown, by its number as text."""
        place = None if key is None else self._places.get(key)
        return None if place is None else self.rows[place]

    def describe(self) -> str:
        """The view in words: “scheduled · find “ohio” · sorted by vibe”."""
        parts = [each.words for each in self.filters]
        if self.text:
            parts.append(f"find “{self.text}”")
        if self.by != USUAL or self.reverse:
            turned = ", turned" if self.reverse != WAYS[self.by].falling else ""
            parts.append(f"sorted by {WAYS[self.by].title}{turned}")
        return " · ".join(parts)


def _ordered(rows: Iterable[SeasonRow], by: Way, reverse: bool) -> list[SeasonRow]:
    said = [(by.key(row), row) for row in sorted(rows, key=lambda row: (_name(row), row.tracked.id))]
    valued = [pair for pair in said if pair[0] is not None]
    valued.sort(key=lambda pair: pair[0], reverse=reverse)
    return [row for _, row in valued] + [row for value, row in said if value is None]


def _found(row: SeasonRow, words: Sequence[str]) -> bool:
    one = row.tracked
    said = (one.institution, one.name, one.specialty, row.short_field, one.city, one.state, one.code)
    hay = fold(
        "\n".join((*said, *row.names, STATE_NAMES.get(one.state, ""), one.acgme_id, one.note, one.flags))
    )
    return all(word in hay for word in words)
