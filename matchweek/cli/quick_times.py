"""--now and --zone where they are written out in full, read without the zones.

Importing those costs a tenth of the time to the first frame. Whatever is not plain here is left to them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

_WITH_OFFSET = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")
_ZONE = re.compile(r"(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/([A-Z][A-Za-z_-]+)")


def instant_of(text: str) -> datetime | None:
    """The instant of an ISO date and time with its offset, aware UTC; None for all else."""
    if not _WITH_OFFSET.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None


def zone_of(text: str) -> str:
    """`text` if it is an IANA name exactly as the zone files have it; empty for all else."""
    written = _ZONE.fullmatch(text)
    if written is None:
        return ""
    try:
        import tzdata  # type: ignore[import-untyped]

        folder = Path(tzdata.__file__).parent / "zoneinfo" / written[1]
        # Not `exists()`, which on some systems finds a name in any case.
        names = {file.name for file in folder.iterdir()}
    except (ImportError, OSError):
        return ""
    return text if written[2] in names else ""
