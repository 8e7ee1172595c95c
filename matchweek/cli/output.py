"""What the shell shows: data on stdout, everything else on stderr, nothing a terminal would obey."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from matchweek.domain.base.text import clean_note
from matchweek.errors import MatchweekError, RuleSaysNo

_NARROWEST = 8

# How the times of this run were read, and what to say of them: the next answer carries it.
_read: list[Mapping[str, object]] = []
_remarks: list[str] = []


def give(
    as_json: bool,
    document: Mapping[str, object],
    lines: Iterable[str] = (),
    warnings: Sequence[str] = (),
    *,
    said: str = "",
) -> None:
    """Answer a command: with JSON the document alone on stdout, else `said` and the lines.

    Warnings go to stderr, and into the document too. `said` is what an act did, in words. How typed
    times were read goes to stderr, and into the document as `times_read`.
    """
    if as_json:
        whole = {**document, "warnings": list(warnings)}
        if _read:
            whole["times_read"] = list(_read)
        _put(sys.stdout, json.dumps(whole, ensure_ascii=False, indent=2))
        if said:
            _put(sys.stderr, said)
    else:
        for line in (*([said] if said else []), *lines):
            _put(sys.stdout, line)
    note([*_remarks, *warnings])
    forget()
    sys.stdout.flush()


def time_read(shape: Mapping[str, object], remarks: Iterable[str]) -> None:
    """Keep how a typed time was read, for the answer of this command."""
    _read.append(shape)
    _remarks.extend(remarks)


def forget() -> None:
    """Nothing of an earlier command's times stays."""
    _read.clear()
    _remarks.clear()


def note(warnings: Iterable[str]) -> None:
    """Put warnings on stderr."""
    for warning in warnings:
        _put(sys.stderr, f"Note: {warning}")


def tell_error(error: MatchweekError, as_json: bool) -> None:
    """Show an error: titled lines on stderr, and with JSON one document on stdout."""
    rule, section = (error.rule, error.section) if isinstance(error, RuleSaysNo) else ("", "")
    if as_json:
        fields = {"title": error.title, "detail": error.detail, "remedy": error.remedy}
        document = {"error": {**fields, "rule": rule, "section": section} if rule else fields}
        _put(sys.stdout, json.dumps(document, ensure_ascii=False, indent=2))
    _put(sys.stderr, f"matchweek: {error.title}")
    rule_line = f"Rule: {rule}" if rule and rule not in error.detail else ""
    more = f"In full: `matchweek rules {section}`." if section else ""
    for part in (error.detail, rule_line, error.remedy, more):
        if part:
            _put(sys.stderr, f"  {part}")
    # A time read in another zone than was meant may be why.
    note(_remarks)
    forget()


def show_help(text: str) -> None:
    """Help that was shown because a command was left out: not data, so on stderr."""
    _put(sys.stderr, text)


def write_raw(text: str) -> None:
    """Put a finished text, such as CSV with its own line ends, on stdout as it is."""
    binary = getattr(sys.stdout, "buffer", None)
    sys.stdout.flush()
    if binary is None:
        sys.stdout.write(text)
    else:
        binary.write(text.encode("utf-8", errors="replace"))
        binary.flush()


def read_stdin() -> bytes:
    """All of standard input, as bytes."""
    binary = getattr(sys.stdin, "buffer", None)
    return sys.stdin.read().encode() if binary is None else binary.read()


def ask(question: str, detail: str = "") -> bool | None:
    """A yes from the person; None when nobody sits at a terminal to be asked."""
    said = answer(f"{question} [y/N]", detail)
    return None if said is None else said in ("y", "yes")


def answer(question: str, detail: str = "") -> str | None:
    """What the person typed, in lower case; None when nobody sits at a terminal to be asked."""
    if not sys.stdin.isatty():
        return None
    if not sys.stderr.isatty():
        # Somebody sits there, but would not see the question.
        return ""
    if detail:
        _put(sys.stderr, detail)
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower()


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Aligned columns, numbers to the right; on a terminal the widest give way, with a “…”."""
    cells = [[_cell(value) for value in row] for row in rows]
    if not cells:
        return []
    right = [all(_number(row[column]) for row in cells) for column in range(len(headings))]
    cells.insert(0, list(headings))
    widths = [max(width(row[column]) for row in cells) for column in range(len(headings))]
    if sys.stdout.isatty():
        _narrow(widths, shutil.get_terminal_size().columns)
    return [_line(row, widths, right) for row in cells]


def pairs(rows: Iterable[tuple[str, object]]) -> list[str]:
    """Names and values below each other; what is empty is left out."""
    shown = [(name, _cell(value)) for name, value in rows]
    shown = [(name, value) for name, value in shown if value]
    left = max((width(name) for name, _ in shown), default=0)
    return [f"{pad(name, left)}  {value}" for name, value in shown]


def plural(count: int, one: str) -> str:
    """“1 program”, “3 programs”."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def width(text: str) -> int:
    """How many cells a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_letter_width(letter) for letter in text)


def pad(text: str, to: int, right: bool = False) -> str:
    """A text cut or filled to a width in cells."""
    if width(text) > to:
        text = _cut(text, to)
    space = " " * (to - width(text))
    return space + text if right else text + space


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    return "  ".join(pad(*cell) for cell in zip(row, widths, right, strict=True)).rstrip()


def _narrow(widths: list[int], columns: int) -> None:
    while sum(widths) + 2 * (len(widths) - 1) > columns and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _cut(text: str, to: int) -> str:
    kept = ""
    for letter in text:
        if width(kept) + _letter_width(letter) > to - 1:
            break
        kept += letter
    return kept + "…"


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(clean_note(str(value)).split())


def _number(text: str) -> bool:
    return not text or text.lstrip("+-−").replace(",", "").isdigit()


def _put(stream: TextIO, text: str) -> None:
    stream.write(clean_note(text) + "\n")


def reader_left() -> None:
    """The reader of our output has gone: write nothing more, not even at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
