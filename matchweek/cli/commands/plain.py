"""`matchweek --plain`: the week in plain lines, for a screen reader or a line printer, and that is all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matchweek.cli import output
from matchweek.domain.contacts.contact_facts import soap_over

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.budget import Budget
    from matchweek.services.core.week_now import Now

CALLS_TOLD = 10


def tell(shell: Shell) -> int:
    """Print what the dashboard shows first: now, what to do, the applications, the programs, the calls.

    One fact a line, in sentences, without columns or signs. Opens no screen and changes nothing.
    """
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN
    from matchweek.services.core.board import load_board
    from matchweek.services.core.week_now import now

    shell.check()
    with shell.week(quickly=True) as week:
        present, board = now(week), load_board(week)
    own_zone = shell.zone_name or present.zone
    own = read_zone(own_zone) if own_zone else EASTERN
    output.give(False, {}, list(_lines(present, board, own)))
    return 0


def _lines(present: Now, board: Board, own: Timezone) -> Iterator[str]:
    from matchweek.cli.commands.time import clock_words
    from matchweek.domain.times.zones import ZONE_TABLE, countdown_text, due_in_both, in_both, wall
    from matchweek.domain.week.agenda import Urgency, agenda

    both = in_both(present.at, own)
    here = "" if both.same_clock else f" In {both.place}: {both.own_with_weekday}."
    yield f"{'Rehearsal. ' if board.rehearsal else ''}It is {wall(present.at)} Eastern.{here}"
    phase = present.phase
    name = f"Round {phase.round}" if phase.round else str(phase.phase).replace("_", " ").capitalize()
    if phase.closes_at is not None and not soap_over(present.at, present.timetable):
        left = countdown_text(phase.closes_at - present.at)
        yield f"{name}: {left} left, until {in_both(phase.closes_at, own)}."
    else:
        yield f"{name}{clock_words(present, own)}."
    yield f"Zone rules {ZONE_TABLE.words().rstrip('.')}."
    yield ""
    yield "To do, the most urgent first:"
    for number, item in enumerate(agenda(board, present.timetable, present.at), 1):
        word = "since" if item.urgency is Urgency.LATE else "by"
        by = f", {word} {due_in_both(item.due, own, present.at)}" if item.due is not None else ""
        yield f"{number}. {item.title.rstrip('.') if not by else item.title}{by}."
    yield ""
    for service, budget in present.budgets.items():
        yield f"{service}: {_budget(budget)}."
    yield _programs(board)
    yield _advocates(board)
    yield ""
    yield from _calls(board, own, present)
    yield ""
    yield "More: `matchweek list show`, `matchweek call list`, `matchweek now`, `matchweek --help`."


def _budget(budget: Budget) -> str:
    planned = f", {budget.planned} more planned" if budget.planned else ""
    over = f", {budget.over} too many" if budget.over else ""
    held = f", {budget.kept_back} kept back" if budget.kept_back else ""
    of = f" of {budget.cap}" if budget.limited else ""
    return f"{budget.used}{of} applications submitted{planned}{held}{over}"


def _programs(board: Board) -> str:
    counts = board.programs.counts()
    if not counts.total:
        return "No list yet: `matchweek list import FILE` brings it in."
    return f"Programs: {counts.total}; {counts.describe().replace(' · ', ', ')}."


def _advocates(board: Board) -> str:
    yes = sum(advocate.answer == "yes" for advocate in board.advocates)
    return (
        f"Advocates: {len(board.advocates)}, of whom {yes} said yes."
        if board.advocates
        else "No advocates yet."
    )


def _calls(board: Board, own: Timezone, present: Now) -> Iterator[str]:
    from matchweek.domain.times.zones import due_in_both
    from matchweek.domain.week.due import asked_first

    if not board.calls:
        yield "No calls yet."
        return
    shown = board.calls[:CALLS_TOLD]
    some = f", {CALLS_TOLD} of them" if len(shown) < len(board.calls) else ""
    yield f"Calls: {len(board.calls)}, the newest first{some}:"
    asking = asked_first(shown, board.applications, board.timetable(present.at), present.at)
    for call in shown:
        program = board.programs.get(call.program) if call.program else None
        who = [
            program.label if program else call.program or "",
            call.caller or call.number or "unknown caller",
        ]
        kind = "missed" if call.missed else str(call.kind).replace("_", " ")
        first = ", ask your school first" if call.id in asking else ""
        due = f", to be called back{first}" if call.call_back == "due" else ""
        by = f", due {due_in_both(call.next_due, own, present.at)}" if call.next_due is not None else ""
        came = due_in_both(call.at, own, present.at)
        yield f"{came}: {kind}, {', '.join(part for part in who if part)}{due}{by}."
