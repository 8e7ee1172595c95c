"""A table of zones that is missing, damaged or old: the right time, or a calm sentence; never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zoneinfo
from importlib.resources import files
from pathlib import Path

import pytest

from matchweek.domain.times.zone_table import (
    NOT_A_ZONE,
    UNREADABLE,
    UNTOLD,
    ZoneTable,
    in_force,
    version_of,
    whole_zone,
)
from tests.support.weeks import new_week

PACKAGED = Path(str(files("tzdata"))) / "zoneinfo"
RUN = "import sys\nfrom matchweek.__main__ import main\nsys.exit(main())"
AND_AS_JSON = (
    f"import sys\nfrom matchweek.__main__ import main\nmain()\nprint('---')\nsys.argv.append('--json')\n{RUN}"
)
# Three commands of one start, each with how it ended before what it said.
EACH = """
import contextlib, io, sys
from matchweek.__main__ import main
given = sys.argv
for command in ("now", "check", "--plain"):
    sys.argv = [*given, command]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        ended = main()
    print(f"--- {command} {ended or 0}")
    print(said.getvalue())
"""
NO_PACKAGE = "import sys\nsys.modules['tzdata'] = None\n"


def table(folder: Path, version: str, *zones: str) -> Path:
    """A folder of the packaged zones under another version."""
    for zone in ("UTC", *zones):
        (folder / zone).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGED / zone, folder / zone)
    folder.mkdir(parents=True, exist_ok=True)
    if version:
        (folder / "tzdata.zi").write_text(f"# version {version}\n")
    return folder


@pytest.fixture(autouse=True)
def week(tmp_path: Path) -> None:
    """There is a week already: to make one is another test's, and takes most of a command's time."""
    new_week(tmp_path / "week.db").close()


def run(
    tmp_path: Path, path: object, *command: str, code: str = RUN, zone: str = "Asia/Karachi"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-c", code, "--file", str(tmp_path / "week.db")),
            *("--zone", zone, "--now", "2027-03-18T09:30-04:00", *command),
        ],
        env={**os.environ, "PYTHONTZPATH": str(path), "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("damage", [b"", b"junk" * 40, "cut"])
@pytest.mark.parametrize("version", ["2031a", ""])
def test_a_damaged_table_of_the_system_is_passed_over(tmp_path: Path, version: str, damage: object) -> None:
    folder = table(tmp_path / "zones", version, "America/New_York", "Asia/Karachi")
    whole = (PACKAGED / "America/New_York").read_bytes()
    (folder / "America/New_York").write_bytes(damage if isinstance(damage, bytes) else whole[:700])
    found = run(tmp_path, folder, "now", code=AND_AS_JSON)
    assert found.returncode == 0 and "Traceback" not in found.stderr
    words, _, document = found.stdout.partition("---\n")
    assert "Thu 18:30:00 Karachi" in words
    assert f"{in_force().version}, from matchweek (this system's cannot be read)" in words
    assert json.loads(document)["zone_table"] == {
        "version": in_force().version,
        "from": "matchweek",
        "system": UNREADABLE,
    }


def test_a_week_is_made_with_a_damaged_table_too(tmp_path: Path) -> None:
    folder = table(tmp_path / "zones", "2031a", "America/New_York", "Asia/Karachi")
    (folder / "America/New_York").write_bytes(b"junk" * 40)
    (tmp_path / "week.db").unlink()
    found = run(tmp_path, folder, "now")
    assert found.returncode == 0 and "Traceback" not in found.stderr
    assert "Thu 18:30:00 Karachi" in found.stdout


def test_a_damaged_file_of_one_zone_is_read_from_the_packaged_table(tmp_path: Path) -> None:
    folder = table(tmp_path / "zones", "2031a", "America/New_York", "Asia/Karachi")
    (folder / "Asia/Karachi").write_bytes(b"TZif2 is what it is not")
    found = run(tmp_path, folder, "now")
    assert found.returncode == 0 and "Traceback" not in found.stderr
    assert "Thu 18:30:00 Karachi" in found.stdout
    lost = run(tmp_path, folder, "now", code=NO_PACKAGE + RUN)
    assert lost.returncode == 1
    assert "The file of Asia/Karachi is missing or damaged" in lost.stderr
    assert "Traceback" not in lost.stderr


def test_a_second_table_is_taken_where_the_first_is_damaged(tmp_path: Path) -> None:
    bad = table(tmp_path / "bad", "2031b")
    (bad / "America").mkdir()
    (bad / "America" / "New_York").write_bytes(b"junk")
    good = table(tmp_path / "good", "2031a", "America/New_York", "Asia/Karachi")
    found = run(tmp_path, os.pathsep.join((str(bad), str(good))), "now")
    assert "Thu 18:30:00 Karachi" in found.stdout
    assert "2031a, from this system" in found.stdout


@pytest.mark.parametrize("version", ["2025b", ""])
def test_without_the_package_an_old_table_says_that_hours_may_be_wrong(tmp_path: Path, version: str) -> None:
    folder = table(tmp_path / "zones", version, "America/New_York", "Asia/Karachi")
    found = run(tmp_path, folder, code=NO_PACKAGE + EACH)
    told = [each.split("\n", 1) for each in found.stdout.split("--- ")[1:]]
    assert [ended for ended, _ in told] == ["now 0", "check 0", "--plain 0"], found.stderr
    for command, words in told:
        assert f"{version or UNTOLD}, from this system: hours of some zones may be wrong" in words, command
        assert "pip install --upgrade tzdata" in words, command


def test_without_any_table_it_says_what_to_install(tmp_path: Path) -> None:
    for path in (tmp_path / "none", ""):
        found = run(tmp_path, path, "now", code=NO_PACKAGE + RUN)
        assert found.returncode == 1
        assert "There are no time zones" in found.stderr and "tzdata" in found.stderr
        assert "Traceback" not in found.stderr and not found.stdout


def test_the_plain_lines_say_which_table(tmp_path: Path) -> None:
    found = run(tmp_path, "", "--plain")
    assert f"Zone rules {in_force().version}, from matchweek." in found.stdout


@pytest.mark.parametrize("path", ["zones", "a file", "missing:also missing", "missing:{good}", ":::"])
def test_an_odd_search_path_changes_nothing(tmp_path: Path, path: str) -> None:
    (tmp_path / "a file").write_text("no folder")
    good = table(tmp_path / "good", "2031a", "America/New_York", "Asia/Karachi")
    each = [str(tmp_path / part) if part and part != "zones" else part for part in path.split(":")]
    odd = os.pathsep.join(str(good) if "{good}" in part else part for part in each)
    found = run(tmp_path, odd, "now")
    assert found.returncode == 0 and "Traceback" not in found.stderr
    assert "Thu 18:30:00 Karachi" in found.stdout
    assert ("2031a, from this system" if "good" in path else "from matchweek") in found.stdout


def test_a_folder_that_may_not_be_entered_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refused)
    assert version_of(tmp_path) == ""


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Africa/Casablanca"])
def test_a_file_cut_anywhere_is_a_zone_or_one_of_the_errors_that_are_caught(
    zone: str, tmp_path: Path
) -> None:
    whole = (PACKAGED / zone).read_bytes()
    refused = 0
    path = tmp_path / "cut"
    for length in range(0, len(whole), 3):
        path.write_bytes(whole[:length])
        try:
            zoneinfo.ZoneInfo.from_file(whole_zone(path))
        except NOT_A_ZONE:
            refused += 1
    assert refused == len(range(0, len(whole), 3))


def test_an_old_table_in_words() -> None:
    assert ZoneTable("2025b", packaged=False, system="2025b").old
    assert not ZoneTable("2031a", packaged=False, system="2031a").old
    assert not ZoneTable("2026f", packaged=True, system=UNREADABLE).old
