"""The options of `matchweek me set`: each is a field of one's own data or story, by the same name.

Facts are typed as people write them; an empty text is unknown.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from matchweek.cli.options import long_text


def _fact(flag: str, metavar: str, words: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=words)


OPTIONS: dict[str, Any] = {
    "name": Annotated[str | None, typer.Option("--name", metavar="TEXT", help="Your name.")],
    "aamc_id": Annotated[str | None, typer.Option("--aamc-id", metavar="TEXT", help="Your AAMC ID.")],
    "phone": Annotated[str | None, typer.Option("--phone", metavar="TEXT", help="Your phone number.")],
    "mail": Annotated[str | None, typer.Option("--mail", metavar="TEXT", help="Your e-mail address.")],
    "school": Annotated[str | None, typer.Option("--school", metavar="TEXT", help="Your medical school.")],
    "school_code": Annotated[
        str | None, typer.Option("--school-code", metavar="TEXT", help="Its code in R3.")
    ],
    "state": Annotated[
        str | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="What Monday's notice said: unknown, unmatched, advanced_only, preliminary_only, placed "
            "or ineligible.",
        ),
    ],
    "prior_training": Annotated[
        bool | None,
        typer.Option(
            "--prior-training/--no-prior-training", help="Graduate medical education before this Match."
        ),
    ],
    "zone": Annotated[
        str | None,
        typer.Option(
            "--zone", metavar="NAME", help="Your time zone: a place, such as Lahore, or Asia/Karachi."
        ),
    ],
    "soap_lead": Annotated[
        str | None, typer.Option("--soap-lead", metavar="TEXT", help="Your school's SOAP lead.")
    ],
    "soap_lead_phone": Annotated[
        str | None, typer.Option("--soap-lead-phone", metavar="TEXT", help="Their number.")
    ],
    "friend": Annotated[
        str | None, typer.Option("--friend", metavar="TEXT", help="One friend to call on Monday.")
    ],
    "friend_phone": Annotated[
        str | None, typer.Option("--friend-phone", metavar="TEXT", help="Their number.")
    ],
    "country": Annotated[str | None, typer.Option("--country", metavar="TEXT", help="Your country.")],
    "crisis_line": Annotated[
        str | None,
        typer.Option("--crisis-line", metavar="TEXT", help="Its crisis line; 988 is the one of the US."),
    ],
    "graduation_year": Annotated[
        str | None,
        typer.Option("--graduation-year", metavar="YEAR", help="When you finished medical school."),
    ],
    "exams": Annotated[
        str | None,
        typer.Option("--exams", metavar="TEXT", help="Each exam with score or pass, and which attempt."),
    ],
    "ecfmg": Annotated[
        str | None, typer.Option("--ecfmg", metavar="TEXT", help="ECFMG: certified, pending, or not needed.")
    ],
    "visa": Annotated[
        str | None, typer.Option("--visa", metavar="TEXT", help="Which visa you need, or none.")
    ],
    "location": Annotated[
        str | None,
        typer.Option("--location", metavar="TEXT", help="Where you are now: inside the U.S. or not."),
    ],
    "us_experience": Annotated[
        str | None, typer.Option("--us-experience", metavar="TEXT", help="Clinical experience in the U.S.")
    ],
    "training": Annotated[
        str | None,
        typer.Option("--training", metavar="TEXT", help="Residency or other training before, where."),
    ],
    "why_specialty": Annotated[
        str | None, long_text("--why-specialty", "Why this specialty, in one sentence.")
    ],
    "why_unmatched": Annotated[
        str | None,
        long_text("--why-unmatched", "The honest line on why you did not match."),
    ],
    "strength_1": Annotated[
        str | None, typer.Option("--strength-1", metavar="TEXT", help="Your first strength.")
    ],
    "evidence_1": Annotated[str | None, typer.Option("--evidence-1", metavar="TEXT", help="What shows it.")],
    "strength_2": Annotated[
        str | None, typer.Option("--strength-2", metavar="TEXT", help="Your second strength.")
    ],
    "evidence_2": Annotated[str | None, typer.Option("--evidence-2", metavar="TEXT", help="What shows it.")],
    "strength_3": Annotated[
        str | None, typer.Option("--strength-3", metavar="TEXT", help="Your third strength.")
    ],
    "evidence_3": Annotated[str | None, typer.Option("--evidence-3", metavar="TEXT", help="What shows it.")],
    "red_flag": Annotated[
        str | None,
        long_text("--red-flag", "One line on what a reader will stumble over; never the first."),
    ],
    "stress": Annotated[str | None, long_text("--stress", "On changing specialty: what to stress.")],
    "leave_out": Annotated[
        str | None, long_text("--leave-out", "On changing specialty: what not to stress.")
    ],
    "specialties": Annotated[
        str | None,
        typer.Option(
            "--specialties", metavar="TEXT", help="Those you seek, the first one first, commas between."
        ),
    ],
    "regions": Annotated[
        str | None, typer.Option("--regions", metavar="TEXT", help="Regions wanted, commas between.")
    ],
    "regions_refused": Annotated[
        str | None, typer.Option("--regions-refused", metavar="TEXT", help="Regions refused, commas between.")
    ],
    "pitch": Annotated[str | None, long_text("--pitch", "Who you are, in 30 to 60 seconds.")],
    "start": Annotated[str | None, long_text("--start", "Whether you can start on 1 July, as you say it.")],
    "why_committed": Annotated[str | None, long_text("--why-committed", "Why you still want this field.")],
    "about_me": Annotated[str | None, long_text("--about-me", "“Tell me about yourself”, as you say it.")],
    "why_us": Annotated[str | None, long_text("--why-us", "Why you want to train in the U.S.")],
    "weakness_1": Annotated[str | None, long_text("--weakness-1", "A weakness, and what you do about it.")],
    "weakness_2": Annotated[str | None, long_text("--weakness-2", "Another one.")],
    "goal_1": Annotated[str | None, long_text("--goal-1", "A goal of yours.")],
    "goal_2": Annotated[str | None, long_text("--goal-2", "Your second goal.")],
    "goal_3": Annotated[str | None, long_text("--goal-3", "Your third goal.")],
    "bring_1": Annotated[str | None, long_text("--bring-1", "What you bring to a program.")],
    "bring_2": Annotated[str | None, long_text("--bring-2", "The second thing you bring.")],
    "bring_3": Annotated[str | None, long_text("--bring-3", "The third thing you bring.")],
    "setup": Annotated[str | None, long_text("--setup", "Camera, light, sound, room: how it is set up.")],
    "nrmp_id": Annotated[str | None, _fact("--nrmp-id", "TEXT", "Your NRMP ID.")],
    "usmle_id": Annotated[str | None, _fact("--usmle-id", "TEXT", "Your USMLE ID.")],
    "step1": Annotated[
        str | None, _fact("--step1", "RESULT", "Step 1: pass, fail or a score; attempts may follow.")
    ],
    "step1_attempts": Annotated[str | None, _fact("--step1-attempts", "N", "How often you sat Step 1.")],
    "step2": Annotated[
        str | None, _fact("--step2", "SCORE", "Step 2 CK, such as 242, or “242, first attempt”.")
    ],
    "step2_attempts": Annotated[str | None, _fact("--step2-attempts", "N", "How often you sat Step 2 CK.")],
    "comlex": Annotated[str | None, _fact("--comlex", "TEXT", "COMLEX, with levels and scores.")],
    "step3": Annotated[str | None, _fact("--step3", "WORD", "Step 3: passed, failed, booked or not taken.")],
    "us_months": Annotated[
        str | None, _fact("--us-months", "N", "Months of hands-on clinical work in the U.S.")
    ],
    "us_letters": Annotated[str | None, _fact("--us-letters", "N", "Letters from physicians in the U.S.")],
    "img": Annotated[str | None, _fact("--img", "YES|NO", "A medical school outside the U.S. and Canada.")],
    "visa_need": Annotated[
        str | None, _fact("--visa-need", "WORD", "The visa you need: none, j1, h1b or either.")
    ],
    "visa_status": Annotated[
        str | None, _fact("--visa-status", "TEXT", "The status you have now, and until when.")
    ],
    "inside_us": Annotated[
        str | None, _fact("--inside-us", "YES|NO", "Whether you are inside the U.S. now.")
    ],
    "languages": Annotated[
        str | None, _fact("--languages", "TEXT", "Languages you work in, commas between.")
    ],
    "matched_place": Annotated[
        str | None,
        _fact(
            "--matched-place",
            "TEXT",
            "Partially matched: where that place is, with its state: Cleveland, OH.",
        ),
    ],
    "partner_place": Annotated[
        str | None,
        _fact("--partner-place", "TEXT", "Where your partner is or goes, with its state: Cleveland, OH."),
    ],
    "home_states": Annotated[
        str | None,
        _fact("--home-states", "STATES", "States where you have ties: names, letters or a region."),
    ],
    "states_wanted": Annotated[str | None, _fact("--states-wanted", "STATES", "States wanted.")],
    "states_refused": Annotated[
        str | None, _fact("--states-refused", "STATES", "States refused beforehand.")
    ],
    "specialties_accepted": Annotated[
        str | None,
        _fact("--specialties-accepted", "LIST", "Specialties you take, such as “FM, prelim surgery, TY”."),
    ],
    "specialties_refused": Annotated[
        str | None, _fact("--specialties-refused", "LIST", "Specialties refused beforehand.")
    ],
    "types_accepted": Annotated[
        str | None, _fact("--types-accepted", "TYPES", "Types you take: C, M, P, A, R.")
    ],
    "types_refused": Annotated[str | None, _fact("--types-refused", "TYPES", "Types refused beforehand.")],
    "season_programs": Annotated[
        str | None, _fact("--season-programs", "N", "Programs you applied to in the Match.")
    ],
    "season_first": Annotated[str | None, _fact("--season-first", "N", "Of them in your first specialty.")],
    "season_backup": Annotated[str | None, _fact("--season-backup", "N", "Of them in other specialties.")],
    "season_interviews": Annotated[
        str | None, _fact("--season-interviews", "N", "Interviews you had there.")
    ],
    "season_late": Annotated[str | None, _fact("--season-late", "YES|NO", "Whether it was sent late.")],
    "told": Annotated[str | None, long_text("--told", "Who is told that you did not match; for yourself.")],
    "match_answer": Annotated[str | None, long_text("--match-answer", "One sentence for “did you match?”.")],
}
"""Each option by the name of its field."""
