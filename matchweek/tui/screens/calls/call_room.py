"""The room of a call that runs: its timer, how it ended in one letter, the other calls that wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Outcome
from matchweek.tui.commands import with_keys
from matchweek.tui.commands.dialogs.calls import CALL_FORM, OUTCOME_KEYS
from matchweek.tui.screens.call_part import CallPart
from matchweek.tui.widgets.form_lines import LABEL, wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.tui.screens.calls.call import CallForm

LONGEST = timedelta(hours=2)
"""No call lasts longer: one that is opened again later runs no more."""
WORDS = {
    Outcome.OFFER_TALK: ("An offer counts only in R3: look there. Promise nothing by phone.", "warn"),
    Outcome.WRONG_NUMBER: ("It was for somebody else: it opens nothing.", "dim"),
    Outcome.WILL_CALL_BACK: ("By when did they say? “by” below keeps it, and you are reminded.", "dim"),
    Outcome.INTERVIEW_SET: ("{interview_set} again opens when, where and with whom.", "dim"),
}


class CallRoom(CallPart):
    """`waiting` are calls that were parked for this one, the one parked last at the end."""

    def __init__(self, screen: CallForm) -> None:
        super().__init__(screen)
        self.waiting: list[int] = []
        self._parked = False

    # The timer

    @property
    def runs(self) -> bool:
        """Whether somebody is on the phone, as far as one can tell: it began lately, no ending was said."""
        call = self.screen.call
        lasted = self.now - call.at
        return not call.missed and not self.outcome and timedelta(0) <= lasted < LONGEST

    def timer(self) -> str:
        """How long the call has lasted, “3:24”; empty once it is over."""
        if not self.runs:
            return ""
        minutes, seconds = divmod(int((self.now - self.screen.call.at).total_seconds()), 60)
        return f"{minutes}:{seconds:02}"

    # How it ended

    @property
    def outcome(self) -> str:
        """How the call ended, as its form has it; empty while that is not said."""
        return self.form.by_id["outcome"].value

    def end(self, outcome: Outcome) -> None:
        """Say how it ended; the same letter again takes it back."""
        field = self.form.by_id["outcome"]
        field.value = "" if field.value == outcome else outcome.value
        self.screen.form_changed(field)
        self.screen.say_title()
        self.form.paint()

    def outcome_keys(self) -> Sequence[Line]:
        """Under the notes, while letters act: one letter an outcome."""
        if not self.form.free or self.screen.call.missed:
            return ()
        lines: list[Line] = []
        row: list[Piece] = []
        used, room = 0, max(20, self.form.size.width - LABEL - 1)
        pages = dict.fromkeys(("pitch", "answers", "card"))
        for name, outcome in {**OUTCOME_KEYS, **pages}.items():
            command = CALL_FORM[name]
            here = outcome is not None and outcome == self.outcome
            size = len(command.shown_key) + len(command.title) + 3
            if used + size > room and row:
                lines.append([" " * LABEL, *row])
                row, used = [], 0
            row += [(command.shown_key, "key"), (f" {command.title}  ", "good" if here else "dim")]
            used += size
        return [*lines, [" " * LABEL, *row]]

    def outcome_words(self) -> Sequence[Line]:
        """Under how it ended: what that means."""
        words, style = WORDS.get(Outcome(self.outcome), ("", ""))
        return wrapped(CALL_FORM.in_words(words), self.form.size.width, style) if words else ()

    def interview_set(self) -> None:
        """Say that an interview was arranged, and write down when."""
        if self.outcome != Outcome.INTERVIEW_SET:
            self.end(Outcome.INTERVIEW_SET)
        code = self.finder.picked
        if not code:
            words = "Say which program it is first; then its interview is written down."
            if not len(self.screen.board.programs):
                from matchweek.tui.screens.calls.call_lines import NO_LIST

                words = with_keys(NO_LIST)
            self.screen.app.notify(words, title="Interview set", markup=False)
            return
        from matchweek.tui.screens.calls.interviews import begin

        self.screen.keep()
        begin(self.screen.host, self.session, self.screen.zone, code, self.form.by_id["caller"].value)

    # The other calls

    @property
    def beneath(self) -> CallForm | None:
        """The call's form that this one was opened over; None for the first."""
        stack = self.screen.host.screen_stack
        place = stack.index(self.screen) if self.screen in stack else 0
        below = [each for each in stack[:place] if isinstance(each, type(self.screen))]
        return below[-1] if below else None

    def waits(self) -> str:
        """What waits beside this call, with the key that goes there; empty for nothing."""
        below = self.beneath
        numbers = [each for each in ([below.logged.number] if below is not None else []) if each is not None]
        numbers += self.waiting
        if not numbers:
            return ""
        which = " and ".join(str(number) for number in sorted(numbers))
        many = "call" if len(numbers) == 1 else "calls"
        return (
            f"{many} {which} {'waits' if len(numbers) == 1 else 'wait'}: {CALL_FORM['other_call'].shown_key}"
        )

    def switch(self) -> None:
        """Park this call, all of it kept, and go on with the one that waits."""
        below, number = self.beneath, self.screen.logged.number
        if number is None:
            self.screen.app.notify("This call is still being stored: a moment.", markup=False)
        elif below is not None:
            below.room.waiting = [*self.waiting, number]
            self.park()
        elif self.waiting:
            self.go_on()
        else:
            self.screen.app.notify("No other call waits.", markup=False)

    def park(self) -> None:
        """Leave the form without its act: what is typed stays a draft, and its call goes on."""
        self._parked = True
        self.screen.leaving.left = True
        self.screen.leaving.stays_draft()
        self.screen.dismiss(None)

    def go_on(self) -> None:
        """Open the call that waits longest over this one."""
        waiting, self.waiting = self.waiting, []
        self.screen.open_other(self.screen.host, waiting)

    def left(self) -> None:
        """The form was left: a call that waits takes its place."""
        waiting, self.waiting = self.waiting, []
        if waiting and not self._parked:
            host = self.screen.host
            host.call_later(self.screen.open_other, host, waiting)
