"""Calls as a table or as Markdown, newest first; the file says what was said, and is private."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.board.board import Board
from matchweek.domain.contacts.call_filter import CallFilter
from matchweek.domain.contacts.calls import OUTCOME_WORDS, Call
from matchweek.domain.times.zones import EASTERN, iso, wall
from matchweek.errors import BadInput
from matchweek.papers.tables import csv_text
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.file.private_files import written

if TYPE_CHECKING:
    from pendulum import Timezone

FORMATS = ("csv", "markdown")
COLUMNS = (
    "id", "at", "code", "program", "caller", "role", "number", "left_number", "to", "channel", "kind",
    "outcome", "heat", "missed", "call_back", "tries", "next_step", "next_due", "incident",
    "incident_words", "note",
)  # fmt: skip
_ALL = CallFilter()
PRIVATE = "It holds names, numbers and what was said: keep it to yourself, your school and NRMP."


def read_format(name: str) -> str:
    """The format meant; raises BadInput naming those there are."""
    wanted = {"md": "markdown"}.get(name.strip().lower(), name.strip().lower())
    if wanted not in FORMATS:
        raise BadInput("No such format", f"“{name}” was given.", f"Known: {', '.join(FORMATS)}.")
    return wanted


def text_of(
    board: Board,
    form: str,
    chosen: CallFilter,
    zone: Timezone = EASTERN,
    hide: Callable[[str], str] = str,
) -> str:
    """The calls chosen, as text of a format; times in `zone`. `hide` masks each text."""
    calls = chosen.of(board.calls, board.title)
    if form == "csv":
        return csv_text(
            COLUMNS, ([_hidden(cell, hide) for cell in _cells(each, board, zone)] for each in calls)
        )
    return "".join(_markdown(each, board, zone, hide) for each in calls) or "No calls.\n"


def write(
    week: Week, form: str, to: Path, chosen: CallFilter = _ALL, hide: Callable[[str], str] = str
) -> Done:
    """Write the calls chosen to a file of its own (0600, moved into place whole), times Eastern.

    Raises BadInput when `to` cannot be such a file, Failed when it cannot be written.
    """
    board = load_board(week)
    count = len(chosen.of(board.calls, board.title))
    with written(week, text_of(board, form, chosen, hide=hide), to):
        pass
    return Done(f"{plural(count, 'call')} written to {to}", (PRIVATE,), (str(to),))


def _cells(call: Call, board: Board, zone: Timezone) -> list[object]:
    own: dict[str, object] = {
        "at": iso(call.at, zone),
        "code": call.program,
        "program": board.title(call.program) if call.program else "",
        "next_due": iso(call.next_due, zone) if call.next_due is not None else None,
        "to": call.to_name or call.to,
    }
    return [own[name] if name in own else getattr(call, name) for name in COLUMNS]


def _hidden(value: object, hide: Callable[[str], str]) -> object:
    return hide(value) if isinstance(value, str) else value


def _markdown(call: Call, board: Board, zone: Timezone, hide: Callable[[str], str]) -> str:
    title = board.title(call.program) if call.program else "program not known"
    who = ", ".join(part for part in (call.caller, call.role, call.number) if part) or "caller not known"
    kind = f"{call.channel}, {'missed' if call.missed else call.kind.replace('_', ' ')}"
    lines = [f"## {wall(call.at, zone)} — {_plain(hide(title))}", "", f"- {_plain(hide(who))}; {kind}"]
    if call.outcome:
        lines.append(f"- Ended: {OUTCOME_WORDS[call.outcome]}")
    if call.incident:
        question = f"{call.incident.replace('_', ' ')}: {call.incident_words}".rstrip(": ")
        lines.append(f"- Rule question, {_plain(hide(question))}")
    if call.next_step:
        lines.append(f"- Next: {_plain(hide(call.next_step))}")
    lines += ["", *(f"> {_plain(hide(line))}" for line in call.note.splitlines())]
    return "\n".join(lines).rstrip() + "\n\n"


def _plain(text: str) -> str:
    """A text on one line in which nothing is a sign of Markdown."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in " ".join(text.split()))
