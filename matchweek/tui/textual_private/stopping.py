"""What is left on the terminal when something nobody foresaw ended the dashboard.

Textual leaves pages of code there, with every name and word that was at hand.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from matchweek.errors import DEBUG
from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.app import App

    Base = App[int]
else:
    Base = object


class Stops(Base):
    """Mixed into an app before its class."""

    def stopped(self, error: BaseException) -> str:
        """What to say of it; what can still be kept is kept."""
        raise NotImplementedError

    def _fatal_error(self) -> None:
        error = sys.exc_info()[1]
        if error is None or os.environ.get(DEBUG) or not fits("stopping"):
            super()._fatal_error()
        elif not self._exit_renderables:
            # One fault brings others on the way out; the first says what happened.
            self.panic(self.stopped(error))
