"""A test that hangs ends its process in time, whenever it began."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
import time

import pytest

from tests.support import hangs
from tests.support.terminal import PATIENCE


def test_one_wait_is_good_for_a_minute_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    now, waits = [0.0], []
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(faulthandler, "dump_traceback_later", lambda wait, **_: waits.append((now[0], wait)))
    monkeypatch.setattr(faulthandler, "cancel_dump_traceback_later", lambda: None)
    watch = hangs.Watch()
    for now[0] in (0.0, 1.0, 59.0, 60.0, 61.0, 700.0):
        watch.begins()
    watch.end()
    assert waits == [(0.0, 600.0), (60.0, 600.0), (700.0, 600.0)]


def test_what_hangs_ends_and_is_named() -> None:
    hanging = (
        "from tests.support import hangs\nimport threading\nhangs.PATIENCE = 0.05\nhangs.Watch().begins()\n"
        "def this_hangs():\n    threading.Event().wait()\nthis_hangs()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", hanging], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ended.returncode == 1
    assert "Timeout" in ended.stderr and "in this_hangs" in ended.stderr
