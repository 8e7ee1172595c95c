"""The parts of a calendar file, one in another: calendars, events, zone blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from matchweek.errors import BadInput
from matchweek.intake.calendar.lines import Line

DEEPEST = 8
_AGAIN = "Download the invitation again, or copy it whole, from BEGIN:VCALENDAR to END:VCALENDAR."


@dataclass(slots=True)
class Part:
    """What stands between BEGIN and END: a `kind` such as “VEVENT”, its own lines, the parts inside it."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """The first property of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def text(self, name: str) -> str:
        """The words of a property; empty where there is none."""
        line = self.first(name)
        return line.text.strip() if line is not None else ""

    def every(self, name: str) -> Iterator[Line]:
        return (line for line in self.lines if line.name == name)

    def of(self, kind: str) -> Iterator[Part]:
        """The parts of a kind that stand in this one."""
        return (part for part in self.parts if part.kind == kind)


def calendars(lines: Iterable[Line]) -> list[Part]:
    """The calendars of a file; what stands outside of them is left out.

    Raises BadInput for one that is cut off, or whose parts do not end as they begin.
    """
    found: list[Part] = []
    open_parts: list[Part] = []
    for line in lines:
        kind = line.value.strip().upper()
        if line.name == "BEGIN":
            if open_parts or kind == "VCALENDAR":
                _begin(kind, open_parts)
        elif line.name == "END" and open_parts:
            ended = open_parts.pop()
            if ended.kind != kind:
                raise _broken(f"{ended.kind} is ended by {kind[:30]}.")
            (open_parts[-1].parts if open_parts else found).append(ended)
        elif open_parts:
            open_parts[-1].lines.append(line)
    if open_parts:
        raise _broken(f"Its {open_parts[-1].kind} has no end: the file was cut off.")
    return found


def _begin(kind: str, open_parts: list[Part]) -> None:
    if kind == "VCALENDAR" and open_parts:
        raise _broken(f"{open_parts[-1].kind} has no end before the next calendar begins.")
    if len(open_parts) >= DEEPEST:
        raise _broken("Its parts stand too deep in one another.")
    open_parts.append(Part(kind))


def _broken(why: str) -> BadInput:
    return BadInput("This calendar file is broken", f"{why} Nothing was stored.", _AGAIN)
