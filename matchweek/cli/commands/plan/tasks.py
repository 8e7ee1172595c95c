"""`matchweek plan`: its tasks, by state and track."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, long_text, shell_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.plan.plan import Planned
    from matchweek.domain.plan.rebuild import Rebuild
    from matchweek.services.core.week import Done, Week

Keys = Annotated[list[str], typer.Argument(metavar="KEY...", help="Keys of `plan list`; all or none.")]
Key = Annotated[str, typer.Argument(metavar="KEY", help="A key of `plan list`.")]
TrackOption = Annotated[
    str | None, typer.Option("--track", metavar="TRACK", help="this cycle, the next one, or after.")
]
FullTime = Annotated[
    bool | None, typer.Option("--full-time/--part-time", help="Whether the whole day belongs to it.")
]
Why = Annotated[str | None, long_text("--why", "Why you do it.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("list")(show)
    nouns.command("add")(add)
    nouns.command("set")(change)
    nouns.command("remove")(remove)
    nouns.command("done")(done)
    nouns.command("open")(reopen)
    nouns.command("postpone")(postpone)
    nouns.command("drop")(drop)
    nouns.command("note")(note)
    nouns.command("decide")(decide)
    nouns.command("rows")(rows)
    nouns.command("overview")(overview)


def show(
    context: typer.Context,
    track: TrackOption = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also what is done, not for you, or folded away, with the reason.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show the plan: what is overdue, what is of this week, what is coming."""
    from matchweek.domain.plan.packaged import TRACKS, Track
    from matchweek.domain.plan.plan import State
    from matchweek.errors import BadInput
    from matchweek.services.plan import tasks

    if track is not None and track not in list(Track):
        raise BadInput("No such track", f"“{track}” was given.", f"Known: {', '.join(Track)}.")
    shell = shell_of(context)
    with shell.week() as week:
        planned = [each for each in tasks.everything(week, _own(shell)) if track in (None, each.track)]
    shown = [each for each in planned if every or each.is_open]
    hidden = len(planned) - len(shown)
    lines: list[str] = []
    for of_it in Track:
        found = [each for each in shown if each.track is of_it]
        if found:
            lines += [*([""] if lines else []), TRACKS[of_it], *_lines(found)]
    if hidden:
        lines += [
            "",
            f"{hidden} more are done, not for you or folded away: --all says why.",
        ]
    if undated := sum(each.state is State.UNDATED for each in shown):
        said = f"{output.plural(undated, 'task')} without a day: give the season's times"
        lines += ["", f"{said} with `matchweek timetable set`, as R3 shows them."]
    document = {"tasks": [shape(each, shell.times) for each in shown], "hidden": hidden}
    output.give(as_json, document, lines)


def add(
    context: typer.Context,
    line: Annotated[str, typer.Argument(metavar="LINE", help="The task and its day: “Step 3 exam 14 May”.")],
    track: TrackOption = None,
    why: Why = None,
    full_time: FullTime = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how it is read; store nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Add a task of your own from one line; its day is read out of it and said."""
    from matchweek.domain.plan.bars import span_words
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week(create=not dry_run) as week:
        title, first, last = tasks.read_line(week, line, _own(shell))
        if dry_run:
            document: dict[str, Any] = {"title": title, "first": str(first), "last": str(last)}
            output.give(as_json, document, (), said=f"{title}: {span_words(first, last)}")
            return
        values: dict[str, Any] = given(track=track, why=why, full_time=full_time)
        found = tasks.add(week, line, own=_own(shell), **values)
        _answer(shell, week, found, as_json)


def change(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number of own.N in `plan list`.")],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is.")] = None,
    first: Annotated[str | None, typer.Option("--first", metavar="DATE", help="Its first day.")] = None,
    last: Annotated[str | None, typer.Option("--last", metavar="DATE", help="Its last day.")] = None,
    track: TrackOption = None,
    why: Why = None,
    full_time: FullTime = None,
    as_json: Json = False,
) -> None:
    """Change a task of your own."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week() as week:
        days: dict[str, Any] = {}
        if first is not None:
            days["first"] = _day(week, shell, first)
        if last is not None:
            days["last"] = _day(week, shell, last)
        found = tasks.change(
            week, number, **given(title=title, track=track, why=why, full_time=full_time), **days
        )
        _answer(shell, week, found, as_json)


def remove(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number of own.N in `plan list`.")],
    as_json: Json = False,
) -> None:
    """Take a task of your own out of the plan; `undo` brings it back."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week() as week:
        _answer(shell, week, tasks.remove(week, number), as_json)


def done(context: typer.Context, keys: Keys, as_json: Json = False) -> None:
    """Tick tasks off."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answer(shell, week, tasks.set_done(week, keys), as_json)


def reopen(context: typer.Context, keys: Keys, as_json: Json = False) -> None:
    """Open tasks again that were done, put off or laid aside."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week() as week:
        _answer(shell, week, tasks.set_done(week, keys, done=False), as_json)


def postpone(
    context: typer.Context,
    key: Key,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new last day, such as “14 Jan”.")],
    as_json: Json = False,
) -> None:
    """Put a task off to a day; what that touches is said."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answer(shell, week, tasks.postpone(week, key, _day(week, shell, to), _own(shell)), as_json)


def drop(context: typer.Context, keys: Keys, as_json: Json = False) -> None:
    """Lay tasks aside that are not for you; `plan open` brings them back."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answer(shell, week, tasks.not_for_me(week, keys), as_json)


def note(
    context: typer.Context,
    key: Key,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Your note; empty removes it.")],
    as_json: Json = False,
) -> None:
    """Keep a note on a task: what was decided, and why."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answer(shell, week, tasks.set_note(week, key, text), as_json)


def decide(
    context: typer.Context,
    way: Annotated[str, typer.Argument(metavar="WAY", help="rebuild, or leave.")],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why, in a sentence.")] = "",
    without_bars: Annotated[
        bool, typer.Option("--without-bars", help="Do not fill the next plan with bars.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the bars of rebuilding; store nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """After a cycle without a place: choose to rebuild and apply again, or to leave."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week(create=not dry_run) as week:
        if dry_run:
            _give_proposed(tasks.rebuilt(week, _own(shell)), as_json)
            return
        found = tasks.decide(week, way, because, bars=not without_bars, own=_own(shell))
        _answer(shell, week, found, as_json)


def _give_proposed(found: Rebuild, as_json: bool) -> None:
    bars = [
        {
            "title": each.title,
            "why": each.why,
            "first": str(each.first),
            "last": str(each.last),
            "full_time": each.full_time,
        }
        for each in found.bars
    ]
    document = {"bars": bars, "submit": str(found.submit), "too_late": list(found.too_late)}
    cells = ((each.days, each.title, "the whole day" if each.full_time else "") for each in found.bars)
    lines = output.table(("days", "bar", ""), cells) if found.bars else ["No bar is left to propose."]
    output.give(as_json, document, [*lines, *found.remarks])


def rows(context: typer.Context, as_json: Json = False) -> None:
    """Show which task comes from which row of the guides that were read for this."""
    from matchweek.domain.plan.packaged import WHERE, tasks
    from matchweek.domain.plan.routine import PREFIX, routines

    every = [(row, each.key, each.title, WHERE[each.where]) for each in tasks() for row in each.rows]
    every += [
        (row, f"{PREFIX}{each.id}", each.title, WHERE["routine"]) for each in routines() for row in each.rows
    ]
    cells = sorted(every, key=lambda one: one[0])
    document = {"rows": [{"row": row, "key": key, "title": title} for row, key, title, _ in cells]}
    output.give(as_json, document, output.table(("row", "key", "task", "where"), cells))


def overview(context: typer.Context, as_json: Json = False) -> None:
    """Show the year in seven time frames, and which one it is."""
    from matchweek.services.plan import tasks

    shell = shell_of(context)
    with shell.week() as week:
        found = tasks.overview(week, _own(shell))
    document = {
        "frames": [
            {
                "title": each.frame.title,
                "focus": each.frame.focus,
                "first": str(each.first) if each.first else None,
                "today": each.today,
            }
            for each in found
        ]
    }
    cells = (
        ("now" if each.today else "", _short(each.first), each.frame.title, each.frame.focus)
        for each in found
    )
    output.give(as_json, document, output.table(("", "from", "when", "what it is for"), cells))


def shape(one: Planned, zone: Timezone) -> dict[str, Any]:
    """The JSON of one task: `first` and `last` are days in one's own zone, `ends_at` an instant, or null."""
    from matchweek.cli.shapes.common import iso_or_none

    return {
        "key": one.key,
        "title": one.title,
        "why": one.why,
        "track": str(one.track),
        "first": str(one.first) if one.first else None,
        "last": str(one.last) if one.last else None,
        "ends_at": iso_or_none(one.at, zone),
        "state": str(one.state),
        "done_when": one.done_when,
        "where": one.where,
        "rows": list(one.rows),
        "note": one.note,
        "why_folded": one.why_folded,
        "postponed": one.postponed,
        "full_time": one.full_time,
    }


def _lines(found: Iterable[Planned]) -> list[str]:
    from matchweek.domain.plan.plan import State

    return output.table(
        ("key", "state", "from", "to", "task", ""),
        (
            (
                each.key,
                str(each.state),
                # What was brought forward does not begin after it ends.
                _short(min(filter(None, (each.first, each.last)), default=None)),
                _short(each.last),
                each.title,
                each.why_folded if each.state is State.FOLDED else each.moved_words,
            )
            for each in found
        ),
    )


def _short(day: date | None) -> str:
    from matchweek.domain.times.zones import day_month_year

    return day_month_year(day) if day is not None else "?"


def _own(shell: Shell) -> str:
    return shell.zone_name or ""


def _day(week: Week, shell: Shell, text: str) -> date:
    from matchweek.services.plan import tasks

    return tasks.read_day(week, text, _own(shell))


def _answer(shell: Shell, week: Week, found: Done, as_json: bool) -> None:
    from matchweek.services.plan import tasks

    planned = [each for each in tasks.everything(week, _own(shell)) if each.key in found.keys]
    document = {"tasks": [shape(each, shell.times) for each in planned], "changed": found.changed}
    output.give(as_json, document, (), found.warnings, said=found.words)
