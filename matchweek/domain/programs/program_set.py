"""What one sees of the programs: filtered, found and sorted, as an immutable ordered view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from matchweek.domain.programs.columns import column
from matchweek.domain.programs.filters import Filter, in_canonical_order
from matchweek.domain.programs.find import find_words
from matchweek.domain.programs.programs import Order, Program, Programs, place_in
from matchweek.domain.programs.tally import Counts, Tally

# From so many changes at once it is quicker to look at every row again than at each change.
_MANY_CHANGES = 500


class ProgramSet:
    """An ordered view of `Programs`: which ones are shown, in which order, and why.

    `filtered`, `find` and `sorted` give new views. The programs it shows are always the holder's
    current ones; membership and order stay as they were until `refreshed`, which lets rows that no
    longer match go and rows that match again return, but moves none.
    """

    __slots__ = (
        "_codes",
        "_kept",
        "_order",
        "_shown",
        "_version",
        "by",
        "filters",
        "programs",
        "reverse",
        "text",
    )

    def __init__(
        self,
        programs: Programs,
        filters: tuple[Filter, ...] = (),
        text: str = "",
        by: str = "list",
        reverse: bool = False,
    ) -> None:
        """Raises BadInput for an unknown column."""
        self.programs = programs
        self.filters = in_canonical_order(filters)
        self.text = " ".join(text.split())
        self.by = column(by).id
        self.reverse = reverse
        self._order: Order | None = None
        self._shown: list[int] | None = None
        # The rows shown, in the list's order: what a narrower view starts from.
        self._kept: list[int] | None = None
        self._version = -1
        self._codes: list[str] | None = None

    # Other views

    def filtered(self, *filters: Filter) -> ProgramSet:
        """This view narrowed by further filters."""
        view = self._but(filters=(*self.filters, *filters))
        return self._seed(view, filters, ())

    def with_filters(self, *filters: Filter) -> ProgramSet:
        """This view with exactly these filters; find and order stay."""
        return self._but(filters=filters)

    def without(self, *kinds: type[Filter]) -> ProgramSet:
        """This view without its filters of some kinds."""
        return self._but(filters=tuple(each for each in self.filters if not isinstance(each, kinds)))

    def find(self, text: str) -> ProgramSet:
        """This view with another text to find; an empty one finds all.

        Every word must occur in the program's names, nicknames, place, state, field, numbers or note;
        case, accents and apostrophes do not matter.
        """
        view = self._but(text=text)
        before, words = find_words(self.text), find_words(text)
        if all(any(old in word for word in words) for old in before):
            # Each letter more can only leave fewer: look through what the last letter left.
            return self._seed(view, (), words)
        return view

    def sorted(self, by: str, reverse: bool = False) -> ProgramSet:
        """This view in the order of a column, ties by code. Raises BadInput for an unknown column."""
        return self._seed(self._but(by=by, reverse=reverse), (), ())

    def of(self, programs: Programs) -> ProgramSet:
        """The same filters, find and order over another holder, as after an import."""
        return ProgramSet(programs, self.filters, self.text, self.by, self.reverse)

    def refreshed(self) -> ProgramSet:
        """This view after `Programs.put`: rows leave or return as their filters say, none moves.

        Gives this same view when nothing left or came.
        """
        order, shown = self._solved()
        programs = self.programs
        changed = set(programs.changed_since(self._version))
        version = programs.version
        if len(changed) > _MANY_CHANGES:
            kept = self._select(programs.all_rows(), self.filters, find_words(self.text))
            rows = _arranged(order, kept)
        else:
            rows = shown
            for row in changed:
                place = place_in(order, rows, row)
                there = place < len(rows) and rows[place] == row
                if there == self._matches(row):
                    continue
                if rows is shown:
                    rows = shown.copy()
                if there:
                    del rows[place]
                else:
                    rows.insert(place, row)
        if rows is shown or rows == shown:
            self._version = version
            return self
        view = self._but()
        view._order, view._shown, view._version = order, rows, version
        return view

    # What is shown

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Program]:
        programs = self.programs.programs
        return (programs[row] for row in self._rows)

    @overload
    def __getitem__(self, index: int) -> Program: ...
    @overload
    def __getitem__(self, index: slice) -> list[Program]: ...
    def __getitem__(self, index: int | slice) -> Program | list[Program]:
        programs = self.programs.programs
        if isinstance(index, slice):
            return [programs[row] for row in self._rows[index]]
        return programs[self._rows[index]]

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self.position(code) is not None

    @property
    def codes(self) -> list[str]:
        """The codes in order; made once, not to be changed."""
        if self._codes is None:
            codes = self.programs.codes
            self._codes = [codes[row] for row in self._rows]
        return self._codes

    @property
    def keys(self) -> list[str]:
        """The same, as every view calls what its rows are known by."""
        return self.codes

    @property
    def every(self) -> Sequence[str]:
        """The codes of all programs, shown or not, in the list's order."""
        return self.programs.codes

    def position(self, code: str) -> int | None:
        """Where a program stands in this view, None when it is not shown; O(log n)."""
        order, shown = self._solved()
        row = self.programs.row(code)
        if row is None:
            return None
        place = place_in(order, shown, row)
        return place if place < len(shown) and shown[place] == row else None

    def nearest(self, code: str, otherwise: int = 0) -> int | None:
        """Where the cursor belongs that was on `code`: on it, else on the row that took its place.

        `otherwise` is the former row number, used when the program is of this week no more. None
        when nothing is shown.
        """
        order, shown = self._solved()
        if not shown:
            return None
        row = self.programs.row(code)
        place = otherwise if row is None else place_in(order, shown, row)
        return max(0, min(place, len(shown) - 1))

    def counts(self) -> Counts:
        """The counts of what is shown; `Programs.counts` has those of the whole week."""
        if len(self) == len(self.programs):
            return self.programs.counts()
        return Tally(self).counts()

    def describe(self) -> str:
        """The view in words: "lanes 1 2 3 · find “peds tx” · sorted by place"."""
        parts = [each.words for each in self.filters]
        if self.text:
            parts.append(f"find “{self.text}”")
        if self.by != "list" or self.reverse:
            then = ", then fit" if self.by == "lane" and self.programs.fitted else ""
            parts.append(f"{column(self.by).words(self.reverse)}{then}")
        return " · ".join(parts)

    def __repr__(self) -> str:
        return f"<ProgramSet {len(self)} of {len(self.programs)} {self.describe()}>"

    # How it is worked out

    def _but(
        self,
        filters: tuple[Filter, ...] | None = None,
        text: str | None = None,
        by: str | None = None,
        reverse: bool | None = None,
    ) -> ProgramSet:
        return ProgramSet(
            self.programs,
            self.filters if filters is None else filters,
            self.text if text is None else text,
            self.by if by is None else by,
            self.reverse if reverse is None else reverse,
        )

    @property
    def _rows(self) -> list[int]:
        return self._solved()[1]

    def _solved(self) -> tuple[Order, list[int]]:
        if self._shown is None or self._order is None:
            programs = self.programs
            if self._kept is None or self._version != programs.version:
                self._version = programs.version
                self._kept = self._select(programs.all_rows(), self.filters, find_words(self.text))
            self._order = programs.order(self.by, self.reverse)
            self._shown = _arranged(self._order, self._kept)
        return self._order, self._shown

    def _seed(self, view: ProgramSet, filters: tuple[Filter, ...], words: tuple[str, ...]) -> ProgramSet:
        """Work a narrower view out from this one's rows, if those are current."""
        if self._kept is not None and self._version == self.programs.version:
            view._kept = self._select(self._kept, filters, words)
            view._version = self._version
        return view

    def _select(self, rows: list[int], filters: tuple[Filter, ...], words: tuple[str, ...]) -> list[int]:
        programs = self.programs.programs
        for each in filters:
            keep = each.test()
            rows = [row for row in rows if keep(programs[row])]
        return self.programs.haystacks().select(rows, words) if words else rows

    def _matches(self, row: int) -> bool:
        program = self.programs.programs[row]
        if not all(each.test()(program) for each in self.filters):
            return False
        words = find_words(self.text)
        return not words or self.programs.haystacks().matches(row, words)


def _arranged(order: Order, kept: list[int]) -> list[int]:
    """Some rows, given in the list's order, in another one."""
    if len(kept) == len(order.rows):
        return order.rows
    if order.rows is order.places:
        return kept
    if len(kept) * 8 < len(order.rows):
        return sorted(kept, key=order.places.__getitem__)
    shown = bytearray(len(order.rows))
    for row in kept:
        shown[row] = 1
    return [row for row in order.rows if shown[row]]
