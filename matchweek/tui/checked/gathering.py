"""Gathers what is known of the terminal one sits at: from it, from tmux or screen, from this machine."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from matchweek.tui.checked.asking import ask, can_ask
from matchweek.tui.checked.facts import Answers, Facts

PATIENCE = 3.0
_TMUX = ("escape-time", "xterm-keys", "focus-events", "set-clipboard", "allow-passthrough")
_DEPTHS = {"standard": 16, "256": 256, "truecolor": 1 << 24, "windows": 16}


@dataclass(frozen=True, slots=True)
class Heard:
    """Whether there was a terminal to ask, and what it answered; None where nothing."""

    asked: bool = False
    answers: Answers | None = None


def hear(source: int | None = None) -> Heard:
    """Ask the terminal itself, by its file descriptor; standard input unless given."""
    found = _input() if source is None else source
    if found is None or not can_ask(found):
        return Heard()
    try:
        return Heard(True, ask(found))
    except (OSError, ValueError):
        return Heard()


def gather(notify: str, heard: Heard, environment: Mapping[str, str] = os.environ) -> Facts:
    """Everything else that can be asked; `notify` is what the settings say. May take seconds."""
    from matchweek.tui.look.clipboard import at_hand

    return Facts(
        environment=environment,
        answers=heard.answers,
        silent=heard.asked and heard.answers is None,
        tmux=_tmux_options() if environment.get("TMUX") else {},
        screen=_said_by(["screen", "--version"]) if environment.get("STY") else "",
        notify=notify,
        clipboard=at_hand(),
        colours=_colours(environment),
        utf8=locale.getpreferredencoding(False).replace("-", "").casefold() == "utf8",
        platform=sys.platform,
    )


def _input() -> int | None:
    try:
        return sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):
        return None


def _tmux_options() -> dict[str, str]:
    options = {name: _said_by(["tmux", "show-options", "-gv", name]) for name in _TMUX}
    return options | {"version": _said_by(["tmux", "-V"]).removeprefix("tmux ")}


def _said_by(command: list[str]) -> str:
    """The first line a program says; empty when it is not there or does not answer in time."""
    try:
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return lines[0].strip() if lines else ""


def _colours(environment: Mapping[str, str]) -> int:
    """As the dashboard counts them."""
    from rich.console import Console

    if environment.get("NO_COLOR"):
        return 0
    system = Console(force_terminal=True, _environ=environment).color_system
    return _DEPTHS.get(system or "", 0)
