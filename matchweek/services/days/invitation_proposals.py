"""What bringing in an invitation would do, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.calendar_events import CalendarEvent
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.contacts.invitations import STORED, Invitation, Outcome, own_interview, said_changes
from matchweek.domain.programs.program_zones import zone_of
from matchweek.domain.times.spoken.zone_titles import zone_title
from matchweek.domain.times.zones import wall
from matchweek.services.days.invited_program import WhichProgram

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.week.fits import Fit


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says of an event: its program's code, or its number in the season, or that it is a `new`
    one of the season; the IANA name of its zone, when it begins (aware), the number of the interview that it
    is. What is empty is not said."""

    program: str = ""
    zone: str = ""
    at: datetime | None = None
    interview: int | None = None
    row: int = 0
    new: bool = False


NO_ANSWER = Answer()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What bringing in one event would do; `number` is its place in the file, from 1.

    `questions` must be answered before it can be stored, a sentence each. `zones` are IANA names in which its
    time may be meant, the likeliest first; `zone` is the one it was read in where the file tells none.
    `clocks` is its time in the program's zone, Eastern and one's own, `mine`. `row` is the program of the
    season that it is of, 0 for none; `new` is what a new one would be made of; `title` names either.
    """

    number: int
    event: CalendarEvent
    outcome: Outcome
    which: WhichProgram
    program: str = ""
    at: datetime | None = None
    zone: str = ""
    zones: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    known: Invitation | None = None
    interview: Interview | None = None
    series: tuple[tuple[Invitation, Interview], ...] = ()
    questions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    fit: Fit | None = None
    clocks: str = ""
    mine: str = ""
    row: int = 0
    new: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    @property
    def may_be_stored(self) -> bool:
        """Whether it changes something and nothing is left to be asked."""
        return self.outcome in STORED and not self.questions


def said_of(one: Proposal, board: Board) -> list[tuple[str, str]]:
    """What was found in it, each by its name: when on all clocks, program, where, who."""
    fields = one.fields
    program = one.title or (board.title(one.program) if one.program else "")
    may_be = "" if program else _may_be(one.which, board)
    zones = _zones_to_choose(one, board) if one.at is None else ""
    found = [
        ("when", one.clocks),
        ("their clock", one.fit.theirs.removeprefix("Their clock: ").rstrip(".") if one.fit else ""),
        ("program", _named(one, program)),
        ("may be", may_be),
        ("zone", zone_title(one.zone) if one.zone and one.at is not None else ""),
        ("zones to choose", zones),
        ("minutes", str(fields.get("minutes", ""))),
        ("held by", fields.get("channel", "")),
        ("with", fields.get("interviewer", "")),
        ("where", fields.get("place", "")),
        ("sent by", one.event.organizer),
        ("booked in", fields.get("calendar", "")),
        ("to leave it", fields.get("leave", "")),
        ("dates", f"one of {one.event.dates}" if one.event.dates > 1 else ""),
    ]
    return [(name, words) for name, words in found if words]


def _named(one: Proposal, program: str) -> str:
    """A program as it is named in a proposal: with its code and how it was found; a new one is called so."""
    if not program:
        return ""
    code = f" ({one.program})" if one.program and one.program != program else ""
    if one.new:
        return f"{program}{code}: new in your season"
    return f"{program}{code}, {one.which.why}".rstrip(", ")


def _may_be(which: WhichProgram, board: Board) -> str:
    """Which programs may be meant: of the season, of the list, or a new one in the invitation's own words."""
    known = board.kept.tracked
    found = [board.season_title(known[row]) for row in which.rows if row in known]
    found += [f"{board.title(code)} ({code})" for code in which.candidates]
    if which.proposed and ("code" in which.proposed or not found):
        found = [f"{proposed_title(which)}, new in your season", *found]
    return "; ".join(found)


def proposed_title(which: WhichProgram) -> str:
    """What a new program of the season would be called."""
    return which.proposed.get("institution") or which.proposed.get("code", "")


def _zones_to_choose(one: Proposal, board: Board) -> str:
    """The zones in which its time may be meant: “Eastern (the program's), Karachi (yours)”."""
    theirs = zone_of(board.programs.get(one.program or one.which.code)).zones
    whose = {one.mine: " (yours)", **{zone.name: " (the program's)" for zone in theirs}}
    return ", ".join(f"{zone_title(name)}{whose.get(name, '')}" for name in one.zones)


def foreseen(one: Proposal) -> str:
    """What storing it would do, in a sentence without its end."""
    number = f"interview {one.interview.id}" if one.interview is not None else ""
    match one.outcome:
        case Outcome.NEW:
            return "new: it would be recorded"
        case Outcome.RECORDED:
            return f"it would be {number}, which is recorded already"
        case Outcome.CHANGED:
            return f"a change of {_changed_words(one, number)}"
        case Outcome.CANCELLED:
            return outcome_words(one).replace("cancelled by the program: ", "the program cancels ")
        case _:
            return outcome_words(one)


def outcome_words(one: Proposal) -> str:
    """What it does or did, in a sentence without its end; times in Eastern."""
    interview, at = one.interview, one.at
    number = f"interview {interview.id}" if interview is not None else "the interview"
    when = f"{wall(at)} ET" if at is not None else ""
    match one.outcome:
        case Outcome.NEW:
            return f"interview recorded: {one.title or one.program}, {when}"
        case Outcome.RECORDED:
            return f"{number} with {one.title or one.program} is known by this invitation now"
        case Outcome.CHANGED:
            return _changed_words(one, number)
        case Outcome.CANCELLED:
            many = ", ".join(str(interview.id) for _, interview in one.series)
            return f"cancelled by the program: {f'interviews {many}' if many else number}"
        case Outcome.NEWER:
            return f"{number}: a newer version, which changes nothing of it"
        case Outcome.SAME:
            return f"{number} is recorded already: nothing changes"
        case Outcome.OLDER:
            now = f", {wall(interview.at)} ET" if interview is not None else ""
            return f"older than what is recorded of {number}{now}: nothing changes"
        case Outcome.NOT_KNOWN:
            return "a cancellation of what is not recorded here: nothing changes"
        case Outcome.ANSWER:
            return "somebody's answer, and no invitation: nothing changes"
        case _:
            return _own_words(one.event)


def _changed_words(one: Proposal, number: str) -> str:
    known, interview = one.known, one.interview
    assert known is not None and interview is not None
    changes = said_changes(one.event, one.at, str(one.fields.get("place", "")), known)
    parts = []
    if "at" in changes:
        parts.append(f"moved from {wall(interview.at)} to {wall(changes['at'])} ET")
    if "minutes" in changes:
        parts.append(f"{changes['minutes']} minutes instead of {interview.minutes}")
    if "place" in changes:
        parts.append("another place or link")
    if known.cancelled:
        parts.insert(0, "arranged again")
    return f"{number} with {one.title or one.program}: {', '.join(parts)}"


def _own_words(event: CalendarEvent) -> str:
    _, number = own_interview(event.uid)
    whose = f"of interview {number}, " if number is not None else ""
    return f"{whose}written by matchweek itself: nothing changes"
