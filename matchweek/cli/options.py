"""Options that several commands share, said once."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from matchweek.cli import output
from matchweek.cli.globals import Shell
from matchweek.errors import BadInput

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="INSTANT", help="When it happened, such as “Thu 9:58am CT” or 2027-03-18T10:58."
    ),
]
Because = Annotated[
    str, typer.Option("--because", metavar="TEXT", help="Record what R3 or a portal shows, with the reason.")
]
Codes = Annotated[list[str], typer.Argument(metavar="CODE...", help="NRMP program codes; all or none.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")]

T = TypeVar("T")
# More cells than any command's sentence has.
_WHOLE = 1000


class Commands(TyperGroup):
    """A group whose help says each command's sentence whole: a number or a word that is cut misleads."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, found.get_short_help_str(_WHOLE))
                    for name, found in commands
                    if found and not found.hidden
                ]
            )


def group(help_text: str) -> typer.Typer:
    """A group of commands by noun."""
    return typer.Typer(
        cls=Commands,
        help=help_text,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def shell_of(context: typer.Context) -> Shell:
    """The global options of this run."""
    shell = context.obj
    if not isinstance(shell, Shell):
        raise TypeError("a command was run without the global options")
    return shell


STDIN = "-"
_TAKEN = "matchweek.standard_input"


def long_text(name: str, help_text: str) -> Any:
    """An option for words of one's own. Arguments stand in the process list, for others of this machine to
    read; with “-” the words come from standard input, which one option of a command can have."""
    said = f"{help_text} - reads it from standard input."
    return typer.Option(name, metavar="TEXT", help=said, callback=_from_stdin)


def _from_stdin(context: typer.Context, option: typer.CallbackParam, text: str | None) -> str | None:
    if text != STDIN:
        return text
    if _TAKEN in context.meta:
        raise BadInput(
            "Standard input can be read once",
            f"{context.meta[_TAKEN]} and {option.opts[0]} both are “-”.",
            "Give one of them so, the other one with its words or in a second command.",
        )
    context.meta[_TAKEN] = option.opts[0]
    return output.read_stdin().decode("utf-8-sig", errors="replace").rstrip("\r\n")


def given(**fields: T | None) -> dict[str, T]:
    """The fields that were given on the command line, by name."""
    return {name: value for name, value in fields.items() if value is not None}
