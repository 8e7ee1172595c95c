"""In how many readings of what is unknown a program is among those there is an application for.

After stochastic multicriteria acceptability analysis (SMAA: Lahdelma, Hokkanen and Salminen, 1998): each
unknown is read at random between its least and its most, many times, and it is counted how often a program
is among the first so many. The readings of a program come from its own code, so what becomes known of one
program changes no reading of another. The same programs give the same answer each time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import compress
from operator import eq, gt
from random import Random
from zlib import crc32

from matchweek.domain.fit.fit import Fit, Point

READINGS = 200
"""How many readings are made: enough for steps of a percent that can be trusted to a few."""
_POOL = 256
_AT_FIRST = 4
"""So many programs for each place are read before it is asked who else could reach one."""
SEED = 1998


def acceptability(fits: Mapping[str, Fit], places: int, readings: int = READINGS) -> dict[str, float]:
    """For each program, by code: the share of readings, 0 to 1, in which it is among the first `places`.

    Programs of the same points in a reading share the places that are left. It says how far what is unknown
    matters for the choice, and nothing of a probability to match.
    """
    if places <= 0 or not fits:
        return dict.fromkeys(fits, 0.0)
    if places >= len(fits):
        return dict.fromkeys(fits, 1.0)
    sure, out = _certain(fits, places)
    found = dict.fromkeys(fits, 0.0) | dict.fromkeys(sure, 1.0)
    open_to = [code for code in fits if code not in sure and code not in out]
    left = places - len(sure)
    if not open_to or left <= 0:
        return found
    open_to.sort(key=lambda code: (-fits[code].high, code))
    first, rest = open_to[: left * _AT_FIRST], open_to[left * _AT_FIRST :]
    read = [_read(code, fits[code], readings) for code in first]
    # More programs only raise what the last place takes: who cannot reach the least of it is in none.
    least = min(sorted(column)[-left] for column in zip(*read, strict=True)) if rest else 0.0
    late = [code for code in rest if fits[code].high >= least]
    read += [_read(code, fits[code], readings) for code in late]
    counted = _counted(read, left)
    return found | {code: share / readings for code, share in zip((*first, *late), counted, strict=True)}


def _certain(fits: Mapping[str, Fit], places: int) -> tuple[set[str], set[str]]:
    """Those that are among the first in every reading, and those that are in none."""
    lows = sorted((fit.low for fit in fits.values()), reverse=True)
    highs = sorted((fit.high for fit in fits.values()), reverse=True)
    # So many can reach `enough` as there are places, one more at most; so many always have `most`.
    enough, most = highs[places], lows[places - 1]
    sure = {code for code, fit in fits.items() if fit.low > enough}
    out = {code for code, fit in fits.items() if fit.high < most}
    return sure, out


def _read(code: str, fit: Fit, readings: int) -> list[float]:
    """The points of a program in each reading."""
    base = float(sum(point.low for point in fit.points))
    of_program = tuple(point.high - point.low for point in fit.points if not point.known and not point.own)
    own = [point for point in fit.points if point.own and not point.known]
    if not of_program:
        read = [base] * readings
    else:
        pool = _pool(of_program)
        chance = Random(crc32(code.encode()) ^ SEED)
        read = [base + more for more in chance.choices(pool, k=readings)]
    for point in own:
        read = [one + more for one, more in zip(read, _own(point, readings), strict=True)]
    return read


def _pool(widths: tuple[int, ...]) -> list[float]:
    """Sums of what unknowns of these widths can come to; the same for the same widths."""
    found = _POOLS.get(widths)
    if found is None:
        chance = Random(hash(widths) ^ SEED)
        found = [sum(chance.random() * width for width in widths) for _ in range(_POOL)]
        if len(_POOLS) > _MOST_POOLS:
            _POOLS.clear()
        _POOLS[widths] = found
    return found


_POOLS: dict[tuple[int, ...], list[float]] = {}
_MOST_POOLS = 1000


def _own(point: Point, readings: int) -> list[float]:
    """What one's own unknown comes to in each reading: in one reading it is the same for all programs."""
    chance = Random(crc32(point.factor.encode()) ^ SEED)
    width = point.high - point.low
    return [chance.random() * width for _ in range(readings)]


def _counted(read: list[list[float]], places: int) -> list[float]:
    """How often each is among the first; those level at the last place share what is left of it."""
    last, left = [], []
    for column in zip(*read, strict=True):
        rising = sorted(column)
        value = rising[-places]
        above = len(rising) - bisect_right(rising, value)
        last.append(value)
        left.append((places - above) / (len(rising) - above - bisect_left(rising, value)))
    return [sum(map(gt, row, last)) + sum(compress(left, map(eq, row, last))) for row in read]
