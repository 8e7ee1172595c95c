"""What is read quickly is what Typer reads; what is not plain is left to it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from matchweek.cli import command_list, quickly
from matchweek.cli.globals import Shell
from matchweek.errors import BadInput

# What a person may write for a value, much of which Typer refuses or reads in its own way.
WORDS = st.sampled_from(
    [
        *("", "a", "two words", "9001120C0", "primary", "3", "0", "6"),
        *("-", "-1", "+4", " 7", "4.0", "٣", "é"),
    ]
)
PIECES = ["--json", "--nosuch", "-x", "--", "-h", "--no-json", "x", "9001120C0", "7", ""]


def typer_command(words: tuple[str, ...]) -> Any:
    """The command of the tree that Typer makes of the same words."""
    found = command_list.command()
    for word in words:
        found = found.commands[word]
    return found


def read_by_typer(words: tuple[str, ...], rest: list[str]) -> dict[str, Any] | None:
    """What Typer gives the command's function; None where it gives nothing."""
    command = typer_command(words)
    try:
        with command.make_context(words[-1], list(rest), obj=Shell()) as context:
            return {name: value for name, value in context.params.items() if name != "context"}
    except (typer.BadParameter.__mro__[1], typer.Exit, BadInput, SystemExit):
        return None


@pytest.fixture(autouse=True)
def _nothing_on_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matchweek.cli.output.read_stdin", lambda: b"from standard input")


@pytest.mark.parametrize("words", quickly.QUICK, ids=" ".join)
def test_a_quick_command_is_the_function_of_the_tree(words: tuple[str, ...]) -> None:
    module, name = quickly.QUICK[words]
    function = getattr(import_module(f"matchweek.cli.commands.{module}"), name)
    assert typer_command(words).callback.__wrapped__ is function


@st.composite
def lines(draw: st.DrawFn, words: tuple[str, ...]) -> list[str]:
    """A command line of a command: its own options with all sorts of values, and what is none of its."""
    options = [name for each in typer_command(words).params for name in (*each.opts, *each.secondary_opts)]
    named = st.sampled_from([name for name in options if name.startswith("-")] + PIECES)
    line: list[str] = draw(st.lists(st.sampled_from(["9001120C0", "3", "x"]), max_size=2))
    for _ in range(draw(st.integers(0, 4))):
        name = draw(named)
        how = draw(st.sampled_from(["alone", "apart", "joined"]))
        value = draw(WORDS)
        line += [name] if how == "alone" else [name, value] if how == "apart" else [f"{name}={value}"]
    return line


@pytest.mark.parametrize("words", quickly.QUICK, ids=" ".join)
@given(data=st.data())
def test_what_is_read_quickly_is_what_typer_reads(words: tuple[str, ...], data: st.DataObject) -> None:
    rest = data.draw(lines(words))
    called = quickly.read([*words, *rest])
    if called is not None:
        assert called.values == read_by_typer(words, rest), rest


PLAIN = [
    (["now", "--json"], {"helper": False, "as_json": True}),
    (["program", "set", "9001120C0", "--lane", "primary", "--note=a b"], {"lane": "primary", "note": "a b"}),
    (["apply", "9001120C0", "9001121C0", "--planned"], {"codes": ["9001120C0", "9001121C0"]}),
    (["call", "add", "--answered", "--heat", "4", "--number", "+1 555 0100"], {"missed": False, "heat": 4}),
    (["call", "set", "3", "--note", ""], {"number_of_call": 3, "note": ""}),
    (["journal", "--limit", "5"], {"limit": 5}),
]  # fmt: skip
LEFT = [
    ["now", "--help"],
    ["nosuch"],
    ["list"],
    ["journal", "--limit", "0"],
    ["call", "add", "--note", "-"],
    ["call", "add", "--heat", "much"],
    ["call", "add", "--kind"],
    ["call", "add", "stray"],
    ["call", "set"],
    ["program", "set", "9001120C0", "9001121C0"],
    ["apply"],
    ["apply", "--", "9001120C0"],
    ["undo"],
]


@pytest.mark.parametrize(("words", "values"), PLAIN, ids=lambda value: " ".join(value))
def test_plain_lines_are_read_quickly(words: list[str], values: dict[str, Any]) -> None:
    called = quickly.read(words)
    assert called is not None
    assert called.values == called.values | values


@pytest.mark.parametrize("words", LEFT, ids=" ".join)
def test_what_is_not_plain_is_left_to_typer(words: list[str]) -> None:
    assert quickly.read(words) is None


def test_the_global_options_are_checked_first() -> None:
    called = quickly.read(["now"])
    assert called is not None
    with pytest.raises(BadInput):
        called.run(Shell(zone="Nowhere/At_All"))
