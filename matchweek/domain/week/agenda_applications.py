"""Applications on the agenda: what is still to be submitted, and what is unspent (applications)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from matchweek.domain.board.board import Board
from matchweek.domain.programs.reallocation import words as yields
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.domain.season.timetable import Timetable
from matchweek.domain.week.agenda_order import Item, Kind


def applications_to_submit(board: Board, timetable: Timetable, now: datetime) -> Iterator[Item]:
    """What is planned and not sent, and what of a service's applications is unspent, until the last round."""
    if not timetable.applications_open <= now < timetable.rounds[-1].opens:
        return
    by = (timetable.contact_opens, *(window.opens for window in timetable.rounds))
    due = next((at for at in by if at > now), None)
    detail = " ".join(yields(timetable, now))
    for service, budget in board.budgets(now).items():
        planned = min(_still_planned(board, service, now), budget.left)
        unused = not (budget.used or budget.planned) and (service != "ERAS" or _planned_any(board))
        if not budget.left or unused or not (planned or budget.limited):
            continue
        if planned:
            left = f"; {budget.left} left" if budget.limited else ""
            title = f"submit the {planned} planned in {service}{left}"
            key, command = "A", "submit"
        else:
            title = f"{budget.left} {service} application{'s' if budget.left > 1 else ''} unspent"
            key, command = "a", "plan"
        yield Item(
            title,
            due,
            key,
            Kind.APPLICATIONS,
            command=command,
            ref=f"service:{service}",
            detail=detail,
            losses=(due,) if due is not None else (),
        )


def _planned_any(board: Board) -> bool:
    return any(each.status is not ApplicationStatus.NONE for each in board.applications.values())


def _still_planned(board: Board, service: str, now: datetime) -> int:
    """Planned in a service, still open on the list, and of a type that is open to the applicant."""
    count, closed = 0, frozenset(board.closed_plans(now))
    for code, application in board.applications.items():
        program = board.programs.get(code)
        if program is None or program.filled or program.refused or program.outside or code in closed:
            continue
        if application.status is ApplicationStatus.PLANNED:
            count += service in ((application.via,) if application.via else program.listing.services[:1])
    return count
