"""What is left to fill in oneself: a gap looks like ⟦this⟧, so that none is sent by mistake."""

from __future__ import annotations

import re

_GAP = re.compile("⟦([^⟦⟧]*)⟧")


def gap(what: str) -> str:
    """A visible gap that says what belongs into it."""
    return f"⟦{what}⟧"


def gaps(text: str) -> tuple[str, ...]:
    """The gaps left in a text."""
    return tuple(match[1] for match in _GAP.finditer(text))
