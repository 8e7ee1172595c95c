"""The twelve months drawn in cells of any number: bars, points, today's line, the months by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matchweek.domain.base.text import cells_of, cut_to_cells
from matchweek.domain.plan.bars import YEAR, Bar, Month
from matchweek.domain.times.zones import MONTHS

FULL, PART, ADVICE, DONE, POINT = "█", "▒", "─", "░", "◆"
"""A bar that takes the whole day, one beside others, what every season advises, what is done; a milestone."""
LEGEND = "█ whole day · ▒ beside others · ─ advice · ░ done · ◆ day · │ today"
BEFORE, BEHIND = "◂", "▸"
"""A bar that begins before the first month, or ends behind the last one."""
TODAY, MONTH = "│", "·"
LEAST = 12
"""Cells that a drawing has at least: one a month."""


def cell_of(day: date, months: Sequence[Month], cells: int) -> int:
    """In which cell a day is; below 0 or above the last one where it is outside. Every month is as long."""
    first, of_day = months[0].first, Month(day.year, day.month)
    number = (day.year - first.year) * YEAR + day.month - first.month
    days = of_day.last.day
    return (number * days + day.day - 1) * cells // (len(months) * days)


def head(months: Sequence[Month], cells: int) -> str:
    """The names of the months above their first cells; those for which there is no room are left out."""
    line = [" "] * cells
    free = 0
    for month in months:
        at = cell_of(month.first, months, cells)
        name = MONTHS[month.month - 1]
        if at >= free and at + len(name) <= cells:
            line[at : at + len(name)] = name
            free = at + len(name) + 1
    return "".join(line)


def years(months: Sequence[Month], cells: int) -> str:
    """The years above the names of the months: where each begins among these."""
    line = [" "] * cells
    free = 0
    for month in months:
        at, name = cell_of(month.first, months, cells), str(month.year)
        if (month is months[0] or month.month == 1) and at >= free and at + len(name) <= cells:
            line[at : at + len(name)] = name
            free = at + len(name) + 1
    return "".join(line)


def line_of(one: Bar, months: Sequence[Month], cells: int, today: date) -> str:
    """A bar in exactly so many cells, with the months' beginnings and today's line behind it."""
    line = list(ground(months, cells, today))
    first, last = cell_of(one.first, months, cells), cell_of(one.last, months, cells)
    if last < 0:
        line[0] = BEFORE
    elif first >= cells:
        line[-1] = BEHIND
    elif one.is_milestone:
        line[max(0, first)] = POINT
    else:
        glyph = DONE if one.done else FULL if one.full_time else PART if one.own else ADVICE
        begin, end = max(0, first), min(cells - 1, last)
        line[begin : end + 1] = glyph * (end + 1 - begin)
        if first < 0:
            line[0] = BEFORE
        if last >= cells:
            line[-1] = BEHIND
    return "".join(line)


def ground(months: Sequence[Month], cells: int, today: date) -> str:
    """A line without a bar."""
    line = [" "] * cells
    for month in months:
        line[cell_of(month.first, months, cells)] = MONTH
    here = cell_of(today, months, cells)
    if 0 <= here < cells:
        line[here] = TODAY
    return "".join(line)


def drawn(found: Sequence[Bar], months: Sequence[Month], today: date, width: int) -> list[str]:
    """The whole picture, each line `width` cells at most: names at the left, bars behind them."""
    left = name_width(found, width)
    cells = max(LEAST, width - left - 1)
    blank = " " * (left + 1)
    lines = [blank + years(months, cells), blank + head(months, cells)]
    lines += [f"{_name(each.title, left)} {line_of(each, months, cells, today)}" for each in found]
    return [line.rstrip() for line in lines]


def name_width(found: Sequence[Bar], width: int) -> int:
    """Cells for the names: what the longest takes, a third of the width at most."""
    return min(max((cells_of(each.title) for each in found), default=8), max(8, width // 3 - 2))


def _name(title: str, cells: int) -> str:
    shown = cut_to_cells(title, cells)
    return shown + " " * (cells - cells_of(shown))


def moved(one: Bar, days: int) -> tuple[date, date]:
    """Its days, so many later, or earlier."""
    by = timedelta(days=days)
    return one.first + by, one.last + by
