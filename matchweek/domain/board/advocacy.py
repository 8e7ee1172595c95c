"""Gates, advocates, assignments and warnings of a week at one instant, worked out once.

Derived (rules: contact; systems.md rows 63-85); nothing of it is stored. Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from matchweek.domain.board import advocate_warnings
from matchweek.domain.board.week_gates import situation
from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate.contact import Assignment, Gate, Gates
from matchweek.domain.gate.contact_rules import NO_TIER, Closing, Turned, closed_between, turned_up
from matchweek.domain.gate.gate import ApplicantAct, Verdict, may
from matchweek.domain.gate.voices import Load, Voices, loads, voices
from matchweek.domain.people.advocate_tiers import effective_tier

if TYPE_CHECKING:
    from matchweek.domain.board.advocate_warnings import Remark
    from matchweek.domain.board.board import Board
    from matchweek.domain.people.advocates import Advocate


class Advocacy:
    """A week's gates at `now` (aware UTC), with what follows from them; it does not follow the board.

    `advocates` stand by the tier that counts, then by name.
    """

    def __init__(self, board: Board, now: datetime) -> None:
        # The board's applications are changed in place; a later comparison needs them as they were.
        found = situation(board, now)
        self.gates = Gates(replace(found, applications=dict(found.applications)))
        self.advocates = tuple(sorted(board.advocates, key=_by_weight))
        self.assignments = tuple(board.kept.assignments.values())
        self._letters = tuple(board.kept.letters.values())
        self._narrative = board.story
        self._by_id = {advocate.id: advocate for advocate in self.advocates}

    @property
    def now(self) -> datetime:
        return self.gates.situation.now

    def advocate(self, number: int | None) -> Advocate | None:
        """The advocate of a number."""
        return self._by_id.get(number) if number is not None else None

    @cached_property
    def by_program(self) -> Mapping[str, tuple[Assignment, ...]]:
        """The assignments of each program, by the advocates' order on the board."""
        places = {advocate.id: place for place, advocate in enumerate(self.advocates)}
        known = [each for each in self.assignments if each.advocate in places]
        found: dict[str, tuple[Assignment, ...]] = {}
        for each in sorted(known, key=lambda one: (places[one.advocate], one.id)):
            found[each.program] = (*found.get(each.program, ()), each)
        return found

    @cached_property
    def by_advocate(self) -> Mapping[int, tuple[Assignment, ...]]:
        """The assignments of each advocate, by number."""
        found: dict[int, tuple[Assignment, ...]] = {}
        for each in self.assignments:
            found[each.advocate] = (*found.get(each.advocate, ()), each)
        return found

    def assignment(self, advocate: int, code: str) -> Assignment | None:
        """What is planned and done of one advocate for one program; None where nothing is."""
        return next((each for each in self.by_advocate.get(advocate, ()) if each.program == code), None)

    def gate(self, advocate: int, code: str) -> Gate:
        """The gate of an advocate to a program, or the program's own where there is no such advocate."""
        found = self.advocate(advocate)
        if found is None:
            return self.gates.program(code)
        return self.gates.why(found, code, self.assignment(advocate, code))

    def may(self, deed: ApplicantAct, advocate: int, code: str) -> Verdict:
        """What the one gate says of an advocate's deed towards a program."""
        done = self.assignment(advocate, code)
        return may(self.gates, deed, self.advocate(advocate), code, done=done)

    @cached_property
    def loads(self) -> Mapping[int, Load]:
        """How many programs each advocate was given."""
        return loads(self.advocates, self.assignments)

    @cached_property
    def voices(self) -> Mapping[str, Voices]:
        """Who would speak to each program that was assigned."""
        return voices(self.advocates, self.assignments)

    @cached_property
    def turned(self) -> tuple[Turned, ...]:
        """The advocates to be told that a program made contact, the newest opening first."""
        return turned_up(self.gates, self.advocates, self.assignments)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """The warnings that come by themselves, the most urgent kind first."""
        return advocate_warnings.warnings(
            self.gates, self.advocates, self.assignments, self._letters, self._narrative
        )

    def states(self, advocate: int) -> tuple[tuple[Assignment, Gate], ...]:
        """An advocate's assignments, each with its gate."""
        return tuple((each, self.gate(advocate, each.program)) for each in self.by_advocate.get(advocate, ()))

    def closed_since(self, before: Advocacy) -> tuple[Closing, ...]:
        """What stood open before and is held now, by what was recorded and not by the clock."""
        then = replace(before.gates.situation, now=self.now)
        return closed_between(then, self.gates.situation, self.advocates, self.assignments)

    @property
    def touched_programs(self) -> frozenset[str]:
        """The programs whose contact or advocates can differ from those of a program nobody touched."""
        now = self.gates.situation
        return frozenset(
            (
                *(call.program for call in now.calls if call.program),
                *(each.program for each in now.clearances),
                *self.by_program,
            )
        )

    @property
    def free(self) -> bool:
        """Whether SOAP's end opened every program at once."""
        opening = self.gates.opening("")
        return opening is not None and opening.by is OpenedBy.SOAP_OVER


def tell_programs(board: Board, new: Advocacy, before: Advocacy | None = None) -> list[str]:
    """Write contact and count of advocates onto the board's programs; returns the codes that changed.

    Only what can have changed is looked at: all programs at the first time and when SOAP's end opens
    or an acceptance closes them, else those that were called, cleared or assigned before or now.
    """
    whole = before is None or new.free != before.free
    codes: Iterable[str] = (
        board.programs.codes
        if whole and (new.free or before is not None)
        else {*new.touched_programs, *(before.touched_programs if before is not None else ())}
    )
    changed = []
    for code in codes:
        program = board.programs.get(code)
        if program is None:
            continue
        told = program.with_(**new.gates.on_program(code), advocates=len(new.by_program.get(code, ())))
        if told != program:
            board.programs.put(told)
            changed.append(code)
    return changed


def _by_weight(advocate: Advocate) -> tuple[int, str, int]:
    return (effective_tier(advocate) or NO_TIER, advocate.name, advocate.id)
