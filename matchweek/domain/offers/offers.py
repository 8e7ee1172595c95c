"""Offers seen in R3: what each one is at an instant, and which acts SOAP allows (rules: offers).

Stored is only what a person recorded. Whether an offer is open, expired or ended by an acceptance
follows from the clock and the timetable, so it is right after sleep and when a round is moved.
Instants are aware UTC. R3 alone is the record: nothing here accepts or rejects anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.base.fields import CODE, NOTE, one_of
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.eligibility import is_open
from matchweek.domain.programs.program import ProgramType

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import RoundTimes, Timetable


class OfferAnswer(StrEnum):
    """What the applicant recorded to have done with an offer in R3."""

    NONE = "none"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class OfferState(StrEnum):
    """What has become of an offer; the words are those of the JSON."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXPIRED = "expired"
    RELEASED = "released"

    @property
    def words(self) -> str:
        """The state as the screen says it (design.md section 3)."""
        return "ended by your acceptance" if self is OfferState.RELEASED else self.value


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer as it was recorded. `program` is an NRMP code, `at` when it was seen in R3.

    `round` counts from 1. `because` is why it was recorded against a rule, `answer_because` why
    its answer was; both are empty where no rule spoke against it.
    """

    id: int
    program: str = field(metadata=CODE)
    round: int
    at: datetime
    answer: str = field(default=OfferAnswer.NONE, metadata=one_of(OfferAnswer))
    answered_at: datetime | None = None
    because: str = ""
    answer_because: str = ""
    note: str = field(default="", metadata=NOTE)

    @property
    def type(self) -> str:
        """The type letter of the program, C M P A R."""
        return self.program[7:8]

    @property
    def accepted(self) -> bool:
        return self.answer == OfferAnswer.ACCEPTED


@dataclass(frozen=True, slots=True)
class OfferNow:
    """An offer at an instant. `ended_by` is the id of the acceptance that released it."""

    offer: Offer
    state: OfferState
    expires_at: datetime
    ended_by: int | None = None

    @property
    def id(self) -> int:
        return self.offer.id

    @property
    def program(self) -> str:
        return self.offer.program

    @property
    def open(self) -> bool:
        return self.state is OfferState.OPEN


_FIRST_YEAR_AND_LATER = frozenset({ProgramType.PRELIMINARY.value, ProgramType.ADVANCED.value})


def excludes(accepted_type: str, other_type: str) -> bool:
    """Whether accepting a place of one type ends an offer of the other (rules: offers.one, offers.partial).

    Only a preliminary and an advanced place leave room for each other; a letter nobody knows ends
    everything, as a full place does.
    """
    return {accepted_type, other_type} != _FIRST_YEAR_AND_LATER


def window_of(offer: Offer, timetable: Timetable) -> RoundTimes:
    """The round an offer belongs to, also when rounds were moved, added or dropped since.

    The one of its number if that holds the moment it was seen; else the one that does; else again
    the one of its number, or the last there is.
    """
    rounds = timetable.rounds
    numbered = rounds[min(max(offer.round, 1), len(rounds)) - 1]
    if offer.at in numbered:
        return numbered
    return next((window for window in rounds if offer.at in window), numbered)


def expires_at(offer: Offer, timetable: Timetable) -> datetime:
    """The instant at which an unanswered offer has expired: the end of its round."""
    return window_of(offer, timetable).closes


def released_by(offer: Offer, offers: Iterable[Offer], timetable: Timetable) -> Offer | None:
    """The acceptance that ended this offer before its round did; None when there is none."""
    if offer.answer != OfferAnswer.NONE:
        return None
    ends = expires_at(offer, timetable)
    ending = [
        other
        for other in offers
        if other.accepted
        and other.id != offer.id
        and excludes(other.type, offer.type)
        and (other.answered_at or other.at) < ends
    ]
    return min(ending, key=lambda other: (other.answered_at or other.at, other.id), default=None)


def offer_now(offer: Offer, offers: Iterable[Offer], timetable: Timetable, now: datetime) -> OfferNow:
    """What one of `offers` is at `now`. An answer that was recorded counts whenever one looks."""
    ends = expires_at(offer, timetable)
    if offer.answer != OfferAnswer.NONE:
        return OfferNow(offer, OfferState(offer.answer), ends)
    ending = released_by(offer, offers, timetable)
    if ending is not None:
        return OfferNow(offer, OfferState.RELEASED, ends, ending.id)
    return OfferNow(offer, OfferState.EXPIRED if now >= ends else OfferState.OPEN, ends)


def offers_now(offers: Sequence[Offer], timetable: Timetable, now: datetime) -> tuple[OfferNow, ...]:
    """Every offer as it is at `now`, in the order in which they were seen."""
    ordered = sorted(offers, key=lambda offer: (offer.at, offer.id))
    return tuple(offer_now(offer, offers, timetable, now) for offer in ordered)


def open_offers(offers: Sequence[Offer], timetable: Timetable, now: datetime) -> tuple[OfferNow, ...]:
    """The offers that can still be answered, the one that ends first at the front."""
    found = [each for each in offers_now(offers, timetable, now) if each.open]
    return tuple(sorted(found, key=lambda each: (each.expires_at, each.offer.at, each.id)))


def seen_in_round(offers: Iterable[Offer], number: int, timetable: Timetable) -> bool:
    """Whether an offer was recorded for a round, so that “look in R3” need not be repeated."""
    if not 1 <= number <= len(timetable.rounds):
        return False
    window = timetable.rounds[number - 1]
    return any(window_of(offer, timetable) == window for offer in offers)


def accepted(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """The offers recorded as accepted, in the order of their acceptance."""
    return tuple(
        sorted((each for each in offers if each.accepted), key=lambda o: (o.answered_at or o.at, o.id))
    )


def place_after(types: Iterable[str], before: str = ApplicantState.UNMATCHED) -> ApplicantState:
    """The applicant's state once places of these type letters are held (rules: eligibility.types).

    `before` is what Monday's notice said. A preliminary or an advanced place alone leaves one
    partially placed; both together, or any other place, are a full one.
    """
    letters = set(types)
    if before == ApplicantState.ADVANCED_ONLY:
        letters.add(ProgramType.ADVANCED.value)
    elif before == ApplicantState.PRELIMINARY_ONLY:
        letters.add(ProgramType.PRELIMINARY.value)
    if not letters or before == ApplicantState.PLACED:
        return ApplicantState(before)
    if letters == {ProgramType.PRELIMINARY.value}:
        return ApplicantState.PRELIMINARY_ONLY
    if letters == {ProgramType.ADVANCED.value}:
        return ApplicantState.ADVANCED_ONLY
    return ApplicantState.PLACED


def state_after(offers: Iterable[Offer], before: str) -> ApplicantState:
    """The applicant's state after everything recorded as accepted; it narrows the list."""
    return place_after((offer.type for offer in accepted(offers)), before)


def partially_placed(state: str) -> bool:
    """Whether a place is held that leaves room for a complementary one."""
    return state in (ApplicantState.ADVANCED_ONLY, ApplicantState.PRELIMINARY_ONLY)


def complement(state: str) -> frozenset[str]:
    """The type letters that still fit beside a partial place; empty for any other state."""
    if not partially_placed(state):
        return frozenset()
    return frozenset(kind.value for kind in ProgramType if is_open(kind.value, state))
