"""What to do now, what comes next, by when: derived from the board, the timetable and the clock.

Ordered by what is lost first (rules: timetable.week, applications, contact, offers.look, list.where;
systems.md rows 21, 25, 53, 54, 70 and 71).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from matchweek.domain.base.text import inside
from matchweek.domain.board.board import Board
from matchweek.domain.board.season_sayings import soap_to_prepare
from matchweek.domain.contacts.calls import Call, CallBack
from matchweek.domain.gate.call_backs import age_words, how_to_return, tries_words
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.timetable import (
    Moment,
    MomentKind,
    Phase,
    PhaseNow,
    Timetable,
    moments,
    phase_at,
)
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.week.agenda_after import thanks_items
from matchweek.domain.week.agenda_applications import applications_to_submit
from matchweek.domain.week.agenda_invitations import invitations as season_invitations
from matchweek.domain.week.agenda_lists import lists_to_bring_in, not_seen
from matchweek.domain.week.agenda_order import (
    PRESSING_WITHIN,
    SETTLED,
    Item,
    Kind,
    Urgency,
    headline,
    in_order,
    urgency_of,
)
from matchweek.domain.week.agenda_plan import plan_items
from matchweek.domain.week.agenda_questions import questions, times_to_give
from matchweek.domain.week.agenda_ranking import ranking_items
from matchweek.domain.week.agenda_season import season_items
from matchweek.domain.week.agenda_unfinished import to_finish
from matchweek.domain.week.agenda_words import NOW, OVER_PLACED, READY, RESTING, SETTLED_WORDS, TO_CANCEL
from matchweek.domain.week.alarms import Timed
from matchweek.domain.week.due import advocates_to_tell, interviews_to_come, looked_at, offers_to_answer
from matchweek.domain.week.due import due as due_of
from matchweek.domain.week.monday import HOUR_ENDED, Monday, monday_at, tasks
from matchweek.domain.week.preparing import ROOM, preparing
from matchweek.domain.week.readiness import READINESS, still_open
from matchweek.domain.week.tasks_done import done_at, tasks_done

__all__ = ["SWEEP", "Item", "Kind", "Urgency", "agenda", "headline", "waiting_calls"]

SWEEP = "sweep"
"""The key of the task mark that says when mail, voicemail and portals were last looked through."""
SWEEP_EVERY = timedelta(minutes=30)
# Between these hours, Eastern, somebody may write; a night's sleep is worth more than the rest.
SWEEP_HOURS = (time(7), time(22))

SOON_WITHIN = timedelta(hours=1)
"""What was promised for a time is shown among what can be done from so long before it."""
CALL_BACK_WITHIN = timedelta(hours=1)
"""A program that called and reached nobody goes on to the next name."""
INTERVIEW_LASTS = timedelta(minutes=30)
READINESS_FROM = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class _Here:
    """What every part of the agenda looks at."""

    board: Board
    timetable: Timetable
    now: datetime
    phase: PhaseNow
    monday: Monday
    looked: frozenset[int]
    moments: tuple[Moment, ...]

    @property
    def seeking(self) -> bool:
        return self.board.state_at(self.now) not in SETTLED_WORDS

    @property
    def may_write(self) -> bool:
        """Whether programs may be written to freely: SOAP is over, and one still seeks a place."""
        from matchweek.domain.contacts.contact_facts import soap_over

        if not soap_over(self.now, self.timetable):
            return False
        from matchweek.domain.gate.gate import may_reach

        return may_reach(self.timetable, self.now, self.board.state).allowed

    def counts_until(self, at: datetime, code: str = "") -> datetime:
        """Until when an answer to what a program said at `at` still counts.

        Before a round opens a program settles whom it will offer its places to; what it hears later counts
        for less. A program that is filled has none to offer.
        """
        program = self.board.programs.get(code) if code else None
        if program is not None and program.filled:
            return at
        later = (window.opens for window in self.timetable.rounds if window.opens > at)
        ended = max(at + timedelta(days=1), self.timetable.soap_ends)
        return next(later, ended)


def agenda(
    board: Board,
    timetable: Timetable,
    now: datetime,
    *,
    looked: Collection[int] = (),
    offers: Sequence[Timed] = (),
    interviews: Sequence[Timed] = (),
    asks: Sequence[Timed] = (),
) -> list[Item]:
    """Everything that is due, what is lost first at the front; at least one item.

    First what ends or begins within a quarter of an hour; then what can be done now, what is lost next
    first; then what is late already; then what is coming, by time. What the board holds of offers, rounds
    looked at and interviews is on it, and which advocates to tell that they may speak; `looked`, `offers`,
    `interviews`, `asks` are others. In the hour after the notice only that hour is on it; who is placed is
    asked for nothing.
    """
    done = tasks_done(board, timetable) | ({HOUR_ENDED} if board.lists else frozenset())
    here = _Here(
        board,
        timetable,
        now,
        phase_at(timetable, now),
        monday_at(timetable, board.applicant.state, now, done),
        frozenset(looked) | looked_at(board, timetable),
        moments(timetable),
    )
    open_now = [*offers, *offers_to_answer(board, timetable, now)]
    season = preparing(board, timetable, now)
    # In its hour an interview of the season has its own room, which says more than its form.
    in_rooms = {each.ref.removeprefix(f"{ROOM}:") for each in season}
    to_come = [each for each in interviews_to_come(board) if str(each[0]) not in in_rooms]
    items = [*_timed(here, open_now, [*interviews, *to_come]), *_calls(here)]
    items += [*season_items(season), *thanks_items(board, timetable, now)]
    items += [*questions(board, timetable, now, here.counts_until)]
    items += [
        *season_invitations(board, timetable, now),
        *ranking_items(board, timetable, now),
        *_writing(here),
        *to_finish(board, here.counts_until),
    ]
    if here.seeking and here.monday is not Monday.HOUR:
        items += [*_look(here), *lists_to_bring_in(board, timetable, here.phase, now)]
        items += [*not_seen(board, here.phase), *applications_to_submit(board, timetable, now)]
        items += [_ask(here, each) for each in (*asks, *advocates_to_tell(board, now))]
        items += [*_sweep(here), *_about_calls(here), *_monday(here, done), *_readiness(here, done)]
    items += [*plan_items(board, timetable, now), *times_to_give(timetable), _phase(here, done)]
    items += _coming(here)
    return in_order(items, now)


def _coming(here: _Here) -> Iterator[Item]:
    """The next moments; once SOAP is over Match Day only for those to whom it names a place."""
    told = (
        here.phase.phase is not Phase.SOAP_OVER
        or ApplicantState(here.board.applicant.state).waits_for_match_day
    )
    coming = [
        each
        for each in here.moments
        if each.is_boundary and each.at > here.now and (told or each.kind is not MomentKind.MATCH_DAY)
    ]
    for each in coming[:4]:
        yield Item(each.title, each.at, "", Kind.MOMENT, opens=each.at)


def _look(here: _Here) -> Iterator[Item]:
    number, closes = here.phase.round, here.phase.closes_at
    if number is None or closes is None or number in here.looked:
        return
    detail = (
        "An offer that nobody saw ends with the round all the same. Record it, or that there is none; "
        "the offer itself is answered in R3."
    )
    title = f"look in R3: Round {number} is open"
    yield Item(title, closes, "", Kind.LOOK, ref=f"round:{number}", detail=detail, losses=(closes,))


def _timed(here: _Here, offers: Sequence[Timed], interviews: Sequence[Timed]) -> Iterator[Item]:
    for number, ends, title in offers:
        if ends > here.now:
            words = "An unanswered offer is gone when the round ends and is not made again."
            said = f"answer in R3: offer of {title}"
            yield Item(said, ends, "", Kind.OFFER, ref=f"offer:{number}", detail=words, losses=(ends,))
    what = TO_CANCEL if here.board.state == ApplicantState.PLACED else "interview:"
    for number, begins, title in interviews:
        ends = begins + INTERVIEW_LASTS
        if ends > here.now:
            yield Item(
                f"{what} {title}",
                begins,
                "",
                Kind.INTERVIEW,
                ref=f"interview:{number}",
                opens=begins - PRESSING_WITHIN,
                losses=(begins, ends),
            )


def _calls(here: _Here) -> Iterator[Item]:
    by_number = {call.id: call for call in waiting_calls(here.board.calls)}
    for each in due_of(by_number.values()):
        call = by_number[each.call or 0]
        back = each.title.startswith("Call back")
        title, detail = _call_back(here, call, inside(each.title)) if back else (each.title, "")
        counts = here.counts_until(max(each.at or call.at, call.at), each.program or "")
        item = Item(
            title,
            each.at,
            "b" if back else "",
            Kind.CALL if back or each.at is not None else Kind.STEP,
            command="called_back" if back else "",
            program=each.program or "",
            ref=f"call:{each.call}",
            detail=detail,
            opens=None if each.at is None else each.at - SOON_WITHIN,
            losses=_call_losses(each.at, call.at, counts) if back or each.at is not None else (),
        )
        if urgency_of(item, here.now) is Urgency.LATE:
            item = replace(item, due=item.due or call.at, detail=f"{LATE_WORDS} {item.detail}".rstrip())
        yield item


def _call_back(here: _Here, call: Call, title: str) -> tuple[str, str]:
    """What to do about a missed call, and how: through which number, how old it is, what was tried."""
    submitted = here.board.applications.get(call.program or "")
    sent = submitted.submitted_at if submitted is not None else None
    found = how_to_return(call, sent, here.timetable, here.now)
    if found.ask_first:
        title = f"ask your school before you {title}"
    age = f"It came {age_words(call.at, here.now)} ago."
    return title, " ".join(part for part in (found.words, age, tries_words(call, here.now)) if part)


LATE_WORDS = "It is late, and can still be done: a program may come back to a name in a later round."


def _call_losses(promised: datetime | None, came: datetime, counts: datetime) -> tuple[datetime, ...]:
    """What was promised is lost at its time, a call-back within the hour; both when they no longer count."""
    first = promised if promised is not None else came + CALL_BACK_WITHIN
    return (first, counts) if first < counts else (counts,)


def waiting_calls(calls: Sequence[Call]) -> list[Call]:
    """Calls that still wait to be returned or have a next step, the earliest due first."""
    waiting = [call for call in calls if call.call_back == CallBack.DUE or call.next_step]
    return sorted(waiting, key=lambda call: (call.next_due or call.at, call.id))


def _writing(here: _Here) -> Iterator[Item]:
    """Once SOAP is over: the places that are left are given to whoever writes first."""
    phase = here.phase
    if not here.may_write or not (len(here.board.programs) or here.phase.phase is Phase.SOAP_OVER):
        return
    from matchweek.domain.board.season_plan import rests

    detail = "Contact is free. Programs with open places, in the order in which to write or call."
    losses = (phase.closes_at,) if phase.closes_at is not None else ()
    title = "write to the programs that still have places"
    if here.now >= here.timetable.match_day and rests(here.board, here.now):
        # In the days of rest it is an offer, and no task.
        title, losses = (
            "you may write to programs that still have places, or rest",
            (here.timetable.match_day,),
        )
    yield Item(title, None, "W", Kind.WRITE, command="after", ref="after", detail=detail, losses=losses)


def _ask(here: _Here, ask: Timed) -> Item:
    number, at, title = ask
    counts = here.counts_until(at)
    losses = (at, counts) if at < counts else (counts,)
    return Item(f"tell {title}", at, "", Kind.ADVOCATE, ref=f"advocate:{number}", losses=losses)


def _about_calls(here: _Here) -> Iterator[Item]:
    """On the day on which programs may first call, until one did: what such a call is like."""
    opens = here.timetable.contact_opens.astimezone(EASTERN)
    if here.now.astimezone(EASTERN).date() != opens.date() or here.board.calls:
        return
    detail = "One card: who calls, how long, what they may not ask; and a call to practise."
    yield Item("what a SOAP call is like", None, "", Kind.READY, command="about_calls", detail=detail)


def _sweep(here: _Here) -> Iterator[Item]:
    """Mail, spam, voicemail, Thalamus and portals, each half hour while programs may make contact."""
    begins, ends = here.timetable.contact_opens, here.timetable.rounds[-1].closes
    if not begins <= here.now < ends:
        return
    slot = begins + (here.now - begins) // SWEEP_EVERY * SWEEP_EVERY
    last = done_at(here.board, here.timetable, SWEEP)
    swept = last is not None and last >= slot
    due = slot + SWEEP_EVERY
    hours = slot.astimezone(EASTERN).time()
    if not SWEEP_HOURS[0] <= hours < SWEEP_HOURS[1] or (swept and due >= ends):
        return
    title = "look through mail, spam, voicemail, Thalamus and portals"
    yield Item(title, due, "", Kind.SWEEP, ref=f"task:{SWEEP}", opens=due if swept else None)


def _monday(here: _Here, done: Collection[str]) -> Iterator[Item]:
    if here.monday not in (Monday.ASK, Monday.SEQUENCE):
        return
    told = here.monday is not Monday.ASK
    for number, task in enumerate(tasks(here.timetable, done)):
        if task.done or task.closed or (number == 0 and told):
            continue
        begun = number == 0 or task.at <= here.now
        due, opens = (task.by, None) if begun else (task.at, task.at)
        yield Item(
            inside(task.title), due, "", Kind.MONDAY, ref=f"task:{task.key}", detail=task.what, opens=opens
        )


def _readiness(here: _Here, done: Collection[str]) -> Iterator[Item]:
    missing = still_open(done)
    opens = here.timetable.list_opens
    if here.phase.phase is not Phase.BEFORE or not missing:
        return
    of_them = f"{len(missing)} of {len(READINESS)} points still open"
    by = opens if here.timetable.known else None
    if (saying := soap_to_prepare(here.board)) is not None:
        detail = f"{saying.words} A rule of thumb, no statistic."
        yield Item(
            f"prepare for SOAP: {of_them}",
            by,
            kind=Kind.READY,
            command="readiness",
            ref="readiness",
            detail=detail,
        )
    else:
        yield Item(f"get ready: {of_them}", by, kind=Kind.READY, command="readiness", ref="readiness")
    if opens - here.now > READINESS_FROM:
        return
    for point in missing:
        yield Item(inside(point.title), opens, "", Kind.READY, ref=f"task:{point.key}", detail=point.how)


_OVER = (Phase.SOAP_OVER, Phase.MATCH_DAY, Phase.AFTER)


def _rests(here: _Here) -> bool:
    # Most starts are before SOAP's end, and the plan takes time to import.
    from matchweek.domain.board.season_plan import rests

    return rests(here.board, here.now)


def _phase(here: _Here, done: Collection[str]) -> Item:
    """What the phase itself asks for; it stands behind everything that can be done now."""
    phase, closes = here.phase, here.phase.closes_at
    if not here.timetable.known:
        return Item(f"the times of Match Week {here.timetable.season} are not known", None)
    state = here.board.state_at(here.now)
    settled = SETTLED_WORDS.get(state)
    if phase.phase is Phase.SOAP_OVER and state == ApplicantState.PLACED:
        return Item(OVER_PLACED, closes, ref=SETTLED)
    if settled and phase.phase not in (Phase.BEFORE, Phase.SOAP_OVER, Phase.MATCH_DAY, Phase.AFTER):
        return Item(settled, closes, command="offers" if here.board.kept.offers else "", ref=SETTLED)
    if phase.phase in _OVER and _rests(here):
        return Item(RESTING, None, command="aftermath")
    if here.monday is Monday.HOUR:
        return Item("this hour is yours; nothing has to be decided in it", closes)
    if phase.phase is Phase.ROUND:
        seen = "; R3 was looked at" if phase.round in here.looked else ""
        return Item(f"Round {phase.round} is open{seen}", closes)
    ready = READY if phase.phase is Phase.BEFORE and not still_open(done) else ""
    return Item(f"{ready}{NOW[phase.phase]}", closes)
