"""The hours of a week of the season: bars against what they are to be, its days, what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.board.season_weeks import interview_steps, planned_interviews
from matchweek.domain.season.rules import figures
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN, place_name, wall_day
from matchweek.domain.tracker.load import (
    DAY_MOST,
    OWN,
    WEEK,
    Activity,
    DayLoad,
    Planned,
    Remark,
    WeekLoad,
    hours_words,
    monday_of,
    remarks,
    week_load,
)
from matchweek.domain.tracker.own_hours import SHARE, minutes_now
from matchweek.tui.commands.dialogs.season_weeks import LOAD
from matchweek.tui.look.both_times import both
from matchweek.tui.look.text import fit
from matchweek.tui.screens.season_weeks.low_sheet import LowSheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

# Each activity with the letter that fills its part of a bar, so that none is told by colour alone.
FILLED = {
    Activity.INTERVIEWS: ("█", "accent"),
    Activity.PREPARATION: ("▓", "lane2"),
    Activity.PRACTICE: ("▒", "lane3"),
    Activity.LOGISTICS: ("░", "dim"),
    Activity.REST: ("·", "dim"),
}
_NAME, _DAY = 12, 12
# What stands behind a bar, and how long a bar is at least and at most.
_BEHIND, _SHORT, _LONG = 43, 18, 50
CELL = 30
"""Minutes that one cell of a day's bar stands for."""


class LoadScreen(LowSheet):
    """One week in one's own zone. Left and right change what an interview takes, where its line is."""

    RULE = "season.load"
    AT = LOAD

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "The hours of a week")
        self.first: date = self.this_week
        self.week = WeekLoad(())
        self.against: list[Remark] = []

    @property
    def clock(self) -> Timezone:
        """One's own zone, by which weeks and days are counted."""
        return read_zone(self.zone) if self.zone else EASTERN

    def look_up(self) -> None:
        every = planned_interviews(self.session.board, self.clock)
        self.week = week_load(every, self.first, self.clock, interview_steps(self.session.board, self.now))
        self.against = remarks(self.week, every)

    @property
    def this_week(self) -> date:
        """The Monday of the week it is."""
        return monday_of(self.now.astimezone(self.clock).date())

    def words(self) -> str:
        last = self.first + timedelta(days=WEEK - 1)
        now = " · this week" if self.first == self.this_week else ""
        return f"{wall_day(self.first)} – {wall_day(last)} · {place_name(self.clock)}{now}"

    def lay_out(self) -> None:
        super().lay_out()
        # What leads to this week is named in another one.
        here = self.first == self.this_week
        self.tell_keys([each for each in self.KEYS if not (here and each.id == "week_now")])

    def head_words(self) -> Sequence[Para]:
        return [*self._said(), *(Para(line) for line in self._bars())]

    def _said(self) -> Iterator[Para]:
        for each in self.against:
            yield Para([("! ", "warn"), (each.words, "warn")], 2)
        if not self.against:
            count = len(self.week.interviews)
            told = "No interview in this week." if not count else "Nothing speaks against this week."
            yield Para([(told, "good" if count else "dim")])

    def _bars(self) -> Iterator[list[Piece]]:
        bar = min(_LONG, max(_SHORT, (self.head.size.width or self.width) - _NAME - _BEHIND))
        for activity in Activity:
            aim = figures.LOAD_SHARES[activity]
            share = self.week.share(activity)
            glyph, style = FILLED[activity]
            cells = round(share * bar / 100)
            mark = min(bar - 1, round(aim * bar / 100))
            pieces: list[Piece] = [(f"{activity.value:<{_NAME}}", "title")]
            pieces += [(glyph * min(cells, mark), style), (" " * max(0, mark - cells), "")]
            pieces += [("┃", "strong"), (glyph * max(0, cells - mark - 1), style)]
            pieces.append((" " * max(0, bar - max(cells, mark + 1)), ""))
            pieces.append((f"{hours_words(self.week.minutes(activity)):>8} {share:>4.0f} %", "strong"))
            floor = f", never under {figures.LEAST_REST}" if activity is Activity.REST else ""
            pieces.append((f"  of {aim} %{floor}", "dim"))
            yield pieces

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        for day in self.week.days:
            yield Row(self._day(day), str(day.day))
        yield Row()
        words = self.AT.in_words("for each interview: {less_time} less, {more_time} more")
        yield Row([(words, "dim")])
        now = minutes_now(self.session.board.kept.tasks, self.season)
        for name in OWN:
            yield Row([f"{name.value:<{_NAME}}", (hours_words(now[name]), "strong")], name.value)

    @property
    def season(self) -> int:
        return self.session.board.timetable(self.now).season

    def _day(self, day: DayLoad) -> list[Piece]:
        today = day.day == self.now.astimezone(self.clock).date()
        pieces: list[Piece] = [(f"{wall_day(day.day):<{_DAY}}", "title" if today else "")]
        most = DAY_MOST // CELL
        used = 0
        for activity in Activity:
            cells = round(day.minutes.get(activity, 0) / CELL)
            glyph, style = FILLED[activity]
            within = max(0, min(cells, most - used))
            pieces.append((glyph * within, style))
            if used + cells > most >= used + within:
                pieces += [("┃", "warn")] * (used <= most)
                pieces.append((glyph * (cells - within), "warn"))
            used += cells
        if used <= most:
            pieces += [(" " * (most - used), ""), ("┃", "rule")]
        pieces.append(
            (f" {hours_words(day.work):>6}" if day.work else "   free", "strong" if day.work else "dim")
        )
        names = ", ".join(each.title for each in day.interviews)
        room = self.width - _DAY - max(most, used) - 1 - 7 - 2
        if names and room > 0:
            pieces += ["  ", fit(names, room).rstrip()]
        elif day.work and day.light and room > 0:
            pieces.append(("  light", "dim"))
        return pieces

    def below_words(self) -> Sequence[Para]:
        day = next((each for each in self.week.days if str(each.day) == self.lines.cursor), None)
        if day is None:
            words = "{less_time} and {more_time} change it by half an hour; every week is counted anew."
            return [Para([(self.AT.in_words(words), "dim")])]
        parts = [f"{name} {hours_words(day.minutes[name])}" for name in Activity if day.minutes.get(name)]
        said = [Para([(f"{wall_day(day.day)}: ", "dim"), ", ".join(parts) or "free"])]
        said += [Para([("goes on from the day before  ", "dim"), each.title]) for each in day.gone_on]
        return [*said, *(self._interview(each) for each in day.interviews)]

    def _interview(self, one: Planned) -> Para:
        return Para([(f"{both(one.at, self.zone)}  ", "dim"), one.title, f", {hours_words(one.minutes)}"])

    # Keys

    def do_week_before(self) -> None:
        self._show(self.first - timedelta(days=WEEK))

    def do_week_after(self) -> None:
        self._show(self.first + timedelta(days=WEEK))

    def do_week_now(self) -> None:
        if self.first == self.this_week:
            self.notify("This is the week it is now.", markup=False)
        self._show(self.this_week)

    def _show(self, first: date) -> None:
        at = next((n for n, day in enumerate(self.week.days) if str(day.day) == self.lines.cursor), None)
        self.first = first
        self.tell()
        if at is not None:
            self.lines.goto(str(self.week.days[at].day))

    def do_less_time(self) -> None:
        self._change(-SHARE)

    def do_more_time(self) -> None:
        self._change(SHARE)

    def _change(self, by: int) -> None:
        name = self.lines.cursor
        if name not in {str(each) for each in OWN}:
            words = "Put the cursor on a line of what an interview takes: then it changes that."
            self.notify(words, markup=False)
            return
        minutes = minutes_now(self.session.board.kept.tasks, self.season)[name]
        hours = max(0, minutes + by) / 60

        def act(week: Week) -> Done:
            from matchweek.services.season import load

            return load.set_hours(week, {name: hours})

        self.session.do(act, self.host.said)
