"""Which table of time zones is in force: the system's or the packaged one, whichever is newer.

Python, and pendulum with it, takes the system's table first, however old; zones changed in 2026. So the two
are compared once, before the first zone is read, and the older one is passed over.
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

UNTOLD = "of no told version"
_VERSION = re.compile(r"(\d{4})([a-z]*)")
# What 2026 changed: a table that tells no version is as new as the packaged one if it agrees on these.
CHANGED = (
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Vancouver",
    "America/Edmonton",
    "America/Winnipeg",
    "America/Havana",
    "Europe/Chisinau",
)
_FIRST_WEEK = datetime(2026, 9, 1, 1, 30, tzinfo=UTC)


class ZoneTable(NamedTuple):
    """The table in force: its IANA version, whether it is the packaged one, and the system's version.

    `system` is empty without a table of the system, `UNTOLD` for one that tells no version.
    """

    version: str
    packaged: bool
    system: str = ""

    def words(self) -> str:
        """“2026f, from matchweek (this system's 2025b is older)”."""
        if not self.packaged:
            return f"{self.version}, from this system"
        brought = f"{self.version}, from matchweek"
        if self.system == UNTOLD:
            return f"{brought} (this system's tells no version)"
        return f"{brought} (this system's {self.system} is older)" if self.system else brought


def version_of(folder: Path) -> str:
    """The IANA version of a folder of zone files; `UNTOLD` without one, empty if it holds none of them."""
    for name in ("tzdata.zi", "+VERSION"):
        try:
            with (folder / name).open(encoding="ascii", errors="replace") as lines:
                if told := _VERSION.search(lines.readline()):
                    return told[0]
        except OSError:
            continue
    return UNTOLD if any((folder / name).is_file() for name in ("America/New_York", *CHANGED)) else ""


def newest(packaged: str, folders: Sequence[tuple[str, str]]) -> str:
    """Which folder has the newest table, by (folder, version); empty where none beats the packaged."""
    told = [(_sortable(version), folder) for folder, version in folders if _VERSION.fullmatch(version)]
    best = max(told, key=lambda each: each[0], default=((0, ""), ""))
    return best[1] if best[0] > _sortable(packaged) else ""


def _sortable(version: str) -> tuple[int, str]:
    told = _VERSION.match(version)
    return (int(told[1]), told[2]) if told else (0, "")


@cache
def in_force() -> ZoneTable:
    """Let the newer table be in force from here on, and say which it is. Done once; later calls only say."""
    folders = [(folder, version) for folder in zoneinfo.TZPATH if (version := version_of(Path(folder)))]
    first = folders[0][1] if folders else ""
    try:
        packaged = str(import_module("tzdata").IANA_VERSION)
    except (ImportError, AttributeError):
        return ZoneTable(first or "unknown", packaged=False, system=first)
    best = newest(packaged, folders)
    if best:
        if best != zoneinfo.TZPATH[0]:
            _search((best, *(each for each in zoneinfo.TZPATH if each != best)))
        return ZoneTable(dict(folders)[best], packaged=False, system=dict(folders)[best])
    if first == packaged or (first == UNTOLD and _agrees(Path(folders[0][0]))):
        return ZoneTable(packaged, packaged=False, system=first)
    _search(())
    return ZoneTable(packaged, packaged=True, system=first)


def _search(folders: Sequence[str]) -> None:
    """Read zones from these folders before the packaged table, also those that were read already."""
    zoneinfo.reset_tzpath(to=folders)
    kinds: list[type[zoneinfo.ZoneInfo]] = [zoneinfo.ZoneInfo, *zoneinfo.ZoneInfo.__subclasses__()]
    for kind in kinds:
        kind.clear_cache()


def _agrees(folder: Path) -> bool:
    """Whether a folder's zones go as the packaged ones through the seasons that changed."""
    for name in CHANGED:
        ours = files("tzdata").joinpath("zoneinfo", *name.split("/"))
        try:
            with (folder / name).open("rb") as theirs, ours.open("rb") as packaged:
                if _hours(theirs) != _hours(cast(BinaryIO, packaged)):
                    return False
        except (OSError, ValueError):
            return False
    return True


def _hours(file: BinaryIO) -> list[timedelta | None]:
    zone = zoneinfo.ZoneInfo.from_file(file)
    return [(_FIRST_WEEK + timedelta(days=n)).astimezone(zone).utcoffset() for n in range(550)]
