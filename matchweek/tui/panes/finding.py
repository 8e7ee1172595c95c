"""Find as you type in a pane: a line below its grid, and the list that follows at each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from textual.widget import Widget

    from matchweek.tui.host import Hosted
    from matchweek.tui.panes.find_line import FindLine
    from matchweek.tui.panes.frame import Rule
    from matchweek.tui.widgets.grid import Grid

    class Base(Hosted, Widget):
        bottom_rule: Rule

        @property
        def lit(self) -> bool: ...
        def show(self, view: Any, *, order_only: bool = False, keep: str = "key") -> None: ...
else:
    Base = object


class Found(Protocol):
    """A view in which one can find: of the list's programs, or of the season's."""

    text: str

    def find(self, text: str) -> Self: ...
    def __contains__(self, key: object) -> bool: ...


class Finds(Base):
    """Mixed into a pane before it: `view` is what it shows, by `show` it shows another one."""

    grid: Grid
    find_line: FindLine | None = None
    _sought: str | None = None

    if TYPE_CHECKING:

        @property
        def view(self) -> Found: ...

    def do_find(self) -> None:
        """Open the line to type in; the list follows at each letter."""
        if self.find_line is None:
            from matchweek.tui.panes.find_line import FindLine

            self.find_line = FindLine(self._find, self._found)
            self.mount(self.find_line, after=self.bottom_rule)
        self.bottom_rule.display = False
        self._sought = self.grid.cursor
        self.find_line.open(self.view.text)

    def _find(self, text: str) -> None:
        # A program that a letter hid is returned to when it is shown again.
        if self.grid.cursor is not None and self._sought is not None and self._sought in self.view:
            self._sought = self.grid.cursor
        self._show_found(self.view.find(text))
        if self._sought is not None:
            self.grid.goto(self._sought)

    def _show_found(self, view: Found) -> None:
        """Show what was found or chosen; where the cursor's program is not among it, begin at the first."""
        stays = self.grid.cursor is not None and self.grid.cursor in view
        self.show(view, order_only=True, keep="key" if stays else "top")

    def _found(self) -> None:
        """The line is left: the list has the keys again, and keeps the text."""
        self.bottom_rule.display = True
        if self.find_line is not None and self.find_line.has_focus:
            self.screen.set_focus(self.grid)

    @property
    def lit(self) -> bool:
        return super().lit or (self.find_line is not None and self.find_line.has_focus)
