"""Between the keys and the services: runs acts, keeps the board up to date, queues what must wait.

The services are imported in a thread after the first frame: nothing here imports them. A file in order is
used by SQLite's own driver (store/driver): a window does not hold the models, which are most of its memory.
"""

from __future__ import annotations

import gc
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from matchweek.errors import BadInput, ChangedMeanwhile, FileBusy, MatchweekError, unexpected
from matchweek.tui.session.session_messages import (
    Acted,
    BoardLoaded,
    Glanced,
    Opened,
    OpeningFailed,
    Otherwise,
    Refused,
    Then,
    Waiting,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from textual.message import Message

    from matchweek.domain.base.change import Entry
    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.board.board import Board
    from matchweek.services.core.launch import Launch
    from matchweek.services.core.open_window import OpenWindow
    from matchweek.services.core.week import Done, Feed, News, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.hourly_backup import HourlyBackups
    from matchweek.tui.session.kept_calendar import KeptCalendars

# A key handler waits this long for the file's lock before the act goes to the writer.
KEY_WAIT_MS = 50
WRITER_WAIT_MS = 10_000

WeekAct = Callable[["Week"], "Done"]


class Session:
    """One open week, as the screens see it: `board` to show, `do` to act.

    Calls `patched` on the event loop whenever the board changed, in the same moment in which an
    act of this window was stored.
    """

    def __init__(self, app: Host, launch: Launch) -> None:
        self.app = app
        self.launch = launch
        self.clock = launch.clock
        self._board: Board | None = None
        self._narrowed: Board | None = None
        self.week: Week | None = None
        self._feed: Feed | None = None
        self._window: OpenWindow | None = None
        self._backups: HourlyBackups | None = None
        self._calendars: KeptCalendars | None = None
        self._told = ""
        self.time_box: datetime | None = None  # until when one by one was given time
        self.refused: MatchweekError | None = None  # why the last act was not done
        # Whether the file that is written to is no longer at its path.
        self.lost = False
        self._queue: deque[tuple[WeekAct, Then | None, Otherwise | None]] = deque()
        self._writer: threading.Thread | None = None
        self._lock = threading.Lock()
        self.patched: Callable[[tuple[Entry, ...], set[str]], None] = lambda entries, touched: None
        # Called in the thread that read a board anew, with what can be worked out there for the screen.
        self.warm: Callable[[Board], None] = lambda board: None

    @property
    def board(self) -> Board:
        """What to show; there is one once the week is open."""
        assert self._board is not None
        return self._narrowed or self._board

    @property
    def ready(self) -> bool:
        """Whether acts are done at once."""
        return self.week is not None

    @property
    def shows(self) -> bool:
        """Whether there is a board to show."""
        return self._board is not None

    @property
    def advocacy(self) -> Advocacy:
        """Gates, advocates and assignments as they are at this moment."""
        from matchweek.domain.board.advocacy import Advocacy

        return Advocacy(self.board, self.clock.now())

    def hide_list(self, hidden: bool) -> None:
        """Show the board without the List, for somebody who looks on, or whole again."""
        from matchweek.domain.board.looking_on import looked_on

        self._narrowed = looked_on(self._board) if hidden and self._board else None

    @property
    def seen(self) -> int | None:
        """The newest entry of the journal that the board shows; None before the week is open."""
        return None if self._feed is None else self._feed.seen

    @property
    def waiting(self) -> int:
        return len(self._queue)

    # Opening

    def open(self) -> None:
        """Open the week file in a thread; answers with Opened or OpeningFailed."""
        threading.Thread(target=self._open, name="open the week", daemon=True).start()

    def _open(self) -> None:
        """Open the week, and tell of whatever keeps it from opening: a thread that dies says nothing."""
        try:
            if self.launch.prepare is not None:
                self._prepare(self.launch.prepare)
            from matchweek.domain.week import agenda  # noqa: F401
            from matchweek.services.core.first_look import first_look

            # The line above brings in what the round bar needs, away from the event loop.
            look = first_look(self.launch.path)
            if look is not None:
                self.app.post_message(Glanced(look[0].prepared()))
            self.app.post_message(self._opened_after(look))
        except MatchweekError as error:
            gc.enable()
            # A backup can take the place of a damaged file only while no window shows it.
            self._leave_window()
            self.app.post_message(OpeningFailed(error))
        except Exception as error:
            self._leave_window()
            self.app.post_message(OpeningFailed(unexpected(error)))
            raise

    def _prepare(self, prepare: Callable[[], None]) -> None:
        """Make the file, and show meanwhile what will stand in it."""
        board = self.launch.glimpse() if self.launch.glimpse is not None else None
        if board is None:
            prepare()
            return
        from matchweek.tui.session.jobs import giving_way

        self.app.post_message(Glanced(board.prepared()))
        with giving_way():
            prepare()
        # The file is still to be opened.
        gc.disable()

    def _opened_after(self, look: tuple[Board, int, str] | None) -> Opened:
        from matchweek.services.core.board import follow_from, load_and_follow
        from matchweek.services.core.open_window import OpenWindow
        from matchweek.services.core.week import open_week

        self._window = OpenWindow(self.launch.path)
        week = open_week(self.launch.path, self.clock, quickly=True)
        week.wait_ms, week.window = KEY_WAIT_MS, self._window.name
        if look is None:
            board, feed = load_and_follow(week)
            return Opened(week, board.prepared(), feed)
        board, seen, epoch = look
        return Opened(week, board, follow_from(week, seen, epoch))

    def glanced(self, event: Glanced) -> None:
        """Show the board that was read first."""
        self._board = event.board

    def opened(self, event: Opened) -> None:
        """Take over what the opening thread made; acts pressed meanwhile are done now."""
        from matchweek.tui.session.hourly_backup import HourlyBackups
        from matchweek.tui.session.kept_calendar import KeptCalendars

        self.week, self._board, self._feed = event.week, event.board, event.feed
        self._backups, self._calendars = HourlyBackups(self), KeptCalendars(self)
        self.follow()
        # What is loaded stays; looking through it again and again would only delay keys.
        gc.freeze()
        gc.enable()
        if self._queue:
            self._start_writer()

    def put_back(self) -> tuple[Path, str]:
        """Write the week to its path again, after it was lost, and go on with it.

        Returns where it is, and what of it is lost in words, usually none.

        Raises MatchweekError, and goes on as before, when it cannot be written.
        """
        from matchweek.services.core.open_window import OpenWindow
        from matchweek.services.core.week import open_week
        from matchweek.services.file import lost_file

        assert self.week is not None and self._feed is not None
        where, said = lost_file.put_back(self.week, self._feed)
        self._feed, self.lost = None, False
        try:
            # Under its name: the drafts of the forms that are open stay its own.
            name = self.week.window
            self._leave_window()
            self._window = OpenWindow(self.launch.path, name)
            self.week = open_week(self.launch.path, self.clock, quickly=True)
            self.week.wait_ms, self.week.window = KEY_WAIT_MS, self._window.name
        except MatchweekError as error:
            self.week = None
            self.app.post_message(OpeningFailed(error))
        else:
            self.reload()
        return where, said

    def close(self) -> None:
        for each in (self._backups, self._calendars):
            if each is not None:
                each.close()
        if self._feed is not None:
            self._feed.close()
        if self.week is not None:
            self.week.close()
        self._leave_window()

    def _leave_window(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window = None

    # Acting

    def do(
        self,
        act: WeekAct,
        then: Then | None = None,
        otherwise: Otherwise | None = None,
        badly: Callable[[BadInput], None] | None = None,
    ) -> bool | None:
        """Do an act now: stored before this returns True.

        When the file's lock is held elsewhere the act is queued and None returned; it and those after it are
        then done in order, and `otherwise` is called with what refuses it. Refusals and errors are told to
        the app as `Refused`, and return False; of ChangedMeanwhile only `refused` tells, and bad input is
        told to `badly` where it is given, beside the line that was typed.
        """
        self.refused = None
        if self.week is None or self._queue:
            self._enqueue(act, then, otherwise)
            return None
        try:
            done = act(self.week)
        except FileBusy:
            self._enqueue(act, then, otherwise)
            return None
        except ChangedMeanwhile as error:
            self.refused = error
            self.follow()
            return False
        except MatchweekError as error:
            self.refused = error
            if badly is not None and isinstance(error, BadInput):
                badly(error)
            else:
                self.app.post_message(Refused(error))
            return False
        self.follow()
        if then is not None:
            then(done)
        return True

    def follow(self) -> None:
        """Read what was written since the last look, by whomever, and patch the board."""
        if self._feed is not None:
            self._look(self._feed.pull)

    def poll(self) -> None:
        """The same, if anything was written; microseconds when nothing was."""
        if self._feed is not None:
            self._look(self._feed.poll)

    def tick(self) -> None:
        """Once a second: begin the hour's backup when it is due, and what calendar files are behind."""
        for each in (self._backups, self._calendars):
            if self._feed is not None and each is not None:
                each.look()

    def _look(self, look: Callable[[], News]) -> None:
        try:
            news = look()
        except MatchweekError as error:
            # What was not read now is read at one of the next looks; trouble that stays is told once.
            # A file that was written over is asked about by `lost_file`, which knows what helps.
            if not isinstance(error, FileBusy) and error.title != self._told and not self._is_lost():
                self._told = error.title
                self.app.post_message(Refused(error))
            return
        self._told = ""
        self._take(news)

    def _is_lost(self) -> bool:
        from matchweek.services.file import lost_file

        return self.week is not None and lost_file.is_lost(self.week)

    def _take(self, news: News) -> None:
        if news.reload:
            self.reload()
        elif news.entries:
            touched = self._board.follow(news.entries) if self._board else set()
            self.hide_list(self._narrowed is not None)
            if self._calendars is not None and "interview" in touched:
                self._calendars.changed()
            if "list" in touched:
                self.reload(entries=news.entries)
            self.patched(news.entries, touched)

    def reload(self, *, entries: Iterable[Entry] = ()) -> None:
        """Read the whole board anew, in a thread; answers with BoardLoaded."""
        week, said = self.week, tuple(entries)
        if week is None:
            return

        def run() -> None:
            from matchweek.services.core.board import load_and_follow
            from matchweek.tui.session.jobs import giving_way

            try:
                with giving_way():
                    board, feed = load_and_follow(week)
                    self.warm(board.prepared())
            except MatchweekError as error:
                self.app.post_message(Refused(error))
                return
            self.app.post_message(BoardLoaded(board, feed, said))

        threading.Thread(target=run, name="read the board", daemon=True).start()

    def reloaded(self, event: BoardLoaded) -> None:
        """Show a board that was read anew; its feed goes on from where it was read."""
        old, self._feed = self._feed, event.feed
        self._board = event.board
        self.hide_list(self._narrowed is not None)
        if old is not None:
            old.close()
        self.follow()

    # Waiting for the file

    def _enqueue(self, act: WeekAct, then: Then | None, otherwise: Otherwise | None) -> None:
        with self._lock:
            self._queue.append((act, then, otherwise))
        self.app.post_message(Waiting(self.waiting))
        if self.week is not None:
            self._start_writer()

    def _start_writer(self) -> None:
        with self._lock:
            if self._writer is None or not self._writer.is_alive():
                self._writer = threading.Thread(target=self._write, name="write what waits", daemon=True)
                self._writer.start()

    def _write(self) -> None:
        assert self.week is not None
        patient = replace(self.week, wait_ms=WRITER_WAIT_MS)
        while True:
            with self._lock:
                if not self._queue:
                    self._writer = None
                    return
                act, then, otherwise = self._queue[0]
            try:
                done = act(patient)
            except FileBusy:
                self.app.post_message(Waiting(self.waiting, late=True))
                continue
            except MatchweekError as error:
                self._taken(Refused(error, otherwise))
            except Exception as error:  # noqa: BLE001
                # Left in the queue it would keep all later acts waiting.
                self._taken(Refused(unexpected(error), otherwise))
            else:
                self._taken(Acted(done, then))

    def _taken(self, said: Message) -> None:
        """The first act that waited is done, or refused."""
        self.app.post_message(said)
        with self._lock:
            self._queue.popleft()
        self.app.post_message(Waiting(self.waiting))
