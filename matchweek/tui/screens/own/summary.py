"""The one-page summary as it would be written now; on a key it becomes a PDF."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from matchweek.services.file.private_files import path_to
from matchweek.services.people import packet, summary
from matchweek.tui.commands.dialogs.me import SUMMARY
from matchweek.tui.look.mask import without_words
from matchweek.tui.screens.dialogs.board_page import BoardPage
from matchweek.tui.session.jobs import PATIENT_MS, Job, JobEnded
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from pathlib import Path

    from matchweek.services.core.week import Done
    from matchweek.tui.session.session import Session

UNWRAPPED = 100_000
ABOUT = "For programs that contacted you, and for yourself. matchweek sends nothing."


class SummaryScreen(BoardPage):
    """The page in words, with its gaps above."""

    AT = SUMMARY

    def __init__(self, session: Session) -> None:
        super().__init__(session, "The summary", "one page")
        self._job: Job | None = None

    def load(self) -> None:
        """Show it as it is now."""
        self.title_line.tell("The summary", "one page")
        said = [Para([(ABOUT, "dim")])]
        if gaps := summary.facts(self.session.board).gaps:
            said.append(Para([("Still missing: ", "accent"), f"{', '.join(gaps)}."]))
        lines = summary.text(without_words(self.session.board), UNWRAPPED).splitlines()
        self.page.say([*said, BLANK, *(Para([line], len(line) - len(line.lstrip())) for line in lines)])

    def do_summary_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        copy(self.host, summary.text(without_words(self.session.board)), "the summary as text")

    def do_summary_write(self) -> None:
        if self._job is not None or not self.host.names_may_show("the file"):
            return
        from matchweek.tui.screens.own.save_to import SaveTo

        question = SaveTo("Write the summary", summary.NAME, ABOUT)
        self.app.push_screen(question, lambda path: self._write(path_to(path)) if path else None)

    def _write(self, path: Path) -> None:
        week = self.session.week
        if week is None:
            return
        paper = packet.usual_paper(self.session.board, os.environ)
        patient = replace(week, wait_ms=PATIENT_MS)
        self.title_line.tell("The summary", "being written")
        self._job = Job("write the summary", self, lambda: summary.write(patient, path, paper)).start()

    def on_job_ended(self, event: JobEnded) -> None:
        self._job = None
        self.load()
        if event.error is not None:
            self.host.tell(event.error)
            return
        done: Done = event.result
        self.host.said(done)
        self.notify(done.keys[0], title="Written: one page", markup=False, timeout=8)

    def do_summary_leave(self) -> None:
        self.dismiss(None)
