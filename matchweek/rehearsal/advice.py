"""What there is to do now in a rehearsal: one thing at a time, in a few words, never in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.change import Entry
from matchweek.domain.contacts.contact_facts import soap_over, too_early
from matchweek.domain.offers.offers import OfferAnswer
from matchweek.domain.programs.budget import CAP
from matchweek.domain.season.timetable import round_at
from matchweek.services.core.rehearsed import Arrival, InR3

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

Row = Mapping[str, Any]
Advice = tuple[str, str]
_SORTED, _ENOUGH = 5, 10
_WATCHED = ("me", "call", "offer", "round_check", "list", "application", "triage")


@dataclass(slots=True)
class Known:
    """What is recorded, as far as advice needs it; it follows the journal."""

    rows: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {entity: {} for entity in _WATCHED}
    )

    def follow(self, entry: Entry) -> None:
        """Take up one entry of the journal."""
        rows = self.rows.get(entry.entity)
        if rows is None:
            return
        if entry.after is None:
            rows.pop(entry.key, None)
        else:
            rows[entry.key] = {**rows.get(entry.key, {}), **entry.after}

    def logged(self, number: str) -> bool:
        """Whether a call from this number is logged."""
        return any(row.get("number") == number for row in self.rows["call"].values())

    @property
    def notice(self) -> bool:
        """Whether it is recorded what the notice said."""
        return any(row.get("state", "unknown") != "unknown" for row in self.rows["me"].values())

    @property
    def to_call_back(self) -> int:
        """How many missed calls wait to be returned."""
        return sum(row.get("call_back") == "due" for row in self.rows["call"].values())

    @property
    def sent(self) -> int:
        """How many applications are recorded as submitted."""
        return sum(bool(row.get("submitted_at")) for row in self.rows["application"].values())

    @property
    def sorted(self) -> int:
        """How many programs were sorted."""
        return len(self.rows["triage"])

    @property
    def newest_list(self) -> int:
        """After which round the newest list is that was brought in; 0 is Monday's, -1 is none."""
        current = [row for row in self.rows["list"].values() if row.get("state") == "current"]
        return max((int(row.get("after_round") or 0) for row in current), default=-1)

    def answer_to(self, program: str, number: int) -> str:
        """How an offer stands in the record: its answer, none, or empty where it was not recorded."""
        found = [
            row.get("answer") or OfferAnswer.NONE.value
            for row in self.rows["offer"].values()
            if row.get("program") == program and row.get("round") == number
        ]
        return found[-1] if found else ""

    def none_in(self, number: int) -> bool:
        """Whether it is recorded that R3 showed no offer in a round."""
        return any(
            key.rpartition("/")[2] == str(number) and row.get("none_at")
            for key, row in self.rows["round_check"].items()
        )


def advise(
    known: Known,
    timetable: Timetable,
    now: datetime,
    *,
    ringing: Arrival | None,
    missed: Arrival | None,
    newest_list: int | None,
    in_r3: Sequence[InR3],
    looked: bool,
) -> Advice:
    """What to do now, and the command whose key does it, or empty.

    `in_r3` are the offers of the round that is open, `looked` whether R3 was looked at in it.
    """
    if ringing is not None:
        return f"{ringing.number} rings: answer it", "call"
    if now >= timetable.match_day:
        return "the week is over: see what it came to", "quit"
    number = round_at(timetable, now)
    if number is not None and (said := _in_round(known, number, in_r3, looked)):
        return said
    if newest_list is not None and not known.notice:
        return "you did not match, says the notice: record it", "monday"
    if newest_list is not None and newest_list > known.newest_list:
        return "a list waits in R3: bring it in", "open_list"
    if missed is not None:
        return f"{missed.number} was missed: record it", "missed_call"
    if known.to_call_back and not soap_over(now, timetable):
        return "a missed call waits: Calls, then", "called_back"
    if known.newest_list >= 0 and now < timetable.rounds[0].opens:
        return _sorting(known, timetable, now)
    return "go on to what comes next", "next_event"


def _in_round(known: Known, number: int, in_r3: Sequence[InR3], looked: bool) -> Advice | None:
    if not looked:
        return f"round {number}: look in R3", "look_in_r3"
    for offer in in_r3:
        if not offer.recorded:
            return "record the offer that R3 shows", "offer"
        if offer.state in ("accepted", "rejected") and offer.recorded != offer.state:
            return f"you {offer.state} it in R3: record that too", "offers"
    if any(offer.state == "open" for offer in in_r3):
        return "decide in R3 before the round ends", "look_in_r3"
    if not in_r3 and not known.none_in(number):
        return "no offer there: record that you looked", "none_in_r3"
    return None


def _sorting(known: Known, timetable: Timetable, now: datetime) -> Advice:
    if known.sorted < _SORTED:
        return "sort programs into lanes", "lane_primary"
    if now < timetable.applications_open:
        return "plan applications, or go on", "plan"
    if known.sent < _ENOUGH and too_early(now, timetable):
        return f"record applications, {known.sent} of {CAP}", "submit"
    return "go on to what comes next", "next_event"
