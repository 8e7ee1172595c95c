"""The card: all that is known of the program under the cursor, in a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.tui.widgets.painted import Line, Painted, Piece

if TYPE_CHECKING:
    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.programs.programs import Program

LABEL = 11


class Card(Painted):
    """Painted in the same frame as the cursor's move; only lines that differ are drawn."""

    DEFAULT_CSS = "Card { height: 8; width: 1fr; padding: 0 1; }"

    def about(
        self, program: Program | None, board: Board, now: datetime, advocacy: Advocacy | None = None
    ) -> None:
        """Show a program of the board, or nothing; `advocacy` holds its gate once that is known."""
        self.show([] if program is None else card_lines(program, board, now, advocacy))


def card_lines(program: Program, board: Board, now: datetime, advocacy: Advocacy | None = None) -> list[Line]:
    """The card as lines: who, what, application, season, offer, contact, advocates, note, numbers."""
    lines: list[Line] = [_head(program), _facts(program, now), _application(program)]
    lines += begun_lines(program.code, board)
    if board.kept.tracked:
        from matchweek.tui.panes import season_known

        lines += season_known.card_lines(program, board, LABEL)
    if board.kept.offers or board.kept.interviews:
        from matchweek.tui.panes import offered

        lines += offered.card_lines(program.code, board, now, LABEL)
    calls = [call for call in board.calls if call.program == program.code]
    if advocacy is None:
        lines.append(_contact(calls))
    else:
        from matchweek.tui.panes import gate_card

        lines += gate_card.lines(program.code, calls, advocacy, LABEL)
    note = program.note.splitlines()
    if note:
        more = f"  (+{len(note) - 1} lines, enter)" if len(note) > 1 else ""
        lines.append([_label("Note"), note[0], (more, "dim")])
    lines.append(_numbers(program))
    return lines


def begun_lines(code: str, board: Board) -> list[Line]:
    """What was begun about a program and not finished, and the key that goes on with it."""
    if not board.unfinished:
        return []
    from matchweek.domain.board.unfinished import of_program
    from matchweek.tui.commands import BY_ID

    found = of_program(board, code)
    return [
        [
            _label("Unfinished"),
            (each.here, "warn"),
            (f"   {BY_ID[_GOES_ON.get(each.kind, 'agenda')].shown_key} goes on with it", "dim"),
        ]
        for each in found
    ]


_GOES_ON = {
    "note": "note",
    "interview": "interview",
    "for_the_call": "for_the_call",
    "names": "program_names",
}


def _label(text: str) -> Piece:
    return (f"{text:<{LABEL}}", "dim")


def _head(program: Program) -> Line:
    tail = " · ".join(part for part in (program.field, program.code, program.place) if part)
    return [(program.title, "strong"), (f"   {tail}", "dim")]


def _facts(program: Program, now: datetime) -> Line:
    from matchweek.domain.programs.lists import moment_words
    from matchweek.domain.programs.program import ProgramType

    standing = program.standing
    count = "position" if program.positions == 1 else "positions"
    pieces: list[Piece] = [_label("Places"), (f"{program.positions} {count}", "strong")]
    if program.outside:
        pieces = [_label("Places"), ("not in SOAP: no target", "warn")]
    elif program.filled:
        pieces = [_label("Places"), ("filled", "strong")]
    if len(standing.history) > 1 or program.filled:
        first = f"{standing.first_positions} {moment_words(standing.history[0][0])}"
        pieces.append((f" ({first})", "dim"))
    if standing.new or standing.returned:
        pieces.append((f"   {standing.change_words} on this list", "accent"))
    if program.fit_range is not None:
        from matchweek.domain.base.ranges import span

        pieces.append((f"   fit {span(program.fit_range, '-')}", "strong"))
    pieces.append(_visa(program, now))
    if program.type in list(ProgramType):
        # Last, since a narrow window may cut words, never the visa.
        kind = ProgramType(program.type)
        pieces.append((f"   {kind.title.lower()}: {kind.meaning}", "dim"))
    return pieces


def _visa(program: Program, now: datetime) -> Piece:
    """Its visas, with the age of what is to be asked again."""
    if not program.visa:
        return "   visa not known", "dim"
    own = program.facts.get("visa")
    if own is not None:
        from matchweek.domain.programs.fact_age import age_words, stale
        from matchweek.domain.times.zones import EASTERN

        today = now.astimezone(EASTERN).date()
        if stale(own, today):
            return f"   visa {program.visa}, {age_words(own, today)}", "warn"
    return f"   visa {program.visa}", "dim"


def _application(program: Program) -> Line:
    listing, application = program.listing, program.application
    service = listing.service.replace("/", " or ")
    if listing.service_derived:
        service += " (by its specialty; the list does not say: check in R3)"
    if application.submitted_at is not None:
        return [
            _label("Applied"),
            ("submitted ", "good"),
            f"{_when(application.submitted_at)} through {application.via or service}",
            (f"   because {application.because}" if application.because else "", "dim"),
        ]
    state: Piece = ("planned", "accent") if application.planned else "no"
    return [_label("Applied"), state, (f"   through {service}", "dim")]


def _contact(calls: Sequence[Call]) -> Line:
    """Until the gates are worked out, in the frame after the first."""
    words = f"{len(calls)} logged" if calls else "wait for their call"
    return [_label("Contact"), (words, "dim")]


def _numbers(program: Program) -> Line:
    listing = program.listing
    quota = f"quota {listing.quota}" if listing.quota is not None else ""
    acgme = f"ACGME {listing.acgme_id}" if listing.acgme_id else ""
    parts = (acgme, quota, listing.phone, listing.website)
    return [_label("Numbers"), (" · ".join(part for part in parts if part) or "none on the list", "dim")]


def _when(at: datetime) -> str:
    from matchweek.domain.times.zones import EASTERN, wall

    return f"{wall(at, EASTERN)} ET"
