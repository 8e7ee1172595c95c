"""What is done in idle time after the week is on screen, so that a call's key finds all in place."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from matchweek.errors import MatchweekError
from matchweek.tui.session.session_messages import Refused

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session


@dataclass
class Unfinished(Message):
    """Text was typed in forms and never committed."""


def warm(session: Session) -> None:
    """Import what comes in a hurry or by itself, index programs, in a thread; tell of unfinished forms."""
    threading.Thread(target=_warm, args=(session,), name="get ready for calls", daemon=True).start()


def _warm(session: Session) -> None:
    week = session.week
    if week is None:
        return
    from matchweek.domain.programs.program_zones import zone_of_place
    from matchweek.services.core import unsaved_text
    from matchweek.services.days import calls, guessing, identify  # noqa: F401
    from matchweek.services.days.number_index import numbers_of
    from matchweek.services.lists import applications  # noqa: F401
    from matchweek.services.people import advocates  # noqa: F401
    from matchweek.tui.screens.calls import call  # noqa: F401
    from matchweek.tui.screens.days import monday  # noqa: F401
    from matchweek.tui.screens.offers import answer_offer, offer, offers  # noqa: F401
    from matchweek.tui.screens.week import agenda  # noqa: F401

    # Where cities are told apart by their clocks: a call's form asks.
    zone_of_place("Miami", "FL")
    try:
        left = unsaved_text.forms(week)
        identify.finder_of(session.board.programs, list(session.board.kept.aliases.values()))
        numbers_of(session.board.programs)
    except MatchweekError as error:
        session.app.post_message(Refused(error))
        return
    if left:
        session.app.post_message(Unfinished())
