"""An order read from what was pasted or stands in a file: R3's page, a list of codes, a CSV of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchweek.domain.programs.program import ProgramCode, codes_in_order
from matchweek.domain.ranking.lists import list_title, pair
from matchweek.domain.ranking.rank_list import COUPLE, MAIN, NO_MATCH
from matchweek.errors import BadInput

_NUMBER = re.compile(r"\s*\"?(\d{1,3})\"?\s*(?:[,;.)\t|]|\s)")
# What looks like a code and is none is said, never skipped: a digit too few is one program less.
_LIKE_A_CODE = re.compile(r"(?<![\w-])(?=[\w-]*[A-Za-z])\d{4}[\w-]{3,9}(?![\w-])")
_HEADING = re.compile(rf"{list_title(MAIN)}$|{list_title(COUPLE)}$|{list_title('')}\S")
_SIDE = re.compile(r"(?<!\w)(?:\d{7}[A-Za-z][A-Za-z0-9]{1,3}|9{9}|no[- ]?match|none)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """`items` as they stand, also what stands twice; `unread` are the lines that look like an item and could
    not be read as one, shortened."""

    items: tuple[str, ...]
    unread: tuple[str, ...] = ()


def read_order(name: str, text: str) -> ReadOrder:
    """The items of a list in the order of a text, one or more a line; of a couple's list one pair a line.
    The code by which a list of first years is called is no item of it.

    Raises BadInput where there is none, or where numbers before the items do not follow each other.
    """
    items: list[str] = []
    unread: list[str] = []
    numbers: list[int] = []
    for line in _of_list(name, text.splitlines()):
        found = list(_pairs(line)) if name == COUPLE else _codes(line)
        # The list of first years of an advanced program is headed by that program's own code.
        heading, found = name in found, [each for each in found if each != name]
        items += found
        if not found and not heading and _looks_like_an_item(line):
            unread.append(" ".join(line.split())[:60])
        if len(found) == 1 and (number := _NUMBER.match(line)):
            numbers.append(int(number[1]))
    if not items:
        what = "pair of codes" if name == COUPLE else "program code"
        remedy = "Give a pair a line: yours, then your partner's, or “no match”." if name == COUPLE else ""
        raise BadInput(
            f"No {what} was found",
            _read_words(len(text.splitlines())),
            remedy or "Copy the list in R3, with its codes, or give a file with a code a line.",
        )
    _check_numbers(numbers, len(items))
    return ReadOrder(tuple(items), tuple(unread))


def _of_list(name: str, lines: list[str]) -> list[str]:
    """The lines of one list, where a text has several under the headings that they have when written out."""
    headed = list_title(name, str)
    begins = next((place for place, line in enumerate(lines) if _is_headed(line, headed)), None)
    if begins is None:
        return lines
    rest = lines[begins + 1 :]
    return rest[: next((place for place, line in enumerate(rest) if _HEADING.match(line)), len(rest))]


def _is_headed(line: str, heading: str) -> bool:
    return line == heading or line.startswith(f"{heading} ")


def _read_words(lines: int) -> str:
    return "1 line was read." if lines == 1 else f"{lines} lines were read."


def _codes(line: str) -> list[str]:
    """The codes of a line; one that a link and its words repeat beside each other counts once."""
    found: list[str] = []
    for code in codes_in_order(line) or _written_apart(line):
        if not found or found[-1] != code:
            found.append(code)
    return found


def _written_apart(line: str) -> Sequence[str]:
    """The one code of a line that holds nothing else, written as people and spreadsheets write it."""
    cell = line.strip().strip(",;\t")
    if not 8 <= len(cell) <= 16:
        return ()
    try:
        return (ProgramCode.read(cell).text,)
    except BadInput:
        return ()


def _pairs(line: str) -> Iterator[str]:
    """The pair of a line that names two sides; “999999999 no match” is one of them, said twice."""
    told: list[str] = []
    for each in _SIDE.finditer(line):
        side = each[0].upper() if each[0][:7].isdigit() and not each[0].isdigit() else NO_MATCH
        if not (told and told[-1] == side == NO_MATCH):
            told.append(side)
    if len(told) == 2:
        yield pair(*told)


def _looks_like_an_item(line: str) -> bool:
    return _LIKE_A_CODE.search(line) is not None


def _check_numbers(numbers: Sequence[int], items: int) -> None:
    """Raise BadInput where every item has its number, from 1, and the lines stand in another order."""
    rising = list(range(1, items + 1))
    if len(numbers) == items and sorted(numbers) == rising and list(numbers) != rising:
        wrong = next(place for place, number in enumerate(numbers, 1) if place != number)
        raise BadInput(
            "Numbers and lines do not agree",
            f"The program in place {wrong} has number {numbers[wrong - 1]}.",
            "Sort the table by its numbers, or take the numbers out.",
        )
