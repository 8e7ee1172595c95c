"""What a killed demo or rehearsal left goes with the next one; what is in use stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from matchweek.services.file import thrown_away as rooms
from matchweek.services.file.thrown_away import NAME, thrown_away
from matchweek.store.presence import Presence


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def left(place: Path, name: str, *, age: float) -> Path:
    folder = place / name
    folder.mkdir()
    (folder / NAME).write_bytes(b"left")
    at = folder.stat().st_mtime - age
    os.utime(folder, (at, at))
    return folder


def test_a_folder_goes_with_its_week_also_after_an_error(place: Path) -> None:
    with pytest.raises(ZeroDivisionError), thrown_away("demo") as path:
        path.write_bytes(b"")
        raise ZeroDivisionError
    assert list(place.iterdir()) == []


def test_what_a_killed_one_left_goes_with_the_next(place: Path) -> None:
    old = 2 * rooms._BEGINNING
    left(place, "matchweek-demo-killed", age=old)
    begun = left(place, "matchweek-demo-begun", age=1)
    other = left(place, "matchweek-rehearsal-killed", age=old)
    used = left(place, "matchweek-demo-used", age=old)
    with Presence(used / NAME, "window"):
        os.utime(used, (1, 1))
        with thrown_away("demo"):
            pass
        assert sorted(place.iterdir()) == sorted([begun, other, used])
