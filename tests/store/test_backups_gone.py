"""Backups that are erased while somebody lists them are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from matchweek.store import backup


@pytest.mark.parametrize("folder_goes", [False, True])
def test_what_is_erased_meanwhile_is_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder_goes: bool
) -> None:
    week = tmp_path / "week.db"
    place = backup.folder(week)
    place.mkdir()
    stays = place / "2027-03-18T144207Z-asked.db"
    stays.touch()

    def glob(self: Path, pattern: str) -> Iterator[Path]:
        yield stays
        yield place / "gone.db"
        if folder_goes:
            raise FileNotFoundError(self)

    monkeypatch.setattr(Path, "glob", glob)
    assert [each.path for each in backup.backups(week)] == [stays]
