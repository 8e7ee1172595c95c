"""The pane of the season: its programs in the week's own grid, found, filtered and sorted as the list's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.tracker.season_view import KINDS, WAYS, Only, SeasonView, rows_of, values_of
from matchweek.domain.tracker.tracked import MOST, SeasonStatus
from matchweek.tui.commands import with_keys
from matchweek.tui.look.text import masking
from matchweek.tui.panes.finding import Finds
from matchweek.tui.panes.frame import Pane
from matchweek.tui.panes.marking import MarksRows
from matchweek.tui.screens.season.season_rows import (
    BUCKET,
    GIVEN,
    SETS,
    USUAL,
    SeasonRows,
    columns_for,
    name_of,
    widths_of,
)
from matchweek.tui.widgets.grid import Column, Grid

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.season_view import SeasonRow
    from matchweek.tui.screens.programs.filter_choices import Choice

NONE_YET = (
    "",
    "Every program that makes contact before Match Week gets one row here,",
    "with its date, your scores and your notes. They stand on its card in March.",
    "",
    "{season_invitation:8}an invitation came: it is stored at once",
    "{season_add:8}or add a program",
    "{season_import:8}or bring your own sheet in: CSV, Excel",
    "{season_paste:8}or paste it",
)
NOTHING_FOUND = ("", "Nothing matches.", "", "{season_leave:8}take back the text to find, then the filters")

ON_MARKED = frozenset(
    (
        *(f"season_{status}" for status in SeasonStatus),
        *(f"score_{value}" for value in range(1, MOST + 1)),
        "score_none",
    )
)
"""The commands that act on all rows that are marked."""


class SeasonPane(MarksRows, Finds, Pane):
    """Shows a view of the tracker; the screen it stands in has the keys. `given` is what number keys give."""

    ON_MARKED = ON_MARKED

    def __init__(self, on_row: Callable[[SeasonRow | None], None], more: Sequence[str] = ()) -> None:
        """`more` are the further columns of the settings."""
        self._view = SeasonView()
        self.given = "vibe"
        self.columns = USUAL
        self._more = more
        self._on_row = on_row
        self._zone: Timezone | None = None
        # In which zone, and with names masked or not, the rows were drawn.
        self._drawn: tuple[Timezone, bool] | None = None
        super().__init__(
            Grid(columns_for(self.given, self.columns, {}, more), on_cursor=self._moved, empty=("",)),
            id="season",
        )

    # What is shown

    @property
    def view(self) -> SeasonView:
        """What is shown of the tracker."""
        return self._view

    def load(self, board: Board, zone: str) -> None:
        """Show the tracker of a board, times in one's own zone; filters, find and order stay."""
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.zones import EASTERN

        own = read_zone(zone) if zone else EASTERN
        drawn, self._drawn = self._drawn, (own, masking())
        self._zone = own
        kept = board.kept
        rows = rows_of(kept.tracked.values(), kept.interviews.values(), aliases=kept.aliases.values())
        if gone := self.grid.marked.difference(row.key for row in rows) if self.grid.marked else None:
            self.grid.mark(self.grid.marked - gone)
        self.grid.empty = [with_keys(line) for line in (NOTHING_FOUND if rows else NONE_YET)]
        view = self.view.refreshed(rows)
        if drawn != self._drawn or not self._follow(view):
            self.fit_columns(rows)
            self.show(view)
        self._moved(self.grid.cursor)

    def _follow(self, view: SeasonView) -> bool:
        """Draw only the rows that changed; False where others are shown, otherwise ordered or called."""
        source, was_view = self.grid.source, self._view
        if not isinstance(source, SeasonRows) or not view.stands_as(was_view):
            return False
        pairs = zip(was_view.rows, view.rows, strict=True)
        changed = [(was, row) for was, row in pairs if not was.is_as(row)]
        if any(_who(was) != _who(row) for was, row in changed):
            return False
        self._view = source.view = view
        for _, row in changed:
            self.grid.refresh_row(row.key)
        self.say()
        return True

    def fit_columns(self, rows: list[SeasonRow] | None = None) -> None:
        """Let the columns be as wide as what is in them, and show which score the number keys give."""
        every = self.view.programs if rows is None else rows
        columns = columns_for(self.given, self.columns, widths_of(every), self._more)
        if _seen(columns) != _seen(self.grid.columns):
            self.grid.columns = columns

    def show(self, view: SeasonView, *, order_only: bool = False, keep: str = "key") -> None:
        """Show another view; the cursor stays on its program where that is still shown."""
        assert self._zone is not None
        self._view = view
        self.grid.sort = (view.by, view.reverse)
        self.grid.show(SeasonRows(view, self._zone, self.title), keep, order_only=order_only)
        self.say()

    def named(self, key: str) -> str:
        row = next((each for each in self.view.programs if each.key == key), None)
        return self.title(row) if row is not None else ""

    def title(self, row: SeasonRow) -> str:
        """A program's name, or its placeholder while names are masked."""
        mask = getattr(self.app, "mask", None)
        if mask is not None and masking() and row.tracked.is_named:
            return str(mask.tracked(row.tracked))
        return name_of(row, self.view.programs)

    @property
    def row(self) -> SeasonRow | None:
        """The row under the cursor."""
        return self.view.row(self.grid.cursor)

    def _moved(self, key: str | None) -> None:
        self._on_row(self.view.row(key))

    def title_text(self) -> str:
        return "Season"

    def words(self) -> str:
        total, shown = len(self.view.programs), len(self.view)
        if not total or self._zone is None:
            return ""
        from matchweek.domain.times.zones import place_name

        count = f"{shown}" if shown == total else f"{shown} of {total}"
        times = f"times in {place_name(self._zone)}"
        parts = (count, self.marked_words(), self.view.describe(), given_words(self.given), times)
        return " · ".join(part for part in parts if part)

    def below(self) -> str:
        counts = values_of("status", self.view.programs)
        return " · ".join(f"{count} {status}" for status, count in counts.items() if count)

    # Looking

    def clear(self) -> bool:
        """Take back marks, the text to find, the filters; False where there is nothing to take back."""
        if self.unmark():
            return True
        if self.view.text:
            self.show(self.view.find(""), order_only=True)
        elif self.view.filters:
            self.show(self.view.with_filters(), order_only=True)
        else:
            return False
        return True

    def goto(self, key: str) -> None:
        """Put the cursor on a row; what hides it is taken back."""
        if not self.grid.goto(key):
            self.show(self.view.find("").with_filters(), order_only=True)
            self.grid.goto(key)

    def filter(self) -> None:
        """Open the filter."""
        from matchweek.tui.screens.programs.filter import FilterPrograms, Kinds

        kinds = Kinds(_choices, lambda one: (one,), lambda chosen: chosen)
        self.app.push_screen(FilterPrograms(self.view, self._show_found, kinds))

    def sort(self) -> None:
        """Open the ways to sort."""
        from matchweek.tui.screens.programs.sort import SortPrograms

        first = {each.id: each.first for each in WAYS.values()}
        self.app.push_screen(SortPrograms(self.view, self._show_found, WAYS, first))

    def on_grid_header_clicked(self, event: Grid.HeaderClicked) -> None:
        event.stop()
        self.show(self.view.sorted_by(event.order), order_only=True)

    def give_next(self, step: int) -> None:
        """Let the number keys give the next score, or the one before; behind the last one the bucket."""
        names = list(GIVEN)
        self.given = names[(names.index(self.given) + step) % len(names)]
        self.fit_columns()
        self.say()

    def next_columns(self) -> str:
        """Show the next set of columns; returns which."""
        self.columns = SETS[(SETS.index(self.columns) + 1) % len(SETS)]
        self.fit_columns()
        return self.columns


def given_words(given: str) -> str:
    """What the number keys give now."""
    if given == BUCKET:
        return with_keys("bucket: {score_1} top, {score_2} middle, {score_3} safety, {score_none} none")
    return with_keys(f"{given}: {{score_1}} to {{score_9}}, {{score_10}} is 10")


def _choices(view: SeasonView) -> list[Choice]:
    """Everything there is to filter by, with how many rows have it."""
    from matchweek.tui.screens.programs.filter_choices import Choice

    return [
        Choice(kind, Only(kind, value).words, Only(kind, value), count)
        for kind in KINDS
        for value, count in values_of(kind, view.programs).items()
    ]


def _seen(columns: Sequence[Column]) -> list[Column]:
    """What of columns is seen: the functions that make their cells are new each time."""
    return [each._replace(cell=str) for each in columns]


def _who(row: SeasonRow) -> tuple[str, ...]:
    """What the widths of columns go by."""
    one = row.tracked
    return (one.institution, one.name, one.specialty, one.city, one.state)
