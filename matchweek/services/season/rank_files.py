"""The rank lists as text and tables, for typing into R3 and for comparing with what R3 shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.board.rankings import titles
from matchweek.domain.ranking.compare import Differences, differences
from matchweek.domain.ranking.lists import list_title, order_of, orders, read_name, sides
from matchweek.domain.ranking.rank_list import COUPLE, MAIN, NO_MATCH
from matchweek.domain.ranking.reading import ReadOrder, read_order
from matchweek.errors import BadInput
from matchweek.intake.forms.text import decode
from matchweek.intake.read import bytes_of, table_of_bytes
from matchweek.papers.tables import csv_text
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.file.private_files import path_to, written

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

TEXT, CSV = "text", "csv"
FORMATS = (TEXT, CSV)
NO_MATCH_IN_R3 = "999999999"
"""The code that stands for “no match” in R3."""
# What is no text of its own: workbooks, and pages saved from a browser.
_TABLES = (b"PK", b"\xd0\xcf\x11\xe0", b"<")
_LONGEST_PATH = 1000
_COLUMNS = ("number", "code", "program")
_COUPLE_COLUMNS = ("number", "code", "program", "partner_code", "partner_program")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One's own list beside another order of it: what was read, and what differs."""

    list: str
    read: ReadOrder
    found: Differences


def compare(board: Board, name: str, text: str) -> Comparison:
    """One's own list beside a text, such as R3's page; nothing is changed.

    Raises BadInput where the text holds no order, or there is no such list.
    """
    name = read_name(name)
    return beside(board, name, read_order(name, text))


def beside(board: Board, name: str, read: ReadOrder) -> Comparison:
    """The same of an order that was read."""
    return Comparison(name, read, differences(order_of(board.kept.rankings, name), read.items))


def read_text_or_path(name: str, text: str) -> ReadOrder:
    """An order from what was pasted, or from the file whose path it is; raises BadInput for neither."""
    path = path_to(text)
    if "\n" not in text.strip() and len(text) < _LONGEST_PATH and path.is_file():
        text = text_of_file(path)
    return read_order(name, text)


def text_of_file(path: Path) -> str:
    """A file as text, a row a line, its cells with tabs between; raises BadInput where it cannot be read."""
    return text_of_bytes(bytes_of(path), path.name)


def text_of_bytes(data: bytes, name: str) -> str:
    """The same of bytes at hand, such as standard input."""
    if data.lstrip()[:4].startswith(_TABLES):
        table = table_of_bytes(data, name)
        return "\n".join("\t".join(map(str, cells)) for _, cells in table.open())
    return decode(data)[0]


def as_text(board: Board, name: str = "", hide: Callable[[str], str] = str) -> str:
    """The lists in R3's order with their codes, for typing: all of them, or one. `hide` masks each text."""
    title = titles(board)
    lines: list[str] = []
    for each, order in _wanted(board, name).items():
        lines += [*([""] if lines else []), list_title(each, lambda code: _named(code, title, hide))]
        lines += _text_lines(order, title, hide)
    return "\n".join(lines) + "\n"


def _text_lines(
    order: tuple[str, ...], title: Callable[[str], str], hide: Callable[[str], str]
) -> Iterator[str]:
    for number, item in enumerate(order, 1):
        told = [_side(side, title) for side in sides(item) if side]
        yield f"{number:>3}  " + "  |  ".join(_once("  ", *map(hide, side)) for side in told)


def _named(code: str, title: Callable[[str], str], hide: Callable[[str], str]) -> str:
    return _once(" ", hide(code), hide(title(code)))


def _once(between: str, code: str, named: str) -> str:
    """A code and its program's name; once where both say the same, as they do while names are masked."""
    return between.join(dict.fromkeys(filter(None, (code, named))))


def _side(code: str, title: Callable[[str], str]) -> tuple[str, str]:
    """One side of an item as R3 writes it, and its program."""
    if code == NO_MATCH:
        return NO_MATCH_IN_R3, "no match"
    named = title(code)
    return code, "" if named == code else named


def as_csv(board: Board, name: str = MAIN, hide: Callable[[str], str] = str) -> str:
    """One list as CSV: it can be sorted elsewhere and read back with `matchweek season rank order`."""
    name, title = read_name(name), titles(board)
    rows = (
        [number, *(hide(cell) for side in sides(item) if side for cell in _side(side, title))]
        for number, item in enumerate(_wanted(board, name)[name], 1)
    )
    return csv_text(_COUPLE_COLUMNS if name == COUPLE else _COLUMNS, rows)


def _wanted(board: Board, name: str) -> dict[str, tuple[str, ...]]:
    lists = orders(board.kept.rankings)
    if not name:
        return {each: order for each, order in lists.items() if order}
    name = read_name(name)
    return {name: lists.get(name, ())}


def read_format(text: str) -> str:
    """The form meant; raises BadInput that names them."""
    word = text.strip().casefold()
    if word not in FORMATS:
        raise BadInput("No such format", f"“{text}” was given.", f"Known: {', '.join(FORMATS)}.")
    return word


def write(week: Week, text: str, items: int, to: Path) -> Done:
    """Write the lists to a file (0600, moved into place whole). It is your own list: no act, nothing to undo.

    Raises BadInput when `to` cannot be such a file, Failed when it cannot be written.
    """
    with written(week, text, to):
        pass
    return Done(f"{plural(items, 'line')} written to {to}", (), (str(to),))
