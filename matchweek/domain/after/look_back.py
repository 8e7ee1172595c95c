"""April: everything on one page, the cycle's own facts out of the file, and what people said looking back.

The page names programs: it is for oneself and one's own faculty, and no part of the List (systems.md row 27).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.after.outcome_page import TITLES
from matchweek.domain.after.outcome_row import outcome_row
from matchweek.domain.after.whom_to_thank import whom_to_thank
from matchweek.domain.board.season_plan import DECISION, outcome, task_states
from matchweek.domain.contacts.calls import OUTCOME_WORDS
from matchweek.domain.contacts.contact_facts import in_week, is_contact
from matchweek.domain.contacts.interviews import InterviewStatus
from matchweek.domain.offers.offers import accepted, offers_now
from matchweek.domain.people.afterwards import QUESTIONS
from matchweek.domain.people.audit import audit
from matchweek.domain.people.in_words import in_words
from matchweek.domain.plan.situation import Outcome
from matchweek.domain.times.zones import wall

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

ABOUT = "It names programs: for yourself and your own faculty."
FOR_SCHOOL = "Your outcome, as a school or an authority asks for it"
QUESTION = "If I fix this by September: would you say yes?"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its title, and lines of what and what of it, the first empty for a plain line."""

    title: str
    lines: tuple[tuple[str, str], ...]


def look_back(board: Board, now: datetime, name: Callable[[str], str] | None = None) -> tuple[Part, ...]:
    """The parts of the page at `now` (aware); `name` says how a program's code is named, else as the board
    does. Times are Eastern. A part without a line is left out."""
    named = name or board.title
    parts = (
        Part("You", tuple(_of_me(board))),
        Part("The season", tuple(_of_season(board))),
        Part("Match Week", tuple(_of_week(board, now, named))),
        Part("Contacts", tuple(_contacts(board, now, named))),
        Part("Interviews of Match Week", tuple(_interviews(board, named))),
        Part("Offers", tuple(_offers(board, now, named))),
        Part("What they said", tuple(_said(board, now))),
        Part(FOR_SCHOOL, tuple(_row(board, now, named))),
    )
    return tuple(part for part in parts if part.lines)


def as_text(parts: tuple[Part, ...]) -> str:
    """The page as text, a line each."""
    lines = [f"Looking back. {ABOUT}"]
    for part in parts:
        lines += ["", part.title.upper()]
        lines += [f"  {what}: {value}" if what else f"  {value}" for what, value in part.lines]
    return "\n".join(lines) + "\n"


def _of_me(board: Board) -> Iterator[tuple[str, str]]:
    found = audit(board.applicant, board.season, board.story.red_flag)
    told = in_words(board.applicant)
    for each in found.standings:
        yield each.factor.title, each.value
    yield from found.facts
    if board.applicant.us_experience.strip():
        yield "U.S. experience", board.applicant.us_experience
    yield "Visa", told.visa.strip() or "unknown"
    yield "Training so far", " ".join(told.training.split()) or "nothing written down"


def _of_season(board: Board) -> Iterator[tuple[str, str]]:
    tracked = board.kept.tracked.values()
    if tracked:
        counted = Counter(str(each.status) for each in tracked)
        yield "Programs that made contact", str(len(tracked))
        yield "", ", ".join(f"{count} {status}" for status, count in counted.most_common())
    for name, ranking in board.kept.rankings.items():
        count = len(ranking.order.split())
        if count and name == "main":
            yield "Programs ranked", str(count)


def _of_week(board: Board, now: datetime, named: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    yield "How it ended", TITLES[outcome(board, board.timetable(now), now)]
    for each in accepted(board.offers):
        yield "Placed at", named(each.program)
    if board.applicant.matched_place.strip():
        yield "Matched to", board.applicant.matched_place
    sent = {code: one for code, one in board.applications.items() if one.submitted_at is not None}
    if not sent:
        return
    services = Counter(one.via or "service not written down" for one in sent.values())
    yield "Applied to", f"{len(sent)}: " + ", ".join(f"{n} by {via}" for via, n in services.most_common())
    for code, one in sorted(sent.items(), key=lambda each: (each[1].submitted_at or now, each[0])):
        assert one.submitted_at is not None
        yield "", f"{named(code)}, {wall(one.submitted_at)}"


def _row(board: Board, now: datetime, named: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The outcome row, once it is known how it ended."""
    if outcome(board, board.timetable(now), now) is not Outcome.UNKNOWN:
        yield from outcome_row(board, now, named).lines()


def _contacts(board: Board, now: datetime, named: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    timetable = board.timetable(now)
    found = [each for each in board.calls if is_contact(each) and in_week(each, timetable)]
    for each in sorted(found, key=lambda call: (call.at, call.id)):
        ended = OUTCOME_WORDS.get(each.outcome, "")
        said = f"{named(each.program or '')}, {each.channel}" + (f": {ended}" if ended else "")
        yield wall(each.at), said


def _interviews(board: Board, named: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for each in sorted(board.kept.interviews.values(), key=lambda one: (one.at, one.id)):
        if each.tracked is None and each.status != InterviewStatus.CANCELLED:
            yield wall(each.at), f"{named(each.program)}, {each.status}"
            if each.improve.strip():
                yield "to improve", " ".join(each.improve.split())


def _offers(board: Board, now: datetime, named: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for each in offers_now(board.offers, board.timetable(now), now):
        yield f"Round {each.offer.round}", f"{named(each.program)}: {each.state.words}"


def _said(board: Board, now: datetime, named: bool = True) -> Iterator[tuple[str, str]]:
    for person in whom_to_thank(board, now):
        record = person.record
        if not record.answered:
            continue
        yield "", f"{person.name} ({person.about})" if named or not person.code else "A program"
        for field, question in QUESTIONS.items():
            if answer := " ".join(getattr(record, field).split()):
                yield question, answer
        if record.verdict:
            yield QUESTION, " ".join(part for part in (_fix(record.fix), record.verdict) if part)


def what_was_learnt(board: Board, now: datetime) -> str:
    """What goes into the next season of this one: what people said, the decision, what to do better.

    No program is named: its name may come from the List, which stays behind.
    """
    lines = [f"{what}: {value}" if what else value for what, value in _said(board, now, named=False)]
    decided = task_states(board, board.timetable(now)).get(DECISION)
    if decided is not None and decided.note:
        lines.append(f"Decided: {decided.choice or 'open'}. {decided.note}")
    better = (" ".join(each.improve.split()) for each in board.kept.interviews.values())
    lines += [f"To improve in interviews: {words}" for words in better if words]
    return "\n".join(lines)


def _fix(text: str) -> str:
    return f"({' '.join(text.split())})" if text.strip() else ""
