"""A week's lists brought in one after another: what each changed, and what of one's own it touched."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA, fictional_csv
from tests.support.state_lists import FILLED, PROGRAMS, positions, write

MESA = "9030220C0"


def state_list(shell: Shell, number: int, *more: str) -> dict[str, Any]:
    path = write(shell.home, number)
    found: dict[str, Any] = shell.json("list", "import", str(path), "--after-round", str(number), *more)
    return found


def test_the_list_of_a_state_comes_in(shell: Shell) -> None:
    first = state_list(shell, 0)
    assert (first["read"], first["positions"], first["rejected"]) == (PROGRAMS, positions(0), [])
    again = state_list(shell, 0)
    assert (again["added"], again["changed"], again["filled"]) == (0, 0, 0)
    assert len(shell.json("list", "show")["programs"]) == PROGRAMS


def test_the_five_lists_of_a_state_in_order(shell: Shell) -> None:
    state_list(shell, 0)
    programs = shell.json("list", "show")["programs"]
    sent, planned, called = (programs[at]["code"] for at in (1, 30, 60))
    shell.json("apply", sent)
    shell.json("apply", planned, "--planned")
    shell.json("program", "set", called, "--lane", "primary", "--tier", "top", "--note", "asked for me")
    shell.json("call", "add", "--program", called, "--heat", "5")
    keys = ("application", "applied_at", "via", "lane", "tier", "note", "calls")

    def own() -> list[list[object]]:
        shown = {one["code"]: one for one in shell.json("list", "show")["programs"]}
        return [[shown[code][key] for key in keys] for code in (sent, planned, called)]

    kept = own()
    for number in range(1, 5):
        before = shell.json("list", "show")["programs"]
        done = state_list(shell, number)
        assert done["filled"] == FILLED[number]
        assert done["rejected"] == []
        changes = shell.json("list", "changes")
        assert (changes["after_round"], len(changes["filled"])) == (number, FILLED[number])
        assert own() == kept
        after = shell.json("list", "show")["programs"]
        shell.json("undo")
        assert shell.json("list", "show")["programs"] == before
        shell.json("redo")
        assert shell.json("list", "show")["programs"] == after
        assert state_list(shell, number)["stored"] is False
    statuses = [one["status"] for one in shell.json("list", "show")["programs"]]
    assert (statuses.count("filled"), statuses.count("listed")) == (sum(FILLED), PROGRAMS - sum(FILLED))


def test_the_order_of_the_lists_does_not_matter(shell: Shell) -> None:
    for number in range(5):
        state_list(shell, number)
    expected = {one["code"]: one for one in shell.json("list", "show")["programs"]}
    shell.file.unlink()
    for number in (3, 0, 4, 1, 3, 2):
        state_list(shell, number)
    assert {one["code"]: one for one in shell.json("list", "show")["programs"]} == expected


def test_no_list_of_a_state_is_taken_for_a_part(shell: Shell) -> None:
    for number in range(5):
        assert "really whole" not in str(state_list(shell, number)["warnings"])


def refreshed(shell: Shell, name: str, *more: str, **positions: int) -> dict[str, Any]:
    path = shell.home / f"{name}.csv"
    path.write_text(fictional_csv(**positions), encoding="utf-8")
    found: dict[str, Any] = shell.json("list", "import", str(path), *more)
    return found


def test_what_is_one_s_own_is_named_when_it_is_missing_or_changed(listed: Shell) -> None:
    listed.json("apply", HARBOR)
    listed.json("apply", MESA, "--planned")
    listed.json("program", "set", PENA, "--tier", "top")
    done = refreshed(listed, "one", "--after-round", "1", c9010140C0=0, c9030220C0=1, c9020320C0=0)
    assert done["touched"] == [
        {
            "code": HARBOR,
            "title": "Erie, Internal Med · Harbor Point Medical Center",
            "why": "applied",
            "before": 6,
            "after": 0,
        },
        {"code": MESA, "title": "Mesa Vieja Hospital", "why": "planned", "before": 2, "after": 1},
        {"code": PENA, "title": "Clínica Peña", "why": "top", "before": 3, "after": 0},
    ]
    assert any(HARBOR in str(warning) and "check R3" in str(warning) for warning in done["warnings"])
    changes = listed.json("list", "changes")
    assert (set(changes["filled"]), changes["shrank"]) == ({HARBOR, PENA}, [MESA])
    assert [(one["code"], one["became"], one["stakes"]) for one in changes["mine"]] == [
        (HARBOR, "not_seen", ["submitted"]),
        (PENA, "filled", ["top"]),
        (MESA, "shrank", ["planned"]),
    ]
    assert listed.json("program", "show", HARBOR)["not_seen"] is True
    assert "not seen, check R3" in listed("list", "changes").out
    back = refreshed(listed, "two", "--after-round", "2", c9030220C0=4)
    assert (back["returned_codes"], back["grew_codes"]) == ([HARBOR, PENA], [MESA])
    assert back["unchanged"] == back["read"] - 3
    assert listed.json("list", "changes")["returned"] == [HARBOR, PENA]
    assert listed.json("program", "show", HARBOR)["not_seen"] is False


def test_a_dry_run_names_them_before_anything_is_stored(listed: Shell) -> None:
    listed.json("apply", HARBOR)
    done = refreshed(listed, "one", "--after-round", "1", "--dry-run", c9010140C0=0)
    assert [one["code"] for one in done["touched"]] == [HARBOR]  # type: ignore[attr-defined]
    assert listed.json("program", "show", HARBOR)["status"] == "listed"


def test_the_change_is_told_by_kind_before_anything_is_stored(listed: Shell) -> None:
    path = listed.home / "one.csv"
    path.write_text(fictional_csv(c9010140C0=0, c9030220C0=1, c9020320C0=9), encoding="utf-8")
    said = listed("list", "import", str(path), "--after-round", "1", "--dry-run").out
    assert said.splitlines() == [
        "would be: 11 programs read, 0 added, 2 changed, 1 filled",
        "  1 with fewer positions, 1 with more; 9 unchanged",
    ]


def test_a_part_names_nobody_as_missing(listed: Shell) -> None:
    listed.json("apply", HARBOR)
    done = refreshed(listed, "one", "--after-round", "1", "--part", c9010140C0=0)
    assert (done["filled"], done["touched"], done["warnings"]) == (0, [], [])


def test_a_list_much_shorter_than_the_last_is_questioned(listed: Shell) -> None:
    rows = fictional_csv().splitlines()
    path = listed.home / "short.csv"
    path.write_text("\n".join(rows[:3]) + "\n", encoding="utf-8")
    done = listed.json("list", "import", str(path), "--after-round", "1", "--dry-run")
    assert "really whole" in str(done["warnings"])
    assert listed.json("list", "import", str(path), "--after-round", "1", "--part")["warnings"] == []


def test_every_moment_s_changes_are_told(listed: Shell) -> None:
    for number, left in pairwise(range(4)):
        refreshed(listed, f"round{left}", "--after-round", str(left), c9010440P1=8 - left)
        assert number < left
    for number in range(1, 4):
        assert listed.json("list", "changes", "--after-round", str(number))["shrank"] == ["9010440P1"]
    assert listed("list", "changes", "--after-round", "4").code == 2
    assert "1 program: 1 with fewer positions." in listed("list", "changes").out
