"""How the fictional list fills: programs' preference lists, other applicants, rounds of offers.

In each round a program offers its open positions to the names at the top of its list that it has
not offered before and that have no place yet; an offer nobody accepts rolls to the next name in the
next round (rules: offers.roll). About 60 % of Monday's positions fill in round 1 and 80 % by the end
of round 2 (rules: timetable.filled): the share follows from how many want what is offered, it is not
dealt out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from matchweek.domain.programs.program import Listing
from matchweek.rehearsal.world.repeatable_chance import Chance

# How much a field is wanted beside the others: an offer in it is accepted the more often.
_WANTED = {"140": 1.5, "999": 1.45, "320": 1.3, "400": 1.7, "180": 1.5, "110": 1.2, "120": 1.15, "440": 0.95}
_OTHERWISE = 1.1
# Other applicants in SOAP for each position of a field, and how much the same few are liked by all.
_APPLICANTS = 5.0
_LIKED = 1.2
NOT_YET = -1


@dataclass(slots=True)
class _Program:
    """A program between rounds. `drawn` are the others it has offered, `made` how many offers."""

    code: str
    field: str
    wanted: float
    dice: Chance
    luck: float
    open: int
    drawn: set[int]
    made: int = 0
    offered_me: bool = False
    keeps_one: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: the programs that offered to this applicant, and the list after it.

    `offers` and `accepted` count all applicants; `filled` is the share of Monday's positions that
    is filled by now, as the refreshed list shows it.
    """

    number: int
    mine: tuple[str, ...]
    offers: int
    accepted: int
    filled: float
    listings: tuple[Listing, ...]


class Filling:
    """The list from Monday on, round by round. The same seed and answers give the same weeks.

    What other applicants draw and decide does not depend on this applicant, except through the
    positions taken or left.
    """

    def __init__(self, listings: Sequence[Listing], seed: int) -> None:
        self._first = {row.code: row for row in listings}
        self._rows = dict(self._first)
        self._monday = sum(row.positions for row in listings)
        self._seed = seed
        self._placed: set[tuple[str, int]] = set()
        self._programs: dict[str, _Program] = {}
        self._sizes: dict[str, int] = {}
        self._round = 0
        self._held: dict[tuple[str, int], list[_Program]] = {}
        self._mine: list[str] = []
        self._made = 0
        for number, row in enumerate(listings):
            self._add(row, number)

    def _add(self, row: Listing, number: int) -> None:
        dice = Chance(self._seed, 1_000 + number)
        field = row.code[4:8]
        # The third smallest of four throws: most programs are wanted fairly, few by nobody.
        liked = sorted(dice.random() for _ in range(4))[2]
        wanted = min(0.97, liked ** (1 / _WANTED.get(row.code[4:7], _OTHERWISE)))
        self._programs[row.code] = _Program(
            row.code, field, wanted, dice, dice.random(), row.positions, set()
        )
        self._sizes[field] = self._sizes.get(field, 0) + row.positions

    def offer(self, places: Mapping[str, int]) -> tuple[str, ...]:
        """Open the next round: every program offers its open positions; who offers to this applicant.

        `places` says where this applicant stands on the lists of programs, from 0, by code; a
        program at NOT_YET makes no offer in this round and keeps its last position.
        """
        self._round += 1
        self._held = {}
        self._mine = []
        self._made = 0
        for program in self._programs.values():
            left = program.open
            program.keeps_one = places.get(program.code) == NOT_YET
            if left and self._offers_me(program, places):
                program.offered_me = True
                self._mine.append(program.code)
                left -= 1
            program.made += program.open
            self._made += program.open
            for _ in range(left):
                self._held.setdefault((program.field, self._next_name(program)), []).append(program)
        return tuple(self._mine)

    def settle(self, accepted: Collection[str] = ()) -> Round:
        """End the round: the others decide, this applicant has `accepted`, the list is refreshed."""
        taken = sum(self._decide(who, offers) for who, offers in self._held.items())
        for code in self._mine:
            if code in accepted:
                self._programs[code].open -= 1
                taken += 1
        listings = self._refresh()
        filled = 1 - sum(row.positions for row in listings) / self._monday if self._monday else 0.0
        return Round(self._round, tuple(self._mine), self._made, taken, filled, listings)

    def _offers_me(self, program: _Program, places: Mapping[str, int]) -> bool:
        place = places.get(program.code)
        if place is None or place == NOT_YET or program.offered_me:
            return False
        return place < program.made + program.open

    def _next_name(self, program: _Program) -> int:
        """The next other applicant on a program's list: not offered before, without a place yet."""
        size = max(4, int(self._sizes[program.field] * _APPLICANTS))
        drawn, placed, random = program.drawn, self._placed, program.dice.random
        name = int(size * random() ** _LIKED)
        for _ in range(size):
            if name not in drawn and (program.field, name) not in placed:
                break
            name = (name + 1) % size
        drawn.add(name)
        return name

    def _decide(self, who: tuple[str, int], offers: list[_Program]) -> int:
        """An other applicant takes the best of the offers held, or lets all of them go."""
        best = max(offers, key=lambda program: program.wanted) if len(offers) > 1 else offers[0]
        if best.dice.random() >= best.wanted or (best.keeps_one and best.open == 1):
            return 0
        best.open -= 1
        self._placed.add(who)
        return 1

    def _refresh(self) -> tuple[Listing, ...]:
        """The list as R3 shows it after the round: filled, shrunk, and here and there grown."""
        self._grow()
        rows = self._rows
        for code, program in self._programs.items():
            if rows[code].positions != program.open:
                rows[code] = _with_positions(self._first[code], program.open)
        return tuple(row for row in rows.values() if row.positions > 0)

    def _grow(self) -> None:
        """A few programs find one more position, come back, or appear for the first time.

        Each program's luck is its own, so what one applicant takes moves nothing elsewhere.
        """
        few = min(3, len(self._programs) // 40)
        by_luck = sorted(self._programs.values(), key=lambda each: (each.luck * self._round * 7.31) % 1)
        still = [program for program in by_luck if program.open > 0]
        # Only programs that an earlier list showed as full can be seen to come back.
        full = [program for program in by_luck if self._rows[program.code].positions == 0]
        for program in (*still[:few], *full[:few]):
            program.open += 1
        for program in still[few : few + min(few, 2)] if self._round < 4 else []:
            self._appear(self._first[program.code], 1 + int(program.luck * 2))

    def _appear(self, like: Listing, positions: int) -> None:
        track = 11 + self._round
        while f"{like.code[:8]}{track}" in self._rows:
            track += 1
        row = replace(like, code=f"{like.code[:8]}{track}", positions=positions, quota=positions)
        self._first[row.code] = self._rows[row.code] = row
        self._add(row, len(self._rows))


def _with_positions(first: Listing, positions: int) -> Listing:
    if positions == first.positions:
        return first
    quota = None if first.quota is None else max(first.quota, positions)
    return replace(first, positions=positions, quota=quota)
