"""The week file is deleted or moved while a window shows it: told at once, put back when asked to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from matchweek.errors import MatchweekError

if TYPE_CHECKING:
    from textual.app import App

    from matchweek.services.week import Week
    from matchweek.tui.desk import Desk
    from matchweek.tui.widgets.words import Para

AGAIN = 30
"""Asked again after so many looks, one a second."""


class LostFile:
    """Looks each second whether the file that is written to is still at its path: a few microseconds."""

    def __init__(self, app: App[Any], desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._asking = False
        self._wait = 0

    def look(self) -> None:
        """Ask what to do where the file is lost; again from time to time until it was put back."""
        if not self.is_lost() or self._asking:
            return
        self._wait -= 1
        if self._wait < 0:
            self.ask()

    def is_lost(self) -> bool:
        from matchweek.services import lost

        week = self._desk.week
        self._desk.lost = week is not None and not self._desk.waiting and lost.is_lost(week)
        return self._desk.lost

    def ask(self, otherwise: Callable[[], None] = lambda: None) -> None:
        """Ask whether to put it back; `otherwise` is done when it is not."""
        from matchweek.services import lost
        from matchweek.tui.screens.ask import Ask

        week = self._desk.week
        assert week is not None

        def answered(yes: bool | None) -> None:
            self._asking, self._wait = False, AGAIN
            if yes:
                self._put_back()
            else:
                otherwise()

        self._asking = True
        replaced = lost.is_replaced(week)
        title = "Another file is in the place of your week" if replaced else "Your week file is gone"
        self._app.push_screen(Ask(title, _words(week, replaced)), answered)

    def _put_back(self) -> None:
        app: Any = self._app
        try:
            where = self._desk.put_back()
        except MatchweekError as error:
            app.tell(error)
            return
        app.notify(f"Everything that was in this window is in {where}.", title="Put back", markup=False)


def _words(week: Week, replaced: bool) -> list[Para]:
    from matchweek.tui.widgets.words import BLANK, Para

    happened = "replaced" if replaced else "deleted or moved"
    act = (
        "y writes your week beside it, under a name with “kept” and the time, and opens what is there."
        if replaced
        else "y puts it back where it was."
    )
    return [
        Para([(str(week.path), "strong")]),
        BLANK,
        Para([f"It was {happened} while it was open here. "]),
        Para(["All that you did is still in this window, and lost when the window closes."]),
        BLANK,
        Para([(act, "strong")]),
        Para([("n leaves it for now; you are asked again.", "dim")]),
    ]
