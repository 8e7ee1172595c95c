"""A look at the terminal from the dashboard: opened from readiness and the palette, and what it ticks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from matchweek.domain.week.readiness import READINESS, TERMINAL
from matchweek.tui.checked import gathering
from matchweek.tui.checked.facts import PROBES, Answers, Facts
from matchweek.tui.screens.own.terminal_check import TerminalCheck
from tests.support.bringing_in import dashboard
from tests.support.pilot import Opened, until

GOOD = Answers("XTerm(379)", (41, 379, 0), True, tuple(width for _, width in PROBES))
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"}


def known(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], **options: Any) -> None:
    heard = gathering.Heard(True, GOOD)
    monkeypatch.setattr(TerminalCheck, "_heard", lambda self: heard)
    facts = Facts(environment, GOOD, colours=256, clipboard=True, **options)
    monkeypatch.setattr(gathering, "gather", lambda notify, heard: facts)


def done(opened: Opened) -> bool:
    from matchweek.domain.season.ticked import ticks

    return TERMINAL in {task for task, _, _ in ticks(opened.app.board.kept.tasks, 2027)}


async def test_readiness_opens_it_and_it_ticks_the_point(
    week_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch, {"TERM": "xterm-256color"})
    at = [point.key for point in READINESS].index(TERMINAL)
    async with dashboard(week_file) as opened:
        await opened.press("R", *["down"] * at)
        await opened.shows("looks at this terminal now")
        await opened.press("t")
        for words in ("XTerm(379)", "nothing is left to set", "Ready for Monday: ticked."):
            await opened.shows(words)
        await until(opened.pilot, lambda: done(opened))
        await opened.press("escape")
        await opened.press("u")
        await until(opened.pilot, lambda: not done(opened))


async def test_what_is_left_to_set_is_named_and_nothing_is_ticked(
    week_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch, TMUX, tmux={"version": "3.3a", "escape-time": "500"})
    async with dashboard(week_file, (80, 24)) as opened:
        await opened.press("ctrl+p", *"check this term", "enter")
        await opened.shows("1 to set")
        await opened.shows("set -sg escape-time 10")
        assert not done(opened)


async def test_where_no_terminal_can_be_asked_it_says_so(week_file: Path) -> None:
    async with dashboard(week_file) as opened:
        await opened.press("R", "t")
        await opened.shows("there is no terminal here to ask")
        assert not done(opened)
