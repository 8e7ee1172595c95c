"""What a widget watches of the app does not keep the widget.

A text area watches which theme the app has. Textual takes widgets that are gone off its list when the theme
changes, which may be never: each note that was ever opened stays, with its text and its undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

_WATCHERS = "__watchers"


def watch_no_more(app: App[Any], widget: Widget) -> None:
    """Let the app forget a widget that is on its way out."""
    if not fits("watches"):
        return
    watchers: dict[str, list[tuple[object, object]]] = getattr(app, _WATCHERS, {})
    for watched in watchers.values():
        watched[:] = [each for each in watched if each[0] is not widget]
