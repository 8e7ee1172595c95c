"""What the names of looks ("dim", "accent", "lane1") mean in the present theme.

One table for grids and painted lines. Textual's component classes would do the same through a
hidden node for each name in each widget, which costs a third of the time to the first frame.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App


class Look:
    """Colours that may be translucent, or None for those of what lies below, and attributes."""

    __slots__ = ("background", "color", "text_style")

    def __init__(self, color: Color | None, background: Color | None, text_style: Style) -> None:
        self.color = color
        self.background = background
        self.text_style = text_style


_BOLD, _PLAIN = Style(bold=True), Style()
_DARK = 0.5

# Name: theme colour and opacity, background colour and opacity, attributes.
_LOOKS: dict[str, tuple[str, float, str, float, Style]] = {
    "accent": ("accent", 1, "", 0, _PLAIN),
    "bad": ("error", 1, "", 0, _PLAIN),
    "badge": ("background", 1, "accent", 1, _BOLD),
    "bar": ("border-blurred", 1, "", 0, _PLAIN),
    "caret": ("background", 1, "foreground", 1, _PLAIN),
    "cursor": ("", 0, "foreground", 0.05, _PLAIN),
    "cursor-focus": ("", 0, "foreground", 0.1, _PLAIN),
    "dim": ("foreground-muted", 1, "", 0, _PLAIN),
    "empty": ("foreground-muted", 1, "", 0, _PLAIN),
    "field": ("", 0, "foreground", 0.1, _PLAIN),
    "good": ("success", 1, "", 0, _PLAIN),
    "gutter": ("border-blurred", 1, "", 0, _PLAIN),
    "gutter-focus": ("accent", 1, "", 0, _PLAIN),
    "header": ("foreground-muted", 1, "", 0, _PLAIN),
    "hint": ("foreground-muted", 1, "foreground", 0.1, _PLAIN),
    "key": ("accent", 1, "", 0, _BOLD),
    "lane1": ("primary", 1, "", 0, _BOLD),
    "lane2": ("success", 1, "", 0, _BOLD),
    "lane3": ("secondary", 1, "", 0, _BOLD),
    "mark": ("accent", 1, "", 0, _PLAIN),
    "rule": ("border-blurred", 1, "", 0, _PLAIN),
    "sorted": ("accent", 1, "", 0, _PLAIN),
    "strong": ("", 0, "", 0, _BOLD),
    "title": ("foreground", 1, "", 0, _PLAIN),
    "titleon": ("accent", 1, "", 0, _BOLD),
    "warn": ("warning", 1, "", 0, _PLAIN),
}
NAMES = frozenset(_LOOKS)


def look(app: App[object], name: str) -> Look | None:
    """The look of a name in the app's theme; None for an unknown name, which is drawn plain."""
    if name not in _LOOKS:
        return None
    return _looks(app.theme, app.theme_variables, app.console.color_system == SIXTEEN)[name]


SIXTEEN = "standard"
"""What Rich calls a terminal of sixteen colours."""

_known: dict[tuple[str, bool], dict[str, Look]] = {}


def _looks(theme: str, variables: Mapping[str, str], sixteen: bool) -> dict[str, Look]:
    found = _known.get((theme, sixteen))
    if found is None:
        found = {name: resolved(name, variables, sixteen) for name in _LOOKS}
        _known[theme, sixteen] = found
    return found


def resolved(name: str, variables: Mapping[str, str], sixteen: bool = False) -> Look:
    """The look of a name by a theme's variables; in `sixteen` colours dark letters are never bold.

    Terminals of sixteen colours show bold as the brighter colour: bold black is grey there.
    """
    colour, opacity, background, behind, attributes = _LOOKS[name]
    letters = _colour(variables, colour or "foreground")
    if sixteen and attributes.bold and letters.brightness < _DARK:
        attributes = _PLAIN
    return Look(
        letters.with_alpha(opacity) if colour else None,
        _colour(variables, background).with_alpha(behind) if background else None,
        attributes,
    )


def _colour(variables: Mapping[str, str], name: str) -> Color:
    return _parsed(variables.get(name, "#e0e0e0"))


@lru_cache(maxsize=256)
def _parsed(text: str) -> Color:
    return Color.parse(text)
