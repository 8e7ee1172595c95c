"""A scripted applicant for the model of a rehearsal: what it does is kept as the journal keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from matchweek.domain.contacts.calls import CallBack
from matchweek.domain.offers.offers import OfferAnswer
from matchweek.rehearsal.world.applicant_acts import ApplicantAct, ApplicantActs
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.rehearsal.world.model import WeekModel

Takes = Callable[[Event], bool]


def everything(event: Event) -> bool:
    return True


def nothing(event: Event) -> bool:
    return False


@dataclass
class Scripted:
    """Applies on Monday, then answers what comes: `calls` and `accepts` say which."""

    model: WeekModel
    calls: Takes = everything
    accepts: Takes = nothing
    own_acts: list[ApplicantAct] = field(default_factory=list)
    happened: list[Event] = field(default_factory=list)

    def apply(self, codes: Iterable[str], at: datetime) -> None:
        for code in codes:
            self.keep(at, "application", code, planned=True, submitted_at=at.isoformat())

    def keep(self, at: datetime, entity: str, key: str, /, **fields: Any) -> None:
        self.own_acts.append(ApplicantAct(at, entity, key, fields))

    def live(self, until: datetime | None = None) -> None:
        """Meet every event in turn, to the end of the week or `until`."""
        at = self.happened[-1].at if self.happened else self.model.timetable.list_opens - timedelta(days=1)
        while True:
            known = ApplicantActs(self.own_acts)
            coming = self.model.next_event(known, at)
            if coming is None or (until is not None and coming.at > until):
                return
            for event in self.model.events(known, coming.at, at):
                self.happened.append(event)
                self.meet(event)
            at = coming.at

    def meet(self, event: Event) -> None:
        if event.kind is EventKind.CALL:
            self.log(event, missed=not self.calls(event))
        elif event.kind is EventKind.VOICEMAIL and self.calls(event):
            self.log(event, missed=True, returned=True)
        elif event.kind is EventKind.OFFER and event.program:
            fields = {"program": event.program, "round": event.round, "answer": OfferAnswer.NONE.value}
            self.keep(event.at + timedelta(minutes=1), "offer", event.id, **fields)
            if self.accepts(event):
                answered = event.at + timedelta(minutes=30)
                self.keep(
                    event.at + timedelta(minutes=1, seconds=1),
                    "offer",
                    event.id,
                    answer=OfferAnswer.ACCEPTED.value,
                    answered_at=answered.isoformat(),
                )

    def log(self, event: Event, *, missed: bool, returned: bool = False) -> None:
        waiting = CallBack.DONE if returned else CallBack.DUE
        self.keep(
            event.at + timedelta(seconds=20),
            "call",
            event.id,
            at=event.at.isoformat(),
            program=event.program if event.named else None,
            number=event.number,
            missed=missed,
            call_back=(waiting if missed else CallBack.NONE).value,
        )

    def of(self, kind: EventKind) -> list[Event]:
        return [event for event in self.happened if event.kind is kind]
