"""`matchweek season import`: one's own sheet into the tracker."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands.lists import Columns, DryRun, columns_given
from matchweek.cli.options import Json, shell_of
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.services.season.tracker_import import Foreseen, Wanted


Dates = Annotated[
    str,
    typer.Option(
        "--dates",
        metavar="ORDER",
        help="What dates such as 12/11 begin with: month-first, day-first.",
    ),
]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("import")(bring_in)


def bring_in(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="CSV, Excel and the like; - reads standard input.")
    ],
    column: Columns = None,
    times_in: Annotated[
        str,
        typer.Option(
            "--times-in",
            metavar="ZONE",
            help="The zone of times that name none: theirs for each program's own clock, ET, or a place.",
        ),
    ] = "",
    dates: Dates = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Let the sheet replace what stands there otherwise.")
    ] = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Bring in your own sheet of programs. Each is known once: the same sheet twice changes nothing.

    What is empty is filled; what stands there otherwise is left and told. Rows that cannot be used are told
    and kept in the history.
    """
    from matchweek.services.core.board import load_board
    from matchweek.services.core.week import Done
    from matchweek.services.season import tracker_import

    shell = shell_of(context)
    # Read before the week file is made: a wrong name leaves nothing behind.
    source = output.read_stdin() if file == "-" else Path(file)
    read = tracker_import.read(source, columns_given(column or []))
    if not (read.rows or column):
        tracker_import.refuse_another(source)
    read = dataclasses.replace(read, days_first=_days_first(dates))
    zone = _zone(times_in)
    with shell.week(create=not dry_run) as week:
        now = week.clock.now()
        found = tracker_import.foresee(load_board(week), read, now, times_in=zone, replace_known=replace)
        if dry_run:
            done = Done(f"would be: {found.words}", tuple(tracker_import.warnings(found)), changed=False)
        else:
            _require_said(found)
            done = tracker_import.bring_in(week, read, times_in=zone, replace_known=replace)
    document = {**_shape(found, shell), "dry_run": dry_run, "changed": done.changed}
    output.give(as_json, document, _more(found, dry_run), done.warnings, said=done.words)


def _require_said(found: Foreseen) -> None:
    """Raise BadInput with the option that says what is not known: which column names programs, which zone."""
    if not found.wanted:
        headings = ", ".join(each.header for each in found.read.columns if each.header)
        raise BadInput(
            "No program was found",
            f"No row names one. The headings: {headings or 'none'}.",
            "Say which column names them: --column institution=HEADING, or its number.",
        )
    if found.asks_order:
        raise BadInput(
            "Day or month first?",
            f"{output.plural(found.asks_order, 'date')} of {found.read.source} may be either, such as 12/11.",
            "Add --dates month-first or --dates day-first.",
        )
    if found.asks_zone:
        raise BadInput(
            "In which zone are its times?",
            f"{output.plural(found.asks_zone, 'time')} of {found.read.source} without a zone.",
            "Add --times-in theirs for each program's own clock, --times-in ET, or a city.",
        )


def _days_first(text: str) -> bool | None:
    """Whether the day stands first, as it was said; None where it was not."""
    ways = {"month-first": False, "day-first": True}
    said = text.strip().casefold()
    if not said:
        return None
    if said not in ways:
        raise BadInput("Day or month first?", f"“{text}” was given.", "Give month-first or day-first.")
    return ways[said]


def _zone(text: str) -> str:
    """The IANA name of a zone that was typed, “theirs”, or nothing."""
    from matchweek.domain.times.places import read_place
    from matchweek.domain.times.zones import EASTERN, EASTERN_WORDS
    from matchweek.services.season.sheet_times import THEIRS

    said = text.strip().casefold()
    if said in ("", THEIRS):
        return said
    return EASTERN.name if said in EASTERN_WORDS else read_place(text)


def _shape(found: Foreseen, shell: Shell) -> dict[str, Any]:
    return {
        "read": len(found.read.rows),
        "added": len(found.fresh),
        "changed_rows": len(found.changed),
        "unchanged": found.unchanged,
        "rejected": [{"row": each.row, "reason": each.reason, "text": each.text} for each in found.rejected],
        "rows": [_row(each, shell) for each in found.wanted],
        "columns": [
            {"column": each.index + 1, "header": each.header, "field": each.field or None}
            for each in found.read.columns
        ],
        "times_without_zone": found.asks_zone,
        "dates_either_way": found.asks_order,
    }


def _row(each: Wanted, shell: Shell) -> dict[str, Any]:
    from matchweek.cli.shapes.common import iso_or_none

    return {
        "row": each.row.row,
        "title": each.title,
        "id": each.same.id if each.same is not None else None,
        "sets": sorted(each.values),
        "at": iso_or_none(each.at, shell.times),
        "left": sorted(each.left),
        "remarks": list(each.remarks),
    }


def _more(found: Foreseen, dry_run: bool) -> list[str]:
    """Which columns were not used: a wrong heading is seen at once; and what is asked before it is stored."""
    unused = found.read.unused
    lines = [f"  columns not used: {', '.join(unused)}"] if unused else []
    if dry_run and found.asks_order:
        lines.append(
            f"  {output.plural(found.asks_order, 'date')} with day or month first: --dates says which"
        )
    if dry_run and found.asks_zone:
        lines.append(f"  {output.plural(found.asks_zone, 'time')} without a zone: --times-in says which")
    return lines
