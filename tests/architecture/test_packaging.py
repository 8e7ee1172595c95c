"""The project's frame: the lock covers what is declared, the README's commands are those that run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "tests" / "requirements.lock").read_text(encoding="utf-8").splitlines()

NEEDS_BASH = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="needs bash, which this system has not"
)


def test_the_lock_is_plain() -> None:
    assert [line for line in LOCK if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
    names = [canonicalize_name(line.partition("==")[0]) for line in LOCK]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "declared", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]]
)
def test_the_lock_holds_what_is_declared(declared: str) -> None:
    versions = {
        canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LOCK)
    }
    requirement = Requirement(declared)
    assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("declared", PROJECT["project"]["dependencies"])
def test_users_get_ranges(declared: str) -> None:
    operators = {clause.operator for clause in Requirement(declared).specifier}
    assert operators == ({">=", "<"} if not declared.startswith("tzdata") else {">="})


@NEEDS_BASH
@pytest.mark.parametrize(
    ("readme", "code", "output"),
    [
        ("# x\n<!-- test-command -->\n```sh\necho one && echo two\n```\n", 0, "one\ntwo\n"),
        ("<!-- test-command -->\n\nSome words.\n\n```sh\nexit 7\n```\n```sh\necho never\n```\n", 7, ""),
        ("# x\n```sh\necho one\n```\n", 2, "README.md has no code block"),
        ("<!-- test-command -->\n```sh\n\n```\n", 2, "README.md has no code block"),
        ("no README", 2, "README.md"),
    ],
    ids=["runs it", "its exit code", "no marker", "empty block", "no block"],
)
def test_ci_runs_the_readme_command(readme: str, code: int, output: str, tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "README.md").write_text(readme, encoding="utf-8")
    result = subprocess.run([tmp_path / ".ci" / "run"], capture_output=True, text=True, check=False)
    assert result.returncode == code
    assert output in result.stdout + result.stderr
    assert "never" not in result.stdout


@NEEDS_BASH
def test_the_readme_has_the_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^<!-- test-command -->\s*```\w*\n(.*?)\n```", readme, re.MULTILINE | re.DOTALL)
    assert block, "README.md has no test command for .ci/run"
    assert "tests/requirements.lock" in block[1]
    assert block[1].rstrip().endswith("python -m tests")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
