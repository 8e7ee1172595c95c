"""What a refreshed list changed for one's own programs: those planned, applied to, in contact, wanted.

Nothing here is stored. A program that is missing may be filled, or only cut off by a page that was not
copied: while one has a stake in it, it is “not seen, check R3” until that was confirmed (rules: list.where,
applications.spent).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.programs.lists import FINAL_LIST, Standing
from matchweek.domain.programs.triage import (
    NO_APPLICATION,
    NO_TRIAGE,
    Application,
    ApplicationStatus,
    Tier,
    Triage,
)
from matchweek.domain.season.timetable import Timetable, last_round_ended


class Became(StrEnum):
    """What happened to a program; in the order it is told, the worst news first."""

    NOT_SEEN = "not_seen"
    FILLED = "filled"
    SHRANK = "shrank"
    RETURNED = "returned"
    GREW = "grew"


@dataclass(frozen=True, slots=True)
class Touch:
    """One of one's own programs and what the list did to it.

    `before` and `after` are positions; `stakes` says why it is one's own, out of submitted, planned,
    contacted and top, in this order.
    """

    code: str
    became: Became
    before: int
    after: int
    stakes: tuple[str, ...]

    @property
    def words(self) -> str:
        """The change in a few words: “not seen, check R3”, “filled”, “4 → 2 positions”, “back with 2”."""
        if self.became is Became.NOT_SEEN:
            return "not seen, check R3"
        if self.became is Became.FILLED:
            return "filled"
        if self.became is Became.RETURNED:
            return f"back with {self.after}"
        return f"{self.before} → {self.after} positions"


def touched(
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
    triage: Mapping[str, Triage],
    applications: Mapping[str, Application],
    calls: Iterable[Call] = (),
    confirmed: Collection[str] = (),
) -> tuple[Touch, ...]:
    """Which of one's planned, submitted, contacted and top programs the newest list touched.

    `before` and `after` are the standings without and with the list. A program absent from a whole
    list is not seen when it was planned, submitted or called, else filled; `confirmed` are the codes
    whose absence was looked up in R3. A part marks no absences. Not seen first, then filled, shrank,
    back, grew; within each those submitted first, then by code. Refused programs are left out unless
    applied to or called.
    """
    called = {call.program for call in calls if call.program}
    found = []
    for code in {*triage, *applications, *called}:
        standing = after.get(code)
        stakes = _stakes(code, triage, applications, called)
        if standing is None or not stakes:
            continue
        became = _became(before.get(code), standing, stakes, code in confirmed)
        if became is not None:
            was = before[code].positions if code in before else 0
            found.append(Touch(code, became, was, standing.positions, stakes))
    order = {became: rank for rank, became in enumerate(Became)}
    return tuple(sorted(found, key=lambda each: (order[each.became], _weight(each.stakes), each.code)))


_STAKES = ("submitted", "planned", "in your calls", "top")


def _stakes(
    code: str, triage: Mapping[str, Triage], applications: Mapping[str, Application], called: Collection[str]
) -> tuple[str, ...]:
    own = triage.get(code, NO_TRIAGE)
    status = applications.get(code, NO_APPLICATION).status
    if own.refused and status is not ApplicationStatus.SUBMITTED and code not in called:
        return ()
    held = (
        status is ApplicationStatus.SUBMITTED,
        status is ApplicationStatus.PLANNED,
        code in called,
        own.tier == Tier.TOP,
    )
    return tuple(stake for stake, has in zip(_STAKES, held, strict=True) if has)


def _weight(stakes: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(_STAKES.index(stake) for stake in stakes)


def _became(was: Standing | None, now: Standing, stakes: tuple[str, ...], confirmed: bool) -> Became | None:
    gone_before = was is not None and was.filled
    if now.filled:
        if gone_before:
            return None
        return Became.FILLED if confirmed or stakes == ("top",) else Became.NOT_SEEN
    if gone_before:
        return Became.RETURNED
    if was is None or now.positions == was.positions:
        return None
    return Became.GREW if now.positions > was.positions else Became.SHRANK


# Within a moment a list hardly shrinks; from one round to the next half of the programs may go.
_LEAST_SAME_MOMENT, _LEAST_NEXT = 2, 4
_FEW = 10


def suspiciously_short(read: int, last: int, *, same_moment: bool = False) -> bool:
    """Whether a list of `read` programs can hardly be whole when the last one had `last`.

    Less than half within one moment, less than a quarter from one moment to the next; a last list
    under ten programs says nothing (rules: list.sizes).
    """
    if last < _FEW:
        return False
    return read * (_LEAST_SAME_MOMENT if same_moment else _LEAST_NEXT) < last


def list_moment(timetable: Timetable, at: datetime) -> int:
    """The moment that a list shown in R3 at `at` belongs to: 0 for Monday, the last round ended, the end."""
    return FINAL_LIST if soap_over(at, timetable) else last_round_ended(timetable, at)
