"""A new week file is made by statements that stand as text: those that the models of its tables say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from matchweek.store import new_file

WRITE = "python -c 'from matchweek.store import new_file as n; n.TEXT.write_text(n.as_text())'"


def test_the_text_says_what_the_models_say() -> None:
    assert new_file.TEXT.read_text(encoding="utf-8") == new_file.as_text(), f"after a new format: {WRITE}"
    assert list(new_file.statements()) == list(new_file.of_models())


@pytest.mark.parametrize("text", ["", "-- 0001\nCREATE TABLE week (id INTEGER)\n;\n"], ids=["none", "older"])
def test_without_a_text_of_this_format_the_models_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    stale = tmp_path / "new_file.sql"
    if text:
        stale.write_text(text)
    monkeypatch.setattr(new_file, "TEXT", stale)
    monkeypatch.setattr(new_file, "statements", new_file.statements.__wrapped__)
    assert list(new_file.statements()) == list(new_file.of_models())


def test_a_list_comes_into_a_new_file_without_the_models_of_what_it_has_not(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,institution,positions\n9001140C0,Harbor Point,2\n")
    script = (
        "import sys; from matchweek.cli.main import main\n"
        f"code = main(['--file', {str(tmp_path / 'week.db')!r}, 'list', 'import', {str(path)!r}])\n"
        "print(code, sorted(name for name in sys.modules if name.startswith('matchweek.store.models.')))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    code, _, loaded = said.splitlines()[-1].partition(" ")
    assert code == "0"
    assert "matchweek.store.models.tables" in loaded
    assert "record_tables" not in loaded and "season_tables" not in loaded
