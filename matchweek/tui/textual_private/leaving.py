"""A screen that is left moves nothing on the one below it.

Textual lays that one out and paints it whole once more when the other's widgets are gone: it was painted as
it got the keys back, and has the same size as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.app import App
    from textual.await_remove import AwaitRemove
    from textual.dom import DOMNode
    from textual.widget import Widget

    Base = App[int]
else:
    Base = object


class LeavesScreens(Base):
    """Mixed into an app before its class."""

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        if parent is self and fits("leaving") and all(isinstance(node, Screen) for node in nodes):
            parent = None
        return super()._prune(*nodes, parent=parent)
