"""Lists in: from any form to clean rows. Nothing is stored here."""

from __future__ import annotations

from matchweek.intake.headings.columns import BETWEEN_WORDS
from matchweek.intake.headings.headers import FIELDS
from matchweek.intake.read import (
    LARGEST_FILE,
    NOT_COUNTED,
    NOT_SURE,
    looks_like_list,
    read_bytes,
    read_file,
    read_pasted,
)
from matchweek.intake.rows.odd import LETTERS_LOST, odd_words
from matchweek.intake.rows.reading import Cancelled, ColumnGuess, Progress, Reading, Rejected

__all__ = [
    "BETWEEN_WORDS",
    "FIELDS",
    "LARGEST_FILE",
    "LETTERS_LOST",
    "NOT_COUNTED",
    "NOT_SURE",
    "Cancelled",
    "ColumnGuess",
    "Progress",
    "Reading",
    "Rejected",
    "looks_like_list",
    "odd_words",
    "read_bytes",
    "read_file",
    "read_pasted",
]
