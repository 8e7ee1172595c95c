"""Who may be contacted when, judged anew from calls, applications, clearances, times (rules: contact)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_gates import gates
from matchweek.domain.contacts.calls import Call
from matchweek.domain.gate.leaders import led_by
from matchweek.domain.letters.letter_use import TO_A_PROGRAM, DraftKind, why_sealed
from matchweek.domain.season.timetable import load_season
from matchweek.domain.week.agenda import agenda
from matchweek.domain.week.agenda_order import Kind

PARTIAL = {"advanced_only": "P", "preliminary_only": "A"}
SEASON = load_season(2027)
# Sixty days after Match Day nothing new is begun from the week's file.
GONE = SEASON.ends + timedelta(days=60)


def contact_since(board: Board, code: str) -> datetime | None:
    """Since when a confirmed contact of a program counts, which has the application; None without one."""
    application = board.applications.get(code)
    sent = application.submitted_at if application else None
    if sent is None:
        return None
    week = board.timetable(SEASON.list_opens)
    since = [
        max(call.at, sent, week.contact_opens, call.counted_at or call.at)
        for call in board.calls
        if call.program == code
        and call.confirmed
        and not (call.missed and not call.note)
        and call.begun_by in ("", "program")
        and call.at >= week.list_opens
        and _in_order(call, sent, week.contact_opens)
    ]
    return min(since, default=None)


def _in_order(call: Call, sent: datetime, opens: datetime) -> bool:
    """Whether a call came after the application and when it may, or somebody said that it counts."""
    if call.at >= opens and sent <= call.at:
        return True
    return bool(call.counts) and call.counted_at is not None and sent <= max(call.at, call.counted_at)


def ends_of(board: Board) -> datetime:
    return board.timetable(SEASON.list_opens).soap_ends


def held(board: Board, code: str, advocate: int | None, at: datetime) -> bool:
    """Whether nobody may speak to a program for the applicant at an instant (rules: contact)."""
    if board.state == ("placed" if at >= ends_of(board) else "ineligible"):
        return True
    if advocate is not None:
        person = next(each for each in board.advocates if each.id == advocate)
        # Whoever leads a listed program is that program: they are asked nothing until it has called.
        if [each for each in led_by(person) if not _open(board, each, advocate, at)]:
            return True
    return not _open(board, code, advocate, at)


def lawful(board: Board, code: str, advocate: int | None, at: datetime) -> bool:
    """Whether anything new may be asked: it is open, a place is sought, the season is not gone by."""
    if board.state == "placed" or (board.state in PARTIAL and PARTIAL[board.state] != code[7]):
        return False
    return not held(board, code, advocate, at) and at < GONE


def _open(board: Board, code: str, advocate: int | None, at: datetime) -> bool:
    contact = contact_since(board, code)
    if at >= ends_of(board) or (contact is not None and contact <= at):
        return True
    for each in board.kept.clearances.values():
        if each.program == code and each.advocate in (None, advocate) and each.at <= at:
            known = contact is not None and contact <= each.at
            if each.authority == "nrmp" or known:
                return True
    return False


def may_answer(board: Board, code: str, at: datetime) -> bool:
    """Answering a program that wrote is free also for whoever has a place since, until SOAP ends."""
    contact = contact_since(board, code)
    if contact is None or contact > at:
        return lawful(board, code, None, at)
    return not held(board, code, None, at) and at < GONE


def judge(before: Board, after: Board, now: datetime) -> Iterator[str]:
    """What an act did that the rules forbid, in words."""
    for number, letter in after.kept.letters.items():
        old = before.kept.letters.get(number)
        fresh_use = letter.used_at is not None and (old is None or old.used_at != letter.used_at)
        if letter.kind not in TO_A_PROGRAM or not (old is None or fresh_use):
            continue
        at = letter.used_at if fresh_use and letter.used_at else now
        code = letter.program or ""
        if letter.used_at is not None and letter.used_at > now:
            yield f"{letter.kind} {number} used in a time to come"
        if letter.kind == DraftKind.NOTE and not lawful(after, code, letter.advocate, at):
            yield f"note {number} to {code} at {at}"
        if letter.kind == DraftKind.ANSWER and not may_answer(after, code, at):
            yield f"answer {number} to {code} at {at}"
        if letter.kind == DraftKind.THANKS_PROGRAM and at < ends_of(after):
            yield f"thanks {number} to {code} at {at}"
    for number, each in after.kept.assignments.items():
        known = before.kept.assignments.get(number)
        for field in ("asked_at", "sent_at"):
            at = getattr(each, field)
            if at is None or (known is not None and getattr(known, field) == at):
                continue
            if at > now or not lawful(after, each.program, each.advocate, at):
                yield f"{field} of {each.program} at {at}"
        heard = each.answered_at
        news = known is None or known.answered_at != heard
        if heard is not None and news and held(after, each.program, each.advocate, heard):
            yield f"answered of {each.program} at {heard}"


def still_usable(board: Board, now: datetime) -> Iterator[str]:
    """Kept notes that may be used now although nobody may speak to their program."""
    found = gates(board, now)
    for letter in board.kept.letters.values():
        advocate = next((each for each in board.advocates if each.id == letter.advocate), None)
        sealed = letter.kind != DraftKind.NOTE or why_sealed(letter, found, advocate)
        if not sealed and not lawful(board, letter.program or "", letter.advocate, now):
            yield f"note {letter.id} to {letter.program} is usable at {now}"


def gate_is_as_judged(board: Board, now: datetime, codes: Sequence[str]) -> Iterator[str]:
    """Where the gate of an advocate and a program says otherwise than the rules."""
    found = gates(board, now)
    for person in board.advocates:
        for code in codes:
            gate = found.why(person, code)
            if gate.may_ask != lawful(board, code, person.id, now):
                yield f"{person.name} for {code} at {now}: {gate.reason}"


def unasked(board: Board, now: datetime) -> Iterator[str]:
    """Contacts that must be reported (from a program not applied to by then) and that nothing asks about.

    Neither a list, nor time, nor another question of the call ends that: only its own answer.
    """
    week = board.timetable(SEASON.list_opens)
    found = agenda(board, board.timetable(now), now)
    waits = {item.ref.split(":")[1] for item in found if item.kind is Kind.QUESTION}
    for call in board.calls:
        known = call.program and call.begun_by in ("", "program") and not (call.missed and not call.note)
        if (
            not known
            or not call.confirmed
            or not week.list_opens <= call.at < week.soap_ends
            or call.at > now
        ):
            continue
        application = board.applications.get(call.program or "")
        sent = application.submitted_at if application else None
        answered = call.incident == "not_applied" or (call.counts and call.counted_at and sent)
        if (sent is None or sent > call.at) and not answered and str(call.id) not in waits:
            yield f"call {call.id} of {call.program} at {call.at}: not applied to, and not asked about"
