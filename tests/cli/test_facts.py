"""`matchweek fact` and `matchweek lane`: set, shown, brought in, confirmed as a script does it."""

from __future__ import annotations

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA


def test_a_fact_is_set_shown_and_taken_out(listed: Shell) -> None:
    done = listed.json("fact", "set", HARBOR, "visa", "J-1, no H-1B", "--source", "directory", "--on", "2025")
    (fact,) = done["facts"]
    assert (fact["value"], fact["source"], fact["on"]) == ("j1", "directory", "2025-01-01")
    assert (fact["stale"], fact["age"], done["changed"]) == (True, "from 2025, ask again", True)
    listed.json("fact", "set", PENA, "img", "34%")
    assert [each["code"] for each in listed.json("fact", "show")["facts"]] == sorted([HARBOR, PENA])
    assert [each["kind"] for each in listed.json("fact", "show", "--stale")["facts"]] == ["visa"]
    assert [each["kind"] for each in listed.json("fact", "show", PENA, "--kind", "img")["facts"]] == ["img"]
    assert "ask again" in listed("fact", "show").out
    assert [each["kind"] for each in listed.json("program", "show", HARBOR)["facts"]] == ["visa"]
    assert listed("fact", "set", HARBOR, "visa", "h1b", "--on", "2024").code == 1
    assert listed.json("fact", "set", HARBOR, "visa", "h1b", "--on", "2024", "--anyway")["changed"]
    assert listed.json("fact", "clear", HARBOR, PENA)["codes"] == [HARBOR, PENA]
    assert listed.json("undo") and len(listed.json("fact", "show")["facts"]) == 2


def test_what_cannot_be_told_is_bad_input(listed: Shell) -> None:
    for words in ((HARBOR, "visa", "maybe"), (HARBOR, "colour", "red"), ("harbor", "visa", "j1")):
        said = listed("fact", "set", *words, "--json")
        assert said.code == 2 and said.document["error"]["remedy"]


def test_a_table_comes_in_with_what_is_decided_and_goes_out_again(listed: Shell) -> None:
    path = listed.home / "facts.csv"
    path.write_text("Program,Visa,Date\nHarbor Point Medical Center,J-1,2026-11-03\nNowhere,J-1,\n", "utf-8")
    seen = listed.json("fact", "import", str(path), "--dry-run")
    assert (len(seen["unmatched"]), seen["stored"]) == (1, False)
    assert len([*seen["matched"], *seen["ambiguous"]]) == 1
    done = listed.json("fact", "import", str(path), "--take", f"2={HARBOR}", "--take", "3=none")
    assert (done["fresh"], done["stored"], done["changed"]) == (1, True, True)
    again = listed.json("fact", "import", str(path), "--take", f"2={HARBOR}")
    assert (again["same"], again["changed"]) == (1, False)
    out = listed.home / "out.csv"
    assert listed.json("fact", "export", "-o", str(out))["path"] == str(out)
    assert out.read_bytes().decode() == listed("fact", "export").out
    assert listed.json("fact", "import", str(out))["same"] == 1
    assert listed("fact", "import", str(path), "--take", "x=1").code == 2


def test_a_lane_has_a_rule_and_what_it_proposes_is_confirmed(listed: Shell) -> None:
    done = listed.json("lane", "set", "primary", "--rule", "internal medicine; university or community")
    (rule,) = done["rules"]
    assert (rule["lane"], rule["sentence"]) == (
        "primary",
        "Internal Medicine anywhere; university or community",
    )
    listed.json("lane", "set", "x", "--rule", "every program")
    total = len(listed.json("list", "show")["programs"])
    assert listed.json("lane", "show")["proposed"] == total
    assert not listed.json("lane", "confirm", "--dry-run")["stored"]
    assert listed.json("program", "show", HARBOR)["proposed"] == "primary"
    assert listed.json("lane", "confirm", "--lane", "primary")["proposed"][HARBOR] == "primary"
    assert listed.json("program", "show", HARBOR)["lane"] == "primary"
    assert listed.json("lane", "confirm")["changed"] and listed.json("lane", "show")["proposed"] == 0
    listed.json("undo")
    assert listed.json("lane", "show")["proposed"] == total - rule["proposed"]
    assert listed("lane", "set", "fourth", "--rule", "every program").code == 2
