"""`matchweek after`: the page of how it ended, thanks and answers per person, the page of April."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, long_text, shell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.after.whom_to_thank import Person
    from matchweek.services.core.week import Done, Week

Who = Annotated[
    list[str], typer.Argument(metavar="WHO...", help="Keys of `after thanks`, or names; all or none.")
]
Undone = Annotated[bool, typer.Option("--not", help="It was not done after all.")]
At = Annotated[str | None, typer.Option("--at", metavar="INSTANT", help="When it was; now unless given.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("show")(show)
    nouns.command("thanks")(thanks)
    nouns.command("thanked")(thanked)
    nouns.command("noted")(noted)
    nouns.command("asked")(asked)
    nouns.command("answer")(answer)
    nouns.command("debrief")(debrief)
    nouns.command("outcome")(outcome)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show how the week ended, and the steps that are for you."""
    from matchweek.cli.commands.plan.tasks import shape as task_shape
    from matchweek.cli.shapes.common import iso_or_none, own_clock
    from matchweek.domain.people.support import in_words
    from matchweek.domain.times.zones import dated_in_both, day_month_year
    from matchweek.services.after import people
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        me = load_board(week).applicant
        page = people.page(week, shell.zone_name or "")
    own = own_clock(me.zone, shell.times)
    lines = [page.title, "", *page.said]
    if page.known_at is not None:
        lines.append(f"It is known {dated_in_both(page.known_at, own)}.")
    if page.rests_until is not None:
        lines += ["", f"Until {dated_in_both(page.rests_until, own)}; {page.waiting} steps wait behind it."]
        lines += [f"{me.friend} {me.friend_phone}".strip()] if me.friend else []
        lines += in_words(shell.zone_name or me.zone, me.crisis_line)
    if page.steps:
        cells = (
            (each.key, str(each.state), _day(each.last, day_month_year), each.title) for each in page.steps
        )
        lines += ["", *output.table(("key", "state", "until", "step"), cells)]
    document = {
        "outcome": str(page.outcome),
        "title": page.title,
        "said": list(page.said),
        "known_at": iso_or_none(page.known_at, shell.times),
        "rests_until": iso_or_none(page.rests_until, shell.times),
        "steps": [task_shape(each, shell.times) for each in page.steps],
        "waiting": page.waiting,
    }
    output.give(as_json, document, lines)


def thanks(context: typer.Context, as_json: Json = False) -> None:
    """Show whom to thank: who was, who was not, and who was sent a note later."""
    from matchweek.services.after import people

    shell = shell_of(context)
    with shell.week() as week:
        found = people.everybody(week)
    cells = (
        (
            each.key,
            each.name,
            each.about,
            "thanked" if each.thanked else "open",
            "note written" if each.noted else "",
        )
        for each in found
    )
    lines = output.table(("key", "name", "who", "mail", "later"), cells) or ["Nobody is written down yet."]
    output.give(as_json, {"people": [shape(each, shell.times) for each in found]}, lines)


def thanked(
    context: typer.Context, who: Who, undone: Undone = False, at: At = None, as_json: Json = False
) -> None:
    """Record that people were thanked; programs only from SOAP's end on."""
    from matchweek.services.after import people

    _mark(context, people.thanked, who, undone, at, as_json)


def noted(
    context: typer.Context, who: Who, undone: Undone = False, at: At = None, as_json: Json = False
) -> None:
    """Record that the note later was written: what became of it."""
    from matchweek.services.after import people

    _mark(context, people.noted, who, undone, at, as_json)


def asked(
    context: typer.Context, who: Who, undone: Undone = False, at: At = None, as_json: Json = False
) -> None:
    """Record that you asked people to look back with you; `advocate draft debrief` writes it."""
    from matchweek.services.after import people

    _mark(context, people.asked, who, undone, at, as_json)


def answer(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO", help="A key of `after thanks`, or a name.")],
    against: Annotated[str | None, long_text("--against", "What in your file worked against you.")] = None,
    change: Annotated[str | None, long_text("--change", "What they would change first.")] = None,
    instead: Annotated[str | None, long_text("--instead", "What they would do until September.")] = None,
    fix: Annotated[str | None, long_text("--fix", "What you would mend by September.")] = None,
    verdict: Annotated[str | None, long_text("--verdict", "What they say would follow from it.")] = None,
    as_json: Json = False,
) -> None:
    """Keep what somebody said looking back with you."""
    from matchweek.services.after import people

    shell = shell_of(context)
    fields = given(against=against, change=change, instead=instead, fix=fix, verdict=verdict)
    with shell.week(create=True) as week:
        _answered(shell, week, people.answer(week, who, **fields), as_json)


def debrief(
    context: typer.Context,
    path: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="The file to write; else stdout.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Everything of this cycle on one page: you, what was sent, who called, offers, what they said."""
    from matchweek.domain.after.look_back import as_text, look_back
    from matchweek.services.after import people
    from matchweek.services.core.board import load_board

    with shell_of(context).week() as week:
        parts = look_back(load_board(week), week.clock.now())
        said = people.save_look_back(week, Path(path)).words if path is not None else ""
    document: dict[str, Any] = {
        "parts": [
            {"title": part.title, "lines": [{"what": what, "value": value} for what, value in part.lines]}
            for part in parts
        ]
    }
    lines = [] if path is not None else as_text(parts).rstrip("\n").split("\n")
    output.give(as_json, document | ({"path": path} if path is not None else {}), lines, said=said)


def outcome(
    context: typer.Context,
    path: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write it there as CSV.")
    ] = None,
    named: Annotated[bool, typer.Option("--named", help="With your name and AAMC ID.")] = False,
    as_json: Json = False,
) -> None:
    """Your outcome as a school or an authority asks for it: how placed, where, when, and each stage."""
    from matchweek.domain.after.outcome_row import COLUMNS, LEFT_OUT
    from matchweek.services.after import people

    with shell_of(context).week() as week:
        found = people.outcome(week)
        done = people.save_outcome(week, Path(path), named=named) if path is not None else None
    document: dict[str, Any] = dict(zip(COLUMNS, found.cells(named=named), strict=True))
    if done is not None:
        output.give(as_json, document | {"path": path}, (), done.warnings, said=done.words)
        return
    who = [("Name", found.name), ("AAMC ID", found.aamc_id)] if named else []
    lines = output.pairs([("Season", found.season), *who, *found.lines()])
    output.give(as_json, document, lines, () if named else (f"{LEFT_OUT} --named puts them in.",))


def shape(one: Person, zone: Timezone) -> dict[str, Any]:
    """The JSON of one person: instants with offset, or null; texts as they were written."""
    from matchweek.cli.shapes.common import iso_or_none
    from matchweek.domain.people.afterwards import FIX, QUESTIONS, VERDICT

    return {
        "key": one.key,
        "name": one.name,
        "about": one.about,
        "advocate": one.advocate,
        "program": one.code or None,
        "thanked_at": iso_or_none(one.record.thanked_at, zone),
        "noted_at": iso_or_none(one.record.noted_at, zone),
        "asked_at": iso_or_none(one.record.asked_at, zone),
        **{field: getattr(one.record, field) for field in (*QUESTIONS, FIX, VERDICT)},
    }


def _mark(
    context: typer.Context,
    act: Callable[..., Done],
    who: list[str],
    undone: bool,
    at: str | None,
    as_json: bool,
) -> None:
    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answered(shell, week, act(week, who, not undone, shell.instant(at)), as_json)


def _answered(shell: Shell, week: Week, done: Done, as_json: bool) -> None:
    from matchweek.services.after import people

    found = [shape(each, shell.times) for each in people.everybody(week) if each.key in done.keys]
    document = {"people": found, "changed": done.changed}
    output.give(as_json, document, (), done.warnings, said=done.words)


def _day(day: Any, words: Callable[[Any], str]) -> str:
    return words(day) if day is not None else "?"
