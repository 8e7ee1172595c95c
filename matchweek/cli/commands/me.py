"""`matchweek me`: one's own data."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, long_text, shell_of

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.people.narrative import Narrative
    from matchweek.services.core.week import Done


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
    str | None,
    typer.Option("--zone", metavar="NAME", help="Your time zone: a place, such as Lahore, or Asia/Karachi."),
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

# What a program director asks first.
GraduationYear = Annotated[
    str | None, typer.Option("--graduation-year", metavar="YEAR", help="When you finished medical school.")
]
Exams = Annotated[
    str | None,
    typer.Option("--exams", metavar="TEXT", help="Each exam with score or pass, and which attempt."),
]
Ecfmg = Annotated[
    str | None, typer.Option("--ecfmg", metavar="TEXT", help="ECFMG: certified, pending, or not needed.")
]
Visa = Annotated[str | None, typer.Option("--visa", metavar="TEXT", help="Which visa you need, or none.")]
Location = Annotated[
    str | None, typer.Option("--location", metavar="TEXT", help="Where you are now: inside the U.S. or not.")
]
UsExperience = Annotated[
    str | None, typer.Option("--us-experience", metavar="TEXT", help="Clinical experience in the U.S.")
]
Training = Annotated[
    str | None, typer.Option("--training", metavar="TEXT", help="Residency or other training before, where.")
]

# The story that every draft tells.
WhySpecialty = Annotated[str | None, long_text("--why-specialty", "Why this specialty, in one sentence.")]
WhyUnmatched = Annotated[
    str | None,
    long_text("--why-unmatched", "The honest line on why you did not match."),
]
StrengthOne = Annotated[str | None, typer.Option("--strength-1", metavar="TEXT", help="Your first strength.")]
EvidenceOne = Annotated[str | None, typer.Option("--evidence-1", metavar="TEXT", help="What shows it.")]
StrengthTwo = Annotated[
    str | None, typer.Option("--strength-2", metavar="TEXT", help="Your second strength.")
]
EvidenceTwo = Annotated[str | None, typer.Option("--evidence-2", metavar="TEXT", help="What shows it.")]
StrengthThree = Annotated[
    str | None, typer.Option("--strength-3", metavar="TEXT", help="Your third strength.")
]
EvidenceThree = Annotated[str | None, typer.Option("--evidence-3", metavar="TEXT", help="What shows it.")]
RedFlag = Annotated[
    str | None,
    long_text("--red-flag", "One line on what a reader will stumble over; never the first."),
]
Stress = Annotated[str | None, long_text("--stress", "On changing specialty: what to stress.")]
LeaveOut = Annotated[str | None, long_text("--leave-out", "On changing specialty: what not to stress.")]
Specialties = Annotated[
    str | None,
    typer.Option(
        "--specialties", metavar="TEXT", help="Those you seek, the first one first, commas between."
    ),
]
Regions = Annotated[
    str | None, typer.Option("--regions", metavar="TEXT", help="Regions wanted, commas between.")
]
RegionsRefused = Annotated[
    str | None, typer.Option("--regions-refused", metavar="TEXT", help="Regions refused, commas between.")
]
Pitch = Annotated[str | None, long_text("--pitch", "Who you are, in 30 to 60 seconds.")]
Start = Annotated[str | None, long_text("--start", "Whether you can start on 1 July, as you say it.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("show")(show)
    nouns.command("set")(change)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show your own data and your story, with what is still missing."""
    from matchweek.services.core.board import load_board
    from matchweek.services.core.week import Done

    with shell_of(context).week() as week:
        board = load_board(week)
    _give(board, Done("", changed=False), as_json)


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
    graduation_year: GraduationYear = None,
    exams: Exams = None,
    ecfmg: Ecfmg = None,
    visa: Visa = None,
    location: Location = None,
    us_experience: UsExperience = None,
    training: Training = None,
    why_specialty: WhySpecialty = None,
    why_unmatched: WhyUnmatched = None,
    strength_1: StrengthOne = None,
    evidence_1: EvidenceOne = None,
    strength_2: StrengthTwo = None,
    evidence_2: EvidenceTwo = None,
    strength_3: StrengthThree = None,
    evidence_3: EvidenceThree = None,
    red_flag: RedFlag = None,
    stress: Stress = None,
    leave_out: LeaveOut = None,
    specialties: Specialties = None,
    regions: Regions = None,
    regions_refused: RegionsRefused = None,
    pitch: Pitch = None,
    start: Start = None,
    as_json: Json = False,
) -> None:
    """Set your own data and your story, as one act; only what is given changes, an empty text clears."""
    # The options are the fields, by the same names.
    fields = {name: value for name, value in locals().items() if value is not None}
    del fields["context"], fields["as_json"]
    _set(context, fields, as_json)


def _set(context: typer.Context, fields: dict[str, Any], as_json: bool) -> None:
    from matchweek.services.core.board import load_board
    from matchweek.services.people import me

    with shell_of(context).week(create=True) as week:
        done = me.change(week, **fields)
        board = load_board(week)
    _give(board, done, as_json)


def _give(board: Board, done: Done, as_json: bool) -> None:
    from matchweek.cli import shapes
    from matchweek.cli.commands.packet import STALE
    from matchweek.services.people.packet import stale

    shown = shapes.applicant(board.applicant, board.kept.narrative)
    is_stale = stale(board)
    document = {**shown, "packet_stale": is_stale, **({"changed": done.changed} if done.words else {})}
    lines = _lines(board.applicant)
    lines += _story_lines(board.kept.narrative)
    if shown["gaps"]:
        lines += ["", "Still missing", *(f"  {gap}" for gap in shown["gaps"])]
    output.give(as_json, document, lines, [*done.warnings, *([STALE] if is_stale else [])], said=done.words)


def _story_lines(story: Narrative) -> list[str]:
    lines = output.pairs((name.replace("_", " ").capitalize(), text) for name, text in asdict(story).items())
    return ["", *lines] if lines else []


def _lines(mine: Applicant) -> list[str]:
    from matchweek.domain.people.applicant import asked_first

    return output.pairs(
        (
            ("Name", mine.name),
            ("AAMC ID", mine.aamc_id),
            ("Phone", mine.phone),
            ("Mail", mine.mail),
            ("School", f"{mine.school} {mine.school_code}".strip()),
            ("State", mine.state.replace("_", " ")),
            ("Prior training", mine.prior_training),
            ("Zone", mine.zone or "not set: `matchweek me set --zone NAME`"),
            ("SOAP lead", f"{mine.soap_lead} {mine.soap_lead_phone}".strip()),
            ("Friend", f"{mine.friend} {mine.friend_phone}".strip()),
            ("Country", mine.country),
            ("Crisis line", mine.crisis_line),
            *asked_first(mine),
        )
    )
