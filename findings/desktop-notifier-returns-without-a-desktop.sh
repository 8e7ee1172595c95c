#!/usr/bin/env bash
# desktop-notifier: `send` returns an identifier, as after a success, where no desktop took the notification.
# Seen with desktop-notifier 6.2.0 and dbus-fast 5.2.0 on Linux without a session bus: a log line, no error, and an
# identifier. Only `on_dispatched`, which is not called, tells the two apart. A program that falls back to another
# way of telling its alarm has to wait for that call. Fails when this version behaves otherwise.
set -eu
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/python" -m pip install --quiet desktop-notifier==6.2.0 dbus-fast==5.2.0
DBUS_SESSION_BUS_ADDRESS="unix:path=$here/no-such-bus" "$here/venv/bin/python" - <<'PY'
import importlib.metadata
import logging
import sys

from desktop_notifier.sync import DesktopNotifierSync

if sys.platform != "linux":
    sys.exit("this was seen on Linux only")
logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)
dispatched = []
given = DesktopNotifierSync("finding").send("title", "text", on_dispatched=lambda: dispatched.append(True))
print("desktop-notifier", importlib.metadata.version("desktop-notifier"))
print("without a bus, send returned", "an identifier" if isinstance(given, str) and given else repr(given))
print("on_dispatched was called", len(dispatched), "times")
if not (isinstance(given, str) and given) or dispatched:
    sys.exit("the behaviour has changed")
PY
