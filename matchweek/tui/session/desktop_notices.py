"""Notifications outside the terminal's window: by the desktop's own notifier, else by the terminal.

Most terminals pass over the sequences that make others notify (OSC 9, 99, 777), so the desktop comes first
where there is one. One way is used at a time: two would notify twice.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from matchweek.tui.look.text import clean, masked

if TYPE_CHECKING:
    from textual.app import App

    from matchweek.tui.host import Host

AUTO, OFF, NATIVE = "auto", "off", "desktop"
WAYS = (AUTO, OFF, NATIVE, "9", "99", "777")
"""What the settings file may say: whichever is there, never, the desktop's, or one sequence by its number."""
SHOWN_FOR = 20.0
_log = logging.getLogger(__name__)
LONGEST = 200
# Terminals by what they leave in the environment, which also holds inside tmux; the first found wins.
_BY_VARIABLE = (
    ("KITTY_WINDOW_ID", "99"),
    ("GHOSTTY_RESOURCES_DIR", "777"),
    ("WEZTERM_PANE", "777"),
    ("KONSOLE_VERSION", "777"),
    ("ITERM_SESSION_ID", "9"),
    ("VTE_VERSION", "777"),
)
_BY_TERM = (("kitty", "99"), ("foot", "777"), ("rxvt", "777"), ("contour", "777"), ("ghostty", "777"))
_NONE = ("linux", "dumb", "screen")


def way_of(chosen: str, environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """How to notify: NATIVE, a sequence by its number, or empty for not at all."""
    if chosen != AUTO:
        return "" if chosen == OFF else chosen
    return NATIVE if has_desktop(environment, platform) else terminal_way(environment)


def has_desktop(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether the person sits before the desktop of this machine, and it can be asked."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    if platform in ("darwin", "win32"):
        return True
    bus = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    seen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return bool(seen) and (bool(bus) or (bool(folder) and (Path(folder) / "bus").exists()))


def terminal_way(environment: Mapping[str, str]) -> str:
    """The terminal's sequence, by its number; empty for none.

    An unknown terminal gets OSC 9: most that can notify know it, the others pass over it.
    """
    found = next((way for name, way in _BY_VARIABLE if environment.get(name)), "")
    if found:
        return found
    term = environment.get("TERM", "")
    if term.startswith(_NONE) and not environment.get("TMUX"):
        return ""
    return next((way for begin, way in _BY_TERM if term.removeprefix("xterm-").startswith(begin)), "9")


def bell_notifies(chosen: str, environment: Mapping[str, str]) -> bool:
    """Whether the bell would tell once more what is notified: Konsole makes a notification of each bell."""
    return bool(environment.get("KONSOLE_VERSION")) and bool(way_of(chosen, environment))


def in_words(way: str) -> str:
    """How a notification goes out, for a person."""
    if not way:
        return "none: this terminal knows no notification, and no desktop was found"
    return "the desktop's own" if way == NATIVE else f"the terminal's (OSC {way}), if it takes it"


def sequence(way: str, title: str, text: str, *, tmux: bool = False) -> str:
    """What makes the terminal notify; the words are cleaned and masked like everything shown."""
    title, text = _words(title), _words(text)
    if way == "99":
        body = f"\x1b]99;i=matchweek:d=1:p=body;{text}\x1b\\"
        made = f"\x1b]99;i=matchweek:d={0 if text else 1};{title}\x1b\\{body if text else ''}"
    elif way == "777":
        made = f"\x1b]777;notify;{title};{text}\x1b\\"
    else:
        whole = f"{title}. {text}" if text else title
        # Behind OSC 9 a number would be another command in some terminals, so no words begin it.
        made = f"\x1b]9;matchweek: {whole}\x1b\\"
    return f"\x1bPtmux;{made.replace(chr(27), chr(27) * 2)}\x1b\\" if tmux else made


def notify(
    app: Host,
    chosen: str,
    title: str,
    text: str,
    environment: Mapping[str, str],
    then: Callable[[str], object] = lambda words: None,
) -> None:
    """Notify outside the terminal's window, if it can be and the settings allow it.

    The desktop is asked in a thread, with the terminal's way after it where it does not answer. `then` is
    told there, in words, which way was used.
    """
    way = way_of(chosen, environment)
    if way != NATIVE:
        _by_terminal(app, way, title, text, environment, then)
        return

    def ask() -> None:
        if _natively(_words(title), _words(text)):
            then(in_words(NATIVE))
        else:
            told = "" if chosen == NATIVE else terminal_way(environment)
            app.call_from_thread(_by_terminal, app, told, title, text, environment, then)

    threading.Thread(target=ask, name="notify the desktop", daemon=True).start()


def _by_terminal(
    app: Host,
    way: str,
    title: str,
    text: str,
    environment: Mapping[str, str],
    then: Callable[[str], object],
) -> None:
    from matchweek.tui.textual_private.unix_terminal import write

    if way:
        write(cast("App[int]", app), sequence(way, title, text, tmux=bool(environment.get("TMUX"))))
    then(in_words(way))


def _natively(title: str, text: str) -> bool:
    """Whether the desktop took it: the library returns as if it did in any case, so its call back counts."""
    try:
        from desktop_notifier.sync import DesktopNotifierSync

        taken: list[bool] = []
        # Servers may read marks in the text; none of ours is meant as one.
        plain = text.replace("&", "+").replace("<", "(").replace(">", ")")
        logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)
        DesktopNotifierSync("matchweek").send(
            title, plain, on_dispatched=lambda: taken.append(True), timeout=int(SHOWN_FOR)
        )
        return bool(taken)
    # Whatever goes wrong on a desktop, an alarm must not end the dashboard.
    except Exception as error:  # noqa: BLE001
        _log.info("The desktop was not notified: %s", error)
        return False


def _words(text: str) -> str:
    return clean(masked(text)).replace(";", ",")[:LONGEST]
