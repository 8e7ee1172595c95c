"""A command is loaded alone, and is the same then as among all."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from matchweek.cli.command_list import command

ALL = command().commands


def taken(found: Any) -> object:
    """What a command says of itself and takes, with those under it."""
    under = getattr(found, "commands", {})
    said = [(each.name, each.opts, each.required, getattr(each, "help", "")) for each in found.params]
    return found.help, found.name, said, {name: taken(each) for name, each in under.items()}


@pytest.mark.parametrize("name", ALL)
def test_alone_it_takes_what_it_takes_among_all(name: str) -> None:
    assert taken(command(name).commands[name]) == taken(ALL[name])


def test_a_word_that_is_no_command_is_sought_among_all() -> None:
    assert command("lits").commands.keys() == ALL.keys()


def test_a_list_is_brought_in_without_the_other_commands() -> None:
    script = (
        "import sys; from matchweek.cli.main import main; main(['list', 'import', 'no such file'])\n"
        "print(sorted(name for name in sys.modules if name.startswith('matchweek.cli.commands.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['matchweek.cli.commands.lists']"
