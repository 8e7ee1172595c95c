"""What may not stand in any file: real programs, paths of a machine, addresses of a registry."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Ours are institutions 9000-9999; none below 1000 is real either, and lost leading zeros need them.
CODE = re.compile(
    r"(?<![0-9A-Za-z#])(\d{4})[ -]?(\d{3})[ -]?([CMPAR])[ -]?([A-Z0-9]{1,3})(?![0-9A-Za-z])", re.IGNORECASE
)
EXAMPLES_OF_THE_RULES = {"1000140C0", "1516400C1", "1516400C10"}

# Files made by tools, whose numbers are not codes.
GENERATED = {".svg", ".png", ".ambr"}

PLACES = re.compile(
    r"/home/[a-z]\w*/|/Users/\w+/|[A-Z]:\\Users\\\w+\\|/root/"
    r"|--(?:extra-)?index-url|--find-links|--trusted-host|(?:PIP|UV)_(?:EXTRA_)?INDEX_URL"
    r"|https?://[\w.:-]+/(?:[\w./-]*/)?simple\b|files\.pythonhosted\.org|\bregistry\s*=\s*[\"']http"
)


def files() -> list[Path]:
    """The files of the project: what git tracks or would, else (no git here) everything but caches."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        tops = ["matchweek", "tests", "screenshots", ".ci"]
        found = [path for top in tops for path in (ROOT / top).rglob("*") if "__pycache__" not in path.parts]
        found += [ROOT / "README.md", ROOT / "pyproject.toml"]
    return sorted(path for path in found if path.is_file())


def texts() -> Iterator[tuple[str, str]]:
    """Every text file with its name; binary files are passed over."""
    for path in files():
        if path == Path(__file__).resolve():
            continue
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def real_codes(text: str) -> list[str]:
    """Codes in `text` that could be a real program's."""
    found = ("".join(match.groups()).upper() for match in CODE.finditer(text))
    return [code for code in found if code[0] not in "09" and code not in EXAMPLES_OF_THE_RULES]


def places(text: str) -> list[str]:
    """Paths of a machine, this one included, and addresses of registries in `text`."""
    here = [str(place) for place in (ROOT, Path.home()) if len(place.parts) > 2]
    return [match.group() for match in PLACES.finditer(text)] + [place for place in here if place in text]


def test_no_real_program_stands_in_the_project() -> None:
    found = {
        name: codes
        for name, text in texts()
        if Path(name).suffix not in GENERATED and (codes := real_codes(text))
    }
    assert not found, "institutions of 9000-9999 only"


def test_no_place_of_a_machine_or_registry_stands_in_the_project() -> None:
    assert not {name: found for name, text in texts() if (found := places(text))}


@pytest.mark.parametrize(
    "text", ["1102440P1", "code 2300140c3,", "2300-140-C-3", "2300 140 C3", "'3722999P0'"]
)
def test_a_real_code_is_found(text: str) -> None:
    assert real_codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "9017999P0",
        "1000140C0",
        "1516400C10",
        "0900140C0",
        "#1234567",
        "a1102440P1b",
        "2027-03-18",
        "555-0142",
    ],
)
def test_fiction_and_other_numbers_are_not_codes(text: str) -> None:
    assert not real_codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "/home/ann/matchweek",
        "C:\\Users\\ann\\x",
        "--index-url https://example.org/simple",
        "https://pypi.example.org/root/pypi/simple",
        'registry = "http://x"',
        str(ROOT / "matchweek") if len(ROOT.parts) > 2 else "/root/x",
    ],
)
def test_a_place_is_found(text: str) -> None:
    assert places(text)
