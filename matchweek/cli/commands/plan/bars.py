"""`matchweek plan bars`, `move`, `stretch`, `begin`, `export`: the twelve months."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands.plan.tasks import Key
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchweek.domain.board.season_bars import Year
    from matchweek.domain.plan.bars import Bar
    from matchweek.services.core.week import Done

Days = Annotated[
    int, typer.Option("--days", metavar="D", help="So many days later; earlier with a minus: --days=-7.")
]
_WIDTHS = 60, 400


def add_to(nouns: typer.Typer) -> None:
    nouns.command("bars")(show)
    nouns.command("move")(move)
    nouns.command("stretch")(stretch)
    nouns.command("begin")(begin)
    nouns.command("export")(export)


def show(
    context: typer.Context,
    width: Annotated[
        int, typer.Option("--width", metavar="N", min=_WIDTHS[0], max=_WIDTHS[1], help="Columns of a line.")
    ] = 80,
    later: Annotated[
        int, typer.Option("--later", metavar="N", min=-24, max=24, help="Begin so many months later.")
    ] = 0,
    words: Annotated[
        bool, typer.Option("--words", help="Month by month in words, as a screen reader reads it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show the twelve months: bars, what clashes, which months are empty."""
    from matchweek.services.plan import bars

    shell = shell_of(context)
    with shell.week() as week:
        found = bars.year(week, shell.zone_name or "", later)
    output.give(as_json, _year_shape(found), list(_in_words(found) if words else _drawn(found, width)))


def move(context: typer.Context, key: Key, days: Days, as_json: Json = False) -> None:
    """Move a task of your own by days."""
    from matchweek.services.plan import bars

    shell = shell_of(context)
    own = shell.zone_name or ""
    with shell.week(create=True) as week:
        _answer(bars.move(week, key, days, own), bars.year(week, own), as_json)


def stretch(context: typer.Context, key: Key, days: Days, as_json: Json = False) -> None:
    """Put the last day of a task later, or earlier; one that comes with every season is put off."""
    from matchweek.services.plan import bars

    shell = shell_of(context)
    own = shell.zone_name or ""
    with shell.week(create=True) as week:
        _answer(bars.stretch(week, key, days, own), bars.year(week, own), as_json)


def begin(context: typer.Context, as_json: Json = False) -> None:
    """Begin with an example of nine bars, moved to your season: change them as your year is."""
    from matchweek.services.plan import bars

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answer(bars.begin(week), bars.year(week, shell.zone_name or ""), as_json)


def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="ics, csv or svg.")],
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="The file to write; else stdout.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the twelve months as whole days for a calendar, as a table, or as a picture."""
    from matchweek.services.file.private_files import path_to
    from matchweek.services.plan import bars

    shell = shell_of(context)
    own = shell.zone_name or ""
    form = bars.read_format(form)
    with shell.week() as week:
        path: Path | None = path_to(to) if to else None
        if path is not None:
            done = bars.write(week, form, path, own)
            output.give(as_json, {"format": form, "path": str(path)}, (), said=done.words)
            return
        text = bars.as_text(week, form, own)
    if as_json:
        output.give(True, {"format": form, "path": None, "content": text}, ())
    else:
        output.write_raw(text)


def bar_shape(one: Bar) -> dict[str, Any]:
    """The JSON of a bar; its days are in one's own zone, both of them its own."""
    return {
        "key": one.key,
        "title": one.title,
        "first": str(one.first),
        "last": str(one.last),
        "full_time": one.full_time,
        "done": one.done,
        "own": one.own,
        "fixed": one.fixed,
    }


def _year_shape(found: Year) -> dict[str, Any]:
    return {
        "first": str(found.months[0].first),
        "last": str(found.months[-1].last),
        "bars": [bar_shape(each) for each in found.bars],
        "remarks": list(found.remarks),
    }


def _drawn(found: Year, width: int) -> Iterator[str]:
    from matchweek.domain.plan.gantt import LEGEND, drawn

    yield from drawn(found.bars, found.months, found.today, width)
    yield ""
    yield LEGEND
    yield from found.remarks
    if not any(each.own for each in found.bars):
        yield "No bar of your own yet: `matchweek plan begin` makes nine to change, `plan add` one."


def _in_words(found: Year) -> Iterator[str]:
    from matchweek.domain.plan.bars import in_words, month_by_month

    yield from month_by_month(found.bars, found.months, found.today)
    yield ""
    yield from (in_words(each, found.bars) for each in found.bars)
    yield from found.remarks


def _answer(done: Done, found: Year, as_json: bool) -> None:
    bars = [bar_shape(each) for each in found.bars if each.key in done.keys]
    document = {"bars": bars, "changed": done.changed, "remarks": list(found.remarks)}
    output.give(as_json, document, (), [*done.warnings, *found.remarks], said=done.words)
