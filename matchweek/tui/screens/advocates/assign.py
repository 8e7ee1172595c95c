"""Who would speak to a program, and to which programs an advocate would: assign, propose, see each gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.board.advocacy import Advocacy
from matchweek.domain.gate.contact import Assignment
from matchweek.domain.gate.voices import ProposedVoice, home, propose
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.tui.commands import key_for
from matchweek.tui.commands.dialogs.calls import ASSIGN, ASSIGN_ADVOCATE
from matchweek.tui.look.gate_words import (
    ANSWERS,
    allowed_line,
    gate_line,
    load_cell,
    remarks_of,
    say_words,
    state_words,
    tier_cell,
)
from matchweek.tui.look.text import fit, fit_name, width_of
from matchweek.tui.panes.program_rows import TIERS
from matchweek.tui.screens.advocates.gate_acts import GateActs, Pair
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.offers.offer_dialog import title_of
from matchweek.tui.screens.programs.one_program import code_of_one
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

MOST = 400
"""So many programs are listed at most; further ones are found on the week screen."""
TOLD = (
    "Assigning contacts nobody: they wait until the program has made contact (Match Participation Agreement)."
)
PROPOSED = "new:"


class Assigning(GateActs, Sheet):
    """What both pickers share: lines of pairs, space to assign or take away, the keys of the gate."""

    RULE = "contact.wait"
    AT = ASSIGN

    def __init__(self, session: Session, zone: str, title: str) -> None:
        super().__init__(session, zone, title)
        self.found = Advocacy(session.board, session.clock.now())
        self.proposed: tuple[ProposedVoice, ...] = ()

    def look_up(self) -> None:
        self.found = Advocacy(self.session.board, self.now)
        self.proposed = self.propose()

    def propose(self) -> tuple[ProposedVoice, ...]:
        """The proposals to show."""
        raise NotImplementedError

    def pair_of(self, key: str) -> Pair | None:
        """The advocate and program of a line."""
        raise NotImplementedError

    @property
    def pair(self) -> Pair | None:
        """The advocate and program under the cursor."""
        key = self.lines.cursor.removeprefix(PROPOSED)
        return self.pair_of(key) if key else None

    @property
    def rule_section(self) -> str:
        """By what the pair under the cursor may speak, or waits."""
        pair = self.pair
        return self.found.gate(*pair).section if pair is not None else self.RULE

    @property
    def assignment(self) -> Assignment | None:
        """What is planned and done for the pair under the cursor."""
        pair = self.pair
        return self.found.assignment(*pair) if pair is not None else None

    def gate_pair(self, act: str) -> Pair | None:
        pair = self.pair
        if pair is None:
            self.notify("No line is under the cursor.", markup=False)
        elif act not in ("clear", "words") and self.found.assignment(*pair) is None:
            self.notify(f"Not assigned yet: {key_for('mark')} assigns the line.", markup=False)
        else:
            return pair
        return None

    def below_words(self) -> Sequence[Para]:
        pair = self.pair
        if pair is None:
            return [Para([(TOLD, "dim")])]
        reason = next((each.words for each in self.proposed if (each.advocate, each.program) == pair), "")
        why = [Para([("Proposed: ", "dim"), (reason, "accent")])] if reason else []
        return [*why, *about_pair(self.found, pair, title_of(self.host, self.session.board, pair[1]))]

    def do_assign_toggle(self) -> None:
        pair = self.pair
        if pair is not None:
            toggle(self.host, self.session, self.found, pair)


def toggle(app: Host, session: Session, found: Advocacy, pair: Pair) -> None:
    """Assign a pair, or take it away; more than fifteen programs for one advocate is refused in words."""
    number, code = pair
    assigned = found.assignment(number, code) is not None

    def act(week: Week) -> Done:
        from matchweek.services.people import assignments

        do = assignments.unassign if assigned else assignments.assign
        return do(week, str(number), [code])

    # That held programs wait stands in the line below: no toast for each of them.
    session.do(act, lambda done: app.said_words(done.words))


def about_pair(found: Advocacy, pair: Pair, title: str) -> list[Para]:
    """What stands below the lines about a pair: the gate's line, what to say or what is allowed instead."""
    number, code = pair
    gate = found.gate(number, code)
    assignment = found.assignment(number, code)
    advocate = found.advocate(number)
    said = [Para(gate_line(gate))]
    if gate.may_ask and advocate is not None:
        if assignment is not None and assignment.asked_at is None:
            reach = ", ".join(part for part in (advocate.phone, advocate.best_time) if part)
            said.append(Para([(say_words(gate, title), "accent"), (f"  {reach}" if reach else "", "strong")]))
    else:
        said.append(Para([(f"{allowed_line(gate)} {gate.who_can_clear}".strip(), "dim")]))
    if assignment is not None and assignment.reply:
        said.append(Para([("It answered: ", "dim"), assignment.reply.splitlines()[0]]))
    said += [Para([(words, "warn")]) for words in remarks_of(found, number, code)[:1]]
    return said


class AssignProgram(Assigning):
    """The advocates for one program: those assigned, those proposed with their reason, the others."""

    def __init__(self, session: Session, zone: str, code: str) -> None:
        self.code = code
        super().__init__(session, zone, "Advocates for")

    def words(self) -> str:
        return title_of(self.host, self.session.board, self.code)

    def propose(self) -> tuple[ProposedVoice, ...]:
        program = self.session.board.programs.get(self.code)
        return proposals(self.session.board, self.found, [program]) if program is not None else ()

    def pair_of(self, key: str) -> Pair | None:
        return (int(key), self.code)

    def head_words(self) -> Sequence[Para]:
        voices = self.found.voices.get(self.code)
        count = voices.words if voices is not None else "no advocate"
        return [Para([f"{count[:1].upper()}{count[1:]}. ", (TOLD, "dim")])]

    def rows(self) -> Sequence[Row]:
        if not self.found.advocates:
            add = key_for("add_advocate")
            return [Row([("Nobody yet: ", ""), (add, "key"), " in Advocates adds who would speak for you."])]
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        reasons = {each.advocate: each.words for each in self.proposed}
        assigned = [each for each in self.found.advocates if self.found.assignment(each.id, self.code)]
        offered = [each for each in self.found.advocates if each.id in reasons]
        offered.sort(key=lambda each: list(reasons).index(each.id))
        others = [each for each in self.found.advocates if each not in assigned and each not in offered]
        for heading, some in (("Assigned", assigned), ("Proposed", offered), ("Others", others)):
            if some:
                yield Row([(heading, "title")])
            for each in some:
                lead = self._pieces(each)
                if each in assigned:
                    gate = state_words(self.found.gate(each.id, self.code))
                    yield Row([*lead, gate], str(each.id))
                else:
                    reason = reasons.get(each.id, "") or each.role
                    yield from whole(lead, reason, self.width, str(each.id), "dim")

    def _pieces(self, advocate: Advocate) -> list[Piece]:
        longest = max(width_of(each.name) for each in self.found.advocates)
        name = max(14, min(26, self.width - 48, longest))
        assigned = self.found.assignment(advocate.id, self.code) is not None
        load, style = load_cell(self.found, advocate.id)
        answer = ANSWERS.get(advocate.answer, (advocate.answer, ""))
        pieces: list[Piece] = [
            ("[x] ", "good") if assigned else ("[ ] ", "dim"),
            tier_cell(self.found, advocate),
            " ",
            (fit(advocate.name, name), "dim" if advocate.answer == "no" else ""),
            " ",
            (fit(load, 12), style),
            (fit(answer[0], 10), answer[1]),
        ]
        return pieces


class AssignAdvocate(Assigning):
    """The programs of one advocate: those assigned with their gate, those proposed, the others."""

    AT = ASSIGN_ADVOCATE

    def __init__(self, session: Session, zone: str, advocate: int, code: str = "") -> None:
        self.advocate = advocate
        self._wanted = code
        super().__init__(session, zone, "Programs for")

    def on_mount(self) -> None:
        self.tell()
        if self._wanted:
            self.lines.goto(self._wanted)

    def words(self) -> str:
        advocate = self.found.advocate(self.advocate)
        load = self.found.loads.get(self.advocate)
        return f"{advocate.name} · {load.words}" if advocate is not None and load is not None else ""

    def propose(self) -> tuple[ProposedVoice, ...]:
        programs = [each for each in self.session.board.programs.programs if wanted(each)]
        found = proposals(self.session.board, self.found, programs)
        return tuple(each for each in found if each.advocate == self.advocate)

    def pair_of(self, key: str) -> Pair | None:
        return (self.advocate, key)

    def head_words(self) -> Sequence[Para]:
        return [Para([(TOLD, "dim")])]

    def rows(self) -> Sequence[Row]:
        if self.found.advocate(self.advocate) is None:
            return [Row([("This advocate is no longer there.", "dim")])]
        return list(self._rows()) or [Row([("No program is sorted yet: lanes and tiers come first.", "dim")])]

    def _rows(self) -> Iterator[Row]:
        programs = self.session.board.programs
        assigned = [each.program for each in self.found.by_advocate.get(self.advocate, ())]
        reasons = {each.program: each.words for each in self.proposed}
        some = (each for each in programs.programs if wanted(each))
        others = [
            each
            for each in sorted(some, key=weight)
            if each.code not in assigned and each.code not in reasons
        ]
        for heading, codes in (
            ("Assigned", assigned),
            ("Proposed", list(reasons)),
            ("Others", [each.code for each in others[:MOST]]),
        ):
            if codes:
                yield Row([(heading, "title")])
            for code in codes:
                yield Row(self._pieces(code, reasons.get(code, "")), code)

    def _pieces(self, code: str, reason: str) -> list[Piece]:
        board = self.session.board
        program = board.programs.get(code)
        assigned = self.found.assignment(self.advocate, code) is not None
        name = max(16, min(32, self.width - 40))
        field = program.field if program is not None else "on no list"
        pieces: list[Piece] = [
            ("[x] ", "good") if assigned else ("[ ] ", "dim"),
            (f"{TIERS.get((program.tier if program is not None else '') or '', ' ')} ", ""),
            (fit_name(title_of(self.host, board, code), name), ""),
            " ",
            (fit(field, 16), "dim"),
            " ",
        ]
        if assigned:
            return [*pieces, state_words(self.found.gate(self.advocate, code))]
        own = str(at_home(board, program)) if program is not None else ""
        return [*pieces, (reason or own, "dim")]

    def do_assign_proposed(self) -> None:
        load = self.found.loads.get(self.advocate)
        codes = [each.program for each in self.proposed][: load.left if load is not None else 0]
        if not codes:
            self.notify("Nothing is proposed, or fifteen programs are given already.", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.people import assignments

            return assignments.assign(week, str(self.advocate), codes)

        self.session.do(act, lambda done: self.host.said_words(done.words))


def wanted(program: Program) -> bool:
    """Whether a program is one to speak to: top, planned or submitted, and still open."""
    if program.filled or program.refused:
        return False
    return program.tier == "top" or program.application_status is not ApplicationStatus.NONE


def weight(program: Program) -> tuple[int, int, str, str]:
    """Programs in the order in which voices matter: by tier, then what was submitted, then by title."""
    tiers = {"top": 0, "middle": 1, "safety": 2}
    sent = 0 if program.application.submitted_at is not None else 1
    return (tiers.get(program.tier or "", 3), sent, program.title, program.code)


def at_home(board: Board, program: Program) -> str:
    """“home program”, “home institution” or nothing."""
    return home(program.code, board.applicant.school_code, program.field, board.story.targets)


def proposals(board: Board, found: Advocacy, programs: Sequence[Program]) -> tuple[ProposedVoice, ...]:
    """Who could speak to these programs, the best proposal first, with reasons."""
    return propose(
        programs,
        found.advocates,
        found.assignments,
        school_code=board.applicant.school_code,
        targets=board.story.targets,
    )


def assign_for(app: Host, session: Session, zone: str, codes: tuple[str, ...]) -> None:
    """What the key e opens on a program."""
    code = code_of_one(app, codes, "Advocates are assigned to one program at a time")
    if code is not None:
        app.push_screen(AssignProgram(session, zone, code))
