"""What a widget has drawn goes with the widget.

Textual remembers the colours of a widget's edges under the widget's own store of lines, for the 1,024 that
it asked last: so many widgets of screens that were left keep their lines, a megabyte for each large screen.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import Any

from matchweek.tui.textual_private.checked import fits


def let_lines_go() -> None:
    """Remember those colours by the colours they are made of alone; once, before the first screen."""
    if not fits("edges"):
        return
    from textual._styles_cache import StylesCache

    found: Any = StylesCache.get_inner_outer
    made = getattr(found, "__wrapped__", None)
    if made is None or not hasattr(found, "cache_info"):
        return
    colours = lru_cache(1024)(lambda base, background: made(StylesCache, base, background))

    @wraps(made)
    def get_inner_outer(self: StylesCache, base_background: Any, background: Any) -> Any:
        return colours(base_background, background)

    found.cache_clear()
    holder: Any = StylesCache
    holder.get_inner_outer = get_inner_outer
