"""What accepting an offer ends and what waiting risks, in plain words (rules: offers).

Nothing can be kept for later: an offer is answered within its round or is gone. Titles of programs are
given by code, because what R3 calls a program is data; a code without one stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.offers.offer_rules import CHECK_R3
from matchweek.domain.offers.offers import (
    Offer,
    OfferNow,
    OfferState,
    accepted,
    complement,
    excludes,
    expires_at,
    offers_now,
    partially_placed,
    place_after,
)
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.preference import in_order
from matchweek.domain.programs.program import FUNDED_YEAR, ProgramType
from matchweek.domain.times.zones import wall

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

Titles = Mapping[str, str]


def what_accepting_ends(
    offer: Offer,
    offers: Sequence[Offer],
    timetable: Timetable,
    now: datetime,
    *,
    state: str = ApplicantState.UNKNOWN,
    titles: Titles | None = None,
) -> tuple[str, ...]:
    """Sentences on what accepting `offer` ends and what it leaves. `state` is Monday's notice."""
    name = _name(titles)
    others = [each for each in offers_now(offers, timetable, now) if each.open and each.id != offer.id]
    ending = [name(each.program) for each in others if excludes(offer.type, each.offer.type)]
    staying = [name(each.program) for each in others if not excludes(offer.type, each.offer.type)]
    said = ["Accepting is binding."]
    if ending:
        verb = "ends" if len(ending) == 1 else "end"
        said.append(f"{_and(ending)} {verb} with it: R3 takes every other offer of the kind away.")
    held = [each.type for each in accepted(offers)]
    after = place_after([*held, offer.type], state)
    if partially_placed(after):
        kind = "advanced" if after == ApplicantState.PRELIMINARY_ONLY else "preliminary"
        said.append(f"You would be partially placed: only {kind} places could still be offered to you.")
        if staying:
            said.append(f"{_and(staying)} {'stays' if len(staying) == 1 else 'stay'} open.")
        said.append(CHECK_R3)
    else:
        said.append("You would be fully placed: no other offer comes, and no application can follow.")
    if offer.type == ProgramType.PRELIMINARY:
        said.append(FUNDED_YEAR)
    return tuple(said)


def what_waiting_risks(
    offer: Offer,
    offers: Sequence[Offer],
    timetable: Timetable,
    now: datetime,
    *,
    order: Iterable[str] = (),
    hoped: Iterable[str] = (),
    titles: Titles | None = None,
) -> tuple[str, ...]:
    """Sentences on what waiting with `offer` risks.

    `order` is one's own order of preference, `hoped` the programs applied to that are still open:
    those of them one prefers, and whose offer has not been refused or lost, are what waiting is for.
    """
    name = _name(titles)
    ends = expires_at(offer, timetable)
    if now >= ends:
        return (f"{name(offer.program)} has expired: it will not be made again.",)
    standing = offers_now(offers, timetable, now)
    better_open, better_hoped = _preferred(offer, standing, tuple(order), hoped)
    this = name(offer.program)
    said = []
    if better_open:
        said.append(f"You put {_and([name(code) for code in better_open])} before it, and that is open now.")
    said += [
        f"If you wait and {name(code)} does not come, {this} is gone: it will not be made again."
        for code in better_hoped[:2]
    ]
    if len(better_hoped) > 2:
        more = len(better_hoped) - 2
        said.append(f"{more} more that you put before it could still offer; none of them has promised in R3.")
    if not better_open and not better_hoped:
        said.append(f"Nothing you put before it can still come: waiting with {this} gains nothing.")
    said.append(f"Without an answer it expires at {wall(ends)} ET. It cannot be kept for the next round.")
    said.append(_later_rounds(ends, timetable))
    return tuple(said)


def _preferred(
    offer: Offer, standing: Sequence[OfferNow], order: tuple[str, ...], hoped: Iterable[str]
) -> tuple[list[str], list[str]]:
    """The programs one puts before this one: those with an open offer, and those that may offer yet."""
    places = {code: place for place, code in enumerate(order)}
    here = places.get(offer.program, len(places))
    of_kind = [each for each in standing if excludes(offer.type, each.offer.type)]
    open_now = [
        each.program
        for each in of_kind
        if each.open and each.program != offer.program and places.get(each.program, here) < here
    ]
    spent = {each.program for each in standing}
    coming = [
        code
        for code in in_order(hoped, order)
        if code not in spent and places.get(code, here) < here and excludes(offer.type, code[7:8])
    ]
    return list(in_order(open_now, order)), coming


def _later_rounds(ends: datetime, timetable: Timetable) -> str:
    left = sum(window.opens >= ends for window in timetable.rounds)
    if not left:
        return "This is the last round: no offer comes after it."
    rounds = "1 round follows" if left == 1 else f"{left} rounds follow"
    over = sum(window.closes <= ends for window in timetable.rounds)
    share = next((each for each in timetable.fill_shares if each.after_round == over), None)
    if share is None:
        return f"{rounds}, with fewer places in each."
    return (
        f"{rounds}; by the end of this one about {share.per_cent} % of all places are filled (rule of thumb)."
    )


def became(offer: OfferNow, titles: Titles | None = None, offers: Iterable[Offer] = ()) -> str:
    """What became of an offer, in a sentence: “St. Brendan: ended by your acceptance of Lakemere”."""
    name = _name(titles)
    ending = next((each for each in offers if each.id == offer.ended_by), None)
    if offer.state is OfferState.RELEASED and ending is not None:
        return f"{name(offer.program)}: ended by your acceptance of {name(ending.program)}"
    return f"{name(offer.program)}: {offer.state.words}"


def place_words(state: str, offers: Iterable[Offer], titles: Titles | None = None) -> str:
    """The place held, in a sentence; empty while there is none."""
    name = _name(titles)
    held = [name(offer.program) for offer in accepted(offers)]
    if not held:
        return ""
    if not partially_placed(state):
        return f"Your place: {_and(held)}."
    kinds = " or ".join(ProgramType(letter).title.lower() for letter in sorted(complement(state)))
    return f"Partially placed: {_and(held)}. Only {kinds} places can still come. Check R3."


def _name(titles: Titles | None) -> _Name:
    return _Name(titles or {})


class _Name:
    """The title of a program by its code, or the code itself."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles

    def __call__(self, code: str) -> str:
        return self._titles.get(code) or code


def _and(names: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]])
