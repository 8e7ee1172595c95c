"""Every alarm of the week between two looks at the clock: each once, in order (rules: timetable, offers).

Nothing is remembered here: called with the last and the present look at the clock, as `crossings` is,
it is right after a laptop slept. Missed boundaries come once each; a reminder that repeats comes once,
in the words of the present.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Call, CallBack
from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.gate.call_backs import TRIES, age_words, tries_words
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.rules.figures import OFFER_ALARMS
from matchweek.domain.season.timetable import Moment, MomentKind, Timetable, crossings
from matchweek.domain.times.zones import EASTERN, wall
from matchweek.domain.week.agenda_invitations import upper_first
from matchweek.domain.week.agenda_ranking import to_certify
from matchweek.domain.week.due import (
    ASK_FIRST,
    answers_to_give,
    asked_first,
    due,
    interviews_to_come,
    looked_at,
    offers_to_answer,
)

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.answer_windows import AnswerWindow

Timed = tuple[int | str, datetime, str]
"""An id, an instant (aware UTC) and a title: an open offer and its end, an interview and its start."""


class AlarmKind(StrEnum):
    BOUNDARY = "boundary"
    """A phase begins or ends, but no round."""
    ROUND = "round"
    """A round opens or ends."""
    LOOK = "look"
    """A round is open and R3 was not looked at."""
    OFFER = "offer"
    """A round with an open offer ends soon, or has ended."""
    INTERVIEW = "interview"
    CALL = "call"
    """A call-back or another step promised in a call falls due."""
    WAITING = "waiting"
    """A missed call grows old and nobody returned it."""
    INVITATION = "invitation"
    """An invitation of the season waits for its answer, and the time that they left ends soon."""
    RANKING = "ranking"
    """Ranking closes soon in R3, and the rank list is not certified as it stands here."""


NEVER_SILENCED = frozenset(
    {AlarmKind.ROUND, AlarmKind.LOOK, AlarmKind.OFFER, AlarmKind.INTERVIEW, AlarmKind.RANKING}
)
LOOK_AFTER = (5, 15, 30, 60, 90, 110)
"""Minutes after a round's opening at which the look in R3 is asked for again."""
OFFER_BEFORE = (*OFFER_ALARMS, 1, 0)
INTERVIEW_BEFORE = (60, 15, 5)
ANSWER_BEFORE = (120, 60, 15, 0)
"""Minutes before an answer's end at which it is told of."""
RANKING_BEFORE = (48 * 60, 24 * 60, 6 * 60, 2 * 60, 60, 15)
"""Minutes before ranking closes at which a list that is not certified is told of."""
WAITING_AFTER = (20, 60, 180)
"""Minutes after a missed call at which it is told again that nobody returned it."""
_ONCE_MISSED = frozenset(
    {AlarmKind.LOOK, AlarmKind.OFFER, AlarmKind.INTERVIEW, AlarmKind.WAITING, AlarmKind.INVITATION}
    | {AlarmKind.RANKING}
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm. `at` is when it is due, `about` the instant it speaks of (both aware UTC).

    `key` names it for good: the same alarm has the same `at`, `kind` and `key`, whatever its words.
    The words are true at the end of the span that was asked for. `urgent` asks to be heard at once.
    `names` are the programs and people it is about; its title names nobody but who is to be called back.
    """

    at: datetime
    kind: AlarmKind
    key: str
    about: datetime = field(compare=False)
    title: str = field(default="", compare=False)
    text: str = field(default="", compare=False)
    urgent: bool = field(default=False, compare=False)
    names: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Watched:
    """What alarms are about beside the timetable.

    `looked` are the rounds for which an offer or “none in R3” was recorded, `offers` the open ones.
    Titles are shown as they are: hand in masked ones while names are masked. Who is placed, or not
    eligible, is not `seeking`: the rounds are told without being asked to look. `titles` are those of the
    programs that called, by code. `asking` are the calls before whose return the school is asked, `answers`
    the invitations that wait for one, with what is to be done; `ranking` is when ranking closes, where a rank
    list is still to be certified; `match_day` whether Match Day says something new: to
    others nothing of the timetable rings behind SOAP's end.
    """

    seeking: bool = True
    looked: Collection[int] = ()
    offers: Sequence[Timed] = ()
    interviews: Sequence[Timed] = ()
    calls: Iterable[Call] = ()
    titles: Mapping[str, str] = field(default_factory=dict, compare=False)
    asking: Collection[int] = frozenset()
    answers: Sequence[tuple[AnswerWindow, str]] = ()
    ranking: datetime | None = None
    match_day: bool = True


@dataclass(frozen=True, slots=True)
class Quiet:
    """What a person silenced: kinds switched off, and hours in which the rest waits.

    `hours` are from and to in one's own `zone`, over midnight when from is later; equal ones mean
    none. Rounds, looks in R3, offers, interviews and the rank list are never silenced.
    """

    off: Collection[str] = ()
    hours: tuple[time, time] | None = None
    zone: tzinfo = EASTERN

    def told_at(self, at: datetime) -> datetime:
        """When an alarm due at `at` is told: at once, or when the quiet hours end."""
        if self.hours is None:
            return at
        begins, ends = self.hours
        local = at.astimezone(self.zone)
        clock = local.time()
        inside = begins <= clock < ends if begins <= ends else clock >= begins or clock < ends
        if not inside:
            return at
        day = local.date() + timedelta(days=clock >= ends)
        return max(at, datetime.combine(day, ends, self.zone).astimezone(UTC))


HEARD = Quiet()


def watched(
    board: Board,
    timetable: Timetable,
    since: datetime,
    *,
    looked: Collection[int] = (),
    offers: Sequence[Timed] = (),
    interviews: Sequence[Timed] = (),
) -> Watched:
    """What the board has to be watched for after `since` (aware).

    `looked`, `offers` and `interviews` are others besides those on the board.
    """
    seeking = board.state_at(since) not in (ApplicantState.PLACED, ApplicantState.INELIGIBLE)
    return Watched(
        seeking,
        looked_at(board, timetable).union(looked),
        [*offers, *offers_to_answer(board, timetable, since)],
        [*interviews, *interviews_to_come(board)],
        board.calls,
        {call.program: board.title(call.program) for call in board.calls if call.program},
        asked_first(board.calls, board.applications, timetable, since),
        answers_to_give(board, timetable, since),
        to_certify(board, timetable, since),
        ApplicantState(board.applicant.state).waits_for_match_day,
    )


# No quiet hours last longer, so what falls due this long before may still be told.
_LONGEST_QUIET = timedelta(hours=25)


def alarms(
    timetable: Timetable, watched: Watched, since: datetime, until: datetime, quiet: Quiet = HEARD
) -> tuple[Alarm, ...]:
    """Every alarm due after `since` and up to and including `until`, each once, in order of time.

    Boundaries are all there, however long the span. Of the reminders for one round, one offer's end,
    one interview only the last is, since the earlier ones would say the same. What is silenced by
    kind is left out; what falls into quiet hours is due when they end.
    """
    if until <= since:
        return ()
    found = [
        *_boundaries(timetable, watched, since, until, quiet),
        *_looks(timetable, watched, since, until),
        *_offers(watched, since, until),
        *_interviews(watched, since, until),
        *_calls(watched, since, until, quiet),
        *_waiting(watched, since, until, quiet),
        *_answers(watched, since, until, quiet),
        *_ranking(watched, since, until),
    ]
    latest: dict[tuple[AlarmKind, str], Alarm] = {}
    kept = []
    for alarm in found:
        if alarm.kind not in _ONCE_MISSED:
            kept.append(alarm)
            continue
        group = (alarm.kind, alarm.key.rpartition(":")[0])
        if group not in latest or latest[group].at < alarm.at:
            latest[group] = alarm
    kept += latest.values()
    return tuple(sorted(kept, key=lambda alarm: (alarm.at, alarm.about)))


def _boundaries(
    timetable: Timetable, watched: Watched, since: datetime, until: datetime, quiet: Quiet
) -> Iterator[Alarm]:
    for moment in crossings(timetable, since - _LONGEST_QUIET, until):
        if not moment.is_boundary or (_behind_soap(moment, timetable) and not watched.match_day):
            continue
        if moment.round is None:
            at, kind = quiet.told_at(moment.at), AlarmKind.BOUNDARY
            if kind in quiet.off:
                continue
        else:
            at, kind = moment.at, AlarmKind.ROUND
        if not since < at <= until:
            continue
        title, text = moment.title, _TEXTS.get(moment.kind, "")
        if moment.kind is MomentKind.APPLICATIONS_OPEN:
            text = f"Programs may open files from {wall(timetable.contact_opens)} ET."
        if moment.round is not None:
            title, text = _round_words(timetable, watched, moment.round, moment.kind, until)
        urgent = kind is AlarmKind.ROUND and watched.seeking
        yield Alarm(at, kind, moment.key, moment.at, title, text, urgent)


def _behind_soap(moment: Moment, timetable: Timetable) -> bool:
    """Whether a moment is one of the days behind SOAP, whose own end it is not."""
    return moment.kind is not MomentKind.SOAP_ENDS and soap_over(moment.at, timetable)


_TEXTS = {
    MomentKind.LIST_OPENS: "Read the notice in R3 and record what it says.",
    MomentKind.CONTACT_OPENS: "Answer every number. Programs may make contact now; you contact none first.",
    MomentKind.SOAP_ENDS: "Bring in the final list. Whoever still seeks a place may contact programs now.",
    MomentKind.MATCH_DAY: "R3 shows where.",
}


def _round_words(
    timetable: Timetable, watched: Watched, number: int, kind: MomentKind, until: datetime
) -> tuple[str, str]:
    """A round's opening or end in the words of `until`."""
    window, looked = timetable.rounds[number - 1], number in watched.looked
    if not watched.seeking:
        return f"Round {number} {'opened' if kind is MomentKind.ROUND_OPENS else 'has ended'}", ""
    if kind is MomentKind.ROUND_OPENS:
        if looked:
            return f"Round {number} opened", "R3 was looked at."
        if until >= window.closes:
            return f"Round {number} opened", "It has ended since."
        return f"Look in R3 now: Round {number} is open", f"{_left(window.closes - until)} until it ends."
    unseen = "" if looked else "Nothing was recorded for it: what it offered has expired. "
    later = any(each.opens >= window.closes for each in timetable.rounds)
    return f"Round {number} has ended", f"{unseen}Bring in the {'refreshed' if later else 'last'} list."


def _looks(timetable: Timetable, watched: Watched, since: datetime, until: datetime) -> Iterator[Alarm]:
    for number, window in enumerate(timetable.rounds, 1):
        if not watched.seeking or number in watched.looked or not window.opens <= until < window.closes:
            continue
        for minutes in LOOK_AFTER:
            at = window.opens + timedelta(minutes=minutes)
            if since < at <= until and at < window.closes:
                title = f"Look in R3 now: Round {number} is open"
                text = (
                    f"{_left(window.closes - until)} until it ends. Record an offer, or that there is none."
                )
                yield Alarm(at, AlarmKind.LOOK, f"look:{number}:{minutes}", window.closes, title, text, True)


def _offers(watched: Watched, since: datetime, until: datetime) -> Iterator[Alarm]:
    """One alarm for all offers that end together: five at once would hide each other."""
    ending: dict[datetime, list[str]] = {}
    for _, ends, title in watched.offers:
        ending.setdefault(ends, []).append(title)
    for ends, titles in ending.items():
        count = "An open offer" if len(titles) == 1 else f"{len(titles)} open offers"
        verb = "ends" if len(titles) == 1 else "end"
        if until < ends:
            title = f"{count} {verb} in {_left(ends - until)}"
        else:
            title = f"{count} ended {_ago(until - ends)}"
        text = f"{', '.join(titles)}. {'Answered in R3 only.' if until < ends else RAN_OUT}"
        for minutes in OFFER_BEFORE:
            at = ends - timedelta(minutes=minutes)
            if since < at <= until:
                key = f"offer:{ends.isoformat()}:{minutes}"
                yield Alarm(at, AlarmKind.OFFER, key, ends, title, text, True, (*titles,))


def _interviews(watched: Watched, since: datetime, until: datetime) -> Iterator[Alarm]:
    for number, begins, name in watched.interviews:
        if until < begins:
            title = f"Interview in {_left(begins - until)}"
        else:
            title = f"The interview began {_ago(until - begins)}"
        for minutes in INTERVIEW_BEFORE:
            at = begins - timedelta(minutes=minutes)
            if since < at <= until:
                key = f"interview:{number}:{begins.isoformat()}:{minutes}"
                yield Alarm(at, AlarmKind.INTERVIEW, key, begins, title, name, True, (name,))


def _calls(watched: Watched, since: datetime, until: datetime, quiet: Quiet) -> Iterator[Alarm]:
    if AlarmKind.CALL in quiet.off:
        return
    for each in due(watched.calls, watched.asking):
        if each.at is None:
            continue
        at = quiet.told_at(each.at)
        if since < at <= until:
            key = f"call:{each.call}:{each.title}:{each.at.isoformat()}"
            title = watched.titles.get(each.program or "")
            names = (title,) if title else ()
            text = f"{title}. It is due now." if title else "It is due now."
            yield Alarm(at, AlarmKind.CALL, key, each.at, each.title, text, names=names)


def _waiting(watched: Watched, since: datetime, until: datetime, quiet: Quiet) -> Iterator[Alarm]:
    """A missed call that nobody returned is told again as it grows older, once each time."""
    if AlarmKind.CALL in quiet.off:
        return
    for call in watched.calls:
        if call.call_back != CallBack.DUE or call.tries >= TRIES or call.next_due is not None:
            continue
        who = call.caller or call.number or "an unknown number"
        title = watched.titles.get(call.program or "")
        tried = f" {tries_words(call, until)}" if call.tries else ""
        for minutes in WAITING_AFTER:
            at = quiet.told_at(call.at + timedelta(minutes=minutes))
            if since < at <= until:
                begun = f"{ASK_FIRST} {who}" if call.id in watched.asking else f"Not called back: {who}"
                said = f"{begun}, {age_words(call.at, until)} ago"
                text = f"{title}.{tried}".removeprefix(".").strip() if title else tried.strip()
                key = f"waiting:{call.id}:{minutes}"
                yield Alarm(at, AlarmKind.WAITING, key, call.at, said, text, names=(title,) if title else ())


def _answers(watched: Watched, since: datetime, until: datetime, quiet: Quiet) -> Iterator[Alarm]:
    """Before an answer's end; quiet hours wait for one's own rule alone, where they would tell too late."""
    if AlarmKind.INVITATION in quiet.off:
        return
    for window, what in watched.answers:
        left = window.ends - until
        title = f"{_left(left)} left to answer" if left > timedelta() else "The time to answer is over"
        text = f"{upper_first(what)}."
        for minutes in ANSWER_BEFORE:
            due_at = window.ends - timedelta(minutes=minutes)
            at = quiet.told_at(due_at)
            if at >= window.ends and minutes and not window.own:
                at = due_at
            if since < at <= until:
                key = f"invitation:{window.id}:{window.ends.isoformat()}:{minutes}"
                yield Alarm(at, AlarmKind.INVITATION, key, window.ends, title, text, True, (what,))


def _ranking(watched: Watched, since: datetime, until: datetime) -> Iterator[Alarm]:
    """Before ranking closes, while a list is not certified: never silenced, since nothing mends it after."""
    closes = watched.ranking
    if closes is None or closes <= until:
        return
    title = f"{_left(closes - until)} until ranking closes in R3"
    text = "Your rank list is not certified as it stands here: certify it in R3, and record it."
    for minutes in RANKING_BEFORE:
        at = closes - timedelta(minutes=minutes)
        if since < at <= until:
            key = f"ranking:{closes.isoformat()}:{minutes}"
            yield Alarm(at, AlarmKind.RANKING, key, closes, title, text, minutes <= RANKING_BEFORE[2])


RAN_OUT = "No answer is recorded. If you answered in R3 in time, record that too."


def _ago(span: timedelta) -> str:
    """How long ago something was; in its first minute “just now”."""
    return "just now" if span < timedelta(minutes=1) else f"{_left(span)} ago"


def _left(span: timedelta) -> str:
    """A span in words: “45 minutes”, “1 minute”, “1 hour 20 minutes”; a begun minute counts."""
    total = max(0, -(-span // timedelta(minutes=1)))
    hours, minutes = divmod(total, 60)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    if minutes or not hours:
        parts.append(f"{minutes} minute{'' if minutes == 1 else 's'}")
    return " ".join(parts)
