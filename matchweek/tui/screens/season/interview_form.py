"""What the forms of one interview of the season share: which it is, its program and title, what changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.interviews import Interview
from matchweek.tui.screens.offers.offer_dialog import title_of_interview

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.tui.screens.dialogs.form_screen import FormScreen as Base
    from matchweek.tui.session.session import Session
else:
    Base = object


class InterviewOfSeason(Base):
    """Mixed into a form about interview `number`. `NAME` begins its title, `DRAFT` the name of its draft."""

    NAME = ""
    DRAFT = ""

    def __init__(self, session: Session, zone: str, number: int) -> None:
        self.number = number
        super().__init__(session, zone, self.NAME)

    @property
    def draft_form(self) -> str:
        return f"{self.DRAFT}:{self.number}"

    @property
    def interview(self) -> Interview | None:
        """The interview as it is now; None once it was taken back."""
        return self.board.kept.interviews.get(self.number)

    @property
    def row(self) -> Tracked | None:
        """The tracker's row of its program."""
        one = self.interview
        return self.board.kept.tracked.get(one.tracked or 0) if one is not None else None

    @property
    def program_code(self) -> str:
        return self.interview.program if self.interview is not None else ""

    @property
    def now(self) -> datetime:
        return self.session.clock.now()

    @property
    def program_title(self) -> str:
        """Its program as the screen names it, masked while names are."""
        one = self.interview
        return title_of_interview(self.host, self.board, one) if one is not None else ""

    def clocks_said(self) -> str:
        """When it begins, on the program's clock where that is known, in Eastern and in one's own zone."""
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.spoken.shown import on_clocks
        from matchweek.domain.week.season_dates import clocks_of

        one = self.interview
        if one is None:
            return ""
        own = read_zone(self.zone) if self.zone else None
        return on_clocks(one.at, clocks_of(self.board, one, own))

    def on_mount(self) -> None:
        self.heading = f"{self.NAME} {self.program_title}"
        self.say_title()
        self.keeper.go_on()

    def load(self) -> None:
        if self.is_mounted:
            self.heading = f"{self.NAME} {self.program_title}"
            self.say_title()
        super().load()

    def go_on_with(self, form: Callable[[Session, str, int], Base]) -> None:
        """Leave, all of it stored, and open another form of the same interview."""
        host, session, zone, number = self.host, self.session, self.zone, self.number
        self.form_left()
        if self.leaving.left:
            host.call_later(lambda: host.push_screen(form(session, zone, number)))
