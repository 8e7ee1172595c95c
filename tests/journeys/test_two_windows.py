"""One note in two real windows: both texts are kept and named; what a killed window left is taken up."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.lists import HARBOR, fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY


def typed(terminal: Terminal, words: str) -> None:
    """Open the note under the cursor and type in it."""
    terminal.press("n")
    terminal.wait_for("keep and leave", PATIENCE)
    terminal.type(words)
    terminal.wait_for(words, PATIENCE)


def on_disk(terminal: Terminal, home: Home, words: str) -> None:
    """Wait until a draft with some words is in the file."""

    def there(screen: str) -> bool:
        with closing(sqlite3.connect(home.file)) as file:
            return any(words in row[0] for row in file.execute('SELECT "values" FROM draft'))

    terminal.wait_for(there, PATIENCE)


def note(home: Home) -> str:
    return str(home.program(HARBOR)["note"])


def test_both_windows_words_are_kept_and_what_a_killed_one_left_is_there(tmp_path: Path) -> None:
    home = Home(tmp_path).with_list(fictional_csv())
    with home.opened("Harbor Point") as one, home.opened("Harbor Point") as other:
        typed(one, "words of the first")
        typed(other, "words of the second")
        screen = other.wait_for("Open in another window since 10:42 ET", PATIENCE)
        assert "Restored" not in screen
        on_disk(one, home, "words of the first")
        on_disk(other, home, "words of the second")
        one.press("escape")
        one.wait_gone("keep and leave", PATIENCE)
        assert note(home) == "words of the first"
        other.wait_for("both are kept", PATIENCE)
        other.press("escape")
        other.wait_gone("keep and leave", PATIENCE)
        kept = note(home)
        assert kept.startswith("words of the second\n\n— also written in another window, Thu 18 Mar 10:4")
        assert kept.endswith(" ET —\nwords of the first")

        # In the middle of a word one window is killed; the other has the note open, and is offered nothing.
        one.wait_for("words of the second", PATIENCE)
        typed(one, " and half a wo")
        on_disk(one, home, "half a wo")
        other.press("n")
        screen = other.wait_for("Open in another window since 10:4", PATIENCE)
        assert "half a wo" not in screen
        one.kill(signal.SIGKILL)
        one.wait_exit(PATIENCE)
        other.press("escape")
        other.wait_gone("keep and leave", PATIENCE)
        assert note(home) == kept
        other.press("n")
        other.wait_for("Restored: typed until", PATIENCE)
        for words in ("words of the second", "words of the first and half a wo", "also written in another"):
            other.wait_for(words, PATIENCE)
        other.type("rd")
        other.wait_for("half a word", PATIENCE)
        other.press("escape")
        other.wait_gone("keep and leave", PATIENCE)
    assert note(home) == f"{kept} and half a word"
    with closing(sqlite3.connect(home.file)) as file:
        assert file.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_a_note_from_the_shell_counts_as_another_window(tmp_path: Path) -> None:
    home = Home(tmp_path).with_list(fictional_csv())
    with home.opened("Harbor Point") as terminal:
        typed(terminal, "typed here")
        home.json("program", "set", HARBOR, "--note", "from the shell")
        terminal.wait_for("both are kept", PATIENCE)
        terminal.press("escape")
        terminal.wait_gone("keep and leave", PATIENCE)
        kept = note(home)
        assert kept.startswith("typed here\n\n— also written in another window")
        assert kept.endswith("\nfrom the shell")
