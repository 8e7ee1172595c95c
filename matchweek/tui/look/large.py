"""Figures and capital letters three lines high, for reading from a distance."""

from __future__ import annotations

from collections.abc import Sequence

_ROWS = (
    "╭─╮╶╮ ╶─╮╶─╮╷ ╷╭─╴╭─╴╶─┐╭─╮╭─╮      ",
    "│ │ │ ┌─┘ ─┤╰─┤╰─╮├─╮  │├─┤╰─┤╶┼╴╶─╴",
    "╰─╯╶┴╴╰─╴╶─╯  ╵╶─╯╰─╯  ╵╰─╯╶─╯      ",
)
_PLACES = {sign: place for place, sign in enumerate("0123456789+-")}
WIDE = 3
"""The cells of one figure."""


def large(groups: Sequence[str], gap: str = "   ") -> list[str]:
    """The three lines of some groups; a letter, which has no large shape here, stands in the middle one."""
    rows = ["", "", ""]
    for place, group in enumerate(groups):
        for at in range(3):
            rows[at] += (gap if place else "") + "".join(_shape(sign, at) for sign in group)
    return rows


def _shape(sign: str, at: int) -> str:
    place = _PLACES.get(sign)
    if place is None:
        return f" {sign} " if at == 1 else " " * WIDE
    return _ROWS[at][place * WIDE : place * WIDE + WIDE]
