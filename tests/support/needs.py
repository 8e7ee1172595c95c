"""Marks for tests of what plain Textual does not do: passed over where a part of the room does not fit."""

from __future__ import annotations

import pytest

from matchweek.tui.textual_private.checked import fits


def needs(part: str) -> pytest.MarkDecorator:
    """Of the part with this name (`checked.PARTS`)."""
    return pytest.mark.skipif(not fits(part), reason=f"shows what “{part}” adds to plain Textual")
