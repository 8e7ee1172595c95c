"""`matchweek check --terminal`: what this terminal can do, in lines and as JSON."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.cli import dashboard
from matchweek.domain.base.terminal_found import Found, Level, ready

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.cli.shapes import Shape

_MARKS = {Level.SET: "!", Level.UNKNOWN: "?"}
_ABOUT = 11
_NARROWEST, _WIDEST = 40, 100


def check_terminal(shell: Shell, *, ticks: bool) -> tuple[list[str], Shape]:
    """Look at the terminal: lines for a person, and the same for a script.

    Where `ticks`, the readiness list has it ticked once nothing is left to set.
    """
    at_terminal, found = dashboard.look_at_terminal()
    is_ready = at_terminal and ready(found)
    ticked = is_ready and ticks and _tick(shell)
    lines = ["", *_lines(found)]
    if ticked:
        lines.append("Ticked on the readiness list.")
    elif is_ready:
        lines.append("Nothing is left to set.")
    else:
        left = sum(one.level is Level.SET for one in found)
        lines.append(f"! {left} to set, then look again." if left else "Not ticked: no terminal was asked.")
    return lines, {
        "asked": at_terminal,
        "ready": is_ready,
        "ticked": ticked,
        "found": [
            {"about": one.about, "level": one.level.value, "words": one.words, "set": one.then or None}
            for one in found
        ],
    }


def _tick(shell: Shell) -> bool:
    """Whether it was not ticked before."""
    from matchweek.domain.week.readiness import TERMINAL
    from matchweek.services.days import tasks

    with shell.week() as week:
        return tasks.set_done(week, [TERMINAL]).changed


def _lines(found: Sequence[Found]) -> list[str]:
    width = min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size().columns - 1))
    lines, before = [], ""
    for one in found:
        about = "" if one.about == before else one.about
        before = one.about
        head = f"{_MARKS.get(one.level, ' ')} {about:<{_ABOUT}}"
        lines += textwrap.wrap(one.words, width, initial_indent=head, subsequent_indent=" " * len(head))
        if one.then:
            indent = " " * len(head)
            lines += textwrap.wrap(
                f"→ {one.then}", width, initial_indent=indent, subsequent_indent=indent + "  "
            )
    return lines
