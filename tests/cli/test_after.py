"""`matchweek after`: the page, thanks, answers, everything of the cycle on one page."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.conftest import Shell

NOW = ("--now", "2027-03-23T13:00-04:00")


def test_the_notice_is_said_in_its_own_words(shell: Shell) -> None:
    friday = ("--now", "2027-03-19T13:00-04:00")
    assert "Write it down: `matchweek me set --state" in shell(*friday, "after", "show").out
    shell(*friday, "me", "set", "--state", "matched")
    assert "You have a place, by the Match" in shell(*friday, "after", "show").out


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
    assert "Until Mon 22 Mar 12:00 ET; " in said
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
    school = "Your outcome, as a school or an authority asks for it"
    assert [part["title"] for part in parts] == ["You", "Match Week", "What they said", school]


def test_the_outcome_is_a_row_without_one_s_name_unless_asked(shell: Shell, tmp_path: Path) -> None:
    monday = ("--now", "2027-03-15T10:30-04:00")
    shell(*monday, "me", "set", "--state", "unmatched", "--name", "Amina Khan", "--season-programs", "90")
    bare = shell(*NOW, "after", "outcome")
    assert "NRMP, not placed" in bare.out and "--named puts them in" in bare.err
    assert "Amina" not in bare.out and shell.json(*NOW, "after", "outcome")["name"] == ""
    assert shell.json(*NOW, "after", "outcome", "--named")["name"] == "Amina Khan"
    path = tmp_path / "outcome.csv"
    assert shell(*NOW, "after", "outcome", "-o", str(path)).code == 0
    (found,) = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert (found["name"], found["how_placed"], found["applied_match"]) == ("", "not placed", "90")
    assert path.stat().st_mode & 0o777 == 0o600
    shell(*NOW, "after", "outcome", "-o", str(tmp_path / "mine.csv"), "--named")
    assert "Amina Khan" in (tmp_path / "mine.csv").read_text(encoding="utf-8")


def test_the_next_season_begins_in_a_file_of_its_own(shell: Shell) -> None:
    shell("--now", "2027-03-15T10:30-04:00", "me", "set", "--name", "Amina Khan", "--state", "unmatched")
    assert shell(*NOW, "season", "begin", "2029").code == 2
    begun = shell.json(*NOW, "season", "begin", "2028")
    assert begun["season"] == 2028 and begun["went"][0] == {"what": "facts about you", "count": 1}
    mine = shell.json("--file", begun["path"], *NOW, "me", "show")
    assert (mine["name"], mine["state"]) == ("Amina Khan", "unknown")
    assert shell(*NOW, "season", "begin", "2028").code == 1
