"""Text being typed, in a table of its own: it is never journalled and no undo knows it.

A row's key is the form's name; behind “@” the window that types in it, and behind “#” a number where that
window took up what another one left. A row without a window was left on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.fields import instant
from matchweek.store.act import last_seq
from matchweek.store.driver.fetching import ask, fetch, moment

if TYPE_CHECKING:
    from matchweek.store.driver.fetching import Either

_WINDOW, _TAKEN = "@", "#"
_COLUMNS = ("form", "values", "typed_at")


@dataclass(frozen=True, slots=True)
class Kept:
    """One row: its key, what stands in it (nothing where its text is damaged), when it was kept."""

    key: str
    values: dict[str, Any]
    typed_at: datetime

    @property
    def form(self) -> str:
        return self.key.partition(_WINDOW)[0]

    @property
    def window(self) -> str:
        """The window that types in it; empty for a draft that was left."""
        return self.key.partition(_WINDOW)[2].partition(_TAKEN)[0]


def key_of(form: str, window: str) -> str:
    return f"{form}{_WINDOW}{window}" if window else form


def put(connection: Either, key: str, values: Mapping[str, Any], at: datetime) -> None:
    ask(
        connection,
        'INSERT INTO draft (form, "values", typed_at) VALUES (?, ?, ?) ON CONFLICT (form) '
        'DO UPDATE SET "values" = excluded."values", typed_at = excluded.typed_at',
        (key, json.dumps(dict(values)), moment(at)),
    )


def remove(connection: Either, form: str, window: str) -> None:
    """Drop what a window typed in a form and what it took up there; of no window, what was left."""
    _drop(connection, _own(connection, form, window))


def take(connection: Either, keys: Iterable[str], form: str, window: str) -> None:
    """Make drafts that were left those of a window: they go with its own when the form is committed."""
    taken = [key for key in _own(connection, form, window) if _TAKEN in key]
    number = max((int(key.rpartition(_TAKEN)[2]) for key in taken), default=0)
    for place, key in enumerate(keys, number + 1):
        _rename(connection, key, f"{key_of(form, window)}{_TAKEN}{place}")


def release(connection: Either, form: str, window: str) -> None:
    """Leave what a window typed in a form to whoever opens it next; what it took up there is part of it."""
    mine = key_of(form, window)
    own = _own(connection, form, window)
    if mine not in own:
        return
    _drop(connection, [key for key in own if key != mine])
    free = not list(fetch(connection, "draft", ("form",), where={"form": form}))
    # Beside one that was left before, under the name of a window that is none any more.
    new = form if free else f"{form}{_WINDOW}left-{window}-{last_seq(connection)}"
    _drop(connection, [new])
    _rename(connection, mine, new)


def of_form(connection: Either, form: str) -> list[Kept]:
    """Every draft of a form, the oldest first."""
    return [each for each in everything(connection) if each.form == form]


def everything(connection: Either) -> list[Kept]:
    """Every draft, the oldest first."""
    found = fetch(connection, "draft", _COLUMNS, order="typed_at, form")
    return [Kept(key, _values(text), instant(at)) for key, text, at in found]


def _own(connection: Either, form: str, window: str) -> list[str]:
    """The keys of what a window typed in a form and took up there; of no window, of what was left."""
    mine = key_of(form, window)
    keys = [key for (key,) in fetch(connection, "draft", ("form",), order="form")]
    return [key for key in keys if key == mine or (window and key.startswith(f"{mine}{_TAKEN}"))]


def _drop(connection: Either, keys: Iterable[str]) -> None:
    for key in keys:
        ask(connection, "DELETE FROM draft WHERE form = ?", (key,))


def _rename(connection: Either, key: str, new: str) -> None:
    ask(connection, "UPDATE draft SET form = ? WHERE form = ?", (new, key))


def _values(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
