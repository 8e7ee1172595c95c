"""`matchweek now` and `matchweek timetable`: where in the week one is, and when everything happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.due import Due
    from matchweek.domain.timetable import Moment, Timetable
    from matchweek.services.moment import Now


def add_to(nouns: typer.Typer) -> None:
    nouns.command("show")(show)


def now(context: typer.Context, as_json: Json = False) -> None:
    """Show this moment of the week: phase, round, countdown, next moments, budgets, what is due."""
    from matchweek.cli import shapes
    from matchweek.domain.due import due
    from matchweek.domain.zones import EASTERN, read_zone
    from matchweek.services import calls, moment

    shell = shell_of(context)
    with shell.week() as week:
        present = moment.now(week)
        waiting = due(calls.everything(week))
    own = read_zone(shell.zone or present.zone) if shell.zone or present.zone else EASTERN
    document = shapes.now(present, waiting, own.name, shell.times)
    output.give(as_json, document, _now_lines(present, waiting, own), _caution(present.timetable))


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show when everything of this season happens, in Eastern and in your own time."""
    from matchweek.cli import shapes
    from matchweek.domain.timetable import moments
    from matchweek.domain.zones import EASTERN, read_zone
    from matchweek.services import applicant, moment

    shell = shell_of(context)
    with shell.week() as week:
        timetable = moment.timetable_of(week)
        kept = applicant.show(week).zone
    own = read_zone(shell.zone or kept) if shell.zone or kept else EASTERN
    every = moments(timetable)
    lines = [f"Match Week {timetable.season}", *_moment_lines(every, own)]
    document = shapes.timetable(timetable, every, shell.times)
    output.give(as_json, document, lines, _caution(timetable))


def _caution(timetable: Timetable) -> list[str]:
    return [] if timetable.verified else [f"{timetable.season}: {timetable.note}"]


def _now_lines(present: Now, waiting: list[Due], own: Timezone) -> list[str]:
    from matchweek.domain.zones import countdown_text, in_both, wall

    phase = present.phase
    title = f"Round {phase.round}" if phase.round else phase.phase.replace("_", " ").capitalize()
    if phase.closes_at is not None:
        title += f", {countdown_text(phase.closes_at - present.at)} left"
    both = in_both(present.at, own, seconds=True)
    lines = [
        f"{wall(present.at, seconds=True)} ET"
        + ("" if both.same_clock else f"  {both.own_with_weekday} {both.place}")
    ]
    lines += [title, "", "Next", *_moment_lines(present.next, own, "  "), "", "Applications"]
    lines += [f"  {service}: {budget.words()}" for service, budget in present.budgets.items()]
    if waiting:
        lines += ["", "Due"]
        lines += [f"  {one.title}{f', by {in_both(one.at, own)}' if one.at else ''}" for one in waiting]
    return lines


def _moment_lines(moments: tuple[Moment, ...], own: Timezone, indent: str = "") -> list[str]:
    from matchweek.domain.zones import in_both, place_name, wall

    headings = ["Eastern", place_name(own), "what"]
    rows = []
    for one in moments:
        both = in_both(one.at, own)
        eastern = wall(one.at)
        if one.day_only:
            eastern, mine = eastern.rpartition(" ")[0], ""
        else:
            mine = both.own_with_weekday
        rows.append([eastern, mine, one.title])
    if place_name(own) == headings[0]:
        rows = [[eastern, title] for eastern, _, title in rows]
        headings = [headings[0], headings[2]]
    return [f"{indent}{line}" for line in output.table(headings, rows)]
