"""Zones as words in a shell: `--zone`, `me set --zone` and corrections take a place as the screen does."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell

TAKEN = {
    "Lahore": "Asia/Karachi",
    "delhi": "Asia/Kolkata",
    "Abuja": "Africa/Lagos",
    "bombay": "Asia/Kolkata",
    "PKT": "Asia/Karachi",
    "Paris, Texas": "America/Chicago",
    "Nepal": "Asia/Kathmandu",
    "Asia/Karachi": "Asia/Karachi",
}
REFUSED = {
    "IST": ("Which time zone?", "Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "Texas": ("Which time zone?", "America/Chicago (Houston)", "America/Denver (El Paso)"),
    "Hyderabad": ("Which time zone?", "Hyderabad, India", "Hyderabad, Pakistan"),
    "Portugal": ("Which time zone?", "Europe/Lisbon", "Atlantic/Azores"),
    "Karachii": ("Unknown time zone", "Did you mean Asia/Karachi"),
    "Atlantis": ("Unknown time zone",),
    "qqqqqqq": ("Unknown time zone", "nearest big city"),
}


@pytest.mark.parametrize(("words", "zone"), TAKEN.items(), ids=TAKEN)
def test_a_place_is_taken_everywhere(shell: Shell, words: str, zone: str) -> None:
    assert shell.json("now", before=["--zone", words])["zone"] == zone
    assert shell.json("me", "set", "--zone", words)["zone"] == zone


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=REFUSED)
def test_what_is_not_one_zone_is_refused_with_the_choices(
    shell: Shell, words: str, said: tuple[str, ...]
) -> None:
    for asked in (shell("now", before=["--zone", words]), shell("me", "set", "--zone", words)):
        assert asked.code == 2
        assert all(part in asked.err for part in said)
    assert not shell.file.exists() or shell.json("me", "show")["zone"] in ("", None)


def test_a_time_without_an_offset_is_read_in_the_zone_given(shell: Shell) -> None:
    found = shell.json("now", before=["--zone", "Mumbai", "--now", "2027-03-15T19:30"])
    assert found["at"] == "2027-03-15T19:30:00+05:30"
    assert found["phase"] == "list_open"


def test_columns_of_times_say_their_zone(shell: Shell) -> None:
    shell.with_list()
    code = shell.json("list", "show")["programs"][0]["code"]
    for act in (
        ("call", "add", "--program", code),
        ("offer", "add", code, "--because", "R3 shows it"),
        ("interview", "add", code, "--at", "2027-03-19T10:00:00-04:00"),
    ):
        assert shell(*act).code == 0
    for command, heading in (
        (("call", "list"), "at (ET)"),
        (("offer", "list"), "ends (ET)"),
        (("interview", "list"), "begins (ET)"),
        (("journal",), "at (ET)"),
    ):
        assert heading in shell(*command).out.splitlines()[0]
        there = shell(*command, before=("--zone", "Asia/Karachi")).out.splitlines()[0]
        assert heading.replace("ET", "Karachi") in there
