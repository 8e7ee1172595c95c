"""`matchweek me`: one's own data."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands import me_options as options
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.people.narrative import Narrative
    from matchweek.services.core.week import Done


def add_to(nouns: typer.Typer) -> None:
    nouns.command("show")(show)
    nouns.command("set")(change)
    nouns.command("audit")(audit)
    nouns.command("summary")(summary)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show your own data and your story, with what is still missing."""
    from matchweek.services.core.board import load_board
    from matchweek.services.core.week import Done

    with shell_of(context).week() as week:
        board = load_board(week)
    _give(board, Done("", changed=False), as_json)


def change(
    context: typer.Context,
    name: options.Name = None,
    aamc_id: options.AamcId = None,
    phone: options.Phone = None,
    mail: options.Mail = None,
    school: options.School = None,
    school_code: options.SchoolCode = None,
    state: options.State = None,
    prior_training: options.PriorTraining = None,
    zone: options.Zone = None,
    soap_lead: options.SoapLead = None,
    soap_lead_phone: options.SoapLeadPhone = None,
    friend: options.Friend = None,
    friend_phone: options.FriendPhone = None,
    country: options.Country = None,
    crisis_line: options.CrisisLine = None,
    graduation_year: options.GraduationYear = None,
    exams: options.Exams = None,
    ecfmg: options.Ecfmg = None,
    visa: options.Visa = None,
    location: options.Location = None,
    us_experience: options.UsExperience = None,
    training: options.Training = None,
    why_specialty: options.WhySpecialty = None,
    why_unmatched: options.WhyUnmatched = None,
    strength_1: options.StrengthOne = None,
    evidence_1: options.EvidenceOne = None,
    strength_2: options.StrengthTwo = None,
    evidence_2: options.EvidenceTwo = None,
    strength_3: options.StrengthThree = None,
    evidence_3: options.EvidenceThree = None,
    red_flag: options.RedFlag = None,
    stress: options.Stress = None,
    leave_out: options.LeaveOut = None,
    specialties: options.Specialties = None,
    regions: options.Regions = None,
    regions_refused: options.RegionsRefused = None,
    pitch: options.Pitch = None,
    start: options.Start = None,
    why_committed: options.WhyCommitted = None,
    nrmp_id: options.NrmpId = None,
    usmle_id: options.UsmleId = None,
    step1: options.Step1 = None,
    step1_attempts: options.Step1Attempts = None,
    step2: options.Step2 = None,
    step2_attempts: options.Step2Attempts = None,
    comlex: options.Comlex = None,
    step3: options.Step3 = None,
    us_months: options.UsMonths = None,
    us_letters: options.UsLetters = None,
    img: options.Img = None,
    visa_need: options.VisaNeed = None,
    visa_status: options.VisaStatus = None,
    inside_us: options.InsideUs = None,
    languages: options.Languages = None,
    matched_place: options.MatchedPlace = None,
    partner_place: options.PartnerPlace = None,
    home_states: options.HomeStates = None,
    states_wanted: options.StatesWanted = None,
    states_refused: options.StatesRefused = None,
    specialties_accepted: options.SpecialtiesAccepted = None,
    specialties_refused: options.SpecialtiesRefused = None,
    types_accepted: options.TypesAccepted = None,
    types_refused: options.TypesRefused = None,
    season_programs: options.SeasonPrograms = None,
    season_first: options.SeasonFirst = None,
    season_backup: options.SeasonBackup = None,
    season_interviews: options.SeasonInterviews = None,
    season_late: options.SeasonLate = None,
    told: options.Told = None,
    match_answer: options.MatchAnswer = None,
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
    from matchweek.domain.people.facts_said import facts_said

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
            *facts_said(mine),
        )
    )


def audit(context: typer.Context, as_json: Json = False) -> None:
    """Where your application stands by one author's rule of thumb, and what would change it."""
    from matchweek.cli.shapes.people import audited
    from matchweek.domain.people.audit import SOURCE, audit, bucket_words, change_words
    from matchweek.services.core.board import load_board

    with shell_of(context).week() as week:
        board = load_board(week)
    found = audit(board.applicant, board.season, board.story.red_flag)
    table = [
        (each.factor.title, each.value, " or ".join(each.levels), bucket_words(each.letters))
        for each in found.standings
    ]
    lines = [SOURCE, "", *output.table(("Factor", "You", "Level", "Bucket"), table)]
    lines += ["", *output.pairs(found.facts)]
    lines += ["", f"Bucket {bucket_words(found.letters)}"]
    lines += [f"Not known: {', '.join(found.unknown)}. What is unknown widens it."] if found.unknown else []
    lines += ["", "What would change it"]
    for each in found.standings:
        if said := change_words(each, found.letters):
            lines.append(f"  {each.factor.title}: {said} {each.factor.change}")
    lines += ["", "If there were no interviews"]
    lines += [f"  {letter}: {words}" for letter, words in found.readings]
    lines += ["", found.question] if found.question else []
    output.give(as_json, audited(found), lines)


Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="PATH", help="Write it as a PDF of one page.")
]
Paper = Annotated[str, typer.Option("--paper", metavar="SIZE", help="letter or a4.")]


def summary(
    context: typer.Context, to: Output = None, paper: Paper = "letter", as_json: Json = False
) -> None:
    """The one-page summary: your story, why this field, why still committed. As text, or as a PDF."""
    from matchweek.services.core.board import load_board
    from matchweek.services.people import summary as summaries

    warnings: tuple[str, ...] = ()
    said = ""
    with shell_of(context).week() as week:
        board = load_board(week)
        if to is not None:
            done = summaries.write(week, Path(to).expanduser(), paper.strip().lower())
            warnings, said = done.warnings, done.words
    text = summaries.text(board)
    document = {"text": text, "gaps": list(summaries.facts(board).gaps), "path": to}
    output.give(as_json, document, [] if to is not None else text.splitlines(), warnings, said=said)
