"""The filter: every choice with its count, taken and left by one key; the list follows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass
from typing import Any, Protocol, Self

from textual.widget import Widget

from matchweek.domain.programs.find import find_words, fold
from matchweek.tui.commands.dialogs.lists import FILTER
from matchweek.tui.panes.find_line import FindLine
from matchweek.tui.screens.dialogs.dialog import GridDialog
from matchweek.tui.screens.programs.filter_choices import Choice, Worded, choices, parts_of, together
from matchweek.tui.widgets.grid import Cell, Column, Grid

NOTHING = ("", "No such choice.", "", "escape  all choices again")
# Of these at most one choice is taken: both together would leave everything.
ONE_ONLY = frozenset({"refused", "filled"})


class Filtered(Protocol):
    """A view that can be filtered: of the list's programs, or of the season's."""

    @property
    def filters(self) -> Sequence[Any]: ...
    @property
    def programs(self) -> Sized: ...
    def __len__(self) -> int: ...
    def with_filters(self, *filters: Any) -> Self: ...


@dataclass(frozen=True, slots=True)
class Kinds:
    """What can be filtered by: every choice there is, the single choices of a filter, their filters."""

    choices: Callable[[Any], list[Choice]]
    parts_of: Callable[[Any], Iterable[Worded]]
    together: Callable[[Sequence[Any]], Sequence[Worded]]


OF_LIST = Kinds(lambda view: choices(view.programs, view.filters), parts_of, together)


Item = tuple["Choice", bool, bool]
"""A choice, whether it is the first of its kind and names that, and whether it is taken."""


class Choices:
    """Some of the choices as rows of a grid; the first of a kind names it."""

    def __init__(self, shown: Sequence[Choice], taken: set[Worded]) -> None:
        self.shown = shown
        self._taken = taken
        self._places = {name_of(choice): place for place, choice in enumerate(shown)}

    def __len__(self) -> int:
        return len(self.shown)

    def key(self, index: int) -> str:
        return name_of(self.shown[index])

    def index(self, key: str) -> int | None:
        return self._places.get(key)

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> Item:
        choice = self.shown[index]
        first = not index or self.shown[index - 1].kind != choice.kind
        return choice, first, choice.filter in self._taken


def _on(item: Item) -> Cell:
    return Cell("●", "accent") if item[2] else Cell("·", "dim")


def _title(item: Item) -> Cell:
    choice, _, on = item
    return Cell(choice.title, "accent" if on else "" if choice.count else "dim")


COLUMNS = (
    Column("on", "", 1, _on),
    Column("kind", "", 12, lambda item: Cell(item[0].kind if item[1] else "", "dim")),
    Column("title", "show", 24, _title, grow=1),
    Column(
        "count",
        "programs",
        8,
        lambda item: Cell(f"{item[0].count:,}", _title(item).style or "dim"),
        align="right",
        private=False,
    ),
)


def name_of(choice: Choice) -> str:
    return f"{choice.kind}/{choice.title}"


class FilterPrograms(GridDialog[None]):
    """Choices of one kind combine by "or", the kinds by "and". `show` is called at each change."""

    AT = FILTER

    def __init__(self, view: Filtered, show: Callable[[Any], None], kinds: Kinds = OF_LIST) -> None:
        super().__init__("Filter", Grid(COLUMNS, empty=NOTHING))
        self._view = view
        self._show = show
        self._kinds = kinds
        self._taken: set[Worded] = {part for each in view.filters for part in kinds.parts_of(each)}
        self._all = kinds.choices(view)
        self.find_line = FindLine(self._narrow, self._narrowed)
        self.find_line.placeholder = "find a choice"
        self.find_line.display = False
        self._text = ""
        self.grid.show(Choices(self._all, self._taken))
        self._tell()

    def body(self) -> Iterable[Widget]:
        yield self.grid
        yield self.find_line

    def _tell(self) -> None:
        words = " · ".join(each.words for each in self._view.filters)
        count = f"{len(self._view):,} of {len(self._view.programs):,}"
        self.title_line.tell("Filter", f"{count} · {words}" if words else count)

    # Keys

    def do_filter_take(self) -> None:
        chosen = self._under_cursor()
        if chosen is None:
            self.notify(FILTER.in_words("No choice is shown: {filter_escape} shows all again."), markup=False)
            return
        if chosen.filter in self._taken:
            self._taken.discard(chosen.filter)
        else:
            if chosen.kind in ONE_ONLY:
                self._taken -= {choice.filter for choice in self._all if choice.kind == chosen.kind}
            self._taken.add(chosen.filter)
        self._apply()

    def do_filter_none(self) -> None:
        self._taken.clear()
        self._apply()

    def _apply(self) -> None:
        self._view = self._view.with_filters(*self._kinds.together(sorted(self._taken, key=self._place)))
        self._show(self._view)
        self._tell()
        self.grid.source_changed()

    def _place(self, taken: Worded) -> int:
        places = (place for place, choice in enumerate(self._all) if choice.filter == taken)
        return next(places, len(self._all))

    def do_filter_next(self) -> None:
        self._to_kind(1)

    def do_filter_back(self) -> None:
        self._to_kind(-1)

    def _to_kind(self, step: int) -> None:
        firsts = [choice for choice in self._shown() if choice.kind]
        kinds = list(dict.fromkeys(choice.kind for choice in firsts))
        chosen = self._under_cursor()
        if chosen is None:
            return
        kind = kinds[(kinds.index(chosen.kind) + step) % len(kinds)]
        self.grid.goto(name_of(next(choice for choice in firsts if choice.kind == kind)))

    def _under_cursor(self) -> Choice | None:
        return next((choice for choice in self._shown() if name_of(choice) == self.grid.cursor), None)

    # Narrowing

    def _shown(self) -> list[Choice]:
        words = find_words(self._text)
        return [
            choice
            for choice in self._all
            if all(word in fold(f"{choice.kind} {choice.title}") for word in words)
        ]

    def do_filter_find(self) -> None:
        self.find_line.open(self._text)

    def _narrow(self, text: str) -> None:
        self._text = text
        self.grid.show(Choices(self._shown(), self._taken))

    def _narrowed(self) -> None:
        self.set_focus(self.grid)

    def do_filter_escape(self) -> None:
        if self._text:
            self._narrow("")
        else:
            self.dismiss()

    def do_filter_leave(self) -> None:
        self.dismiss()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_filter_take()
