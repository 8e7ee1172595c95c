"""A list of several printed pages, with rows that the end of a page cuts; nothing here asks for a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

HEADINGS = ("Program Code", "Institution", "Program", "City", "State", "Application Service", "Positions")
_PROGRAMS = (
    ("140", "C", "Internal Medicine"),
    ("999", "P", "Transitional (PGY-1 Only)"),
    ("700", "C", "Medicine-Pediatrics"),
    ("275", "C", "Osteopathic Neuromusculoskeletal Medicine / Rural Track of the North"),
)
_INSTITUTIONS = (
    "Larch Hospital",
    "Quillstead University Hospital of the Valley and Shore",
    "Elm Harrow GME Consortium",
    "Mistralmoor Regional Health System",
)
_PLACES = (("Harrow City", "OH"), ("Granite City", "OR"), ("Saffron Park", "NY"))
_STYLE = (
    "table { border-collapse: collapse; font: 13px sans-serif } td, th { padding: 3px 6px; text-align: left }"
)
_RULES = "td, th { border: 1px solid #999 }"

Row = tuple[str, ...]


def rows(count: int) -> Iterator[Row]:
    """Programs of which three at a time are of one institution, whose name ends in its number."""
    for at in range(count):
        number = at // 3
        specialty, letter, program = _PROGRAMS[at % len(_PROGRAMS)]
        name = f"{_INSTITUTIONS[number % len(_INSTITUTIONS)]} {number}"
        city, state = _PLACES[number % len(_PLACES)]
        code = f"{9000 + number}{specialty}{letter}{at % 3}"
        yield code, name, program, city, state, "ERAS", str(1 + at % 11)


def _tr(cells: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _page(head: list[str], lines: list[str], rules: str) -> str:
    heading = "".join(f"<th>{name}</th>" for name in head)
    return (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>List of Unfilled Programs</title>"
        f"<style>{_STYLE} {rules}</style></head><body><h1>List</h1>"
        f"<table><thead><tr>{heading}</tr></thead>\n" + "\n".join(lines) + "</table></body></html>\n"
    )


def _plain(count: int, rules: str) -> str:
    return _page(list(HEADINGS), [_tr(list(map(escape, row))) for row in rows(count)], rules)


def _two_lines(count: int, rules: str) -> str:
    head = [HEADINGS[at] for at in (0, 1, 2, 5, 6)]
    lines = [
        _tr([row[0], f"{row[1]}<br>{row[3]}, {row[4]}", escape(row[2]), *row[5:]]) for row in rows(count)
    ]
    return _page(head, lines, rules)


def _spans(count: int, rules: str) -> str:
    order = (1, 3, 4, 0, 2, 5, 6)
    lines = []
    for _, group in groupby(rows(count), key=lambda row: row[1]):
        programs = list(group)
        for number, row in enumerate(programs):
            first = "".join(f"<td rowspan={len(programs)}>{row[at]}</td>" for at in order[:3])
            own = "".join(f"<td>{escape(row[at])}</td>" for at in order[3:])
            lines.append(f"<tr>{'' if number else first}{own}</tr>")
    return _page([HEADINGS[at] for at in order], lines, rules)


LONG_PAGES: dict[str, Callable[[int], str]] = {
    "plain": lambda count: _plain(count, ""),
    "ruled": lambda count: _plain(count, _RULES),
    "two-lines": lambda count: _two_lines(count, ""),
    "ruled-two-lines": lambda count: _two_lines(count, _RULES),
    "ruled-spans": lambda count: _spans(count, _RULES),
}
"""Pages by their name, each made with so many programs."""
COUNT = 90
"""The programs on the pages that are kept as fixtures."""
