"""The newer table of zones is in force: every zone of the week shows what the newest rules say."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import matchweek
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zone_table import UNTOLD, ZoneTable, in_force, newest, version_of
from matchweek.domain.times.zones import EASTERN, in_both
from tests.support.weeks import new_week

# By event, Eastern, what clocks show; and what 2026 changed (rules: zones.table).
TABLE = {
    "Asia/Kolkata": ("Mon 19:30", "Tue 17:30", "Thu 18:30", "Fri 00:30", "Fri 05:30", "Fri 21:30"),
    "Asia/Karachi": ("Mon 19:00", "Tue 17:00", "Thu 18:00", "Fri 00:00", "Fri 05:00", "Fri 21:00"),
    "Africa/Lagos": ("Mon 15:00", "Tue 13:00", "Thu 14:00", "Thu 20:00", "Fri 01:00", "Fri 17:00"),
    "Europe/London": ("Mon 14:00", "Tue 12:00", "Thu 13:00", "Thu 19:00", "Fri 00:00", "Fri 16:00"),
    "America/Phoenix": ("Mon 07:00", "Tue 05:00", "Thu 06:00", "Thu 12:00", "Thu 17:00", "Fri 09:00"),
    "America/Los_Angeles": ("Mon 07:00", "Tue 05:00", "Thu 06:00", "Thu 12:00", "Thu 17:00", "Fri 09:00"),
    "Pacific/Honolulu": ("Mon 04:00", "Tue 02:00", "Thu 03:00", "Thu 09:00", "Thu 14:00", "Fri 06:00"),
    "Asia/Kathmandu": ("Mon 19:45", "Tue 17:45", "Thu 18:45", "Fri 00:45", "Fri 05:45", "Fri 21:45"),
    "Asia/Manila": ("Mon 22:00", "Tue 20:00", "Thu 21:00", "Fri 03:00", "Fri 08:00", "Sat 00:00"),
    "UTC": ("Mon 14:00", "Tue 12:00", "Thu 13:00", "Thu 19:00", "Fri 00:00", "Fri 16:00"),
    "Africa/Casablanca": ("Mon 14:00", "Tue 12:00", "Thu 13:00", "Thu 19:00", "Fri 00:00", "Fri 16:00"),
    "Africa/El_Aaiun": ("Mon 14:00", "Tue 12:00", "Thu 13:00", "Thu 19:00", "Fri 00:00", "Fri 16:00"),
    "America/Vancouver": ("Mon 07:00", "Tue 05:00", "Thu 06:00", "Thu 12:00", "Thu 17:00", "Fri 09:00"),
    "America/Edmonton": ("Mon 08:00", "Tue 06:00", "Thu 07:00", "Thu 13:00", "Thu 18:00", "Fri 10:00"),
    "America/Yellowknife": ("Mon 08:00", "Tue 06:00", "Thu 07:00", "Thu 13:00", "Thu 18:00", "Fri 10:00"),
    "America/Winnipeg": ("Mon 09:00", "Tue 07:00", "Thu 08:00", "Thu 14:00", "Thu 19:00", "Fri 11:00"),
    "America/Havana": ("Mon 10:00", "Tue 08:00", "Thu 09:00", "Thu 15:00", "Thu 20:00", "Fri 12:00"),
    "Europe/Chisinau": ("Mon 16:00", "Tue 14:00", "Thu 15:00", "Thu 21:00", "Fri 02:00", "Fri 18:00"),
    "America/New_York": ("Mon 10:00", "Tue 08:00", "Thu 09:00", "Thu 15:00", "Thu 20:00", "Fri 12:00"),
}
EVENTS = (
    datetime(2027, 3, 15, 10, tzinfo=EASTERN),
    datetime(2027, 3, 16, 8, tzinfo=EASTERN),
    datetime(2027, 3, 18, 9, tzinfo=EASTERN),
    datetime(2027, 3, 18, 15, tzinfo=EASTERN),
    datetime(2027, 3, 18, 20, tzinfo=EASTERN),
    datetime(2027, 3, 19, 12, tzinfo=EASTERN),
)
# Winter of this season, at 12:00 Eastern on 1 February 2027, and the day before the clocks change in Europe.
WINTER = {
    "Africa/Casablanca": "17:00",
    "America/Vancouver": "10:00",
    "America/Edmonton": "11:00",
    "America/Yellowknife": "11:00",
    "America/Winnipeg": "12:00",
    "America/Havana": "13:00",
    "Europe/Chisinau": "19:00",
    "America/Los_Angeles": "09:00",
    "Asia/Kolkata": "22:30",
}


@pytest.mark.parametrize("zone", TABLE)
def test_every_event_of_the_week_in_every_zone(zone: str) -> None:
    shown = tuple(in_both(at, read_zone(zone)).own_with_weekday for at in EVENTS)
    assert shown == TABLE[zone]


@pytest.mark.parametrize("zone", WINTER)
def test_the_winter_of_this_season(zone: str) -> None:
    noon = datetime(2027, 2, 1, 12, tzinfo=EASTERN)
    assert f"{noon.astimezone(read_zone(zone)):%H:%M}" == WINTER[zone]
    # The standard library's own zones, which others use, are of the same table.
    assert f"{noon.astimezone(ZoneInfo(zone)):%H:%M}" == WINTER[zone]


def test_chisinau_changes_its_clocks_when_europe_does() -> None:
    """An hour later in autumn and in spring than tables before 2026 say."""
    chisinau = read_zone("Europe/Chisinau")
    assert f"{datetime(2026, 10, 25, 0, 30, tzinfo=UTC).astimezone(chisinau):%H:%M}" == "03:30"
    assert f"{datetime(2027, 3, 28, 0, 30, tzinfo=UTC).astimezone(chisinau):%H:%M}" == "02:30"


def test_the_packaged_table_holds_what_2026_changed() -> None:
    import tzdata  # type: ignore[import-untyped]

    assert tzdata.IANA_VERSION >= "2026f"
    assert in_force().version >= "2026f"


# An old table in a folder

PACKAGE = Path(matchweek.__file__).parent
WITH_ZONES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in sorted(PACKAGE.rglob("*.py"))
    if re.search(r"^import pendulum", path.read_text(encoding="utf-8"), re.MULTILINE)
]


def old_zone(footer: str) -> bytes:
    """A zone file without changes, which goes by its footer: as tables before 2026 have Morocco's year."""
    first = struct.pack(">4s1s15x6l", b"TZif", b"2", 0, 0, 0, 0, 1, 4)
    body = struct.pack(">lBB", 3600, 0, 0) + b"+01\0"
    return first + body + first + body + f"\n{footer}\n".encode()


def old_table(folder: Path, *, version: str) -> Path:
    (folder / "Africa").mkdir(parents=True)
    (folder / "Africa" / "Casablanca").write_bytes(old_zone("<+01>-1"))
    if version:
        (folder / "tzdata.zi").write_text(
            f"# version {version}\n# This zic input file is in the public domain.\n"
        )
    return folder


SAID = """
import json, sys
from datetime import datetime
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN, ZONE_TABLE
from zoneinfo import ZoneInfo
at = datetime(2027, 3, 18, 9, 30, tzinfo=EASTERN)
shown = [f"{at.astimezone(zone):%H:%M}" for zone in (read_zone("Casablanca"), ZoneInfo("Africa/Casablanca"))]
print(json.dumps([shown, list(ZONE_TABLE)]))
"""


def said_with(folder: Path, code: str = SAID, *more: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code, *more],
        env={**os.environ, "PYTHONTZPATH": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("version", ["2025b", ""])
def test_an_old_table_of_the_system_is_passed_over(tmp_path: Path, version: str) -> None:
    shown, table = json.loads(said_with(old_table(tmp_path / "old", version=version)))
    assert shown == ["13:30", "13:30"]
    assert table == [in_force().version, True, version or UNTOLD]


def test_a_newer_table_of_the_system_is_taken(tmp_path: Path) -> None:
    shown, table = json.loads(said_with(old_table(tmp_path / "new", version="2031a")))
    assert shown == ["14:30", "14:30"]
    assert table == ["2031a", False, "2031a"]


def test_the_shell_says_which_table_is_in_force(tmp_path: Path) -> None:
    old = old_table(tmp_path / "old", version="2025b")
    new_week(tmp_path / "week.db").close()
    # Each command of one start, its words apart from the next one's.
    run = (
        "import sys\nfrom matchweek.__main__ import main\ngiven = sys.argv\n"
        "for words in ('now --json', 'now', 'check', 'check --json'):\n"
        "    sys.argv = [*given, *words.split()]\n    assert not main()\n    print('\\n---')"
    )
    where = ["--file", str(tmp_path / "week.db"), "--zone", "Casablanca", "--now", "2027-03-18T09:30-04:00"]
    now_as_json, now, check, check_as_json, rest = said_with(old, run, *where).split("\n---\n")
    assert not rest
    found = json.loads(now_as_json)
    assert found["zone"] == "Africa/Casablanca"
    assert found["zone_table"] == {"version": in_force().version, "from": "matchweek", "system": "2025b"}
    assert "Thu 13:30:00 Casablanca" in now
    words = f"{in_force().version}, from matchweek (this system's 2025b is older)"
    assert words in now and words in check
    assert json.loads(check_as_json)["zone_table"] == found["zone_table"]


@pytest.mark.parametrize("module", WITH_ZONES)
def test_who_reads_zones_has_the_newer_table_in_force_first(tmp_path: Path, module: str) -> None:
    code = (
        f"import {module}, pendulum\nfrom datetime import datetime, UTC\n"
        "at = datetime(2027, 3, 18, 13, 30, tzinfo=UTC)\n"
        "print(at.astimezone(pendulum.timezone('Africa/Casablanca')).strftime('%H:%M'))"
    )
    assert said_with(old_table(tmp_path / "old", version="2025b"), code).strip() == "13:30"


# The parts


def test_the_version_of_a_folder(tmp_path: Path) -> None:
    assert version_of(tmp_path / "missing") == ""
    assert version_of(tmp_path) == ""
    (tmp_path / "America").mkdir()
    (tmp_path / "America" / "New_York").write_bytes(b"TZif")
    assert version_of(tmp_path) == UNTOLD
    (tmp_path / "+VERSION").write_text("2024a\n")
    assert version_of(tmp_path) == "2024a"
    (tmp_path / "tzdata.zi").write_text("# version 2026b-dirty\n")
    assert version_of(tmp_path) == "2026b"


@pytest.mark.parametrize(
    ("packaged", "versions", "wins"),
    [
        ("2026f", ["2025b"], ""),
        ("2026f", ["2026f"], ""),
        ("2026f", ["2026g"], "a"),
        ("2026f", ["2025b", "2027a"], "b"),
        ("2026f", ["2027a", "2027b"], "b"),
        ("2026f", [UNTOLD], ""),
        ("2026f", [UNTOLD, "2027a"], "b"),
        ("2026f", [], ""),
        ("2026z", ["2026aa"], ""),
    ],
)
def test_the_newest_table(packaged: str, versions: list[str], wins: str) -> None:
    assert newest(packaged, list(zip("abc", versions, strict=False))) == wins


def test_the_table_in_words() -> None:
    assert ZoneTable("2027a", packaged=False, system="2027a").words() == "2027a, from this system"
    assert ZoneTable("2026f", packaged=True).words() == "2026f, from matchweek"
    assert "tells no version" in ZoneTable("2026f", packaged=True, system=UNTOLD).words()
