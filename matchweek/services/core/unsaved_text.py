"""Drafts: what is being typed in a form, kept so that a crash loses at most a second of it.

A draft is no act: it is not journalled, and undo does not know it. The act that commits the form
clears it in its own transaction. A draft belongs to the window that types it: while that window lives,
others are only told of it; what a window that died has left is taken up by the next that opens the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.errors import ChangedMeanwhile, FileBusy
from matchweek.services.core.open_window import open_windows
from matchweek.store import journal, unsaved_text

if TYPE_CHECKING:
    from matchweek.services.core.week import Connection, Week
    from matchweek.store.act import Act
    from matchweek.store.unsaved_text import Kept

# Beside the texts of the form, under a name that no field has.
_ABOUT = "@"


class Commits(str):
    """A form's name, as the act that commits it is given it; `seen` is the newest entry of the journal that
    the form shows. An act that would change what was changed later raises ChangedMeanwhile. `rest` are texts
    that the act does not commit since they cannot be read: they stay a draft, to be gone on with."""

    __slots__ = ("rest", "seen")
    seen: int | None
    rest: Mapping[str, str]

    def __new__(cls, form: str, seen: int | None, rest: Mapping[str, str] | None = None) -> Commits:
        new = super().__new__(cls, form)
        new.seen, new.rest = seen, rest or {}
        return new


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed in a form, and when it was last kept (aware UTC).

    `before` are the texts as the form began with them, none where that was not kept.
    """

    form: str
    values: Mapping[str, Any]
    typed_at: datetime
    before: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is found where a form is opened: drafts that were left, the newest first; since when it is open
    in other windows (aware UTC), the first first. `marked` says that others can tell it is open here."""

    left: tuple[Unsaved, ...] = ()
    elsewhere: tuple[datetime, ...] = ()
    marked: bool = False


def open_form(week: Week, form: str, before: Mapping[str, str]) -> Opening:
    """Say that a form is open in this window, and take up what was left of it.

    Raises no FileBusy: then what was left is shown and stays where it is, and the form is not marked.
    """
    now = week.clock.now()
    try:
        with week.database.writing(week.wait_ms) as connection:
            found = unsaved_text.of_form(connection, form)
            left, live = _sorted(week, found)
            unsaved_text.take(connection, [each.key for each in left], form, week.window)
            mark = {_ABOUT: {"since": now.isoformat(), "before": dict(before)}}
            unsaved_text.put(connection, unsaved_text.key_of(form, week.window), mark, now)
    except FileBusy:
        with week.reading() as connection:
            left, live = _sorted(week, unsaved_text.of_form(connection, form))
        return Opening(_offered(left), _since(live))
    return Opening(_offered(left), _since(live), marked=True)


def save(
    week: Week,
    form: str,
    values: Mapping[str, Any],
    before: Mapping[str, str] | None = None,
    since: datetime | None = None,
) -> bool:
    """Keep what is typed so far; False, with nothing kept, when the file is busy: try again.

    `before` are the texts as the form began with them, `since` when it was opened. Waits no longer for the
    file than the week does, so a key handler's week never blocks the keys.
    """
    now = week.clock.now()
    kept = dict(values)
    if before is not None:
        kept[_ABOUT] = {"since": (since or now).isoformat(), "before": dict(before)}
    try:
        with week.database.writing(week.wait_ms) as connection:
            unsaved_text.put(connection, unsaved_text.key_of(form, week.window), kept, now)
    except FileBusy:
        return False
    return True


def elsewhere(week: Week, form: str) -> tuple[datetime, ...]:
    """Since when a form is open in other windows (aware UTC), the first first."""
    with week.reading() as connection:
        found = unsaved_text.of_form(connection, form)
    return _since(_sorted(week, found)[1])


def load(week: Week, form: str) -> Unsaved | None:
    """What was typed in a form last and never committed, in whichever window."""
    with week.reading() as connection:
        found = [_draft(each) for each in unsaved_text.of_form(connection, form)]
    return next((each for each in reversed(found) if each.values), None)


def forms(week: Week, prefix: str = "") -> list[str]:
    """The forms that have a draft, oldest first."""
    with week.reading() as connection:
        found = [_draft(each) for each in unsaved_text.everything(connection)]
    return list(dict.fromkeys(each.form for each in found if each.values and each.form.startswith(prefix)))


def left_in(week: Week, connection: Connection) -> list[Unsaved]:
    """What was typed and left, as a transaction sees it: the newest of each form, the oldest first.

    What another window that lives is typing is not left.
    """
    left, _ = _sorted(week, unsaved_text.everything(connection))
    newest = {each.form: _draft(each) for each in left if _texts(each)}
    return sorted(newest.values(), key=lambda each: each.typed_at)


def commit_in(act: Act, form: str, window: str) -> None:
    """In the transaction of the act that commits a form: drop its draft, all but its `rest`; unless the act
    would undo unseen what was changed elsewhere meanwhile (ChangedMeanwhile, and nothing is stored)."""
    seen = form.seen if isinstance(form, Commits) else None
    if seen is not None and journal.changed_since(act.connection, act.changes, seen):
        raise ChangedMeanwhile(
            "It was changed in another window meanwhile",
            "Nothing was stored over it.",
            "Look at both texts, then leave the form again.",
        )
    unsaved_text.remove(act.connection, form, window)
    if isinstance(form, Commits) and form.rest:
        unsaved_text.put(act.connection, unsaved_text.key_of(form, window), form.rest, act.at)
        unsaved_text.release(act.connection, form, window)


def release(week: Week, form: str) -> bool:
    """Leave a draft to be gone on with, in this window or any other; False when the file is busy.

    Where nothing was typed, nothing is left.
    """
    own = unsaved_text.key_of(form, week.window)
    try:
        with week.database.writing(week.wait_ms) as connection:
            if any(_texts(each) for each in unsaved_text.of_form(connection, form) if each.key == own):
                unsaved_text.release(connection, form, week.window)
            else:
                unsaved_text.remove(connection, form, week.window)
    except FileBusy:
        return False
    return True


def discard(week: Week, form: str) -> bool:
    """Drop a draft of which nothing is to be committed; False when the file is busy."""
    try:
        with week.database.writing(week.wait_ms) as connection:
            unsaved_text.remove(connection, form, week.window)
    except FileBusy:
        return False
    return True


def _sorted(week: Week, found: Iterable[Kept]) -> tuple[list[Kept], list[Kept]]:
    """Drafts that were left or are this window's own, and those of other windows that live."""
    rows = list(found)
    others = {each.window for each in rows} - {"", week.window}
    # The marks of windows are looked at only where there is somebody to ask for.
    alive = others & open_windows(week.path) if others else set()
    left = [each for each in rows if each.window not in alive]
    return left, [each for each in rows if each.window in alive]


def _offered(left: Iterable[Kept]) -> tuple[Unsaved, ...]:
    found = [_draft(each) for each in left if _texts(each)]
    return tuple(sorted(found, key=lambda each: each.typed_at, reverse=True))


def _since(live: Iterable[Kept]) -> tuple[datetime, ...]:
    return tuple(sorted(_about(each).get("since") or each.typed_at for each in live))


def _draft(kept: Kept) -> Unsaved:
    return Unsaved(kept.form, _texts(kept), kept.typed_at, _about(kept).get("before") or {})


def _texts(kept: Kept) -> dict[str, Any]:
    return {name: value for name, value in kept.values.items() if name != _ABOUT}


def _about(kept: Kept) -> dict[str, Any]:
    """When the form was opened and what it began with; nothing where a draft does not say it."""
    found = kept.values.get(_ABOUT)
    if not isinstance(found, dict):
        return {}
    before = found.get("before")
    try:
        since = datetime.fromisoformat(str(found.get("since")))
    except ValueError:
        since = None
    return {"since": since, "before": before if isinstance(before, dict) else {}}
