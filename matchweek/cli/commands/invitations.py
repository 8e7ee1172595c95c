"""`matchweek interview import`: invitations from calendars, looked at first, stored when asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calendar_events import CalendarEvent
    from matchweek.services.core.week import Week
    from matchweek.services.days.invitation_proposals import Answer, Proposal

Only = Annotated[
    list[int] | None,
    typer.Option("--only", metavar="NUMBER", help="Only this event, by its number; again for another one."),
]
TimesIn = Annotated[
    str | None,
    typer.Option("--times-in", metavar="ZONE", help="The zone of a time that names none, such as “Central”."),
]


HOW_TO_SAY = (
    "Say it with --program CODE, --row ID or --new, --times-in ZONE or --at WHEN; of one event with --only "
    "NUMBER."
)


def bring_in(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="FILE|-", help="An invitation (.ics) or a saved mail; - reads stdin.")
    ],
    store: Annotated[bool, typer.Option("--store", help="Store what was shown.")] = False,
    only: Only = None,
    program: Annotated[
        str | None, typer.Option("--program", metavar="CODE", help="Which program it is.")
    ] = None,
    row: Annotated[
        int | None,
        typer.Option("--row", metavar="ID", help="Which program of the season it is, by its number."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="It is a new program of the season, as the invitation calls it.")
    ] = False,
    times_in: TimesIn = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="INSTANT", help="When it begins, where it names only a day.")
    ] = None,
    existing: Annotated[
        int | None, typer.Option("--as", metavar="ID", help="It is this interview, recorded before.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what an invitation would record, move or cancel. Nothing is stored unless you say --store."""
    from matchweek.services.core.board import load_board
    from matchweek.services.days import invitations

    shell = shell_of(context)
    events = _read(source)
    chosen = _chosen(events, only)
    with shell.week(create=store) as week:
        board = load_board(week)
        said = _answer(shell, board, len(chosen), program, times_in, at, existing)
        said = replace(said, row=_known_row(board, row), new=new)
        answers = dict.fromkeys(chosen, said)
        every = invitations.proposals(board, events, week.clock.now(), shell.zone_name, answers)
        found = [one for one in every if one.number in chosen]
        if store:
            _stored(shell, week, board, found, as_json)
        else:
            _shown(shell, board, found, as_json)


def _read(source: str) -> list[CalendarEvent]:
    from matchweek.services.days import invitations

    if source == "-":
        return invitations.read_text(output.read_stdin())
    return invitations.read_file(Path(source).expanduser())


def _chosen(events: Sequence[CalendarEvent], only: Sequence[int] | None) -> list[int]:
    from matchweek.errors import BadInput

    every = range(1, len(events) + 1)
    wrong = [number for number in only or () if number not in every]
    if wrong:
        raise BadInput(
            "No such event", f"It has 1 to {len(events)}, not {wrong[0]}.", "Look at it without --only."
        )
    return sorted(set(only)) if only else list(every)


def _known_row(board: Board, row: int | None) -> int:
    from matchweek.errors import BadInput

    if row is not None and row not in board.kept.tracked:
        raise BadInput(
            "No such program of the season", f"There is no number {row}.", "See `matchweek season list`."
        )
    return row or 0


def _answer(
    shell: Shell,
    board: Board,
    count: int,
    program: str | None,
    times_in: str | None,
    at: str | None,
    existing: int | None,
) -> Answer:
    from matchweek.domain.times.spoken import zone_called
    from matchweek.errors import BadInput
    from matchweek.services.days.identify import identify
    from matchweek.services.days.interviews import no_interview
    from matchweek.services.days.invitation_proposals import Answer

    if count > 1 and (at or existing is not None):
        detail = "--at and --as are for one event."
        raise BadInput("Which event is it?", detail, "Say its number with --only NUMBER.")
    if existing is not None and existing not in board.kept.interviews:
        raise no_interview(existing)
    code = identify(program, board.programs, board.kept.aliases.values()).program.code if program else ""
    zone = zone_called(times_in).name if times_in else ""
    moment = shell.instant(at, "future", program=code) if at else None
    return Answer(code, zone, moment, existing)


def _shown(shell: Shell, board: Board, found: Sequence[Proposal], as_json: bool) -> None:
    lines = [line for one in found for line in _lines(one, board)]
    document = {"events": [_shape(one, board, shell) for one in found], "stored": False, "changed": False}
    output.give(as_json, document, lines, said="nothing stored")


def _stored(shell: Shell, week: Week, board: Board, found: Sequence[Proposal], as_json: bool) -> None:
    from matchweek.services.days.invitations_stored import bring_in as store

    done = store(week, found, HOW_TO_SAY)
    document = {
        "events": [_shape(one, board, shell) for one in found],
        "stored": done.changed,
        "changed": done.changed,
        "interviews": [int(key) for key in done.keys],
    }
    output.give(as_json, document, (), done.warnings, said=done.words)


def _shape(one: Proposal, board: Board, shell: Shell) -> dict[str, Any]:
    from matchweek.domain.times.zones import iso
    from matchweek.services.days.invitation_proposals import outcome_words

    return {
        "number": one.number,
        "outcome": str(one.outcome),
        "words": outcome_words(one),
        "title": one.event.title,
        "uid": one.event.uid,
        "occurrence": one.event.occurrence,
        "sequence": one.event.sequence,
        "program": one.program,
        "candidates": list(one.which.candidates),
        "row": one.row or None,
        "rows": list(one.which.rows),
        "proposed": dict(one.which.proposed),
        "at": iso(one.at, shell.times) if one.at is not None else None,
        "clocks": one.clocks,
        "zone": one.zone,
        "zones": list(one.zones),
        "fields": dict(one.fields),
        "organizer": one.event.organizer,
        "people": list(one.event.people),
        "interview": one.interview.id if one.interview is not None else None,
        "questions": list(one.questions),
        "remarks": list(one.remarks),
    }


def _lines(one: Proposal, board: Board) -> Iterator[str]:
    from matchweek.services.days.invitation_proposals import foreseen, said_of

    yield f"{one.number}  {one.event.title or 'an event without a title'}"
    if one.questions:
        yield from (f"   ? {words}" for words in one.questions)
    else:
        yield f"   {foreseen(one)}"
    yield from (f"   {name}: {words}" for name, words in said_of(one, board))
    yield from (f"   ! {words}" for words in one.remarks)
