"""Storing what calendars' invitations proposed, as one act; the season's program follows its interview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchweek.domain.contacts.calendar_events import CalendarEvent, Meant
from matchweek.domain.contacts.interviews import InterviewStatus
from matchweek.domain.contacts.invitations import (
    Outcome,
    said_changes,
    status_after,
)
from matchweek.domain.tracker.tracked import SeasonStatus
from matchweek.errors import BadInput, ChangedMeanwhile
from matchweek.services.core.known_programs import require_listed_or_tracked
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days.interviews import checked, of_season, warnings_of
from matchweek.services.days.invitation_proposals import Proposal, outcome_words
from matchweek.store import rows
from matchweek.store.act import Act

_HELD = frozenset({SeasonStatus.SCHEDULED, SeasonStatus.DONE})
ACT = "interview.invited"


def bring_in(week: Week, wanted: Sequence[Proposal], how_to_say: str = "") -> Done:
    """Store what was proposed, as one act. Raises BadInput where something is still to be said of one,
    ChangedMeanwhile where the week knows another version of it by now."""
    for one in wanted:
        if one.questions:
            raise BadInput(f"Event {one.number}: something is to be said first", one.questions[0], how_to_say)
    stored = [one for one in wanted if one.may_be_stored]
    words: list[str] = []
    keys: list[str] = []
    warnings: list[str] = []
    with week.act(ACT) as act:
        known = rows.invitations(act.connection)
        for one in stored:
            if one.known is not None and known.get(one.known.id) != one.known:
                raise ChangedMeanwhile(
                    "It was changed meanwhile",
                    "Another window brought in a newer version.",
                    "Look at it again.",
                )
            said, numbers = _store(act, one)
            words.append(said)
            keys += numbers
        if any(one.outcome is not Outcome.CANCELLED for one in stored):
            for number in dict.fromkeys(keys):
                warnings += warnings_of(act, int(number), week.clock.now())
        changed = bool(act.changes)
    quiet = [outcome_words(one) for one in wanted if one not in stored]
    return Done("; ".join([*words, *quiet]) or "nothing is new", tuple(warnings), tuple(keys), changed)


def _store(act: Act, one: Proposal) -> tuple[str, list[str]]:
    if one.series:
        for each, interview in one.series:
            status = status_after(one.event, each, interview)
            act.put("interview", str(interview.id), status=status)
            season_follows(act, interview.id)
            act.put("invitation", str(each.id), **_version(one), cancelled=True)
        return outcome_words(one), [str(interview.id) for _, interview in one.series]
    if one.interview is None:
        assert one.at is not None
        row = _new_row(act, one) if one.new else one.row
        require_listed_or_tracked(act, one.program, row or None)
        values = checked({**one.fields, **_note(one.event)})
        whose = of_season(act, one.program, row or None)
        number = act.add("interview", **{**values, **whose}, at=instant(one.at))
    else:
        number = str(one.interview.id)
        values = _interview_changes(one)
        if values:
            act.put("interview", number, **values)
    season_follows(act, int(number))
    kept = {
        **_version(one),
        "at": instant(one.at) if one.at is not None else None,
        "minutes": one.event.minutes,
        "place": str(one.fields.get("place", "")),
        "zone": one.zone,
        "cancelled": one.event.meant is Meant.CANCELLED,
    }
    if one.known is not None:
        if one.event.meant is Meant.CANCELLED:
            kept = {**_version(one), "cancelled": True}
        act.put("invitation", str(one.known.id), **kept)
    elif one.event.uid:
        act.add(
            "invitation", uid=one.event.uid, occurrence=one.event.occurrence, interview=int(number), **kept
        )
    return outcome_words(one), [number]


def _new_row(act: Act, one: Proposal) -> int:
    """A new program of the season, of what the invitation itself says."""
    came = one.event.stamp if one.event.stamp is not None and one.event.stamp <= act.at else act.at
    return int(act.add("tracked", **one.new, invited_at=instant(came), answered_at=instant(act.at)))


def season_follows(act: Act, number: int) -> None:
    """Let the program of the season follow its interview: scheduled with it, cancelled with its last one.

    Who sends the appointment knows the date: nothing waits for an answer any more.
    """
    every = rows.interviews(act.connection)
    held = every[number]
    row = rows.tracked(act.connection).get(held.tracked or 0)
    if row is None:
        return
    if held.status == InterviewStatus.ARRANGED and row.status not in _HELD:
        answered = {} if row.answered_at is not None else {"answered_at": instant(act.at)}
        act.put("tracked", str(row.id), status=str(SeasonStatus.SCHEDULED), **answered)
    elif held.status == InterviewStatus.CANCELLED and row.status == SeasonStatus.SCHEDULED:
        others = [each for each in every.values() if each.tracked == row.id and each.id != number]
        if all(each.status == InterviewStatus.CANCELLED for each in others):
            act.put("tracked", str(row.id), status=str(SeasonStatus.CANCELLED))


def _version(one: Proposal) -> dict[str, Any]:
    stamp = one.event.stamp
    return {"sequence": one.event.sequence, "stamp": instant(stamp) if stamp is not None else None}


def _note(event: CalendarEvent) -> dict[str, str]:
    sender = f", from {event.organizer}" if event.organizer else ""
    return {"note": f"Invitation “{event.title}”{sender}"} if event.title else {}


def _interview_changes(one: Proposal) -> dict[str, Any]:
    """What of the interview is set anew: only what the sender says otherwise than before."""
    interview = one.interview
    assert interview is not None
    found: dict[str, Any] = {}
    if one.event.meant is not Meant.CANCELLED:
        if one.known is not None:
            found = said_changes(one.event, one.at, str(one.fields.get("place", "")), one.known)
        elif one.at is not None:
            given = {name: value for name, value in one.fields.items() if not getattr(interview, name)}
            found = {**given, "at": one.at}
    status = status_after(one.event, one.known, interview)
    if status != interview.status:
        found["status"] = status
    at = found.pop("at", None)
    values = checked({name: value for name, value in found.items() if getattr(interview, name) != value})
    if at is not None and at != interview.at:
        values["at"] = instant(at)
    return values
