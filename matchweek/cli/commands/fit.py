"""`matchweek fit`: how well programs fit, point by point; what counts how much; who is at the edge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from matchweek.cli.shapes.common import Shape
    from matchweek.domain.board.board import Board
    from matchweek.domain.board.forty_five import Choice
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Week

FIRST = 20


def add_to(nouns: typer.Typer) -> None:
    nouns.command("show")(show)
    nouns.command("weights")(weights)
    nouns.command("set")(change)
    nouns.command("reset")(reset)
    nouns.command("edge")(edge)
    nouns.command("hold")(hold)


def show(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="A program's code or name; without it the best ones.")
    ] = "",
    first: Annotated[int, typer.Option("--first", metavar="N", min=1, help="How many of the best.")] = FIRST,
    as_json: Json = False,
) -> None:
    """Show how well a program fits, point by point; without CODE those that fit best.

    What is not known makes it a range. It is no probability of matching.
    """
    from matchweek.services.core.gates import load_gated
    from matchweek.services.days.identify import identify

    shell = shell_of(context)
    with shell.week() as week:
        board = load_gated(week).board
        if code:
            found = identify(code, board.programs, board.kept.aliases.values()).program
            _show_one(week, board, found, as_json)
            return
    from matchweek.cli import shapes
    from matchweek.domain.fit.fit import NO_CHANCE
    from matchweek.domain.programs.program_set import ProgramSet

    best = list(ProgramSet(board.programs, by="fit", reverse=True))[:first] if board.fits.told else []
    document = {"programs": shapes.programs(best, shell.times), "told": board.fits.told, "note": NO_CHANCE}
    lines = _table(best) if best else _not_told()
    output.give(as_json, document, [*lines, *([NO_CHANCE] if best else [])])


def _show_one(week: Week, board: Board, found: Program, as_json: bool) -> None:
    from matchweek.domain.fit.explained import BAR_WORDS, shell_lines, would_narrow
    from matchweek.domain.fit.fit import NO_CHANCE
    from matchweek.services.lists import fit as service

    told = service.explain(week, board, found.code)
    if told is None:
        output.give(as_json, {"code": found.code, "fit": None, "points": []}, _not_told())
        return
    fit, said = told
    document = {
        "code": found.code,
        "fit": fit.number,
        "fit_low": fit.low,
        "fit_high": fit.high,
        "sentence": fit.sentence(),
        "points": [
            {
                **{
                    name: getattr(line.point, name)
                    for name in ("factor", "low", "high", "most", "known", "reason")
                },
                "age": line.age or None,
            }
            for line in said
        ],
        "note": NO_CHANCE,
    }
    narrow = would_narrow(fit)
    lines = [found.question, fit.sentence(), *shell_lines(said), f"  {BAR_WORDS}"]
    lines += [f"What would narrow it most: {narrow}."] if narrow else []
    output.give(as_json, document, [*lines, NO_CHANCE])


def weights(context: typer.Context, as_json: Json = False) -> None:
    """Show what fit counts, and how much each thing weighs."""
    from matchweek.services.core.board import load_board

    shell = shell_of(context)
    with shell.week() as week:
        board = load_board(week)
    _give_weights(board, as_json, "")


def change(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What is weighed, such as visa: see `fit weights`.")
    ],
    weight: Annotated[int, typer.Argument(metavar="WEIGHT", help="From 0, which leaves it out, to 100.")],
    as_json: Json = False,
) -> None:
    """Let one thing weigh more or less in how programs fit."""
    from matchweek.services.core.board import load_board
    from matchweek.services.lists import fit as service

    shell = shell_of(context)
    with shell.week(create=True) as week:
        done = service.set_weights(week, {name: weight})
        board = load_board(week)
    _give_weights(board, as_json, done.words, changed=done.changed)


def reset(context: typer.Context, as_json: Json = False) -> None:
    """Take the usual weights again."""
    from matchweek.services.core.board import load_board
    from matchweek.services.lists import fit as service

    shell = shell_of(context)
    with shell.week(create=True) as week:
        done = service.reset(week)
        board = load_board(week)
    _give_weights(board, as_json, done.words, changed=done.changed)


Doubts = Sequence[tuple[int, str]]
"""What speaks against planned programs, with how many it is of."""


def edge(context: typer.Context, as_json: Json = False) -> None:
    """Show what is planned in each service against its applications: the last five in, the first five out."""
    from matchweek.domain.board.forty_five import SHARE_WORDS, choices, doubts_of
    from matchweek.services.core.gates import load_gated

    shell = shell_of(context)
    with shell.week() as week:
        board, now = load_gated(week).board, week.clock.now()
    found = choices(board, now)
    doubts = {choice.service: doubts_of(board, choice, now) for choice in found}
    lines = [line for choice in found for line in _edge_lines(choice, doubts[choice.service])]
    shares = any(choice.shares for choice in found)
    document = {
        "services": [_edge_shape(choice, doubts[choice.service]) for choice in found],
        "note": SHARE_WORDS if shares else None,
    }
    none = ["No program can be applied to: bring a list in with `matchweek list import FILE`."]
    output.give(as_json, document, [*lines, *([SHARE_WORDS] if shares else [])] if lines else none)


def hold(
    context: typer.Context,
    service: Annotated[str, typer.Argument(metavar="SERVICE", help="ERAS or ResidencyCAS.")],
    held: Annotated[int, typer.Argument(metavar="N", help="So many applications; 0 keeps none back.")],
    as_json: Json = False,
) -> None:
    """Keep applications of a service back for the rounds; more planned than the others is told as over."""
    from matchweek.cli import shapes
    from matchweek.services.core.board import load_board
    from matchweek.services.lists import budgets as service_budgets

    shell = shell_of(context)
    with shell.week(create=True) as week:
        done = service_budgets.hold(week, service, held)
        budgets = load_board(week).budgets(week.clock.now())
    name = done.keys[0]
    document = {"budgets": shapes.budgets({name: budgets[name]}), "changed": done.changed}
    output.give(as_json, document, [f"{name}: {budgets[name].words()}"], said=done.words)


def _give_weights(board: Board, as_json: bool, said: str, *, changed: bool = False) -> None:
    from matchweek.domain.fit.weights import DEFAULT_WEIGHTS, Factor, most_points, weights_of

    own = weights_of(board.kept.fit_weights)
    most = most_points(own)
    document = {
        "weights": [
            {
                "name": factor.value,
                "weight": own[factor],
                "usual": DEFAULT_WEIGHTS[factor],
                "points": most[factor],
                "meaning": factor.meaning,
            }
            for factor in Factor
        ],
        "changed": changed,
    }
    rows = ((factor.value, own[factor], most[factor], factor.meaning) for factor in Factor)
    output.give(as_json, document, output.table(("name", "weight", "of 100", "counts"), rows), said=said)


def _table(programs: Iterable[Program]) -> list[str]:
    from matchweek.domain.base.ranges import span

    rows = (
        (span(one.fit_range or (0, 0), "-"), one.code, one.title, one.field, one.type, one.place)
        for one in programs
    )
    return output.table(("fit", "code", "program", "specialty", "type", "place"), rows)


def _not_told() -> list[str]:
    from matchweek.services.lists.fit import NOT_TOLD

    return list(NOT_TOLD)


def _edge_lines(choice: Choice, doubts: Doubts) -> list[str]:
    from matchweek.domain.base.ranges import span
    from matchweek.domain.board.forty_five import WAYS, percent

    def row(one: Program, stands: str) -> tuple[str, ...]:
        share = choice.shares.get(one.code)
        told = span(one.fit_range, "-") if one.fit_range is not None else ""
        return stands, told, "" if share is None else percent(share), one.code, one.title

    rows = [row(one, "planned") for one in choice.last_in]
    rows += [row(one, "not planned") for one in choice.first_out]
    return [
        f"{choice.service}: {choice.budget.words()}",
        *(f"  {title}: {_counted(choice, way)}" for title, way in WAYS if choice.planned),
        *(f"  Of {count} planned {words}." for count, words in doubts),
        *output.table(("", "fit", "in", "code", "program"), rows),
        "",
    ]


def _counted(choice: Choice, way: Callable[[Program], str | None]) -> str:
    return " · ".join(f"{name} {count}" for name, count in choice.counts(way))


def _edge_shape(choice: Choice, doubts: Doubts) -> Shape:
    from matchweek.cli import shapes
    from matchweek.domain.board.forty_five import WAYS

    def told(one: Program) -> Shape:
        low, high = one.fit_range or (None, None)
        return {
            "code": one.code,
            "title": one.title,
            "fit_low": low,
            "fit_high": high,
            "share": choice.shares.get(one.code),
        }

    return {
        "service": choice.service,
        "budget": shapes.budgets({choice.service: choice.budget})[choice.service],
        "planned_by": {title: dict(choice.counts(way)) for title, way in WAYS},
        "doubts": [{"planned": count, "words": words} for count, words in doubts],
        "planned": [told(one) for one in choice.planned],
        "last_in": [one.code for one in choice.last_in],
        "first_out": [told(one) for one in choice.first_out],
    }
