"""What came back after an advocate spoke to a program, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.screens.dialogs.because import Because

if TYPE_CHECKING:
    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host


class Reply(Because):
    """Answers with the words, which may be empty; None on Escape."""

    def __init__(self, name: str, title: str, *, draft_form: str) -> None:
        words = f"What {title} answered {name}. It may stay empty."
        super().__init__(
            "What came back", words, "such as: will flag the file; asked for the CV", draft_form=draft_form
        )

    def do_because_keep(self) -> None:
        self.answer(self.line.value.strip())


def ask_reply(app: Host, advocacy: Advocacy, number: int, code: str) -> None:
    """Ask what a program answered an advocate, and record it; says so where nothing was said to it yet."""
    advocate, assignment = advocacy.advocate(number), advocacy.assignment(number, code)
    if advocate is None or assignment is None or assignment.sent_at is None:
        from matchweek.tui.commands import key_for

        words = f"Nothing was said to the program yet: {key_for('advocate_sent')} records that first."
        app.notify(words, markup=False)
        return

    def record(reply: str | None) -> None:
        if reply is None:
            return

        def act(week: Week) -> Done:
            from matchweek.services.people import assignments

            return assignments.answered(week, str(number), code, reply)

        app.session.do(act, app.said)

    draft_form = f"reply:{number}:{code}"
    app.push_screen(Reply(advocate.name, advocacy.gates.question(code), draft_form=draft_form), record)
