"""Notifications outside the window: the desktop's own where there is one, else one way of the terminal."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matchweek.services.core.week import Week
from matchweek.tui.session import desktop_notices
from tests.support.pilot import open_dashboard, until

BUS = {"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        (BUS, "linux", True),
        ({**BUS, "TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "linux", True),
        ({**BUS, "KONSOLE_VERSION": "250400"}, "linux", True),
        ({**BUS, "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, "linux", False),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_TTY": "/dev/ttys001"}, "darwin", False),
        ({}, "win32", True),
    ],
)
def test_where_a_desktop_can_be_asked(environment: dict[str, str], platform: str, there: bool) -> None:
    assert desktop_notices.has_desktop(environment, platform) is there
    way = desktop_notices.way_of("auto", environment, platform)
    assert (way == desktop_notices.NATIVE) is there


def test_a_bus_is_found_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "bus").touch()
    assert desktop_notices.has_desktop({"DISPLAY": ":0", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")


@pytest.mark.parametrize("chosen", ["off", "9", "99", "777", "desktop"])
def test_what_was_chosen_is_used_whatever_is_there(chosen: str) -> None:
    assert desktop_notices.way_of(chosen, BUS, "linux") == ("" if chosen == "off" else chosen)


class _Window:
    """What notify needs of the app."""

    def call_from_thread(self, call: Callable[..., object], *arguments: object) -> None:
        call(*arguments)


@pytest.mark.parametrize(
    ("chosen", "taken", "told", "written"),
    [
        ("auto", True, "the desktop's own", 0),
        ("auto", False, "the terminal's (OSC 9), if it takes it", 1),
        ("desktop", False, "none: this terminal knows no notification, and no desktop was found", 0),
        ("777", True, "the terminal's (OSC 777), if it takes it", 1),
        ("off", True, "none: this terminal knows no notification, and no desktop was found", 0),
    ],
)
def test_one_way_at_a_time(
    monkeypatch: pytest.MonkeyPatch, chosen: str, taken: bool, told: str, written: int
) -> None:
    sent: list[str] = []
    said: list[str] = []
    done = threading.Event()
    monkeypatch.setattr(desktop_notices, "_natively", lambda title, text: taken)
    monkeypatch.setattr(
        "matchweek.tui.textual_private.unix_terminal.write", lambda app, words: sent.append(words)
    )

    def then(words: str) -> None:
        said.append(words)
        done.set()

    environment = {**BUS, "TERM": "xterm-256color"}
    window: Any = _Window()
    desktop_notices.notify(window, chosen, "Round 1 opens", "Look in R3.", environment, then)
    assert done.wait(10)
    assert said == [told]
    assert len(sent) == written


@pytest.mark.skipif(sys.platform != "linux", reason="asks the message bus of Linux")
def test_a_desktop_that_is_not_there_is_no_success(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    assert not desktop_notices._natively("Round 1 opens", "Look in R3.")


async def test_a_test_of_it_stands_in_the_palette(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def notify(app: Any, chosen: str, title: str, text: str, environment: Any, then: Any) -> None:
        assert environment is os.environ
        asked.append((chosen, title))
        then("the desktop's own")

    monkeypatch.setattr(desktop_notices, "notify", notify)
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("ctrl+p", *"try a notif", "enter")
        await until(opened.pilot, lambda: "Way: the desktop's own." in opened.toasts)
    assert asked == [("auto", "matchweek: a test")]
