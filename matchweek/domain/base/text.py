"""Text from people and files is data: what may be kept of it, and how words are compared."""

from __future__ import annotations

import re
import unicodedata

# Control characters but tab and newline; bidi overrides and isolates; zero-width and BOM marks.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_LONE = re.compile("[\ud800-\udfff]")
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")


def clean_note(text: str) -> str:
    """Text of several lines as it was typed, less terminal escapes, control and bidi characters."""
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LONE.sub("\ufffd", _HARMFUL.sub("", text)).strip("\n")


def clean_line(text: str) -> str:
    """The same for one line: white space is folded to single spaces."""
    return " ".join(clean_note(text).split())


# First words that keep their letter inside a sentence too.
_PROPER = re.compile(r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I)\b")


def inside(title: str) -> str:
    """A title as it stands inside a sentence: its first letter small, unless its first word is a name."""
    word = title.partition(" ")[0]
    if _PROPER.match(title) or any(letter.isupper() for letter in word[1:]):
        return title
    return title[:1].lower() + title[1:]


def cells_of(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide letter, none for what stands on another."""
    if text.isascii():
        return len(text)
    return sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def cut_to_cells(text: str, most: int) -> str:
    """A text in one line of at most so many cells, with “…” where something had to go."""
    text = " ".join(text.split())
    if cells_of(text) <= most:
        return text
    used, end = 0, 0
    for letter in text:
        used += _cells(letter)
        if used > most - 1:
            break
        end += 1
    return f"{text[:end]}…"


def fold(text: str) -> str:
    """Text for comparing: no accents, no case."""
    if text.isascii():
        return text.lower()
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
