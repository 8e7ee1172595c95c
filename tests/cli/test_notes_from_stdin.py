"""Notes by standard input: what is given as an argument stands in the process list."""

from __future__ import annotations

import io
import sys

import pytest

from matchweek.cli.command_list import command, help_of
from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR

WORDS = "asked about Step 3\nand “why us”: Łódź"
LONG = ("--note", "--incident-words", "--pitch", "--why-unmatched", "--red-flag")


def every_command() -> list[str]:
    found = []
    for name, one in command().commands.items():
        children = getattr(one, "commands", None)
        found += [f"{name} {child}" for child in children] if children else [name]
    return found


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_note_is_read_from_standard_input(listed: Shell, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    typed(monkeypatch, WORDS + end)
    assert listed.json("program", "set", HARBOR, "--note", "-")["changed"] is True
    assert listed.json("program", "show", HARBOR)["note"] == WORDS


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        (("call", "add"), "call"),
        (("advocate", "add", "Dr. Okafor"), "advocate"),
        (("interview", "add", HARBOR, "--at", "2027-03-18T15:00-04:00"), "interview"),
    ],
)
def test_every_noun_reads_its_note_so(
    listed: Shell, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], entity: str
) -> None:
    typed(monkeypatch, f"{WORDS}\n")
    listed.json(*words, "--note", "-")
    made = [entry for entry in listed.json("journal")["entries"] if entry["entity"] == entity]
    assert made[0]["after"]["note"] == WORDS


def test_the_story_is_read_so_too(listed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "I failed Step 1 once.")
    listed.json("me", "set", "--why-unmatched", "-")
    assert listed.json("me", "show")["narrative"]["why_unmatched"] == "I failed Step 1 once."


def test_one_of_two_can_have_it(listed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, WORDS)
    said = listed("call", "add", "--note", "-", "--incident-words", "-")
    assert said.code == 2
    assert "Standard input can be read once" in said.err
    assert listed.json("call", "list")["calls"] == []


def test_help_of_every_such_option_says_so() -> None:
    said = [
        (name, option)
        for name in every_command()
        for option in LONG
        if (text := help_of(name.split())) and f"  {option} " in text
    ]
    assert len(said) >= 9
    for name, option in said:
        text = " ".join((help_of(name.split()) or "").split(f"  {option} ")[1].split("  --")[0].split())
        assert "- reads it from standard input" in text, (name, option)
