"""The commands that are asked most, read from the command line without building the tree of all of them.

Typer builds every command, and loads its checkers of values, before it reads one: a third of such a command's
time. What is read here is what Typer reads, by the same signature; whatever is not plain (help, a wrong
name, a value that is checked or comes from standard input) is left to it. A test compares both.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from importlib import import_module
from types import NoneType, SimpleNamespace, UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell

# By the words of the command: its module in this room, its function there.
QUICK: dict[tuple[str, ...], tuple[str, str]] = {
    ("now",): ("time", "now"),
    ("journal",): ("history", "journal"),
    ("apply",): ("programs", "apply"),
    ("list", "show"): ("lists", "show"),
    ("list", "changes"): ("lists", "changes"),
    ("call", "list"): ("calls", "show"),
    ("call", "add"): ("calls", "add"),
    ("call", "set"): ("calls", "change"),
    ("program", "show"): ("programs", "show"),
    ("program", "set"): ("programs", "change"),
}
_STDIN = "-"


class Called(NamedTuple):
    """A command's function and what the command line gives it, without its context."""

    function: Callable[..., Any]
    values: dict[str, Any]

    def run(self, shell: Shell) -> int:
        """Run it with the global options as Typer would; returns the exit code."""
        shell.check()
        code = self.function(SimpleNamespace(obj=shell), **self.values)
        return code if isinstance(code, int) else 0


class _NotPlain(Exception):
    """Typer reads it, or says what is wrong with it."""


class _Parameter(NamedTuple):
    name: str
    kind: type
    several: bool
    least: float | None
    most: float | None


def read(words: Sequence[str]) -> Called | None:
    """The command that the words after the global options name; None where Typer should read them."""
    for length in (1, 2):
        found = QUICK.get(tuple(words[:length]))
        if found is not None:
            function = getattr(import_module(f"matchweek.cli.commands.{found[0]}"), found[1])
            try:
                return Called(function, _values(function, list(words[length:])))
            except _NotPlain:
                return None
    return None


def _values(function: Callable[..., Any], words: list[str]) -> dict[str, Any]:
    options, arguments, values = _parameters(function)
    given: list[str] = []
    named: set[str] = set()
    while words:
        word = words.pop(0)
        if not word.startswith("-"):
            given.append(word)
            continue
        name, equals, value = word.partition("=")
        if name not in options:
            raise _NotPlain
        parameter, flag = options[name]
        if parameter.name in named or parameter.several or (flag is None and not equals and not words):
            raise _NotPlain
        named.add(parameter.name)
        if flag is not None:
            if equals:
                raise _NotPlain
            values[parameter.name] = flag
            continue
        values[parameter.name] = _value(parameter, value if equals else words.pop(0))
    return values | _placed(arguments, given)


def _placed(arguments: list[_Parameter], given: list[str]) -> dict[str, Any]:
    """The arguments by their places; every one here is needed, and only the last may take several."""
    if not arguments:
        if given:
            raise _NotPlain
        return {}
    *first, last = arguments
    if len(given) < len(arguments) or (len(given) > len(arguments) and not last.several):
        raise _NotPlain
    values = {each.name: _value(each, word) for each, word in zip(first, given, strict=False)}
    rest = [_value(last, word) for word in given[len(first) :]]
    return {**values, last.name: rest if last.several else rest[0]}


def _value(parameter: _Parameter, word: str) -> Any:
    # A word that looks like an option, or asks for standard input, is not plain.
    if word.startswith(_STDIN):
        raise _NotPlain
    if parameter.kind is str:
        return word
    if parameter.kind is not int or not (word.isascii() and word.isdecimal()):
        raise _NotPlain
    number = int(word)
    if (parameter.least is not None and number < parameter.least) or (
        parameter.most is not None and number > parameter.most
    ):
        raise _NotPlain
    return number


def _parameters(
    function: Callable[..., Any],
) -> tuple[dict[str, tuple[_Parameter, bool | None]], list[_Parameter], dict[str, Any]]:
    """A command's options by their names, with what a flag says; its arguments; all defaults."""
    from typer.models import ArgumentInfo

    options: dict[str, tuple[_Parameter, bool | None]] = {}
    arguments: list[_Parameter] = []
    values: dict[str, Any] = {}
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "context":
            continue
        annotation, info = get_args(hints[name])[:2]
        known = _described(name, annotation, info)
        if isinstance(info, ArgumentInfo):
            arguments.append(known)
            continue
        values[name] = parameter.default
        # In an annotation Typer keeps the first of an option's names as its default.
        for declared in (info.default, *(info.param_decls or ())):
            yes, _, no = declared.partition("/")
            options[yes] = known, (True if known.kind is bool else None)
            if no:
                options[no] = known, False
    return options, arguments, values


def _described(name: str, annotation: Any, info: Any) -> _Parameter:
    if get_origin(annotation) is UnionType:
        annotation = next(each for each in get_args(annotation) if each is not NoneType)
    several = get_origin(annotation) is list
    kind = get_args(annotation)[0] if several else annotation
    return _Parameter(name, kind, several, info.min, info.max)
