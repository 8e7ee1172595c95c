"""`matchweek me`: one's own data."""

from __future__ import annotations

import inspect
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands.me_options import OPTIONS
from matchweek.cli.options import Json, given, shell_of

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
    nouns.command("survey")(survey)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show your own data and your story, with what is still missing."""
    from matchweek.services.core.board import load_board
    from matchweek.services.core.week import Done

    with shell_of(context).week() as week:
        board = load_board(week)
    _give(board, Done("", changed=False), as_json)


def change(context: typer.Context, *, as_json: bool, **fields: Any) -> None:
    """Set your own data and your story, as one act; only what is given changes, an empty text clears."""
    _set(context, given(**fields), as_json)


def _signature() -> inspect.Signature:
    """That of `change` as a shell sees it: its options are the fields, by the same names."""
    either = inspect.Parameter.POSITIONAL_OR_KEYWORD
    return inspect.Signature(
        [
            inspect.Parameter("context", either, annotation=typer.Context),
            *(inspect.Parameter(name, either, default=None, annotation=one) for name, one in OPTIONS.items()),
            inspect.Parameter("as_json", either, default=False, annotation=Json),
        ]
    )


change.__signature__ = _signature()  # type: ignore[attr-defined]


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
    from matchweek.domain.people.audit import SOURCE, audit, bucket_words, change_words, level_words
    from matchweek.services.core.board import load_board

    with shell_of(context).week() as week:
        board = load_board(week)
    found = audit(board.applicant, board.season, board.story.red_flag)
    table = [
        (each.factor.title, each.value, level_words(each), bucket_words(each.letters))
        for each in found.standings
    ]
    lines = [SOURCE, "", *output.table(("Factor", "You", "Level", "Bucket"), table)]
    lines += ["", *output.pairs(found.facts)]
    lines += ["", f"Bucket {bucket_words(found.letters)}"]
    if found.unknown:
        how = "What is unknown widens it: `matchweek me set` fills it in."
        lines += [f"Not known: {', '.join(found.unknown)}. {how}"]
    changes = [(each.factor, said) for each in found.standings if (said := change_words(each, found.letters))]
    lines += ["", "What would change it"] if changes else []
    lines += [f"  {factor.title}: {said} {factor.change}" for factor, said in changes]
    lines += ["", "If there were no interviews"] if found.readings else []
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


def survey(context: typer.Context, as_json: Json = False) -> None:
    """What your school asks in February about SOAP, answered from what you wrote down. Sends nothing."""
    from matchweek.domain.board import school_survey
    from matchweek.services.core.board import load_board

    with shell_of(context).week() as week:
        board = load_board(week)
    found = school_survey.survey(board)
    document = {"answers": {each.question: each.answer or None for each in found}}
    output.give(as_json, document, school_survey.survey_text(board).splitlines())
