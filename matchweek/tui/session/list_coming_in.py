"""The list that is coming in: stored by a job while the person goes on, told in the footer and a toast."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events

from matchweek.errors import MatchweekError
from matchweek.tui.commands import key_for, with_keys
from matchweek.tui.session import jobs
from matchweek.tui.session.jobs import Job, JobEnded, JobStep
from matchweek.tui.session.list_answers import Answers

if TYPE_CHECKING:
    from matchweek.services.lists.list_reading import Reading
    from matchweek.services.lists.lists import Imported
    from matchweek.tui.app.dashboard import Dashboard
    from matchweek.tui.session.new_lists import NewLists

PATIENCE_MS = 10_000
TOAST = "list"


@dataclass(slots=True)
class Kept:
    """What was typed and pasted towards a list: kept while the window is open, so Escape loses nothing."""

    path: str = ""
    folder: Path | None = None
    pasted: list[str] = field(default_factory=list)
    # The moment of the page that was stored last: the next paste for it is one more part.
    part_of: int | None = None


class Incoming:
    """At most one list at a time is being stored. Lives as long as the window."""

    def __init__(self, app: Dashboard) -> None:
        self._app = app
        self.kept = Kept()
        self.kept_people = Kept()
        self.kept_facts = Kept()
        self.kept_invitations = Kept()
        self.kept_season = Kept()
        self.kept_ranking = Kept()
        self.job: Job | None = None
        self._reading: Reading | None = None
        self._answers = Answers(0, True)
        self._watch: NewLists | None = None

    @property
    def busy(self) -> bool:
        return self.job is not None

    @property
    def free(self) -> bool:
        """Whether another list may be brought in now; if not, says why."""
        # What is said of the list before would lie over the questions about the next one.
        self._app.end_toast(TOAST)
        if self.busy:
            words = f"Another list is still coming in. {key_for('stop_list')} stops it."
            self._app.notify(words, markup=False)
        elif not self._app.session.ready:
            self._app.notify("Your week is still opening.", markup=False)
        return not self.busy and self._app.session.ready

    def store(self, reading: Reading, answers: Answers) -> None:
        """Store a list in a thread; the dashboard goes on meanwhile."""
        week = self._app.session.week
        if week is None or not self.free:
            return
        patient = replace(week, wait_ms=PATIENCE_MS)

        def act() -> Imported:
            from matchweek.services.lists import lists

            return lists.bring_in(
                patient,
                reading,
                after_round=answers.after_round,
                whole=answers.whole,
                progress=jobs.progress,
            )

        self._reading, self._answers = reading, answers
        self._works("bringing the list in")
        self.job = Job("bring a list in", self._app, act).start()

    def watch(self, folder: str) -> None:
        """Offer what comes into a folder and looks like a list, until the window closes; "" watches none."""
        if not folder or self._watch is not None:
            return
        from matchweek.tui.session.new_lists import NewLists

        where = Path(folder).expanduser()
        if not where.is_dir():
            words = f"{where} is not a folder: no new list will be offered."
            self._app.notify(words, title="Nothing is watched", severity="warning", markup=False, timeout=15)
            return

        def offer(path: Path) -> None:
            self._app.post_message(events.Callback(callback=partial(self.offer, path)))

        self._watch = NewLists(where, offer)
        self._watch.start()

    def offer(self, path: Path) -> None:
        """Say that a new file looks like a list; the key that opens a list has it ready then."""
        self.kept.folder, self.kept.path = path.parent, str(path)
        words = f"{path.name} looks like a list. {key_for('open_list')} opens it; nothing is taken by itself."
        self._app.notify(words, title=f"New in {path.parent.name}", markup=False, timeout=20)

    def stop(self) -> bool:
        """Stop the list that is coming in, if there is one; True when there was."""
        if self.job is None:
            return False
        self.job.stop()
        return True

    def close(self) -> None:
        """The window is closing: nothing is left half stored."""
        if self._watch is not None:
            self._watch.close()
        if self.job is not None:
            self.job.stop()
            self.job.join(PATIENCE_MS / 1000)

    def step(self, event: JobStep) -> None:
        if event.job is self.job and not event.job.stopped:
            self._works(f"{event.done:,} of {event.total:,} rows brought in")

    def _works(self, words: str) -> None:
        self._app.week_screen.foot.works(words, key_for("stop_list"), "stop")

    def ended(self, event: JobEnded) -> None:
        if event.job is not self.job:
            return
        self.job = None
        self._app.week_screen.foot.works("")
        if event.error is not None:
            self._failed(event.job, event.error)
        else:
            self._came_in(event.result)

    def _failed(self, job: Job, error: MatchweekError) -> None:
        if job.stopped:
            self._app.notify("Nothing of the list was stored.", title="Stopped", markup=False)
            self._app.said_words("stopped, nothing stored")
            return
        self._app.tell(error)
        if self._reading is not None:
            from matchweek.tui.screens.lists.import_preview import ImportPreview

            self._app.push_screen(ImportPreview(self._app.session, self._reading, self._answers))

    def _came_in(self, imported: Any) -> None:
        if self._reading is not None and self._reading.kind == "pasted":
            self.kept.pasted = []
            self.kept.part_of = None if self._answers.whole else self._answers.after_round
        self._reading = None
        self._app.session.poll()
        self._app.said_words(imported.words)
        title = "The list is in" if imported.stored else "Nothing is new"
        more = with_keys("{undo} takes it back.") if imported.stored else "Nothing was stored."
        self._app.toast(TOAST, f"{_sentence(imported.words)} {more}", title=title, timeout=10)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
