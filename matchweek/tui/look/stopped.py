"""What is said when something nobody foresaw ended the dashboard: no word of a person stands in it."""

from __future__ import annotations

import traceback
from pathlib import Path

from matchweek.errors import DEBUG

_OURS = Path(__file__).resolve().parents[2]


def stopped_words(error: BaseException) -> str:
    """That it was no fault of the person's, that nothing is lost, what to do, and where it happened."""
    return (
        "\nmatchweek stopped: something unexpected went wrong. It is no fault of yours.\n\n"
        "Everything you did is stored, and what you were typing is kept as a draft.\n"
        "Open it again now, with the command you used before.\n\n"
        f"For whoever mends it: {type(error).__name__}{_place(error)}. "
        f"With {DEBUG}=1 it says more, private words too.\n"
    )


def _place(error: BaseException) -> str:
    """The newest step in our own code."""
    steps = traceback.extract_tb(error.__traceback__)
    own = [step for step in steps if _OURS in Path(step.filename).parents]
    return f" in {Path(own[-1].filename).name}, line {own[-1].lineno}" if own else ""
