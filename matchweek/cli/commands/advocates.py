"""`matchweek advocate`: faculty who would speak for you."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, long_text, shell_of

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.people.advocates import Advocate
    from matchweek.services.core.gates import GatedBoard
    from matchweek.services.core.week import Done, Week

Tier = Annotated[
    int | None,
    typer.Option(
        "--tier",
        metavar="N",
        help="1 program leadership or chair, 2 known in the specialty, 3 knows you well.",
    ),
]
Role = Annotated[str | None, typer.Option("--role", metavar="TEXT", help="Such as clerkship director.")]
Institution = Annotated[str | None, typer.Option("--institution", metavar="TEXT", help="Where they work.")]
Specialty = Annotated[str | None, typer.Option("--specialty", metavar="TEXT", help="Their specialty.")]
Relation = Annotated[str | None, typer.Option("--relation", metavar="TEXT", help="How they know you.")]
Mail = Annotated[str | None, typer.Option("--mail", metavar="TEXT", help="E-mail address.")]
Phone = Annotated[str | None, typer.Option("--phone", metavar="TEXT", help="Phone number.")]
BestTime = Annotated[str | None, typer.Option("--best-time", metavar="TEXT", help="When to reach them.")]
Answer = Annotated[
    str | None,
    typer.Option("--answer", metavar="A", help="What they said: not_asked, asked, yes, maybe or no."),
]
AnsweredOn = Annotated[
    str | None,
    typer.Option("--answered-on", metavar="DATE", help="When, such as 2027-03-12; today if not given."),
]
Leads = Annotated[
    str | None,
    typer.Option(
        "--leads",
        metavar="CODE,CODE|none",
        help="The programs on the list that they lead, or none. To ask somebody who leads one is to contact "
        "it: any ask waits until it has called.",
    ),
]
Note = Annotated[str | None, long_text("--note", "Your note.")]
_SAID = ("yes", "maybe", "hedged", "no")


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("set")(change)
    nouns.command("list")(show)
    nouns.command("import")(bring_in)


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Such as “Dr. M. Okafor”.")],
    tier: Tier = None,
    role: Role = None,
    institution: Institution = None,
    specialty: Specialty = None,
    relation: Relation = None,
    mail: Mail = None,
    phone: Phone = None,
    best_time: BestTime = None,
    answer: Answer = None,
    answered_on: AnsweredOn = None,
    leads: Leads = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Add an advocate. This contacts nobody."""
    from matchweek.services.people import advocates

    shell = shell_of(context)
    fields: dict[str, Any] = given(
        tier=tier, role=role, institution=institution, specialty=specialty, relation=relation, mail=mail,
        phone=phone, best_time=best_time, answer=answer, leads=leads, note=note,
        answered_on=_answered(shell, answered_on, answer),
    )  # fmt: skip
    with shell.week(create=True) as week:
        _give(shell, week, advocates.add(week, name, **fields), as_json)


def change(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="NAME", help="The name, a part of it, or the number.")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The new name.")] = None,
    tier: Tier = None,
    role: Role = None,
    institution: Institution = None,
    specialty: Specialty = None,
    relation: Relation = None,
    mail: Mail = None,
    phone: Phone = None,
    best_time: BestTime = None,
    answer: Answer = None,
    answered_on: AnsweredOn = None,
    leads: Leads = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Change an advocate."""
    from matchweek.services.people import advocates

    shell = shell_of(context)
    fields: dict[str, Any] = given(
        name=name, tier=tier, role=role, institution=institution, specialty=specialty, relation=relation,
        mail=mail, phone=phone, best_time=best_time, answer=answer, leads=leads, note=note,
        answered_on=_answered(shell, answered_on, answer),
    )  # fmt: skip
    with shell.week() as week:
        _give(shell, week, advocates.change(week, who, **fields), as_json)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show all advocates, by tier and name, with the programs that each would speak to."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated

    shell = shell_of(context)
    with shell.week() as week:
        found = load_gated(week)
    everyone = found.board.advocates
    document = {"advocates": [shapes.advocate(one, found, shell.times) for one in everyone]}
    lines = _lines(everyone, found) or ["No advocates yet: `matchweek advocate add NAME`."]
    output.give(as_json, document, lines)


def bring_in(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, Excel or vCard (.vcf).")],
    as_json: Json = False,
) -> None:
    """Bring in advocates from a table or address cards. Nobody is doubled, and nobody is contacted."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated
    from matchweek.services.people import advocate_import

    shell = shell_of(context)
    # Read before the week file is made: a wrong name leaves nothing behind.
    read = advocate_import.read_file(Path(file).expanduser())
    with shell.week(create=True) as week:
        done = advocate_import.bring_in(week, read)
        found = load_gated(week)
    added = [one for one in found.board.advocates if str(one.id) in done.keys]
    document = {
        "read": len(read.rows),
        "added": len(added),
        "known": len(read.rows) - len(added),
        "rejected": [{"row": row.row, "reason": row.reason, "text": row.text} for row in read.rejected],
        "advocates": [shapes.advocate(one, found, shell.times) for one in added],
        "changed": done.changed,
    }
    output.give(as_json, document, _lines(added, found), done.warnings, said=done.words)


def _answered(shell: Shell, given: str | None, answer: str | None) -> date | None:
    """When the answer was given: the day typed, or today where an answer is set without one."""
    if given is not None:
        return shell.day(given)
    if (answer or "").strip().lower() not in _SAID:
        return None
    return shell.clock.now().astimezone(shell.times).date()


def _give(shell: Shell, week: Week, done: Done, as_json: bool) -> None:
    from matchweek.cli import shapes
    from matchweek.domain.gate.leaders import ANSWER, question
    from matchweek.services.core.gates import load_gated

    found = load_gated(week)
    one = next(each for each in found.board.advocates if str(each.id) == done.keys[0])
    document = {**shapes.advocate(one, found, shell.times), "changed": done.changed}
    lead = [
        f"{one.name} leads {found.gates.title(code)}, and so is the program: no ask until it calls."
        for code in found.gates.own_closed(one)
    ]
    asked = found.gates.asked_whether_led(one)
    if asked:
        lead.append(f"{question(one.name, found.gates.title(asked))} {ANSWER.replace('ID', str(one.id), 1)}")
    output.give(as_json, document, _lines([one], found), [*done.warnings, *lead], said=done.words)


def _lines(everyone: list[Advocate], found: GatedBoard) -> list[str]:
    from matchweek.domain.people.advocates import Answer as Answered

    return output.table(
        ("id", "tier", "name", "role", "institution", "answer", "programs", "phone", "mail", "best time"),
        (
            (
                one.id,
                one.tier,
                one.name,
                one.role,
                one.institution,
                Answered(one.answer).on_screen,
                _programs(one, found),
                one.phone,
                one.mail,
                one.best_time,
            )
            for one in everyone
        ),
    )


def _programs(one: Advocate, found: GatedBoard) -> str:
    mine = [found.gate(each) for each in found.assignments(one.id)]
    open_now = sum(not gate.held for gate in mine)
    return f"{len(mine)}, {open_now} open" if open_now else str(len(mine) or "")
