"""No key stands inside a sentence: who changes a key in the settings reads the new one everywhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import matchweek
from tests.support.parsed import nodes

ROOT = Path(matchweek.__file__).parent
KEY = r"(?:enter|esc|escape|space|tab|pgup|pgdn|backspace|ctrl\+\w|alt\+\w|shift\+\w+|F\d{1,2}|[A-Za-z?!/+*])"
ACTS = (
    "accepts|adds|asks|brings|clears|copies|corrects|finds|gives|goes|leaves|makes|marks|means?|opens|puts|"
    "reads|records|refuses|says|shows|stays|stores|takes|ticks|undoes|writes"
)
NAMED = [
    rf"\b[Pp]ress (?!a\b|it\b|the\b){KEY}(?=[\s.,;:)])",
    rf"\b(?:with|key) (?!a\b|I\b){KEY}(?=[.,;:)])",
    r"(?<![\w+-])(?:ctrl|alt|shift)\+\w+",
    r"(?<![\w-])F\d{1,2}\b",
    r"\((?:tab|enter|esc|space)\b[^()]*\)",
    rf"(?<![\w’'.“{{-])(?!a\b|A\b|I\b|[Tt]ab\b.*\bfile){KEY} (?:{ACTS})\b",
    r"\b(?:Enter|Escape|Esc|esc) (?:again|on|asks)\b|\b[Aa]fter esc\b",
]
NAMES = re.compile("|".join(NAMED))
# Keys as such: what a terminal sends, what another program takes, how a key is written in the settings.
ABOUT_KEYS = (
    "tui/keyboard/",
    "tui/textual_private/",
    "tui/checked/",
    "tui/app/settings_file.py",
    "tui/commands/keys.py",
)
OTHERS = re.compile(r"\bcmd\+")


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Each string of some code that holds several words, with its line; no docstrings."""
    tree = nodes(source)
    about = {id(node.value) for node in tree if isinstance(node, ast.Expr)}
    for node in tree:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
            yield node.lineno, node.value


@pytest.mark.parametrize("room", ["domain", "services", "papers", "tui"])
def test_no_key_stands_inside_a_sentence(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: “{named[0]}” in {words!r}"
        for path in sorted((ROOT / room).rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(ABOUT_KEYS)
        for line, words in sentences(path.read_text(encoding="utf-8"))
        if " " in words.strip() and (named := NAMES.search(words)) and not OTHERS.search(words)
    ]
    what = "write the command's id in braces, “{undo} takes it back”, and show it by `with_keys`, or"
    assert not found, f"{what} `in_words` of its dialog; below the screen say it without a key: {found}"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("u takes it back.", True),
        ("Look in R3, then press H.", True),
        ("Go to a rule first, with tab.", True),
        ("There is no list yet: ctrl+o brings one in.", True),
        ("A file of this name is there. Enter again replaces it.", True),
        ("Read it. p: a part; F4 is Me", True),
        ("{undo} takes it back.", False),
        ("A call takes time", False),
        ("a file with a list", False),
        ("Enter a name", False),
    ],
)
def test_what_names_a_key(words: str, named: bool) -> None:
    assert bool(NAMES.search(words)) is named
