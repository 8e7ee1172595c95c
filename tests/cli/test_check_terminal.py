"""`matchweek check --terminal`: piped it says what cannot be known; at a terminal it ticks what is ready."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from matchweek.cli import dashboard
from matchweek.domain.base.terminal_found import Found, Level
from matchweek.domain.week.readiness import TERMINAL
from tests.cli.conftest import Shell
from tests.cli.lists import fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

WELL = Found("terminal", Level.WELL, "XTerm(379)")
SET = Found("keys", Level.SET, "Esc comes 500 ms late", "in ~/.tmux.conf: set -sg escape-time 10")


def done(shell: Shell) -> bool:
    (task,) = [one for one in shell.json("task", "list")["tasks"] if one["key"] == TERMINAL]
    return task["done_at"] is not None


def test_without_a_terminal_nothing_is_ticked(listed: Shell) -> None:
    document = listed.json("check", "--terminal")
    assert document["good"] is True
    looked = document["terminal"]
    assert (looked["asked"], looked["ready"], looked["ticked"]) == (False, False, False)
    unknown = [one for one in looked["found"] if one["level"] == "unknown"]
    assert unknown and all("check --terminal" in one["set"] for one in unknown)
    assert not done(listed)
    assert "no terminal was asked" in listed("check", "--terminal").out


def test_check_alone_does_not_look_at_the_terminal(listed: Shell) -> None:
    assert "terminal" not in listed.json("check")


def test_what_is_left_to_set_is_told_and_not_ticked(listed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboard, "look_at_terminal", lambda: (True, [WELL, SET]))
    said = listed("check", "--terminal")
    assert said.code == 0
    assert "! keys" in said.out and "→ in ~/.tmux.conf: set -sg escape-time 10" in said.out
    assert "1 to set" in said.out
    assert not done(listed)


def test_a_terminal_that_is_ready_is_ticked_once_and_undone(
    listed: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard, "look_at_terminal", lambda: (True, [WELL]))
    assert "Ticked on the readiness list" in listed("check", "--terminal").out
    assert done(listed)
    again = listed("check", "--terminal").out
    assert "Nothing is left to set" in again and "Ticked" not in again
    listed("undo")
    assert not done(listed)


def test_where_no_week_was_begun_none_is_made(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboard, "look_at_terminal", lambda: (True, [WELL]))
    assert shell.json("check", "--terminal")["terminal"]["ticked"] is False
    assert not shell.file.exists()


@NEEDS_PTY
def test_at_a_real_terminal_nothing_is_left_behind(tmp_path: Path) -> None:
    home = Home(tmp_path).with_list(fictional_csv())
    command = ["sh", "-c", '"$@"; read -r rest; echo "left:<$rest>"', "sh"]
    argv = [*command, *home.command("check", "--terminal")]
    with Terminal.fork(argv, env=home.environment, cwd=home.folder) as terminal:
        shown = terminal.wait_for("letters", PATIENCE)
        terminal.settle()
        terminal.send(b"mine\r")
        shown = terminal.wait_for("left:<", PATIENCE)
    assert "left:<mine>" in shown
    assert re.search(r"terminal +.*TERM is xterm-256color", shown)
    assert "there is no terminal here to ask" not in shown
