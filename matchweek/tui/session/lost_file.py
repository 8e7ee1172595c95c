"""The week file is deleted or moved while a window shows it: told at once, put back when asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError

if TYPE_CHECKING:
    from matchweek.services.core.week import Week
    from matchweek.tui.host import Host
    from matchweek.tui.screens.dialogs.ask import Ask
    from matchweek.tui.session.session import Session
    from matchweek.tui.widgets.words import Para

AGAIN = 30
"""Asked again after so many looks, one a second."""


class LostFile:
    """Looks each second whether the file that is written to is still at its path: a few microseconds."""

    def __init__(self, app: Host, session: Session) -> None:
        self._app = app
        self._desk = session
        self._question: Ask | None = None
        self._replaced = False
        self._wait = 0
        self._stayed = False

    def look(self) -> None:
        """Ask what to do where the file is lost; again from time to time until it was put back."""
        if not self.is_lost():
            # It may be back by another hand while the question still stands.
            self._wait, self._stayed = 0, False
            self._take_back()
        elif self._question is not None:
            if self._is_replaced() != self._replaced:
                self._wait = 0
                self._take_back()
        elif self._wait > 0:
            self._wait -= 1
        else:
            self._ask(leaving=False)

    def is_lost(self) -> bool:
        """Whether it is; not told while acts or a list are on their way into the file."""
        from matchweek.services.file import lost_file

        week = self._desk.week
        busy = bool(self._desk.waiting) or self._app.incoming.busy
        self._desk.lost = week is not None and not busy and lost_file.is_lost(week)
        return self._desk.lost

    def asks_before_leaving(self) -> bool:
        """Ask first where leaving would lose the week; whether that was so."""
        if not self.is_lost():
            return False
        if self._question is None:
            self._leave_without() if self._stayed else self._ask(leaving=True)
        return True

    def _is_replaced(self) -> bool:
        from matchweek.services.file import lost_file

        week = self._desk.week
        return week is not None and lost_file.is_replaced(week)

    def _is_spoilt(self) -> bool:
        from matchweek.services.file import lost_file

        week = self._desk.week
        return week is not None and lost_file.is_spoilt(week)

    def _take_back(self) -> None:
        if self._question is not None:
            self._question.dismiss(None)

    def _ask(self, *, leaving: bool) -> None:
        from matchweek.services.file import lost_file
        from matchweek.tui.screens.dialogs.ask import Ask

        week = self._desk.week
        assert week is not None
        self._replaced, spoilt, older = self._is_replaced(), self._is_spoilt(), lost_file.is_older(week)
        title = (
            "An older copy was put over your week file"
            if older
            else "Your week file was written over by another program"
            if spoilt
            else "Another file is in the place of your week"
            if self._replaced
            else "Your week file is gone"
        )

        def answered(yes: bool | None) -> None:
            self._question = None
            if yes is None:
                return
            self._wait = AGAIN
            if not yes:
                self._stayed = leaving
            elif self._put_back() and leaving:
                self._app.exit(0)

        self._question = Ask(title, _words(week, self._replaced, spoilt, older, leaving))
        self._app.push_screen(self._question, answered)

    def _leave_without(self) -> None:
        """The second time one leaves: without the file after all."""
        from matchweek.tui.screens.dialogs.ask import Ask

        def answered(yes: bool | None) -> None:
            self._stayed = False
            if yes:
                self._app.exit(0)

        words = "Nothing of what this window shows is kept then: no lane, no call, no note."
        self._app.push_screen(Ask("Leave and lose your week?", words), answered)

    def _put_back(self) -> bool:
        if not self.is_lost():
            self._app.notify("The week file is where it was: nothing had to be done.", markup=False)
            return True
        try:
            where, said = self._desk.put_back()
        except MatchweekError as error:
            self._app.tell(error)
            return False
        self._wait = 0
        words = said or "Everything that was in this window is in it."
        self._app.notify(f"{where}. {words}", title="Put back", markup=False)
        return True


def _words(week: Week, replaced: bool, spoilt: bool, older: bool, leaving: bool) -> list[Para]:
    from matchweek.tui.commands.dialogs.questions import ASK
    from matchweek.tui.widgets.words import BLANK, Para

    happened = "replaced" if replaced else "emptied, cut or written over" if spoilt else "deleted or moved"
    if older:
        happened = "written over with an older copy of your week"
    act = (
        ASK.in_words(
            "{Ask_yes} writes your week beside it, under a name with “kept” and the time, "
            "and opens what is there."
        )
        if replaced
        else ASK.in_words("{Ask_yes} puts it back where it was.")
    )
    if leaving:
        act = f"{act[:-1]}, and leaves."
    if older:
        act = f"{act} The older copy stays beside it; `matchweek restore FILE` would go back to it."
    stay = ASK.in_words(
        "{Ask_no} stays here." if leaving else "{Ask_no} leaves it for now; you are asked again."
    )
    return [
        Para([(str(week.path), "strong")]),
        BLANK,
        Para([f"It was {happened} while it was open here. "]),
        Para(["All that you did is still in this window, and lost when the window closes."]),
        BLANK,
        Para([(act, "strong")]),
        Para([(stay, "dim")]),
    ]
