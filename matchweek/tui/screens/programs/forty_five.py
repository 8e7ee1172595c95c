"""The forty-five: what is planned in each service against its applications, and who stands at the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.base.ranges import span
from matchweek.domain.board.application_papers import papers_of
from matchweek.domain.board.forty_five import (
    SHARE_WORDS,
    Choice,
    balance,
    checklist,
    choices,
    closed_to,
    doubts_of,
    percent,
    portal_line,
)
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.domain.season.rules.figures import APPLICATIONS
from matchweek.tui.commands.dialogs.programs import FORTY_FIVE
from matchweek.tui.look.text import fit, fit_name, masking
from matchweek.tui.panes.program_rows import LANES, TIERS
from matchweek.tui.panes.sorting import SortsPrograms
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.programs.composed import CELLS as BAR
from matchweek.tui.screens.programs.composed import FREE, HELD, SENT, TITLE, bar_rows
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

FIT, SHARE, SORTED, WHAT = 8, 7, 4, 19
LEAST = 24
ACGME = 11
NARROW = 90
"""With fewer cells than these the points of the program under the cursor are left to its card."""


class FortyFive(SortsPrograms, Sheet):
    """The planned programs of each service, the best fit first; below the edge those that come next.

    The key that plans moves the program under the cursor in or out; the cursor stays on it.
    """

    RULE = "applications.cap"
    AT = FORTY_FIVE
    WITHOUT_LINES = ()
    DEFAULT_CSS = "FortyFive #box { width: 120; }"

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, f"The {APPLICATIONS} of each service")
        self._found: list[Choice] = []
        self._opened = False
        self._portal = False

    def words(self) -> str:
        return f"{sum(len(choice.planned) for choice in self._found)} planned"

    def look_up(self) -> None:
        self._found = choices(self.session.board, self.now)

    def lay_out(self) -> None:
        super().lay_out()
        if not self._opened and self.lines.size.height:
            self._opened = True
            edge = next((one for choice in self._found for one in choice.last_in[-1:]), None)
            beyond = next((one for choice in self._found for one in choice.first_out[-1:]), None)
            # Both sides of the edge come into sight, with the cursor on the last one in.
            for program in (beyond, edge):
                if program is not None:
                    self.lines.goto(program.code)

    def head_words(self) -> Sequence[Para]:
        if not self._found:
            return ()
        said: list[Piece] = []
        for choice in self._found:
            over = "warn" if choice.budget.over else ""
            said += [*(["   "] if said else []), (f"{choice.service} ", "dim"), (choice.budget.words(), over)]
        words = "How programs fit is told once your own data says what you seek: {me} opens it."
        if self._portal:
            words = (
                "In the portal's order: ✓ sent, ○ to send, ! look at its documents before it is sent, "
                "since they lock: {documents_here}."
            )
            return [Para(said), Para([(self.AT.in_words(words), "dim")])]
        told = SHARE_WORDS if any(choice.shares for choice in self._found) else self.AT.in_words(words)
        return [Para(said), Para([(told, "dim")])]

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        if not self._found:
            why = "none on the list is open to you" if len(self.session.board.programs) else "no list yet"
            yield Row([f"No program can be applied to: {why}."])
            return
        for choice in self._found:
            yield from self._heading(choice)
            if self._portal:
                yield from map(self._portal_row, checklist(self.session.board, choice))
                yield Row()
                continue
            left, held = choice.budget.to_plan, choice.budget.kept_back
            beside = f", {held} in reserve" if held else ""
            for place, program in enumerate(choice.planned):
                if place == left:
                    yield Row([(f"── only {left} left{beside}: what follows is over ──", "warn")])
                yield self._line(choice, program, "plan")
            if choice.first_out:
                more = len(choice.others) - len(choice.first_out)
                rest = f", {more:,} more behind them" if more > 0 else ""
                yield Row([(f"── the edge · not planned, best fit first{rest} ──", "accent")])
            for program in choice.first_out:
                yield self._line(choice, program, "")
            yield Row()

    def _heading(self, choice: Choice) -> Iterator[Row]:
        budget = choice.budget
        sent, held = min(budget.used, BAR), budget.kept_back
        planned = min(budget.planned, BAR - sent - held)
        bar: list[Piece] = [
            (SENT * sent, "good"),
            ("▒" * planned, "accent"),
            (FREE * max(0, BAR - sent - planned - held) + HELD * held, "dim"),
        ]
        over = "warn" if budget.over else ""
        yield Row([(fit(choice.service, TITLE), "title"), *bar, "  ", (budget.words(), over)])
        if choice.planned:
            if not self._portal:
                yield from bar_rows(choice, self.width)
            yield Row([(f"{'length':<{TITLE}}", "dim"), balance(choice.planned)])
        for warning in self._warnings(choice):
            yield Row([(f"{'':<{TITLE}}{warning}", "warn")])
        if choice.shares and not self._portal:
            yield Row([(f"{'':<5}{'fit':<{FIT}}{'in':<{SHARE}}lane", "dim")])

    def _warnings(self, choice: Choice) -> Iterator[str]:
        if choice.budget.over and choice.budget.kept_back:
            words = (
                f"{choice.budget.over} more planned than are left beside the {choice.budget.kept_back} held: "
            )
            yield words + self.AT.in_words("move some out, or hold fewer back ({hold_less}).")
        elif choice.budget.over:
            yield f"{choice.budget.over} more planned than there are applications: move some out."
        if closed := closed_to(self.session.board, choice.service, self.now):
            yield f"{closed} more planned of types that are not open to you: they are not counted here."
        board = self.session.board
        for count, words in doubts_of(board, choice, self.now):
            yield f"Of {count} planned {words}."

    def _line(self, choice: Choice, program: Program, mark: str) -> Row:
        share = choice.shares.get(program.code)
        title = self.host.program_title(program) if masking() else program.title
        room = max(LEAST, self.width - 5 - FIT - SHARE - SORTED - WHAT)
        lane = LANES.get(program.lane or "", ("·", "dim"))
        told = span(program.fit_range, "-") if program.fit_range is not None else ""
        return Row(
            [
                (fit(mark, 5), "accent"),
                (fit(told, FIT), "strong"),
                (fit("" if share is None else percent(share), SHARE), "" if mark else "dim"),
                lane,
                (fit(f" {TIERS.get(program.tier or '', '')}", SORTED - 1), ""),
                fit_name(title, room - 1),
                " ",
                (fit(f"{program.listing.short_field} {program.type}", WHAT), "dim"),
            ],
            program.code,
        )

    def _portal_row(self, program: Program) -> Row:
        """One line of the checklist: ✓ sent, ○ to be sent, ! what speaks against its documents."""
        board = self.session.board
        sent = program.application_status is ApplicationStatus.SUBMITTED
        doubt = bool(board.kept.documents) and not sent and bool(papers_of(board, program.code).doubts)
        masked = masking()
        title = self.host.program_title(program) if masked else program.listing.institution
        acgme = "" if masked else program.listing.acgme_id or program.code
        room = max(LEAST, self.width - 5 - WHAT - 4 - ACGME)
        mark = ("✓", "good") if sent else ("!", "warn") if doubt else ("○", "accent")
        return Row(
            [
                " ",
                mark,
                "  ",
                (fit(f"{program.listing.short_field} {program.type}", WHAT), "dim" if sent else ""),
                " ",
                fit("" if masked else program.listing.state, 4),
                fit_name(title, room - 1),
                " ",
                (fit(acgme, ACGME), "dim"),
            ],
            program.code,
        )

    def below_words(self) -> Sequence[Para]:
        program = self.session.board.programs.get(self.lines.cursor)
        if self._portal:
            doubts = papers_of(self.session.board, program.code).doubts if program is not None else ()
            return [Para([(" ".join(doubts), "warn")])] if doubts else ()
        found = self.session.board.fits.fit(self.lines.cursor) if program is not None else None
        if program is None or found is None:
            return ()
        from matchweek.domain.fit.explained import would_narrow

        narrow = would_narrow(found)
        if self.width < NARROW:
            unknown = f" · not known: {narrow}" if narrow else ""
            return [Para([f"Fit {span(found.ends)} of 100", (unknown, "dim")])]
        said = [Para([found.sentence()], 2)]
        return [*said, Para([(f"What would narrow it most: {narrow}.", "dim")])] if narrow else said

    # Keys

    def chosen(self) -> tuple[str, ...]:
        return (self.lines.cursor,) if self.lines.cursor else ()

    def why_not(self, name: str) -> str:
        if not self.chosen() and name in ("plan", "note", "refuse", "open_card"):
            return "No program stands here yet."
        return super().why_not(name)

    def do_hold_more(self) -> None:
        self._hold(1)

    def do_hold_less(self) -> None:
        self._hold(-1)

    def _hold(self, by: int) -> None:
        """Keep one application more, or one fewer, back in the service in which the cursor stands."""
        choice = next((one for one in self._found if self._stands_in(one)), None)
        if choice is None:
            self.notify("No service is shown yet: there is nothing to keep back.", markup=False)
            return
        service, held = choice.service, choice.budget.held + by
        if 0 <= held <= BAR:

            def act(week: Week) -> Done:
                from matchweek.services.lists import budgets

                return budgets.hold(week, service, held)

            self.session.do(act, self.host.said)

    def _stands_in(self, choice: Choice) -> bool:
        cursor = self.lines.cursor
        here = checklist(self.session.board, choice) if self._portal else (*choice.planned, *choice.others)
        return not cursor or any(one.code == cursor for one in here)

    def do_portal_order(self) -> None:
        self._portal = not self._portal
        self.tell()

    def do_portal_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        program = self.session.board.programs.get(self.lines.cursor)
        if program is None:
            self.notify("No program is under the cursor.", markup=False)
        else:
            copy(self.host, portal_line(program), "1 program")

    def do_fit_weights(self) -> None:
        from matchweek.tui.screens.programs.weights import FitWeights

        self.app.push_screen(FitWeights(self.session, self.zone))

    def do_open_card(self) -> None:
        from matchweek.tui.screens.programs.card import CardScreen

        self.app.push_screen(CardScreen(self.session, self.lines.cursor))
