"""`list show` folds away what the dashboard folds away, says how many and why, and shows it when asked."""

from __future__ import annotations

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA, ROWS


def test_what_was_refused_beforehand_is_folded_away_with_its_reason(listed: Shell) -> None:
    whole = listed("list", "show")
    assert "folded" not in whole.out and PENA in whole.out
    listed("me", "set", "--states-refused", "Texas", "--specialties-refused", "Internal Medicine")
    said = listed("list", "show").out
    assert PENA not in said and HARBOR not in said
    assert "4 programs folded away: refused by you beforehand (Internal Medicine, Texas)" in said
    assert "--all shows them." in said
    assert f"{len(ROWS) - 4} of {len(ROWS)} programs" in said
    shown = listed("list", "show", "--all").out
    assert PENA in shown and "folded" not in shown
    # What was done about a program goes before what was decided beforehand.
    listed("program", "set", PENA, "--lane", "backup")
    assert PENA in listed("list", "show").out
    # Only what would be shown is counted, and scripts have all of it.
    assert "1 program folded away" in listed("list", "show", "--find", HARBOR).out
    document = listed.json("list", "show")
    assert len(document["programs"]) == len(ROWS)
    assert HARBOR in document["folded"] and "refused by you beforehand" in document["folded_why"]
    assert HARBOR in listed("list", "show", "--csv").out


def test_types_that_are_not_open_are_folded_away_too(listed: Shell) -> None:
    listed("me", "set", "--state", "preliminary_only")
    said = listed("list", "show").out
    assert "folded away" in said and HARBOR not in said and "R3 decides" in said
    assert HARBOR in listed("list", "show", "--all").out
