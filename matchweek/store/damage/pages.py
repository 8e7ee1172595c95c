"""A damaged SQLite file read page by page, without SQLite, which refuses a whole file for one wrong byte.

Only what is needed to find rows: the pages of the file with what its log holds of them, tables as trees of
pages, and the values of a row. Nothing here is trusted: what cannot be read is left out and counted.
Source: the file format of SQLite, https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matchweek.store.database import log_of

USUAL_SIZE = 4096
_HEADER, _LOG_HEADER, _FRAME_HEADER = 100, 32, 24
_LEAF, _INTERIOR = 13, 5
# No row of a week is longer; a length that was damaged may say anything.
_LONGEST_ROW = 64 * 1024 * 1024
_UNREADABLE = (IndexError, ValueError, struct.error, OverflowError, KeyError)

Row = tuple[int, list[Any]]
"""Its rowid, and its values as SQLite has them: int, float, str, bytes or None."""


@dataclass(slots=True)
class Found:
    """What walking a table met: how many rows and how many pages could not be read."""

    rows: int = 0
    pages: int = 0


@dataclass(slots=True)
class Pages:
    """The pages of a week file, numbered from 1, the newest of each."""

    size: int
    usable: int
    main: bytes
    later: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> Pages:
        """Raises OSError where the file cannot be read."""
        main = path.read_bytes()
        size = _page_size(main)
        reserved = main[20] if len(main) > 20 and main[20] < size - 480 else 0
        log = log_of(path)
        later = dict(_logged(log.read_bytes(), size)) if log.is_file() else {}
        return cls(size, size - reserved, main, later)

    @property
    def count(self) -> int:
        return max(-(-len(self.main) // self.size), *self.later, 0)

    def page(self, number: int) -> bytes:
        """Its bytes; short or none where the file ends before it."""
        if number < 1:
            raise IndexError(number)
        held = self.later.get(number)
        return held if held is not None else self.main[(number - 1) * self.size : number * self.size]

    def is_leaf(self, number: int) -> bool:
        page = self.page(number)
        return len(page) > 8 and page[_start(number)] == _LEAF

    def leaves(self, root: int, found: Found, seen: set[int]) -> Iterator[int]:
        """The pages with rows of the table that begins at `root`; those met are added to `seen`."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            try:
                page = self.page(number)
                kind = page[_start(number)]
            except IndexError:
                found.pages += 1
                continue
            if number in seen:
                continue
            if kind not in (_LEAF, _INTERIOR):
                found.pages += 1
                continue
            seen.add(number)
            if kind == _LEAF:
                yield number
            else:
                waiting += reversed(self._children(number, found))

    def _children(self, number: int, found: Found) -> list[int]:
        page, start = self.page(number), _start(number)
        children = []
        try:
            (many,) = struct.unpack_from(">H", page, start + 3)
            (last,) = struct.unpack_from(">I", page, start + 8)
        except struct.error:
            found.pages += 1
            return []
        for place in range(min(many, self.size // 6)):
            try:
                (at,) = struct.unpack_from(">H", page, start + 12 + 2 * place)
                children.append(struct.unpack_from(">I", page, at)[0])
            except struct.error:
                found.pages += 1
        return [child for child in (*children, last) if child]

    def rows(self, number: int, found: Found) -> Iterator[Row]:
        """The rows of one page that can be read."""
        page, start = self.page(number), _start(number)
        try:
            (many,) = struct.unpack_from(">H", page, start + 3)
        except struct.error:
            found.pages += 1
            return
        for place in range(min(many, self.size // 4)):
            try:
                (at,) = struct.unpack_from(">H", page, start + 8 + 2 * place)
                if at < start + 8:
                    raise IndexError(at)
                yield self._row(page, at)
            except _UNREADABLE:
                found.rows += 1

    def _row(self, page: bytes, at: int) -> Row:
        length, at = _number(page, at)
        rowid, at = _number(page, at)
        if not 0 < length < _LONGEST_ROW:
            raise ValueError(length)
        rowid = rowid - (1 << 64) if rowid >= 1 << 63 else rowid
        return rowid, _values(self._payload(page, at, length))

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """The bytes of a row, with those that did not fit on its page."""
        usable = self.usable
        if length <= usable - 35:
            return _taken(page, at, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= usable - 35 else least
        parts, left = [_taken(page, at, here)], length - here
        (following,) = struct.unpack_from(">I", page, at + here)
        met: set[int] = set()
        while left > 0:
            if following in met or not following:
                raise ValueError(following)
            met.add(following)
            more = self.page(following)
            parts.append(_taken(more, 4, min(left, usable - 4)))
            left -= usable - 4
            (following,) = struct.unpack_from(">I", more, 0)
        return b"".join(parts)

    def free(self) -> set[int]:
        """The pages that hold nothing any more, as far as their chain can be followed."""
        found: set[int] = set()
        try:
            (trunk,) = struct.unpack_from(">I", self.page(1), 32)
            while trunk and trunk not in found and trunk <= self.count:
                found.add(trunk)
                page = self.page(trunk)
                following, many = struct.unpack_from(">II", page, 0)
                many = min(many, self.size // 4 - 2)
                found.update(struct.unpack_from(f">{many}I", page, 8))
                trunk = following
        except _UNREADABLE:
            pass
        return found


def _start(number: int) -> int:
    return _HEADER if number == 1 else 0


def _page_size(main: bytes) -> int:
    size = int.from_bytes(main[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else USUAL_SIZE


def _taken(data: bytes, at: int, length: int) -> bytes:
    part = data[at : at + length]
    if len(part) < length:
        raise IndexError(at)
    return part


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


_LENGTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


def _values(record: bytes) -> list[Any]:
    end, at = _number(record, 0)
    if end > len(record):
        raise IndexError(end)
    kinds = []
    while at < end:
        kind, at = _number(record, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        length = (kind - 12) // 2 if kind >= 12 else _LENGTHS[kind]
        values.append(_value(kind, _taken(record, at, length)))
        at += length
    return values


def _value(kind: int, data: bytes) -> Any:
    if kind >= 12:
        # A text that is none is left as bytes: whoever knows the column says what is wrong with it.
        if kind % 2 == 0:
            return data
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data
    if kind == 7:
        return struct.unpack(">d", data)[0]
    return None if kind == 0 else kind - 8 if kind > 7 else int.from_bytes(data, "big", signed=True)


def _logged(log: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """The pages of the log that an act finished, the oldest first; frames that were damaged are left out."""
    if len(log) < _LOG_HEADER:
        return
    big = log[3] & 1
    (salts, sums) = log[16:24], struct.unpack_from(">II", log, 24)
    good: list[tuple[int, bytes]] = []
    finished = 0
    for at in range(_LOG_HEADER, len(log) - size - _FRAME_HEADER + 1, size + _FRAME_HEADER):
        number, commit = struct.unpack_from(">II", log, at)
        if log[at + 8 : at + 16] != salts:
            break
        data = log[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        said = struct.unpack_from(">II", log, at + 16)
        if _sums(log[at : at + 8] + data, sums, big) == said:
            good.append((number, data))
        # The sum of each goes on from what is written of the one before: a damaged one ends itself only.
        sums = said
        finished = len(good) if commit else finished
    yield from good[:finished]


def _sums(data: bytes, begin: tuple[int, int], big: int) -> tuple[int, int]:
    one, two = begin
    words = struct.unpack(f"{'>' if big else '<'}{len(data) // 4}I", data)
    for place in range(0, len(words), 2):
        one = (one + words[place] + two) & 0xFFFFFFFF
        two = (two + words[place + 1] + one) & 0xFFFFFFFF
    return one, two
