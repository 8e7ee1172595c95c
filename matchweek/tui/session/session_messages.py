"""What the app is told of its week: shown, open, read anew, stored, refused, waiting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from matchweek.errors import MatchweekError

if TYPE_CHECKING:
    from matchweek.domain.base.change import Entry
    from matchweek.domain.board.board import Board
    from matchweek.services.core.week import Done, Feed, Week

Then = Callable[["Done"], None]
Otherwise = Callable[[MatchweekError], None]

# No message is compared or printed: each of those methods, made at import, would delay the first frame.


@dataclass(eq=False, repr=False)
class Glanced(Message):
    """The board can be shown; acts wait until the file is open."""

    board: Board


@dataclass(eq=False, repr=False)
class Opened(Message):
    """The week file is open and its board is loaded."""

    week: Week
    board: Board
    feed: Feed


@dataclass(eq=False, repr=False)
class OpeningFailed(Message):
    """The week file cannot be used."""

    error: MatchweekError


@dataclass(eq=False, repr=False)
class BoardLoaded(Message):
    """The board was read anew, after a list or a restored backup."""

    board: Board
    feed: Feed | None
    entries: tuple[Entry, ...]


@dataclass(eq=False, repr=False)
class Acted(Message):
    """An act that had to wait is done."""

    done: Done
    then: Then | None


@dataclass(eq=False, repr=False)
class Refused(Message):
    """An act was not done, and why; `otherwise` is for what had to wait and cannot be stored after all."""

    error: MatchweekError
    otherwise: Otherwise | None = None


@dataclass(eq=False, repr=False)
class Waiting(Message):
    """How many acts wait for the file; `late` after ten seconds without success."""

    count: int
    late: bool = False
