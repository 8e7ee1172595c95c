"""The options of `matchweek me set`: each is a field of one's own data or story, by the same name."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from matchweek.cli.options import long_text

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
WhyCommitted = Annotated[str | None, long_text("--why-committed", "Why you still want this field.")]
Start = Annotated[str | None, long_text("--start", "Whether you can start on 1 July, as you say it.")]


# Facts about oneself: typed as people write them, an empty text is unknown.
def _fact(flag: str, metavar: str, words: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=words)


NrmpId = Annotated[str | None, _fact("--nrmp-id", "TEXT", "Your NRMP ID.")]
UsmleId = Annotated[str | None, _fact("--usmle-id", "TEXT", "Your USMLE ID.")]
Step1 = Annotated[
    str | None, _fact("--step1", "RESULT", "Step 1: pass, fail or a score; attempts may follow.")
]
Step1Attempts = Annotated[str | None, _fact("--step1-attempts", "N", "How often you sat Step 1.")]
Step2 = Annotated[str | None, _fact("--step2", "SCORE", "Step 2 CK, such as 242, or “242, first attempt”.")]
Step2Attempts = Annotated[str | None, _fact("--step2-attempts", "N", "How often you sat Step 2 CK.")]
Comlex = Annotated[str | None, _fact("--comlex", "TEXT", "COMLEX, with levels and scores.")]
Step3 = Annotated[str | None, _fact("--step3", "WORD", "Step 3: passed, failed, booked or not taken.")]
UsMonths = Annotated[str | None, _fact("--us-months", "N", "Months of hands-on clinical work in the U.S.")]
UsLetters = Annotated[str | None, _fact("--us-letters", "N", "Letters from physicians in the U.S.")]
Img = Annotated[str | None, _fact("--img", "YES|NO", "A medical school outside the U.S. and Canada.")]
VisaNeed = Annotated[str | None, _fact("--visa-need", "WORD", "The visa you need: none, j1, h1b or either.")]
VisaStatus = Annotated[str | None, _fact("--visa-status", "TEXT", "The status you have now, and until when.")]
InsideUs = Annotated[str | None, _fact("--inside-us", "YES|NO", "Whether you are inside the U.S. now.")]
Languages = Annotated[str | None, _fact("--languages", "TEXT", "Languages you work in, commas between.")]
MatchedPlace = Annotated[
    str | None, _fact("--matched-place", "TEXT", "Partially matched: where that place is.")
]
PartnerPlace = Annotated[str | None, _fact("--partner-place", "TEXT", "Where your partner is or goes.")]
HomeStates = Annotated[
    str | None, _fact("--home-states", "STATES", "States where you have ties: names, letters or a region.")
]
StatesWanted = Annotated[str | None, _fact("--states-wanted", "STATES", "States wanted.")]
StatesRefused = Annotated[str | None, _fact("--states-refused", "STATES", "States refused beforehand.")]
SpecialtiesAccepted = Annotated[
    str | None,
    _fact("--specialties-accepted", "LIST", "Specialties you take, such as “FM, prelim surgery, TY”."),
]
SpecialtiesRefused = Annotated[
    str | None, _fact("--specialties-refused", "LIST", "Specialties refused beforehand.")
]
TypesAccepted = Annotated[str | None, _fact("--types-accepted", "TYPES", "Types you take: C, M, P, A, R.")]
TypesRefused = Annotated[str | None, _fact("--types-refused", "TYPES", "Types refused beforehand.")]
SeasonPrograms = Annotated[
    str | None, _fact("--season-programs", "N", "Programs you applied to in the Match.")
]
SeasonFirst = Annotated[str | None, _fact("--season-first", "N", "Of them in your first specialty.")]
SeasonBackup = Annotated[str | None, _fact("--season-backup", "N", "Of them in other specialties.")]
SeasonInterviews = Annotated[str | None, _fact("--season-interviews", "N", "Interviews you had there.")]
SeasonLate = Annotated[str | None, _fact("--season-late", "YES|NO", "Whether it was sent late.")]
Told = Annotated[str | None, long_text("--told", "Who is told that you did not match; for yourself.")]
MatchAnswer = Annotated[str | None, long_text("--match-answer", "One sentence for “did you match?”.")]
