"""A fictional week as it comes: what arrives when, what R3 shows, what the applicant did about it.

The runner never writes into the week file. It reads what the person recorded there, and it keeps
what was done in the rehearsed R3, because recording an answer is not giving one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from matchweek.domain.base.change import Entry
from matchweek.domain.offers.offers import OfferAnswer, excludes
from matchweek.domain.programs.naming import Kin, label
from matchweek.domain.programs.program import Listing
from matchweek.domain.season.timetable import next_moments, round_at
from matchweek.errors import BadInput
from matchweek.rehearsal.advice import Known, advise
from matchweek.rehearsal.delivery import LISTS, arrivals_of, list_file
from matchweek.rehearsal.summary import Summary, summarise
from matchweek.rehearsal.world.applicant_acts import BEFORE, ApplicantAct, ApplicantActs, Logged
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.rehearsal.world.model import WeekModel
from matchweek.services.core.rehearsed import Arrival, Came, InR3
from matchweek.services.core.week import Week, entries_since

RINGS = timedelta(minutes=3)
"""A phone rings so long; then there is a voicemail, or a missed call."""
_SPOKEN = (Came.CALL, Came.VOICEMAIL, Came.RETURNED)
_ACCEPTED, _REJECTED = OfferAnswer.ACCEPTED.value, OfferAnswer.REJECTED.value


class Runner:
    """One rehearsal. `folder` is where refreshed lists are put; times are aware UTC.

    `since` is the instant after which things arrive, `again` the command that gives the same week.
    """

    def __init__(self, model: WeekModel, folder: Path, since: datetime, again: str = "") -> None:
        self.model = model
        self.folder = folder
        self.again = again or f"matchweek rehearse --seed {model.seed}"
        self.entries: list[Entry] = []
        self.events: list[Event] = []
        self.refusals: list[str] = []
        self.keys: Counter[str] = Counter()
        self.started = self._since = since
        self._arrivals: list[Arrival] = []
        self._deeds = ApplicantActs()
        self._done: list[ApplicantAct] = []
        self._next: datetime | None = since
        self._picked: set[str] = set()
        self._returned: set[str] = set()
        self._r3: dict[tuple[int, str], tuple[str, datetime]] = {}
        self._looked: set[int] = set()
        self._known = Known()
        self._titles = _titles(model.monday)

    @property
    def seed(self) -> int:
        return self.model.seed

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """What arrived so far, oldest first."""
        return tuple(self._arrivals)

    @property
    def fills(self) -> tuple[float, ...]:
        """The share of Monday's positions that is filled after each round."""
        rounds = range(1, len(self.model.timetable.rounds) + 1)
        return tuple(self.model.filled(self._deeds, number) for number in rounds)

    # What arrives

    def advance(self, week: Week, now: datetime) -> tuple[Arrival, ...]:
        """Let everything arrive that is due by `now`, and answer what was recorded since."""
        changed = self._read(week)
        found: list[Arrival] = []
        if self._next is not None and now >= self._next:
            events = self.model.events(self._deeds, now, self._since)
            self.events += events
            found = self._deliver(events)
            self._since = max(self._since, now)
            changed = True
        if changed:
            found += self._answer_returned(now)
            coming = self.model.next_event(self._deeds, self._since)
            self._next = coming.at if coming is not None else None
        self._arrivals += found
        return tuple(found)

    def next_at(self, now: datetime) -> datetime | None:
        """When the next thing arrives, by what was recorded at the last look."""
        return self._next

    def next_stop(self, now: datetime) -> datetime | None:
        """The same, or the next moment of the timetable if that comes before it."""
        timetable = self.model.timetable
        boundaries = (each.at for each in next_moments(timetable, now, 8) if each.is_boundary)
        moments = (at for at in boundaries if at <= timetable.match_day)
        coming = [at for at in (self._next, next(moments, None)) if at is not None]
        return min(coming, default=None)

    def _read(self, week: Week) -> bool:
        """Take up what was recorded since the last look; whether the world has to know of it."""
        entries = entries_since(week, self.entries[-1].seq if self.entries else 0)
        if not entries:
            return False
        self.entries += entries
        for entry in entries:
            self._known.follow(entry)
        # R3 knows of answers only what was done in R3.
        seen = [entry for entry in entries if entry.entity in ("application", "call")]
        self._done += [ApplicantAct(entry.at, entry.entity, entry.key, entry.after) for entry in seen]
        if seen:
            self._deeds = ApplicantActs(self._done)
        return bool(seen)

    def _deliver(self, events: Sequence[Event]) -> list[Arrival]:
        for event in events:
            if event.kind is EventKind.LIST:
                number = event.round or 0
                rows = self.model.list_after(self._deeds, number)
                self._titles |= _titles(rows)
                list_file(self.folder, rows, number)
        return arrivals_of(events, self.folder, self.model.timetable)

    def _answer_returned(self, now: datetime) -> list[Arrival]:
        """Whoever is called back picks up, once."""
        view, found = self._deeds.view(now + timedelta(seconds=1)), []
        for event in self.events:
            if event.kind is not EventKind.CALL or not event.program or event.id in self._returned:
                continue
            if any(_returns(call, event) for call in view.calls) and not self._answered(event, now):
                self._returned.add(event.id)
                title = f"You call back {event.number}, and somebody answers"
                came = Arrival(f"returned:{event.id}", now, Came.RETURNED, title, event.words, event.number)
                found.append(came)
        return found

    def _answered(self, event: Event, now: datetime) -> bool:
        view = self._deeds.view(now + timedelta(seconds=1))
        return view.answered(event.at, event.program, event.number)

    # The phone

    def ringing(self, now: datetime) -> Arrival | None:
        """The call that rings now, the newest if there are two."""
        return next(iter(self._waiting(now, lambda came: now < came.at + RINGS)), None)

    def pick_up(self, now: datetime) -> Arrival | None:
        """Answer the call that rings; None when none does."""
        call = self.ringing(now)
        if call is not None:
            self._picked.add(call.id)
        return call

    def missed(self, now: datetime) -> Arrival | None:
        """The newest call or voicemail that nobody took and nobody logged."""
        waiting = self._waiting(now, lambda came: now >= came.at + RINGS)
        voicemails = [came for came in self._arrivals if came.came is Came.VOICEMAIL]
        found = [came for came in (*waiting, *voicemails) if not self._known.logged(came.number)]
        return max(found, key=lambda came: came.at, default=None)

    def heard(self, at: datetime, number: str) -> str:
        """What is heard in the call logged at `at` from `number`; empty where it is none of these."""
        found = [came for came in self._arrivals if came.came in _SPOKEN and number and came.number == number]
        found = [came for came in found if came.came is not Came.CALL or came.id in self._picked]
        near = [came for came in found if abs(came.at - at) <= timedelta(hours=1)] or found
        return near[-1].words if near else ""

    def _waiting(self, now: datetime, when: Callable[[Arrival], bool]) -> list[Arrival]:
        """Calls that were not taken, newest first."""
        calls = [came for came in self._arrivals if came.came is Came.CALL and came.id not in self._picked]
        by_id = {event.id: event for event in self.events if event.kind is EventKind.CALL}
        return [came for came in reversed(calls) if when(came) and not self._answered(by_id[came.id], now)]

    # R3

    def in_r3(self, now: datetime) -> tuple[InR3, ...]:
        """The offers of all rounds so far as R3 shows them, the newest round first."""
        shown = [event for event in self.events if event.kind is EventKind.OFFER]
        return tuple(self._shown(event, now) for event in sorted(shown, key=lambda e: -(e.round or 0)))

    def answer_in_r3(self, week: Week, program: str, accepted: bool, now: datetime) -> InR3:
        """Accept or reject an offer in R3. Raises BadInput when R3 takes no answer to it."""
        self._read(week)
        offer = next((each for each in self.in_r3(now) if each.program == program), None)
        if offer is None or offer.state != "open":
            state = f"It is {offer.state}." if offer is not None else "R3 shows no offer of this program."
            raise BadInput("R3 takes no answer to it", state, "Answer an open offer before its round ends.")
        answer = _ACCEPTED if accepted else _REJECTED
        self._r3[offer.round, program] = (answer, now)
        fields = {"program": program, "round": offer.round, "answer": answer, "answered_at": now.isoformat()}
        self._done.append(ApplicantAct(now, "offer", f"r3:{offer.round}:{program}", fields))
        self._deeds = ApplicantActs(self._done)
        coming = self.model.next_event(self._deeds, self._since)
        self._next = coming.at if coming is not None else None
        return replace(offer, state=answer)

    def look_in_r3(self, now: datetime) -> None:
        """R3 was looked at."""
        number = round_at(self.model.timetable, now)
        if number is not None:
            self._looked.add(number)

    def _shown(self, event: Event, now: datetime) -> InR3:
        assert event.program is not None and event.round is not None and event.until is not None
        code, number = event.program, event.round
        answer = self._r3.get((number, code))
        taken = [
            other
            for (round_, other), (given, _) in self._r3.items()
            if given == _ACCEPTED and (round_, other) != (number, code)
        ]
        if answer is not None:
            state = answer[0]
        elif any(excludes(other[7:8], code[7:8]) for other in taken):
            state = "withdrawn"
        else:
            state = "expired" if now >= event.until else "open"
        recorded = self._known.answer_to(code, number)
        return InR3(code, self._titles.get(code, code), number, event.until, state, recorded)

    # What to do, and what it came to

    def advice(self, week: Week, now: datetime) -> tuple[str, str]:
        """What there is to do now in a few words, and the command whose key does it, or empty."""
        number = round_at(self.model.timetable, now)
        lists = [came for came in self._arrivals if came.id.startswith(LISTS)]
        newest = int(lists[-1].id.removeprefix(LISTS)) if lists else None
        return advise(
            self._known,
            self.model.timetable,
            now,
            ringing=self.ringing(now),
            missed=self.missed(now),
            newest_list=newest,
            in_r3=[each for each in self.in_r3(now) if each.round == number] if number else (),
            looked=number in self._looked,
        )

    def refused(self, title: str) -> None:
        """A rule said no."""
        self.refusals.append(title)

    def pressed(self, key: str) -> None:
        """A key was pressed."""
        self.keys[key] += 1

    def summary(self, week: Week, now: datetime) -> Summary:
        """The week in numbers, as the journal has it by now."""
        self._read(week)
        return summarise(
            self.entries,
            self.events,
            self.model.timetable,
            now,
            refused=self.refusals,
            keys=self.keys,
            titles=self._titles,
        )

    def told(self, week: Week, now: datetime) -> tuple[str, ...]:
        """The summary in words, with where R3 and the record differ."""
        lines = list(self.summary(week, now).lines())
        differ = [words for each in self.in_r3(now) if (words := _difference(each))]
        if differ:
            lines += ["R3 and your record differ:", *(f"  {words}" for words in differ)]
        return (*lines, f"The same week again: {self.again}")


def _returns(call: Logged, event: Event) -> bool:
    """Whether a logged call says that this one was called back; one that names nobody says nothing."""
    same = call.number == event.number or call.program == event.program
    return same and call.at >= event.at - BEFORE and (call.returned or not call.missed)


def _difference(offer: InR3) -> str:
    """Where an answer in R3 and the one recorded are not the same."""
    if offer.state == _ACCEPTED and offer.recorded != _ACCEPTED:
        return f"{offer.title}: accepted in R3, not recorded here as accepted"
    if offer.recorded == _ACCEPTED and offer.state != _ACCEPTED:
        return f"{offer.title}: recorded as accepted, but in R3 it was not: recording is not doing"
    return ""


def _titles(rows: Sequence[Listing]) -> dict[str, str]:
    """What R3 calls each program of a list."""
    kin = Kin(lambda: rows)
    return {row.code: label(row, kin) for row in rows}
