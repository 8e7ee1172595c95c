"""What each part of a call's form is about: the form it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.tui.screens.calls.call import CallForm
    from matchweek.tui.screens.calls.call_fields import ProgramFinder
    from matchweek.tui.session.session import Session
    from matchweek.tui.widgets.form import Form


class CallPart:
    """A part of the form of one call."""

    def __init__(self, screen: CallForm) -> None:
        self.screen = screen

    @property
    def form(self) -> Form:
        """The fields."""
        return self.screen.form

    @property
    def finder(self) -> ProgramFinder:
        """The field of the program."""
        return self.screen.finder

    @property
    def session(self) -> Session:
        return self.screen.session

    @property
    def board(self) -> Board:
        return self.screen.board

    @property
    def now(self) -> datetime:
        return self.screen.session.clock.now()
