"""Files that leave the week: private, whole or not at all, never over the week file itself."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matchweek.errors import BadInput, Failed
from matchweek.services.core.week import Week


@contextmanager
def written(week: Week, data: str | bytes, to: Path) -> Iterator[None]:
    """Write `data` beside `to` (0600), run the block, then move it into place whole.

    Raises BadInput when `to` cannot be a file of its own, Failed when it cannot be written; if the
    block raises, nothing is left behind.
    """
    _refuse_place(week, to)
    unfinished = _write_beside(to, data.encode() if isinstance(data, str) else data)
    try:
        yield
        unfinished.replace(to)
    except OSError as error:
        raise _not_written(to, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_place(week: Week, to: Path) -> None:
    if str(to) == "-":
        # Elsewhere it means the terminal; here it would be a file that nobody finds again.
        raise BadInput("No file is named", "“-” was given.", "Give a path; without one nothing is written.")
    if to.is_dir():
        raise BadInput("That is a folder", f"{to} is a folder.", "Name a file in it.")
    if week.path is not None and to.resolve() == week.path.resolve():
        raise BadInput("That is the week file", f"{to} holds your week.", "Name another file.")


def _write_beside(to: Path, data: bytes) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{to.name}.", dir=to.parent)
    except OSError as error:
        raise _not_written(to, error) from error
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise _not_written(to, error) from error
    return path


def _not_written(to: Path, error: OSError) -> Failed:
    return Failed(
        "The file could not be written",
        f"{to}: {error.strerror or error}.",
        "Check that the folder exists and that you may write there.",
    )


def path_to(text: str) -> Path:
    """The path that was typed: `~` is one's home, quotes around it are left away."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)
