"""How many examples Hypothesis tries: few in the test command, many with `python -m tests --thorough`."""

from __future__ import annotations

import os

from hypothesis import settings

THOROUGH = "TESTS_THOROUGH"
"""Set to anything by `--thorough`."""
MANY = 20
"""How many times as many examples are tried then."""
QUICK = 40
"""Examples of a property that names no number."""


def examples(count: int) -> int:
    """So many examples in the test command, and many more where time does not matter."""
    return count * MANY if os.environ.get(THOROUGH) else count


def install() -> None:
    """Let a property that names no number try so many examples."""
    settings.register_profile("matchweek", max_examples=examples(QUICK), deadline=None)
    settings.load_profile("matchweek")
