"""`matchweek season load`, `hours`, `curve`, `outlook`, `timeline`: shown, set, the same as JSON."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.support.autumn import NOW, autumn

AT = ("--now", NOW.isoformat())


def lived(shell: Shell) -> None:
    autumn(shell.file).close()


@pytest.fixture
def season(shell: Shell) -> Shell:
    return shell.once(lived)


def test_a_week_is_told_in_hours_and_in_words(season: Shell) -> None:
    week = season.json("season", "load", before=AT)
    assert (week["first"], week["zone"]) == ("2026-11-16", "Asia/Karachi")
    by_name = {each["name"]: each for each in week["activities"]}
    assert by_name["interviews"]["minutes"] == 240 + 270 + 360
    assert [each["aim"] for each in week["activities"]] == [25, 20, 15, 10, 30]
    assert [each["breaks"] for each in week["remarks"]] == ["early"]
    assert [day["interviews"] for day in week["days"]] == [[], [], [7], [6], [5], [], []]
    said = season("season", "load", before=AT).out
    assert "! two at 08:00 in different zones" in said and "Thu 19 Nov" in said and "Sat 21 Nov  free" in said
    other = season.json("season", "load", "--week", "2026-12-10", before=AT)
    assert (other["first"], other["days"][3]["interviews"]) == ("2026-12-07", [4])


def test_what_an_interview_takes_is_set_and_undone(season: Shell) -> None:
    assert season.json("season", "hours", before=AT)["hours"] == {
        "preparation": 2.5,
        "practice": 1,
        "logistics": 2,
    }
    done = season.json("season", "hours", "--preparation", "4", before=AT)
    assert done["changed"] and done["hours"]["preparation"] == 4
    assert "preparation 4 h" in season("season", "hours", before=AT).out
    assert season("season", "hours", "--practice", "99", before=AT).code == 2
    assert season("undo", before=AT).code == 0
    assert season.json("season", "hours", before=AT)["hours"]["preparation"] == 2.5
    assert not season.json("season", "hours", "--usual", before=AT)["changed"]


def test_invitations_are_told_by_month_and_drawn(season: Shell) -> None:
    found = season.json("season", "curve", before=AT)
    assert found["so_far"] == 8 and found["months"][1] == {
        "month": "Oct",
        "last": "2026-10-31",
        "own": 6,
        "so_far": 7,
        "usual": 55,
    }
    said = season("season", "curve", before=AT).out
    assert "8 invitations so far." in said and "one author's impression" in said and "⠤" in said


def test_the_rules_of_thumb_and_the_steps_are_told(season: Shell) -> None:
    found = season.json("season", "outlook", before=AT)
    assert found["interviews"] == 7 and [each["prepare"] for each in found["sayings"]] == [False, True]
    assert all(each["source"] for each in found["sayings"]) and "ready.phone" in found["open"]
    assert "prepare for SOAP now" in season("season", "outlook", before=AT).out
    steps = season.json("season", "timeline", before=AT)["steps"]
    assert len(steps) == 9 and [each["key"] for each in steps if each["now"]] == ["interviews"]
    assert "1–30 Nov" in season("season", "timeline", before=AT).out


def test_without_a_season_it_says_so_and_creates_nothing(shell: Shell) -> None:
    assert "No program of the season" in shell("season", "outlook", before=AT).out
    assert shell.json("season", "load", before=AT)["remarks"] == []
    assert shell.json("season", "curve", before=AT)["so_far"] == 0
    assert not shell.file.exists()
