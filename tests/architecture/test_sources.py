"""What holds of every source file: its size, who asks the time, what a domain module may import."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.parsed import nodes

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "matchweek"
MODULES = sorted(PACKAGE.rglob("*.py"))
EVERYTHING = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]

FILE_LINES = 600
FUNCTION_LINES = 50
# "path" or "path:function" for what is longer, with the reason beside it.
ALLOWED_LONGER: dict[str, str] = {}

CLOCK = "matchweek/clock.py"
TIME_ASKING = {
    "now": {"pendulum", "datetime", "DateTime", "dt"},
    "utcnow": {"pendulum", "datetime", "DateTime", "dt"},
    "today": {"pendulum", "datetime", "date", "DateTime", "Date", "dt"},
    "time": {"time"},
    "time_ns": {"time"},
    "localtime": {"time"},
    "gmtime": {"time"},
}
DOMAIN_MAY_IMPORT = {"pendulum"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def too_long(name: str, source: str) -> Iterator[str]:
    """The parts that are longer than a reader can hold: "path" or "path:function", with the lines."""
    lines = source.count("\n")
    if lines > FILE_LINES and name not in ALLOWED_LONGER:
        yield f"{name}: {lines} lines"
    if lines <= FUNCTION_LINES:
        return
    # What tests are made of is looked through here alone: it need not be kept.
    parts = nodes(source) if name.startswith("matchweek/") else ast.walk(ast.parse(source))
    for node in parts:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES and f"{name}:{node.name}" not in ALLOWED_LONGER:
                yield f"{name}:{node.name}: {length} lines"


def asks_the_time(source: str) -> Iterator[str]:
    """Each place that asks the system for the time: by a call, or by importing the function that does."""
    for node in nodes(source):
        if isinstance(node, ast.Attribute) and node.attr in TIME_ASKING:
            owner = node.value
            owner_name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            if owner_name in TIME_ASKING[node.attr]:
                yield f"line {node.lineno}: {owner_name}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module in ("pendulum", "time", "datetime"):
            for alias in node.names:
                if alias.name in TIME_ASKING and node.module in TIME_ASKING[alias.name]:
                    yield f"line {node.lineno}: from {node.module} import {alias.name}"


def imports_of(source: str) -> Iterator[str]:
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def foreign_to_domain(source: str) -> list[str]:
    """What a domain module imports beyond the standard library, pendulum, errors and the domain."""
    ours = ("matchweek.errors", "matchweek.domain")
    return [
        name
        for name in imports_of(source)
        if not name.startswith(ours)
        and name.partition(".")[0] not in DOMAIN_MAY_IMPORT | set(sys.stdlib_module_names)
    ]


def test_nothing_outgrew_its_room() -> None:
    found = [
        line for path in EVERYTHING for line in too_long(name_of(path), path.read_text(encoding="utf-8"))
    ]
    assert not found, "longer than a reader can hold; is it two rooms?\n" + "\n".join(found)


def test_what_is_allowed_to_be_longer_still_exists() -> None:
    names = {name_of(path) for path in EVERYTHING}
    assert {name.partition(":")[0] for name in ALLOWED_LONGER} <= names


def test_only_the_clock_asks_the_time() -> None:
    found = [
        f"{name_of(path)}: {place}"
        for path in MODULES
        if name_of(path) != CLOCK
        for place in asks_the_time(path.read_text(encoding="utf-8"))
    ]
    assert not found, "only clock.py asks the time\n" + "\n".join(found)


def test_the_domain_imports_no_third_party_but_pendulum() -> None:
    found = {
        name_of(path): foreign
        for path in (PACKAGE / "domain").rglob("*.py")
        if (foreign := foreign_to_domain(path.read_text(encoding="utf-8")))
    }
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "import pendulum\npendulum.now()",
        "from datetime import datetime\ndatetime.now(UTC)",
        "import datetime\ndatetime.datetime.utcnow()",
        "from datetime import date\ndate.today()",
        "import time\ntime.time()",
        "from time import time",
        "from pendulum import now",
        "field(default_factory=datetime.now)",
    ],
)
def test_asking_the_time_is_found(source: str) -> None:
    assert list(asks_the_time(source))


@pytest.mark.parametrize(
    "source", ["clock.now()", "self.clock.now()", "import time\ntime.monotonic()", "at.time()"]
)
def test_asking_our_clock_is_fine(source: str) -> None:
    assert not list(asks_the_time(source))


@pytest.mark.parametrize("source", ["import rich", "from sqlmodel import Field", "import matchweek.clock"])
def test_a_foreign_import_of_the_domain_is_found(source: str) -> None:
    assert foreign_to_domain(source)


def test_length_is_found() -> None:
    body = "    pass\n" * FUNCTION_LINES
    assert list(too_long("x.py", f"def f():\n{body}")) == [f"x.py:f: {FUNCTION_LINES + 1} lines"]
    assert list(too_long("x.py", "\n" * (FILE_LINES + 1))) == [f"x.py: {FILE_LINES + 1} lines"]


def shown_texts(source: str) -> Iterator[str]:
    """The strings of a module that are no docstring and no note below a constant."""
    tree = nodes(source)
    notes = {
        id(each.value)
        for node in tree
        if isinstance(body := getattr(node, "body", None), list)
        for each in body
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
    }
    for node in tree:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


def test_no_text_names_a_document_that_a_person_does_not_have() -> None:
    found = [
        f"{name_of(path)}: {text!r}"
        for path in MODULES
        if ".md" in (source := path.read_text(encoding="utf-8"))
        for text in shown_texts(source)
        if ".md" in text
    ]
    assert not found, "a rule is named by NRMP's document, not by ours\n" + "\n".join(found)


def test_a_shown_text_is_told_from_a_docstring() -> None:
    source = 'A = "shown"\n"""a note"""\ndef f():\n    """doc"""\n    return f"also {A} shown"\n'
    assert list(shown_texts(source)) == ["shown", "also ", " shown"]
