"""Files from outside are read in a process of their own: whatever happens there, here are words."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from matchweek.errors import BadInput, Failed, MatchweekError
from matchweek.intake import apart, read_file
from matchweek.intake.apart import table_apart
from tests.intake.forms import printed, workbook
from tests.intake.lists import known_list

READERS = "tests.intake.readers"
MEMORY = 512 * 1024 * 1024


@pytest.fixture(autouse=True)
def really_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "in_process", False)


def test_the_table_comes_over_as_it_is() -> None:
    steps: list[tuple[int, int]] = []
    table = table_apart(f"{READERS}:right", b"data", lambda *step: steps.append(step))
    assert list(table.open()) == [(1, ["data", "\ud800", "é"])]
    assert (table.kind, table.notes, table.wrapped) == ("xlsx", ("a note",), False)
    assert steps == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("form", ["list.xlsx", "list.pdf"])
def test_a_list_read_apart_is_the_same_as_one_read_here(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [list(row) for row in known_list("fictional").table]
    path = tmp_path / form
    path.write_bytes(workbook(rows) if form.endswith("xlsx") else printed(rows))
    away = read_file(path)
    monkeypatch.setattr(apart, "in_process", True)
    here = read_file(path)
    assert away == here and away.rows


@pytest.mark.skipif(os.name != "posix", reason="signals and limits of the system")
@pytest.mark.parametrize("how", ["aborts", "ends", "is_killed", "raises", "recurses"])
def test_what_ends_there_is_told_here(how: str) -> None:
    with pytest.raises(BadInput) as refusal:
        table_apart(f"{READERS}:{how}", b"data")
    assert refusal.value.title == "This file cannot be read"
    assert refusal.value.remedy


def test_its_own_refusal_comes_over_in_its_words() -> None:
    with pytest.raises(BadInput) as refusal:
        table_apart(f"{READERS}:refuses", b"data")
    assert (refusal.value.title, refusal.value.detail, refusal.value.remedy) == (
        "A title",
        "a detail",
        "a remedy",
    )


@pytest.mark.parametrize("how", ["sleeps", "works_on"])
def test_what_takes_too_long_is_given_up(how: str) -> None:
    with pytest.raises(BadInput) as refusal:
        table_apart(f"{READERS}:{how}", b"data", seconds=1.0)
    assert "too long" in refusal.value.title


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is the system's here")
def test_what_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(BadInput) as refusal:
        table_apart(f"{READERS}:eats", b"data", memory=MEMORY)
    assert "too much memory" in refusal.value.title


def test_escape_ends_it_at_once_also_inside_a_page() -> None:
    begun = threading.Event()

    def cancelled() -> bool:
        return begun.is_set()

    before = time.monotonic()
    with pytest.raises(Failed) as refusal:
        table_apart(f"{READERS}:sleeps", b"data", lambda *step: begun.set(), cancelled)
    assert refusal.value.title == "Reading was stopped"
    assert time.monotonic() - before < 60


def test_what_it_prints_reaches_no_screen(capfd: pytest.CaptureFixture[str]) -> None:
    table = table_apart(f"{READERS}:prints", b"data")
    assert next(iter(table.open()))[1][0] == "data"
    assert capfd.readouterr() == ("", "")


def test_much_that_is_not_read_holds_nobody_up() -> None:
    with pytest.raises(MatchweekError):
        table_apart(f"{READERS}:refuses", b"x" * 30_000_000)
    with pytest.raises(MatchweekError):
        table_apart(f"{READERS}:floods", b"x")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are listed there")
def test_no_process_stays(tmp_path: Path) -> None:
    before = children()
    for how in ("right", "aborts", "sleeps"):
        try:
            table_apart(f"{READERS}:{how}", b"data", seconds=1.0)
        except BadInput:
            continue
    assert children() <= before


def children() -> set[str]:
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(path.read_text().split()) if path.exists() else set()
