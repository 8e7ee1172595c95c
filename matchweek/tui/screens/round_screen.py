"""What the screens share that one goes round with [ and ]: the bar of times above, following the board."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from matchweek.tui.acting import MainScreen
from matchweek.tui.panes.round_bar import RoundBar
from matchweek.tui.textual_private.painting import Sparing

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session


class RoundScreen(MainScreen, Sparing, Screen[None]):
    """Subclasses say in `show_all` what stands below the bar; it is called at the start and whenever the
    board or the window's size changed. Under `NARROW` columns it has the class -narrow."""

    NARROW: ClassVar[int] = 0

    def __init__(self, session: Session, zone: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.session = session
        self.zone = zone
        self.round_bar = RoundBar()
        self._minute: datetime | None = None
        self._later = ""

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)
        self.call_after_refresh(self.load)

    def on_resize(self) -> None:
        if self.NARROW:
            self.set_class(self.app.size.width < self.NARROW, "-narrow")
        self.fit_size()

    # What is shown

    def show_all(self) -> None:
        """Show everything below the bar as it is now."""
        raise NotImplementedError

    def fit_size(self) -> None:
        """The window has another size."""
        self.call_after_refresh(self.load)

    def each_second(self, before: datetime) -> None:
        """A second passed; `before` is the minute that it was (aware UTC)."""

    @property
    def now(self) -> datetime:
        return self.session.clock.now()

    @property
    def is_shown(self) -> bool:
        """Whether it stood once with all that belongs on it."""
        return self._minute is not None

    @property
    def minute(self) -> datetime:
        """The minute that is shown (aware UTC)."""
        return self._minute or self.now.replace(second=0, microsecond=0)

    def board_changed(self) -> None:
        """The board changed, by this window or another. What cannot be seen is shown when it can."""
        if self.is_mounted and self.is_shown and self.is_current:
            self._load(bar_later=True)

    def load(self) -> None:
        """Show everything as it is now, and do what waited for that."""
        self._load(bar_later=False)

    def _load(self, *, bar_later: bool) -> None:
        if not self.round_bar.is_attached:
            # It was left while this waited for its turn.
            return
        if bar_later:
            # The line that a key changed does not wait for the times above it.
            self.call_after_refresh(self._tell_bar_later)
        else:
            self.tell_bar()
        self.show_all()
        if later := self._later:
            self._later = ""
            self.action_command(later)

    def _tell_bar_later(self) -> None:
        if self.round_bar.is_attached and self.is_current:
            self.tell_bar()

    def tell_bar(self) -> None:
        """Write the bar of times."""
        board, now = self.session.board, self.now
        self._minute = now.replace(second=0, microsecond=0)
        self.round_bar.tell(board, board.timetable(now), self.zone, now, board.rehearsal)

    def tick(self) -> None:
        """Each second the digits, and what of this screen goes by the clock."""
        if self.is_current and self.session.shows and self.is_shown:
            before = self.minute
            self.tell_bar()
            self.each_second(before)

    def on_screen_resume(self) -> None:
        if self.is_shown:
            self.host.follow_drafts()
            self.load()

    def once_shown(self, command: str) -> None:
        """Do a command of this screen, as soon as there is something it can be about."""
        if self.is_shown:
            self.action_command(command)
        else:
            self._later = command
