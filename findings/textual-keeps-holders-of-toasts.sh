#!/usr/bin/env bash
# A toast of Textual that is cleared, or whose time ends while another screen is shown, leaves a widget behind.
# Seen with Textual 8.2.8: ToastRack.show takes a toast that stands no longer out of its ToastHolder and leaves the holder
# in the rack, empty, with a task of its own, for as long as the screen lives; only a toast that is clicked, or whose time
# ends in sight, takes its holder with it. An app that is open for days has one more widget to lay out for each.
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

from textual.app import App


def named(app, kind):
    return [each for each in app.screen.walk_children() if type(each).__name__ == kind]


async def main():
    app = App()
    async with app.run_test(notifications=True) as pilot:
        for number in range(10):
            app.notify(f"toast {number}", timeout=60)
            await pilot.pause()
            app.clear_notifications()
            await pilot.pause()
        cleared = len(named(app, "Toast")), len(named(app, "ToastHolder"))
        for number in range(10):
            app.notify(f"toast {number}", timeout=0.05)
            await pilot.pause(0.2)
        return cleared, (len(named(app, "Toast")), len(named(app, "ToastHolder")))


print("textual", importlib.metadata.version("textual"))
cleared, timed = asyncio.run(main())
print(f"after 10 toasts that were cleared: {cleared[0]} toasts, {cleared[1]} holders")
print(f"after 10 more whose time ended in sight: {timed[0]} toasts, {timed[1]} holders")
if cleared != (0, 10) or timed != (0, 10):
    sys.exit("the behaviour has changed")
PY
