"""What people call a program: its names besides the list's, in one line, parted by “;”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.programs.aliases import BETWEEN, names_of
from matchweek.tui.commands.dialogs.programs import PROGRAM_NAMES
from matchweek.tui.screens.dialogs.kept_line import KeptLine
from matchweek.tui.screens.programs.one_program import code_of_one
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

ABOUT = (
    "As it is said on the phone: a nickname, initials, the name of the hill. A call's form finds it by these."
)


def open_names(app: Host, session: Session, codes: tuple[str, ...]) -> None:
    """Ask what one program is called."""
    code = code_of_one(app, codes, "Names are of one program")
    if code is not None and session.ready:
        app.push_screen(AskNames(session, code))


class AskNames(KeptLine):
    """The names as they are, also those learnt from a pick, to be changed."""

    AT = PROGRAM_NAMES
    NAME = "names"
    EXAMPLE = "Harbor; HPMC"

    def __init__(self, session: Session, code: str) -> None:
        self.code = code
        self.known = names_of(code, session.board.kept.aliases.values())
        question = session.board.question(code)
        about = [Para([(question, "strong")], 4), Para([(ABOUT, "dim")])]
        super().__init__(session, "Names people use", about, draft_form=f"names:{code}")

    def begins_with(self) -> str:
        return f"{BETWEEN} ".join(self.known)

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.days import aliases

        return aliases.set_names(week, self.code, line)

    do_program_names_keep = KeptLine.do_line_keep
    do_program_names_leave = KeptLine.do_line_leave
