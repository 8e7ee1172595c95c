"""When the week file cannot be opened: what happened, what to do, and the newest good backup."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from matchweek.errors import MatchweekError
from matchweek.tui.commands.dialogs.questions import TROUBLE
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para, labelled

if TYPE_CHECKING:
    from matchweek.services.core.launch import Launch


@dataclass
class Found(Message):
    """The newest good backup, or None."""

    backup: Path | None


@dataclass
class Restored(Message):
    """A backup took the file's place, or `error` says why not."""

    error: MatchweekError | None


class Trouble(PageDialog[bool]):
    """The titled error over the whole window. Dismissed with True when the file can be opened again."""

    AT = TROUBLE
    COVERS = True
    DEFAULT_CSS = """
    Trouble {
        background: $background;
        #box { width: 100%; max-width: 100%; height: 100%; max-height: 100%; background: $background; }
        #body { height: 1fr; }
    }
    """

    def __init__(self, error: MatchweekError, launch: Launch) -> None:
        super().__init__(error.title)
        from matchweek.services.file import rescue

        self.error = error
        self._launch = launch
        self._damaged = rescue.is_damaged(error)
        self._backup: Path | None = None
        self._busy = False
        self._tell("looking for the newest good backup" if self._damaged else "")

    def on_mount(self) -> None:
        if self._damaged:
            threading.Thread(target=self._look, name="look for a backup", daemon=True).start()

    def _look(self) -> None:
        from matchweek.services.file import rescue

        self.post_message(Found(rescue.newest_good(self._launch.path)))

    def on_found(self, event: Found) -> None:
        event.stop()
        self._backup = event.backup
        self._tell("" if event.backup else "there is no good backup")

    def _tell(self, backup: str) -> None:
        error = self.error
        said = [Para([part]) for part in (error.detail, error.remedy) if part]
        said += [BLANK, labelled("File", str(self._launch.path))]
        if self._backup is not None:
            said += [labelled("Backup", (self._backup.name, "accent"), f"   {self._when(self._backup)}")]
            words = "{trouble_restore} puts it in the file's place; the damaged file is kept beside it."
            keep = self.AT.in_words(words)
            said += [BLANK, Para([(keep, "strong")])]
        elif backup:
            said += [labelled("Backup", (backup, "dim"))]
        self.page.say(said)
        shown = self.KEYS if self._backup is not None else self.KEYS[1:]
        self.keys_line.tell(shown)

    def _when(self, backup: Path) -> str:
        from matchweek.domain.times.zones import EASTERN, wall
        from matchweek.services.file import rescue

        return f"made {wall(rescue.made_at(backup), EASTERN)} ET"

    def do_trouble_restore(self) -> None:
        if self._backup is None or self._busy:
            why = "It is being restored." if self._busy else "There is no good backup to restore."
            self.notify(why if self._damaged else "A backup would not help here.", markup=False)
            return
        question = Ask(
            "Restore the backup?",
            [
                Para([self._backup.name, (f"   {self._when(self._backup)}", "dim")]),
                BLANK,
                Para(["What was done after it is only in the damaged file, which is kept beside it."]),
            ],
        )
        self.app.push_screen(question, lambda yes: self._restore() if yes else None)

    def _restore(self) -> None:
        self._busy = True
        threading.Thread(target=self._put_back, name="restore a backup", daemon=True).start()

    def _put_back(self) -> None:
        from matchweek.services.file import keeping

        try:
            keeping.restore(self._launch.path, self._launch.clock, self._backup)
        except MatchweekError as error:
            self.post_message(Restored(error))
        else:
            self.post_message(Restored(None))

    def on_restored(self, event: Restored) -> None:
        event.stop()
        self._busy = False
        if event.error is None:
            self.dismiss(True)
        else:
            self.host.tell(event.error)

    def do_trouble_leave(self) -> None:
        self.dismiss(False)
