"""What a dashboard under test paints is joined line by line only where somebody looks at it.

Without a terminal Textual throws away what was painted. Each widget is asked for its lines all the same, so
that what fails in painting fails here too; to lay them beside and over each other is a tenth of all work of
such a dashboard. What a test reads of a screen, saves as a picture or takes instead of the terminal
(`app._display`) is put together as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual._compositor import Compositor
from textual._context import active_app
from textual.geometry import Region
from textual.strip import Strip

_update = Compositor.render_update
_chops = Compositor._render_chops
_unseen: list[Compositor] = []
"""Those that are painting for nobody."""


def _render_update(
    self: Compositor, full: bool = False, screen_stack: Any = None, simplify: bool = False
) -> Any:
    app = active_app.get(None)
    if full or app is None or not app.is_headless or "_display" in vars(app):
        return _update(self, full, screen_stack, simplify)
    _unseen.append(self)
    try:
        return _update(self, full, screen_stack, simplify)
    finally:
        _unseen.pop()


def _render_chops(
    self: Compositor, crop: Region, is_rendered_line: Callable[[int], bool]
) -> Sequence[Mapping[int, Strip]]:
    if not _unseen or _unseen[-1] is not self:
        return _chops(self, crop, is_rendered_line)
    lines = self.cuts
    # What is lazy is drawn here, as by whatever joins the lines.
    for _, _, strips in self._get_renders(crop):
        for _ in strips:
            continue
    return [{} for _ in lines]


def install() -> None:
    """Let no dashboard of this process join what nobody sees."""
    Compositor.render_update = _render_update  # type: ignore[method-assign]
    Compositor._render_chops = _render_chops  # type: ignore[method-assign, assignment]
