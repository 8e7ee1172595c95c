"""Begin the next season: what comes along and what stays behind, the place of its file, how to open it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.tui.commands.dialogs.after import NEXT_SEASON
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.session.jobs import PATIENT_MS, Job, JobEnded
from matchweek.tui.widgets.words import BLANK, Para, Words

if TYPE_CHECKING:
    from matchweek.errors import MatchweekError
    from matchweek.services.after.next_season import Begun
    from matchweek.tui.session.session import Session

NOTHING_GOES = "nothing: it begins empty"
AS_IT_IS = "This file stays as it is, and is yours to look at."


class NextSeason(Dialog[None]):
    """Makes the file on Enter, at the place in its line; then says how it is opened, which Enter copies."""

    AUTO_FOCUS = "Input"
    AT = NEXT_SEASON
    DEFAULT_CSS = "NextSeason { Words { margin-bottom: 1; } Input { background: $boost; } }"

    def __init__(self, session: Session, foreseen: Begun) -> None:
        super().__init__(f"The season {foreseen.season}", "a file of its own")
        self.session = session
        self.foreseen = foreseen
        self.said = Words()
        self.told = Words()
        self.line = Input(str(foreseen.path), placeholder="the new file's path; ~ is your home", compact=True)
        self.opens = ""
        self._job: Job | None = None

    def body(self) -> Iterable[Widget]:
        yield self.said
        yield self.line
        yield self.told

    def on_mount(self) -> None:
        found = self.foreseen
        self.said.say(
            [
                Para([("comes along   ", "dim"), _listed(found.went) or NOTHING_GOES], 14),
                BLANK,
                Para([("stays here    ", "dim"), _listed(found.stayed) or "nothing"], 14),
                BLANK,
                Para([AS_IT_IS]),
            ]
        )
        self._tell("Nothing is written yet. Where shall the new file be?")

    def _tell(self, words: str, look: str = "dim") -> None:
        self.told.say([BLANK, Para([(words, look)])])

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_next_begin()

    def do_next_begin(self) -> None:
        """Make the file; once it is made, copy the line that opens it."""
        from matchweek.services.after import next_season
        from matchweek.services.file.private_files import path_to

        typed, week = self.line.value.strip(), self.session.week
        if self.opens:
            from matchweek.tui.look.clipboard import copy

            copy(self.host, self.opens, "1 line")
        elif not typed:
            self._tell("Type a name for the new file.", "warn")
        elif self._job is None and week is not None:
            self._tell("The file is being made.")
            patient, year = replace(week, wait_ms=PATIENT_MS), self.foreseen.season
            self._job = Job(
                "begin the next season", self, lambda: next_season.begin(patient, year, path_to(typed))
            ).start()

    def on_job_ended(self, event: JobEnded) -> None:
        event.stop()
        self._job = None
        if event.error is not None:
            self._refused(event.error)
            return
        begun: Begun = event.result
        self.opens = f"matchweek --file {shlex.quote(str(begun.path))}"
        self.line.display = False
        self.set_focus(None)
        self.tell_keys([self.AT.said("next_begin", "copy"), *self.KEYS[1:]])
        copies = self.AT.in_words("{Next_begin} copies this line.")
        self.told.say(
            [
                Para([("The new file is made. ", "good"), "Open it in a shell with"]),
                Para([("  ", ""), (self.opens, "strong")], 2),
                Para([(copies, "dim")]),
            ]
        )

    def _refused(self, error: MatchweekError) -> None:
        self._tell(str(error), "warn")

    def do_next_leave(self) -> None:
        """Leave; a file that is being made is told of first."""
        if self._job is None:
            self.dismiss(None)


def _listed(counted: Sequence[tuple[str, int]]) -> str:
    return "; ".join(f"{what}: {count}" for what, count in counted)
