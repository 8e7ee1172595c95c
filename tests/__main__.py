"""Every check of the project, in one go: `python -m tests [PYTEST ARGUMENTS]`.

Format, lint, types, import contracts, then the tests. All run, so that one visit shows everything that is
wrong; the exit code is 1 when any of them failed. Arguments are handed on to pytest.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The console script of import-linter is not a module; this is what it calls.
_LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
)


def checks(pytest_arguments: list[str]) -> list[tuple[str, list[str]]]:
    """The checks in order, heading and command. pytest comes last, so that its summary ends it."""
    python = sys.executable
    return [
        ("format", [python, "-m", "ruff", "format", "--check", "--quiet"]),
        ("lint", [python, "-m", "ruff", "check", "--quiet"]),
        ("types", [python, "-m", "mypy"]),
        ("imports", [python, "-c", _LINT_IMPORTS, "--no-logo"]),
        ("tests", [python, "-m", "pytest", "-q", "-n", "3", "--dist", "worksteal", *pytest_arguments]),
    ]


def main(arguments: list[str]) -> int:
    failed: list[str] = []
    for heading, command in checks(arguments):
        if failed and heading == "tests":
            print(f"\nFailed so far: {', '.join(failed)}", flush=True)
        print(f"\n== {heading}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(heading)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
