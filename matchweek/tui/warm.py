"""What is done in idle time after the week is on screen, so that a call's key finds all in place."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from matchweek.errors import MatchweekError
from matchweek.tui.desk_messages import Refused

if TYPE_CHECKING:
    from matchweek.tui.desk import Desk


@dataclass
class Unfinished(Message):
    """Text was typed in forms and never committed."""


def warm(desk: Desk) -> None:
    """Import what comes in a hurry or by itself, index programs, in a thread; tell of unfinished forms."""
    threading.Thread(target=_warm, args=(desk,), name="get ready for calls", daemon=True).start()


def _warm(desk: Desk) -> None:
    week = desk.week
    if week is None:
        return
    from matchweek.domain.program_zones import zone_of_place
    from matchweek.services import advocates, applications, calls, drafts, identify  # noqa: F401
    from matchweek.tui.screens import agenda, answer_offer, call, monday, offer, offers  # noqa: F401

    # Where cities are told apart by their clocks: a call's form asks.
    zone_of_place("Miami", "FL")
    try:
        left = drafts.forms(week)
        identify.finder_of(desk.board.programs)
    except MatchweekError as error:
        desk.app.post_message(Refused(error))
        return
    if left:
        desk.app.post_message(Unfinished())
