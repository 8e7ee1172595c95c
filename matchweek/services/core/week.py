"""An open week: one file, one clock, one person; what every act begins from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.clock import Clock
from matchweek.domain.base.change import Entry
from matchweek.errors import BadInput
from matchweek.paths import real
from matchweek.store import journal, rows
from matchweek.store.act import Act
from matchweek.store.database import PATIENCE_MS, Database
from matchweek.store.feed import Feed, News
from matchweek.store.file_place import Identity, identity
from matchweek.store.opening import empty_week, is_missing, may_write, open_file, read_only

if TYPE_CHECKING:
    from matchweek.store.database import Connection as Connection
    from matchweek.store.file_image import Image

ME = "me"

__all__ = [
    "ME",
    "Done",
    "Feed",
    "News",
    "Week",
    "entries_since",
    "happened",
    "instant",
    "newest_entry",
    "open_week",
    "plural",
    "to_come",
]


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did: a sentence for the person, what to be warned of, what was made.

    `changed` is False when everything already was as asked; then nothing was journalled.
    """

    words: str
    warnings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    changed: bool = True


@dataclass(slots=True)
class Week:
    """`path` is None for a week that exists only in memory (a missing file that is only read)."""

    database: Database
    clock: Clock
    actor: str = ME
    # How long an act waits for the file's lock: a key handler waits less than a shell.
    wait_ms: int = PATIENCE_MS
    path: Path | None = field(default=None)
    # The name of the window that acts (services.core.open_window): its drafts have it; a shell has none.
    window: str = ""
    # Which file was opened, so that it can be told when another one, or none, is at its path.
    identity: Identity | None = None
    # Its pages in memory, of a window that looks after it (services.file.lost_file).
    image: Image | None = None
    # The kinds of rows that acts changed since it was opened.
    touched: set[str] = field(default_factory=set)

    @contextmanager
    def act(
        self, name: str, at: datetime | None = None, undoes: int | None = None, *, draft: str = ""
    ) -> Iterator[Act]:
        """One act: its checks, its change and its journal entries in one transaction.

        Everything in the block happens, durably, when the block ends; nothing of it if it raises. `draft`
        names the form that the act commits: its draft goes with it, see services.core.unsaved_text.commit_in.
        """
        with self.database.writing(self.wait_ms) as connection:
            act = Act(connection, name, at or self.clock.now(), self.actor)
            yield act
            if draft:
                from matchweek.services.core.unsaved_text import commit_in

                commit_in(act, draft, self.window)
            act.write_journal(undoes)
        self.touched.update(change.entity for change in act.changes)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.database.reading() as connection:
            yield connection

    def through_models(self) -> Week:
        """The same week for what is done through the models alone; it is closed with this one."""
        return replace(self, database=self.database.models())

    def feed(self) -> Feed:
        """Follow the file from this moment on."""
        with self.reading() as connection:
            return Feed(self.database, journal.last_seq(connection), rows.epoch(connection))

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The rows met so far that are damaged and left out, such as “call 3: its at is no time”."""
        return self.database.unreadable

    def close(self) -> None:
        older = b"" if self.image is None else self.image.older_copy()
        self.database.close()
        if self.image is not None:
            self.image.close()
            self.image = None
        if older and self.path is not None:
            from matchweek.store.file_image import leave_as_it_is

            leave_as_it_is(self.path, older)


def open_week(
    path: Path,
    clock: Clock,
    *,
    create: bool = True,
    kind: str = "own",
    actor: str = ME,
    hasty: bool = False,
    quickly: bool = False,
) -> Week:
    """Open the week file at `path`; with `create` False a missing file is an empty week,
    and one that may not be written can be read.

    `hasty` is for filling a new file of a rehearsal: no act waits until it is on the disk. `quickly` is
    for who needs no more than `fetching` and an act's own statements: where the file is in order it waits for
    no model; what needs them all the same asks for `through_models`.

    Raises WeekFileError when the file cannot be used; it is not changed then.
    """
    path = real(path)
    if is_missing(path):
        if not create:
            return Week(empty_week(clock.now()), clock, actor)
    elif not create and path.is_file() and path.stat().st_size and not may_write(path):
        return Week(read_only(path, clock.now()), clock, actor)
    elif quickly:
        from matchweek.store.driver.driver import open_by_driver

        by_driver = open_by_driver(path)
        if by_driver is not None:
            return Week(by_driver, clock, actor, path=path, identity=identity(path))
    database = open_file(path, clock.now(), kind)
    if hasty:
        database.hasten()
    return Week(database, clock, actor, path=path, identity=identity(path))


def instant(at: datetime) -> str:
    """An aware time as the journal keeps it: ISO 8601 in UTC."""
    return at.astimezone(UTC).isoformat()


def happened(week: Week, at: datetime | None) -> datetime:
    """When something was done: `at`, or now. Raises BadInput for an instant that is still to come."""
    now = week.clock.now()
    if at is None or at <= now:
        return at or now
    from matchweek.domain.times.zones import wall

    raise BadInput(
        "That moment has not come yet", f"{wall(at)} ET is after now, {wall(now)} ET.", "Give when it was."
    )


def to_come(week: Week, at: datetime | None) -> tuple[str, ...]:
    """What to say of an instant given for something done when it is still to come."""
    if at is None or at <= week.clock.now():
        return ()
    # Zones take long to import, and an open week needs none.
    from matchweek.domain.times.zones import wall

    return (f"{wall(at)} Eastern is still to come: is the time right?",)


def plural(count: int, one: str, many: str | None = None) -> str:
    """“1 program”, “3 programs”."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def newest_entry(week: Week) -> int:
    """The number of the newest entry of the journal; 0 where there is none."""
    with week.reading() as connection:
        return journal.last_seq(connection)


def entries_since(week: Week, after: int = 0) -> list[Entry]:
    """The journal from a number on, oldest first."""
    with week.reading() as connection:
        return journal.entries(connection, after)
