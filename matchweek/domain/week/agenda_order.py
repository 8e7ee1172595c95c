"""In which order things to do stand: what is lost next comes first.

Every item says at which instants more of it is lost by waiting. The next of these decides where it stands.
What loses nothing more by waiting comes behind what does; what is late already sinks with its age, and is
still there. What stands in R3 while a round is open goes before all else: nobody knows what an unseen round
holds, and an unanswered offer is gone for good (rules: offers.one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

PRESSING_WITHIN = timedelta(minutes=15)
SETTLED = "settled"
"""What the phase's item is about where nothing more is asked of somebody: it stands before what is late."""


class Kind(StrEnum):
    """What an item is about; the order breaks ties between items that are lost at the same time."""

    TIMES = "times"
    UNFINISHED = "unfinished"
    LOOK = "look"
    OFFER = "offer"
    INTERVIEW = "interview"
    INVITATION = "invitation"
    RANKING = "ranking"
    CALL = "call"
    QUESTION = "question"
    ADVOCATE = "advocate"
    LIST = "list"
    NOT_SEEN = "not_seen"
    APPLICATIONS = "applications"
    WRITE = "write"
    SWEEP = "sweep"
    STEP = "step"
    PREPARE = "prepare"
    THANKS = "thanks"
    MONDAY = "monday"
    READY = "ready"
    LIST_REST = "list_rest"
    PLAN = "plan"
    PHASE = "phase"
    MOMENT = "moment"


class Urgency(IntEnum):
    """Where an item stands on the list.

    PRESSING ends or begins within a quarter of an hour; NOW can be done at once; LATE can be done still,
    though nothing more is lost by waiting; HERE says what the phase is; COMING cannot be done yet.
    """

    PRESSING = 0
    NOW = 1
    LATE = 2
    HERE = 3
    COMING = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the agenda. `due` is aware UTC, None for "at once"; `key` the command's key.

    `opens` is the instant before which it cannot be done, None for none. `losses` are the instants at which
    something more of it is lost by waiting, in order; after the last one it is late. Without any it can wait.
    `command` is that command's id, `program` an NRMP code, `ref` what the item is about, such as
    “call:12”, “round:2” or “task:monday.school”; each is empty where there is none. `detail` is a
    sentence for the list behind the line. `urgency` follows from the clock: `in_order` fills it in.
    """

    title: str
    due: datetime | None
    key: str = ""
    kind: Kind = Kind.PHASE
    urgency: Urgency = Urgency.NOW
    command: str = ""
    program: str = ""
    ref: str = ""
    detail: str = ""
    opens: datetime | None = None
    losses: tuple[datetime, ...] = ()

    def next_loss(self, now: datetime) -> datetime | None:
        """When something more of it is lost; None when it can wait, or when all is lost already."""
        return next((at for at in self.losses if at > now), None)


_KIND_ORDER = {kind: rank for rank, kind in enumerate(Kind)}
_IN_R3 = frozenset({Kind.LOOK, Kind.OFFER})


def in_order(items: Iterable[Item], now: datetime) -> list[Item]:
    """The items with their urgency at `now`, what is lost next first."""
    placed = [replace(item, urgency=urgency_of(item, now)) for item in items]
    return sorted(placed, key=lambda item: _rank(item, now))


def urgency_of(item: Item, now: datetime) -> Urgency:
    """Where an item stands at `now`."""
    if item.kind is Kind.PHASE:
        return Urgency.NOW if item.ref == SETTLED else Urgency.HERE
    if item.opens is not None and item.opens > now:
        return Urgency.COMING
    if not item.losses:
        return Urgency.NOW
    if item.kind is Kind.INTERVIEW:
        return Urgency.PRESSING
    loss = item.next_loss(now)
    if loss is None:
        return Urgency.LATE
    certain = loss in (item.due, item.losses[-1])
    return Urgency.PRESSING if certain and loss - now <= PRESSING_WITHIN else Urgency.NOW


def _rank(item: Item, now: datetime) -> tuple[int, int, float, int, float]:
    due = (item.due or now).timestamp()
    loss = item.next_loss(now)
    kind = _KIND_ORDER[item.kind]
    if item.urgency is Urgency.PRESSING:
        begins_or_ends = due if item.kind is Kind.INTERVIEW or loss is None else loss.timestamp()
        return (item.urgency, 0, begins_or_ends, kind, due)
    if item.urgency is Urgency.NOW:
        if item.kind in _IN_R3:
            return (item.urgency, 0, 0.0, kind, due)
        if loss is not None:
            return (item.urgency, 1, loss.timestamp(), kind, due)
        return (item.urgency, 2, 0.0, kind, due)
    if item.urgency is Urgency.LATE:
        return (item.urgency, 0, -item.losses[-1].timestamp(), kind, -due)
    return (item.urgency, 0, due, kind, 0.0)


def headline(items: Sequence[Item]) -> tuple[Item, ...]:
    """The one to three items of the line: now, next, then.

    Now is the first. Next is the first of another kind that can be done now, else what is coming;
    then is what is coming. So the line always says when the next thing happens.
    """
    if not items:
        return ()
    now, rest = items[0], items[1:]
    coming = [item for item in rest if item.urgency is Urgency.COMING]
    others = [
        item
        for item in rest
        if item.urgency not in (Urgency.HERE, Urgency.COMING) and item.kind is not now.kind
    ]
    return (now, *others[:1], *coming)[:3]
