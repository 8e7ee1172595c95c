"""One by one: the undecided programs, one card at a time, the best fit first; what is decided leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.filters import Flag, Is
from matchweek.domain.week.pace import BOX, Pace, box_words, left_words
from matchweek.tui.commands.dialogs.programs import DECK
from matchweek.tui.panes.sorting import SORTING
from matchweek.tui.screens.programs.about import about
from matchweek.tui.screens.programs.card import ProgramDialog
from matchweek.tui.widgets.words import BLANK, Para, labelled

if TYPE_CHECKING:
    from matchweek.domain.programs.program_set import ProgramSet
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session
    from matchweek.tui.session.session_messages import Otherwise
    from matchweek.tui.widgets.painted import Piece


def undecided(view: ProgramSet) -> list[str]:
    """The codes of the undecided programs that a view shows: the best fit first, where that can be told."""
    found = view.filtered(Is(Flag.UNDECIDED))
    return list((found.sorted("fit", True) if view.programs.fitted else found).codes)


class Deck(ProgramDialog):
    """Goes through some programs. A lane or x decides and goes on; later leaves a program as it is.

    Dismissed with the code of the program shown last.
    """

    AT = DECK

    def __init__(self, session: Session, codes: Sequence[str]) -> None:
        super().__init__(session, "One by one")
        self._codes = tuple(codes)
        self._place = 0
        self._pace = Pace()
        self._since = session.clock.now()
        self._time_told: list[Piece] = []

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Each second the minutes of the time box, where they are others than those shown."""
        if self.is_current and self._time() != self._time_told:
            self.tell()

    @property
    def code(self) -> str | None:
        return self._codes[self._place] if self._place < len(self._codes) else None

    def tell(self) -> None:
        total = len(self._codes)
        decided = total - len(self._left())
        program = self.program
        if program is None:
            self._tell_end(total, decided)
            return
        self.title_line.tell("One by one", f"{self._place + 1} of {total} undecided · {decided} decided")
        head = [(program.title, "strong")]
        if not program.undecided:
            head.append(("   decided", "accent"))
        board = self.session.board
        said = about(program, board, self.session.clock.now())
        top = [Para(head, 2), Para([(program.place, "dim")]), *self._fit(program), *self._proposed(program)]
        top += [*self._planned(), self._left_to_do()]
        self.page.say([*top, BLANK, *said[1:]])

    def _left_to_do(self) -> Para:
        """How many are left and how long at this pace; what is left of the time one gave oneself."""
        self._time_told = self._time()
        return labelled("To do", (left_words(self._pace, len(self._left())), "dim"), *self._time_told)

    def _time(self) -> list[Piece]:
        until, now = self.session.time_box, self.session.clock.now()
        if until is None:
            return [(DECK.in_words("   {deck_box} gives it 90 minutes"), "dim")]
        return ["   ", (box_words(until, now), "warn" if now >= until else "accent")]

    def _fit(self, program: Program) -> list[Para]:
        """How it fits, on top: it is what one decides by."""
        if program.fit_range is None:
            return []
        from matchweek.tui.screens.programs.fit_lines import fit_line

        return fit_line(program, self.session.board)

    def _proposed(self, program: Program) -> list[Para]:
        """The lane that a rule proposes, and the key that takes it."""
        if not (program.undecided and program.proposed):
            return []
        taken = DECK.in_words("   {lane_proposed} takes it")
        return [labelled("Proposed", (program.proposed, "accent"), (taken, "dim"))]

    def _planned(self) -> list[Para]:
        """How the applications of each service stand; nothing while none is planned or sent."""
        found = self.session.board.budgets(self.session.clock.now()).values()
        said = [
            f"{each.service} {each.words()}" for each in found if each.limited and each.used + each.planned
        ]
        return [labelled("Planned", (" · ".join(said), "dim"))] if said else []

    def _tell_end(self, total: int, decided: int) -> None:
        left = total - decided
        self.title_line.tell("One by one", f"all {total} seen · {decided} decided")
        waits = DECK.in_words("left for later: {deck_later} goes through them, {deck_leave} leaves.")
        done = DECK.in_words("All of them are decided. {Deck_leave} leaves.")
        self.page.say([Para([(f"{left} {waits}" if left else done, "strong")])])

    def _left(self) -> list[str]:
        programs = self.session.board.programs
        return [code for code in self._codes if (one := programs.get(code)) is not None and one.undecided]

    def act_on(
        self,
        codes: tuple[str, ...],
        act: Callable[[Week, tuple[str, ...]], Done],
        *,
        decides: bool = False,
        otherwise: Otherwise | None = None,
    ) -> bool | None:
        done = self.session.do(lambda week: act(week, codes), self.said, otherwise)
        program = self.program
        if decides and done is not False and not (done and program is not None and program.undecided):
            self._go(1)
        return done

    def why_not(self, name: str) -> str:
        if self.code is None and name in SORTING:
            return "No program is shown: left goes back to the last one."
        return super().why_not(name)

    def do_refuse(self) -> None:
        refusing = self.program is not None and not self.program.refused
        super().do_refuse()
        if refusing and (self.session.waiting or (self.program is not None and self.program.refused)):
            self._go(1)

    def do_deck_later(self) -> None:
        if self.code is None:
            left = self._left()
            if left:
                self._codes, self._place = tuple(left), 0
                self._show_from_top()
            else:
                self.notify("All of them are decided.", markup=False)
        else:
            self._go(1)

    def do_deck_back(self) -> None:
        if self._place:
            self._go(-1)
        else:
            self.notify("This is the first one.", markup=False)

    def do_undo(self) -> None:
        left = set(self._left())
        super().do_undo()
        again = [code for code in self._left() if code not in left]
        if again:
            # What is undecided again is looked at again.
            self._place = self._codes.index(again[0])
        self._show_from_top()

    def do_deck_box(self) -> None:
        self.session.time_box = None if self.session.time_box else self.session.clock.now() + BOX
        self.tell()

    def _go(self, step: int) -> None:
        now = self.session.clock.now()
        if step > 0 and self.code is not None:
            self._pace = self._pace.after(now - self._since)
        self._since = now
        self._place = max(0, min(len(self._codes), self._place + step))
        self._show_from_top()

    def _show_from_top(self) -> None:
        self.page.home()
        self.tell()

    def do_deck_leave(self) -> None:
        shown = min(self._place, len(self._codes) - 1)
        self.dismiss(self._codes[shown])
