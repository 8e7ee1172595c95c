"""Text that would do harm if anything took it for more than text, and a board full of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import MINE
from matchweek.domain.letters.documents import Document
from matchweek.domain.people.narrative import NO_NARRATIVE
from matchweek.domain.programs.programs import Program, Programs
from matchweek.domain.programs.triage import Triage

HOSTILE = (
    "[/x]",
    "[red]alarm[/red]",
    "Dr. [Smith]",
    "[@click=app.quit]press[/]",
    "\x1b[2J\x1b]0;pwned\x07gone",
    "\x9b31mred",
    "\u202egnp.exe\u202c",
    "\u200f\u200eright to left \u05d0\u05d1",
    "x" * 300,
    "🏥👩🏽‍⚕️🇺🇸 clinic",
    "zero\u200bwidth\ufeff",
    "nul\x00nul",
    "line\r\nbreak\u2028here",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
    "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 zalgo",
    "$foreground {x} %s \\[red] \\",
    "=HYPERLINK(1)",
    "\ud800 lone",
    "",
    "   ",
)
# What of it must be read on the screen as it was written.
LITERAL = ("[/x]", "[red]alarm[/red]", "Dr. [Smith]", "=HYPERLINK(1)")
KEPT_FIELDS = {"code", "id", "at", "program", "positions", "quota", "service", "next_due", "answered_on"}

OFFER_TEXTS = ("note", "because", "answer_because")
STORY_TEXTS = tuple(each.name for each in fields(NO_NARRATIVE))
INTERVIEW_TEXTS = ("interviewer", "place", "note")


def filled(one: Any, text: str) -> Any:
    """A value of the domain with `text` in each of its fields that hold free text."""
    texts = {
        each.name: text
        for each in fields(one)
        if each.name not in KEPT_FIELDS and isinstance(getattr(one, each.name), str)
    }
    return replace(one, **texts)


def hostile_board(board: Board) -> Board:
    """The same programs, calls and advocates by their keys, with hostile text in every other field."""
    programs = [
        _program(program, HOSTILE[place % len(HOSTILE)])
        for place, program in enumerate(board.programs.programs)
    ]
    many = len(HOSTILE)
    return replace(
        board,
        programs=Programs(programs),
        calls=[filled(call, HOSTILE[call.id % many]) for call in board.calls],
        advocates=[filled(one, HOSTILE[one.id % many]) for one in board.advocates],
        kept=replace(
            board.kept,
            documents={900: Document(900, "statement", HOSTILE[3], HOSTILE[4], note=HOSTILE[5])},
            narratives={MINE: _some(NO_NARRATIVE, STORY_TEXTS, HOSTILE[2])},
            offers={
                key: _some(one, OFFER_TEXTS, HOSTILE[key % many]) for key, one in board.kept.offers.items()
            },
            interviews={
                key: _some(one, INTERVIEW_TEXTS, HOSTILE[key % many])
                for key, one in board.kept.interviews.items()
            },
        ),
        applicant=replace(filled(board.applicant, HOSTILE[1]), zone="Asia/Karachi", state="unmatched"),
    )


def _some(one: Any, names: Iterable[str], text: str) -> Any:
    return replace(one, **dict.fromkeys(names, text))


def _program(program: Program, text: str) -> Program:
    standing = program.standing._replace(listing=filled(program.listing, text))
    return program.with_(standing=standing, triage=Triage(None, None, note=f"{text}\n{text}"))
