"""What a field of an entity is, said once where it stands: its type, what its text is, who may read it.

An entity is a frozen dataclass. The annotation of a field is its type, its default what a record without it
holds, and its metadata, one of the constants here, says what its text is. Text of which nothing is said is a
line of somebody's own words: it is hidden while names are masked. What is read from the week file is decoded
by this, wherever it comes from; the mask, the clipboard and `correct` go by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from sys import intern
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Rows = Iterable[Iterable[Any]]
Metadata = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """What the text of a field is. `private` text is hidden while names are masked.

    `stands` is the word of what stands for a name, as in “Caller 5”. `common` words stand everywhere, and
    are hidden where they stand alone. `lines` may be several. `between` are the marks that part
    several of them in one field. `choices` are the only words that it may be, `code` says that it is of NRMP
    codes, and `shared` that it repeats down a list.
    """

    private: bool = True
    stands: str = ""
    common: bool = False
    lines: bool = False
    between: str = ""
    choices: tuple[str, ...] = ()
    code: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity. `kind` is its type without None, `column` its name in the week file.

    `text` says what its text is, None for what is no text; `default` is dataclasses.MISSING where it must be
    given.
    """

    name: str
    kind: type
    optional: bool
    text: Text | None
    column: str
    default: Any

    @property
    def private(self) -> bool:
        """Whether it is hidden while names are masked."""
        return self.text is not None and self.text.private


# What is said of a field: dataclasses.field(default=..., metadata=ONE_OF_THESE)

_TEXT, _COLUMN = "text", "column"


def _says(**said: Any) -> Metadata:
    return {_TEXT: Text(**said)}


NOTE = _says(lines=True)
"""Somebody's own words, perhaps several lines."""
PLAIN = _says(private=False)
"""It names nobody, and nobody wrote it of anybody: it is shown while names are masked."""
COMMON = _says(common=True)
"""Private, but mostly of words and figures that stand everywhere, such as “none” or “2024”: those are hidden
where they stand alone, and not inside other words."""
CODE = _says(private=False, code=True)
"""NRMP codes: shown as “Program 17” wherever they stand, so the field itself need not be known."""
LISTED = _says(shared=True)
"""A line that repeats down a list, and is hidden."""
LISTED_PLAIN = _says(private=False, shared=True)
"""A line that repeats down a list, and is shown."""
NOT_STORED: Metadata = {_COLUMN: ""}
"""It follows from other rows, and has no column of its own."""


def person(stands: str) -> Metadata:
    """A person's name; `stands` is the word of what stands for it: “Caller” is shown as “Caller 5”."""
    return _says(stands=stands)


def several(between: str) -> Metadata:
    """Private: several of them in one line, with one of the marks `between` them."""
    return _says(between=between)


def one_of(words: type[StrEnum] | Iterable[str]) -> Metadata:
    """One of a few words that are our own, and shown."""
    return _says(private=False, choices=tuple(str(word) for word in words))


def column(name: str) -> Metadata:
    """The field has another name in the week file."""
    return {_COLUMN: name}


# What is read of it

_KINDS: dict[str, type] = {"str": str, "int": int, "bool": bool, "datetime": datetime, "date": date}


_DESCRIBED: dict[Any, tuple[Field, ...]] = {}


def described(entity: Any) -> tuple[Field, ...]:
    """The fields of an entity that are kept, in their order.

    Raises TypeError, with what to do, for an annotation of which nobody knows how it is kept.
    """
    if entity not in _DESCRIBED:
        _DESCRIBED[entity] = _described(entity)
    return _DESCRIBED[entity]


def _described(entity: Any) -> tuple[Field, ...]:
    every = fields(entity)
    kept = [each for each in every if each.metadata.get(_COLUMN) != ""]
    if list(every[: len(kept)]) != kept:
        raise TypeError(f"{entity.__name__}: put the fields that are NOT_STORED behind those that are.")
    return tuple(_field(entity, each) for each in kept)


def _field(entity: Any, each: Any) -> Field:
    kept, _, none = str(each.type).partition(" | ")
    if kept not in _KINDS or none not in ("", "None"):
        raise TypeError(
            f"{entity.__name__}.{each.name} is {each.type}: a field is one of {', '.join(_KINDS)}, perhaps "
            "“| None”. Say NOT_STORED if it has no column, or teach matchweek/domain/base/fields.py its type."
        )
    kind = _KINDS[kept]
    text = each.metadata.get(_TEXT, Text()) if kind is str else None
    default = each.default
    return Field(each.name, kind, bool(none), text, each.metadata.get(_COLUMN, each.name), default)


def private(entity: Any) -> tuple[Field, ...]:
    """The fields that are hidden while names are masked."""
    return tuple(each for each in described(entity) if each.private)


# What is decoded by it


def instant(value: Any) -> datetime:
    """A kept instant as aware UTC: SQLite keeps it without an offset, the journal with one."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at if at.tzinfo is UTC else at.astimezone(UTC)


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


_DECODED: dict[type, Callable[[Any], Any]] = {datetime: instant, date: _day, bool: bool}


class Decoder(Generic[T]):
    """Makes one kind of entity of what is kept of it, in SQLite's form, the tables' or the journal's.

    `keyed` makes the entity of each row with its key, which stands before its `columns`.
    """

    def __init__(self, entity: type[T]) -> None:
        self.entity = entity
        kept = described(entity)
        self.columns = tuple(each.column for each in kept)
        self._by_column = {each.column: (each.name, _DECODED.get(each.kind)) for each in kept}
        self.keyed = _row_reader(entity, kept)

    def values(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """Some fields, by their columns, as the entity has them; what it does not know is left away."""
        found = {}
        for column, value in kept.items():
            if column in self._by_column:
                name, decoded = self._by_column[column]
                found[name] = decoded(value) if decoded is not None and value is not None else value
        return found


def _row_reader(entity: type[T], kept: Iterable[Field]) -> Callable[[Rows], Iterator[tuple[Any, T]]]:
    """What makes entities of rows, written out once for their fields as dataclasses writes a constructor:
    going through a list of fields for each row takes half as long again."""
    names, made = [], []
    for place, each in enumerate(kept):
        name = f"_{place}"
        decoded = f"{each.kind.__name__}({name})" if each.kind in _DECODED else name
        if each.text is not None and each.text.shared:
            # One copy of a word that repeats down a list keeps a list of 100,000 rows small.
            decoded = f"intern({name})"
        names.append(name)
        made.append(
            f"None if {name} is None else {decoded}" if each.optional and decoded != name else decoded
        )
    source = f"lambda rows: ((key, entity({', '.join(made)})) for key, {', '.join(names)} in rows)"
    known = {"entity": entity, "intern": intern, **{kind.__name__: each for kind, each in _DECODED.items()}}
    return eval(source, known)  # type: ignore[no-any-return]


_DECODERS: dict[type, Decoder[Any]] = {}


def decoder(entity: type[T]) -> Decoder[T]:
    """The decoder of an entity, made once."""
    if entity not in _DECODERS:
        _DECODERS[entity] = Decoder(entity)
    return _DECODERS[entity]
