"""What surrounds a screen: keys that no toast covers, and no letters of the page beside a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets._toast import Toast

from matchweek.tui.screens.dialogs.dialog import Dialog
from tests.support.pilot import Opened, until


def key_lines(screen: Screen[object]) -> list[Region]:
    """Where the lines stand that name keys."""
    lines = [getattr(screen, name, None) for name in ("keys_line", "foot", "hint")]
    return [line.region for line in lines if line is not None and line.is_attached and line.region.height]


def covered(opened: Opened) -> list[str]:
    """Which lines that name keys have a toast over them."""
    screen = opened.app.screen
    return [
        f"the keys at {line} stand under a toast at {toast.region}"
        for line in key_lines(screen)
        for toast in screen.query(Toast)
        if toast.region.overlaps(line)
    ]


def beside(opened: Opened, shown: Sequence[Strip]) -> list[str]:
    """What stands of the page beside a dialog that leaves no room for words, and on the last line."""
    screen = opened.app.screen
    if not isinstance(screen, Dialog):
        return []
    box = screen.query_one("#box").region
    right = screen.size.width - box.right
    rows = range(box.y, box.bottom) if min(box.x, right) < 16 else ()
    left = [shown[y].crop(0, box.x).text + shown[y].crop(box.right).text for y in rows]
    if box.bottom < len(shown):
        left.append(shown[-1].text)
    return [f"beside the dialog stands {line.strip()!r}" for line in left if line.strip()]


class Edges:
    """Looks at the edges of one screen after another. A toast is told once to those of one class whose box
    and keys stand in the same places: nothing else moves it."""

    def __init__(self) -> None:
        self._told: set[tuple[object, ...]] = set()

    async def wrong(self, opened: Opened, shown: Sequence[Strip]) -> list[str]:
        """What is wrong with those of the screen that stands, as it is shown."""
        app, screen = opened.app, opened.app.screen
        if screen.query(Toast):
            app.clear_notifications()
            await until(opened.pilot, lambda: not screen.query(Toast))
            shown = opened.strips
        found = beside(opened, shown)
        places = (type(screen), *key_lines(screen), *(each.region for each in screen.query("#box")))
        if places in self._told:
            return found
        self._told.add(places)
        app.notify("One line of words, and another one that makes it taller.", title="Toast")
        await until(opened.pilot, lambda: any(toast.region.height for toast in screen.query(Toast)))
        await opened.pilot.pause()
        found += covered(opened)
        app.clear_notifications()
        await until(opened.pilot, lambda: not screen.query(Toast))
        return found
