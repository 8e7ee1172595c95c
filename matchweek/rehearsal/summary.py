"""What a rehearsed week came to: every number is that of the journal, set beside what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.change import Entry
from matchweek.domain.contacts.calls import CallBack
from matchweek.domain.offers.offer_words import became
from matchweek.domain.offers.offers import Offer, OfferAnswer, OfferState, offers_now
from matchweek.domain.programs.budget import CAP
from matchweek.domain.times.zones import wall
from matchweek.rehearsal.world.applicant_acts import AFTER, BEFORE
from matchweek.rehearsal.world.events import Event, EventKind

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

STAGED = "rehearsal"
"""Who did what stands in the journal before a rehearsal begins; it is not counted as lived."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that had to be done by `by` (aware UTC), and whether it was."""

    title: str
    by: datetime
    met: bool


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls by what the journal says of them; `unlogged` rang and were never noted at all."""

    answered: int = 0
    missed: int = 0
    returned: int = 0
    unlogged: int = 0


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A call at `at` (aware UTC) that was given to the program `given` and came from `program`."""

    at: datetime
    program: str
    given: str

    @property
    def words(self) -> str:
        return f"{wall(self.at)} ET: it was {self.program}, recorded for {self.given}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The week in numbers. `refused` counts the rules that said no, `keys` the keys pressed, each by
    its name; `applications` are those submitted, by service; `offers` says what became of each;
    `unseen_offers` stood in R3 and were never recorded."""

    calls: Calls
    deadlines: tuple[Deadline, ...]
    refused: Mapping[str, int]
    applications: Mapping[str, int]
    offers: tuple[str, ...]
    offer_states: Mapping[str, int]
    unseen_offers: tuple[str, ...]
    rule_questions: tuple[int, int] = (0, 0)
    keys: Mapping[str, int] = field(default_factory=dict)
    acts: int = 0
    misnamed: tuple[Misnamed, ...] = ()

    @property
    def met(self) -> tuple[Deadline, ...]:
        return tuple(each for each in self.deadlines if each.met)

    @property
    def missed(self) -> tuple[Deadline, ...]:
        return tuple(each for each in self.deadlines if not each.met)

    def lines(self) -> tuple[str, ...]:
        """The summary in words, a line for each thing."""
        said = [self._call_words()]
        if self.misnamed:
            said.append(f"Calls given to the wrong program: {len(self.misnamed)}.")
            said += [f"  {each.words}" for each in self.misnamed]
        said += [f"Deadlines: {len(self.met)} met, {len(self.missed)} missed."]
        said += [f"  missed: {each.title}, by {wall(each.by)} ET" for each in self.missed]
        noted, came = self.rule_questions
        if came:
            said.append(f"Rule questions: {came} came up, {noted} noted.")
        said.append(_named("Rules that said no", self.refused, "none"))
        sent = [f"{used} of {CAP} through {service}" for service, used in self.applications.items()]
        said.append(f"Applications spent: {', '.join(sent) or 'none'}.")
        said.append(f"Offers: {len(self.offers) or 'none'} recorded.")
        said += [f"  {each}" for each in self.offers]
        said += [f"  never recorded: {each}" for each in self.unseen_offers]
        said.append(f"Acts recorded: {self.acts}.")
        if self.keys:
            said.append(_named("Keys pressed", self.keys, "none"))
        return tuple(said)

    def _call_words(self) -> str:
        calls = self.calls
        words = f"Calls: {calls.answered} answered, {calls.missed} missed, {calls.returned} of these returned"
        return f"{words}; {calls.unlogged} never logged." if calls.unlogged else f"{words}."


def summarise(
    entries: Sequence[Entry],
    events: Sequence[Event],
    timetable: Timetable,
    now: datetime,
    *,
    refused: Iterable[str] = (),
    keys: Mapping[str, int] | None = None,
    titles: Mapping[str, str] | None = None,
) -> Summary:
    """The summary of the week as its journal has it at `now`.

    `entries` are the journal's, oldest first; `events` those that were delivered; `refused` the
    titles of the rules that said no, one for each time; `keys` how often each key was pressed.
    """
    rows = _rows(entries)
    staged = {entry.key for entry in entries if entry.entity == "call" and entry.actor == STAGED}
    calls = [row for key, row in rows["call"].items() if key not in staged]
    offers = [_offer(row) for row in rows["offer"].values()]
    standing = offers_now(offers, timetable, now)
    recorded = {(offer.program, offer.round) for offer in offers}
    named = titles or {}
    return Summary(
        calls=_calls(calls, events),
        deadlines=tuple(sorted(_deadlines(entries, rows, offers, events, timetable, now), key=_by)),
        refused=Counter(refused),
        applications=_applications(rows["application"].values()),
        offers=tuple(became(each, titles, offers) for each in standing),
        offer_states=Counter(str(each.state) for each in standing),
        unseen_offers=tuple(
            named.get(event.program or "", event.program or "")
            for event in events
            if event.kind is EventKind.OFFER and (event.program, event.round) not in recorded
        ),
        rule_questions=(
            sum(bool(row.get("incident")) for row in calls),
            sum(bool(event.incident) and event.kind is EventKind.CALL for event in events),
        ),
        keys=dict(keys or {}),
        misnamed=_misnamed(calls, events, named),
        acts=len({entry.group for entry in entries if entry.actor != STAGED}),
    )


_Rows = dict[str, dict[str, dict[str, Any]]]


def _rows(entries: Iterable[Entry]) -> _Rows:
    """What the journal's entries leave of each entity, by key."""
    rows: _Rows = {name: {} for name in ("call", "offer", "application", "round_check")}
    for entry in entries:
        if entry.entity not in rows:
            continue
        if entry.after is None:
            rows[entry.entity].pop(entry.key, None)
        else:
            old = rows[entry.entity].get(entry.key, {"id": entry.key})
            rows[entry.entity][entry.key] = {**old, **entry.after}
    return rows


def _offer(row: Mapping[str, Any]) -> Offer:
    return Offer(
        id=int(row["id"]),
        program=row["program"],
        round=int(row["round"]),
        at=_instant(row["at"]),
        answer=row.get("answer") or OfferAnswer.NONE,
        answered_at=_instant(row["answered_at"]) if row.get("answered_at") else None,
    )


def _calls(rows: Sequence[Mapping[str, Any]], events: Iterable[Event]) -> Calls:
    missed = [row for row in rows if row.get("missed")]
    rang = [event for event in events if event.kind is EventKind.CALL]
    return Calls(
        answered=len(rows) - len(missed),
        missed=len(missed),
        returned=sum(row.get("call_back") == CallBack.DONE for row in missed),
        unlogged=sum(not any(_may_be(row, event) for row in rows) for event in rang),
    )


def _may_be(row: Mapping[str, Any], event: Event) -> bool:
    """Whether a logged call can be this one: at its time, or of its program or number."""
    near = -BEFORE <= _instant(row["at"]) - event.at <= AFTER
    same_program = bool(event.program) and row.get("program") == event.program
    return near or same_program or (bool(event.number) and row.get("number") == event.number)


def _misnamed(
    rows: Iterable[Mapping[str, Any]], events: Sequence[Event], titles: Mapping[str, str]
) -> tuple[Misnamed, ...]:
    """The calls that came from one program and were given to another, oldest first."""
    rang = [event for event in events if event.kind is EventKind.CALL and event.program]
    found = []
    for row in rows:
        given = row.get("program")
        may_be = [event for event in rang if _same_call(row, event)]
        if not given or not may_be or any(event.program == given for event in may_be):
            continue
        at = _instant(row["at"])
        event = min(may_be, key=lambda each: (each.number != row.get("number"), abs(each.at - at)))
        code = event.program or ""
        # The code tells two tracks of one institution apart.
        name, other = (f"{titles.get(each, '')} {each}".strip() for each in (code, given))
        found.append(Misnamed(at, name, other))
    return tuple(sorted(found, key=lambda each: each.at))


def _same_call(row: Mapping[str, Any], event: Event) -> bool:
    """Whether a logged call can be this one by its time or its number, whatever program it was given."""
    near = -BEFORE <= _instant(row["at"]) - event.at <= AFTER
    return near or (bool(event.number) and row.get("number") == event.number)


def _applications(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    sent = Counter(row.get("via") or "" for row in rows if row.get("submitted_at"))
    return dict(sorted(sent.items()))


def _deadlines(
    entries: Sequence[Entry],
    rows: _Rows,
    offers: Sequence[Offer],
    events: Iterable[Event],
    timetable: Timetable,
    now: datetime,
) -> list[Deadline]:
    """Looking in R3 every round, answering every offer, the refreshed lists, and calls to return."""
    found = []
    for number, window in enumerate(timetable.rounds, 1):
        if window.closes <= now:
            looked = any(offer.round == number and offer.at in window for offer in offers) or any(
                _instant(row["none_at"]) in window
                for row in rows["round_check"].values()
                if row.get("none_at")
            )
            found.append(Deadline(f"look in R3 in round {number}", window.closes, looked))
        if number < len(timetable.rounds) and timetable.rounds[number].opens <= now:
            opens = timetable.rounds[number].opens
            brought = any(
                entry.entity == "list"
                and (entry.after or {}).get("state") == "current"
                and window.closes <= entry.at < opens
                for entry in entries
            )
            found.append(Deadline(f"bring in the list after round {number}", opens, brought))
    found += [_answer_in_time(event, offers, timetable, now) for event in events if _ends(event, now)]
    for row in rows["call"].values():
        due = row.get("next_due")
        if row.get("missed") and due and _instant(due) <= now:
            title = f"call back {row.get('caller') or row.get('number') or 'an unknown number'}"
            found.append(Deadline(title, _instant(due), row.get("call_back") == CallBack.DONE))
    return found


def _ends(event: Event, now: datetime) -> bool:
    return event.kind is EventKind.OFFER and event.until is not None and event.until <= now


def _answer_in_time(event: Event, offers: Sequence[Offer], timetable: Timetable, now: datetime) -> Deadline:
    """Whether an offer was decided while it was open, by its own answer or by another's acceptance."""
    assert event.until is not None
    decided = any(
        each.program == event.program
        and each.offer.round == event.round
        and (
            each.state is OfferState.RELEASED
            or (each.offer.answered_at is not None and each.offer.answered_at < each.expires_at)
        )
        for each in offers_now(offers, timetable, now)
    )
    where = event.title.partition(": ")[2] or event.program
    return Deadline(f"answer the offer of {where}", event.until, decided)


def _by(deadline: Deadline) -> datetime:
    return deadline.by


def _named(title: str, counts: Mapping[str, int], nothing: str) -> str:
    if not counts:
        return f"{title}: {nothing}."
    parts = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    total = sum(counts.values())
    listed = ", ".join(name if times == 1 else f"{name} {times}×" for name, times in parts)
    return f"{title}: {total} ({listed})."


def _instant(value: str | datetime) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
