"""The twelve months of the plan as files: whole days for a calendar, a table, a picture."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from matchweek.domain.base.text import cut_to_cells
from matchweek.domain.plan.bars import length_words, span_words
from matchweek.domain.plan.gantt import cell_of
from matchweek.domain.times.zones import MONTHS
from matchweek.papers.tables import csv_text

if TYPE_CHECKING:
    from matchweek.domain.board.season_bars import Year
    from matchweek.domain.plan.bars import Bar

COLUMNS = ("key", "title", "first", "last", "length", "whole day", "done")
_NAMES, _LINE, _CHART = 330, 26, 960
_NAME = 42
"""Letters of a name; a wide one counts as two."""
_COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)
_NOT_IN_XML = {number: None for number in range(32) if chr(number) not in "\t\n\r"}


def calendar_text(bars: Iterable[Bar], at: datetime, season: int) -> str:
    """The bars as whole days of an iCalendar file, made at `at` (aware); they hold no time of yours as busy.
    Another season has events of its own.

    The last day of an event of days is the one behind it (RFC 5545, section 3.6.1).
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//matchweek//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Plan")
    for each in bars:
        event = icalendar.Event()
        event.add("uid", f"plan-{season}-{each.key}@matchweek")
        event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
        event.add("sequence", max(0, int((at - _COUNTED_FROM).total_seconds())))
        event.add("dtstart", each.first)
        event.add("dtend", each.last + timedelta(days=1))
        event.add("summary", " ".join(each.title.split()))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))


def table_text(bars: Iterable[Bar]) -> str:
    """The bars as CSV; days are ISO dates in one's own zone, both among the bar's."""
    return csv_text(
        COLUMNS,
        (
            (
                *(each.key, each.title, each.first.isoformat(), each.last.isoformat()),
                *(length_words(each.first, each.last), each.full_time, each.done),
            )
            for each in bars
        ),
    )


def picture_text(year: Year) -> str:
    """The twelve months as an SVG picture, with the same in words for whoever has it read aloud."""
    height = (len(year.bars) + 3) * _LINE
    name = f"Plan, {year.months[0].name} to {year.months[-1].name}"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_NAMES + _CHART + 20} {height}"',
        ' font-family="sans-serif" font-size="14" role="img">',
        f"<title>{escape(name)}</title>",
        f"<desc>{_safe(' '.join(_said(each) for each in year.bars))}</desc>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for month in year.months:
        x = _NAMES + cell_of(month.first, year.months, _CHART)
        parts.append(f'<line x1="{x}" y1="{_LINE}" x2="{x}" y2="{height}" stroke="#d0d0d0"/>')
        words = month.name if month.month == 1 or month is year.months[0] else MONTHS[month.month - 1]
        parts.append(f'<text x="{x + 4}" y="{_LINE - 8}">{words}</text>')
    parts += [each for number, one in enumerate(year.bars) for each in _line(one, number, year)]
    here = _NAMES + cell_of(year.today, year.months, _CHART)
    if _NAMES <= here < _NAMES + _CHART:
        parts.append(
            f'<line x1="{here}" y1="{_LINE}" x2="{here}" y2="{height}" stroke="#b00020" stroke-width="2"/>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _line(one: Bar, number: int, year: Year) -> Iterable[str]:
    top = (number + 1) * _LINE + 6
    yield f'<text x="8" y="{top + 14}">{_safe(cut_to_cells(one.title, _NAME))}</text>'
    begin = cell_of(one.first, year.months, _CHART)
    end = cell_of(one.last + timedelta(days=1), year.months, _CHART)
    left, right = max(0, begin), min(_CHART, end)
    if right <= left:
        return
    title = f"<title>{_safe(_said(one))}</title>"
    if one.is_milestone:
        middle, y = _NAMES + (left + right) // 2, top + 9
        points = f"{middle},{y - 8} {middle + 8},{y} {middle},{y + 8} {middle - 8},{y}"
        yield f'<polygon points="{points}" fill="#202020">{title}</polygon>'
        return
    fill = "#c8c8c8" if one.done else "#1f5fa8" if one.full_time else "#8fb4dc"
    yield (
        f'<rect x="{_NAMES + left}" y="{top}" width="{right - left}" height="18" rx="3" fill="{fill}">'
        f"{title}</rect>"
    )


def _said(one: Bar) -> str:
    return f"{one.title}: {span_words(one.first, one.last)}{', done' if one.done else ''}."


def _safe(text: str) -> str:
    return escape(text.translate(_NOT_IN_XML))
