"""Everything that was done, act by act, and which of it is shown: by kind, by program, by day, by words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from matchweek.domain.programs.find import fold
from matchweek.domain.times.zones import EASTERN

PROGRAMS, CALLS, INTERVIEWS, OFFERS = "programs", "calls", "interviews", "offers"
ADVOCATES, LISTS, TIMES, TASKS, ME = "advocates", "lists", "times", "tasks", "your own data"
SEASON = "the season"
KINDS = (PROGRAMS, CALLS, INTERVIEWS, OFFERS, ADVOCATES, LISTS, TIMES, TASKS, ME, SEASON)
"""What acts are about, in the order in which one goes through them."""
OF_ENTITY = {
    "triage": PROGRAMS,
    "application": PROGRAMS,
    "absence": PROGRAMS,
    "preference": OFFERS,
    "budget_cap": PROGRAMS,
    "reserve": PROGRAMS,
    "call": CALLS,
    "interview": INTERVIEWS,
    "offer": OFFERS,
    "advocate": ADVOCATES,
    "assignment": ADVOCATES,
    "clearance": ADVOCATES,
    "letter": ADVOCATES,
    "alias": PROGRAMS,
    "invitation": INTERVIEWS,
    "fact": PROGRAMS,
    "lane_rule": PROGRAMS,
    "fit_weight": ME,
    "list": LISTS,
    "moment": TIMES,
    "round_check": OFFERS,
    "task": TASKS,
    "me": ME,
    "narrative": ME,
    "packet": ME,
    "document": ME,
    "story": ME,
    "own_task": TASKS,
    "outreach": TASKS,
    "afterwards": ADVOCATES,
    "tracked": SEASON,
    "blocked": SEASON,
    "ranking": SEASON,
}
OF_ACT = {"list.import": LISTS, "list.exported": LISTS, "program.add": LISTS}


@dataclass(frozen=True, slots=True)
class ApplicantAct:
    """One act: when (aware UTC), in words, by whom. `group` is its number in the journal.

    `bare` are its words without anybody's name, `codes` the programs it is about, `changes` what it changed,
    a line each. `taken_back` says that an undo took it back, and no redo did it again; `kept` that none can.
    """

    group: int
    at: datetime
    words: str
    bare: str
    actor: str
    kinds: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    taken_back: bool = False
    kept: bool = False

    @property
    def day(self) -> date:
        """Its day in Eastern time, as the week counts."""
        return self.at.astimezone(EASTERN).date()


@dataclass(frozen=True, slots=True)
class Shown:
    """Which acts are shown; what is empty leaves none out."""

    kind: str = ""
    program: str = ""
    day: date | None = None
    text: str = ""

    def of(self, own_acts: Iterable[ApplicantAct]) -> list[ApplicantAct]:
        """Those of the acts that are shown, in their order."""
        words = fold(self.text).split()
        return [
            deed
            for deed in own_acts
            if (not self.kind or self.kind in deed.kinds)
            and (not self.program or self.program in deed.codes)
            and (self.day is None or deed.day == self.day)
            and (not words or _has(deed, words))
        ]


def _has(deed: ApplicantAct, words: Iterable[str]) -> bool:
    text = fold(" ".join((deed.words, deed.actor, *deed.codes, *deed.changes)))
    return all(word in text for word in words)


def days(own_acts: Iterable[ApplicantAct]) -> list[date]:
    """The days on which something was done, the newest first."""
    return sorted({deed.day for deed in own_acts}, reverse=True)
