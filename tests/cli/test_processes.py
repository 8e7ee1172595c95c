"""The command as the system runs it: start-up, streams, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from matchweek import __version__
from tests.cli.conftest import NOW
from tests.cli.lists import PENA, ROWS, fictional_csv
from tests.support.home import run_here
from tests.support.weeks import listings, new_week


def run(home: Path, *arguments: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MATCHWEEK_", "LC_", "LANG"))
    }
    return subprocess.run(
        [sys.executable, "-m", "matchweek", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**kept, "MATCHWEEK_HOME": str(home), "MATCHWEEK_NOW": NOW, **more},
    )


def test_version_and_help(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout.decode().split() == ["matchweek", __version__]
    shown = run(tmp_path, "--help")
    assert (shown.returncode, b"Exit codes" in shown.stdout) == (0, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["--version"], ["demo", "--scene", "x"], []], ids=lambda a: " ".join(a) or "alone"
)
def test_the_way_to_the_screen_imports_no_typer(tmp_path: Path, arguments: list[str]) -> None:
    source = (
        "import sys\nfrom matchweek.cli.main import main\n"
        f"main({arguments!r})\n"
        "print(sorted({'typer', 'sqlmodel', 'textual', 'pendulum'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "MATCHWEEK_HOME": str(tmp_path)},
    )
    assert done.stderr.decode().splitlines()[-1] == "[]"


def test_a_list_through_a_pipe_in_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    done = run(
        tmp_path, "list", "import", "-", "--json", stdin=fictional_csv().encode(), LC_ALL="C", PYTHONUTF8="0"
    )
    assert (done.returncode, json.loads(done.stdout)["read"]) == (0, len(ROWS))
    shown = run(tmp_path, "program", "show", PENA, LC_ALL="C", PYTHONUTF8="0")
    assert "Clínica Peña" in shown.stdout.decode("utf-8")
    refused = run(tmp_path, "program", "show", "9999140C0", "--json")
    assert (refused.returncode, set(json.loads(refused.stdout))) == (2, {"error"})


@pytest.mark.skipif(os.name != "posix", reason="pipes that close")
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    new_week(tmp_path / "week.db", listings(12)).close()
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "matchweek", "list", "show", "--json"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "MATCHWEEK_HOME": str(tmp_path)},
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="streams that are closed before the start")
@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-"])
def test_an_act_that_can_answer_nowhere_is_done_once_and_well(tmp_path: Path, closed: str) -> None:
    new_week(tmp_path / "week.db").close()
    command = f'exec "{sys.executable}" -m matchweek call add --note once --at {NOW} {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "MATCHWEEK_HOME": str(tmp_path), "MATCHWEEK_NOW": NOW},
    )
    assert (done.returncode, done.stderr if "2>" in closed else b"") == (0, b""), done.stderr
    assert b"Traceback" not in done.stderr
    home = {"MATCHWEEK_HOME": str(tmp_path), "MATCHWEEK_NOW": NOW}
    listed = json.loads(run_here(["call", "list", "--json"], home, tmp_path)[1])
    assert [call["note"] for call in listed["calls"]] == ["once"]
    assert json.loads(run_here(["check", "--json"], home, tmp_path)[1])["usable"]
