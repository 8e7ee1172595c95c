"""What is imported at start-up: `--help` and the first frame wait for nothing heavy (design.md section 7)."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.cli import dashboard
from matchweek.clock import FixedClock
from matchweek.services.core.launch import Launch
from matchweek.services.core.week import entries_since
from matchweek.services.days import calls
from matchweek.tui.app import idle_loading
from tests.support.weeks import codes_of, listings, new_week

HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "rapidfuzz",
    "pypdfium2",
    "fpdf",
    "icalendar",
}
SCREEN = {"textual"}
SHELL = {"typer", "click"}
ZONES = {"pendulum"}

REPORT = """
import json, sys
print("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

# `main` ends by SystemExit; what it imported is reported all the same.
RUN_MAIN = """
import sys
sys.argv[1:] = {arguments!r}
from matchweek.__main__ import main
try:
    sys.exit(main())
except SystemExit as stop:
    assert not stop.code, stop.code
"""


def modules_after(source: str, home: Path) -> set[str]:
    """The top-level names in sys.modules once `source` ran in an interpreter of its own."""
    return set(json.loads(run_in_python(source + REPORT, home).splitlines()[-1]))


def run_in_python(source: str, home: Path) -> str:
    """What `source` wrote in an interpreter of its own."""
    result = subprocess.run(
        [sys.executable, "-c", source],
        env={**_plain_environment(), "MATCHWEEK_HOME": str(home)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def _plain_environment() -> dict[str, str]:
    # Tools that watch an interpreter (coverage, pydantic plug-ins) import things of their own.
    return {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("MATCHWEEK_", "PYTEST_", "COVERAGE_", "COV_"))
    }


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["list", "--help"]], ids=" ".join)
def test_help_and_version_import_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    loaded = modules_after(RUN_MAIN.format(arguments=arguments), tmp_path)
    assert loaded & (HEAVY | SCREEN) == set()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("matchweek.tui.app.dashboard", HEAVY | SHELL | ZONES),
        ("matchweek.domain.programs.program", HEAVY | SCREEN | SHELL | ZONES),
        ("matchweek.domain.programs.programs", HEAVY | SCREEN | SHELL | ZONES),
        ("matchweek.clock", HEAVY | SCREEN | SHELL),
        ("matchweek.__main__", HEAVY | SCREEN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_importing_a_module_stays_light(module: str, unwanted: set[str], tmp_path: Path) -> None:
    assert modules_after(f"import {module}", tmp_path) & unwanted == set()


def test_the_report_sees_what_is_imported(tmp_path: Path) -> None:
    assert "sqlmodel" in modules_after("import sqlmodel", tmp_path)


# A reading or writing command is a third of what it was because these are not in it. Each costs more than all
# of the file's reading does; `python -X importtime -m matchweek ...` shows who asks for it.
NOT_QUICK = {
    "sqlmodel", "sqlalchemy", "alembic", "pydantic", "asyncio", "textual", "rich", "fpdf", "icalendar",
    "pypdfium2", "uharfbuzz", "python_calamine", "platformdirs", "matchweek.intake", "matchweek.tui",
    "matchweek.papers", "matchweek.rehearsal", "matchweek.cli.command_list", "matchweek.store.models.tables",
}  # fmt: skip
WHAT_TO_DO = """
A quick command imports {found}. Import it inside the function that needs it, or behind `if TYPE_CHECKING:`.
The week file is read by store/driver/fetching.py and store/rows.py and changed by store/act.py; what only
the models can do belongs in a module that such a command does not import (store/models/prepared_sql.py,
store/lists.py).
"""
QUICK = {
    "now": ["now"],
    "now for a helper": ["now", "--helper"],
    "list show": ["list", "show"],
    "list show, JSON": ["list", "show", "--lane", "primary", "--json"],
    "list changes": ["list", "changes"],
    "call list": ["call", "list"],
    "journal": ["journal"],
    "journal of a kind": ["journal", "--kind", "calls"],
    "program show": ["program", "show", "{code}"],
    "plain": ["--plain"],
    "call add": ["call", "add", "--program", "{code}", "--caller", "Dr. Q", "--number", "+1 555 0100"],
    "call set": ["call", "set", "1", "--kind", "interview"],
    "program set": ["program", "set", "{code}", "--lane", "secondary", "--note", "asked"],
    "plan": ["apply", "{code}", "--planned"],
    "apply": ["apply", "{code}", "--json"],
}

MODULES = """
import json, sys
print("\\n" + json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("name", QUICK)
def test_a_quick_command_waits_for_nothing_that_it_does_not_need(name: str, tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, listings(12))
    code = codes_of(week)[0]
    calls.add(week, program=code)
    week.close()
    words = [word.format(code=code) for word in QUICK[name]]
    shell = ["--file", str(path), "--now", "2027-03-18T10:42:07-04:00", "--zone", "America/Chicago"]
    source = RUN_MAIN.format(arguments=[*shell, *words]) + MODULES
    loaded = set(json.loads(run_in_python(source, tmp_path).splitlines()[-1]))
    found = sorted(NOT_QUICK & loaded)
    assert not found, WHAT_TO_DO.format(found=", ".join(found))


UNCONNECTED = """
import sys
from matchweek.tui.app.unconnected import import_unconnected
import_unconnected()
import hashlib, hmac
import matchweek.tui.app.dashboard, matchweek.store.models.tables
loaded = sorted({"_ssl", "_hashlib"} & sys.modules.keys())
assert hashlib.new("sha256", b"").hexdigest().startswith("e3b0c44298fc"), "hashes as ever"
assert hashlib.blake2b(b"", digest_size=4).hexdigest() == "1271cf25"
assert hmac.compare_digest("a", "a")
import ssl
print(loaded, ssl.OPENSSL_VERSION[:7])
"""


def test_the_dashboard_loads_no_encryption_and_others_still_can(tmp_path: Path) -> None:
    """4 MiB of the budget, for connections that matchweek never makes."""
    result = run_in_python(UNCONNECTED, tmp_path)
    assert result.splitlines()[-1].startswith("[] OpenSSL"), result


def test_the_dashboard_is_opened_unconnected(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr("matchweek.tui.app.unconnected.import_unconnected", lambda: order.append("spared"))
    monkeypatch.setattr("matchweek.tui.app.dashboard.run_dashboard", lambda launch: order.append("opened"))
    dashboard._run(Launch(Path("week.db"), FixedClock(datetime(2027, 3, 18, tzinfo=UTC))))
    gc.enable()
    assert order == ["spared", "opened"]


FINDER = """
from matchweek.domain.programs.program_zones import zone_of_place
from matchweek.domain.board.board import Board
from matchweek.services.days import identify
zone_of_place("Miami", "FL")
identify.finder_of(Board().programs)
"""


def test_getting_ready_for_calls_loads_nothing_that_compares_names(tmp_path: Path) -> None:
    """4 MiB that a week without a call need not hold: they are loaded once a call's form stands."""
    assert "rapidfuzz" not in modules_after(FINDER, tmp_path)
    warmed = Path(idle_loading.__file__).read_text(encoding="utf-8")
    assert "rank(" not in warmed


# A window that sorts, takes calls, finds and takes back: twice the memory of the rest of it, and a third of a
# second of the processor, are the models.
A_WINDOW_IN_USE = """
import asyncio, gc, sys, time
from datetime import UTC, datetime
from pathlib import Path
from matchweek.clock import FixedClock
from matchweek.services.core.launch import Launch
from matchweek.tui.app import idle_loading
from matchweek.tui.app.dashboard import Dashboard

async def use(path):
    app = Dashboard(Launch(path, FixedClock(datetime(2027, 3, 18, 14, 42, tzinfo=UTC)), "America/Chicago"))
    async with app.run_test(size=(160, 45)) as pilot:
        end = time.monotonic() + 60
        while not app.session.ready:
            assert time.monotonic() < end, "the week was never open"
            await pilot.pause(0.01)
        idle_loading._warm(app.session)
        for keys in ("1", "u", "U", "n words escape", "c H a z e l escape escape", "/ h a escape escape"):
            await pilot.press(*keys.split())
        await pilot.press("h", "escape", "w", "escape", "F3", "F4", "F2")
        app.session.reload()
        app.session.tick()
        await pilot.pause()
        app.exit()

asyncio.run(use(Path({path!r})))
"""


def test_a_window_holds_no_models_for_what_its_keys_do(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, listings(12))
    before = len(entries_since(week))
    loaded = modules_after(A_WINDOW_IN_USE.format(path=str(path)), tmp_path)
    assert len(entries_since(week)) >= before + 5, "the keys were stored"
    week.close()
    assert loaded & {"sqlmodel", "sqlalchemy", "alembic", "pydantic"} == set()
