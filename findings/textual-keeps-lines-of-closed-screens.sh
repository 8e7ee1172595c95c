#!/usr/bin/env bash
# Textual keeps what the widgets of closed screens have drawn, up to 1,024 widgets of them.
# Seen with Textual 8.2.8: StylesCache.get_inner_outer has an lru_cache and no classmethod, so that its first argument,
# named cls, is the store of lines of one widget; the cache keeps the last 1,024 of them, each with all its lines.
# Fails when this version behaves otherwise.
set -eu
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/python" -m pip install --quiet textual==8.2.8
"$here/venv/bin/python" - <<'PY'
import asyncio
import gc
import importlib.metadata
import sys

from textual._styles_cache import StylesCache
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static


class Opened(Screen):
    def compose(self):
        for number in range(10):
            yield Static(f"line {number}")


def kept() -> int:
    gc.collect()
    return sum(isinstance(each, StylesCache) for each in gc.get_objects())


async def main() -> tuple[int, int]:
    app = App()
    async with app.run_test() as pilot:
        before = kept()
        for _ in range(20):
            await app.push_screen(Opened())
            await pilot.pause()
            app.pop_screen()
            await pilot.pause()
        after = kept()
        StylesCache.get_inner_outer.cache_clear()
        return after - before, kept() - before


print("textual", importlib.metadata.version("textual"))
grown, cleared = asyncio.run(main())
print(f"stores of lines after 20 openings of a screen of 10 widgets: {grown} more; with the cache cleared: {cleared}")
if not (grown > 150 and cleared < 60):
    sys.exit("the behaviour has changed")
PY
