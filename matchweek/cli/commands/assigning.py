"""`matchweek advocate assign`, `told`, `sent`, `clear` and the like: advocates and programs, by the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import At, Codes, Json, long_text, shell_of
from matchweek.cli.unclear import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchweek.cli.globals import Shell
    from matchweek.domain.gate.contact import Assignment
    from matchweek.services.core.gates import GatedBoard
    from matchweek.services.core.week import Done, Week

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The advocate: the name, a part of it, or the number.")
]
NameOrAll = Annotated[str, typer.Argument(metavar="NAME", help="The advocate, or all for everybody.")]
Code = Annotated[str, typer.Argument(metavar="CODE|NAME", help="The program: its NRMP code, or its name.")]
EVERYBODY = "all"


def add_to(nouns: typer.Typer) -> None:
    nouns.command("assign")(assign)
    nouns.command("unassign")(unassign)
    nouns.command("told")(told)
    nouns.command("sent")(sent)
    nouns.command("answered")(answered)
    nouns.command("clear")(clear)
    nouns.command("withdraw")(withdraw)


def assign(context: typer.Context, who: Name, codes: Codes, as_json: Json = False) -> None:
    """Plan an advocate for programs, at most fifteen. Nobody is told anything by it."""
    from matchweek.services.people import assignments

    shell = shell_of(context)
    with shell.week() as week:
        _give(shell, week, who, assignments.assign(week, who, codes), as_json)


def unassign(context: typer.Context, who: Name, codes: Codes, as_json: Json = False) -> None:
    """Take an advocate away from programs; the history keeps what was done."""
    from matchweek.services.people import assignments

    shell = shell_of(context)
    with shell.week() as week:
        _give(shell, week, who, assignments.unassign(week, who, codes), as_json)


def told(context: typer.Context, who: Name, code: Code, at: At = None, as_json: Json = False) -> None:
    """Record that you told an advocate that the program made contact. Refused while it is held: exit 3."""
    from matchweek.services.people import assignments

    shell = shell_of(context)
    code = code_of(shell, code, "advocate told NAME")
    moment = shell.instant(at, program=code)
    with shell.week() as week:
        _give(shell, week, who, assignments.told(week, who, code, at=moment), as_json)


def sent(
    context: typer.Context,
    who: Name,
    code: Code,
    because: Annotated[
        str,
        typer.Option(
            "--because", metavar="WHY", help="What made it lawful: asked_by_program, cleared or soap_over."
        ),
    ],
    at: At = None,
    as_json: Json = False,
) -> None:
    """Record that an advocate spoke or wrote to a program, and why they could. This sends nothing.

    Refused while the program is held, and where the reason is not so: exit 3.
    """
    from matchweek.services.people import assignments

    shell = shell_of(context)
    code = code_of(shell, code, "advocate sent NAME")
    moment = shell.instant(at, program=code)
    with shell.week() as week:
        _give(shell, week, who, assignments.sent(week, who, code, because, at=moment), as_json)


def answered(
    context: typer.Context,
    who: Name,
    code: Code,
    reply: Annotated[str, typer.Option("--reply", metavar="TEXT", help="What came back, in words.")] = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Record what came back to an advocate from a program."""
    from matchweek.services.people import assignments

    shell = shell_of(context)
    code = code_of(shell, code, "advocate answered NAME")
    moment = shell.instant(at, program=code)
    with shell.week() as week:
        _give(shell, week, who, assignments.answered(week, who, code, reply, at=moment), as_json)


def clear(
    context: typer.Context,
    who: NameOrAll,
    code: Code,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who cleared it, by name.")],
    authority: Annotated[
        str,
        typer.Option(
            "--authority",
            metavar="A",
            help="nrmp; or school, your school's SOAP official, once the program has made contact.",
        ),
    ],
    why: Annotated[str, long_text("--why", "What they said.")] = "",
    at: At = None,
    as_json: Json = False,
) -> None:
    """Record that contact with a program was cleared, by whom, when and why. Before contact only NRMP can."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated, moved
    from matchweek.services.people import assignments

    shell = shell_of(context)
    code = code_of(shell, code, "advocate clear NAME")
    moment = shell.instant(at, program=code)
    whom = "" if who.strip().casefold() == EVERYBODY else who
    with shell.week() as week:
        before = load_gated(week)
        done = assignments.clear(week, whom, code, by=by, authority=authority, why=why, at=moment)
        after = load_gated(week)
    kept = after.board.kept.clearances[int(done.keys[0])]
    one = after.advocate(kept.advocate)
    gate = after.gates.why(one, kept.program) if one is not None else after.gates.program(kept.program)
    shown = shapes.gate(gate, shell.times)
    document = {**shapes.clearance(kept, shell.times), "gate": shown, "changed": done.changed}
    said = f"{done.words}; number {kept.id}"
    output.give(as_json, document, (), [*done.warnings, *moved(before, after)], said=said)


def withdraw(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="The clearance's number.")],
    as_json: Json = False,
) -> None:
    """Take a clearance out that was none; says what it closes. Drafts made meanwhile are locked."""
    from matchweek.services.core.gates import load_gated, moved
    from matchweek.services.people import assignments

    with shell_of(context).week() as week:
        before = load_gated(week)
        done = assignments.withdraw_clearance(week, number)
        after = load_gated(week)
    document = {"id": number, "done": done.words, "changed": done.changed}
    output.give(as_json, document, (), [*done.warnings, *moved(before, after)], said=done.words)


def _give(shell: Shell, week: Week, who: str, done: Done, as_json: bool) -> None:
    """Answer with the advocate meant and all of their programs."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated
    from matchweek.services.people.advocates import meant

    found = load_gated(week)
    one = meant(found.board.advocates, who)
    document = {**shapes.advocate(one, found, shell.times), "changed": done.changed}
    lines = _lines(found, found.assignments(one.id), shell)
    output.give(as_json, document, lines, done.warnings, said=done.words)


def _lines(found: GatedBoard, assignments: Iterable[Assignment], shell: Shell) -> list[str]:
    from matchweek.domain.times.zones import wall

    rows = []
    for each in assignments:
        gate = found.gate(each)
        since = wall(gate.at, shell.times) if gate.at and not gate.held else ""
        title = found.gates.title(each.program)
        rows.append((each.program, title, gate.words, since, each.reply or gate.reason))
    return output.table(("code", "program", "state", shell.headed("since"), "why"), rows)
