"""Days on which one holds no interview: blocked once, and said of every date that is offered then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.interviews import arranged
from matchweek.domain.plan.own_line import NO_DAY, read_own_line
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import EASTERN, wall
from matchweek.domain.tracker.blocked import Blocked, Why
from matchweek.domain.tracker.blocked_days import days_words, read_days
from matchweek.errors import BadInput
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.week import Done, Week
from matchweek.store import rows

if TYPE_CHECKING:
    from datetime import datetime

    from pendulum import Timezone

    from matchweek.store.act import Act

LONGEST_DAYS = 366


def days(text: str, now: datetime, own: str = "") -> tuple[date, date]:
    """The days that a text names, in one's own zone (Eastern where `own` is empty). Raises BadInput."""
    zone = read_zone(own) if own else EASTERN
    return read_days(text, Setting(now=now, zone=zone, own=zone, toward="future"))


def line(text: str, now: datetime, own: str = "") -> tuple[date, date, str, str]:
    """The days, the kind and the note of a line as it is typed: “5-7 Jan exam Step 3”, “5-7 Jan Step 3 exam”.

    The first word that is a kind says what for, wherever it stands. Raises BadInput where no days are named.
    """
    zone = read_zone(own) if own else EASTERN
    setting = Setting(now=now, zone=zone, own=zone, toward="future")
    said = text.split()
    place = next((at for at, word in enumerate(said) if _kind(word)), len(said))
    words = said[place:]
    try:
        first, last = read_days(" ".join(said[:place]), setting)
    except BadInput:
        title, first, last = _words_and_days(text, setting)
        words = title.split()
    named = next((word for word in words if _kind(word)), "")
    if named:
        words.remove(named)
    return first, last, _kind(named) or Why.OTHER, " ".join(words)


def _words_and_days(text: str, setting: Setting) -> tuple[str, date, date]:
    """What for and the days, where the days do not stand right before the word of a kind."""
    try:
        return read_own_line(text, setting)
    except BadInput as error:
        if error.title != NO_DAY:
            raise
        said = f"“{text[:40]}” was given." if text.strip() else ""
        raise BadInput("Which days?", said, "Write the days, then what for: 5-7 Jan exam Step 3.") from error


def _kind(word: str) -> str:
    """The kind of blocked days that a word names, or ""."""
    plain = word.strip(",:;").casefold()
    return plain if plain in list(Why) else ""


def block(
    week: Week, first: date, last: date | None = None, *, own: str = "", draft: str = "", **fields: Any
) -> Done:
    """Block the days from `first` to `last`, both among them. Fields: domain.tracker.blocked.Blocked.

    Days that are blocked already for the same are not blocked twice. Interviews on them are told. `own` is
    one's zone, else the one kept. Raises BadInput for days that cannot be.
    """
    until = last or first
    _require_order(first, until)
    values = {**_checked(fields), "first": first.isoformat(), "last": until.isoformat()}
    with week.act("season.block", draft=draft) as act:
        one = Blocked(0, first, until, **_checked(fields))
        there = rows.blocked(act.connection).values()
        same = next((each for each in there if _same(each, one)), None)
        key = str(same.id) if same is not None else act.add("blocked", **values)
        warnings = _held_then(act, first, until, own)
        changed = bool(act.changes)
    said = "already blocked" if same is not None else "blocked"
    return Done(f"{said}: {days_words(one)}, {one.kind}", warnings, (key,), changed)


def change(
    week: Week,
    number: int,
    *,
    first: date | None = None,
    last: date | None = None,
    own: str = "",
    **fields: Any,
) -> Done:
    """Change blocked days by their number. Raises BadInput for one there is not."""
    with week.act("season.block") as act:
        one = _found(act, number)
        begins, ends = first or one.first, last or one.last
        _require_order(begins, ends)
        act.put("blocked", str(number), **_checked(fields), first=begins.isoformat(), last=ends.isoformat())
        warnings = _held_then(act, begins, ends, own)
        changed = bool(act.changes)
        words = days_words(rows.blocked(act.connection)[number])
    return Done(f"blocked: {words}", warnings, (str(number),), changed)


def unblock(week: Week, number: int) -> Done:
    """Free blocked days again, by their number. Raises BadInput for one there is not."""
    with week.act("season.unblock") as act:
        one = _found(act, number)
        act.remove("blocked", str(number))
    return Done(f"free again: {days_words(one)}", keys=(str(number),))


def everything(week: Week) -> list[Blocked]:
    """All blocked days, by their beginning."""
    with week.reading() as connection:
        found = rows.blocked(connection).values()
    return sorted(found, key=lambda each: (each.first, each.id))


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    return cleaned(Blocked, fields, _no_such, but=("id", "first", "last"))


def _no_such(name: str) -> BadInput:
    remedy = "See `matchweek season block --help`."
    return BadInput("No such field of blocked days", f"“{name}” is not kept.", remedy)


def _require_order(first: date, last: date) -> None:
    if not 0 <= (last - first).days < LONGEST_DAYS:
        said = f"From {first.isoformat()} to {last.isoformat()} was given."
        raise BadInput("These days cannot be", said, "Give the first and the last day, within a year.")


def _same(one: Blocked, other: Blocked) -> bool:
    return (one.first, one.last, one.kind) == (other.first, other.last, other.kind)


def _found(act: Act, number: int) -> Blocked:
    known = rows.blocked(act.connection).get(number)
    if known is None:
        raise BadInput("Not blocked", f"There is no number {number}.", "See `matchweek season blocks`.")
    return known


def _held_then(act: Act, first: date, last: date, own: str) -> tuple[str, ...]:
    """What to say of the interviews that are arranged for blocked days."""
    name = own or rows.applicant(act.connection).zone
    zone: Timezone = read_zone(name) if name else EASTERN
    there = arranged(rows.interviews(act.connection).values())
    return tuple(
        f"Interview {each.id} is on {wall(each.at)} ET: ask for another date."
        for each in there
        if first <= each.at.astimezone(zone).date() <= last
    )
