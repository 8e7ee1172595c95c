"""Commands at an instant of Match Week, for situations that go over several of its hours."""

from __future__ import annotations

from typing import Any

from tests.cli.conftest import Said, Shell
from tests.cli.lists import HARBOR, fictional_csv

PRELIM, ADVANCED, OTHER = "9010440P1", "9060420A0", "9017140C0"
MON, TUE, THU = "2027-03-15T", "2027-03-16T", "2027-03-18T"


def do(shell: Shell, when: str, *words: str) -> Said:
    return shell(*words, before=("--now", f"{when}-04:00"))


def ok(shell: Shell, when: str, *words: str) -> Any:
    return shell.json(*words, before=("--now", f"{when}-04:00"))


def bring(shell: Shell, when: str, *options: str, **positions: int) -> Any:
    path = shell.home / f"list-{when.replace(':', '')}.csv"
    path.write_text(fictional_csv(**positions), encoding="utf-8")
    return ok(shell, when, "list", "import", str(path), *options)


def contact(shell: Shell, when: str, code: str = HARBOR) -> str:
    return str(ok(shell, when, "program", "show", code)["contact"])


def words_of(shell: Shell, when: str, code: str = HARBOR) -> str:
    return do(shell, when, "program", "show", code).out


def warned(said: Any) -> str:
    return " ".join(said["warnings"])
