"""Which acts on offers SOAP allows, judged at the instant they happened (rules: offers).

Each `judge_...` raises RuleSaysNo where a rule speaks against recording the act, BadInput where
what was given cannot be, and else returns the warnings a person should see. What R3 shows can be
recorded against most rules by giving a reason; never a second acceptance of a kind, because then
nobody could tell which place is held: the earlier record has to be corrected first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.offers.offers import (
    Offer,
    OfferAnswer,
    OfferState,
    accepted,
    excludes,
    expires_at,
    offer_now,
    place_after,
    released_by,
    state_after,
)
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.eligibility import is_open, why_closed
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.season.timetable import round_at
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput, RuleSaysNo

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

IN_A_ROUND = "Offers exist only in R3, and only in a round (NRMP's SOAP rules)."
ONE_PLACE = "At most one offer can be accepted; accepting is binding and ends the others (NRMP's SOAP rules)."
NOT_AGAIN = "A rejected or expired offer is not made again by that program (NRMP's SOAP rules)."
EXPIRES = "An offer without an answer by the end of its round has expired (NRMP's SOAP rules)."
FINAL = "An answer given in R3 is final (NRMP's SOAP rules)."
NOT_ELIGIBLE = "What one may apply to and be offered follows from the places one holds (NRMP's SOAP rules)."
CHECK_R3 = "Check R3: sources disagree on what stays open after a preliminary or an advanced place."

_GIVE_REASON = "If R3 shows it all the same, record it with a reason (--because)."
_CORRECT = "If the record is wrong, correct it with a reason."


def judge_record(
    program: str,
    at: datetime,
    offers: Sequence[Offer],
    timetable: Timetable,
    now: datetime,
    *,
    state: str = ApplicantState.UNKNOWN,
    prior_training: bool = False,
    applied: bool = True,
    because: str = "",
) -> tuple[int, tuple[str, ...]]:
    """May an offer of `program`, seen in R3 at `at`, be recorded at `now`? (its round, warnings).

    `state` is what Monday's notice said; `applied` whether an application is recorded. Raises
    BadInput for what is no code, an instant to come or an offer recorded already; RuleSaysNo
    outside the rounds, and, unless `because` gives a reason, for a program whose earlier offer was
    rejected or has expired and for a type that does not fit the places held.
    """
    code = ProgramCode.read(program)
    number = _round(at, timetable, now)
    earlier = [offer for offer in offers if offer.program == code.text]
    _refuse_twice(code.text, earlier, timetable, now, number)
    objection = _made_again(code.text, earlier, offers, timetable, now)
    objection = objection or _does_not_fit(code, offers, timetable, at, state, prior_training)
    if objection is not None and not because:
        raise objection
    warnings = [] if objection is None else [f"Recorded against a rule, with your reason: {objection.rule}"]
    if not applied:
        warnings.append(
            f"{code} is not recorded as applied to; only programs applied to can make an offer. "
            f"Was it forgotten? `matchweek apply {code}`."
        )
    if now >= expires_at(Offer(0, code.text, number, at), timetable):
        warnings.append(f"Round {number} is over: an offer without an answer by then has expired.")
    return number, tuple(warnings)


def judge_accept(
    offer: Offer,
    offers: Sequence[Offer],
    timetable: Timetable,
    now: datetime,
    *,
    at: datetime | None = None,
    because: str = "",
    state: str = ApplicantState.UNKNOWN,
) -> tuple[str, ...]:
    """May it be recorded that `offer` was accepted in R3 at `at` (default `now`)? Its warnings.

    Raises RuleSaysNo when another accepted place leaves no room for it, whatever the reason; and,
    unless `because` gives one, when `at` lies after its round or it was recorded as rejected.
    """
    moment = _moment(offer, at, now)
    if offer.accepted:
        raise BadInput("Recorded as accepted already", f"{offer.program} in round {offer.round}.", _CORRECT)
    for other in accepted(offers):
        if other.id != offer.id and excludes(other.type, offer.type):
            raise RuleSaysNo(
                "Another place is accepted",
                f"{other.program} is recorded as accepted ({_since(other)} ET) and ends {offer.program}.",
                f"{_CORRECT} Only then can this one be recorded as accepted.",
                rule=ONE_PLACE,
                section="offers.one",
            )
    objection = _cannot_answer(offer, timetable, moment, "accepted")
    if objection is not None and not because:
        raise objection
    warnings = [] if objection is None else [f"Recorded against a rule, with your reason: {objection.rule}"]
    held = [each.type for each in accepted(offers)]
    after = place_after([*held, offer.type], state)
    if after in (ApplicantState.ADVANCED_ONLY, ApplicantState.PRELIMINARY_ONLY):
        warnings.append(f"You are partially placed. {CHECK_R3}")
    return tuple(warnings)


def judge_reject(
    offer: Offer,
    offers: Sequence[Offer],
    timetable: Timetable,
    now: datetime,
    *,
    at: datetime | None = None,
    because: str = "",
) -> tuple[str, ...]:
    """May it be recorded that `offer` was rejected in R3 at `at` (default `now`)? Its warnings.

    Raises RuleSaysNo for an accepted offer and for one that an acceptance ended, whatever the
    reason, and for one that has expired unless `because` gives one.
    """
    moment = _moment(offer, at, now)
    if offer.answer == OfferAnswer.REJECTED:
        raise BadInput("Recorded as rejected already", f"{offer.program} in round {offer.round}.", _CORRECT)
    if offer.accepted:
        raise RuleSaysNo(
            "This offer is accepted", "Accepting is binding.", _CORRECT, rule=ONE_PLACE, section="offers.one"
        )
    ending = released_by(offer, offers, timetable)
    if ending is not None and (ending.answered_at or ending.at) <= moment:
        raise RuleSaysNo(
            "This offer is ended already",
            f"Accepting {ending.program} ended it; there is nothing left to reject.",
            _CORRECT,
            rule=ONE_PLACE,
            section="offers.one",
        )
    objection = _cannot_answer(offer, timetable, moment, "rejected")
    if objection is not None and not because:
        raise objection
    return () if objection is None else (f"Recorded against a rule, with your reason: {objection.rule}",)


def judge_together(offers: Sequence[Offer]) -> None:
    """May these records stand side by side? Raises RuleSaysNo when two accepted places exclude each other."""
    held = accepted(offers)
    for place, one in enumerate(held):
        for other in held[place + 1 :]:
            if excludes(one.type, other.type):
                raise RuleSaysNo(
                    "Two places would be accepted",
                    f"{one.program} and {other.program} cannot both be held.",
                    "Nothing was changed. Correct the one that was not accepted in R3 first.",
                    rule=ONE_PLACE,
                    section="offers.one",
                )


def _round(at: datetime, timetable: Timetable, now: datetime) -> int:
    """The round that `at` falls into; it must not lie ahead of `now`."""
    if at > now:
        raise BadInput(
            "That moment has not come yet",
            f"{wall(at)} ET is after now, {wall(now)} ET.",
            "Give the time it was seen.",
        )
    number = round_at(timetable, at)
    if number is None:
        windows = ", ".join(f"{wall(each.opens)}-{wall(each.closes)[-5:]}" for each in timetable.rounds)
        raise RuleSaysNo(
            "No round is open at that time",
            f"{wall(at)} ET lies in no round; the rounds are {windows} ET. A promise by phone is no offer.",
            "Give the time you saw it (--at). If R3 keeps other hours, move the timetable first. "
            "Keep a promise by phone as a call.",
            rule=IN_A_ROUND,
            section="offers.only-r3",
        )
    return number


def _moment(offer: Offer, at: datetime | None, now: datetime) -> datetime:
    moment = now if at is None else at
    if moment > now:
        raise BadInput(
            "That moment has not come yet",
            f"{wall(moment)} ET is after now, {wall(now)} ET.",
            "Give the time at which you answered in R3.",
        )
    if moment < offer.at:
        raise BadInput(
            "Answered before it was seen",
            f"{wall(moment)} ET is before {wall(offer.at)} ET, when the offer was seen.",
            "Correct when it was seen, with a reason, or give the time of the answer.",
        )
    return moment


def _refuse_twice(
    code: str, earlier: Sequence[Offer], timetable: Timetable, now: datetime, number: int
) -> None:
    for offer in earlier:
        standing = offer_now(offer, earlier, timetable, now).state
        if standing is OfferState.OPEN or (standing is OfferState.EXPIRED and offer.round == number):
            raise BadInput(
                "This offer is recorded already",
                f"{code}, seen {wall(offer.at)} ET in round {offer.round}.",
                "Record what you answered, or correct when it was seen.",
            )
        if standing is OfferState.ACCEPTED:
            raise BadInput(
                "This program's offer is accepted already", f"{code} in round {offer.round}.", _CORRECT
            )


def _made_again(
    code: str, earlier: Sequence[Offer], offers: Sequence[Offer], timetable: Timetable, now: datetime
) -> RuleSaysNo | None:
    for offer in reversed(earlier):
        standing = offer_now(offer, offers, timetable, now).state
        if standing in (OfferState.REJECTED, OfferState.EXPIRED):
            return RuleSaysNo(
                "This program's offer was made before",
                f"{code} offered in round {offer.round}, and that was {standing}. Is it another track?",
                f"Look at the code in R3 again. {_GIVE_REASON}",
                rule=NOT_AGAIN,
                section="offers.not-again",
            )
    return None


def _does_not_fit(
    code: ProgramCode,
    offers: Sequence[Offer],
    timetable: Timetable,
    at: datetime,
    state: str,
    prior_training: bool,
) -> RuleSaysNo | None:
    """What a place held since before `at`, or Monday's notice, has against an offer of this type."""
    for other in accepted(offers):
        if excludes(other.type, code.letter) and (other.answered_at or other.at) <= at:
            return RuleSaysNo(
                "You have accepted a place",
                f"{other.program} is recorded as accepted ({_since(other)} ET); no further "
                f"{code.type.title.lower()} offer can come.",
                f"{_CORRECT} {_GIVE_REASON}",
                rule=ONE_PLACE,
                section="offers.one",
            )
    held = [each for each in offers if (each.answered_at or each.at) <= at]
    now_state = state_after(held, state)
    if is_open(code.letter, now_state, prior_training):
        return None
    return RuleSaysNo(
        f"No {code.type.title.lower()} offer can come to you",
        why_closed(code.letter, now_state, prior_training),
        f"See what `matchweek me show` says of your state. {_GIVE_REASON}",
        rule=NOT_ELIGIBLE,
        section="eligibility.types",
    )


def _since(offer: Offer) -> str:
    """When an offer was answered, on an Eastern clock."""
    return wall(offer.answered_at or offer.at)


def _cannot_answer(offer: Offer, timetable: Timetable, moment: datetime, word: str) -> RuleSaysNo | None:
    ends = expires_at(offer, timetable)
    if offer.answer == OfferAnswer.REJECTED:
        return RuleSaysNo(
            "This offer is recorded as rejected",
            f"{offer.program}, {_since(offer)} ET.",
            f"Correct the record if it is wrong. {_GIVE_REASON}",
            rule=FINAL,
            section="offers.one",
        )
    if moment >= ends:
        return RuleSaysNo(
            "This offer has expired",
            f"{offer.program} ended at {wall(ends)} ET; {wall(moment)} ET is later.",
            f"If you {word} it in R3 before that, give the time (--at). {_GIVE_REASON}",
            rule=EXPIRES,
            section="offers.one",
        )
    return None
