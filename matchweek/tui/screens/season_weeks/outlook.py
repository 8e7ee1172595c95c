"""Where the season stands: what two rules of thumb say for today's number, and its nine steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.board.season_sayings import sayings_of
from matchweek.domain.times.zones import EASTERN, day_month
from matchweek.domain.tracker.rules_of_thumb import interviews_counted, routine
from matchweek.domain.tracker.timeline import GUESSED_WORDS, Dated, step_on, timeline
from matchweek.domain.week.readiness import READINESS, still_open
from matchweek.tui.commands.dialogs.season_weeks import OUTLOOK
from matchweek.tui.look.text import fit
from matchweek.tui.screens.season_weeks.low_sheet import LowSheet
from matchweek.tui.screens.season_weeks.weeks import Weeks
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

_DATES = 16
MARK = "Rules of thumb of one author: no statistic, and nothing about you."


class OutlookScreen(Weeks, LowSheet):
    """The step that today falls in is marked; what a step is for stands below it."""

    RULE = "season.selective"
    AT = OUTLOOK

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Where the season stands")
        self.steps: tuple[Dated, ...] = ()
        self.here: Dated | None = None

    def look_up(self) -> None:
        self.steps = timeline(self.session.board.timetable(self.now))
        self.here = step_on(self.steps, self.now.astimezone(EASTERN).date())

    def tell(self) -> None:
        first = not self.lines.rows
        super().tell()
        if first and self.here is not None:
            self.lines.goto(self.here.step.key)

    def words(self) -> str:
        count = interviews_counted(self.session.board.kept.tracked.values())
        return f"{count} interview{'' if count == 1 else 's'} arranged or held"

    def head_words(self) -> Sequence[Para]:
        found = sayings_of(self.session.board)
        if found is None:
            return [Para([("No program of the season is recorded yet.", "dim")])]
        said = [Para([saying.words]) for saying in found]
        if found[1].prepare:
            left = len(still_open(self.tasks_done))
            words = f"{{ready_now}} opens what SOAP needs: {left} of {len(READINESS)} points still open."
            said.append(Para([(self.AT.in_words(words), "accent")]))
        return [*said, *(Para([words]) for words in routine()), Para([(MARK, "dim")])]

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        today = self.now.astimezone(EASTERN).date()
        for each in self.steps:
            over, here = each.last < today, each is self.here
            style = "dim" if over else "strong" if here else ""
            mark = ("✓ ", "dim") if over else ("▸ ", "accent") if here else ("  ", "")
            pieces: list[Piece] = [mark, (fit(each.dates, _DATES), "dim"), (each.step.title, style)]
            if here:
                pieces.append((f"  today, {day_month(today)}", "accent"))
            yield Row(pieces, each.step.key)

    def below_words(self) -> Sequence[Para]:
        found = next((each for each in self.steps if each.step.key == self.lines.cursor), None)
        if found is None:
            return ()
        whence = "from the season's times" if found.by_timetable else "its days are about right, not official"
        whence = GUESSED_WORDS if found.guessed else whence
        return [Para([found.step.what]), Para([(whence, "dim")])]

    # Keys

    def do_ready_now(self) -> None:
        from matchweek.tui.screens.days.readiness import Readiness

        self.app.push_screen(Readiness(self.session, self.zone))
