"""What the previews share whose rows are brought in: a thread stores them, and the preview is left then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.session.jobs import PATIENT_MS, Job, JobEnded

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session


class BringsIn(Sheet):
    """A preview: nothing of it is stored before it is said. Subclasses call `bring_in` once."""

    def __init__(self, session: Session, zone: str, title: str) -> None:
        super().__init__(session, zone, title)
        self._job: Job | None = None

    def kept_paste(self) -> Kept:
        """What was pasted for it: it can be gone back to until it is stored."""
        raise NotImplementedError

    def told(self, done: Done) -> Done:
        """What is said of it once it is stored."""
        return done

    @property
    def may_bring_in(self) -> bool:
        """Whether there is a file to store into, and nothing is being stored yet."""
        return self.session.week is not None and self._job is None

    def bring_in(self, name: str, store: Callable[[Week], Done]) -> None:
        """Store what was read in a thread of that name."""
        if self.session.week is not None:
            patient = replace(self.session.week, wait_ms=PATIENT_MS)
            self._job = Job(name, self, lambda: store(patient)).start()

    def on_job_ended(self, event: JobEnded) -> None:
        self._job = None
        if event.error is not None:
            self.host.tell(event.error)
            return
        done: Done = event.result
        self.kept_paste().pasted = []
        self.dismiss(None)
        self.session.poll()
        self.host.said(self.told(done))
