"""Rebuild or another way: asked in Plan and After alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.host import Hosted

if TYPE_CHECKING:
    from matchweek.domain.plan.situation import Way
    from matchweek.tui.session.session import Session


class Decides(Hosted):
    """Mixed into a main screen that has a key for each way."""

    session: Session
    zone: str

    def decide(self, way: Way) -> None:
        """Open what says which way is gone, and why; nothing is stored before that was looked at."""
        from matchweek.tui.screens.plan.plan_typed import Decide

        if self.session.ready:
            self.host.push_screen(Decide(self.session, way, self.zone))
