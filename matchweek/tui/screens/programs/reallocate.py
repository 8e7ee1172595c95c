"""Where applications that are left could still go: programs open and not applied to, ranked, with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.eligibility import open_types
from matchweek.domain.programs.reallocation import Candidate, reallocate, words
from matchweek.tui.commands.dialogs.days import REALLOCATE
from matchweek.tui.look.text import fit, fit_name, masking, width_of
from matchweek.tui.panes.sorting import SortsPrograms
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row, with_below
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

MOST = 300
RANK, PLAN, WHAT = 5, 5, 19
# With less for its name a program has its reasons below.
LEAST = 26


class Reallocate(SortsPrograms, Sheet):
    """The week's own keys plan, record and note for the program under the cursor."""

    RULE = "applications.later"
    AT = REALLOCATE

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Where what is left could go")
        self._found: dict[str, Candidate] = {}

    def words(self) -> str:
        return f"{len(self._found):,} programs" if self._found else ""

    def look_up(self) -> None:
        board = self.session.board
        types = open_types(board.state_at(self.now), board.applicant.prior_training)
        found = reallocate(board.programs, board.budgets(self.now), board.calls, types)
        self._found = {each.code: each for each in found}

    def head_words(self) -> Sequence[Para]:
        board = self.session.board
        left: list[Piece] = []
        for service, budget in board.budgets(self.now).items():
            if not budget.limited:
                continue
            left += [*(["   "] if left else []), (f"{service} ", "dim"), (f"{budget.left} left", "strong")]
            left.append((f" of {budget.cap}, {budget.planned} planned", "dim"))
        timetable = board.timetable(self.now)
        inside = any(self.now in window for window in timetable.rounds)
        said = [Para(left)]
        for sentence in words(timetable, self.now):
            warns = inside and sentence.startswith(timetable.in_round_warning or "\0")
            said.append(Para([(sentence, "warn" if warns else "dim")]))
        return said

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        if not self._found:
            yield Row(["No program is open, not applied to, and of a service with applications left."])
            return
        shown = list(self._found.values())[:MOST]
        beyond, planned = False, any(each.planned for each in shown)
        lead = RANK + (PLAN if planned else 0) + WHAT + 1
        left = self.width - lead - max(width_of(each.words) for each in shown)
        beside = left if left >= LEAST else 0
        for candidate in shown:
            if not candidate.within and not beyond:
                beyond = True
                yield Row([("beyond what is left", "dim")])
            yield from self._lines(candidate, planned=planned, beside=beside)
        if len(self._found) > MOST:
            yield Row([(f"and {len(self._found) - MOST:,} more", "dim")])

    def _lines(self, candidate: Candidate, *, planned: bool, beside: int) -> Iterator[Row]:
        """A program and why: in `beside` cells with the reasons behind it, or the reasons whole below."""
        program = self.session.board.programs[candidate.code]
        title = self.host.program_title(program) if masking() else program.title
        room = beside or max(LEAST, self.width - RANK - PLAN - WHAT - 1)
        style = "" if candidate.within else "dim"
        marks: list[Piece] = [("plan " if candidate.planned else "     ", "accent")] if planned else []
        warns: list[Piece] = [("rule? ", "warn")] if candidate.warning else []
        rank = (f"{candidate.rank:>3}  ", "dim")
        what = fit(f"{program.listing.short_field} {program.type}", WHAT)
        line = [rank, *marks, (fit_name(title, room), style), " ", (what, style), *warns]
        if beside:
            yield Row([*line, (candidate.words, "dim")], candidate.code)
        else:
            yield from with_below(line, candidate.words, self.width, candidate.code, at=RANK + 1)

    def below_words(self) -> Sequence[Para]:
        candidate = self._found.get(self.lines.cursor)
        if candidate is None:
            return ()
        said = [Para([(f"{candidate.service}: ", "dim"), candidate.words], 2)]
        if candidate.warning:
            said.append(Para([(candidate.warning, "warn")]))
        return said

    # Keys

    def chosen(self) -> tuple[str, ...]:
        return (self.lines.cursor,) if self.lines.cursor else ()

    def why_not(self, name: str) -> str:
        nobody = not self.chosen() and name in ("plan", "submit", "note", "refuse")
        return "No program is left here." if nobody else super().why_not(name)

    def do_open_card(self) -> None:
        from matchweek.tui.screens.programs.card import CardScreen

        if self.lines.cursor:
            self.app.push_screen(CardScreen(self.session, self.lines.cursor))
