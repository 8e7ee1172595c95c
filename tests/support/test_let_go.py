"""What closed dashboards left is sought once the process has grown by much, and only then."""

from __future__ import annotations

import gc
from types import SimpleNamespace

import pytest

from tests.support.let_go import LOOKS_EVERY, MUCH, Memory


def test_what_nobody_needs_is_let_go_once_there_is_much_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, held, sought = Memory(), [0], []
    monkeypatch.setattr(memory, "_process", SimpleNamespace(memory_info=lambda: SimpleNamespace(rss=held[0])))
    for name in ("unfreeze", "collect", "freeze"):
        monkeypatch.setattr(gc, name, lambda name=name: sought.append(name))
    for grown in (0, MUCH // 2, MUCH, MUCH + 1, MUCH + 2):
        held[0] = grown
        for _ in range(LOOKS_EVERY):
            memory.ended()
        if grown <= MUCH:
            assert not sought
    assert sought == ["unfreeze", "collect", "freeze"]
