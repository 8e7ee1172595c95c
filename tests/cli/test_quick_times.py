"""What is read without the zones means what the zones would say; all else is left to them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from matchweek.cli.quick_times import instant_of, zone_of
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import read_instant


@pytest.mark.parametrize(
    "text", ["2027-03-18T10:42:07-04:00", "2027-03-18T10:42Z", "2027-03-18T10:42+05:30", "2099-12-31T23:59Z"]
)
def test_an_instant_with_its_offset(text: str) -> None:
    assert instant_of(text) == read_instant(text)
    assert instant_of(text).utcoffset().total_seconds() == 0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["2027-03-18T10:42", "2027-13-18T10:42Z", "2027-03-18T10:42+99:00", "10:42", "now", ""]
)
def test_other_instants_are_left_to_the_zones(text: str) -> None:
    assert instant_of(text) is None


@pytest.mark.parametrize("name", ["America/New_York", "Asia/Karachi", "Pacific/Honolulu"])
def test_a_zone_as_the_zone_files_have_it(name: str) -> None:
    assert zone_of(name) == read_zone(name).name == name


@pytest.mark.parametrize(
    "name",
    ["", "ET", "Karachi", "asia/karachi", "Asia/KARACHI", "Asia/Nowhere", "US/Eastern", "../etc"],
)
def test_other_zones_are_left_to_the_zones(name: str) -> None:
    assert zone_of(name) == ""


def test_the_dashboard_opens_without_the_zones_and_the_domain() -> None:
    """Whatever is imported before the first frame delays it; the thread that opens the week brings it in."""
    code = (
        "import sys\n"
        "from matchweek.cli import dashboard\n"
        "from matchweek.cli.globals import split\n"
        "shell, _ = split(['--now', '2027-03-18T10:42:07-04:00', '--speed', '1', '--zone', 'Asia/Karachi'])\n"
        "shell.check(); shell.clock.now(); print(shell.zone_name)\n"
        "import matchweek.tui.app.dashboard\n"
        "heavy = ('pendulum', 'sqlmodel', 'typer', 'json', 'matchweek.domain.', 'matchweek.settings')\n"
        "season = 'matchweek.domain.season'\n"
        "light = (season, season + '.rules', season + '.rules.figures')\n"
        "print([name for name in sys.modules if name.startswith(heavy) and name not in light])\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split("\n")[:2] == ["Asia/Karachi", "[]"]
