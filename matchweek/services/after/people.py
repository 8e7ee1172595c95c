"""Thanks, and what people said looking back: kept per person, with undo."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchweek.domain.after.look_back import as_text, look_back
from matchweek.domain.after.outcome_page import OutcomePage, outcome_page
from matchweek.domain.after.outcome_row import COLUMNS, LEFT_OUT, OutcomeRow, outcome_row
from matchweek.domain.after.whom_to_thank import Person, whom_to_thank
from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.board.week_gates import gates
from matchweek.domain.letters.letter_use import DraftKind, require_allowed
from matchweek.domain.people.afterwards import ADVOCATE, HELPER, HELPERS, NOTHING_YET, PROGRAM, Afterwards
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.season.ticked import mark_key
from matchweek.errors import BadInput
from matchweek.services.core.board import board_in, load_board
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.week import Done, Week, happened, instant

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

OF_ACTS = ("thanked_at", "noted_at", "asked_at")
"""What an act of its own writes: no answer is one of these."""


def page(week: Week, own: str = "") -> OutcomePage:
    """How the week ended, as of now; `own` names one's zone."""
    return outcome_page(load_board(week), week.clock.now(), own)


def everybody(week: Week) -> tuple[Person, ...]:
    """Whom to thank, as of now."""
    return whom_to_thank(load_board(week), week.clock.now())


def thanked(week: Week, who: list[str], done: bool = True, at: datetime | None = None) -> Done:
    """Record that people were thanked, or that they were not; `who` are keys or names, all or none.

    Raises RuleSaysNo for a program before SOAP's end, BadInput for somebody who is not there.
    """
    return _marked(week, who, "thanked_at", done, at, "after.thanked", "thanked")


def noted(week: Week, who: list[str], done: bool = True, at: datetime | None = None) -> Done:
    """Record that the note later was written, or that it was not; raises as `thanked` does."""
    return _marked(week, who, "noted_at", done, at, "after.noted", "note written")


def asked(week: Week, who: list[str], done: bool = True, at: datetime | None = None) -> Done:
    """Record that people were asked to look back, or that they were not; raises as `thanked` does."""
    return _marked(week, who, "asked_at", done, at, "after.asked", "asked to look back")


def answer(week: Week, who: str, *, draft: str = "", **fields: str) -> Done:
    """Keep what somebody said looking back: fields of domain.people.afterwards.Afterwards, but its instants.

    `draft` names the form that this commits. Raises BadInput for somebody who is not there.
    """
    values = cleaned(Afterwards, fields, _no_such, but=OF_ACTS)
    if not values and not draft:
        raise BadInput("Nothing to keep", "No answer was given.", "See `matchweek after answer --help`.")
    with week.act("after.answer", draft=draft) as act:
        board = board_in(act.connection)
        person = _found(board, week.clock.now(), who)
        act.put("afterwards", mark_key(board.timetable(act.at).season, person.key), **values)
        changed = bool(act.changes)
    return Done(f"kept: what {person.name} said", keys=(person.key,), changed=changed)


def save_look_back(week: Week, path: Path) -> Done:
    """Write the page of April to a file (0600). Raises as private_files.written does."""
    from matchweek.services.file.private_files import written

    text = as_text(look_back(load_board(week), week.clock.now()))
    with written(week, text, path):
        pass
    return Done(f"written: {path}", keys=(str(path),), changed=False)


def outcome(week: Week) -> OutcomeRow:
    """The outcome row that a school asks for, as of now."""
    return outcome_row(load_board(week), week.clock.now())


def save_outcome(week: Week, path: Path, *, named: bool = False) -> Done:
    """Write the outcome row as CSV (0600); `named` puts one's name and AAMC ID in. Raises as
    private_files.written does."""
    from matchweek.papers.tables import csv_text
    from matchweek.services.file.private_files import written

    with written(week, csv_text(COLUMNS, [outcome(week).cells(named=named)]), path):
        pass
    return Done(f"written: {path}", () if named else (LEFT_OUT,), (str(path),), False)


def _marked(
    week: Week, who: list[str], field: str, done: bool, at: datetime | None, name: str, words: str
) -> Done:
    moment = happened(week, at)
    with week.act(name if done else "after.open") as act:
        board = board_in(act.connection)
        people = [_found(board, moment, each) for each in dict.fromkeys(who)]
        if not people:
            raise BadInput("Who?", "Nobody was named.", "See `matchweek after thanks`.")
        season = board.timetable(act.at).season
        kept = board.kept.afterwards
        values: dict[str, dict[str, Any]] = {}
        for each in people:
            key = mark_key(season, each.key)
            if done and getattr(kept.get(key, NOTHING_YET), field) is not None:
                continue
            values[key] = {field: instant(moment) if done else None}
        act.put_many("afterwards", values)
        changed = bool(act.changes)
    names = ", ".join(each.name for each in people)
    return Done(
        f"{words if done else 'open again'}: {names}",
        keys=tuple(each.key for each in people),
        changed=changed,
    )


def _found(board: Board, now: datetime, who: str) -> Person:
    """The one that a key or a name means; who may not be written to yet is refused by their rule."""
    people = whom_to_thank(board, now)
    text = clean_line(who)
    of_me = text.removeprefix(HELPER)
    if of_me in HELPERS:
        text = " ".join(getattr(board.applicant, of_me).split())
    exact = [each for each in people if each.key == text]
    if exact:
        return exact[0]
    if text.startswith(PROGRAM):
        code = ProgramCode.read(text.removeprefix(PROGRAM)).text
        require_allowed(DraftKind.THANKS_PROGRAM, gates(board, now), None, code)
    named = [each for each in people if text and fold(text) == fold(each.name)]
    named = named or [each for each in people if text and fold(text) in fold(each.name)]
    if len(named) == 1:
        return named[0]
    if named:
        detail = ", ".join(f"{each.key} {each.name}" for each in named)
        raise BadInput("Several people are called so", detail, "Give the key, such as advocate/3.")
    for one in board.advocates:
        if text and (text == f"{ADVOCATE}{one.id}" or fold(text) in fold(one.name)):
            require_allowed(DraftKind.THANKS, gates(board, now), one)
    remedy = "`matchweek after thanks` names everybody; programs stand there from SOAP's end on."
    raise BadInput("Nobody of that name", f"“{text}” was given.", remedy)


def _no_such(name: str) -> BadInput:
    return BadInput("No such answer", f"“{name}” is not kept.", "See `matchweek after answer --help`.")
