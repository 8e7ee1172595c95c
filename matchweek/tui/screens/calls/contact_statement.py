"""A dated statement of one contact, facts only, to hand to one's school or NRMP. Nothing is filed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.gate.rule_questions import NOTHING_FILED, question, statement
from matchweek.tui.commands.dialogs.calls import STATEMENT
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para, lines_of

if TYPE_CHECKING:
    from matchweek.domain.contacts.calls import Call
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session


class StatementScreen(PageDialog[None]):
    """The statement of a call as it is known now; y copies it, w writes it into a file."""

    RULE = "contact.may-report"
    AT = STATEMENT
    DEFAULT_CSS = "StatementScreen { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, session: Session, call: Call) -> None:
        super().__init__("Statement")
        self.session = session
        self.call = call
        board = session.board
        self.words = statement(
            call,
            board.applicant,
            board.applications,
            title=board.formal(call.program) if call.program else "",
            written_at=session.clock.now(),
        )

    @property
    def rule_section(self) -> str:
        about = question(self.call.incident)
        return about.section if about is not None else self.RULE

    def on_mount(self) -> None:
        self.load()

    def load(self) -> None:
        """Show it, names masked or not."""
        about = question(self.call.incident)
        self.title_line.tell(
            "Statement", about.grade.words if about is not None else "no rule question marked"
        )
        said = [Para([(NOTHING_FILED, "accent")])]
        if about is not None:
            said.append(Para([(about.rule, "dim")]))
        self.page.say([*said, BLANK, *lines_of(self.words)])

    def do_statement_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        copy(self.host, self.words, "the statement")

    def do_statement_save(self) -> None:
        if not self.host.names_may_show("the file"):
            return
        from matchweek.tui.screens.letters.letter_use import told_file
        from matchweek.tui.screens.own.save_to import SaveTo

        def save(path: str | None) -> None:
            if path is None:
                return

            def act(week: Week) -> Done:
                from matchweek.services.file.private_files import path_to
                from matchweek.services.people import contact_statement

                return contact_statement.write(week, self.words, path_to(path))

            self.session.do(act, lambda done: told_file(self.host, done))

        name = f"statement-call-{self.call.id}.txt"
        self.app.push_screen(SaveTo("Save the statement", name, NOTHING_FILED), save)

    def do_statement_leave(self) -> None:
        self.dismiss(None)
