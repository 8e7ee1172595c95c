"""`matchweek --plain`: the week in sentences, for screen readers."""

from __future__ import annotations

import pytest

from matchweek.cli.main import main
from tests.cli.conftest import NOW, Shell


def test_an_empty_week_says_what_to_do(shell: Shell) -> None:
    said = shell("--plain")
    assert said.code == 0
    assert "It is Thu 18 Mar 10:42 Eastern." in said.out
    assert "1. look in R3: Round 1 is open, by " in said.out
    assert "No list yet" in said.out
    assert not shell.file.exists()


def test_a_week_is_told_in_sentences(shell: Shell) -> None:
    shell.with_list()
    codes = [program["code"] for program in shell.json("list", "show")["programs"]]
    shell("program", "set", codes[0], "--lane", "primary")
    shell("call", "add", "--program", codes[0], "--caller", "Dr. Osei", "--kind", "screening")
    said = shell("--plain", "--zone", "Asia/Karachi")
    assert said.code == 0
    assert "In Karachi: Thu 19:42" in said.out
    assert "primary 1" in said.out
    assert "Dr. Osei" in said.out
    assert "Round 1: " in said.out


def test_no_line_needs_columns_or_signs(shell: Shell) -> None:
    out = shell.with_list()("--plain").out
    assert "  " not in out
    assert not set(out) & set("│─▲●▽▰▱━┄\t\x1b")


@pytest.mark.parametrize("before", [["--plain"], ["--plain", "--zone=Asia/Karachi"]])
def test_it_stands_anywhere_among_the_global_options(
    shell: Shell, before: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*before, "--file", str(shell.file), "--now", NOW]) == 0
    assert "Eastern" in capsys.readouterr().out


def test_a_wrong_zone_is_refused(shell: Shell) -> None:
    assert shell("--plain", "--zone", "Nowhere/Land").code == 2
