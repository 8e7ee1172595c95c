"""The week with its gates: to whom programs are open, what an act opened or closed (rules: contact)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matchweek.domain.board.advocacy import Advocacy, tell_programs
from matchweek.domain.board.advocate_warnings import TELL_WITHIN
from matchweek.domain.board.board import Board
from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate.contact import Assignment, Gate, Gates
from matchweek.domain.gate.contact_rules import Turned, closed_between
from matchweek.domain.gate.contact_words import whom
from matchweek.domain.letters.letter_use import why_sealed
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.week.due import Due
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week

_NEWS = {
    OpenedBy.CALL: "{title} has contacted {whom}",
    OpenedBy.CLEARANCE: "{title} is cleared",
    OpenedBy.SOAP_OVER: "SOAP is over, contact with {title} is free",
}


@dataclass(frozen=True, slots=True)
class GatedBoard:
    """A board and every gate of it at one instant; its programs say whether they are held."""

    board: Board
    advocacy: Advocacy

    @property
    def gates(self) -> Gates:
        return self.advocacy.gates

    def advocate(self, number: int | None) -> Advocate | None:
        return self.advocacy.advocate(number)

    def assignments(self, advocate: int) -> Sequence[Assignment]:
        """An advocate's programs, in the order in which they were assigned."""
        return self.advocacy.by_advocate.get(advocate, ())

    def gate(self, assignment: Assignment) -> Gate:
        """How far an advocate is with a program; the program's own gate where there is no such advocate."""
        return self.advocacy.gate(assignment.advocate, assignment.program)

    def sealed(self, letter: SavedDraft) -> str:
        """Why a kept draft may not be used now; empty when it may."""
        return why_sealed(letter, self.gates, self.advocate(letter.advocate))

    def turned(self) -> tuple[Turned, ...]:
        """The advocates who can be told of a program and were not, the newest opening first."""
        return self.advocacy.turned


def load_gated(week: Week) -> GatedBoard:
    """The whole board with its gates, as of one moment of the file and the clock's now."""
    return gated(load_board(week), week)


def gated(board: Board, week: Week) -> GatedBoard:
    """The gates of a board that was read already."""
    found = Advocacy(board, week.clock.now())
    tell_programs(board, found)
    return GatedBoard(board, found)


def to_tell(found: GatedBoard) -> list[Due]:
    """Whom to tell that a program made contact, within two hours of it."""
    return [
        Due(
            f"Tell {each.advocate.name}: {_news(found, each)}",
            each.gate.at + TELL_WITHIN if each.gate.at else None,
            None,
            each.gate.program,
            "tell",
        )
        for each in found.turned()
    ]


def moved(before: GatedBoard, after: GatedBoard) -> tuple[str, ...]:
    """What changed for one's advocates between two boards, in words: opened first, then closed."""
    known = {(each.advocate.id, each.gate.program) for each in before.turned()}
    fresh = [each for each in after.turned() if (each.advocate.id, each.gate.program) not in known]
    closings = closed_between(
        before.gates.situation,
        after.gates.situation,
        after.board.advocates,
        after.board.kept.assignments.values(),
    )
    return (
        *(f"{_news(after, each)}: tell {_reached(each.advocate)}." for each in fresh),
        *(
            each.words(_name(after, each.advocate), after.gates.title(each.program))
            for each in closings
            if each.advocate is not None or not _assigned(after, each.program)
        ),
    )


def _news(found: GatedBoard, turned: Turned) -> str:
    gate = turned.gate
    call = found.gates.contact_call(gate.program)
    said = _NEWS.get(gate.opened_by, "{title} is open")
    return said.format(title=found.gates.title(gate.program), whom=whom(call) if call else "")


def _reached(advocate: Advocate) -> str:
    parts: Iterable[str] = (advocate.phone, advocate.best_time)
    how = ", ".join(part for part in parts if part)
    return f"{advocate.name} ({how})" if how else advocate.name


def _name(found: GatedBoard, number: int | None) -> str:
    advocate = found.advocate(number)
    return advocate.name if advocate else ""


def _assigned(found: GatedBoard, code: str) -> bool:
    return any(each.program == code for each in found.board.kept.assignments.values())
