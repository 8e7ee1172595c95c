"""`matchweek advocate`: faculty who would speak for you."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, shell_of

if TYPE_CHECKING:
    from matchweek.domain.advocates import Advocate
    from matchweek.services.week import Done, Week

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
    typer.Option("--answer", metavar="A", help="What they said: not_asked, asked, yes, hedged or no."),
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Your note.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("set")(change)
    nouns.command("list")(show)


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
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Add an advocate."""
    from matchweek.services import advocates

    fields: dict[str, Any] = given(
        tier=tier, role=role, institution=institution, specialty=specialty, relation=relation, mail=mail,
        phone=phone, best_time=best_time, answer=answer, note=note,
    )  # fmt: skip
    with shell_of(context).week(create=True) as week:
        _give(week, advocates.add(week, name, **fields), as_json)


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
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Change an advocate."""
    from matchweek.services import advocates

    fields: dict[str, Any] = given(
        name=name, tier=tier, role=role, institution=institution, specialty=specialty, relation=relation,
        mail=mail, phone=phone, best_time=best_time, answer=answer, note=note,
    )  # fmt: skip
    with shell_of(context).week() as week:
        _give(week, advocates.change(week, who, **fields), as_json)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show all advocates, by tier and name."""
    from matchweek.cli import shapes
    from matchweek.services import advocates

    with shell_of(context).week() as week:
        everyone = advocates.everyone(week)
    document = {"advocates": [shapes.advocate(one) for one in everyone]}
    output.give(as_json, document, _lines(everyone) or ["No advocates yet: `matchweek advocate add NAME`."])


def _give(week: Week, done: Done, as_json: bool) -> None:
    from matchweek.cli import shapes
    from matchweek.services import advocates

    one = next(each for each in advocates.everyone(week) if str(each.id) == done.keys[0])
    document = {**shapes.advocate(one), "changed": done.changed}
    output.give(as_json, document, _lines([one]), done.warnings, said=done.words)


def _lines(everyone: list[Advocate]) -> list[str]:
    return output.table(
        ("id", "tier", "name", "role", "institution", "answer", "phone", "mail", "best time"),
        (
            (
                one.id,
                one.tier,
                one.name,
                one.role,
                one.institution,
                one.answer.replace("_", " "),
                one.phone,
                one.mail,
                one.best_time,
            )
            for one in everyone
        ),
    )
