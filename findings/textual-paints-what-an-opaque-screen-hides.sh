#!/usr/bin/env bash
# Textual holds the screen just below the topmost one for visible also where the topmost one is opaque.
# Seen with Textual 8.2.8: App._background_screens takes the screen below before it asks whether a background is opaque,
# and it asks that of the one it took, not of the one on top. So Screen.is_current is true of a screen nobody can see, each
# change of one of its widgets is painted a second time in the screen above, and what "only while current" stands for
# goes on there. One screen further down nothing of that happens.
# Fails when this version behaves otherwise.
set -eu
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/python" -m pip install --quiet textual==8.2.8
"$here/venv/bin/python" - <<'PY'
import asyncio
import importlib.metadata
import sys

from textual._compositor import Compositor
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

painted = []
update = Compositor.render_update


def noted(self, *args, **options):
    painted.append(self)
    return update(self, *args, **options)


Compositor.render_update = noted


class Named(Screen):
    def compose(self):
        self.line = Static("0")
        yield self.line


async def change(screen, top, pilot):
    """How often the top screen is painted for one change of another one's line."""
    await pilot.pause(0.2)
    painted.clear()
    screen.line.update("1")
    await pilot.pause(0.2)
    return sum(each is top._compositor for each in painted)


async def main():
    app = App()
    async with app.run_test() as pilot:
        lowest, middle, top = Named(), Named(), Named()
        for screen in (lowest, middle, top):
            await app.push_screen(screen)
        await pilot.pause()
        opaque = top.styles.background.a == 1 and not top.is_modal
        return (
            opaque,
            (middle.is_current, await change(middle, top, pilot)),
            (lowest.is_current, await change(lowest, top, pilot)),
        )


print("textual", importlib.metadata.version("textual"))
opaque, below, further = asyncio.run(main())
print(f"the topmost screen is opaque and no dialog: {opaque}")
print(f"the screen just below it: current {below[0]}, paints of the topmost for one change in it: {below[1]}")
print(f"the one below that: current {further[0]}, paints: {further[1]}")
if not (opaque and below[0] and below[1] >= 1 and further == (False, 0)):
    sys.exit("the behaviour has changed")
PY
