"""The card of a program of the season: all that is known of it, what it asks for next, what was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matchweek.domain.tracker.season_view import SeasonRow, row_of
from matchweek.tui.commands.dialogs.season import SEASON_CARD
from matchweek.tui.panes.season_known import KNOWN_LABEL, known_lines
from matchweek.tui.screens.dialogs.board_page import BoardPage
from matchweek.tui.screens.season.next_step import next_step
from matchweek.tui.screens.season.of_one_row import OfOneRow
from matchweek.tui.screens.season.one_key_each import OneKeyEach
from matchweek.tui.screens.season.season_pane import SeasonPane, given_words
from matchweek.tui.widgets.words import BLANK, Para, labelled

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

GONE = "This program was taken out of your season."


class SeasonCardScreen(OneKeyEach, OfOneRow, BoardPage):
    """It stays on its program whatever happens to the list; keys act on it as in the list."""

    AT = SEASON_CARD

    def __init__(self, session: Session, zone: str, pane: SeasonPane, number: int) -> None:
        super().__init__(session, "Card")
        self.zone = zone
        self.pane = pane
        self.number = number

    @property
    def row(self) -> SeasonRow | None:
        kept = self.session.board.kept
        one = kept.tracked.get(self.number)
        return None if one is None else row_of(one, kept.interviews.values(), self.session.clock.now())

    def numbers(self) -> list[int]:
        return [self.number] if self.row is not None else []

    def was_set(self) -> None:
        """The marks in the list stay: a key here means this program alone."""

    def load(self) -> None:
        row = self.row
        if row is None:
            self.page.say([Para([GONE])])
            return
        one = row.tracked
        place = ", ".join(part for part in (one.city, one.state) if part)
        self.title_line.tell(
            self.pane.title(row), " · ".join(part for part in (row.short_field, place) if part)
        )
        self.page.say(list(self._about(row)))

    def _about(self, row: SeasonRow) -> Iterator[Para]:
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.zones import EASTERN, in_both

        zone = read_zone(self.zone) if self.zone else EASTERN
        step = next_step(row, self.session.board, self.session.clock.now()).strip()
        if step:
            yield labelled("Next", (step, "accent"), width=KNOWN_LABEL)
        if row.interview is not None:
            both = in_both(row.interview.at, zone)
            if not both.same_clock:
                yield labelled("Eastern", f"{both.eastern} ET", width=KNOWN_LABEL)
        yield from known_lines(row, zone)
        yield labelled("Keys", (given_words(self.pane.given), "dim"), width=KNOWN_LABEL)
        yield BLANK
        yield from self._history(row)

    def _history(self, row: SeasonRow) -> list[Para]:
        from matchweek.services.history.program_history import history_of
        from matchweek.tui.screens.programs.about import history

        week, number = self.session.week, row.tracked.id
        if week is None:
            return [Para([("The history is there once the week is open.", "dim")])]
        held = self.session.board.kept.interviews.values()
        own = tuple(each.id for each in held if each.tracked == number)
        return history(history_of(week, "", interviews=own, tracked=(number,)))

    def do_call(self) -> None:
        self.host.do_call()

    def do_missed_call(self) -> None:
        self.host.do_missed_call()

    def do_score_before(self) -> None:
        super().do_score_before()
        self.load()

    def do_score_next(self) -> None:
        super().do_score_next()
        self.load()

    def do_season_card_leave(self) -> None:
        self.dismiss(None)
