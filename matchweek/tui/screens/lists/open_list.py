"""Opening a file: a path with the folders and files that it may become; a list of programs, above all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.lists import FILE
from matchweek.tui.look.text import fit
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.session import jobs
from matchweek.tui.session.jobs import Job, JobEnded, JobStep
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.lists.list_reading import Entry, Reading
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session

_ENDS = tuple({os.sep, "/"})


class PathLine(Input):
    """The line of a path; a table that is pasted into it is taken as the table."""

    def on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.stop()
            event.prevent_default()
            self._paste(event.text)

    def action_paste(self) -> None:
        self._paste("")

    def _paste(self, text: str) -> None:
        screen = self.screen
        assert isinstance(screen, OpenFile)
        screen.do_file_paste(text)


class OpenFile(Dialog[None]):
    """Asks for a file and reads it. Subclasses say which files, how one is read, what then comes."""

    HEADING = "Open a file"
    FORMS = ""
    SUFFIXES: frozenset[str] = frozenset()
    """Of the files it takes."""

    AUTO_FOCUS = "Input"
    NAMES_UNKNOWN = True
    AT = FILE
    DEFAULT_CSS = """
    OpenFile {
        #box { height: 80%; max-height: 30; }
        #body { height: 1fr; }
        Input { background: $boost; }
        LineList { margin-top: 1; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(self.HEADING, self.FORMS)
        self.session = session
        self.kept = self.kept_for(session)
        self.folder = self.kept.folder or Path.cwd()
        self.line = PathLine(
            self.kept.path, placeholder="the file's name or path; ~ is your home", compact=True
        )
        self.list = LineList()
        self.said = Words(id="said")
        self._entries: list[Entry] = []
        self._looked: tuple[Path, bool] | None = None
        self._chose = False
        self._look: Job | None = None
        self._read: Job | None = None

    def kept_for(self, session: Session) -> Kept:
        """What was typed before, while the window is open."""
        raise NotImplementedError

    def first_folder(self) -> Path | None:
        """The folder to begin in, found in a thread: the first that holds such a file."""
        from matchweek.services.lists.list_reading import entries_of

        def holds_one(folder: Path) -> bool:
            return any(not entry.folder for entry in entries_of(folder, "", self.SUFFIXES))

        folders = (Path.cwd(), Path.home() / "Downloads", Path.home())
        return next(filter(holds_one, folders), None)

    def entries(self, there: Path, begins: str) -> list[Entry]:
        """The folders and files of a folder, found in a thread."""
        from matchweek.services.lists.list_reading import entries_of

        return entries_of(there, begins, self.SUFFIXES)

    def read(self, path: Path) -> Any:
        """Read a file, in a thread; raises MatchweekError when it is none of these."""
        raise NotImplementedError

    def preview(self, found: Any) -> None:
        """What comes once the file is read."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Go on with what was pasted, or with an empty box for it."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        yield self.line
        yield self.list
        yield self.said

    def on_mount(self) -> None:
        if self.kept.folder is not None:
            self._look_again()
            return
        self._look = Job("find the newest file", self, self.first_folder).start()

    def on_unmount(self) -> None:
        self.kept.path = self.line.value

    # The files

    @property
    def _head(self) -> str:
        """What was typed up to the name that is being typed."""
        value = self.line.value
        return value[: max(value.rfind(end) for end in _ENDS) + 1]

    @property
    def _begins(self) -> str:
        return self.line.value[len(self._head) :]

    def _there(self) -> Path:
        from matchweek.services.lists.list_reading import path_of

        return path_of(self._head.lstrip("'\""), self.folder) if self._head else self.folder

    def _look_again(self) -> None:
        """List the folder that the path is in, in a thread; at once when it is the same as before."""
        there, hidden = self._there(), self._begins.startswith(".")
        if (there, hidden) == self._looked:
            self._show()
            return

        def look() -> tuple[Path, bool, list[Entry]]:
            return there, hidden, self.entries(there, "." if hidden else "")

        self._look = Job("look into a folder", self, look).start()

    def _matches(self) -> list[Entry]:
        begins = self._begins.casefold()
        return [entry for entry in self._entries if entry.path.name.casefold().startswith(begins)]

    def _show(self) -> None:
        rows = [Row(_pieces(entry, self.list.size.width), entry.path.name) for entry in self._matches()]
        if not rows:
            rows = [Row([("No such file and no folder here begins so.", "dim")])]
        self.list.say(rows)
        if not self._chose:
            self.list.home()
        self.title_line.tell(self.HEADING, _short(self._there()))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._chose = False
        if self._read is None:
            self.said.say([])
        self._look_again()

    # Reading

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_file_read()

    def do_file_read(self) -> None:
        """Read the file that was typed, or the one under the cursor; open a folder."""
        from matchweek.services.lists.list_reading import path_of

        if self._read is not None:
            return
        value = self.line.value.strip()
        path = path_of(value, self.folder) if value else self.folder
        folder = _is(path, folder=True)
        under = self._under()
        if folder and under is None and not value.endswith(_ENDS) and value:
            self._put(value + os.sep)
        elif under is not None and (self._chose or folder or not _is(path)):
            if folder and value and not value.endswith(_ENDS) and not self._chose:
                self._put(value + os.sep)
            elif under.folder:
                self._put(self._head + under.path.name + os.sep)
            else:
                self._begin(under.path)
        elif folder:
            self._say(BadInput("No such file is here", f"{_short(path)} has none.", "Type the file's path."))
        else:
            self._begin(path)

    def _begin(self, path: Path) -> None:
        self.said.say([Para([(f"Reading {path.name}", "dim")])])
        self._read = Job("read a file", self, lambda: self.read(path)).start()

    def on_job_step(self, event: JobStep) -> None:
        if event.job is self._read:
            self.said.say([Para([(f"Reading: {event.done:,} of {event.total:,} rows", "dim")])])

    def on_job_ended(self, event: JobEnded) -> None:
        if event.job is self._look:
            self._look = None
            if isinstance(event.result, tuple):
                there, hidden, self._entries = event.result
                self._looked = (there, hidden)
                self._show()
            else:
                self.folder = event.result or self.folder
                self._look_again()
        elif event.job is self._read:
            self._read = None
            if event.error is not None:
                self._say(event.error)
            else:
                self.kept.folder = self._there()
                self.preview(event.result)

    def _say(self, error: Exception) -> None:
        title, _, rest = str(error).partition(". ")
        self.said.say([Para([(f"{title}. ", "warn"), rest])])

    # Keys

    def _under(self) -> Entry | None:
        return next((entry for entry in self._matches() if entry.path.name == self.list.cursor), None)

    def _put(self, value: str) -> None:
        self.line.value = value
        self.line.cursor_position = len(value)

    def do_file_paste(self, text: str = "") -> None:
        """Take the table itself, pasted, in the place of its file."""
        if self._read is None:
            self.paste(text)

    def do_file_complete(self) -> None:
        """As far as all names that begin so agree; then the one under the cursor."""
        matches, under = self._matches(), self._under()
        if under is None:
            self.notify("No file or folder here begins so.", markup=False)
            return
        names = [entry.path.name for entry in matches]
        common = _shared(names)
        if self._chose or len(matches) == 1 or common <= len(self._begins):
            self._put(self._head + under.path.name + (os.sep if under.folder else ""))
        else:
            self._put(self._head + under.path.name[:common])

    def do_file_down(self) -> None:
        self._move(lambda: self.list.move(1))

    def do_file_up(self) -> None:
        self._move(lambda: self.list.move(-1))

    def do_file_page_down(self) -> None:
        self._move(lambda: self.list.page(1))

    def do_file_page_up(self) -> None:
        self._move(lambda: self.list.page(-1))

    def _move(self, step: object) -> None:
        self._chose = True
        step()  # type: ignore[operator]

    def do_file_leave(self) -> None:
        """Stop reading; when nothing is being read, leave."""
        if self._read is not None:
            self._read.stop()
            self._read = None
            self.said.say([Para([("Stopped. Nothing was stored.", "dim")])])
        else:
            self.dismiss()


class OpenList(OpenFile):
    """Asks for a list file and reads it; the preview then asks before anything is stored."""

    HEADING = "Open a list"
    FORMS = "CSV, TSV, text, XLSX, PDF or a web page, as it was saved"

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept
        return kept

    def first_folder(self) -> Path | None:
        from matchweek.services.lists.list_reading import newest_list_in

        home = Path.home()
        return newest_list_in([Path.cwd(), home / "Downloads", home])

    def entries(self, there: Path, begins: str) -> list[Entry]:
        from matchweek.services.lists.list_reading import entries_of

        return entries_of(there, begins)

    def read(self, path: Path) -> Reading:
        from matchweek.services.lists.list_reading import read_list_file

        return read_list_file(path, jobs.progress, jobs.cancelled)

    def preview(self, found: Reading) -> None:
        from matchweek.tui.screens.lists.import_preview import ImportPreview

        self.app.switch_screen(ImportPreview(self.session, found))

    def paste(self, text: str) -> None:
        self.dismiss()
        self.host.paste_list(text)


def _pieces(entry: Entry, width: int) -> list[tuple[str, str]]:
    room = max(12, width - 27)
    if entry.folder:
        return [(fit(entry.path.name + os.sep, room), "dim")]
    changed = datetime.fromtimestamp(entry.changed, UTC).astimezone()
    return [(fit(entry.path.name, room), ""), (f"  {_size(entry.size):>9}  {changed:%d %b %H:%M}", "dim")]


def _shared(names: list[str]) -> int:
    """With how many letters all the names begin alike, in any case."""
    first, last = min(map(str.lower, names)), max(map(str.lower, names))
    return next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))


def _size(size: int) -> str:
    return f"{size / 1024:,.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:,.1f} MB"


def _short(path: Path) -> str:
    """A folder as a person writes it."""
    try:
        return f"~{os.sep}{path.relative_to(Path.home())}".rstrip(".").rstrip(os.sep) + os.sep
    except (ValueError, RuntimeError):
        return str(path)


def _is(path: Path, *, folder: bool = False) -> bool:
    try:
        return path.is_dir() if folder else path.exists()
    except (OSError, ValueError):
        return False
