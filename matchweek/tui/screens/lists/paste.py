"""Pasting what comes from elsewhere: above all a table copied from R3, whole or page by page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widget import Widget

from matchweek.errors import Failed
from matchweek.tui.commands import Command
from matchweek.tui.commands.dialogs.lists import PASTE
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.session import jobs
from matchweek.tui.session.jobs import Job, JobEnded, JobStep
from matchweek.tui.widgets.paste_box import PasteBox
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.lists.list_reading import Reading
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session


IN_SCREEN = "Screen may lose letters of a long paste: {paste_clipboard} reads it whole."
NOTHING_CAME_AFTER = 3.0
"""Seconds after which somebody may be waiting for a paste that the terminal does not send."""
NOTHING_CAME = "Nothing came? Press {paste_clipboard}: it reads the clipboard itself."


class Paste(Dialog[None]):
    """Takes a paste of any size and reads it. Subclasses say what it is, how it is read, what then comes."""

    HEADING = "Paste"
    HOW: ClassVar[Sequence[Para]] = ()
    WAITING = ""
    AUTO_FOCUS = "PasteBox"
    NAMES_UNKNOWN = True
    AT = PASTE
    DEFAULT_CSS = """
    Paste {
        #box { height: 80%; max-height: 30; width: 100; }
        #body { height: 1fr; }
    }
    """

    def __init__(self, session: Session, text: str = "") -> None:
        super().__init__(self.HEADING)
        self.session = session
        self.kept = self.kept_for(session)
        self.box = PasteBox(self.kept.pasted)
        self._waits = (self._line(self.WAITING, "dim"),)
        self.said = Words(self._waits, id="said")
        self._given = text
        self._read: Job | None = None
        self._clipboard: Job | None = None

    def kept_for(self, session: Session) -> Kept:
        """Where the text is kept while the window is open."""
        raise NotImplementedError

    def read(self, text: str) -> Any:
        """What the text is; in a thread. Raises BadInput for what cannot be read."""
        raise NotImplementedError

    def preview(self, found: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        yield self.box
        yield self.said

    def on_mount(self) -> None:
        if self._given:
            self.box.take(self._given)
        elif not self.box.empty:
            self._changed()
        else:
            self.said.say(self._waiting())
            self.set_timer(NOTHING_CAME_AFTER, self._nothing_came)

    def on_paste_box_changed(self, event: PasteBox.Changed) -> None:
        event.stop()
        self._changed()

    def _changed(self) -> None:
        box = self.box
        self.kept.pasted = [text] if (text := box.text) else []
        self.keys_line.tell(self._typing_keys if box.typing else self.KEYS)
        self.title_line.tell(self.HEADING, "" if box.empty else box.words())
        if self._read is None:
            self.said.say(self._waiting() if box.empty else ())

    def _waiting(self) -> Sequence[Para]:
        """What is said while nothing is there; inside GNU screen what it does to a long paste."""
        more = (self._line(IN_SCREEN, "warn"),) if os.environ.get("STY") else ()
        return (*self._waits, *more)

    def _line(self, words: str, style: str) -> Para:
        return Para([(self.AT.in_words(words), style)])

    def _nothing_came(self) -> None:
        waits = self.box.empty and self._read is None and self._clipboard is None
        if waits and self.said.paragraphs == self._waits:
            self.said.say((*self._waits, self._line(NOTHING_CAME, "")))

    # Keys

    def do_paste_read(self) -> None:
        """Read what is there; with nothing there, say how to copy it."""
        if self._read is not None:
            return
        if self.box.empty:
            self.said.say(self.HOW)
            return
        text = self.box.text
        self.said.say([Para([("Reading", "dim")])])
        self._read = Job("read what was pasted", self, lambda: self.read(text)).start()

    def do_paste_clipboard(self) -> None:
        """Paste from the system's clipboard, where it can be read; terminals paste by other keys too."""

        def fetch() -> str:
            import pyperclip

            try:
                return str(pyperclip.paste())
            except (pyperclip.PyperclipException, OSError) as error:
                raise Failed(
                    "The clipboard cannot be read from here",
                    "",
                    "Paste as your terminal does it: ctrl+shift+V, cmd+V, or the right mouse button.",
                ) from error

        if self._clipboard is None:
            self._clipboard = Job("read the clipboard", self, fetch).start()

    def do_paste_drop(self) -> None:
        if not self.box.pages:
            self.notify("Nothing is pasted yet.", markup=False)
        self.box.drop()

    @property
    def _typing_keys(self) -> list[Command]:
        """Its keys while one types, by what they do then."""
        end = self.AT.said("paste_leave", f"end typing, then {self.AT['paste_read'].shown_key} reads it", 2)
        return [self.AT.said("paste_read", "new line"), end]

    def do_paste_leave(self) -> None:
        """End typing; stop reading; else leave, with the text kept for the next time."""
        if self.box.typing:
            self.box.rest()
        elif self._read is not None:
            self._read.stop()
            self._read = None
            self.said.say([Para([("Stopped. Nothing was stored.", "dim")])])
        else:
            self.dismiss()

    # The threads

    def on_job_step(self, event: JobStep) -> None:
        if event.job is self._read:
            self.said.say([Para([(f"Reading: {event.done:,} of {event.total:,} rows", "dim")])])

    def on_job_ended(self, event: JobEnded) -> None:
        if event.job is self._clipboard:
            self._clipboard = None
            if event.error is not None:
                self._tell(event.error)
            elif event.result.strip():
                self.box.take(event.result)
            else:
                self._tell(Failed("The clipboard is empty", "", "Copy it first."))
        elif event.job is self._read:
            self._read = None
            if event.error is not None:
                self._tell(event.error)
            else:
                self.preview(event.result)

    def _tell(self, error: Exception) -> None:
        title, _, rest = str(error).partition(". ")
        self.said.say([Para([(f"{title}. ", "warn"), rest])])


class PasteList(Paste):
    """A table of programs; the preview then asks before anything is stored."""

    RULE = "list.confidential"
    HEADING = "Paste a list"
    HOW = (
        Para([("How to copy the list from R3", "strong")]),
        Para(["1  Open the List of Unfilled Programs in R3 and click into its table.", ""], 3),
        Para(["2  Select all with ctrl+A and copy with ctrl+C (on a Mac cmd+A, cmd+C).", ""], 3),
        Para(
            [
                "3  Come back and paste as your terminal does it: ctrl+shift+V, cmd+V, or the right button.",
                "",
            ],
            3,
        ),
        Para(
            [
                (
                    "Several pages: paste one, bring it in as a part, then the next. Text around is no harm.",
                    "dim",
                )
            ]
        ),
    )
    WAITING = "Paste the table now. {Paste_read} on the empty box says how to copy it."

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept
        return kept

    def read(self, text: str) -> Reading:
        from matchweek.services.lists.list_reading import read_pasted_list

        return read_pasted_list(text, jobs.progress, jobs.cancelled)

    def preview(self, found: Reading) -> None:
        from matchweek.tui.screens.lists.import_preview import ImportPreview

        self.app.switch_screen(ImportPreview(self.session, found))
