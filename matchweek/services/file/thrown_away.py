"""Folders of weeks that are thrown away, of a demo or a rehearsal: removed also when that was killed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from matchweek.store.presence import alive

NAME = "week.db"
# A demo that is only beginning has no window yet; seconds.
_BEGINNING = 600.0


@contextmanager
def thrown_away(kind: str) -> Iterator[Path]:
    """The path for a week file in a new folder, which goes at the end with those that killed ones left."""
    begin = f"matchweek-{kind}-"
    folder = Path(tempfile.mkdtemp(prefix=begin))
    try:
        yield folder / NAME
    finally:
        with suppress(OSError):
            _clear(folder, begin)
        shutil.rmtree(folder, ignore_errors=True)


def _clear(own: Path, begin: str) -> None:
    """Remove folders of this user that no window uses; what time it is the file system says."""
    own.touch()
    now = own.stat()
    for left in own.parent.glob(f"{begin}*"):
        with suppress(OSError):
            found = left.lstat()
            mine = found.st_uid == now.st_uid and left.is_dir() and not left.is_symlink()
            if mine and now.st_mtime - found.st_mtime > _BEGINNING and not alive(left / NAME, "window"):
                shutil.rmtree(left, ignore_errors=True)
