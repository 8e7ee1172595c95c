"""What is ticked off from a shell: tasks, the sweep, a round without an offer, programs that are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA, fictional_csv


def open_tasks(shell: Shell) -> set[str]:
    return {one["key"] for one in shell.json("task", "list", "--open")["tasks"]}


def test_tasks_are_done_and_opened_again(shell: Shell) -> None:
    listed = shell.json("task", "list")["tasks"]
    assert not shell.file.exists()
    assert {one["group"] for one in listed} == {"readiness", "monday", "sweep"}
    assert not any(one["done"] for one in listed)
    done = shell.json("task", "done", "ready.phone", "monday.school", "--at", "Mon 11:20")
    assert done["changed"]
    assert {one["key"]: one["done_at"] for one in done["tasks"]} == {
        "ready.phone": "2027-03-15T11:20:00-04:00",
        "monday.school": "2027-03-15T11:20:00-04:00",
    }
    assert open_tasks(shell) == {one["key"] for one in listed} - {"ready.phone", "monday.school"}
    assert not shell.json("task", "done", "ready.phone")["changed"]
    assert shell.json("task", "open", "ready.phone")["tasks"][0]["done"] is False
    shell.json("undo")
    assert "ready.phone" not in open_tasks(shell)
    lines = shell("task", "list").out.splitlines()
    assert [line.split("  ")[0] for line in lines if "Phone tested" in line] == ["done"]


def test_what_is_done_is_named_without_its_season(shell: Shell) -> None:
    shell.json("task", "done", "monday.list")
    assert shell("undo").out == "took back: task done, Bring in the list and go through it with the school\n"


def test_a_task_stays_done_in_the_season_of_its_file(shell: Shell) -> None:
    last = ["--now", "2026-03-10T12:00:00-04:00"]
    shell.json("task", "done", "ready.phone", before=last)
    # A file has one season: opened a year later, it is still that of 2026.
    for before in (last, []):
        found = shell.json("task", "list", before=before)["tasks"]
        assert [one["key"] for one in found if one["done"]] == ["ready.phone"]


@pytest.mark.parametrize("keys", [["ready.nothing"], ["ready.phone", "phone"]])
def test_several_keys_all_or_none(shell: Shell, keys: list[str]) -> None:
    said = shell("task", "done", *keys, "--json")
    assert (said.code, said.document["error"]["title"]) == (2, "No such task")
    assert "ready.phone" in open_tasks(shell)


def test_messages_open_with_lawful_contact(listed: Shell) -> None:
    def closed() -> str:
        (one,) = [one for one in listed.json("task", "list")["tasks"] if one["key"] == "monday.messages"]
        return str(one["closed"])

    listed.json("call", "add", "--program", HARBOR, "--at", "Tue 09:00")
    assert "no program that you applied to has made contact" in closed()
    listed.json("apply", HARBOR, "--at", "Mon 12:00")
    assert closed() == ""


def test_a_sweep_is_recorded(shell: Shell) -> None:
    assert shell.json("sweep", "done", "--at", "Thu 10:31")["tasks"][0]["done_at"].startswith(
        "2027-03-18T10:31:00"
    )
    assert "still to come" in shell("sweep", "done", "--at", "Thu 10:50").err


def test_a_round_without_an_offer_asks_no_more(shell: Shell) -> None:
    assert "look in R3" in shell(before=["--plain"]).out
    assert shell.json("round", "none") == {"round": 1, "changed": True, "warnings": []}
    assert "look in R3" not in shell(before=["--plain"]).out
    assert shell.json("round", "none", "1")["changed"] is False
    shell.json("undo")
    assert "look in R3" in shell(before=["--plain"]).out


@pytest.mark.parametrize(
    ("typed", "words"),
    [(["2"], "Round 2 has not opened"), (["5"], "No such round"), (["--at", "Mon 12:00"], "has not opened")],
)
def test_a_round_that_did_not_open_shows_nothing(shell: Shell, typed: list[str], words: str) -> None:
    said = shell("round", "none", *typed)
    assert said.code == 2
    assert words in said.err


def test_programs_that_are_gone_are_confirmed(listed: Shell, tmp_path: Path) -> None:
    for code in (HARBOR, PENA):
        listed.json("apply", code, "--at", "Mon 12:00")
    rows = [line for line in fictional_csv().splitlines() if HARBOR not in line and PENA not in line]
    after = tmp_path / "after.csv"
    after.write_text("\n".join(rows), encoding="utf-8")
    listed.json(
        "list", "import", str(after), "--after-round", "1", before=["--now", "2027-03-18T11:10:00-04:00"]
    )

    def missing() -> set[str]:
        return {one["code"] for one in listed.json("list", "show")["programs"] if one["not_seen"]}

    assert missing() == {HARBOR, PENA}
    done = listed.json("list", "gone", HARBOR)
    assert [(one["code"], one["not_seen"]) for one in done["programs"]] == [(HARBOR, False)]
    assert missing() == {PENA}
    assert listed("list", "gone", PENA, "9999999C9").code == 2
    assert missing() == {PENA}
    listed.json("undo")
    assert missing() == {HARBOR, PENA}


def test_an_offer_recorded_for_the_round_is_spoken_of(listed: Shell) -> None:
    listed.json("apply", HARBOR, "--at", "Mon 12:00")
    listed.json("offer", "add", HARBOR)
    assert listed.json("round", "none")["warnings"] == [
        "An offer is recorded for round 1: look at both in R3."
    ]
