"""Text that a person, a list or a paste may hold and that must never act on the screen."""

from __future__ import annotations

HOSTILE = (
    "[/x]",
    "[red]not red[/red]",
    "Dr. [Smith] called",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "\u202egnp.exe\u2066",
    "x" * 300,
    "family 👨\u200d👩\u200d👧 and ☎\ufe0f",
    "nul\x00bell\x07",
    "ä\u0301\u0302\u0303\u0304 日本語 مرحبا",
    "{name} %s $foo `x` \\",
    "=HYPERLINK(1)",
)
