"""Where to save a file: asked in one line; a file that is there is only replaced when asked twice."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Input

from matchweek.tui.commands.dialogs.me import SAVE
from matchweek.tui.host import Host
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import Para, Words


class SaveTo(Dialog[str | None]):
    """Answers with the path as it was typed; None, with nothing written, on Escape.

    While names are masked it does not open, unless what is written `hides` them or names nobody.
    """

    AUTO_FOCUS = "Input"
    AT = SAVE
    DEFAULT_CSS = "SaveTo { Words { margin-bottom: 1; } Input { background: $boost; } }"

    def __init__(self, title: str, name: str, words: str = "", *, hides: bool = False) -> None:
        super().__init__(title)
        self.hides = hides
        self.words = words
        self.said = Words()
        self.line = Input(str(_folder() / name), placeholder="the file's path; ~ is your home", compact=True)
        self._sure = ""

    def body(self) -> Iterable[Widget]:
        yield self.said
        yield self.line

    def on_mount(self) -> None:
        self._tell("")
        if not self.hides and not self.host.names_may_show("the file"):
            self.call_after_refresh(self.do_save_leave)

    def _tell(self, warning: str) -> None:
        said = [Para([(self.words, "dim")])] if self.words else []
        self.said.say(
            [*said, Para([(warning or "Only you can read the file.", "warn" if warning else "dim")])]
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_save_write()

    def do_save_write(self) -> None:
        from matchweek.services.file.private_files import path_to

        typed = self.line.value.strip()
        path = path_to(typed)
        if not self.hides and not self.host.names_may_show("the file"):
            return
        if not typed:
            self._tell("Type a name for the file.")
        elif _is(path, folder=True):
            self._tell(f"{typed} is a folder: name a file in it.")
        elif _is(path) and self._sure != typed:
            self._sure = typed
            self._tell(self.AT.in_words("A file of this name is there. {Save_write} again replaces it."))
        else:
            self.dismiss(typed)

    def do_save_leave(self) -> None:
        self.dismiss(None)


def tell_written(host: Host, path: str) -> None:
    """Say where a file was written: whole, and over every dialog, whose last line has no room for it."""
    host.notify(path, title="Written", markup=False, timeout=8)


def _folder() -> Path:
    """Where one would look for it: the folder one is in, or one's home where that cannot be written to."""
    here = Path.cwd()
    return here if os.access(here, os.W_OK) else Path.home()


def _is(path: Path, *, folder: bool = False) -> bool:
    try:
        return path.is_dir() if folder else path.exists()
    except (OSError, ValueError):
        return False
