"""The timetable with one's own times: read everywhere, moved while the week runs, each with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.base.text import clean_line
from matchweek.domain.season.own_timetable import (
    DO_NOT_FIT,
    kept_times,
    moment_key,
    not_known,
    of_season,
    over_words,
    without_own,
)
from matchweek.domain.season.season_years import season_year
from matchweek.domain.season.timetable import OTHERS, Timetable, check, instants, phase_at, seasons
from matchweek.domain.times.zones import wall
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week, instant
from matchweek.store import rows
from matchweek.store.act import Act

if TYPE_CHECKING:
    from matchweek.services.core.week import Connection

Changer = Callable[[Timetable], Timetable]
Times = dict[str, datetime]


def timetable_at(week: Week, at: datetime) -> Timetable:
    """The timetable in force at an instant, with one's own times."""
    with week.reading() as connection:
        return read_at(connection, at)


def timetable_of(week: Week) -> Timetable:
    """The timetable in force now, with one's own times."""
    return timetable_at(week, week.clock.now())


def read_at(connection: Connection, at: datetime) -> Timetable:
    """The same inside a transaction: an act is judged by what is kept when it is done."""
    return of_season(rows.season(connection) or season_year(at), rows.own_times(connection))


def refuse_another_year(timetable: Timetable, at: datetime) -> None:
    """Raise BadInput for what belongs to another Match Week than the file's: a new season is a new file."""
    words = over_words(timetable, at)
    if words:
        raise BadInput(
            "A file of another season",
            words,
            "Nothing was changed. To look at the old week open it as it is.",
        )


def read_times(
    timetable: Timetable, typed: Mapping[str, str], read: Callable[[str, datetime | None], datetime]
) -> Times:
    """Times typed for moments, by key; `read` gives the instant of a text and of the moment as it is now.

    Raises BadInput for an unknown key or what does not name one moment.
    """
    known = instants(timetable)
    found = {}
    for key, text in typed.items():
        present = known.get(key)
        if present is None:
            # Says which keys there are.
            timetable.moved(key, timetable.soap_ends)
            if not timetable.known or key in OTHERS:
                found[key] = first_time(read(text, None), timetable.season)
            continue
        found[key] = read(text, present)
    return found


def first_time(at: datetime, year: int) -> datetime:
    """A time of a season of which none is known. Raises BadInput for one that is not in that season."""
    if season_year(at) != year:
        raise BadInput(
            "A time of another season",
            f"{wall(at)} ET {at.year} is not in the season of {year}.",
            f"This file is of Match Week {year}.",
        )
    return at


def set_times(week: Week, times: Mapping[str, datetime], because: str) -> Done:
    """Move moments of the season in force, by keys such as round_2_closes, all in one act.

    Several that only fit together are given together. Raises BadInput, with nothing changed, for
    an unknown key, an order that cannot be, no time at all or no reason.
    """
    if not times:
        raise BadInput("No time was given", "", "Give a moment and its new time: `round_2_closes 14:30`.")

    def moved(timetable: Timetable) -> Timetable:
        for key, at in times.items():
            timetable = timetable.moved(key, at)
        return timetable

    words = ", ".join(f"{_moment_words(key)} {wall(at)} ET" for key, at in times.items())
    return _change(week, "timetable.set", moved, words, because)


def add_round(week: Week, opens: datetime, closes: datetime, because: str) -> Done:
    """Add a round; rounds are numbered by their opening. Raises BadInput where it does not fit."""
    _refuse_unknown(timetable_of(week))
    words = f"a round added, {wall(opens)} to {wall(closes)} ET"
    return _change(
        week, "timetable.add_round", lambda timetable: timetable.with_round(opens, closes), words, because
    )


def drop_round(week: Week, number: int, because: str) -> Done:
    """Drop a round; later ones move up. Raises BadInput for one there is not, and for the last one."""
    _refuse_unknown(timetable_of(week))
    return _change(
        week,
        "timetable.drop_round",
        lambda timetable: timetable.without_round(number),
        f"round {number} dropped",
        because,
    )


def _refuse_unknown(timetable: Timetable) -> None:
    if not timetable.known:
        raise BadInput("The times of this season are not known", timetable.note, not_known(timetable))


def reset(week: Week, because: str) -> Done:
    """Take every own time of the season in force out again."""
    return _change(week, "timetable.reset", without_own, "all as packaged", because)


def _change(week: Week, name: str, change: Changer, words: str, because: str) -> Done:
    reason = clean_line(because)
    if not reason:
        raise BadInput("A change of the timetable needs a reason", "", "Give --because TEXT.")
    now = week.clock.now()
    with week.act(name) as act:
        timetable = read_at(act.connection, now)
        own = change(timetable)
        check(own)
        year = timetable.season
        _keep(act, year, kept_times(own))
        own = read_at(act.connection, now)
        changed = bool(act.changes)
        if changed:
            act.note("reason", f"{year}: {words}", because=reason)
    return Done(
        f"timetable {year}: {words}",
        warnings=_warnings(timetable, own, now) if changed else (),
        keys=(str(year),),
        changed=changed,
    )


def fits(act: Act) -> bool:
    """Whether the times kept are in order, season by season: taking something back may break that."""
    moments = rows.own_times(act.connection)
    return all(
        of_season(year, moments).note != DO_NOT_FIT for year in {*seasons(), rows.season(act.connection)}
    )


def _keep(act: Act, year: int, own: Mapping[str, datetime]) -> None:
    """Keep exactly these times of a season."""
    wanted = {moment_key(year, key): {"at": instant(at)} for key, at in own.items()}
    prefix = moment_key(year, "")
    for key in rows.own_times(act.connection):
        if key.startswith(prefix) and key not in wanted:
            act.remove("moment", key)
    act.put_many("moment", wanted)


def _moment_words(key: str) -> str:
    return key.replace("_", " ")


def _warnings(before: Timetable, after: Timetable, now: datetime) -> tuple[str, ...]:
    """What a person should hear when the change moves the present into another phase."""
    if not after.known:
        return (f"{after.note} {not_known(after)}",)
    was, is_now = phase_at(before, now), phase_at(after, now)
    if (was.phase, was.round) == (is_now.phase, is_now.round):
        return ()
    name = f"round {is_now.round}" if is_now.round else is_now.phase.replace("_", " ")
    return (f"By these times it is now: {name}.",)
