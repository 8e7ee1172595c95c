"""What is recorded of an advocate and a program: told, spoke, answered, cleared; and the draft that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host, Hosted
    from matchweek.tui.session.session import Session

    class Base(Hosted, Widget): ...
else:
    Base = object

Pair = tuple[int, str]


class GateActs(Base):
    """Mixed into whatever shows advocates and programs: the keys of a pair. All but a clearance need an
    assignment; what a rule refuses is said with what is allowed instead."""

    if TYPE_CHECKING:
        session: Session

    def gate_pair(self, act: str) -> Pair | None:
        """The advocate and the program a key is about; None once it was said why there is none."""
        raise NotImplementedError

    def _record(self, act: Callable[[Week], Done]) -> None:
        app = self.host
        self.session.do(act, app.said)

    def do_advocate_told(self) -> None:
        pair = self.gate_pair("told")
        if pair is None:
            return
        number, code = pair

        def act(week: Week) -> Done:
            from matchweek.services.people import assignments

            return assignments.told(week, str(number), code)

        self._record(act)

    def do_advocate_sent(self) -> None:
        pair = self.gate_pair("sent")
        if pair is None:
            return
        from matchweek.domain.gate.gate import ApplicantAct
        from matchweek.tui.screens.advocates.why_sent import WhySent

        number, code = pair
        now = self.session.advocacy
        advocate = now.advocate(number)
        refusal = now.may(ApplicantAct.ASK, number, code).refusal
        if refusal is not None:
            self._refuse(refusal)
            return
        if advocate is None:
            return

        def record(because: str | None) -> None:
            if because is None:
                return

            def act(week: Week) -> Done:
                from matchweek.services.people import assignments

                return assignments.sent(week, str(number), code, because)

            self._record(act)

        self.app.push_screen(WhySent(now.gates, advocate, code), record)

    def do_advocate_answered(self) -> None:
        pair = self.gate_pair("answered")
        if pair is None:
            return
        from matchweek.tui.screens.advocates.reply import ask_reply

        ask_reply(self.host, self.session.advocacy, *pair)

    def do_advocate_clear(self) -> None:
        pair = self.gate_pair("clear")
        if pair is None:
            return
        from matchweek.tui.screens.advocates.clearance import open_clearance

        app = self.host
        open_clearance(app, self.session, app.week_screen.zone, pair[0], pair[1])

    def do_advocate_draft(self) -> None:
        """Draft what comes next for the pair; where it is held the rule is said."""
        pair = self.gate_pair("draft")
        if pair is None:
            return
        from matchweek.domain.gate.contact import GateState

        state = self.session.advocacy.gate(*pair).state
        kind = "called" if state is GateState.UNLOCKED else "note"
        do_draft(self.host, kind, *pair)

    def do_advocate_words(self) -> None:
        """Choose among all drafts for the pair, or for the advocate alone."""
        pair = self.gate_pair("words")
        if pair is not None:
            do_draft(self.host, "", *pair)

    def _refuse(self, error: MatchweekError) -> None:
        app = self.host
        app.tell(error)


def do_draft(app: Host, kind: str, advocate: int, code: str = "") -> None:
    """Open a draft of a kind in its editor; without a kind the kinds are asked for."""
    from matchweek.tui.screens.letters.letter import open_letter

    open_letter(app, kind, advocate, code)
