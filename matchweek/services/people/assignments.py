"""Advocates for programs: assigned beforehand, told once a program made contact (rules: contact)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from matchweek.domain.base.text import clean_line, clean_note
from matchweek.domain.board.board import Board
from matchweek.domain.board.week_gates import gates
from matchweek.domain.gate.contact import Assignment, Gates, SentBecause
from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.domain.gate.leaders import ANSWER, question
from matchweek.domain.gate.voices import loads, require_room
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput
from matchweek.services.core.board import board_in
from matchweek.services.core.known_programs import read_codes, require_listed
from matchweek.services.core.week import Done, Week, instant, plural
from matchweek.services.people.advocates import named
from matchweek.store.act import Act


def assign(week: Week, who: str, codes: Sequence[str]) -> Done:
    """Plan an advocate for programs; nobody is told anything by it.

    `who` is the advocate's number or name. Raises BadInput when it would be more than fifteen
    programs for one voice (systems.md row 65), or for a program on no list.
    """
    wanted = read_codes(codes)
    with week.act("assignment.add") as act:
        advocate = named(act, who)
        require_listed(act, wanted)
        board = board_in(act.connection)
        mine = {each.program for each in _of(board, advocate)}
        fresh = [code for code in wanted if code not in mine]
        load = loads([advocate], board.kept.assignments.values())[advocate.id]
        require_room(advocate, load.programs, len(fresh))
        for code in fresh:
            act.add("assignment", advocate=advocate.id, program=code)
        warnings = _lead_warnings(gates(board, week.clock.now()), advocate, fresh)
        changed = bool(act.changes)
    return Done(
        f"{advocate.name}: {plural(len(fresh), 'program')} assigned", warnings, tuple(wanted), changed
    )


def unassign(week: Week, who: str, codes: Sequence[str]) -> Done:
    """Take an advocate away from programs; what was done for them stays in the history."""
    wanted = read_codes(codes)
    with week.act("assignment.remove") as act:
        advocate = named(act, who)
        for each in _of(board_in(act.connection), advocate):
            if each.program in wanted:
                act.remove("assignment", str(each.id))
        gone = len(act.changes)
    return Done(f"{advocate.name}: {plural(gone, 'program')} taken away", (), tuple(wanted), bool(gone))


def told(week: Week, who: str, code: str, at: datetime | None = None) -> Done:
    """Record that the advocate was told that the program made contact, at `at` (aware; default now).

    Raises RuleSaysNo while the program is held.
    """
    with week.act("assignment.told") as act:
        board, advocate, assignment = _found(act, who, code)
        moment = _moment(week, at)
        now = gates(board, moment)
        may(now, ApplicantAct.ASK, advocate, assignment.program, done=assignment).require()
        act.put("assignment", str(assignment.id), asked_at=instant(moment))
        changed = bool(act.changes)
    return Done(
        f"{advocate.name} was told about {board.title(assignment.program)}",
        (),
        (str(assignment.id),),
        changed,
    )


def sent(week: Week, who: str, code: str, because: str, at: datetime | None = None) -> Done:
    """Record that the advocate spoke or wrote to the program, and why that was lawful.

    `because` is asked_by_program, cleared or soap_over. Raises RuleSaysNo while the program is held
    or where the reason is not so.
    """
    with week.act("assignment.sent") as act:
        board, advocate, assignment = _found(act, who, code)
        record_sent(week, act, advocate, assignment.program, because, at)
        changed = bool(act.changes)
    return Done(
        f"{advocate.name} spoke to {board.title(assignment.program)}", (), (str(assignment.id),), changed
    )


def record_sent(
    week: Week, act: Act, advocate: Advocate, program: str, because: str, at: datetime | None = None
) -> None:
    """The same within another act; an advocate not assigned to the program is assigned by it."""
    moment = _moment(week, at)
    board = board_in(act.connection)
    reason = clean_line(because).casefold().replace(" ", "_").replace("-", "_")
    may(gates(board, moment), ApplicantAct.SPEAK, advocate, program, because=reason).require()
    known = next((each for each in _of(board, advocate) if each.program == program), None)
    fields = {"sent_at": instant(moment), "sent_because": SentBecause(reason).value}
    if known is None or known.asked_at is None:
        fields["asked_at"] = instant(moment)
    if known is None:
        act.add("assignment", advocate=advocate.id, program=program, **fields)
    else:
        act.put("assignment", str(known.id), **fields)


def record_told(week: Week, act: Act, advocate: int, program: str, at: datetime | None = None) -> None:
    """Record within another act that an advocate was told, where they are assigned and were not yet."""
    for each in board_in(act.connection).kept.assignments.values():
        if (each.advocate, each.program, each.asked_at) == (advocate, program, None):
            act.put("assignment", str(each.id), asked_at=instant(_moment(week, at)))


def answered(week: Week, who: str, code: str, reply: str = "", at: datetime | None = None) -> Done:
    """Record what came back, such as “will flag the file”.

    Raises RuleSaysNo while the program is held again: what it said then is logged as a contact.
    """
    with week.act("assignment.answered") as act:
        board, advocate, assignment = _found(act, who, code)
        if assignment.sent_at is None:
            raise BadInput(
                "Nothing was sent yet",
                f"{advocate.name} has not spoken to {assignment.program} as far as is recorded.",
                "Record that first (`matchweek advocate sent`).",
            )
        moment = _moment(week, at)
        if moment < assignment.sent_at:
            raise BadInput(
                "Answered before it was sent",
                f"{wall(moment)} ET is before {wall(assignment.sent_at)} ET, when it was spoken to.",
                "Give when the answer came.",
            )
        now = gates(board, moment)
        may(now, ApplicantAct.HEAR, advocate, assignment.program, done=assignment).require()
        act.put("assignment", str(assignment.id), answered_at=instant(moment), reply=clean_note(reply))
        changed = bool(act.changes)
    return Done(
        f"{board.title(assignment.program)} answered {advocate.name}", (), (str(assignment.id),), changed
    )


def clear(
    week: Week,
    who: str,
    code: str,
    *,
    by: str,
    authority: str,
    why: str = "",
    at: datetime | None = None,
    draft: str = "",
) -> Done:
    """Record that contact with a program was cleared: by whom, when, why.

    `who` is an advocate, or empty for every advocate; `authority` is nrmp or school. Raises RuleSaysNo
    where the school clears before the program has made contact: then only NRMP can (rules:
    contact.advocates). `draft` names the form whose draft this commits.
    """
    name, word = clean_line(by), clean_line(authority).casefold()
    if not name:
        raise BadInput("Who cleared it?", "A clearance needs a name.", "Give --by NAME.")
    program = ProgramCode.read(code).text
    with week.act("clearance.add", draft=draft) as act:
        advocate = named(act, who) if who else None
        require_listed(act, [program])
        moment = _moment(week, at)
        now = gates(board_in(act.connection), moment)
        may(now, ApplicantAct.CLEAR, code=program, authority=word).require()
        key = act.add(
            "clearance",
            advocate=advocate.id if advocate else None,
            program=program,
            by=name,
            authority=word,
            at=instant(moment),
            why=clean_note(why),
        )
    whom = advocate.name if advocate else "every advocate"
    return Done(f"cleared by {name}: {whom} for {program}", (), (key,))


def withdraw_clearance(week: Week, number: int) -> Done:
    """Take a clearance out again; the gate follows at once."""
    with week.act("clearance.remove") as act:
        if act.get("clearance", str(number)) is None:
            raise BadInput(
                "No such clearance", f"There is none numbered {number}.", "See `matchweek journal`."
            )
        act.remove("clearance", str(number))
    return Done(f"clearance {number} taken out", (), (str(number),))


def _of(board: Board, advocate: Advocate) -> list[Assignment]:
    return [each for each in board.kept.assignments.values() if each.advocate == advocate.id]


def _found(act: Act, who: str, code: str) -> tuple[Board, Advocate, Assignment]:
    program = ProgramCode.read(code).text
    advocate = named(act, who)
    board = board_in(act.connection)
    for each in _of(board, advocate):
        if each.program == program:
            return board, advocate, each
    raise BadInput(
        "Not assigned",
        f"{advocate.name} is not assigned to {program}.",
        f"`matchweek advocate assign {advocate.id} {program}` first.",
    )


def _moment(week: Week, at: datetime | None) -> datetime:
    now = week.clock.now()
    if at is not None and at > now:
        raise BadInput(
            "That moment has not come yet",
            f"{wall(at)} ET is after now, {wall(now)} ET.",
            "Give when it was.",
        )
    return at or now


def _lead_warnings(found: Gates, advocate: Advocate, codes: Sequence[str]) -> tuple[str, ...]:
    led = found.leads(advocate)
    warnings = [
        f"{advocate.name} leads {found.title(code)} and so is the program: asking is contacting it."
        for code in codes
        if code in led
    ]
    if asked := found.asked_whether_led(advocate):
        words = question(advocate.name, found.title(asked))
        warnings.append(f"{words} {ANSWER.replace('ID', str(advocate.id), 1)}")
    held = [code for code in codes if code not in led and found.why(advocate, code).held]
    if held:
        warnings.append(
            f"{plural(len(held), 'program')} held: {advocate.name} may contact none of them until it has "
            "made contact and you are told so here (Match Participation Agreement)."
        )
    return tuple(warnings)
