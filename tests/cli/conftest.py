"""A shell to run commands in: a week file of its own, Thursday of Match Week, nothing of the machine's."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from matchweek.cli.main import main
from tests.cli.lists import fictional_csv

NOW = "2027-03-18T10:42:07-04:00"


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Its one JSON document; anything besides it on stdout fails the test."""
        return json.loads(self.out)


class Shell:
    """Runs commands in this process, on one week file."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.file = home / "week.db"
        self.capsys = capsys

    def __call__(self, *arguments: str, before: Sequence[str] = ()) -> Said:
        self.capsys.readouterr()
        code = main(["--file", str(self.file), "--now", NOW, *before, *arguments])
        out, err = self.capsys.readouterr()
        return Said(code, out, err)

    def json(self, *arguments: str, before: Sequence[str] = ()) -> Any:
        """The document of a command that has to succeed."""
        said = self(*arguments, "--json", before=before)
        assert said.code == 0, said.err
        return said.document

    def with_list(self) -> Shell:
        """Bring in the fictional list of twelve programs first."""
        return self.once(_bring_in)

    def once(self, lived: Callable[[Shell], object]) -> Shell:
        """Leave the home as these commands do: given once in a process of tests, and copied from then on."""
        kept = _lived.get(lived)
        if any(self.home.iterdir()):
            lived(self)
        elif kept is not None:
            shutil.copytree(kept.name, self.home, dirs_exist_ok=True)
        else:
            lived(self)
            kept = _lived[lived] = TemporaryDirectory()
            shutil.copytree(self.home, kept.name, dirs_exist_ok=True)
        return self


_lived: dict[Callable[[Shell], object], TemporaryDirectory[str]] = {}


def _bring_in(shell: Shell) -> None:
    path = shell.home / "monday.csv"
    path.write_text(fictional_csv(), encoding="utf-8")
    assert shell("list", "import", str(path), "--after-round", "0").code == 0


def _apply_on_monday(shell: Shell) -> None:
    from tests.cli import lists, lived

    lived.bring(shell, f"{lived.MON}10:05", "--after-round", "0")
    lived.ok(shell, f"{lived.MON}11:10", "apply", lists.HARBOR)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in [name for name in os.environ if name.startswith("MATCHWEEK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("MATCHWEEK_HOME", str(tmp_path))
    return Shell(tmp_path, capsys)


@pytest.fixture
def listed(shell: Shell) -> Shell:
    """The same, with a list brought in."""
    return shell.with_list()


@pytest.fixture
def monday(shell: Shell) -> Shell:
    """The list of Monday 10:05, and Harbor applied to at 11:10."""
    return shell.once(_apply_on_monday)
