"""The options of a program of the season: each is a field of the tracker, by the same name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from matchweek.cli.options import Json, long_text

WHEN = "When the interview begins, such as “Wed 18 Nov 9am CT” or 2026-11-18T09:00-06:00."


def _line(flag: str, words: str, metavar: str = "TEXT") -> Any:
    return Annotated[str | None, typer.Option(flag, metavar=metavar, help=words)]


def _note(flag: str, words: str) -> Any:
    return Annotated[str | None, long_text(flag, words)]


NAMED: dict[str, Any] = {
    "institution": _line("--institution", "The institution's name."),
    "name": _line("--name", "The program's own name, site or track."),
    "code": _line("--code", "Its NRMP code, such as 9010140C0; none takes it away.", "CODE"),
    "acgme_id": _line("--acgme-id", "Its ACGME ID, ten digits.", "ID"),
    "specialty": _line("--specialty", "Its specialty, such as IM or Family Medicine."),
    "type": _line("--type", "categorical, preliminary, advanced, primary or reserved.", "TYPE"),
    "city": _line("--city", "Its city."),
    "state": _line("--state", "Its state, by name or two letters."),
}
STANDING: dict[str, Any] = {
    "status": _line(
        "--status", "invited, scheduled, waitlist, done, declined, cancelled or rejected.", "STATUS"
    ),
    "format": _line("--format", "in person or virtual.", "FORMAT"),
    "visa": _line("--visa", "Whether it sponsors the visa you need: yes, no or unknown.", "YES|NO"),
    "invited_at": _line("--invited-at", "When the invitation came.", "INSTANT"),
    "answer_by": _line("--answer-by", "The latest moment to answer it.", "INSTANT"),
    "answered_at": _line("--answered-at", "When you answered it.", "INSTANT"),
    "thanked_at": _line("--thanked-at", "When you thanked them.", "INSTANT"),
    "at": _line("--at", WHEN, "INSTANT"),
    "minutes": Annotated[
        int | None, typer.Option("--minutes", metavar="N", help="How long the interview is.")
    ],
    "place": _line("--place", "Where the interview is, or its link."),
    "interviewer": _line("--with", "Who interviews.", "NAME"),
}
SCORED: dict[str, Any] = {
    "vibe": _line("--vibe", "Your impression, 1 to 10; none takes it away.", "1-10"),
    "fit": _line("--fit", "How you and they fit, 1 to 10.", "1-10"),
    "training": _line("--training", "The training, 1 to 10.", "1-10"),
    "lifestyle": _line("--lifestyle", "Life and place, 1 to 10.", "1-10"),
    "bucket": _line("--bucket", "top, middle, safety or none.", "BUCKET"),
}
KNOWN: dict[str, Any] = {
    "note": _note("--note", "Your note."),
    "living": _note("--living", "Cost of living there."),
    "transport": _note("--transport", "How one gets about."),
    "visa_limits": _note("--visa-limits", "Which visa, and its limits."),
    "volume": _note("--volume", "How much one sees: patients, cases."),
    "hospital": _note("--hospital", "What kind of hospital it is."),
    "fellowships": _note("--fellowships", "Fellowships there, where people go."),
    "flags": _note("--flags", "What made you doubt."),
    "residents": _note("--residents", "The residents: what they said, how they seemed."),
    "faculty": _note("--faculty", "The faculty: who was there, what they said."),
    "not_ranked": _note("--not-ranked", "Why it stands on no rank list although you were there."),
    "reason": _note("--reason", "Why it stands where it stands on your rank list."),
    "mentor": _note("--mentor", "What your mentor said of it."),
    "resident": _note("--resident", "What a resident you trust said of it."),
    "question_1": _note("--question-1", "Your answer to the first question before certifying."),
    "question_2": _note("--question-2", "Your answer to the second one."),
    "question_3": _note("--question-3", "Your answer to the third one."),
}
OPTIONS = {**NAMED, **STANDING, **SCORED, **KNOWN}
INSTANTS = ("at", "invited_at", "answer_by", "answered_at", "thanked_at")


def with_options(command: Callable[..., None], **arguments: Any) -> None:
    """Give a command its arguments, then every field as an option, as a shell sees it."""
    either = inspect.Parameter.POSITIONAL_OR_KEYWORD
    context = inspect.Parameter("context", either, annotation=typer.Context)
    given = [
        inspect.Parameter(name, either, annotation=kind, default=default)
        for name, (kind, default) in arguments.items()
    ]
    fields = [
        inspect.Parameter(name, either, default=None, annotation=kind)
        for name, kind in OPTIONS.items()
        if name not in arguments
    ]
    as_json = inspect.Parameter("as_json", either, default=False, annotation=Json)
    command.__signature__ = inspect.Signature([context, *given, *fields, as_json])  # type: ignore[attr-defined]
