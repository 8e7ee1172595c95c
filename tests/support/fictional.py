"""A rehearsed world that says the same for ever, in whatever words a test gives it."""

from __future__ import annotations

from datetime import datetime, timedelta

from matchweek.services.core.rehearsed import Arrival, Came, InR3
from matchweek.services.core.week import Week


class Fictional:
    """One offer in R3, one mail, no clock."""

    seed = 1

    def __init__(self, at: datetime, words: str) -> None:
        self.shown = (InR3("9017140C0", words, 1, at + timedelta(hours=1), "open"),)
        self.arrivals = (Arrival("mail:1", at, Came.MESSAGE, words, words, words),)

    def advance(self, week: Week, now: datetime) -> tuple[Arrival, ...]:
        return ()

    def next_at(self, now: datetime) -> datetime | None:
        return None

    def next_stop(self, now: datetime) -> datetime | None:
        return None

    def ringing(self, now: datetime) -> Arrival | None:
        return None

    def pick_up(self, now: datetime) -> Arrival | None:
        return None

    def missed(self, now: datetime) -> Arrival | None:
        return None

    def heard(self, at: datetime, number: str) -> str:
        return ""

    def in_r3(self, now: datetime) -> tuple[InR3, ...]:
        return self.shown

    def answer_in_r3(self, week: Week, program: str, accepted: bool, now: datetime) -> InR3:
        return self.shown[0]

    def look_in_r3(self, now: datetime) -> None:
        pass

    def advice(self, week: Week, now: datetime) -> tuple[str, str]:
        return "", ""

    def refused(self, title: str) -> None:
        pass

    def pressed(self, key: str) -> None:
        pass

    def told(self, week: Week, now: datetime) -> tuple[str, ...]:
        return ()
