"""The list as it is read again after a round: filled, shrunk, and here and there grown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matchweek.domain.program import Listing
from matchweek.errors import BadInput
from matchweek.rehearsal.dice import Dice

# What is still open after rounds 1-4, of Monday's positions (rules.md section 1; 3 and 4 are ours).
OPEN_AFTER = (0.40, 0.20, 0.12, 0.08)
# How fast a field fills, beside the others.
_SPEED = {"140": 1.6, "999": 1.5, "320": 1.3, "400": 1.8, "180": 1.6, "110": 1.1, "120": 0.9, "440": 0.7}


def refreshed(listings: Sequence[Listing], seed: int, after_round: int) -> tuple[Listing, ...]:
    """Monday's `listings` as they stand after round 1, 2, 3 or 4 of the same seed.

    About 60, 80, 88 and 92 % of the positions are filled by then. Most programs shrink or are
    gone; a few grow, come back after an earlier round filled them, or are new. Raises BadInput
    for a round that does not exist.
    """
    if after_round not in (1, 2, 3, 4):
        raise BadInput("No such round", f"There is no list after round {after_round}.", "Give 1, 2, 3 or 4.")
    dice = Dice(seed, 6)
    rows = {row.code: row for row in listings}
    wanted = {row.code: _SPEED.get(row.code[4:7], 0.8) * (0.25 + 1.5 * dice.random()) for row in listings}
    monday = sum(row.positions for row in listings)
    for round_number in range(1, after_round + 1):
        grown, back, new = _events(rows, round_number, dice)
        extra = len(grown) + len(back) + sum(row.positions for row in new)
        goal = round(monday * OPEN_AFTER[round_number - 1]) - extra
        _fill(rows, wanted, goal, dice)
        for code in (*grown, *back):
            row = rows[code]
            positions = row.positions + 1
            rows[code] = replace(row, positions=positions, quota=max(row.quota or 0, positions))
        for row in new:
            rows[row.code] = row
            wanted[row.code] = 0.6
    return tuple(row for row in rows.values() if row.positions > 0)


def _events(
    rows: dict[str, Listing], round_number: int, dice: Dice
) -> tuple[list[str], list[str], list[Listing]]:
    """Codes that grow by one, codes that come back with one, and programs not seen before."""
    few = min(3, len(rows) // 40)
    open_codes = dice.shuffled([code for code, row in rows.items() if row.positions > 0])
    full_codes = dice.shuffled([code for code, row in rows.items() if row.positions == 0])
    grown = open_codes[:few]
    new = []
    for code in open_codes[few : few + min(few, 2)] if round_number < 4 else []:
        row, track = rows[code], 11 + round_number
        while f"{code[:8]}{track}" in rows:
            track += 1
        positions = dice.between(1, 2)
        new.append(replace(row, code=f"{code[:8]}{track}", positions=positions, quota=positions))
    return grown, full_codes[:few], new


def _fill(rows: dict[str, Listing], wanted: dict[str, float], goal: int, dice: Dice) -> None:
    """Take positions away until `goal` are left, sooner from the programs more wanted."""
    places = [
        (dice.random() / wanted[code], code) for code, row in rows.items() for _ in range(row.positions)
    ]
    places.sort()
    left = {code: row.positions for code, row in rows.items()}
    for _, code in places[: max(0, len(places) - max(0, goal))]:
        left[code] -= 1
    for code, positions in left.items():
        if positions != rows[code].positions:
            rows[code] = replace(rows[code], positions=positions)
