"""The README says what the program does: its keys, its commands, its pictures."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from matchweek.cli.main import main
from tests.support.readme import README, blocks, with_table

TEXT = README.read_text(encoding="utf-8")
LIST = "program_code,institution,state,specialty,unfilled\n9001140C0,Harbor Point,PA,Internal Medicine,3\n"


def test_the_key_table_is_that_of_the_registry() -> None:
    assert with_table(TEXT) == TEXT, "run: python -m tests.support.readme"


def test_the_shell_commands_work_in_the_order_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MATCHWEEK_FILE", str(tmp_path / "week.db"))
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(LIST, encoding="utf-8")
    for line in blocks("shell-commands"):
        program, *arguments = shlex.split(line)
        assert program == ".venv/bin/matchweek"
        code = main(arguments)
        assert code == 0, f"{line}: {capsys.readouterr()}"


@pytest.mark.parametrize("command", re.findall(r"`matchweek ([a-z][^`]*)`", TEXT))
def test_every_command_it_names_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [word for word in command.split() if word.islower() and not word.startswith("-")]
    options = [word for word in command.split() if word.startswith("--")]
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COLUMNS", "200")
        assert main([*words, "--help"]) == 0
    shown = capsys.readouterr().out
    assert all(option in shown for option in options)


def test_every_picture_and_path_it_names_exists() -> None:
    root = README.parent
    for path in re.findall(r"\((screenshots/[^)]+)\)", TEXT):
        assert (root / path).is_file(), path
    for path in re.findall(r"`(matchweek/[a-z/]+|tests/[a-z./]+)`", TEXT):
        assert (root / path).exists(), path


def test_each_row_of_what_can_go_wrong_has_its_test() -> None:
    _, _, rest = TEXT.partition("<!-- faults-table -->")
    heading, line, *rows = rest.partition("<!-- /faults-table -->")[0].strip().splitlines()
    assert heading.count("|") == line.count("|") == 4 and len(rows) > 15
    for row in rows:
        (name,) = re.findall(r"\]\((tests/[^)]+)\) \|$", row)
        assert re.search(r"^(async )?def test_", (README.parent / name).read_text(encoding="utf-8"), re.M), (
            name
        )


def test_the_demo_and_test_commands_install_what_they_run() -> None:
    (demo,) = blocks("demo-command")
    (checks,) = blocks("test-command")
    assert demo.endswith("&& .venv/bin/matchweek demo")
    assert "-r tests/requirements.lock -e ." in checks
    assert checks.endswith("&& .venv/bin/python -m tests")
