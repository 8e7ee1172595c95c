"""The packet as it would be written now; on a key it becomes a PDF of one page."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from matchweek.services.file.private_files import path_to
from matchweek.services.people import packet
from matchweek.tui.commands.dialogs.me import PACKET
from matchweek.tui.look.mask import without_words
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.session.jobs import PATIENT_MS, Job, JobEnded
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from pathlib import Path

    from matchweek.domain.board.board import Board
    from matchweek.services.core.week import Done
    from matchweek.tui.session.session import Session

UNWRAPPED = 100_000
PAPER_WORDS = {"letter": "Letter", "a4": "A4"}
FOR_WHOM = "For your own faculty, who keep it at hand. matchweek sends nothing."


def preview(board: Board) -> list[Para]:
    """The packet in words, its own hidden while names are masked; wrapped where it is shown."""
    lines = packet.preview(without_words(board), UNWRAPPED).splitlines()
    return [Para([line], len(line) - len(line.lstrip())) for line in lines]


class PacketScreen(PageDialog[None]):
    """The page in words; its gaps, and whether the one made last says something else, stand above."""

    RULE = "contact.allowed"
    AT = PACKET
    DEFAULT_CSS = "PacketScreen { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, session: Session) -> None:
        super().__init__("The packet")
        self.session = session
        self.paper = packet.usual_paper(session.board, os.environ)
        self._job: Job | None = None

    def on_mount(self) -> None:
        self.load()

    def load(self) -> None:
        """Show it as it is now."""
        board = self.session.board
        self.title_line.tell("The packet", f"one page, {PAPER_WORDS[self.paper]}")
        said = [Para([(FOR_WHOM, "dim")])]
        if words := packet.stale_words(board):
            said.append(Para([(words, "warn")]))
        if gaps := packet.facts(board).gaps:
            said.append(Para([("Still missing: ", "accent"), f"{', '.join(gaps)}."]))
        self.page.say([*said, BLANK, *preview(board)])

    def board_changed(self) -> None:
        """One's own data changed."""
        if self.is_mounted:
            self.load()

    # Keys

    def do_packet_paper(self) -> None:
        self.paper = "a4" if self.paper == "letter" else "letter"
        self.load()

    def do_packet_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        copy(self.host, packet.preview(without_words(self.session.board)), "the packet as text")

    def do_packet_write(self) -> None:
        if self._job is not None or not self.host.names_may_show("the file"):
            return
        from matchweek.tui.screens.own.save_to import SaveTo

        question = SaveTo("Write the packet", "packet.pdf", FOR_WHOM)
        self.app.push_screen(question, lambda path: self._write(path_to(path)) if path else None)

    def _write(self, path: Path) -> None:
        week = self.session.week
        if week is None:
            return
        patient, paper = replace(week, wait_ms=PATIENT_MS), self.paper
        self.title_line.tell("The packet", "being written")
        self._job = Job("write the packet", self, lambda: packet.make(patient, path, paper)).start()

    def on_job_ended(self, event: JobEnded) -> None:
        self._job = None
        if event.error is not None:
            self.host.tell(event.error)
            self.load()
            return
        done: Done = event.result
        self.session.poll()
        self.load()
        self.host.said(done)
        self.notify(done.keys[0], title="Written: one page", markup=False, timeout=8)

    def do_packet_leave(self) -> None:
        self.dismiss(None)
