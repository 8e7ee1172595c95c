"""The import contracts of pyproject.toml: a tree that keeps them passes, each way of breaking one fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# A tree that keeps every contract, by the allowed imports of each room.
KEPT = {
    "__init__.py": "",
    "__main__.py": "import matchweek.cli.main\n",
    "errors.py": "",
    "clock.py": "import matchweek.errors\n",
    "paths.py": "import matchweek.errors\n",
    "settings.py": "import matchweek.errors\n",
    "logs.py": "",
    "domain/__init__.py": "",
    "domain/programs/__init__.py": "",
    "domain/programs/program.py": "import pendulum\nimport matchweek.errors\n",
    "store/__init__.py": "import sqlmodel\n",
    "store/models/__init__.py": "",
    "store/models/tables.py": "import sqlmodel\nimport matchweek.domain.programs.program\n",
    "store/migrate.py": "def upgrade():\n    import alembic\n",
    "intake/__init__.py": "",
    "intake/read.py": "import python_calamine\nimport matchweek.domain.programs.program\n",
    "papers/__init__.py": "",
    "papers/packet.py": "import fpdf\nimport matchweek.domain.programs.program\n",
    "services/__init__.py": "",
    "services/lists/__init__.py": "",
    "services/lists/lists.py": "import matchweek.intake.read\nimport matchweek.store.models.tables\n",
    "services/file/__init__.py": "",
    "services/file/keeping.py": "import matchweek.papers.packet\n",
    "rehearsal/__init__.py": "",
    "rehearsal/week.py": "import matchweek.services.lists.lists\nimport matchweek.domain.programs.program\n",
    "rehearsal/pictures.py": "def make():\n    import matchweek.tui.app.dashboard\n",
    "cli/__init__.py": "",
    "cli/main.py": "import typer\nimport matchweek.services.lists.lists\nimport matchweek.rehearsal.week\n",
    "cli/dashboard.py": "def show():\n    import matchweek.tui.app.dashboard\n",
    "tui/__init__.py": "",
    "tui/app/__init__.py": "",
    "tui/app/dashboard.py": "import textual\nimport matchweek.services.lists.lists\n",
    "tui/panes/__init__.py": "",
}

BROKEN = [
    (
        "domain uses the store",
        "domain/programs/program.py",
        "import matchweek.store.models.tables",
        "one-way",
    ),
    ("domain asks the clock", "domain/programs/program.py", "import matchweek.clock", "one-way"),
    ("store uses a service", "store/models/tables.py", "import matchweek.services.lists.lists", "one-way"),
    ("intake uses the store", "intake/read.py", "import matchweek.store.models.tables", "one-way"),
    ("papers use the store", "papers/packet.py", "import matchweek.store.models.tables", "one-way"),
    ("a service uses the screen", "services/lists/lists.py", "import matchweek.tui.app.dashboard", "one-way"),
    ("the screen uses the command line", "tui/app/dashboard.py", "import matchweek.cli.main", "one-way"),
    ("a leaf uses a leaf", "clock.py", "import matchweek.paths", "one-way"),
    ("a leaf uses the domain", "settings.py", "import matchweek.domain.programs.program", "one-way"),
    ("errors use anything", "errors.py", "import matchweek.clock", "one-way"),
    ("a module outside every room", "helpers.py", "", "one-way"),
    (
        "the screen uses the store",
        "tui/app/dashboard.py",
        "import matchweek.store.models.tables",
        "only-services-store",
    ),
    (
        "the screen uses intake",
        "tui/panes/__init__.py",
        "import matchweek.intake.read",
        "only-services-store",
    ),
    ("the command line uses the store", "cli/main.py", "import matchweek.store", "only-services-store"),
    ("a second door to the screen", "cli/main.py", "import matchweek.tui.app.dashboard", "two-doors-to-tui"),
    (
        "a hidden door to the screen",
        "rehearsal/week.py",
        "def f():\n    import matchweek.tui",
        "two-doors-to-tui",
    ),
    ("SQL in a service", "services/lists/lists.py", "from sqlmodel import select", "sql-in-store"),
    ("SQL in the screen", "tui/app/dashboard.py", "import sqlalchemy", "sql-in-store"),
    ("migrations outside the store", "services/lists/lists.py", "import alembic.command", "sql-in-store"),
    ("a widget outside the screen", "cli/main.py", "from textual.app import App", "screen-in-tui"),
]


def lint_imports(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())",
            "--no-logo",
            "--no-cache",
            *arguments,
        ],
        cwd=root,
        env={"PATH": "", "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A tree with every room of the design and this project's contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, source in KEPT.items():
        path = tmp_path / "matchweek" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return tmp_path


def test_the_project_keeps_its_contracts() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_tree_that_keeps_to_the_design_passes(skeleton: Path) -> None:
    result = lint_imports(skeleton)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(("room", "line", "contract"), [pytest.param(*row[1:], id=row[0]) for row in BROKEN])
def test_breaking_a_contract_fails(skeleton: Path, room: str, line: str, contract: str) -> None:
    path = skeleton / "matchweek" / room
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}{line}\n", encoding="utf-8")
    result = lint_imports(skeleton, "--contract", contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "1 broken" in result.stdout or "not listed" in result.stdout, result.stdout + result.stderr
