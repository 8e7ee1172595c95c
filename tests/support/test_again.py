"""What is run once more, and what is not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import conftest
from tests.support.again import AT_MOST, FAILED, worth_it


def report(name: str, failed: bool) -> Any:
    return SimpleNamespace(nodeid=name, failed=failed)


def test_what_failed_is_kept_by_name_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "failed"
    assert worth_it(path) == []
    monkeypatch.setenv(FAILED, str(path))
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    conftest.pytest_runtest_logreport(report("told by another", True))
    monkeypatch.delenv("PYTEST_XDIST_WORKER")
    for name, failed in (("b", True), ("a", True), ("c", False), ("b", True)):
        conftest.pytest_runtest_logreport(report(name, failed))
    assert worth_it(path) == ["b", "a"]


def test_many_failures_are_no_machine_s_fault(tmp_path: Path) -> None:
    path = tmp_path / "failed"
    path.write_text("".join(f"{number}\n" for number in range(AT_MOST + 1)))
    assert worth_it(path) == []
