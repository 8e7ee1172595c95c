"""`matchweek season load`, `hours`, `curve`, `outlook`, `timeline`: how full a week is, where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.curve import Invitations
    from matchweek.domain.tracker.load import Remark, WeekLoad
    from matchweek.domain.tracker.timeline import Dated

Hours = Annotated[float | None, typer.Option(metavar="HOURS", help="Hours of it for each interview.")]
WIDTH, HEIGHT = 60, 12


def add_to(nouns: typer.Typer) -> None:
    nouns.command("load")(load)
    nouns.command("hours")(hours)
    nouns.command("curve")(curve)
    nouns.command("outlook")(outlook)
    nouns.command("timeline")(steps)


def load(
    context: typer.Context,
    week_of: Annotated[
        str, typer.Option("--week", metavar="DAY", help="The week of that day; without it this week.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Show the hours of a week: interviews and what they take, against rest; what speaks against it."""
    from matchweek.domain.board.season_weeks import interview_steps, planned_interviews
    from matchweek.domain.tracker.load import monday_of, remarks, week_load
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        board, now = load_board(week), week.clock.now()
    zone = _own_zone(shell, board)
    day = shell.day(week_of) if week_of else now.astimezone(zone).date()
    every = planned_interviews(board, zone)
    found = week_load(every, monday_of(day), zone, interview_steps(board, now))
    against = remarks(found, every)
    output.give(as_json, _week_shape(found, against, zone), list(_week_lines(found, against, zone)))


def hours(
    context: typer.Context,
    preparation: Hours = None,
    practice: Hours = None,
    logistics: Hours = None,
    usual: Annotated[bool, typer.Option("--usual", help="The usual hours again.")] = False,
    as_json: Json = False,
) -> None:
    """Show, or set, what an interview takes beside itself: every week is counted by it."""
    from matchweek.domain.tracker.own_hours import in_words, minutes_now
    from matchweek.services.core.board import load_board
    from matchweek.services.season import load as service

    said = {"preparation": preparation, "practice": practice, "logistics": logistics}
    given = {name: value for name, value in said.items() if value is not None}
    changes = bool(given) or usual
    shell = shell_of(context)
    changed = False
    with shell.week(create=changes) as week:
        if changes:
            changed = service.set_hours(week, given, usual=usual).changed
        board, now = load_board(week), week.clock.now()
    minutes = minutes_now(board.kept.tasks, board.timetable(now).season)
    document = {"hours": {name: each / 60 for name, each in minutes.items()}, "changed": changed}
    output.give(as_json, document, [in_words(minutes)])


def curve(context: typer.Context, as_json: Json = False) -> None:
    """Show the invitations so far, month by month, beside one author's impression of a season."""
    from matchweek.domain.board.season_weeks import invitations_of
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        board, now = load_board(week), week.clock.now()
    every = invitations_of(board, now, _own_zone(shell, board))
    output.give(as_json, _invited_shape(every), list(_invited_lines(every)))


def outlook(context: typer.Context, as_json: Json = False) -> None:
    """Show what two rules of thumb say for today's number of interviews; no probability."""
    from matchweek.domain.board.season_sayings import sayings_of
    from matchweek.domain.season.rules.book import find
    from matchweek.domain.tracker.rules_of_thumb import interviews_counted, routine
    from matchweek.domain.week.readiness import READINESS, still_open
    from matchweek.domain.week.tasks_done import tasks_done
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        board, now = load_board(week), week.clock.now()
    count = interviews_counted(board.kept.tracked.values())
    found = sayings_of(board) or ()
    missing = still_open(tasks_done(board, board.timetable(now)))
    shapes, lines = [], [f"{count} interview{'' if count == 1 else 's'} arranged or held."]
    for each in found:
        rule = find(each.rule)[1]
        source = rule.source if rule is not None else ""
        shapes.append({"rule": each.rule, "words": each.words, "prepare": each.prepare, "source": source})
        lines.append(f"{each.words} ({source})")
    if any(each.prepare for each in found):
        lines.append(
            f"{len(missing)} of {len(READINESS)} points of the list are open: `matchweek task list`."
        )
    document: dict[str, Any] = {"interviews": count, "sayings": shapes, "routine": list(routine())}
    document["open"] = [each.key for each in missing]
    lines += routine()
    none = ["No program of the season is recorded yet."]
    output.give(as_json, document, lines if found else none)


def steps(context: typer.Context, as_json: Json = False) -> None:
    """Show the season in nine steps, and where today is."""
    from matchweek.domain.times.zones import EASTERN
    from matchweek.domain.tracker.timeline import GUESSED_WORDS, step_on, timeline
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        board, now = load_board(week), week.clock.now()
    found = timeline(board.timetable(now))
    here = step_on(found, now.astimezone(EASTERN).date())
    document = {"steps": [_step_shape(each, here) for each in found]}
    rows = [("now" if each is here else "", each.dates, each.step.title, each.step.what) for each in found]
    lines = [*output.table(("", "when", "step", "what it is for"), rows)]
    lines += [f"{GUESSED_WORDS}."] if any(each.guessed for each in found) else []
    output.give(as_json, document, lines)


def _own_zone(shell: Shell, board: Board) -> Timezone:
    """The zone by which weeks and days are counted: --zone, else one's own, else Eastern."""
    from matchweek.domain.times.named_zone import read_zone

    name = shell.zone_name or board.applicant.zone
    return read_zone(name) if name else shell.times


def _week_shape(week: WeekLoad, against: list[Remark], zone: Timezone) -> dict[str, Any]:
    from matchweek.domain.season.rules import figures
    from matchweek.domain.tracker.load import Activity

    return {
        "first": week.first.isoformat(),
        "zone": zone.name,
        "activities": [
            {
                "name": each.value,
                "minutes": week.minutes(each),
                "percent": round(week.share(each), 1),
                "aim": figures.LOAD_SHARES[each],
            }
            for each in Activity
        ],
        "days": [
            {
                "day": day.day.isoformat(),
                "minutes": dict(day.minutes),
                "light": day.light,
                "interviews": [each.id for each in day.interviews],
            }
            for day in week.days
        ],
        "remarks": [{"breaks": each.breaks.value, "words": each.words} for each in against],
    }


def _week_lines(week: WeekLoad, against: list[Remark], zone: Timezone) -> Iterator[str]:
    from matchweek.domain.season.rules import figures
    from matchweek.domain.times.zones import place_name, wall_day
    from matchweek.domain.tracker.load import Activity, hours_words

    yield f"{wall_day(week.first)} – {wall_day(week.days[-1].day)}, {place_name(zone)}"
    for each in Activity:
        share = f"{week.share(each):.0f} %"
        aim = f"of {figures.LOAD_SHARES[each]} %"
        yield f"  {each.value:<12} {hours_words(week.minutes(each)):>7}  {share:>5}  {aim}"
    for day in week.days:
        parts = [f"{name} {hours_words(day.minutes[name])}" for name in Activity if day.minutes.get(name)]
        yield f"{wall_day(day.day):<11} {', '.join(parts) or 'free'}"
        yield from (f"{'':<12}{each.title}, from the day before" for each in day.gone_on)
        yield from (f"{'':<12}{each.title}" for each in day.interviews)
    yield from (f"! {each.words}" for each in against)


def _invited_shape(every: Invitations) -> dict[str, Any]:
    from matchweek.domain.tracker.curve import MARK, in_words

    return {
        "so_far": every.so_far,
        "undated": every.undated,
        "months": [
            {
                "month": each.name,
                "last": each.last.isoformat(),
                "own": each.own,
                "so_far": each.so_far,
                "usual": each.usual,
            }
            for each in every.months
        ],
        "usual_today": round(every.usual(every.today), 1),
        "mark": MARK,
        "words": in_words(every),
    }


def _invited_lines(every: Invitations) -> Iterator[str]:
    from matchweek.domain.tracker.curve import in_words
    from matchweek.domain.tracker.plot import draw, top_for

    top = top_for(every.so_far)
    days = (every.first, every.last, every.today)
    canvas = draw(WIDTH, HEIGHT, days, lambda day: every.usual(day) / 100, lambda day: every.own(day) / top)
    for at in range(HEIGHT):
        left = {0: str(top), HEIGHT - 1: "0"}.get(at, "")
        right = {0: " 100 %", HEIGHT - 1: " 0 %"}.get(at, "")
        yield f"{left:>4} ┤{''.join(text for text, _ in canvas.row(at))}{right}"
    rows = [
        (
            each.name,
            "" if each.own is None else each.own,
            "" if each.so_far is None else each.so_far,
            f"{each.usual} %",
        )
        for each in every.months
    ]
    yield from output.table(("", "yours", "so far", "usual"), rows)
    yield from in_words(every)


def _step_shape(each: Dated, here: Dated | None) -> dict[str, Any]:
    return {
        "key": each.step.key,
        "title": each.step.title,
        "what": each.step.what,
        "first": each.first.isoformat(),
        "last": each.last.isoformat(),
        "by_timetable": each.by_timetable,
        "now": each is here,
    }
