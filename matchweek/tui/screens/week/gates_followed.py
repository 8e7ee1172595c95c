"""The week screen follows the gates: contact in the list, whom to tell on top, what closed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program
    from matchweek.tui.host import Hosted
    from matchweek.tui.panes.advocates import AdvocatesPane
    from matchweek.tui.panes.calls import CallsPane
    from matchweek.tui.panes.frame import Pane
    from matchweek.tui.panes.programs import ProgramsPane
    from matchweek.tui.session.session import Session

    class Base(Hosted, Screen[None]): ...

else:
    Base = object

GATED = frozenset(
    [
        "call",
        "application",
        "clearance",
        "assignment",
        "advocate",
        "me",
        "offer",
        "moment",
        "letter",
        "narrative",
    ]
)
"""The entities that a gate, or what is said about advocates, follows from."""


class FollowsGates(Base):
    """Mixed into the week screen. The gates are worked out when something they follow from changed, and
    each minute; never while the cursor moves."""

    if TYPE_CHECKING:
        session: Session
        programs: ProgramsPane

        @property
        def advocates(self) -> AdvocatesPane: ...
        @property
        def calls(self) -> CallsPane: ...
        @property
        def pane(self) -> Pane: ...
        def _title_of(self, code: str) -> str: ...
        def _on_program(self, program: Program | None) -> None: ...

    gates_now: Advocacy | None = None
    _gates_board: Board | None = None

    def follow_gates(self) -> None:
        """Work the gates out anew and show them where they apply."""
        if not self.session.shows or not self.is_mounted:
            return
        from matchweek.domain.board.advocacy import Advocacy, tell_programs

        board = self.session.board
        before = self.gates_now if self._gates_board is board else None
        new = Advocacy(board, self.session.clock.now())
        self.gates_now, self._gates_board = new, board
        changed = tell_programs(board, new, before)
        if changed:
            self.programs.patch(changed)
        self.advocates.follow(new, self._title_of)
        self._on_program(self.programs.program)
        if before is not None:
            self._tell_turned(before, new)
            self._tell_closed(before, new)

    @property
    def rule_section(self) -> str:
        """The rule of what is under the cursor: contact with the program, or a call's rule question."""
        gates = self.gates_now
        if gates is None:
            return ""
        if self.pane is self.calls:
            from matchweek.domain.gate.rule_questions import question

            asked = question(self.calls.call.incident) if self.calls.call is not None else None
            return asked.section if asked is not None else "contact"
        if self.pane is self.advocates:
            pair = self.advocates.pair
            return gates.gate(*pair).section if pair is not None else "contact.advocates"
        program = self.programs.program
        return gates.gates.program(program.code).section if program is not None else ""

    def _tell_turned(self, before: Advocacy, new: Advocacy) -> None:
        """Say who can be told now, where the pane that shows it is out of sight."""
        if not self.has_class("-narrow") and len(self.app.screen_stack) < 2:
            return
        known = {each.assignment.id for each in before.turned}
        fresh = [each for each in new.turned if each.assignment.id not in known]
        if not fresh or (self.advocates.display and self.advocates.lit):
            return
        from matchweek.tui.commands import key_for
        from matchweek.tui.look.gate_words import state_words

        first = fresh[0]
        reach = f", {first.advocate.phone}" if first.advocate.phone else ""
        more = f" and {len(fresh) - 1} more" if len(fresh) > 1 else ""
        state = state_words(first.gate)[0]
        words = (
            f"{self._title_of(first.gate.program)}: {state}. Tell {first.advocate.name}{reach}{more}. "
            f"In Advocates, {key_for('advocate_draft')} drafts the words."
        )
        self.app.notify(words, title="An advocate to tell", markup=False, timeout=10)

    def _tell_closed(self, before: Advocacy, new: Advocacy) -> None:
        """Say what is held again: a correction, an undo or another window took away what had opened it."""
        closing = new.closed_since(before)
        if not closing:
            return
        from matchweek.tui.screens.advocates.closing_gates import words_of

        words = words_of(self.host, self.session, closing)
        more = f" And {len(words) - 2} more." if len(words) > 2 else ""
        self.app.notify(" ".join(words[:2]) + more, title="Wait again", markup=False, timeout=10)

    def do_map(self) -> None:
        from matchweek.tui.screens.advocates.advocate_map import MapScreen

        if self.session.shows:
            self.host.push_screen(MapScreen(self.session, self.host.week_screen.zone))
