"""`matchweek after`: the page, thanks, answers, everything of the cycle on one page."""

from __future__ import annotations

from tests.cli.conftest import Shell

NOW = ("--now", "2027-03-23T13:00-04:00")


def test_how_it_ended_whom_to_thank_and_what_they_said(shell: Shell) -> None:
    shell(
        "--now",
        "2027-03-15T10:30-04:00",
        "me",
        "set",
        "--state",
        "unmatched",
        "--friend",
        "Lena",
        "--crisis-line",
        "Line 555-0100",
    )
    shell(*NOW, "advocate", "add", "Dr. Ruth Okafor")
    friday = ("--now", "2027-03-19T13:00-04:00")
    assert shell.json(*friday, "after", "show")["steps"] == []
    said = shell(*friday, "after", "show").out
    assert "No place this time" in said and "Line 555-0100" in said and "Lena" in said
    page = shell.json(*NOW, "after", "show")
    assert page["outcome"] == "unplaced" and page["steps"] and page["rests_until"] is None
    assert shell.json(*NOW, "after", "thanked", "okafor")["people"][0]["thanked_at"]
    assert shell.json(*NOW, "after", "noted", "okafor")["people"][0]["noted_at"]
    assert shell.json(*NOW, "after", "noted", "okafor", "--not")["people"][0]["noted_at"] is None
    assert shell.json(*NOW, "after", "asked", "okafor")["people"][0]["asked_at"]
    assert "thanked" in shell(*NOW, "after", "thanks").out
    shell.json(*NOW, "after", "answer", "okafor", "--against", "Step 2", "--verdict", "yes, in IM")
    assert "yes, in IM" in shell(*NOW, "after", "debrief").out
    parts = shell.json(*NOW, "after", "debrief")["parts"]
    assert [part["title"] for part in parts] == ["You", "Match Week", "What they said"]


def test_the_next_season_begins_in_a_file_of_its_own(shell: Shell) -> None:
    shell("--now", "2027-03-15T10:30-04:00", "me", "set", "--name", "Amina Khan", "--state", "unmatched")
    assert shell(*NOW, "season", "begin", "2029").code == 2
    begun = shell.json(*NOW, "season", "begin", "2028")
    assert begun["season"] == 2028 and begun["went"][0] == {"what": "facts about you", "count": 1}
    mine = shell.json("--file", begun["path"], *NOW, "me", "show")
    assert (mine["name"], mine["state"]) == ("Amina Khan", "unknown")
    assert shell(*NOW, "season", "begin", "2028").code == 1
