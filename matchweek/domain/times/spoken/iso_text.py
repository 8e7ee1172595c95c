"""ISO 8601: a date and a time of day, with an offset or a zone behind them or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from matchweek.domain.times.spoken.setting import not_a_time
from matchweek.domain.times.spoken.words import Said, cut_up

_ISO = re.compile(
    r"\s*(?P<body>\d{4}-?(?:\d\d-?\d\d|W\d\d-?\d)[T ]\s*\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?)"
    r"\s*(?P<offset>Z\b|[+-]\d\d(?::?\d\d(?::?\d\d)?)?(?![\d:]))?(?P<behind>(?:\s+\D.*)?)\s*",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_HALF = re.compile(r"\s*[ap]\.?\s?m", re.IGNORECASE)

# An instant outside them is a slip, and far enough out no zone could show it.
YEARS = range(1970, 2200)


@dataclass(frozen=True, slots=True)
class IsoText:
    """A text of that form; `said` is what stands behind it."""

    read: datetime
    said: Said

    @property
    def offset(self) -> timedelta | None:
        return self.read.utcoffset()

    @property
    def instant(self) -> datetime:
        """The instant of a text with its offset."""
        return self.read.astimezone(UTC)


def iso_in(text: str) -> IsoText | None:
    """The text as ISO 8601, or None where it is of another form.

    Raises BadInput for a date or a time that cannot be, and for a year that nobody means.
    """
    match = _ISO.fullmatch(text)
    if match is None or _HALF.match(match["behind"]):
        return None
    try:
        read = datetime.fromisoformat(
            " ".join(match["body"].split()).upper() + (match["offset"] or "").upper()
        )
    except ValueError:
        raise not_a_time(text) from None
    if read.year not in YEARS:
        raise not_a_time(text, "The year cannot be meant.")
    said = cut_up(match["behind"])
    if said.clock or said.day or said.weekday or said.stretch or said.part:
        raise not_a_time(text, "It names more than one time.")
    return IsoText(read, said)
