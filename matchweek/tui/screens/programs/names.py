"""What people call a program: its names besides the list's, in one line, parted by “;”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.domain.programs.aliases import BETWEEN, names_of
from matchweek.tui.commands.dialogs.programs import PROGRAM_NAMES
from matchweek.tui.forms.lines import KeptLines
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

ABOUT = (
    "As it is said on the phone: a nickname, initials, the name of the hill. A call's form finds it by these."
)
ONE = "Names are of one program: take the marks back, then ask for them again."


def open_names(app: Host, session: Session, codes: tuple[str, ...]) -> None:
    """Ask what one program is called; of several marked ones none is meant."""
    if len(codes) > 1:
        app.notify(ONE, severity="warning", markup=False)
    elif codes and session.ready:
        app.push_screen(AskNames(session, codes[0]))


class AskNames(Dialog[None]):
    """The names as they are, also those learnt from a pick, to be changed; Escape changes nothing."""

    AUTO_FOCUS = "Input"
    AT = PROGRAM_NAMES
    DEFAULT_CSS = "AskNames { Words { margin-bottom: 1; } Input { background: $boost; } }"

    def __init__(self, session: Session, code: str) -> None:
        super().__init__("Names people use")
        self.session = session
        self.code = code
        question = session.board.question(code)
        self.about = Words([Para([(question, "strong")], 4), Para([(ABOUT, "dim")])])
        known = names_of(code, session.board.kept.aliases.values())
        self.line = Input(f"{BETWEEN} ".join(known), placeholder="Harbor; HPMC", compact=True)
        self.kept = KeptLines(self, f"names:{code}", {"names": self.line})

    def body(self) -> Iterable[Widget]:
        yield self.about
        yield self.line

    def on_mount(self) -> None:
        self.kept.open()
        self.line.cursor_position = len(self.line.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.kept.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_program_names_keep()

    def do_program_names_keep(self) -> None:
        code, line = self.code, self.line.value

        def act(week: Week) -> Done:
            from matchweek.services.days import aliases

            return aliases.set_names(week, code, line)

        if self.session.do(act, self.host.said) is not False:
            self.kept.end()
            self.dismiss(None)

    def do_program_names_leave(self) -> None:
        self.kept.end()
        self.dismiss(None)
