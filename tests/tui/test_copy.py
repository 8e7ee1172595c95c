"""`y`: copied through the terminal and natively, and which of them took it; many programs are asked about."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pyperclip
import pytest

from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.people import advocates
from matchweek.tui.look import clipboard
from matchweek.tui.look.copied_lines import ASKED_ABOVE
from matchweek.tui.screens.dialogs.ask import Ask
from tests.support.pilot import open_dashboard, until
from tests.support.terminal import NEEDS_PTY, Terminal
from tests.support.weeks import CLOCK, codes_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def native(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the system's clipboard, which in tests is this list."""
    taken: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", taken.append)
    return taken


async def test_the_program_under_the_cursor(week: Week, native: list[str]) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        code = str(opened.app.week_screen.programs.grid.cursor)
        await opened.press("y")
        await until(opened.pilot, lambda: "this machine's clipboard" in opened.toasts)
        assert native == [opened.app.clipboard]
        assert code in native[0]
        assert "\n" not in native[0]
        assert "Copied: 1 program" in opened.toasts


async def test_marked_programs_and_more_than_ten_ask_once(week: Week, native: list[str]) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press(*["space"] * ASKED_ABOVE, "y")
        assert len(opened.app.clipboard.splitlines()) == ASKED_ABOVE
        await opened.press("space", "y")
        assert isinstance(opened.app.screen, Ask)
        await opened.shows("confidential")
        await opened.press("n")
        assert len(opened.app.clipboard.splitlines()) == ASKED_ABOVE
        await opened.press("y", "y")
        assert len(opened.app.clipboard.splitlines()) == ASKED_ABOVE + 1
        await opened.press("y")
        assert opened.app.screen is opened.app.week_screen
        await until(opened.pilot, lambda: len(native) == 3)
        assert [len(text.splitlines()) for text in native] == [ASKED_ABOVE, ASKED_ABOVE + 1, ASKED_ABOVE + 1]


async def test_a_call_and_an_advocate(week: Week) -> None:
    calls.add(week, at=CLOCK.now(), program=codes_of(week)[0], caller="Dr. Osei", note="two\nlines")
    advocates.add(week, "Dr. M. Okafor", phone="(330) 555-0142")
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("tab", "y")
        assert opened.app.clipboard.startswith("Dr. M. Okafor")
        await opened.press("tab", "y")
        assert "Dr. Osei" in opened.app.clipboard
        assert "two lines" in opened.app.clipboard


async def test_nothing_to_copy_is_said(tmp_path: Path) -> None:
    async with open_dashboard(tmp_path / "new.db") as opened:
        for _ in range(3):
            await opened.press("y", "tab")
        assert "under the cursor" in opened.toasts
        assert not opened.app.clipboard


@pytest.mark.parametrize("failure", [pyperclip.PyperclipException("no"), OSError("no"), ValueError("no")])
async def test_a_machine_without_a_clipboard_is_said(
    week: Week, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(text: str) -> None:
        raise failure

    monkeypatch.setattr(pyperclip, "copy", fail)
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("y")
        await until(opened.pilot, lambda: "none was found" in opened.toasts)
        assert "Sent to the terminal" in opened.toasts


async def test_a_clipboard_that_hangs_is_not_waited_for(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(pyperclip, "copy", lambda text: released.wait(30))
    monkeypatch.setattr(clipboard, "PATIENCE", 0.05)
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("y")
        await until(opened.pilot, lambda: "it did not answer" in opened.toasts)
        await opened.press("j", "1")
        assert opened.app.board.programs.counts().lanes["primary"] == 1
        released.set()


START = """
import sys
from pathlib import Path
from tests.support.weeks import CLOCK
from matchweek.services.core.launch import Launch
from matchweek.tui.app.dashboard import run_dashboard
sys.exit(run_dashboard(Launch(Path(sys.argv[1]), CLOCK, "Asia/Karachi")))
"""


@NEEDS_PTY
def test_a_real_terminal_gets_the_copy_and_the_title_and_its_title_back(week: Week, home: Path) -> None:
    env = {
        "MATCHWEEK_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PATH": "",
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }
    with Terminal.fork([sys.executable, "-c", START, str(week.path)], 100, 30, env, cwd=ROOT) as terminal:
        terminal.wait_for("saved")
        terminal.wait_for(lambda screen: terminal.emulator.title)
        assert terminal.emulator.title == "matchweek · ROUND 1 until Thu 11:00 ET"
        terminal.press("y")
        terminal.wait_for("Copied: 1 program")
        assert "Fictional Hospital" in str(terminal.emulator.clipboard)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.emulator.title == ""
        assert not terminal.left_behind()


@pytest.mark.parametrize(
    ("size", "environment", "reason"),
    [
        (10, {"TERM": "xterm-256color"}, ""),
        (10, {"TERM": "screen", "STY": "1.pts"}, "screen does not pass it on"),
        (clipboard.MOST, {"TERM": "xterm"}, ""),
        (clipboard.MOST + 1, {"TERM": "xterm"}, "it is longer than 70 kB"),
    ],
)
def test_what_is_not_sent_through_the_terminal(size: int, environment: dict[str, str], reason: str) -> None:
    assert clipboard.not_sent("x" * size, environment) == reason


def test_what_became_of_a_copy_is_said() -> None:
    assert clipboard.in_words("") == "On this machine's clipboard, and sent to the terminal."
    assert clipboard.in_words("", "screen does not pass it on") == "On this machine's clipboard."
    both = clipboard.in_words("none was found", "screen does not pass it on")
    assert both.startswith("Not copied.") and "screen" in both and "none was found" in both


async def test_inside_screen_nothing_is_written_to_the_terminal(
    week: Week, native: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STY", "1.pts")
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("y")
        await until(opened.pilot, lambda: "this machine's clipboard" in opened.toasts)
        assert native and not opened.app.clipboard
        assert "sent to the terminal" not in opened.toasts
