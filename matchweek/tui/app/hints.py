"""First-run hints: one line at a time, each until its keys were used, or one of them three times."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matchweek.tui.commands import ANYWHERE, BY_ID, WEEK
from matchweek.tui.widgets.painted import Piece

FILE_NAME = "hints.json"
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence in parts; a part that is a command's id, in braces, is shown as its key."""

    id: str
    commands: tuple[str, ...]
    words: str


HINTS = (
    Hint(
        "lanes",
        ("lane_primary", "lane_secondary", "lane_backup"),
        "{lane_primary} {lane_secondary} {lane_backup} sort a program into a lane · {lane_none} takes it out",
    ),
    Hint("undo", ("undo",), "{undo} takes back what was done last, and then what was done before it"),
    Hint("find", ("find",), "{find} finds as you type: a name, a place, a specialty, a word of your notes"),
    Hint(
        "refuse",
        ("refuse",),
        "{refuse} refuses a program; it is greyed, not gone, and {refuse} takes it back",
    ),
    Hint("apply", ("plan", "submit"), "{plan} plans an application · {submit} records that you submitted it"),
    Hint("call", ("call",), "{call} at the first ring: the time is stored at once, the program can wait"),
    Hint("mark", ("mark",), "{mark} marks programs; the next key acts on all of them, as one undo"),
    Hint("panes", ("next_pane",), "{next_pane} goes on to the advocates and the calls"),
    Hint(
        "palette",
        ("palette",),
        "{palette} finds every command, program and theme by name · {help} lists the keys",
    ),
    Hint("mask", ("mask",), "{mask} hides every name, for sharing the screen"),
)


class Hints:
    """Which hint is next. What was seen is kept in a small file beside the settings, not in the week."""

    def __init__(self, path: Path | None, *, on: bool = True) -> None:
        self._path = path
        self._counts: dict[str, int] = {}
        self.on = on
        self._done = self._read() if on else set()

    @property
    def next(self) -> Hint | None:
        """The hint whose turn it is; None when all were seen or hints are off."""
        return next(self._left(), None)

    def next_in(self, place: str) -> Hint | None:
        """The first hint whose keys do something in a pane, which is one of the places of commands."""
        here = (place, WEEK, ANYWHERE)
        return next((hint for hint in self._left() if _where(hint) in here), None)

    def _left(self) -> Iterator[Hint]:
        return (hint for hint in HINTS if self.on and hint.id not in self._done and _possible(hint))

    def used(self, command: str) -> bool:
        """A command was used; returns whether that ended a hint."""
        if not self.on:
            return False
        self._counts[command] = self._counts.get(command, 0) + 1
        ended = [hint for hint in HINTS if hint.id not in self._done and self._is_known(hint, command)]
        for hint in ended:
            self._done.add(hint.id)
        if ended:
            self._write()
        return bool(ended)

    def _is_known(self, hint: Hint, command: str) -> bool:
        if command not in hint.commands:
            return False
        counts = [self._counts.get(each, 0) for each in hint.commands if each in BY_ID]
        return max(counts) >= ENOUGH or all(counts)

    def _read(self) -> set[str]:
        if self._path is None:
            return set()
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return set()
        done = found.get("done", []) if isinstance(found, dict) else []
        return {str(each) for each in done} if isinstance(done, list) else set()

    def _write(self) -> None:
        # A hint that is shown once too often is no harm: a full disk is not worth a word here.
        if self._path is None:
            return
        import tempfile

        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"done": sorted(self._done)}, file)
            Path(name).replace(self._path)


def _possible(hint: Hint) -> bool:
    return all(command in BY_ID for command in hint.commands)


def _where(hint: Hint) -> str:
    return BY_ID[hint.commands[0]].where


def hint_pieces(hint: Hint) -> list[Piece]:
    """A hint's sentence with its keys as they are bound."""
    pieces: list[Piece] = []
    for part in hint.words.replace("}", "{").split("{"):
        if part in BY_ID:
            pieces.append((BY_ID[part].shown_key, "key"))
        elif part:
            pieces.append((part, "dim"))
    return pieces
