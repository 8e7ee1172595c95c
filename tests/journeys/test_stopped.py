"""A fault that nobody foresaw ends the window: calm words, no page of code, and nothing typed is lost."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from matchweek.errors import DEBUG
from tests.cli.lists import fictional_csv
from tests.support.home import KARACHI, NOW, PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY
PRIVATE = "Quillfeather says 3 places"
# The help of a form is what breaks here: any key's act may.
BREAKS = """
import sys
from matchweek.tui.screens.dialogs.form_screen import FormScreen
def do_help(form):
    words = form.form.values()
    raise RuntimeError(f"not foreseen: {words}")
FormScreen.do_help = do_help
from matchweek.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).with_list(fictional_csv())


def broken(home: Home) -> Terminal:
    """The window after a call was logged, a note typed, and the key that fails pressed."""
    words = [sys.executable, "-c", BREAKS, "--now", NOW, *KARACHI]
    terminal = Terminal.fork(words, env=home.environment | {DEBUG: ""}, cwd=home.folder)
    terminal.wait_for("Harbor Point", PATIENCE)
    terminal.wait_for(r"\bsaved$", PATIENCE)
    terminal.press("c")
    terminal.wait_for("Interest", PATIENCE)
    terminal.press("tab")
    terminal.type(PRIVATE)
    terminal.press("escape")
    terminal.wait_gone("esc end typing", PATIENCE)
    terminal.press("F1")
    return terminal


def test_what_stands_on_the_terminal_then(home: Home) -> None:
    with broken(home) as terminal:
        assert terminal.wait_exit(PATIENCE) == 1
        terminal.settle()
        said = " ".join(terminal.text().split())
    assert "matchweek stopped: something unexpected went wrong" in said
    assert "Open it again now, with the command you used before." in said
    assert re.search(r"RuntimeError in acting\.py, line \d+\.", said)
    assert "Traceback" not in said and PRIVATE not in said and "not foreseen" not in said
    (call,) = home.json("call", "list")["calls"]
    with home.opened("Harbor Point") as terminal:
        for key in ("tab", "tab", "enter"):
            terminal.press(key)
        terminal.wait_for(re.escape(PRIVATE), PATIENCE)
    assert call["id"] == 1
