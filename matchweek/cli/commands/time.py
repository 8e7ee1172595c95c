"""`matchweek now`: where in the week one is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of
from matchweek.domain.programs.triage import ApplicationStatus

if TYPE_CHECKING:
    from datetime import datetime

    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Moment, Timetable
    from matchweek.domain.week.due import Due
    from matchweek.services.core.week_now import Now


Helper = Annotated[
    bool, typer.Option("--helper", help="For somebody who helps: calls and own applications, never the List.")
]


def now(context: typer.Context, helper: Helper = False, as_json: Json = False) -> None:
    """Show this moment of the week: phase, round, countdown, next moments, budgets, what is due."""
    from matchweek.cli import shapes
    from matchweek.domain.board.looking_on import looked_on
    from matchweek.domain.season.own_timetable import over_words
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN
    from matchweek.domain.week.due import everything_due, to_finish
    from matchweek.services.core import week_now
    from matchweek.services.core.gates import load_gated, to_tell

    shell = shell_of(context)
    with shell.week(quickly=True) as week:
        present = week_now.now(week)
        found = load_gated(week)
    if helper:
        found = replace(found, board=looked_on(found.board))
    waiting = [*to_tell(found), *everything_due(found.board, present.timetable, present.at)]
    waiting += to_finish(found.board)
    own_zone = shell.zone_name or present.zone
    own = read_zone(own_zone) if own_zone else EASTERN
    document = shapes.now(present, waiting, own.name, shell.times)
    warned = [*caution(present.timetable), *filter(None, [over_words(present.timetable, present.at)])]
    lines = _now_lines(present, waiting, own)
    if helper:
        from matchweek.domain.board.looking_on import HELPERS

        lines += _own_lines(found.board, own, present.at)
        warned.append(HELPERS)
    output.give(as_json, document, lines, warned)


def _own_lines(board: Board, own: Timezone, now: datetime) -> list[str]:
    """One's own applications and the calls, for somebody who helps."""
    from matchweek.domain.times.zones import due_in_both

    own_ones = [each for each in board.programs if each.application.status is not ApplicationStatus.NONE]
    lines = ["", "Your applications"]
    lines += [f"  {each.question}: {each.application.status}" for each in own_ones]
    lines += ["", "Calls"]
    for call in board.calls:
        who = board.title(call.program) if call.program else call.caller or call.number or "not named yet"
        lines.append(f"  {due_in_both(call.at, own, now)}  {who}")
    return lines


def clock_words(present: Now, own: Timezone) -> str:
    """What the big clock says, behind the phase: what is left, or since when contact is free."""
    from matchweek.domain.times.zones import countdown_text, in_both

    clock = present.clock
    left = f", {countdown_text(clock.ends - present.at)} left" if clock.ends is not None else ""
    said = f": {clock.words}" if clock.words else ""
    return f"{left}{said}{f' since {in_both(clock.since, own)}' if clock.since is not None else ''}"


def caution(timetable: Timetable) -> list[str]:
    from matchweek.domain.season.own_timetable import not_known

    if not timetable.known:
        return [f"{timetable.note} {not_known(timetable)}"]
    return [] if timetable.verified else [f"{timetable.season}: {timetable.note}"]


def _now_lines(present: Now, waiting: list[Due], own: Timezone) -> list[str]:
    from matchweek.domain.times.zones import ZONE_TABLE, due_in_both, in_both, wall

    phase = present.phase
    title = f"Round {phase.round}" if phase.round else phase.phase.replace("_", " ").capitalize()
    title = f"Match Week {present.timetable.season}: {title}"
    title += clock_words(present, own)
    both = in_both(present.at, own, seconds=True)
    lines = [
        f"{wall(present.at, seconds=True)} ET"
        + ("" if both.same_clock else f"  {both.own_with_weekday} {both.place}")
    ]
    lines += [title, "", "Next", *moment_lines(present.next, own, "  "), "", "Applications"]
    lines += [f"  {service}: {budget.words()}" for service, budget in present.budgets.items()]
    lines += ["", f"Zone rules  {ZONE_TABLE.words()}"]
    if waiting:
        lines += ["", "Due"]
        lines += [
            f"  {one.title}{f', by {due_in_both(one.at, own, present.at)}' if one.at else ''}"
            for one in waiting
        ]
    return lines


def moment_lines(
    moments: tuple[Moment, ...], own: Timezone, indent: str = "", *, moved: Collection[str] | None = None
) -> list[str]:
    """Moments as aligned lines; with `moved` also each one's key, and which of them were moved."""
    from matchweek.domain.times.zones import in_both, place_name, wall

    columns = ["Eastern", place_name(own), "what"]
    if moved is not None:
        columns += ["key", ""]
    rows = []
    for one in moments:
        both = in_both(one.at, own)
        eastern = wall(one.at)
        if one.day_only:
            eastern, mine = eastern.rpartition(" ")[0], ""
        else:
            mine = both.own_with_weekday
        row = [eastern, mine, one.title]
        if moved is not None:
            row += [one.key, "moved" if one.key in moved else ""]
        rows.append(row)
    if columns[0] == columns[1]:
        columns, rows = [columns[0], *columns[2:]], [[row[0], *row[2:]] for row in rows]
    return [f"{indent}{line}" for line in output.table(columns, rows)]
