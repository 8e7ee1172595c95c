"""`matchweek timetable`: when everything happens, and moving it while the week runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.commands.time import caution, moment_lines
from matchweek.cli.options import Json, shell_of
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.services.core.week import Done, Week

Why = Annotated[
    str, typer.Option("--because", metavar="TEXT", help="Why it changes, such as “R3 says so”; kept.")
]
Opens = Annotated[str, typer.Argument(metavar="OPENS", help="When it opens, such as “Thu 21:00”.")]
Closes = Annotated[str, typer.Argument(metavar="CLOSES", help="When it ends, such as “Thu 22:00”.")]
Number = Annotated[int, typer.Argument(metavar="N", help="Which round, from 1.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("show")(show)
    nouns.command("set")(change)
    nouns.command("add-round")(add_round)
    nouns.command("drop-round")(drop_round)
    nouns.command("reset")(reset)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show when everything of this season happens, in Eastern and in your own time."""
    shell = shell_of(context)
    with shell.week() as week:
        _give(week, shell, None, as_json)


def change(
    context: typer.Context,
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY INSTANT...",
            help="A moment's key in `timetable show` and its new time; “14:30” stays on its day.",
        ),
    ],
    because: Why,
    as_json: Json = False,
) -> None:
    """Move moments of the timetable; several that only fit together go into one command.

    Times are in your own zone, or that of --zone; R3 shows Eastern ones: write “14:30 ET”. Every
    countdown, alarm and open offer follows.
    """
    from matchweek.services.days import timetable

    if len(values) % 2:
        raise BadInput("A key without a time", f"“{values[-1]}” has none.", "Write KEY INSTANT, in pairs.")
    shell = shell_of(context)
    with shell.week(create=True) as week:
        typed = dict(zip(values[::2], values[1::2], strict=True))
        present = timetable.timetable_of(week)
        times = timetable.read_times(present, typed, _reader(shell))
        _give(week, shell, timetable.set_times(week, times, because), as_json)


def add_round(
    context: typer.Context, opens: Opens, closes: Closes, because: Why, as_json: Json = False
) -> None:
    """Add a round; rounds are numbered by their opening."""
    from matchweek.services.days import timetable

    shell = shell_of(context)
    with shell.week(create=True) as week:
        # A time without a day belongs to the day of the last round.
        present = timetable.timetable_of(week)
        day = present.rounds[-1].opens if present.known else None
        read = _reader(shell)
        begins, ends = read(opens, day), read(closes, day)
        _give(week, shell, timetable.add_round(week, begins, ends, because), as_json)


def drop_round(context: typer.Context, number: Number, because: Why, as_json: Json = False) -> None:
    """Drop a round; later ones move up."""
    from matchweek.services.days import timetable

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _give(week, shell, timetable.drop_round(week, number, because), as_json)


def reset(context: typer.Context, because: Why, as_json: Json = False) -> None:
    """Put every moment of this season back to the packaged times."""
    from matchweek.services.days import timetable

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _give(week, shell, timetable.reset(week, because), as_json)


def _reader(shell: Shell) -> Callable[[str, datetime | None], datetime]:
    """Reads a time; one without a day is on that of the moment."""

    def read(text: str, moment: datetime | None) -> datetime:
        found = shell.instant(text, "day", day=moment)
        assert found is not None
        return found

    return read


def _give(week: Week, shell: Shell, done: Done | None, as_json: bool) -> None:
    from matchweek.cli import shapes
    from matchweek.domain.season.timetable import moments
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN
    from matchweek.services.days import timetable
    from matchweek.services.people import applicant

    present = timetable.timetable_of(week)
    kept = applicant.show(week).zone
    own_zone = shell.zone_name or kept
    own = read_zone(own_zone) if own_zone else EASTERN
    every = moments(present)
    lines = [f"Match Week {present.season}", *moment_lines(every, own, moved=present.moved_keys)]
    document = shapes.timetable(present, every, shell.times)
    if done is None:
        output.give(as_json, document, lines, caution(present))
    else:
        document = {**document, "changed": done.changed}
        output.give(as_json, document, lines, [*done.warnings, *caution(present)], said=done.words)
