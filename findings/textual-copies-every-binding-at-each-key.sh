#!/usr/bin/env bash
# Textual looks a key up in copies of every binding there is from the focus up to the app, and does so twice.
# Seen with Textual 8.2.8: Screen._binding_chain copies the whole map of bindings of each ancestor, first to look for keys
# with priority, and once more when the key has risen to the app. So what one key costs grows with how many keys its
# ancestors have; and it takes a turn of the event loop for each of them before it is looked up at all.
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

from textual import events
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.containers import Container
from textual.widget import Widget


class Leaf(Widget, can_focus=True):
    BINDINGS = [Binding("x", "act", "Act")]
    done = 0

    def action_act(self):
        Leaf.done += 1


class Box(Container):
    BINDINGS = [Binding(f"f{number}", "nothing", "-") for number in range(1, 21)]


class Many(App):
    def compose(self):
        with Box(), Box(), Box():
            yield Leaf()


async def main():
    app = Many()
    copied, passed = [], []
    copy, sent = BindingsMap.copy, events.Key._bubble_to

    def counted(self):
        copied.append(sum(map(len, self.key_to_bindings.values())))
        return copy(self)

    def bubbles(self, widget):
        passed.append(type(widget).__name__)
        sent(self, widget)

    async with app.run_test() as pilot:
        app.query_one(Leaf).focus()
        await pilot.pause()
        BindingsMap.copy, events.Key._bubble_to = counted, bubbles
        await pilot.press("x")
        await pilot.pause()
        BindingsMap.copy, events.Key._bubble_to = copy, sent
    return copied, passed


print("textual", importlib.metadata.version("textual"))
copied, passed = asyncio.run(main())
print(f"for one key of the widget in focus, done {Leaf.done} time:")
print(f"maps of bindings copied: {len(copied)}, with {sum(copied)} bindings in them")
print("queues it rose through before it was looked up:", ", ".join(passed))
# The leaf, three boxes, the screen, the app: each twice.
if Leaf.done != 1 or len(copied) != 12 or sum(copied) <= 120 or passed != ["Box", "Box", "Box", "Screen", "Many"]:
    sys.exit("the behaviour has changed")
PY
