"""What opens for one program of the season: its form, its dates, what is written to it, its interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.host import Hosted

if TYPE_CHECKING:
    from matchweek.domain.tracker.season_view import SeasonRow
    from matchweek.tui.session.session import Session


class OfOneRow(Hosted):
    """Mixed into what shows a program of the season: the list, where it is under the cursor, and its card."""

    session: Session
    zone: str

    @property
    def row(self) -> SeasonRow | None:
        """The program, with the interview of it that counts."""
        raise NotImplementedError

    def do_season_open(self) -> None:
        self._open()

    def do_season_note(self) -> None:
        self._open("note")

    def _open(self, field: str = "") -> None:
        from matchweek.tui.screens.season.tracker_form import open_tracked

        if self.row is not None:
            open_tracked(self.host, self.session, self.zone, self.row.tracked.id, field)

    def do_season_dates(self) -> None:
        from matchweek.tui.screens.invitations.invitation import open_invitation

        if self.row is not None:
            open_invitation(self.host, self.session, self.zone, self.row.tracked.id)

    def do_season_letters(self) -> None:
        from matchweek.tui.screens.letters.letter import open_letter

        if self.row is not None:
            row = self.row.tracked
            open_letter(self.host, "", code=row.code or None, tracked=row.id)

    def do_season_prepare(self) -> None:
        self._of_interview("prepare")

    def do_season_room(self) -> None:
        self._of_interview("room")

    def do_season_score(self) -> None:
        self._of_interview("score")

    def _of_interview(self, what: str) -> None:
        """Open a form of the interview that counts."""
        from matchweek.tui.screens.season.opening import open_form

        if self.row is not None:
            open_form(self.host, what, self.row.interview)
