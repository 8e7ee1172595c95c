"""`matchweek plan routine`: what comes back every day and week while interviews are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, group, shell_of

if TYPE_CHECKING:
    from matchweek.domain.board.season_routine import RoutineNow
    from matchweek.services.core.week import Done


def add_to(plan: typer.Typer) -> None:
    nouns = group("The routine while interviews are open: three looks a day, the days of a week.")
    for name, function in (("show", show), ("tick", tick), ("quiet", quiet)):
        nouns.command(name)(function)
    plan.add_typer(nouns, name="routine")


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show today's looks and this week's days; nothing of it is ever late."""
    from matchweek.services.plan import routine

    shell = shell_of(context)
    with shell.week() as week:
        found = routine.standing(week, shell.zone_name or "")
    lines = [f"{of:>9}  {words}" for of, words in found.lines()]
    if not found.counted:
        lines = [f"There is no routine now. {found.when_words}".rstrip()]
    elif found.quiet:
        lines = [routine.BACK]
    output.give(as_json, shape(found), lines)


def tick(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="looks, practice, reading or day_off.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day, where it was not today.")
    ] = None,
    back: Annotated[bool, typer.Option("--not", help="Take the day's last tick back.")] = False,
    as_json: Json = False,
) -> None:
    """Tick the next look of today, or say what the day was: practice, reading, off."""
    from matchweek.services.plan import routine

    shell = shell_of(context)
    own = shell.zone_name or ""
    with shell.week(create=True) as week:
        day = routine.read_day_gone(week, on, own) if on is not None else None
        done = routine.tick(week, name, own, day, back=back)
        _answer(done, routine.standing(week, own), as_json)


def quiet(
    context: typer.Context,
    back: Annotated[bool, typer.Option("--not", help="Show it again.")] = False,
    as_json: Json = False,
) -> None:
    """Silence the routine until it is told to be shown again."""
    from matchweek.services.plan import routine

    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answer(routine.quiet(week, not back), routine.standing(week, shell.zone_name or ""), as_json)


def shape(found: RoutineNow) -> dict[str, Any]:
    """The JSON of the routine: days are in one's own zone; `count` is of its day, or its week so far."""
    return {
        "today": str(found.today),
        "quiet": found.quiet,
        "first": str(found.first) if found.first else None,
        "last": str(found.last) if found.last else None,
        "routine": [
            {
                "name": each.routine.id,
                "title": each.routine.title,
                "every": str(each.routine.every),
                "least": each.routine.least,
                "most": each.routine.most,
                "minutes": list(each.routine.minutes) if each.routine.minutes else None,
                "count": each.count,
                "today": each.today,
            }
            for each in found.counted
        ],
    }


def _answer(done: Done, found: RoutineNow, as_json: bool) -> None:
    document = shape(found) | {"changed": done.changed}
    output.give(as_json, document, (), done.warnings, said=done.words)
