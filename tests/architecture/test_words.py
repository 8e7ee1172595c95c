"""Words that a second-language reader has to look up stand nowhere: on screen, in help, in the shell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import matchweek
from matchweek.domain.programs.column_widths import widths_of
from matchweek.domain.programs.columns import COLUMNS as ORDERS
from matchweek.tui.app.preferences import OPTIONAL_COLUMNS
from matchweek.tui.panes import advocate_rows, calls, program_rows
from matchweek.tui.widgets.grid import Column
from tests.support.parsed import nodes

ROOM = Path(matchweek.__file__).parent
README = ROOM.parent / "README.md"
# Each with the word that stands in its place.
BANNED = {
    r"hedg(e|es|ed|ing)\b": "maybe",
    r"\bvoices?\b": "advocates",
    r"\b(un)?sealed\b": "locked",
    r"\bheld (over|again|back|for)\b": "wait for their call",
    r"\bcurve\b": "positions left",
    r"\bmap of\b": "advocates by program",
    r"\b(the|its|their|a|no|each|which) gates?\b": "contact, whether they may",
    r"(?<!-)\bheat\b": "interest",
    r"(?<!-)\bincidents?\b": "rule question",
    r"\bdeck\b": "one by one",
    r"\bits line\b": "what line it is",
    r"[♥Δ]": "interest, +/−",
    r"\bE\?|^R3\?$": "ERAS?, gone?",
    r"\[[SV?]\]": "verify in R3",
}
# Phrases that hold such a word in another sense.
KEPT = ("season curve", "voice and what", "voice message", "on its line", "with its line")
# The letters of keyboards are no words.
NO_WORDS = ("layout_table.py",)
SHOWN = ("tui", "cli", "domain", "services", "papers", "intake", "rehearsal")


def shown_phrases(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are phrases: values and names of fields have no blank in them."""
    tree = nodes(path.read_text(encoding="utf-8"))
    silent: set[int] = set()
    for node in tree:
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            commanded = isinstance(node, ast.FunctionDef) and path.parent.name == "cli" and _is_command(node)
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and not commanded:
                silent.add(id(first.value))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
    for node in tree:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in silent:
            continue
        if re.search(r"\s|[^\x00-\x7f]", node.value.strip()):
            yield node.lineno, node.value


def _is_command(node: ast.FunctionDef) -> bool:
    """Whether its docstring is its help: it takes the shell's context."""
    return bool(node.args.args) and node.args.args[0].arg == "context"


def found(text: str) -> list[str]:
    """Which banned words a text holds."""
    for kept in KEPT:
        text = text.replace(kept, "")
    return [word for word in BANNED if re.search(word, text, re.IGNORECASE)]


@pytest.mark.parametrize("room", SHOWN)
def test_no_phrase_holds_a_word_to_look_up(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOM)}:{line}: {', '.join(words)} in {text[:90]!r}"
        for path in sorted((ROOM / room).rglob("*.py"))
        if "migrations" not in path.parts and path.name not in NO_WORDS
        for line, text in shown_phrases(path)
        if (words := found(text))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_readme_holds_none() -> None:
    assert not found(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "columns",
    [program_rows.COLUMNS, advocate_rows.COLUMNS, calls.COLUMNS],
    ids=["programs", "advocates", "calls"],
)
def test_headings_of_columns_are_words(columns: tuple[Column, ...]) -> None:
    short = {"ln", "ti", "ty", "sv", "t", "appl", "♥", "Δ", "load", "gate", "heat"}
    assert not {each.title for each in columns} & short
    assert all(len(each.title) <= each.width for each in columns), "a heading that is cut"


def test_the_test_sees_what_it_looks_for() -> None:
    assert found("one hedged voice, held over; ♥ E?") and not found("voicemail, R3, 5 programs")


def test_every_order_that_a_column_asks_for_is_one_of_programs() -> None:
    columns = [*program_rows.COLUMNS, *program_rows.MORE_COLUMNS]
    unknown = {each.order for each in columns} - {"", *ORDERS}
    assert not unknown, f"add {unknown} to COLUMNS in domain/programs/columns.py, or let the column ask none"
    assert len({each.id for each in columns}) == len(columns)


def test_the_settings_name_the_further_columns_there_are() -> None:
    assert tuple(each.id for each in program_rows.MORE_COLUMNS) == OPTIONAL_COLUMNS, (
        "name them in OPTIONAL_COLUMNS of tui/app/preferences.py"
    )


def test_a_column_that_may_go_is_told_when_something_stands_in_it() -> None:
    counted = widths_of(())
    forgotten = [each.id for each in program_rows.COLUMNS if each.may_go and each.id not in counted]
    assert not forgotten, f"count {forgotten} in domain/programs/column_widths.py, or they never go"
