"""`matchweek journal` narrowed, and `undo` of a whole list: a warning, or a question at a terminal."""

from __future__ import annotations

import pytest

from matchweek.cli import output
from matchweek.cli.commands import history as shell_history
from matchweek.domain.board import past
from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR


def acts(shell: Shell, *options: str) -> set[str]:
    return {entry["act"] for entry in shell.json("journal", *options)["entries"]}


def test_the_journal_is_narrowed_by_kind_program_words_and_day(listed: Shell) -> None:
    listed.json("program", "set", HARBOR, "--lane", "primary")
    listed.json("call", "add", "--program", HARBOR, "--caller", "Dr. Quill")
    assert acts(listed, "--kind", "calls") == {"call.add"}
    assert acts(listed, "--program", HARBOR) == {"triage.set", "call.add"}
    assert acts(listed, "--find", "quill") == {"call.add"}
    assert acts(listed, "--day", "2020-01-01") == set()
    assert len(listed.json("journal", "--kind", "programs", "--limit", "1")["entries"]) == 1
    for wrong in (("--kind", "birds"), ("--day", "someday"), ("--program", "x")):
        assert listed("journal", *wrong).code == 2


def test_the_kinds_in_the_help_are_those_of_the_domain() -> None:
    assert shell_history.KINDS == past.KINDS


def test_a_whole_list_is_taken_back_with_a_warning(listed: Shell) -> None:
    said = listed.json("undo")
    assert any("whole list was taken back" in warning for warning in said["warnings"])
    assert not listed.json("list", "show")["programs"]
    assert not [w for w in listed.json("redo")["warnings"] if "whole list" in w]
    assert listed.json("list", "show")["programs"]


def test_at_a_terminal_it_asks_first(listed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(question: str, detail: str = "") -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(output, "ask", answer)
    assert listed("undo").code == 1
    assert "Take back a whole list" in asked[0] and "programs" in asked[0]
    assert listed.json("list", "show")["programs"]
    assert listed("undo", "--yes").code == 0
    assert not listed.json("list", "show")["programs"]
    listed.json("redo")
    listed.json("program", "set", HARBOR, "--lane", "primary")
    asked.clear()
    assert listed("undo").code == 0
    assert not asked, "an act that takes little along is not asked about"
