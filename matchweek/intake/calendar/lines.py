"""The lines of a calendar file: unfolded, cut into name, parameters and value, as senders write them.

Libraries cut `DTSTART;TZID=tzone://Microsoft/Utc:2026...` at its first colon, and the time is lost. Dates
hold no colon: a line of dates is cut at its last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

DATES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "DUE"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?=[;:])")
_PARAMETER = re.compile(r";([A-Za-z0-9-]+)=((?:\"[^\"]*\"|[^\";:,])*(?:,(?:\"[^\"]*\"|[^\";:,])*)*)")
_ESCAPED = re.compile(r"\\([\\;,nN:\"])")
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One property: `name` and the names of `parameters` in capitals; `value` still escaped."""

    name: str
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as words: `\\n` and `\\,` are what they stand for."""
        return unescaped(self.value)


def unescaped(value: str) -> str:
    """A text value (RFC 5545, section 3.3.11) as it was meant; “\\:” and “\\"” are older senders' own."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def lines_of(text: str) -> Iterator[Line]:
    """The properties of a text, in their order; what is no property goes on with the line before.

    A paste often loses the space that marks a folded line.
    """
    whole = ""
    for raw in _BREAK.split(text):
        if not raw.strip():
            # A paste doubles line ends; a blank line parts nothing.
            continue
        if raw[:1] in (" ", "\t"):
            whole += raw[1:]
        elif whole and not _NAME.match(raw):
            whole += raw
        else:
            if whole:
                yield _line(whole)
            whole = raw if _NAME.match(raw) else ""
    if whole:
        yield _line(whole)


def _line(raw: str) -> Line:
    named = _NAME.match(raw)
    assert named is not None
    name = named[0].upper()
    if name in DATES:
        head, _, value = raw.rpartition(":")
        return Line(name, value.strip(), dict(_date_parameters(head[named.end() :])))
    at, parameters = named.end(), {}
    while found := _PARAMETER.match(raw, at):
        parameters[found[1].upper()] = found[2].replace('"', "").strip()
        at = found.end()
    # What does not go on as a parameter should is skipped up to the value.
    return Line(name, raw[at:].partition(":")[2], parameters)


def _date_parameters(head: str) -> Iterator[tuple[str, str]]:
    for part in re.findall(r";((?:\"[^\"]*\"|[^;\"])*)", head):
        name, _, value = part.partition("=")
        yield name.strip().upper(), value.strip().strip('"').strip()
