"""What kind of file it is that a command cannot read, and which command reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from matchweek.errors import BadInput, MatchweekError
from matchweek.intake.apart import GIVEN_UP

_LOOK = 64 * 1024
"""Bytes in which a calendar or a contact card has begun."""
_LARGEST = 10 * 1024 * 1024
_OF_PEOPLE = ("role", "mail", "phone", "best_time", "relation")
_OF_A_SEASON = frozenset({"status", "vibe", "lifestyle", "interviewer", "format", "time", "bucket"})
"""Fields of a sheet of the season that neither a list nor a table of facts has."""
_HEAD = 40
"""Lines of a file in which a mail's head ends."""


class Kind(Enum):
    """What a file can be: its title where something else was asked for, its name, and what to do with it."""

    LIST = (
        "This is a list of programs",
        "a list of programs",
        "To bring it in: `matchweek list import FILE`.",
    )
    PEOPLE = ("These are people", "a file of people", "To bring it in: `matchweek advocate import FILE`.")
    FACTS = ("These are facts", "a table of facts", "To bring it in: `matchweek fact import FILE`.")
    SHEET = (
        "This is a sheet of a season",
        "a sheet of your season",
        "To bring it in: `matchweek season import FILE`.",
    )
    INVITATION = (
        "This is an invitation",
        "an invitation from a calendar",
        "To bring it in: `matchweek interview import FILE`.",
    )
    MAIL = (
        "This is a mail",
        "a mail",
        "To see what it says: `matchweek season mail FILE`, or `matchweek interview read CODE FILE`.",
    )


@contextmanager
def saying_what_it_is(
    source: Path | bytes | str, mine: Kind, columns: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Where a file cannot be read as `mine`, say which command reads it: BadInput, as it was otherwise.

    Who named `columns` means this table.
    """
    try:
        yield
    except BadInput as error:
        told = None if error.title in GIVEN_UP else another(source, mine, by_words=bool(columns))
        if told is None:
            raise
        raise told from error


def another(source: Path | bytes | str, mine: Kind, *, by_words: bool = False) -> BadInput | None:
    """What to say of a file that is of another kind than `mine`; None where it is not known what it is.

    `by_words` looks for what is no table alone: a calendar, contact cards, a mail.
    """
    name, data = _bytes_of(source)
    kind = _by_its_words(data) if by_words else kind_of(data, name)
    if kind is None or kind is mine:
        return None
    title, _, remedy = kind.value
    return BadInput(title, f"{name} is not {mine.value[1]}.", remedy)


def kind_of(data: bytes, name: str) -> Kind | None:
    """What a file is by what is in it: a calendar and contact cards by their first lines, the rest by what
    reads it. None where nothing does."""
    if len(data) > _LARGEST:
        return None
    return _by_its_words(data) or next((kind for kind, is_so in _READ if _holds(is_so, data, name)), None)


def _bytes_of(source: Path | bytes | str) -> tuple[str, bytes]:
    if isinstance(source, str):
        return "what was pasted", source.encode("utf-8", "replace")
    if isinstance(source, bytes):
        return "standard input", source
    try:
        with source.open("rb") as file:
            return source.name, file.read(_LARGEST + 1)
    except (OSError, ValueError):
        return source.name, b""


def _by_its_words(data: bytes) -> Kind | None:
    from matchweek.intake.calendar import holds_calendar
    from matchweek.intake.forms.text import decode
    from matchweek.intake.forms.vcards import is_vcard

    try:
        text = decode(data[:_LOOK])[0]
    except BadInput:
        return None
    if holds_calendar(text):
        return Kind.INVITATION
    if is_vcard(text.encode("utf-8", "replace")):
        return Kind.PEOPLE
    heads = {line.partition(":")[0].casefold() for line in text.splitlines()[:_HEAD] if ":" in line}
    return Kind.MAIL if {"from", "subject", "date"} <= heads else None


def _holds(is_so: Callable[[bytes, str], bool], data: bytes, name: str) -> bool:
    try:
        return is_so(data, name)
    except MatchweekError:
        return False


def _counted_list(data: bytes, name: str) -> bool:
    from matchweek.intake.read import read_bytes

    found = read_bytes(data, name)
    return bool(found.rows) and found.counted


def _people(data: bytes, name: str) -> bool:
    from matchweek.intake.advocates import read_advocates

    return any(getattr(row, said) for row in read_advocates(data, name).rows for said in _OF_PEOPLE)


def _sheet(data: bytes, name: str) -> bool:
    from matchweek.intake.season import read_sheet_bytes

    found = read_sheet_bytes(data, name)
    return bool(found.rows) and any(column.field in _OF_A_SEASON for column in found.columns)


def _facts(data: bytes, name: str) -> bool:
    from matchweek.intake.facts import read_facts_bytes

    return bool(read_facts_bytes(data, name).rows)


# The surest first: a sheet of the season may hold facts, and both may hold codes.
_READ: tuple[tuple[Kind, Callable[[bytes, str], bool]], ...] = (
    (Kind.LIST, _counted_list),
    (Kind.PEOPLE, _people),
    (Kind.SHEET, _sheet),
    (Kind.FACTS, _facts),
)
