"""`matchweek season prepare`, `score` and `story`: the same acts as the dashboard's, from a shell."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.support.season import season_week


@pytest.fixture
def season(shell: Shell) -> Shell:
    season_week(shell.file).close()
    return shell


def test_an_interview_is_prepared_and_shown(season: Shell) -> None:
    first = season.json("season", "prepare", "1")
    assert first["title"].startswith("Lakeside") and first["interview"]["id"] == 1
    assert len(first["points"]) == 17
    site = first["points"][0]
    assert (site["key"], site["stage"], site["done"], site["answer"]) == (
        "site", "7 to 10 days before", False, "",
    )  # fmt: skip
    assert site["by"] == "2026-11-26T13:59:00-05:00"
    done = season.json("season", "prepare", "1", "--done", "reasons", "--note", "its clinic")
    found = {each["key"]: each for each in done["points"]}
    assert found["reasons"]["done"] and found["reasons"]["answer"] == "its clinic"
    season.json("season", "prepare", "1", "--item", "link", "--note", "https://video.example/7")
    assert season.json("interview", "list")["interviews"][0]["place"] == "https://video.example/7"
    again = season.json("season", "prepare", "1", "--open", "reasons")
    assert not {each["key"]: each["done"] for each in again["points"]}["reasons"]
    shown = season("season", "prepare", "1").out
    assert "its clinic" in shown and "still to do" in shown
    for words in (("--note", "x"), ("--done", "site", "--item", "link", "--note", "x"), ("--done", "song")):
        assert season("season", "prepare", "1", *words).code == 2
    assert season("season", "prepare", "9").code == 2


def test_it_is_scored_and_taken_back(season: Shell) -> None:
    card = season.json(
        "season", "score", "1", "--vibe", "8", "--visa", "yes", "--visa-limits", "J-1 only", "--thanked",
    )  # fmt: skip
    assert (card["vibe"], card["visa"], card["visa_limits"]) == (8, "yes", "J-1 only")
    assert card["thanked_at"] and card["status"] == "scheduled"
    done = season.json("season", "score", "1", "--done")
    assert done["status"] == "done" and season.json("interview", "list")["interviews"][0]["status"] == "done"
    assert season.json("season", "score", "1", "--vibe", "")["vibe"] is None
    assert season("season", "score", "1", "--vibe", "11").code == 2
    assert season("season", "score", "1").code == 2
    for _ in range(3):
        season.json("undo")
    assert season.json("season", "score", "1", "--fit", "5")["vibe"] is None


def test_stories_are_written_changed_and_taken_out(season: Shell) -> None:
    assert season.json("season", "story")["stories"] == []
    season.json("season", "story", "--title", "The night shift", "--situation", "One nurse.")
    changed = season.json("season", "story", "1", "--result", "It held.")
    assert changed["stories"][0]["result"] == "It held." and changed["changed"]
    assert "situation: One nurse." in season("season", "story").out
    assert season("season", "story", "--remove").code == 2
    assert season.json("season", "story", "1", "--remove")["stories"] == []
