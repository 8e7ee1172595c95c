"""The calls, messages and interviews of a rehearsal, at the programs' pace (rules: contact).

Whatever happens at an instant follows from the seed and from what had been recorded before it, so
nothing that was heard is ever taken back. Among the calls are, for practice: two at once, one from a
number on no list, one before Tuesday 08:00, one from a program not applied to, one with a
forbidden question, one that promises, and one with nobody in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import CallKind, Channel
from matchweek.domain.programs.program import Listing
from matchweek.rehearsal.world import invented_voices
from matchweek.rehearsal.world.applicant_acts import AFTER, ApplicantActs
from matchweek.rehearsal.world.call_scripts import EARLY, FORBIDDEN, NOT_APPLIED
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.rehearsal.world.interest import CALLS_FROM, INVITES_FROM, Contact, Liking, liking
from matchweek.rehearsal.world.repeatable_chance import Chance

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

_EARLY = timedelta(minutes=19)
_MAIL_AFTER = timedelta(minutes=3)
_FEWEST, _MOST = 7, 14
_QUARTERS = 28
_NOTICE = timedelta(minutes=45)
_WORKDAY = timedelta(hours=10)
# Begins the id of a voicemail whose call never rang.
_STRAIGHT = "voicemail:straight:"
_DAYS = ("Tuesday", "Wednesday", "Thursday")


class Calling:
    """The callers of one seed."""

    def __init__(
        self, seed: int, listings: Sequence[Listing], timetable: Timetable, begins: datetime | None = None
    ) -> None:
        self._seed = seed
        self._rows = {row.code: row for row in listings}
        self._opens = timetable.contact_opens
        self._limit = timetable.rounds[0].opens
        self._last = timetable.rounds[-1].opens
        self._begins = begins
        self._likings: dict[str, Liking] = {}

    def liking(self, code: str) -> Liking:
        found = self._likings.get(code)
        if found is None:
            found = self._likings[code] = liking(self._seed, code)
        return found

    def voice(self, code: str) -> invented_voices.Voice:
        """The person who calls for a program, the same each time."""
        return invented_voices.voice(self._rows[code], self._dice(code, 1))

    def events(self, own_acts: ApplicantActs) -> list[Event]:
        """Every call, voicemail, message and interview of the week, in order of time."""
        calls = self._calls(own_acts)
        found = [*calls, *self._voicemails(calls, own_acts), *self._interviews(calls, own_acts)]
        return sorted(found, key=lambda event: event.order)

    def contacts(
        self, own_acts: ApplicantActs, events: Iterable[Event], until: datetime
    ) -> dict[str, Contact]:
        """What contact there was with each program before `until`, by code."""
        view = own_acts.view(until)
        counts: dict[str, list[int]] = {}
        for event in events:
            if event.program is None or event.at >= until:
                continue
            count = counts.setdefault(event.program, [0, 0, 0, 0])
            if event.kind is EventKind.INTERVIEW:
                count[3] += 1
            elif event.kind is EventKind.CALL or event.id.startswith(_STRAIGHT):
                if self._before_beginning(event) or view.answered(event.at, event.program, event.number):
                    count[0] += 1
                elif view.returned(event.at, event.program, event.number):
                    count[1] += 1
                elif until > event.at + AFTER:
                    count[2] += 1
        return {code: Contact(*count) for code, count in counts.items()}

    def _before_beginning(self, event: Event) -> bool:
        """A rehearsal that begins later takes what came before as answered."""
        return self._begins is not None and event.at < self._begins

    def _calls(self, own_acts: ApplicantActs) -> list[Event]:
        found = [
            *self._at_opening(own_acts),
            *self._early(own_acts),
            *self._late_ones(own_acts),
            *self._stranger(own_acts),
            self._nobody(),
        ]
        found = [event for event in found if event.at < self._limit or event.id.startswith("call:late")]
        return [*found, *self._promise(own_acts, found)]

    def _at_opening(self, own_acts: ApplicantActs) -> list[Event]:
        """The calls planned when programs open their files, from the applications there are."""
        dice = Chance(self._seed, 31)
        callers = self._callers(own_acts, self._opens)
        minute = dice.between(3, 40)
        times = [
            self._time(1, 9, minute),
            self._time(1, 9, minute + 2),
            self._time(2, 10, dice.between(5, 40)),
            self._time(1, 15, dice.between(20, 50)),
            self._time(1, 13, dice.between(0, 50)),
        ]
        while len(times) < len(callers):
            day = 1 if dice.chance(0.6) else 2
            times.append(self._time(day, dice.between(8, 16), dice.between(1, 58)))
        makers = (
            self._screening,
            self._second,
            self._forbidden,
            self._unknown,
            self._mail,
            self._straight,
        )
        # Nobody is invited to two interviews at once.
        quarters = dice.shuffled(range(_QUARTERS))
        return [
            (makers[number] if number < len(makers) else self._screening)(code, at, quarters[number])
            for number, (code, at) in enumerate(zip(callers, times, strict=False))
        ]

    def _ranked(self, own_acts: ApplicantActs, at: datetime) -> list[str]:
        """The programs applied to by `at`, the most interested first."""
        applied = [code for code in own_acts.view(at).applied if code in self._rows]
        return sorted(applied, key=lambda code: (-self.liking(code).file, code))

    def _callers(self, own_acts: ApplicantActs, at: datetime) -> list[str]:
        """Those of them that will call."""
        applied = self._ranked(own_acts, at)
        eager = sum(self.liking(code).file >= CALLS_FROM for code in applied)
        return applied[: min(max(eager, _FEWEST), _MOST)]

    def _early(self, own_acts: ApplicantActs) -> list[Event]:
        """One that cannot wait for eight o'clock; it is none of those that call later, if it can be."""
        at = self._opens - _EARLY + timedelta(seconds=Chance(self._seed, 32).below(240))
        applied, callers = self._ranked(own_acts, at), self._callers(own_acts, at)
        if not applied:
            return []
        code = applied[min(len(callers), len(applied) - 1)]
        event = self._call(
            "early", code, at, invented_voices.early(self.voice(code)), heat=2, lesson="before 08:00"
        )
        return [replace(event, incident=EARLY, call_kind=CallKind.OTHER)]

    def _late_ones(self, own_acts: ApplicantActs) -> list[Event]:
        """Calls from programs that got an application only after the files were opened."""
        found = []
        for code, known in own_acts.applied_since().items():
            if known < self._opens or code not in self._rows or self.liking(code).file < CALLS_FROM:
                continue
            at = self._in_hours(known + timedelta(minutes=self._dice(code, 2).between(50, 140)))
            if at < self._last and code in own_acts.view(at).applied:
                quarter = self._dice(code, 6).below(_QUARTERS)
                found.append(self._screening(code, at, quarter, "late"))
        return found

    def _stranger(self, own_acts: ApplicantActs) -> list[Event]:
        dice = Chance(self._seed, 33)
        at = self._time(2, 14, dice.between(5, 45))
        applied = own_acts.view(at).applied
        code = next((code for code in dice.shuffled(list(self._rows)) if code not in applied), None)
        if code is None:
            return []
        words = invented_voices.stranger(self.voice(code))
        event = self._call("stranger", code, at, words, heat=1, lesson="not applied to")
        return [replace(event, incident=NOT_APPLIED, call_kind=CallKind.OTHER)]

    def _nobody(self) -> Event:
        dice = Chance(self._seed, 34)
        at = self._time(2, 11, dice.between(5, 50))
        number = f"({dice.pick(('319', '606', '575'))}) 555-01{dice.below(100):02d}"
        return Event(
            "call:nobody",
            at,
            EventKind.CALL,
            f"A call from {number}",
            "Nobody speaks; the line drops after four seconds.",
            named=False,
            number=number,
            call_kind=CallKind.OTHER,
            lesson="a number that says nothing",
        )

    def _promise(self, own_acts: ApplicantActs, calls: Sequence[Event]) -> list[Event]:
        """On Wednesday afternoon the program that liked the talks best says more than it can."""
        at = self._time(2, 16, Chance(self._seed, 35).between(5, 50))
        if at >= self._limit:
            return []
        contacts = self.contacts(own_acts, [*calls, *self._interviews(calls, own_acts)], at)
        spoken = [
            code for code, each in contacts.items() if each.answered and self._applied(own_acts, code, at)
        ]
        if not spoken:
            return []
        best = max(spoken, key=lambda code: (self.liking(code).score(contacts[code]), code))
        words = invented_voices.promise(self.voice(best))
        event = self._call("promise", best, at, words, heat=5, lesson="a promise is no offer")
        return [replace(event, call_kind=CallKind.OFFER_TALK)]

    def _applied(self, own_acts: ApplicantActs, code: str, at: datetime) -> bool:
        return code in own_acts.view(at).applied

    def _screening(self, code: str, at: datetime, quarter: int, kind: str = "first") -> Event:
        when = None
        if self.liking(code).file >= INVITES_FROM:
            when = self._interview_at(at, quarter)
        invited = self._spoken(when) if when else ""
        words = invented_voices.screening(self.voice(code), self._dice(code, 3), invited)
        event = self._call(kind, code, at, words, heat=self._heat(code))
        return replace(event, until=when)

    def _second(self, code: str, at: datetime, quarter: int) -> Event:
        return replace(self._screening(code, at, quarter), lesson="two at once")

    def _forbidden(self, code: str, at: datetime, _quarter: int) -> Event:
        words = invented_voices.forbidden(self.voice(code))
        event = self._call("forbidden", code, at, words, heat=2, lesson="a forbidden question")
        return replace(event, incident=FORBIDDEN)

    def _unknown(self, code: str, at: datetime, quarter: int) -> Event:
        number = invented_voices.direct_line(self._rows[code], self._dice(code, 4))
        event = replace(self._screening(code, at, quarter), number=number, named=False)
        return replace(event, title=f"A call from {number}", lesson="an unknown number")

    def _straight(self, code: str, at: datetime, _quarter: int) -> Event:
        """A call that never rings: only its voicemail is there."""
        voice = self.voice(code)
        event = self._call(
            "straight", code, at, invented_voices.voicemail(voice, True), heat=3, lesson="a voicemail"
        )
        event = replace(event, kind=EventKind.VOICEMAIL, channel=Channel.VOICEMAIL)
        return replace(event, id=f"{_STRAIGHT}{code}", title=f"A voicemail from {voice.number}")

    def _mail(self, code: str, at: datetime, quarter: int) -> Event:
        voice, when = self.voice(code), self._interview_at(at, quarter)
        return Event(
            f"mail:{code}",
            at,
            EventKind.MESSAGE,
            "A mail: an invitation to an interview",
            invented_voices.mail(voice, self._spoken(when) if when else ""),
            program=code,
            caller=voice.who,
            role=voice.role,
            channel=Channel.EMAIL,
            call_kind=CallKind.INTERVIEW,
            heat=3,
            until=when,
        )

    def _call(
        self, kind: str, code: str, at: datetime, words: str, *, heat: int | None, lesson: str = ""
    ) -> Event:
        voice = self.voice(code)
        return Event(
            f"call:{kind}:{code}",
            at,
            EventKind.CALL,
            f"A call from {voice.number}",
            words,
            program=code,
            caller=voice.who,
            role=voice.role,
            number=voice.number,
            heat=heat,
            lesson=lesson,
        )

    def look_in_r3(self, code: str, at: datetime, number: int) -> Event:
        """A program that made an offer says so by phone."""
        event = self._call(f"r3:{number}", code, at, invented_voices.look_in_r3(self.voice(code)), heat=5)
        return replace(event, call_kind=CallKind.OFFER_TALK, round=number)

    def _voicemails(self, calls: Iterable[Event], own_acts: ApplicantActs) -> list[Event]:
        """What is left by those whom nobody answered within three minutes."""
        found = []
        for event in calls:
            if event.kind is not EventKind.CALL or event.program is None:
                continue
            at = event.at + _MAIL_AFTER
            if not own_acts.view(at).answered(event.at, event.program, event.number):
                words = invented_voices.voicemail(self.voice(event.program), event.named)
                left = replace(event, id=f"voicemail:{event.id[5:]}", at=at, kind=EventKind.VOICEMAIL)
                title = f"A voicemail from {event.number}"
                found.append(replace(left, title=title, words=words, channel=Channel.VOICEMAIL))
        return found

    def _interviews(self, calls: Iterable[Event], own_acts: ApplicantActs) -> list[Event]:
        """The interviews that calls and mails led to; none where a call was neither taken nor returned."""
        found = []
        for event in calls:
            if event.until is None or event.program is None or event.kind is EventKind.VOICEMAIL:
                continue
            view = own_acts.view(event.until)
            spoke = (
                event.kind is EventKind.MESSAGE
                or self._before_beginning(event)
                or view.answered(event.at, event.program, event.number)
                or view.returned(event.at, event.program, event.number)
            )
            if spoke:
                found.append(self._interview(event, event.until))
        return found

    def _interview(self, event: Event, at: datetime) -> Event:
        assert event.program is not None
        voice = self.voice(event.program)
        return Event(
            f"interview:{event.program}",
            at,
            EventKind.INTERVIEW,
            f"Interview by Zoom: {voice.where}",
            invented_voices.interview(voice, self._dice(event.program, 5)),
            program=event.program,
            caller=voice.who,
            role=voice.role,
            channel=Channel.ZOOM,
            call_kind=CallKind.INTERVIEW,
            heat=self._heat(event.program),
        )

    def _interview_at(self, call: datetime, quarter: int) -> datetime | None:
        """When the interview is that a call or mail invites to: Wednesday, from 09:00 by quarters of an
        hour; None when there is no time left before the first round."""
        at = self._opens + timedelta(days=1, hours=1) + quarter * timedelta(minutes=15)
        if at < call + _NOTICE:
            passed = (call + 2 * _NOTICE - self._opens) // timedelta(minutes=15)
            at = self._opens + (passed + 1) * timedelta(minutes=15)
        return at if at < self._limit else None

    def _heat(self, code: str) -> int:
        file = self.liking(code).file
        return 5 if file >= 0.95 else 4 if file >= INVITES_FROM else 3 if file >= CALLS_FROM else 2

    def _time(self, day: int, hour: int, minute: int) -> datetime:
        """Tuesday is day 1, from 08:00 Eastern; seconds come from the seed."""
        seconds = (self._seed * 7 + hour * 13 + minute) % 50
        return self._opens + timedelta(days=day - 1, hours=hour - 8, minutes=minute, seconds=seconds)

    def _in_hours(self, at: datetime) -> datetime:
        """The moment, or the next morning's, when offices are closed."""
        days = (at - self._opens) // timedelta(days=1)
        morning = self._opens + days * timedelta(days=1)
        if at < morning + _WORKDAY:
            return at
        return morning + timedelta(days=1, minutes=10) + (at - morning - _WORKDAY) / 20

    def _spoken(self, at: datetime) -> str:
        """A time of these days as one says it: Wednesday 14:45."""
        days, rest = divmod(at - self._opens, timedelta(days=1))
        minutes = int(rest.total_seconds()) // 60 + 8 * 60
        return f"{_DAYS[min(days + minutes // 1440, 2)]} {minutes // 60 % 24:02d}:{minutes % 60:02d}"

    def _dice(self, code: str, purpose: int) -> Chance:
        return Chance(self._seed, 900_000 + int(code[:7]) * 977 + sum(map(ord, code[7:])) * 11 + purpose)


def spoken_with(contacts: Mapping[str, Contact]) -> frozenset[str]:
    """The programs with which there was any talk."""
    return frozenset(code for code, each in contacts.items() if each.answered or each.interviewed)
