"""Who else has the week file open: a lock file a process, which the system frees when it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class Presence:
    """Says "I am here" for as long as it is held; `kind` is "window" or "import"."""

    def __init__(self, week_file: Path, kind: str, name: str = "") -> None:
        # Of random letters too: a number of a process comes again, and a draft names the window it is of.
        self.name = name or f"{os.getpid()}-{os.urandom(4).hex()}"
        self.path = week_file.with_name(f"{week_file.name}.{kind}-{self.name}")
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Presence:
        while self._file is None:
            file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
            # Whoever counted before the lock was taken may have removed the file as a dead one.
            if _lock(file) and _still_there(file, self.path):
                self._file = file
            else:
                file.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        self.path.unlink(missing_ok=True)


def alive(week_file: Path, kind: str) -> int:
    """How many processes hold a presence of this kind; the marks of dead ones are removed."""
    return len(names(week_file, kind))


def names(week_file: Path, kind: str) -> set[str]:
    """The names under which processes hold a presence of this kind; the marks of dead ones are removed."""
    found = set()
    start = len(f"{week_file.name}.{kind}-")
    for path in week_file.parent.glob(f"{_escaped(week_file.name)}.{kind}-*"):
        try:
            with path.open("r+b") as file:
                if not _lock(file):
                    found.add(path.name[start:])
                    continue
                if sys.platform == "win32":
                    file.close()
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue
        except PermissionError:
            # The mark of another user, whose process cannot be asked.
            found.add(path.name[start:])
    return found


def _still_there(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "[]*?" else letter for letter in name)
