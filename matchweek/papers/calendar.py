"""The week's boundaries as a calendar file for the phone: UTC, with alarms, without any program's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from matchweek.domain.season.rules.figures import OFFER_ALARMS
from matchweek.domain.season.timetable import WINDOW_KEY, MomentKind, moments
from matchweek.domain.times.zones import wall

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Moment, Timetable

BEFORE_A_ROUND_ENDS = OFFER_ALARMS
"""Minutes."""
_SHORT = timedelta(minutes=5)
# The sequence number has to grow from one export to the next; in seconds it fits 31 bits until 2094.
_COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)


def events(timetable: Timetable) -> dict[str, datetime]:
    """When each event of the calendar begins (aware UTC), by its moment's key."""
    return {moment.key: moment.at.astimezone(UTC) for moment in _boundaries(timetable)}


def calendar_text(timetable: Timetable, at: datetime, gone: Mapping[str, datetime] | None = None) -> str:
    """Every boundary of a season as an iCalendar file, made at `at` (aware).

    An event is the same one in every export, so that a calendar which knows it moves it; `at` counts the
    exports, to the second. `gone` are events of earlier exports that hold no more, with when they began
    there: they are cancelled (RFC 5545, section 3.8.1.11). Each opening rings when it comes; a round's end
    each of BEFORE_A_ROUND_ENDS minutes before. Every alarm counts from its event's beginning: phones ignore
    other kinds. There is no METHOD: that would make it a message from an organizer, which it has not.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//matchweek//Match Week//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Match Week {timetable.season}")
    for moment in _boundaries(timetable):
        calendar.add_component(_event(timetable, moment, at))
    for key, begins in sorted((gone or {}).items()):
        calendar.add_component(_cancelled(timetable.season, key, begins, at))
    return str(calendar.to_ical().decode("utf-8"))


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview as a calendar has it: its `key` for good, its span (aware), and what is said of it."""

    key: str
    begins: datetime
    ends: datetime
    title: str
    description: str
    place: str = ""
    alarms: tuple[int, ...] = ()


def meetings_text(
    season: int, meetings: Iterable[Meeting], at: datetime, gone: Mapping[str, datetime] | None = None
) -> str:
    """Interviews as an iCalendar file, made at `at` (aware); `gone` ones are cancelled, as `calendar_text`
    has it. Their times are UTC: every phone shows them in its own zone. `alarms` are minutes before."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//matchweek//Interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Interviews {season}")
    for each in meetings:
        event = _begun(season, each.key, each.begins, at)
        event.add("dtend", each.ends.astimezone(UTC))
        event.add("status", "CONFIRMED")
        event.add("summary", each.title)
        event.add("description", each.description)
        if each.place:
            event.add("location", each.place)
        event.add("class", "PRIVATE")
        for minutes in each.alarms:
            event.add_component(_alarm(f"{each.title}, in {minutes} minutes", minutes))
        calendar.add_component(event)
    for key, begins in sorted((gone or {}).items()):
        event = _begun(season, key, begins, at)
        event.add("dtend", begins.astimezone(UTC) + _SHORT)
        event.add("status", "CANCELLED")
        event.add("summary", "Cancelled: an interview")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))


def _boundaries(timetable: Timetable) -> list[Moment]:
    return [
        moment
        for moment in moments(timetable)
        if moment.is_boundary and moment.kind is not MomentKind.SEASON_ENDS
    ]


def _begun(season: int, key: str, begins: datetime, at: datetime) -> Any:
    """An event with what makes it the same one in every calendar."""
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{season}-{key}@matchweek")
    event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((at - _COUNTED_FROM).total_seconds())))
    event.add("dtstart", begins.astimezone(UTC))
    return event


def _cancelled(season: int, key: str, begins: datetime, at: datetime) -> Any:
    event = _begun(season, key, begins, at)
    event.add("dtend", begins.astimezone(UTC) + _SHORT)
    event.add("status", "CANCELLED")
    window = WINDOW_KEY.fullmatch(key)
    what = f"Round {window[1]} {window[2]}" if window else key.replace("_", " ")
    event.add("summary", f"Cancelled: {what}")
    event.add("description", "This is not in the timetable any more. Verify in R3.")
    event.add("class", "PRIVATE")
    return event


def _event(timetable: Timetable, moment: Moment, at: datetime) -> Any:
    event = _begun(timetable.season, moment.key, moment.at, at)
    event.add("dtend", _ends(timetable, moment))
    event.add("status", "CONFIRMED")
    event.add("summary", _title(moment))
    event.add("description", _description(timetable, moment))
    event.add("class", "PRIVATE")
    for minutes in _alarms(moment):
        words = f"{_title(moment)}{f', in {minutes} minutes' if minutes else ''}"
        event.add_component(_alarm(words, minutes))
    return event


def _alarm(words: str, minutes: int) -> Any:
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    # The library writes no time at all as days, which not every phone reads.
    alarm["trigger"] = icalendar.vText(f"-PT{minutes}M" if minutes else "PT0S")
    return alarm


def _ends(timetable: Timetable, moment: Moment) -> datetime:
    if moment.kind is MomentKind.ROUND_OPENS and moment.round is not None:
        return timetable.rounds[moment.round - 1].closes.astimezone(UTC)
    return (moment.at + _SHORT).astimezone(UTC)


def _title(moment: Moment) -> str:
    if moment.kind is MomentKind.ROUND_OPENS:
        return f"Round {moment.round}: look in R3 now"
    if moment.kind is MomentKind.ROUND_CLOSES:
        return f"Round {moment.round} ends; the list is refreshed"
    return moment.title


def _description(timetable: Timetable, moment: Moment) -> str:
    parts = [f"{wall(moment.at)} Eastern"]
    if moment.kind is MomentKind.ROUND_OPENS:
        parts.append("Every offer is in R3 only; one that is not answered expires when the round ends.")
    parts.append("" if timetable.verified and moment.key not in timetable.moved_keys else "Verify in R3.")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _alarms(moment: Moment) -> Iterable[int]:
    return BEFORE_A_ROUND_ENDS if moment.kind is MomentKind.ROUND_CLOSES else (0,)
