"""Which table of time zones is in force: the system's or the packaged one, whichever is newer.

Python, and pendulum with it, takes the system's table first, however old; zones changed in 2026. So the two
are compared once, before the first zone is read, and the older one is passed over; so is one that cannot be
read.
"""

from __future__ import annotations

import io
import re
import struct
import zoneinfo
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from matchweek.errors import Failed

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

UNTOLD = "of no told version"
UNREADABLE = "that cannot be read"
# The first version with what 2026 changed.
_NEEDED = "2026f"
NOT_A_ZONE = (OSError, ValueError, LookupError, EOFError, struct.error, AssertionError)
"""What reading a zone's file raises where it is missing, damaged or no such file."""
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
_LOOKED_AT = ("America/New_York", *CHANGED)
_FIRST_WEEK = datetime(2026, 9, 1, 1, 30, tzinfo=UTC)


class ZoneTable(NamedTuple):
    """The table in force: its IANA version, whether it is the packaged one, and the system's version.

    `system` is empty without a table of the system, `UNTOLD` for one that tells no version, `UNREADABLE` for
    one that is damaged. `version` is `UNTOLD` too where matchweek's own is missing.
    """

    version: str
    packaged: bool
    system: str = ""

    @property
    def old(self) -> bool:
        """Whether it is older than what 2026 changed: matchweek's own is missing then."""
        return not self.packaged and _sortable(self.version) < _sortable(_NEEDED)

    def words(self) -> str:
        """“2026f, from matchweek (this system's 2025b is older)”."""
        if self.old:
            return (
                f"{self.version}, from this system: hours of some zones may be wrong. "
                "Install a newer table: python -m pip install --upgrade tzdata"
            )
        if not self.packaged:
            return f"{self.version}, from this system"
        brought = f"{self.version}, from matchweek"
        if self.system == UNTOLD:
            return f"{brought} (this system's tells no version)"
        if self.system == UNREADABLE:
            return f"{brought} (this system's cannot be read)"
        return f"{brought} (this system's {self.system} is older)" if self.system else brought


def version_of(folder: Path) -> str:
    """The IANA version of a folder of zone files; `UNTOLD` without one, empty if it holds none of them."""
    for name in ("tzdata.zi", "+VERSION"):
        try:
            with (folder / name).open(encoding="ascii", errors="replace") as lines:
                if told := _VERSION.search(lines.readline(200)):
                    return told[0]
        except OSError:
            continue
    try:
        return UNTOLD if any((folder / name).is_file() for name in _LOOKED_AT) else ""
    except OSError:
        # A folder that may not be entered.
        return ""


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
    """Let the newer table be in force from here on, and say which it is. Done once; later calls only say.

    Raises Failed where no table can be read at all.
    """
    found = [(folder, version) for folder in zoneinfo.TZPATH if (version := version_of(Path(folder)))]
    folders = [each for each in found if _sound(Path(each[0]))]
    if len(folders) < len(found):
        _search([folder for folder, _ in folders])
    first = folders[0][1] if folders else UNREADABLE if found else ""
    packaged = _packaged()
    if not packaged and not folders:
        raise no_zones()
    best = newest(packaged, folders)
    if best:
        if best != zoneinfo.TZPATH[0]:
            _search((best, *(each for each, _ in folders if each != best)))
        return ZoneTable(dict(folders)[best], packaged=False, system=dict(folders)[best])
    if not packaged:
        return ZoneTable(first, packaged=False, system=first)
    if first == packaged or (first == UNTOLD and _agrees(Path(folders[0][0]))):
        return ZoneTable(packaged, packaged=False, system=first)
    _search(())
    return ZoneTable(packaged, packaged=True, system=first)


def no_zones() -> Failed:
    """The error where no table can be read."""
    return Failed(
        "There are no time zones",
        "This system has no table of time zones that can be read, and matchweek's own is missing.",
        "Install it: python -m pip install --force-reinstall tzdata. Then start matchweek again.",
    )


def _packaged() -> str:
    """The version of the packaged table; empty where it is missing or cannot be read."""
    try:
        version = str(import_module("tzdata").IANA_VERSION)
        zoneinfo.ZoneInfo.from_file(whole_zone(packaged_file("America/New_York")))
    except (ImportError, AttributeError, *NOT_A_ZONE):
        return ""
    return version


def whole_zone(path: Path | Traversable) -> BinaryIO:
    """A zone's file in memory, to be read. Raises ValueError for one that is cut: Python may wait for its end
    for ever.
    """
    data = path.read_bytes()
    version, end = _block_ends(data, 0, 4)
    if version != b"\0":
        _, end = _block_ends(data, end, 8)
        # The footer stands between two ends of line (RFC 9636).
        if data[end : end + 1] != b"\n" or b"\n" not in data[end + 1 :]:
            raise ValueError("no whole zone file")
    if len(data) < end:
        raise ValueError("no whole zone file")
    return io.BytesIO(data)


def _block_ends(data: bytes, start: int, size: int) -> tuple[bytes, int]:
    """The version of a block of a zone file, and where its data end; its times have `size` bytes."""
    magic, version, *counts = struct.unpack_from(">4sc15x6L", data, start)
    if magic != b"TZif":
        raise ValueError("no zone file")
    ut, standard, leaps, times, types, letters = counts
    ends = start + 44 + times * (size + 1) + types * 6 + letters + leaps * (size + 4) + standard + ut
    return version, ends


def damaged(name: str) -> bool:
    """Whether the file of a zone that the system gives first is damaged; False where it gives none."""
    for folder in zoneinfo.TZPATH:
        try:
            whole_zone(Path(folder, *name.split("/")))
        except FileNotFoundError:
            continue
        except NOT_A_ZONE:
            return True
        return False
    return False


def packaged_file(name: str) -> Traversable:
    """A zone's file of the packaged table, which may be missing. Raises ImportError without the package."""
    return files("tzdata").joinpath("zoneinfo", *name.split("/"))


def _sound(folder: Path) -> bool:
    """Whether the zones of a folder that are looked at can be read, where it has them."""
    for name in _LOOKED_AT:
        try:
            zoneinfo.ZoneInfo.from_file(whole_zone(folder / name))
        except FileNotFoundError:
            continue
        except NOT_A_ZONE:
            return False
    return True


def _search(folders: Sequence[str]) -> None:
    """Read zones from these folders before the packaged table, also those that were read already."""
    zoneinfo.reset_tzpath(to=folders)
    kinds: list[type[zoneinfo.ZoneInfo]] = [zoneinfo.ZoneInfo, *zoneinfo.ZoneInfo.__subclasses__()]
    for kind in kinds:
        kind.clear_cache()


def _agrees(folder: Path) -> bool:
    """Whether a folder's zones go as the packaged ones through the seasons that changed."""
    for name in CHANGED:
        try:
            if _hours(whole_zone(folder / name)) != _hours(whole_zone(packaged_file(name))):
                return False
        except NOT_A_ZONE:
            return False
    return True


def _hours(file: BinaryIO) -> list[timedelta | None]:
    zone = zoneinfo.ZoneInfo.from_file(file)
    return [(_FIRST_WEEK + timedelta(days=n)).astimezone(zone).utcoffset() for n in range(550)]
