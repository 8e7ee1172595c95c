"""Lists in: from any form to clean rows. Nothing is stored here."""

from __future__ import annotations

from matchweek.intake.difference import Change, Difference, compare
from matchweek.intake.headers import FIELDS
from matchweek.intake.read import LARGEST_FILE, looks_like_list, read_bytes, read_file, read_pasted
from matchweek.intake.reading import Cancelled, ColumnGuess, Progress, Reading, Rejected

__all__ = [
    "FIELDS",
    "LARGEST_FILE",
    "Cancelled",
    "Change",
    "ColumnGuess",
    "Difference",
    "Progress",
    "Reading",
    "Rejected",
    "compare",
    "looks_like_list",
    "read_bytes",
    "read_file",
    "read_pasted",
]
