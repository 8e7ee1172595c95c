"""What stands once above several rows: a state, an institution and its city, as NRMP prints its results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matchweek.intake.headings.contents import INSTITUTION
from matchweek.intake.headings.headers import header_field
from matchweek.intake.rows.cells import clean_text, is_coded
from matchweek.intake.rows.reading import Record
from matchweek.intake.rows.states import state_letters, state_suffix

_YEAR = re.compile(r"20[0-9]{2}")
_PLACED = re.compile(r"(.+?)[,\s]+\(?([^,()]+),\s*([A-Za-z][A-Za-z. ]+?)\)?")
_SUFFIX = re.compile(r"\s*[-\u2010-\u2015,]\s*[A-Z]{2}$")
_FURNITURE = re.compile(
    r"(?i)\bpage\b|https?://|www\.|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b|^showing\b|^(?:next|previous|back|search|filter)\b|©"
)
_CARRIED = ("Institution", "City", "State")
_LOOKED_AT = 2000


@dataclass(slots=True)
class _Above:
    """What stands above the rows so far."""

    institution: str = ""
    city: str = ""
    state: str = ""

    def take(self, text: str, *, below_another: bool) -> None:
        """A line above rows: a state, an institution with or without its place, or the city below it."""
        if letters := state_letters(text):
            self.institution, self.city, self.state = "", "", letters
            return
        placed = _PLACED.fullmatch(text)
        letters = state_letters(placed[3]) if placed else ""
        if placed and letters:
            self.institution, self.city, self.state = placed[1].strip(" ,"), placed[2].strip(), letters
            return
        named = INSTITUTION.search(self.institution) and not INSTITUTION.search(text)
        if below_another and not self.city and named and not any(map(str.isdigit, text)):
            self.city = text
            return
        name, _, last = text.rpartition(",")
        if (
            self.state
            and INSTITUTION.search(name)
            and not INSTITUTION.search(last)
            and not state_suffix(text)
        ):
            self.institution, self.city = name.strip(), last.strip()
            return
        state = state_suffix(text)
        self.institution = _SUFFIX.sub("", text) if state else text
        self.city, self.state = "", state or self.state


def with_what_stands_above(records: list[Record]) -> tuple[list[Record], tuple[str, ...]]:
    """The records with institution, city and state as columns where they stand as lines above the rows."""
    if any(
        "institution" in map(header_field, cells) and _mark(cells) == "heading" for _, cells in records[:60]
    ):
        return records, ()
    marks = [_mark(cells) for _, cells in records]
    headings = [at for at, mark in enumerate(marks) if mark == "heading"]
    rows = [at for at, mark in enumerate(marks) if mark == "row"]
    if not headings or not rows or not _stand_above(records, marks, headings, rows):
        return records, ()
    width = max(len(records[at][1]) for at in rows[:_LOOKED_AT])
    above = _Above()
    made: list[Record] = []
    headed = False
    for at, (number, cells) in enumerate(records):
        if marks[at] == "row":
            place = [above.institution, above.city, above.state]
            made.append((number, [*place, *cells, *[""] * (width - len(cells))]))
        elif marks[at] == "line" and _before_rows(marks, at):
            above.take(_text(cells), below_another=at > 0 and marks[at - 1] == "line")
        elif marks[at] == "heading":
            texts = [clean_text(cell) for cell in cells]
            if len(texts) == width and texts[0] and not header_field(texts[0]) and at + 1 < len(marks):
                above.city, texts[0] = texts[0], "Program"
            if not headed and len(texts) == width:
                made.append((number, [*_CARRIED, *_with_years(texts, records[:at])]))
                headed = True
    note = "Institution, city and state were taken from the lines above the rows."
    return (made, (note,)) if headed else (records, ())


def _text(cells: Sequence[str]) -> str:
    return ", ".join(text for cell in cells if (text := clean_text(cell)))


def _mark(cells: Sequence[str]) -> str:
    """What a record is: a row with a code, headings, a line of its own, years over numbers, or nothing."""
    filled = [text for cell in cells if (text := clean_text(cell))]
    if any(map(is_coded, filled)):
        return "row" if len(filled) > 1 else ""
    if sum(header_field(cell) != "" for cell in filled) > 1:
        return "heading"
    placed = len(filled) == 2 and INSTITUTION.search(filled[0]) and not any(map(str.isdigit, "".join(filled)))
    if 1 < len(filled) < 4 and (state_letters(filled[-1]) or placed):
        filled = [", ".join(filled)]
    if len(filled) == 1 and 1 < len(filled[0]) < 120 and not _FURNITURE.search(filled[0]):
        return "line"
    return ""


def _stand_above(records: list[Record], marks: list[str], headings: list[int], rows: list[int]) -> bool:
    """Whether no column has the institution, and lines that name one stand above the rows."""
    fields = {header_field(clean_text(cell)) for at in headings for cell in records[at][1]}
    if "institution" in fields:
        return False
    lines = [at for at, mark in enumerate(marks[: rows[-1]]) if mark == "line" and _before_rows(marks, at)]
    inside = [at for at in lines if at > headings[0]]
    if not lines or not (inside or len(headings) > 1 or headings[0] > lines[-1]):
        return False
    texts = [_text(records[at][1]) for at in lines]
    named = sum(bool(INSTITUTION.search(text) or state_letters(text) or state_suffix(text)) for text in texts)
    return (
        len(inside) > 1 or len(headings) > 1 or _first_is_city(records[headings[0]][1])
    ) and named * 2 > len(texts)


def _first_is_city(cells: Sequence[str]) -> bool:
    first = clean_text(cells[0]) if cells else ""
    return bool(first) and not header_field(first)


def _before_rows(marks: Sequence[str], at: int) -> bool:
    """Whether a row follows with only lines, headings and years between."""
    return "row" in marks[at + 1 : at + 6]


def _with_years(texts: list[str], above: Sequence[Record]) -> list[str]:
    """Numbers that come again, with the years that stand over them, in their order."""
    years: list[str] = []
    for _, cells in reversed(above[-3:]):
        years = years or _YEAR.findall(" ".join(cells))
    counted = {"quota", "matched", "positions"}
    seen: dict[str, int] = {}
    named = []
    for text in texts:
        field = header_field(text)
        at = seen[field] = seen.get(field, -1) + 1 if field in counted else 0
        named.append(f"{years[at]} {text}" if field in counted and at < len(years) else text)
    return named
