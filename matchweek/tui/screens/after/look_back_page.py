"""April: everything of this cycle on one page, to read, copy or write into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.after.look_back import ABOUT, as_text, look_back
from matchweek.tui.commands.dialogs.after import LOOK_BACK
from matchweek.tui.look.mask import without_words
from matchweek.tui.look.text import masking
from matchweek.tui.screens.dialogs.board_page import BoardPage
from matchweek.tui.screens.offers.offer_dialog import title_of
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.after.look_back import Part
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session


class LookBackPage(BoardPage):
    """You, what was sent, who called, what was offered, what they said."""

    AT = LOOK_BACK

    def __init__(self, session: Session) -> None:
        super().__init__(session, "This cycle on one page", "nothing is sent")

    def _parts(self) -> tuple[Part, ...]:
        board = without_words(self.session.board)
        parts = look_back(
            board, self.session.clock.now(), lambda code: title_of(self.host, self.session.board, code)
        )
        # What people said is theirs alone: it leaves the page whole while names are masked.
        return tuple(part for part in parts if not masking() or part.title not in _THEIRS)

    def load(self) -> None:
        """Show it as it is now."""
        said = [Para([(ABOUT, "dim")])]
        for part in self._parts():
            said += [BLANK, Para([(part.title, "strong")])]
            for what, value in part.lines:
                lead = [(f"{what}  ", "dim")] if what else []
                said.append(Para(["  ", *lead, value], 4))
        self.page.say(said)

    def do_look_back_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        copy(self.host, as_text(self._parts()), "the page")

    def do_look_back_save(self) -> None:
        from matchweek.tui.screens.own.save_to import SaveTo

        self.app.push_screen(SaveTo("Write this page", "looking-back.txt", ABOUT), self._save)

    def _save(self, typed: str | None) -> None:
        if typed is None:
            return
        from matchweek.services.file.private_files import path_to

        path: Path = path_to(typed)

        def act(week: Week) -> Done:
            from matchweek.services.after import people

            return people.save_look_back(week, path)

        self.session.do(act, self.host.said)

    def do_look_back_row(self) -> None:
        from matchweek.domain.after.outcome_row import LEFT_OUT
        from matchweek.services.file.private_files import path_to
        from matchweek.tui.screens.own.save_to import SaveTo

        def write(typed: str | None) -> None:
            if typed is None:
                return

            def act(week: Week) -> Done:
                from matchweek.services.after import people

                return people.save_outcome(week, path_to(typed))

            self.session.do(act, self.host.said)

        season = self.session.board.timetable(self.session.clock.now()).season
        self.app.push_screen(SaveTo("Your outcome as a row", f"outcome-{season}.csv", LEFT_OUT), write)

    def do_look_back_leave(self) -> None:
        self.dismiss(None)


_THEIRS = ("What they said", "Interviews of Match Week")
