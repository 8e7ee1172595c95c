"""The card beside a call's form: what one has to know of a program while its people are on the phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import what_it_was
from matchweek.domain.contacts.note_lines import without_time
from matchweek.domain.programs.facts import FactKind
from matchweek.domain.programs.triage import Application
from matchweek.tui.look.text import cut, cut_name
from matchweek.tui.widgets.form_lines import LABEL as FORM_LABEL
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.programs.programs import Program

EARLIER = 4
LABEL = 10
UNKNOWN = "unknown"
"""What nobody knows is no “no”."""
NOT_WRITTEN, NOT_CHOSEN = "not written yet", "none chosen"


def card(
    program: Program | None, board: Board, width: int, now: datetime, *, but: int | None, sure: bool
) -> list[Line]:
    """The program's card in a column of `width` cells; `but` is the call that is being written down."""
    if program is None:
        lines: list[Line] = [[("No program yet.", "dim")], []]
        words = "Type a name, a nickname, a city, a code or the number that called. It may stay open."
        return [*lines, *wrapped(words, width, "dim", 0)]
    lines = [
        [("" if sure else "Maybe ", "warn"), (cut_name(program.title, width - (0 if sure else 6)), "strong")]
    ]
    lines += wrapped(program.field, width, "", 0)
    lines.append([(" · ".join(part for part in (program.code, program.place) if part), "dim")])
    lines.append([])
    lines += [_there(program, now), *facts(program), *_sent(program, board, width)]
    lines += _known(program, board, width, now)
    if program.note:
        lines += _own("Note", program.note.splitlines()[0], width)
    for label, words in (("Why here", program.triage.why_here), ("To ask", program.triage.to_ask)):
        lines += _own(label, words, width, NOT_WRITTEN)
    lines += [*_advocates(program, board, width), []]
    return lines + _earlier([call for call in board.calls if call.program == program.code], but, width)


def short_card(program: Program, board: Board, *, but: int | None) -> list[Line]:
    """The same in two lines under the program's line."""
    from matchweek.domain.times.zones import EASTERN, weekday

    lane = "refused" if program.refused else (program.lane or "no lane")
    indent = " " * FORM_LABEL
    places = "filled" if program.filled else f"{program.positions} pos"
    first = [indent, f"{places}  {lane} {program.tier or ''}  ", *applied(program.application)]
    earlier = [call for call in board.calls if call.program == program.code and call.id != but]
    if not earlier:
        return [first, [indent, ("No earlier contact from them.", "dim")]]
    when = f"{weekday(earlier[0].at)} {earlier[0].at.astimezone(EASTERN):%H:%M}"
    who = earlier[0].caller or earlier[0].number or "unknown"
    return [first, [indent, (f"{len(earlier)} earlier, {when} ", "accent"), who]]


def _there(program: Program, now: datetime) -> Line:
    """What time it is where the program is; both where two clocks are possible."""
    from matchweek.domain.programs.program_zones import zone_of

    clocks = [f"{now.astimezone(zone):%a %H:%M %Z}" for zone in zone_of(program).zones]
    return [("There".ljust(LABEL), "dim"), " or ".join(clocks) or (UNKNOWN, "dim")]


def _sent(program: Program, board: Board, width: int) -> list[Line]:
    """With which statement and letters one applied, or would; nothing where no document is kept."""
    documents = board.kept.documents
    if not documents:
        return []
    from matchweek.domain.letters.documents import chosen

    found = chosen(documents, program.code, program.lane, program.application)
    letters = ", ".join(each.writer or each.title for each in found.letters)
    statement = found.statement.title if found.statement is not None else ""
    said = (("Statement", statement), ("Letters", letters))
    return [line for label, words in said for line in _own(label, words, width, NOT_CHOSEN)]


KNOWN = {FactKind.VISA: "Visa", FactKind.IMG: "IMGs", FactKind.KNOWN: "Known", FactKind.WARNING: "Warning"}
ALWAYS = (FactKind.VISA, FactKind.IMG)
"""What is said to be unknown where it is: an applicant has to ask, and nobody takes it for a no."""


def _known(program: Program, board: Board, width: int, now: datetime) -> list[Line]:
    """What one knows of it besides the list, each with where it comes from and how old it is."""
    from matchweek.domain.programs.fact_age import age_words
    from matchweek.domain.programs.fact_words import fact_words
    from matchweek.domain.times.zones import EASTERN

    known, today = board.facts.of(program.code), now.astimezone(EASTERN).date()
    lines: list[Line] = []
    for kind, label in KNOWN.items():
        fact = known.get(kind)
        if fact is not None:
            said = f"{fact_words(fact)} ({fact.source_words}, {age_words(fact, today)})"
            lines += _own(label, said, width)
        elif kind is FactKind.VISA and program.visa:
            lines += _own(label, f"“{program.visa}” (the list's own words)", width)
        elif kind in ALWAYS:
            lines += _own(label, "", width)
    return lines


def _own(label: str, words: str, width: int, none: str = UNKNOWN) -> list[Line]:
    """Words, whole, beside their label; `none` where there are none."""
    lines = wrapped(" ".join(words.split()) or none, width, "" if words else "dim", LABEL)
    return [[(label.ljust(LABEL), "dim"), *lines[0][1:]], *lines[1:]]


def _advocates(program: Program, board: Board, width: int) -> list[Line]:
    """Whom the call lets be told: the advocates assigned to the program, by name and number."""
    names = {each.id: each for each in board.advocates}
    given = [each.advocate for each in board.kept.assignments.values() if each.program == program.code]
    found = [names[number] for number in given if number in names]
    if not found:
        return [[("Unlocks".ljust(LABEL), "dim"), ("no advocate is assigned", "dim")]]
    lines: list[Line] = []
    for each in found[:EARLIER]:
        words = ", ".join(part for part in (each.name, each.phone) if part)
        lines.append([("" if lines else "Unlocks").ljust(LABEL), cut(words, width - LABEL)])
    if len(found) > EARLIER:
        lines.append([(f"{'':<{LABEL}}and {len(found) - EARLIER} more", "dim")])
    return lines


def facts(program: Program) -> list[Line]:
    """Positions, lane and tier, application."""
    count = "position" if program.positions == 1 else "positions"
    places: Piece = ("filled", "strong") if program.filled else (f"{program.positions} {count}", "strong")
    lane = "refused" if program.refused else (program.lane or "no lane")
    return [
        [("Places".ljust(LABEL), "dim"), places, (f"  {program.type}", "dim")],
        [("Lane".ljust(LABEL), "dim"), lane, (f"  {program.tier}" if program.tier else "  no tier", "dim")],
        [("Applied".ljust(LABEL), "dim"), *applied(program.application)],
    ]


def applied(application: Application) -> list[Piece]:
    """Whether an application is recorded there, and when."""
    from matchweek.domain.times.zones import EASTERN, weekday

    at = application.submitted_at
    if at is None:
        return [("planned only", "warn") if application.planned else ("not recorded", "warn")]
    return [("submitted", "good"), (f" {weekday(at)} {at.astimezone(EASTERN):%H:%M} ET", "dim")]


def _earlier(calls: Sequence[Call], but: int | None, width: int) -> list[Line]:
    from matchweek.domain.times.zones import EASTERN, weekday

    earlier = [call for call in calls if call.id != but]
    if not earlier:
        return [[("No earlier contact from them.", "dim")]]
    lines: list[Line] = [[("Earlier", "dim")]]
    for call in earlier[:EARLIER]:
        who = call.caller or call.number or "unknown"
        when = f"{weekday(call.at)} {call.at.astimezone(EASTERN):%H:%M}"
        lines.append([(f"{when} ", "accent"), cut(f"{who}, {what_it_was(call)}", width - 11)])
        if call.note:
            lines.append(
                [("          ", ""), (cut(without_time(call.note.splitlines()[0]), width - 11), "dim")]
            )
    if len(earlier) > EARLIER:
        lines.append([(f"and {len(earlier) - EARLIER} more", "dim")])
    return lines
