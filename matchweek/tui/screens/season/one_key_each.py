"""The keys of the season that set one thing each, and those that mark what they set it for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchweek.tui.host import Hosted
from matchweek.tui.screens.season.season_pane import SeasonPane, given_words
from matchweek.tui.screens.season.season_rows import BUCKET, BUCKETS

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session


class OneKeyEach(Hosted):
    """Mixed into the screen of the season. A key sets what it names for the marked rows, else for the one
    under the cursor."""

    pane: SeasonPane
    session: Session

    def set_status(self, status: str) -> None:
        """Set where one stands with the programs."""
        self._set(status=status)

    def set_score(self, value: int | None) -> None:
        """Give the score in brackets, or take it away; there the bucket may stand too."""
        given = self.pane.given
        if given != BUCKET:
            self._set(**{given: value})
        elif value in BUCKETS:
            self._set(**{given: BUCKETS[value]})
        else:
            self.host.notify(given_words(given), markup=False)

    def numbers(self) -> list[int]:
        """The programs that a key means."""
        return [int(key) for key in self.pane.chosen()]

    def was_set(self) -> None:
        """What a key means was done."""
        self.pane.unmark()

    def _set(self, **fields: Any) -> None:
        numbers = self.numbers()

        def act(week: Week) -> Done:
            from matchweek.services.season import several

            return several.change(week, numbers, **fields)

        if numbers and self.session.do(act, self.host.said) is not False:
            self.was_set()

    def do_season_mark(self) -> None:
        self.pane.do_mark()

    def do_season_mark_down(self) -> None:
        self.pane.do_mark_down()

    def do_season_mark_up(self) -> None:
        self.pane.do_mark_up()

    def do_season_mark_all(self) -> None:
        self.pane.do_mark_all()

    def do_score_before(self) -> None:
        self.pane.give_next(-1)

    def do_score_next(self) -> None:
        self.pane.give_next(1)

    def do_season_invited(self) -> None:
        self.set_status("invited")

    def do_season_scheduled(self) -> None:
        self.set_status("scheduled")

    def do_season_waitlist(self) -> None:
        self.set_status("waitlist")

    def do_season_done(self) -> None:
        self.set_status("done")

    def do_season_declined(self) -> None:
        self.set_status("declined")

    def do_season_cancelled(self) -> None:
        self.set_status("cancelled")

    def do_season_rejected(self) -> None:
        self.set_status("rejected")

    def do_score_1(self) -> None:
        self.set_score(1)

    def do_score_2(self) -> None:
        self.set_score(2)

    def do_score_3(self) -> None:
        self.set_score(3)

    def do_score_4(self) -> None:
        self.set_score(4)

    def do_score_5(self) -> None:
        self.set_score(5)

    def do_score_6(self) -> None:
        self.set_score(6)

    def do_score_7(self) -> None:
        self.set_score(7)

    def do_score_8(self) -> None:
        self.set_score(8)

    def do_score_9(self) -> None:
        self.set_score(9)

    def do_score_10(self) -> None:
        self.set_score(10)

    def do_score_none(self) -> None:
        self.set_score(None)
