"""`matchweek lane`: the rules of lanes, what they propose, and confirming it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

Lane = Annotated[str, typer.Argument(metavar="LANE", help="primary, secondary, backup, or refuse.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be confirmed, and store nothing.")]
_SHOWN = 20


def add_to(nouns: typer.Typer) -> None:
    nouns.command("set")(change)
    nouns.command("show")(show)
    nouns.command("confirm")(confirm)


def change(
    context: typer.Context,
    lane: Lane,
    rule: Annotated[
        str,
        typer.Option(
            "--rule",
            metavar="WORDS",
            help="Such as “categorical Internal Medicine in NY or OH; university”; none takes it out.",
        ),
    ],
    as_json: Json = False,
) -> None:
    """Keep the rule of a lane: programs are proposed by it, and none is sorted until you confirm."""
    from matchweek.services.core.board import load_board
    from matchweek.services.lists import lane_rules

    with shell_of(context).week(create=True) as week:
        done = lane_rules.set_rule(week, lane, rule)
        board = load_board(week)
    document = {**_document(board), "changed": done.changed}
    output.give(as_json, document, _lines(board), done.warnings, said=done.words)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show the rules of the lanes as sentences, and how many programs each proposes now."""
    from matchweek.domain.programs.lane_rules import scattered
    from matchweek.services.core.board import load_board
    from matchweek.services.lists.lane_rules import rules_of

    with shell_of(context).week(quickly=True) as week:
        board = load_board(week)
    remark = scattered(rules_of(board))
    none = ["No rules yet: `matchweek lane set primary --rule WORDS`."]
    output.give(as_json, _document(board), _lines(board) or none, [remark] if remark else [])


def confirm(
    context: typer.Context,
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE...]", help="NRMP program codes; all that are proposed if none is given."
        ),
    ] = None,
    lane: Annotated[
        str | None,
        typer.Option("--lane", metavar="LANE", help="Only those proposed for this lane, or refuse."),
    ] = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Sort programs as the rules propose: one act, one undo. What you decided yourself stays."""
    from matchweek.domain.programs.lane_rule_words import read_lane
    from matchweek.services.core.board import load_board
    from matchweek.services.core.known_programs import read_codes
    from matchweek.services.lists import lane_rules

    named = read_codes(codes) if codes else None
    only = read_lane(lane) if lane else ""
    with shell_of(context).week(create=not dry_run) as week:
        found = lane_rules.proposals(load_board(week).programs)
        wanted = {
            code: each
            for code, each in found.items()
            if (named is None or code in named) and each == (only or each)
        }
        done = lane_rules.confirm(week, wanted) if wanted and not dry_run else None
    document = {"proposed": wanted, "stored": done is not None, "changed": bool(done and done.changed)}
    lines = [f"  {code}  {each}" for code, each in list(wanted.items())[:_SHOWN]] if dry_run else []
    said = done.words if done is not None else f"would be: {lane_rules.counted(wanted.values())}"
    output.give(as_json, document, lines, done.warnings if done else (), said=said if wanted else "")
    if not wanted and not as_json:
        output.note(["Nothing is proposed: see `matchweek lane show`."])


def _document(board: Board) -> dict[str, Any]:
    from matchweek.domain.programs.lane_rule_words import sentence
    from matchweek.services.lists.lane_rules import proposals, rules_of

    wanted = list(proposals(board.programs).values())
    return {
        "rules": [
            {"lane": lane, "sentence": sentence(rule), "proposed": wanted.count(lane)}
            for lane, rule in rules_of(board).items()
        ],
        "proposed": len(wanted),
    }


def _lines(board: Board) -> list[str]:
    found = _document(board)
    rows = ((each["lane"], each["sentence"], each["proposed"]) for each in found["rules"])
    lines = output.table(("lane", "rule", "proposed"), rows)
    if found["proposed"]:
        lines.append(f"{output.plural(found['proposed'], 'program')} proposed: `matchweek lane confirm`.")
    return lines
