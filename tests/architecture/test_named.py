"""What is named in writing is there: paths in the documents, modules in docstrings and comments."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "matchweek"
DOCUMENTS = ("CONTRIBUTING.md", "README.md")
ROOMS = "|".join(sorted(each.name for each in PACKAGE.iterdir() if (each / "__init__.py").is_file()))
IN_MARKS = re.compile(r"`([^`\n]+)`")
PATH = re.compile(
    rf"(?:matchweek|tests|{ROOMS})(?:/[a-z_0-9]+)+(?:\.[a-z]+)?|[a-z_0-9]+(?:/[a-z_0-9]+)*\.(?:py|toml|tcss|md)"
)
# What a person has, not the project.
NOT_OURS = {"settings.toml"}
MODULE = re.compile(rf"(?<![\w./])(?:matchweek[./])?(?:{ROOMS})((?:[./][a-z_]+)+)\b")
# Words of other programs that look like a module.
NO_MODULE = {"store.load"}


def paths(text: str) -> Iterator[str]:
    """The paths among what a document has between backticks."""
    for match in IN_MARKS.finditer(text):
        if (name := match[1].rstrip("/")) not in NOT_OURS and PATH.fullmatch(name):
            yield name


def there(name: str) -> bool:
    """Whether a path is that of a file or a room, from the root or from the package; a bare name of any."""
    if (ROOT / name).exists() or (PACKAGE / name).exists():
        return True
    return "/" not in name and any(PACKAGE.rglob(name))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    named = [*paths((ROOT / document).read_text(encoding="utf-8"))]
    assert named, "the test finds no path"
    gone = [name for name in named if not there(name)]
    assert not gone, f"{document} names what is not there (any more): write where it stands now: {gone}"


def test_a_path_that_is_gone_is_found() -> None:
    text = "`domain/seasons` holds `seasons`, `matchweek/domain` `tui/no_such.py` and `pyproject.toml`"
    assert [*paths(text)] == ["domain/seasons", "matchweek/domain", "tui/no_such.py", "pyproject.toml"]
    assert [each for each in paths(text) if not there(each)] == ["domain/seasons", "tui/no_such.py"]


def written(path: Path) -> Iterator[tuple[int, str]]:
    """The docstrings and comments of a module, with their lines."""
    at_start = True
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and at_start):
            yield token.start[0], token.string
        if token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
            at_start = True
        elif token.type not in (tokenize.COMMENT, tokenize.NL):
            at_start = False


def gone_modules(text: str) -> list[str]:
    """The modules that a text names by their rooms and that are not there; what follows one is its own."""
    found = []
    for match in MODULE.finditer(text):
        name = match[0].removeprefix("matchweek").lstrip("./").removesuffix(".py")
        if name in NO_MODULE:
            continue
        parts = re.split(r"[./]", name)
        rooms = [PACKAGE.joinpath(*parts[:length]) for length in range(2, len(parts) + 1)]
        if not (rooms[-1].exists() or any(each.with_suffix(".py").is_file() for each in rooms)):
            found.append(match[0])
    return found


def test_every_module_that_a_docstring_names_is_there() -> None:
    gone = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        # What its words do not hold at all no docstring of it does.
        if gone_modules(path.read_text(encoding="utf-8"))
        for line, text in written(path)
        for name in gone_modules(text)
    ]
    assert not gone, "these modules have another name now: " + "; ".join(gone)


def test_a_module_that_is_gone_is_found() -> None:
    assert gone_modules("see domain.contacts.calls.Call, tui/host.py and services/days") == []
    assert gone_modules("see tui.desk, domain/rules/texts") == ["tui.desk", "domain/rules/texts"]
