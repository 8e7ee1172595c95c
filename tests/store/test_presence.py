"""Who has the file open: counted while they live, forgotten when they die."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from matchweek.store import presence
from matchweek.store.presence import Presence, alive
from tests.support.writers import ends

ROOT = Path(__file__).resolve().parents[2]


def test_presence_counts_while_it_is_held(week_file: Path) -> None:
    assert alive(week_file, "window") == 0
    with Presence(week_file, "window"), Presence(week_file, "window"), Presence(week_file, "import"):
        assert alive(week_file, "window") == 2
        assert alive(week_file, "import") == 1
    assert alive(week_file, "window") == alive(week_file, "import") == 0
    assert list(week_file.parent.iterdir()) == []


def test_the_mark_of_a_dead_process_is_removed(week_file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from matchweek.store.presence import Presence\n"
        f"with Presence(Path({str(week_file)!r}), 'window'):\n"
        "    print('here', flush=True); sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "here\n"
    assert alive(week_file, "window") == 1
    other.kill()
    ends(other)
    assert len(list(week_file.parent.iterdir())) == 1
    assert alive(week_file, "window") == 0
    assert list(week_file.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["[a].db", "*.db", "week?.db"])
def test_marks_of_other_files_do_not_count(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set("*?"):
        pytest.skip("Windows does not allow these characters in names")
    with Presence(tmp_path / "a.db", "window"), Presence(tmp_path / "weeks.db", "window"):
        assert alive(tmp_path / name, "window") == 0
        with Presence(tmp_path / name, "window"):
            assert alive(tmp_path / name, "window") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed on Windows")
def test_a_mark_counted_as_dead_before_it_was_locked_is_made_again(
    week_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, calls = presence._lock, []

    def counted_first(file) -> bool:
        calls.append(file)
        if len(calls) == 1:
            # Another process looks just between the making of the mark and its lock.
            assert alive(week_file, "window") == 0
        return lock(file)

    monkeypatch.setattr(presence, "_lock", counted_first)
    with Presence(week_file, "window"):
        assert alive(week_file, "window") == 1
