"""`matchweek plan outreach`: programs written to before the rank deadline, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import At, Json, given, group, long_text, shell_of

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.plan.outreach import Outreach
    from matchweek.services.core.week import Done, Week

Number = Annotated[int, typer.Argument(metavar="N", help="Its number in `plan outreach list`.")]
Numbers = Annotated[list[int], typer.Argument(metavar="N...", help="Numbers of `plan outreach list`.")]


def add_to(plan: typer.Typer) -> None:
    nouns = group(
        "Outreach before the rank deadline: 20 to 40 programs, one week. Nothing is sent by matchweek."
    )
    for name, function in (
        ("add", add),
        ("list", show),
        ("set", change),
        ("remove", remove),
        ("sent", sent),
        ("reply", reply),
        ("draft", draft),
    ):
        nouns.command(name)(function)
    plan.add_typer(nouns, name="outreach")


def add(
    context: typer.Context,
    lines: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[LINE...]", help="“Harbor Point, OH, community, IMGs: why this one”; - reads lines."
        ),
    ] = None,
    tracked: Annotated[
        list[int] | None, typer.Option("--tracked", metavar="ID", help="One of `season list`; several times.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Choose programs to write to, a line each."""
    from matchweek.services.plan import outreach

    said = lines or []
    if said == ["-"]:
        said = output.read_stdin().decode("utf-8", "replace").splitlines()
    shell = shell_of(context)
    with shell.week(create=True) as week:
        _answer(shell, week, outreach.add(week, said, tracked=tracked), as_json)


def show(
    context: typer.Context,
    imgs: Annotated[bool, typer.Option("--imgs", help="Only those that take IMGs.")] = False,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="community, affiliated or university; several times."),
    ] = None,
    states: Annotated[
        list[str] | None, typer.Option("--state", metavar="ST", help="Only in this state; several times.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show whom to write to, what was sent and answered, beside what is usual."""
    from matchweek.domain.plan.outreach import campaign, suits
    from matchweek.services.plan import outreach

    shell = shell_of(context)
    with shell.week() as week:
        every, now = outreach.everything(week), week.clock.now()
    shown = [each for each in every if suits(each, imgs=imgs, kinds=kinds or (), states=states or ())]
    stands = campaign(every)
    document = {
        "programs": [shape(each, shell.times) for each in shown],
        "chosen": stands.chosen,
        "sent": stands.sent,
        "replied": stands.replied,
    }
    cells = [
        (
            each.id,
            each.title,
            each.state,
            each.kind,
            each.imgs,
            "sent" if each.sent_at else "",
            each.reply or ("replied" if each.replied_at else ""),
        )
        for each in shown
    ]
    lines = [stands.words, *stands.remarks(now)]
    if cells:
        lines += ["", *output.table(("", "program", "state", "kind", "IMGs", "sent", "reply"), cells)]
    output.give(as_json, document, lines)


def change(
    context: typer.Context,
    number: Number,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its name.")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="ST", help="Its state.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="community, affiliated or university.")
    ] = None,
    imgs: Annotated[str | None, typer.Option("--imgs", metavar="YES", help="Takes IMGs: yes or no.")] = None,
    mail: Annotated[str | None, typer.Option("--mail", metavar="MAIL", help="Where the mail goes.")] = None,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="Its NRMP code.")] = None,
    reason: Annotated[str | None, long_text("--reason", "Why this one, in a sentence.")] = None,
    as_json: Json = False,
) -> None:
    """Change a program that was chosen."""
    from matchweek.services.plan import outreach

    shell = shell_of(context)
    values: dict[str, Any] = given(
        title=title, state=state, kind=kind, imgs=imgs, mail=mail, code=code, reason=reason
    )
    with shell.week() as week:
        _answer(shell, week, outreach.change(week, number, **values), as_json)


def remove(context: typer.Context, number: Number, as_json: Json = False) -> None:
    """Take a program out; `undo` brings it back."""
    from matchweek.services.plan import outreach

    shell = shell_of(context)
    with shell.week() as week:
        _answer(shell, week, outreach.remove(week, number), as_json)


def sent(
    context: typer.Context,
    numbers: Numbers,
    at: At = None,
    taken_back: Annotated[bool, typer.Option("--not", help="It was not sent.")] = False,
    as_json: Json = False,
) -> None:
    """Record that you wrote to programs."""
    from matchweek.services.plan import outreach

    shell = shell_of(context)
    with shell.week() as week:
        done = outreach.sent(week, numbers, shell.instant(at), taken_back=taken_back)
        _answer(shell, week, done, as_json)


def reply(
    context: typer.Context,
    number: Number,
    words: Annotated[str, typer.Argument(metavar="TEXT", help="What it answered; empty takes it back.")],
    at: At = None,
    as_json: Json = False,
) -> None:
    """Keep what a program answered."""
    from matchweek.services.plan import outreach

    shell = shell_of(context)
    with shell.week() as week:
        _answer(shell, week, outreach.replied(week, number, words, shell.instant(at)), as_json)


def draft(context: typer.Context, number: Number, as_json: Json = False) -> None:
    """Write the draft to one of them: five sentences, to finish and to send yourself."""
    from matchweek.services.plan import outreach

    shell = shell_of(context)
    with shell.week() as week:
        found = outreach.letter(week, number)
    document = {"to": found.to, "subject": found.subject, "body": found.text, "gaps": list(found.gaps)}
    output.give(as_json, document, [f"To: {found.to}", f"Subject: {found.subject}", "", found.text])


def shape(one: Outreach, zone: Timezone) -> dict[str, Any]:
    """The JSON of one program; `sent_at` and `replied_at` are instants, or null."""
    from matchweek.cli.shapes.common import iso_or_none

    return {
        "id": one.id,
        "title": one.title,
        "code": one.code,
        "state": one.state,
        "kind": one.kind,
        "imgs": one.imgs,
        "mail": one.mail,
        "reason": one.reason,
        "sent_at": iso_or_none(one.sent_at, zone),
        "replied_at": iso_or_none(one.replied_at, zone),
        "reply": one.reply,
    }


def _answer(shell: Shell, week: Week, done: Done, as_json: bool) -> None:
    from matchweek.services.plan import outreach

    programs = [each for each in outreach.everything(week) if str(each.id) in done.keys]
    document = {"programs": [shape(each, shell.times) for each in programs], "changed": done.changed}
    output.give(as_json, document, (), done.warnings, said=done.words)
