"""Textual gives each class of a screen its own turn at a message: nobody hands it on by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.parsed import nodes

TUI = Path(__file__).resolve().parents[2] / "matchweek" / "tui"
BY_HAND = {"on_event"}
"""What Textual calls as a plain method, once, and what therefore has to be handed on."""


def handed_on() -> Iterator[str]:
    for path in sorted(TUI.rglob("*.py")):
        for node in nodes(path.read_text(encoding="utf-8")):
            match node:
                case ast.Call(func=ast.Attribute(ast.Call(func=ast.Name("super")), name)) if (
                    name.startswith("on_") and name not in BY_HAND
                ):
                    yield f"{path.relative_to(TUI)}:{node.lineno}: super().{name}()"


def test_no_handler_of_a_message_calls_the_one_it_overrides() -> None:
    assert not list(handed_on()), (
        "Textual calls the handler of each class of a screen for one message, the subclass's first: leave "
        "`super().on_…()` out, or it runs twice, with two timers"
    )
