"""An invitation of the season: recorded as it comes, its program named, a date chosen, answered.

Nothing here writes to a program: the person answers, and records that they did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from matchweek.domain.base.fields import described
from matchweek.domain.base.text import clean_line, clean_note, fold
from matchweek.domain.times.zones import wall
from matchweek.domain.tracker.answer_windows import usual_end, waits
from matchweek.domain.tracker.dates_in_text import MOST, offered_dates, offered_text
from matchweek.domain.tracker.same import find_same
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked
from matchweek.errors import BadInput
from matchweek.services.core.both_clocks import both_clocks
from matchweek.services.core.week import Done, Week, happened, instant
from matchweek.services.days import interviews
from matchweek.services.season.tracked_fields import checked
from matchweek.services.season.tracker import (
    HELD,
    described_by,
    follow_row,
    named,
    of_row,
    put_changed,
    put_new,
    titled,
    with_list,
)
from matchweek.store import rows
from matchweek.store.act import Act

CAME = ("mail", "Thalamus", "Interview Broker", "ERAS", "phone")
"""How invitations come."""
_CAME_LINE = re.compile(r"Invited by .{1,60}\.")
_NOT_GIVEN = frozenset({"invited_at", "answer_by", "answered_at", "offered", "thanked_at"})
_NOTES = frozenset(each.name for each in described(Tracked) if each.text is not None and each.text.lines)
_SAID = frozenset(each.name for each in described(Tracked)) - {
    "id", "status", "invited_at", "answer_by", "answered_at", "offered",
}  # fmt: skip
_NAMES = ("code", "institution", "name", "specialty", "type", "city", "state", "acgme_id")
_OVER = frozenset({SeasonStatus.SCHEDULED, SeasonStatus.DONE})


class Answer(StrEnum):
    """What one answered an invitation."""

    ACCEPTED = "accepted"
    """The date that is chosen, or any that they set."""
    DECLINED = "declined"
    WAITLIST = "waitlist"
    """No date of theirs is possible: one asked to be on their wait list."""
    OTHER_DATE = "other date"
    """One asked for another date: until they say which, the one that is chosen stays."""


def record(
    week: Week,
    at: datetime | None = None,
    *,
    of: int | None = None,
    answer_by: datetime | None = None,
    dates: Sequence[datetime] = (),
    came: str = "",
    **fields: Any,
) -> Done:
    """Record an invitation that came at `at` (aware; default now). Nothing else is needed.

    `of` is the row of a program that is known; else `fields` say which it is, as services.season.tracker.add
    takes them: one that is known by them gets the invitation too. Without `answer_by` it waits for its answer
    for as long as one's own rule allows. One that is recorded again while it waits still ends as it did.
    Raises BadInput for a value that cannot be.
    """
    moment = happened(week, at)
    values = _checked(fields)
    with week.act("season.invited") as act:
        values = with_list(act, values)
        known = named(act, of) if of is not None else _same(act, values)
        told = _invitation(moment, answer_by, dates)
        again: tuple[str, ...] = ()
        if known is None:
            given = {**values, **told, "note": _with_came(values.get("note", ""), came)}
            key, _ = put_new(act, week, {**given, "status": str(SeasonStatus.INVITED)}, None, {})
        else:
            key = str(known.id)
            if answer_by is None:
                told |= _first_end(known, told)
            _invite_known(act, week, known, values, told, came)
            again = _again(known, told)
        title, changed = titled(act, named(act, int(key))), bool(act.changes)
        by = both_clocks(act, datetime.fromisoformat(told["answer_by"]))
    return Done(f"invitation recorded: {title}; answer by {by}", again, (key,), changed)


def change(
    week: Week,
    number: int,
    *,
    of: int | None = None,
    invited_at: datetime | None = None,
    answer_by: datetime | None = None,
    dates: Sequence[datetime] | None = None,
    came: str = "",
    draft: str = "",
    **fields: Any,
) -> Done:
    """Say more of a recorded invitation: its program, the answer's end, the dates offered.

    `of` is the row of the program that it turned out to be of: the invitation moves there, and its own row
    goes. So it does where `fields` name a program that is known. Fields of the interview (services.season.
    tracker.HELD) need one that is arranged. Raises BadInput as `record` does. `draft` names the form whose
    draft this commits.
    """
    held = interviews.checked({name: value for name, value in fields.items() if name in HELD})
    values = _checked({name: value for name, value in fields.items() if name not in HELD})
    with week.act("season.invited", draft=draft) as act:
        one = named(act, number)
        values = {
            name: value
            for name, value in with_list(act, values).items()
            if name in values or not getattr(one, name)
        }
        told = _told(one, invited_at, answer_by, dates)
        named_now = described_by({**{name: getattr(one, name) for name in _NAMES}, **values}, one.id)
        other = (
            named(act, of) if of is not None else find_same(rows.tracked(act.connection).values(), named_now)
        )
        if other is not None and other.id != one.id:
            key, warnings = moved(act, week, one, other, values, told, came)
        else:
            key, note = str(one.id), values.get("note", one.note)
            told["note"] = _with_came(note, came)
            warnings = put_changed(act, week, one, {**values, **told}, None, held)
        title, changed = titled(act, named(act, int(key))), bool(act.changes)
    return Done(f"invitation: {title}", warnings, (key,), changed)


def choose(week: Week, which: str | int, at: datetime, *, draft: str = "", **held: Any) -> Done:
    """Take a date (aware) for a program of the season: its interview is arranged then, or moved there.

    `held` are fields of the interview (services.season.tracker.HELD). What speaks against the date is told,
    and nothing is refused. It still waits until it is answered: the program does not know of it yet.
    """
    values = interviews.checked(held)
    unknown = sorted(set(values) - {*HELD, "calendar", "leave"})
    if unknown:
        raise BadInput("No such field of its interview", unknown[0], f"Known: {', '.join(HELD)}.")
    with week.act("season.chosen", draft=draft) as act:
        one = named(act, which)
        warnings = put_changed(act, week, one, {"status": str(SeasonStatus.SCHEDULED)}, at, values)
        title, changed, when = titled(act, one), bool(act.changes), both_clocks(act, at)
    still = "" if one.answered_at is not None else "; not answered yet"
    return Done(f"{title}: {when}{still}", warnings, (str(one.id),), changed)


def answered(week: Week, which: str | int, how: str = Answer.ACCEPTED, at: datetime | None = None) -> Done:
    """Record that one answered an invitation, and what: domain words of `Answer`.

    Who declined has no interview there any more. Raises BadInput for another word, and for an instant that
    is still to come.
    """
    meant = read_answer(how)
    moment = happened(week, at)
    with week.act("season.answered") as act:
        one = named(act, which)
        values: dict[str, Any] = {"answered_at": instant(moment)}
        if meant in (Answer.DECLINED, Answer.WAITLIST):
            values["status"] = meant.value
        if one.answered_at is not None and at is None and one.status == values.get("status", one.status):
            values.pop("answered_at")
        warnings = put_changed(act, week, one, values, None, {}) if values else ()
        title, changed = titled(act, one), bool(act.changes)
    said = f"answered: {title}, {meant.value}" if changed else f"answered already: {title}"
    return Done(said, warnings, (str(one.id),), changed)


def read_answer(text: str) -> Answer:
    """The answer that a word means, also “yes” and “no” as the screen has them. Raises BadInput naming the
    words."""
    said = fold(text).replace("-", " ").replace("_", " ").strip()
    said = {"yes": str(Answer.ACCEPTED), "no": str(Answer.DECLINED)}.get(said, said)
    for each in Answer:
        if said == each.value or (said and each.value.startswith(said)):
            return each
    known = ", ".join(Answer)
    raise BadInput("No such answer", f"“{clean_line(text)}” was given.", f"Known: {known}; yes and no too.")


# Inside an act


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    wrong = sorted(_NOT_GIVEN & fields.keys())
    if wrong:
        raise BadInput("Not given like that", wrong[0], "It is set by what one does with the invitation.")
    return checked(fields)


def _invitation(at: datetime, answer_by: datetime | None, dates: Sequence[datetime]) -> dict[str, Any]:
    """What of a row tells of its invitation."""
    until = answer_by if answer_by is not None else usual_end(at)
    _require_window(at, until)
    return {
        "invited_at": instant(at),
        "answer_by": instant(until),
        "answered_at": None,
        "offered": _offered(dates),
    }


def _told(
    one: Tracked,
    invited_at: datetime | None,
    answer_by: datetime | None,
    dates: Sequence[datetime] | None,
) -> dict[str, Any]:
    """What of its invitation is said anew."""
    found: dict[str, Any] = {}
    came = invited_at or one.invited_at
    if invited_at is not None:
        found["invited_at"] = instant(invited_at)
    if answer_by is not None:
        if came is not None:
            _require_window(came, answer_by)
        found["answer_by"] = instant(answer_by)
    if dates is not None:
        found["offered"] = _offered(dates)
    return found


def _require_window(came: datetime, until: datetime) -> None:
    if until <= came:
        raise BadInput(
            "Not a time to answer by",
            f"{wall(until)} ET is not after the invitation, {wall(came)} ET.",
            "Give the time until which they wait for your answer.",
        )


def _offered(dates: Sequence[datetime]) -> str:
    if len(dates) > MOST:
        raise BadInput("Too many dates", f"{len(dates)} were given.", f"Give {MOST} at most.")
    return offered_text(dates)


def _with_came(note: str, came: str) -> str:
    """The note, which says how the invitation came where that was said."""
    if not came.strip():
        return clean_note(note)
    kept = [line for line in note.splitlines() if not _CAME_LINE.fullmatch(line)]
    return clean_note("\n".join([f"Invited by {clean_line(came)}.", *kept]).strip())


def _same(act: Act, values: Mapping[str, Any]) -> Tracked | None:
    """The program of the season that fields describe, where it is known."""
    if not any(values.get(name) for name in ("code", "institution", "name")):
        return None
    return find_same(rows.tracked(act.connection).values(), described_by(values))


def _first_end(known: Tracked, told: Mapping[str, Any]) -> dict[str, Any]:
    """An invitation that is told again while it waits: when it came first, and the end that is sooner."""
    came, until = known.invited_at, known.answer_by
    if not (waits(known) and came and until and told.get("invited_at") and told.get("answer_by")):
        return {}
    again, end = (datetime.fromisoformat(told[name]) for name in ("invited_at", "answer_by"))
    if not came <= again < until:
        return {}
    return {"invited_at": instant(came), "answer_by": instant(min(end, until))}


def _again(known: Tracked, told: Mapping[str, Any]) -> tuple[str, ...]:
    """What to say of an invitation that stood there already."""
    if known.answered_at is not None:
        return (f"You answered it on {wall(known.answered_at)} ET: an answer is waited for again.",)
    if known.invited_at is not None and told["invited_at"] == instant(known.invited_at):
        return (f"It stood there already: it came {wall(known.invited_at)} ET.",)
    return ()


def _invite_known(
    act: Act, week: Week, known: Tracked, values: Mapping[str, Any], told: Mapping[str, Any], came: str
) -> None:
    """Give an invitation to a program that is known: what is known of it stays."""
    fresh = {name: value for name, value in values.items() if value and not getattr(known, name)}
    fresh |= {
        name: _with_lines(getattr(known, name), values[name])
        for name in _NOTES & values.keys() - fresh.keys()
    }
    note = fresh.get("note", known.note)
    dates = {*offered_dates(known.offered), *offered_dates(told["offered"])} if "offered" in told else set()
    if "offered" in told:
        told = {**told, "offered": _offered(sorted(dates))}
    over = known.status in _OVER or "invited_at" not in told
    status = {} if over else {"status": str(SeasonStatus.INVITED)}
    put_changed(act, week, known, {**fresh, **told, **status, "note": _with_came(note, came)}, None, {})


def _with_lines(known: str, more: str) -> str:
    """A note with the lines of another one that it does not have yet."""
    there = known.splitlines()
    return "\n".join([*there, *(line for line in more.splitlines() if line not in there)])


def moved(
    act: Act,
    week: Week,
    one: Tracked,
    other: Tracked,
    values: Mapping[str, Any],
    told: Mapping[str, Any],
    came: str,
) -> tuple[str, tuple[str, ...]]:
    """Move an invitation to the row of the program that it is of; its own row goes, nothing of it is lost."""
    came_with = {**_came_with(one, other), **told}
    if "answer_by" not in told:
        came_with |= _first_end(other, came_with)
    held, fresh = bool(of_row(act, one.id)), "invited_at" in came_with
    follow_row(act, one.id, other)
    act.remove("tracked", str(one.id))
    _invite_known(act, week, other, {**said_of(one), **values}, came_with, came)
    warnings = _again(other, came_with) if fresh and came_with["answered_at"] is None else ()
    over = one.status in _OVER or (fresh and (held or one.status != SeasonStatus.INVITED))
    if over and other.status not in _OVER:
        after = rows.tracked(act.connection)[other.id]
        warnings += put_changed(act, week, after, {"status": one.status}, None, {})
    return str(other.id), warnings


def _came_with(one: Tracked, other: Tracked) -> dict[str, Any]:
    """What of an invitation comes from a row to another one, whose own stays where it still waits and came
    after the answer to this one, or where this one has none. Of two that wait the sooner end counts."""
    answered = one.answered_at
    later = answered is not None and other.invited_at is not None and other.invited_at > answered
    if one.invited_at is None or (waits(other) and later):
        return {"offered": one.offered} if one.offered else {}
    both = (one, other) if waits(one) and waits(other) else (one,)
    came = min(each.invited_at for each in both if each.invited_at is not None)
    ends = [each.answer_by for each in both if each.answer_by is not None]
    return {
        "invited_at": instant(came),
        "answer_by": instant(min(ends)) if ends else None,
        "answered_at": instant(answered) if answered is not None else None,
        "offered": one.offered,
    }


def said_of(one: Tracked) -> dict[str, Any]:
    """What is known of a row besides its invitation, as it is stored, that another row may lack."""
    said = {name: getattr(one, name) for name in _SAID}
    said["thanked_at"] = instant(one.thanked_at) if one.thanked_at is not None else None
    return {name: value for name, value in said.items() if value}
