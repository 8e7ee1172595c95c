"""What waits to be done by a time: calls to return, next steps, offers to answer, interviews."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Call, CallBack
from matchweek.domain.contacts.interviews import arranged
from matchweek.domain.gate.call_backs import how_to_return
from matchweek.domain.gate.call_doubts import open_questions
from matchweek.domain.offers.offers import open_offers, seen_in_round
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.own_timetable import rounds_without_offer
from matchweek.domain.season.timetable import round_at
from matchweek.domain.week.agenda_invitations import answers_due, title_of, upper_first
from matchweek.domain.week.preparing import preparing

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.triage import Application
    from matchweek.domain.season.timetable import Timetable
    from matchweek.domain.tracker.answer_windows import AnswerWindow

ASK_FIRST = "Ask your school before you call back"

Timed = tuple[int | str, datetime, str]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: what, by when (aware UTC, None for “as soon as possible”), from which call.

    `kind` is call, offer, interview, prepare, invitation or unfinished; what comes from no call has None.
    """

    title: str
    at: datetime | None
    call: int | None
    program: str | None
    kind: str = "call"


def due(calls: Iterable[Call], asking: Collection[int] = frozenset()) -> list[Due]:
    """What the calls ask for: without a time first, since those wait longest, then by time.

    `asking` are the calls before whose return somebody is to be asked: `asked_first`.
    """
    found = [each for call in calls for each in _of(call, call.id in asking)]
    return sorted(found, key=_by_time)


def asked_first(
    calls: Iterable[Call], applications: Mapping[str, Application], timetable: Timetable, at: datetime
) -> frozenset[int]:
    """The missed calls that one returns only after one's school or NRMP was asked."""
    waiting = [call for call in calls if call.call_back == CallBack.DUE]
    sent = {call.id: applications.get(call.program or "") for call in waiting}
    return frozenset(
        call.id
        for call in waiting
        if how_to_return(
            call, each.submitted_at if (each := sent[call.id]) else None, timetable, at
        ).ask_first
    )


def _by_time(due: Due) -> tuple[bool, float, int]:
    return (due.at is not None, due.at.timestamp() if due.at else 0.0, due.call or 0)


def _of(call: Call, ask: bool) -> Iterable[Due]:
    if call.call_back == CallBack.DUE:
        who = call.caller or call.number or "an unknown number"
        words = f"{ASK_FIRST} {who}" if ask else f"Call back {who}"
        yield Due(words, None if call.next_step else call.next_due, call.id, call.program)
    if call.next_step:
        yield Due(call.next_step, call.next_due, call.id, call.program)


def everything_due(board: Board, timetable: Timetable, at: datetime) -> list[Due]:
    """What the calls ask for, the offers open at `at` and the interviews still to come, by time."""
    found = due(board.calls, asked_first(board.calls, board.applications, timetable, at))
    for each in open_offers(board.offers, timetable, at):
        title = f"Answer in R3: offer of {board.title(each.program)}"
        found.append(Due(title, each.expires_at, None, each.program, "offer"))
    for interview in arranged(board.kept.interviews.values()):
        if interview.ends > at:
            title = f"Interview: {board.interview_title(interview)}"
            found.append(Due(title, interview.at, None, interview.program or None, "interview"))
    found += [
        Due(each.title, each.due, None, each.program or None, "prepare")
        for each in preparing(board, timetable, at)
    ]
    found += [
        Due(upper_first(title_of(board, row)), window.ends, None, row.code or None, "invitation")
        for window, row in answers_due(board, timetable, at)
    ]
    found += [
        Due(
            each.words.format(title=board.title(each.call.program or "a program")),
            None,
            each.call.id,
            each.call.program,
            "question",
        )
        for each in open_questions(board.calls, board.applications, timetable, at)
    ]
    number = round_at(timetable, at)
    if number is not None and number not in looked_at(board, timetable) and still_in_soap(board.state_at(at)):
        closes = timetable.rounds[number - 1].closes
        found.append(Due(f"look in R3: Round {number} is open", closes, None, None, "look"))
    return sorted(found, key=_by_time)


def to_finish(board: Board) -> list[Due]:
    """What was begun and not finished: text never kept, and calls that name no program; without a time."""
    from matchweek.domain.board.unfinished import incomplete_calls

    found = []
    for each in (*board.unfinished, *incomplete_calls(board)):
        kind, _, key = each.form.partition(":")
        number = int(key) if kind == "call" and key.isdecimal() else None
        found.append(Due(each.words, None, number, each.program or None, "unfinished"))
    return found


def still_in_soap(state: str) -> bool:
    """Whether R3 can still show offers: not to who is placed or not in SOAP."""
    return state not in (ApplicantState.PLACED, ApplicantState.INELIGIBLE)


def looked_at(board: Board, timetable: Timetable) -> frozenset[int]:
    """The rounds in which R3 was looked at: an offer was recorded for them, or that there is none."""
    with_offer = (
        number
        for number in range(1, len(timetable.rounds) + 1)
        if board.kept.offers and seen_in_round(board.offers, number, timetable)
    )
    return rounds_without_offer(timetable, board.kept.round_checks).union(with_offer)


def offers_to_answer(board: Board, timetable: Timetable, at: datetime) -> list[Timed]:
    """(number, when it ends, the program) of every offer open at `at`."""
    found = open_offers(board.offers, timetable, at)
    return [(each.id, each.expires_at, board.title(each.program)) for each in found]


def interviews_to_come(board: Board) -> list[Timed]:
    """(number, when it begins, the program) of every interview that is arranged."""
    found = arranged(board.kept.interviews.values())
    return [(each.id, each.at, board.interview_title(each)) for each in found]


def answers_to_give(board: Board, timetable: Timetable, at: datetime) -> tuple[tuple[AnswerWindow, str], ...]:
    """Each answer to an invitation that is waited for, with what is to be done."""
    return tuple((window, title_of(board, row)) for window, row in answers_due(board, timetable, at))


def advocates_to_tell(board: Board, at: datetime) -> list[Timed]:
    """(assignment, by when, whom and of what) for every advocate who may be told that a program is open.

    What SOAP's end opened is one line for each advocate, with the number of their first program.
    """
    if not board.kept.assignments:
        return []
    from matchweek.domain.board.advocate_warnings import TELL_WITHIN
    from matchweek.domain.board.week_gates import gates
    from matchweek.domain.contacts.gate_states import OpenedBy
    from matchweek.domain.gate.contact_rules import turned_up

    found: list[Timed] = []
    freed: dict[int, list[Timed]] = {}
    for each in turned_up(gates(board, at), board.advocates, board.kept.assignments.values()):
        gate, name = each.gate, each.advocate.name
        by = (gate.at or at) + TELL_WITHIN
        said = ", which is cleared" if gate.opened_by is OpenedBy.CLEARANCE else ""
        one = (each.assignment.id, by, f"{name} about {board.title(gate.program)}{said}")
        if gate.opened_by is OpenedBy.SOAP_OVER:
            freed.setdefault(each.advocate.id, []).append((one[0], by, f"{name} that contact is free"))
        else:
            found.append(one)
    for some in freed.values():
        number, by, title = some[0]
        found.append((number, by, f"{title}, {len(some)} program{'' if len(some) == 1 else 's'}"))
    return found
