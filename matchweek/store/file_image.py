"""The pages of an open week file in memory, for when another program empties or overwrites it in place.

SQLite notices that only when it reads a page again, and what this window has of the file is then only what it
kept; of an older copy of the week it notices nothing, and mixes it with its log. A page changes in the file
when SQLite moves its log there; until the next time all of it stands in the log, so that the pages as they
were then and the log are the whole week.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from pathlib import Path

from matchweek.errors import MatchweekError, WeekFileError
from matchweek.store.database import log_of, titled_errors

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
# A larger week is put back from its newest backup and the log.
LARGEST = 16 * 1024 * 1024
_FAST = 1
_AGAIN = 0.05
"""Seconds until a file is read once more that seems to be older."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class Image:
    """Looks at the file by a handle of its own, which stays open until the week is closed.

    On POSIX systems closing any handle of a file gives up all locks that the process has on it, SQLite's
    too: close this one after SQLite's.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, _READ)
        self._log: tuple[int, tuple[int, int]] | None = None
        self._seeking = threading.Lock()
        self._packed = b""
        self._made = 0
        self._newest: tuple[str, int] | None = None
        self._older = False
        self._cut = False
        self._packing: threading.Thread | None = None

    def is_spoilt(self) -> bool:
        """Whether the file is a week file no more, or an older one; microseconds. Takes up what SQLite wrote
        since."""
        found = os.fstat(self._file)
        header = self._read(_HEADER)
        if len(header) < _HEADER or not header.startswith(_MAGIC):
            return True
        # While SQLite makes a file longer it is shorter than it says, for less than a second.
        was_cut, self._cut = self._cut, found.st_size < _says(header)
        if self._cut:
            return was_cut
        self._follow_log()
        if found.st_mtime_ns != self._made and not (self._packing and self._packing.is_alive()):
            self._packing = threading.Thread(target=self._pack, args=(found.st_mtime_ns,), daemon=True)
            self._packing.start()
        return self._older

    def is_older(self) -> bool:
        """Whether an older copy of the week was written over the file, as of now.

        Two numbers are compared where nothing was written to the file since it was looked at last.
        """
        if os.fstat(self._file).st_mtime_ns == self._made:
            return self._older
        with contextlib.suppress(OSError):
            return self._goes_back(self._read(LARGEST + 1))
        return False

    def _goes_back(self, data: bytes) -> bool:
        """Whether the history ends sooner than it did: SQLite only adds to it, and a restored backup says in
        its epoch that it is one. What is read while SQLite writes is read again."""
        if len(data) > LARGEST:
            return False
        for again in (_AGAIN, 0):
            now = _newest_in(data)
            if self._newest is None or now is None or now[0] != self._newest[0] or now[1] >= self._newest[1]:
                return False
            if again:
                time.sleep(again)
                data = self._read(LARGEST + 1)
        return True

    def older_copy(self) -> bytes:
        """What is in the file now where that is an older copy; empty where it is not, or where the file at
        the path is another one by now: another window may have put the week back."""
        with contextlib.suppress(OSError):
            if os.path.samestat(Path(self._path).stat(), os.fstat(self._file)) and self.is_older():
                return self._read(os.fstat(self._file).st_size)
        return b""

    def require(self) -> None:
        """Raise WeekFileError where what is stored now would be mixed into an older copy."""
        if self.is_older():
            raise _older(self._path)

    def _follow_log(self) -> None:
        """Hold the log that belongs to these pages: SQLite deletes it when it opens an emptied file, and what
        is held can be read all the same. Windows would keep SQLite from deleting it in its turn."""
        if os.name == "nt":
            return
        path = log_of(self._path)
        with contextlib.suppress(OSError):
            found = path.stat()
            if self._log is not None and self._log[1] == (found.st_dev, found.st_ino):
                return
            handle = os.open(path, _READ)
            now = os.fstat(handle)
            if self._log is not None:
                os.close(self._log[0])
            self._log = handle, (now.st_dev, now.st_ino)

    def log(self) -> bytes:
        """What the log of these pages holds; empty where there is none."""
        if self._log is None:
            with contextlib.suppress(OSError):
                return log_of(self._path).read_bytes()
            return b""
        with self._seeking:
            handle = self._log[0]
            os.lseek(handle, 0, os.SEEK_SET)
            return os.read(handle, os.fstat(handle).st_size)

    def _pack(self, made: int) -> None:
        """Keep the pages as they are now, compressed; not those of a file that is being spoilt."""
        with contextlib.suppress(OSError):
            data = self._read(LARGEST + 1)
            if len(data) > LARGEST:
                self._packed, self._made = b"", made
            elif self._goes_back(data):
                self._older, self._made = True, made
            elif data.startswith(_MAGIC) and len(data) >= _says(data):
                import zlib

                self._packed, self._made = zlib.compress(data, _FAST), made
                self._newest, self._older = _newest_in(data) or self._newest, False

    def _read(self, many: int) -> bytes:
        with self._seeking:
            os.lseek(self._file, 0, os.SEEK_SET)
            return os.read(self._file, many)

    def settle(self) -> None:
        """Wait until what was begun to be kept is kept."""
        if self._packing is not None:
            self._packing.join()

    def pages(self) -> bytes:
        """The pages as they were; empty for a file that is too large."""
        import zlib

        self.settle()
        return zlib.decompress(self._packed) if self._packed else b""

    def close(self) -> None:
        self.settle()
        os.close(self._file)
        if self._log is not None:
            os.close(self._log[0])
            self._log = None


def _newest_in(data: bytes) -> tuple[str, int] | None:
    """The epoch of a week in memory, and the number of the newest entry of its history; None where SQLite
    cannot read it alone."""
    pages = bytearray(data)
    # As a file without a log: SQLite opens no other one in memory.
    pages[18:20] = b"\x01\x01"
    with contextlib.suppress(sqlite3.Error, AttributeError), contextlib.closing(_in_memory()) as file:
        file.deserialize(bytes(pages))
        found = file.execute("SELECT epoch, (SELECT coalesce(max(seq), 0) FROM entry) FROM week").fetchone()
        return (str(found[0]), int(found[1])) if found is not None else None
    return None


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:")


def leave_as_it_is(path: Path, data: bytes) -> None:
    """Put an older copy back as it was before the last who had it open left: SQLite moves its log into it.

    Where somebody still has it open it stays: they are asked in their turn.
    """
    with contextlib.suppress(OSError):
        if not log_of(path).exists():
            path.write_bytes(data)


def _older(path: Path) -> WeekFileError:
    return WeekFileError(
        "An older copy was put over your week",
        f"Another program wrote it into {path} while it is open here. What you did since is in this window.",
        "Nothing more is stored until it is put back: this window asks for that within a second.",
    )


def _says(header: bytes) -> int:
    """How long the file says that it is, in bytes; 0 where it does not say."""
    size = int.from_bytes(header[16:18], "big")
    if header[24:28] != header[92:96]:
        return 0
    return int.from_bytes(header[28:32], "big") * (65536 if size == 1 else size)


def take_out_spoilt(pages: bytes, log: bytes, target: Path) -> bool:
    """Write the week whose file was spoilt to `target`, from its pages and its log; whether it is whole."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    target.write_bytes(pages)
    log_of(target).write_bytes(log)
    try:
        with titled_errors(target), contextlib.closing(sqlite3.connect(target)) as file:
            file.execute("PRAGMA journal_mode = DELETE")
            return bool(file.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except MatchweekError:
        return False


def newest_entry(path: Path) -> int:
    """The number of the newest entry of a week file's history. Raises WeekFileError."""
    with titled_errors(path), contextlib.closing(sqlite3.connect(path)) as file:
        found = file.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()
    if not isinstance(found, tuple):
        raise WeekFileError("The history cannot be read", str(path), "Restore a backup.")
    return int(found[0])
