"""What the screens of the live week share: lines under a cursor, words around them, keys that go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from matchweek.domain.week.tasks_done import tasks_done
from matchweek.tui.screens.dialogs.dialog import MovingDialog
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.tui.session.session import Session


ALSO_FROM = 90
"""From this place in the last line on stand the keys that every sheet has."""


class Sheet(MovingDialog[None]):
    """Lines with words above them and about the one under the cursor below. Subclasses say all three."""

    WITHOUT_LINES: ClassVar[tuple[str, ...] | None] = None
    """Which of the place's own commands the last line names while no line stands here; None: all of them."""
    DEFAULT_CSS = """
    Sheet {
        #box { height: 94%; max-height: 44; width: 100; }
        #body { height: 1fr; }
        #head { margin-bottom: 1; }
        #below { margin-top: 1; }
    }
    """

    def __init__(self, session: Session, zone: str, title: str) -> None:
        super().__init__(title)
        self.session = session
        self.zone = zone
        self.heading = title
        self._resized = False
        self._empty = False
        self.head = Words(id="head")
        self.lines = LineList(self.tell_below, self._other_width)
        self.below = Words(id="below")
        self.moved = self.lines

    def body(self) -> Iterable[Widget]:
        yield self.head
        yield self.lines
        yield self.below

    def on_mount(self) -> None:
        self.tell()

    def on_resize(self) -> None:
        # Sizes come faster than lines are laid out: one that waits does for all that follow it.
        if not self._resized:
            self._resized = True
            self.call_after_refresh(self._fit_size)

    def _fit_size(self) -> None:
        self._resized = False
        self.lay_out()

    def _other_width(self) -> None:
        """Of a window that was made another size under a dialog the lines hear last."""
        self.call_after_refresh(self.lay_out)

    def board_changed(self) -> None:
        """The board changed, by this window or another: show it as it is now."""
        if self.is_mounted:
            self.tell()

    def load(self) -> None:
        """Names are masked or shown: what is left out while they are masked stands in the lines again."""
        if self.is_mounted:
            self.tell()

    @property
    def now(self) -> datetime:
        return self.session.clock.now()

    @property
    def tasks_done(self) -> frozenset[str]:
        """The tasks done in the season in force."""
        board = self.session.board
        return tasks_done(board, board.timetable(self.now))

    @property
    def width(self) -> int:
        """Cells for a line, without the place of the cursor's mark."""
        return max(20, (self.lines.size.width or 80) - 1)

    # What is shown

    def words(self) -> str:
        """Words behind the title."""
        return ""

    def head_words(self) -> Sequence[Para]:
        """What stands above the lines."""
        return ()

    def rows(self) -> Sequence[Row]:
        """The lines."""
        raise NotImplementedError

    def below_words(self) -> Sequence[Para]:
        """What stands below, about the line under the cursor."""
        return ()

    def look_up(self) -> None:
        """Work out what is shown, where that takes long: another size alone does not ask for it again."""

    def tell(self) -> None:
        """Look everything up and write it anew."""
        self.look_up()
        self.lay_out()

    def lay_out(self) -> None:
        """Write what was looked up at the width there is; what did not change is not painted."""
        self.title_line.tell(self.heading, self.words())
        head = self.head_words()
        self.head.display = bool(head)
        self.head.say(head)
        self.lines.say(self.rows())
        self._tell_without_lines()
        self.tell_below()

    def _tell_without_lines(self) -> None:
        empty = not any(row.key for row in self.lines.rows)
        if self.WITHOUT_LINES is None or empty == self._empty:
            return
        self._empty = empty
        self.tell_keys(
            [
                each
                for each in self.KEYS
                if not empty or each.footer >= ALSO_FROM or each.id in self.WITHOUT_LINES
            ]
        )

    def tell_below(self) -> None:
        """Write what is said about the line under the cursor."""
        said = list(self.below_words())
        if self.lines.below and not said:
            said = [Para([(f"{self.lines.below:,} more below", "dim")])]
        self.below.say(said)

    def go_to(self, key: str | None) -> None:
        """Put the cursor on what was added, where it is shown."""
        if key:
            self.lines.goto(key)

    # Keys that go on here

    def do_call(self) -> None:
        self.host.do_call()

    def do_missed_call(self) -> None:
        self.host.do_missed_call()

    def do_mask(self) -> None:
        self.host.do_mask()

    def do_sheet_leave(self) -> None:
        self.dismiss(None)


def ticked(done: bool) -> tuple[str, str]:
    """The glyph of a task."""
    return ("✓ ", "good") if done else ("· ", "dim")
