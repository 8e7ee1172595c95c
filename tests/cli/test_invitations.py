"""Invitations in the shell: shown, stored with --store, what is open answered by options."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.support.weeks import listings, new_week

FILES = Path(__file__).parents[1] / "data" / "invitations"


@pytest.fixture
def there(shell: Shell) -> Shell:
    new_week(shell.file, listings(36)).close()
    return shell


def test_an_invitation_is_shown_then_stored_moved_and_cancelled(there: Shell) -> None:
    shown = there.json("interview", "import", str(FILES / "outlook-eastern.ics"))
    (event,) = shown["events"]
    assert (event["outcome"], event["program"], shown["stored"]) == ("new", "9000140C0", False)
    assert not there.json("interview", "list")["interviews"]
    for name, outcome, begins, status in (
        ("outlook-eastern.ics", "new", "2026-11-01T10:00:00-05:00", "arranged"),
        ("outlook-eastern.ics", "same", "2026-11-01T10:00:00-05:00", "arranged"),
        ("outlook-eastern-moved.ics", "changed", "2026-11-03T13:00:00-05:00", "arranged"),
        ("outlook-eastern.ics", "older", "2026-11-03T13:00:00-05:00", "arranged"),
        ("exchange-cancelled.ics", "cancelled", "2026-11-03T13:00:00-05:00", "cancelled"),
    ):
        said = there.json("interview", "import", str(FILES / name), "--store")
        assert [each["outcome"] for each in said["events"]] == [outcome]
        assert said["changed"] is (outcome not in ("same", "older"))
        (one,) = there.json("interview", "list")["interviews"]
        assert (one["at"], one["status"]) == (begins, status)
    for status in ("arranged", "arranged"):
        there.json("undo")
        (one,) = there.json("interview", "list")["interviews"]
        assert one["status"] == status
    assert one["at"] == "2026-11-01T10:00:00-05:00"


def test_what_is_open_is_said_by_options(there: Shell) -> None:
    floating, named = str(FILES / "interview-broker-floating.ics"), str(FILES / "interview-broker.ics")
    asked = there.json("interview", "import", floating)["events"][0]
    assert asked["at"] is None and asked["zones"][0] == "America/New_York" and asked["questions"]
    refused = there("interview", "import", floating, "--store")
    assert refused.code == 2 and "in which is it meant?" in refused.err
    said = there.json("interview", "import", floating, "--store", "--times-in", "Central")
    assert said["events"][0]["at"] == "2026-11-01T11:00:00-05:00"
    which = there.json("interview", "import", named)["events"][0]
    assert which["program"] == "" and which["candidates"][0] == "9002320C0"
    there.json("interview", "import", named, "--store", "--program", "9002320C0")
    day = str(FILES / "apple-all-day.ics")
    there.json("interview", "import", day, "--store", "--at", "2027-03-15T09:00-04:00")
    series = str(FILES / "zoom-series.ics")
    assert len(there.json("interview", "import", series, "--store", "--only", "2")["interviews"]) == 1
    assert there("interview", "import", series, "--only", "9").code == 2
    assert there("interview", "import", series, "--at", "Wed 9:00 ET").code == 2
    assert there("interview", "import", floating, "--as", "77").code == 2
    assert len(there.json("interview", "list")["interviews"]) == 4


def test_a_broken_or_missing_file_is_refused_in_words(there: Shell) -> None:
    broken = there("interview", "import", str(FILES / "broken-cut.ics"), "--store")
    assert broken.code == 2 and "This calendar file is broken" in broken.err
    missing = there("interview", "import", str(FILES / "nothing.ics"))
    assert missing.code == 2 and "There is no such file" in missing.err
