"""`matchweek me`: one's own data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, shell_of

if TYPE_CHECKING:
    from matchweek.domain.applicant import Applicant


Name = Annotated[str | None, typer.Option("--name", metavar="TEXT", help="Your name.")]
AamcId = Annotated[str | None, typer.Option("--aamc-id", metavar="TEXT", help="Your AAMC ID.")]
Phone = Annotated[str | None, typer.Option("--phone", metavar="TEXT", help="Your phone number.")]
Mail = Annotated[str | None, typer.Option("--mail", metavar="TEXT", help="Your e-mail address.")]
School = Annotated[str | None, typer.Option("--school", metavar="TEXT", help="Your medical school.")]
SchoolCode = Annotated[str | None, typer.Option("--school-code", metavar="TEXT", help="Its code in R3.")]
State = Annotated[
    str | None,
    typer.Option(
        "--state",
        metavar="STATE",
        help="What Monday's notice said: unknown, unmatched, advanced_only, preliminary_only, placed "
        "or ineligible.",
    ),
]
PriorTraining = Annotated[
    bool | None,
    typer.Option(
        "--prior-training/--no-prior-training", help="Graduate medical education before this Match."
    ),
]
Zone = Annotated[
    str | None, typer.Option("--zone", metavar="NAME", help="Your time zone, such as Asia/Karachi.")
]
SoapLead = Annotated[str | None, typer.Option("--soap-lead", metavar="TEXT", help="Your school's SOAP lead.")]
SoapLeadPhone = Annotated[str | None, typer.Option("--soap-lead-phone", metavar="TEXT", help="Their number.")]
Friend = Annotated[str | None, typer.Option("--friend", metavar="TEXT", help="One friend to call on Monday.")]
FriendPhone = Annotated[str | None, typer.Option("--friend-phone", metavar="TEXT", help="Their number.")]
Country = Annotated[str | None, typer.Option("--country", metavar="TEXT", help="Your country.")]
CrisisLine = Annotated[
    str | None,
    typer.Option("--crisis-line", metavar="TEXT", help="Its crisis line; 988 is the one of the US."),
]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("show")(show)
    nouns.command("set")(change)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show your own data."""
    from matchweek.cli import shapes
    from matchweek.services import applicant

    with shell_of(context).week() as week:
        me = applicant.show(week)
    output.give(as_json, shapes.applicant(me), _lines(me))


def change(
    context: typer.Context,
    name: Name = None,
    aamc_id: AamcId = None,
    phone: Phone = None,
    mail: Mail = None,
    school: School = None,
    school_code: SchoolCode = None,
    state: State = None,
    prior_training: PriorTraining = None,
    zone: Zone = None,
    soap_lead: SoapLead = None,
    soap_lead_phone: SoapLeadPhone = None,
    friend: Friend = None,
    friend_phone: FriendPhone = None,
    country: Country = None,
    crisis_line: CrisisLine = None,
    as_json: Json = False,
) -> None:
    """Set your own data; only what is given changes."""
    from matchweek.cli import shapes
    from matchweek.services import applicant

    fields: dict[str, Any] = given(
        name=name, aamc_id=aamc_id, phone=phone, mail=mail, school=school, school_code=school_code,
        state=state, prior_training=prior_training, zone=zone, soap_lead=soap_lead,
        soap_lead_phone=soap_lead_phone, friend=friend, friend_phone=friend_phone, country=country,
        crisis_line=crisis_line,
    )  # fmt: skip
    with shell_of(context).week(create=True) as week:
        done = applicant.change(week, **fields)
        me = applicant.show(week)
    document = {**shapes.applicant(me), "changed": done.changed}
    output.give(as_json, document, _lines(me), done.warnings, said=done.words)


def _lines(me: Applicant) -> list[str]:
    return output.pairs(
        (
            ("Name", me.name),
            ("AAMC ID", me.aamc_id),
            ("Phone", me.phone),
            ("Mail", me.mail),
            ("School", f"{me.school} {me.school_code}".strip()),
            ("State", me.state.replace("_", " ")),
            ("Prior training", me.prior_training),
            ("Zone", me.zone or "not set: `matchweek me set --zone NAME`"),
            ("SOAP lead", f"{me.soap_lead} {me.soap_lead_phone}".strip()),
            ("Friend", f"{me.friend} {me.friend_phone}".strip()),
            ("Country", me.country),
            ("Crisis line", me.crisis_line),
        )
    )
