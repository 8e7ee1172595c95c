"""Offers for tests: a few fictional programs, Thursday's wall times, offers as they are recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from matchweek.domain.offers.offers import Offer, OfferAnswer
from matchweek.domain.season.timetable import load_season

WEEK = load_season(2027)
IM, FM, TY = "9017140C0", "9204120C0", "9017999P0"
PRELIM, ANESTHESIA, RADIOLOGY = "9150140P0", "9042040A0", "9042420A0"

_MIDNIGHT = datetime(2027, 3, 18, 4, tzinfo=UTC)


def et(text: str) -> datetime:
    """The instant of Thursday's Eastern wall time, such as 09:30 or 10:59:59; hours may pass 24."""
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return _MIDNIGHT + timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))


def offer(number: int, program: str = IM, at: str = "09:30", round_: int = 1) -> Offer:
    return Offer(number, program, round_, et(at))


def answered(one: Offer, answer: OfferAnswer, at: str) -> Offer:
    return replace(one, answer=answer, answered_at=et(at))
