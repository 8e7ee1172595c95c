"""The twelve months on screen: bars under a cursor, moved and stretched by a key; what clashes, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from matchweek.domain.board.season_bars import year_of
from matchweek.domain.plan.bars import Bar, in_words, month_by_month
from matchweek.domain.plan.gantt import (
    ADVICE,
    BEFORE,
    BEHIND,
    DONE,
    FULL,
    LEAST,
    LEGEND,
    MONTH,
    PART,
    POINT,
    TODAY,
    head,
    line_of,
    name_width,
    years,
)
from matchweek.tui.commands.dialogs.plan import GANTT
from matchweek.tui.look.text import cut, fit
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from pathlib import Path

    from matchweek.domain.board.season_bars import Year
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

WEEK = 7
"""Days by which a key moves."""
# Each is told by its own glyph; the colours come on top.
LOOKS = {
    FULL: "accent",
    PART: "lane2",
    ADVICE: "dim",
    DONE: "dim",
    POINT: "strong",
    BEFORE: "accent",
    BEHIND: "accent",
    TODAY: "warn",
    MONTH: "rule",
}
_FURTHEST = 24
_REMARK_LINES = 2


class GanttScreen(Sheet):
    """Names at the left, bars behind them, the months' names above; or the same month by month in words."""

    AT = GANTT
    COVERS = True
    DEFAULT_CSS = "GanttScreen #box { height: 100%; max-height: 100%; width: 100%; padding: 0 1; }"

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "The twelve months")
        self.later = 0
        self.as_words = False
        self.year: Year | None = None

    def look_up(self) -> None:
        self.year = year_of(self.session.board, self.now, self.zone, self.later)

    def words(self) -> str:
        return "" if self.year is None else f"{self.year.months[0].name} – {self.year.months[-1].name}"

    def head_words(self) -> Sequence[Para]:
        return list(self._head()) if self.year is not None else ()

    def _head(self) -> Iterator[Para]:
        year = self.year
        if year is None:
            return
        for said in year.remarks:
            yield Para([("! ", "warn"), (cut(said, _REMARK_LINES * self.width - 4), "warn")], 2)
        if not any(each.own for each in year.bars):
            words = "No bar of your own yet. {gantt_begin} puts in nine to change, {gantt_add} one."
            yield Para([(self.AT.in_words(words), "dim")])
        elif not year.remarks:
            yield Para([("Nothing speaks against it.", "good")])
        if not self.as_words:
            yield Para([(LEGEND, "dim")])
            blank = " " * (self._names + 2)
            yield Para([(blank + years(year.months, self._cells).rstrip(), "dim")])
            yield Para([(blank + head(year.months, self._cells).rstrip(), "title")])

    @property
    def _names(self) -> int:
        return name_width(self.year.bars, self.width) if self.year is not None else 0

    @property
    def _cells(self) -> int:
        return max(LEAST, self.width - self._names - 1)

    def rows(self) -> Sequence[Row]:
        year = self.year
        if year is None:
            return ()
        if self.as_words:
            told = month_by_month(year.bars, year.months, year.today)
            return [row for said in told for row in whole([], said, self.width, said[:8])]
        return [Row(list(self._pieces(each, year)), each.key) for each in year.bars]

    def _pieces(self, one: Bar, year: Year) -> Iterator[Piece]:
        style = "" if one.own else "dim"
        yield (f"{fit(one.title, self._names)} ", style)
        line = line_of(one, year.months, self._cells, year.today)
        yield from (("".join(run), LOOKS.get(glyph, "")) for glyph, run in groupby(line))

    def below_words(self) -> Sequence[Para]:
        one = self.under_cursor
        if one is None or self.year is None:
            return ()
        said = [Para([in_words(one, self.year.bars)])]
        if one.fixed:
            said.append(Para([("The season's own day: nothing moves it.", "dim")]))
        elif not one.own:
            words = "Advice of every season: {gantt_longer} puts its last day off."
            said.append(Para([(self.AT.in_words(words), "dim")]))
        return said

    @property
    def under_cursor(self) -> Bar | None:
        """The bar under the cursor."""
        if self.year is None:
            return None
        return next((each for each in self.year.bars if each.key == self.lines.cursor), None)

    # Keys

    def do_gantt_earlier(self) -> None:
        self._move(-WEEK)

    def do_gantt_later(self) -> None:
        self._move(WEEK)

    def _move(self, days: int) -> None:
        one = self.under_cursor
        if one is not None and one.own:
            self._act(lambda bars, week: bars.move(week, one.key, days, self.zone))
        elif one is not None:
            self.notify("Only bars of your own move. What every season advises stays.", markup=False)

    def do_gantt_shorter(self) -> None:
        self._stretch(-WEEK)

    def do_gantt_longer(self) -> None:
        self._stretch(WEEK)

    def _stretch(self, days: int) -> None:
        one = self.under_cursor
        if one is not None and not one.fixed:
            self._act(lambda bars, week: bars.stretch(week, one.key, days, self.zone))

    def do_gantt_full(self) -> None:
        one = self.under_cursor
        if one is not None and one.own:
            self._act(lambda bars, week: bars.full_time(week, one.key, not one.full_time))

    def do_gantt_begin(self) -> None:
        self._act(lambda bars, week: bars.begin(week))

    def do_gantt_remove(self) -> None:
        one = self.under_cursor
        if one is None or not one.own:
            return
        number = int(one.key.rpartition(".")[2])

        def act(week: Week) -> Done:
            from matchweek.services.plan import tasks

            return tasks.remove(week, number)

        self.session.do(act, self.host.said)

    def do_gantt_add(self) -> None:
        from matchweek.domain.plan.packaged import Track
        from matchweek.tui.screens.plan.plan_typed import AddTask

        if self.session.ready:
            self.app.push_screen(AddTask(self.session, Track.NEXT, self.zone), self.go_to)

    def do_gantt_before(self) -> None:
        self._begin(self.later - 1)

    def do_gantt_after(self) -> None:
        self._begin(self.later + 1)

    def do_gantt_usual(self) -> None:
        self._begin(0)

    def _begin(self, later: int) -> None:
        self.later = max(-_FURTHEST, min(_FURTHEST, later))
        self.tell()

    def do_gantt_words(self) -> None:
        self.as_words = not self.as_words
        self.tell()

    def do_gantt_file(self) -> None:
        from matchweek.services.file.private_files import path_to
        from matchweek.tui.screens.own.save_to import SaveTo, tell_written

        def write(to: Path) -> None:
            def act(week: Week) -> Done:
                from matchweek.services.plan import bars

                return bars.write(week, to.suffix.removeprefix("."), to, self.zone)

            self.session.do(act, lambda done: tell_written(self.host, str(to)))

        words = "A picture. With .ics it is for a calendar, with .csv a table."
        self.host.push_screen(
            SaveTo("The twelve months", "plan.svg", words),
            lambda path: write(path_to(path)) if path else None,
        )

    def _act(self, act: Callable[..., Done]) -> None:
        def run(week: Week) -> Done:
            from matchweek.services.plan import bars

            return act(bars, week)

        self.session.do(run, self.host.said)
