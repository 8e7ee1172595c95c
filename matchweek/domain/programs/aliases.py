"""What people call a program: names that no list has, added by hand or learnt from a pick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matchweek.domain.base.fields import CODE
from matchweek.domain.base.text import clean_line
from matchweek.domain.programs.find import fold

LONGEST = 80
"""More letters than this are no name that somebody says."""
BETWEEN = ";"
"""Parts several names in one line."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name under which a program was said. `call` is the call whose pick taught it, None for one's own."""

    id: int
    name: str
    program: str = field(metadata=CODE)
    call: int | None = None


def names_of(code: str, aliases: Iterable[Alias]) -> tuple[str, ...]:
    """The names of one program, the oldest first."""
    return tuple(each.name for each in aliases if each.program == code)


def by_program(aliases: Iterable[Alias]) -> Mapping[str, tuple[str, ...]]:
    """The names of every program that has any, by its code."""
    found: dict[str, tuple[str, ...]] = {}
    for each in aliases:
        found[each.program] = (*found.get(each.program, ()), each.name)
    return found


def same_name(one: str, other: str) -> bool:
    """Whether two are written alike but for case, accents and spaces."""
    return fold(one).split() == fold(other).split()


def names_in(line: str) -> Sequence[str]:
    """The names in a line, each once however it is written; parted by “;”."""
    found: list[str] = []
    for part in line.split(BETWEEN):
        name = clean_line(part)
        if name and not any(same_name(name, each) for each in found):
            found.append(name)
    return found
