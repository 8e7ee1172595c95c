"""What leads to the season's weeks: their hours, and the invitations so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from matchweek.tui.host import Hosted
    from matchweek.tui.session.session import Session

    class Base(Hosted, Screen[None]): ...

else:
    Base = object


class Weeks(Base):
    """Mixed into a screen that has these keys."""

    session: Session
    zone: str

    def do_season_hours(self) -> None:
        from matchweek.tui.screens.season_weeks.load import LoadScreen

        self._show(LoadScreen)

    def do_season_so_far(self) -> None:
        from matchweek.tui.screens.season_weeks.invited import InvitedScreen

        self._show(InvitedScreen)

    def _show(self, kind: Callable[[Session, str], Screen[None]]) -> None:
        self.app.push_screen(kind(self.session, self.zone))
