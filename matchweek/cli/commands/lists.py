"""`matchweek list`: bring lists in, show what they hold, see what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import Codes, Json, shell_of
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.cli.globals import Shell
    from matchweek.cli.shapes.common import Shape
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.filters import Filter
    from matchweek.domain.programs.program_set import ProgramSet
    from matchweek.domain.programs.programs import Program
    from matchweek.services.lists.list_changes import Changes
    from matchweek.services.lists.list_reading import Touched
    from matchweek.services.lists.lists import Imported

AfterRound = Annotated[
    int | None,
    typer.Option(
        "--after-round", metavar="N", help="The round the list follows; 0 is Monday's list, 9 the final one."
    ),
]
Whole = Annotated[
    bool, typer.Option("--whole", help="The whole list: programs that are not on it count as filled.")
]
Part = Annotated[
    bool, typer.Option("--part", help="Only a part of the list: absent programs are not filled.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="FIELD=HEADER", help="Take a field from this column, by heading or number."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and store nothing.")]
Sure = Annotated[
    bool,
    typer.Option(
        "--yes",
        "-y",
        help="Do not ask: the columns that were guessed, the numbers and the list as a whole are right.",
    ),
]
NO_LIST = "No list yet: bring one in with `matchweek list import FILE`."
_REJECTED_SHOWN = 20
_TOUCHED_SHOWN = 20


def add_to(nouns: typer.Typer) -> None:
    nouns.command("import")(bring_in)
    nouns.command("show")(show)
    nouns.command("changes")(changes)
    nouns.command("gone")(gone)


def bring_in(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="The list; - reads standard input.")],
    after_round: AfterRound = None,
    whole: Whole = False,
    part: Part = False,
    column: Columns = None,
    dry_run: DryRun = False,
    yes: Sure = False,
    as_json: Json = False,
) -> None:
    """Bring in a list. Rows that cannot be used are named; your sorting and notes stay.

    It asks what the dashboard asks: whether the list is whole where one of that moment is here already,
    and whether a column that was guessed is right. A script says it: --whole or --part, --column or --yes.
    """
    from matchweek.cli import asked_of_lists, shapes
    from matchweek.services.lists import lists
    from matchweek.services.lists.list_reading import Foreseen, touched_of

    shell = shell_of(context)
    if whole and part:
        raise BadInput("Whole or part?", "--whole and --part were both given.", "Give one of them.")
    wanted = columns_given(column or [])
    # Read before the week file is made: a wrong name leaves nothing behind.
    reading = lists.read(output.read_stdin() if file == "-" else Path(file), wanted)
    if not (yes or dry_run):
        asked_of_lists.confirm(reading, whole)
    board = _before(shell)
    with shell.week(create=not dry_run) as week:
        if not (whole or part or dry_run):
            whole = asked_of_lists.is_whole(week, reading, after_round, sure=yes)
        elif dry_run:
            whole = whole or not (part or reading.part)
        result = lists.bring_in(week, reading, after_round=after_round, whole=whole, dry_run=dry_run)
    touched = touched_of(board, Foreseen(result, result.on_list)) if board is not None else []
    words = f"would be: {result.words}" if dry_run else result.words
    rows = [
        f"  row {row.row}: {row.reason}{f' ({row.text})' if row.text else ''}"
        for row in result.rejected[:_REJECTED_SHOWN]
    ]
    if len(result.rejected) > _REJECTED_SHOWN:
        rows.append(f"  and {len(result.rejected) - _REJECTED_SHOWN} rows more; --json names all")
    rows = [*_kinds(result), *rows, *_touched_lines(touched)]
    warnings = [*result.warnings, *_not_seen(touched)]
    output.give(as_json, shapes.imported(result, touched, dry_run), rows, warnings, said=words)


def _before(shell: Shell) -> Board | None:
    """What stood before a list comes in, None without a file; read without the models of what it has not."""
    from matchweek.services.core.board import load_board

    if not shell.path.is_file():
        return None
    with shell.week(quickly=True) as week:
        return load_board(week)


def show(
    context: typer.Context,
    lane: Annotated[
        str | None, typer.Option("--lane", metavar="L", help="primary, secondary, backup or none.")
    ] = None,
    tier: Annotated[
        str | None, typer.Option("--tier", metavar="T", help="top, middle, safety or none.")
    ] = None,
    find: Annotated[
        str, typer.Option("--find", metavar="TEXT", help="Words in name, place, specialty, code or note.")
    ] = "",
    sort: Annotated[
        str, typer.Option("--sort", metavar="BY", help="By fit, lane, place, positions and the like.")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Also what is folded away.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a CSV table.")] = False,
    as_json: Json = False,
) -> None:
    """Show the programs of your lists, filled ones included.

    As in the dashboard what is not open to you and what you refused beforehand is folded away; a line says
    how many and why. CSV and JSON have all of it, and JSON says which are folded away.
    """
    from matchweek.domain.programs.columns import column
    from matchweek.domain.programs.program_set import ProgramSet
    from matchweek.services.core.gates import load_gated

    if as_csv and as_json:
        raise BadInput("CSV or JSON?", "--csv and --json were both given.", "Give one of them.")
    shell = shell_of(context)
    by = column(sort) if sort else None
    filters = _filters(lane, tier)
    with shell.week(quickly=True) as week:
        board, now = load_gated(week).board, week.clock.now()
    shown = ProgramSet(board.programs, filters, find)
    if by is not None:
        shown = shown.sorted(by.id, by.falling)
    if as_csv:
        from matchweek.services.lists import export
        from matchweek.services.lists.program_table import csv_of

        output.write_raw(csv_of(shown, board, shell.times))
        output.note([export.CONFIDENTIAL] if len(shown) else [])
        return
    away, why = _folded(board, now, shown)
    document = _shown_shape(board, shown, shell) | {
        "folded": [one.code for one in away],
        "folded_why": why or None,
    }
    output.give(as_json, document, _shown_lines(board, shown, () if every else away, why))


def _shown_shape(board: Board, shown: ProgramSet, shell: Shell) -> Shape:
    from matchweek.cli import shapes

    return {
        "programs": shapes.programs(shown, shell.times),
        "view": shown.describe(),
        "lists": [shapes.list_info(info, shell.times) for info in board.lists],
    }


def _shown_lines(board: Board, shown: ProgramSet, away: Sequence[Program], why: str) -> list[str]:
    """The table without what is folded away, how many there are, and what was folded away."""
    gone, known = {one.code for one in away}, len(board.programs)
    left = [one for one in shown if one.code not in gone]
    folded = [f"{why}. --all shows {'it' if len(away) == 1 else 'them'}."] if gone else []
    lines = program_lines(left) or [_nothing(known)]
    return [*lines, *_count(len(left), known, shown.describe()), *folded]


def _folded(board: Board, at: datetime, shown: ProgramSet) -> tuple[list[Program], str]:
    """Which of the programs shown are folded away, and why; none where nothing is."""
    me = board.applicant
    if board.state_at(at) == "unknown" and not (
        me.specialties_refused or me.types_refused or me.states_refused
    ):
        return [], ""
    from matchweek.domain.board.folded import fold_of, fold_words

    fold = fold_of(board, at)
    if fold is None:
        return [], ""
    stays = fold.test()
    away = [one for one in shown if not stays(one)]
    words = fold_words(away, fold, board, at)
    return away, words[0].rstrip(".") if words else ""


def _filters(lane: str | None, tier: str | None) -> tuple[Filter, ...]:
    from matchweek.domain.programs.filters import Lanes, Tiers
    from matchweek.services.lists.triage import read_lane, read_tier

    lanes = () if lane is None else (Lanes.of(read_lane(lane)),)
    tiers = () if tier is None else (Tiers.of(read_tier(tier)),)
    return (*lanes, *tiers)


def changes(context: typer.Context, after_round: AfterRound = None, as_json: Json = False) -> None:
    """Show what the newest list changed: filled, fewer or more positions, new, back; and your own."""
    from matchweek.cli import shapes
    from matchweek.domain.programs.lists import moment_words
    from matchweek.services.core.gates import load_gated
    from matchweek.services.lists import list_changes as services

    shell = shell_of(context)
    with shell.week(quickly=True) as week:
        found, board = services.changes(week, after_round), load_gated(week).board
    found = replace(found, programs=tuple(board.programs[one.code] for one in found.programs))
    moment = found.after_round
    which = f"The list {moment_words(moment)}" if moment else "Monday's list"
    said = f"{which} changed {output.plural(len(found.programs), 'program')}"
    said = f"{said}: {found.words()}." if found.programs else f"{said}."
    lines = [said if board.lists else NO_LIST, *program_lines(found.programs)]
    if found.mine:
        lines += ["", "Of those you chose"]
        lines += [f"  {line}" for line in _mine_lines(found)]
    output.give(as_json, shapes.changes(found, shell.times), lines)


def gone(context: typer.Context, codes: Codes, as_json: Json = False) -> None:
    """Record that R3 was asked about programs missing from the list, and that they are gone."""
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated
    from matchweek.services.lists import absences

    shell = shell_of(context)
    with shell.week(create=True) as week:
        done = absences.confirm(week, codes)
        board = load_gated(week).board
    programs = [shapes.program(board.programs[code], shell.times) for code in done.keys]
    document = {"programs": programs, "changed": done.changed}
    output.give(as_json, document, (), done.warnings, said=done.words)


def _kinds(result: Imported) -> list[str]:
    """How the changed ones changed, and how many did not."""
    kinds = (
        (result.shrank, "with fewer positions"),
        (result.grew, "with more"),
        (result.returned, "back"),
    )
    told = [f"{len(codes):,} {words}" for codes, words in kinds if codes]
    return [f"  {', '.join(told)}; {result.unchanged:,} unchanged"] if told else []


def _touched_lines(touched: Sequence[Touched]) -> list[str]:
    return [
        f"  {one.why}: {one.code} {one.title}, {one.before} to {one.after or 'none'}"
        for one in touched[:_TOUCHED_SHOWN]
    ]


def _not_seen(touched: Iterable[Touched]) -> list[str]:
    gone = [one.code for one in touched if not one.after and one.why != "top"]
    if not gone:
        return []
    return [f"not on the list: {', '.join(gone)}. You applied there, planned it or logged a call: check R3."]


def _mine_lines(found: Changes) -> list[str]:
    titles = {program.code: program.title for program in found.programs}
    rows = [(", ".join(one.stakes), one.code, titles.get(one.code, ""), one.words) for one in found.mine]
    return output.table(("yours", "code", "program", "now"), rows)


def program_lines(programs: Iterable[Program]) -> list[str]:
    """Programs as aligned lines; how they fit stands behind, where that can be told."""
    from matchweek.domain.base.ranges import span
    from matchweek.domain.programs.program import NOT_IN_SOAP

    shown = list(programs)
    fitted = any(one.fit_range is not None for one in shown)
    return output.table(
        (
            "code",
            "program",
            "specialty",
            "type",
            "place",
            "pos",
            "change",
            "service",
            "lane",
            "tier",
            "applied",
            *(("fit",) if fitted else ()),
        ),
        (
            (
                one.code,
                one.title,
                one.field,
                f"{one.type} {NOT_IN_SOAP}" if one.outside else one.type,
                one.place,
                one.positions,
                one.standing.change_words,
                one.service,
                "refused" if one.refused else one.lane,
                one.tier,
                "" if one.application_status == "none" else str(one.application_status),
                *((span(one.fit_range or (0, 0), "-"),) if fitted else ()),
            )
            for one in shown
        ),
    )


def _nothing(known: int) -> str:
    return "No program fits." if known else NO_LIST


def _count(shown: int, known: int, view: str) -> list[str]:
    if not known or shown == known:
        return [output.plural(shown, "program")] if shown else []
    return [f"{shown:,} of {output.plural(known, 'program')}{f' · {view}' if view else ''}"]


def columns_given(given: Iterable[str]) -> dict[str, str]:
    """The columns named on the command line, by field. Raises BadInput for what is no such pair."""
    columns: dict[str, str] = {}
    for text in given:
        field, equals, header = text.partition("=")
        if not (field.strip() and equals and header.strip()):
            raise BadInput(
                "Not a column",
                f"“{text}” was given.",
                "Write it as FIELD=HEADER: --column positions=Unfilled.",
            )
        columns[field.strip()] = header.strip()
    return columns
