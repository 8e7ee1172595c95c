"""Drafts: written from the one story, kept, changed, used. matchweek sends nothing (rules: contact)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from matchweek.domain.base.text import clean_line, clean_note
from matchweek.domain.board.board import Board
from matchweek.domain.board.week_gates import gates
from matchweek.domain.gate.contact import Gates
from matchweek.domain.letters import faculty_letters, program_letters
from matchweek.domain.letters.gaps import gap
from matchweek.domain.letters.letter_use import (
    OF_SEASON,
    Draft,
    DraftKind,
    Mailto,
    judged,
    mailto,
    require_allowed,
)
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.letters.season_letters import About, season_letter
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.services.core.board import board_in
from matchweek.services.core.week import Done, Week, happened, instant
from matchweek.services.file.private_files import written
from matchweek.services.people.advocates import named
from matchweek.services.people.assignments import record_sent, record_told
from matchweek.store.act import Act

HOW = ("copied", "saved", "mailed", "sent")
SENDS_NOTHING = "matchweek sends nothing."


def make(week: Week, kind: str, who: str = "", code: str = "", tracked: int | None = None) -> Done:
    """Write a draft from the story and keep it. `who` is an advocate, `code` a program where it needs one,
    `tracked` a row of the season's tracker for a draft of the season.

    Raises RuleSaysNo while the program is held, with what is allowed instead; BadInput for a kind,
    an advocate or a program that is missing.
    """
    with week.act("letter.keep") as act:
        board = board_in(act.connection)
        advocate = named(act, who) if who else None
        program = ProgramCode.read(code).text if code else None
        draft = write(board, gates(board, week.clock.now()), kind, advocate, program, tracked)
        at = instant(week.clock.now())
        key = act.add(
            "letter",
            kind=draft.kind.value,
            subject=draft.subject,
            body=draft.body,
            heading=draft.heading,
            to=draft.to,
            advocate=advocate.id if advocate else None,
            program=draft.program,
            tracked=draft.tracked,
            used=",".join(draft.used),
            made_at=at,
            changed_at=at,
        )
    warnings = [f"Still to be filled in: {', '.join(draft.gaps)}."] if draft.gaps else []
    if draft.shortened:
        warnings.append("It was shortened to stay brief: read it once.")
    return Done(f"draft {key} kept", tuple(warnings), (key,))


def write(
    board: Board,
    found: Gates,
    kind: str,
    advocate: Advocate | None = None,
    code: str | None = None,
    tracked: int | None = None,
) -> Draft:
    """A draft of one kind, as the week stands; keeps nothing. Raises as `make` does."""
    if kind in OF_SEASON:
        return _of_season(board, found, DraftKind(kind), tracked)
    require_allowed(kind, found, advocate, code)
    me, story = board.applicant, board.story
    word = DraftKind(kind)
    if word is DraftKind.OUTREACH:
        remedy = "`matchweek plan outreach draft N` writes it."
        raise BadInput("Which program?", "This draft is to one that you chose to write to.", remedy)
    if word is DraftKind.ANSWER:
        return program_letters.answer(me, story, code or "", found)
    if word is DraftKind.THANKS_PROGRAM:
        return program_letters.thanks_program(me, code or "", found)
    if advocate is None:
        raise BadInput("Which advocate?", f"A draft of kind {kind} is for one.", "Give a name or number.")
    match word:
        case DraftKind.NOTE:
            return program_letters.note(me, story, advocate, code or "", found)
        case DraftKind.CALLED:
            return faculty_letters.called(me, advocate, code or "", found)
        case DraftKind.MONDAY:
            assignments = board.kept.assignments.values()
            return faculty_letters.monday(me, story, advocate, assignments, found)
        case DraftKind.READY:
            return faculty_letters.ready(me, story, advocate, found)
        case DraftKind.READY_TALK:
            return faculty_letters.ready_talk(me, story, advocate, found)
        case DraftKind.FOLLOW_UP:
            return faculty_letters.follow_up(me, story, advocate, found)
        case DraftKind.THANKS:
            return faculty_letters.thanks(me, advocate, found)
        case DraftKind.DEBRIEF:
            return faculty_letters.debrief(me, advocate, found)
        case DraftKind.STOP:
            return faculty_letters.stop(me, advocate, found)
    raise AssertionError(word)


def _of_season(board: Board, found: Gates, kind: DraftKind, tracked: int | None) -> Draft:
    """A draft to a program of the season, about its interview where a date is chosen."""
    from matchweek.domain.week.season_dates import letter_clocks

    row = board.kept.tracked.get(tracked or 0)
    if row is None:
        remedy = "See `matchweek season list`."
        raise BadInput("Which program of the season?", f"A draft of kind {kind} is to one.", remedy)
    named_there = row.institution or row.name
    formal = found.formal(row.code) if row.code in board.programs else named_there
    return season_letter(
        kind, board.applicant, About(row, formal or gap("the program"), letter_clocks(board, row)), found
    )


def change(week: Week, number: int, *, subject: str, body: str, to: str = "", draft: str = "") -> Done:
    """Keep a draft's words as the person changed them; `draft` names the form this commits.

    The heading of a note stays: it says when the note may be used at all.
    """
    with week.act("letter.change", draft=draft) as act:
        known = _found(act, number)
        fields = {"subject": clean_line(subject), "body": clean_note(body), "to": clean_line(to)}
        if any(known[name] != value for name, value in fields.items()):
            act.put("letter", str(number), **fields, changed_at=instant(week.clock.now()))
        changed = bool(act.changes)
    return Done(f"draft {number} changed", (), (str(number),), changed)


def used(week: Week, number: int, how: str, at: datetime | None = None) -> Done:
    """Record that a draft was copied, saved, opened as a mail or sent by the person themself.

    Raises RuleSaysNo while it is sealed: the program is held again, or was never open.
    """
    if how not in HOW:
        raise BadInput("How was it used?", f"“{how}” was given.", f"Known: {', '.join(HOW)}.")
    with week.act("letter.used") as act:
        use(week, act, number, how, at)
    return Done(f"draft {number} {how}", (), (str(number),))


def save(week: Week, number: int, path: Path) -> Done:
    """Write a draft to a file (0600) and record that; raises as `used` and `private_files.written` do."""
    with week.reading() as connection:
        letter = board_in(connection).kept.letters.get(number)
    if letter is None:
        raise _no_such(number)
    with written(week, as_text(letter), path), week.act("letter.used") as act:
        use(week, act, number, "saved")
    return Done(f"draft {number} saved: {path}", (), (str(number), str(path)))


def sent(week: Week, number: int, because: str = "", at: datetime | None = None) -> Done:
    """Record that the person sent a draft; of a note, that its advocate used it, and why they could.

    Of the news that a program called, that the advocate was told.

    `because` is one of domain.gate.contact.SentBecause, for a note only: it is kept with the assignment as
    services.people.assignments.sent keeps it, which is made where there is none. Raises RuleSaysNo while the
    draft is sealed, or for a reason that is not so.
    """
    with week.act("letter.sent") as act:
        known = use(week, act, number, "sent", at)
        if known["kind"] == DraftKind.NOTE:
            advocate = named(act, str(known["advocate"]))
            record_sent(week, act, advocate, str(known["program"]), because, at)
        elif known["kind"] == DraftKind.CALLED:
            record_told(week, act, int(known["advocate"]), str(known["program"]), at)
    return Done(f"draft {number} sent", (), (str(number),))


def as_text(letter: SavedDraft) -> str:
    """A kept draft as it is copied and saved: subject, heading and words."""
    return f"{letter.subject}\n\n{letter.text}" if letter.subject else letter.text


def use(week: Week, act: Act, number: int, how: str, at: datetime | None = None) -> dict[str, Any]:
    """Record in an act how a draft was used, if it may be; returns what was known of it. Raises as `used`."""
    moment = happened(week, at)
    known = _found(act, number)
    board = board_in(act.connection)
    advocate = next((each for each in board.advocates if each.id == known["advocate"]), None)
    require_allowed(str(known["kind"]), gates(board, moment), advocate, known["program"])
    act.put("letter", str(number), used_at=instant(moment), how=how)
    return known


def as_mail(letter: SavedDraft) -> Mailto:
    """The address that opens a kept draft in the person's own mail program; nothing is sent by it."""
    return mailto(judged(letter))


def _found(act: Act, number: int) -> dict[str, Any]:
    known = act.get("letter", str(number))
    if known is None:
        raise _no_such(number)
    return known


def _no_such(number: int) -> BadInput:
    return BadInput("No such draft", f"There is no draft {number}.", "See `matchweek advocate drafts`.")
