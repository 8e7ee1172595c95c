"""What the applicant of a rehearsal did, as far as the fictional world can know it, and when.

It is read from the journal, so the world answers to what was recorded, and to nothing that was not:
a call that nobody logged was not answered. What is recorded later changes nothing that happened
before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from matchweek.domain.base.change import Entry
from matchweek.domain.contacts.calls import CallBack, Recipient
from matchweek.domain.offers.offers import OfferAnswer

_WATCHED = frozenset({"application", "call", "offer"})
# A phone rings in fast time: a call logged this near to it is the answer.
BEFORE, AFTER = timedelta(minutes=1), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class ApplicantAct:
    """One recorded change, as the journal has it: `at` is when it was recorded (aware UTC)."""

    at: datetime
    entity: str
    key: str
    fields: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Logged:
    """A logged call: when it came in, from whom as far as it was named, and what became of it."""

    at: datetime
    program: str | None
    number: str
    missed: bool
    returned: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer recorded to an offer of a program in a round."""

    program: str
    round: int
    answer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class View:
    """What is known at an instant: when applications were sent, by code; calls; answers to offers."""

    applied: Mapping[str, datetime] = field(default_factory=dict)
    calls: tuple[Logged, ...] = ()
    answers: tuple[Answered, ...] = ()

    def answered(self, at: datetime, program: str | None, number: str) -> bool:
        """Whether a call that came at `at` from this program or number was taken."""
        return any(
            not call.missed
            and at - call.at <= BEFORE
            and call.at - at <= AFTER
            and _same(call, program, number)
            for call in self.calls
        )

    def returned(self, at: datetime, program: str | None, number: str) -> bool:
        """Whether a call missed at `at` was returned since."""
        return any(
            call.at >= at - BEFORE
            and _same(call, program, number)
            and (call.returned or (not call.missed and call.at > at + AFTER))
            for call in self.calls
        )


def _same(call: Logged, program: str | None, number: str) -> bool:
    """Whether a logged call can be this one: by program, by number, or left unnamed."""
    if call.program is not None and program is not None:
        return call.program == program
    if call.number and number:
        return call.number == number
    return call.program is None and not call.number


class ApplicantActs:
    """Everything recorded so far, in the order of the journal; `view` looks back at any instant."""

    def __init__(self, own_acts: Iterable[ApplicantAct] = ()) -> None:
        self._deeds = [deed for deed in own_acts if deed.entity in _WATCHED]
        latest: list[datetime] = []
        for deed in self._deeds:
            # A clock that was set back must not hide what was recorded before.
            latest.append(max(deed.at, latest[-1]) if latest else deed.at)
        self._times = latest
        self._views: dict[int, View] = {}

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> ApplicantActs:
        """The own_acts of a journal, oldest entry first."""
        return cls(ApplicantAct(entry.at, entry.entity, entry.key, entry.after) for entry in entries)

    def view(self, until: datetime) -> View:
        """What had been recorded before `until`."""
        count = bisect_left(self._times, until)
        found = self._views.get(count)
        if found is None:
            found = self._views[count] = _view(self._deeds[:count])
        return found

    def everything(self) -> View:
        """What has been recorded by now."""
        count = len(self._deeds)
        if count not in self._views:
            self._views[count] = _view(self._deeds)
        return self._views[count]

    def applied_since(self) -> dict[str, datetime]:
        """When the world could first know of each application ever recorded, by code."""
        found: dict[str, datetime] = {}
        for deed, known in zip(self._deeds, self._times, strict=True):
            sent = (deed.fields or {}).get("submitted_at")
            if deed.entity == "application" and sent:
                found.setdefault(deed.key, max(known, _instant(sent)))
        return found


def _view(own_acts: Iterable[ApplicantAct]) -> View:
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for deed in own_acts:
        key = (deed.entity, deed.key)
        if deed.fields is None:
            rows.pop(key, None)
        else:
            rows[key] = {**rows.get(key, {}), **deed.fields}
    applied = {
        key: _instant(row["submitted_at"])
        for (entity, key), row in rows.items()
        if entity == "application" and row.get("submitted_at")
    }
    calls = tuple(
        _logged(row)
        for (entity, _), row in rows.items()
        if entity == "call" and row.get("to", Recipient.ME) == Recipient.ME
    )
    answers = tuple(
        Answered(row["program"], int(row["round"]), row["answer"], _instant(row["answered_at"]))
        for (entity, _), row in rows.items()
        if entity == "offer" and row.get("answer", OfferAnswer.NONE) != OfferAnswer.NONE
    )
    return View(applied, calls, answers)


def _logged(row: Mapping[str, Any]) -> Logged:
    return Logged(
        _instant(row["at"]),
        row.get("program") or None,
        row.get("number") or "",
        bool(row.get("missed")),
        row.get("call_back") == CallBack.DONE,
    )


def _instant(value: str | datetime) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
